"""Every card, form and page as Teams gets it."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from adapters.teams.form import ASKED, Asked, dialog, inline, told
from adapters.teams.home import home
from adapters.teams.kit import Kit
from adapters.teams.press import PRESS
from adapters.teams.render import Rendered, notice, render
from adapters.teams.trust.seal import Seal
from bot.message import Form, Invalid, Message
from nudges.language import Language
from tests.adapters.scenes import Shown
from tests.house import phrases

FOLDER: Final = Path(__file__).parents[3] / "docs" / "teams"
PAGE: Final = "home-"
"""Begins the names of the messages that together are a person's own page."""
ELSEWHERE: Final = frozenset({"paused-by-status", "time-form-with-status", "time-with-status"})
"""What comes of a status that says somebody is away: Dult reads none in Teams."""
SEALED: Final = "…"
"""Stands in the pictures where a card carries what only Dult can read."""

Drawing = Mapping[str, Any]
"""``card`` is what the Adaptive Cards Designer takes; ``summary`` is what a notification shows, ``title``
what stands above a dialog."""


@cache
def kit() -> Kit:
    """Return what all cards here are made with."""
    return Kit(phrases=phrases(), seal=Seal("a secret of the tests"))


def draw(shown: Mapping[str, Shown], language: Language) -> dict[str, Drawing]:
    """Draw everything in one language, by name."""
    page = [one for name, one in shown.items() if name.startswith(PAGE) and isinstance(one, Message)]
    here = {name: one for name, one in shown.items() if name not in ELSEWHERE}
    drawn = {name: _drawn(one) for name, one in here.items() if not name.startswith(PAGE)}
    return {name: _unsealed(its) for name, its in (drawn | _around(page, shown, language)).items()}


def _drawn(shown: Shown) -> Drawing:
    match shown:
        case Message():
            return _message(render(shown, kit()))
        case Form():
            return _dialog(dialog(Asked(form=shown), kit()))


def _around(page: list[Message], shown: Mapping[str, Shown], language: Language) -> dict[str, Drawing]:
    """Draw what the adapter itself shows: the page, and what stands around a form."""
    answered, form = shown["task-answered"], shown["form-to-mend"]
    assert isinstance(answered, Message)
    assert isinstance(form, Form)
    values = {"note": "We asked <them> *first*."}
    mend = Invalid(errors={"note": phrases().say(language, "form-missing")})
    return {
        "form-to-mend": _dialog(dialog(Asked(form=form), kit(), values=values, invalid=mend)),
        "form-without-a-dialog": {"card": inline(Asked(form=form), kit())},
        "form-has-told": _dialog(told(answered, kit())),
        "notice": _message(notice(phrases().say(language, "general-old-button-title"), language)),
        "home": _message(home(page, kit(), language=language)),
        "home-empty": _message(home((), kit(), language=language)),
    }


def _message(its: Rendered) -> Drawing:
    return {"summary": its.summary, "card": its.card}


def _dialog(its: Mapping[str, Any]) -> Drawing:
    value = its["task"]["value"]
    return {"title": value["title"], "card": value["card"]["content"]}


def _unsealed(its: Any) -> Any:
    """Leave out what is sealed: it is long, and says nothing to a reader."""
    match its:
        case dict():
            return {name: _opened(name, value) for name, value in its.items()}
        case list():
            return [_unsealed(one) for one in its]
        case _:
            return its


def _opened(name: str, value: Any) -> Any:
    if name == ASKED and isinstance(value, str):
        return SEALED
    if name == PRESS and isinstance(value, str):
        return SEALED + value.partition(".")[2]
    return _unsealed(value)
