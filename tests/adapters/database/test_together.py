"""Writes that come at the same moment share one transaction, and each gets its own result."""

import asyncio
from collections.abc import Sequence

import pytest

from adapters.database.together import Together
from bot.errors import StoreUnavailable


class Disk:
    """Takes its time, and notes what was written together."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.faults: list[Exception] = []

    async def write(self, things: Sequence[int]) -> list[int]:
        self.batches.append(list(things))
        await asyncio.sleep(0.01)
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
    first = asyncio.create_task(together.add(1))
    await asyncio.sleep(0.002)

    later = await asyncio.gather(together.add(2), together.add(3))

    assert [*later] == [4, 6]

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
    first = asyncio.create_task(together.add(1))
    await asyncio.sleep(0.002)

    failed = await asyncio.gather(first, together.add(2), return_exceptions=True)

    assert [str(one) for one in failed] == ["The database is busy."] * 2
    assert await together.add(3) == 6
    assert disk.batches == [[1], [3]]


async def test_who_does_not_wait_any_more_harms_nobody() -> None:
    disk = Disk()
    together = Together(disk.write)
    gone = asyncio.create_task(together.add(1))
    stays = asyncio.create_task(together.add(2))
    await asyncio.sleep(0.002)

    gone.cancel()

    assert await stays == 4
    with pytest.raises(asyncio.CancelledError):
        await gone
