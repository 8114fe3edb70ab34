"""The Fluent files that phrases are kept in, and everything that is wrong with them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from fluent.syntax import FluentParser, ast

from nudges.fault import ContentError, Fault
from nudges.language import Language

_VARIABLE: Final = re.compile(r"\$([A-Za-z][A-Za-z0-9_-]*)")
"""A walk through what was parsed finds the same, and takes half a second."""
_NAMED: Final = re.compile(r"\{\s*([a-z][A-Za-z0-9_-]*)\s*\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseFile:
    """One ``<noun>.ftl``."""

    language: Language
    path: Path
    text: str

    @property
    def resource(self) -> ast.Resource:
        """What is in it, parsed when it is first asked for; what is broken stays in it as junk."""
        return _parsed(self.text)

    @property
    def named(self) -> frozenset[str]:
        """The ids of the phrases that stand within those of this file."""
        return frozenset(_NAMED.findall(self.text))

    @property
    def messages(self) -> list[ast.Message]:
        """The phrases in it that can be read."""
        return [entry for entry in self.resource.body if isinstance(entry, ast.Message)]

    def may_have(self, phrase_id: str) -> bool:
        """Tell whether a phrase of this name stands here, if it stands anywhere."""
        return phrase_id.startswith(f"{self.path.stem}-")

    def line_of(self, entry: ast.SyntaxNode) -> int:
        """Return where ``entry`` begins; a broken one may begin with blank lines that are not its own."""
        start = entry.span.start if entry.span else 0
        start += len(self.text[start:]) - len(self.text[start:].lstrip())
        return self.text.count("\n", 0, start) + 1

    def variables(self, message: ast.Message) -> frozenset[str]:
        """Return the names of the values that a phrase needs."""
        span = message.span
        return frozenset(_VARIABLE.findall(self.text, span.start, span.end) if span else ())


def read_phrase_files(folder: Path) -> list[PhraseFile]:
    """Read ``<folder>/<language>/<noun>.ftl``; nothing is parsed yet.

    Raises:
        ContentError: a file is not UTF-8.
    """
    return [
        _read(path, language) for language in Language for path in sorted((folder / language).glob("*.ftl"))
    ]


def faults_of(folder: Path, files: Sequence[PhraseFile]) -> list[Fault]:
    """List broken entries, ids of another noun, and what one language has and another lacks."""
    faults = [fault for file in files for fault in (*_broken(file), *_misnamed(file))]
    faults += _uneven(folder, files)
    return sorted(faults, key=lambda fault: (str(fault.file), fault.line or 0, fault.key))


def _read(path: Path, language: Language) -> PhraseFile:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        fault = Fault(file=path, key="", problem=f"cannot be read: {error}.", mend="Save it as UTF-8.")
        raise ContentError([fault]) from error
    return PhraseFile(language=language, path=path, text=text)


@cache
def _parsed(text: str) -> ast.Resource:
    """Parse a file; what was parsed before is not parsed again: all files together take a second."""
    return FluentParser().parse(text)


def _broken(file: PhraseFile) -> Iterator[Fault]:
    for entry in file.resource.body:
        if isinstance(entry, ast.Junk):
            reason = entry.annotations[0].message if entry.annotations else "it makes no sense"
            problem = f"is not Fluent: {reason}."
            mend = "Write `id = text`; indent what goes on on the next line."
            yield Fault(file=file.path, line=file.line_of(entry), key="", problem=problem, mend=mend)


def _misnamed(file: PhraseFile) -> Iterator[Fault]:
    seen: set[str] = set()
    for message in file.messages:
        name, line = message.id.name, file.line_of(message)
        if not file.may_have(name):
            mend = f"Call it {file.path.stem}-…, or move it to another file."
            problem = "has another first word than its file."
            yield Fault(file=file.path, key=name, line=line, problem=problem, mend=mend)
        if name in seen:
            yield Fault(file=file.path, key=name, line=line, problem="stands twice.", mend="Keep one.")
        seen.add(name)


def _uneven(folder: Path, files: Sequence[PhraseFile]) -> Iterator[Fault]:
    found: dict[str, dict[Language, frozenset[str]]] = defaultdict(dict)
    homes = {message.id.name: file.path.name for file in files for message in file.messages}
    for file in files:
        for message in file.messages:
            found[message.id.name][file.language] = file.variables(message)
    for name, by_language in found.items():
        expected = frozenset[str]().union(*by_language.values())
        for language in Language:
            if problem := _lacks(by_language.get(language), expected):
                mend = f"Write it with {_listed(expected)}." if expected else "Write it."
                yield Fault(file=folder / language / homes[name], key=name, problem=problem, mend=mend)


def _lacks(found: frozenset[str] | None, expected: frozenset[str]) -> str:
    if found is None:
        return "is missing."
    return f"lacks {_listed(expected - found)}." if expected - found else ""


def _listed(names: frozenset[str]) -> str:
    return ", ".join(f"${name}" for name in sorted(names))
