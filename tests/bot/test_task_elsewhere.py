"""A task that stands on more than one card stands the same on each."""

from datetime import timedelta

from sqlalchemy import func, select

from adapters.database.tables import delivery
from bot.events import EventId, Pressed
from bot.ports import Answer, Outcome
from nudges.delivery import State
from tests.bot.talking import FIRST_TASK, Talk, address, with_first_task

THURSDAY = FIRST_TASK + timedelta(days=2)


async def reminded(talk: Talk) -> None:
    await talk.its.run_until(THURSDAY)
    assert len(talk.agent.messages) == 2


async def test_an_answer_on_the_reminder_closes_the_task_itself() -> None:
    async with with_first_task() as talk:
        await reminded(talk)

        await talk.agent.fills(
            await talk.agent.presses(talk.word("task-not-for-me"), talk.last), choice="no-time"
        )
        await talk.its.bot.tick()

        task, reminder = talk.agent.messages
        assert task == reminder
        assert task.body == talk.word("task-let-be")


async def test_an_answer_on_the_task_brings_its_reminder_up_to_date() -> None:
    async with with_first_task() as talk:
        await reminded(talk)

        await talk.agent.presses(talk.word("task-do"), talk.agent.messages[0])
        await talk.agent.presses(talk.word("task-done"), talk.agent.messages[0])
        await talk.its.bot.tick()

        task, reminder = talk.agent.messages
        assert task == reminder
        assert reminder.body == talk.word("task-how-useful")


async def test_an_answer_on_the_day_it_was_put_off_to_closes_the_task_itself() -> None:
    async with with_first_task() as talk:
        await talk.agent.fills(await talk.agent.presses(talk.word("task-later")))
        await talk.its.run_until(FIRST_TASK + timedelta(days=1))
        assert len(talk.agent.messages) == 2

        await talk.agent.presses(talk.word("task-do"), talk.last)
        await talk.agent.presses(talk.word("task-done"), talk.last)
        await talk.its.bot.tick()

        task, again = talk.agent.messages
        assert task == again
        assert task.body == talk.word("task-how-useful")


async def test_asking_for_help_on_the_reminder_shows_on_the_task_too() -> None:
    async with with_first_task() as talk:
        await reminded(talk)

        asked = await talk.agent.presses(talk.word("task-help"), talk.last)
        await talk.agent.fills(asked, words="Hvor begynner jeg?")
        await talk.its.bot.tick()

        task, reminder = talk.agent.messages
        assert task == reminder
        assert talk.word("task-helped") in task.body


async def test_an_answer_whose_process_died_before_it_told_the_other_cards_tells_them_after_all() -> None:
    async with with_first_task() as talk:
        await reminded(talk)
        button = talk.agent.messages[0].buttons[0]
        event = Pressed(
            id=EventId("died"), at=THURSDAY, by=address(talk.agent.route), action=str(button.action)
        )
        await talk.its.ctx.store.inbox.receive(event, THURSDAY)
        given = Answer(delivery=talk.task, person=talk.who.id, outcome=Outcome.DOING, at=THURSDAY)
        await talk.its.ctx.store.answers.record(given)

        await talk.its.bot.catch_up()
        await talk.its.bot.catch_up()
        await talk.its.bot.tick()

        task, reminder = talk.agent.messages
        assert task == reminder
        assert talk.word("task-doing") in task.body
        async with talk.its.database.read() as connection:
            updates = select(func.count()).where(delivery.c.replaces, delivery.c.state == State.SENT)
            assert await connection.scalar(updates) == 2


async def test_a_task_on_a_single_card_needs_no_update() -> None:
    async with with_first_task() as talk:
        await talk.agent.presses(talk.word("task-do"))

        async with talk.its.database.read() as connection:
            assert await connection.scalar(select(func.count()).where(delivery.c.replaces)) == 0
