"""What the Playground recorded between itself and Dult, a line for each call, without ids and times."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final
from urllib.parse import quote

INBOUND: Final = "Microsoft 365 Agents Playground ->"
CARD: Final = "application/vnd.microsoft.card.adaptive"
OURS: Final = frozenset({"dult", "form", "msteams"})
"""What a button carries; what else comes with it was filled in."""

Json = Mapping[str, Any]


def transcript(recording: str) -> list[str]:
    """Return what was said in order; reading who is there is left out, for nobody sees it."""
    calls = [json.loads(one) for one in recording.split("\n---\n") if one.strip()]
    places = dict(_places(calls))
    said = [call for call in sorted(calls, key=_moment) if call["request"]["method"] != "GET"]
    return [_inbound(one, places) if _is_inbound(one) else _outbound(one, places) for one in said]


def _is_inbound(call: Json) -> bool:
    return str(call["direction"]).startswith(INBOUND)


def _moment(call: Json) -> tuple[float, bool]:
    """Return when a call began; one from the Playground is recorded a little later, and says itself when.

    An installation tells of itself twice in one millisecond, as itself first.
    """
    if not _is_inbound(call):
        return float(call["timestamp"]), False
    body = call["request"]["body"]
    return datetime.fromisoformat(body["timestamp"]).timestamp() * 1000, body["type"] != "installationUpdate"


def _places(calls: list[Any]) -> Iterator[tuple[str, str]]:
    for call in calls:
        if _is_inbound(call):
            its = call["request"]["body"]["conversation"]
            thread = "-thread" if ";messageid=" in its["id"] else ""
            yield quote(its["id"], safe=""), f"{its['conversationType']}{thread}"


def _inbound(call: Json, places: Mapping[str, str]) -> str:
    body, answer = call["request"]["body"], call["response"]
    what = " ".join(part for part in (body.get("name") or body["type"], body.get("action")) if part)
    place = places[quote(body["conversation"]["id"], safe="")]
    return f"> {place} {what}: {' '.join([*_did(body), '=', *_answered(answer)])}"


def _outbound(call: Json, places: Mapping[str, str]) -> str:
    path = re.sub(r"activities/.+", "activities/…", call["request"]["url"].partition("/v3/")[2])
    for conversation in sorted(places, key=len, reverse=True):  # a thread's begins with its channel's
        path = path.replace(conversation, places[conversation])
    request = call["request"]
    return f"< {request['method']} {path}: {_seen(request['body'])} = {call['response']['statusCode']}"


def _did(body: Json) -> Iterator[str]:
    """Say what a person did."""
    match body:
        case {"type": "message", "text": str(words)}:
            yield json.dumps(words, ensure_ascii=False)
        case {"value": {"action": {"title": title, "data": dict() as data}}}:
            yield f"[{title}]"
            yield from (f"{name}={value!r}" for name, value in data.items() if name not in OURS)
        case _:
            pass


def _answered(answer: Json) -> Iterator[str]:
    yield str(answer["statusCode"])
    match answer.get("body"):
        case {"type": str(kind), "value": dict() as card} if kind == CARD:
            yield _shown(card)
        case {"value": str(words)}:
            yield json.dumps(words, ensure_ascii=False)
        case _:
            pass


def _seen(activity: Json) -> str:
    return " ".join(_shown(one["content"]) for one in activity.get("attachments", ()))


def _shown(card: Json) -> str:
    """Say what a card is headed, what it asks for and what can be pressed."""
    blocks = [block for block in _each(card) if isinstance(block.get("type"), str)]
    words = next((block["text"] for block in blocks if block["type"] in {"TextBlock", "TextRun"}), "")
    inputs = [f"<{block['id']}>" for block in blocks if block["type"].startswith("Input.")]
    buttons = [f"[{block['title']}]" for block in blocks if block["type"].startswith("Action.")]
    return " ".join([json.dumps(words, ensure_ascii=False), *inputs, *buttons])


def _each(part: Any) -> Iterator[Json]:
    """Yield everything in a card, but what stands there only for clients that know less."""
    if isinstance(part, dict):
        yield part
        for name, inner in part.items():
            if name != "fallback":
                yield from _each(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _each(inner)
