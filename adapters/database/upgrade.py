"""An older database is brought to this version, and what it was is kept beside it for a while."""

import logging
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Final

from adapters.database.backup import back_up, stamp
from adapters.database.engine import Database
from adapters.database.examine import DatabaseState, glance
from adapters.database.in_use import one_at_a_time
from adapters.database.migrate import upgrade
from bot.errors import UsageError

log = logging.getLogger(__name__)

KEPT: Final = 3
"""So many copies are there at most: who tries versions out can go back to where they began."""


async def bring_up_to_date(database: Database, path: Path, now: datetime) -> Path | None:
    """Run the migrations that have not run, on the file in ``path``, once a copy of it has been made.

    Returns where the copy is; ``None`` where there was nothing to keep: the file is new, or up to date.

    Raises:
        UsageError: the copy cannot be made; nothing was changed.
    """
    with one_at_a_time(path.parent) if _is_behind(path) else nullcontext():
        state = glance(path)
        kept = _keep(path, state, now) if state and state.is_behind else None
        await upgrade(database)
    for old in _copies(path)[KEPT:]:
        old.unlink(missing_ok=True)
    return kept


def forget_copies(path: Path, before: datetime) -> None:
    """Remove the copies of the database in ``path`` that were made before a moment of the machine's time."""
    for copy in _copies(path):
        if _made_at(copy) < before:
            copy.unlink(missing_ok=True)


def _copies(path: Path) -> list[Path]:
    """Return the copies there are, newest first."""
    return sorted(path.parent.glob(f"{path.name}.version-*Z"), key=_made_at, reverse=True)


def _is_behind(path: Path) -> bool:
    state = glance(path)
    return state is not None and state.is_behind


def _keep(path: Path, state: DatabaseState, now: datetime) -> Path:
    copy = _free(f"{path}.version-{state.version}", now)
    try:
        back_up(path, copy, now)
    except UsageError as error:
        why = f"{path} is of an older version, and it is only changed once a copy is kept."
        raise UsageError(f"{why} {' '.join(error.faults)} Nothing was changed.") from error
    log.warning(
        "%s goes from version %s to %s. As it was it is kept in %s.", path, state.version, state.newest, copy
    )
    return copy


def _free(beginning: str, now: datetime) -> Path:
    """Return a name for a copy; whoever tries again within the second gets that of the next one."""
    moments = (now + timedelta(seconds=later) for later in count())
    names = (Path(f"{beginning}-{stamp(moment)}") for moment in moments)
    return next(name for name in names if not name.exists())


def _made_at(copy: Path) -> datetime:
    return datetime.fromtimestamp(copy.stat().st_mtime, UTC)
