"""A workspace that took Dult out: who is told, what waits, and what goes when it does not come back."""

import logging
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from adapters.database.tables import address as addresses
from adapters.database.tables import delivery, stranger, workspace
from bot import health, retention
from bot.errors import Disconnected, Unreachable
from bot.events import EventId, Said
from bot.message import Message
from nudges.delivery import Address, DeliveryKey, Obstacle, Receipt, WorkspaceId
from nudges.person import Person, Role
from tests.bot.talking import FIRST_TASK, Talk, with_first_task
from tests.house import WORKSPACE

ELSEWHERE = WorkspaceId("test:two")
DAY = timedelta(days=1)
LOST = FIRST_TASK + 2 * DAY
"""When the reminder would have gone."""


def elsewhere(route: str) -> Address:
    return Address(channel="test", workspace=ELSEWHERE, route=route)


async def coordinator(talk: Talk) -> Person:
    return (await talk.its.ctx.store.people.with_role(Role.COORDINATOR))[0]


async def is_lost(talk: Talk) -> None:
    """Let the platform say, when it is asked to send something, that Dult is not installed there any more."""
    talk.its.channel.faults = [Disconnected("app-uninstalled")]
    await talk.its.run_until(FIRST_TASK + timedelta(weeks=1))


def told(talk: Talk, who: Person, route: str) -> int:
    title = talk.its.ctx.say(who.language, "general-workspace-lost-title")
    return len([one for one in talk.its.channel.to(route) if one.title == title])


async def count(talk: Talk, query: object) -> int:
    async with talk.its.database.read() as connection:
        return int(await connection.scalar(select(func.count()).select_from(query)) or 0)  # type: ignore[arg-type]  # tables


async def addresses_in(talk: Talk, its: str) -> int:
    return await count(talk, select(addresses).where(addresses.c.workspace_id == its).subquery())


async def forget(talk: Talk, after: timedelta) -> None:
    """Let the night come that is so long after the workspace was lost."""
    await retention.begin(talk.its.ctx)
    moment = LOST + after
    talk.its.clock.move_to(moment)
    (one,) = [one for one in await talk.its.ctx.store.agenda.due(moment) if one.what == retention.ROUND]
    await retention.round_of(talk.its.ctx, one)


# --- who is told ---


async def test_coordinators_who_are_reached_elsewhere_are_told_once_and_the_log_too(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """slack.md §3.11."""
    async with with_first_task() as talk:
        who = await coordinator(talk)
        await talk.its.ctx.store.people.join(who.id, elsewhere("them"))

        with caplog.at_level(logging.ERROR):
            await is_lost(talk)
            await talk.its.run_until(FIRST_TASK + timedelta(weeks=3))

        (line,) = [one.getMessage() for one in caplog.records if one.name == "bot.workspace"]
        assert told(talk, who, "them") == 1
        assert line.startswith("test:one is disconnected since 2026-11-26 09:00 UTC (app-uninstalled)")
        assert "Install Dult there again" in line


async def test_a_coordinator_with_an_address_elsewhere_is_told_there_though_usually_reached_here() -> None:
    async with with_first_task() as talk:
        who = await coordinator(talk)
        here = Address(channel="test", workspace=WORKSPACE, route=f"person:{who.key}")
        await talk.its.ctx.store.people.join(who.id, elsewhere("them"))
        await talk.its.ctx.store.people.join(who.id, here)

        await is_lost(talk)

        assert (told(talk, who, "them"), told(talk, who, here.route)) == (1, 0)


async def test_one_that_is_back_before_anybody_read_of_it_is_no_news() -> None:
    async with with_first_task() as talk:
        who = await coordinator(talk)
        await talk.its.ctx.store.people.join(who.id, elsewhere("them"))
        store = talk.its.ctx.store
        talk.its.clock.move_to(FIRST_TASK + timedelta(hours=10))  # in the evening
        await store.deliveries.disconnect(WORKSPACE, "uninstalled", talk.its.clock.now())
        await talk.its.bot.tick()

        await store.deliveries.connect(WORKSPACE)
        await talk.its.run_until(FIRST_TASK + DAY)

        assert told(talk, who, "them") == 0


async def test_a_workspace_that_takes_no_messages_is_told_elsewhere_once_however_many_it_keeps_back(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """slack.md §3.12."""
    async with with_first_task() as talk:
        who = await coordinator(talk)
        await talk.its.ctx.store.people.join(who.id, elsewhere("them"))
        send = talk.its.channel.send

        async def takes_none(to: Address, message: Message, key: DeliveryKey) -> Receipt:
            if to.workspace == WORKSPACE:
                raise Unreachable(Obstacle.NO_MESSAGES)
            return await send(to, message, key)

        talk.its.channel.send = takes_none  # type: ignore[method-assign]
        with caplog.at_level(logging.ERROR):
            await talk.its.run_until(FIRST_TASK + timedelta(weeks=1, days=1))

        title = talk.its.ctx.say(who.language, "general-messages-closed-title")
        kept_back = select(addresses).where(addresses.c.unreachable == Obstacle.NO_MESSAGES).subquery()
        assert await count(talk, kept_back) > 1
        assert [one.title for one in talk.its.channel.to("them")].count(title) == 1
        assert len([one for one in caplog.records if one.name == "bot.workspace"]) == 1


async def test_the_health_address_names_it_and_dult_is_ready_all_the_same() -> None:
    async with with_first_task() as talk:
        store, clock = talk.its.ctx.store, talk.its.clock
        before = await health.notes(store)

        await is_lost(talk)

        (note,) = await health.notes(store)
        assert before == []
        assert "test:one is disconnected" in note
        assert (await health.faults(store, clock), (await health.vitals(store, clock)).disconnected) == (
            [],
            1,
        )


# --- what waits, and what goes ---


async def test_the_first_moment_and_reason_stay_however_often_it_is_noticed() -> None:
    async with with_first_task() as talk:
        deliveries = talk.its.ctx.store.deliveries

        for reason, moment in (("first", FIRST_TASK), ("second", FIRST_TASK + DAY)):
            await deliveries.disconnect(WORKSPACE, reason, moment)

        (lost,) = await deliveries.disconnected()
        assert (lost.reason, lost.since) == ("first", FIRST_TASK)


async def test_who_installs_it_again_in_time_finds_everything_as_it_was() -> None:
    async with with_first_task() as talk:
        await is_lost(talk)
        before = await addresses_in(talk, WORKSPACE)

        await forget(talk, 29 * DAY)
        await talk.its.ctx.store.deliveries.connect(WORKSPACE)
        await forget(talk, 40 * DAY)

        assert await addresses_in(talk, WORKSPACE) == before > 1000
        assert await talk.its.ctx.store.deliveries.disconnected() == []


async def test_after_thirty_days_what_belongs_to_it_goes_and_nothing_else() -> None:
    async with with_first_task() as talk:
        who = await coordinator(talk)
        people = talk.its.ctx.store.people
        for where in (elsewhere("stranger"), Address(channel="test", workspace=WORKSPACE, route="stranger")):
            its = EventId(f"said in {where.workspace}")
            said = Said(id=its, at=talk.its.clock.now(), by=where, text="Hei", name="Ny")
            await talk.its.bot.handle(said)
        await people.join(who.id, elsewhere("them"))
        await people.join(talk.who.id, elsewhere("agent"))
        await people.join(
            talk.who.id, Address(channel="test", workspace=WORKSPACE, route=f"person:{talk.agent.key}")
        )
        await is_lost(talk)

        await forget(talk, 31 * DAY)

        assert await addresses_in(talk, WORKSPACE) == 0
        assert await addresses_in(talk, ELSEWHERE) == 2
        assert await count(talk, stranger) in {0, 1}  # the other one's time may be over as well
        assert await people.at(elsewhere("agent")) is not None
        assert await count(talk, select(workspace).where(workspace.c.id == WORKSPACE).subquery()) == 0


async def test_the_sums_still_add_up_and_no_id_of_a_message_is_left() -> None:
    async with with_first_task() as talk:
        await is_lost(talk)

        await forget(talk, 31 * DAY)

        async with talk.its.database.read() as connection:
            waiting = await connection.scalar(
                select(func.count()).where(delivery.c.state.in_(["pending", "sending"]))
            )
            named = await connection.scalar(select(func.count()).where(delivery.c.message_id.is_not(None)))
        assert (waiting, named) == (0, 0)
        assert (await talk.its.tally(1)).adds_up


async def test_of_one_that_an_older_dult_lost_the_thirty_days_begin_now() -> None:
    async with with_first_task() as talk:
        await is_lost(talk)
        async with talk.its.database.write() as connection:
            await connection.execute(update(workspace).values(disconnected_at=None))

        await forget(talk, 31 * DAY)
        before = await addresses_in(talk, WORKSPACE)
        await forget(talk, 62 * DAY)

        assert (before > 0, await addresses_in(talk, WORKSPACE)) == (True, 0)


async def test_forgetting_twice_is_as_once() -> None:
    async with with_first_task() as talk:
        await is_lost(talk)

        await forget(talk, 31 * DAY)
        await forget(talk, 32 * DAY)

        assert await addresses_in(talk, WORKSPACE) == 0


# --- somebody took Dult away from themselves ---


async def test_of_somebody_who_took_dult_away_the_address_goes_after_thirty_days_and_nobody_elses() -> None:
    """teams.md §4.12: the person stays on the list, and is reached elsewhere where they can be."""
    async with with_first_task() as talk:
        people, where = talk.its.ctx.store.people, elsewhere("agent")
        await people.join(talk.who.id, where)
        before = await addresses_in(talk, WORKSPACE)
        await people.leave(where, Obstacle.UNINSTALLED, LOST)

        await forget(talk, 29 * DAY)
        kept = await addresses_in(talk, ELSEWHERE)
        await forget(talk, 31 * DAY)

        who = await people.person(talk.who.id)
        assert (kept, await addresses_in(talk, ELSEWHERE)) == (1, 0)
        assert await addresses_in(talk, WORKSPACE) == before
        assert who is not None
        assert await people.at(Address(channel="test", workspace=WORKSPACE, route=f"person:{who.key}"))


async def test_who_has_it_again_in_time_is_forgotten_by_no_later_night() -> None:
    """teams.md §4.19."""
    async with with_first_task() as talk:
        people, where = talk.its.ctx.store.people, elsewhere("agent")
        await people.join(talk.who.id, where)
        await people.leave(where, Obstacle.UNINSTALLED, LOST)
        was_closed = await people.is_closed(where)

        await people.join(talk.who.id, where)
        await forget(talk, 40 * DAY)

        assert (was_closed, await people.is_closed(where)) == (True, False)
        assert await addresses_in(talk, ELSEWHERE) == 1
