"""How a database on a server is: looked at without changing it, also while Dult runs or when it is down."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import psycopg
from psycopg.conninfo import conninfo_to_dict

from adapters.database.examine import instant
from adapters.database.known import VERSION, Known
from adapters.database.migrate import newest
from adapters.database.postgresql import CONNECT_TIMEOUT_S, NAME

LOOKING: Final = "dult looks"
"""What the server calls whoever is not at work."""
OLDEST: Final = 14
"""The first release that closes silent connections by itself (``idle_session_timeout``)."""
ENCODING: Final = "UTF8"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerState(Known):
    """What a look at a database on a server found."""

    name: str
    """Such as *dult at db.example.org*; never with a password."""
    trouble: str = ""
    """Why it cannot be looked at, in the server's own words; empty when it can."""
    release: int = 0
    """PostgreSQL's, such as 17."""
    encoding: str = ENCODING
    writable: bool = True
    """Whether the server takes writes: a standby does not."""
    may_make_tables: bool = True
    schema: str | None = None
    """Where Dult's tables are, or would be made."""
    connections_left: int = 0
    """How many more this user may open."""
    ahead: timedelta = timedelta(0)
    """By how much the server's clock is before this machine's; negative when it is behind."""
    at_work: tuple[str, ...] = ()
    """From where Dult is connected: an address for each connection."""

    @property
    def faults(self) -> tuple[str, ...]:
        """Why this database cannot be used, each with what to do; empty when it can."""
        return tuple(self._faults())

    def _faults(self) -> Iterator[str]:
        if self.trouble:
            mend = "Check DULT_DATABASE_URL and its user's rights, and whether the server runs."
            yield f"does not answer ({self.trouble}). {mend}"
            return
        if self.release < OLDEST:
            yield f"is on PostgreSQL {self.release}. Take a server of {OLDEST} or newer."
        yield from self._is_newer()
        if self.encoding != ENCODING:
            mend = f"Make another with `createdb --template=template0 --encoding={ENCODING}`."
            yield f"keeps text as {self.encoding}, which has not all letters. {mend}"
        if not self.writable:
            yield "can only be read. Name the primary server in DULT_DATABASE_URL, not a standby."
        elif not self.may_make_tables and self.version != self.newest:
            yield "lets Dult make no tables. Let the user in DULT_DATABASE_URL own the database."


def named(url: str) -> str:
    """Name a database without its password."""
    said = conninfo_to_dict(url)
    host = str(said.get("host") or "")
    where = "this machine" if host.startswith("/") or not host else host
    return f"{said['dbname']} at {where}"


def look(url: str) -> ServerState:
    """Look at the database at ``url``."""
    try:
        with connected(url) as connection:
            return _state(connection, named(url))
    except psycopg.Error as error:
        return ServerState(name=named(url), newest=newest(), trouble=first_line(error))


def connected(url: str) -> psycopg.Connection[Any]:
    """Connect beside Dult: nobody takes this connection for one of Dult at work.

    Raises:
        psycopg.OperationalError: the server does not answer.
    """
    return psycopg.connect(url, autocommit=True, connect_timeout=CONNECT_TIMEOUT_S, application_name=LOOKING)


def first_line(error: psycopg.Error) -> str:
    """Return what the server says in short; the lines that follow may hold what somebody wrote."""
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[0].rstrip(".:")


_LOOK: Final = """
SELECT current_setting('server_version_num')::int / 10000 AS release,
       current_setting('server_encoding') AS encoding,
       current_setting('transaction_read_only') = 'off' AND NOT pg_is_in_recovery() AS writable,
       to_regclass('alembic_version')::oid AS version_table,
       to_regclass('heartbeat')::oid AS heartbeat_table,
       coalesce((SELECT nspname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
                 WHERE pg_class.oid = to_regclass('alembic_version')), current_schema()) AS schema,
       coalesce(has_schema_privilege(current_schema(), 'CREATE'), false) AS may_make_tables
"""
_LEFT: Final = """
SELECT least(
    current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
        - coalesce(current_setting('reserved_connections', true), '0')::int
        - count(*),
    (SELECT CASE WHEN datconnlimit < 0 THEN NULL ELSE datconnlimit - count(*) FILTER (
        WHERE its.datname = current_database()) END FROM pg_database WHERE datname = current_database()),
    (SELECT CASE WHEN rolconnlimit < 0 THEN NULL ELSE rolconnlimit - count(*) FILTER (
        WHERE its.usename = current_user) END FROM pg_roles WHERE rolname = current_user))
FROM pg_stat_activity its WHERE backend_type = 'client backend'
"""
_AT_WORK: Final = """
SELECT coalesce(host(client_addr), 'this machine') FROM pg_stat_activity
WHERE datname = current_database() AND application_name = %s
"""


def _state(connection: psycopg.Connection[Any], name: str) -> ServerState:
    asked = datetime.now(UTC)
    (moment,) = _row(connection, "SELECT clock_timestamp()")
    answered = datetime.now(UTC)
    release, encoding, writable, version, heartbeat, schema, may_make_tables = _row(connection, _LOOK)
    return ServerState(
        name=name,
        newest=newest(),
        version=_only(connection, VERSION) if version else None,
        release=release,
        encoding=encoding,
        writable=writable,
        may_make_tables=may_make_tables,
        schema=schema,
        connections_left=int(_only(connection, _LEFT)),
        ahead=moment - (asked + (answered - asked) / 2),
        at_work=tuple(where for (where,) in connection.execute(_AT_WORK, [NAME])),
        last_tick=_last_tick(connection) if heartbeat else None,
    )


def _last_tick(connection: psycopg.Connection[Any]) -> datetime | None:
    return instant(_only(connection, "SELECT at FROM heartbeat WHERE name = 'tick'"))


def _row(connection: psycopg.Connection[Any], query: str) -> tuple[Any, ...]:
    row = connection.execute(query).fetchone()
    return () if row is None else row


def _only(connection: psycopg.Connection[Any], query: str) -> Any:
    """Return the only value of a query; ``None`` where there is no row."""
    return next(iter(_row(connection, query)), None)
