from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from adapters.database.tables import answer, delivery, exchange
from bot import programme
from bot.events import EventId, Pressed
from bot.message import Action, ChoiceField, Invalid, Reply
from bot.ports import Outcome
from bot.talk import VERBS
from bot.turn import Context, Turn
from nudges.delivery import Kind
from nudges.person import Role
from tests.bot.talking import FIRST_TASK, Talk, address, labels, with_first_task
from tests.house import form_of, house, message_of


async def test_an_agent_gets_the_first_task_on_tuesday_at_ten() -> None:
    async with house() as its:
        agent = await its.one_with(Role.COMPETENCE_AGENT)
        await programme.start(its.ctx, "agents-first-steps", starts_on=date(2026, 11, 23), owner=None)

        await its.run_until(FIRST_TASK - timedelta(minutes=1))
        before = len(agent.messages)
        await its.run_until(FIRST_TASK)

        assert (before, len(agent.messages)) == (0, 1)


async def test_every_card_of_a_task_lets_the_person_pause_and_says_who_sees_the_answer() -> None:
    """slack.md §3.32."""
    async with with_first_task() as talk:
        new = talk.last
        await talk.agent.presses(talk.word("task-do"))
        doing = talk.last
        await talk.agent.presses(talk.word("task-done"))
        done = talk.last

        assert all(talk.word("pause-now") in labels(card) for card in (new, doing, done))
        assert all(card.who_sees == talk.word("task-who-sees") for card in (new, doing, done))


async def test_doing_then_done_then_useful_is_one_answer() -> None:
    async with with_first_task() as talk:
        await talk.agent.presses(talk.word("task-do"))
        await talk.agent.presses(talk.word("task-done"))
        await talk.agent.presses(talk.word("task-useful"))

        kept = await talk.its.ctx.store.answers.of(talk.task, talk.who.id)
        assert kept is not None
        assert (kept.outcome, kept.useful) == (Outcome.DONE, 3)
        assert talk.last.body.startswith(talk.word("task-thanks"))


async def test_a_double_click_and_the_same_event_twice_keep_one_answer() -> None:
    """slack.md §3.18."""
    async with with_first_task() as talk:
        first = talk.last

        await talk.agent.presses(talk.word("task-do"), first, event=EventId("once"))
        again = await talk.its.bot.handle(
            Pressed(
                id=EventId("once"),
                at=FIRST_TASK,
                by=address(talk.agent.route),
                action=str(first.buttons[0].action),
            )
        )
        await talk.agent.acts(str(first.buttons[0].action))

        assert again is None
        async with talk.its.database.read() as connection:
            count = await connection.scalar(
                select(func.count()).select_from(answer).where(answer.c.person_id == talk.who.id)
            )
        assert count == 1


async def test_an_old_button_after_the_task_is_done_shows_how_it_stands() -> None:
    async with with_first_task() as talk:
        first = talk.last
        await talk.agent.presses(talk.word("task-do"))
        await talk.agent.presses(talk.word("task-done"))

        reply = message_of(await talk.agent.acts(str(first.buttons[0].action)))

        kept = await talk.its.ctx.store.answers.of(talk.task, talk.who.id)
        assert reply.body == talk.word("task-how-useful")
        assert kept is not None
        assert kept.outcome is Outcome.DONE


async def test_unknown_buttons_and_other_peoples_tasks_get_a_kind_reply() -> None:
    """slack.md §3.20."""
    async with with_first_task() as talk:
        others = await talk.its.ctx.store.people.with_role(Role.COMPETENCE_AGENT)
        stranger = talk.its.guest(others[1].key)

        unknown = message_of(await talk.agent.acts("task-of-1999:1"))
        broken = message_of(await talk.agent.acts("nonsense"))
        foreign = message_of(await stranger.acts(f"task-done:{talk.task}"))

        assert unknown.title == broken.title == talk.word("general-old-button-title")
        assert foreign.body
        assert await talk.its.ctx.store.answers.of(talk.task, others[1].id) is None


async def test_a_task_put_off_comes_again_that_day_and_its_answer_belongs_to_the_first() -> None:
    async with with_first_task() as talk:
        asked = await talk.agent.presses(talk.word("task-later"))
        day = form_of(asked).fields[0].value
        await talk.agent.fills(asked)

        await talk.its.run_until(FIRST_TASK + timedelta(days=1))
        again = talk.last
        await talk.agent.presses(talk.word("task-do"))

        kept = await talk.its.ctx.store.answers.of(talk.task, talk.who.id)
        assert day == "2026-11-25"
        assert talk.word("task-again") in again.body
        assert kept is not None
        assert kept.outcome is Outcome.DOING


async def test_a_task_put_off_and_then_passed_on_still_comes_again_that_day() -> None:
    async with with_first_task() as talk:
        await talk.agent.fills(await talk.agent.presses(talk.word("task-later")))
        await talk.agent.fills(await talk.agent.presses(talk.word("task-pass-on")))
        under_way = talk.agent.messages[0].body

        await talk.its.run_until(FIRST_TASK + timedelta(days=1))
        again = talk.last
        await talk.agent.fills(await talk.agent.presses(talk.word("task-pass-on")))

        assert under_way.startswith(talk.word("task-passed-on"))
        assert "25.11.2026" in under_way
        assert talk.word("task-again") in again.body
        assert talk.agent.messages[0].body.startswith(talk.word("task-passed-on"))


async def test_a_task_put_off_and_then_done_does_not_come_again() -> None:
    async with with_first_task() as talk:
        await talk.agent.fills(await talk.agent.presses(talk.word("task-later")))
        await talk.agent.presses(talk.word("task-done"))

        await talk.its.run_until(FIRST_TASK + timedelta(days=3))

        assert len(talk.agent.messages) == 1


async def test_a_day_off_cannot_be_chosen_and_the_next_working_day_is_told() -> None:
    async with with_first_task() as talk:
        asked = await talk.agent.presses(talk.word("task-later"))

        reply = await talk.agent.fills(asked, day="other", date="2026-12-25")
        missing = await talk.agent.fills(asked, day="other", date="")
        past = await talk.agent.fills(asked, day="other", date="2026-11-01")

        assert isinstance(reply, Invalid)
        assert list(reply.errors) == ["date"]
        assert isinstance(missing, Invalid)
        assert isinstance(past, Invalid)


async def test_a_date_that_is_filled_in_counts_while_the_first_day_is_still_chosen() -> None:
    async with with_first_task() as talk:
        asked = await talk.agent.presses(talk.word("task-later"))
        days = form_of(asked).fields[0]
        assert isinstance(days, ChoiceField)

        await talk.agent.fills(asked, date="2026-12-03")
        filled_in = await talk.its.ctx.store.answers.of(talk.task, talk.who.id)
        await talk.agent.fills(asked, day=days.options[1].value, date="2026-12-03")
        chosen = await talk.its.ctx.store.answers.of(talk.task, talk.who.id)

        assert filled_in is not None
        assert filled_in.comes_on == date(2026, 12, 3)
        assert chosen is not None
        assert chosen.comes_on == date(2026, 11, 26)


async def test_a_line_stands_on_the_card_and_can_be_changed_from_there() -> None:
    """slack.md §3.24."""
    async with with_first_task() as talk:
        for press in ("task-do", "task-done", "task-useful"):
            await talk.agent.presses(talk.word(press))

        await talk.agent.fills(await talk.agent.presses(talk.word("task-note")), note="We tried it twice.")
        shown = talk.last
        asked = form_of(await talk.agent.presses(talk.word("task-change-note")))

        assert [fact.value for fact in shown.facts] == ["We tried it twice."]
        assert talk.word("task-room-for-line") not in shown.body
        assert asked.fields[0].value == "We tried it twice."


async def test_no_time_this_week_is_kept_with_its_reason_and_no_reminder_follows() -> None:
    async with with_first_task() as talk:
        asked = await talk.agent.presses(talk.word("task-not-for-me"))
        await talk.agent.fills(asked, choice="no-time", because="Mye sykdom")

        await talk.its.run_until(FIRST_TASK + timedelta(days=3))

        kept = await talk.its.ctx.store.answers.of(talk.task, talk.who.id)
        assert kept is not None
        assert (kept.outcome, kept.because) == (Outcome.NOT_FOR_ME, "no-time: Mye sykdom")
        assert len(talk.agent.messages) == 1


async def test_a_reason_that_is_too_long_or_not_on_offer_keeps_the_form_open() -> None:
    async with with_first_task() as talk:
        asked = await talk.agent.presses(talk.word("task-not-for-me"))

        long = await talk.agent.fills(asked, choice="no-time", because="x" * 501)
        odd = await talk.agent.fills(asked, choice="never")

        assert isinstance(long, Invalid)
        assert list(long.errors) == ["because"]
        assert isinstance(odd, Invalid)
        assert list(odd.errors) == ["choice"]


async def test_swapping_brings_the_next_task_now_and_this_one_next_week() -> None:
    async with with_first_task() as talk:
        before = talk.last.title

        await talk.agent.presses(talk.word("task-swap"))
        swapped = talk.last.title
        await talk.its.run_until(FIRST_TASK + timedelta(days=7))

        assert before != swapped
        assert talk.last.title == before


async def test_swapping_on_and_on_brings_every_task_once_and_then_no_other() -> None:
    async with with_first_task() as talk:
        steps = len(talk.its.ctx.library.programmes["agents-first-steps"].steps)
        seen = [talk.last.title]

        for _ in range(steps - 1):
            await talk.agent.presses(talk.word("task-swap"))
            seen.append(talk.last.title)
        await talk.agent.presses(talk.word("task-swap"))

        assert len(set(seen)) == steps
        assert talk.last.title == seen[-1]
        assert talk.last.body.startswith(talk.word("task-no-other"))


async def test_what_was_swapped_comes_in_the_weeks_after_and_nothing_comes_twice() -> None:
    async with with_first_task() as talk:
        steps = len(talk.its.ctx.library.programmes["agents-first-steps"].steps)
        swapped = []
        for _ in range(2):
            swapped.append(talk.last.title)
            await talk.agent.presses(talk.word("task-swap"))

        came = [talk.last.title]
        for week in range(1, 40):
            if len(came) == steps:
                break
            await talk.agent.acts(f"task-done:{await newest(talk)}")
            before = len(talk.agent.messages)
            await talk.its.run_until(FIRST_TASK + timedelta(weeks=week))
            came += [card.title for card in talk.agent.messages[before:]]

        assert came[1:3] == swapped
        assert len(set(came)) == steps


async def test_a_swap_worked_twice_after_a_crash_is_one_swap() -> None:
    async with with_first_task() as talk:
        swap = next(one for one in talk.last.more if one.action.name == "task-swap")
        event = Pressed(
            id=EventId("swap"), at=FIRST_TASK, by=address(talk.agent.route), action=str(swap.action)
        )

        await talk.its.bot.ctx.store.inbox.receive(event, FIRST_TASK)
        await talk.its.bot.answer(event)
        async with talk.its.database.read() as connection:
            once = (await connection.execute(select(exchange))).all()
        await talk.its.bot.answer(event)

        async with talk.its.database.read() as connection:
            assert (await connection.execute(select(exchange))).all() == once


async def test_at_the_end_of_the_programme_a_swap_says_kindly_that_there_is_no_other() -> None:
    async with with_first_task() as talk:
        steps = len(talk.its.ctx.library.programmes["agents-first-steps"].steps)
        for week in range(1, 40):
            if len({card.title for card in talk.agent.messages}) == steps:
                break
            await talk.agent.acts(f"task-done:{await newest(talk)}")
            await talk.its.run_until(FIRST_TASK + timedelta(weeks=week))

        reply = message_of(await talk.agent.acts(f"task-swap:{await newest(talk)}"))

        assert reply.body.startswith(talk.word("task-no-other"))


async def newest(talk: Talk) -> int:
    posted = await talk.its.ctx.store.answers.last_task(talk.who.id)
    assert posted is not None
    return posted.id


async def test_a_click_received_before_a_crash_is_worked_after_it() -> None:
    async with with_first_task() as talk:
        card = talk.last
        event = Pressed(
            id=EventId("before the crash"),
            at=FIRST_TASK,
            by=address(talk.agent.route),
            action=str(card.buttons[0].action),
            receipt=talk.its.channel.receipt_of(talk.agent.route, card),
        )
        await talk.its.ctx.store.inbox.receive(event, FIRST_TASK)

        await talk.its.bot.catch_up()

        assert talk.word("task-doing") in talk.last.body


async def test_a_click_that_cannot_be_worked_holds_up_no_other(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(_: Context, turn: Turn) -> Reply:
        raise KeyError(turn.person.name)

    async with with_first_task() as talk:
        monkeypatch.setitem(VERBS, "poison", broken)
        presses = {
            name: Pressed(
                id=EventId(name),
                at=FIRST_TASK,
                by=address(talk.agent.route),
                action=str(action),
                receipt=talk.its.channel.receipt_of(talk.agent.route, talk.last),
            )
            for name, action in (("bad", Action(name="poison")), ("good", talk.last.buttons[0].action))
        }
        for number, event in enumerate(presses.values()):
            await talk.its.ctx.store.inbox.receive(event, FIRST_TASK - timedelta(seconds=9 - number))

        await talk.its.bot.catch_up()

        assert talk.word("task-doing") in talk.last.body
        assert "could not be worked: KeyError" in caplog.text
        assert talk.who.name not in caplog.text


async def test_the_reminder_has_new_words_is_shorter_and_goes_once() -> None:
    """slack.md §3.30."""
    async with with_first_task() as talk:
        first = talk.last

        await talk.its.run_until(FIRST_TASK + timedelta(days=5))

        assert len(talk.agent.messages) == 2
        assert len(talk.last.text) < len(first.text)
        assert [one.action for one in talk.last.buttons] == [one.action for one in first.buttons]


async def test_an_unanswered_week_changes_nothing_but_the_next_task() -> None:
    async with with_first_task() as talk:
        first = talk.last.title

        await talk.its.run_until(FIRST_TASK + timedelta(days=7))

        assert talk.last.title != first
        assert message_of(await talk.agent.says(talk.word("command-task").split(",")[0])).title


async def test_a_line_about_the_task_is_kept_beside_its_answer() -> None:
    async with with_first_task() as talk:
        await talk.agent.presses(talk.word("task-do"))
        await talk.agent.fills(await talk.agent.presses(talk.word("task-note")), note="Gikk fint")
        await talk.agent.presses(talk.word("task-done"))

        kept = await talk.its.ctx.store.answers.of(talk.task, talk.who.id)
        assert kept is not None
        assert (kept.outcome, kept.remark) == (Outcome.DONE, "Gikk fint")


async def test_a_national_number_is_pointed_out_before_it_is_kept_and_can_be_kept_anyway() -> None:
    async with with_first_task() as talk:
        await talk.agent.presses(talk.word("task-do"))
        asked = await talk.agent.presses(talk.word("task-note"))

        warned = await talk.agent.fills(asked, note="Gjelder 15108695088")
        before = await talk.its.ctx.store.answers.of(talk.task, talk.who.id)
        await talk.agent.fills(warned, **{"save-anyway": "yes"})

        after = await talk.its.ctx.store.answers.of(talk.task, talk.who.id)
        assert talk.word("guard-national-id") in form_of(warned).intro
        assert "15108695088" not in form_of(warned).intro
        assert before is not None
        assert before.remark == ""
        assert after is not None
        assert after.remark == "Gjelder 15108695088"


async def test_words_out_of_the_blue_can_become_a_note() -> None:
    async with with_first_task() as talk:
        offered = message_of(await talk.agent.says("Tre kolleger ble med på dette i dag"))
        assert labels(offered)[-1] == talk.word("command-show-all")

        await talk.agent.presses(talk.word("task-keep-note"))

        kept = await talk.its.ctx.store.answers.of(talk.task, talk.who.id)
        assert kept is not None
        assert kept.remark == "Tre kolleger ble med på dette i dag"
        assert await talk.its.ctx.store.drafts.of(talk.who.id) == ""


async def test_words_with_a_number_of_somebodys_are_not_kept_for_a_note() -> None:
    async with with_first_task() as talk:
        reply = message_of(await talk.agent.says("Ring meg heller på 22 33 44 55 om dette"))

        assert talk.word("guard-phone") in reply.body
        assert await talk.its.ctx.store.drafts.of(talk.who.id) == ""


async def test_a_task_is_passed_on_to_the_teams_room_with_credit_and_can_be_taken_back() -> None:
    async with with_first_task() as talk:
        team = await talk.its.ctx.store.people.team(talk.who.teams[0])
        assert team is not None
        room = talk.agent.in_room(team.key)

        asked = await talk.agent.presses(talk.word("task-pass-on"))
        await talk.agent.fills(asked, words="Skal vi prøve dette sammen?")
        await talk.its.bot.tick()
        shown, told = room.messages[-1], talk.last
        await talk.agent.presses(talk.word("task-done"), talk.agent.messages[0])
        await talk.agent.presses(talk.word("task-take-back"), told)
        await talk.its.bot.tick()

        assert talk.who.name in shown.title
        assert shown.body.endswith("Skal vi prøve dette sammen?")
        assert [fact.value for fact in told.facts] == ["Skal vi prøve dette sammen?"]
        assert "Skal vi" not in room.messages[-1].body
        assert len(room.messages) == 1
        assert talk.last.title == talk.word("task-taken-back-title")
        assert talk.agent.messages[0].body == talk.word("task-how-useful")


async def test_the_reminder_never_counts_against_the_week() -> None:
    async with with_first_task() as talk:
        await talk.its.run_until(FIRST_TASK + timedelta(days=5))

        async with talk.its.database.read() as connection:
            counted = select(delivery.c.kind).where(delivery.c.recipient_id == talk.who.id, delivery.c.counts)
            assert (await connection.execute(counted)).scalars().all() == [Kind.MICRO_TASK]
