"""What goes on beside a block, and what becomes of the block when that dies."""

import asyncio

import pytest

from bot.errors import UsageError
from bot.under_way import meanwhile


class Died(Exception):
    pass


async def _die() -> None:
    raise Died("words of a person")


async def _go_on(ended: list[str]) -> None:
    try:
        await asyncio.Event().wait()
    finally:
        ended.append("the work")


async def _slow_to_clean(cleaned: list[str]) -> None:
    try:
        await asyncio.Event().wait()
    finally:
        await asyncio.sleep(0)
        cleaned.append("up")


async def _refuse() -> None:
    await asyncio.sleep(0)
    raise UsageError("Choose another.")


async def test_a_block_whose_work_dies_ends_at_once_with_what_the_work_died_of() -> None:
    with pytest.raises(Died):
        async with meanwhile(_die()):
            await asyncio.Event().wait()


async def test_a_block_may_still_clean_up_when_its_work_has_died() -> None:
    cleaned: list[str] = []

    with pytest.raises(Died):
        async with meanwhile(_die()):
            await _slow_to_clean(cleaned)

    assert cleaned == ["up"]


async def test_blocks_around_blocks_all_end_and_their_work_with_them() -> None:
    ended: list[str] = []

    with pytest.raises(Died):
        async with meanwhile(_go_on(ended)), meanwhile(_die()), meanwhile(_go_on(ended)):
            await asyncio.Event().wait()

    assert ended == ["the work"] * 2


async def test_the_log_names_what_died_and_where_and_never_its_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with pytest.raises(Died):
        async with meanwhile(_die()):
            await asyncio.Event().wait()

    assert [one.levelname for one in caplog.records] == ["CRITICAL"]
    assert caplog.messages[0].startswith("_die died of Died at test_under_way.py:")
    assert "words" not in caplog.text


async def test_work_that_comes_to_its_end_leaves_the_block_alone() -> None:
    ended, reached = asyncio.Event(), False

    async def come_to_an_end() -> None:
        ended.set()

    async with meanwhile(come_to_an_end()):
        await ended.wait()
        for _ in range(3):  # whoever looks after the work hears of its end
            await asyncio.sleep(0)
        reached = True

    assert reached


async def test_the_work_ends_with_its_block() -> None:
    ended: list[str] = []

    async with meanwhile(_go_on(ended)):
        await asyncio.sleep(0)

    assert ended == ["the work"]


async def test_what_a_block_raises_leaves_it_as_it_is() -> None:
    ended: list[str] = []

    with pytest.raises(UsageError, match="Choose another"):
        async with meanwhile(_go_on(ended)):
            await _refuse()

    assert ended == ["the work"]


async def test_who_is_cancelled_from_outside_is_cancelled_and_its_work_ends() -> None:
    ended, entered = list[str](), asyncio.Event()

    async def block() -> None:
        async with meanwhile(_go_on(ended)):
            await asyncio.sleep(0)  # the work has begun
            entered.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(block())
    await entered.wait()
    task.cancel()

    with pytest.raises(asyncio.CancelledError):
        await task
    assert ended == ["the work"]
