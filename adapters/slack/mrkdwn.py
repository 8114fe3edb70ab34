"""Slack's own markup: written from our Markdown or from plain words, and read back as the words a person saw.

The markup has no way to escape stars, underscores and backticks: what a person typed so looks as it does
anywhere in Slack. What could call somebody or lead somewhere is escaped. Text objects are sent ``verbatim``:
else Slack would read ``@here`` and ``#names`` too (docs.slack.dev/reference/block-kit/composition-objects).
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from adapters.slack.limits import SECTION
from adapters.slack.link import address, is_link
from adapters.slack.markdown import BREAK, Run, lines, runs
from bot.cut import ELLIPSIS, head, is_blank, one_line

LINK_WORDS: Final = 150
"""Characters of the words of a link: a link is never parted."""
_FULL_ENOUGH: Final = 0.8
"""A piece ends with a line when that leaves it this full."""
_LONG_WORD: Final = 30
"""A piece ends with a word that is not longer than this."""
_ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_TOKEN: Final = re.compile(r"<([^<>\n]+)>")


def escape(words: str) -> str:
    """Return words that Slack shows as they are: nobody is called by them, nothing is linked."""
    return words.translate(_ENTITIES)


def sections(markdown: str, room: int, each: int = SECTION) -> list[str]:
    """Write Markdown in pieces of at most ``each`` characters, with an ellipsis when ``room`` is used up."""
    return pieces(runs(markdown), room, each)


def fit(markdown: str, room: int) -> str:
    """Write Markdown in at most ``room`` characters."""
    return "".join(sections(markdown, room, room))


def literal(words: str, room: int) -> str:
    """Write words that are no Markdown in at most ``room`` characters; addresses in them become links."""
    return "".join(pieces(lines(Run(words)), room, room))


def pieces(loose: Iterable[Run], room: int, each: int = SECTION) -> list[str]:
    """Write runs in pieces of at most ``each`` characters, with an ellipsis when ``room`` is used up."""
    rest: Sequence[Run] = _settled(loose)
    written: list[str] = []
    goes_on = room > 0
    while rest and goes_on:
        taken, rest = _take(rest, min(each, room) - len(ELLIPSIS))
        written.append("".join(map(_written, taken)).strip("\n"))
        goes_on = room > each and bool(taken)
        room -= len(written[-1])
    shown = [piece for piece in written if not is_blank(piece)]
    if is_blank("".join(run.text + run.url for run in rest)):
        return shown
    return [*shown[:-1], shown[-1].rstrip() + ELLIPSIS] if shown else [ELLIPSIS][: max(room, 0)]


def link(words: str, url: str) -> str:
    """Write a link; words and address side by side when it leads nowhere a reader may be sent."""
    words = one_line(words, LINK_WORDS)
    if is_link(url):
        return _written(Run(words, url=url))
    return " ".join(filter(None, (escape(words), escape(one_line(url, LINK_WORDS)))))


def plain(text: str) -> str:
    """Read what a person wrote in Slack as the words they saw."""
    words = _TOKEN.sub(lambda found: _seen(found[1]), text)
    return words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _seen(token: str) -> str:
    target, _, label = token.partition("|")
    if target.startswith(("@", "#")):
        return target[0] + (label.lstrip(target[0]) or target[1:])
    if target.startswith("!"):
        return label or "@" + target[1:].partition("^")[0]
    target = target.removeprefix("mailto:")
    if label in {"", target} or target.partition("://")[2].rstrip("/") == label.rstrip("/"):
        return target
    return f"{label} ({target})"


def _written(run: Run) -> str:
    words = escape(run.text)
    if run.url:
        words = f"<{address(run.url)}|{words}>" if words else f"<{address(run.url)}>"
    if run.italic:
        words = f"_{words}_"
    return f"*{words}*" if run.bold else words


def _take(rest: Sequence[Run], room: int) -> tuple[Sequence[Run], Sequence[Run]]:
    """Return what fits and what is left: parted between two lines, else two words, else two characters."""
    used = list(accumulate((len(_written(run)) for run in rest), initial=0))
    fits = bisect_right(used, room) - 1
    if fits == len(rest):
        return rest, ()
    for end in range(fits, 0, -1):
        if rest[end] == BREAK and used[end] > room * _FULL_ENOUGH:
            return rest[:end], rest[end + 1 :]
    first, second = _parted(rest[fits], room - used[fits])
    return [*rest[:fits], *first], [*second, *rest[fits + 1 :]]


def _parted(run: Run, room: int) -> tuple[list[Run], list[Run]]:
    if run.url:
        return [], [run]
    words = head(run.text, room - len(_written(replace(run, text=""))), lambda one: len(escape(one)))
    if " " in words[-_LONG_WORD:]:
        words = words[: words.rindex(" ")]
    if not words.strip():
        return [], [run]
    return [replace(run, text=words.rstrip())], [replace(run, text=run.text[len(words) :].lstrip())]


def _settled(loose: Iterable[Run]) -> list[Run]:
    """Leave out the emphasis that Slack would show as bare marks: within a word, or around its own mark."""
    tidy = [part for run in loose for part in _tidied(run)]
    words = ["", *(run.text or run.url for run in tidy), ""]
    return [
        replace(run, bold=False, italic=False) if _touches(before, after) else run
        for run, before, after in zip(tidy, words, words[2:], strict=False)
    ]


def _touches(before: str, after: str) -> bool:
    return before[-1:].isalnum() or after[:1].isalnum()


def _tidied(run: Run) -> Iterator[Run]:
    """Keep links short and on one line, and put the space around emphasised words outside of the emphasis."""
    if run.url:
        yield replace(run, text=one_line(run.text, LINK_WORDS))
    elif not (run.bold or run.italic):
        if run.text:
            yield run
    elif inner := run.text.strip():
        before, _, after = run.text.partition(inner)
        emphasised = replace(
            run, text=inner, bold=run.bold and "*" not in inner, italic=run.italic and "_" not in inner
        )
        yield from (one for one in (Run(before), emphasised, Run(after)) if one.text)
    else:
        yield Run(run.text)
