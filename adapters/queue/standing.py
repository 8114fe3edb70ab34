"""How the queue of drains stands, for whoever looks at it from beside and changes nothing."""

from dataclasses import dataclass
from typing import Final

import psycopg
from psycopg.sql import SQL, Identifier

from adapters.queue.drains import SCHEMA, Terms

CONNECT_TIMEOUT_S: Final = 5
_COUNT: Final = SQL("""
SELECT (SELECT count(*) FROM {queue}.procrastinate_workers
        WHERE last_heartbeat > now() - make_interval(secs => %s)),
       count(*) FILTER (WHERE status = 'todo'), count(*) FILTER (WHERE status = 'doing')
FROM {queue}.procrastinate_jobs
""").format(queue=Identifier(SCHEMA))


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The queue at one moment."""

    workers: int
    """Processes that are alive and take jobs."""
    waiting: int
    """Workspaces whose drain nobody has begun."""
    under_way: int


def look(url: str) -> Standing | None:
    """Count workers and jobs; ``None`` where the queue has no tables yet, or cannot be looked at."""
    try:
        with psycopg.connect(url, autocommit=True, connect_timeout=CONNECT_TIMEOUT_S) as connection:
            row = connection.execute(_COUNT, [Terms().dead_after]).fetchone()
    except psycopg.Error:
        return None
    return None if row is None else Standing(workers=row[0], waiting=row[1], under_way=row[2])
