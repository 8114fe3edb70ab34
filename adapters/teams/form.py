"""Forms as cards, in a dialog or in the conversation, and what comes back from them; pure.

A form travels with its card, sealed: neither ``task/submit`` nor an ``Action.Execute`` brings the card that
was filled in, and what is to be mended has to be shown in it again.
"""

import json
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from adapters.teams import field, layout
from adapters.teams.kit import Kit
from adapters.teams.layout import ALARM, Element
from adapters.teams.limits import CARD, DIALOG_TITLE, FALLBACK, HINT, INTRO, MESSAGE
from adapters.teams.marked import literal
from adapters.teams.press import Data, executes, submits
from adapters.teams.render import attachment, elements_of, fallback_text, fitted
from adapters.teams.trust.seal import Seal
from bot.cut import ELLIPSIS, one_line
from bot.message import Form, Invalid, Message

ASKED: Final = "form"
"""The name under which ``data`` carries a form."""
_AS_ASKED: Final[Mapping[str, str]] = MappingProxyType({})
_NO_FAULTS: Final = Invalid(errors={})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A form as it was shown, and where it belongs."""

    form: Form
    """Without anything that was filled in."""
    message_id: str | None = None
    """The message whose button opened it, as ``Receipt.message_id`` has it."""
    room: str | None = None
    """The room that it is about, as Teams calls it."""
    is_home: bool = False
    """Whether that message is the person's own page."""
    showing: str = ""
    """Tells this form from the same one shown another time: what is sent twice from it is one submission."""


def dialog(
    asked: Asked, kit: Kit, *, values: Mapping[str, str] = _AS_ASKED, invalid: Invalid = _NO_FAULTS
) -> dict[str, Any]:
    """Return what ``task/fetch`` or ``task/submit`` is answered with: the form in a dialog.

    It is filled in with ``values`` or, where there are none, with what its fields hold.
    """
    return _task(asked.form.title, _card(asked, kit, values, invalid, in_dialog=True))


def inline(
    asked: Asked, kit: Kit, *, values: Mapping[str, str] = _AS_ASKED, invalid: Invalid = _NO_FAULTS
) -> Element:
    """Return the form as a card in the conversation, for clients without dialogs."""
    return _card(asked, kit, values, invalid, in_dialog=False)


def told(message: Message, kit: Kit) -> dict[str, Any]:
    """Return what a dialog shows in a form's place: a message that asks nothing."""

    def drawn(room: int) -> Element:
        untitled = replace(message, title=message.title if _is_long(message.title) else "")
        shown = elements_of(untitled, kit, room)
        return layout.card(shown, message.language, fallbackText=fallback_text(message, room))

    return _task(message.title, fitted(drawn, CARD))


def asked_in(data: Data, seal: Seal) -> Asked | None:
    """Read which form was sent; ``None`` when none was, or no Dult sealed it."""
    packed = seal.open(data.get(ASKED, ""))
    if packed is None:
        return None
    try:
        return _forms().validate_json(zlib.decompress(urlsafe_b64decode(packed)))
    except (ValueError, ValidationError, zlib.error):
        return None  # sealed by a Dult that had other forms


def values_in(data: Data, asked: Asked) -> dict[str, str]:
    """Read what was filled in: a value for every field, empty for what was left empty.

    Nothing but the form's own fields is read; whether they are in order is for the core to say.
    """
    return {one.name: field.value_in(one, data) for one in asked.form.fields}


def _card(asked: Asked, kit: Kit, values: Mapping[str, str], invalid: Invalid, *, in_dialog: bool) -> Element:
    form = asked.form
    data = {ASKED: kit.seal.close(_packed(asked))}
    action = submits(form.submit, data) if in_dialog else executes(form.submit, data)
    headed = not in_dialog or _is_long(form.title)

    def drawn(room: int) -> Element:
        shown = [
            *(layout.heading(form.title) if headed else ()),
            *_nowhere(form, invalid),
            *layout.body(form.intro, min(INTRO, room)),
            *layout.who_sees(form.who_sees, room),
            *_fields(form, kit, values, invalid, room),
        ]
        shown = shown or layout.heading(form.title) or layout.words(ELLIPSIS, HINT)
        fallback = literal(one_line(form.title, min(FALLBACK, room))) or ELLIPSIS
        return layout.card(shown, form.language, actions=[action], fallbackText=fallback)

    card = fitted(drawn, CARD)
    if (size := layout.weight(card)) > MESSAGE:
        raise ValueError(f"The form {form.action} has {size} bytes in Teams: let it ask for less at once.")
    return card


def _fields(
    form: Form, kit: Kit, values: Mapping[str, str], invalid: Invalid, room: int
) -> Sequence[Element]:
    return [
        element
        for one in form.fields
        for element in field.elements(
            one,
            values.get(one.name, one.value),
            kit,
            form.language,
            mend=invalid.errors.get(one.name, ""),
            room=room,
        )
    ]


def _nowhere(form: Form, invalid: Invalid) -> list[Element]:
    """Show what is to be mended but stands at no field."""
    names = {one.name for one in form.fields}
    faults = " ".join(fault for name, fault in invalid.errors.items() if name not in names)
    return layout.words(one_line(faults, HINT), 2 * HINT, **ALARM)


def _task(title: str, card: Element) -> dict[str, Any]:
    """Return what opens or changes a dialog: …/task-modules/task-modules-bots, *Create a dialog launcher*."""
    above = one_line(title, DIALOG_TITLE) if not _is_long(title) else ""
    value = {"title": above or "Dult", "height": "large", "width": "medium", "card": attachment(card)}
    return {"task": {"type": "continue", "value": value}}


def _is_long(title: str) -> bool:
    return len(title) > DIALOG_TITLE


def _packed(asked: Asked) -> str:
    """Write a form without what was filled in, as short as it goes."""
    empty = tuple(replace(one, value="") for one in asked.form.fields)
    bare = replace(asked, form=replace(asked.form, fields=empty))
    written = json.dumps(_forms().dump_python(bare, mode="json"), ensure_ascii=False)
    return urlsafe_b64encode(zlib.compress(written.encode("utf-8", "replace"), 9)).decode()


@cache
def _forms() -> TypeAdapter[Asked]:
    return TypeAdapter(Asked)
