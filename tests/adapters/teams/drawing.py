"""Cards drawn by Microsoft's own renderer in a real Chromium, in a frame like that of Teams."""

import base64
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from markdown_it import MarkdownIt
from playwright.async_api import Page

from nudges.language import Language
from tests.adapters.teams.gallery import FOLDER
from tests.adapters.teams.judge import actions_in, each
from tests.adapters.teams.theme import Theme, host_config
from tests.node import packages

RENDERER: Final = Path(__file__).parent / "renderer"
WEIGHTS: Final = (400, 600)
SLANTS: Final = ("normal", "italic")
RANGES: Final = {"latin-ext": "U+0100-02FF", "latin": "U+0000-00FF, U+2000-206F, U+20AC, U+2122"}
INPUTS: Final = ("Input.Text", "Input.ChoiceSet", "Input.Date")

Drawing = Mapping[str, Any]
"""What the gallery wrote of a card in one language, with its name."""


def gallery() -> dict[str, dict[Language, Drawing]]:
    """Read all that the gallery wrote, by name and language."""
    return {file.stem: _read(file) for file in sorted(FOLDER.glob("*.json"))}


def _read(file: Path) -> dict[Language, Drawing]:
    drawn = json.loads(file.read_text(encoding="utf-8"))
    return {Language(language): its | {"name": file.stem} for language, its in drawn.items()}


async def prepare(page: Page) -> None:
    """Load the renderer and all that a frame needs; nothing is fetched from anywhere."""
    modules = packages(RENDERER)
    await page.set_content((RENDERER / "page.html").read_text(encoding="utf-8"))
    await page.add_style_tag(content=_fonts(modules))
    await page.add_style_tag(path=RENDERER / "page.css")
    await page.add_script_tag(path=modules / "adaptivecards" / "dist" / "adaptivecards.min.js")
    await page.add_script_tag(path=RENDERER / "draw.js")
    await page.add_script_tag(path=RENDERER / "look.js")
    await page.evaluate("Promise.all([...document.fonts].map((font) => font.load()))")


def row(theme: Theme, width: int, shown: Iterable[Drawing]) -> dict[str, Any]:
    """Return what the page is told of cards to be drawn beside each other, each ``width`` pixels wide."""
    its = [_told(drawing) for drawing in shown]
    return {
        "theme": theme.theme,
        "colours": theme.colours,
        "hostConfig": host_config(theme),
        "width": width,
        "words": {text: _reader().render(text) for one in its for text in _markdown_in(one["card"])},
        "shown": its,
    }


def _told(drawing: Drawing) -> dict[str, Any]:
    card = drawing["card"]
    menu = [one["title"] for one in actions_in(card) if one.get("mode") == "secondary"]
    return {**drawing, "menu": menu}


def _markdown_in(card: Any) -> Iterator[str]:
    """Yield what the renderer reads as Markdown, of which choices and errors are a part."""
    yield from (block["text"] for block in each(card, "TextBlock"))
    yield from (choice["title"] for its in each(card, "Input.ChoiceSet") for choice in its["choices"])
    yield from (its["errorMessage"] for kind in INPUTS for its in each(card, kind))


@cache
def _reader() -> MarkdownIt:
    """Read what Teams reads, and no more: bold, italics, lists and links (…/cards/cards-format)."""
    return MarkdownIt("zero").enable(["emphasis", "list", "link", "escape", "newline", "entity"])


@cache
def _fonts(modules: Path) -> str:
    return "".join(
        f"@font-face {{ font-family: 'Open Sans'; font-weight: {weight}; font-style: {slant};"
        f" unicode-range: {characters}; src: url({_letters(modules, alphabet, weight, slant)}) }}\n"
        for weight in WEIGHTS
        for slant in SLANTS
        for alphabet, characters in RANGES.items()
    )


def _letters(modules: Path, alphabet: str, weight: int, slant: str) -> str:
    file = modules / "@fontsource" / "open-sans" / "files" / f"open-sans-{alphabet}-{weight}-{slant}.woff2"
    return f"data:font/woff2;base64,{base64.b64encode(file.read_bytes()).decode()}"
