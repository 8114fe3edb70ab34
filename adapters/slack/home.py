"""A person's own tab: the messages that count now, one under the other; pure."""

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

from slack_sdk.models.blocks import Block, DividerBlock
from slack_sdk.models.views import View

from adapters.slack import layout
from adapters.slack.limits import SECTION, VIEW_BLOCKS, VIEW_BYTES
from bot.message import Message
from bot.phrases import Phrases
from nudges.language import Language

VIEW_ROOM: Final = VIEW_BYTES * 9 // 10
"""Bytes that all blocks may have, as JSON in plain ASCII; the rest is for the view around them."""
_BODY: Final = 3_500
"""Characters of a title and a body here at most; the message itself has the rest."""


def home(
    messages: Sequence[Message], phrases: Phrases, *, language: Language = Language.EN
) -> dict[str, Any]:
    """Show as many messages as fit, the first ones first; ``language`` is for when there are none."""
    blocks: list[Block] = []
    room = VIEW_ROOM
    for place, message in enumerate(messages):
        card = list(_card(message, phrases, place))
        more = [DividerBlock(), *card] if blocks and card else card
        room -= _size(more)
        if room < 0 or len(blocks) + len(more) > VIEW_BLOCKS:
            break
        blocks += more
    return View(type="home", blocks=blocks or _nothing(phrases, language)).to_dict()


def _card(message: Message, phrases: Phrases, place: int) -> Iterator[Block]:
    yield from layout.titled_body(message.title, message.body, _BODY)
    yield from layout.facts(message.facts, SECTION)
    if message.film:
        yield from layout.film(message.film, phrases, message.language)
    yield from layout.who_sees(message.who_sees)
    yield from layout.buttons(message, f":{place}")


def _size(blocks: Sequence[Block]) -> int:
    return sum(len(json.dumps(block.to_dict())) for block in blocks)


def _nothing(phrases: Phrases, language: Language) -> list[Block]:
    title = phrases.say(language, "slack-home-empty-title")
    return layout.titled_body(title, phrases.say(language, "slack-home-empty"), SECTION)
