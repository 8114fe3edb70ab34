import logging

import pytest

from bot.events import EventId, Pressed
from bot.message import Message
from bot.ports import Outcome
from nudges.person import Person, Role
from tests.bot.talking import FIRST_TASK, Talk, address, with_first_task
from tests.house import Guest, message_of, phrases

WORDS = "Lederen min har ikke tid. Hva gjør jeg?"


async def asked_for_help(talk: Talk) -> list[Guest]:
    """Let the agent ask, and return the coordinators."""
    await talk.agent.fills(await talk.agent.presses(talk.word("task-help")), words=WORDS)
    await talk.its.bot.tick()
    people = await talk.its.ctx.store.people.with_role(Role.COORDINATOR)
    return [talk.its.guest(one.key) for one in people]


async def take(talk: Talk, guest: Guest) -> Message:
    return await press(talk, guest, "help-take")


async def press(talk: Talk, guest: Guest, phrase: str) -> Message:
    person = await person_of(talk, guest)
    return message_of(await guest.presses(phrases().say(person.language, phrase)))


async def person_of(talk: Talk, guest: Guest) -> Person:
    person = await talk.its.ctx.store.people.by_key(guest.key)
    assert person is not None
    return person


async def test_every_coordinator_sees_at_once_who_asks_and_nobody_the_words() -> None:
    async with with_first_task() as talk:
        coordinators = await asked_for_help(talk)

        shown = [guest.messages[-1].text for guest in coordinators]
        kept = await talk.its.ctx.store.answers.of(talk.task, talk.who.id)
        assert len(shown) == 3
        assert all(talk.who.name in text and WORDS not in text for text in shown)
        assert kept is not None
        assert kept.outcome is Outcome.HELP


async def test_who_takes_it_gets_the_words_and_the_others_see_who() -> None:
    async with with_first_task() as talk:
        first, second, third = await asked_for_help(talk)

        taken = await take(talk, first)
        await talk.its.bot.tick()

        helper = await talk.its.ctx.store.people.by_key(first.key)
        assert helper is not None
        assert WORDS in taken.text
        assert all(helper.name in one.messages[-1].body for one in (second, third))
        assert [len(one.messages) for one in (second, third)] == [1, 1]
        assert helper.name in talk.last.body


async def test_the_second_to_press_is_told_who_was_first() -> None:
    async with with_first_task() as talk:
        first, second, _ = await asked_for_help(talk)
        button = second.messages[-1].buttons[0]

        await take(talk, first)
        late = message_of(await second.acts(str(button.action)))

        assert WORDS not in late.text


async def test_a_take_worked_twice_after_a_crash_tells_the_agent_once() -> None:
    async with with_first_task() as talk:
        first, *_ = await asked_for_help(talk)
        event = Pressed(
            id=EventId("take"),
            at=FIRST_TASK,
            by=address(first.route),
            action=str(first.messages[-1].buttons[0].action),
        )

        await talk.its.bot.answer(event)
        await talk.its.bot.answer(event)
        await talk.its.bot.tick()

        told = [one for one in talk.agent.messages if one.title == talk.word("help-comes-title")]
        assert len(told) == 1


async def test_a_call_that_is_handed_back_is_open_again_for_every_coordinator() -> None:
    async with with_first_task() as talk:
        first, second, third = await asked_for_help(talk)
        await take(talk, first)
        await talk.its.bot.tick()

        back = await press(talk, first, "help-hand-back")
        await talk.its.bot.tick()

        others = [one.messages[-1] for one in (second, third)]
        assert WORDS not in back.text
        assert [len(one.buttons) for one in (back, *others)] == [1, 1, 1]
        assert [len(one.messages) for one in (first, second, third)] == [1, 1, 1]


async def test_who_asked_is_told_when_somebody_else_takes_over() -> None:
    async with with_first_task() as talk:
        first, second, third = await asked_for_help(talk)
        await take(talk, first)
        await talk.its.bot.tick()
        await press(talk, first, "help-hand-back")
        await talk.its.bot.tick()

        taken = await take(talk, second)
        await talk.its.bot.tick()

        helper = await talk.its.ctx.store.people.by_key(second.key)
        assert helper is not None
        assert WORDS in taken.text
        assert talk.last.body == talk.word("help-comes-instead", name=helper.name)
        assert all(helper.name in one.messages[-1].body for one in (first, third))
        assert all(not one.messages[-1].buttons for one in (first, third))


async def test_a_call_handed_back_before_anybody_was_told_says_nothing_to_who_asked() -> None:
    async with with_first_task() as talk:
        first, *_ = await asked_for_help(talk)
        before = len(talk.agent.messages)

        await take(talk, first)
        await press(talk, first, "help-hand-back")
        await talk.its.bot.tick()

        assert len(talk.agent.messages) == before


async def test_only_who_has_a_call_can_hand_it_back_or_close_it() -> None:
    async with with_first_task() as talk:
        first, second, _ = await asked_for_help(talk)
        taken = await take(talk, first)

        for button in taken.buttons:
            await second.acts(str(button.action))

        request = await talk.its.ctx.store.help_requests.look(1)
        assert request is not None
        assert request.taken_by == (await person_of(talk, first)).id
        assert not request.is_done


async def test_a_call_that_is_answered_is_closed_on_every_card() -> None:
    async with with_first_task() as talk:
        coordinators = await asked_for_help(talk)
        await take(talk, coordinators[0])
        await talk.its.bot.tick()

        await press(talk, coordinators[0], "help-done")
        await talk.its.bot.tick()

        shown = [one.messages[-1] for one in coordinators]
        late = message_of(await coordinators[1].acts("help-take:1"))
        assert all(not one.buttons and WORDS not in one.text for one in (*shown, late))


async def test_handing_back_twice_after_a_crash_is_once() -> None:
    async with with_first_task() as talk:
        first, *_ = await asked_for_help(talk)
        taken = await take(talk, first)
        back = Pressed(
            id=EventId("back"), at=FIRST_TASK, by=address(first.route), action=str(taken.buttons[1].action)
        )

        await talk.its.bot.answer(back)
        await talk.its.bot.answer(back)

        request = await talk.its.ctx.store.help_requests.look(1)
        assert request is not None
        assert (request.taken_by, request.handed_back) == (None, 1)


async def test_only_coordinators_can_take_a_call() -> None:
    async with with_first_task() as talk:
        first, *_ = await asked_for_help(talk)

        reply = message_of(await talk.agent.acts(str(first.messages[-1].buttons[0].action)))

        assert reply.title == talk.word("general-old-button-title")


async def test_help_can_be_asked_for_in_words_without_a_task() -> None:
    async with with_first_task() as talk:
        await talk.agent.says(talk.word("command-need-help").split(",")[0])
        await talk.agent.fills(await talk.agent.presses(talk.word("help-ask")), words=WORDS)

        assert talk.last.title == talk.word("help-asked-title")
        assert talk.word("help-ask") not in [button.label for button in talk.last.buttons]


async def test_the_words_of_a_call_are_never_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        async with with_first_task() as talk:
            first, *_ = await asked_for_help(talk)
            await take(talk, first)

    assert not [one for one in caplog.records if one.name.startswith("bot") and WORDS in one.getMessage()]
