"""Two processes of Dult on one database do what one would: in processes really started and really killed."""

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest

from tests.adapters.slack.fake import FakeSlack, Held, fake_slack
from tests.adapters.slack.fake.records import Refresh
from tests.adapters.slack.installing import Stage, installation, opened
from tests.adapters.slack.stage import BOT_TOKEN, SECRET, SIRI, until
from tests.house import moved_in
from tests.patience import HANGS_S
from tests.survival.test_kill import process

HEARER, RENEWER = "tests.adapters.slack.hearer", "tests.adapters.slack.renewer"


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with fake_slack() as slack:
        slack.be_patient()
        team = slack.add_team("T1", bot_token=BOT_TOKEN, signing_secret=SECRET)
        slack.add_user(team, SIRI, name="Siri Aas")
        yield slack


async def line_of(one: asyncio.subprocess.Process) -> str:
    """Return what a process says next; two that begin at once have much to load."""
    assert one.stdout is not None
    async with asyncio.timeout(2 * HANGS_S):
        return (await one.stdout.readline()).decode().strip()


async def token_of(one: asyncio.subprocess.Process, found_taken: asyncio.Event) -> str:
    """Return the token that a process got, and note when it waits for the other one."""
    while (said := await line_of(one)) == "waits":
        found_taken.set()
    return said


def answers(slack: FakeSlack, *, threaded: bool = False) -> int:
    """Count what Dult said, in threads or else."""
    return len([one for one in slack.messages(SIRI) if one.bot_id and bool(one.thread_ts) is threaded])


async def answered(slack: FakeSlack, count: int, *addresses: str) -> int:
    """Wait until there are so many answers; return how many there are when each process said one thing more.

    A process writes one after another into a conversation: one too many stands before its answer in a thread.
    """
    await until(lambda: answers(slack) >= count)
    root = slack.messages(SIRI)[0].ts
    for address in addresses:
        wanted = answers(slack, threaded=True) + 1
        slack.listens_at(slack.world.teams["T1"], address)
        await slack.say(SIRI, SIRI, "hei", thread_ts=root)
        await until(partial(_has, slack, wanted))
    return answers(slack)


def _has(slack: FakeSlack, threaded: int) -> bool:
    return answers(slack, threaded=True) >= threaded


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
            once = await answered(slack, 1, here, there)
            for its in (one, other):
                os.kill(its.pid, signal.SIGKILL)
        async with process(*dult) as again:
            slack.listens_at(team, address := await line_of(again))
            late = await slack.courier.redeliver(first)
            and_once = await answered(slack, 1, address)

    assert all(reply.ok for reply in (first, *both, late))
    assert (once, and_once) == (1, 1)


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
            slack.limits.retry_after = ()
            lost = [await slack.say(SIRI, SIRI, f"hei {number}") for number in range(5)]
            for past in lost:
                assert past is not None
                await asyncio.gather(*(slack.courier.redeliver(past, to=url) for url in both))
            found = await answered(slack, len(lost), *both)

    assert found == len(lost)


async def test_two_processes_with_a_token_at_its_end_renew_it_once(slack: FakeSlack, tmp_path: Path) -> None:
    """slack.md §3.34: Slack answers one when the other has found that somebody is at it."""
    team = slack.add_team("T2")
    slack.app.rotates, team.installed = True, True
    token = slack.grant("xoxe.xoxb-1", team, expires_in=-1)
    slack.world.refreshes["xoxe-1"] = Refresh(token=token)
    found_taken = asyncio.Event()
    slack.faults.next("oauth.v2.access", Held(until=found_taken), times=2)
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
            ready = await asyncio.gather(line_of(one), line_of(other))
            (tmp_path / "go").touch()
            tokens = await asyncio.gather(token_of(one, found_taken), token_of(other, found_taken))

    assert set(ready) == {"ready"}

    assert len(slack.calls("oauth.v2.access")) == 1
    assert len(set(tokens)) == 1
    assert tokens[0].startswith("xoxe.xoxb-")
    assert tokens[0] != "xoxe.xoxb-1"
