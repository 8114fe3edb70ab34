"""A whole Dult in a fake Slack: only Slack and the clock are not the real ones."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.routing import Route

from adapters.database.engine import Database
from bot.bootstrap_slack import slack_of
from bot.bot import Bot
from bot.clock import SteppedClock
from bot.compose import composer
from bot.delivery import Drain
from bot.dispatcher import Inline
from bot.ports import Clock
from bot.settings import Settings
from nudges.person import Person
from tests.adapters.living import Living, cast, context, team_of_the_cast
from tests.adapters.slack.fake.slack import FakeSlack, fake_slack
from tests.adapters.slack.stage import (
    APP_TOKEN,
    BOT_TOKEN,
    SECRET,
    address,
    settle,
    shown,
)
from tests.adapters.slack.unhurried import unhurried
from tests.house import MONDAY, moved_in
from tests.patience import HANGS_S
from tests.serving import serving

ROOM = "C0TEAM"


@dataclass(kw_only=True)
class Whole(Living):
    """Dult, Slack, and the clock between them."""

    slack: FakeSlack

    async def settled(self) -> None:
        """Wait until everything that people did is answered, and what follows from it has left."""
        await settle(self.slack)
        await self.bot.tick()

    async def presses(self, person: Person, label: str, where: str | None = None) -> None:
        """Press a button, and wait until everything that follows has happened."""
        await self.slack.press(self.user(person), where or self.user(person), label)
        await self.settled()

    async def submits(self, person: Person, **values: str) -> None:
        """Fill in the open form and send it."""
        await self.slack.submit(self.user(person), values)
        await self.settled()

    async def commands(self, person: Person, words: str, where: str | None = None) -> None:
        """Give a command with ``/dult``."""
        await self.slack.command(self.user(person), where or self.user(person), "/dult", words)
        await self.settled()

    def reads(self, person: Person, where: str | None = None) -> str:
        return shown(self.slack, self.user(person), where or self.user(person))


@asynccontextmanager
async def whole(*, now: datetime = MONDAY, socket_mode: bool = False) -> AsyncIterator[Whole]:
    """Open Dult with some of the demo organisation's people in a workspace of its own."""
    async with AsyncExitStack() as stack:
        stack.enter_context(unhurried())
        slack = await stack.enter_async_context(fake_slack())
        slack.be_patient()
        folder = stack.enter_context(TemporaryDirectory(prefix="dult-test-"))
        database = await stack.enter_async_context(moved_in(cast()))
        clock = SteppedClock(now)
        users = _move_in(slack)
        more = {"SLACK_APP_TOKEN": APP_TOKEN} if socket_mode else {}
        its = dult(slack.api_url, Path(folder), database, clock, **more)
        bot, routes = await stack.enter_async_context(its)
        url = await stack.enter_async_context(serving(routes))
        if socket_mode:
            await slack.sockets.connected.wait()
        else:
            slack.listens_at(slack.world.teams["T1"], f"{url}/slack/events")
        opened = Whole(slack=slack, bot=bot, ctx=bot.ctx, clock=clock, database=database, users=users)
        await _known(opened)
        yield opened


@asynccontextmanager
async def dult(
    api_url: str, folder: Path, database: Database, clock: Clock, **more: str
) -> AsyncIterator[tuple[Bot, Sequence[Route]]]:
    """Run all of Dult but its web server and its beat; yields where Slack comes by, too.

    ``more`` are variables.
    """
    ctx = context(database, clock)
    environment = {
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_SIGNING_SECRET": SECRET,
        "DULT_SLACK_API_URL": api_url,
        "DULT_DATA": str(folder),
        **more,
    }
    async with AsyncExitStack() as stack:
        stack.enter_context(unhurried())
        its = await stack.enter_async_context(slack_of(Settings.load(environment), ctx, database))
        channels = {"slack": its.channel}
        drain = Drain(ctx.store.deliveries, channels, composer(its.ctx), clock, pace=lambda _: 1000.0)
        bot = Bot(ctx=its.ctx, dispatcher=Inline(drain), channels=channels)
        yield bot, await stack.enter_async_context(its.hears(bot))


def _move_in(slack: FakeSlack) -> dict[str, str]:
    """Let everybody be a member of the workspace, and the team have a room."""
    workspace = slack.add_team("T1", bot_token=BOT_TOKEN, app_token=APP_TOKEN, signing_secret=SECRET)
    users = {one.key: f"U{number:05d}" for number, one in enumerate(cast())}
    for one in cast():
        slack.add_user(workspace, users[one.key], name=one.name, email=one.email)
    slack.add_room(workspace, ROOM, members=[users[one.key] for one in team_of_the_cast()])
    return users


async def _known(its: Whole) -> None:
    """Wait until everybody was read from Slack."""
    last = address(list(its.users.values())[-1])
    async with asyncio.timeout(HANGS_S):
        while await its.ctx.store.people.at(last) is None:  # noqa: ASYNC110 - there is nothing to wait on
            await asyncio.sleep(0.02)
