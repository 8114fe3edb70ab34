"""Programmes: begun for the groups of an audience, stopped as a whole."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, delete, exists, func, insert, literal, select, update

from adapters.database.dialect import upsert
from adapters.database.engine import Database
from adapters.database.standing import find_or_add_slot, served_by
from adapters.database.tables import (
    delivery,
    enrolment,
    occasion,
    person,
    person_role,
    programme,
    programme_slot,
    programme_step,
    recipient,
    serving,
    slot,
)
from bot.ports import Group, Running
from nudges.calendar import IsoWeek
from nudges.delivery import Item, Kind, Reason, State
from nudges.person import Country, RecipientId, Weekday
from nudges.programme import Audience
from nudges.slot import Slot


class DatabaseProgrammes:
    """``bot.ports.Programmes`` on SQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def groups(self, audience: str) -> list[Group]:
        """Tell which facts about time the audience has."""
        facts = (
            slot.c.time_zone, slot.c.country, slot.c.working_days,
            person.c.preferred_weekday, person.c.preferred_at,
        )  # fmt: skip
        query = _facts(select(*facts).distinct()).where(in_audience(audience))
        async with self._database.read() as connection:
            return [_group(row) for row in await connection.execute(query)]

    async def enrol(self, its: Running, group: Group, shared: Slot, first: tuple[IsoWeek, datetime]) -> int:
        """Enrol the people of a group who are not enrolled yet, in one statement."""
        async with self._database.write() as connection:
            slot_id = await find_or_add_slot(connection, shared, *first)
            served = await served_by(connection, its.id, slot_id, first[0].monday())
            who = _facts(select(literal(its.id), recipient.c.id, literal(slot_id), literal(served))).where(
                in_audience(its.audience), _shares(group)
            )
            new = upsert(enrolment).from_select(["programme_id", "recipient_id", "slot_id", "behind"], who)
            added = await connection.execute(new.on_conflict_do_nothing())
            return max(added.rowcount, 0)

    async def start(self, running: Running, steps: Sequence[Item]) -> None:
        """Note a programme and its steps; starting it again brings both up to date."""
        values = {
            "audience": running.audience,
            "kind": running.kind,
            "starts_on": running.starts_on,
            "cadence_weeks": running.cadence_weeks,
            "weekday": running.weekday,
            "at": running.at,
            "steps": len(steps),
            "owner_id": running.owner,
            "stopped_at": None,
        }
        async with self._database.write() as connection:
            await connection.execute(
                upsert(programme)
                .values(id=running.id, **values)
                .on_conflict_do_update(index_elements=["id"], set_=values)
            )
            await connection.execute(
                delete(programme_step).where(programme_step.c.programme_id == running.id)
            )
            await connection.execute(
                insert(programme_step),
                [
                    {
                        "programme_id": running.id,
                        "position": position,
                        "item_id": item.id,
                        "item_version": item.version,
                    }
                    for position, item in enumerate(steps)
                ],
            )

    async def stop(self, programme_id: str, now: datetime) -> bool:
        """Stop a programme; nothing that waits is sent. Tells whether it was running."""
        async with self._database.write() as connection:
            stopped = await connection.execute(
                update(programme)
                .where(programme.c.id == programme_id, programme.c.stopped_at.is_(None))
                .values(stopped_at=now)
            )
            await connection.execute(delete(serving).where(serving.c.programme_id == programme_id))
            theirs = select(occasion.c.id).where(occasion.c.programme_id == programme_id)
            await connection.execute(
                update(delivery)
                .where(delivery.c.state == State.PENDING, delivery.c.occasion_id.in_(theirs))
                .values(state=State.SKIPPED, reason=Reason.CANCELLED)
            )
            return stopped.rowcount == 1

    async def running(self) -> list[Running]:
        """List the programmes that are not stopped, oldest first."""
        enrolled = (
            select(func.count())
            .where(enrolment.c.programme_id == programme.c.id)
            .scalar_subquery()
            .label("enrolled")
        )
        least = (
            select(func.max(programme_slot.c.served))
            .where(programme_slot.c.programme_id == programme.c.id)
            .scalar_subquery()
            .label("served")
        )
        query = (
            select(programme, enrolled, least)
            .where(programme.c.stopped_at.is_(None))
            .order_by(programme.c.starts_on, programme.c.id)
        )
        async with self._database.read() as connection:
            return [_running(row) for row in await connection.execute(query)]

    async def warned(self, programme_id: str, now: datetime) -> bool:
        """Note that the owner was told the programme runs out; tells whether this call was the first."""
        note = (
            update(programme)
            .where(programme.c.id == programme_id, programme.c.warned_at.is_(None))
            .values(warned_at=now)
        )
        async with self._database.write() as connection:
            return (await connection.execute(note)).rowcount == 1


def in_audience(audience: str) -> ColumnElement[bool]:
    """Whom a word such as ``competence-agent``, ``team`` or ``everyone`` means."""
    if audience == Audience.TEAM:
        return and_(recipient.c.active, recipient.c.kind == "team")
    if audience in {Audience.EVERYONE, Audience.EMPLOYEE}:
        return and_(recipient.c.active, recipient.c.kind == "person")
    holds = exists().where(person_role.c.person_id == recipient.c.id, person_role.c.role == audience)
    return and_(recipient.c.active, holds)


def _facts(query: Select[Any]) -> Select[Any]:
    return query.select_from(
        recipient.join(slot, slot.c.id == recipient.c.slot_id).outerjoin(
            person, person.c.id == recipient.c.id
        )
    )


def _shares(group: Group) -> ColumnElement[bool]:
    return and_(
        slot.c.time_zone == group.time_zone,
        slot.c.country == group.country,
        slot.c.working_days == group.working_days,
        person.c.preferred_weekday.is_not_distinct_from(group.weekday),
        person.c.preferred_at.is_not_distinct_from(group.at),
    )


def _group(row: Row[Any]) -> Group:
    return Group(
        time_zone=row.time_zone,
        country=Country(row.country),
        working_days=row.working_days,
        weekday=Weekday(row.preferred_weekday) if row.preferred_weekday else None,
        at=row.preferred_at,
    )


def _running(row: Row[Any]) -> Running:
    return Running(
        id=row.id,
        audience=row.audience,
        kind=Kind(row.kind),
        starts_on=row.starts_on,
        cadence_weeks=row.cadence_weeks,
        weekday=Weekday(row.weekday) if row.weekday else None,
        at=row.at,
        owner=RecipientId(row.owner_id) if row.owner_id else None,
        steps=row.steps,
        enrolled=row.enrolled,
        served=row.served or 0,
    )
