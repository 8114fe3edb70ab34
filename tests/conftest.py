"""Settings all tests share."""

import os
import signal
from collections.abc import Iterator
from types import FrameType

import pytest
from hypothesis import HealthCheck, settings

from tests.house import ON_A_SERVER

# two shared cores: a slow example is not a wrong one; a test with a list of its own has to name this one, too
settings.register_profile("search", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# the same examples each time: whether a change may land must not hang on what nobody has tried before
settings.register_profile("dult", settings.get_profile("search"), derandomize=True)
settings.load_profile(os.environ.get("DULT_TEST_EXAMPLES", "dult"))


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


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what is marked ``on_both`` on SQLite and on PostgreSQL, and what is about SQLite on that alone."""
    if metafunc.definition.get_closest_marker("on_both"):
        grounds = ["sqlite", "postgresql"]
    elif metafunc.definition.get_closest_marker("on_sqlite"):
        grounds = ["sqlite"]
    elif metafunc.definition.get_closest_marker("on_postgresql"):
        grounds = ["postgresql"]
    else:
        return
    metafunc.parametrize("ground", grounds, indirect=True)


@pytest.fixture(autouse=True)
def ground(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let houses stand on the database that the test is for; ``DULT_TEST_ON`` says it for all others."""
    wanted: str | None = getattr(request, "param", None)
    was = ON_A_SERVER.get()
    if wanted is not None:
        ON_A_SERVER.set(wanted == "postgresql")
    yield
    ON_A_SERVER.set(was)
