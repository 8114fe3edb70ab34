"""One worker to a workspace: who says nothing for a lease has its lock no more, and knows it."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime
from functools import partial
from typing import Any

import pytest

from adapters.queue import alone
from adapters.queue.alone import Alone
from tests.adapters.queue.server import ask, empty_database, until
from tests.patience import HANGS_S

LEASE_S = 0.6
"""A lease that is to end; all others last for longer than any machine stands still."""


@pytest.fixture
async def url() -> AsyncIterator[str]:
    async with empty_database() as url:
        yield url


class Paced:
    """``asyncio`` for a worker in whose test nobody waits: it notes for how long it would sleep."""

    def __init__(self) -> None:
        self.slept: set[float] = set()

    def __getattr__(self, name: str) -> Any:
        return getattr(asyncio, name)

    async def sleep(self, seconds: float) -> None:
        self.slept.add(seconds)
        await asyncio.sleep(0.01)


@pytest.fixture
def paced(monkeypatch: pytest.MonkeyPatch) -> Paced:
    its = Paced()
    monkeypatch.setattr(alone, "asyncio", its)
    return its


async def test_a_workspace_is_one_workers_until_it_is_given_back(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alone, "PATIENCE_S", 0.0)

    async with Alone.opened(url, HANGS_S) as one, Alone.opened(url, HANGS_S) as other:
        async with one.with_("a") as ones, other.with_("b") as others:
            assert (ones, others) == (True, True)
            async with other.with_("a") as its:
                assert not its
        async with other.with_("a") as its:
            assert its


async def test_a_worker_that_speaks_keeps_its_workspace_for_longer_than_a_lease(
    url: str, monkeypatch: pytest.MonkeyPatch, paced: Paced
) -> None:
    """It speaks three times a lease, and the server counts a lease from when it last spoke."""
    monkeypatch.setattr(alone, "PATIENCE_S", 0.0)

    async with Alone.opened(url, HANGS_S) as other, Alone.opened(url, HANGS_S) as one, one.with_("a"):
        for _ in range(4):
            await until(partial(_has_spoken_since, await _spoke_at(url, one), url, one))

        assert paced.slept == {HANGS_S / 3}
        assert one.is_certain
        async with other.with_("a") as its:
            assert not its


async def _has_spoken_since(before: datetime, url: str, worker: Alone) -> bool:
    return await _spoke_at(url, worker) > before


async def _spoke_at(url: str, worker: Alone) -> datetime:
    """Ask the server since when it counts the worker's lease."""
    assert worker._connection is not None
    pid = worker._connection.info.backend_pid
    lease = f"SELECT state_change FROM pg_stat_activity WHERE pid = {pid}"  # noqa: S608 - a number
    found: datetime = await ask(url, lease)
    return found


async def test_a_worker_that_stands_still_for_a_lease_has_lost_its_workspace_and_is_not_certain(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def say_nothing(_: Alone) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(alone, "PATIENCE_S", HANGS_S)
    async with Alone.opened(url, HANGS_S) as other:
        monkeypatch.setattr(Alone, "_speak", say_nothing)
        async with Alone.opened(url, HANGS_S) as stopped, stopped.with_("a") as its:
            assert its
            assert stopped.is_certain

            await _has_a_lease_of(LEASE_S, stopped)
            async with other.with_("a") as others:
                assert others
                assert not stopped.is_certain


async def _has_a_lease_of(seconds: float, worker: Alone) -> None:
    """Let the lease end soon from here on."""
    assert worker._connection is not None
    await worker._connection.execute(f"SET idle_session_timeout = {seconds * 1000:.0f}")
    worker._lease_s = seconds


async def test_a_worker_has_the_lease_at_the_server_that_it_counts_with(url: str) -> None:
    async with Alone.opened(url, LEASE_S) as one, one.with_("a"):
        assert one._connection is not None

        assert f"idle_session_timeout={LEASE_S * 1000:.0f}" in one._connection.info.options


@pytest.mark.usefixtures("paced")
async def test_work_ends_when_its_lock_is_lost_and_what_is_in_the_air_lands(url: str) -> None:
    landed = asyncio.Event()

    async def work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            landed.set()

    async with Alone.opened(url, HANGS_S) as one, one.with_("a"):
        assert one._connection is not None
        await one._connection.close()

        await asyncio.wait_for(one.run(work()), HANGS_S)

    assert landed.is_set()
