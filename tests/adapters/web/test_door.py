"""What stands before every page and every platform's address: it hears so much, so long, and no more."""

import asyncio
import gzip
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import replace
from itertools import count
from typing import Any

import httpx
import pytest
import pytest_asyncio
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from adapters.web import guard, health, server
from adapters.web.app import create_app
from adapters.web.guard import FORM, MAX_BODY, MAX_FIELDS, MAX_WASTE
from adapters.web.health import create_health_app
from tests.adapters.web.reader import Reader
from tests.adapters.web.stage import TASK, Stage, serving
from tests.patience import HANGS_S

PATHS = ("/", "/chat", "/events", "/press", "/submit", "/say", "/clock", "/sign-in", "/sign-out")
OTHERS = ("/healthz", "/readyz", "/metrics", "/static/dult.css", "/attachment/x/y", "/nowhere", "/echo")
CHECKED = (HealthCheck.function_scoped_fixture, HealthCheck.too_slow)
"""One client serves all examples of a test; a slow machine is no fault of theirs."""


async def echo(request: Request) -> Response:
    return PlainTextResponse(str(len(await request.body())))


def app_of(stage: Stage) -> Starlette:
    """Return Dult's application with an address of another platform's in it."""
    return create_app(stage.parts, [Route("/echo", echo, methods=["POST"])])


@pytest_asyncio.fixture
async def client(stage: Stage) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app_of(stage))
    async with httpx.AsyncClient(transport=transport, base_url="http://dult") as client:
        yield client


@pytest_asyncio.fixture
async def address(stage: Stage) -> AsyncIterator[tuple[str, int]]:
    """Where a real server listens, on this machine."""
    async with serving(stage.parts) as url:
        at = httpx.URL(url)
        yield at.host, at.port or 0


async def _answer(address: tuple[str, int], said: bytes) -> bytes:
    """Say something to the server, and hear all until it lets go."""
    reader, writer = await asyncio.open_connection(*address)
    try:
        writer.write(said)
        async with asyncio.timeout(HANGS_S):
            return await reader.read()
    except ConnectionError:
        return b""
    finally:
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()


async def _is_over(reader: asyncio.StreamReader) -> bool:
    """Wait until the server has let go of a connection."""
    async with asyncio.timeout(HANGS_S):
        with suppress(ConnectionError):
            return await reader.read() == b""
    return True


def _let_pass(seconds: float) -> None:
    """Let the event loop take it that so much time has passed."""
    loop = asyncio.get_running_loop()
    before = loop.time
    loop.time = lambda: before() + seconds  # type: ignore[method-assign]  # it is this test's alone


# --- in this process ---


async def test_a_body_up_to_the_limit_comes_whole_and_a_longer_one_is_413(client: httpx.AsyncClient) -> None:
    within, beyond = [await client.post("/echo", content=b"a" * size) for size in (MAX_BODY, MAX_BODY + 1)]

    assert (within.status_code, within.text) == (200, str(MAX_BODY))
    assert beyond.status_code == 413


async def test_a_body_that_does_not_say_how_long_it_is_is_413_too(client: httpx.AsyncClient) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(2 * MAX_BODY // 65536):
            yield b"a" * 65536

    assert (await client.post("/echo", content=chunks())).status_code == 413


async def test_a_body_that_goes_on_and_on_is_413_without_an_end(client: httpx.AsyncClient) -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while sent < 8 * MAX_WASTE:
            sent += 65536
            yield b"a" * 65536

    answer = await client.post("/echo", content=endless())

    assert answer.status_code == 413
    assert sent <= MAX_WASTE + 2 * 65536


async def test_every_address_refuses_too_much_whoever_reads_it(client: httpx.AsyncClient) -> None:
    statuses = {await _status(client, "POST", path, content=b"a" * (MAX_BODY + 1)) for path in PATHS + OTHERS}

    assert statuses == {413}


async def test_a_body_that_is_told_too_slowly_is_408(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "READING", 0.05)

    async def slowly() -> AsyncIterator[bytes]:
        while True:
            yield b"a"
            await asyncio.sleep(0.01)

    assert (await client.post("/echo", content=slowly())).status_code == 408


async def test_a_flood_of_probes_asks_the_database_once(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, may_answer, all_came, came = list[int](), asyncio.Event(), asyncio.Event(), count(1)

    async def figures() -> str:
        asked.append(1)
        await may_answer.wait()
        return "dult_up 1\n"

    class Counted(health.Shared[Any]):
        async def __call__(self) -> Any:
            if next(came) == 50:
                all_came.set()
            return await super().__call__()

    monkeypatch.setattr(health, "Shared", Counted)

    app = create_app(replace(stage.parts, signs=replace(stage.parts.signs, metrics=figures)))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://dult") as client:
        probes = [asyncio.create_task(client.get("/metrics")) for _ in range(50)]
        await asyncio.wait_for(all_came.wait(), HANGS_S)
        may_answer.set()
        answers = {(await probe).text for probe in probes}

    assert answers == {"dult_up 1\n"}
    assert len(asked) == 1


async def test_a_worker_without_pages_has_the_same_limits(stage: Stage) -> None:
    app = create_health_app(stage.parts.signs)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://dult") as client:
        alive = await client.get("/healthz")
        too_much = await _status(client, "POST", "/healthz", content=b"a" * (MAX_BODY + 1))

    assert alive.status_code == 200
    assert too_much == 413


async def test_a_compressed_body_is_415_whatever_is_inside(client: httpx.AsyncClient) -> None:
    body = gzip.compress(b"a" * 10_000_000)

    answer = await client.post("/echo", content=body, headers={"content-encoding": "gzip"})

    assert answer.status_code == 415


async def test_who_comes_while_too_much_is_held_is_asked_to_come_again(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "MAX_HELD", 1000)
    first_is_in, may_end = asyncio.Event(), asyncio.Event()

    async def slowly() -> AsyncIterator[bytes]:
        yield b"a" * 900
        first_is_in.set()
        await may_end.wait()

    first = asyncio.create_task(client.post("/echo", content=slowly()))
    await first_is_in.wait()
    meanwhile = await client.post("/echo", content=b"a" * 900)
    may_end.set()
    after = [(await first).status_code, (await client.post("/echo", content=b"a" * 900)).status_code]

    assert meanwhile.status_code == 503
    assert after == [200, 200]


async def test_somebody_who_leaves_before_the_end_is_not_worked() -> None:
    worked = []

    async def app(*_: object) -> None:
        worked.append(1)

    async def receive() -> dict[str, str]:
        return {"type": "http.disconnect"}

    async def send(_: object) -> None:
        raise AssertionError("Nobody is there.")

    scope = {"type": "http", "path": "/", "headers": [], "query_string": b""}
    await guard.Bounded(app)(scope, receive, send)

    assert worked == []


@pytest.mark.parametrize(
    "kind", ["", "text/plain", "application/json", "multipart/form-data; boundary=x; charset=undefined"]
)
async def test_a_form_that_no_page_of_ours_sends_is_415(client: httpx.AsyncClient, kind: str) -> None:
    body = b'--x\r\ncontent-disposition: form-data; name="csrf"\r\n\r\na\r\n--x--\r\n'

    assert (await client.post("/say", content=body, headers={"content-type": kind})).status_code == 415


async def test_a_form_of_very_many_fields_is_400(client: httpx.AsyncClient) -> None:
    assert (await client.post("/say", data={f"f{i}": "" for i in range(MAX_FIELDS + 1)})).status_code == 400


@pytest.mark.parametrize(
    "method", ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "BREW"]
)
async def test_no_method_on_any_address_is_an_error_of_dults(client: httpx.AsyncClient, method: str) -> None:
    statuses = [await _status(client, method, path) for path in PATHS + OTHERS if path != "/events"]

    assert max(statuses) < 500


@pytest.mark.parametrize(
    "path",
    [
        "/static/%00",
        "/static/../guard.py",
        "/static/%2e%2e/guard.py",
        "/static/" + "a" * 5000,
        "/static/%ff%fe",
        "/%00",
        "//",
        "/chat?as=%00&in=%ED%A0%80",
        "/chat?" + "as=x&" * 2000,
        "/attachment/%00/1",
        "/attachment/1/" + "9" * 5000,
        "/attachment/1/²?as=kari",
        "/sign-in?code=" + "%00" * 2000 + "&lang=%00",
        "/?q=" + "%25_" * 3000,
    ],
)
async def test_no_address_is_an_error_of_dults(client: httpx.AsyncClient, path: str) -> None:
    assert await _status(client, "GET", path) < 500


_header = st.tuples(
    st.sampled_from(
        ["cookie", "accept", "accept-language", "origin", "sec-fetch-site", "content-type", "last-event-id"]
    ),
    st.binary(max_size=60)
    | st.sampled_from([b"dult=x", b"dult=e30=.a.b", b"q=nan", b"en;q=1e999", b"http://[", b"http://a]b"]),
)


@settings(max_examples=80, suppress_health_check=CHECKED)
@given(
    path=st.sampled_from(["/", "/say", "/press", "/submit", "/clock", "/sign-in", "/sign-out", "/chat"]),
    headers=st.lists(_header, max_size=4),
    body=st.binary(max_size=100),
    is_post=st.booleans(),
)
@example(path="/say", headers=[("origin", b"//[")], body=b"", is_post=True)  # no address at all
async def test_whatever_a_browser_says_no_page_breaks(
    client: httpx.AsyncClient, path: str, headers: list[tuple[str, bytes]], body: bytes, is_post: bool
) -> None:
    named = [(name.encode(), its) for name, its in headers] + [(b"content-type", FORM.encode())]

    answer = await client.request("POST" if is_post else "GET", path, headers=named, content=body)

    assert answer.status_code < 500


@settings(max_examples=60, suppress_health_check=CHECKED)
@given(
    path=st.sampled_from(["/say", "/press", "/submit", "/clock", "/sign-out"]),
    values=st.dictionaries(
        st.sampled_from(
            ["text", "press", "form", "writing", "since", "to", "day", "in", "as", "field-words"]
        ),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    ),
)
async def test_whatever_stands_in_a_form_of_ours_no_page_breaks(
    client: httpx.AsyncClient, path: str, values: dict[str, str]
) -> None:
    kari = Reader(client, person="kari")
    await kari.look()
    form = {"as": "kari", **values, "csrf": kari.page.one(name="csrf")["value"]}

    assert (await client.post(path, data=form)).status_code < 500


async def _status(client: httpx.AsyncClient, method: str, path: str, **more: bytes) -> int:
    return (await client.request(method, path, **more)).status_code  # type: ignore[arg-type] # a test's


# --- over a real connection ---


async def test_headers_that_never_end_are_cut_off(
    address: tuple[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "TELLING", 0.2)

    silent, slow, unread = await asyncio.gather(
        _answer(address, b""),
        _answer(address, b"GET / HTTP/1.1\r\nhost: a\r\n"),
        _answer(address, b"POST /healthz HTTP/1.1\r\nhost: a\r\ncontent-length: 90\r\n\r\nab"),
    )

    assert silent == slow == unread == b""


async def test_a_body_that_never_ends_is_answered_and_cut_off(
    address: tuple[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "READING", 0.1)
    monkeypatch.setattr(server, "TELLING", 10 * HANGS_S)
    reader, writer = await asyncio.open_connection(*address)
    writer.write(b"POST /say HTTP/1.1\r\nhost: a\r\ncontent-length: 90\r\n\r\nab")

    async with asyncio.timeout(HANGS_S):
        said = await reader.readuntil(b"\r\n\r\n")
    _let_pass(server.TELLING)
    async with asyncio.timeout(HANGS_S):
        with suppress(ConnectionError):
            await reader.read()  # to its end, which is when the server lets go

    writer.close()
    assert said.startswith(b"HTTP/1.1 408")


async def test_a_page_that_stays_open_is_not_cut_off(stage: Stage, address: tuple[str, int]) -> None:
    reader, writer = await asyncio.open_connection(*address)
    writer.write(b"GET /events?as=kari HTTP/1.1\r\nhost: a\r\n\r\n")
    await reader.readuntil(b"clock")

    _let_pass(server.TELLING)
    for _ in range(10):  # whoever tarries would be let go of now
        await asyncio.sleep(0)
    await stage.send("person:kari", TASK)
    async with asyncio.timeout(HANGS_S):
        still = await reader.readuntil(TASK.title.encode())

    writer.close()
    assert still


async def test_headers_beyond_the_limit_are_400(address: tuple[str, int]) -> None:
    cookie = b"cookie: a=" + b"b" * 400_000

    said = await _answer(address, b"GET / HTTP/1.1\r\nhost: a\r\n" + cookie)

    assert said == b"" or said.startswith(b"HTTP/1.1 400")


@pytest.mark.parametrize(
    "said",
    [
        b"\x00\x01\x02\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"POST /say HTTP/1.1\r\nhost: a\r\ncontent-length: x\r\n\r\n",
        b"POST /say HTTP/1.1\r\nhost: a\r\ncontent-length: -1\r\n\r\n",
        b"POST /say HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\na",
        b"POST /say HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
        b"POST /say HTTP/1.1\r\nhost: a\r\ntransfer-encoding: gzip\r\n\r\n",
        b"GET / HTTP/1.1\r\nhost: a\r\nna me: b\r\n\r\n",
    ],
)
async def test_what_is_no_http_is_4xx_or_cut_off(address: tuple[str, int], said: bytes) -> None:
    assert (await _answer(address, said))[:10] in {b"HTTP/1.1 4", b""}


async def test_a_chunked_body_beyond_the_limit_is_413(address: tuple[str, int]) -> None:
    chunk = b"10000\r\n" + b"a" * 65536 + b"\r\n"
    head = b"POST /say HTTP/1.1\r\nhost: a\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n"

    said = await _answer(address, head + chunk * 20 + b"0\r\n\r\n")

    assert said.startswith(b"HTTP/1.1 413")


async def test_a_flood_of_connections_is_let_go_of_and_what_was_there_goes_on(
    address: tuple[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "CONNECTIONS", 20)
    async with httpx.AsyncClient(base_url=f"http://{address[0]}:{address[1]}", timeout=HANGS_S) as there:
        await there.get("/healthz")
        flood = [await asyncio.open_connection(*address) for _ in range(60)]
        let_go = [await _is_over(reader) for reader, _ in flood[25:]]
        meanwhile = await there.get("/healthz")
        for _, writer in flood:
            writer.close()

    assert all(let_go)
    assert meanwhile.status_code == 200


async def test_more_than_it_can_take_is_told_so(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "BUSY", 3)
    async with serving(stage.parts) as url:
        at = httpx.URL(url)
        pairs = [await asyncio.open_connection(at.host, at.port) for _ in range(3)]
        said = await _answer(
            (at.host, at.port or 0), b"GET /healthz HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n"
        )
        for _, writer in pairs:
            writer.close()

    assert said.startswith(b"HTTP/1.1 503")


def test_the_limits_fit_each_other() -> None:
    assert server.BUSY < server.CONNECTIONS < 1024
    assert guard.READING < server.TELLING  # there is an answer before the connection is gone
    assert MAX_BODY < guard.MAX_HELD
