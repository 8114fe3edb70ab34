"""Whose work it is that a stack of functions shows, as ``py-spy`` writes stacks."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

WHILE: Final = "_send_all"
"""The function during which what the main thread does is counted: not what it reads at its start."""
WHOSE: Final[Mapping[str, str]] = {
    **dict.fromkeys(("aiohttp", "slack_sdk", "slack_bolt", "yarl", "multidict", "frozenlist"), "client"),
    **dict.fromkeys(("sqlalchemy", "aiosqlite", "sqlite3", "greenlet", "psycopg"), "database"),
    **dict.fromkeys(("asyncio", "selectors.py", "aiolimiter"), "event loop"),
    **{name: name for name in ("bot", "nudges")},
    "bench": "bench",
}
"""By the package in which a function stands. Whoever is not named works for the one that called."""
SQLITE: Final = ("_whole (adapters/database/driver.py", "_open (adapters/database/driver.py")
"""Our functions which do nothing but call SQLite."""


def shares(stacks: Iterable[str]) -> dict[str, float]:
    """Return who has which share of what was seen: stacks from the outermost function in, and how often."""
    seen: Counter[str] = Counter()
    for line in stacks:
        stack, _, times = line.rpartition(" ")
        frames = stack.split(";")
        if any(frame.startswith(f"{WHILE} ") for frame in frames) or "threading.py" in frames[0]:
            seen[_whose(frames)] += int(times)
    looks = seen.total()
    if not looks:
        raise SystemExit("Nothing was seen of the sending: the figures would mean nothing.")
    return {"looks": looks, **{name: its / looks for name, its in seen.most_common()}}


def _whose(frames: list[str]) -> str:
    for frame in reversed(frames):
        if frame.startswith(SQLITE):
            return "database"
        file = frame.rpartition("(")[2]
        top, _, rest = file.partition("/")
        if top == "adapters":
            return f"adapters/{rest.partition('/')[0]}"
        if whose := WHOSE.get(top.partition(":")[0]):
            return whose
    return "other"
