"""How a database stands to the version that this code knows, wherever it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

VERSION_TABLE: Final = "alembic_version"
VERSION: Final = f"SELECT version_num FROM {VERSION_TABLE}"  # noqa: S608 - a name of ours
"""Reads the version where that table is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a look at any database finds."""

    version: str | None = None
    """``None`` when it has no tables of Dult's."""
    newest: str
    """The version this code knows."""
    last_tick: datetime | None = None
    """When the beat last looked."""

    @property
    def is_behind(self) -> bool:
        """Whether ``dult db upgrade`` has something to do."""
        return self.version is not None and self.version < self.newest

    def _is_newer(self) -> Iterator[str]:
        """Say so where a newer Dult has written it."""
        if self.version is not None and self.version > self.newest:
            versions = f"version {self.version}, this one knows {self.newest}"
            yield f"was written by a newer Dult ({versions}). Install that one, or restore a backup."
