"""How Dult asks the connector: once, with its token, and nowhere else."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from adapters.teams import connector
from adapters.teams.channel import LATEST
from adapters.teams.connector import POSTING, Connector, Place, session
from adapters.teams.pace import Lane, Pace, Rates, Way
from bot.delivery import LEASE
from bot.errors import ChannelError, Disconnected, Rejected, TryLater, Uncertain, Unreachable
from tests.adapters.teams.fake.faults import (
    Dropped,
    Fault,
    Held,
    Lost,
    Other,
    Redirect,
    Says,
    Throttled,
    Unnamed,
)
from tests.adapters.teams.fake.refusal import ROWS, Body
from tests.adapters.teams.order import let_pass, until
from tests.adapters.teams.stage_outbound import (
    NORTH,
    ODD,
    SIRI,
    TENANT,
    WORKSPACE,
    Outbound,
    Purse,
    on_loopback,
    outbound,
)
from tests.patience import HANGS_S

HOURS = 10_000.0
"""Seconds that are over only where a test lets them pass."""
HELLO = json.dumps({"type": "message", "text": "Hello", "ourNewField": {"æ": 1}}).encode()


@pytest.fixture
async def its() -> AsyncIterator[Outbound]:
    async with outbound() as stage:
        yield stage


async def post(its: Outbound, conversation: str = NORTH) -> str:
    return await its.connector.post(its.place(conversation), HELLO, its.way())


def posted(its: Outbound) -> int:
    return len(its.teams.messages(NORTH))


async def test_what_is_posted_arrives_as_it_was_written_and_its_id_comes_back(its: Outbound) -> None:
    """teams.md §4.23: new fields survive."""
    activity_id = await post(its)

    (message,) = its.teams.messages(NORTH)
    assert message.id == activity_id
    assert message.activity == json.loads(HELLO)


async def test_it_is_posted_without_an_activity_in_the_path(its: Outbound) -> None:
    """teams.md §1.2: the successor dropped it as redundant."""
    await post(its)

    assert its.teams.calls()[0].operation == "post"
    assert its.teams.calls()[0].where == NORTH


async def test_what_is_changed_stands_in_its_place_and_what_is_deleted_is_gone(its: Outbound) -> None:
    activity_id = await post(its)
    changed = json.dumps({"type": "message", "text": "Changed"}).encode()

    await its.connector.put(its.place(NORTH), activity_id, changed, its.way())
    await its.connector.delete(its.place(NORTH), activity_id, its.way())

    (message,) = its.teams.messages(NORTH)
    assert message.activity["text"] == "Changed"
    assert message.deleted


async def test_every_call_brings_the_token(its: Outbound) -> None:
    its.teams.world.tokens = {"token-1"}

    await post(its)

    assert {call.token for call in its.teams.calls()} == {"token-1"}


@pytest.mark.parametrize(
    "fault", [Lost(), Says("503", Body.HTML, after=True), Says("408", after=True)], ids=str
)
async def test_a_post_whose_answer_is_lost_is_in_doubt_and_never_repeated(
    its: Outbound, fault: Fault
) -> None:
    """teams.md §4.16: at most one visible message in the drop-after-accept test."""
    its.teams.faults.next("post", fault)

    with pytest.raises(Uncertain):
        await post(its)

    assert posted(its) == 1
    assert len(its.teams.calls("post")) == 1


@pytest.mark.parametrize("name", ["408", "ServiceError", "502", "503", "504"])
@pytest.mark.parametrize("body", [Body.JSON, Body.HTML, Body.EMPTY])
async def test_a_server_that_stumbles_leaves_it_in_doubt(its: Outbound, name: str, body: Body) -> None:
    """teams.md §4.16."""
    its.teams.faults.next("post", Says(name, body))

    with pytest.raises(Uncertain):
        await post(its)

    assert len(its.teams.calls("post")) == 1


async def test_a_connection_that_drops_is_in_doubt(its: Outbound) -> None:
    its.teams.faults.next("post", Dropped())

    with pytest.raises(Uncertain):
        await post(its)


async def test_a_kept_connection_that_closed_meanwhile_is_not_posted_to_twice(its: Outbound) -> None:
    await post(its)
    its.teams.faults.next("post", Lost())
    with pytest.raises(Uncertain):
        await post(its)

    assert posted(its) == 2


async def test_an_answer_that_takes_too_long_is_in_doubt_before_the_lease_ends(
    its: Outbound, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert LEASE.total_seconds() - 3 > LATEST + POSTING
    monkeypatch.setattr(connector, "POSTING", HOURS)
    its.teams.faults.next("post", Held(asyncio.Event()))

    posting = asyncio.create_task(post(its))
    await until(lambda: its.teams.calls("post"))
    let_pass(HOURS + 1)  # aiohttp waits for whole seconds
    with pytest.raises(Uncertain):
        await posting

    assert posted(its) == 1


async def test_where_nobody_takes_a_connection_nothing_was_sent_and_it_may_be_tried_again(
    its: Outbound,
) -> None:
    """decisions.md, Delivery: only failures known to precede the send are retried freely."""
    nobody = Place(
        workspace=WORKSPACE, service_url=f"http://127.0.0.1:{_free_port()}/emea", conversation=NORTH
    )

    waits = []
    for _ in range(8):
        with pytest.raises(TryLater) as told:
            await its.connector.post(nobody, HELLO, its.way())
        waits.append(told.value.after)

    assert all(wait > 0 for wait in waits)  # with 0 the core would give up after five attempts
    assert waits[7] > 8 * waits[0]
    assert max(waits) <= 60


async def test_one_host_that_is_away_makes_no_other_wait(its: Outbound) -> None:
    nobody = Place(
        workspace=WORKSPACE, service_url=f"http://127.0.0.1:{_free_port()}/emea", conversation=NORTH
    )
    with pytest.raises(TryLater) as told:
        await its.connector.post(nobody, HELLO, its.way())

    await post(its)

    assert not told.value.whole_workspace


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


async def test_the_token_goes_nowhere_but_to_hosts_of_teams() -> None:
    """teams.md §4.5."""
    async with outbound(allowed=lambda _: False) as other:
        with pytest.raises(Rejected) as told:
            await post(other)

        assert other.teams.calls() == []
    assert told.value.reason == "service-url-not-allowed"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_gets_neither_token_nor_message(its: Outbound, status: int) -> None:
    """teams.md §4.5."""
    async with outbound() as elsewhere:
        to = f"{elsewhere.teams.service_url(TENANT)}v3/conversations/{NORTH}/activities"
        its.teams.faults.next("post", Redirect(to, status))

        with pytest.raises(Rejected):
            await post(its)

        assert elsewhere.teams.calls() == []


async def test_a_token_that_is_refused_is_renewed_and_the_post_comes_again(its: Outbound) -> None:
    its.teams.world.tokens = {"token-2"}

    with pytest.raises(TryLater) as told:
        await post(its)
    await post(its)

    assert told.value.after == 1
    assert its.purse.refused == ["token-1"]
    assert posted(its) == 1


async def test_a_bot_whose_new_token_is_refused_too_waits_and_goes_on_by_itself(its: Outbound) -> None:
    its.teams.world.tokens = {"token-9"}
    with pytest.raises(TryLater):
        await post(its)

    with pytest.raises(TryLater) as told:
        await post(its)

    assert (told.value.after, told.value.whole_workspace) == (30, True)
    its.teams.world.tokens = set()
    await post(its)
    assert posted(its) == 1


async def test_many_that_are_refused_with_one_token_renew_it_and_are_not_given_up(its: Outbound) -> None:
    its.teams.world.tokens = {"token-2"}
    rooms = [its.teams.add_room(TENANT, f"19:{number}@thread.tacv2").id for number in range(20)]

    outcomes = await asyncio.gather(*(post(its, room) for room in rooms), return_exceptions=True)

    assert {type(one) for one in outcomes} <= {TryLater, str}
    assert its.purse.tokens == ["token-2"]


async def test_a_bot_that_azure_does_not_know_is_disconnected(its: Outbound) -> None:
    """teams.md §2.2: stop sending, alert."""
    its.teams.world.registered = False

    with pytest.raises(Disconnected) as told:
        await post(its)

    assert told.value.reason == "bot-not-registered"


async def test_without_authentication_no_header_is_sent() -> None:
    """teams.md §3.3: the Playground takes calls without a token."""
    async with outbound() as its:
        its.purse.tokens = [""]

        with pytest.raises(TryLater):
            await post(its)

        assert its.teams.calls()[0].token == ""


@pytest.mark.parametrize("as_date", [False, True], ids=["seconds", "date"])
async def test_teams_asking_to_wait_holds_the_whole_tenant(its: Outbound, *, as_date: bool) -> None:
    """teams.md §4.15."""
    its.teams.faults.next("post", Throttled(3600, as_date=as_date))

    with pytest.raises(TryLater) as told:
        await post(its)
    with pytest.raises(TryLater) as next_one:
        await its.connector.post(its.place("19:other"), HELLO, its.way())

    assert 3600 - HANGS_S < told.value.after < 3601  # a date is that much nearer when it is read
    assert told.value.whole_workspace
    assert next_one.value.whole_workspace
    assert len(its.teams.calls()) == 1


async def test_teams_asking_to_wait_without_a_time_holds_one_conversation(its: Outbound) -> None:
    """teams.md §2.2."""
    its.teams.faults.next("post", Throttled(None))
    other = its.teams.add_room(TENANT, "19:other@thread.tacv2").id

    with pytest.raises(TryLater) as told:
        await post(its)
    await post(its, other)

    assert 1 <= told.value.after <= 2
    assert not told.value.whole_workspace


async def test_that_teams_asks_to_wait_is_counted(its: Outbound) -> None:
    """teams.md §4.37."""
    its.teams.faults.next("post", Throttled(7))
    with pytest.raises(TryLater):
        await post(its)

    assert its.connector.traffic.channel == "teams"
    assert its.connector.traffic.throttled == {"POST": 1}
    assert its.connector.traffic.waits_s == {"POST": 7}


async def test_two_operations_at_once_in_a_conversation_are_made_one_after_the_other(its: Outbound) -> None:
    """teams.md §4.15, 412."""
    its.teams.world.goes_on.clear()

    posting = asyncio.gather(*(post(its) for _ in range(4)))
    await until(lambda: its.teams.world.conversations[NORTH].at_work)
    await until(lambda: its.connector.pace._lines[WORKSPACE, NORTH].present == 4)
    its.teams.world.goes_on.set()
    await posting

    assert [call.status for call in its.teams.calls()] == [201] * 4


@pytest.mark.parametrize("body", [Body.JSON, Body.HTML, Body.EMPTY, Body.NESTED])
@pytest.mark.parametrize("name", [name for name in ROWS if name != "Throttled"])
async def test_no_row_of_the_table_raises_anything_else_than_the_cores_own(
    its: Outbound, name: str, body: Body
) -> None:
    """teams.md §4.17."""
    its.teams.faults.next("post", Says(name, body))

    with pytest.raises(ChannelError):
        await post(its)

    assert posted(its) == 0
    assert len(its.teams.calls()) == 1


async def test_a_message_that_is_too_large_is_our_bug(its: Outbound) -> None:
    """teams.md §2.3."""
    large = json.dumps({"type": "message", "text": "å" * 60_000}).encode()

    with pytest.raises(Rejected) as told:
        await its.connector.post(its.place(NORTH), large, its.way())

    assert told.value.reason == "MessageSizeTooBig"


async def test_an_answer_without_an_id_is_no_doubt_that_it_was_posted(its: Outbound) -> None:
    """teams.md §2.1: the id may be lost, the message is there."""
    its.teams.faults.next("post", Unnamed())

    assert await post(its) == ""


@pytest.mark.parametrize("text", ["<html>Sign in first</html>", "OK", "[]"])
async def test_a_proxy_that_answers_in_teams_place_leaves_it_in_doubt(text: str) -> None:
    async def page(_: web.Request) -> web.Response:
        return web.Response(text=text, content_type="text/html")

    async with _answering(page) as (place, its):
        with pytest.raises(Uncertain):
            await its.post(place, HELLO, _way(its))


async def test_a_body_that_breaks_off_after_the_status_said_done_is_no_doubt() -> None:
    async def half(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(status=201, headers={"Content-Length": "1000"})
        await response.prepare(request)
        await response.write(b'{"id": "1')
        assert request.transport is not None
        request.transport.abort()
        return response

    async with _answering(half) as (place, its):
        assert await its.post(place, HELLO, _way(its)) == ""


async def test_an_endless_answer_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connector, "LARGEST", 10_000)

    async def endless(_: web.Request) -> web.Response:
        return web.Response(status=500, body=b"x" * 100_000)

    async with _answering(endless) as (place, its):
        with pytest.raises(Uncertain):
            await its.post(place, HELLO, _way(its))


async def test_members_come_page_by_page(its: Outbound) -> None:
    """teams.md §2.6: the call without pages is held to 5 a minute."""
    room = its.teams.world.conversations[NORTH]
    for number in range(1_100):
        room.members.append(its.teams.add_user(TENANT, f"bbbbbbbb-0000-4000-8000-{number:012d}").id)

    members = await its.connector.members(its.place(NORTH), its.way())

    assert len({one["aadObjectId"] for one in members}) == 1_102
    assert [call.operation for call in its.teams.calls()] == ["members"] * 3


async def test_one_member_is_found_by_the_id_of_the_account(its: Outbound) -> None:
    member = await its.connector.member(its.place(NORTH), ODD, its.way())

    assert (member["aadObjectId"], member["email"]) == (ODD, "odd@example.org")


async def test_what_may_be_asked_again_is_never_in_doubt(its: Outbound) -> None:
    its.teams.faults.next("members", Says("503"))

    with pytest.raises(TryLater):
        await its.connector.members(its.place(NORTH), its.way())


async def test_calls_share_their_connections(its: Outbound) -> None:
    """teams.md §1.2: one session, not a client a turn."""
    for number in range(5):
        await post(its, its.teams.add_room(TENANT, f"19:{number}@thread.tacv2").id)

    assert len({call.connection for call in its.teams.calls()}) == 1


async def test_what_people_are_called_is_not_in_the_log(
    its: Outbound, caplog: pytest.LogCaptureFixture
) -> None:
    """teams.md §4.37."""
    caplog.set_level("DEBUG", logger="adapters.teams")
    for fault in (Says("ConversationBlockedByUser"), Other(403, "Odd"), Says("502", Body.HTML)):
        its.teams.faults.next("post", fault)
        with pytest.raises((Unreachable, Rejected, Uncertain)):
            await post(its)

    assert "Teams answers 403" in caplog.text
    assert not [one for one in (SIRI, NORTH, "Hello", "token-1") if one in caplog.text]


Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def _answering(handler: Handler) -> AsyncIterator[tuple[Place, Connector]]:
    """Let a server in Teams' place answer everything in one way."""
    app = web.Application()
    app.router.add_route("*", "/{any:.*}", handler)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/emea"
    async with session() as http:
        yield (
            Place(workspace=WORKSPACE, service_url=url, conversation=NORTH),
            Connector(http, Purse(), on_loopback, Pace(Rates())),
        )
    await runner.cleanup()


def _way(its: Connector) -> Way:
    return Way(lane=Lane.OUTBOX, until=its.pace.now() + HANGS_S)
