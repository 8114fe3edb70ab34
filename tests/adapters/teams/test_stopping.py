"""Dult is asked to stop: what is under way comes to its end, and nothing goes on after it."""

import asyncio
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bot import under_way
from bot.message import Replace, Say
from tests.adapters.channel_contract import FULL, KEY, short
from tests.adapters.teams.fake.faults import Throttled
from tests.adapters.teams.order import Held, hold
from tests.adapters.teams.stage import staged
from tests.adapters.teams.stage_outbound import SIRI


def shown(teams: object, words: str) -> bool:
    return any(words in str(one.activity) for one in teams.messages(SIRI))  # type: ignore[attr-defined]


def let_go_when_dult_lands(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hold answers until Dult waits for what is under way."""
    close = under_way.UnderWay.close

    async def landing(its: under_way.UnderWay) -> None:
        asyncio.get_running_loop().call_soon(held.go.set)
        await close(its)

    monkeypatch.setattr(under_way.UnderWay, "close", landing)


async def let_go_when_nobody_is_let_in(held: Held, endpoint: str) -> None:
    """Hold answers until Dult takes no new call."""
    url, is_open = urlsplit(endpoint), True
    while is_open:
        try:
            _, writer = await asyncio.open_connection(url.hostname, url.port)
            writer.close()
        except ConnectionError:
            is_open = False
    held.go.set()


async def test_what_was_heard_is_answered_before_dult_stops(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """teams.md §4.8: it was acknowledged, and its answer is owed."""
    async with staged(tmp_path) as its:
        async with its.restarted():
            held = hold(its.script, monkeypatch)
            let_go_when_dult_lands(held, monkeypatch)
            its.script.replies = [Say(message=short("Well noted"))]
            await its.people.say(SIRI, "help")
            await held.all_begun(1)
            before = shown(its.teams, "Well noted")
        after = shown(its.teams, "Well noted")

    assert not before
    assert after


async def test_who_waits_for_a_press_is_answered_before_dult_stops(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """teams.md §4.8."""
    async with staged(tmp_path) as its:
        await its.channel.send(its.person, FULL, KEY)
        async with its.restarted():
            held = hold(its.script, monkeypatch)
            its.script.replies = [Replace(message=short("Well noted"))]
            pressing = asyncio.create_task(its.people.press(SIRI, "", "Do it"))
            await held.all_begun(1)
            stopping = asyncio.create_task(let_go_when_nobody_is_let_in(held, its.people.courier.endpoint))
        after = shown(its.teams, "Well noted")
        await stopping
        reply = await pressing

    assert reply.body["value"]["type"] == "AdaptiveCard"
    assert after


async def test_what_takes_too_long_is_left_to_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """teams.md §4.21: it is kept; nobody waits for ever to stop."""
    monkeypatch.setattr(under_way, "LANDING", 0.1)
    async with staged(tmp_path) as its:
        its.teams.faults.always("post", Throttled(30))
        its.script.replies = [Say(message=short("Well noted"))]
        await its.people.say(SIRI, "help")
        script = its.script

    left = [one for one in asyncio.all_tasks() if one.get_name() == under_way.UnderWay("Teams").name]
    for one in left:
        one.cancel()
    assert len(script.known) >= 1
    assert len(left) >= 1


async def test_nothing_goes_on_after_dult_has_stopped(tmp_path: Path) -> None:
    """teams.md §4.21."""
    async with staged(tmp_path) as its:
        its.script.replies = [Say(message=short("Well noted"))]
        await its.people.say(SIRI, "help")
        await its.people.install(SIRI)

    assert not [one for one in asyncio.all_tasks() if one.get_name() == under_way.UnderWay("Teams").name]
