"""Settings all tests share."""

import os
import signal
from types import FrameType

from hypothesis import settings

settings.register_profile("dult", deadline=None)  # two shared cores: a slow example is not a wrong one
settings.load_profile("dult")


def pytest_configure() -> None:
    """Let Ctrl-C come to pytest itself.

    In the place of Python's own handler asyncio puts one for each fixture and test, and ``signal`` writes
    down all that it holds, twice each time: whatever a fixture yielded (asyncio/runners.py, signal.py). That
    was a fifth of the time that all tests take.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupt)


def _interrupt(number: int, frame: FrameType | None) -> None:
    """Do as Python's own handler does."""
    signal.default_int_handler(number, frame)


def pytest_xdist_auto_num_workers() -> int:
    """Let more run at once than there are cores: tests wait for servers, browsers and clocks."""
    return max(2, (os.cpu_count() or 2) * 3 // 2)
