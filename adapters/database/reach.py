"""Who can be reached in a channel and who cannot, counted: ``bot.reach``."""

from sqlalchemy import ColumnElement, ScalarSelect, exists, func, select

from adapters.database.engine import Database
from adapters.database.tables import address, person, recipient, team, workspace
from bot.reach import Reach
from nudges.delivery import WorkspaceId


async def reach(database: Database, channel: str) -> Reach:
    """Count who can be reached in a channel."""
    people = select(func.count()).select_from(person.join(recipient, recipient.c.id == person.c.id))
    teams = select(func.count()).select_from(team.join(recipient, recipient.c.id == team.c.id))
    active = recipient.c.active
    nowhere = ~_reached(recipient.c.id, channel)
    figures = select(
        people.where(active).scalar_subquery().label("people"),
        people.where(active, nowhere).scalar_subquery().label("strangers"),
        people.where(active, nowhere, person.c.email.is_(None)).scalar_subquery().label("without_email"),
        teams.where(active).scalar_subquery().label("teams"),
        teams.where(active, nowhere).scalar_subquery().label("roomless"),
    )
    reasons = (
        select(address.c.unreachable, func.count())
        .join(workspace, workspace.c.id == address.c.workspace_id)
        .where(workspace.c.channel == channel, address.c.unreachable.is_not(None))
        .group_by(address.c.unreachable)
    )
    known = select(workspace.c.id, workspace.c.disconnected).where(workspace.c.channel == channel)
    newest = (
        select(address.c.reference)
        .join(workspace, workspace.c.id == address.c.workspace_id)
        .where(workspace.c.channel == channel, address.c.reference.is_not(None))
        .order_by(address.c.id.desc())
        .limit(1)
    )
    async with database.read() as connection:
        row = (await connection.execute(figures)).mappings().one()
        counted = (await connection.execute(reasons)).all()
        workspaces = (await connection.execute(known)).all()
        reference = await connection.scalar(newest)
    return Reach(
        **row,
        unreachable={str(reason): int(count) for reason, count in counted},
        workspaces={WorkspaceId(its): reason for its, reason in workspaces},
        reference=reference,
    )


def _reached(who: ColumnElement[int] | ScalarSelect[int], channel: str) -> ColumnElement[bool]:
    return exists(
        select(address.c.id)
        .join(workspace, workspace.c.id == address.c.workspace_id)
        .where(address.c.recipient_id == who, workspace.c.channel == channel)
    )
