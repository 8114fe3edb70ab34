"""What the text of one cell means: an e-mail address, a time zone, working days, roles."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TypeVar
from zoneinfo import available_timezones

from nudges.language import Language
from nudges.person import Country, Role, Weekday, WorkingDays
from nudges.roster.words import DayWords, Words, did_you_mean, plain

T = TypeVar("T")

_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_DOMAIN = re.compile(r"([^\W_]([\w-]*[^\W_])?\.)+[^\W\d_]([\w-]*[^\W_])?")
_DASH = re.compile(r"\s*[-–—]\s*")
_AROUND_ITEMS = re.compile(r"\s*[,;/|\n]\s*")
_BETWEEN_DAYS = re.compile(r"[\s,;/|+&]+")


class CellError(Exception):
    """A cell says something Dult does not understand."""

    def __init__(self, problem: str, mend: str) -> None:
        self.problem = problem
        self.mend = mend
        super().__init__(f"{problem} {mend}")


def email(text: str) -> str:
    """Return the address.

    Raises:
        CellError: it is none; that it exists is not checked.
    """
    local, _, domain = text.rpartition("@")
    sound = _LOCAL.fullmatch(local) and _DOMAIN.fullmatch(domain)
    if not sound or len(local) > 64 or len(text) > 254:
        raise CellError(
            f"“{text}” is not an e-mail address.",
            "Write only the address, such as kari.nordmann@example.org, or leave the cell empty.",
        )
    return text


def language(text: str, words: Words) -> Language:
    """Return the language, whether its tag (``nb-NO`` too) or its name is written.

    Raises:
        CellError: it is none of the six.
    """
    tag = re.split(r"[-_]", text, maxsplit=1)[0]
    if found := _looked_up(text, words.languages) or _looked_up(tag, words.languages):
        return found
    near = did_you_mean(text, words.languages) or _spoken_in(text)
    raise CellError(f"“{text}” is not a language Dult knows.", _mend(near, "Write nb, nn, sv, da, fi or en."))


def _spoken_in(text: str) -> Language | None:
    return {"no": Language.NB, "se": Language.SV, "dk": Language.DA}.get(plain(text))


def country(text: str, words: Words) -> Country:
    """Return the country, whether its code or its name is written.

    Raises:
        CellError: Dult does not know its days off.
    """
    if found := _looked_up(text, words.countries):
        return found
    near = did_you_mean(text, words.countries)
    raise CellError(f"“{text}” is not a country Dult knows.", _mend(near, "Write NO, SE, DK or FI."))


def time_zone(text: str) -> str:
    """Return the name as the IANA time zone database spells it.

    Raises:
        CellError: the database has no such name.
    """
    wanted = text.casefold().replace(" ", "_")
    if found := _time_zones().get(wanted):
        return found
    cities = {name.rpartition("/")[2]: zone for name, zone in sorted(_time_zones().items()) if "/" in name}
    near = cities.get(wanted) or did_you_mean(wanted, {plain(zone): zone for zone in cities.values()})
    raise CellError(
        f"“{text}” is not a time zone.", _mend(near, "Write a name such as Europe/Oslo or Europe/Helsinki.")
    )


@cache
def _time_zones() -> dict[str, str]:
    places = (zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))
    return {zone.casefold(): zone for zone in (*places, "UTC")}


def items(text: str, separators: re.Pattern[str] = _AROUND_ITEMS) -> tuple[str, ...]:
    """Split a cell that lists several things; repeated ones count once."""
    return tuple(dict.fromkeys(item for item in separators.split(text) if item))


def roles(text: str, words: Words) -> frozenset[Role]:
    """Return the roles a cell lists.

    Raises:
        CellError: one of them is unknown.
    """
    return frozenset(_role(item, words) for item in items(text))


def _role(text: str, words: Words) -> Role:
    if found := _looked_up(text, words.roles):
        return found
    near = did_you_mean(text, words.roles)
    mend = _mend(near, f"Write one of: {', '.join(Role)}.").replace("-", " ")
    raise CellError(f"“{text}” is not a role.", mend)


def working_days(text: str, words: Words) -> WorkingDays:
    """Return the days of ``mon-fri``, ``man, tir, tor``, ``ma ti ke``, ``1,2,3`` and the like.

    A cell is read in one language at a time, so that “to” is Thursday in “ma to” and a span in “mon to fri”.

    Raises:
        CellError: no language makes days of it, or two languages different ones.
    """
    readings = {_days(text, language.days) for language in words.by_language.values()} - {None}
    if len(readings) == 1 and (days := readings.pop()):
        return days
    raise CellError(
        f"“{text}” does not say which days.",
        "Write mon-fri or mon, tue, thu, in any of the six languages; "
        "numbers such as 1-5 become a date in Excel unless the column is formatted as text.",
    )


@lru_cache(maxsize=4096)
def _days(text: str, words: DayWords) -> WorkingDays | None:
    """Read ``text`` as one language writes days; None when it does not."""
    spaced = f" {' '.join(text.casefold().replace('.', ' ').split())} "
    for until in words.until:
        spaced = spaced.replace(f" {until} ", "-")
    if re.fullmatch(r"[1-7]{2,7}", spaced.strip()):
        spaced = " ".join(spaced)
    named = {
        name: frozenset({day}) for day, names in zip(Weekday, words.names, strict=True) for name in names
    }
    named |= {str(int(day)): frozenset({day}) for day in Weekday}
    named |= dict.fromkeys(words.weekdays, frozenset(list(Weekday)[:5]))
    found = [
        _span(part, named)
        for part in _BETWEEN_DAYS.split(_DASH.sub("-", spaced))
        if part and part not in words.and_
    ]
    days = [part for part in found if part]
    return frozenset().union(*days) if days and len(days) == len(found) else None


def _span(part: str, named: Mapping[str, WorkingDays]) -> WorkingDays | None:
    """Read one day, or the days from one to another, over the weekend too."""
    first, dash, last = part.partition("-")
    if not dash:
        return named.get(part)
    start, end = named.get(first, frozenset()), named.get(last, frozenset())
    if len(start) != 1 or len(end) != 1:
        return None
    (start_day,), (end_day,) = start, end
    return frozenset(Weekday((start_day + step - 1) % 7 + 1) for step in range((end_day - start_day) % 7 + 1))


def _looked_up(text: str, lexicon: Mapping[str, T]) -> T | None:
    return lexicon.get(plain(text))


def _mend(near: str | None, otherwise: str) -> str:
    return f"Did you mean {near}?" if near else otherwise
