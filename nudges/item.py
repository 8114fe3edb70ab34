"""One file of a pack: which kind of item it holds, and everything that is wrong with it."""

import hashlib
import json
import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from nudges.entry import Table, known_keys
from nudges.fault import ContentError, Fault, Slip, at, did_you_mean, slips_of
from nudges.kick_off import KickOff, Part, PartText
from nudges.language import Language
from nudges.programme import Programme, ProgrammeText
from nudges.reflection import Film, ReflectionPrompt, ReflectionText
from nudges.task import MicroTask, TaskText

LibraryItem = MicroTask | ReflectionPrompt | KickOff | Programme
KINDS: Final[Mapping[str, type[LibraryItem]]] = {
    str(model.kind): model for model in (MicroTask, ReflectionPrompt, KickOff, Programme)
}

_TABLES: Final[Mapping[type[LibraryItem], tuple[type[Table], ...]]] = {
    MicroTask: (MicroTask, TaskText),
    ReflectionPrompt: (ReflectionPrompt, ReflectionText, Film),
    KickOff: (KickOff, Part, PartText),
    Programme: (Programme, ProgrammeText),
}
_SYNTAX: Final = re.compile(
    r"(?P<problem>.*) \(at (?:line (?P<line>\d+), column \d+|end of document)\)", re.DOTALL
)


def read_item(
    item_id: str, toml: str, *, file: Path | None = None, languages: Collection[Language] | None = None
) -> LibraryItem:
    """Read an item from the text of its file, such as a text kept beside a delivery.

    ``languages`` are those it must have, when that is to be checked; ``file`` is what faults name.

    Raises:
        ContentError: something is wrong; every fault is listed.
    """
    file = file or Path(f"{item_id}.toml")
    table = read_table(toml, file)
    model = _model(table.get("kind"), file)
    faults = at(file, _language_slips(table, languages)) if languages else []
    facts = {key: value for key, value in table.items() if key != "kind"}
    try:
        item = model.model_validate({**facts, "@id": item_id, "@version": _version(table)})
    except ValidationError as error:
        faults += at(file, slips_of(error, known_keys(*_TABLES[model])))
        raise ContentError(faults) from error
    if faults:
        raise ContentError(faults)
    return item


def read_table(toml: str, file: Path) -> dict[str, Any]:
    """Read TOML.

    Raises:
        ContentError: it is not TOML; the fault has the line.
    """
    try:
        return tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        found = _SYNTAX.fullmatch(str(error))
        problem = f"is not TOML: {found['problem'] if found else error}."
        line = int(found["line"] or toml.count("\n") + 1) if found else None
        mend = "Look at the quotes, brackets and commas there and just before."
        raise ContentError([Fault(file=file, key="", problem=problem, mend=mend, line=line)]) from error


def _model(kind: Any, file: Path) -> type[LibraryItem]:
    if isinstance(kind, str) and kind in KINDS:
        return KINDS[kind]
    mend = did_you_mean(str(kind), KINDS, f"Write `kind = …` at the top, one of: {', '.join(KINDS)}.")
    problem = "is missing." if kind is None else f"cannot be {kind!r}."
    raise ContentError([Fault(file=file, key="kind", problem=problem, mend=mend)])


def _version(table: Mapping[str, Any]) -> int:
    """Number what the file says: the same for the same content, however it is laid out."""
    said = json.dumps(table, sort_keys=True, default=str).encode()
    return int.from_bytes(hashlib.sha256(said).digest()[:4], "big") >> 1  # 31 bits: an INTEGER everywhere


def _language_slips(table: Mapping[str, Any], languages: Collection[Language]) -> Iterator[Slip]:
    for key, translated in _translated(table):
        for language in Language:
            if language in languages and language not in translated:
                mend = f"Add [{language}] with its texts, as the pack's `languages` promise."
                yield Slip(key=language, problem="is missing.", mend=mend).under(key)
            if language in translated and language not in languages:
                mend = "Add it to `languages` in pack.toml, or take it out here."
                yield Slip(key=language, problem="is not a language of the pack.", mend=mend).under(key)


def _translated(table: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if table.get("kind") != KickOff.kind:
        yield "", table
        return
    parts = table.get("parts")
    for number, part in enumerate(parts if isinstance(parts, list) else (), start=1):
        if isinstance(part, Mapping):
            yield f"parts[{number}]", part
