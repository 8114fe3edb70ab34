"""A message as Slack's blocks, and as one text for notifications and screen readers; pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from slack_sdk.models.blocks import Block

from adapters.slack import layout, mrkdwn
from adapters.slack.limits import MESSAGE_CHARACTERS, MESSAGE_TEXT
from bot.cut import ELLIPSIS
from bot.message import Message
from bot.phrases import Phrases

_BODY: Final = 1_500
"""Characters that long facts leave to a body: nobody may write a longer one (``nudges/broadcast.py``)."""
_SECTIONS: Final = 10
"""So many sections a body and facts have together at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """What chat.postMessage and chat.update take."""

    text: str
    blocks: list[dict[str, Any]]


def render(message: Message, phrases: Phrases) -> Rendered:
    """Show a message within Slack's limits; what is too long ends with an ellipsis, the body first."""
    return _rendered(_text(message, phrases), blocks_of(message, phrases, layout.buttons(message)))


def notice(text: str) -> Rendered:
    """Show a sentence of the adapter's own."""
    return _rendered(mrkdwn.literal(text, MESSAGE_TEXT), layout.words(text, MESSAGE_TEXT))


def blocks_of(message: Message, phrases: Phrases, buttons: Sequence[Block] = ()) -> list[Block]:
    """Show a message's parts in reading order: who sees an answer stands before what answers."""
    film = layout.film(message.film, phrases, message.language) if message.film else []
    title, who_sees = layout.header(message.title), layout.who_sees(message.who_sees)
    parts = [*film, *who_sees, *buttons]
    room = MESSAGE_CHARACTERS - layout.weight([*title, *parts]) - _SECTIONS * layout.AROUND
    facts = mrkdwn.pieces(layout.fact_runs(message.facts), room - min(len(message.body), _BODY))
    body = mrkdwn.sections(message.body, room - sum(map(len, facts)))
    return [*title, *layout.sections([*body, *facts]), *parts]


def _rendered(text: str, blocks: list[Block]) -> Rendered:
    shown = blocks or layout.words(ELLIPSIS, len(ELLIPSIS))
    return Rendered(text=text or ELLIPSIS, blocks=[block.to_dict() for block in shown])


def _text(message: Message, phrases: Phrases) -> str:
    """Return the whole message in reading order; body, facts and a film's summary give way, in this order."""
    parts = _parts(message, phrases)
    written = {name: part(MESSAGE_TEXT) for name, part in parts.items()}
    for name in ("body", "facts", "summary", "buttons"):
        over = sum(len(text) + 1 for text in written.values()) - MESSAGE_TEXT
        if over > 0 and name in parts:
            written[name] = parts[name](max(len(written[name]) - over, 0))
    return "\n".join(text for text in written.values() if text)


def _parts(message: Message, phrases: Phrases) -> dict[str, Callable[[int], str]]:
    """Return the parts of the text in reading order, each to be written in so many characters."""
    parts: dict[str, Callable[[int], str]] = {
        "title": lambda _: mrkdwn.literal(message.title, layout.TITLE),
        "body": partial(mrkdwn.fit, message.body),
        "facts": lambda room: "".join(mrkdwn.pieces(layout.fact_runs(message.facts), room, room)),
    }
    if film := message.film:
        about = layout.about_film(film, phrases, message.language)
        parts |= {
            "film": lambda _: f"{mrkdwn.link(film.title, film.url)}\n{about}",
            "summary": partial(mrkdwn.literal, film.summary),
        }
    labels = " · ".join(layout.label_of(one) for one in (*message.buttons, *message.more))
    return parts | {
        "who sees": lambda _: mrkdwn.literal(message.who_sees, layout.WHO_SEES),
        "buttons": partial(mrkdwn.literal, labels),
    }
