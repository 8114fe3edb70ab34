"""Writes that come at the same moment share one transaction, and each gets its own result."""

import asyncio
from collections.abc import Sequence

import pytest

from adapters.database.together import Together
from bot.errors import StoreUnavailable


class Disk:
    """Writes as long as it may, and notes what was written together."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.faults: list[Exception] = []
        self.at_it = asyncio.Event()
        self.may_go_on = asyncio.Event()
        self.may_go_on.set()

    async def write(self, things: Sequence[int]) -> list[int]:
        self.batches.append(list(things))
        self.at_it.set()
        await self.may_go_on.wait()
        if self.faults:
            raise self.faults.pop(0)
        return [thing * 2 for thing in things]


async def test_what_comes_while_one_is_written_is_written_together() -> None:
    disk = Disk()
    together = Together(disk.write)

    results = await asyncio.gather(*(together.add(number) for number in range(5)))

    assert results == [0, 2, 4, 6, 8]
    assert disk.batches == [[0, 1, 2, 3, 4]]


async def test_what_comes_later_is_written_next() -> None:
    disk = Disk()
    together = Together(disk.write)
    disk.may_go_on.clear()
    first = asyncio.create_task(together.add(1))
    await disk.at_it.wait()

    later = [asyncio.create_task(together.add(number)) for number in (2, 3)]
    await asyncio.sleep(0)  # both have come
    disk.may_go_on.set()

    assert [await one for one in later] == [4, 6]
    assert await first == 2
    assert disk.batches == [[1], [2, 3]]


async def test_everybody_of_a_failed_transaction_hears_of_it_and_the_next_one_is_tried() -> None:
    disk = Disk()
    together = Together(disk.write)
    disk.faults = [RuntimeError("the disk is full")]

    failed = await asyncio.gather(together.add(1), together.add(2), return_exceptions=True)

    assert [str(one) for one in failed] == ["the disk is full"] * 2
    assert await together.add(3) == 6


async def test_when_the_database_does_not_answer_who_came_meanwhile_waits_no_second_time() -> None:
    """slack.md §3.16."""
    disk = Disk()
    together = Together(disk.write)
    disk.faults = [StoreUnavailable("The database is busy.")]
    disk.may_go_on.clear()
    first = asyncio.create_task(together.add(1))
    await disk.at_it.wait()
    late = asyncio.create_task(together.add(2))
    await asyncio.sleep(0)  # it has come

    disk.may_go_on.set()
    failed = await asyncio.gather(first, late, return_exceptions=True)

    assert [str(one) for one in failed] == ["The database is busy."] * 2
    assert await together.add(3) == 6
    assert disk.batches == [[1], [3]]


async def test_who_does_not_wait_any_more_harms_nobody() -> None:
    disk = Disk()
    together = Together(disk.write)
    disk.may_go_on.clear()
    gone = asyncio.create_task(together.add(1))
    stays = asyncio.create_task(together.add(2))
    await disk.at_it.wait()

    gone.cancel()
    disk.may_go_on.set()

    assert await stays == 4
    with pytest.raises(asyncio.CancelledError):
        await gone
