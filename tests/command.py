"""The command line run inside the test's own process: quick, and all it prints is caught."""

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

import pytest

from bot.cli.app import main
from tests.patience import HANGS_S

PROCESS_HANGS_S: Final = 5 * HANGS_S
"""The same limit for a whole process: before all else it imports Dult and makes its tables, a few seconds of
work of which a busy machine makes a minute."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    told: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Dult = Callable[..., Ended]


@contextmanager
def caught(capsys: pytest.CaptureFixture[str], *before: str) -> Iterator[Dult]:
    """Yield what runs a command with ``before`` in front; the log is as it was afterwards."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level

    def run(*arguments: str) -> Ended:
        capsys.readouterr()
        code = main([*before, *arguments])
        printed = capsys.readouterr()
        return Ended(code, printed.out, printed.err)

    try:
        yield run
    finally:
        root.handlers[:], root.level = handlers, level
