"""The command ``dult`` with a clock that a test moves: it runs on from the moment that the test last named.

``python -m tests.playground.dult <file> <arguments of dult>``; the file says how many seconds it is ahead.
"""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

from bot.__main__ import main
from bot.clock import SystemClock


def _moved(file: Path) -> None:
    def now(_: SystemClock) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=float(file.read_text(encoding="ascii")))

    patch.object(SystemClock, "now", now).start()


if __name__ == "__main__":
    _moved(Path(sys.argv.pop(1)))
    main()
