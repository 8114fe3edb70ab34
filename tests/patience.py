"""How long a test waits for what must happen."""

from typing import Final

HANGS_S: Final = 60.0
"""Seconds after which what was waited for is taken to hang. It ends a hang and measures nothing: a machine
may stand still for seconds, and no test may fail for it."""
