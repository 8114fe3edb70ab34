"""The page in a real Chromium: live, by keyboard alone, at any width, without a fault that axe-core knows."""

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
import pytest_asyncio
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Dialog, Page, Request, expect

from adapters.web import live
from adapters.web.persona import Persona, Visitor
from bot.message import Ask, Invalid, Message, Replace, Say
from nudges.language import Language
from tests.adapters.web.stage import CAST, FILM, FORM, KARI, NORTH, ODD, SIRI, TASK, Stage, serving, staged
from tests.browser import HANGS_MS
from tests.patience import HANGS_S

pytestmark = pytest.mark.asyncio(loop_scope="session")

WCAG: Final = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
PHONE: Final = {"width": 390, "height": 844}
NARROWEST: Final = {"width": 320, "height": 640}
DONE: Final = TASK.closed(body="Du gjorde det.")


class Table:
    """A served stage and a browser before it; what the page complains of is collected."""

    def __init__(self, stage: Stage, url: str, browser: Browser) -> None:
        self.stage = stage
        self.url = url
        self._browser = browser
        self.complaints: list[str] = []

    async def open(self, path: str, **settings: Any) -> Page:
        context = await self._browser.new_context(base_url=self.url, **settings)
        page = await context.new_page()
        page.set_default_timeout(HANGS_MS)
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        await page.goto(path)
        return page

    async def close(self) -> None:
        for context in self._browser.contexts:
            await context.close()


@pytest_asyncio.fixture(loop_scope="session")
async def table(browser: Browser, tmp_path: Path) -> AsyncIterator[Table]:
    async with staged(tmp_path) as stage, serving(stage.parts) as url:
        table = Table(stage, url, browser)
        yield table
        await table.close()
        assert table.complaints == []


async def test_what_is_sent_appears_without_loading_the_page_again(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "LOOK_EVERY", 10 * HANGS_S)  # it is told, and does not look by itself
    page = await table.open("/chat?as=kari")

    await table.stage.send("person:kari", TASK)

    await expect(page.get_by_role("heading", name=TASK.title)).to_be_visible()


async def test_what_is_updated_or_erased_changes_on_the_open_page(table: Table) -> None:
    await table.stage.send("person:kari", TASK)
    page = await table.open("/chat?as=kari")
    (entry,) = await table.stage.channel.read(Visitor(persona=KARI).place)
    receipt = table.stage.channel.receipt(entry)

    await table.stage.channel.update(receipt, DONE)
    await expect(page.locator(".body")).to_have_text("Du gjorde det.")
    await table.stage.erase(receipt)

    await expect(page.locator(".card")).to_have_count(0)
    await expect(page.get_by_role("heading", name="Ingen meldinger ennå")).to_be_visible()


async def test_a_press_is_answered_in_the_cards_place(table: Table) -> None:
    await table.stage.send("person:kari", TASK)
    table.stage.script.replies = [Replace(message=DONE)]
    page = await table.open("/chat?as=kari")

    await page.get_by_role("button", name="Gjør det").click()

    await expect(page.locator(".body")).to_have_text("Du gjorde det.")
    await expect(page.locator(".entry")).to_have_count(1)
    await expect(page.locator(".entry")).to_be_focused()


async def test_a_double_click_is_one_event(table: Table) -> None:
    await table.stage.send("person:kari", TASK)
    page, sent = await table.open("/chat?as=kari"), list[Request]()
    page.on("request", lambda one: sent.append(one) if one.method == "POST" else None)
    table.stage.script.may_answer.clear()

    await page.get_by_role("button", name="Gjør det").dblclick()
    async with page.expect_response("**/press"):
        table.stage.script.may_answer.set()
    await _is_answered(page)
    await asyncio.gather(*(one.response() for one in sent))

    assert len(table.stage.script.events) == 1


async def test_pressing_once_more_later_is_a_new_event(table: Table) -> None:
    await table.stage.send("person:kari", TASK)
    page = await table.open("/chat?as=kari")
    button = page.get_by_role("button", name="Gjør det")

    for _ in range(2):
        async with page.expect_response("**/press"):
            await button.click()
        await _is_answered(page)

    assert len({event.id for event in table.stage.script.events}) == 2


async def test_what_one_member_writes_in_a_room_the_others_read_at_once(table: Table) -> None:
    siri = await table.open("/chat?as=siri&in=north")
    odd = await table.open("/chat?as=odd&in=north")

    await siri.get_by_label("Skriv til teamet og Dult").fill("Er alle her?")
    await siri.keyboard.press("Enter")

    await expect(odd.locator(".from-other .words")).to_have_text("Er alle her?")
    await expect(siri.locator(".from-me .words")).to_have_text("Er alle her?")
    await expect(siri.locator("#text")).to_have_value("")


async def test_what_is_private_in_a_room_never_reaches_the_others(table: Table) -> None:
    await table.stage.send("team:north", FILM)
    table.stage.script.replies = [
        Say(message=Message(title="Bare til deg", body="Hei.", language=Language.NB)),
        Say(message=Message(title="Til alle", body="Hei.", language=Language.NB), private=False),
    ]
    siri = await table.open("/chat?as=siri&in=north")
    odd = await table.open("/chat?as=odd&in=north")

    await siri.get_by_role("button", name="Vi er i gang").click()
    await expect(siri.get_by_text("Bare du ser dette")).to_be_visible()
    await _is_answered(siri)
    await siri.get_by_role("button", name="Vi er i gang").click()

    await expect(odd.get_by_role("heading", name="Til alle")).to_be_visible()
    await expect(odd.get_by_role("heading", name="Bare til deg")).to_have_count(0)


async def test_everything_can_be_done_by_keyboard(table: Table) -> None:
    await table.stage.send("person:kari", TASK)
    table.stage.script.replies = [
        Ask(form=FORM),
        Invalid(errors={"about": "Velg ett av dem."}),
        Replace(message=DONE),
    ]
    page = await table.open("/chat?as=kari")

    await page.keyboard.press("Tab")
    await expect(page.get_by_role("link", name="Gå til skrivefeltet")).to_be_focused()
    await _tab_to(page, "Flere valg")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(page.get_by_label("Fortell kort")).to_be_focused()
    await page.keyboard.type("Jeg kommer ikke i gang")
    await _tab_to(page, "Send")
    await page.keyboard.press("Enter")
    await expect(page.locator(".errors")).to_be_focused()
    await expect(page.get_by_label("Fortell kort")).to_have_value("Jeg kommer ikke i gang")
    await _tab_to(page, "Send")
    await page.keyboard.press("Enter")

    await expect(page.get_by_role("dialog")).to_have_count(0)
    await expect(page.locator(".body")).to_have_text("Du gjorde det.")
    await expect(page.locator(".entry")).to_be_focused()


async def test_escape_closes_a_menu_and_a_form_and_leads_back(table: Table) -> None:
    await table.stage.send("person:kari", TASK)
    table.stage.script.replies = [Ask(form=FORM)]
    page = await table.open("/chat?as=kari")
    menu = page.locator(".entry summary")

    await menu.click()
    await page.keyboard.press("Escape")
    await expect(menu).to_be_focused()
    await expect(page.get_by_role("button", name="Bytt oppgave")).to_be_hidden()
    await page.get_by_role("button", name="En annen dag").click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    await page.keyboard.press("Escape")

    await expect(page.get_by_role("dialog")).to_have_count(0)
    await expect(page.get_by_role("button", name="En annen dag")).to_be_focused()


async def test_a_form_with_words_in_it_is_not_closed_by_a_slip(table: Table) -> None:
    await table.stage.send("person:kari", TASK)
    table.stage.script.replies = [Ask(form=FORM)]
    page = await table.open("/chat?as=kari")
    asked: list[str] = []
    answers = iter([False, True])

    async def answer(dialog: Dialog) -> None:
        asked.append(dialog.message)
        await (dialog.accept() if next(answers) else dialog.dismiss())

    page.on("dialog", answer)
    await page.get_by_role("button", name="En annen dag").click()
    await page.get_by_label("Fortell kort").fill("En lang tekst")
    await page.keyboard.press("Escape")
    await expect(page.get_by_label("Fortell kort")).to_have_value("En lang tekst")
    await page.get_by_role("dialog").get_by_role("link", name="Avbryt").click()

    await expect(page.get_by_role("dialog")).to_have_count(0)
    assert asked == ["Lukke uten å ta vare på det du har skrevet?"] * 2


async def test_the_menu_opens_where_it_can_be_seen(table: Table) -> None:
    await table.stage.send("person:kari", TASK)
    page = await table.open("/chat?as=kari", viewport={"width": 1280, "height": 640})

    await page.locator(".entry summary").click()

    await expect(page.get_by_role("button", name="Ta en pause")).to_be_in_viewport(ratio=1)


async def test_the_clock_moves_and_brings_what_is_due(table: Table) -> None:
    page = await table.open("/chat?as=kari")

    await page.get_by_role("button", name="Neste dag").click()

    await expect(page.locator("#clock")).to_have_text(re.compile(r"tirsdag\s+24\.11\.2026\s+12\.00"))
    await expect(page.locator("#notice")).to_be_empty()


async def test_while_the_clock_moves_the_page_shows_how_far_it_has_come(
    table: Table, browser: Browser
) -> None:
    clock, may_arrive = table.stage.clock, asyncio.Event()

    class Slow:
        def now(self) -> datetime:
            return clock.moment

        async def move_to(self, moment: datetime) -> None:
            clock.moment += timedelta(days=3)
            await may_arrive.wait()
            clock.moment = moment

    async with serving(replace(table.stage.parts, mover=Slow())) as url:
        page = await Table(table.stage, url, browser).open("/chat?as=kari")
        await page.get_by_role("button", name="Neste uke").click()

        await expect(page.locator("#notice")).to_contain_text("Klokka går")
        await expect(page.locator("#clock")).to_contain_text("26.11.2026")
        may_arrive.set()
        await expect(page.locator("#clock")).to_contain_text("30.11.2026")
        await expect(page.locator("#notice")).to_be_empty()
        await page.close()


async def test_any_date_can_be_picked(table: Table) -> None:
    page = await table.open("/chat?as=tom")

    await page.get_by_text("Other day").click()
    await page.get_by_label("Go to 12:00 on this day").fill("2026-12-24")
    await page.get_by_role("button", name="Move the clock").click()

    await expect(page.locator("#clock")).to_have_text(re.compile(r"Thursday\s+24 December 2026"))


async def test_the_page_follows_when_the_person_chooses_another_language(
    table: Table, browser: Browser
) -> None:
    chosen = {"kari": KARI}

    async def look_up(key: str) -> Persona | None:
        return chosen.get(key)

    async with serving(replace(table.stage.parts, look_up=look_up)) as url:
        page = await Table(table.stage, url, browser).open("/chat?as=kari")
        chosen["kari"] = replace(KARI, language=Language.FI)
        await page.get_by_label("Skriv til Dult").fill("suomi")
        await page.keyboard.press("Enter")

        await expect(page.locator("html")).to_have_attribute("lang", "fi")
        await page.close()


async def test_without_a_script_everything_works_by_loading_the_page_again(table: Table) -> None:
    await table.stage.send("person:kari", TASK)
    table.stage.script.replies = [Ask(form=FORM), Replace(message=DONE)]
    page = await table.open("/chat?as=kari", java_script_enabled=False)

    await page.get_by_role("button", name="En annen dag").click()
    await page.get_by_label("Fortell kort").fill("I morgen")
    await page.get_by_role("dialog").get_by_role("button", name="Send").click()

    await expect(page.locator(".body")).to_have_text("Du gjorde det.")


@pytest.mark.parametrize(
    "path", ["/", "/chat?as=kari", "/chat?as=siri&in=north", "/chat?as=pekka", "/sign-in", "/x"]
)
async def test_nothing_is_wider_than_the_narrowest_phone(table: Table, path: str) -> None:
    await _furnish(table.stage)
    page = await table.open(path, viewport=NARROWEST)
    table.complaints.clear()

    wide = await page.evaluate("document.documentElement.scrollWidth")

    assert wide <= NARROWEST["width"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("persona", CAST, ids=lambda one: one.key)
async def test_axe_finds_no_fault_in_any_conversation(table: Table, persona: Persona, scheme: Any) -> None:
    await _furnish(table.stage)
    room = f"&in={persona.rooms[0].key}" if persona.rooms else ""
    page = await table.open(f"/chat?as={persona.key}{room}", color_scheme=scheme)

    await _open_menus(page)

    assert await faults(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", Language)
async def test_axe_finds_no_fault_where_one_chooses(table: Table, language: Language, scheme: Any) -> None:
    page = await table.open(f"/?lang={language}&q=kari", color_scheme=scheme)

    assert await faults(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_no_fault_on_a_phone_or_in_a_form_with_errors(table: Table, scheme: Any) -> None:
    await table.stage.send("person:kari", TASK)
    table.stage.script.replies = [
        Ask(form=FORM),
        Invalid(errors={"words": "Skriv noen ord.", "about": "Velg ett av dem.", "": "Prøv igjen."}),
    ]
    page = await table.open("/chat?as=kari", color_scheme=scheme, viewport=PHONE)

    await page.get_by_role("button", name="En annen dag").click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    open_form = await faults(page)
    await page.get_by_role("dialog").get_by_role("button", name="Send").click()
    await expect(page.locator(".errors")).to_be_visible()

    assert [*open_form, *await faults(page)] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_no_fault_on_the_way_in(browser: Browser, tmp_path: Path, scheme: Any) -> None:
    class Nobody:
        async def redeem(self, code: str) -> str | None:
            return None

    async with (
        staged(tmp_path, cast=None, mover=None, sign_in=Nobody()) as stage,
        serving(stage.parts) as url,
    ):
        table = Table(stage, url, browser)
        page = await table.open("/sign-in?lang=nn", color_scheme=scheme)
        at_first = await faults(page)
        await page.get_by_role("button", name="Logg inn").click()
        after = await faults(page)
        await table.close()

    assert [*at_first, *after] == []


@pytest.mark.parametrize("path", ["/x", "/chat?as=nobody"])
async def test_axe_finds_no_fault_where_there_is_nothing(table: Table, path: str) -> None:
    page = await table.open(path)
    table.complaints.clear()  # a browser mentions each 404

    assert await faults(page) == []


async def faults(page: Page) -> list[str]:
    """Return what axe-core has to say against the page, once nothing moves any more."""
    await page.evaluate("Promise.all(document.getAnimations().map((one) => one.finished))")
    found = await Axe().run(page, options=WCAG)
    return [
        f"{fault['id']}: {node['html'][:120]} {node['failureSummary']}"
        for fault in found.response["violations"]
        for node in fault["nodes"]
    ]


async def _is_answered(page: Page) -> None:
    """Wait until the page has shown the answer to a press: before that it takes no other."""
    await expect(page.locator("[aria-busy=true]")).to_have_count(0)


async def _furnish(stage: Stage) -> None:
    for persona in CAST:
        await stage.send(f"person:{persona.key}", TASK, f"task-{persona.key}")
    await stage.send("team:north", FILM, "film")
    await stage.send("person:siri@team:north", DONE, "private")
    await stage.channel.said(Visitor(persona=ODD, room=NORTH), "Eg er klar, og " + "spent" * 30, "said-1")
    await stage.channel.said(Visitor(persona=SIRI, room=NORTH), "Jeg og.", "said-2")


async def _open_menus(page: Page) -> None:
    await page.evaluate("document.querySelectorAll('.entry details').forEach((menu) => { menu.open = true })")


async def _tab_to(page: Page, name: str) -> None:
    for _ in range(60):
        if await page.evaluate("document.activeElement.textContent.trim()") == name:
            return
        await page.keyboard.press("Tab")
    raise AssertionError(f"Nobody gets to “{name}” by keyboard.")
