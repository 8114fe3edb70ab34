"""The app package: a zip for Teams' admin centre, the same byte for byte wherever and whenever it is made."""

import io
import json
import re
import struct
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Self

from adapters.teams.install.icons import (
    COLOUR_SIZE,
    OUTLINE_SIZE,
    RGB,
    RGBA,
    SIGNATURE,
    colour_icon,
    outline_icon,
)
from adapters.teams.install.manifest import FIRST, Shape, file_of, manifest, translation
from adapters.teams.install.manifest_faults import faults_of, word_faults
from bot.errors import UsageError
from bot.phrases import Phrases
from nudges.language import Language

MANIFEST: Final = "manifest.json"
ICONS: Final = {"color.png": (COLOUR_SIZE, RGB), "outline.png": (OUTLINE_SIZE, RGBA)}
"""Pixels a side and kind of PNG, by the name in the package."""

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can name."""
_READABLE: Final = 0o100644 << 16
_UNIX: Final = 3
_VERSION: Final = re.compile(r"(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """The files of an app, by name."""

    files: Mapping[str, bytes]

    @classmethod
    def build(cls, shape: Shape, phrases: Phrases, language: Language) -> Self:
        """Make it; ``language`` is that of the manifest itself.

        Raises:
            UsageError: something was not said, or Teams would refuse it; lists every fault.
        """
        made = manifest(shape, phrases, language)
        others = {file_of(one): translation(shape, phrases, one) for one in Language if one is not language}
        icons = {"color.png": colour_icon(), "outline.png": outline_icon()}
        texts = {name: _as_json(value) for name, value in {MANIFEST: made, **others}.items()}
        package = cls(files={MANIFEST: texts.pop(MANIFEST), **icons, **dict(sorted(texts.items()))})
        if faults := [*package.faults()]:
            raise UsageError(*faults)
        return package

    @classmethod
    def read(cls, path: Path) -> Self | None:
        """Read what was made before; ``None`` where nothing is.

        Raises:
            UsageError: something else is there.
        """
        try:
            with zipfile.ZipFile(path) as archive:
                package = cls(files={name: archive.read(name) for name in archive.namelist()})
            if _VERSION.fullmatch(package.version) and package.id:
                return package
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile, RuntimeError):
            pass  # whatever it is, Dult did not make it
        raise UsageError(f"{path}: is no package for Teams. Name another file with --output.")

    @property
    def manifest(self) -> dict[str, Any]:
        """What Teams is told."""
        return dict(json.loads(self.files[MANIFEST]))

    @property
    def version(self) -> str:
        """Three numbers; Teams takes a higher one only."""
        return str(self.manifest["version"])

    @property
    def id(self) -> str:
        """The app's own id."""
        return str(self.manifest["id"])

    def zipped(self) -> bytes:
        """Return the zip: nothing in it is compressed, as no two versions of zlib compress alike."""
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
            for name, content in self.files.items():
                entry = zipfile.ZipInfo(name, _EPOCH)
                entry.external_attr, entry.create_system = _READABLE, _UNIX
                archive.writestr(entry, content)
        return written.getvalue()

    def faults(self) -> Iterator[str]:
        """Tell what Teams would refuse, a sentence each."""
        made = self.manifest
        yield from faults_of(made)
        for name in ICONS:
            yield from _icon_faults(name, self.files[name])
        for one in made["localizationInfo"]["additionalLanguages"]:
            words = json.loads(self.files[one["file"]])
            yield from (f"{one['file']}: {fault}" for fault in word_faults(made, words))


def next_package(
    shape: Shape, phrases: Phrases, language: Language, *, wanted: str | None, former: Package | None
) -> Package:
    """Return the package with the version that Teams needs: whatever differs from the former is higher.

    Without ``wanted`` a change raises the last number, and what is the same stays the same.

    Raises:
        UsageError: the version that is wanted is none or too low, or the former package is of another app.
    """
    if wanted is not None and not _VERSION.fullmatch(wanted):
        raise UsageError(f"--version: cannot be “{wanted}”. Write three numbers, such as 1.0.0.")
    if former is None:
        return Package.build(replace(shape, version=wanted or FIRST), phrases, language)
    same = Package.build(replace(shape, version=former.version), phrases, language)
    if same.id != former.id:
        raise UsageError(
            f"--output: has the package of another app, {former.id}. Name another file; or say --id"
            f" {former.id}, if this is to replace it."
        )
    is_new = same.files != former.files
    version = wanted or (_raised(former.version) if is_new else former.version)
    if _numbers(version) < _numbers(former.version) or (is_new and version == former.version):
        raise UsageError(_too_low(version, former.version, is_new=is_new))
    return Package.build(replace(shape, version=version), phrases, language)


def _too_low(version: str, former: str, *, is_new: bool) -> str:
    why = "has other content" if is_new else "is there already"
    mend = f"Say --version {_raised(former)} or higher, or leave it out."
    return (
        f"--version: {version} is too low. Version {former} {why}, and Teams takes a higher one only. {mend}"
    )


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def _raised(version: str) -> str:
    major, minor, patch = _numbers(version)
    return f"{major}.{minor}.{patch + 1}"


def _icon_faults(name: str, content: bytes) -> Iterator[str]:
    size, kind = ICONS[name]
    if content[:8] != SIGNATURE or content[12:16] != b"IHDR":
        yield f"{name}: is no PNG."
        return
    width, height, depth, found = struct.unpack(">IIBB", content[16:26])
    if (width, height) != (size, size):
        yield f"{name}: is {width} × {height} pixels. Make it {size} × {size}."
    if (depth, found) != (8, kind):
        yield f"{name}: has another kind of pixels than Dult draws."


def _as_json(value: object) -> bytes:
    return f"{json.dumps(value, ensure_ascii=False, indent=2)}\n".encode()
