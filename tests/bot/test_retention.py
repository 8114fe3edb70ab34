"""What the cards promise to delete is deleted, and what was sent stays known."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from adapters.database.tables import (
    metadata,
    person,
)
from adapters.database.transcript import DatabaseTranscript
from bot import retention
from bot.events import EventId, Said
from bot.people import RosterChanges
from bot.ports import Outcome
from nudges.delivery import DeliveryId
from nudges.person import RecipientId
from tests.bot.talking import FIRST_TASK, Talk, address, with_first_task

pytestmark = pytest.mark.on_both

DAY = timedelta(days=1)


async def count(talk: Talk, table: str, **where: object) -> int:
    its = metadata.tables[table]
    query = (
        select(func.count()).select_from(its).where(*(its.c[name] == value for name, value in where.items()))
    )
    async with talk.its.database.read() as connection:
        return int(await connection.scalar(query) or 0)


async def on_the_night_of(talk: Talk, moment: datetime) -> None:
    """Let a night come without all the weeks before it."""
    talk.its.clock.move_to(moment)
    (one,) = [one for one in await talk.its.ctx.store.agenda.due(moment) if one.what == retention.ROUND]
    assert await retention.round_of(talk.its.ctx, one)


async def write_everything(talk: Talk) -> None:
    """Leave an answer with a note, a call for help, words in the team's room, a draft and a conversation."""
    await retention.begin(talk.its.ctx)
    agent = talk.agent
    asked = await agent.presses(talk.word("task-help"))
    await agent.fills(asked, words="Hvor begynner jeg?")
    await agent.presses(talk.word("task-done"))
    await agent.fills(await agent.presses(talk.word("task-note")), note="Gikk fint")
    await talk.its.ctx.store.passed_on.pass_on(
        EventId("passed-on"),
        person=talk.who.id,
        delivery=DeliveryId(1),
        team=RecipientId(await _a_team(talk)),
        words="Prøv denne",
        language=talk.who.language,
        at=FIRST_TASK,
    )
    await talk.its.ctx.store.drafts.keep(talk.who.id, "Kanskje et notat", FIRST_TASK)
    await DatabaseTranscript(talk.its.database).append(agent.route, {"said": "Hei"}, FIRST_TASK)
    await talk.its.bot.tick()


async def _a_team(talk: Talk) -> int:
    async with talk.its.database.read() as connection:
        return int((await connection.exec_driver_sql("SELECT min(id) FROM team")).scalar_one())


async def own_words(talk: Talk) -> Mapping[str, int]:
    return {
        "answers": await count(talk, "answer") - await count(talk, "answer", outcome=Outcome.ERASED),
        "help": await count(talk, "help_request"),
        "passed-on": await count(talk, "passed_on", words="Prøv denne"),
        "drafts": await count(talk, "draft"),
        "said": await count(talk, "transcript", deleted=False),
    }


async def test_after_twelve_months_answers_words_and_conversations_are_gone() -> None:
    async with with_first_task() as talk:
        await write_everything(talk)
        sent = await count(talk, "delivery", state="sent")

        await on_the_night_of(talk, FIRST_TASK + 365 * DAY - timedelta(minutes=1))
        before = await own_words(talk)
        await on_the_night_of(talk, FIRST_TASK + 366 * DAY)

        assert before == {"answers": 1, "help": 1, "passed-on": 1, "drafts": 0, "said": 1}
        assert set((await own_words(talk)).values()) == {0}
        assert await count(talk, "answer", remark="", because="", outcome=Outcome.ERASED) == 1
        assert await count(talk, "delivery", state="sent") == sent


async def test_an_old_task_whose_answer_is_forgotten_does_not_open_again() -> None:
    async with with_first_task() as talk:
        await write_everything(talk)

        await on_the_night_of(talk, FIRST_TASK + 366 * DAY)

        assert await talk.its.ctx.store.answers.open_task(talk.who.id) is None


async def test_drafts_strangers_and_worked_events_are_forgotten_after_thirty_days() -> None:
    async with with_first_task() as talk:
        await write_everything(talk)
        unknown = Said(id=EventId("who"), at=FIRST_TASK, by=address("somebody"), text="Hei")
        await talk.its.bot.handle(unknown)

        await on_the_night_of(talk, FIRST_TASK + 30 * DAY - timedelta(minutes=1))
        before = [await count(talk, one) for one in ("draft", "stranger")]
        events = await count(talk, "inbox")
        await on_the_night_of(talk, FIRST_TASK + 31 * DAY)

        assert before == [1, 1]
        assert events > 0
        assert [await count(talk, one) for one in ("draft", "stranger", "inbox")] == [0, 0, 0]


NOBODY = RosterChanges(added=(), changed=(), unchanged=(), returning=(), leaving=(), sites=(), teams=())


async def leaves(talk: Talk) -> None:
    await talk.its.roll.apply(replace(NOBODY, leaving=(talk.who.key,)))


async def test_the_own_words_of_who_left_are_gone_thirty_days_later_and_nobody_elses() -> None:
    async with with_first_task() as talk:
        await write_everything(talk)
        other = talk.its.guest((await talk.its.ctx.store.people.search("", 3))[-1].key)
        await DatabaseTranscript(talk.its.database).append(other.route, {"said": "Hei"}, FIRST_TASK)
        await leaves(talk)

        await on_the_night_of(talk, FIRST_TASK + 30 * DAY - timedelta(minutes=1))
        before = await own_words(talk)
        await on_the_night_of(talk, FIRST_TASK + 31 * DAY)

        assert (before["answers"], before["help"], before["said"]) == (1, 1, 2)
        assert await own_words(talk) == {"answers": 0, "help": 0, "passed-on": 0, "drafts": 0, "said": 1}


async def test_nobody_can_tell_thirty_days_later_who_somebody_was_and_the_sums_still_add_up() -> None:
    async with with_first_task() as talk:
        await write_everything(talk)
        await leaves(talk)

        await on_the_night_of(talk, FIRST_TASK + 31 * DAY)
        await on_the_night_of(talk, FIRST_TASK + 32 * DAY)

        async with talk.its.database.read() as connection:
            row = (await connection.execute(select(person).where(person.c.id == talk.who.id))).one()
        assert (row.key, row.name, row.email) == (f"left-{talk.who.id}", "", None)
        assert talk.who.key not in await talk.its.roll.known()
        assert await count(talk, "address", recipient_id=talk.who.id) == 0
        assert (await talk.its.tally(1)).adds_up


async def test_who_comes_back_within_the_thirty_days_keeps_everything() -> None:
    async with with_first_task() as talk:
        await write_everything(talk)
        known = (await talk.its.roll.known())[talk.who.key]
        await leaves(talk)
        async with talk.its.database.read() as connection:
            left = await connection.scalar(select(person.c.left_at).where(person.c.id == talk.who.id))
        talk.its.clock.move_to(FIRST_TASK + 10 * DAY)

        await talk.its.roll.apply(replace(NOBODY, returning=(known.person,)))
        await on_the_night_of(talk, FIRST_TASK + 31 * DAY)

        assert left == FIRST_TASK
        assert (await own_words(talk))["answers"] == 1


async def test_the_round_comes_every_night_and_a_new_start_does_not_put_it_off() -> None:
    async with with_first_task() as talk:
        await retention.begin(talk.its.ctx)
        talk.its.clock.move_to(FIRST_TASK + DAY)

        await retention.begin(talk.its.ctx)
        due = [one.what for one in await talk.its.ctx.store.agenda.due(talk.its.clock.now())]
        await talk.its.bot.tick()
        still = [one.what for one in await talk.its.ctx.store.agenda.due(talk.its.clock.now())]
        tomorrow = [one.what for one in await talk.its.ctx.store.agenda.due(talk.its.clock.now() + DAY)]

        assert retention.ROUND in due
        assert retention.ROUND not in still
        assert retention.ROUND in tomorrow
