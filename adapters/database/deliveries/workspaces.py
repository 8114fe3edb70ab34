"""Workspaces that Dult was taken out of: since when, and what goes when it does not come back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.deliveries.skip import skip
from adapters.database.deliveries.state import PENDING, SENDING
from adapters.database.dialect import upsert
from adapters.database.tables import address, agenda, delivery, recipient, stranger, workspace
from bot.ports.deliveries import WORKSPACE_LOST, Connection, LostWorkspace
from nudges.delivery import Obstacle, Reason, State, WorkspaceId


async def disconnect(
    connection: AsyncConnection,
    workspace_id: WorkspaceId,
    reason: str,
    at: datetime,
    through: Connection | None = None,
) -> None:
    """Note that nobody there can be written to; the first time, the agenda knows.

    What was heard through an earlier connection changes nothing: its token is another one's. They are counted
    and not dated, because the clocks of several workers differ.
    """
    its = (workspace.c.id == workspace_id, workspace.c.disconnected.is_(None))
    still = () if through is None else (workspace.c.connections == through,)
    lose = update(workspace).where(*its, *still).values(disconnected=reason, disconnected_at=at)
    if (await connection.execute(lose)).rowcount:
        round_ = upsert(agenda).values(what=f"{WORKSPACE_LOST}{workspace_id}", ref=0, at=at)
        await connection.execute(round_.on_conflict_do_nothing())


async def connect(connection: AsyncConnection, workspace_id: WorkspaceId) -> None:
    """Let everything to a workspace go on; whether people can be written to again is tried anew."""
    found = update(workspace).where(workspace.c.id == workspace_id)
    again = {"disconnected": None, "disconnected_at": None, "connections": workspace.c.connections + 1}
    await connection.execute(found.values(again))
    theirs = (address.c.workspace_id == workspace_id, address.c.unreachable == Obstacle.NO_MESSAGES)
    await connection.execute(update(address).where(*theirs).values(unreachable=None))


async def number(connection: AsyncConnection, workspace_id: WorkspaceId) -> Connection:
    """Tell through which connection a workspace is written to now."""
    query = select(workspace.c.connections).where(workspace.c.id == workspace_id)
    return Connection(await connection.scalar(query) or 0)


async def lost(connection: AsyncConnection) -> Sequence[LostWorkspace]:
    """Name the workspaces that are disconnected, the longest first."""
    query = (
        select(workspace)
        .where(workspace.c.disconnected.is_not(None))
        .order_by(workspace.c.disconnected_at, workspace.c.id)
    )
    return [_lost(row) for row in await connection.execute(query)]


async def forget(connection: AsyncConnection, before: datetime, now: datetime) -> None:
    """Delete what belongs to workspaces that were disconnected before a moment, and to them alone.

    As well where people have been reached until they took Dult away before it. That somebody got a message
    there stays, or the sums would not add up. Of a workspace that an older Dult noted nobody knows since
    when: it counts from ``now``.
    """
    undated = (workspace.c.disconnected.is_not(None), workspace.c.disconnected_at.is_(None))
    await connection.execute(update(workspace).where(*undated).values(disconnected_at=now))
    gone = select(workspace.c.id).where(workspace.c.disconnected_at < before)
    for workspace_id in (await connection.execute(gone)).scalars().all():
        await _forget(connection, workspace_id)
    taken_away = (address.c.unreachable == Obstacle.UNINSTALLED, address.c.unreachable_at < before)
    await _forget_addresses(connection, and_(*taken_away))


async def _forget(connection: AsyncConnection, workspace_id: str) -> None:
    theirs = delivery.c.workspace_id == workspace_id
    waiting = (await connection.execute(select(delivery.c.id).where(theirs, PENDING))).scalars().all()
    await skip(connection, [(its_id, Reason.UNREACHABLE) for its_id in waiting])
    in_doubt = update(delivery).where(theirs, SENDING).values(state=State.UNCERTAIN, lease_until=None)
    await connection.execute(in_doubt)
    await _forget_addresses(connection, address.c.workspace_id == workspace_id)
    await connection.execute(update(delivery).where(theirs).values(workspace_id=None, message_id=None))
    await connection.execute(delete(stranger).where(stranger.c.workspace_id == workspace_id))
    await connection.execute(delete(workspace).where(workspace.c.id == workspace_id))


async def _forget_addresses(connection: AsyncConnection, which: ColumnElement[bool]) -> None:
    there = select(address.c.id).where(which)
    await connection.execute(
        update(delivery).where(delivery.c.address_id.in_(there)).values(address_id=None, message_id=None)
    )
    await _reach_elsewhere(connection, which)
    await connection.execute(delete(address).where(which))


async def _reach_elsewhere(connection: AsyncConnection, which: ColumnElement[bool]) -> None:
    """Let whoever has an address besides these be reached by it; the others have none."""
    there = select(address.c.id).where(which)
    another = address.alias()
    elsewhere = (
        select(func.max(another.c.id))
        .where(another.c.recipient_id == recipient.c.id, another.c.id.not_in(there))
        .scalar_subquery()
    )
    await connection.execute(
        update(recipient).where(recipient.c.address_id.in_(there)).values(address_id=elsewhere)
    )


def _lost(row: Any) -> LostWorkspace:
    return LostWorkspace(workspace=WorkspaceId(row.id), reason=row.disconnected, since=row.disconnected_at)
