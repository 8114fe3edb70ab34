"""Who on the list cannot be reached in a workspace, and of whom no time zone was told there."""

from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, exists, func, select

from adapters.database.addresses import address_of
from adapters.database.engine import Database
from adapters.database.tables import address, person, recipient
from bot.ports.unreached import Unreached
from nudges.delivery import WorkspaceId
from nudges.person import FOREVER, RecipientId


async def unreached(database: Database, workspace: WorkspaceId) -> list[Unreached]:
    """Return the active people without an address in a workspace that can be written to, by their ids."""
    open_one = address.alias()
    reached = exists(
        select(open_one.c.id).where(
            open_one.c.recipient_id == person.c.id,
            open_one.c.workspace_id == workspace,
            open_one.c.unreachable.is_(None),
        )
    )
    last = address.alias()
    its_last = (
        select(func.max(last.c.id))
        .where(last.c.recipient_id == person.c.id, last.c.workspace_id == workspace)
        .scalar_subquery()
    )
    return await _found(database, _people(address.c.id == its_last).where(~reached))


async def zoneless(database: Database, workspace: WorkspaceId) -> list[Unreached]:
    """Return the active people whose usual address is in a workspace and of whom nobody told a time zone."""
    usual = and_(address.c.id == recipient.c.address_id, address.c.workspace_id == workspace)
    query = _people(usual).where(
        address.c.id.is_not(None),
        address.c.unreachable.is_(None),
        person.c.told_time_zone.is_(None),
        person.c.preferred_time_zone.is_(None),
    )
    return await _found(database, query)


def _people(its_address: ColumnElement[bool]) -> Select[Any]:
    """Select active people, each with one address at most."""
    other, others = person.alias(), recipient.alias()
    several = (
        select(func.lower(other.c.email))
        .join(others, others.c.id == other.c.id)
        .where(others.c.active, other.c.email.is_not(None))
        .group_by(func.lower(other.c.email))
        .having(func.count() > 1)
    )
    return (
        select(
            person.c.id,
            person.c.key,
            person.c.name,
            person.c.email,
            func.coalesce(func.lower(person.c.email).in_(several), False).label("shares_email"),
            recipient.c.paused_until,
            address.c.workspace_id,
            address.c.route,
            address.c.reference,
            address.c.unreachable,
        )
        .join(recipient, recipient.c.id == person.c.id)
        .outerjoin(address, its_address)
        .where(recipient.c.active)
        .order_by(person.c.key)
    )


async def _found(database: Database, query: Select[Any]) -> list[Unreached]:
    async with database.read() as connection:
        return [_one(row) for row in await connection.execute(query)]


def _one(row: Row[Any]) -> Unreached:
    where = address_of(row.workspace_id, row.route, row.reference) if row.route is not None else None
    return Unreached(
        person=RecipientId(row.id),
        key=row.key,
        name=row.name,
        email=row.email,
        shares_email=bool(row.shares_email),
        stopped=row.paused_until is not None and row.paused_until >= FOREVER,
        address=where,
        obstacle=row.unreachable,
    )
