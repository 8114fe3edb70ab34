"""The page over HTTP, without a script: what it lets through, what it keeps out, and what it says then."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

from adapters.web import live, server
from adapters.web.deeds import MAX_WORDS
from adapters.web.guard import MAX_BODY
from adapters.web.parts import WebParts
from adapters.web.route import Place
from adapters.web.sign_in import MAX_ATTEMPTS
from bot.events import Pressed
from bot.message import Ask, Attachment, Invalid, Message, Replace, Say
from nudges.delivery import DeliveryKey
from nudges.language import Language
from tests.adapters.web.reader import Reader, parse
from tests.adapters.web.stage import FORM, MONDAY, TASK, Stage, serving, staged
from tests.patience import HANGS_S


@dataclass
class Codes:
    """Knows one code of Kari's."""

    left: set[str] = field(default_factory=lambda: {"GOOD"})

    async def redeem(self, code: str) -> str | None:
        if code not in self.left:
            return None
        self.left.remove(code)
        return "kari"


@asynccontextmanager
async def browsing(parts: WebParts) -> AsyncIterator[httpx.AsyncClient]:
    async with serving(parts) as url, httpx.AsyncClient(base_url=url, timeout=HANGS_S) as client:
        yield client


@pytest_asyncio.fixture
async def client(stage: Stage) -> AsyncIterator[httpx.AsyncClient]:
    async with browsing(stage.parts) as client:
        yield client


@pytest_asyncio.fixture
async def kari(client: httpx.AsyncClient) -> Reader:
    reader = Reader(client, person="kari")
    await reader.look()
    return reader


def signed_in_only(stage: Stage) -> WebParts:
    return replace(stage.parts, cast=None, search=None, mover=None, sign_in=Codes())


# --- pressing ---


async def test_a_double_click_is_one_event(stage: Stage, kari: Reader) -> None:
    await stage.send("person:kari", TASK)
    await kari.look()
    press = kari.token("Gjør det")

    await asyncio.gather(kari.post("/press", press=press), kari.post("/press", press=press))

    assert len(stage.script.events) == 1


async def test_a_second_click_on_a_button_that_opens_a_form_opens_it_again(
    stage: Stage, kari: Reader
) -> None:
    await stage.send("person:kari", TASK)
    await kari.look()
    stage.script.replies = [Ask(form=FORM)]
    press = kari.token("En annen dag")

    await kari.post("/press", press=press)
    await kari.post("/press", press=press)

    assert kari.page.has("dialog")


async def test_a_line_sent_twice_is_said_once(stage: Stage, kari: Reader) -> None:
    writing = kari.page.one(name="writing")["value"]

    await kari.post("/say", writing=writing, text="god dag")
    await kari.post("/say", writing=writing, text="god dag")

    assert (await kari.look()).text.count("god dag") == 1
    assert len(stage.script.events) == 1


async def test_a_made_up_button_gets_a_kind_answer_and_reaches_nobody(stage: Stage, kari: Reader) -> None:
    await kari.post("/press", press="broadcast-send:1")

    assert kari.status == 200
    assert "Denne knappen virker ikke lenger" in kari.page.one(id="notice").text
    assert stage.script.events == []


async def test_a_button_of_somebody_else_does_nothing(
    stage: Stage, client: httpx.AsyncClient, kari: Reader
) -> None:
    await stage.send("person:kari", TASK)
    await kari.look()
    tom = Reader(client, person="tom")
    await tom.look()

    await tom.post("/press", press=kari.token("Gjør det"))

    assert stage.script.events == []


async def test_a_button_of_a_replaced_card_still_says_which_card_it_was(stage: Stage, kari: Reader) -> None:
    await stage.send("person:kari", TASK)
    await kari.look()
    stage.script.replies = [Replace(message=TASK.closed(body="Gjort."))]
    old = kari.token("Ikke for meg")
    await kari.press("Gjør det")

    await kari.post("/press", press=old)

    late = stage.script.events[-1]
    assert isinstance(late, Pressed)
    assert late.action == "task-decline:1"


async def test_a_replacement_for_a_card_that_is_gone_is_said_instead(stage: Stage, kari: Reader) -> None:
    await stage.send("person:kari", TASK)
    await kari.look()
    press = kari.token("Gjør det")
    (entry,) = await stage.channel.read(Place(person="kari"))
    await stage.erase(stage.channel.receipt(entry))
    stage.script.replies = [Replace(message=Message(title="Notert", body="Takk.", language=Language.NB))]

    await kari.post("/press", press=press)

    assert "Notert" in (await kari.look()).text


async def test_when_the_core_fails_the_person_is_told_and_may_press_again(stage: Stage, kari: Reader) -> None:
    await stage.send("person:kari", TASK)
    await kari.look()
    press = kari.token("Gjør det")
    stage.script.replies = [RuntimeError("the database is busy"), Replace(message=TASK.closed(body="Gjort."))]

    await kari.post("/press", press=press)
    told = kari.page.one(id="notice").text
    await kari.post("/press", press=press)

    assert "ikke lagret ennå" in told
    assert "Gjort." in (await kari.look()).text


async def test_a_form_that_could_not_be_saved_keeps_every_word(stage: Stage, kari: Reader) -> None:
    await stage.send("person:kari", TASK)
    await kari.look()
    stage.script.replies = [Ask(form=FORM), RuntimeError("the database is busy")]
    await kari.press("En annen dag")

    await kari.submit({"words": ["Lange ord"]})

    assert "Lange ord" in kari.dialog.everything()


async def test_one_form_may_lead_to_the_next(stage: Stage, kari: Reader) -> None:
    await stage.send("person:kari", TASK)
    await kari.look()
    stage.script.replies = [
        Ask(form=FORM),
        Ask(form=replace(FORM, title="Er du sikker?")),
        Invalid(errors={}),
    ]
    await kari.press("En annen dag")

    await kari.submit({"words": ["Ord"]})

    assert "Er du sikker?" in kari.dialog.text


# --- limits and gates ---


async def test_a_text_that_is_too_long_is_refused_and_kept_in_the_box(stage: Stage, kari: Reader) -> None:
    await kari.say("å" * (MAX_WORDS + 1))

    assert "for lang" in kari.page.one(id="notice").text
    assert kari.page.one(id="text").text == "å" * (MAX_WORDS + 1)
    assert stage.script.events == []


async def test_a_request_past_the_limit_gets_a_kind_page(client: httpx.AsyncClient, kari: Reader) -> None:
    csrf = kari.page.one(name="csrf")["value"]

    answer = await client.post(
        "/say", data={"csrf": csrf, "text": "a" * MAX_BODY}, headers={"accept-language": "sv"}
    )

    assert answer.status_code == 413
    assert "för lång" in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
    ],
)
async def test_a_form_from_elsewhere_is_refused(
    stage: Stage, client: httpx.AsyncClient, kari: Reader, headers: dict[str, str]
) -> None:
    values = {node["name"]: node["value"] for node in kari.page.one(id="write").all("input")}

    answer = await client.post("/say", data={**values, "text": "hei"}, headers=headers)

    assert answer.status_code == 403
    assert stage.script.events == []


async def test_a_form_without_the_mark_of_this_browser_is_refused(
    stage: Stage, client: httpx.AsyncClient, kari: Reader
) -> None:
    writing = kari.page.one(name="writing")["value"]

    answer = await client.post("/say", data={"as": "kari", "writing": writing, "text": "hei", "csrf": "x"})

    assert answer.status_code == 403
    assert stage.script.events == []


@pytest.mark.parametrize(
    "path",
    [
        "/chat?as=nobody",
        "/chat?as=kari&in=north",
        "/chat?as=kari&in=nowhere",
        "/chat",
        "/x",
        "/events?as=nobody",
    ],
)
async def test_what_is_not_there_gets_a_kind_page(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path, headers={"accept-language": "da-DK,da;q=0.9,en;q=0.1"})

    assert answer.status_code == 404
    assert 'lang="da"' in answer.text


@pytest.mark.parametrize("path", ["/", "/chat?as=kari", "/static/dult.css", "/x", "/healthz"])
async def test_every_answer_carries_the_headers_that_keep_a_page_to_itself(
    client: httpx.AsyncClient, path: str
) -> None:
    headers = (await client.get(path)).headers

    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


async def test_the_cookie_is_for_this_page_alone(client: httpx.AsyncClient) -> None:
    cookie = (await client.get("/chat?as=kari")).headers["set-cookie"].lower()

    assert "httponly" in cookie
    assert "samesite=lax" in cookie


@pytest.mark.parametrize("path", ["/", "/chat?as=kari"])
async def test_a_page_needs_nothing_from_elsewhere_and_runs_nothing_inline(
    client: httpx.AsyncClient, path: str
) -> None:
    page = parse((await client.get(path)).text)

    assert [node["src"] for node in page.all() if node["src"].startswith("http")] == []
    assert [node.text for node in page.all("script") if node.text] == []
    assert not page.has("style")
    assert [
        node for node in page.all() if node["style"] or any(name.startswith("on") for name in node.attributes)
    ] == []


GARBAGE = ("", "\0", "<script>", "💥" * 50, "9" * 40, "../../etc", "task-do:1", "person:lena", "-1")


@pytest.mark.parametrize("path", ["/press", "/submit", "/say", "/clock", "/sign-in"])
async def test_garbage_never_breaks_anything(stage: Stage, kari: Reader, path: str) -> None:
    names = ("press", "form", "writing", "text", "to", "day", "since", "code", "field-words")
    for one in GARBAGE:
        await kari.open(kari.url)
        answer = await kari.post(path, **dict.fromkeys(names, one))
        assert answer.status_code < 500

    assert stage.script.events == []


@pytest.mark.parametrize("since", GARBAGE)
async def test_a_page_that_says_nonsense_about_what_it_has_gets_everything(
    stage: Stage, client: httpx.AsyncClient, since: str
) -> None:
    await stage.send("person:kari", TASK)

    async with client.stream("GET", "/events", params={"as": "kari", "since": since}) as answer:
        first = await anext(answer.aiter_text())

    assert TASK.title in first


# --- the clock ---


async def test_the_next_day_comes_with_a_press(stage: Stage, kari: Reader) -> None:
    await kari.post("/clock", to="day")

    assert stage.clock.moment == MONDAY.replace(day=24, hour=11)
    assert "tirsdag" in kari.page.one(id="clock").text


async def test_the_next_week_and_any_date_come_too(stage: Stage, kari: Reader) -> None:
    await kari.post("/clock", to="week")
    await kari.post("/clock", to="date", day="2026-12-24")

    assert stage.clock.moment == MONDAY.replace(month=12, day=24, hour=11)


@pytest.mark.parametrize("day", ["2026-11-23", "2020-01-01", "2099-01-01", "tomorrow", ""])
async def test_the_clock_does_not_go_to_a_day_that_makes_no_sense(
    stage: Stage, kari: Reader, day: str
) -> None:
    await kari.post("/clock", to="date", day=day)

    assert stage.clock.moment == MONDAY
    assert "Velg en dag" in kari.page.one(id="notice").text


# --- signing in ---


async def test_without_demo_and_sign_in_the_page_says_it_is_off(stage: Stage) -> None:
    async with browsing(replace(signed_in_only(stage), sign_in=None)) as client:
        start, chat = await client.get("/"), await client.get("/chat?as=kari")

    assert "The web page is off" in start.text
    assert chat.status_code == 404


async def test_what_people_are_is_told_in_the_language_of_the_page(client: httpx.AsyncClient) -> None:
    start, chat = await client.get("/?lang=fi"), await client.get("/chat?as=tom")

    assert "Osaamisagentti · Tromsø" in start.text
    assert "Competence agent · Tromsø" in chat.text


async def test_nobody_can_choose_who_to_be_where_people_sign_in(stage: Stage) -> None:
    async with browsing(signed_in_only(stage)) as client:
        answer = await client.get("/chat?as=kari")

    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")


async def test_a_link_fills_the_code_in_and_uses_nothing_up(stage: Stage) -> None:
    parts = signed_in_only(stage)
    async with browsing(parts) as client:
        page = parse((await client.get("/sign-in?code=GOOD")).text)

    assert page.one(id="code")["value"] == "GOOD"
    assert parts.sign_in == Codes()


async def test_a_code_leads_to_the_own_conversation_and_nowhere_else(stage: Stage) -> None:
    await stage.send("person:kari", TASK)
    async with browsing(signed_in_only(stage)) as client:
        reader = Reader(client)
        await reader.open("/sign-in")
        await reader.post("/sign-in", code="GOOD")
        other = parse((await client.get("/chat?as=lena")).text)

    assert "Kari Nordmann" in reader.page.one("h1").text
    assert TASK.title in reader.page.text
    assert "Kari Nordmann" in other.one("h1").text


async def test_who_signs_out_is_out(stage: Stage) -> None:
    async with browsing(signed_in_only(stage)) as client:
        reader = Reader(client)
        await reader.open("/sign-in")
        await reader.post("/sign-in", code="GOOD")
        await reader.post("/sign-out")
        answer = await client.get("/chat")

    assert answer.headers["location"] == "/sign-in"


async def test_a_wrong_code_gets_a_kind_answer(stage: Stage) -> None:
    async with browsing(signed_in_only(stage)) as client:
        reader = Reader(client)
        await reader.open("/sign-in")
        await reader.post("/sign-in", code="BAD")

    assert reader.status == 422
    assert "does not work" in reader.page.one(id="problem").text


async def test_guessing_codes_is_slow(stage: Stage) -> None:
    async with browsing(signed_in_only(stage)) as client:
        reader = Reader(client)
        await reader.open("/sign-in")
        for _ in range(MAX_ATTEMPTS):
            await reader.post("/sign-in", code="BAD")
        await reader.post("/sign-in", code="GOOD")

    assert reader.status == 429


# --- operation ---


async def test_health_addresses_tell_how_things_are(stage: Stage) -> None:
    async def unwell() -> list[str]:
        return ["The beat is 90 s late."]

    async with browsing(replace(stage.parts, signs=replace(stage.parts.signs, ready=unwell))) as client:
        alive, ready, metrics = [await client.get(path) for path in ("/healthz", "/readyz", "/metrics")]

    assert alive.status_code == 200
    assert (ready.status_code, ready.text) == (503, "The beat is 90 s late.\n")
    assert metrics.text == "dult_up 1\n"


async def test_what_somebody_should_look_at_does_not_make_dult_unready(stage: Stage) -> None:
    async def lost() -> list[str]:
        return ["slack:T1 is disconnected."]

    async with browsing(replace(stage.parts, signs=replace(stage.parts.signs, notes=lost))) as client:
        ready = await client.get("/readyz")

    assert (ready.status_code, ready.text) == (200, "ready\nslack:T1 is disconnected.\n")


async def test_a_restart_forgets_nothing_and_an_open_form_can_still_be_sent(tmp_path: Path) -> None:
    async with staged(tmp_path) as before, browsing(before.parts) as client:
        kari = Reader(client, person="kari")
        await before.send("person:kari", TASK)
        await kari.look()
        before.script.replies = [Ask(form=FORM)]
        await kari.press("En annen dag")
        cookies = client.cookies
    async with staged(tmp_path) as after, browsing(after.parts) as client:
        client.cookies = cookies
        kari.client = client
        after.script.replies = [Say(message=Message(title="Takk", body="Sendt.", language=Language.NB))]

        await kari.submit({"words": ["Ord"]})

        shown = (await kari.look()).text
    assert TASK.title in shown
    assert "Sendt." in shown


# --- live ---


async def _news(
    client: httpx.AsyncClient, count: int, *, last: str = "", is_open: asyncio.Event | None = None
) -> list[str]:
    """Listen until ``count`` events about lines have come."""
    events: list[str] = []
    headers = {"last-event-id": last} if last else {}
    url = "/events?as=kari&since=0"
    async with asyncio.timeout(HANGS_S), client.stream("GET", url, headers=headers) as answer:
        buffer = ""
        async for chunk in answer.aiter_text():
            *whole, buffer = (buffer + chunk).split("\n\n")
            if is_open and "event: clock" in chunk:  # all that there was before has come
                is_open.set()
            events += [event for event in whole if event.startswith(("event: entry", "event: gone"))]
            if len(events) >= count:
                return events
    return events


async def _listening(client: httpx.AsyncClient) -> asyncio.Task[list[str]]:
    """Open a page, and wait until it only waits for what is new."""
    is_open = asyncio.Event()
    listening = asyncio.create_task(_news(client, 1, is_open=is_open))
    await asyncio.wait_for(is_open.wait(), HANGS_S)
    return listening


@pytest.fixture
def never_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no page look untold while a test waits."""
    monkeypatch.setattr(live, "LOOK_EVERY", 10 * HANGS_S)


def test_a_page_looks_every_second_untold() -> None:
    assert live.LOOK_EVERY == 1


@pytest.mark.usefixtures("never_looks")
async def test_an_open_page_gets_what_is_sent_at_once(stage: Stage, client: httpx.AsyncClient) -> None:
    listening = await _listening(client)

    await stage.send("person:kari", TASK)

    (event,) = await listening
    assert TASK.title in event


async def test_after_a_break_a_page_gets_what_it_missed_and_no_more(
    stage: Stage, client: httpx.AsyncClient
) -> None:
    await stage.send("person:kari", TASK, "d1")
    (first,) = await _news(client, 1)
    await stage.send("person:kari", replace(TASK, title="Nummer to"), "d2")

    missed = await _news(client, 1, last=first.rpartition("id: ")[2])

    assert ["Nummer to" in event for event in missed] == [True]


async def test_what_another_process_writes_arrives_too(client: httpx.AsyncClient, tmp_path: Path) -> None:
    listening = await _listening(client)

    async with staged(tmp_path) as elsewhere:
        await elsewhere.send("person:kari", TASK)

    assert TASK.title in (await listening)[0]


async def test_an_open_page_of_somebody_else_hears_nothing(stage: Stage, client: httpx.AsyncClient) -> None:
    await stage.send("person:tom", TASK, "d1")
    listening = await _listening(client)

    await stage.send("person:tom", TASK, "d2")
    await stage.send("person:kari", replace(TASK, title="Til Kari"), "d3")

    assert ["Til Kari" in event for event in await listening] == [True]


@pytest.mark.usefixtures("never_looks")
async def test_a_stopping_server_waits_for_no_open_page(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "GRACE", int(10 * HANGS_S))  # it would wait so long for an answer under way
    async with httpx.AsyncClient(timeout=HANGS_S) as client:
        async with serving(stage.parts) as url:
            client.base_url = httpx.URL(url)
            listening = await _listening(client)

        assert await listening == []


# --- files ---


OWN_DATA = Message(
    title="Dine data",
    body="Her er alt.",
    language=Language.NB,
    attachments=(Attachment(name="dult.json", media_type="application/json", content='{"a": "<script>"}'),),
)


def link_to_file(reader: Reader) -> str:
    return next(node["href"] for node in reader.page.all("a") if node["download"])


async def test_a_file_is_saved_and_never_shown_or_kept(
    stage: Stage, client: httpx.AsyncClient, kari: Reader
) -> None:
    await stage.send("person:kari", OWN_DATA)
    await kari.look()

    answer = await client.get(link_to_file(kari))

    assert answer.text == '{"a": "<script>"}'
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert answer.headers["content-type"] == "application/json; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"


async def test_a_file_of_somebody_else_is_not_found(
    stage: Stage, client: httpx.AsyncClient, kari: Reader
) -> None:
    await stage.send("person:kari", OWN_DATA)
    await kari.look()
    mine = link_to_file(kari)

    theirs = await client.get(mine.replace("as=kari", "as=pekka"))
    in_a_room = await client.get(mine.replace("as=kari", "as=siri&in=north"))

    assert (theirs.status_code, in_a_room.status_code) == (404, 404)


@pytest.mark.parametrize(
    "path", ["/attachment/1/1", "/attachment/1/-1", "/attachment/1/x", "/attachment/x/0"]
)
async def test_a_file_that_is_not_there_is_not_found(
    stage: Stage, client: httpx.AsyncClient, path: str
) -> None:
    await stage.send("person:kari", OWN_DATA)

    assert (await client.get(path, params={"as": "kari"})).status_code == 404


async def test_a_file_of_a_message_that_was_erased_is_gone(
    stage: Stage, client: httpx.AsyncClient, kari: Reader
) -> None:
    receipt = await stage.channel.send(stage.address("person:kari"), OWN_DATA, DeliveryKey("d1"))
    await kari.look()
    mine = link_to_file(kari)

    await stage.erase(receipt)

    assert (await client.get(mine)).status_code == 404


async def test_with_sign_in_a_file_is_for_who_signed_in_alone(stage: Stage) -> None:
    async with browsing(signed_in_only(stage)) as client:
        await stage.send("person:kari", OWN_DATA)
        kari = Reader(client)
        await kari.open("/sign-in")
        unknown = await client.get("/attachment/1/0", params={"as": "kari"})
        await kari.post("/sign-in", code="GOOD")
        await kari.look()

        answer = await client.get(link_to_file(kari))

        assert (unknown.status_code, unknown.headers["location"]) == (303, "/sign-in")
        assert answer.text == '{"a": "<script>"}'
