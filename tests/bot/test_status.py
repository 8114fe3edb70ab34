"""Going by a person's status, whatever platform tells it."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import select

from adapters.database.tables import person, recipient
from bot import retention
from bot.errors import TryLater
from bot.events import CameBack, EventId, WentAway
from bot.message import ChoiceField, Message
from nudges.delivery import Address, Reason
from nudges.person import FOREVER
from tests.bot.talking import FIRST_TASK, Talk, address, with_first_task
from tests.bot.test_pause import WEEK, fate
from tests.bot.test_retention import leaves, on_the_night_of
from tests.house import form_of, message_of

UNTIL = FIRST_TASK + timedelta(days=9)


class Statuses:
    """A platform that says of everybody what it was told to say."""

    def __init__(self, told: WentAway | CameBack | Exception) -> None:
        self.told = told

    async def of(self, address: Address) -> WentAway | CameBack:
        if isinstance(self.told, Exception):
            raise self.told
        return replace(self.told, by=address)


def away(talk: Talk, until: datetime | None = None, *, event: str = "away") -> WentAway:
    at = talk.its.clock.now()
    return WentAway(id=EventId(event), at=at, by=address(talk.agent.route), until=until)


def back(talk: Talk, event: str = "back") -> CameBack:
    return CameBack(id=EventId(event), at=talk.its.clock.now(), by=address(talk.agent.route))


def tells(talk: Talk, told: WentAway | CameBack | Exception) -> None:
    """Let the platform be one that tells statuses."""
    talk.its.bot.ctx = replace(talk.its.ctx, statuses={"test": Statuses(told)})


async def wants_it(talk: Talk) -> None:
    await talk.its.ctx.store.people.choose(talk.who.id, replace(talk.who.preferences, follows_status=True))


async def chooses(talk: Talk, **values: str) -> Message:
    await talk.agent.says(talk.word("command-time").partition(",")[0])
    asked = await talk.agent.presses(talk.word("preference-change"))
    return message_of(await talk.agent.fills(asked, **values))


async def test_it_is_offered_only_where_the_platform_tells_statuses() -> None:
    async with with_first_task() as talk:
        card = message_of(await talk.agent.says(talk.word("command-time").partition(",")[0]))
        without = form_of(await talk.agent.presses(talk.word("preference-change")))
        tells(talk, back(talk))
        offer = message_of(await talk.agent.says(talk.word("command-time").partition(",")[0]))
        asked = form_of(await talk.agent.presses(talk.word("preference-change")))

        field = asked.fields[-1]
        assert talk.word("status-ignored") not in card.body
        assert talk.word("status-ignored") in offer.body
        assert [one.name for one in asked.fields] == [*(one.name for one in without.fields), "status"]
        assert isinstance(field, ChoiceField)
        assert field.value == "write"


async def test_a_choice_stays_when_the_form_comes_from_where_it_is_not_asked() -> None:
    async with with_first_task() as talk:
        await wants_it(talk)

        await chooses(talk, at="09:00")

        assert (await talk.now()).preferences.follows_status


async def test_a_status_that_cannot_be_read_at_the_moment_does_not_stand_in_the_way() -> None:
    async with with_first_task() as talk:
        tells(talk, TryLater())

        card = await chooses(talk, status="pause")
        await talk.its.bot.handle(away(talk, UNTIL))

        assert talk.word("status-followed") in card.body
        assert (await talk.now()).away_until == UNTIL


async def test_the_status_of_a_moment_counts_from_the_choice_on() -> None:
    async with with_first_task() as talk:
        tells(talk, away(talk, UNTIL))

        card = await chooses(talk, status="pause")
        await talk.its.run_until(FIRST_TASK + 2 * WEEK)

        assert talk.word("status-away", day="3.12.2026") in card.body
        assert await fate(talk) == [("micro-task", None), ("micro-task", Reason.PAUSED), ("micro-task", None)]


async def test_of_somebody_who_did_not_choose_it_nothing_is_kept() -> None:
    async with with_first_task() as talk:
        await talk.its.bot.handle(away(talk, UNTIL))

        now = await talk.now()
        assert (now.away_until, now.told_away_until) == (None, None)


async def test_only_where_somebody_is_usually_reached_their_status_counts() -> None:
    async with with_first_task() as talk:
        await wants_it(talk)
        await talk.its.ctx.store.people.join(talk.who.id, address("their newer place"))

        await talk.its.bot.handle(away(talk, UNTIL))

        assert (await talk.now()).away_until is None


async def test_a_longer_pause_of_ones_own_stands_on_the_card_and_a_shorter_choice_holds() -> None:
    async with with_first_task() as talk:
        await wants_it(talk)
        await talk.agent.presses(talk.word("pause-now"))
        await talk.its.bot.tick()
        await talk.its.bot.handle(away(talk, UNTIL))
        await talk.its.bot.tick()
        own = talk.last.body

        asked = await talk.agent.presses(talk.word("pause-other-length"))
        await talk.agent.fills(asked, day="2026-11-26")

        assert own == talk.word("pause-paused", day="22.12.2026")
        assert talk.last.body == talk.word("pause-paused", day="26.11.2026")
        assert (await talk.now()).away_until is None


async def test_a_vacation_that_follows_an_illness_is_another_absence() -> None:
    async with with_first_task() as talk:
        await wants_it(talk)
        await talk.its.bot.handle(away(talk, FIRST_TASK + timedelta(hours=8), event="ill"))

        await talk.its.bot.handle(away(talk, event="vacation"))

        now = await talk.now()
        assert (now.away_until, now.told_away_until) == (FIRST_TASK + 4 * WEEK, FOREVER)


async def test_who_is_away_does_not_let_the_question_after_silence_pass() -> None:
    async with with_first_task() as talk:
        await wants_it(talk)
        await talk.its.run_until(FIRST_TASK + 3 * WEEK)
        asked = talk.last.title

        await talk.its.bot.handle(away(talk, FIRST_TASK + 5 * WEEK))
        await talk.its.run_until(FIRST_TASK + 4 * WEEK + timedelta(hours=1))

        assert asked == talk.word("silence-title")
        assert (await talk.now()).preferences.paused_until is None
        assert (await fate(talk))[-1] == ("micro-task", Reason.PAUSED)


async def test_an_event_that_is_worked_again_after_a_crash_changes_nothing() -> None:
    async with with_first_task() as talk:
        await wants_it(talk)
        event = away(talk)
        await talk.its.bot.handle(event)
        once = await talk.now()
        talk.its.clock.move_to(FIRST_TASK + timedelta(hours=1))

        await talk.its.bot.answer(event)

        assert await talk.now() == once


async def test_what_is_kept_stands_in_the_own_data() -> None:
    async with with_first_task() as talk:
        await wants_it(talk)
        await talk.its.bot.handle(away(talk, UNTIL))

        reply = message_of(await talk.agent.says(talk.word("command-data").partition(",")[0]))

        readable, whole = reply.attachments
        records: Mapping[str, list[Mapping[str, object]]] = json.loads(whole.content)["records"]
        assert records["recipient"][0]["away_until"] == UNTIL.isoformat()
        assert records["person"][0]["told_away_until"] == UNTIL.isoformat()
        assert records["person"][0]["follows_status"] is True
        assert "3.12.2026" in readable.content


async def test_nothing_of_it_is_left_of_who_left() -> None:
    async with with_first_task() as talk:
        await wants_it(talk)
        await talk.its.bot.handle(away(talk))
        await retention.begin(talk.its.ctx)
        await leaves(talk)

        await on_the_night_of(talk, FIRST_TASK + timedelta(days=31))

        query = select(person, recipient).join(recipient, recipient.c.id == person.c.id)
        async with talk.its.database.read() as connection:
            row = (await connection.execute(query.where(person.c.id == talk.who.id))).one()
        assert (row.follows_status, row.told_away_until, row.away_until) == (False, None, None)
