"""Every card, form and tab as Slack gets it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from adapters.slack.home import home
from adapters.slack.modal import Carried, again, modal, told, waiting
from adapters.slack.render import notice, render
from bot.message import Form, Invalid, Message
from nudges.language import Language
from tests.adapters.scenes import Shown
from tests.house import phrases

FOLDER: Final = Path(__file__).parents[3] / "docs" / "slack"
TAB: Final = "home-"
"""Begins the names of the messages that together are a person's own tab."""
CARRIED: Final = Carried(action="", message_id="D024BE91L:1355517523.000005", room=None)

Drawing = Mapping[str, Any]
"""``payload`` is what Block Kit Builder takes; a message's ``text`` is what is read aloud."""


def draw(shown: Mapping[str, Shown], language: Language) -> dict[str, Drawing]:
    """Draw everything in one language, by name."""
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
