"""What must hold of everything that is made for Slack, whatever words are in it."""

import json
import re
from collections.abc import Iterator
from typing import Any

from tests.adapters.slack.fake.judge import judge_blocks
from tests.adapters.slack.fake.judge_view import judge_view

MESSAGE_TEXT, MESSAGE_BLOCKS, MESSAGE_CHARACTERS, VIEW_BYTES = 4_000, 50, 10_000, 250_000
"""Slack.md §1.2 and §3.13, once more and by themselves."""
LINK = re.compile(r"<(?:https?://|mailto:)[^<>|\s]+(?:\|[^<>|\n]*(?:\|[^<>\n]*)?)?>")
ENTITY = re.compile(r"&(?:amp|lt|gt);")


def message_faults(blocks: list[dict[str, Any]]) -> list[str]:
    """Return what Slack would refuse in a message, or what it would read into somebody's words."""
    faults = [*judge_blocks(blocks, "message"), *unsafe(blocks)]
    if not 0 < len(blocks) <= MESSAGE_BLOCKS:
        faults.append(f"{len(blocks)} blocks")
    if (count := characters(blocks)) > MESSAGE_CHARACTERS:
        faults.append(f"{count} characters in all blocks")
    return faults


def view_faults(view: dict[str, Any]) -> list[str]:
    """Return what Slack would refuse in a modal or a home tab, or would read into somebody's words."""
    size = len(json.dumps(view, ensure_ascii=False).encode())
    too_large = [f"{size} bytes"] if size > VIEW_BYTES else []
    return [*judge_view(view), *unsafe(view["blocks"]), *too_large]


def characters(node: Any) -> int:
    match node:
        case str():
            return len(node)
        case dict():
            return sum(map(characters, node.values()))
        case list():
            return sum(map(characters, node))
        case _:
            return 0


def unsafe(node: Any) -> list[str]:
    """Find markup that nobody meant: a call, a link to elsewhere, half an entity, words read for names."""
    return [
        fault
        for its in text_objects(node)
        if its["type"] == "mrkdwn"
        for fault in [*markup_faults(its["text"]), *([] if its.get("verbatim") else ["not verbatim"])]
    ]


def markup_faults(text: str) -> list[str]:
    bare = LINK.sub("", text)
    return [f"{mark} in {text!r}" for mark in "<>&" if mark in ENTITY.sub("", bare)]


def text_objects(node: Any) -> Iterator[dict[str, Any]]:
    match node:
        case {"type": "mrkdwn" | "plain_text", "text": str()}:
            yield node
        case dict():
            for value in node.values():
                yield from text_objects(value)
        case list():
            for one in node:
                yield from text_objects(one)
        case _:
            return


def shown_in(node: Any) -> str:
    """Return all that can be read, one text a line."""
    return "\n".join(str(its["text"]) for its in text_objects(node))
