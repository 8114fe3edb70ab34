"""Which picture belongs to which card, whether it still shows it, and the index of all of them."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from tests.adapters.teams.drawing import RENDERER
from tests.adapters.teams.gallery import FOLDER

PICTURES: Final = FOLDER / "pictures"
README: Final = FOLDER / "README.md"
INDEX: Final = "\n## All pictures\n"
"""The line of the readme under which the index stands, and nothing else."""
DRAWN: Final = PICTURES / "drawn.json"
"""Tells by name what each picture was drawn of."""
NOUNS: Final[Mapping[str, tuple[str, ...]]] = {
    "The weekly task": ("task-", "no-task", "silence-"),
    "A call for help": ("help-form", "help-on-", "help-request"),
    "A team's reflection": ("reflection-", "agreements"),
    "A plan of one's own": ("plan",),
    "Everyday practice": ("practice",),
    "A challenge": ("challenge",),
    "A broadcast": ("broadcast",),
    "A kick-off": ("kick-off",),
    "A pause": ("pause",),
    "What can be asked for at any time": (
        *("help", "who-sees-what", "my-data", "delete", "language", "time", "about"),
    ),
    "A person's own page": ("home",),
    "Who is not known, and what cannot be reached": ("stranger-", "room-", "workspace-"),
    "When something is not as it should be": ("form-", "guard-", "notice", "old-button"),
}
"""How the names of cards begin, by what they are about; the longest beginning counts."""
_HOW: Final = (
    *(RENDERER / name for name in ("package-lock.json", "page.html", "page.css", "draw.js")),
    Path(__file__).with_name("theme.py"),
)


def names() -> list[str]:
    """Return the names of all cards there are."""
    return sorted(file.stem for file in FOLDER.glob("*.json"))


def picture_of(name: str) -> Path:
    """Return where a card's picture is."""
    return PICTURES / f"{name}.webp"


def mark_of(name: str) -> str:
    """Return what changes when a card changes, or how cards are drawn."""
    files = (FOLDER / f"{name}.json", *_HOW)
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()[:16]


def drawn() -> dict[str, str]:
    """Return the mark of each picture, by name."""
    return dict(json.loads(DRAWN.read_text(encoding="utf-8"))) if DRAWN.exists() else {}


def outdated() -> list[str]:
    """Return which cards have no picture, or one of something else."""
    marks = drawn()
    return [name for name in names() if marks.get(name) != mark_of(name) or not picture_of(name).exists()]


def noun_of(name: str) -> str:
    """Return what a card is about.

    Raises:
        LookupError: nobody has said so in ``NOUNS``.
    """
    found = {part: noun for noun, parts in NOUNS.items() for part in parts if name.startswith(part)}
    if not found:
        raise LookupError(f"What is {name} about? Say so in NOUNS of tests/adapters/teams/album.py.")
    return found[max(found, key=len)]


def index(its: Iterable[str]) -> str:
    """Return the index of pictures, by what they are about."""
    lines = {noun: [name for name in its if noun_of(name) == noun] for noun in NOUNS}
    links = (f"- **{noun}**: {' · '.join(map(_link, shown))}" for noun, shown in lines.items())
    return "\n".join((INDEX, *links)) + "\n"


def _link(name: str) -> str:
    return f"[{name}]({PICTURES.name}/{picture_of(name).name})"
