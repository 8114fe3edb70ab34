"""What an upgrade kept is there for a while, and for no longer."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from adapters.database.upgrade import forget_copies

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def _copy(folder: Path, made_at: datetime) -> Path:
    file = folder / f"dult.sqlite.version-0001-{made_at:%Y-%m-%dT%H%M%SZ}"
    file.touch()
    os.utime(file, (made_at.timestamp(), made_at.timestamp()))
    return file


def test_a_copy_that_is_too_old_is_forgotten_and_nothing_else(tmp_path: Path) -> None:
    old, young = _copy(tmp_path, NOW - timedelta(days=31)), _copy(tmp_path, NOW - timedelta(days=29))
    others = [tmp_path / name for name in ("dult.sqlite", "dult.sqlite.before-2020-01-01T000000Z")]
    for file in others:
        file.touch()
        os.utime(file, (0, 0))

    forget_copies(tmp_path / "dult.sqlite", NOW - timedelta(days=30))

    assert not old.exists()
    assert all(file.exists() for file in (young, *others))
