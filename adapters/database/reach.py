"""Who can be reached in a channel and who cannot: figures for whoever sets it up."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, ScalarSelect, exists, func, select

from adapters.database.engine import Database
from adapters.database.tables import address, person, recipient, team, workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """The figures of one channel; only who is active counts."""

    people: int
    strangers: int
    """People of the list who have no address in the channel."""
    without_email: int
    """Those of them in whose row no e-mail address stands."""
    teams: int
    roomless: int
    """Teams that no room belongs to."""
    unreachable: Mapping[str, int] = field(default_factory=dict)
    """How many addresses cannot be written to, by the reason."""


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
    async with database.read() as connection:
        row = (await connection.execute(figures)).mappings().one()
        counted = (await connection.execute(reasons)).all()
    return Reach(**row, unreachable={str(reason): int(count) for reason, count in counted})


def _reached(who: ColumnElement[int] | ScalarSelect[int], channel: str) -> ColumnElement[bool]:
    return exists(
        select(address.c.id)
        .join(workspace, workspace.c.id == address.c.workspace_id)
        .where(address.c.recipient_id == who, workspace.c.channel == channel)
    )
