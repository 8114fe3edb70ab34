"""Settings all tests share."""

import os

from hypothesis import settings

settings.register_profile("dult", deadline=None)  # two shared cores: a slow example is not a wrong one
settings.load_profile("dult")


def pytest_xdist_auto_num_workers() -> int:
    """Let more run at once than there are cores: tests wait for servers, browsers and clocks."""
    return max(2, (os.cpu_count() or 2) * 3 // 2)
