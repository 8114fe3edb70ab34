"""If-then plans that people make, and how they are followed up."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.engine import Database
from adapters.database.tables import plan, plan_follow_up
from bot.events import EventId
from nudges.person import RecipientId
from nudges.plan import (
    MOST_OPEN,
    FollowUp,
    Plan,
    PlanId,
    Standing,
    Verdict,
    Words,
    adjusted,
    answered,
    ended,
    taken_up,
)

_OPEN = plan.c.standing == Standing.OPEN


class DatabasePlans:
    """``bot.ports.Plans`` on SQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def make(
        self,
        event: EventId,
        *,
        person: RecipientId,
        words: Words,
        at: datetime,
        follow_ups: Sequence[datetime],
        ends_at: datetime,
    ) -> Plan | None:
        """Keep a plan; the same event twice is once, and whoever has too many keeps no further one."""
        row = {"event_id": event, "person_id": person, "standing": Standing.OPEN, "made_at": at}
        async with self._database.write() as connection:
            if made := await _all(connection, plan.c.event_id == event):
                return made[0]
            if await _how_many_open(connection, person) >= MOST_OPEN:
                return None
            add = insert(plan).values(ends_at=ends_at, **row, **_told(words)).returning(plan.c.id)
            its_id = (await connection.execute(add)).scalar_one()
            steps = [{"plan_id": its_id, "step": step, "at": at} for step, at in enumerate(follow_ups, 1)]
            await connection.execute(insert(plan_follow_up), steps)
            return await _look(connection, PlanId(its_id))

    async def look(self, its_id: PlanId) -> Plan | None:
        """Return one as it stands."""
        async with self._database.read() as connection:
            return await _look(connection, its_id)

    async def open_of(self, person_id: RecipientId) -> list[Plan]:
        """Return what somebody has under way, the oldest first."""
        async with self._database.read() as connection:
            return await _all(connection, plan.c.person_id == person_id, _OPEN)

    async def answer(self, its_id: PlanId, verdict: Verdict, at: datetime) -> Plan | None:
        """Answer the follow-up that waits, if one does; returns the plan as it stands."""
        return await self._change(its_id, lambda its: answered(its, verdict, at))

    async def adjust(self, its_id: PlanId, words: Words, at: datetime) -> Plan | None:
        """Put other words in the place of an open one's; returns it as it stands."""
        return await self._change(its_id, lambda its: adjusted(its, words, at))

    async def end(self, its_id: PlanId, how: Standing, at: datetime, because: str = "") -> Plan | None:
        """End an open one; returns it as it stands."""
        return await self._change(its_id, lambda its: ended(its, how, at, because))

    async def take_up(self, its_id: PlanId, at: datetime) -> Plan | None:
        """Undo an end, where that can be and the person has not too many open; returns it as it stands."""
        async with self._database.write() as connection:
            its = await _look(connection, its_id)
            if its is None or not its.is_over or await _how_many_open(connection, its.person) >= MOST_OPEN:
                return its
            return await _write(connection, its, taken_up(its, at))

    async def unanswered(self, at: datetime) -> list[Plan]:
        """Return the open ones whose last follow-up has waited long enough."""
        async with self._database.read() as connection:
            return await _all(connection, _OPEN, plan.c.ends_at <= at)

    async def put_off_end(self, its_id: PlanId, ends_at: datetime) -> None:
        """Let an open one end by itself at a later moment."""
        async with self._database.write() as connection:
            await connection.execute(update(plan).where(plan.c.id == its_id, _OPEN).values(ends_at=ends_at))

    async def _change(self, its_id: PlanId, change: Callable[[Plan], Plan]) -> Plan | None:
        """Let a rule of ``nudges.plan`` say what becomes of a plan, in one transaction."""
        async with self._database.write() as connection:
            its = await _look(connection, its_id)
            return None if its is None else await _write(connection, its, change(its))


async def _write(connection: AsyncConnection, before: Plan, after: Plan) -> Plan:
    if after == before:
        return before
    mine = plan.c.id == after.id
    values = {"standing": after.standing, "ended_at": after.ended_at, "because": after.because}
    await connection.execute(update(plan).where(mine).values(**values, **_told(after.words)))
    for one in after.follow_ups:
        its = (plan_follow_up.c.plan_id == after.id, plan_follow_up.c.step == one.step)
        await connection.execute(update(plan_follow_up).where(*its).values(verdict=one.verdict))
    return after


async def _look(connection: AsyncConnection, its_id: PlanId) -> Plan | None:
    return next(iter(await _all(connection, plan.c.id == its_id)), None)


async def _all(connection: AsyncConnection, *where: ColumnElement[bool]) -> list[Plan]:
    """Return the plans of which ``where`` holds, the oldest first."""
    rows = (await connection.execute(select(plan).where(*where).order_by(plan.c.id))).all()
    steps = (
        select(plan_follow_up)
        .where(plan_follow_up.c.plan_id.in_(select(plan.c.id).where(*where)))
        .order_by(plan_follow_up.c.step)
    )
    follow_ups: dict[int, list[FollowUp]] = {}
    for step in (await connection.execute(steps)).all() if rows else ():
        follow_ups.setdefault(step.plan_id, []).append(_follow_up(step))
    return [_plan(row, tuple(follow_ups[row.id])) for row in rows]


async def _how_many_open(connection: AsyncConnection, person_id: RecipientId) -> int:
    query = select(func.count()).select_from(plan).where(plan.c.person_id == person_id, _OPEN)
    return int(await connection.scalar(query) or 0)


def _told(words: Words) -> dict[str, str]:
    return {"situation": words.situation, "action": words.action, "with_whom": words.with_whom}


def _follow_up(row: Row[Any]) -> FollowUp:
    return FollowUp(step=row.step, at=row.at, verdict=Verdict(row.verdict) if row.verdict else None)


def _plan(row: Row[Any], follow_ups: tuple[FollowUp, ...]) -> Plan:
    return Plan(
        id=PlanId(row.id),
        person=RecipientId(row.person_id),
        words=Words(situation=row.situation, action=row.action, with_whom=row.with_whom),
        standing=Standing(row.standing),
        made_at=row.made_at,
        follow_ups=follow_ups,
        ends_at=row.ends_at,
        ended_at=row.ended_at,
        because=row.because,
    )
