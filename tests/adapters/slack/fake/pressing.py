"""What can be pressed in blocks, and what the app is told of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.adapters.slack.fake.records import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A button, or an option of something to choose from."""

    label: str
    block: Json
    element: Json
    option: Json | None = None


def find(blocks: Sequence[Json], label: str) -> Found | None:
    """Return what is called ``label``, or nothing."""
    return next((found for found in find_all(blocks) if found.label == label), None)


def find_all(blocks: Sequence[Json]) -> Iterator[Found]:
    """Yield everything that sends a click at once; inputs of a form do not, unless they say so."""
    for block in blocks:
        elements = [*block.get("elements", ()), block.get("accessory")]
        if block.get("dispatch_action"):
            elements.append(block.get("element"))
        for element in elements:
            if isinstance(element, dict):
                yield from _in(block, element)


def _in(block: Json, element: Json) -> Iterator[Found]:
    if element.get("type") == "button":
        yield Found(label=element["text"]["text"], block=block, element=element)
    grouped = [one for group in element.get("option_groups", ()) for one in group["options"]]
    for option in (*element.get("options", ()), *grouped):
        yield Found(label=option["text"]["text"], block=block, element=element, option=option)


def action_of(found: Found, now: float) -> Json:
    """Describe the click: docs.slack.dev/reference/interaction-payloads/block_actions-payload."""
    element = found.element
    action: Json = {
        "type": element["type"],
        "action_id": element["action_id"],
        "block_id": found.block["block_id"],
        "action_ts": f"{now:.6f}",
    }
    match element["type"]:
        case "button":
            kept = ("text", "value", "url", "style")
            return action | {name: element[name] for name in kept if name in element}
        case "checkboxes" | "multi_static_select":
            return action | {"selected_options": [found.option]}
        case _:
            return action | {"selected_option": found.option}
