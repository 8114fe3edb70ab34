"""Teams is asked as often as it takes and no more, by a virtual clock: teams.md §2.1, §4.14, §4.15."""

import asyncio
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.teams.pace import CAP, PATIENCE, Lane, Pace, Rates, Way
from adapters.teams.windows import READING, SENDING, Window, earliest
from bot.errors import TryLater
from nudges.delivery import WorkspaceId
from tests.adapters.teams.virtual import VirtualClock
from tests.patience import HANGS_S

TENANT, OTHER = WorkspaceId("teams:one"), WorkspaceId("teams:two")
LONG = 1e9
SLOWLY = 1_000


class Office:
    """A pace, a virtual clock, and a note of every request that left."""

    def __init__(self, rates: Rates | None = None) -> None:
        self.clock = VirtualClock()
        self.pace = Pace(rates or Rates(), now=self.clock.now, sleep=self.clock.sleep)
        self.left: list[tuple[float, str, Lane]] = []

    def way(self, lane: Lane = Lane.OUTBOX, seconds: float = LONG) -> Way:
        return Way(lane=lane, until=self.clock.now() + seconds)

    async def ask(
        self,
        conversation: str,
        lane: Lane = Lane.OUTBOX,
        *,
        takes: float = 0.0,
        seconds: float = LONG,
        tenant: WorkspaceId = TENANT,
        windows: Sequence[Window] = SENDING,
    ) -> None:
        async with self.pace.turn(tenant, conversation, self.way(lane, seconds), windows):
            self.left.append((self.clock.now(), conversation, lane))
            if takes:
                await self.clock.sleep(takes)

    def moments(self, conversation: str | None = None, lane: Lane | None = None) -> list[float]:
        return [at for at, where, its in self.left if conversation in {None, where} and lane in {None, its}]


def busiest(moments: Sequence[float], seconds: float) -> int:
    """Return how many came in the busiest stretch of so many seconds."""
    return max(
        (sum(begin <= one < begin + seconds - 1e-6 for one in moments) for begin in moments), default=0
    )


async def test_a_tenant_is_asked_thirty_times_a_second_by_the_outbox() -> None:
    its = Office()

    await its.clock.run(*(its.ask(f"a:{number}") for number in range(300)))

    assert busiest(its.moments(), 1) == 30
    assert its.moments()[-1] - its.moments()[0] == pytest.approx(299 / 30, rel=0.025)


async def test_the_rate_is_a_setting_and_fifty_is_the_most() -> None:
    its = Office(Rates(outbox=40))

    await its.clock.run(*(its.ask(f"a:{number}") for number in range(200)))

    assert busiest(its.moments(), 1) == 40
    with pytest.raises(ValueError, match="at most 50 a second"):
        Rates(outbox=51)
    with pytest.raises(ValueError, match="more than 0"):
        Rates(outbox=0)


@pytest.mark.parametrize("outbox", [30.0, 40.0, 50.0])
async def test_drains_and_replies_together_stay_below_what_teams_takes(outbox: float) -> None:
    its = Office(Rates(outbox=outbox))

    await its.clock.run(
        *(its.ask(f"a:{number}") for number in range(200)),
        *(its.ask(f"b:{number}", Lane.REPLIES) for number in range(100)),
    )

    assert busiest(its.moments(), 1) <= CAP
    assert len(its.left) == 300


async def test_replies_do_not_stand_in_line_behind_a_broadcast() -> None:
    its = Office()

    await its.clock.run(
        *(its.ask(f"a:{number}") for number in range(300)),
        *(its.ask(f"b:{number}", Lane.REPLIES) for number in range(10)),
    )

    assert its.moments(lane=Lane.REPLIES)[-1] - its.moments()[0] < 1


async def test_another_tenant_has_its_own_rate() -> None:
    its = Office()

    await its.clock.run(
        *(its.ask(f"a:{number}") for number in range(60)),
        *(its.ask(f"b:{number}", tenant=OTHER) for number in range(60)),
    )

    assert its.moments()[-1] - its.moments()[0] == pytest.approx(59 / 30, rel=0.025)


async def test_a_conversation_takes_seven_a_second_eight_in_two_sixty_in_thirty() -> None:
    its = Office(Rates(outbox=50))

    await its.clock.run(*(its.ask("19:north") for _ in range(130)))

    moments = its.moments()
    assert busiest(moments, 1) == 7
    assert busiest(moments, 2) == 8
    assert busiest(moments, 30) == 60
    assert 60 < moments[-1] - moments[0] < 65


async def test_a_conversation_takes_1800_an_hour() -> None:
    its = Office(Rates(outbox=50, sending=(Window(count=1800, seconds=3600),)))

    await its.clock.run(*(its.ask("19:north") for _ in range(1801)))

    assert busiest(its.moments(), 3600) == 1800
    assert its.moments()[-1] - its.moments()[0] >= 3600


async def test_reading_members_has_windows_of_its_own() -> None:
    its = Office(Rates(outbox=50))

    await its.clock.run(*(its.ask("members of 19:north", windows=READING) for _ in range(40)))

    assert busiest(its.moments(), 1) == 14
    assert busiest(its.moments(), 2) == 16


async def test_who_waits_for_a_busy_conversation_holds_nobody_else_up() -> None:
    its = Office()

    await its.clock.run(
        *(its.ask("19:north") for _ in range(20)), *(its.ask(f"a:{number}") for number in range(60))
    )

    others = [at for at, where, _ in its.left if where != "19:north"]
    assert others[-1] - its.moments()[0] < 3


async def test_operations_in_one_conversation_are_never_at_work_together() -> None:
    """teams.md §2.2, 412."""
    its = Office()

    await its.clock.run(*(its.ask("19:north", takes=0.4) for _ in range(5)))

    moments = its.moments()
    assert min(later - earlier for earlier, later in pairwise(moments)) == pytest.approx(0.4)


async def test_a_request_that_would_begin_too_late_for_its_lease_is_left_for_later() -> None:
    """The wait for a conversation ends by the real clock, so that a second here is longer than any of its."""
    its = Office()
    windows = [Window(count=one.count, seconds=one.seconds * SLOWLY) for one in SENDING]

    outcomes = await its.clock.run(
        *(its.ask("19:north", seconds=1.5 * SLOWLY, windows=windows) for _ in range(10))
    )

    refused = [one for one in outcomes if isinstance(one, TryLater)]
    assert len(its.left) == 8
    assert len(refused) == 2
    assert all(one.after > 0 and not one.whole_workspace for one in refused)


async def test_nobody_waits_longer_for_a_conversation_than_there_is_time() -> None:
    pace = Pace(Rates())
    way = Way(lane=Lane.OUTBOX, until=pace.now() + 0.05)
    async with pace.turn(TENANT, "19:north", Way(lane=Lane.OUTBOX, until=pace.now() + LONG), SENDING):
        with pytest.raises(TryLater) as told:
            async with pace.turn(TENANT, "19:north", way, SENDING):
                raise AssertionError("It was somebody else's.")

    assert told.value.after > 0


async def test_somebody_cancelled_in_the_line_leaves_it_open_for_the_others() -> None:
    pace = Pace(Rates())
    way = Way(lane=Lane.OUTBOX, until=pace.now() + LONG)
    async with pace.turn(TENANT, "19:north", way, SENDING):
        waiting = asyncio.create_task(pace.turn(TENANT, "19:north", way, SENDING).__aenter__())
        await asyncio.sleep(0)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting

    async with asyncio.timeout(HANGS_S), pace.turn(TENANT, "19:north", way, SENDING):
        pass


async def test_what_is_let_in_leaves_room_for_all_its_requests() -> None:
    """A conversation that has to be created costs two."""
    its = Office()
    admitted: list[float] = []

    async def cold() -> None:
        await its.pace.admit(TENANT, its.way(), 2)
        admitted.append(its.clock.now())

    await its.clock.run(*(cold() for _ in range(31)))

    assert admitted[-1] - admitted[0] == pytest.approx(30 * 2 / 30)


async def test_a_line_that_is_too_long_to_stand_in_is_left_for_later() -> None:
    its = Office(Rates(outbox=10))

    outcomes = await its.clock.run(*(its.pace.admit(TENANT, its.way(), 1) for _ in range(100)))

    refused = [one for one in outcomes if isinstance(one, TryLater)]
    assert 100 - len(refused) == pytest.approx(PATIENCE * 10, abs=2)
    assert all(PATIENCE - 1 < one.after < PATIENCE for one in refused)
    assert all(one.whole_workspace for one in refused)  # or a drain would claim the rest for nothing


async def test_a_process_that_stood_still_does_not_make_up_for_it_with_a_burst() -> None:
    """A machine that sleeps, or is busy elsewhere, wakes everybody at once."""
    its = Office()

    async def stands_still() -> None:
        await its.clock.sleep(1)
        its.clock.jump(5)

    await its.clock.run(stands_still(), *(its.ask(f"a:{number}") for number in range(150)))

    assert its.moments()[-1] - its.moments()[0] > 9
    assert busiest(its.moments(), 1) <= 30
    assert len(its.left) == 150


async def test_when_teams_names_a_time_the_whole_tenant_waits() -> None:
    """teams.md §4.15."""
    its = Office()

    assert its.pace.throttled(TENANT, "a:1", 7) == 7

    (other,) = await its.clock.run(its.ask("a:2"))
    assert isinstance(other, TryLater)
    assert (other.after, other.whole_workspace) == (7, True)
    await its.clock.run(its.ask("b:1", tenant=OTHER))
    assert len(its.left) == 1


async def test_what_stood_in_line_when_teams_refused_does_not_leave() -> None:
    its = Office()

    async def refused() -> None:
        await its.clock.sleep(0.5)
        its.pace.throttled(TENANT, "a:1", 10)

    outcomes = await its.clock.run(refused(), *(its.ask(f"a:{number}") for number in range(60)))

    assert len(its.left) <= 17
    assert all(one.whole_workspace for one in outcomes if isinstance(one, TryLater))


async def test_after_a_pause_the_tenant_goes_on_without_a_burst() -> None:
    """teams.md §4.15."""
    its = Office()
    its.pace.throttled(TENANT, "a:1", 20)
    await its.clock.run(its.clock.sleep(20))

    await its.clock.run(*(its.ask(f"a:{number}") for number in range(100)))

    assert busiest(its.moments(), 1) == 30


async def test_a_zero_is_a_second_and_a_shorter_wait_ends_no_longer_one() -> None:
    its = Office()

    assert its.pace.throttled(TENANT, "a:1", 0) == 1
    assert its.pace.throttled(TENANT, "a:1", 30) == 30
    assert its.pace.throttled(TENANT, "a:1", 5) == 30


async def test_where_teams_names_no_time_the_conversation_waits_longer_each_time() -> None:
    """teams.md §2.2: backoff per thread."""
    its = Office()

    waits = [its.pace.throttled(TENANT, "19:north", None) for _ in range(8)]

    assert all(0.5 * 2**n <= wait <= 2**n for n, wait in enumerate(waits[:5], start=1))
    assert max(waits) <= 60
    refused, free = await its.clock.run(its.ask("19:north", seconds=1), its.ask("a:1", seconds=1))
    assert isinstance(refused, TryLater)
    assert free is None


async def test_what_goes_well_ends_the_growing() -> None:
    its = Office()
    for _ in range(5):
        its.pace.throttled(TENANT, "19:north", None)

    its.pace.went_well(TENANT, "19:north")

    assert its.pace.throttled(TENANT, "19:north", None) <= 2


@given(
    begun=st.lists(st.floats(min_value=0, max_value=100, allow_nan=False), max_size=40).map(sorted),
    wait=st.floats(min_value=0, max_value=5),
)
def test_one_more_at_the_earliest_moment_fills_no_window_beyond_its_count(
    begun: list[float], wait: float
) -> None:
    now = (begun[-1] if begun else 0) + wait
    windows = (Window(count=3, seconds=1), Window(count=5, seconds=10))
    kept: list[float] = []
    for one in begun:
        kept.append(earliest(kept, windows, max(one, kept[-1] if kept else 0)))

    kept.append(earliest(kept, windows, max(now, kept[-1] if kept else 0)))

    assert all(busiest(kept, window.seconds) <= window.count for window in windows)


async def test_a_hundred_thousand_people_are_not_all_remembered() -> None:
    its = Office()

    for number in range(12_000):
        its.pace.went_well(TENANT, f"a:{number}")

    assert len(its.pace._lines) == 10_000


async def test_somebody_who_comes_after_their_time_is_told_when_to_come_again() -> None:
    """Never at once: a retry without seconds counts against the core's five attempts."""
    its = Office()

    (refused,) = await its.clock.run(its.ask("a:1", seconds=-1))

    assert isinstance(refused, TryLater)
    assert refused.after >= 1
