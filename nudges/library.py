"""The content library: every item of every pack, loaded only when nothing at all is wrong with it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeVar

from pydantic import ValidationError

from nudges.entry import known_keys
from nudges.fault import ContentError, Fault, at, did_you_mean, slips_of
from nudges.item import LibraryItem, read_item, read_table
from nudges.kick_off import KickOff
from nudges.loose_ends import loose_ends
from nudges.pack import Pack
from nudges.programme import Programme
from nudges.reflection import ReflectionPrompt
from nudges.task import MicroTask

PACK_FILE: Final = "pack.toml"

_ItemT = TypeVar("_ItemT", MicroTask, ReflectionPrompt, KickOff, Programme)


class UnknownItem(LookupError):
    """No pack has an item of this id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stocked:
    """An item with where it came from."""

    item: LibraryItem
    pack: Pack
    file: Path
    toml: str = field(repr=False)
    """The text of the file: kept beside a delivery, ``read_item`` brings the item back as it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Everything Dult has to send, by id."""

    packs: Mapping[str, Pack]
    tasks: Mapping[str, MicroTask]
    reflections: Mapping[str, ReflectionPrompt]
    kick_offs: Mapping[str, KickOff]
    programmes: Mapping[str, Programme]
    stock: Mapping[str, Stocked]

    def get(self, item_id: str) -> LibraryItem:
        """Return the item.

        Raises:
            UnknownItem: there is none of this id.
        """
        return self.stocked(item_id).item

    def pack_of(self, item_id: str) -> Pack:
        """Return the pack an item came in.

        Raises:
            UnknownItem: there is none of this id.
        """
        return self.stocked(item_id).pack

    def redistributable(self, item_id: str) -> bool:
        """Tell whether the words of an item may stand in exports and logs (mission B8).

        Raises:
            UnknownItem: there is none of this id.
        """
        return self.pack_of(item_id).redistributable

    def stocked(self, item_id: str) -> Stocked:
        """Return the item with its pack, its file and the text it was read from.

        Raises:
            UnknownItem: there is none of this id.
        """
        try:
            return self.stock[item_id]
        except KeyError:
            mend = did_you_mean(item_id, self.stock, "See what there is with `dult content check`.")
            raise UnknownItem(f"The content library has no “{item_id}”. {mend}") from None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """What one folder held: the faults, and what could be read in spite of them."""

    pack: Pack | None
    files: Sequence[Path]
    stocked: Sequence[Stocked]
    faults: Sequence[Fault]


def load(shipped: Path, extra: Iterable[Path] = ()) -> Library:
    """Read the packs in Dult's own folder and in an organisation's own folders.

    A folder of ``extra`` is a pack or holds packs. A pack that may not be passed on, or that lacks one of the
    six languages, loads only from outside ``shipped``.

    Raises:
        ContentError: something is wrong; every fault of every file is listed.
    """
    folders, faults = _pack_folders(shipped, extra)
    readings = [_read_pack(folder, shipped) for folder in folders]
    files = [file for reading in readings for file in reading.files]
    stock = [stocked for reading in readings for stocked in reading.stocked]
    items = {stocked.file: stocked.item for stocked in stock}
    faults += [fault for reading in readings for fault in reading.faults]
    faults += [*_twice(files), *_twice(folders), *loose_ends(items, {file.stem for file in files})]
    if faults:
        raise ContentError(sorted(faults, key=lambda fault: (str(fault.file), fault.line or 0, fault.key)))
    return _library([reading.pack for reading in readings if reading.pack], stock)


def _library(packs: Iterable[Pack], stock: Iterable[Stocked]) -> Library:
    by_id = {stocked.item.id: stocked for stocked in stock}
    items = [stocked.item for stocked in by_id.values()]
    return Library(
        packs={pack.id: pack for pack in packs},
        tasks=_of(MicroTask, items),
        reflections=_of(ReflectionPrompt, items),
        kick_offs=_of(KickOff, items),
        programmes=_of(Programme, items),
        stock=by_id,
    )


def _of(model: type[_ItemT], items: Iterable[LibraryItem]) -> Mapping[str, _ItemT]:
    return {item.id: item for item in items if isinstance(item, model)}


def _pack_folders(shipped: Path, extra: Iterable[Path]) -> tuple[list[Path], list[Fault]]:
    found: list[Path] = []
    faults: list[Fault] = []
    for folder in (shipped, *extra):
        inside = [folder] if (folder / PACK_FILE).exists() else sorted(_folders(folder))
        found += inside
        if not inside:
            mend = f"Name a folder that has a {PACK_FILE}, or folders that have one."
            faults.append(Fault(file=folder, key="", problem="holds no pack.", mend=mend))
    return found, faults


def _folders(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from (inner for inner in folder.iterdir() if inner.is_dir() and not inner.name.startswith("."))


def _read_pack(folder: Path, shipped: Path) -> _Reading:
    faults: list[Fault] = []
    pack, stocked = None, []
    try:
        pack = _read_pack_file(folder / PACK_FILE)
    except ContentError as error:
        faults += error.faults
    if pack and folder.resolve().is_relative_to(shipped.resolve()):
        faults += at(folder / PACK_FILE, pack.shipping_slips())
    files = sorted(file for file in folder.glob("*.toml") if file.name != PACK_FILE)
    for file in files:
        try:
            toml = _text(file)
            item = read_item(file.stem, toml, file=file, languages=pack.languages if pack else None)
        except ContentError as error:
            faults += error.faults
        else:
            stocked += [Stocked(item=item, pack=pack, file=file, toml=toml)] if pack else []
    return _Reading(pack=pack, files=files, stocked=stocked, faults=faults)


def _read_pack_file(file: Path) -> Pack:
    table = read_table(_text(file), file)
    try:
        return Pack.model_validate({**table, "@id": file.parent.name})
    except ValidationError as error:
        raise ContentError(at(file, slips_of(error, known_keys(Pack)))) from error


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        mend = "Save it as UTF-8 where Dult may read it."
        raise ContentError(
            [Fault(file=file, key="", problem=f"cannot be read: {error}.", mend=mend)]
        ) from error


def _twice(paths: Iterable[Path]) -> Iterator[Fault]:
    by_id: dict[str, list[Path]] = defaultdict(list)
    for path in paths:
        by_id[path.stem].append(path)
    for first, *others in by_id.values():
        for other in others:
            yield Fault(
                file=other, key="", problem=f"has the same name as {first}.", mend="Rename one of them."
            )
