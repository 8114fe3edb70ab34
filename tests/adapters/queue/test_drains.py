"""The queue of drains, on a real server: one worker to a workspace, and nobody waits for ever."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import replace
from math import inf

import pytest

from adapters.queue import alone
from adapters.queue.drains import Drains
from bot.errors import StoreUnavailable
from bot.under_way import meanwhile
from nudges.delivery import WorkspaceId
from tests.adapters.queue.server import ONE, OTHER, QUICK, ask, empty_database, until, worker

DIED_AT_WORK = """
WITH dead AS (
    INSERT INTO dult_queue.procrastinate_workers (last_heartbeat)
    VALUES (now() - interval '1 hour') RETURNING id
)
UPDATE dult_queue.procrastinate_jobs SET status = 'doing', worker_id = dead.id FROM dead
RETURNING dead.id
"""
JOBS = "SELECT count(*) FROM dult_queue.procrastinate_jobs"
CUT_OFF = """
SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""

MayGoOn = Callable[[], bool]


class Watched:
    """Work that notes who is at it, and takes as long as it is told to."""

    def __init__(self) -> None:
        self.at_it: Counter[str] = Counter()
        self.most_at_once: Counter[str] = Counter()
        self.done: Counter[str] = Counter()
        self.begun: list[str] = []
        self.go_on = asyncio.Event()

    async def work(self, workspace: WorkspaceId, may_go_on: MayGoOn) -> None:
        self.begun.append(workspace)
        self.at_it[workspace] += 1
        self.most_at_once[workspace] = max(self.most_at_once[workspace], self.at_it[workspace])
        try:
            while may_go_on() and not self.go_on.is_set():  # noqa: ASYNC110 - a drain asks before each turn
                await asyncio.sleep(0.01)
            self.done[workspace] += 1
        finally:
            self.at_it[workspace] -= 1


@pytest.fixture
async def url() -> AsyncIterator[str]:
    async with empty_database() as url:
        yield url


async def test_a_workspace_waits_in_the_queue_once_however_often_it_is_asked_for(url: str) -> None:
    async with Drains(url) as drains:
        for _ in range(3):
            await drains.drain(ONE)
        await drains.drain(OTHER)

        assert (await drains.health()).waiting == 2


async def test_two_workers_never_drain_the_same_workspace_at_once(url: str) -> None:
    its = Watched()
    async with worker(url, its.work) as one, worker(url, its.work) as other:
        for _ in range(20):
            await one.drain(ONE)
            await other.drain(ONE)
            await until(lambda: _nobody_waits(one))
        its.go_on.set()
        await until(lambda: its.done[ONE] > 0)

    assert its.most_at_once[ONE] == 1


async def _nobody_waits(drains: Drains) -> bool:
    """Tell whether every job was taken by somebody."""
    return (await drains.health()).waiting == 0


async def test_who_waits_for_a_taken_workspace_keeps_no_second_place_from_others(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alone, "PATIENCE_S", inf)  # a second waiter would keep its place for ever
    its, no_turns = Watched(), replace(QUICK, slice=inf)
    async with worker(url, its.work, at_once=3, terms=no_turns) as drains:
        await drains.drain(ONE)
        await until(lambda: its.at_it[ONE] == 1)
        for _ in range(5):
            await drains.drain(ONE)
            await until(lambda: _nobody_waits(drains))
        await drains.drain(OTHER)

        await until(lambda: its.at_it[OTHER] == 1)

        its.go_on.set()


async def test_a_huge_broadcast_gives_its_place_to_another_workspace_and_comes_back_for_it(url: str) -> None:
    its = Watched()
    async with worker(url, its.work, at_once=1) as drains:
        await drains.drain(ONE)
        await until(lambda: its.at_it[ONE] == 1)

        await drains.drain(OTHER)
        await until(lambda: len(its.begun) >= 3)

        its.go_on.set()

    assert its.begun[:3] == [ONE, OTHER, ONE]


async def test_what_a_dead_worker_was_at_is_closed_and_its_workspace_drained_by_another(url: str) -> None:
    async with Drains(url) as dead:
        await dead.drain(ONE)
    assert await ask(url, DIED_AT_WORK) is not None
    its = Watched()
    its.go_on.set()

    async with worker(url, its.work) as drains:
        await drains.drain(ONE)
        await until(lambda: its.done[ONE] == 1)
        await until(lambda: _nothing_is_left(url))


async def _nothing_is_left(url: str) -> bool:
    return bool(await ask(url, JOBS) == 0)


async def test_a_worker_that_the_database_sent_away_comes_back_and_works(url: str) -> None:
    its = Watched()
    its.go_on.set()
    async with worker(url, its.work) as drains:
        await drains.drain(ONE)
        await until(lambda: its.done[ONE] == 1)
        for _ in range(3):
            await until(lambda: _cuts_off(url))

        await until(lambda: _asks_again(drains, its))


async def _cuts_off(url: str) -> bool:
    """Send everybody away; tells whether there was anybody."""
    return bool(await ask(url, CUT_OFF))


async def _asks_again(drains: Drains, its: Watched) -> bool:
    """Ask as each tick does; tells whether it was worked."""
    with suppress(StoreUnavailable):
        await drains.drain(OTHER)
    return its.done[OTHER] > 0


async def test_a_worker_that_is_told_to_stop_lets_land_what_is_in_the_air(url: str) -> None:
    its = Watched()
    async with Drains(url, QUICK) as drains:
        async with meanwhile(drains.work(its.work, at_once=1)):
            await drains.drain(ONE)
            await until(lambda: its.at_it[ONE] == 1)

        assert (its.at_it[ONE], its.done[ONE]) == (0, 1)
        assert await _nothing_is_left(url)
