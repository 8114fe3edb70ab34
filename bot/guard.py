"""The guard on free text (mission E12): somebody's number is pointed out before it is kept."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Final

from phonenumbers import Leniency, PhoneNumberMatcher
from stdnum.dk import cpr
from stdnum.exceptions import ValidationError
from stdnum.fi import hetu
from stdnum.no import fodselsnummer
from stdnum.se import personnummer

from bot.message import Ask, ChoiceField, Field, Form, Option, TextField
from bot.turn import Context, Turn
from nudges.language import Language
from nudges.person import Country

SAVE_ANYWAY: Final = "save-anyway"
"""The name of the field in which a person says that the text is fine as it is."""


class Finding(StrEnum):
    """What a text seems to hold that belongs to one person."""

    NATIONAL_ID = "national-id"
    PHONE = "phone"
    EMAIL = "email"


_PHRASE: Final[Mapping[Finding, str]] = {
    Finding.NATIONAL_ID: "guard-national-id",
    Finding.PHONE: "guard-phone",
    Finding.EMAIL: "guard-email",
}

# Eleven digits in Norway, ten or twelve in Sweden, ten in Denmark; in Finland a sign stands for the century.
# People write them in one piece, with a space or a hyphen where the language does, or with dots in the date.
_DIGITS = re.compile(r"(?<![\w+])(?<!\d[.,/-])\d{2,4}(?:[ .]?\d{2}){2}[ -]?\d{3,5}(?: \d{2})?(?!\w|[.,/-]\d)")
_PLUS = re.compile(r"(?<!\w)\d{6}\+\d{4}(?!\w)")  # Sweden: born more than a hundred years ago
_HETU = re.compile(r"(?<!\w)\d{6}[-+ABCDEFYXWVU]\d{3}[0-9A-Y](?!\w)", re.IGNORECASE)
_PLAIN = str.maketrans(
    {"\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2010": "-", "\u2011": "-", "–": "-", "−": "-"}
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_CHECKS: Final[tuple[Callable[[str], object], ...]] = (
    fodselsnummer.validate,
    personnummer.validate,
    hetu.validate,
    cpr.validate,
)
# A date, a time or an amount is no phone number, however many digits it has.
_NO_PHONE = re.compile(
    r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}\. ?\d{1,2}\. ?\d{2,4}\b|\b\d{1,2}/\d{1,2}[/-]\d{2,4}\b"
    r"|\b(?:\d{1,2}[.:]){1,2}\d{2}\b ?- ?(?:\d{1,2}[.:]){1,2}\d{2}\b|\b\d{4} ?[-/] ?\d{2,4}\b"
    r"|\b\d{1,3}(?:[ .]\d{3})+(?:,\d+)?(?= ?(?:kr|kroner|kronor|nok|sek|dkk|eur|euro|euroa|€|%))"
    r"|(?:kr|nok|sek|dkk|eur|€|£|\$)\.? ?\d[\d .,]*",
    re.IGNORECASE,
)


def find(text: str) -> frozenset[Finding]:
    """Tell what ``text`` seems to hold; a pure look, nothing is kept or logged."""
    return frozenset(_findings(text.translate(_PLAIN)))


def warn(ctx: Context, turn: Turn, form: Form) -> Ask | None:
    """Ask again when a sent form holds somebody's number and the person has not said that it is fine.

    ``form`` is the form that was sent; ``turn.values`` is what was written in it. The form comes back with
    the words still in it, what was found by name, never the number itself, and a choice to save it as it is.
    """
    if turn.values.get(SAVE_ANYWAY):
        return None
    texts = [turn.values.get(field.name, "") for field in form.fields if isinstance(field, TextField)]
    found = find("\n".join(texts))
    return Ask(form=_again(ctx, turn, form, found)) if found else None


def named(ctx: Context, language: Language, found: frozenset[Finding]) -> str:
    """Name what was found, for a sentence that begins *This looks like*."""
    return ", ".join(ctx.say(language, _PHRASE[one]) for one in Finding if one in found)


def _again(ctx: Context, turn: Turn, form: Form, found: frozenset[Finding]) -> Form:
    say = turn.language
    warning = ctx.say(say, "guard-warning", found=named(ctx, say, found))
    confirm = ChoiceField(
        name=SAVE_ANYWAY,
        label=ctx.say(say, "guard-choose"),
        options=(Option(value="yes", label=ctx.say(say, "guard-save-anyway")),),
        hint=ctx.say(say, "guard-hint"),
        required=False,
    )
    kept = tuple(_filled(field, turn.values) for field in form.fields if field.name != SAVE_ANYWAY)
    return replace(form, intro=f"**{warning}**\n\n{form.intro}".strip(), fields=(*kept, confirm))


def _filled(field: Field, values: Mapping[str, str]) -> Field:
    return replace(field, value=values.get(field.name, field.value))


def _findings(text: str) -> Iterator[Finding]:
    national = [number for number in _candidates(text) if _is_national_id(number)]
    if national:
        yield Finding.NATIONAL_ID
    if _EMAIL.search(text):
        yield Finding.EMAIL
    if _has_phone(_without(text, national)):
        yield Finding.PHONE


def _candidates(text: str) -> Iterator[str]:
    for pattern in (_DIGITS, _PLUS, _HETU):
        yield from (match[0] for match in pattern.finditer(text))


def _without(text: str, numbers: Iterable[str]) -> str:
    for number in numbers:
        text = text.replace(number, " · ")
    return text


def _is_national_id(number: str) -> bool:
    """Check digits where there are any; a Danish number may lack them since 2007: its date suffices."""
    plain = re.sub(r"[ .]", "", number)
    return any(_passes(check, plain) for check in _CHECKS)


def _passes(check: Callable[[str], object], number: str) -> bool:
    try:
        check(number)
    except ValidationError:
        return False
    return True


def _has_phone(text: str) -> bool:
    rest = _NO_PHONE.sub(" · ", text)
    return any(
        next(iter(PhoneNumberMatcher(rest, country, leniency=Leniency.VALID)), None) is not None
        for country in Country
    )
