"""Forms as Slack's modals, and what comes back from them; pure."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from types import MappingProxyType
from typing import Any, Final

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from adapters.slack import field, layout
from adapters.slack.limits import MODAL_WORDS, SECTION, VIEW_BLOCKS
from adapters.slack.render import blocks_of
from bot.cut import cut, is_blank, one_line
from bot.message import Form, Invalid, Message
from bot.phrases import Phrases
from nudges.language import Language

FORM: Final = "dult-form"
TELLS: Final = "dult-tells"
"""The callback ids of our views: one that is sent back, and one that only tells something."""
_KEPT: Final = ("type", "title", "submit", "close", "private_metadata", "callback_id")
"""What of a view is sent again; the rest of it is Slack's."""
_MEND: Final = "mend:"
"""Begins the block id of a sentence that says what is to be mended."""
_AS_ASKED: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What a form carries through Slack: our own ids, never what anybody wrote."""

    action: str
    message_id: str | None
    room: str | None
    language: Language = Language.EN
    """The form's own, set when it is shown."""
    home: bool = False
    """Whether it was opened from the home tab, which is shown anew then."""


def modal(
    form: Form, carried: Carried, phrases: Phrases, *, values: Mapping[str, str] = _AS_ASKED
) -> dict[str, Any]:
    """Show a form, filled in with ``values`` or, where there are none, with what its fields hold."""
    fields = [
        field.block(one, values.get(one.name, one.value), phrases, form.language, form=str(form.action))
        for one in form.fields
    ]
    intro = layout.body(form.intro, SECTION)
    view = _view(
        form.title,
        [*intro, *layout.who_sees(form.who_sees), *fields],
        phrases,
        form.language,
        callback_id=FORM,
        private_metadata=json.dumps(asdict(replace(carried, language=form.language))),
        submit=layout.plain_text(one_line(form.submit, MODAL_WORDS)),
        close=layout.plain_text(cut(phrases.say(form.language, "slack-cancel"), MODAL_WORDS)),
    )
    return view.to_dict()


def waiting(language: Language, phrases: Phrases) -> dict[str, Any]:
    """Show that a form is about to come."""
    title = phrases.say(language, "slack-waiting-title")
    blocks = layout.words(phrases.say(language, "slack-waiting"), SECTION)
    return _view(title, blocks, phrases, language, **_telling(phrases, language)).to_dict()


def told(message: Message, phrases: Phrases) -> dict[str, Any]:
    """Show a message that asks nothing in the place of a form."""
    language, untitled = message.language, replace(message, title="")
    blocks = blocks_of(untitled, phrases)
    return _view(message.title, blocks, phrases, language, **_telling(phrases, language)).to_dict()


def carried(view: Mapping[str, Any]) -> Carried:
    """Read what a form carried; one that is not ours carries an action that nobody knows."""
    try:
        its = json.loads(view.get("private_metadata") or "{}")
        return Carried(
            action=str(its["action"]),
            message_id=_text(its["message_id"]),
            room=_text(its["room"]),
            language=Language(its["language"]),
            home=its.get("home") is True,
        )
    except (KeyError, TypeError, ValueError, RecursionError):
        return Carried(action="", message_id=None, room=None, language=Language.EN)


def _text(carried: object) -> str | None:
    return None if carried is None else str(carried)


def values(view: Mapping[str, Any]) -> dict[str, str]:
    """Read what was filled in: a value for every field, empty for what was left empty.

    Slack sends no form whose needed fields are empty. Where one is, it was not touched, and holds what it
    held when it was shown: Slack would have said so.
    """
    fields = {name: shown for shown in view["blocks"] if (name := field.name_in(shown)) is not None}
    filled = {name: field.value_in(field.state_of(view, name)) for name in fields}
    return {name: value or field.untouched(fields[name]) for name, value in filled.items()}


def errors(view: Mapping[str, Any], invalid: Invalid) -> dict[str, str]:
    """Return what is to be mended, by block; what stands at no input stands at the first one.

    It is empty when the view has no input: then there is no place in a form for it.
    """
    inputs = [str(shown["block_id"]) for shown in view["blocks"] if shown["type"] == "input"]
    mend: dict[str, list[str]] = {}
    for name, sentence in invalid.errors.items():
        for place in [name] if name in inputs else inputs[:1]:
            mend.setdefault(place, []).append(sentence)
    return {place: cut(" ".join(sentences), field.HINT) for place, sentences in mend.items()}


def again(view: Mapping[str, Any], invalid: Invalid) -> dict[str, Any]:
    """Show a form once more whose acknowledgement is over, filled in as it is, with what is to be mended."""
    mend = errors(view, invalid)
    blocks: list[Mapping[str, Any]] = [] if mend else _mending("form", " ".join(invalid.errors.values()))
    for shown in view["blocks"]:
        block_id = str(shown.get("block_id", ""))
        if block_id.startswith(_MEND):
            continue
        blocks += _mending(block_id, mend.get(block_id, ""))
        state = field.state_of(view, block_id)
        blocks.append(field.filled(shown, state) if shown["type"] == "input" else shown)
    kept = {name: view[name] for name in _KEPT if view.get(name)}
    return {**kept, "blocks": blocks[:VIEW_BLOCKS]}


def _mending(block_id: str, sentence: str) -> list[Mapping[str, Any]]:
    shown = layout.strong(sentence, field.HINT)
    return [block.to_dict() | {"block_id": f"{_MEND}{block_id}"} for block in shown]


def _view(title: str, blocks: Sequence[Block], phrases: Phrases, language: Language, **others: Any) -> View:
    """Return a modal; a title that does not fit above it is a heading in it."""
    fits = len(title) <= MODAL_WORDS and not is_blank(title)
    above = title if fits else phrases.say(language, "slack-form")
    shown = [*([] if fits else layout.header(title)), *blocks] or layout.words(above, SECTION)
    return View(type="modal", title=layout.plain_text(one_line(above, MODAL_WORDS)), blocks=shown, **others)


def _telling(phrases: Phrases, language: Language) -> dict[str, Any]:
    close = cut(phrases.say(language, "slack-close"), MODAL_WORDS)
    return {"callback_id": TELLS, "close": layout.plain_text(close)}
