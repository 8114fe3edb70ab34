"""A person's own page as one card: the messages that count now, one under the other; pure."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from adapters.teams import layout
from adapters.teams.kit import Kit
from adapters.teams.layout import Element
from adapters.teams.limits import CARD, SUMMARY
from adapters.teams.marked import literal
from adapters.teams.render import Rendered, elements_of, fitted
from bot.cut import one_line
from bot.message import Message
from nudges.language import Language

Frame = Callable[[Sequence[Element]], Element]

_APART: Final = {"separator": True, "spacing": "ExtraLarge"}
_BODY: Final = 1_500
"""Characters of a body and of the facts here at most; the message itself has the rest."""


def home(messages: Sequence[Message], kit: Kit, *, language: Language = Language.EN) -> Rendered:
    """Show as many messages as fit, the first ones first; ``language`` is for when there are none."""
    kit = replace(kit, mark=replace(kit.mark, is_home=True))
    spoken = messages[0].language if messages else language
    line = _line(messages, kit, spoken)
    frame = partial(layout.card, language=spoken, fallbackText=literal(line))
    page = frame(_nothing(kit, spoken))
    shown: list[Element] = []
    for message in messages:
        longer = fitted(partial(_with, frame, shown, message, kit), CARD)
        if layout.weight(longer) > CARD:
            break
        page, shown = longer, longer["body"]
    return Rendered(card=page, summary=line)


def _with(frame: Frame, shown: Sequence[Element], message: Message, kit: Kit, room: int) -> Element:
    """Return the page with one more message under the others, its words in ``room`` characters."""
    first, *rest = _part(message, kit, min(room, _BODY))
    return frame([*shown, first | (_APART if shown else {}), *rest])


def _part(message: Message, kit: Kit, room: int) -> list[Element]:
    actions = layout.buttons(message, kit)
    below: list[Element] = [{"type": "ActionSet", "actions": actions}] if actions else []
    return [*elements_of(message, kit, room), *below]


def _line(messages: Sequence[Message], kit: Kit, language: Language) -> str:
    titles = " · ".join(message.title for message in messages)
    return one_line(titles, SUMMARY) or kit.say(language, "teams-home-empty-title")


def _nothing(kit: Kit, language: Language) -> list[Element]:
    return [
        *layout.heading(kit.say(language, "teams-home-empty-title")),
        *layout.body(kit.say(language, "teams-home-empty"), _BODY),
    ]
