from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot import programme
from bot.broadcast import deliveries, sending, words
from bot.broadcast.draft import card as draft_card
from bot.broadcast.progress import card as progress_card
from bot.errors import Uncertain, UsageError
from bot.message import Invalid, Message
from bot.ports import BroadcastState
from nudges.broadcast import Audience, Options
from nudges.calendar import IsoWeek
from nudges.delivery import Address, Reason, State
from nudges.language import Language
from nudges.person import FOREVER, RecipientId, Role
from tests.bot.broadcasts import OTHERS, commands, coordinators, draft, progress, send
from tests.house import MONDAY, WORKSPACE, Guest, House, form_of, house, message_of, some_people

MINUTE = timedelta(minutes=1)
AGENTS = Audience(roles=frozenset({Role.COMPETENCE_AGENT}))
MON_TO_FRI_NOBODY_PART_TIME = some_people(21)
ALWAYS_THERE = [row for row in MON_TO_FRI_NOBODY_PART_TIME if len(row.working_days) == 5]
FRIDAY_15 = datetime(2026, 11, 27, 14, 0, tzinfo=UTC)


def reached(its: House, title: str = "Ny dato") -> Counter[str]:
    return Counter(
        address.route for address, message in its.channel.messages.values() if message.title == title
    )


def first_tasks(its: House) -> list[str]:
    """Return the titles of the first steps of the programme, in the language of the first agent."""
    steps = its.ctx.library.programmes["agents-first-steps"].steps
    return [its.ctx.library.tasks[step].text(Language.NN).title for step in steps]


def titles(guest: Guest) -> dict[str, int]:
    """Count a guest's tasks; a reminder has another title."""
    return dict(Counter(one.title for one in guest.messages if one.title in first_tasks(guest.house)))


async def person_of(guest: Guest) -> RecipientId:
    person = await guest.house.ctx.store.people.by_key(guest.key)
    assert person is not None
    return person.id


# --- from the chat --------------------------------------------------------------------------------


async def test_a_coordinator_reaches_1400_people_and_every_one_is_accounted_for() -> None:
    async with house() as its:
        [author, *_] = await coordinators(its)
        await author.fills(await commands(author), title="Ny dato", body="Vi ses torsdag.")
        asked = await author.presses("Velg mottakere")
        shown = message_of(await author.fills(asked, reach="everyone", options="acknowledge"))
        assert "Alle 1\N{NO-BREAK SPACE}400" in shown.text

        await author.presses("Send")
        await its.run_until(MONDAY + timedelta(days=4))

        everyone = reached(its)
        assert len(everyone) == 1400
        assert set(everyone.values()) == {1}
        assert "Sendt: 1\N{NO-BREAK SPACE}400 av 1\N{NO-BREAK SPACE}400" in author.messages[0].text
        assert "**Sendt**" in author.messages[0].text


async def test_who_sends_no_broadcasts_gets_a_kind_answer() -> None:
    async with house(people=some_people(21)) as its:
        leader = await its.one_with(Role.LEADER)

        assert message_of(await commands(leader)).title == "Dette gjør koordinatorene"
        assert message_of(await leader.acts("broadcast-send:1")).title == "Dette gjør koordinatorene"


async def test_an_over_long_text_is_refused_while_it_is_written() -> None:
    async with house(people=some_people(21)) as its:
        [author, *_] = await coordinators(its)

        reply = await author.fills(await commands(author), title="x" * 61, body="x" * 1501)

        assert isinstance(reply, Invalid)
        assert reply.errors.keys() == {"title", "body"}


async def test_a_national_id_in_the_text_is_pointed_out_before_it_is_kept() -> None:
    async with house(people=some_people(21)) as its:
        [author, *_] = await coordinators(its)

        warned = await author.fills(await commands(author), title="Hei", body="Ring 13017434567 12345")
        again = await author.fills(await commands(author), title="Hei", body="Skriv til ola@example.org")

        assert message_of(warned).title == "Utkast: Hei"
        assert form_of(again).action.name == "broadcast.written"
        kept = await author.fills(again, **{"save-anyway": "yes"})
        assert message_of(kept).title == "Utkast: Hei"


async def test_an_audience_is_chosen_by_role_site_and_team() -> None:
    async with house() as its:
        [author, *_] = await coordinators(its)
        places = await its.ctx.store.broadcasts.places()
        team, name = next(iter(places.teams.items()))
        await author.fills(await commands(author), title="Ny dato", body="Vi ses.")
        asked = await author.presses("Velg mottakere")

        nobody = await author.fills(asked, reach="chosen")
        both = await author.fills(asked, reach="everyone", roles="leader")
        unknown = await author.fills(asked, reach="chosen", teams="Månelaget")
        several = await author.fills(asked, reach="chosen", teams=name)
        shown = message_of(
            await author.fills(
                asked, reach="chosen", teams=name, sites=places.site_of[team], roles="employee"
            )
        )

        assert isinstance(nobody, Invalid)
        assert isinstance(both, Invalid)
        assert isinstance(unknown, Invalid)
        assert isinstance(several, Invalid)
        assert "flere steder" in several.errors["teams"].casefold()
        assert f"Ansatte · {places.sites[places.site_of[team]]} · {name}" in shown.text


async def test_a_draft_is_previewed_in_each_language_and_tested_on_its_author() -> None:
    async with house(people=some_people(21)) as its:
        [author, *_] = await coordinators(its)
        await author.fills(await commands(author), title="Ny dato", body="Vi ses torsdag.")
        await author.fills(await author.presses("Velg mottakere"), reach="everyone", options="acknowledge")
        extra = await author.fills(
            await author.presses("Legg til språk"), language="fi", title="Uusi päivä", body="Torstaina."
        )

        assert "Språk: bokmål, finsk" in message_of(extra).text
        finnish = message_of(await author.fills(await author.presses("Forhåndsvis"), language="fi"))
        danish = message_of(await author.fills(await author.presses("Forhåndsvis"), language="da"))
        assert finnish.title == "Uusi päivä"
        assert "*Skrevet på bokmål*" in danish.body or "bokmål" in danish.body
        await author.presses("Test på meg")
        await its.bot.tick()
        mine = author.messages[-1]
        assert mine.title == "Ny dato"
        tried = message_of(await author.presses("Jeg har lest det", mine))
        assert tried.title == "Forhåndsvisning"
        assert reached(its) == {author.route: 2}  # the preview of the Danish card has that title too


async def test_two_coordinators_who_press_send_at_once_make_one_broadcast() -> None:
    async with house(people=some_people(21)) as its:
        [one, other, *_] = await coordinators(its)
        its_draft = await draft(its, author=await person_of(one))

        await one.acts(f"broadcast-send:{its_draft.id}")
        shown = message_of(await other.acts(f"broadcast-send:{its_draft.id}"))
        await its.run_until(MONDAY + timedelta(days=4))

        assert "Planlagt" in shown.text
        assert set(reached(its).values()) == {1}


async def test_within_a_minute_a_broadcast_is_undone_and_can_be_sent_again() -> None:
    async with house(people=some_people(21)) as its:
        [author, *_] = await coordinators(its)
        await author.fills(await commands(author), title="Ny dato", body="Vi ses torsdag.")
        await author.fills(await author.presses("Velg mottakere"), reach="everyone")
        await author.presses("Send")

        await its.run_until(MONDAY + timedelta(seconds=59))
        await author.presses("Angre", author.messages[0])
        await its.run_until(MONDAY + timedelta(hours=1))

        assert reached(its) == {}
        assert [message.title for message in author.messages] == ["Utkast: Ny dato"]
        await author.presses("Send", author.messages[0])
        await its.run_until(MONDAY + timedelta(days=4))
        assert len(reached(its)) == 21
        assert set(reached(its).values()) == {1}


async def test_the_card_it_was_sent_from_shows_until_when_it_can_be_undone_and_then_how_it_goes() -> None:
    async with house(people=some_people(21)) as its:
        [author, *_] = await coordinators(its)
        await author.fills(await commands(author), title="Ny dato", body="Vi ses torsdag.")
        await author.fills(await author.presses("Velg mottakere"), reach="everyone")

        sent = message_of(await author.presses("Send"))
        await its.run_until(MONDAY + timedelta(hours=1))

        assert [button.label for button in sent.buttons] == ["Angre", "Rett"]
        assert "23.11.2026 kl. 09.01" in sent.body
        assert "Angre" not in [button.label for button in author.messages[0].buttons]
        assert [one.title for one in author.messages].count(sent.title) == 1


async def test_what_one_coordinator_undoes_is_a_draft_again_on_the_other_ones_card() -> None:
    async with house(people=some_people(21)) as its:
        [author, other, *_] = await coordinators(its)
        await author.fills(await commands(author), title="Ny dato", body="Vi ses torsdag.")
        await author.fills(await author.presses("Velg mottakere"), reach="everyone")
        await author.presses("Send")
        await commands(other, "broadcasts")
        await other.presses("Åpne 1")

        await other.presses("Angre")
        await its.bot.tick()

        assert [one.messages[0].title for one in (author, other)] == ["Utkast: Ny dato"] * 2
        assert "Angre" not in [button.label for one in (author, other) for button in one.messages[0].buttons]


async def test_an_author_whose_draft_somebody_else_sends_gets_a_card_that_shows_how_it_goes() -> None:
    async with house(people=some_people(21)) as its:
        [author, other, *_] = await coordinators(its)
        await draft(its, author=await person_of(author))
        await commands(other, "broadcasts")
        await other.presses("Åpne 1")

        await other.presses("Send")
        await its.bot.tick()

        assert [one.messages[0].title for one in (author, other)] == ["Utsending: Ny dato"] * 2
        assert "Angre" in [button.label for button in author.messages[0].buttons]


async def test_a_draft_changed_on_one_card_is_changed_on_the_other() -> None:
    async with house(people=some_people(21)) as its:
        [author, other, *_] = await coordinators(its)
        await author.fills(await commands(author), title="Ny dato", body="Vi ses torsdag.")
        await author.fills(await author.presses("Velg mottakere"), reach="everyone")
        await commands(other, "broadcasts")
        await other.presses("Åpne 1")

        await other.fills(await other.presses("Endre teksten"), title="Nyere dato")
        await its.bot.tick()

        assert [one.messages[0].title for one in (author, other)] == ["Utkast: Nyere dato"] * 2


async def test_a_discarded_draft_offers_nothing_on_any_card() -> None:
    async with house(people=some_people(21)) as its:
        [author, other, *_] = await coordinators(its)
        await author.fills(await commands(author), title="Ny dato", body="Vi ses torsdag.")
        await author.fills(await author.presses("Velg mottakere"), reach="everyone")
        await commands(other, "broadcasts")
        await other.presses("Åpne 1")

        await other.presses("Forkast")
        await its.bot.tick()

        assert [one.messages[0].title for one in (author, other)] == ["Utkastet er borte"] * 2
        assert not [button for one in (author, other) for button in one.messages[0].buttons]


async def test_the_word_undo_does_the_same_and_says_when_it_is_too_late() -> None:
    async with house(people=some_people(21)) as its:
        [author, *_] = await coordinators(its)
        kept = await send(its, author=await person_of(author))

        assert message_of(await commands(author, "undo")).title == "Utkast: Ny dato"
        assert message_of(await commands(author, "undo")).title == "Ingenting å angre"
        await sending.send(its.ctx, kept)
        await its.run_until(MONDAY + timedelta(minutes=2))
        assert message_of(await commands(author, "undo")).title == "Ingenting å angre"


async def test_a_part_of_a_kick_off_kit_becomes_a_broadcast() -> None:
    async with house() as its:
        [author, *_] = await coordinators(its)
        await commands(author, "broadcasts")

        asked = await author.presses("Fra en oppstart")
        shown = message_of(await author.fills(asked, part="kick-off-everyone/invitation"))

        assert shown.title == "Utkast: Kompetanseagenter på arbeidsplassen din"
        assert "Alle 1\N{NO-BREAK SPACE}400" in shown.text


async def test_every_button_fits_in_every_language() -> None:
    async with house(people=some_people(21)) as its:
        [author, *_] = await coordinators(its)
        person = await its.ctx.store.people.by_key(author.key)
        assert person is not None
        one = await draft(its, options=Options(acknowledge=True))
        sent = await its.ctx.store.broadcasts.look(await send(its, options=Options(acknowledge=True)))
        assert sent is not None

        for language in Language:
            reader = replace(person, language=language)
            shown = [
                await draft_card(its.ctx, reader, one),
                await progress_card(its.ctx, reader, sent),
                await deliveries.card(its.ctx, sent, sent.texts, language, to=None),
            ]
            labels = [button.label for message in shown for button in (*message.buttons, *message.more)]
            assert not [label for label in labels if len(label) > 20]


async def test_nothing_leaves_within_the_minute() -> None:
    async with house(people=some_people(21)) as its:
        await send(its)

        await its.run_until(MONDAY + timedelta(seconds=59))
        assert reached(its) == {}
        await its.run_until(MONDAY + timedelta(seconds=61))
        assert len(reached(its)) > 0


async def test_a_script_is_told_how_far_a_broadcast_has_come() -> None:
    async with house(people=some_people(21)) as its:
        kept = await send(its)

        planned = await sending.status(its.ctx, kept)
        await its.run_until(MONDAY + timedelta(days=4))
        sent = await sending.status(its.ctx, kept)

        assert (planned.stands, sent.stands) == ("planned", "sent")


async def test_an_acknowledgement_counts_once_a_person() -> None:
    async with house(people=some_people(21)) as its:
        [author, reader, *_] = await coordinators(its)
        kept = await send(its, options=Options(acknowledge=True), author=await person_of(author))
        await its.run_until(MONDAY + timedelta(days=4))
        card = next(one for one in reader.messages if one.title == "Ny dato")
        label = card.buttons[0].label

        shown = message_of(await reader.presses(label, card))
        await reader.acts(f"broadcast-acknowledge:{kept}")

        assert not shown.buttons
        found = await progress(its, kept)
        assert (found.acknowledged, found.seen) == (1, 1)


async def test_the_report_names_people_and_never_a_pause() -> None:
    async with house(people=some_people(21)) as its:
        [author, paused, *_] = await coordinators(its)
        await its.ctx.store.people.pause(await person_of(paused), FOREVER)
        kept = await send(its, author=await person_of(author))
        await its.run_until(MONDAY + timedelta(days=4))

        asked = await author.presses("Person for person")
        shown = message_of(await author.fills(asked, which="unsent"))
        lines = await its.ctx.store.broadcasts.report(kept)
        header, rows = words.table(its.ctx, lines, Language.NB, ZoneInfo("Europe/Oslo"))

        person = await its.ctx.store.people.by_key(paused.key)
        assert person is not None
        assert f"- {person.name}, " in shown.body
        assert shown.body.endswith("ikke nådd")
        assert len(rows) == 21
        assert "pause" not in " ".join(cell for row in [header, *rows] for cell in row).casefold()
        assert all(len(row) == len(header) for row in rows)


async def test_a_pause_shows_in_the_numbers_only_where_it_names_nobody() -> None:
    async with house(people=some_people(21)) as its:
        some = await its.ctx.store.people.with_role(Role.EMPLOYEE)
        one = await draft(its)
        for count, said in ((1, "1 kan ikke nås eller har pause"), (5, "5 har pause")):
            for person in some[:count]:
                await its.ctx.store.people.pause(person.id, FOREVER)

            forecast = (await sending.outlook(its.ctx, one)).forecast

            assert said in words.reach(its.ctx, forecast, Language.NB)


async def test_the_overview_opens_each_broadcast() -> None:
    async with house(people=some_people(21)) as its:
        [author, *_] = await coordinators(its)
        await send(its)

        shown = message_of(await commands(author, "broadcasts"))
        opened = message_of(await author.presses("Åpne 1"))

        assert "1. Ny dato: Planlagt" in shown.body
        assert "Angre" in opened.text


# --- what goes out --------------------------------------------------------------------------------


async def test_the_forecast_is_what_the_plan_comes_to() -> None:
    async with house() as its:
        people = await its.ctx.store.people.with_role(Role.EMPLOYEE)
        for person in people[:7]:
            await its.ctx.store.people.pause(person.id, FOREVER)
        for person in people[10:13]:
            at = Address(channel="test", workspace=WORKSPACE, route=f"person:{person.key}")
            await its.ctx.store.people.leave(at, "blocked", its.clock.now())
        await send(its, audience=AGENTS)
        second = await draft(its)

        forecast = (await sending.outlook(its.ctx, second)).forecast
        await sending.send(its.ctx, second.id)

        found = await progress(its, second.id)
        assert forecast.reachable == found.tally.pending
        assert forecast.skipped == found.reasons
        assert found.tally.recipients == 1400
        assert found.reasons == {Reason.PAUSED: 7, Reason.UNREACHABLE: 3, Reason.BUDGET: 20}


async def test_a_crowded_week_names_the_next_free_one() -> None:
    async with house(people=some_people(21)) as its:
        await send(its)

        found = await sending.outlook(its.ctx, await draft(its))

        assert found.forecast.crowded
        assert found.free_week == IsoWeek(2026, 49)


async def test_two_broadcasts_in_a_week_reach_nobody_twice() -> None:
    async with house(people=some_people(21)) as its:
        first, second = await send(its), await send(its)
        await its.run_until(MONDAY + timedelta(days=6))

        assert (await progress(its, first)).tally.sent == 21
        assert (await progress(its, second)).reasons == {Reason.BUDGET: 21}


async def test_an_urgent_broadcast_takes_the_week_of_a_task_that_has_not_left_and_the_task_comes_again() -> (
    None
):
    async with house() as its:
        agent = await its.one_with(Role.COMPETENCE_AGENT)
        await programme.start(its.ctx, "agents-first-steps", starts_on=MONDAY.date(), owner=None)
        its.clock.move_to(MONDAY + timedelta(days=1, hours=1))
        await programme.begin_due(its.ctx, its.clock.now())
        await its.ctx.store.slots.go_on()

        kept = await send(its, audience=AGENTS, options=Options(urgent=True))
        await its.run_until(MONDAY + timedelta(days=5))

        assert (await progress(its, kept)).tally.sent == 20
        assert [message.title for message in agent.messages] == ["Ny dato"]
        await its.run_until(MONDAY + timedelta(days=8, hours=8))
        assert titles(agent) == {first_tasks(its)[0]: 1}


async def test_a_task_that_gave_way_goes_after_all_when_the_broadcast_is_undone() -> None:
    async with house() as its:
        agent = await its.one_with(Role.COMPETENCE_AGENT)
        await programme.start(its.ctx, "agents-first-steps", starts_on=MONDAY.date(), owner=None)
        its.clock.move_to(MONDAY + timedelta(days=1, hours=1))
        await programme.begin_due(its.ctx, its.clock.now())
        await its.ctx.store.slots.go_on()
        kept = await send(its, audience=AGENTS, options=Options(urgent=True))

        assert await sending.undo(its.ctx, kept)
        await its.run_until(its.clock.now() + MINUTE)

        assert titles(agent) == {first_tasks(its)[0]: 1}
        await its.run_until(MONDAY + timedelta(days=8, hours=8))
        assert titles(agent) == dict.fromkeys(first_tasks(its)[:2], 1)


async def test_what_an_ordinary_broadcast_finds_taken_stays_taken() -> None:
    async with house() as its:
        await programme.start(its.ctx, "agents-first-steps", starts_on=MONDAY.date(), owner=None)
        await its.run_until(MONDAY + timedelta(days=2))
        kept = await send(its, audience=AGENTS)

        found = await progress(its, kept)

        assert found.reasons[Reason.BUDGET] >= 15  # the part-timers get their task later in the week


async def test_each_is_written_to_on_their_own_working_day_in_their_own_hours() -> None:
    async with house() as its:
        kept = await send(its, send_at=datetime(2026, 11, 24, 20, 0, tzinfo=UTC))
        await its.run_until(datetime(2026, 11, 25, 6, 59, tzinfo=UTC))
        assert reached(its) == {}

        await its.run_until(MONDAY + timedelta(days=7))

        assert (await progress(its, kept)).tally.sent == 1400
        zone = ZoneInfo("Europe/Oslo")
        sent = [line.sent_at for line in await its.ctx.store.broadcasts.report(kept) if line.sent_at]
        assert all(8 <= at.astimezone(zone).hour < 16 for at in sent)
        assert len({at.astimezone(zone).date() for at in sent}) > 1


async def test_people_in_two_time_zones_each_get_it_in_their_own_morning() -> None:
    rows = [
        replace(row, time_zone="Europe/Helsinki" if place % 2 else "Europe/Oslo")
        for place, row in enumerate(ALWAYS_THERE)
    ]
    async with house(people=rows) as its:
        kept = await send(its, send_at=datetime(2026, 11, 24, 2, 0, tzinfo=UTC))
        await its.run_until(datetime(2026, 11, 24, 6, 30, tzinfo=UTC))

        assert (await progress(its, kept)).tally.sent == len(rows) // 2
        await its.run_until(datetime(2026, 11, 24, 7, 30, tzinfo=UTC))
        assert (await progress(its, kept)).tally.sent == len(rows)


async def test_what_does_not_leave_today_waits_for_the_next_window_and_counts_in_that_week() -> None:
    """slack.md §3.8."""
    async with house(people=ALWAYS_THERE, now=FRIDAY_15) as its:
        kept = await send(its)
        its.clock.move_to(FRIDAY_15 + timedelta(hours=2))
        await its.bot.tick()
        assert reached(its) == {}

        found = await progress(its, kept)
        assert found.next_due == datetime(2026, 11, 30, 7, 0, tzinfo=UTC)
        later = await send(its, send_at=datetime(2026, 12, 1, 9, 0, tzinfo=UTC))
        assert (await progress(its, later)).reasons == {Reason.BUDGET: len(ALWAYS_THERE)}
        await its.run_until(datetime(2026, 11, 30, 7, 1, tzinfo=UTC))
        assert (await progress(its, kept)).tally.sent == len(ALWAYS_THERE)


async def test_what_waits_gives_way_to_a_message_that_has_the_next_week_already() -> None:
    async with house(people=ALWAYS_THERE, now=FRIDAY_15) as its:
        kept = await send(its)
        later = await send(its, send_at=datetime(2026, 12, 1, 9, 0, tzinfo=UTC))
        its.clock.move_to(FRIDAY_15 + timedelta(hours=2))
        await its.run_until(datetime(2026, 12, 2, 9, 0, tzinfo=UTC))

        assert (await progress(its, kept)).reasons == {Reason.BUDGET: len(ALWAYS_THERE)}
        assert (await progress(its, later)).tally.sent == len(ALWAYS_THERE)


async def test_what_cannot_leave_in_time_expires_and_never_goes_late() -> None:
    async with house(people=ALWAYS_THERE, now=FRIDAY_15) as its:
        until = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)
        kept = await send(its, until=until)
        its.clock.move_to(FRIDAY_15 + timedelta(hours=2))
        await its.run_until(datetime(2026, 12, 2, 9, 0, tzinfo=UTC))

        assert (await progress(its, kept)).reasons == {Reason.EXPIRED: len(ALWAYS_THERE)}
        assert reached(its) == {}


async def test_whoever_is_away_until_it_is_too_late_is_told_apart_beforehand() -> None:
    async with house(now=FRIDAY_15) as its:
        kept = await draft(its, until=datetime(2026, 11, 28, 12, 0, tzinfo=UTC))

        forecast = (await sending.outlook(its.ctx, kept)).forecast

        assert forecast.skipped[Reason.EXPIRED] > 0
        assert forecast.recipients == 1400


async def test_stopping_leaves_what_has_gone_and_stops_the_rest_at_once() -> None:
    async with house() as its:
        kept = await send(its)
        its.clock.move_to(MONDAY + MINUTE)
        claimed = await its.ctx.store.deliveries.turn(
            WORKSPACE, settled=[], claim=10, now=its.clock.now(), real_now=its.clock.real(),
            lease_until=its.clock.real() + timedelta(seconds=15),
        )  # fmt: skip

        assert await sending.cancel(its.ctx, kept)
        await its.run_until(MONDAY + timedelta(days=3))

        found = await progress(its, kept)
        assert len(claimed) == 10
        assert found.tally.skipped == 1400
        assert found.tally.left == 0
        assert reached(its) == {}
        assert not await sending.cancel(its.ctx, kept)


async def test_what_has_gone_cannot_be_undone() -> None:
    async with house(people=some_people(21)) as its:
        kept = await send(its)
        await its.run_until(MONDAY + 2 * MINUTE)

        assert not await sending.undo(its.ctx, kept)
        assert (await progress(its, kept)).tally.sent > 0


async def test_a_correction_changes_what_was_sent_and_marks_it() -> None:
    async with house(people=some_people(21)) as its:
        kept = await send(its)
        await its.run_until(MONDAY + 2 * MINUTE)
        sent = len(reached(its))

        assert await sending.correct(its.ctx, kept, OTHERS)
        assert not await sending.correct(its.ctx, kept, OTHERS)
        await its.run_until(MONDAY + timedelta(days=4))

        bodies = [message.body for _, message in its.channel.messages.values()]
        assert all("fredag" in body for body in bodies)
        assert sum(body.count("\n\n*") > 0 for body in bodies) >= sent
        found = await progress(its, kept)
        assert found.renewed is not None
        assert found.renewed.sent == sent
        assert found.tally.sent == 21


async def test_a_correction_reaches_what_was_in_flight() -> None:
    async with house(people=ALWAYS_THERE) as its:
        kept = await send(its)
        its.clock.move_to(MONDAY + MINUTE)
        claimed = await its.ctx.store.deliveries.turn(
            WORKSPACE, settled=[], claim=5, now=its.clock.now(), real_now=its.clock.real(),
            lease_until=its.clock.real() + timedelta(seconds=15),
        )  # fmt: skip
        for one in claimed:  # sent, and the process was killed before it could write that down
            card = await its.ctx.store.broadcasts.look(kept)
            assert card is not None
            message = message_in(card.texts[Language.NB].title, card.texts[Language.NB].body)
            await its.channel.send(one.address, message, one.key)

        assert await sending.correct(its.ctx, kept, OTHERS)
        await its.run_until(MONDAY + timedelta(minutes=5))

        assert set(reached(its).values()) == {1}
        assert all("fredag" in message.body for _, message in its.channel.messages.values())
        assert (await progress(its, kept)).tally.sent == len(ALWAYS_THERE)


def message_in(title: str, body: str) -> Message:
    return Message(title=title, body=body, language=Language.NB)


async def test_a_message_that_somebody_deleted_closes_nobodys_door() -> None:
    async with house(people=ALWAYS_THERE) as its:
        kept = await send(its)
        await its.run_until(MONDAY + 2 * MINUTE)
        its.channel.messages.clear()

        await sending.correct(its.ctx, kept, OTHERS)
        await its.run_until(MONDAY + 3 * MINUTE)
        later = await send(its, send_at=datetime(2026, 12, 1, 9, 0, tzinfo=UTC))

        assert (await progress(its, later)).tally.pending == len(ALWAYS_THERE)


async def test_a_withdrawn_message_says_so_in_its_place() -> None:
    async with house(people=some_people(21)) as its:
        [author, *_] = await coordinators(its)
        kept = await send(its, author=await person_of(author))
        await its.run_until(MONDAY + 2 * MINUTE)

        await author.fills(await author.presses("Trekk tilbake"))
        await its.run_until(MONDAY + timedelta(days=4))

        assert reached(its) == {}
        found = await progress(its, kept)
        assert found.tally.left == 0
        assert found.renewed is not None
        assert found.renewed.sent == found.tally.sent
        its_state = await sending.status(its.ctx, kept)
        assert its_state.broadcast.state is BroadcastState.WITHDRAWN


async def test_a_message_in_doubt_is_sent_again_only_where_its_author_asked_for_that() -> None:
    for repeat, sends in ((False, 0), (True, 1)):
        async with house(people=ALWAYS_THERE) as its:
            its.channel.can_look = False
            its.channel.faults = [Uncertain() for _ in ALWAYS_THERE]
            kept = await send(its, options=Options(repeat_if_uncertain=repeat))

            await its.run_until(MONDAY + timedelta(minutes=10))

            found = await progress(its, kept)
            assert set(reached(its).values()) <= {1}
            assert len(reached(its)) == sends * len(ALWAYS_THERE)
            assert found.tally.uncertain == (1 - sends) * len(ALWAYS_THERE)


async def test_a_process_killed_in_the_middle_reaches_everyone_exactly_once() -> None:
    async with house() as its:
        kept = await send(its)
        its.clock.move_to(MONDAY + MINUTE)
        claimed = await its.ctx.store.deliveries.turn(
            WORKSPACE, settled=[], claim=32, now=its.clock.now(), real_now=its.clock.real(),
            lease_until=its.clock.real() + timedelta(seconds=15),
        )  # fmt: skip
        for one in claimed[:20]:  # these had left when it was killed, the other twelve had not
            await its.channel.send(one.address, message_in("Ny dato", "Vi ses torsdag."), one.key)
        async with house(database=its.database, now=its.clock.now()) as again:
            again.channel.messages, again.channel.keys = its.channel.messages, its.channel.keys

            await again.run_until(its.clock.now() + timedelta(seconds=16))  # the beat looks that often
            await again.run_until(MONDAY + timedelta(days=4))

            assert len(reached(again)) == 1400
            assert set(reached(again).values()) == {1}
            assert (await progress(again, kept)).tally.sent == 1400


# --- from the command line ------------------------------------------------------------------------

TOML = """
kind = "broadcast"
[audience]
roles = ["leader"]
[nb]
title = "Ny dato"
body = "Vi ses torsdag."
"""


async def test_a_file_becomes_a_broadcast() -> None:
    async with house() as its:
        kept = await sending.from_file(its.ctx, TOML, Path("news.toml"), key="cli:1")
        same = await sending.from_file(its.ctx, TOML, Path("news.toml"), key="cli:1")

        sent = await sending.send(its.ctx, kept.id)

        assert kept.id == same.id
        assert sent is not None
        leaders = await its.ctx.store.people.with_role(Role.LEADER)
        assert (await progress(its, kept.id)).tally.recipients == len(leaders)


async def test_sites_and_teams_that_do_not_exist_are_all_named() -> None:
    async with house(people=some_people(21)) as its:
        nowhere = Audience(sites=frozenset({"Atlantis"}), teams=frozenset({"Nautilus"}))

        with pytest.raises(UsageError) as caught:
            await sending.from_file(its.ctx, TOML, Path("news.toml"), key="cli:2", audience=nowhere)

        assert [fault.split(".")[0] for fault in caught.value.faults] == [
            "There is no site “Atlantis”",
            "There is no team “Nautilus”",
        ]


async def test_a_file_for_nobody_asks_for_an_audience() -> None:
    async with house(people=some_people(21)) as its:
        toml = TOML.replace('[audience]\nroles = ["leader"]', "")

        with pytest.raises(UsageError, match=r"news\.toml names no audience"):
            await sending.from_file(its.ctx, toml, Path("news.toml"), key="cli:3")


async def test_the_rooms_of_teams_get_it_without_counting_for_anybody() -> None:
    async with house() as its:
        places = await its.ctx.store.broadcasts.places()
        kept = await send(its, audience=Audience(rooms=True))
        await its.run_until(MONDAY + timedelta(hours=1))
        second = await send(its)

        found = await progress(its, kept)
        assert found.tally.sent == len(places.teams)
        assert Reason.BUDGET not in (await progress(its, second)).reasons
        assert all(line.state is State.SENT for line in await its.ctx.store.broadcasts.report(kept))
