"""What people find in Teams' own menus: words to write to Dult, and what they can do with a message."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.command import COMMANDS
from bot.phrases import Phrases
from nudges.language import Language

PERSONAL: Final = (
    "command-task",
    "command-need-help",
    "command-lift",
    "command-practice",
    "command-pause",
    "command-stop",
    "command-time",
    "command-language",
    "command-data",
    "command-help",
)
"""What the menu offers in a person's own conversation; every other word is understood as well."""
ROOM: Final = ("command-agreements", "command-room", "command-who-sees", "command-help")
"""What the menu offers in a channel and a group chat."""

_OWN_LINES: Final = {"command-help": "teams-menu-help"}
"""What the menu says of a command in other words: *this list* is another one there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageAction:
    """Something a person can choose at anybody's message."""

    verb: str
    """The verb of the core that it means."""
    title: str
    """The phrase that stands in the menu."""
    description: str
    """The phrase that says more about it."""


MESSAGE_ACTIONS: Final = (
    MessageAction(verb="practice-share", title="practice-shortcut", description="practice-shortcut-line"),
    MessageAction(verb="challenge-lift", title="challenge-shortcut", description="challenge-shortcut-line"),
)


def menu(phrases: Phrases, language: Language, offered: Sequence[str]) -> list[dict[str, str]]:
    """Return the first of each command's words, as choosing it writes it, and what it does."""
    lines = {one.words: one.line for one in COMMANDS} | _OWN_LINES
    said = [(phrases.say(language, words), phrases.say(language, lines[words])) for words in offered]
    return [
        {"title": _begun(words.partition(",")[0].strip()), "description": _begun(line)}
        for words, line in said
    ]


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]
