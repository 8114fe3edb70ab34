"""What ``dult content`` does: check the packs, show an item, begin a new one."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

from bot.content_templates import template
from bot.errors import UsageError
from bot.phrases import Phrases
from nudges.entry import SLUG, SLUG_MEND
from nudges.fault import ContentError, Fault, did_you_mean
from nudges.item import KINDS, LibraryItem, read_table
from nudges.kick_off import KickOff
from nudges.language import Language, nearest
from nudges.library import PACK_FILE, Library, UnknownItem, load
from nudges.programme import Programme
from nudges.reflection import ReflectionPrompt
from nudges.task import MicroTask


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What a check of the content found."""

    faults: tuple[Fault, ...]
    summary: str
    """One line for the end of the list."""


def check(shipped: Path, extra: Iterable[Path] = (), *, phrases: Path) -> Check:
    """Load packs and phrases as Dult does when it starts, and tell what is there or what is wrong."""
    faults: list[Fault] = []
    library = None
    try:
        library = load(shipped, extra)
    except ContentError as error:
        faults += error.faults
    try:
        Phrases.load(phrases)
    except ContentError as error:
        faults += error.faults
    if faults or library is None:
        files = len({fault.file for fault in faults})
        return Check(
            faults=tuple(faults), summary=f"{_many(len(faults), 'fault')} in {_many(files, 'file')}."
        )
    return Check(faults=(), summary=_summary(library))


def show(library: Library, item_id: str, language: Language) -> str:
    """Return an item as plain text, with the facts an author wants to see.

    Raises:
        UsageError: there is no such item.
    """
    try:
        stocked = library.stocked(item_id)
    except UnknownItem as error:
        raise UsageError(str(error)) from error
    pack = stocked.pack
    free = "" if pack.redistributable else ", not to be passed on"
    about = [f"{item_id} · {stocked.item.kind} · version {stocked.item.version}"]
    about += [f"pack {pack.id} · {pack.licence}{free} · {pack.credits[nearest(language, pack.credits)]}", ""]
    return "\n".join([*about, *_lines(stocked.item, language)])


def facts(library: Library, item_id: str) -> dict[str, object]:
    """Return what a script may want to know of an item that is there."""
    stocked = library.stocked(item_id)
    return {
        "id": item_id,
        "kind": stocked.item.kind,
        "version": stocked.item.version,
        "pack": stocked.pack.id,
        "licence": stocked.pack.licence,
        "redistributable": stocked.pack.redistributable,
        "languages": stocked.pack.languages,
    }


def new(kind: str, item_id: str, folder: Path) -> Path:
    """Begin an item in the pack in ``folder``: a file with every key explained and every text still empty.

    Raises:
        UsageError: the kind is unknown, the folder is no pack, or the file is there already.
    """
    if kind not in KINDS:
        mend = did_you_mean(kind, KINDS, f"Take one of: {', '.join(KINDS)}.")
        raise UsageError(f"There is no “{kind}”. {mend}")
    if not re.fullmatch(SLUG, item_id):
        raise UsageError(f"“{item_id}” cannot be a name: {SLUG_MEND}")
    file = folder / f"{item_id}.toml"
    text = template(kind, _languages_of(folder))
    try:
        with file.open("x", encoding="utf-8") as out:
            out.write(text)
    except FileExistsError as error:
        raise UsageError(f"{file} is there already: choose another name, or edit it.") from error
    return file


def _languages_of(folder: Path) -> list[Language]:
    file = folder / PACK_FILE
    if not file.is_file():
        raise UsageError(
            f"{folder} has no {PACK_FILE}: begin with that one (content/README.md has an example)."
        )
    try:
        declared = read_table(file.read_text(encoding="utf-8"), file).get("languages", [])
    except ContentError as error:
        raise UsageError(*map(str, error.faults)) from error
    return [language for language in Language if language in declared] or list(Language)


def _summary(library: Library) -> str:
    kinds = Counter(stocked.item.kind for stocked in library.stock.values())
    counted = ", ".join(_many(kinds[kind], kind) for kind in KINDS if kinds[kind])
    return f"All is well: {counted} in {_many(len(library.packs), 'pack')}."


def _many(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def _lines(item: LibraryItem, language: Language) -> Iterator[str]:
    match item:
        case MicroTask():
            yield from _task_lines(item, language)
        case ReflectionPrompt():
            yield from _reflection_lines(item, language)
        case KickOff():
            yield from _kick_off_lines(item, language)
        case Programme():
            yield from _programme_lines(item, language)
        case _:
            assert_never(item)


def _task_lines(task: MicroTask, language: Language) -> Iterator[str]:
    text = task.text(language)
    yield from (_heading(text.title, text.language, language), "")
    yield from (text.why, text.what, text.first_step, "")
    yield f"{task.minutes} minutes · {task.does} · {task.way} · {', '.join(task.competences)}"
    yield f"for the goal {task.serves}"


def _reflection_lines(prompt: ReflectionPrompt, language: Language) -> Iterator[str]:
    text = prompt.text(language)
    yield from (_heading(text.title, text.language, language), "")
    yield from filter(
        None, (text.text, prompt.film and prompt.film.url, text.film_summary, text.film_transcript)
    )
    yield from ("", text.question, text.next, "")
    yield f"{prompt.minutes} minutes · {', '.join(prompt.competences)}"
    yield f"for the goal {prompt.serves}"


def _kick_off_lines(kit: KickOff, language: Language) -> Iterator[str]:
    yield f"for {kit.audience}" + (f" · starts {kit.programme}" if kit.programme else "")
    for part in kit.parts:
        text = part.text(language)
        yield from ("", f"Day {part.days:+} · {part.id}")
        yield from (_heading(text.title, text.language, language), "", text.body)


def _programme_lines(programme: Programme, language: Language) -> Iterator[str]:
    text = programme.text(language)
    yield from (_heading(text.title, text.language, language), "", text.about, "")
    yield f"for {programme.audience} · every {_many(programme.cadence_weeks, 'week')}"
    yield from (f"{number:>3} {step}" for number, step in enumerate(programme.steps, start=1))


def _heading(title: str, written: Language, wanted: Language) -> str:
    return title if written is wanted else f"{title} ({written})"
