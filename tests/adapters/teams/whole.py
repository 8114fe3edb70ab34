"""A whole Dult in a fake Teams: only Teams and the clock are not the real ones."""

import asyncio
import uuid
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.routing import Route

from adapters.database.engine import Database
from bot.bootstrap_teams import teams_of
from bot.bot import Bot
from bot.clock import SteppedClock
from bot.compose import composer
from bot.delivery import Drain
from bot.dispatcher import Inline
from bot.ports import Clock
from nudges.person import Person
from tests.adapters.living import Living, cast, context, team_of_the_cast
from tests.adapters.teams.fake import openid
from tests.adapters.teams.fake.openid import FakeOpenId
from tests.adapters.teams.fake.people import People
from tests.adapters.teams.fake.screen import Shown
from tests.adapters.teams.fake.teams import FakeTeams, fake_teams
from tests.adapters.teams.stage import settings_for, settle, unhurried
from tests.adapters.teams.stage_outbound import NORTH, TENANT
from tests.house import MONDAY, moved_in
from tests.patience import HANGS_S
from tests.serving import serving

ROOM = NORTH
ALL_AT_ONCE = {"DULT_TEAMS_WINDOWS": "10000/1", "DULT_TEAMS_RATE": "20"}
"""The clock of a test stands still while people press: what Teams' windows hold back would not come."""


LEASE = timedelta(seconds=2 * HANGS_S)
"""What is left of it by the standing clock is how long a channel is waited for by the real one."""


@dataclass(kw_only=True)
class Whole(Living):
    """Dult, Teams, and the clock between them."""

    teams: FakeTeams

    @property
    def people(self) -> People:
        return self.teams.people

    async def settled(self) -> None:
        """Wait until everything that people did is answered, and what follows from it has left."""
        await settle()
        await self.bot.tick()

    async def installs(self, *people: Person) -> None:
        """Let people get the app, as a policy gives it to them."""
        for one in people:
            await self.people.install(self.user(one))
        await self.settled()

    async def presses(self, person: Person, label: str, where: str | None = None) -> None:
        """Press a button, and wait until everything that follows has happened."""
        await self.people.press(self.user(person), "", label, where=where)
        await self.settled()

    async def submits(self, person: Person, **values: str) -> None:
        """Fill in the open form and send it."""
        await self.people.submit(self.user(person), values)
        await self.settled()

    async def says(self, person: Person, words: str, where: str | None = None) -> None:
        """Write to Dult, in a room by its name."""
        await self.people.say(self.user(person), words, room=where)
        await self.settled()

    async def chooses(self, person: Person, words: str, command: str, where: str) -> None:
        """Choose what stands in the menu of a message."""
        await self.people.choose(self.user(person), words, command, where=where)
        await self.settled()

    def sees(self, person: Person, where: str | None = None) -> list[Shown]:
        return self.people.messages(self.user(person), where)

    def reads(self, person: Person, where: str | None = None) -> str:
        return "\n".join(one.words for one in self.sees(person, where))


@asynccontextmanager
async def whole(*, now: datetime = MONDAY, installed: bool = True, **more: str) -> AsyncIterator[Whole]:
    """Open Dult with some of the demo organisation's people in a tenant of its own; with more variables."""
    async with AsyncExitStack() as stack:
        microsoft = await stack.enter_async_context(openid.serving())
        teams = await stack.enter_async_context(fake_teams())
        folder = stack.enter_context(TemporaryDirectory(prefix="dult-test-"))
        database = await stack.enter_async_context(moved_in(cast()))
        clock = SteppedClock(now)
        users = _move_in(teams)
        bot, routes = await stack.enter_async_context(dult(microsoft, Path(folder), database, clock, **more))
        url = await stack.enter_async_context(serving(routes))
        teams.listens_at(f"{url}/api/messages")
        opened = Whole(teams=teams, bot=bot, ctx=bot.ctx, clock=clock, database=database, users=users)
        if installed:
            await asyncio.gather(*(teams.people.install(user) for user in users.values()))
            await opened.settled()
        yield opened


@asynccontextmanager
async def dult(
    microsoft: FakeOpenId, folder: Path, database: Database, clock: Clock, **more: str
) -> AsyncIterator[tuple[Bot, Sequence[Route]]]:
    """Run all of Dult but its web server and its beat; yields where Teams comes by, too."""
    ctx = context(database, clock)
    async with teams_of(settings_for(microsoft, folder, **ALL_AT_ONCE, **more), ctx, database) as its:
        channels = {"teams": its.channel}
        drain = Drain(
            ctx.store.deliveries, channels, composer(its.ctx), clock, pace=lambda _: 1000.0, lease=LEASE
        )
        bot = Bot(ctx=its.ctx, dispatcher=Inline(drain), channels=channels)
        async with its.hears(bot) as routes:
            yield bot, routes


def _move_in(teams: FakeTeams) -> dict[str, str]:
    """Let everybody be in the tenant, and the team have a channel."""
    teams.add_tenant(TENANT)
    unhurried(teams)
    users = {one.key: str(uuid.UUID(int=number + 1, version=4)) for number, one in enumerate(cast())}
    for one in cast():
        teams.add_user(TENANT, users[one.key], name=one.name, email=one.email)
    teams.add_room(TENANT, ROOM, members=[users[one.key] for one in team_of_the_cast()])
    return users
