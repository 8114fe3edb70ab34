"""What was sent is brought up to date: corrected, or taken back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Integer, and_, false, literal, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.deliveries import find_or_add_occasion, post_for_all
from adapters.database.tables import broadcast, delivery
from adapters.database.types import Instant
from bot.ports import BroadcastId, BroadcastState
from nudges.calendar import IsoWeek
from nudges.delivery import Kind, Priority, State


def name_of(broadcast_id: BroadcastId) -> str:
    """Return the item id by which a delivery names its broadcast."""
    return f"broadcast:{broadcast_id}"


def renewal(broadcast_id: BroadcastId, version: int, *, withdrawn: bool) -> str:
    """Return the key of the occasion by which sent messages are brought up to date."""
    return f"{name_of(broadcast_id)}:{'withdrawn' if withdrawn else f'v{version}'}"


async def renew(connection: AsyncConnection, broadcast_id: BroadcastId, now: datetime) -> None:
    """Bring each sent message up to date that still has other words; doing it again adds what is new."""
    its = (await connection.execute(select(broadcast).where(broadcast.c.id == broadcast_id))).one()
    withdrawn = its.state == BroadcastState.WITHDRAWN
    if its.version == 1 and not withdrawn:
        return
    key = renewal(broadcast_id, its.version, withdrawn=withdrawn)
    occasion_id = await find_or_add_occasion(connection, key, Kind.REPLY)
    outdated = and_(
        delivery.c.occasion_id == its.occasion_id,
        delivery.c.state == State.SENT,
        delivery.c.message_id.is_not(None),
        delivery.c.address_id.is_not(None),
        true() if withdrawn else delivery.c.item_version < its.version,
    )
    await post_for_all(connection, occasion_id, _row(its.version, now), where=outdated)


def _row(version: int, now: datetime) -> Mapping[str, ColumnElement[Any]]:
    week = IsoWeek.of(now.date())
    return {
        "recipient_id": delivery.c.recipient_id,
        "kind": literal(Kind.REPLY.value),
        "item_id": delivery.c.item_id,
        "item_version": literal(version, Integer),
        "counts": false(),
        "iso_year": literal(week.year, Integer),
        "iso_week": literal(week.week, Integer),
        "workspace_id": delivery.c.workspace_id,
        "address_id": delivery.c.address_id,
        "priority": literal(int(Priority.BROADCAST), Integer),  # many: no answer to somebody waits for them
        "state": literal(State.PENDING.value),
        "due_at": literal(now, Instant),
        "about_id": delivery.c.id,
        "replaces": true(),
    }
