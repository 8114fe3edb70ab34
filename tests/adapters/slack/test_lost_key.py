"""The key that seals tokens is lost: what Dult says and does, and how it goes on."""

import asyncio
import logging
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.database.engine import Database
from bot import health, programme
from bot.clock import SteppedClock
from bot.secret_key import new_key
from nudges.delivery import State
from nudges.person import Person, Role
from tests.adapters.living import Living, cast
from tests.adapters.slack.fake import FakeSlack, Team, fake_slack
from tests.adapters.slack.installing import by_oauth
from tests.adapters.slack.stage import SECRET
from tests.adapters.slack.whole import Whole, _known, dult
from tests.house import MONDAY, moved_in
from tests.patience import HANGS_S
from tests.serving import serving

KEY = new_key()
OPENS = "no key in DULT_SECRET_KEY opens its token"


@dataclass(kw_only=True)
class Installation:
    """An organisation whose workspace installed Dult; Dult itself comes and goes."""

    slack: FakeSlack
    team: Team
    database: Database
    folder: Path
    clock: SteppedClock
    users: dict[str, str]

    @asynccontextmanager
    async def dult(self, key: str) -> AsyncIterator[Whole]:
        """Start Dult with a key."""
        port = _free_port()
        more = {
            **by_oauth(SLACK_SIGNING_SECRET=SECRET),
            "SLACK_BOT_TOKEN": "",
            "DULT_PUBLIC_URL": f"http://127.0.0.1:{port}",
            "DULT_SECRET_KEY": key,
        }
        async with (
            dult(self.slack.api_url, self.folder, self.database, self.clock, **more) as (bot, routes),
            serving(routes, port) as url,
        ):
            self.slack.listens_at(self.team, f"{url}/slack/events")
            self.url = url
            yield Whole(
                slack=self.slack,
                bot=bot,
                ctx=bot.ctx,
                clock=self.clock,
                database=self.database,
                users=self.users,
            )

    async def installs(self, its: Whole) -> None:
        """Install Dult in a browser, and wait until who is there was read."""
        status, _ = await self.slack.install(self.team, "U00000", f"{self.url}/slack/install")
        assert status == 200
        await _known(its)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
async def lost(tmp_path: Path) -> AsyncIterator[Installation]:
    """Dult was installed, a task is due tomorrow, and then Dult was stopped."""
    async with fake_slack() as slack, moved_in(cast()) as database:
        slack.be_patient()
        team = slack.add_team("T1", signing_secret=SECRET)
        users = {one.key: f"U{number:05d}" for number, one in enumerate(cast())}
        for one in cast():
            slack.add_user(team, users[one.key], name=one.name, email=one.email)
        its = Installation(
            slack=slack,
            team=team,
            database=database,
            folder=tmp_path,
            clock=SteppedClock(MONDAY),
            users=users,
        )
        async with its.dult(KEY) as before:
            await its.installs(before)
            await programme.start(before.ctx, "agents-first-steps", starts_on=MONDAY.date(), owner=None)
            await before.bot.tick()
        yield its


async def agent_of(its: Living) -> Person:
    return await its.one_with(Role.COMPETENCE_AGENT)


async def pending(its: Living) -> int:
    counts = await its.ctx.store.deliveries.counts()
    return sum(number for (_, state), number in counts.items() if state is State.PENDING)


async def test_dult_starts_without_the_key_and_says_once_a_workspace_what_to_do(
    lost: Installation, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)

    async with lost.dult(new_key()) as its:
        await its.run_until(MONDAY + timedelta(days=1, hours=2))
        ready = await health.notes(its.ctx.store)

    said = [one.getMessage() for one in caplog.records if OPENS in one.getMessage()]
    assert [one.split(" (")[0].split(":")[0] for one in said] == ["Who is in slack", "slack"]
    assert all("slack:T1" in one and "nstall" in one for one in said)
    assert ready == said[1:]


async def test_what_people_write_meanwhile_is_refused_and_answered_when_slack_brings_it_again(
    lost: Installation,
) -> None:
    async with lost.dult(new_key()) as its:
        agent = await agent_of(its)
        await its.slack.say(its.user(agent), its.user(agent), "hjelp")
        refused = its.slack.courier.log[-1]
        await lost.installs(its)
        again = await its.slack.courier.redeliver(refused, reason="http_error")
        await its.settled()

    assert (refused.ok, again.ok) == (False, True)
    assert len([one for one in its.slack.messages(its.user(agent)) if one.bot_id]) == 1


async def test_who_gives_a_command_meanwhile_is_shown_that_it_was_not_heard(
    lost: Installation,
) -> None:
    async with lost.dult(new_key()) as its:
        user = its.user(await agent_of(its))
        await its.slack.command(user, user, "/dult", "hjelp")

    assert not its.slack.courier.log[-1].ok


async def test_what_is_due_waits_and_leaves_once_when_dult_was_installed_again(lost: Installation) -> None:
    async with lost.dult(new_key()) as its:
        agent = await agent_of(its)
        await its.run_until(MONDAY + timedelta(days=1, hours=2))
        meanwhile = (len(its.slack.messages(its.user(agent))), await pending(its))

        await lost.installs(its)
        await its.run_until(MONDAY + timedelta(days=1, hours=3))
        await its.presses(agent, "Gjør det")

    assert meanwhile == (0, 3)
    assert await pending(its) == 0
    assert len(lost.slack.messages(its.user(agent))) == 1


async def test_what_is_due_waits_and_leaves_when_the_key_is_found_again(lost: Installation) -> None:
    async with lost.dult(new_key()) as its:
        await its.run_until(MONDAY + timedelta(days=1, hours=2))

    async with lost.dult(f"{new_key()},{KEY}") as its:
        agent = await agent_of(its)
        await _connected(its)
        await its.run_until(MONDAY + timedelta(days=1, hours=3))

    assert len(lost.slack.messages(its.user(agent))) == 1


async def _connected(its: Living) -> None:
    """Wait until Dult has found that it may write to the workspace."""
    async with asyncio.timeout(HANGS_S):
        while await its.ctx.store.deliveries.disconnected():  # noqa: ASYNC110 - there is nothing to wait on
            await asyncio.sleep(0.02)
