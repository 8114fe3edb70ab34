"""A message as an Adaptive Card, with the line that a notification shows; pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from adapters.teams import layout, markdown
from adapters.teams.kit import Kit
from adapters.teams.layout import Element
from adapters.teams.limits import CARD, FALLBACK, LABEL, SUMMARY
from adapters.teams.marked import literal
from bot.cut import ELLIPSIS, one_line
from bot.message import Message
from nudges.language import Language

CONTENT_TYPE: Final = "application/vnd.microsoft.card.adaptive"
_BODY: Final = 1_500
"""Characters that long facts leave to a body: nobody may write a longer one (``nudges/broadcast.py``)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """What an activity shows."""

    card: dict[str, Any]
    summary: str

    @property
    def activity(self) -> dict[str, Any]:
        """The card as it is posted: a text beside it would make two messages, without ids (teams.md §2.1)."""
        return {"type": "message", "summary": self.summary, "attachments": [attachment(self.card)]}


def attachment(card: Element) -> dict[str, Any]:
    """Return a card as activities and dialogs take it."""
    return {"contentType": CONTENT_TYPE, "content": card}


def render(message: Message, kit: Kit) -> Rendered:
    """Show a message within Teams' limits; what is too long ends with an ellipsis, the body first."""
    actions = layout.buttons(message, kit)

    def drawn(room: int) -> Element:
        shown = elements_of(message, kit, room)
        fallback = fallback_text(message, room)
        return layout.card(shown, message.language, actions=actions, fallbackText=fallback)

    return Rendered(card=fitted(drawn, CARD), summary=summary(message))


def notice(text: str, language: Language) -> Rendered:
    """Show a sentence of the adapter's own."""
    shown = layout.words(text, FALLBACK) or layout.words(ELLIPSIS, LABEL)
    line = one_line(text, SUMMARY) or ELLIPSIS
    return Rendered(card=layout.card(shown, language, fallbackText=literal(line)), summary=line)


def elements_of(message: Message, kit: Kit, room: int) -> list[Element]:
    """Show a message's parts in reading order, body and facts together in ``room`` characters.

    Who sees an answer stands before what answers.
    """
    body, facts = markdown.read(message.body), layout.fact_lines(message.facts)
    for_body = min(markdown.length(body), _BODY)
    for_facts = max(min(markdown.length(facts), room - for_body), 0)
    shown = [
        *layout.heading(message.title),
        *layout.lines(markdown.cut(body, room - for_facts)),
        *layout.facts(message.facts, for_facts),
        *(layout.film(message.film, kit, message.language, room) if message.film else ()),
        *layout.who_sees(message.who_sees, room),
    ]
    return shown or layout.words(ELLIPSIS, LABEL)


def fitted(drawn: Callable[[int], Element], most: int) -> Element:
    """Draw with as much room for words as leaves the whole card at most ``most`` bytes, or else with none."""
    room = most // 2
    card = drawn(room)
    while (over := layout.weight(card) - most) > 0 and room > 0:
        room = max(min(room - over // 8, room * 9 // 10), 0)
        card = drawn(room)
    return card


def summary(message: Message) -> str:
    """Return what a notification and the list of conversations show: title and first words."""
    parts: Sequence[str] = (message.title, markdown.plain(message.body[:FALLBACK]))
    return one_line(" · ".join(part for part in map(str.strip, parts) if part), SUMMARY) or ELLIPSIS


def fallback_text(message: Message, room: int = FALLBACK) -> str:
    """Return what a client shows that is too old for the card; it may read Markdown there."""
    read = replace(message, body=markdown.plain(message.body))
    return literal(one_line(read.text, min(FALLBACK, room))) or ELLIPSIS
