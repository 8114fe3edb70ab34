"""Slack's check of blocks, by limits that are not our adapters' own.

The numbers are those of ``slackblocks`` (its ``spec/limits.json``, slack.md §1.2 and §4); the sentences and
their JSON pointers are worded as Slack words them. A block that this check does not know is refused: better
to teach it here than to let something through unread.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final, Literal

from slackblocks import _limits as limits
from slackblocks._surfaces import _BLOCK_TYPES_BY_SURFACE as SURFACES

from tests.adapters.slack.fake.elements import ACCESSORIES, ACTIONS, INPUTS, judge_element
from tests.adapters.slack.fake.notes import Notes, texts_in
from tests.adapters.slack.fake.records import Json

Surface = Literal["home", "message", "modal"]

ALLOWED: Final[dict[str, frozenset[str]]] = {
    "actions": frozenset({"elements"}),
    "context": frozenset({"elements"}),
    "divider": frozenset(),
    "header": frozenset({"text", "level"}),
    "image": frozenset({"image_url", "slack_file", "alt_text", "title"}),
    "input": frozenset({"label", "element", "hint", "optional", "dispatch_action"}),
    "markdown": frozenset({"text"}),
    "rich_text": frozenset({"elements"}),
    "section": frozenset({"text", "fields", "accessory", "expand"}),
    "table": frozenset({"rows", "column_settings"}),
    "video": frozenset(
        [
            "alt_text",
            "author_name",
            "description",
            "provider_icon_url",
            "provider_name",
            "thumbnail_url",
            "title",
            "title_url",
            "video_url",
        ]
    ),
}


def judge_blocks(blocks: Any, surface: Surface) -> list[str]:
    """Return what is wrong with blocks of a ``message``, a ``modal`` or a ``home``; empty when nothing is."""
    notes = Notes()
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        return ["must be an array of objects [json-pointer:/blocks]"]
    most = limits.MESSAGE_BLOCKS_MAX_ITEMS if surface == "message" else limits.VIEW_BLOCKS_MAX_ITEMS
    if len(blocks) > most:
        notes.add("/blocks", f"no more than {most} items allowed")
    for number, block in enumerate(blocks):
        _judge(notes, f"/blocks/{number}", block, surface)
    _unique(notes, blocks)
    if sum(block.get("type") == "table" for block in blocks) > 1:
        notes.add("/blocks", "only_one_table_allowed")  # slack.md §1.2 [M]
    if sum(_length_of_markdown(block) for block in blocks) > limits.MARKDOWN_TOTAL_TEXT_MAX_LENGTH:
        notes.add(
            "/blocks", f"markdown must be less than {limits.MARKDOWN_TOTAL_TEXT_MAX_LENGTH + 1} characters"
        )
    return notes.found


def _length_of_markdown(block: Json) -> int:
    return len(str(block.get("text", ""))) if block.get("type") == "markdown" else 0


def characters_of(blocks: Sequence[Json]) -> int:
    """Count the characters of all texts, for the cap over all blocks (slack.md §1.2: msg_blocks_too_long)."""
    return sum(len(text) for block in blocks for text in texts_in(block))


def _unique(notes: Notes, blocks: Sequence[Json]) -> None:
    seen: set[str] = set()
    for number, block in enumerate(blocks):
        block_id = block.get("block_id")
        if isinstance(block_id, str) and block_id in seen:
            notes.add(f"/blocks/{number}/block_id", f"block_id {block_id!r} already exists")
        elif isinstance(block_id, str):
            seen.add(block_id)


def _judge(notes: Notes, path: str, block: Json, surface: Surface) -> None:
    kind = block.get("type")
    if kind not in SURFACES[surface]:
        notes.add(f"{path}/type", f"unsupported type: {kind} in a {surface}")
        return
    if kind not in ALLOWED:
        notes.add(f"{path}/type", f"the fake Slack has not learned to judge {kind!r}: teach judge.py")
        return
    notes.keys(path, block, ALLOWED[kind] | {"type", "block_id"})
    notes.text(f"{path}/block_id", block.get("block_id"), limits.BLOCK_ID_MAX_LENGTH, required=False)
    JUDGES[kind](notes, path, block)


def _actions(notes: Notes, path: str, block: Json) -> None:
    elements = notes.items(f"{path}/elements", block.get("elements"), 1, limits.ACTIONS_ELEMENTS_MAX_ITEMS)
    for number, element in enumerate(elements):
        judge_element(notes, f"{path}/elements/{number}", element, ACTIONS)
    ids = [one.get("action_id") for one in elements if isinstance(one, dict) and one.get("action_id")]
    if len(ids) != len(set(ids)):
        notes.add(f"{path}/elements", "action_id must be unique within a block")


def _context(notes: Notes, path: str, block: Json) -> None:
    elements = notes.items(f"{path}/elements", block.get("elements"), 1, limits.CONTEXT_ELEMENTS_MAX_ITEMS)
    for number, element in enumerate(elements):
        place = f"{path}/elements/{number}"
        if isinstance(element, dict) and element.get("type") == "image":
            judge_element(notes, place, element, frozenset({"image"}))
        else:
            notes.composed(place, element, limits.TEXT_MAX_LENGTH)


def _divider(notes: Notes, path: str, block: Json) -> None:
    """A divider has nothing that could be wrong."""


def _header(notes: Notes, path: str, block: Json) -> None:
    notes.composed(f"{path}/text", block.get("text"), limits.HEADER_TEXT_MAX_LENGTH, plain=True)


def _image(notes: Notes, path: str, block: Json) -> None:
    notes.text(
        f"{path}/image_url",
        block.get("image_url"),
        limits.IMAGE_IMAGE_URL_MAX_LENGTH,
        required="slack_file" not in block,
    )
    notes.text(f"{path}/alt_text", block.get("alt_text"), limits.IMAGE_ALT_TEXT_MAX_LENGTH)
    notes.composed(
        f"{path}/title", block.get("title"), limits.IMAGE_TITLE_MAX_LENGTH, plain=True, required=False
    )


def _input(notes: Notes, path: str, block: Json) -> None:
    notes.composed(f"{path}/label", block.get("label"), limits.INPUT_LABEL_MAX_LENGTH, plain=True)
    notes.composed(
        f"{path}/hint", block.get("hint"), limits.INPUT_HINT_MAX_LENGTH, plain=True, required=False
    )
    judge_element(notes, f"{path}/element", block.get("element"), INPUTS)


def _markdown(notes: Notes, path: str, block: Json) -> None:
    notes.text(f"{path}/text", block.get("text"), limits.MARKDOWN_TEXT_MAX_LENGTH)


def _rich_text(notes: Notes, path: str, block: Json) -> None:
    known = {"rich_text_section", "rich_text_list", "rich_text_preformatted", "rich_text_quote"}
    for number, element in enumerate(notes.items(f"{path}/elements", block.get("elements"), 1, 10_000)):
        if not isinstance(element, dict) or element.get("type") not in known:
            notes.add(f"{path}/elements/{number}", "unsupported type")


def _section(notes: Notes, path: str, block: Json) -> None:
    if not block.get("text") and not block.get("fields"):
        notes.add(path, "missing required field: text or fields")
    notes.composed(f"{path}/text", block.get("text"), limits.SECTION_TEXT_MAX_LENGTH, required=False)
    if "fields" in block:
        fields = notes.items(f"{path}/fields", block["fields"], 1, limits.SECTION_FIELDS_MAX_ITEMS)
        for number, one in enumerate(fields):
            notes.composed(f"{path}/fields/{number}", one, limits.SECTION_FIELDS_ITEM_MAX_LENGTH)
    if "accessory" in block:
        judge_element(notes, f"{path}/accessory", block["accessory"], ACCESSORIES)


def _table(notes: Notes, path: str, block: Json) -> None:
    rows = notes.items(f"{path}/rows", block.get("rows"), 1, limits.TABLE_ROWS_MAX_ITEMS)
    for number, row in enumerate(rows):
        notes.items(f"{path}/rows/{number}", row, 1, limits.TABLE_COLUMNS_MAX_ITEMS)


def _video(notes: Notes, path: str, block: Json) -> None:
    notes.composed(f"{path}/title", block.get("title"), limits.VIDEO_TITLE_MAX_LENGTH, plain=True)
    for name in ("alt_text", "video_url", "thumbnail_url"):
        notes.text(f"{path}/{name}", block.get(name), 3000)


JUDGES: Final[dict[str, Callable[[Notes, str, Json], None]]] = {
    "actions": _actions,
    "context": _context,
    "divider": _divider,
    "header": _header,
    "image": _image,
    "input": _input,
    "markdown": _markdown,
    "rich_text": _rich_text,
    "section": _section,
    "table": _table,
    "video": _video,
}
