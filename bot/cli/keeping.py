"""Where the database is, and how a copy of it is made there and put back: in a file, or on a server."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from bot.cli.terminal import run
from bot.settings import Settings

Show = Callable[[float, float], None]
"""Hears how much of how much is copied, where that is known."""


class Place(Protocol):
    """Where the database is."""

    @property
    def name(self) -> str:
        """How a person knows it; never with a password."""
        ...

    @property
    def journal(self) -> Path:
        """Where erasures are noted."""
        ...

    def refusals(self) -> list[str]:
        """Tell why it cannot be used, a sentence each; nothing where an upgrade can make it."""
        ...

    def is_there(self) -> bool:
        """Tell whether there is anything that a restore would replace."""
        ...

    def back_up(self, to: Path, show: Show) -> Path:
        """Copy it. Returns the file made.

        Raises:
            UsageError: it cannot be copied.
        """
        ...

    def restore(self, backup: Path, show: Show) -> Path | None:
        """Put a backup in its place. Returns where the former database is kept.

        Raises:
            UsageError: it cannot be put back; nothing was changed.
        """
        ...

    def complete(self) -> None:
        """Make what belongs to a database of this version and is no part of it."""
        ...


def place_of(chosen: Settings) -> Place:
    """Return where the settings have the database."""
    from bot.bootstrap_database import DATABASE, JOURNAL

    if chosen.database_url is not None:
        return OnServer(url=chosen.database_url.get_secret_value(), journal=chosen.data / JOURNAL)
    return InFile(path=chosen.data / DATABASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class InFile:
    """A SQLite file in the data folder."""

    path: Path

    @property
    def name(self) -> str:
        """Its path."""
        return str(self.path)

    @property
    def journal(self) -> Path:
        """Beside it."""
        from adapters.database.journal import path_of

        return path_of(self.path)

    def refusals(self) -> list[str]:
        """Read all of it."""
        from adapters.database.examine import examine

        state = examine(self.path)
        return [f"{self.path} {fault}" for fault in state.faults] if state.exists else []

    def is_there(self) -> bool:
        """Look whether there is a file."""
        return self.path.exists()

    def back_up(self, to: Path, show: Show) -> Path:
        """Copy it page by page."""
        from adapters.database.backup import back_up

        return back_up(self.path, to, datetime.now(UTC), show)

    def restore(self, backup: Path, show: Show) -> Path | None:
        """Put it aside, and a copy of the backup in its place."""
        from adapters.database.backup import restore

        return restore(backup, self.path, datetime.now(UTC), show)

    def complete(self) -> None:
        """Do nothing: all of it is in the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnServer:
    """A PostgreSQL database."""

    url: str
    journal: Path

    @property
    def name(self) -> str:
        """Its name and its server's."""
        from adapters.database.server import named

        return named(self.url)

    def refusals(self) -> list[str]:
        """Ask the server."""
        from adapters.database.server import look

        return [f"The database {self.name} {fault}" for fault in look(self.url).faults]

    def is_there(self) -> bool:
        """Look whether it has tables of Dult's; one that cannot be looked at might have some."""
        from adapters.database.server import look

        state = look(self.url)
        return bool(state.trouble) or state.version is not None

    def back_up(self, to: Path, show: Show) -> Path:  # noqa: ARG002 - pg_dump does not tell how far it is
        """Let ``pg_dump`` copy it."""
        from adapters.database.dump import back_up

        return back_up(self.url, to, datetime.now(UTC))

    def restore(self, backup: Path, show: Show) -> Path | None:  # noqa: ARG002 - as above
        """Keep a dump of it, and let ``pg_restore`` put the backup in its place."""
        from adapters.database.dump import restore
        from adapters.queue.drains import SCHEMA

        return restore(backup, self.url, self.journal.parent, datetime.now(UTC), queue=SCHEMA)

    def complete(self) -> None:
        """Make the queue's tables where there are none."""
        from adapters.queue.drains import prepare

        run(prepare(self.url))
