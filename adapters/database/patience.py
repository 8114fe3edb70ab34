"""How long somebody waits for the database."""

from typing import Final

BUSY_TIMEOUT_S: Final = 10.0
"""How long SQLite looks for its lock again while another process has it."""
LONGEST_WAIT_S: Final = 30.0
"""How long a write may wait for those before it: each of them may wait for another process."""
PATIENCE_S: Final = 0.8
"""How long an event may wait to be kept: after a second at most the person has been asked to press again
(``decisions.md``)."""
