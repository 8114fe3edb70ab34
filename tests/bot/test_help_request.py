import logging

import pytest

from bot.events import EventId, Pressed
from bot.message import Message
from bot.ports import Outcome
from nudges.delivery import DeliveryId
from nudges.person import Role
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
    person = await talk.its.ctx.store.people.by_key(guest.key)
    assert person is not None
    return message_of(await guest.presses(phrases().say(person.language, "help-take")))


async def test_every_coordinator_sees_at_once_who_asks_and_nobody_the_words() -> None:
    async with with_first_task() as talk:
        coordinators = await asked_for_help(talk)

        shown = [guest.messages[-1].text for guest in coordinators]
        kept = await talk.its.ctx.store.answers.of(DeliveryId(1), talk.who.id)
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

        await talk.its.bot._work(event)
        await talk.its.bot._work(event)
        await talk.its.bot.tick()

        told = [one for one in talk.agent.messages if one.title == talk.word("help-comes-title")]
        assert len(told) == 1


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


async def test_the_words_of_a_call_are_never_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        async with with_first_task() as talk:
            first, *_ = await asked_for_help(talk)
            await take(talk, first)

    assert not [one for one in caplog.records if one.name.startswith("bot") and WORDS in one.getMessage()]
