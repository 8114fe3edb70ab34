"""Dult's Slack adapter before a fake Slack, with everything real but the conversation: a script answers."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from adapters.slack.app import SlackParts, listening
from adapters.slack.channel import SlackChannel
from adapters.slack.client import session
from adapters.slack.install.authorize import Authorize
from adapters.slack.install.client import InstallClient
from adapters.slack.install.fixed import FixedToken
from adapters.slack.install.installs import Installs
from adapters.slack.install.parts import InstallParts
from adapters.slack.web_api import WebApi
from bot.events import Event, Pressed, Said, Submitted
from bot.message import Message, Reply
from bot.ports import Traffic
from bot.under_way import UnderWay
from nudges.delivery import Address, WorkspaceId
from nudges.language import Language
from tests.adapters.script import Memory, Script, StagedClock
from tests.adapters.slack.fake.slack import FakeSlack, fake_slack
from tests.adapters.slack.unhurried import unhurried
from tests.house import phrases
from tests.patience import HANGS_S
from tests.serving import serving

WORKSPACE = WorkspaceId("slack:T1")
SIRI, ODD, BOT_TOKEN, APP_TOKEN, SECRET = "U0SIRI", "U0ODD", "xoxb-1-test", "xapp-1-test", "a signing secret"
NORTH = "C0NORTH"


@dataclass
class HeldScript(Script):
    """A script whose answers a test can hold back."""

    may_answer: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.may_answer.set()

    async def answer(self, event: Event) -> Reply:
        if isinstance(event, Pressed | Said | Submitted):
            await self.may_answer.wait()
        return await super().answer(event)


@dataclass(kw_only=True)
class Stage:
    """Everything a test needs to act and to look."""

    slack: FakeSlack
    script: HeldScript
    channel: SlackChannel
    traffic: Traffic
    memory: Memory
    home: list[Message]
    found: list[WorkspaceId]
    gone: list[WorkspaceId]
    followed: set[str]
    """Those who want Dult to go by their status."""
    look_again: asyncio.Event
    parts: SlackParts = field(init=False)

    @property
    def person(self) -> Address:
        return address(SIRI)

    @property
    def colleague(self) -> Address:
        return address(ODD)

    @property
    def room(self) -> Address:
        return address(NORTH)

    @property
    def nobody(self) -> Address:
        return address("U0NOBODY")

    @contextmanager
    def answers_held(self) -> Iterator[None]:
        """Let the core answer nobody before the block ends."""
        self.script.may_answer.clear()
        try:
            yield
        finally:
            self.script.may_answer.set()

    async def settled(self) -> None:
        """Wait until Slack has brought everything and Dult has answered it."""
        await settle(self.slack)


async def settle(slack: FakeSlack) -> None:
    """Wait until Slack has brought everything and Dult has answered it."""
    await slack.quiet()
    name = UnderWay("Slack").name
    async with asyncio.timeout(HANGS_S):
        await asyncio.sleep(0.005)
        while any(one.get_name() == name for one in asyncio.all_tasks()):  # noqa: ASYNC110 - many begin and end
            await asyncio.sleep(0.005)


def address(route: str, workspace: WorkspaceId = WORKSPACE) -> Address:
    return Address(channel="slack", workspace=workspace, route=route)


@asynccontextmanager
async def staged(*, socket_mode: bool = False, org_wide: bool = False) -> AsyncIterator[Stage]:
    """Set the stage: one workspace, two people and their team's room.

    With ``org_wide`` the workspace is one of two of an organisation, which installed Dult for both.
    """
    async with AsyncExitStack() as stack:
        stack.enter_context(unhurried())
        slack = await stack.enter_async_context(fake_slack())
        slack.be_patient()
        if org_wide:
            slack.add_org("E1", "T1", "T2", bot_token=BOT_TOKEN, app_token=APP_TOKEN, signing_secret=SECRET)
        else:
            slack.add_team("T1", bot_token=BOT_TOKEN, app_token=APP_TOKEN, signing_secret=SECRET)
        team = slack.world.teams["T1"]
        slack.add_user(team, SIRI, name="Siri Aas", email="siri@example.org")
        slack.add_user(team, ODD, name="Odd Vik", email="odd@example.org", locale="nn-NO")
        slack.add_room(team, NORTH, members=[SIRI, ODD])
        parts, stage = await _parts(stack, slack, socket_mode=socket_mode)
        routes = await stack.enter_async_context(listening(parts))
        if socket_mode:
            await slack.sockets.connected.wait()
        else:
            url = await stack.enter_async_context(serving(routes))
            slack.listens_at(team, f"{url}/slack/events")
        await found(stage, 1)
        yield stage


async def found(its: Stage, count: int) -> None:
    """Wait until who is there was read so many times."""
    await until(lambda: len(its.found) >= count)


async def until(is_so: Callable[[], bool]) -> None:
    """Wait for what nobody tells of."""
    async with asyncio.timeout(HANGS_S):
        while not is_so():  # noqa: ASYNC110 - there is nothing to wait on
            await asyncio.sleep(0.005)


async def _parts(stack: AsyncExitStack, slack: FakeSlack, *, socket_mode: bool) -> tuple[SlackParts, Stage]:
    http = await stack.enter_async_context(session())
    client = InstallClient(slack.api_url, http)
    installs = Installs(client, fixed=FixedToken(client, BOT_TOKEN))
    install = InstallParts(installs=installs, authorize=Authorize(installs), flow=None, routes=())
    api = WebApi(installs, http, url=slack.api_url)
    memory, script = Memory(), HeldScript()
    channel = SlackChannel(api, memory, phrases(), settling=0.05)
    stage = Stage(
        slack=slack,
        script=script,
        channel=channel,
        traffic=api.traffic,
        memory=memory,
        home=[],
        found=[],
        gone=[],
        followed=set(),
        look_again=asyncio.Event(),
    )

    async def home(_: Address) -> Sequence[Message]:
        return stage.home

    async def found(_: WorkspaceId) -> None:
        stage.found.append(_)

    async def gone(workspace: WorkspaceId, _: datetime) -> None:
        stage.gone.append(workspace)

    async def follows(who: Address) -> bool:
        return who.route in stage.followed

    stage.parts = SlackParts(
        http=http,
        url=slack.api_url,
        install=install,
        api=api,
        channel=channel,
        listener=script,
        home=home,
        found=found,
        gone=gone,
        follows=follows,
        guests=False,
        look_again=stage.look_again,
        phrases=phrases(),
        clock=StagedClock(),
        language=Language.NB,
        signing_secret=None if socket_mode else SECRET,
        app_token=APP_TOKEN if socket_mode else None,
    )
    return stage.parts, stage


def words_in(content: Any) -> str:
    """Return every text that somebody reads in blocks or a view, links included."""
    return "\n".join(_texts(content))


def _texts(content: Any) -> list[str]:
    match content:
        case dict():
            names = ("text", "alt_text", "image_url", "initial_value")
            own = [str(content[name]) for name in names if isinstance(content.get(name), str)]
            return [*own, *(text for value in content.values() for text in _texts(value))]
        case list():
            return [text for value in content for text in _texts(value)]
        case _:
            return []


def plain(text: str) -> str:
    """Undo Slack's escapes and marks, as the reader's eye does."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def shown(slack: FakeSlack, who: str, where: str) -> str:
    """Return everything that somebody can read in a conversation."""
    posted = [one for one in slack.messages(where) if not one.deleted]
    whispered = [one for one in slack.ephemerals(who, where) if not one.gone]
    return plain("\n".join(f"{words_in(one.blocks)}\n{one.text}" for one in (*posted, *whispered)))


def pretty(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1)
