"""What botbuilder may do on its leash: make turns of what we believe, and write by our connector."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from botbuilder.core import TurnContext
from botbuilder.schema import Activity, ChannelAccount, ConversationAccount, ConversationReference

from adapters.teams.auth import Authentication, Told
from adapters.teams.connector import Connector
from adapters.teams.host import BotbuilderHost
from adapters.teams.pace import Pace, Rates
from adapters.teams.trust.envelope import Envelope
from adapters.teams.trust.refusal import Refused
from adapters.teams.windows import Window
from bot.errors import Rejected
from tests.adapters.teams.fake import openid
from tests.adapters.teams.fake.openid import APP_ID, TENANT, TOKEN, activity, bearer, signed
from tests.adapters.teams.trusted import Trusted, trusted

FREE = (Window(count=100_000, seconds=1),)


def _told(raw: dict[str, Any]) -> Told:
    return Told(Envelope.model_validate(raw), raw)


class Teams:
    """A connector that takes everything."""

    def __init__(self) -> None:
        self.url = ""
        self.got: list[tuple[str, str, str | None, dict[str, Any]]] = []

    async def take(self, request: web.Request) -> web.Response:
        body = await request.json() if request.can_read_body else {}
        self.got.append((request.method, request.path, request.headers.get("authorization"), body))
        return web.json_response({"id": f"posted-{len(self.got)}"})


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    its = Teams()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", its.take)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    its.url = f"http://127.0.0.1:{runner.addresses[0][1]}/emea/"
    yield its
    await runner.cleanup()


@pytest.fixture
async def sending(tmp_path: Path, teams: Teams) -> AsyncIterator[tuple[Trusted, BotbuilderHost]]:
    hosts = teams.url.removeprefix("http://").split("/")[0]
    async with trusted(tmp_path, DULT_TEAMS_SERVICE_HOSTS=hosts) as its, aiohttp.ClientSession() as http:
        rates = Rates(cap=1_000_000, outbox=1, sending=FREE, reading=FREE)
        connector = Connector(http, its.trust.tokens, its.trust.hosts.allows, Pace(rates, now=lambda: 0.0))
        yield (
            its,
            BotbuilderHost(Authentication(its.trust.gate, connector, app_id=APP_ID, tenant=TENANT), its.work),
        )


def _reference(service_url: str, conversation: str = "a:anna") -> ConversationReference:
    return ConversationReference(
        channel_id="msteams",
        service_url=service_url,
        conversation=ConversationAccount(id=conversation),
        bot=ChannelAccount(id=f"28:{APP_ID}"),
        user=ChannelAccount(id="29:anna"),
    )


async def test_what_botbuilder_sends_goes_by_our_connector_with_our_token(
    sending: tuple[Trusted, BotbuilderHost], teams: Teams
) -> None:
    _, host = sending
    seen: list[str] = []

    async def logic(context: TurnContext) -> None:
        posted = await context.send_activity("hei")
        await context.update_activity(Activity(type="message", id=posted.id, text="hallo"))
        await context.delete_activity(posted.id)
        seen.append(posted.id)

    await host.continue_conversation(_reference(teams.url), logic, APP_ID)

    assert [(method, path) for method, path, _, _ in teams.got] == [
        ("POST", "/emea/v3/conversations/a:anna/activities"),
        ("PUT", "/emea/v3/conversations/a:anna/activities/posted-1"),
        ("DELETE", "/emea/v3/conversations/a:anna/activities/posted-1"),
    ]
    assert {token for _, _, token, _ in teams.got} == {"Bearer entra-token-1"}
    assert teams.got[0][3]["text"] == "hei"
    assert seen == ["posted-1"]


async def test_a_turn_that_answers_by_botbuilder_answers_in_its_conversation(
    sending: tuple[Trusted, BotbuilderHost], teams: Teams
) -> None:
    its, host = sending
    told = activity(serviceUrl=teams.url)

    async def logic(context: TurnContext) -> None:
        await context.send_activity("takk")

    header = bearer(signed(openid.claims(serviceurl=teams.url)))
    await host.process_activity(header, _told(told), logic)

    (_, path, _, body), = teams.got  # fmt: skip
    assert path == "/emea/v3/conversations/a:anna/activities"
    assert (body["text"], body["replyToId"]) == ("takk", told["id"])
    assert its.microsoft.calls[f"/{TENANT}{TOKEN}"] == 1


async def test_a_thousand_sends_at_once_by_botbuilder_are_one_call_for_a_token(
    sending: tuple[Trusted, BotbuilderHost], teams: Teams
) -> None:
    its, host = sending

    async def logic(context: TurnContext) -> None:
        await context.send_activity("hei")

    await asyncio.gather(
        *(host.continue_conversation(_reference(teams.url, f"a:{n}"), logic, APP_ID) for n in range(1000))
    )

    assert len(teams.got) == 1000
    assert its.microsoft.calls[f"/{TENANT}{TOKEN}"] == 1


async def test_botbuilder_is_held_to_teams_hosts_as_well(
    sending: tuple[Trusted, BotbuilderHost], teams: Teams
) -> None:
    its, host = sending

    async def logic(context: TurnContext) -> None:
        await context.send_activity("hei")

    with pytest.raises(Rejected):
        await host.continue_conversation(_reference("https://evil.example/"), logic, APP_ID)

    assert teams.got == []
    assert not its.microsoft.calls


async def test_there_is_no_streaming_to_get_in_by(sending: tuple[Trusted, BotbuilderHost]) -> None:
    _, host = sending

    with pytest.raises(Refused):
        await host.bot_framework_authentication.authenticate_streaming_request(bearer(signed()), "msteams")


async def test_a_forged_turn_is_refused_before_botbuilder_makes_one(
    sending: tuple[Trusted, BotbuilderHost],
) -> None:
    _, host = sending

    with pytest.raises(Refused):
        await host.take(None, _told(activity()).envelope, activity())
