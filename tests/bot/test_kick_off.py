from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from adapters.database.broadcasts import under_way
from bot import kick_off, programme
from bot.broadcast import deliveries
from bot.events import EventId
from bot.kick_off import cards, planning
from bot.message import Invalid, Message, Reply
from bot.ports import BroadcastState, KickOffEvent, KickOffId
from bot.turn import Turn
from nudges.broadcast import Audience
from nudges.delivery import Address, Reason
from nudges.language import Language
from nudges.person import MONDAY_TO_FRIDAY, Role
from tests.bot.broadcasts import coordinators, progress, send
from tests.house import WORKSPACE, Guest, House, form_of, house, message_of, some_people

AUTUMN = datetime(2026, 10, 5, 7, 0, tzinfo=UTC)
"""A Monday, well before the kick-off below."""
HELD_ON = date(2026, 11, 19)
KIT = "kick-off-competence-agents"
FEW = some_people(21)
FEW_AGENTS = tuple(
    replace(row, roles=row.roles | {Role.COMPETENCE_AGENT}, working_days=MONDAY_TO_FRIDAY)
    if place in {1, 2, 10, 11}
    else row
    for place, row in enumerate(FEW)
)


async def asks(guest: Guest, *, overview: bool = False) -> Reply:
    person = await guest.house.ctx.store.people.by_key(guest.key)
    assert person is not None
    turn = Turn(
        person=person,
        event=EventId(f"kick-off-{guest.house.clock.now()}"),
        at=guest.house.clock.now(),
        where=Address(channel="test", workspace=WORKSPACE, route=guest.route),
    )
    does = kick_off.kick_offs_command if overview else kick_off.kick_off_command
    return await guest._show(await does(guest.house.ctx, turn))


async def planned(guest: Guest, **values: str) -> Message:
    filled = {"kit": KIT, "day": HELD_ON.isoformat(), "clock": "9.30", "place": "Storsalen"} | values
    return message_of(await guest.fills(await asks(guest), **filled))


async def confirmed(
    its: House, *, held_on: date = HELD_ON, place: str = "Storsalen", kit: str = KIT
) -> KickOffId:
    [owner, *_] = await its.ctx.store.people.with_role(Role.COORDINATOR)
    roles = frozenset({Role.COMPETENCE_AGENT}) if kit == KIT else frozenset[Role]()
    event = await its.ctx.store.kick_offs.add(
        f"test:{kit}:{held_on}",
        KickOffEvent(
            id=KickOffId(0),
            kit=kit,
            held_on=held_on,
            at=time(9, 30),
            place=place,
            guests="",
            audience=Audience(roles=roles),
            owner=owner.id,
            confirmed=False,
            cancelled=False,
        ),
        its.clock.now(),
    )
    await planning.confirm(its.ctx, event.id)
    return event.id


async def an_agent(its: House, place: int = -1) -> Guest:
    return its.guest((await its.ctx.store.people.with_role(Role.COMPETENCE_AGENT))[place].key)


def part(its: House, name: str, language: Language) -> str:
    kit = its.ctx.library.kick_offs[KIT]
    return next(one for one in kit.parts if one.id == name).text(language).title


async def own_language(guest: Guest) -> Language:
    person = await guest.house.ctx.store.people.by_key(guest.key)
    assert person is not None
    return person.language


async def test_a_coordinator_sees_every_date_before_anything_goes() -> None:
    async with house(people=FEW_AGENTS, now=AUTUMN) as its:
        [owner, *_] = await coordinators(its)

        shown = await planned(owner)
        await its.run_until(AUTUMN + timedelta(days=40))

        assert "torsdag 15.10.2026: Bli med på oppstartssamlingen" in shown.body
        assert "torsdag 19.11.2026 kl. 09.30" in shown.text
        assert "Første oppgave: tirsdag 24.11.2026" in shown.text
        assert "Kompetanseagenter" in shown.text
        assert len(its.channel.messages) == 1  # the plan itself


async def test_a_late_kick_off_says_what_has_no_room() -> None:
    async with house(people=FEW_AGENTS, now=AUTUMN) as its:
        [owner, *_] = await coordinators(its)

        shown = await planned(owner, day="2026-10-15")

        assert "For sent for denne, den går ikke ut" in shown.body
        assert "Med fem uker går alle ut" in shown.text


async def test_days_off_that_delay_the_first_task_are_told() -> None:
    async with house(people=FEW_AGENTS, now=AUTUMN) as its:
        [owner, *_] = await coordinators(its)

        shown = await planned(owner, day="2026-12-22")

        assert "Fridager gjør at den kommer senere enn 7 dager" in shown.text


async def test_a_time_that_is_none_is_asked_for_again() -> None:
    async with house(people=FEW_AGENTS, now=AUTUMN) as its:
        [owner, *_] = await coordinators(its)

        reply = await owner.fills(
            await asks(owner), kit=KIT, day=HELD_ON.isoformat(), clock="ni", place="Storsalen"
        )

        assert isinstance(reply, Invalid)
        assert "clock" in reply.errors


async def test_only_coordinators_plan_kick_offs() -> None:
    async with house(people=FEW_AGENTS, now=AUTUMN) as its:
        leader = await its.one_with(Role.LEADER)

        assert message_of(await asks(leader)).title == "Dette gjør koordinatorene"
        assert message_of(await leader.acts("kickoff-confirm:1")).title == "Dette gjør koordinatorene"


async def test_the_plan_counts_whom_the_invitation_reaches_in_the_week_it_goes() -> None:
    async with house(people=FEW_AGENTS, now=AUTUMN) as its:
        [owner, *_] = await coordinators(its)
        await send(its)
        await its.run_until(AUTUMN + timedelta(hours=2))

        shown = await planned(owner)

        assert "Den første meldingen når: Alle 4" in shown.text


async def test_each_part_is_previewed_as_it_will_look() -> None:
    async with house(people=FEW_AGENTS, now=AUTUMN) as its:
        [owner, *_] = await coordinators(its)
        await planned(owner)

        shown = message_of(
            await owner.fills(await owner.presses("Forhåndsvis"), part="invitation", language="fi")
        )

        assert shown.title == part(its, "invitation", Language.FI)
        assert [button.label for button in shown.buttons] == ["Tulen", "En pääse"]
        assert "Storsalen" in shown.text


async def test_every_part_and_the_first_task_reach_the_agents_on_their_days() -> None:
    async with house(people=FEW_AGENTS, now=AUTUMN) as its:
        [owner, *_] = await coordinators(its)
        agent = await an_agent(its)
        language = await own_language(agent)
        await planned(owner)
        await owner.presses("Bekreft planen")
        await owner.presses("Vis på nytt")

        await its.run_until(datetime(2026, 11, 27, 15, 0, tzinfo=UTC))

        titles = [message.title for message in agent.messages]
        kit = its.ctx.library.kick_offs[KIT]
        expected = [one.text(language).title for one in kit.parts if one.days < 0]
        first = its.ctx.library.tasks["agree-on-time-with-your-leader"].text(language).title
        assert titles[: len(expected)] == expected
        assert titles[len(expected)] == first
        for one in await its.ctx.store.broadcasts.parts(KickOffId(1)):
            if one.state is BroadcastState.PLANNED:
                assert (await progress(its, one.id)).tally.sent == 4


async def test_a_part_for_more_than_are_planned_at_once_is_planned_to_its_end_when_its_week_comes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(under_way, "AT_ONCE", 1)
    async with house(people=FEW_AGENTS, now=AUTUMN) as its:
        event = await confirmed(its)

        await its.run_until(datetime(2026, 10, 16, 15, 0, tzinfo=UTC))

        [first, *_] = await its.ctx.store.broadcasts.parts(event)
        assert (await progress(its, first.id)).tally.sent == 4


async def test_confirming_twice_is_once() -> None:
    async with house(people=FEW_AGENTS, now=AUTUMN) as its:
        event = await confirmed(its)
        await planning.confirm(its.ctx, event)

        await its.run_until(datetime(2026, 10, 16, 15, 0, tzinfo=UTC))

        agent = await an_agent(its)
        assert len(agent.messages) == 1
        parts = await its.ctx.store.broadcasts.parts(event)
        assert len(parts) == 6


async def test_an_invitation_is_answered_and_the_answer_can_be_changed() -> None:
    async with house(people=FEW_AGENTS, now=AUTUMN) as its:
        event = await confirmed(its)
        await its.run_until(datetime(2026, 10, 16, 15, 0, tzinfo=UTC))
        agent = await an_agent(its)
        [owner, *_] = await coordinators(its)
        yes, no = (button.label for button in agent.messages[0].buttons)

        first = message_of(await agent.presses(yes))
        assert [button.label for button in first.buttons] == [no]
        await agent.presses(no)
        await agent.presses(yes)

        await asks(owner, overview=True)
        shown = message_of(await owner.presses("Hvem kommer"))
        person = await its.ctx.store.people.by_key(agent.key)
        assert person is not None
        assert shown.body.startswith(f"**Én kommer**\n\n{person.name}")
        assert [one.coming for one in await its.ctx.store.kick_offs.replies(event)] == [True]


async def test_without_a_place_nobody_is_asked_to_come() -> None:
    async with house(people=FEW_AGENTS, now=AUTUMN) as its:
        await confirmed(its, place="")
        await its.run_until(datetime(2026, 10, 16, 15, 0, tzinfo=UTC))

        assert not (await an_agent(its)).messages[0].buttons


async def test_whoever_was_not_invited_cannot_answer() -> None:
    async with house(people=FEW_AGENTS, now=AUTUMN) as its:
        event = await confirmed(its)
        await its.run_until(datetime(2026, 10, 16, 15, 0, tzinfo=UTC))
        leader = await its.one_with(Role.LEADER)

        await leader.acts(f"kickoff-come:{event}")
        shown = message_of(await leader.acts(f"kickoff-meet:{event}"))

        assert not await its.ctx.store.kick_offs.replies(event)
        assert shown.title == "Forhåndsvisning"


async def test_introductions_are_shown_after_a_yes_and_can_be_taken_back() -> None:
    async with house(people=FEW_AGENTS, now=AUTUMN) as its:
        event = await confirmed(its)
        await its.run_until(datetime(2026, 10, 30, 15, 0, tzinfo=UTC))
        one, other = await an_agent(its, 2), await an_agent(its, 3)
        card = one.messages[2]
        introduce, meet = (button.label for button in card.buttons)

        asked = await one.presses(introduce, card)
        assert form_of(asked).who_sees
        await one.fills(asked, words="Jeg liker kart.", shown="no")
        assert "kart" not in message_of(await other.presses(meet, other.messages[2])).body
        await one.fills(await one.presses(introduce, card), words="Jeg liker kart.", shown="yes")
        assert "Jeg liker kart." in message_of(await other.presses(meet, other.messages[2])).body
        await one.acts(f"kickoff-take-back:{event}")
        assert "kart" not in message_of(await other.presses(meet, other.messages[2])).body


async def test_moving_takes_along_what_has_not_left_and_tells_those_who_come() -> None:
    async with house(people=FEW_AGENTS, now=AUTUMN) as its:
        event = await confirmed(its)
        await its.run_until(datetime(2026, 10, 20, 12, 0, tzinfo=UTC))  # the second part is planned by now
        agent = await an_agent(its)
        await agent.presses(agent.messages[0].buttons[0].label)
        before = {one.part: one.send_at for one in await its.ctx.store.broadcasts.parts(event)}

        await planning.move(its.ctx, event, HELD_ON + timedelta(days=7), time(10), "Lillesalen")
        await its.run_until(datetime(2026, 10, 21, 12, 0, tzinfo=UTC))

        after = {one.part: one for one in await its.ctx.store.broadcasts.parts(event)}
        assert after["invitation"].send_at == before["invitation"]
        assert after["programme"].state is BroadcastState.SCHEDULED
        assert after["programme"].send_at is not None
        assert after["programme"].send_at.date() == date(2026, 10, 29)
        assert "Lillesalen" in agent.messages[0].text
        assert "Lillesalen" in agent.messages[1].text
        await its.run_until(datetime(2026, 10, 30, 15, 0, tzinfo=UTC))
        assert len(agent.messages) == 3


async def test_what_is_answered_on_one_card_shows_on_every_card_that_asked() -> None:
    async with house(people=FEW_AGENTS, now=AUTUMN) as its:
        event = await confirmed(its)
        await its.run_until(datetime(2026, 10, 16, 15, 0, tzinfo=UTC))
        agent = await an_agent(its)
        yes, no = (button.label for button in agent.messages[0].buttons)
        await agent.presses(yes)
        await planning.move(its.ctx, event, HELD_ON + timedelta(days=7), time(10), "Lillesalen")
        await its.run_until(datetime(2026, 10, 19, 12, 0, tzinfo=UTC))

        await agent.presses(no, agent.messages[-1])
        await its.bot.tick()

        assert len(agent.messages) == 2
        assert [[button.label for button in one.buttons] for one in agent.messages] == [[yes], [yes]]


async def test_an_answered_invitation_that_nobody_corrected_is_not_called_corrected() -> None:
    async with house(people=FEW_AGENTS, now=AUTUMN) as its:
        event = await confirmed(its)
        await its.run_until(datetime(2026, 10, 16, 15, 0, tzinfo=UTC))
        agent = await an_agent(its)
        corrected = its.ctx.say(await own_language(agent), "broadcast-corrected")

        await agent.acts(f"kickoff-come:{event}")
        await its.bot.tick()
        answered = agent.messages[0]
        await planning.move(its.ctx, event, HELD_ON + timedelta(days=7), time(10), "Lillesalen")
        await its.bot.tick()

        assert "Lillesalen" not in answered.text
        assert corrected not in answered.body
        assert corrected in agent.messages[0].body


async def test_an_older_word_of_a_move_says_the_newest_date_and_at_last_that_it_is_off() -> None:
    async with house(people=FEW_AGENTS, now=AUTUMN) as its:
        event = await confirmed(its)
        await its.run_until(datetime(2026, 10, 16, 15, 0, tzinfo=UTC))
        agent = await an_agent(its)
        await agent.acts(f"kickoff-come:{event}")
        await planning.move(its.ctx, event, HELD_ON + timedelta(days=7), time(10), "Lillesalen")
        await its.run_until(datetime(2026, 10, 19, 12, 0, tzinfo=UTC))

        await planning.move(its.ctx, event, HELD_ON + timedelta(days=8), time(10), "Taket")
        await its.run_until(datetime(2026, 10, 20, 12, 0, tzinfo=UTC))
        moved = agent.messages[1:3]
        await planning.cancel(its.ctx, event)
        await its.run_until(datetime(2026, 10, 21, 12, 0, tzinfo=UTC))

        assert ["Taket" in one.text for one in moved] == [True, True]
        assert len({one.title for one in agent.messages}) == 1
        assert not [button for one in agent.messages for button in one.buttons]


async def test_what_one_coordinator_calls_off_is_off_on_the_other_ones_card() -> None:
    async with house(people=FEW_AGENTS, now=AUTUMN) as its:
        [one, other, *_] = await coordinators(its)
        await planned(one)
        await one.presses(one.messages[0].buttons[0].label)
        await asks(other, overview=True)

        off = its.ctx.say(await own_language(other), "kickoff-call-off")
        await other.fills(await other.presses(off))
        await its.bot.tick()

        assert one.messages[0].title == its.ctx.say(await own_language(one), "kickoff-off-title")
        assert not [*one.messages[0].buttons, *one.messages[0].more]


async def test_calling_off_stops_everything_and_says_so_everywhere() -> None:
    async with house(people=FEW_AGENTS, now=AUTUMN) as its:
        await confirmed(its)
        await its.run_until(datetime(2026, 10, 16, 15, 0, tzinfo=UTC))
        agent = await an_agent(its)
        await agent.presses(agent.messages[0].buttons[0].label)
        [owner, *_] = await coordinators(its)
        await asks(owner, overview=True)

        await owner.fills(await owner.presses("Avlys"))
        await its.run_until(datetime(2026, 12, 15, 15, 0, tzinfo=UTC))

        assert len(agent.messages) == 2
        assert len({message.title for message in agent.messages}) == 1
        assert not agent.messages[0].buttons
        assert "agents-first-steps" not in {one.id for one in await its.ctx.store.programmes.running()}


async def test_a_programme_that_runs_already_is_left_alone() -> None:
    async with house(people=FEW_AGENTS, now=AUTUMN) as its:
        await programme.start(its.ctx, "agents-first-steps", starts_on=AUTUMN.date(), owner=None)
        await confirmed(its)
        await its.run_until(datetime(2026, 11, 20, 12, 0, tzinfo=UTC))

        [running] = await its.ctx.store.programmes.running()
        assert running.starts_on == AUTUMN.date()


async def test_a_kick_off_for_everyone_takes_the_week_before_the_weekly_task() -> None:
    async with house(now=AUTUMN) as its:
        await programme.start(its.ctx, "agents-first-steps", starts_on=AUTUMN.date(), owner=None)
        event = await confirmed(its, kit="kick-off-everyone", place="", held_on=date(2026, 10, 22))
        await its.run_until(datetime(2026, 10, 17, 12, 0, tzinfo=UTC))

        [invitation, *_] = await its.ctx.store.broadcasts.parts(event)
        found = await progress(its, invitation.id)
        assert found.tally.recipients == 1400
        assert Reason.BUDGET not in found.reasons


async def test_answers_and_introductions_are_forgotten_after_a_year() -> None:
    async with house(people=FEW_AGENTS, now=AUTUMN) as its:
        event = await confirmed(its)
        await its.run_until(datetime(2026, 10, 16, 15, 0, tzinfo=UTC))
        agent = await an_agent(its)
        await agent.presses(agent.messages[0].buttons[0].label)

        its.clock.move_to(datetime(2027, 11, 20, 12, 0, tzinfo=UTC))
        await its.bot.tick()

        assert not await its.ctx.store.kick_offs.replies(event)


async def test_every_button_fits_in_every_language() -> None:
    async with house(people=FEW_AGENTS, now=AUTUMN) as its:
        event = await its.ctx.store.kick_offs.look(await confirmed(its))
        [owner, *_] = await its.ctx.store.people.with_role(Role.COORDINATOR)
        assert event is not None
        kit = its.ctx.library.kick_offs[KIT]

        for language in Language:
            reader = replace(owner, language=language)
            shown = [await cards.plan(its.ctx, reader, event, kit), await cards.card(its.ctx, reader, event)]
            for one in kit.parts:
                its_part = planning.as_broadcast(event, one, owner)
                shown.append(await deliveries.card(its.ctx, its_part, its_part.texts, language, to=None))
            labels = [button.label for message in shown for button in (*message.buttons, *message.more)]
            assert not [label for label in labels if len(label) > 20]
