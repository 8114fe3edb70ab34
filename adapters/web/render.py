"""Messages, forms and whole pages as HTML; pure, from what is handed in."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final, Protocol
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from adapters.web import markdown
from adapters.web.channel import message_of
from adapters.web.inbound import Shown
from adapters.web.persona import Visitor
from adapters.web.seal import Asked, Press, Seals, Writing
from bot.message import Button, ChoiceField, DateField, Field, Form, TextField
from bot.phrases import clock, day, weekday_alone
from bot.ports import Entry
from nudges.language import Language

FOLDER: Final = Path(__file__).parent
ATTACHMENT: Final = "/attachment/{entry}/{number}"
"""Where a line's files are: the template of an address."""
TONES: Final = 6
"""How many colours there are for the circles with initials."""


class Phrases(Protocol):
    """Where the page's own words come from."""

    def say(self, language: Language, phrase_id: str, /, **values: str | float) -> str:
        """Return a phrase in a language."""
        ...


class Renderer:
    """Fills the templates."""

    def __init__(self, phrases: Phrases, seals: Seals) -> None:
        self._phrases = phrases
        self._seals = seals
        self._templates = Environment(
            loader=FileSystemLoader(FOLDER / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters |= {"markdown": markdown.html, "initials": _initials, "tone": _tone}
        self._templates.tests |= {"link": markdown.is_link}

    def page(self, name: str, language: Language, **values: Any) -> str:
        """Return a whole page."""
        return self._fill(f"{name}.html", language, **values)

    def say(self, language: Language, phrase_id: str) -> str:
        """Return one of the page's phrases."""
        return self._phrases.say(language, phrase_id)

    def entry(self, entry: Entry, visitor: Visitor) -> Markup:
        """Return one line of a conversation as its reader sees it."""
        message = message_of(entry)
        return self._part(
            "said.html" if message is None else "card.html",
            visitor.language if message is None else message.language,
            visitor=visitor,
            entry=entry,
            message=message,
            page_language=visitor.language,
            is_mine=entry.payload.get("by") == visitor.place.own,
            for_one=visitor.room is not None and entry.route == visitor.place.for_one,
            when=self.moment(entry.at, visitor),
            seal=partial(self._press, entry, visitor),
            link=partial(_attachment, entry, visitor),
        )

    def dialog(self, shown: Shown, visitor: Visitor) -> Markup:
        """Return the form that is open, with what is to be mended; nothing when there is none."""
        if shown.form is None:
            return Markup()
        return self._part(
            "dialog.html",
            shown.form.language,
            page_language=visitor.language,
            visitor=visitor,
            form=shown.form,
            fields=[_field(one, shown) for one in shown.form.fields],
            errors=shown.errors,
            names=[one.name for one in shown.form.fields],
            sealed=self._asked(shown.form, shown, visitor),
        )

    def writing(self, visitor: Visitor) -> str:
        """Return a new seal for the box to write in."""
        return self._seals.close(Writing(who=visitor.place.person, team=visitor.place.team))

    def clock(self, now: datetime, visitor: Visitor) -> Markup:
        """Return the demo's clock as the visitor's language and time zone have it."""
        return self._part("clock.html", visitor.language, when=self.moment(now, visitor))

    def moment(self, at: datetime, visitor: Visitor) -> Mapping[str, str]:
        """Return the parts that a moment is shown with."""
        local, language = at.astimezone(ZoneInfo(visitor.persona.time_zone)), visitor.language
        return {
            "iso": local.isoformat(timespec="minutes"),
            "key": local.date().isoformat(),
            "tomorrow": (local.date() + timedelta(days=1)).isoformat(),
            "weekday": weekday_alone(local.date(), language),
            "day": day(local.date(), language),
            "time": clock(local.time(), language),
        }

    def _part(self, template: str, language: Language, **values: Any) -> Markup:
        return Markup(self._fill(template, language, **values))  # noqa: S704 - a template's output is escaped

    def _fill(self, template: str, language: Language, **values: Any) -> str:
        say = partial(self._phrases.say, language)
        return self._templates.get_template(template).render(
            language=language, languages=tuple(Language), say=say, phrases=self._phrases, **values
        )

    def _press(self, entry: Entry, visitor: Visitor, button: Button) -> str:
        place = visitor.place
        press = Press(
            who=place.person, team=place.team, route=entry.route, entry=entry.id, action=str(button.action)
        )
        return self._seals.close(press)

    def _asked(self, form: Form, shown: Shown, visitor: Visitor) -> str:
        place, receipt = visitor.place, shown.receipt
        route, entry = (receipt.address.route, receipt.message_id) if receipt else ("", "")
        return self._seals.close(
            Asked(who=place.person, team=place.team, form=form, route=route, entry=entry)
        )


FEW: Final = 6
"""Up to so many options stand as buttons to choose from; more are a list to open."""


SHORT: Final = 28
"""Options of up to so many characters stand beside each other."""


def _field(field: Field, shown: Shown) -> Mapping[str, Any]:
    value = shown.values.get(field.name, field.value)
    return {
        "field": field,
        "shape": _shape(field),
        "value": value,
        "chosen": frozenset(value.split(",")),
        "error": shown.errors.get(field.name, ""),
        "short": isinstance(field, ChoiceField) and all(len(it.label) <= SHORT for it in field.options),
    }


def _shape(field: Field) -> str:
    match field:
        case TextField(lines=1):
            return "line"
        case TextField():
            return "lines"
        case DateField():
            return "date"
        case ChoiceField(many=True):
            return "many"
        case ChoiceField(options=options):
            return "one" if len(options) <= FEW else "list"


def _attachment(entry: Entry, visitor: Visitor, number: int) -> str:
    query = urlencode(visitor.query)
    return "?".join(filter(None, (ATTACHMENT.format(entry=entry.id, number=number), query)))


def _initials(name: str) -> str:
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()


def _tone(key: str) -> int:
    return sum(key.encode()) % TONES
