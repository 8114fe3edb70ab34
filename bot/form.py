"""A sent form looked through before anything is kept: what is missing, too long or not on offer."""

from collections.abc import Iterator, Mapping
from datetime import date

from bot import guard
from bot.message import Ask, ChoiceField, DateField, Field, Form, Invalid, TextField
from bot.phrases import Phrases, day
from bot.turn import Context, Turn
from nudges.language import Language


def refuse(ctx: Context, turn: Turn, form: Form) -> Invalid | Ask | None:
    """Tell what keeps a sent form from being saved; ``None`` when nothing does.

    ``form`` is the form as it was asked. Faults come first, then the guard of ``bot/guard.py``.
    """
    return check(ctx, turn, form) or guard.warn(ctx, turn, form)


def check(ctx: Context, turn: Turn, form: Form) -> Invalid | None:
    """Tell what is missing, too long or not on offer in a sent form, for one that asks for an address."""
    faults = {field.name: fault for field in form.fields if (fault := _fault(ctx, turn, field))}
    return Invalid(errors=faults) if faults else None


def chosen_day(values: Mapping[str, str], name: str) -> date | None:
    """Return the day in a date field; ``None`` when it is empty or no date."""
    try:
        return date.fromisoformat(values.get(name, "").strip())
    except ValueError:
        return None


def hint(field: Field, phrases: Phrases, language: Language) -> str:
    """Return a field's hint; for a day also which days there are, as some platforms offer all of them."""
    return " ".join(filter(None, (field.hint, *_days(field, phrases, language))))


def _days(field: Field, phrases: Phrases, language: Language) -> Iterator[str]:
    match field:
        case DateField(earliest=date() as first, latest=date() as last):
            days = {"first": day(first, language), "last": day(last, language)}
            yield phrases.say(language, "form-days-between", **days)
        case DateField(earliest=date() as first):
            yield phrases.say(language, "form-days-from", first=day(first, language))
        case DateField(latest=date() as last):
            yield phrases.say(language, "form-days-until", last=day(last, language))
        case _:
            return


def _fault(ctx: Context, turn: Turn, field: Field) -> str:
    value = turn.values.get(field.name, "").strip()
    if not value:
        return _missing(ctx, turn, field) if field.required else ""
    match field:
        case TextField():
            return _text_fault(ctx, turn, field, value)
        case ChoiceField():
            return _choice_fault(ctx, turn, field, value)
        case DateField():
            return _date_fault(ctx, turn, field)


def _missing(ctx: Context, turn: Turn, field: Field) -> str:
    phrase = "form-not-on-offer" if isinstance(field, ChoiceField) else "form-missing"
    return ctx.say(turn.language, phrase)


def _text_fault(ctx: Context, turn: Turn, field: TextField, value: str) -> str:
    if len(value) <= field.max_length:
        return ""
    over = len(value) - field.max_length
    return ctx.say(turn.language, "form-too-long", most=field.max_length, over=over)


def _choice_fault(ctx: Context, turn: Turn, field: ChoiceField, value: str) -> str:
    given = value.split(",") if field.many else [value]
    if {option.value for option in field.options}.issuperset(given):
        return ""
    return ctx.say(turn.language, "form-not-on-offer")


def _date_fault(ctx: Context, turn: Turn, field: DateField) -> str:
    its = chosen_day(turn.values, field.name)
    if its is None:
        return ctx.say(turn.language, "form-no-date")
    if field.earliest and its < field.earliest:
        return ctx.say(turn.language, "form-too-early", day=day(field.earliest, turn.language))
    if field.latest and its > field.latest:
        return ctx.say(turn.language, "form-too-late", day=day(field.latest, turn.language))
    return ""
