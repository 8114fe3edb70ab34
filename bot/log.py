"""Where Dult's log goes: to stderr, as lines for people or as JSON objects for programs."""

import json
import logging
from datetime import UTC, datetime
from typing import Final

from bot.settings import LogFormat, LogLevel

CHATTY: Final = ("alembic", "apscheduler", "asyncio", "uvicorn")
"""They tell of every step at the level where we tell of what matters."""
TELLTALES: Final = ("aiosqlite", "sqlalchemy", "uvicorn.access")
"""They would tell names, answers and codes: statements with their values, addresses with their queries."""

TRACERS: Final = ("apscheduler.executors",)
"""They would print an error's own words, which may be a person's; the beat itself tells that it failed."""


def open_log(level: LogLevel, form: LogFormat) -> None:
    """Begin to write what is logged from now on; what people wrote is not in it at any level."""
    handler = logging.StreamHandler()
    text = logging.Formatter("%(asctime)s %(levelname)-7s %(name)s: %(message)s", "%Y-%m-%d %H:%M:%S")
    handler.setFormatter(JsonLines() if form is LogFormat.JSON else text)
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    quiet = logging.DEBUG if level is LogLevel.DEBUG else logging.WARNING
    for name in CHATTY:
        logging.getLogger(name).setLevel(quiet)
    for name in TELLTALES:
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in TRACERS:
        logging.getLogger(name).setLevel(logging.CRITICAL)


class JsonLines(logging.Formatter):
    """One object a line: at, level, logger, message, and the trace where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """Write a record."""
        entry = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            entry["trace"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False)
