"""The beat: late, double or dead without harm."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

import scheduler
from bot.clock import SystemClock
from scheduler import LONGEST_SLEEP, Beat
from tests.patience import HANGS_S


@pytest.fixture(autouse=True)
def seldom(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the next look by itself come after every wait here: what is waited for has to bring it."""
    monkeypatch.setattr(scheduler, "LONGEST_SLEEP", timedelta(hours=1))


class Looks:
    """Counts looks; answers what it is told to."""

    def __init__(self, again: timedelta | None = None, fault: Exception | None = None) -> None:
        self.count = 0
        self.again = again
        self.fault = fault
        self.looked = asyncio.Event()

    async def __call__(self) -> datetime | None:
        self.count += 1
        self.looked.set()
        if self.fault:
            fault, self.fault = self.fault, None
            raise fault
        return datetime.now(UTC) + self.again if self.again else None

    async def next(self) -> None:
        self.looked.clear()
        async with asyncio.timeout(HANGS_S):
            await self.looked.wait()


async def test_the_beat_looks_as_soon_as_it_starts() -> None:
    looks = Looks()

    async with Beat(looks, SystemClock()):
        await looks.next()

    assert looks.count == 1


def test_it_looks_every_quarter_of_a_minute_at_the_latest() -> None:
    assert timedelta(seconds=15) == LONGEST_SLEEP


async def test_it_looks_again_when_the_tick_asked_for_it() -> None:
    looks = Looks(again=timedelta(milliseconds=100))

    async with Beat(looks, SystemClock()):
        await looks.next()
        await looks.next()
        await looks.next()

    assert looks.count >= 3


async def test_it_looks_at_once_when_it_is_woken() -> None:
    looks = Looks()

    async with Beat(looks, SystemClock()) as beat:
        await looks.next()
        beat.wake()
        await looks.next()

    assert looks.count == 2


async def test_a_wake_during_a_look_is_not_lost() -> None:
    started, go_on = asyncio.Event(), asyncio.Event()
    looks = 0

    async def slow() -> None:
        nonlocal looks
        looks += 1
        started.set()
        await go_on.wait()

    async with Beat(slow, SystemClock()) as beat:
        await asyncio.wait_for(started.wait(), HANGS_S)
        beat.wake()
        started.clear()
        go_on.set()
        await asyncio.wait_for(started.wait(), HANGS_S)

    assert looks == 2


async def test_a_look_that_fails_is_followed_by_another(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(scheduler, "LONGEST_SLEEP", timedelta(seconds=1))
    looks = Looks(fault=ValueError("somebody's words"))

    async with Beat(looks, SystemClock()):
        await looks.next()
        await looks.next()

    assert looks.count == 2
    assert "ValueError" in caplog.text


async def test_a_look_that_begins_when_it_was_asked_for_is_not_late(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scheduler, "monotonic", lambda: 100.0)
    looks, late = Looks(again=timedelta(milliseconds=20)), list[float]()

    async with Beat(looks, SystemClock(), late.append):
        await looks.next()
        await looks.next()

    assert set(late) == {0.0}
    assert len(late) == looks.count


async def test_a_look_is_as_late_as_whoever_asked_first_has_waited(monkeypatch: pytest.MonkeyPatch) -> None:
    """A look that takes long makes the next one late: it was asked for meanwhile."""
    now, late, done = 100.0, list[float](), asyncio.Event()
    monkeypatch.setattr(scheduler, "monotonic", lambda: now)

    async def slow() -> None:
        nonlocal now
        if len(late) == 2:
            done.set()
            return
        beat.wake()
        now += 7
        beat.wake()

    async with Beat(slow, SystemClock(), late.append) as beat:
        await asyncio.wait_for(done.wait(), HANGS_S)

    assert late == [0.0, 7.0]


async def test_nothing_looks_after_the_beat_has_stopped() -> None:
    looks = Looks(again=timedelta(milliseconds=50))
    async with Beat(looks, SystemClock()):
        await looks.next()

    stopped, others = looks.count, Looks(again=looks.again)
    async with Beat(others, SystemClock()):
        for _ in range(5):
            await others.next()

    assert looks.count == stopped
