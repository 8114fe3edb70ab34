"""A plan is made, said back, asked about three times, and always ends: by the person's hand or by itself."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from adapters.database.ledger import DatabaseLedger
from adapters.database.tables import metadata
from bot import retention
from bot.events import EventId, Submitted
from bot.home import home
from bot.message import Ask, Invalid, Message, Reply
from bot.people import RosterChanges
from bot.phrases import day
from bot.plan.shown import item_of
from bot.ports import Outgoing
from nudges.delivery import Kind, Reason
from nudges.language import Language
from nudges.person import FOREVER, Person, Role
from nudges.plan import MOST_OPEN, Plan, PlanId, Standing, Verdict
from tests.bot.talking import address, labels, with_first_task
from tests.house import MONDAY, Guest, House, form_of, house, message_of, phrases, some_people

WHEN, THEN = "møtet starter", "stiller jeg ett spørsmål"
NEXT_DAY = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
ONE_WEEK, THREE_WEEKS, SIX_WEEKS = (
    datetime(2026, 11, 30, 7, 0, tzinfo=UTC),
    datetime(2026, 12, 14, 7, 0, tzinfo=UTC),
    datetime(2027, 1, 4, 7, 0, tzinfo=UTC),
)
THE_END = datetime(2027, 1, 12, 3, 0, tzinfo=UTC)
"""The night after a week without an answer to the last question."""


@dataclass
class Planner:
    its: House
    guest: Guest
    who: Person

    def word(self, phrase: str, **values: str | float) -> str:
        return phrases().say(self.who.language, phrase, **values)

    @property
    def cards(self) -> list[Message]:
        return self.guest.messages

    @property
    def last(self) -> Message:
        return self.cards[-1]

    async def asks_for(self, phrase: str) -> Reply:
        return await self.guest.presses(self.word(phrase))

    async def plans(self, when: str = WHEN, then: str = THEN, **more: str) -> None:
        """Make a plan, from the list."""
        await self.guest.says(self.word("command-plan").split(",")[0])
        await self.guest.fills(await self.asks_for("plan-make"), situation=when, action=then, **more)
        await self.its.bot.tick()

    async def presses(self, phrase: str, card: Message | None = None) -> Reply:
        reply = await self.guest.presses(self.word(phrase), card)
        await self.its.bot.tick()
        return reply

    async def ends(self, how: str, because: str = "", card: Message | None = None) -> Reply:
        asked = await self.guest.presses(self.word("plan-end"), card)
        reply = await self.guest.fills(asked, how=how, because=because)
        await self.its.bot.tick()
        return reply

    async def until(self, moment: datetime) -> None:
        await self.its.run_until(moment)

    async def plan(self, number: int = 1) -> Plan:
        found = await self.its.ctx.store.plans.look(PlanId(number))
        assert found is not None
        return found

    async def outbox(self) -> list[tuple[str, str | None]]:
        """Return what became of everything about plans that was not an answer."""
        table = metadata.tables["delivery"]
        query = (
            select(table.c.item_id, table.c.reason)
            .where(table.c.kind == Kind.FOLLOW_UP, table.c.state != "pending")
            .order_by(table.c.due_at, table.c.id)
        )
        async with self.its.database.read() as connection:
            return [(row.item_id, row.reason) for row in await connection.execute(query)]


@asynccontextmanager
async def planner(now: datetime = MONDAY) -> AsyncIterator[Planner]:
    async with house(people=some_people(21), now=now) as its:
        guest = await its.one_with(Role.COORDINATOR)
        who = await its.ctx.store.people.by_key(guest.key)
        assert who is not None
        yield Planner(its, guest, who)


@pytest.fixture
async def its() -> AsyncIterator[Planner]:
    async with planner() as opened:
        yield opened


async def test_a_plan_has_two_fields_and_perhaps_a_third_and_says_who_sees_it(its: Planner) -> None:
    await its.guest.says("plan")
    form = form_of(await its.asks_for("plan-make"))

    assert [(field.name, field.required) for field in form.fields] == [
        ("situation", True),
        ("action", True),
        ("with_whom", False),
    ]
    assert form.who_sees == its.word("plan-who-sees")


async def test_a_plan_without_words_is_not_made(its: Planner) -> None:
    await its.guest.says("plan")

    refused = await its.guest.fills(await its.asks_for("plan-make"), situation=" ", action="")

    assert isinstance(refused, Invalid)
    assert set(refused.errors) == {"situation", "action"}


async def test_a_plan_that_was_made_is_shown_with_its_words_and_the_day_it_is_asked_about(
    its: Planner,
) -> None:
    await its.plans(with_whom="teamet")

    assert [fact.value for fact in its.last.facts] == [WHEN, THEN, "teamet"]
    assert day(ONE_WEEK.date(), its.who.language) in its.last.body
    assert its.last.who_sees == its.word("plan-who-sees")


async def test_the_same_form_twice_is_one_plan(its: Planner) -> None:
    event = Submitted(
        id=EventId("once"),
        at=MONDAY,
        by=address(its.guest.route),
        action="plan.made:0",
        values={"situation": WHEN, "action": THEN},
    )

    for _ in range(2):
        await its.its.bot.answer(event)
    await its.its.bot.tick()

    assert len(its.cards) == 1
    assert len(await its.its.ctx.store.plans.open_of(its.who.id)) == 1


async def test_somebodys_number_is_pointed_out_before_it_is_kept(its: Planner) -> None:
    await its.guest.says("plan")
    asked = await its.asks_for("plan-make")

    warned = await its.guest.fills(asked, situation=WHEN, action="ringer jeg 22 33 44 55")
    kept = await its.its.ctx.store.plans.open_of(its.who.id)
    await its.guest.fills(warned, **{"save-anyway": "yes"})

    assert (isinstance(warned, Ask), kept) == (True, [])
    assert [one.words.action for one in await its.its.ctx.store.plans.open_of(its.who.id)] == [
        "ringer jeg 22 33 44 55"
    ]


async def test_it_is_said_back_once_on_the_next_working_day(its: Planner) -> None:
    await its.plans()
    before = len(its.cards)

    await its.until(NEXT_DAY - timedelta(seconds=1))
    not_yet = len(its.cards)
    await its.until(ONE_WEEK - timedelta(seconds=1))

    assert not_yet == before
    assert len(its.cards) == before + 1
    assert its.last.title == its.word("plan-again-title")
    assert WHEN in its.last.text


async def test_the_whole_course_of_a_plan(its: Planner) -> None:
    await its.plans()
    await its.until(ONE_WEEK)
    assert its.last.title == its.word("plan-how-title")
    adjusted = await its.guest.fills(await its.asks_for("plan-adjust"), action="spør jeg to ganger")
    assert "spør jeg to ganger" in message_of(adjusted).text
    assert day(THREE_WEEKS.date(), its.who.language) in message_of(adjusted).body

    await its.until(THREE_WEEKS)
    kept = await its.presses("plan-keep")
    assert day(SIX_WEEKS.date(), its.who.language) in message_of(kept).body

    await its.until(SIX_WEEKS)
    assert its.word("plan-how-last", day="").split(".")[0] in its.last.body
    await its.presses("plan-keep")

    plan = await its.plan()
    assert its.last.title == its.word("plan-kept-title")
    assert (plan.standing, plan.words.action) == (Standing.KEPT, "spør jeg to ganger")
    assert [one.verdict for one in plan.follow_ups] == [Verdict.ADJUSTED, Verdict.KEPT, Verdict.KEPT]
    await its.until(THE_END + timedelta(weeks=8))
    assert await its.outbox() == [(f"plan:1:{step}", None) for step in range(4)]
    assert {card.title for card in its.cards[1:]} == {its.word("plan-kept-title")}


async def test_a_form_to_adjust_begins_with_the_words_there_are(its: Planner) -> None:
    await its.plans(with_whom="teamet")

    form = form_of(await its.asks_for("plan-adjust"))

    assert [field.value for field in form.fields] == [WHEN, THEN, "teamet"]


async def test_an_open_question_makes_way_when_the_next_one_is_asked(its: Planner) -> None:
    await its.plans()
    await its.until(ONE_WEEK)
    first = its.last
    await its.until(THREE_WEEKS)

    asking = [card for card in its.cards if its.word("plan-keep") in labels(card)]

    assert its.word("plan-keep") in labels(first)
    assert asking == [its.last]


async def test_a_plan_can_be_dropped_with_a_reason_and_that_is_a_good_end(its: Planner) -> None:
    await its.plans()
    await its.until(ONE_WEEK)

    reply = await its.ends("dropped", "Vi har ikke møter lenger.")
    await its.until(THE_END)

    assert message_of(reply).title == its.word("plan-dropped-title")
    assert "Vi har ikke møter lenger." in message_of(reply).text
    assert (await its.plan()).standing is Standing.DROPPED
    assert (await its.outbox())[2:] == [("plan:1:2", Reason.CANCELLED), ("plan:1:3", Reason.CANCELLED)]


async def test_a_plan_that_was_carried_out_ends_before_anybody_asks(its: Planner) -> None:
    await its.plans()

    reply = await its.ends("done")

    assert message_of(reply).title == its.word("plan-done-title")
    assert (await its.plan()).standing is Standing.DONE


async def test_an_end_is_undone_and_the_plan_goes_on_where_it_was(its: Planner) -> None:
    await its.plans()
    await its.until(ONE_WEEK)
    await its.ends("dropped", "Passet ikke.")

    await its.presses("plan-undo")
    await its.until(THREE_WEEKS)

    assert (await its.plan()).because == ""
    assert its.last.title == its.word("plan-how-title")
    assert "Passet ikke." not in "".join(card.text for card in its.cards)


async def test_an_end_from_long_ago_is_not_undone(its: Planner) -> None:
    await its.plans()
    await its.ends("dropped")
    card = its.last
    await its.until(THE_END)

    reply = await its.presses("plan-undo", card)

    assert (await its.plan()).standing is Standing.DROPPED
    assert its.word("plan-undo") not in labels(message_of(reply))


async def test_a_plan_that_nobody_answers_ends_by_itself_in_place(its: Planner) -> None:
    await its.plans()
    await its.until(SIX_WEEKS)
    sent = len(its.cards)

    await its.until(THE_END - timedelta(seconds=1))
    still = (await its.plan()).standing
    await its.until(THE_END + timedelta(minutes=2))

    assert (still, (await its.plan()).standing) == (Standing.OPEN, Standing.LAPSED)
    assert len(its.cards) == sent
    assert {card.title for card in its.cards[1:]} == {its.word("plan-lapsed-title")}
    assert its.word("plan-undo") not in labels(its.last)


async def test_ending_twice_is_as_once(its: Planner) -> None:
    await its.plans()
    await its.until(SIX_WEEKS)
    await its.until(THE_END + timedelta(minutes=2))
    updates = its.its.channel.updates

    await its.its.ctx.store.agenda.note("plan.ends", THE_END.date().toordinal(), THE_END)
    await its.until(THE_END + timedelta(hours=1))

    assert its.its.channel.updates == updates


async def test_a_pause_is_respected_and_what_was_to_be_asked_in_it_is_not_made_up_for(its: Planner) -> None:
    await its.plans()
    await its.until(ONE_WEEK)
    await its.its.ctx.store.people.pause(its.who.id, THREE_WEEKS + timedelta(days=2))
    await its.until(SIX_WEEKS)

    assert await its.outbox() == [
        ("plan:1:0", None),
        ("plan:1:1", None),
        ("plan:1:2", Reason.PAUSED),
        ("plan:1:3", None),
    ]


async def test_the_last_question_waits_for_the_end_of_a_pause(its: Planner) -> None:
    await its.plans()
    await its.until(THREE_WEEKS)
    back = datetime(2027, 2, 1, 0, 0, tzinfo=UTC)
    await its.its.ctx.store.people.pause(its.who.id, back)

    await its.until(back - timedelta(seconds=1))
    before = ((await its.plan()).standing, len(its.cards))
    await its.until(back + timedelta(hours=12))
    asked = its.last.title
    await its.until(back + timedelta(days=9))

    assert before == (Standing.OPEN, len(its.cards) - 1)
    assert asked == its.word("plan-how-title")
    assert (await its.plan()).standing is Standing.LAPSED


async def test_who_stopped_dult_is_not_asked_again_and_the_plan_ends(its: Planner) -> None:
    await its.plans()
    await its.its.ctx.store.people.pause(its.who.id, FOREVER)
    sent = len(its.cards)

    await its.until(THE_END + timedelta(minutes=2))

    assert (await its.plan()).standing is Standing.LAPSED
    assert len(its.cards) == sent


async def test_no_question_comes_on_a_holiday() -> None:
    async with planner(datetime(2026, 12, 17, 9, 0, tzinfo=UTC)) as its:
        await its.plans()

        await its.until(datetime(2027, 1, 4, 6, 59, tzinfo=UTC))
        before = its.last.title
        await its.until(datetime(2027, 1, 4, 7, 0, tzinfo=UTC))

        assert (before, its.last.title) == (its.word("plan-again-title"), its.word("plan-how-title"))


async def test_a_question_on_what_is_no_working_day_any_more_comes_on_the_next_one(its: Planner) -> None:
    await its.plans()
    await its.until(NEXT_DAY)
    no_mondays = frozenset(one for one in its.who.working_days if one != 1)
    await works_on(its, no_mondays)

    await its.until(ONE_WEEK)
    on_monday = its.last.title
    await its.until(ONE_WEEK + timedelta(days=1))

    assert (on_monday, its.last.title) == (its.word("plan-again-title"), its.word("plan-how-title"))


async def test_a_question_that_a_silent_dult_missed_comes_in_the_next_window(its: Planner) -> None:
    await its.plans()
    await its.until(NEXT_DAY)

    its.its.clock.move_to(ONE_WEEK + timedelta(hours=12))
    await its.its.bot.tick()
    at_night = its.last.title
    await its.until(ONE_WEEK + timedelta(days=1))

    assert (at_night, its.last.title) == (its.word("plan-again-title"), its.word("plan-how-title"))


async def test_three_plans_are_as_many_as_one_has_at_a_time(its: Planner) -> None:
    for number in range(MOST_OPEN):
        await its.plans(f"møte {number}")

    await its.guest.says("plan")
    listed = its.last
    refused = await its.guest.acts("plan-make:0")

    assert its.word("plan-make") not in labels(listed)
    assert its.word("plan-full") in message_of(refused).body
    assert labels(listed) == [its.word("plan-open", number=str(number)) for number in (1, 2, 3)]


async def test_a_fourth_plan_that_was_being_written_is_not_kept(its: Planner) -> None:
    await its.guest.says("plan")
    asked = await its.asks_for("plan-make")
    for number in range(MOST_OPEN):
        await its.plans(f"møte {number}")

    refused = await its.guest.fills(asked, situation=WHEN, action=THEN)

    assert its.word("plan-full") in message_of(refused).body
    assert len(await its.its.ctx.store.plans.open_of(its.who.id)) == MOST_OPEN


async def test_there_is_no_room_to_take_up_a_fourth(its: Planner) -> None:
    await its.plans("det første")
    await its.ends("dropped")
    ended = its.last
    for number in range(MOST_OPEN):
        await its.plans(f"møte {number}")

    reply = await its.presses("plan-undo", ended)

    assert its.word("plan-full") in message_of(reply).body
    assert (await its.plan()).standing is Standing.DROPPED


async def test_the_list_tells_what_is_under_way_and_leads_to_each_plans_card(its: Planner) -> None:
    await its.plans()

    await its.guest.says("planer")
    listed = its.last
    await its.guest.presses(its.word("plan-open", number="1"), listed)
    await its.its.bot.tick()

    assert [fact.value for fact in listed.facts] == [WHEN, THEN]
    assert its.word("plan-adjust") in labels(its.last)


async def test_what_is_answered_on_one_card_shows_on_all(its: Planner) -> None:
    await its.plans()
    await its.until(ONE_WEEK)

    await its.ends("dropped")

    assert {card.title for card in its.cards[1:]} == {its.word("plan-dropped-title")}


async def test_nobody_answers_somebody_elses_plan(its: Planner) -> None:
    await its.plans()
    other = its.its.guest((await its.its.ctx.store.people.with_role(Role.COORDINATOR))[1].key)

    replies = [
        await other.acts(f"{verb}:1")
        for verb in ("plan-keep", "plan-adjust", "plan-end", "plan-undo", "plan-open")
    ]
    forged = Submitted(
        id=EventId("forged"),
        at=MONDAY,
        by=address(other.route),
        action="plan.ended:1",
        values={"how": "dropped"},
    )
    replies.append(await its.its.bot.handle(forged))

    assert not [one for one in replies if WHEN in message_of(one).text]
    assert (await its.plan()).standing is Standing.OPEN


async def test_a_forged_ending_is_refused(its: Planner) -> None:
    await its.plans()

    refused = await its.ends("lapsed")

    assert isinstance(refused, Invalid)


async def test_a_delivery_of_somebody_elses_plan_says_nothing(its: Planner) -> None:
    await its.plans()
    other = (await its.its.ctx.store.people.with_role(Role.COORDINATOR))[1]
    card = Outgoing(key="wrong", kind=Kind.REPLY, item=item_of(PlanId(1)), to=other.id, due_at=MONDAY)

    await its.its.ctx.store.deliveries.post(card)
    await its.its.bot.tick()

    assert its.its.guest(other.key).messages == []


async def test_it_counts_against_nobodys_week_and_is_marked_as_asked_for(its: Planner) -> None:
    await its.plans()
    await its.until(SIX_WEEKS)

    gone = await DatabaseLedger(its.its.database).outgone()

    assert [(one.nudge, one.solicited) for one in gone] == [(f"plan:1:{step}", True) for step in range(4)]


async def test_after_a_task_is_rated_a_plan_is_offered_and_not_before() -> None:
    async with with_first_task() as talk:
        offer = talk.word("plan-make")
        await talk.agent.presses(talk.word("task-do"))
        before = labels(talk.last)
        await talk.agent.presses(talk.word("task-done"))
        before += labels(talk.last)
        await talk.agent.presses(talk.word("task-useful"))

        assert offer not in before
        assert offer in [button.label for button in talk.last.buttons]
        task = talk.last
        await talk.agent.fills(await talk.agent.presses(offer), situation=WHEN, action=THEN)
        await talk.its.bot.tick()
        assert talk.agent.messages[0] == task
        assert WHEN in talk.last.text


async def test_a_plan_made_in_a_room_stands_in_ones_own_conversation() -> None:
    async with house() as its:
        guest = its.guest("00101").in_room("fagsenteret/samtale")
        said = Submitted(
            id=EventId("in-room"),
            at=MONDAY,
            by=address(guest.route),
            room=guest.room,
            action="plan.made:0",
            values={"situation": WHEN, "action": THEN},
        )

        reply = await its.bot.handle(said)
        await its.bot.tick()

        assert WHEN not in message_of(reply).text
        assert WHEN in its.guest("00101").messages[-1].text
        assert not its.channel.to("team:fagsenteret/samtale")


async def test_the_own_page_offers_to_make_a_plan_where_there_is_none(its: Planner) -> None:
    shown = await page(its)

    heading = shown[1]
    assert heading.title == its.word("plan-list-title")
    assert labels(heading) == [its.word("plan-make")]
    assert heading.who_sees


async def test_the_own_page_shows_each_open_plan_with_its_next_day_and_its_buttons(its: Planner) -> None:
    await its.plans("det første")
    await its.plans("det andre")
    await its.ends("dropped")

    shown = await page(its)

    (card,) = [one for one in shown if one.facts]
    assert card.facts[0].value == "det første"
    assert day(ONE_WEEK.date(), its.who.language) in card.body
    assert its.word("plan-adjust") in labels(card)


async def page(its: Planner) -> list[Message]:
    return list(await home(its.its.ctx, address(its.guest.route)))


async def test_my_data_holds_the_plan_and_how_it_was_followed_up(its: Planner) -> None:
    await its.plans()
    await its.until(ONE_WEEK)
    await its.presses("plan-keep")

    await its.guest.says(its.word("command-data").split(",")[0])

    as_markdown, as_json = (file.content for file in its.last.attachments)
    assert WHEN in as_markdown
    assert its.word("data-plans") in as_markdown
    assert '"verdict": "kept"' in as_json


async def test_a_deleted_plan_is_gone_from_its_cards_and_nothing_more_comes(its: Planner) -> None:
    await its.plans()
    await its.until(ONE_WEEK)

    own = await its.its.ctx.store.personal_data.own(its.who.id)
    await its.its.ctx.store.personal_data.erase(
        its.who.id, [one.key for one in own], EventId("erase"), ONE_WEEK
    )
    await its.until(THE_END)

    assert [one.key for one in own] == ["plan:1"]
    assert await its.its.ctx.store.plans.look(PlanId(1)) is None
    assert not [card for card in its.cards if WHEN in card.text and card.title != its.word("plan-list-title")]
    assert its.last.title == its.word("plan-gone-title")
    assert (await its.outbox())[2:] == [("plan:1:2", Reason.CANCELLED), ("plan:1:3", Reason.CANCELLED)]


async def test_a_button_of_a_deleted_plan_is_an_old_one(its: Planner) -> None:
    await its.plans()
    await its.its.ctx.store.personal_data.erase_all(its.who.id, EventId("erase"), MONDAY)

    reply = await its.guest.acts("plan-keep:1")

    assert message_of(reply).title == its.word("general-old-button-title")


async def test_an_ended_plan_is_forgotten_after_its_time_and_an_open_one_stays(its: Planner) -> None:
    await its.plans("det første")
    await its.ends("dropped")
    await its.plans("det andre")
    await retention.begin(its.its.ctx)

    await night(its, MONDAY + timedelta(days=364))
    before = await how_many(its)
    await night(its, MONDAY + timedelta(days=367))

    assert (before, await how_many(its)) == (2, 1)
    assert (await its.plan(2)).standing is Standing.OPEN


async def test_the_plans_of_somebody_who_left_go_with_their_words_and_nothing_is_asked(its: Planner) -> None:
    await its.plans()
    await retention.begin(its.its.ctx)
    leaving = RosterChanges(
        added=(), changed=(), unchanged=(), returning=(), leaving=(its.guest.key,), sites=(), teams=()
    )
    await its.its.roll.apply(leaving)

    await its.until(MONDAY + timedelta(days=29))
    before = await how_many(its)
    await its.until(MONDAY + timedelta(days=32))

    assert (before, await how_many(its)) == (1, 0)
    assert {reason for _, reason in await its.outbox()} == {Reason.LEFT}


async def night(its: Planner, moment: datetime) -> None:
    its.its.clock.move_to(moment)
    (one,) = [one for one in await its.its.ctx.store.agenda.due(moment) if one.what == retention.ROUND]
    assert await retention.round_of(its.its.ctx, one)


async def how_many(its: Planner) -> int:
    async with its.its.database.read() as connection:
        return int(await connection.scalar(select(func.count()).select_from(metadata.tables["plan"])) or 0)


async def works_on(its: Planner, days: frozenset[object]) -> None:
    table = metadata.tables["person"]
    async with its.its.database.write() as connection:
        await connection.execute(table.update().where(table.c.id == its.who.id).values(working_days=days))


@pytest.mark.parametrize("language", Language)
def test_the_words_fit_their_buttons_and_headings_in_every_language(language: Language) -> None:
    say = phrases().say
    buttons = ("plan-make", "plan-adjust", "plan-keep", "plan-end", "plan-undo")

    assert all(len(say(language, one)) <= 20 for one in buttons)
    assert len(say(language, "plan-open", number="3")) <= 20
    assert all(
        len(say(language, one)) <= 24 for one in ("plan-title", "plan-make-it", "plan-save", "plan-end-it")
    )
