"""What the tests of Teams share."""

from typing import Final

import pytest

from adapters.teams.directory import Directory
from tests.browser import browser
from tests.patience import HANGS_S

__all__ = ["browser"]

LIMITS: Final = (
    "adapters.database.postgresql.PATIENCE_S",
    "adapters.database.sqlite.PATIENCE_S",
    "adapters.teams.auth.IN_TIME",
    "adapters.teams.channel.LATEST",
    "adapters.teams.connector.ASKING",
    "adapters.teams.connector.CONNECTING",
    "adapters.teams.connector.POSTING",
    "adapters.teams.doctor.probe.PATIENCE",
    "adapters.teams.door.READING",
    "adapters.teams.inbound.IN_TIME",
    "adapters.teams.install.graph.ANSWERING",
    "adapters.teams.install.graph.CONNECTING",
    "adapters.teams.trust.credentials.TIMEOUT",
    "adapters.teams.trust.keys.PATIENCE",
    "adapters.teams.trust.keys.TIMEOUT",
    "bot.probe.PATIENCE",
    "bot.under_way.LANDING",
)
"""Seconds that Dult gives others, or itself. What they are is looked at in ``test_in_time.py``."""


@pytest.fixture(autouse=True)
def _unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no limit of Dult's be reached because the machine stands still; who tests one sets it anew."""
    for limit in LIMITS:
        monkeypatch.setattr(limit, HANGS_S)
    monkeypatch.setattr(Directory._way, "__defaults__", (HANGS_S,))
