"""The phrases of one language; a file is parsed when one of its phrases is said for the first time."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from fluent.runtime import FluentBundle

from bot.phrase_files import PhraseFile


@dataclass(frozen=True, slots=True)
class Said:
    """A phrase with its values."""

    text: str
    errors: Sequence[Exception]
    """What it needs and was not given."""


class PhraseBundle:
    """Says phrases: a process says few of them in its first seconds, and all files take long to parse.

    Not for several threads at once.
    """

    def __init__(self, locale: str, files: Sequence[PhraseFile]) -> None:
        self._locale = locale
        self._unread = list(files)

    @cached_property
    def _bundle(self) -> FluentBundle:
        """Read what Babel knows of the language as well, only once it is spoken."""
        return FluentBundle([self._locale], use_isolating=False)

    def say(self, phrase_id: str, values: Mapping[str, str | float]) -> Said | None:
        """Return a phrase; ``None`` when no file has it."""
        if not self._bundle.has_message(phrase_id):
            self._read({phrase_id})
        pattern = self._bundle.get_message(phrase_id).value if self._bundle.has_message(phrase_id) else None
        if pattern is None:
            return None
        text, errors = self._bundle.format_pattern(pattern, dict(values))
        return Said(str(text), errors)

    def read_on(self) -> Iterator[None]:
        """Parse the files of which nothing was said yet, one at each step."""
        while self._unread:
            self._add(self._unread[0])
            yield

    def _read(self, ids: Set[str]) -> None:
        """Parse the files of these phrases, and those of the phrases that stand within theirs."""
        for file in [file for file in self._unread if any(file.may_have(one) for one in ids)]:
            if file in self._unread:  # reading another may have read this one as well
                self._add(file)

    def _add(self, file: PhraseFile) -> None:
        self._unread.remove(file)
        self._read(file.named)
        self._bundle.add_resource(file.resource)
