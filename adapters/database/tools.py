"""PostgreSQL's own programs beside Dult: found, new enough for the server, told no secret others can read."""

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self

from psycopg.pq import Conninfo

from adapters.database.server import LOOKING
from bot.errors import UsageError

DUMP: Final = "pg_dump"
RESTORE: Final = "pg_restore"
PSQL: Final = "psql"
_RELEASE: Final = re.compile(r"\(PostgreSQL\) (\d+)")


class ToolFailed(Exception):
    """A program could not do it; the message is the first thing that it complained of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """The programs for one database."""

    environment: dict[str, str]
    """Where the database is, and with which password: arguments are everybody's to see on a machine."""

    @classmethod
    def for_(cls, url: str, release: int, *needed: str) -> Self:
        """Look for the programs.

        Args:
            url: the database's.
            release: PostgreSQL's on the server, such as 17.
            needed: the names of those that are needed.

        Raises:
            UsageError: one is missing, or older than the server, which it then would not understand.
        """
        for name in needed:
            if (its := _release_of(name)) is None or its < release:
                found = "is not there" if its is None else f"is of version {its}"
                raise UsageError(
                    f"{name} {found}, and the server is PostgreSQL {release}. Install PostgreSQL's client"
                    f" programs of version {release} or newer (on Debian `postgresql-client-{release}`) and"
                    " let them be in the PATH."
                )
        return cls(environment=_environment(url))

    def run(self, name: str, *arguments: str) -> str:
        """Run a program to its end. Returns what it printed.

        Raises:
            ToolFailed: it could not do it.
        """
        ended = subprocess.run(  # noqa: S603 - our own arguments
            [_path(name), *arguments],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if ended.returncode:
            raise ToolFailed(complaint(ended.stderr))
        return ended.stdout

    def command(self, name: str, *arguments: str) -> Sequence[str]:
        """Return what starts a program that is talked to while it runs."""
        return [_path(name), *arguments]


def complaint(told: str) -> str:
    """Return the first thing that a program complained of, without the lines that quote the data."""
    lines = [line.strip() for line in told.splitlines() if line.strip()]
    loud = [line for line in lines if re.search(r"\b(error|fatal)\b", line, re.IGNORECASE)]
    return next(iter(loud or lines), "it did not say why")


def _environment(url: str) -> dict[str, str]:
    parts = ((one.envvar, one.val) for one in Conninfo.parse(url.encode()))
    said = {name.decode(): value.decode() for name, value in parts if name and value}
    return {**os.environ, "LC_ALL": "C", **said, "PGAPPNAME": LOOKING}


def _path(name: str) -> str:
    return shutil.which(name) or name


def _release_of(name: str) -> int | None:
    try:
        said = subprocess.run([_path(name), "--version"], capture_output=True, text=True, check=False)  # noqa: S603 - a name of ours
    except OSError:
        return None
    found = _RELEASE.search(said.stdout)
    return int(found[1]) if found else None
