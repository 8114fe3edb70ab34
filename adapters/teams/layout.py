"""The elements that messages, forms and the page share; a part that would be empty is left out.

Cards are plain dicts, not the models of microsoft-teams-cards: those let unknown elements and misspelt names
pass, so that only the 1.5 schema of the tests tells what is right, and they cost half a second at the start
and 0.3 ms a card.

Words stand in a RichTextBlock wherever they can: no client looks for Markdown there, whatever somebody wrote.
Three things need a TextBlock: a heading, which screen readers know; a list, which has its items then; and a
link, as one in a RichTextBlock is dead on the desktop (github.com/microsoft/AdaptiveCards/issues/9100). Every
line is an element of its own: clients differ in what a line break is.

Facts are lines too, no FactSet: that breaks labels in two on a phone, looks for Markdown in the words, and
would be a table in one language and lines in the next, as words are longer there.

Parts of one thing stand closer (``Small``, ``None``) than one thing and the next.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from adapters.teams import markdown
from adapters.teams.kit import Kit
from adapters.teams.limits import (
    ACTIONS,
    FILM_SUMMARY,
    LABEL,
    LINK_WORDS,
    TITLE,
    VERSION,
    WHO_SEES,
)
from adapters.teams.link import is_link
from adapters.teams.markdown import Line, Run
from adapters.teams.marked import inert, listed, literal, written
from adapters.teams.press import action_of
from bot.cut import ELLIPSIS, one_line, units
from bot.message import Fact, Film, Message
from nudges.language import Language

SUBTLE: Final = {"isSubtle": True, "size": "Small"}
ALARM: Final = {"color": "Attention", "weight": "Bolder"}

Element = dict[str, Any]


def card(body: Sequence[Element], language: Language, **others: Any) -> Element:
    """Return a card as an attachment's content; a property that is empty is left out."""
    return {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": VERSION,
        "lang": language.value,
        "body": list(body),
        **{name: its for name, its in others.items() if its},
    }


def weight(shown: Any) -> int:
    """Return how many bytes something has as JSON in UTF-16, as Teams counts."""
    return 2 * units(json.dumps(shown, ensure_ascii=False))


def heading(its: str) -> list[Element]:
    """Show a title; screen readers know it for a heading.

    ``Medium`` is no larger than other words in Teams (github.com/microsoft/AdaptiveCards, samples/HostConfig/
    microsoft-teams-light.json).
    """
    shown = one_line(its, TITLE)
    if not shown:
        return []
    return [
        {
            "type": "TextBlock",
            "text": literal(shown),
            "style": "heading",
            "size": "Large",
            "weight": "Bolder",
            "wrap": True,
        }
    ]


def body(its: str, room: int) -> list[Element]:
    """Show Markdown in at most ``room`` characters."""
    return lines(markdown.cut(markdown.read(its), room))


def words(its: str, room: int, **style: Any) -> list[Element]:
    """Show words that are no Markdown in at most ``room`` characters."""
    return lines(markdown.cut(markdown.words(its), room), **style)


def facts(its: Sequence[Fact], room: int) -> list[Element]:
    """Show facts, each on a line of its own after its label."""
    shown = lines(markdown.cut(fact_lines(its), room))
    return [*shown[:1], *close(shown[1:])]


def fact_lines(its: Sequence[Fact]) -> list[Line]:
    """Return facts, each after its label, which a colon ends."""
    return [line for fact in its for line in _fact_lines(fact)]


def film(its: Film, kit: Kit, language: Language, room: int = FILM_SUMMARY) -> list[Element]:
    """Show where a film is, and all that those need who cannot see or hear it."""
    captions = "teams-captions" if its.captions else "teams-no-captions"
    about = (
        kit.say(language, "teams-film", minutes=its.minutes),
        kit.say(language, captions),
        kit.say(language, "teams-film-opens"),
    )
    return [
        *lines([Line((_film_link(its),), opens=True)]),
        *tight(words(" · ".join(about), LABEL, **SUBTLE)),
        *close(words(its.summary, min(FILM_SUMMARY, room))),
    ]


def who_sees(its: str, room: int = WHO_SEES) -> list[Element]:
    """Show who sees what is answered."""
    return words(its, min(WHO_SEES, room), **SUBTLE)


def buttons(message: Message, kit: Kit) -> list[Element]:
    """Show what can be pressed; what is in ``more`` stands in the overflow menu.

    ``mode: secondary`` is 1.5's own menu, on the desktop and on phones (…/cards/cards-format, *Adaptive Cards
    overflow menu*). A second row of buttons would stand beside the first as an equal; an ``Action.ShowCard``
    needs a press and then a card within the card for a few words, and did not open from the menu
    (github.com/microsoft/AdaptiveCards/issues/8652). A menu of one is a button: it would hide a single word
    behind a second press.
    """
    shown = [action_of(one, message.language, kit) for one in message.buttons]
    menu = [action_of(one, message.language, kit) for one in message.more]
    if len(menu) > 1:
        menu = [one | {"mode": "secondary"} for one in menu]
    return [*shown, *menu][:ACTIONS]


def lines(its: Sequence[Line], **style: Any) -> list[Element]:
    """Show lines, each by itself but for a list's; ``style`` is a TextBlock's or a TextRun's."""
    return [element for part in _parts(its) for element in _shown(part, style)]


def _parts(its: Sequence[Line]) -> list[list[Line]]:
    """Part lines into lists and single lines."""
    parts: list[list[Line]] = []
    for line in its:
        if parts and parts[-1][0].mark and not line.opens:
            parts[-1].append(line)
        else:
            parts.append([line])
    return parts


def _shown(part: Sequence[Line], style: Mapping[str, Any]) -> Iterator[Element]:
    first = part[0]
    spacing = {} if first.opens else {"spacing": "None"}
    if first.mark:
        yield _text(listed(part), style) | spacing
        return
    if any(run.url for run in first.runs):
        yield _text(written(first), style) | spacing
        return
    inlines = [_run(run, style) for run in first.runs if run.text]
    yield {"type": "RichTextBlock", "inlines": inlines} | spacing


def _text(text: str, style: Mapping[str, Any]) -> Element:
    return {"type": "TextBlock", "text": text, "wrap": True, **style}


def _run(run: Run, style: Mapping[str, Any]) -> Element:
    bold = {"weight": "Bolder"} if run.bold else {}
    italic = {"italic": True} if run.italic else {}
    return {"type": "TextRun", "text": inert(run.text), **style, **bold, **italic}


def _film_link(its: Film) -> Run:
    """Return a link, or words and address side by side when it leads nowhere a reader may be sent."""
    title = one_line(its.title, LINK_WORDS)
    if is_link(its.url):
        return Run(title, bold=True, url=its.url)
    return Run(" ".join(filter(None, (title, one_line(its.url, LINK_WORDS)))) or ELLIPSIS)


def tight(elements: Sequence[Element]) -> list[Element]:
    """Return elements that stand right under what is above them."""
    return [one | {"spacing": "None"} for one in elements]


def close(elements: Sequence[Element]) -> list[Element]:
    """Return elements that belong to what is above them, each of them as it stands under the one before."""
    return [{"spacing": "Small"} | one for one in elements]


def _fact_lines(fact: Fact) -> Iterator[Line]:
    label = one_line(fact.label, LABEL)
    named = label if label.endswith((":", "?", "!")) else f"{label}:"
    first, *rest = markdown.words(fact.value) or [Line(())]
    yield replace(first, runs=(Run(f"{named} ", bold=True), *first.runs), opens=True)
    yield from rest
