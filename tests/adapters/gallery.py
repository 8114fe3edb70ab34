"""Writes ``docs/slack/`` and ``docs/teams/``: every card and form as people get it, to be looked through.

``python -m tests.adapters.gallery`` brings the files up to date, in six languages. With ``--page FILE`` it
writes a page that draws Slack's roughly, for a look without Slack.
"""

import asyncio
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from nudges.language import Language
from tests.adapters.scenes import Shown, play
from tests.adapters.slack import gallery as slack
from tests.adapters.slack.gallery_page import page
from tests.adapters.teams import gallery as teams

DOCS: Final = Path(__file__).parents[2] / "docs"
Drawings = Mapping[str, Mapping[str, Any]]
"""What there is to see, by name."""
CHANNELS: Final[Mapping[str, Callable[[Mapping[str, Shown], Language], Drawings]]] = {
    "slack": slack.draw,
    "teams": teams.draw,
}


async def drawings(language: Language) -> dict[str, Drawings]:
    """Draw everything in one language, for each channel."""
    shown = await play(language)
    return {channel: draw(shown, language) for channel, draw in CHANNELS.items()}


async def everything() -> dict[Language, dict[str, Drawings]]:
    """Draw everything in every language."""
    return {language: await drawings(language) for language in Language}


def write(folder: Path, drawn: Mapping[Language, Drawings]) -> None:
    """Write a file for each thing there is to see, with all languages in it."""
    for old in folder.glob("*.json"):
        old.unlink()
    for name in sorted({name for its in drawn.values() for name in its}):
        its = {language: shown[name] for language, shown in drawn.items()}
        content = json.dumps(its, ensure_ascii=False, indent=1) + "\n"
        (folder / f"{name}.json").write_text(content, encoding="utf-8")


def main(*arguments: str) -> None:
    """Write the files, or a page of Slack's."""
    drawn = asyncio.run(everything())
    match arguments:
        case ("--page", file):
            of_slack = {language: its["slack"] for language, its in drawn.items()}
            Path(file).write_text(page(of_slack), encoding="utf-8")
        case _:
            for channel in CHANNELS:
                write(DOCS / channel, {language: its[channel] for language, its in drawn.items()})


if __name__ == "__main__":
    main(*sys.argv[1:])
