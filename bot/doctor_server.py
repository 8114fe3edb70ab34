"""What ``dult check`` finds of a database on a server and of the queue there, and what to do about it."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final, Protocol

from bot.finding import Finding, fault, note, well
from bot.health import SILENT_AFTER

A_PROCESS: Final = 40
"""Connections that one process of Dult takes at most (``docs/sizing.md``)."""
MOST_SKEW: Final = timedelta(seconds=3)
"""What lies between the end of a send and that of its lease: machines whose clocks differ by more take each
other's deliveries to be given up."""


class State(Protocol):
    """What a look at the server found."""

    @property
    def name(self) -> str:
        """The database, as a person knows it."""
        ...

    @property
    def faults(self) -> Sequence[str]:
        """Why it cannot be used; empty when it can."""
        ...

    @property
    def trouble(self) -> str:
        """Why it could not be looked at; empty when it could."""
        ...

    @property
    def version(self) -> str | None:
        """Of Dult's tables; ``None`` where there are none."""
        ...

    @property
    def release(self) -> int:
        """PostgreSQL's."""
        ...

    @property
    def is_behind(self) -> bool:
        """Whether an upgrade has something to do."""
        ...

    @property
    def connections_left(self) -> int:
        """How many more may be opened."""
        ...

    @property
    def ahead(self) -> timedelta:
        """By how much the server's clock is before this machine's."""
        ...

    @property
    def at_work(self) -> Sequence[str]:
        """From where Dult is connected."""
        ...

    @property
    def last_tick(self) -> datetime | None:
        """When the beat last looked."""
        ...


class Standing(Protocol):
    """How the queue stands."""

    @property
    def workers(self) -> int:
        """Processes that take jobs."""
        ...

    @property
    def waiting(self) -> int:
        """Workspaces whose drain nobody has begun."""
        ...

    @property
    def under_way(self) -> int:
        """Workspaces that are drained just now."""
        ...


def server(state: State, queue: Standing | None, real_now: datetime) -> Iterator[Finding]:
    """Tell how the database is, and what works on it; ``real_now`` is this machine's own moment."""
    yield from _database(state)
    if state.trouble:
        return
    yield _connections(state)
    yield _clock(state)
    yield _beat(state, real_now)
    yield _queue(state, queue)


def _database(state: State) -> Iterator[Finding]:
    its = f"The database {state.name}"
    yield from (fault("database", f"{its} {one}") for one in state.faults)
    if state.faults:
        return
    if state.version is None:
        yield note("database", f"{its} has no tables yet: the first start or `dult db upgrade` makes them.")
    elif state.is_behind:
        yield note(
            "database",
            f"{its} is from an earlier Dult. Back it up: the next start or `dult db upgrade` mends it.",
        )
    else:
        yield well("database", f"{its} answers, is at version {state.version} and can be written.")


def _connections(state: State) -> Finding:
    left = state.connections_left
    if left < A_PROCESS:
        return note(
            "connections",
            f"{left} connections to the server are left, and a process of Dult takes up to {A_PROCESS}. Let"
            " the server have more (max_connections), or run fewer processes.",
        )
    return well("connections", f"{left} more connections may be opened to the server.")


def _clock(state: State) -> Finding:
    off = abs(state.ahead).total_seconds()
    if off > MOST_SKEW.total_seconds():
        way = "behind" if state.ahead > timedelta(0) else "ahead of"
        return fault(
            "clock",
            f"This machine's clock is {off:.0f} s {way} the database server's. All machines of Dult have to"
            " keep the same time, or they take each other's work for abandoned. Let them keep time (NTP).",
        )
    return well("clock", "This machine's clock agrees with the database server's.")


def _beat(state: State, real_now: datetime) -> Finding:
    if state.last_tick is not None and abs(real_now - state.last_tick) <= SILENT_AFTER:
        return well("beat", "Dult is running and looks regularly.")
    since = f" since {state.last_tick:%Y-%m-%d %H:%M} UTC" if state.last_tick else ""
    if state.at_work:
        return fault(
            "beat", f"Dult is connected and its beat is silent{since}. Look at its log, then start it again."
        )
    return note(
        "beat",
        f"Dult is not running{since}, so nothing is sent. Start it with `dult serve` and `dult worker`.",
    )


def _queue(state: State, queue: Standing | None) -> Finding:
    if queue is None:
        return note("queue", "There are no tables of the queue yet: `dult db upgrade` makes them.")
    if queue.workers:
        return well(
            "queue",
            f"Workers alive: {queue.workers}. Workspaces that wait for one: {queue.waiting}; that one sends"
            f" to: {queue.under_way}.",
        )
    what = f"No worker is alive, so nothing is sent. Workspaces that wait for one: {queue.waiting}."
    found = fault if state.at_work else note
    return found("queue", f"{what} Start `dult worker`.")
