"""The chat platforms that the settings name; each is plugged together by a part of its own.

Such a part is imported where its platform is configured: their kits take long to import, which all would wait
for after a start, and Teams' is an extra.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Protocol

from starlette.routing import Route

from adapters.database.engine import Database
from adapters.slack.naming import NAME as SLACK
from adapters.teams.naming import NAME as TEAMS
from bot.errors import UsageError
from bot.ports import Channel, Listener, Traffic
from bot.settings import Settings
from bot.turn import Context, Pace


class Platform(Protocol):
    """A chat platform, as far as it is plugged in before anybody listens."""

    @property
    def channel(self) -> Channel:
        """What sends."""
        ...

    @property
    def traffic(self) -> Traffic:
        """What is counted."""
        ...

    def hears(self, listener: Listener) -> AbstractAsyncContextManager[Sequence[Route]]:
        """Hear the platform as long as the block lasts; yields where it comes by."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Platforms:
    """Every platform there is, by the name of its channel."""

    ctx: Context
    """The context that was handed in, with what the platforms add to it."""
    there: Mapping[str, Platform]

    @property
    def channels(self) -> dict[str, Channel]:
        """What sends, by name."""
        return {name: one.channel for name, one in self.there.items()}

    @property
    def traffic(self) -> list[Traffic]:
        """What is counted."""
        return [one.traffic for one in self.there.values()]

    @asynccontextmanager
    async def hear(self, listener: Listener) -> AsyncIterator[list[Route]]:
        """Hear all of them as long as the block lasts; yields where they come by."""
        async with AsyncExitStack() as stack:
            heard = [await stack.enter_async_context(one.hears(listener)) for one in self.there.values()]
            yield [route for routes in heard for route in routes]


@asynccontextmanager
async def platforms_of(
    settings: Settings, ctx: Context, database: Database, *, is_demo: bool = False
) -> AsyncIterator[Platforms]:
    """Make what sends to the platforms of these settings; of a demo nothing leaves this machine.

    Raises:
        UsageError: what Teams needs is not installed: it is an extra.
    """
    there: dict[str, Platform] = {}
    async with AsyncExitStack() as stack:
        if settings.uses_slack and not is_demo:
            from bot.bootstrap_slack import slack_of

            slack = await stack.enter_async_context(slack_of(settings, ctx, database))
            there[SLACK], ctx = slack, slack.ctx
        if settings.teams_local if is_demo else settings.uses_teams:
            there[TEAMS] = await stack.enter_async_context(_teams_of(settings, ctx, database))
        yield Platforms(ctx=ctx, there=there)


def pace_of(settings: Settings) -> Pace:
    """Return how many messages a second a workspace takes: what its platform takes."""
    rates = {SLACK: settings.slack_rate, TEAMS: settings.teams_rate}
    return lambda workspace: rates.get(workspace.partition(":")[0], settings.demo_rate)


def drain_pace_of(settings: Settings) -> Pace:
    """Return how many messages a second a drain lets go.

    In Teams a quarter more than leave: the connector counts requests itself, to the moment, and a second
    count before it would lose some of every second.
    """
    usual = pace_of(settings)
    return lambda workspace: usual(workspace) * (1.25 if workspace.startswith(f"{TEAMS}:") else 1)


def _teams_of(settings: Settings, ctx: Context, database: Database) -> AbstractAsyncContextManager[Platform]:
    try:
        from bot.bootstrap_teams import teams_of
    except ModuleNotFoundError as error:
        mend = "Install it: pip install 'dult[teams]'."
        raise UsageError(f"Dult cannot be in Teams without {error.name}. {mend}") from error
    return teams_of(settings, ctx, database)
