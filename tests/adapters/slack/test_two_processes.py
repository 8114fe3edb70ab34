"""Two processes of Dult on one database do what one would: in processes really started and really killed."""

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.adapters.slack.fake import FakeSlack, Slow, fake_slack
from tests.adapters.slack.fake.records import Refresh
from tests.adapters.slack.installing import Stage, installation, opened
from tests.adapters.slack.stage import BOT_TOKEN, SECRET, SIRI
from tests.house import moved_in
from tests.survival.test_kill import process

HEARER, RENEWER = "tests.adapters.slack.hearer", "tests.adapters.slack.renewer"


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with fake_slack() as slack:
        team = slack.add_team("T1", bot_token=BOT_TOKEN, signing_secret=SECRET)
        slack.add_user(team, SIRI, name="Siri Aas")
        yield slack


async def line_of(one: asyncio.subprocess.Process) -> str:
    """Return what a process says first."""
    assert one.stdout is not None
    async with asyncio.timeout(120):
        return (await one.stdout.readline()).decode().strip()


def answers(slack: FakeSlack) -> int:
    return len([one for one in slack.messages(SIRI) if one.bot_id])


async def answered(slack: FakeSlack, count: int) -> None:
    """Wait until there are so many answers, and a little longer, for one too many."""
    async with asyncio.timeout(60):
        while answers(slack) < count:  # noqa: ASYNC110 - another process answers
            await asyncio.sleep(0.02)
    await asyncio.sleep(0.5)


async def test_an_event_that_two_processes_hear_is_worked_once_and_not_again_after_a_restart(
    slack: FakeSlack,
) -> None:
    """slack.md §3.17."""
    team = slack.world.teams["T1"]
    async with moved_in(()) as database:
        assert database.path is not None
        dult = (HEARER, str(database.path), slack.api_url)
        async with process(*dult) as one, process(*dult) as other:
            here, there = await asyncio.gather(line_of(one), line_of(other))
            slack.listens_at(team, here)
            first = await slack.say(SIRI, SIRI, "hei")
            assert first is not None
            both = await asyncio.gather(
                *(slack.courier.redeliver(first, attempt=number, to=there) for number in (1, 2, 3))
            )
            await answered(slack, 1)
            for its in (one, other):
                os.kill(its.pid, signal.SIGKILL)
        async with process(*dult) as again:
            slack.listens_at(team, await line_of(again))
            late = await slack.courier.redeliver(first)
            await answered(slack, 1)

    assert all(reply.ok for reply in (first, *both, late))
    assert answers(slack) == 1


async def test_an_event_that_comes_to_two_processes_at_the_same_moment_is_worked_once(
    slack: FakeSlack,
) -> None:
    """slack.md §3.17."""
    team = slack.world.teams["T1"]
    async with moved_in(()) as database:
        assert database.path is not None
        dult = (HEARER, str(database.path), slack.api_url)
        async with process(*dult) as one, process(*dult) as other:
            both = await asyncio.gather(line_of(one), line_of(other))
            slack.listens_at(team, "http://127.0.0.1:9/nobody")
            slack.limits.time_scale = 1000
            lost = [await slack.say(SIRI, SIRI, f"hei {number}") for number in range(5)]
            for past in lost:
                assert past is not None
                await asyncio.gather(*(slack.courier.redeliver(past, to=url) for url in both))
            await answered(slack, len(lost))

    assert answers(slack) == len(lost)


async def test_two_processes_with_a_token_at_its_end_renew_it_once(slack: FakeSlack, tmp_path: Path) -> None:
    """slack.md §3.34."""
    team = slack.add_team("T2")
    slack.app.rotates, team.installed = True, True
    token = slack.grant("xoxe.xoxb-1", team, expires_in=-1)
    slack.world.refreshes["xoxe-1"] = Refresh(token=token)
    slack.faults.next("oauth.v2.access", Slow(2), times=2)
    async with opened(tmp_path) as database:
        stage = Stage(slack=slack, database=database)
        await stage.store.async_save(
            installation(
                "T2",
                token="xoxe.xoxb-1",  # noqa: S106 - a test's
                refresh="xoxe-1",
                installed_at=time.time() - 60,
                expires_at=time.time() - 1,
            )
        )
        renewer = (RENEWER, str(database.path), slack.api_url, stage.keys[0], "slack:T2")
        async with process(*renewer) as one, process(*renewer) as other:
            tokens = await asyncio.gather(line_of(one), line_of(other))

    assert len(slack.calls("oauth.v2.access")) == 1
    assert len(set(tokens)) == 1
    assert tokens[0].startswith("xoxe.xoxb-")
    assert tokens[0] != "xoxe.xoxb-1"
