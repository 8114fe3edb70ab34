"""Who moves, or works on other days than before, gets each task once and none too few."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from adapters.database.tables import delivery, person
from bot import programme
from bot.events import EventId, Joined
from bot.intake import join_programmes
from bot.people import Change, RosterChanges
from nudges.calendar import week_of
from nudges.delivery import Item
from nudges.language import Language
from nudges.person import MONDAY_TO_FRIDAY, Country, Person, Role, Site, Weekday
from nudges.roster import PersonRow
from tests.bot.talking import address
from tests.house import House, everybody, house, library

ID = "agents-first-steps"
AUTUMN = datetime(2026, 10, 12, 6, 0, tzinfo=UTC)
"""A Monday two weeks before the clocks go back in Europe, three before they do in America."""
TUESDAY = timedelta(days=1)
WEEK = timedelta(weeks=1)
OSLO, HELSINKI, NEW_YORK, AUCKLAND = "Europe/Oslo", "Europe/Helsinki", "America/New_York", "Pacific/Auckland"


@cache
def agents() -> tuple[PersonRow, ...]:
    """Return three agents in Norway who work from Monday to Friday."""
    rows = [
        row
        for row in everybody().added
        if Role.COMPETENCE_AGENT in row.roles
        and row.country is Country.NO
        and row.working_days == MONDAY_TO_FRIDAY
    ]
    return tuple(replace(row, leader_key=None, time_zone=OSLO) for row in rows[:3])


async def somebody(its: House, number: int = 0) -> Person:
    found = await its.ctx.store.people.by_key(agents()[number].key)
    assert found is not None
    return found


async def is_told(
    its: House, zone: str | None = None, *, locale: str | None = None, number: int = 0
) -> Person:
    """Let the platform tell where somebody is."""
    moment = its.clock.now()
    event = Joined(
        id=EventId(f"{moment.isoformat()} {zone} {locale} {number}"),
        at=moment,
        by=address(f"person:{agents()[number].key}"),
        time_zone=zone,
        locale=locale,
    )
    await its.bot.handle(event)
    return await somebody(its, number)


async def begin(its: House) -> None:
    await programme.start(its.ctx, ID, starts_on=its.clock.now().date(), owner=None)


async def tasks(its: House, number: int = 0) -> list[tuple[str, datetime]]:
    """Return which tasks somebody got, and when."""
    person = await somebody(its, number)
    query = select(delivery.c.item_id, delivery.c.sent_at).where(
        delivery.c.recipient_id == person.id, delivery.c.kind == "micro-task", delivery.c.state == "sent"
    )
    async with its.database.read() as connection:
        rows = await connection.execute(query.order_by(delivery.c.sent_at))
        return [(row.item_id, row.sent_at) for row in rows]


async def is_imported(its: House, sites: tuple[Site, ...] = (), **changed: object) -> None:
    """Bring in a list that says something else of the first of them."""
    known = await its.roll.known()
    before = known[agents()[0].key].person
    after = replace(before, **changed)  # type: ignore[arg-type]  # a test names columns of the list
    nothing = RosterChanges(
        added=(), changed=(), unchanged=(), returning=(), leaving=(), sites=sites, teams=()
    )
    await its.roll.apply(replace(nothing, changed=(Change(before=before, after=after),)))
    await join_programmes(its.ctx)


def steps(number: int) -> list[str]:
    return list(library().programmes[ID].steps[:number])


# --- what a platform tells ---


async def test_where_a_platform_believes_somebody_to_be_is_more_than_the_list_says() -> None:
    async with house(people=agents(), now=AUTUMN) as its:
        person = await is_told(its, HELSINKI)

        assert (person.time_zone, person.told_time_zone, person.usual_time_zone) == (HELSINKI, HELSINKI, OSLO)


async def test_what_somebody_chose_is_more_than_a_platform_tells() -> None:
    async with house(people=agents(), now=AUTUMN) as its:
        person = await somebody(its)
        chosen = replace(person.preferences, time_zone=NEW_YORK, language=Language.FI)
        await its.ctx.store.people.choose(person.id, chosen)

        person = await is_told(its, HELSINKI, locale="sv-SE")

        assert (person.time_zone, person.language) == (NEW_YORK, Language.FI)


@pytest.mark.parametrize("nonsense", ["Mars/Phobos", "", "../../etc/passwd", "europe", None])
async def test_a_time_zone_that_does_not_exist_is_passed_over(nonsense: str | None) -> None:
    async with house(people=agents(), now=AUTUMN) as its:
        await is_told(its, HELSINKI)

        assert (await is_told(its, nonsense)).time_zone == HELSINKI


async def test_a_zone_with_the_same_clock_keeps_the_name_that_people_know() -> None:
    async with house(people=agents(), now=AUTUMN) as its:
        await is_told(its, HELSINKI)

        assert (await is_told(its, "Europe/Amsterdam")).time_zone == OSLO


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("sv-SE", Language.SV),
        ("nb-NO", Language.NB),
        ("nn-NO", Language.NN),
        ("da-DK", Language.DA),
        ("fi_FI", Language.FI),
        ("no", Language.NB),
        ("no-NO", Language.NB),
        ("en-GB", Language.DA),
        ("de-DE", Language.DA),
        (None, Language.DA),
    ],
)
async def test_a_nordic_language_of_the_platform_is_taken_and_english_is_not(
    locale: str | None, language: Language
) -> None:
    async with house(people=[replace(one, language=Language.DA) for one in agents()], now=AUTUMN) as its:
        assert (await is_told(its, locale=locale)).language is language


async def test_a_list_brought_in_again_undoes_neither_what_was_told_nor_what_was_chosen() -> None:
    async with house(people=agents(), now=AUTUMN) as its:
        await begin(its)
        person = await is_told(its, HELSINKI, locale="fi-FI")
        await its.ctx.store.people.choose(person.id, replace(person.preferences, language=Language.SV))

        await is_imported(its, name="Et annet navn", time_zone="Europe/Stockholm", language=Language.DA)

        after = await somebody(its)
        (place,) = await its.ctx.store.people.enrolments(after.id)
        assert (after.name, after.time_zone, after.language) == ("Et annet navn", HELSINKI, Language.SV)
        assert place.slot.time_zone == HELSINKI


# --- moving ---


async def test_the_task_comes_at_ten_where_the_person_is() -> None:
    async with house(people=agents(), now=AUTUMN) as its:
        await begin(its)
        await is_told(its, HELSINKI)

        await its.run_until(AUTUMN + 3 * WEEK)

        hours = [at.hour for _, at in await tasks(its)]
        assert hours == [7, 7, 8]  # UTC; summer time ends before the third


@pytest.mark.parametrize("zone", [OSLO, NEW_YORK, AUCKLAND, "Asia/Kolkata"])
async def test_ten_stays_ten_when_the_clocks_change(zone: str) -> None:
    async with house(people=agents(), now=AUTUMN) as its:
        await begin(its)
        person = await is_told(its, zone)

        await its.run_until(AUTUMN + 5 * WEEK)

        local = [at.astimezone(ZoneInfo(person.time_zone)) for _, at in await tasks(its)]
        assert {at.strftime("%a %H:%M") for at in local} == {"Tue 10:00"}
        assert [item for item, _ in await tasks(its)] == steps(len(local))


async def test_who_moves_east_between_the_two_tens_gets_the_task_at_once() -> None:
    async with house(people=agents(), now=AUTUMN) as its:
        await begin(its)
        await is_told(its, HELSINKI, number=1)  # so that the slot is there, and has served
        await its.run_until(
            AUTUMN + TUESDAY + timedelta(hours=1, minutes=30)
        )  # 9.30 in Oslo, 10.30 in Helsinki

        before = await tasks(its)
        await is_told(its, HELSINKI)
        await its.run_until(AUTUMN + TUESDAY + timedelta(hours=1, minutes=31))
        at_once = await tasks(its)
        await its.run_until(AUTUMN + TUESDAY + WEEK + timedelta(days=1))

        assert (before, [item for item, _ in at_once]) == ([], steps(1))
        assert [item for item, _ in await tasks(its)] == steps(2)


async def test_who_moves_west_between_the_two_tens_gets_no_second_task() -> None:
    async with house(people=agents(), now=AUTUMN) as its:
        await begin(its)
        await is_told(its, HELSINKI)
        await its.run_until(AUTUMN + TUESDAY + timedelta(hours=1, minutes=30))

        await is_told(its, OSLO)
        await its.run_until(AUTUMN + TUESDAY + timedelta(days=1))
        that_week = await tasks(its)
        await its.run_until(AUTUMN + TUESDAY + WEEK + timedelta(days=1))

        assert [item for item, _ in that_week] == steps(1)
        assert [item for item, _ in await tasks(its)] == steps(2)


async def test_who_wakes_up_where_it_is_wednesday_gets_the_task_that_day() -> None:
    async with house(people=agents(), now=AUTUMN) as its:
        await begin(its)
        await is_told(its, NEW_YORK)
        await is_told(its, AUCKLAND, number=1)
        await its.run_until(AUTUMN + TUESDAY + timedelta(hours=6))  # Tuesday 8.00 there, Wednesday 1.00 here

        await is_told(its, AUCKLAND)
        await its.run_until(AUTUMN + timedelta(days=5))

        ((item, at),) = await tasks(its)
        assert (item, at) == (steps(1)[0], datetime(2026, 10, 13, 21, 0, tzinfo=UTC))  # Wednesday at 10.00


async def test_to_and_fro_before_the_second_slot_comes_repeats_nothing() -> None:
    async with house(people=agents(), now=AUTUMN) as its:
        await begin(its)
        await is_told(its, HELSINKI)
        await its.run_until(AUTUMN + TUESDAY + timedelta(hours=1, minutes=30))

        for zone in (OSLO, NEW_YORK, HELSINKI, OSLO):
            await is_told(its, zone)
        await its.run_until(AUTUMN + TUESDAY + 2 * WEEK + timedelta(days=1))

        assert [item for item, _ in await tasks(its)] == steps(3)


async def test_a_paused_week_is_not_lost_by_a_move_in_it() -> None:
    async with house(people=agents(), now=AUTUMN) as its:
        await begin(its)
        person = await is_told(its, HELSINKI)
        await its.ctx.store.people.pause(person.id, AUTUMN + timedelta(days=2))
        await its.run_until(AUTUMN + TUESDAY + timedelta(hours=1, minutes=30))

        await is_told(its, OSLO)
        await its.run_until(AUTUMN + TUESDAY + WEEK + timedelta(days=1))

        assert [item for item, _ in await tasks(its)] == steps(1)


@settings(max_examples=15, deadline=None)
@given(
    moves=st.lists(
        st.tuples(
            st.sampled_from([OSLO, HELSINKI, NEW_YORK, AUCKLAND, "Asia/Kolkata"]),
            st.integers(min_value=0, max_value=2 * 7 * 24),
        ),
        max_size=8,
    )
)
async def test_however_somebody_travels_each_week_brings_the_next_task_once(
    moves: Sequence[tuple[str, int]],
) -> None:
    async with house(people=agents(), now=AUTUMN) as its:
        await begin(its)
        for number, zone in ((1, HELSINKI), (2, AUCKLAND)):
            await is_told(its, zone, number=number)
        person = await somebody(its)
        for zone, hours in sorted(moves, key=lambda one: one[1]):
            await its.run_until(AUTUMN + timedelta(hours=hours))
            await its.ctx.store.people.answered(person.id)  # or they were asked whether it is too much
            await is_told(its, zone)
        await its.ctx.store.people.answered(person.id)
        await its.run_until(AUTUMN + 3 * WEEK)

        got = await tasks(its)
        assert [item for item, _ in got] == steps(3)
        assert len({week_of(at, OSLO) for _, at in got}) == 3


# --- the list of people ---


async def test_a_list_that_says_another_time_zone_moves_the_task() -> None:
    async with house(people=agents(), now=AUTUMN) as its:
        await begin(its)

        await is_imported(its, time_zone=HELSINKI)
        await its.run_until(AUTUMN + 2 * WEEK)

        got = await tasks(its)
        assert [item for item, _ in got] == steps(2)
        assert {at.hour for _, at in got} == {7}


async def test_a_list_that_says_other_working_days_moves_the_task() -> None:
    async with house(people=agents(), now=AUTUMN) as its:
        await begin(its)
        await its.run_until(AUTUMN + timedelta(days=2, hours=1))

        await is_imported(its, working_days=frozenset({Weekday.THURSDAY, Weekday.FRIDAY}))
        await its.run_until(AUTUMN + 2 * WEEK)

        got = await tasks(its)
        assert [item for item, _ in got] == steps(2)
        assert [at.strftime("%a") for _, at in got] == ["Tue", "Thu"]


async def test_whose_country_changes_gets_the_task_beside_the_other_days_off() -> None:
    async with house(people=agents(), now=datetime(2026, 11, 30, 8, 0, tzinfo=UTC)) as its:
        await begin(its)
        known = (await its.roll.known())[agents()[0].key].person
        moved = tuple(replace(one, country=Country.SE) for one in everybody().sites if one.key == known.site)

        await is_imported(its, moved, country=Country.SE)
        await its.run_until(datetime(2026, 12, 5, tzinfo=UTC))

        (place,) = await its.ctx.store.people.enrolments((await somebody(its)).id)
        assert (known.country, place.slot.country) == (Country.NO, Country.SE)
        assert [item for item, _ in await tasks(its)] == steps(1)


async def test_a_programme_with_a_day_of_its_own_keeps_it_when_somebody_moves() -> None:
    async with house(people=agents(), now=AUTUMN) as its:
        await begin(its)
        running = (await its.ctx.store.programmes.running())[0]
        other = replace(running, weekday=Weekday.THURSDAY)
        await its.ctx.store.programmes.start(other, [Item(id=step) for step in steps(3)])

        await is_told(its, HELSINKI)

        (place,) = await its.ctx.store.people.enrolments((await somebody(its)).id)
        assert (place.slot.time_zone, place.slot.weekday) == (HELSINKI, Weekday.THURSDAY)


# --- what follows a task ---


async def _prefers(its: House, day: Weekday, number: int) -> None:
    person = await somebody(its, number)
    await its.ctx.store.people.choose(person.id, replace(person.preferences, weekday=day))
    await programme.move(its.ctx, await somebody(its, number), another_day=True)


async def _reminded(its: House) -> dict[int, list[str]]:
    """Return when each was reminded, by the local clock."""
    query = select(delivery.c.recipient_id, delivery.c.due_at).where(delivery.c.kind == "reminder")
    async with its.database.read() as connection:
        rows = (await connection.execute(query.order_by(delivery.c.due_at))).all()
    local: dict[int, list[str]] = {}
    for row in rows:
        moment = row.due_at.astimezone(ZoneInfo(OSLO)).strftime("%a %H:%M")
        local.setdefault(row.recipient_id, []).append(moment)
    return {number: local.get((await somebody(its, number)).id, []) for number in range(3)}


async def _unanswered(its: House, number: int) -> int:
    its_id = (await somebody(its, number)).id
    async with its.database.read() as connection:
        query = select(person.c.unanswered).where(person.c.id == its_id)
        return int((await connection.execute(query)).scalar_one())


async def test_each_is_reminded_two_days_after_their_own_task_and_not_after_somebody_elses() -> None:
    async with house(people=agents(), now=AUTUMN) as its:
        await begin(its)
        await _prefers(its, Weekday.WEDNESDAY, 1)
        await _prefers(its, Weekday.THURSDAY, 2)

        await its.run_until(AUTUMN + WEEK)

        assert await _reminded(its) == {
            0: ["Thu 10:00"],
            1: ["Fri 10:00"],
            2: [],  # the next task comes before a reminder would
        }


async def test_a_silence_counts_six_days_after_each_ones_own_task_and_once() -> None:
    async with house(people=agents(), now=AUTUMN) as its:
        await begin(its)
        await _prefers(its, Weekday.FRIDAY, 1)
        counts = []

        for days in (7, 8, 11, 12, 13):  # Monday, Tuesday; Friday, Saturday, Sunday
            await its.run_until(AUTUMN + timedelta(days=days) - timedelta(hours=1))
            counts.append((await _unanswered(its, 0), await _unanswered(its, 1)))

        assert counts == [(0, 0), (1, 0), (1, 1), (1, 1), (1, 1)]
