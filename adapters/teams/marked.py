"""Lines written as the Markdown of a card's TextBlock, in which nothing is read into anybody's words.

Teams reads bold, italics, lists and links there (learn.microsoft.com/microsoftteams/platform/
task-modules-and-cards/cards/cards-format). Clients for phones may show the backslash of an escape
(github.com/MicrosoftDocs/msteams-docs/issues/5793), so what matters is not left to it: what could become a
link, a mention, HTML or a list is broken by a word joiner, which nobody sees or hears and no Markdown reads
across. A backslash stands only before marks of emphasis that would be read as such.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from adapters.teams.link import address, is_link
from adapters.teams.markdown import Line, Run

JOINER: Final = "\u2060"
_INDENT: Final = "    "
_STYLES: Final = {(False, False): "", (True, False): "**", (False, True): "_", (True, True): "***"}
"""The marks of words that are bold, italic or both."""
_BEGINS_BLOCK: Final = re.compile(r"[#>+\-=|:~]|\d{1,9}[.)]")
_MARKS: Final = re.compile(
    r"\\(?=[!-/:-@\[-`{-~]|$)"  # an escape of somebody's own
    r"|`|~(?=~)|(?<=~)~"
    r"|(?<!\s)\*|\*(?!\s)"  # all but one that stands by itself
    r"|(?<![^\W_])(?<!_)_++|(?<!_)_++(?![^\W_])"  # all but those within a word
)
_BROKEN: Final = re.compile(r"<(?=[A-Za-z/!?])|&(?=#?\w+;)|\](?=[(\[:])|!$|\{(?=\{)")
"""What a joiner stands after: tags, entities, links and their definitions, pictures, dates in braces."""


def escape(words: str) -> str:
    """Return words of one line that are shown as they are wherever in a line they stand."""
    return _BROKEN.sub(rf"\g<0>{JOINER}", _MARKS.sub(_escaped, words))


def _escaped(found: re.Match[str]) -> str:
    return "".join(f"\\{mark}" for mark in found[0])


def literal(words: str) -> str:
    """Return words of one line that are shown as they are where they begin it."""
    return _begun(escape(words.strip()))


def unmarked(words: str) -> str:
    """Return words of one line for a place where some clients look for Markdown, and others show backslashes.

    What is left to be read into them is emphasis.
    """
    return _begun(_BROKEN.sub(rf"\g<0>{JOINER}", words))


def inert(words: str) -> str:
    """Return words for a place without Markdown, in which clients would still look for dates in braces."""
    return words.replace("{{", f"{{{JOINER}{{")


def written(line: Line) -> str:
    """Write a line, links and all; its mark is left to ``listed``."""
    groups = [(style, _group(runs)) for style, runs in groupby(line.runs, lambda run: (run.bold, run.italic))]
    text = ""
    for number, (style, inner) in enumerate(groups):
        after = groups[number + 1][1] if number + 1 < len(groups) else ""
        text += _emphasised(inner, _STYLES[style], before=text[-1:], after=after[:1])
    return _begun(text.strip())


def listed(lines: Sequence[Line]) -> str:
    """Write the items of a list, one a line."""
    first, text = lines[0].depth, ""
    for line in lines:
        indent = _INDENT * max(line.depth - first, 0)
        if text:
            text += "\n" if line.mark else "  \n"  # two spaces: a break within an item
        text += f"{indent}{line.mark} {written(line)}" if line.mark else f"{indent}{written(line)}"
    return text


def _begun(text: str) -> str:
    return f"{JOINER}{text}" if _BEGINS_BLOCK.match(text) else text


def _group(runs: Iterable[Run]) -> str:
    return "".join(_link(run) if is_link(run.url) else escape(run.shown) for run in runs)


def _link(run: Run) -> str:
    label = re.sub(r"[\[\]]", r"\\\g<0>", escape(run.shown))
    return f"[{label}]({address(run.url)})"


def _emphasised(text: str, mark: str, *, before: str, after: str) -> str:
    """Emphasise words that stand by themselves; within a word the marks would be seen instead."""
    inner = text.strip()
    if not inner or not mark:
        return text
    lead, _, trail = text.partition(inner)
    if not (lead or _parts(before)) or not (trail or _parts(after)):
        return text
    return f"{lead}{mark}{inner}{mark}{trail}"


def _parts(character: str) -> bool:
    """Tell whether words end at a character, and no mark of emphasis is mixed up with it."""
    if character in {"*", "_"}:
        return False
    return not character or character.isspace() or unicodedata.category(character)[0] == "P"
