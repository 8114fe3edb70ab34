"""Two of everything on one server: what is planned, heard and worked is so once."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from adapters.database import postgresql
from adapters.database.engine import Database
from adapters.database.tables import delivery
from bot import programme
from bot.bootstrap_work import ABANDONED_AFTER
from bot.events import EventId, Said
from nudges.delivery import Address
from nudges.person import Role
from nudges.roster import PersonRow
from tests.house import MONDAY, WORKSPACE, House, everybody, house, moved_in
from tests.patience import HANGS_S

pytestmark = pytest.mark.on_postgresql

PROGRAMME = "agents-first-steps"
WEEKS = 4
Plan = list[tuple[str, ...]]


@pytest.fixture(autouse=True)
def nobody_is_refused_for_a_slow_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgresql, "PATIENCE_S", HANGS_S)


async def _weeks(*bots: House) -> Plan:
    """Let every instant of some weeks come, for all bots at once; returns what was planned."""
    for its in bots:  # one platform for all of them
        its.channel.messages, its.channel.keys = bots[0].channel.messages, bots[0].channel.keys
    await programme.start(bots[0].ctx, PROGRAMME, starts_on=date(2026, 11, 23), owner=None)
    for day in range(7 * WEEKS):
        for hour in (1, 5):
            for its in bots:
                its.clock.move_to(MONDAY + timedelta(days=day, hours=hour))
            await asyncio.gather(*(its.bot.tick() for its in bots))
    return await _planned(bots[0].database)


async def _planned(database: Database) -> Plan:
    its = delivery.c
    rows = select(its.kind, its.recipient_id, its.item_id, its.due_at, its.reason)
    async with database.read() as connection:
        return sorted(tuple(map(str, row)) for row in await connection.execute(rows))


async def test_two_bots_that_tick_at_once_plan_what_one_plans() -> None:
    async with house(people=_agents()) as alone:
        by_one = await _weeks(alone)
    async with (
        moved_in(_agents()) as database,
        house(database=database) as one,
        house(database=database) as other,
    ):
        by_two = await _weeks(one, other)

    assert one.database.is_on_a_server
    assert {item for _, _, item, *_ in by_one} > {"fewer-pause-or-stop"}  # it went on for that long
    assert by_two == by_one


def _agents() -> tuple[PersonRow, ...]:
    agents = (row for row in everybody().added if Role.COMPETENCE_AGENT in row.roles)
    return tuple(replace(row, leader_key=None) for row in agents)


@pytest.fixture
async def its() -> AsyncIterator[House]:
    async with house(people=everybody().added[:3]) as its:
        yield its


def _said(its: House, text: str) -> Said:
    person = Address(channel="test", workspace=WORKSPACE, route=f"person:{everybody().added[0].key}")
    return Said(id=EventId(f"heard-{text}"), at=its.clock.now(), by=person, room=None, text=text)


async def test_what_a_killed_process_acknowledged_and_did_not_work_another_one_works(its: House) -> None:
    assert await its.bot.receive(_said(its, "hjelp"))  # acknowledged; then the process is killed

    async with house(database=its.database) as other:
        other.clock.move_to(its.clock.now() + ABANDONED_AFTER)
        await other.bot.catch_up(after=ABANDONED_AFTER)
        await other.bot.catch_up(after=ABANDONED_AFTER)

    assert len(other.channel.messages) == 1
    assert await other.ctx.store.inbox.count() == 0


async def test_what_another_process_is_just_working_is_left_to_it(its: House) -> None:
    await its.bot.receive(_said(its, "hjelp"))

    async with house(database=its.database) as other:
        other.clock.move_to(its.clock.now() + ABANDONED_AFTER / 2)
        await other.bot.catch_up(after=ABANDONED_AFTER)

    assert other.channel.messages == {}
    assert await its.ctx.store.inbox.count() == 1


async def test_two_processes_that_catch_up_at_once_answer_once(its: House) -> None:
    await its.bot.receive(_said(its, "hjelp"))

    async with house(database=its.database) as one, house(database=its.database) as other:
        for each in (one, other):
            each.clock.move_to(its.clock.now() + ABANDONED_AFTER)
        await asyncio.gather(*(each.bot.catch_up(after=ABANDONED_AFTER) for each in (one, other)))

    assert len(one.channel.messages) + len(other.channel.messages) == 1
