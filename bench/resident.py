"""How much memory this process has resident: now, and at most while a block lasts."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import psutil

_EVERY_S: Final = 0.02
_MIB: Final = 1024 * 1024


@dataclass(slots=True)
class Memory:
    """What was seen, in MiB."""

    before: float
    most: float
    """Looked at 50 times a second: what comes and goes within less is not seen."""

    @property
    def growth(self) -> float:
        """How much came on top of what was there before."""
        return self.most - self.before


def resident(pid: int | None = None) -> float:
    """Return the resident memory of a process in MiB, this one's unless another is named."""
    return float(psutil.Process(pid).memory_info().rss) / _MIB


@contextmanager
def watched() -> Iterator[Memory]:
    """Look at this process from a thread as long as the block lasts.

    ``ru_maxrss`` would tell of everything since its start, and of its parent's memory besides.
    """
    its = Memory(before=resident(), most=resident())
    over = threading.Event()

    def look() -> None:
        while not over.wait(_EVERY_S):
            its.most = max(its.most, resident())

    looking = threading.Thread(target=look, daemon=True)
    looking.start()
    try:
        yield its
    finally:
        over.set()
        looking.join()
        its.most = max(its.most, resident())
