"""What would go out, as a line for a script, a row of a table or an entry in a calendar."""

import json
from collections.abc import Iterable
from datetime import UTC, timedelta
from itertools import groupby
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from bot.simulation import Outgone

COLUMNS: Final = ("at", "person", "kind", "nudge", "skipped")
MINUTES: Final = 10
"""How much of a calendar an entry takes."""


def as_json(one: Outgone) -> str:
    """Write one line of JSON."""
    return json.dumps(record(one), ensure_ascii=False)


def record(one: Outgone) -> dict[str, Any]:
    """Return one object; ``solicited`` and ``reminder`` stand only where they are true."""
    line: dict[str, Any] = {
        "at": one.at.isoformat(timespec="seconds"),
        "person": one.person,
        "kind": one.kind,
        "nudge": one.nudge,
        "channel": one.channel,
        "skipped": one.skipped,
    }
    marks = {"solicited": one.solicited, "reminder": one.reminder}
    return line | {name: True for name, holds in marks.items() if holds}


def as_cells(one: Outgone) -> tuple[str, ...]:
    """Write one row; its columns are ``COLUMNS``."""
    return (f"{one.at:%a %Y-%m-%d %H:%M %z}", one.person, one.kind, one.nudge, one.skipped or "")


def as_calendar(gone: Iterable[Outgone]) -> str:
    """Write an iCalendar file with one entry for each moment and nudge, however many people get it."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//Dult//simulate//EN")
    calendar.add("version", "2.0")
    sent = sorted((one for one in gone if one.skipped is None), key=_moment)
    for (at, kind, nudge), alike in groupby(sent, key=_moment):
        entry = Event()
        entry.add("uid", str(uuid5(NAMESPACE_URL, f"dult:{at.isoformat()}:{kind}:{nudge}")))
        entry.add("dtstamp", at)
        entry.add("dtstart", at)
        entry.add("duration", timedelta(minutes=MINUTES))
        entry.add("summary", f"{nudge} ({kind}, {len(list(alike))})")
        calendar.add_component(entry)
    return bytes(calendar.to_ical()).decode()


def _moment(one: Outgone) -> tuple[Any, str, str]:
    return one.at.astimezone(UTC), one.kind, one.nudge
