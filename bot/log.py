"""Where Dult's log goes: to stderr, as lines for people or as JSON objects for programs."""

import json
import logging
from datetime import UTC, datetime
from typing import Final, TypedDict

from bot.settings import LogFormat, LogLevel
from nudges.delivery import DeliveryId, Kind, WorkspaceId

CHATTY: Final = ("alembic", "apscheduler", "asyncio", "procrastinate", "uvicorn")
"""They tell of every step at the level where we tell of what matters."""
TELLTALES: Final = ("aiosqlite", "sqlalchemy", "uvicorn.access")
"""They would tell names, answers and codes: statements with their values, addresses with their queries."""

TRACERS: Final = ("apscheduler.executors",)
"""They would print an error's own words, which may be a person's; the beat itself tells that it failed."""


class Fields(TypedDict, total=False):
    """What a record may say beside its sentence: ``log.error("…", extra=Fields(workspace=its))``.

    The whole list: a field that is not in it is not written. Names, addresses, answers and tokens have none.
    """

    channel: str
    """A platform's name, such as ``slack``."""
    workspace: WorkspaceId
    delivery: DeliveryId
    kind: Kind
    """A delivery's."""


def open_log(level: LogLevel, form: LogFormat) -> None:
    """Begin to write what is logged from now on; what people wrote is not in it at any level."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines() if form is LogFormat.JSON else TextLines())
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    quiet = logging.DEBUG if level is LogLevel.DEBUG else logging.WARNING
    for name in CHATTY:
        logging.getLogger(name).setLevel(quiet)
    for name in TELLTALES:
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in TRACERS:
        logging.getLogger(name).setLevel(logging.CRITICAL)


def _fields(record: logging.LogRecord) -> dict[str, str | int]:
    return {name: getattr(record, name) for name in Fields.__annotations__ if hasattr(record, name)}


class TextLines(logging.Formatter):
    """A line to read; its fields stand at the end."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s", "%Y-%m-%d %H:%M:%S")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging's name
        """Write the line, without the trace."""
        fields = " ".join(f"{name}={value}" for name, value in _fields(record).items())
        return super().formatMessage(record) + (f" [{fields}]" if fields else "")


class JsonLines(logging.Formatter):
    """One object a line: at, level, logger, message, each field, and the trace where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """Write a record."""
        entry = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **_fields(record),
        }
        if record.exc_info:
            entry["trace"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False)
