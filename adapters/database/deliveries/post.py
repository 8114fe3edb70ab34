"""Rows for the outbox: each is put there once."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.deliveries.look import delivery_at
from adapters.database.dialect import upsert
from adapters.database.tables import address, delivery, occasion, recipient
from bot.ports import Outgoing
from nudges.calendar import IsoWeek
from nudges.delivery import PRIORITY, Kind, Reason, State


async def post(connection: AsyncConnection, row: Outgoing) -> None:
    """Put one row into the outbox, unless its key was posted to the same recipient before."""
    found = (await connection.execute(_where_to(row))).one_or_none()
    if row.shown and (found is None or await delivery_at(connection, row.shown) is not None):
        return  # no address of ours, or a card that is known already
    occasion_id = await find_or_add_occasion(connection, row.key, row.kind)
    week = IsoWeek.of(row.due_at.date())
    reachable = found is not None and found.unreachable is None
    added = await connection.execute(
        upsert(delivery)
        .values(
            occasion_id=occasion_id,
            recipient_id=row.to,
            kind=row.kind,
            item_id=row.item.id,
            item_version=row.item.version,
            counts=False,
            iso_year=week.year,
            iso_week=week.week,
            address_id=found.id if found else None,
            workspace_id=found.workspace_id if found else None,
            priority=PRIORITY[row.kind],
            due_at=row.due_at,
            closes_at=row.closes_at,
            until=row.until,
            about_id=row.about,
            replaces=row.replaces,
            **_stands(row, reachable=reachable),
        )
        .on_conflict_do_nothing()
    )
    await count_recipients(connection, occasion_id, added.rowcount)


def _where_to(row: Outgoing) -> Select[Any]:
    its = select(address.c.id, address.c.workspace_id, address.c.unreachable)
    if where := row.shown.address if row.shown else row.at:
        return its.where(address.c.workspace_id == where.workspace, address.c.route == where.route)
    if row.replaces:
        card = its.join(delivery, delivery.c.address_id == address.c.id)
        return card.where(delivery.c.id == row.about)
    return its.join(recipient, recipient.c.address_id == address.c.id).where(recipient.c.id == row.to)


def _stands(row: Outgoing, *, reachable: bool) -> dict[str, Any]:
    if row.shown:
        return {"state": State.SENT, "message_id": row.shown.message_id, "sent_at": row.due_at}
    if reachable:
        return {"state": State.PENDING}
    return {"state": State.SKIPPED, "reason": Reason.UNREACHABLE}


async def post_for_all(
    connection: AsyncConnection,
    occasion_id: int,
    row: Mapping[str, ColumnElement[Any]],
    *,
    where: ColumnElement[bool],
    of: FromClause | None = None,
) -> int:
    """Put a row for each of many into the outbox by one statement, unless they have one of this occasion.

    ``row`` says what stands in each column, ``where`` whose it is: SQLite needs one in any case, or it takes
    the ``ON CONFLICT`` for a join's ``ON``. Returns how many were new.
    """
    full = {"occasion_id": literal(occasion_id), **row}
    rows = select(*full.values()).where(where)
    rows = rows if of is None else rows.select_from(of)
    added = await connection.execute(upsert(delivery).from_select(list(full), rows).on_conflict_do_nothing())
    await count_recipients(connection, occasion_id, added.rowcount)
    return max(added.rowcount, 0)


async def find_or_add_occasion(
    connection: AsyncConnection, key: str, kind: Kind, programme_id: str | None = None
) -> int:
    """Return the occasion with this key; it is made when it is new."""
    add = upsert(occasion).values(key=key, kind=kind, programme_id=programme_id).on_conflict_do_nothing()
    await connection.execute(add)
    found = await connection.execute(select(occasion.c.id).where(occasion.c.key == key))
    return int(found.scalar_one())


async def count_recipients(connection: AsyncConnection, occasion_id: int, added: int) -> None:
    """Add to the number that the tally must reach, in the transaction that adds the rows."""
    await connection.execute(
        update(occasion)
        .where(occasion.c.id == occasion_id)
        .values(recipients=occasion.c.recipients + max(added, 0))
    )
