"""Writes ``docs/slack/``: every card, form and tab as Slack gets it, in six languages, to be looked through.

``python -m tests.adapters.slack.gallery`` brings the files up to date. With ``--page FILE`` it writes a page
that draws them roughly, for a look without Slack.
"""

import asyncio
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from adapters.slack.home import home
from adapters.slack.modal import Carried, again, modal, told, waiting
from adapters.slack.render import notice, render
from bot.message import Form, Invalid, Message
from nudges.language import Language
from tests.adapters.slack.gallery_page import page
from tests.adapters.slack.scenes import Shown, play
from tests.house import phrases

FOLDER: Final = Path(__file__).parents[3] / "docs" / "slack"
TAB: Final = "home-"
"""Begins the names of the messages that together are a person's own tab."""
CARRIED: Final = Carried(action="", message_id="D024BE91L:1355517523.000005", room=None)

Drawing = Mapping[str, Any]
"""``payload`` is what Block Kit Builder takes; a message's ``text`` is what is read aloud."""


async def drawings(language: Language) -> dict[str, Drawing]:
    """Draw everything in one language, by name."""
    shown = await play(language)
    tab = [one for name, one in shown.items() if name.startswith(TAB) and isinstance(one, Message)]
    drawn = {name: _drawn(one) for name, one in shown.items() if not name.startswith(TAB)}
    return drawn | {name: {"payload": its} for name, its in _around(drawn, tab, shown, language).items()}


def _drawn(shown: Shown) -> Drawing:
    match shown:
        case Message():
            its = render(shown, phrases())
            return {"text": its.text, "payload": {"blocks": its.blocks}}
        case Form():
            return {"payload": modal(shown, CARRIED, phrases())}


def _around(
    drawn: Mapping[str, Drawing], tab: list[Message], shown: Mapping[str, Shown], language: Language
) -> dict[str, Drawing]:
    """Draw what the adapter itself shows: the tab, and views around a form."""
    answered, form = shown["task-answered"], drawn["form-to-mend"]["payload"]
    assert isinstance(answered, Message)
    mend = Invalid(errors={"note": phrases().say(language, "form-missing")})
    return {
        "form-to-mend": again(form, mend),
        "form-on-its-way": waiting(language, phrases()),
        "form-has-told": told(answered, phrases()),
        "notice": {"blocks": notice(phrases().say(language, "slack-not-saved")).blocks},
        "home": home(tab, phrases(), language=language),
        "home-empty": home((), phrases(), language=language),
    }


def files(drawn: Mapping[Language, Mapping[str, Drawing]]) -> dict[str, str]:
    """Return the content of each file: one thing in every language."""
    names = sorted({name for its in drawn.values() for name in its})
    by_name = {name: {language: its[name] for language, its in drawn.items()} for name in names}
    return {
        f"{name}.json": json.dumps(its, ensure_ascii=False, indent=1) + "\n" for name, its in by_name.items()
    }


async def everything() -> dict[Language, dict[str, Drawing]]:
    """Draw everything in every language."""
    return {language: await drawings(language) for language in Language}


def main(*arguments: str) -> None:
    """Write the files, or a page of them."""
    drawn = asyncio.run(everything())
    match arguments:
        case ("--page", file):
            Path(file).write_text(page(drawn), encoding="utf-8")
        case _:
            for old in FOLDER.glob("*.json"):
                old.unlink()
            for name, content in files(drawn).items():
                (FOLDER / name).write_text(content, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
