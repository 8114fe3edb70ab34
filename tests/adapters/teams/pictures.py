"""Draws ``docs/teams/pictures/``: every card in six languages, by Microsoft's own renderer.

``python -m tests.adapters.teams.pictures`` draws what changed since the last time, ``--all`` everything, as
for a new Chromium. What there is to draw is what ``python -m tests.adapters.gallery`` wrote.
"""

import asyncio
import json
import sys
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Final

from PIL import Image
from playwright.async_api import Page, async_playwright

from nudges.language import Language
from tests.adapters.teams import album
from tests.adapters.teams.drawing import Drawing, gallery, prepare, row
from tests.adapters.teams.theme import DARK, LIGHT
from tests.browser import FLAGS, find_chromium

DESKTOP: Final = 440
PHONE: Final = 320
"""Pixels that a card is wide in a chat beside a list of chats, and on the narrowest phone."""
ON_A_PHONE: Final = (Language.NB, Language.SV, Language.FI, Language.EN)
COLOURS: Final = 256
"""Most sheets have no more, with all edges of their letters; so many make small files."""


async def draw(names: Sequence[str]) -> None:
    """Draw some cards, one sheet each."""
    cards = gallery()
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=find_chromium(playwright), args=FLAGS)
        page = await (await chromium.new_context(locale="en-GB")).new_page()
        await prepare(page)
        for name in names:
            picture = await _sheet(page, cards[name])
            album.picture_of(name).write_bytes(picture)
        await chromium.close()


async def _sheet(page: Page, card: dict[Language, Drawing]) -> bytes:
    """Draw a card in six languages as on a desktop, and below in four as on a phone in the dark."""
    first, second = list(Language)[:3], list(Language)[3:]
    rows = [
        row(LIGHT, DESKTOP, [card[language] for language in first]),
        row(LIGHT, DESKTOP, [card[language] for language in second]),
        row(DARK, PHONE, [card[language] for language in ON_A_PHONE]),
    ]
    await page.evaluate("(rows) => sheet(rows)", rows)
    return _small(await page.locator("body").screenshot())


def _small(png: bytes) -> bytes:
    """Return a picture in few colours, packed without loss."""
    picture, file = Image.open(BytesIO(png)).convert("RGB"), BytesIO()
    few = picture.quantize(COLOURS, dither=Image.Dither.NONE)
    few.convert("RGB").save(file, "WEBP", lossless=True, quality=90, method=4)
    return file.getvalue()


def write_down(names: Iterable[str]) -> None:
    """Say what the pictures show, forget those of cards that are no more, and bring the index up to date."""
    marks = {name: album.mark_of(name) for name in names}
    album.DRAWN.write_text(json.dumps(marks, indent=1) + "\n", encoding="utf-8")
    for picture in album.PICTURES.glob("*.webp"):
        if picture.stem not in marks:
            picture.unlink()
    text = album.README.read_text(encoding="utf-8").partition(album.INDEX)[0]
    album.README.write_text(text + album.index(marks), encoding="utf-8")


def main(*arguments: str) -> None:
    """Draw what changed, or everything."""
    album.PICTURES.mkdir(exist_ok=True)
    names = album.names() if arguments == ("--all",) else album.outdated()
    asyncio.run(draw(names))
    write_down(album.names())
    size = sum(picture.stat().st_size for picture in album.PICTURES.glob("*.webp"))
    print(f"{len(names)} drawn; {len(album.names())} pictures, {size / 1e6:.1f} MB.")  # noqa: T201 - it is a command


if __name__ == "__main__":
    main(*sys.argv[1:])
