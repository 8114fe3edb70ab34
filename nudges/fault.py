"""What is wrong with content: where it stands, what is the matter, and what to do about it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

_COUNTRIES = {"no": "“nb” or “nn”", "se": "“sv”", "dk": "“da”"}
"""What people write who think of a country rather than of its language."""
_EMPTY = "is empty."
_MENDS = {
    "model_type": "Make it a table of its own, such as [nb].",
    "bool_type": "Write true or false, without quotes.",
    "int_type": "Write a whole number, without quotes.",
    "string_type": "Write it in quotes.",
    "tuple_type": "Write a list in square brackets.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """One thing that is wrong within a table of a file."""

    key: str
    """Relative to the table, with dots; empty when the table as a whole is meant."""
    problem: str
    mend: str

    def under(self, table: str) -> "Slip":
        """Return the slip as seen from outside ``table``."""
        return Slip(key=".".join(filter(None, (table, self.key))), problem=self.problem, mend=self.mend)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong in one file."""

    file: Path
    key: str
    """As in the file, with dots; empty when the file as a whole is meant."""
    problem: str
    mend: str
    line: int | None = None
    """Counted from 1; known for faults of syntax."""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else str(self.file)
        key = f" {self.key}:" if self.key else ""
        return f"{place}:{key} {self.problem} {self.mend}"


class ContentError(Exception):
    """Content that cannot be used; the message lists every fault, one a line."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


def at(file: Path, slips: Iterable[Slip]) -> list[Fault]:
    """Return the slips of one file as faults."""
    return [Fault(file=file, key=slip.key, problem=slip.problem, mend=slip.mend) for slip in slips]


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return ``Did you mean “…”?`` when a known word is close, else ``otherwise``."""
    if word in _COUNTRIES:
        return f"Did you mean {_COUNTRIES[word]}?"
    close = get_close_matches(word, list(known), n=1)
    return f"Did you mean “{close[0]}”?" if close else otherwise


def refuse(slips: Iterable[Slip]) -> None:
    """Let a pydantic validator report several slips at once.

    Raises:
        PydanticCustomError: there is a slip; ``slips_of`` takes it apart again.
    """
    if found := tuple(slips):
        raise PydanticCustomError("slips", "{count} slips", {"count": len(found), "slips": found})


def slips_of(error: ValidationError, known_keys: Iterable[str]) -> Iterator[Slip]:
    """Translate what pydantic found; ``known_keys`` are what an unknown key may have meant."""
    known = tuple(known_keys)
    found = [slip for details in error.errors(include_url=False) for slip in _slips(details, known)]
    broken_lists = {slip.key.partition("[")[0] for slip in found if "[" in slip.key}
    yield from (slip for slip in found if slip.problem != _EMPTY or slip.key not in broken_lists)


def _slips(details: ErrorDetails, known: Sequence[str]) -> Iterator[Slip]:
    key, context = _key(details["loc"]), details.get("ctx", {})
    match details["type"]:
        case "slips":
            yield from (slip.under(key) for slip in context["slips"])
        case "missing":
            yield Slip(key=key, problem="is missing.", mend=f"Add `{_last(key)} = …`.")
        case "extra_forbidden":
            yield _unknown(key, known)
        case "string_too_short" | "too_short" if key:
            yield Slip(key=key, problem=_EMPTY, mend="Fill it.")
        case "too_short":
            yield Slip(key="", problem="has no words.", mend="Add a table for each language, such as [nb].")
        case "string_too_long":
            length, limit = len(details["input"].strip()), context["max_length"]
            yield Slip(key=key, problem=f"has {length} characters.", mend=f"Shorten it to {limit} at most.")
        case "enum":
            yield _not_among(key, str(details["input"]), context["expected"])
        case kind:
            mend = _MENDS.get(kind, f"{details['msg']}.")
            yield Slip(key=key, problem=f"cannot be {details['input']!r}.", mend=mend)


def _unknown(key: str, known: Sequence[str]) -> Slip:
    mend = did_you_mean(_last(key), known, "Take it out.")
    if _last(key) in known:
        mend = "Move it to the table where it belongs."
    return Slip(key=key, problem="is not a key that belongs here.", mend=mend)


def _not_among(key: str, given: str, expected: str) -> Slip:
    options = [option.strip(" '") for option in expected.replace(" or ", ",").split(",")]
    mend = did_you_mean(given, options, f"Write one of: {', '.join(options)}.")
    return Slip(key=key, problem=f"cannot be “{given}”.", mend=mend)


def _key(location: tuple[int | str, ...]) -> str:
    """Write pydantic's location as a reader of the file finds it: counted from 1, without our own keys."""
    key = ""
    for step in location:
        if isinstance(step, int):
            key += f"[{step + 1}]"
        elif not step.startswith("@"):
            key += f".{step}"
    return key.removeprefix(".")


def _last(key: str) -> str:
    return key.rpartition(".")[2]
