"""Addresses: where somebody is reached."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, and_, case, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.dialect import upsert
from adapters.database.tables import address, agenda, person_role, recipient, workspace
from bot.ports.deliveries import MESSAGES_CLOSED
from bot.ports.people import ROOM_CLOSED
from nudges.delivery import Address, Obstacle, WorkspaceId
from nudges.person import RecipientId, Role

OPEN: Final[Mapping[str, None]] = {"unreachable": None, "unreachable_at": None}
"""What is noted of an address that can be written to."""


def address_of(workspace_id: str, route: str, reference: str | None = None) -> Address:
    """Read an address; a workspace's id begins with its channel."""
    channel = workspace_id.partition(":")[0]
    return Address(channel=channel, workspace=WorkspaceId(workspace_id), route=route, reference=reference)


def is_at(where: Address) -> ColumnElement[bool]:
    """Whether a row of ``address`` is this one."""
    return and_(address.c.workspace_id == where.workspace, address.c.route == where.route)


async def is_closed(connection: AsyncConnection, where: Address, *, unknown: bool = False) -> bool:
    """Tell whether an address is noted as one that cannot be written to, alone or with its workspace."""
    closed = or_(address.c.unreachable.is_not(None), workspace.c.disconnected.is_not(None))
    query = (
        select(closed)
        .join_from(address, workspace, workspace.c.id == address.c.workspace_id)
        .where(is_at(where))
    )
    found = await connection.scalar(query)
    return unknown if found is None else bool(found)


async def reopen(connection: AsyncConnection, where: Address) -> None:
    """Note that an address can be written to again; whoever has no other one is reached there."""
    found = select(address.c.id, address.c.recipient_id).where(is_at(where))
    row = (await connection.execute(found)).one_or_none()
    if row is None:
        return
    await add_workspace(connection, where)
    await connection.execute(update(address).where(is_at(where)).values(**OPEN))
    usual = select(address.c.id).where(
        address.c.id == recipient.c.address_id, address.c.unreachable.is_(None)
    )
    await connection.execute(
        update(recipient).where(recipient.c.id == row.recipient_id, ~usual.exists()).values(address_id=row.id)
    )


async def close(connection: AsyncConnection, which: ColumnElement[bool], reason: str, at: datetime) -> None:
    """Note that an address cannot be written to; of a team's room or a whole workspace the agenda knows."""
    rooms = (
        select(address.c.id)
        .join(recipient, recipient.c.address_id == address.c.id)
        .where(which, address.c.unreachable.is_(None), recipient.c.kind == "team")
    )
    for its_id in (await connection.execute(rooms)).scalars().all():
        await connection.execute(
            upsert(agenda).values(what=ROOM_CLOSED, ref=its_id, at=at).on_conflict_do_nothing()
        )
    if reason == Obstacle.NO_MESSAGES:
        await _note_closed_messages(connection, which, at)
    await connection.execute(update(address).where(which).values(unreachable=reason, unreachable_at=at))


async def _note_closed_messages(
    connection: AsyncConnection, which: ColumnElement[bool], at: datetime
) -> None:
    """Note that nobody in a workspace can be written to, with the first one of whom that shows."""
    before = address.alias()
    known = select(before.c.id).where(
        before.c.workspace_id == address.c.workspace_id, before.c.unreachable == Obstacle.NO_MESSAGES
    )
    first = select(address.c.workspace_id).where(which, ~known.exists()).distinct()
    for workspace_id in (await connection.execute(first)).scalars().all():
        what = f"{MESSAGES_CLOSED}{workspace_id}"
        await connection.execute(upsert(agenda).values(what=what, ref=0, at=at).on_conflict_do_nothing())


async def closed_room(connection: AsyncConnection, room: int) -> Row[Any] | None:
    """Return the address where an active team meets, when it cannot be written to."""
    theirs = and_(recipient.c.address_id == address.c.id, recipient.c.kind == "team", recipient.c.active)
    query = select(address).join(recipient, theirs)
    found = query.where(address.c.id == room, address.c.unreachable.is_not(None))
    return (await connection.execute(found)).one_or_none()


async def outside(
    connection: AsyncConnection, workspace_id: WorkspaceId, role: Role
) -> dict[RecipientId, Address]:
    """Tell where the active people with a role can be reached outside a workspace."""
    query = (
        select(person_role.c.person_id, address.c.workspace_id, address.c.route)
        .join(recipient, recipient.c.id == person_role.c.person_id)
        .join(address, address.c.recipient_id == recipient.c.id)
        .join(workspace, workspace.c.id == address.c.workspace_id)
        .where(
            person_role.c.role == role,
            recipient.c.active,
            address.c.unreachable.is_(None),
            workspace.c.disconnected.is_(None),
            workspace.c.id != workspace_id,
        )
        .order_by(address.c.id == recipient.c.address_id, address.c.id)  # the usual one comes last, and holds
    )
    rows = (await connection.execute(query)).all()
    return {RecipientId(row.person_id): address_of(row.workspace_id, row.route) for row in rows}


async def add_workspace(connection: AsyncConnection, where: Address) -> None:
    """Make the workspace of an address known; one that was disconnected is connected again."""
    is_back = case((workspace.c.disconnected.is_not(None), 1), else_=0)
    again = {
        "disconnected": None,
        "disconnected_at": None,
        "connections": workspace.c.connections + is_back,
    }
    await connection.execute(
        upsert(workspace)
        .values(id=where.workspace, channel=where.channel)
        .on_conflict_do_update(index_elements=["id"], set_=again)
    )


async def join(
    connection: AsyncConnection, recipient_id: RecipientId, where: Address, by: RecipientId | None = None
) -> None:
    """Note that somebody is reached at an address from now on, and who said so."""
    await add_workspace(connection, where)
    theirs = {"recipient_id": recipient_id, "bound_by_id": by, **OPEN}
    await connection.execute(
        upsert(address)
        .values(workspace_id=where.workspace, route=where.route, **theirs)
        .on_conflict_do_update(index_elements=["workspace_id", "route"], set_=theirs)
    )
    its = select(address.c.id).where(is_at(where)).scalar_subquery()
    await connection.execute(  # whoever was reached there before is so no longer
        update(recipient)
        .where(recipient.c.address_id == its, recipient.c.id != recipient_id)
        .values(address_id=None)
    )
    await connection.execute(update(recipient).where(recipient.c.id == recipient_id).values(address_id=its))
