"""Times as activities have them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo


def stamp(at: float) -> str:
    """Write a moment as ``timestamp`` does."""
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def local_stamp(at: float, zone: str) -> str:
    """Write a moment as ``localTimestamp`` does."""
    return datetime.fromtimestamp(at, ZoneInfo(zone)).isoformat(timespec="milliseconds")
