"""What custom adds to the public holidays of a country, from eves to the general summer holiday."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from nudges.days_off import DayKind, DayOff
from nudges.person import Country, Weekday


def days_off(country: Country, year: int, public: Mapping[date, str]) -> dict[date, DayOff]:
    """Return every day off of ``year``; ``public`` are that year's public holidays and outrank the rest."""
    custom = CUSTOM[country]
    days = {day: DayOff(kind=DayKind.FELLESFERIE, name=custom.summer) for day in _summer(country, year)}
    days |= {day: DayOff(kind=DayKind.ROMJUL, name=custom.romjul) for day in _romjul(year)}
    days |= {rule.on(year, public): DayOff(kind=rule.kind, name=rule.name) for rule in custom.rules}
    days |= {day: DayOff(kind=DayKind.PUBLIC_HOLIDAY, name=name) for day, name in public.items()}
    squeezed = DayOff(kind=DayKind.SQUEEZED_IN, name=custom.squeezed_in)
    return days | dict.fromkeys(_squeezed_in(year, days), squeezed)


@dataclass(frozen=True, slots=True)
class Fixed:
    """The same date every year."""

    month: int
    day: int
    kind: DayKind
    name: str

    def on(self, year: int, _public: Mapping[date, str]) -> date:
        """Return the day of ``year``."""
        return date(year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class FridayFrom:
    """The first Friday on or after a date: the eve of a holiday that is always a Saturday."""

    month: int
    day: int
    kind: DayKind
    name: str

    def on(self, year: int, _public: Mapping[date, str]) -> date:
        """Return the day of ``year``."""
        start = date(year, self.month, self.day)
        return start + timedelta(days=(Weekday.FRIDAY - start.isoweekday()) % 7)


@dataclass(frozen=True, slots=True)
class FromEaster:
    """So many days from Easter Sunday."""

    days: int
    kind: DayKind
    name: str

    def on(self, year: int, public: Mapping[date, str]) -> date:
        """Return the day of ``year``."""
        return easter_sunday(year, public) + timedelta(days=self.days)


Rule = Fixed | FridayFrom | FromEaster


@dataclass(frozen=True, slots=True, kw_only=True)
class Custom:
    """A country's own days, named in its language."""

    summer: str
    romjul: str
    squeezed_in: str
    rules: tuple[Rule, ...]


CUSTOM = {
    Country.NO: Custom(
        summer="Fellesferie",
        romjul="Romjul",
        squeezed_in="Inneklemt dag",
        rules=(
            FromEaster(-6, DayKind.HOLY_WEEK, "Mandag før påske"),
            FromEaster(-5, DayKind.HOLY_WEEK, "Tirsdag før påske"),
            FromEaster(-4, DayKind.HOLY_WEEK, "Onsdag før påske"),
            FromEaster(-1, DayKind.EVE, "Påskeaften"),
            FromEaster(48, DayKind.EVE, "Pinseaften"),
            Fixed(12, 24, DayKind.EVE, "Julaften"),
            Fixed(12, 31, DayKind.EVE, "Nyttårsaften"),
        ),
    ),
    Country.SE: Custom(
        summer="Sommarsemester",
        romjul="Mellandag",
        squeezed_in="Klämdag",
        rules=(
            Fixed(1, 5, DayKind.HALF_DAY, "Trettondagsafton"),
            FromEaster(-3, DayKind.HOLY_WEEK, "Skärtorsdagen"),
            FromEaster(-1, DayKind.EVE, "Påskafton"),
            Fixed(4, 30, DayKind.HALF_DAY, "Valborgsmässoafton"),
            FromEaster(48, DayKind.EVE, "Pingstafton"),
            FridayFrom(6, 19, DayKind.EVE, "Midsommarafton"),
            FridayFrom(10, 30, DayKind.HALF_DAY, "Allhelgonaafton"),
            Fixed(12, 24, DayKind.EVE, "Julafton"),
            Fixed(12, 31, DayKind.EVE, "Nyårsafton"),
        ),
    ),
    Country.DK: Custom(
        summer="Sommerferie",
        romjul="Mellem jul og nytår",
        squeezed_in="Indeklemt dag",
        rules=(
            FromEaster(-6, DayKind.HOLY_WEEK, "Mandag før påske"),
            FromEaster(-5, DayKind.HOLY_WEEK, "Tirsdag før påske"),
            FromEaster(-4, DayKind.HOLY_WEEK, "Onsdag før påske"),
            FromEaster(-1, DayKind.EVE, "Påskelørdag"),
            Fixed(5, 1, DayKind.HALF_DAY, "Arbejdernes kampdag"),
            Fixed(6, 5, DayKind.HALF_DAY, "Grundlovsdag"),
            Fixed(12, 24, DayKind.EVE, "Juleaftensdag"),
            Fixed(12, 31, DayKind.EVE, "Nytårsaftensdag"),
        ),
    ),
    Country.FI: Custom(
        summer="Kesäloma",
        romjul="Joulun välipäivä",
        squeezed_in="Vapaapäivien väliin jäävä arkipäivä",
        rules=(
            FromEaster(-3, DayKind.HOLY_WEEK, "Kiirastorstai"),
            FromEaster(-1, DayKind.EVE, "Pääsiäislauantai"),
            Fixed(12, 31, DayKind.EVE, "Uudenvuodenaatto"),
        ),
    ),
}

_WHOLE_DAYS = {DayKind.PUBLIC_HOLIDAY, DayKind.EVE, DayKind.ROMJUL}


def easter_sunday(year: int, public: Mapping[date, str]) -> date:
    """Find Easter Sunday in ``public``: the one Sunday of its season whose Monday is a holiday too.

    Raises:
        ValueError: ``public`` holds no Easter, so these are not the holidays of a Nordic country.
    """
    for day in _days(date(year, 3, 22), date(year, 4, 25)):
        if day.isoweekday() == Weekday.SUNDAY and {day, day + timedelta(days=1)} <= public.keys():
            return day
    raise ValueError(f"The public holidays of {year} have no Easter: check what `holidays` returned.")


def _summer(country: Country, year: int) -> Iterator[date]:
    match country:
        case Country.NO | Country.DK:
            return _weeks(year, 28, 30)
        case Country.SE:
            return _weeks(year, 28, 31)
        case Country.FI:
            return _days(date(year, 7, 1), date(year, 7, 31))


def _romjul(year: int) -> Iterator[date]:
    yield date(year, 1, 1)
    yield from _days(date(year, 12, 24), date(year, 12, 31))


def _squeezed_in(year: int, off: Mapping[date, DayOff]) -> Iterator[date]:
    free = {day for day, why in off.items() if why.kind in _WHOLE_DAYS} | set(_weekends(year))
    for day in _days(date(year, 1, 2), date(year, 12, 30)):
        neighbours = {day - timedelta(days=1), day + timedelta(days=1)}
        if day not in off and day not in free and neighbours <= free:
            yield day


def _weekends(year: int) -> Iterable[date]:
    return (
        day for day in _days(date(year, 1, 1), date(year, 12, 31)) if day.isoweekday() >= Weekday.SATURDAY
    )


def _weeks(year: int, first: int, last: int) -> Iterator[date]:
    return _days(
        date.fromisocalendar(year, first, Weekday.MONDAY), date.fromisocalendar(year, last, Weekday.SUNDAY)
    )


def _days(first: date, last: date) -> Iterator[date]:
    for ahead in range((last - first).days + 1):
        yield first + timedelta(days=ahead)
