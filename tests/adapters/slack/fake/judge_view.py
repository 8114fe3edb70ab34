"""Slack's check of a modal or a Home tab: slack.md §1.2, docs.slack.dev/reference/views."""

import json
from typing import Any, Final

from slackblocks import _limits as limits

from tests.adapters.slack.fake.judge import judge_blocks
from tests.adapters.slack.fake.notes import Notes
from tests.adapters.slack.fake.records import Json
from tests.adapters.slack.fake.refusal import Refused, invalid

LARGEST = 250_000
"""Bytes; more is ``view_too_large`` (slack.md §1.2)."""

_BOTH = "type blocks private_metadata callback_id external_id"
_KEYS: Final[dict[str, frozenset[str]]] = {
    "modal": frozenset(f"{_BOTH} title close submit clear_on_close notify_on_close submit_disabled".split()),
    "home": frozenset(_BOTH.split()),
}


def check_view(view: Any, *kinds: str) -> Json:
    """Return the view, or refuse it as Slack does."""
    if not isinstance(view, dict) or view.get("type") not in kinds:
        raise invalid("invalid_arguments", [f"must be one of {list(kinds)} [json-pointer:/view/type]"])
    if len(json.dumps(view)) > LARGEST:
        raise Refused("view_too_large")
    faults = judge_view(view)
    if faults:
        raise invalid("invalid_arguments", faults)
    return view


def judge_view(view: Json) -> list[str]:
    """Return what is wrong with a view; empty when nothing."""
    notes = Notes()
    notes.keys("/view", view, _KEYS[view["type"]])
    most = limits.VIEW_PRIVATE_METADATA_MAX_LENGTH
    notes.text("/view/private_metadata", view.get("private_metadata"), most, required=False, least=0)
    for name in ("callback_id", "external_id"):
        notes.text(
            f"/view/{name}", view.get(name), limits.VIEW_CALLBACK_ID_MAX_LENGTH, required=False, least=0
        )
    if view["type"] == "modal":
        _judge_frame(notes, view)
    faults = judge_blocks(view.get("blocks"), view["type"])
    return notes.found + [fault.replace("[json-pointer:/", "[json-pointer:/view/") for fault in faults]


def _judge_frame(notes: Notes, view: Json) -> None:
    notes.composed("/view/title", view.get("title"), limits.VIEW_TITLE_MAX_LENGTH, plain=True)
    for name in ("close", "submit"):
        most = limits.VIEW_SUBMIT_MAX_LENGTH
        notes.composed(f"/view/{name}", view.get(name), most, plain=True, required=False)
    blocks = view.get("blocks")
    asks = isinstance(blocks, list) and any(one.get("type") == "input" for one in blocks)
    if asks and not view.get("submit"):
        notes.add("/view/submit", "missing required field: submit (there is an input block)")
