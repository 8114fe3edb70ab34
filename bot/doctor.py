"""What ``dult check`` finds, part by part, each with what to do about it."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final, Protocol

from bot.finding import Finding, fault, note, well
from bot.health import SILENT_AFTER
from bot.secret_key import Sealed
from bot.settings import Settings
from nudges.days_off import DaysOff, DaysOffError

LEAST_FREE: Final = 500_000_000
"""Bytes: about what 100,000 people's year needs."""
LEAST_REACH: Final = timedelta(days=400)
"""How far ahead the days off should be known: a year's programme and its planning."""


class State(Protocol):
    """What a look at the database found."""

    @property
    def exists(self) -> bool:
        """Whether the file is there."""
        ...

    @property
    def is_behind(self) -> bool:
        """Whether an upgrade has something to do."""
        ...

    @property
    def faults(self) -> Sequence[str]:
        """Why it cannot be used; empty when it can."""
        ...

    @property
    def writable(self) -> bool:
        """Whether it can be written."""
        ...

    @property
    def last_tick(self) -> datetime | None:
        """When the beat last looked."""
        ...


def exposure(settings: Settings) -> Finding:
    """Tell who can reach Dult."""
    if settings.is_loopback:
        return well("settings", f"Only this machine reaches Dult, at port {settings.port}.")
    if settings.public_url and settings.public_url.scheme == "https":
        return well("settings", f"People reach Dult at {settings.public_url}.")
    return note(
        "settings",
        f"Other machines reach Dult at {settings.host}, and nothing says over which https address."
        " Put a proxy with https before it and set DULT_PUBLIC_URL.",
    )


def room(folder: Path, free: Callable[[Path], int] = lambda path: shutil.disk_usage(path).free) -> Finding:
    """Tell whether there is room left where the data are."""
    there = next(path for path in (folder.absolute(), *folder.absolute().parents) if path.exists())
    megabytes = free(there) // 1_000_000
    if megabytes * 1_000_000 < LEAST_FREE:
        return fault("disk", f"{folder} has only {megabytes} MB left. Make room, or move DULT_DATA.")
    return well("disk", f"{folder} has {megabytes:,} MB left.")


def content(faults: Sequence[object], summary: str) -> list[Finding]:
    """Tell what the check of the content said."""
    return [fault("content", str(one)) for one in faults] or [well("content", summary)]


def days_off(load: Callable[[], DaysOff], today: date) -> list[Finding]:
    """Tell how far ahead the days off are known."""
    try:
        last = load().last
    except DaysOffError as error:
        return [fault("days off", one) for one in error.faults]
    if last - today < LEAST_REACH:
        mend = "Lengthen the tables with `python -m adapters.holidays.generate`, or install a newer Dult."
        return [note("days off", f"The days off are known until {last}. {mend}")]
    return [well("days off", f"The days off are known until {last}.")]


def database(path: Path, state: State) -> Iterator[Finding]:
    """Tell how the database is."""
    if not state.exists:
        yield note("database", f"{path} is not there yet: the first start makes it.")
        return
    yield from (fault("database", f"{path} {one}") for one in state.faults)
    if not state.writable:
        yield fault("database", f"{path} cannot be written. Let the user that runs Dult own its folder.")
    if state.is_behind:
        yield note(
            "database", f"{path} is from an earlier Dult. The next start or `dult db upgrade` mends it."
        )
    if not state.faults and state.writable:
        yield well("database", f"{path} is whole and can be written.")


def keys(sealed: Sealed) -> Iterator[Finding]:
    """Tell whether what is sealed can be opened, and by the first key; nothing where nothing is sealed."""
    for whose in sealed.lost:
        yield fault(
            "keys",
            f"{whose}: no key opens its token, so nothing is sent there and what is due waits. Put the key"
            " that sealed it after the others. If it is lost, open /slack/install to install Dult again.",
        )
    if sealed.older:
        yield note(
            "keys",
            f"{sealed.older} of {sealed.first + sealed.older} secrets are sealed with an older key. Seal them"
            " anew with `dult key rotate` before you take it out.",
        )
    elif sealed.first:
        yield well("keys", f"The first key opens {sealed.first} secrets, and no older one is needed for any.")


def beat(state: State, real_now: datetime, *, is_running: bool) -> Finding:
    """Tell whether the beat looks; ``real_now`` is the machine's own moment."""
    if not is_running:
        return note("beat", "Dult is not running, so nothing is sent. Start it with `dult serve`.")
    if state.last_tick is None or real_now - state.last_tick > SILENT_AFTER:
        since = f" since {state.last_tick:%Y-%m-%d %H:%M} UTC" if state.last_tick else ""
        return fault(
            "beat", f"Dult runs and its beat is silent{since}. Look at its log, then start it again."
        )
    return well("beat", "Dult is running and looks regularly.")
