import json
from datetime import timedelta

import pytest

from adapters.database.tables import metadata, person, recipient
from bot.command import COMMANDS, plain, words_of
from bot.events import EventId
from bot.message import Invalid, Say
from nudges.language import Language
from nudges.person import Role
from tests.bot.talking import FIRST_TASK, Talk, with_first_task
from tests.house import Guest, form_of, message_of, phrases

WEEK = timedelta(weeks=1)


async def said(talk: Talk, text: str) -> str:
    return message_of(await talk.agent.says(text)).title


@pytest.mark.parametrize("language", Language)
async def test_every_command_is_understood_in_every_language(language: Language) -> None:
    async with with_first_task() as talk:
        await talk.agent.says(f"language {language}")

        unknown = phrases().say(language, "command-unknown-title")
        words = [words_of(talk.its.ctx, one, language)[0] for one in COMMANDS]
        titles = []
        for word in words:
            await talk.agent.says(word)
            await talk.its.bot.tick()
            titles.append(talk.last.title)

        assert unknown not in titles


@pytest.mark.parametrize("language", Language)
def test_no_word_means_two_things_in_one_language(language: Language) -> None:
    words = [
        plain(word) for one in COMMANDS for word in phrases().say(language, one.words).split(",") if word
    ]

    assert len(words) == len(set(words))


async def test_case_accents_and_punctuation_do_not_matter() -> None:
    async with with_first_task() as talk:
        titles = {
            await said(talk, text) for text in ("HJELP!", "  hjelp ", "hjälp?", "/dult hjelp", "Hjælp.")
        }

        assert titles == {talk.word("command-help-title")}


async def test_a_slip_of_the_pen_is_asked_about_and_one_press_is_enough() -> None:
    async with with_first_task() as talk:
        perhaps = message_of(await talk.agent.says("pasue"))
        meant = message_of(await talk.agent.presses(talk.word("command-yes")))

        assert "pause" in perhaps.body
        assert meant.title == talk.word("pause-title")


async def test_unknown_words_get_short_help_when_no_task_is_open() -> None:
    async with with_first_task() as talk:
        await talk.agent.presses(talk.word("task-do"))
        await talk.agent.presses(talk.word("task-done"))

        assert await said(talk, "Hva synes du om været i dag da") == talk.word("command-unknown-title")


async def test_talk_in_a_teams_room_is_left_alone_but_a_command_is_answered_privately() -> None:
    async with with_first_task() as talk:
        team = await talk.its.ctx.store.people.team(talk.who.teams[0])
        assert team is not None
        room = talk.agent.in_room(team.key)

        chatter = await room.says("Skal vi ta lunsj?")
        answer = await room.says("hjelp")

        assert chatter is None
        assert isinstance(answer, Say)
        assert answer.private


async def test_a_language_takes_effect_at_once_and_outlives_an_import() -> None:
    async with with_first_task() as talk:
        await talk.agent.says("språk")
        asked = await talk.agent.presses(talk.word("preference-choose-language"))
        await talk.agent.fills(asked, language="fi")

        assert talk.last.title == "Kieli"
        assert (await talk.now()).language is Language.FI
        assert (await talk.now()).preferences.language is Language.FI


async def test_a_chosen_day_and_hour_hold_from_the_next_week_and_no_task_is_lost_or_doubled() -> None:
    async with with_first_task() as talk:
        first = talk.last.title
        await talk.agent.says(talk.word("command-time").split(",")[0])
        asked = await talk.agent.presses(talk.word("preference-change"))
        await talk.agent.fills(asked, weekday="4", at="13:00")
        await talk.agent.acts(f"task-done:{talk.task}")

        await talk.its.run_until(FIRST_TASK + timedelta(days=5))
        this_week = [
            one.title for one in talk.agent.messages if one.title != talk.word("preference-time-title")
        ]
        await talk.its.run_until(FIRST_TASK + timedelta(days=9, hours=3))

        steps = talk.its.ctx.library.programmes["agents-first-steps"].steps
        second = talk.its.ctx.library.tasks[steps[1]].text(talk.who.language).title
        assert this_week == [first]
        assert talk.last.title == second
        assert talk.its.clock.now() == FIRST_TASK + timedelta(days=9, hours=3)


async def test_a_day_that_is_no_working_day_is_not_on_offer() -> None:
    async with with_first_task() as talk:
        await talk.agent.says(talk.word("command-time").split(",")[0])
        asked = form_of(await talk.agent.presses(talk.word("preference-change")))

        days = {option.value for option in asked.fields[0].options}  # type: ignore[union-attr]  # a choice field

        assert days == {str(int(day)) for day in talk.who.working_days}


async def test_my_data_holds_every_row_that_names_the_person() -> None:
    async with with_first_task() as talk:
        await talk.agent.fills(await talk.agent.presses(talk.word("task-help")), words="Hjelp til møtet")

        message = message_of(await talk.agent.says("mine data"))

        readable, whole = message.attachments
        records = json.loads(whole.content)["records"]
        assert {"person", "recipient", "delivery", "answer", "help_request", "person_role"} <= set(records)
        assert "Hjelp til møtet" in readable.content
        assert talk.who.name in readable.content


def test_every_table_that_names_a_person_is_read_for_my_data() -> None:
    named = {
        table.name
        for table in metadata.sorted_tables
        for key in table.foreign_keys
        if key.column in {person.c.id, recipient.c.id}
    }

    assert {"answer", "help_request", "passed_on", "draft", "reflection_note", "sign_in_code"} <= named


async def test_one_thing_can_be_deleted_and_a_call_for_help_disappears_from_its_cards() -> None:
    async with with_first_task() as talk:
        await talk.agent.fills(await talk.agent.presses(talk.word("task-help")), words="Hjelp til møtet")
        await talk.its.bot.tick()
        coordinator = await talk.its.one_with(Role.COORDINATOR)

        await talk.agent.says("slett")
        asked = await talk.agent.presses(talk.word("data-delete-some"))
        await talk.agent.fills(asked, which="help_request:1")
        await talk.its.bot.tick()

        left = await talk.its.ctx.store.personal_data.own(talk.who.id)
        assert [one.key for one in left] == [f"answer:{talk.task}"]
        assert await talk.its.ctx.store.help_requests.look(1) is None
        assert len(coordinator.messages) == 1
        assert not coordinator.messages[0].buttons


async def test_everything_can_be_deleted_after_a_second_question() -> None:
    """slack.md §3.40."""
    async with with_first_task() as talk:
        await talk.agent.presses(talk.word("task-do"))
        await talk.agent.fills(await talk.agent.presses(talk.word("task-note")), note="Mine ord")
        await talk.agent.says("slett")

        asked = await talk.agent.presses(talk.word("data-delete-all"))
        unsure = await talk.agent.fills(asked, sure="")
        done = await talk.agent.fills(asked, sure="yes")

        records = await talk.its.ctx.store.personal_data.of(talk.who.id)
        assert unsure == Invalid(errors={"sure": talk.word("form-not-on-offer")})
        assert message_of(done).title == talk.word("data-deleted-title")
        assert "Mine ord" not in str(records)
        assert await talk.its.ctx.store.personal_data.own(talk.who.id) == []


async def test_nobody_can_delete_what_is_somebody_elses() -> None:
    async with with_first_task() as talk:
        await talk.agent.presses(talk.word("task-do"))
        others = await talk.its.ctx.store.people.with_role(Role.COMPETENCE_AGENT)
        other = Guest(talk.its, others[1].key)
        await other.says("delete")
        store = talk.its.ctx.store

        keys = [f"answer:{talk.task}", "person:1", "nonsense"]
        count = await store.personal_data.erase(others[1].id, keys, EventId("e"), FIRST_TASK)

        assert count == 0
        assert len(await store.personal_data.own(talk.who.id)) == 1
