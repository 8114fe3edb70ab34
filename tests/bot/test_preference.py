"""The day, the hour, how often, and by which clock: what somebody chooses holds from the next task on."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from adapters.database.tables import delivery
from bot import programme
from bot.message import ChoiceField, Form, Invalid, Reply
from bot.preference import USUAL, ZONE
from nudges.delivery import Kind, State
from nudges.language import Language
from nudges.person import Person, Role
from tests.bot.talking import FIRST_TASK, Talk, with_first_task
from tests.house import House, form_of, house, message_of, phrases

WEEK = timedelta(weeks=1)
TUESDAY_AT_TEN = {"weekday": "2", "at": "10:00", "often": "1"}


async def tasks(its: House, person: Person) -> int:
    """Count the tasks that came by themselves."""
    query = select(func.count()).where(
        delivery.c.recipient_id == person.id,
        delivery.c.kind == Kind.MICRO_TASK,
        delivery.c.state == State.SENT,
    )
    async with its.database.read() as connection:
        return int(await connection.scalar(query) or 0)


async def changes(talk: Talk) -> Reply:
    await talk.agent.says("tid")
    return await talk.agent.presses(talk.word("preference-change"))


def options(form: Form, name: str) -> dict[str, str]:
    (field,) = [one for one in form.fields if one.name == name]
    assert isinstance(field, ChoiceField)
    return {one.value: one.label for one in field.options}


def value(form: Form, name: str) -> str:
    return next(one.value for one in form.fields if one.name == name)


async def test_the_card_tells_by_which_clock_the_task_comes() -> None:
    async with with_first_task() as talk:
        said = message_of(await talk.agent.says("tid"))

        assert "10.00" in said.body
        assert talk.word("preference-zone-now", zone="Oslo") in said.body


async def test_a_time_zone_is_chosen_among_a_few_and_the_task_comes_by_it() -> None:
    async with with_first_task() as talk:
        form = await changes(talk)

        said = message_of(await talk.agent.fills(form, **TUESDAY_AT_TEN, zone="Europe/Helsinki"))
        await talk.its.run_until(FIRST_TASK + WEEK - timedelta(hours=1))

        assert set(options(form_of(form), ZONE)) == {
            USUAL, "Europe/Oslo", "Europe/Stockholm", "Europe/Copenhagen", "Europe/Helsinki",
        }  # fmt: skip
        assert talk.word("preference-zone-now", zone="Helsingfors") in said.body
        assert (await talk.now()).time_zone == "Europe/Helsinki"
        assert await tasks(talk.its, talk.who) == 2


async def test_who_leaves_it_to_the_others_goes_by_what_they_say() -> None:
    async with with_first_task() as talk:
        await talk.its.ctx.store.people.told(talk.who.id, time_zone="America/New_York")
        asked = await changes(talk)
        form, label = form_of(asked), talk.word("preference-zone-usual", source="test", zone="New York")

        await talk.agent.fills(asked, zone="Europe/Oslo")
        chosen = (await talk.now()).time_zone
        again = await changes(talk)
        await talk.agent.fills(again, zone=USUAL)

        assert (value(form, ZONE), options(form, ZONE)[USUAL]) == (USUAL, label)
        assert "America/New_York" in options(form, ZONE)
        assert (chosen, value(form_of(again), ZONE)) == ("Europe/Oslo", "Europe/Oslo")
        assert (await talk.now()).time_zone == "America/New_York"


async def test_a_time_zone_that_is_not_on_offer_is_refused() -> None:
    async with with_first_task() as talk:
        form = await changes(talk)

        reply = await talk.agent.fills(form, zone="Mars/Phobos")

        assert isinstance(reply, Invalid)
        assert (await talk.now()).preferences.time_zone is None


async def test_somebody_in_no_programme_is_not_told_that_a_task_comes() -> None:
    async with with_first_task() as talk:
        coordinator = await talk.its.one_with(Role.COORDINATOR)
        who = await talk.its.ctx.store.people.by_key(coordinator.key)
        assert who is not None
        word_for_time = phrases().say(who.language, "command-time").partition(",")[0]

        said = message_of(await coordinator.says(word_for_time))

        nothing = phrases().say(who.language, "preference-time-none", weekday="x", time="y")
        assert said.body.startswith(nothing.partition(".")[0])


async def test_a_stopped_programme_is_none() -> None:
    async with with_first_task() as talk:
        await talk.its.ctx.store.programmes.stop("agents-first-steps", talk.its.clock.now())

        said = message_of(await talk.agent.says("tid"))

        nothing = talk.word("preference-time-none", weekday="x", time="y")
        assert said.body.startswith(nothing.partition(".")[0])


async def test_whoever_now_chooses_an_hour_that_others_had_already_gets_todays_task() -> None:
    async with house() as its:
        await programme.start(its.ctx, "agents-first-steps", starts_on=its.clock.now().date(), owner=None)
        people = await its.ctx.store.people.with_role(Role.COMPETENCE_AGENT)
        oslo = [one for one in people if one.time_zone == "Europe/Oslo" and len(one.working_days) == 5]
        first, second = oslo[0], oslo[1]
        say = its.ctx.say

        for one, moment in (
            (first, FIRST_TASK - timedelta(hours=5)),
            (second, FIRST_TASK - timedelta(minutes=30)),
        ):
            await its.run_until(moment)
            guest = its.guest(one.key)
            await guest.says(say(one.language, "command-time").partition(",")[0])
            form = await guest.presses(say(one.language, "preference-change"))
            await guest.fills(form, weekday="2", at="09:00", often="1")
        await its.run_until(FIRST_TASK + timedelta(days=1))

        assert [await tasks(its, one) for one in (first, second)] == [1, 1]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("source", ["slack", "teams", "file", "web"])
def test_an_option_says_whose_word_it_is_and_fits(language: Language, source: str) -> None:
    label = phrases().say(language, "preference-zone-usual", source=source, zone="Kööpenhamina")

    assert label.endswith("(Kööpenhamina)")
    assert len(label) <= 75  # what Slack shows of an option
