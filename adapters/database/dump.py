"""Copies of a database on a server: made while Dult runs, and put in its place when it does not."""

import re
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Final

from psycopg import sql

from adapters.database.backup import no_room, place_for, stamp
from adapters.database.examine import DatabaseState
from adapters.database.in_use import to_oneself
from adapters.database.migrate import newest
from adapters.database.server import ServerState, connected, look
from adapters.database.tools import DUMP, PSQL, RESTORE, ToolFailed, Tools, complaint
from bot.errors import UsageError

SUFFIX: Final = "dump"
_HELD: Final = re.compile(r"^\d+; \d+ \d+ TABLE DATA (\S+) alembic_version ", re.MULTILINE)
"""A line of ``pg_restore --list``."""
_UNKNOWN_BEFORE_17: Final = b"SET transaction_timeout"
"""What programs from release 17 on begin every script with, and older servers do not know."""
_PATIENCE: Final = "30s"
"""How long the tables are waited for that somebody else still reads."""


def back_up(url: str, to: Path, now: datetime) -> Path:
    """Copy the database as it is at one moment, also while Dult writes. Returns the file made.

    ``to`` is a folder, in which the file is named after ``now``, or the file's own name.

    Raises:
        UsageError: the server does not answer, or there is nothing of Dult's; the file exists already, or it
            cannot be written; PostgreSQL's programs are missing or too old.
    """
    state = _answering(url)
    if state.version is None:
        raise UsageError(f"The database {state.name} has no tables of Dult's. Check DULT_DATABASE_URL.")
    return _dump(Tools.for_(url, state.release, DUMP), state, place_for(to, now, SUFFIX))


def restore(backup: Path, url: str, folder: Path, now: datetime, *, queue: str) -> Path | None:
    """Put a backup in the database's place, wholly or not at all.

    Args:
        backup: the file.
        url: where the database is.
        folder: the data folder, in which a copy is kept of what the database was.
        now: the machine's moment.
        queue: the schema of the queue of drains, which goes; the outbox knows what there is to do.

    Returns:
        where that copy is, if there was anything.

    Raises:
        UsageError: Dult is running, or the backup is no whole database that this Dult knows; nothing changed.
    """
    state = _answering(url)
    tools = Tools.for_(url, state.release, DUMP, RESTORE, PSQL)
    schema, held = examine(tools, backup)
    if held.faults:
        raise UsageError(*(f"{backup}: {fault}" for fault in held.faults))
    if schema != state.schema:
        raise UsageError(f"{backup} is for the schema {schema}, and Dult works in {state.schema} here.")
    with to_oneself(folder):
        _refuse_beside_others(state)
        aside = None
        if state.version is not None:
            aside = _dump(tools, state, folder / f"dult.before-{stamp(now)}.{SUFFIX}")
        try:
            _put_in_place(tools, backup, schema, _clearing(url, schema, queue))
        except UsageError:
            if aside:
                aside.unlink()  # nothing was replaced
            raise
    return aside


def examine(tools: Tools, backup: Path) -> tuple[str, DatabaseState]:
    """Tell for which schema a backup is, and how it is.

    Raises:
        UsageError: it was made by newer programs than are here.
    """
    if not backup.exists():
        return "", DatabaseState(exists=False, newest=newest())
    try:
        found = _HELD.search(tools.run(RESTORE, "--list", str(backup)))
        if found is None:
            return "", DatabaseState(newest=newest())
        its = ("--data-only", f"--schema={found[1]}", "--table=alembic_version", "--file=-", str(backup))
        lines = iter(tools.run(RESTORE, *its).splitlines())
        version = next((next(lines) for line in lines if line.startswith("COPY ")), None)
        return found[1], DatabaseState(version=version, newest=newest())
    except ToolFailed as error:
        if "unsupported version" in str(error):
            mend = "Install newer client programs of PostgreSQL."
            raise UsageError(f"{backup} cannot be read ({error}). {mend}") from error
        return "", DatabaseState(newest=newest(), damage=(str(error),))


def _answering(url: str) -> ServerState:
    state = look(url)
    if state.trouble:
        raise UsageError(*(f"The database {state.name} {fault}" for fault in state.faults))
    return state


def _refuse_beside_others(state: ServerState) -> None:
    if state.at_work:
        where = ", ".join(sorted(set(state.at_work)))
        mend = "Stop all of it, then try again."
        raise UsageError(f"Dult is running on the database {state.name} (from {where}). {mend}")


def _dump(tools: Tools, state: ServerState, file: Path) -> Path:
    """Copy under another name, for its owner's eyes only, and give it its name when it is whole."""
    part = file.with_name(f"{file.name}.part")
    try:
        part.unlink(missing_ok=True)
        part.touch(mode=0o600)
        its = ("--format=custom", "--no-password", f"--lock-wait-timeout={_PATIENCE}")
        tools.run(DUMP, *its, f'--schema="{state.schema}"', f"--file={part}")
        return part.rename(file)
    except OSError as error:
        raise no_room(file, error) from error
    except ToolFailed as error:
        raise UsageError(f"{file}: could not be made ({error}). Nothing was changed.") from error
    finally:
        part.unlink(missing_ok=True)


def _clearing(url: str, schema: str, queue: str) -> str:
    """Write what makes room for a backup, in the one transaction that brings it.

    What is there may be of another version, so its tables are taken as they are found.
    """
    mine = (
        "SELECT relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace"
        " WHERE nspname = %s AND relkind IN ('r', 'p') AND pg_has_role(relowner, 'USAGE')"
        " AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e')"
    )
    with connected(url) as connection:
        names = [sql.Identifier(schema, name) for (name,) in connection.execute(mine, [schema])]
        drop = sql.SQL("DROP TABLE {} CASCADE;\n").format(sql.SQL(", ").join(names)) if names else sql.SQL("")
        away = sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE;\n").format(sql.Identifier(queue))
        begin = f"BEGIN;\nSET LOCAL client_min_messages = error;\nSET LOCAL lock_timeout = '{_PATIENCE}';\n"
        return begin + (drop + away).as_string(connection)


def _put_in_place(tools: Tools, backup: Path, schema: str, clearing: str) -> None:
    """Let ``psql`` work what ``pg_restore`` writes, whose last word is COMMIT: all of it, or nothing."""
    own = ("--no-owner", "--no-privileges")  # of whoever the database is here
    read = tools.command(RESTORE, "--single-transaction", *own, f"--schema={schema}", "--file=-", str(backup))
    work = tools.command(PSQL, "--no-psqlrc", "--quiet", "--no-password", "--set=ON_ERROR_STOP=1")
    with TemporaryFile("w+") as told:
        if not _passed_on(read, work, clearing, tools.environment, told):
            told.seek(0)
            why = complaint(told.read())
            raise UsageError(f"{backup} could not be put in place ({why}). Nothing was changed.")


def _passed_on(
    read: Sequence[str], work: Sequence[str], clearing: str, environment: dict[str, str], told: IO[str]
) -> bool:
    with (
        subprocess.Popen(read, env=environment, stdout=subprocess.PIPE, stderr=told) as reading,  # noqa: S603 - our own arguments
        subprocess.Popen(  # noqa: S603 - our own arguments
            work, env=environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=told
        ) as working,
    ):
        assert reading.stdout is not None  # noqa: S101 - it is a pipe
        assert working.stdin is not None  # noqa: S101 - it is a pipe
        try:
            working.stdin.write(clearing.encode())
            working.stdin.writelines(_for_every_server(reading.stdout))
            working.stdin.write(b"ANALYZE;\n")
            working.stdin.close()
        except BrokenPipeError:
            reading.kill()
            with suppress(BrokenPipeError):
                working.stdin.close()
        return reading.wait() == 0 and working.wait() == 0


def _for_every_server(script: IO[bytes]) -> Iterator[bytes]:
    """Leave out of the beginning what an older server than the programs does not know."""
    for line in script:
        if not line.startswith(_UNKNOWN_BEFORE_17):
            yield line
        if line.startswith(b"CREATE "):
            break
    yield from script
