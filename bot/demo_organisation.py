"""The invented organisation that Dult is shown and measured with: 1,400 people on 17 sites and a centre."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from random import Random

from bot.demo_names import Addresses, drawn, names
from bot.demo_words import CONTENT, DemoSite, DemoWords, demo_words
from nudges.language import Language
from nudges.person import Country, Role
from nudges.roster import Column, Defaults, Roster, Sheet, SheetRow, load_words, read_roster

_CENTRE_TEAMS = 3
_CENTRE_EXPERTS = 16
_COORDINATORS = 3
_UNIT = 28
"""About how many people a unit has."""
_LARGEST_TEAM = 11
_PART_TIME = 0.08
# Everybody is there on Mondays: the demo begins on one, and what is sent then reaches all 1,400.
_PART_TIME_DAYS = ("mon-thu", "mon, tue, thu", "mon, thu, fri", "mon, wed, fri", "mon-wed", "mon, thu")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seat:
    """A place in the organisation before anybody sits on it."""

    key: str
    site: str
    unit: str
    team: str
    profession: str
    leader_key: str = ""
    roles: tuple[Role, ...] = (Role.EMPLOYEE,)

    @property
    def is_plain(self) -> bool:
        return self.roles == (Role.EMPLOYEE,)


def demo_organisation(country: Country = Country.NO, content: Path = CONTENT) -> Roster:
    """Return the demo organisation as it would be in ``country``, the same every time.

    Exactly 1,400 people: 21 in the centre, three of them coordinators and one admin; 20 competence agents on
    17 sites, of which two have none and five have two; a leader for each site and unit; one safety
    representative; everyone in one team of five to twelve.
    """
    words = demo_words(country, content)
    rng = Random(f"dult {country}")  # noqa: S311 -- chance that repeats itself is what is wanted
    seats = list(_organisation(words, rng))
    rows = enumerate([tuple(Column), *_rows(seats, words, country, rng)], start=1)
    sheet = Sheet(rows=tuple(SheetRow(number=number, cells=cells) for number, cells in rows))
    defaults = replace(Defaults.of(country), centre=words.centre)
    return read_roster(sheet, words=load_words(content), defaults=defaults)


def _organisation(words: DemoWords, rng: Random) -> Iterator[_Seat]:
    keys = (f"{number:05}" for number in count(101))
    centre = _centre(words, keys)
    yield from centre
    for position, site in enumerate(words.sites):
        seats = _with_agents(_site(words, site, keys, director=centre[0].key), site.agents, rng)
        yield from seats if position else _with_representative(seats, words)


def _centre(words: DemoWords, keys: Iterator[str]) -> list[_Seat]:
    """Lay out the centre: director, coordinators, admin, experts."""
    posts = [
        (words.director, (Role.EMPLOYEE, Role.LEADER)),
        *[(words.coordinator, (Role.EMPLOYEE, Role.COORDINATOR))] * _COORDINATORS,
        (words.administrator, (Role.EMPLOYEE, Role.ADMIN)),
        *[(words.expert, (Role.EMPLOYEE,))] * _CENTRE_EXPERTS,
    ]
    seats = [
        _Seat(
            key=next(keys),
            site=words.centre,
            unit=words.centre_unit,
            team=words.teams[position % _CENTRE_TEAMS],
            profession=profession,
            roles=roles,
        )
        for position, (profession, roles) in enumerate(posts)
    ]
    return [seats[0], *(replace(seat, leader_key=seats[0].key) for seat in seats[1:])]


def _site(words: DemoWords, site: DemoSite, keys: Iterator[str], *, director: str) -> list[_Seat]:
    """Lay out a site: its head, who sits in the first team, and units with their leaders and teams."""
    teams = (_team_name(words, number) for number in count())
    head = _Seat(
        key=next(keys),
        site=site.name,
        unit=words.units[0],
        team=_team_name(words, 0),
        profession=words.head,
        leader_key=director,
        roles=(Role.EMPLOYEE, Role.LEADER),
    )
    sizes = _even(site.people - 1, max(1, round(site.people / _UNIT)))
    units = [
        _unit(words, head, unit, size=size, keys=keys, teams=teams)
        for unit, size in zip(words.units, sizes, strict=False)
    ]
    return [head, *(seat for unit in units for seat in unit)]


def _unit(
    words: DemoWords, head: _Seat, name: str, *, size: int, keys: Iterator[str], teams: Iterator[str]
) -> list[_Seat]:
    names = [next(teams) for _ in range(-(-size // _LARGEST_TEAM))]
    leader = replace(
        head, key=next(keys), unit=name, team=names[0], profession=words.leader, leader_key=head.key
    )
    others = [
        _Seat(
            key=(key := next(keys)),
            site=head.site,
            unit=name,
            team=names[position % len(names)],
            profession=words.professions[int(key) % len(words.professions)],
            leader_key=leader.key,
        )
        for position in range(1, size)
    ]
    return [leader, *others]


def _team_name(words: DemoWords, number: int) -> str:
    name, lap = words.teams[number % len(words.teams)], number // len(words.teams)
    return f"{name} {lap + 1}" if lap else name


def _even(total: int, parts: int) -> list[int]:
    return [total // parts + (part < total % parts) for part in range(parts)]


def _with_agents(seats: Sequence[_Seat], agents: int, rng: Random) -> list[_Seat]:
    """Choose the site's agents among those without another part, each in a unit of their own."""
    chosen: list[_Seat] = []
    while len(chosen) < agents:
        candidate = drawn([seat for seat in seats if seat.is_plain], rng)
        if candidate.unit not in {seat.unit for seat in chosen}:
            chosen.append(candidate)
    return [
        replace(seat, roles=(Role.EMPLOYEE, Role.COMPETENCE_AGENT)) if seat in chosen else seat
        for seat in seats
    ]


def _with_representative(seats: Sequence[_Seat], words: DemoWords) -> list[_Seat]:
    last = max(position for position, seat in enumerate(seats) if seat.is_plain)
    roles = (Role.EMPLOYEE, Role.REPRESENTATIVE)
    representative = replace(seats[last], roles=roles, profession=words.representative)
    return [*seats[:last], representative, *seats[last + 1 :]]


def _language(words: DemoWords, mostly: Language | None, rng: Random) -> Language:
    if mostly and rng.random() < 0.7:
        return mostly
    return drawn([language for language, share in words.languages.items() for _ in range(share)], rng)


def _rows(
    seats: Sequence[_Seat], words: DemoWords, country: Country, rng: Random
) -> Iterator[tuple[str, ...]]:
    """Let somebody sit on every seat."""
    mostly = {site.name: site.mostly for site in words.sites}
    addresses = Addresses()
    for seat, name in zip(seats, names(words, rng), strict=False):
        language = _language(words, mostly.get(seat.site), rng)
        yield _row(seat, rng, name=name, email=addresses.of(name), language=language, country=country)


def _row(
    seat: _Seat, rng: Random, *, name: str, email: str, language: Language, country: Country
) -> tuple[str, ...]:
    part_time = rng.random() < _PART_TIME and Role.LEADER not in seat.roles
    cells: Mapping[Column, str] = {
        Column.ID: seat.key,
        Column.NAME: name,
        Column.EMAIL: email,
        Column.LANGUAGE: language,
        Column.TIME_ZONE: Defaults.of(country).time_zone,
        Column.WORKING_DAYS: drawn(_PART_TIME_DAYS, rng) if part_time else "mon-fri",
        Column.SITE: seat.site,
        Column.COUNTRY: country,
        Column.UNIT: seat.unit,
        Column.PROFESSION: seat.profession,
        Column.TEAM: seat.team,
        Column.LEADER_ID: seat.leader_key,
        Column.ROLES: ", ".join(seat.roles),
    }
    return tuple(cells[column] for column in Column)
