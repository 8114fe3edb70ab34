"""Slack's status as a hint, for whoever asked for it: slack.md §3.29."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from adapters.database.tables import delivery, inbox, person, recipient
from adapters.slack.status import absence
from bot import programme
from bot.events import CameBack, WentAway
from nudges.delivery import Kind, Reason
from nudges.person import FOREVER, Person, Role
from tests.adapters.slack.stage import SIRI, Stage, address, found, staged, words_in
from tests.adapters.slack.whole import Whole, whole
from tests.house import MONDAY

HOLIDAY, ILL = ":palm_tree:", ":face_with_thermometer:"
TASK = MONDAY + timedelta(days=1, hours=1)
"""The Tuesday at ten in Oslo."""
WEEK = timedelta(weeks=1)
FRIDAY_NIGHT = datetime(2026, 11, 27, 22, 59, 59, tzinfo=UTC)
"""The end of Friday in Oslo, as Slack writes it."""
FOLLOWED = "Når statusen din sier at du er borte, tar Dult pause."
AWAY = "Statusen din sier at du er borte."
BACK = "Velkommen tilbake"


@pytest.fixture
async def its() -> AsyncIterator[Whole]:
    async with whole() as opened:
        yield opened


async def with_a_task_every_week(its: Whole) -> Person:
    agent = await its.one_with(Role.COMPETENCE_AGENT)
    await programme.start(its.ctx, "agents-first-steps", starts_on=its.clock.now().date(), owner=None)
    return agent


async def opts_in(its: Whole, who: Person, choice: str = "pause") -> None:
    await its.commands(who, "tid")
    await its.presses(who, "Endre")
    await its.submits(who, status=choice)


async def status(its: Whole, who: Person, emoji: str, until: datetime | None = None) -> None:
    """Set somebody's status, with words of their own, or clear it."""
    ends = int(until.timestamp()) if until else 0
    words = "Mamma er syk" if emoji else ""
    await its.slack.change_user(its.user(who), status_emoji=emoji, status_text=words, status_expiration=ends)
    await its.settled()


async def fate(its: Whole, who: Person) -> list[str | None]:
    """Tell what became of each week's task: the reason why it was skipped, or nothing."""
    query = (
        select(delivery.c.reason)
        .where(delivery.c.recipient_id == who.id, delivery.c.kind == Kind.MICRO_TASK, delivery.c.counts)
        .order_by(delivery.c.id)
    )
    async with its.database.read() as connection:
        return list((await connection.execute(query)).scalars())


async def kept(its: Whole, who: Person) -> tuple[datetime | None, datetime | None]:
    """Return all that is kept of an absence."""
    query = (
        select(recipient.c.away_until, person.c.told_away_until)
        .join(person, person.c.id == recipient.c.id)
        .where(person.c.id == who.id)
    )
    async with its.database.read() as connection:
        row = (await connection.execute(query)).one()
    return row.away_until, row.told_away_until


async def home(its: Whole, who: Person) -> str:
    await its.slack.open_home(its.user(who))
    await its.settled()
    tab = its.slack.home(its.user(who))
    assert tab is not None
    return words_in(tab.content)


# --- the whole way ---


async def test_a_status_pauses_the_weekly_task_and_its_end_brings_the_task_back(its: Whole) -> None:
    """slack.md §3.29."""
    agent = await with_a_task_every_week(its)
    await opts_in(its, agent)

    await status(its, agent, HOLIDAY)
    await its.run_until(TASK + timedelta(hours=1))
    away = await fate(its, agent)
    await status(its, agent, "")
    await its.run_until(TASK + WEEK)

    assert away == [Reason.PAUSED]
    assert await fate(its, agent) == [Reason.PAUSED, None]


async def test_of_somebody_who_did_not_ask_for_it_no_status_counts_and_nothing_is_kept(its: Whole) -> None:
    """slack.md §3.29."""
    agent = await with_a_task_every_week(its)

    await status(its, agent, ILL, FRIDAY_NIGHT)
    await its.run_until(TASK)

    async with its.database.read() as connection:
        told = (await connection.execute(select(inbox.c.kind))).scalars().all()
    assert await fate(its, agent) == [None]
    assert await kept(its, agent) == (None, None)
    assert not {"WentAway", "CameBack"} & set(told)


async def test_nothing_is_sent_about_it(its: Whole) -> None:
    """slack.md §3.29."""
    agent = await with_a_task_every_week(its)
    await opts_in(its, agent)
    before = len(its.slack.messages(its.user(agent)))

    await status(its, agent, ILL, FRIDAY_NIGHT)
    await its.run_until(TASK)
    await status(its, agent, "")

    assert len(its.slack.messages(its.user(agent))) == before


async def test_illness_and_holiday_leave_the_same_trace_and_no_word_of_the_status(its: Whole) -> None:
    """slack.md §3.29."""
    agents = await its.ctx.store.people.with_role(Role.COMPETENCE_AGENT)
    for who, emoji in zip(agents[:2], (HOLIDAY, ILL), strict=True):
        await opts_in(its, who)
        await status(its, who, emoji, FRIDAY_NIGHT)

    assert its.database.path is not None
    files = its.database.path.parent.glob(f"{its.database.path.name}*")
    stored = b"".join([file.read_bytes() for file in files])
    assert await kept(its, agents[0]) == await kept(its, agents[1]) == (FRIDAY_NIGHT, FRIDAY_NIGHT)
    assert not [word for word in (b"palm_tree", b"thermometer", b"Mamma") if word in stored]


async def test_the_home_tab_tells_until_when_and_offers_to_undo_it(its: Whole) -> None:
    """slack.md §3.26, §3.29."""
    agent = await with_a_task_every_week(its)
    offered = await home(its, agent)
    await opts_in(its, agent)
    await status(its, agent, HOLIDAY, FRIDAY_NIGHT)

    paused = await home(its, agent)
    await its.presses(agent, "Angre", "home")
    await its.run_until(TASK)

    assert "Dult retter seg ikke etter statusen din." in offered
    assert f"{AWAY} Dult er stille til 28.11.2026" in paused
    assert await fate(its, agent) == [None]
    assert FOLLOWED in await home(its, agent)


async def test_who_undoes_it_is_not_paused_again_for_that_same_status(its: Whole) -> None:
    """slack.md §3.29."""
    agent = await with_a_task_every_week(its)
    await opts_in(its, agent)
    await status(its, agent, HOLIDAY, FRIDAY_NIGHT)

    await its.commands(agent, "start igjen")
    await its.slack.change_user(its.user(agent), tz="Europe/Copenhagen")
    await its.settled()
    undone = await kept(its, agent)
    await status(its, agent, HOLIDAY, FRIDAY_NIGHT + WEEK)

    assert undone == (None, FRIDAY_NIGHT)
    assert await kept(its, agent) == (FRIDAY_NIGHT + WEEK, FRIDAY_NIGHT + WEEK)


async def test_the_same_status_a_second_time_counts_again(its: Whole) -> None:
    """slack.md §3.29."""
    agent = await with_a_task_every_week(its)
    await opts_in(its, agent)

    for _ in range(2):
        await status(its, agent, HOLIDAY)
        there = await kept(its, agent)
        await status(its, agent, "")
        assert there == (MONDAY + 4 * WEEK, FOREVER)
        assert await kept(its, agent) == (None, None)


async def test_a_status_without_an_end_pauses_for_four_weeks_at_most(its: Whole) -> None:
    """slack.md §3.29."""
    agent = await with_a_task_every_week(its)
    await opts_in(its, agent)
    await status(its, agent, HOLIDAY)

    await its.run_until(TASK + 2 * WEEK)
    await its.slack.change_user(its.user(agent), tz="Europe/Copenhagen")
    await its.settled()

    assert await kept(its, agent) == (MONDAY + 4 * WEEK, FOREVER)
    assert await fate(its, agent) == [Reason.PAUSED] * 3


async def test_another_status_ends_the_pause_as_well(its: Whole) -> None:
    """slack.md §3.29."""
    agent = await with_a_task_every_week(its)
    await opts_in(its, agent)
    await status(its, agent, ILL)

    await status(its, agent, ":spiral_calendar_pad:", FRIDAY_NIGHT)

    assert await kept(its, agent) == (None, None)


async def test_what_the_status_says_at_the_moment_counts_at_once(its: Whole) -> None:
    """slack.md §3.29."""
    agent = await with_a_task_every_week(its)
    await status(its, agent, HOLIDAY, FRIDAY_NIGHT)

    await opts_in(its, agent)

    assert await kept(its, agent) == (FRIDAY_NIGHT, FRIDAY_NIGHT)
    assert f"{AWAY} Dult tar pause til 28.11.2026." in its.reads(agent)


async def test_opting_out_ends_the_pause_and_forgets_what_was_told(its: Whole) -> None:
    """slack.md §3.29."""
    agent = await with_a_task_every_week(its)
    await opts_in(its, agent)
    await status(its, agent, HOLIDAY)

    await opts_in(its, agent, "write")
    await its.run_until(TASK)

    assert await kept(its, agent) == (None, None)
    assert await fate(its, agent) == [None]


async def test_a_status_neither_shortens_nor_ends_the_own_pause(its: Whole) -> None:
    """slack.md §3.29."""
    agent = await with_a_task_every_week(its)
    await opts_in(its, agent)
    await its.commands(agent, "pause")
    await its.presses(agent, "2 uker")
    own = (await its.one_with(Role.COMPETENCE_AGENT)).preferences.paused_until

    await status(its, agent, HOLIDAY, FRIDAY_NIGHT)
    await status(its, agent, "")
    await its.run_until(TASK + WEEK)

    assert (await its.one_with(Role.COMPETENCE_AGENT)).preferences.paused_until == own
    assert await fate(its, agent) == [Reason.PAUSED, Reason.PAUSED]


async def test_a_card_of_a_pause_says_what_the_status_makes_of_it(its: Whole) -> None:
    """slack.md §3.29."""
    agent = await with_a_task_every_week(its)
    await opts_in(its, agent)
    await its.run_until(TASK)
    await its.presses(agent, "Ta pause")
    await its.presses(agent, "Angre")

    await status(its, agent, HOLIDAY, FRIDAY_NIGHT)
    away = its.reads(agent)
    await status(its, agent, "")

    assert f"{AWAY} Dult er stille til 28.11.2026" in away
    assert AWAY not in its.reads(agent)
    assert BACK in its.reads(agent)


# --- what Slack tells ---


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with staged() as opened:
        yield opened


async def read_again(stage: Stage) -> None:
    """Let who is there be read once more."""
    before = len(stage.found)
    stage.look_again.set()
    await found(stage, before + 1)
    await stage.settled()


async def test_who_is_there_is_read_with_the_status_of_those_who_want_it(stage: Stage) -> None:
    """slack.md §3.29."""
    for user in stage.slack.world.users.values():
        user.status_emoji = ILL
    stage.followed.add(SIRI)

    await read_again(stage)
    await read_again(stage)

    assert [one.by for one in stage.script.absences] == [address(SIRI)]


async def test_a_change_of_status_is_told_once_however_often_slack_repeats_it(stage: Stage) -> None:
    """slack.md §3.17, §3.29."""
    stage.followed.add(SIRI)
    emojis = [ILL, "", ILL, HOLIDAY]

    for emoji in emojis:
        reply = await stage.slack.change_user(SIRI, status_emoji=emoji)
        assert reply is not None
        await stage.slack.courier.redeliver(reply)
        await stage.settled()

    assert [type(one) for one in stage.script.absences] == [WentAway, CameBack, WentAway, WentAway]


@pytest.mark.parametrize(
    ("ends", "until"),
    [
        (0, None),
        (int(FRIDAY_NIGHT.timestamp()), FRIDAY_NIGHT),
        (10**15, None),
    ],
    ids=["never", "on Friday", "in a time to come"],
)
def test_a_status_tells_its_end_where_that_means_anything(ends: int, until: datetime | None) -> None:
    """slack.md §1.3, §3.29."""
    profile = {"status_emoji": HOLIDAY, "status_expiration": ends}

    told = absence({"profile": profile}, address(SIRI), MONDAY, "")

    assert isinstance(told, WentAway)
    assert told.until == until


@pytest.mark.parametrize(
    "profile",
    [
        {},
        {"status_emoji": "", "status_text": "Vacationing"},
        {"status_emoji": ":bus:", "status_expiration": 0},
        {"status_emoji": ILL, "status_expiration": int(MONDAY.timestamp())},
    ],
    ids=["nothing", "words alone", "another one", "one that is over"],
)
def test_no_other_status_is_an_absence(profile: dict[str, object]) -> None:
    """slack.md §1.3, §3.29."""
    assert isinstance(absence({"profile": profile}, address(SIRI), MONDAY, ""), CameBack)
