"""One worker to a workspace: who says nothing for a lease has its lock no more, and knows it."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from adapters.queue.alone import Alone
from tests.adapters.queue.server import empty_database

LEASE_S = 0.6


@pytest.fixture
async def url() -> AsyncIterator[str]:
    async with empty_database() as url:
        yield url


async def test_a_workspace_is_one_workers_until_it_is_given_back(url: str) -> None:
    async with Alone.opened(url, LEASE_S) as one, Alone.opened(url, LEASE_S) as other:
        async with one.with_("a") as ones, other.with_("b") as others:
            assert (ones, others) == (True, True)
            async with other.with_("a") as its:
                assert not its
        async with other.with_("a") as its:
            assert its


async def test_a_worker_that_speaks_keeps_its_workspace_for_longer_than_a_lease(url: str) -> None:
    async with Alone.opened(url, LEASE_S) as one, Alone.opened(url, LEASE_S) as other, one.with_("a"):
        await asyncio.sleep(3 * LEASE_S)

        assert one.is_certain
        async with other.with_("a") as its:
            assert not its


async def test_a_worker_that_stands_still_for_a_lease_has_lost_its_workspace_and_is_not_certain(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def say_nothing(_: Alone) -> None:
        await asyncio.Event().wait()

    async with Alone.opened(url, LEASE_S) as other:
        monkeypatch.setattr(Alone, "_speak", say_nothing)
        async with Alone.opened(url, LEASE_S) as stopped, stopped.with_("a") as its:
            assert its
            assert stopped.is_certain

            async with other.with_("a") as others:
                assert others
                assert not stopped.is_certain


async def test_work_ends_when_its_lock_is_lost_and_what_is_in_the_air_lands(url: str) -> None:
    landed = asyncio.Event()

    async def work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            landed.set()

    async with Alone.opened(url, LEASE_S) as one, one.with_("a"):
        assert one._connection is not None
        await one._connection.close()

        await asyncio.wait_for(one.run(work()), 10)

    assert landed.is_set()
