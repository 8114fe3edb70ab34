"""How the fake Slack brings events: over HTTP with its repetitions, and over Socket Mode with its faults."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import ClientSession, web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from tests.adapters.slack.fake import FakeSlack, fake_slack
from tests.adapters.slack.fake.clock import Clock
from tests.adapters.slack.fake.limits import Limits
from tests.patience import HANGS_S

BOT, APP, SECRET = "xoxb-1", "xapp-1", "a signing secret"


@dataclass
class Ear:
    """An app that answers as it is told and keeps the requests."""

    statuses: list[int] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    may_answer: asyncio.Event = field(default_factory=asyncio.Event)
    heard: list[tuple[dict[str, str], str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.may_answer.set()

    async def hear(self, request: web.Request) -> web.Response:
        self.heard.append((dict(request.headers), await request.text()))
        await self.may_answer.wait()
        return web.Response(status=self.statuses.pop(0) if self.statuses else 200, headers=self.headers)

    @property
    def retries(self) -> list[str | None]:
        return [headers.get("X-Slack-Retry-Num") for headers, _ in self.heard]


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with fake_slack() as slack:
        team = slack.add_team("T1", bot_token=BOT, app_token=APP, signing_secret=SECRET)
        slack.add_user(team, "U1")
        slack.add_room(team, "C1", members=["U1"])
        slack.limits.time_scale = 0.001
        slack.be_patient()
        yield slack


@pytest.fixture
async def ear(slack: FakeSlack) -> AsyncIterator[Ear]:
    ear, app = Ear(), web.Application()
    app.router.add_post("/slack/events", ear.hear)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    slack.listens_at(slack.world.teams["T1"], f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events")
    yield ear
    ear.may_answer.set()
    await runner.cleanup()


async def until(is_so: Callable[[], object]) -> None:
    async with asyncio.timeout(HANGS_S):
        while not is_so():  # noqa: ASYNC110 - what is waited for has no event
            await asyncio.sleep(0.01)


def test_slack_waits_three_seconds_and_comes_again_at_once_after_a_minute_and_after_five() -> None:
    limits = Limits(clock=Clock())

    assert (limits.ack_seconds, limits.retry_after, limits.time_scale) == (3.0, (0.0, 60.0, 300.0), 1.0)


async def test_a_delivery_is_signed_with_the_apps_secret(slack: FakeSlack, ear: Ear) -> None:
    await slack.say("U1", "U1", "Hei på deg")

    headers, body = ear.heard[0]
    assert SignatureVerifier(SECRET).is_valid_request(body, headers)
    assert not SignatureVerifier("another").is_valid_request(body, headers)


@pytest.mark.usefixtures("ear")
async def test_an_app_hears_nothing_more_of_a_workspace_it_was_taken_out_of(slack: FakeSlack) -> None:
    slack.world.teams["T1"].installed = False

    assert await slack.say("U1", "U1", "Hi") is None


async def test_an_event_that_is_not_taken_comes_three_times_more(slack: FakeSlack, ear: Ear) -> None:
    ear.statuses = [503, 500, 500, 500]

    await slack.say("U1", "U1", "Hi")
    await slack.courier.done()

    assert ear.retries == [None, "1", "2", "3"]
    assert ear.heard[1][0]["X-Slack-Retry-Reason"] == "http_error"
    assert len({one.event_id for one in slack.deliveries}) == 1


async def test_an_event_that_is_taken_late_comes_again(slack: FakeSlack, ear: Ear) -> None:
    ear.may_answer.clear()
    writing = asyncio.create_task(slack.say("U1", "U1", "Hi"))
    await until(lambda: ear.heard)

    slack.courier.time_is_up()
    reply = await writing
    ear.may_answer.set()
    await slack.courier.done()

    assert reply is not None
    assert reply.reason == "http_timeout"
    assert ear.retries == [None, "1"]


async def test_an_app_can_ask_not_to_be_told_again(slack: FakeSlack, ear: Ear) -> None:
    ear.statuses, ear.headers = [500], {"X-Slack-No-Retry": "1"}

    await slack.say("U1", "U1", "Hi")
    await slack.courier.done()

    assert ear.retries == [None]


async def test_an_interaction_is_never_repeated_and_its_failure_is_seen(slack: FakeSlack, ear: Ear) -> None:
    ear.statuses = [500]

    await slack.global_shortcut("U1", "share-practice")
    await slack.courier.done()

    assert len(ear.heard) == 1
    assert [(one.user, one.what) for one in slack.troubles] == [("U1", "share-practice")]


async def test_a_command_that_is_not_answered_in_time_says_so_to_its_user(slack: FakeSlack, ear: Ear) -> None:
    ear.may_answer.clear()
    giving = asyncio.create_task(slack.command("U1", "C1", "/dult", "help"))
    await until(lambda: ear.heard)

    slack.courier.time_is_up()
    await giving

    assert [one.why for one in slack.troubles] == ["operation_timeout"]


@pytest.mark.usefixtures("ear")
async def test_rooms_are_not_overheard_but_a_mention_is(slack: FakeSlack) -> None:
    await slack.say("U1", "C1", "between us")
    await slack.say("U1", "C1", f"<@{slack.world.teams['T1'].bot_user}> hello")

    assert [one.payload["event"]["type"] for one in slack.deliveries] == ["app_mention"]


@pytest.mark.usefixtures("ear")
async def test_an_uninstalled_app_hears_it_twice_and_its_token_is_dead(slack: FakeSlack) -> None:
    await slack.uninstall(slack.world.teams["T1"])

    with pytest.raises(SlackApiError, match="account_inactive"):
        await AsyncWebClient(BOT, base_url=slack.api_url, retry_handlers=[]).auth_test()
    kinds = {one.payload["event"]["type"] for one in slack.deliveries}
    assert kinds == {"app_uninstalled", "tokens_revoked"}


@pytest.mark.usefixtures("ear")
async def test_joining_archiving_and_changing_are_told(slack: FakeSlack) -> None:
    await slack.leave("U1", "C1")
    await slack.join("U1", "C1")
    await slack.archive("C1")
    await slack.change_user("U1", tz="Europe/Helsinki", deleted=True)

    kinds = [one.payload["event"]["type"] for one in slack.deliveries]
    assert kinds == ["member_left_channel", "member_joined_channel", "channel_archive", "user_change"]


@dataclass
class Listener:
    """A bolt app in Socket Mode."""

    handler: AsyncSocketModeHandler
    heard: list[dict[str, Any]] = field(default_factory=list)

    @property
    def words(self) -> set[str]:
        return {one["event"]["text"] for one in self.heard}


def repeats(slack: FakeSlack) -> None:
    """Let Slack soon bring again what was not heard, as often as it takes."""
    limits = slack.limits
    limits.ack_seconds, limits.retry_after, limits.time_scale = 0.05, (0.02,) * 10_000, 1.0


@asynccontextmanager
async def listening(slack: FakeSlack, *, ping: float = HANGS_S) -> AsyncIterator[Listener]:
    """Listen over a line; ``ping`` are the seconds between two signs of life."""
    async with ClientSession() as session:
        client = AsyncWebClient(BOT, base_url=slack.api_url, session=session, retry_handlers=[])
        app = AsyncApp(client=client)
        sockets = AsyncWebClient(APP, base_url=slack.api_url, session=session, retry_handlers=[])
        handler = AsyncSocketModeHandler(app, APP, web_client=sockets, ping_interval=ping)
        listener = Listener(handler)

        @app.event("message")
        async def said(body: Any) -> None:
            listener.heard.append(body)

        @app.command("/dult")
        async def dult(ack: Any) -> None:
            await ack("Here is help")

        await handler.connect_async()  # type: ignore[no-untyped-call]
        try:
            yield listener
        finally:
            await handler.close_async()  # type: ignore[no-untyped-call]


async def test_over_a_socket_events_arrive_and_commands_are_answered(slack: FakeSlack) -> None:
    async with listening(slack) as listener:
        said = await slack.say("U1", "U1", "Hi")
        await slack.command("U1", "C1", "/dult", "help")
        await until(lambda: listener.heard)  # bolt acknowledges before its listener runs

    assert said is not None
    assert said.ok
    assert [one["event"]["text"] for one in listener.heard] == ["Hi"]
    assert [one.text for one in slack.ephemerals("U1", "C1")] == ["Here is help"]


async def test_after_a_refresh_and_after_a_break_the_app_is_back(slack: FakeSlack) -> None:
    repeats(slack)  # to such quick pings a machine that stands still looks like another break
    async with listening(slack, ping=0.1) as listener:
        opened = slack.sockets.opened
        await slack.sockets.refresh()
        await until(lambda: slack.sockets.opened > opened)
        await slack.say("U1", "U1", "after the refresh")
        await until(lambda: listener.words == {"after the refresh"})
        opened = slack.sockets.opened
        slack.sockets.drop()
        await until(lambda: slack.sockets.opened > opened)
        await slack.say("U1", "U1", "after the break")
        await until(lambda: listener.words == {"after the refresh", "after the break"})


async def test_a_connection_that_dies_in_silence_takes_events_with_it(slack: FakeSlack) -> None:
    slack.limits.ack_seconds, slack.limits.retry_after = 0.1, ()
    async with listening(slack) as listener:
        slack.sockets.go_silent()  # nobody reads what is brought, however long it may take
        reply = await slack.say("U1", "U1", "Anybody there?")
        slack.sockets.drop()

    assert reply is not None
    assert not reply.ok
    assert listener.heard == []


async def test_an_event_that_a_dying_connection_swallowed_comes_over_another(slack: FakeSlack) -> None:
    repeats(slack)
    async with listening(slack) as first, listening(slack) as second:
        slack.sockets.go_silent()
        for words in ("one", "two", "three"):
            await slack.say("U1", "U1", words)
        await until(lambda: first.words | second.words == {"one", "two", "three"})
        slack.sockets.drop(3)

    assert [] in (first.heard, second.heard)


async def test_an_app_has_so_many_connections_and_no_more(slack: FakeSlack) -> None:
    slack.limits.sockets = 1
    client = AsyncWebClient(APP, base_url=slack.api_url, retry_handlers=[])
    async with ClientSession() as session:
        first = await session.ws_connect((await client.apps_connections_open(app_token=APP))["url"])
        assert (await first.receive_json())["type"] == "hello"
        second = await session.ws_connect((await client.apps_connections_open(app_token=APP))["url"])
        goodbye = await second.receive_json()
        await first.close()
        await second.close()

    assert (goodbye["type"], goodbye["reason"]) == ("disconnect", "too_many_websockets")
