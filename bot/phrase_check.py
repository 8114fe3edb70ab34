"""The look through the phrase files at a start, left out where the same files were looked through before.

To parse all files of six languages takes a large part of a second, which everybody would wait for after a
start. What is kept is only that this text had no fault, never what it says.
"""

import hashlib
import logging
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Final

from bot import phrase_files
from bot.phrase_files import PhraseFile, faults_of
from nudges.fault import ContentError

log = logging.getLogger(__name__)

NAME: Final = "phrases-checked"
"""The name of the file in the data folder; without it the files are looked through."""


def look_through(folder: Path, files: Sequence[PhraseFile], checked: Path | None = None) -> None:
    """Refuse phrase files with faults.

    Args:
        folder: where the files are.
        files: what is in them now.
        checked: the file that remembers what had no fault; it is written when it does not know these.

    Raises:
        ContentError: a file is broken, or languages differ; every fault is listed.
    """
    mark = _mark(folder, files)
    if checked and _remembered(checked) == mark:
        return
    if faults := faults_of(folder, files):
        raise ContentError(faults)
    if checked:
        _remember(checked, mark)


def _mark(folder: Path, files: Iterable[PhraseFile]) -> str:
    """Sum up the files by name and content, and the rules that they are looked through by."""
    rules = Path(phrase_files.__file__).read_bytes()
    whole = hashlib.sha256(rules + version("fluent.syntax").encode())
    for file in files:
        for part in (str(file.path.relative_to(folder)), file.text):
            whole.update(hashlib.sha256(part.encode()).digest())
    return whole.hexdigest()


def _remembered(checked: Path) -> str:
    try:
        return checked.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _remember(checked: Path, mark: str) -> None:
    """Write it down if it can be: else the next start takes a second longer."""
    try:
        checked.write_text(f"{mark}\n", encoding="ascii")
    except OSError as error:
        log.info("%s cannot be written (%s): the next start is slower.", checked, error.strerror)
