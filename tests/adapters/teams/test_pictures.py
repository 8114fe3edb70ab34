"""Every card in Microsoft's renderer and a real Chromium: read, drawn, filled in, pressed."""

from collections.abc import AsyncIterator, Iterator
from itertools import cycle
from typing import Any, Final

import pytest
import pytest_asyncio
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page

from nudges.language import Language
from tests.adapters.teams.drawing import INPUTS, Drawing, gallery, prepare, row
from tests.adapters.teams.judge import each
from tests.adapters.teams.theme import ACTIONS, DARK, LIGHT, Theme
from tests.patience import HANGS_S

pytestmark = pytest.mark.asyncio(loop_scope="session")

NARROWEST: Final = 320
"""Pixels of the narrowest phone, and what WCAG 2.1 asks of a page (1.4.10, *Reflow*)."""
WCAG: Final = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], "resultTypes": ["violations"]}
AT_ONCE: Final = 10
"""Cards on one page before axe-core, which takes the longer for each the more there are."""

Looks = list[tuple[Drawing, dict[str, Any]]]
"""Each card with what the page tells of it: ``looked`` in ``renderer/look.js``."""


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def page(browser: Browser) -> AsyncIterator[Page]:
    context = await browser.new_context(offline=True)
    context.set_default_timeout(1_000 * HANGS_S)
    page = await context.new_page()
    await prepare(page)
    yield page
    await context.close()


@pytest.fixture(scope="session")
def seen() -> dict[Language, Looks]:
    """What was looked at once, as the tests do not come language by language."""
    return {}


@pytest_asyncio.fixture(loop_scope="session", params=Language)
async def looks(page: Page, seen: dict[Language, Looks], request: pytest.FixtureRequest) -> Looks:
    """Draw all cards of a language as on the narrowest phone; each with what it shows and does."""
    language: Language = request.param
    if language not in seen:
        cards = [its[language] for its in gallery().values()]
        told = await page.evaluate("(cards) => looked(cards)", row(LIGHT, NARROWEST, cards))
        seen[language] = list(zip(cards, told, strict=True))
    return seen[language]


async def test_the_renderer_has_nothing_to_say_against_any_card(looks: Looks) -> None:
    """teams.md §3.6, §4.26: no event while it reads a card, no failure when it looks at its properties."""
    assert {its["name"]: seen["faults"] for its, seen in looks if seen["faults"]} == {}


async def test_nothing_is_cut_off_on_the_narrowest_phone(looks: Looks) -> None:
    """teams.md §4.26."""
    assert {its["name"]: seen["cut"] for its, seen in looks if seen["cut"]} == {}


async def test_the_keyboard_gets_to_every_action_and_takes_along_what_was_filled_in(
    looks: Looks,
) -> None:
    """teams.md §4.28."""
    done = {
        its["name"]: [(one["title"], one["type"], sorted(one["data"])) for one in seen["executed"]]
        for its, seen in looks
    }

    assert done == {its["name"]: list(_carried(its["card"])) for its, _ in looks}


async def test_no_more_stands_beside_each_other_than_teams_shows(looks: Looks) -> None:
    rows = [place for its, _ in looks for place in (its["card"], *each(its["card"], "ActionSet"))]

    beside = [[one for one in its.get("actions", []) if "mode" not in one] for its in rows]

    assert max(map(len, beside)) <= ACTIONS


async def test_every_input_has_its_label_and_says_when_it_is_missing(
    looks: Looks,
) -> None:
    """teams.md §4.26."""
    unsaid = {its["name"]: seen["unnamed"] + seen["missing"] for its, seen in looks}

    assert {name: fields for name, fields in unsaid.items() if fields} == {}


@pytest.mark.parametrize(("theme", "turn"), [(LIGHT, 0), (DARK, 1)], ids=["light", "dark"])
async def test_axe_finds_no_fault_in_any_card(page: Page, theme: Theme, turn: int) -> None:
    """Every second card is in the dark, and languages take turns: what they are made of comes again."""
    turns = zip(gallery().values(), cycle(Language), strict=False)
    cards = [its[language] for its, language in turns][turn::2]

    found = [
        fault
        for first in range(0, len(cards), AT_ONCE)
        for fault in await _faults(page, row(theme, NARROWEST, cards[first : first + AT_ONCE]))
    ]

    assert found == []


async def _faults(page: Page, cards: dict[str, Any]) -> list[str]:
    """Return what axe-core has to say against some cards."""
    await page.evaluate("(cards) => shown(cards)", cards)
    found = await Axe().run(page, options=WCAG)
    return [
        f"{fault['id']}: {node['html'][:120]} {node['failureSummary']}"
        for fault in found.response["violations"]
        for node in fault["nodes"]
    ]


def _carried(card: Any) -> Iterator[tuple[str, str, list[str]]]:
    """Yield what comes of each action: those in the menu after the others beside them."""
    fields = {its["id"] for kind in INPUTS for its in each(card, kind)}
    for place in (card, *each(card, "ActionSet")):
        for one in sorted(place.get("actions", []), key=lambda its: "mode" in its):
            yield one["title"], one["type"], sorted({*one["data"], *fields})
