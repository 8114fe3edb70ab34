from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from adapters.database.tables import delivery
from bot.events import EventId, Said
from bot.message import Invalid
from nudges.delivery import Kind, Reason
from nudges.person import FOREVER
from tests.bot.talking import FIRST_TASK, Talk, address, labels, with_first_task
from tests.house import message_of

WEEK = timedelta(weeks=1)


async def fate(talk: Talk) -> list[tuple[str, str | None]]:
    """Tell what became of each thing Dult planned for the agent, in order."""
    query = select(delivery.c.kind, delivery.c.reason).where(
        delivery.c.recipient_id == talk.who.id, delivery.c.counts
    )
    async with talk.its.database.read() as connection:
        return [(row.kind, row.reason) for row in await connection.execute(query.order_by(delivery.c.id))]


async def test_one_press_pauses_at_once_and_leaves_the_card_where_it_is() -> None:
    async with with_first_task() as talk:
        card = talk.last

        await talk.agent.presses(talk.word("pause-now"))
        await talk.its.run_until(FIRST_TASK + WEEK)

        assert talk.agent.messages[0] == card
        assert talk.word("pause-undo") in labels(talk.agent.messages[1])
        assert await fate(talk) == [(Kind.MICRO_TASK, None), (Kind.MICRO_TASK, Reason.PAUSED)]


async def test_a_pause_can_be_undone_and_nothing_of_the_programme_is_lost() -> None:
    async with with_first_task() as talk:
        await talk.agent.presses(talk.word("pause-now"))
        await talk.its.run_until(FIRST_TASK + WEEK)
        await talk.agent.presses(talk.word("pause-undo"))
        await talk.its.run_until(FIRST_TASK + 2 * WEEK)

        steps = talk.its.ctx.library.programmes["agents-first-steps"].steps
        assert talk.last.title == talk.its.ctx.library.tasks[steps[1]].text(talk.who.language).title


async def test_a_pause_ends_by_itself_on_its_day() -> None:
    async with with_first_task() as talk:
        await talk.agent.says("pause")
        await talk.agent.presses(talk.word("pause-two-weeks"))

        await talk.its.run_until(FIRST_TASK + 2 * WEEK)

        assert [reason for _, reason in await fate(talk)] == [None, Reason.PAUSED, None]


async def test_a_pause_until_a_date_refuses_a_day_in_the_past() -> None:
    async with with_first_task() as talk:
        await talk.agent.says("pause")
        asked = await talk.agent.presses(talk.word("pause-until"))

        past = await talk.agent.fills(asked, day="2026-01-01")
        nonsense = await talk.agent.fills(asked, day="soon")
        await talk.agent.fills(asked, day="2027-01-11")

        until = (await talk.now()).preferences.paused_until
        assert isinstance(past, Invalid)
        assert isinstance(nonsense, Invalid)
        assert until is not None
        assert until.isoformat() == "2027-01-10T23:00:00+00:00"


async def test_stop_means_stop_and_whatever_is_written_later_offers_a_way_back() -> None:
    async with with_first_task() as talk:
        await talk.agent.says("stopp")
        await talk.its.run_until(FIRST_TASK + 4 * WEEK)
        silent = len(talk.agent.messages)

        reply = message_of(await talk.agent.says("Hei!"))
        back = message_of(await talk.agent.presses(talk.word("pause-resume")))

        assert silent == 2
        assert talk.word("pause-is-on") in reply.body
        assert talk.word("pause-is-on") not in back.body
        assert (await talk.now()).preferences.paused_until is None


async def test_a_pause_keeps_the_other_choices() -> None:
    async with with_first_task() as talk:
        await talk.its.ctx.store.people.choose(
            talk.who.id, replace(talk.who.preferences, every_other_week=True)
        )

        await talk.agent.presses(talk.word("pause-now"))

        assert (await talk.now()).preferences.every_other_week


async def test_after_three_weeks_without_an_answer_dult_asks_once_instead_of_sending_another() -> None:
    """slack.md §3.30."""
    async with with_first_task() as talk:
        await talk.its.run_until(FIRST_TASK + 3 * WEEK)

        assert talk.last.title == talk.word("silence-title")
        assert [kind for kind, _ in await fate(talk)] == [*[Kind.MICRO_TASK] * 3, Kind.FOLLOW_UP]


async def test_any_answer_starts_the_count_anew() -> None:
    async with with_first_task() as talk:
        await talk.its.run_until(FIRST_TASK + 2 * WEEK)
        await talk.agent.presses(talk.word("task-do"))

        await talk.its.run_until(FIRST_TASK + 3 * WEEK)

        assert talk.last.title != talk.word("silence-title")


async def test_fewer_is_kept_and_can_be_taken_back() -> None:
    async with with_first_task() as talk:
        await talk.its.run_until(FIRST_TASK + 3 * WEEK)

        await talk.agent.presses(talk.word("silence-fewer"))
        fewer = (await talk.now()).preferences.every_other_week
        await talk.agent.presses(talk.word("silence-keep"))

        assert fewer
        assert not (await talk.now()).preferences.every_other_week


async def test_fewer_means_every_other_week_with_its_reason_and_no_task_lost() -> None:
    async with with_first_task() as talk:
        await talk.its.ctx.store.people.choose(
            talk.who.id, replace(talk.who.preferences, every_other_week=True)
        )

        await talk.its.run_until(FIRST_TASK + 3 * WEEK)

        steps = talk.its.ctx.library.programmes["agents-first-steps"].steps
        second = talk.its.ctx.library.tasks[steps[1]].text(talk.who.language).title
        assert [reason for _, reason in await fate(talk)] == [None, Reason.FEWER, None, Reason.FEWER]
        assert second in [one.title for one in talk.agent.messages]


async def test_no_answer_to_the_question_in_a_week_is_a_pause_with_an_easy_way_back() -> None:
    """slack.md §3.30."""
    async with with_first_task() as talk:
        await talk.its.run_until(FIRST_TASK + 5 * WEEK)
        paused = (await talk.now()).preferences.paused_until

        await talk.agent.says("hjelp")
        await talk.agent.presses(talk.word("pause-resume"))

        assert paused == FOREVER
        assert (await talk.now()).preferences.paused_until is None


async def test_stop_on_the_question_stops() -> None:
    async with with_first_task() as talk:
        await talk.its.run_until(FIRST_TASK + 3 * WEEK)

        await talk.agent.presses(talk.word("silence-stop"))

        assert (await talk.now()).preferences.paused_until == FOREVER
        assert talk.last.title == talk.word("pause-stopped-title")


async def test_an_older_card_of_a_pause_says_what_holds_now() -> None:
    async with with_first_task() as talk:
        await talk.agent.presses(talk.word("pause-now"))
        await talk.its.bot.tick()
        paused = talk.last

        await talk.agent.says("stopp")
        await talk.its.bot.tick()
        [_, older, newer] = talk.agent.messages
        await talk.agent.presses(talk.word("pause-undo"), newer)
        await talk.its.bot.tick()

        assert paused.title == talk.word("pause-paused-title")
        assert older == newer
        assert newer.title == talk.word("pause-stopped-title")
        assert [one.title for one in talk.agent.messages[1:]] == [talk.word("pause-over-title")] * 2
        assert not [button for one in talk.agent.messages[1:] for button in one.buttons]


async def test_starting_again_by_word_closes_the_card_of_the_pause() -> None:
    async with with_first_task() as talk:
        await talk.agent.says("pause")
        await talk.agent.presses(talk.word("pause-two-weeks"))

        await talk.agent.says(talk.word("command-resume").split(",")[0])
        await talk.its.bot.tick()

        shown = talk.agent.messages[1]
        assert shown.title == talk.word("pause-over-title")
        assert not shown.buttons


async def test_a_card_of_a_pause_worked_twice_after_a_crash_is_one_card() -> None:
    async with with_first_task() as talk:
        event = Said(id=EventId("stop"), at=FIRST_TASK, by=address(talk.agent.route), text="stopp")

        await talk.its.bot.answer(event)
        await talk.its.bot.answer(event)
        await talk.its.bot.tick()

        assert len(talk.agent.messages) == 2


async def test_a_question_answered_in_other_words_asks_no_more() -> None:
    async with with_first_task() as talk:
        await talk.its.run_until(FIRST_TASK + 3 * WEEK)
        question = len(talk.agent.messages) - 1

        await talk.agent.says("stopp")
        await talk.its.bot.tick()
        stopped = talk.agent.messages[question]
        await talk.agent.says(talk.word("command-resume").split(",")[0])
        await talk.its.bot.tick()

        assert stopped.title == talk.word("pause-stopped-title")
        assert talk.agent.messages[question].title == talk.word("silence-keep-title")


async def test_a_question_is_settled_by_doing_an_older_task() -> None:
    async with with_first_task() as talk:
        await talk.its.run_until(FIRST_TASK + 3 * WEEK)
        question = len(talk.agent.messages) - 1

        await talk.agent.presses(talk.word("task-do"))
        await talk.its.bot.tick()

        assert talk.agent.messages[question].title == talk.word("silence-keep-title")


async def test_a_question_that_was_let_pass_says_that_dult_has_stopped_and_how_to_start_again() -> None:
    async with with_first_task() as talk:
        await talk.its.run_until(FIRST_TASK + 3 * WEEK)
        question = len(talk.agent.messages) - 1

        await talk.its.run_until(FIRST_TASK + 4 * WEEK)

        assert talk.agent.messages[question].title == talk.word("pause-stopped-title")
        assert labels(talk.agent.messages[question]) == [talk.word("pause-undo")]


async def test_who_lets_fewer_be_weekly_again_elsewhere_sees_it_on_the_question() -> None:
    async with with_first_task() as talk:
        await talk.its.run_until(FIRST_TASK + 3 * WEEK)
        await talk.agent.presses(talk.word("silence-fewer"))
        question = len(talk.agent.messages) - 1

        await talk.agent.says(talk.word("command-time").split(",")[0])
        asked = await talk.agent.presses(talk.word("preference-change"))
        await talk.agent.fills(asked, often="1")
        await talk.its.bot.tick()

        assert talk.agent.messages[question].title == talk.word("silence-keep-title")
