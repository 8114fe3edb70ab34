"""Two tasks of a person's programme change places."""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Row,
    ScalarSelect,
    Select,
    and_,
    exists,
    func,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.dialect import Upsert, upsert
from adapters.database.tables import delivery, enrolment, exchange, occasion, programme_slot, programme_step
from bot.events import EventId
from nudges.delivery import DeliveryId, Item


async def swap(connection: AsyncConnection, delivery_id: DeliveryId, event: EventId) -> str | None:
    """Let this task and the person's next one that was not swapped change places; returns its id."""
    its = (await connection.execute(_place(delivery_id))).one_or_none()
    if its is not None and its.event_id == event:
        return str(its.item_id)  # a repeated event: this is done
    if its is None or its.next_item is None or its.standing_item != its.item_id:
        return None
    then, now = (
        Item(id=its.item_id, version=its.item_version),
        Item(id=its.next_item, version=its.next_version),
    )
    for position, item in ((its.position, now), (its.next_position, then)):
        await connection.execute(_put(its, position, item, event))
    await connection.execute(
        update(delivery).where(delivery.c.id == delivery_id).values(item_id=now.id, item_version=now.version)
    )
    return now.id


def _put(its: Row[Any], position: int, item: Item, event: EventId) -> Upsert:
    """Let an item stand at a position of one person's programme."""
    values = {"item_id": item.id, "item_version": item.version, "event_id": event}
    return (
        upsert(exchange)
        .values(programme_id=its.programme_id, recipient_id=its.recipient_id, position=position, **values)
        .on_conflict_do_update(index_elements=["programme_id", "recipient_id", "position"], set_=values)
    )


def _place(delivery_id: DeliveryId) -> Select[Any]:
    """Where a task stands in its person's programme, and the next item there that was never swapped."""
    position = programme_slot.c.served - 1 - enrolment.c.behind
    here, following = programme_step.alias("here"), programme_step.alias("following")
    mine = exchange.alias("mine")
    return (
        select(
            delivery.c.item_id,
            delivery.c.item_version,
            delivery.c.recipient_id,
            occasion.c.programme_id,
            position.label("position"),
            mine.c.event_id,
            func.coalesce(mine.c.item_id, here.c.item_id).label("standing_item"),
            following.c.position.label("next_position"),
            following.c.item_id.label("next_item"),
            following.c.item_version.label("next_version"),
        )
        .join(occasion, occasion.c.id == delivery.c.occasion_id)
        .join(enrolment, _enrolled())
        .join(programme_slot, _served())
        .outerjoin(here, _step_at(here, position))
        .outerjoin(mine, and_(_step_at(mine, position), mine.c.recipient_id == enrolment.c.recipient_id))
        .outerjoin(following, _step_at(following, _next_unswapped(position)))
        .where(delivery.c.id == delivery_id)
    )


def _enrolled() -> ColumnElement[bool]:
    return and_(
        enrolment.c.programme_id == occasion.c.programme_id,
        enrolment.c.recipient_id == delivery.c.recipient_id,
    )


def _served() -> ColumnElement[bool]:
    return and_(
        programme_slot.c.programme_id == enrolment.c.programme_id,
        programme_slot.c.slot_id == enrolment.c.slot_id,
    )


def _next_unswapped(position: ColumnElement[int]) -> ScalarSelect[Any]:
    """The first position after ``position`` that no swap of the person's has touched."""
    swapped = exists().where(
        exchange.c.programme_id == programme_step.c.programme_id,
        exchange.c.recipient_id == enrolment.c.recipient_id,
        exchange.c.position == programme_step.c.position,
    )
    return (
        select(func.min(programme_step.c.position))
        .where(
            programme_step.c.programme_id == enrolment.c.programme_id,
            programme_step.c.position > position,
            ~swapped,
        )
        .correlate(enrolment, programme_slot)
        .scalar_subquery()
    )


def _step_at(table: FromClause, position: ColumnElement[Any]) -> ColumnElement[bool]:
    return and_(table.c.programme_id == enrolment.c.programme_id, table.c.position == position)
