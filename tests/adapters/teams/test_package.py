"""The package is the same wherever it is made, and what differs has a higher version (teams.md §4.34)."""

import io
import json
import os
import re
import struct
import subprocess
import sys
import time
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pytest

from adapters.teams.install.icons import BRAND, colour_icon, outline_icon
from adapters.teams.install.package import Package, next_package
from bot.cli.app import main
from bot.errors import UsageError
from nudges.language import Language
from tests.adapters.teams.packaging import BOT, HTTPS, read, refused, schema, shape
from tests.house import phrases

ROOT = Path(__file__).parents[3]
OTHER_BOT = "99999999-4e5f-6071-8293-a4b5c6d7e8f9"
Pixels = list[list[tuple[int, ...]]]


def built(language: Language = Language.NB, **other: Any) -> Package:
    return Package.build(shape(**other), phrases(), language)


def following(former: Package | None, version: str | None = None, **other: Any) -> Package:
    return next_package(shape(**other), phrases(), Language.NB, wanted=version, former=former)


def pixels(png: bytes) -> Pixels:
    """Read a PNG as anybody would, and see that its checksums are right."""
    width, height, depth, kind, *_ = struct.unpack(">IIBBBBB", png[16:29])
    assert depth == 8
    step = {2: 3, 6: 4}[kind]
    found, data, at = {}, b"", 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        name, content = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert struct.pack(">I", zlib.crc32(name + content)) == png[at + 8 + length : at + 12 + length]
        found[name] = True
        data += content if name == b"IDAT" else b""
        at += 12 + length
    raw = zlib.decompress(data)
    assert list(found) == [b"IHDR", b"IDAT", b"IEND"]
    rows = [raw[y * (width * step + 1) :][: width * step + 1] for y in range(height)]
    assert {row[0] for row in rows} == {0}
    return [[tuple(row[x : x + step]) for x in range(1, len(row), step)] for row in rows]


def test_the_zip_has_the_manifest_icons_and_languages_at_its_root() -> None:
    """teams.md §2.9."""
    archive = zipfile.ZipFile(io.BytesIO(built().zipped()))

    assert archive.testzip() is None
    assert archive.namelist() == [
        "manifest.json",
        "color.png",
        "outline.png",
        *("da.json", "en.json", "fi.json", "nn.json", "sv.json"),
    ]


def test_what_the_manifest_names_is_in_the_zip_and_nothing_else() -> None:
    its = built()

    icons = its.manifest["icons"].values()
    languages = (one["file"] for one in its.manifest["localizationInfo"]["additionalLanguages"])
    assert {"manifest.json", *icons, *languages} == set(its.files)


@pytest.mark.parametrize("language", list(Language))
def test_every_file_of_every_language_is_what_microsofts_schema_takes(language: Language) -> None:
    """teams.md §4.34."""
    its = built(language)

    judged = {name: read(content) for name, content in its.files.items() if name.endswith(".json")}
    of_words = schema("MicrosoftTeams.Localization.schema.json")
    assert refused(judged.pop("manifest.json"), schema()) == []
    assert [refused(words, of_words) for words in judged.values()] == [[]] * 5


def test_the_picture_in_colour_is_a_full_square_with_room_around_the_symbol() -> None:
    """Microsoft asks for 192 pixels, a background to the corners and 48 pixels around the symbol."""
    its = pixels(colour_icon())

    drawn = [(x, y) for y, row in enumerate(its) for x, pixel in enumerate(row) if pixel != BRAND]
    assert (len(its), {len(row) for row in its}) == (192, {192})
    assert {len(pixel) for row in its for pixel in row} == {3}
    assert all(48 <= x < 144 and 48 <= y < 144 for x, y in drawn)
    assert (min(x for x, _ in drawn), max(x for x, _ in drawn)) == (48, 143)


def test_the_picture_for_the_bar_is_white_or_transparent_and_nothing_between() -> None:
    """Any other value of a pixel is refused: github.com/MicrosoftDocs/msteams-docs, issue 2132."""
    its = pixels(outline_icon())

    drawn = [(x, y) for y, row in enumerate(its) for x, pixel in enumerate(row) if pixel[3]]
    assert (len(its), {len(row) for row in its}) == (32, {32})
    assert {pixel for row in its for pixel in row} == {(255, 255, 255, 255), (255, 255, 255, 0)}
    assert (min(x for x, _ in drawn), max(x for x, _ in drawn)) == (0, 31)
    assert len(drawn) > 150


@pytest.mark.parametrize(
    ("icon", "fault"),
    [
        (outline_icon(), "color.png: is 32 × 32 pixels. Make it 192 × 192."),
        (b"GIF89a", "color.png: is no PNG."),
        (colour_icon()[:24] + b"\x10" + colour_icon()[25:], "color.png: has another kind of pixels"),
    ],
)
def test_a_picture_that_teams_would_refuse_is_told(icon: bytes, fault: str) -> None:
    told = list(Package(files={**built().files, "color.png": icon}).faults())

    assert told[0].startswith(fault)


def test_a_fault_in_a_languages_file_is_told_with_its_name() -> None:
    its = built()
    broken = {**read(its.files["fi.json"]), "name.full": "a" * 101}

    told = list(Package(files={**its.files, "fi.json": json.dumps(broken).encode()}).faults())

    assert told == ["fi.json: name.full: has 101 characters. Use at most 100."]


def test_nothing_that_teams_would_refuse_is_made() -> None:
    with pytest.raises(UsageError, match=r"developer\.name: has 33 characters"):
        built(developer="D" * 33)


def test_the_zip_is_the_same_in_another_year(monkeypatch: pytest.MonkeyPatch) -> None:
    """teams.md §4.34."""
    now = built().zipped()

    monkeypatch.setattr(time, "time", lambda: 4_000_000_000.0)
    monkeypatch.setattr(time, "localtime", lambda _=None: time.gmtime(4_000_000_000.0))

    assert built().zipped() == now


def test_nothing_in_the_zip_tells_who_made_it_when_or_with_which_zlib() -> None:
    entries = zipfile.ZipFile(io.BytesIO(built().zipped())).infolist()

    assert {one.date_time for one in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {one.compress_type for one in entries} == {zipfile.ZIP_STORED}
    assert {(one.create_system, one.external_attr >> 16) for one in entries} == {(3, 0o100644)}
    assert {(one.extra, one.comment) for one in entries} == {(b"", b"")}


def test_two_people_with_other_clocks_languages_and_rights_make_the_same_file(tmp_path: Path) -> None:
    """teams.md §4.34."""
    made: list[bytes] = []
    for name, zone, locale, mask in (("one", "Asia/Tokyo", "C", 0o077), ("two", "UTC", "nb_NO.UTF-8", 0o000)):
        folder = tmp_path / name
        folder.mkdir()
        environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith(("DULT_", "LC_"))},
            "TZ": zone,
            "LC_ALL": locale,
            "PYTHONHASHSEED": str(len(made) + 1),
            "PYTHONPATH": str(ROOT),
        }
        command = [sys.executable, "-m", "bot", "teams", "package", "--bot-id", BOT, "--url", HTTPS]
        subprocess.run(command, cwd=folder, env=environment, umask=mask, check=True, capture_output=True)
        made.append((folder / "data" / "dult-teams.zip").read_bytes())

    assert made[0] == made[1]


def test_the_first_package_is_1_0_0_unless_it_is_said_otherwise() -> None:
    assert following(None).version == "1.0.0"
    assert following(None, "2.3.4").version == "2.3.4"


def test_what_is_the_same_keeps_its_version() -> None:
    """teams.md §4.34."""
    first = following(None)

    assert following(first) == first
    assert following(first, "1.0.0") == first


@pytest.mark.parametrize(
    "change",
    [{"developer": "Fjord fylke"}, {"url": "https://other.example.org"}, {"uses_graph": True}],
)
def test_what_differs_has_a_higher_version(change: dict[str, Any]) -> None:
    """teams.md §4.34."""
    first = following(None, "1.4.9")

    assert following(first, **change).version == "1.4.10"
    assert following(first, "1.5.0", **change).version == "1.5.0"


def test_another_picture_or_another_word_of_a_language_is_a_change_too() -> None:
    first = following(None)

    for name in ("color.png", "fi.json"):
        old = Package(files={**first.files, name: first.files[name] + b"\n"})

        assert following(old).version == "1.0.1"


def test_another_language_of_the_manifest_is_a_change() -> None:
    first = following(None)

    other = next_package(shape(), phrases(), Language.FI, wanted=None, former=first)

    assert other.version == "1.0.1"


def test_numbers_are_compared_as_numbers() -> None:
    first = following(None, "1.9.0")

    assert following(first, "1.10.0").version == "1.10.0"


@pytest.mark.parametrize("version", ["1.0.1", "1.0.0", "0.9.9"])
def test_a_change_without_a_higher_version_is_refused_with_what_to_do(version: str) -> None:
    """teams.md §4.34."""
    first = following(None, "1.0.1")

    with pytest.raises(UsageError, match=re.escape("Say --version 1.0.2 or higher, or leave it out.")):
        following(first, version, developer="Fjord fylke")


def test_a_lower_version_is_refused_even_where_nothing_differs() -> None:
    with pytest.raises(UsageError, match=r"Version 1\.2\.0 is there already"):
        following(following(None, "1.2.0"), "1.1.0")


@pytest.mark.parametrize(
    "version", ["1", "1.0", "v1.0.0", "1.0.0-beta", "01.0.0", "1.0.0 ", "1.0.9999999999"]
)
def test_a_version_that_is_none_is_refused(version: str) -> None:
    with pytest.raises(UsageError, match=r"Write three numbers, such as 1\.0\.0"):
        following(None, version)


def test_the_package_of_another_bot_is_not_replaced() -> None:
    first = following(None)

    with pytest.raises(UsageError, match=f"has the package of another app, {BOT}"):
        following(first, bot=OTHER_BOT)


def test_another_bot_can_take_over_an_app_by_its_id() -> None:
    first = following(None)

    after = following(first, bot=OTHER_BOT, id=BOT)

    assert (after.id, after.version) == (BOT, "1.0.1")


def test_a_package_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "dult.zip").write_bytes(built().zipped())

    assert Package.read(tmp_path / "dult.zip") == built()
    assert Package.read(tmp_path / "none.zip") is None


def zip_of(**files: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("_", "."), text)
    return written.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK not a zip",
        zip_of(readme_txt="hello"),
        zip_of(manifest_json="not JSON"),
        zip_of(manifest_json="[]"),
        zip_of(manifest_json="{}"),
        zip_of(manifest_json='{"id": "x", "version": "latest"}'),
    ],
    ids=range(7),
)
def test_what_is_no_package_is_not_overwritten(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "holiday.zip"
    path.write_bytes(content)

    with pytest.raises(UsageError, match=r"is no package for Teams\. Name another file with --output"):
        Package.read(path)


def test_half_a_package_is_none(tmp_path: Path) -> None:
    path = tmp_path / "half.zip"
    path.write_bytes(built().zipped()[:5000])

    with pytest.raises(UsageError, match="is no package for Teams"):
        Package.read(path)


def test_a_folder_is_no_package(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is no package for Teams"):
        Package.read(tmp_path)


class Command:
    """The command line in a folder of its own."""

    def __init__(self, capsys: pytest.CaptureFixture[str], folder: Path) -> None:
        self.capsys, self.folder = capsys, folder

    def __call__(self, *options: str) -> tuple[int, str, str]:
        code = main(["teams", "package", *options])
        printed = self.capsys.readouterr()
        return code, printed.out, printed.err


@pytest.fixture
def dult(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Command:
    monkeypatch.chdir(tmp_path)
    for name in [one for one in os.environ if one.startswith("DULT_")]:
        monkeypatch.delenv(name)
    return Command(capsys, tmp_path)


SAID = ("--bot-id", BOT, "--url", HTTPS)


def test_the_command_makes_the_package_and_says_where_it_goes(dult: Command) -> None:
    code, out, told = dult(*SAID)

    assert code == 0
    assert Package.read(dult.folder / out.strip()) == built()
    assert "Version 1.0.0; if Teams has one already, say --version" in told
    assert "Manage apps and upload dult-teams.zip" in told
    assert "Setup policies" in told


def test_the_settings_say_what_options_do_not(dult: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DULT_TEAMS_APP_ID", BOT)
    monkeypatch.setenv("DULT_TEAMS_APP_PASSWORD", "not an id, a secret")
    monkeypatch.setenv("DULT_TEAMS_TENANT_ID", OTHER_BOT)
    monkeypatch.setenv("DULT_TEAMS_CATALOG_ID", OTHER_BOT)
    monkeypatch.setenv("DULT_PUBLIC_URL", HTTPS)
    monkeypatch.setenv("DULT_LANGUAGE", "fi")

    code, _, _ = dult("--output", "made.zip")

    made = Package.read(dult.folder / "made.zip")
    assert code == 0
    assert made is not None
    assert made.id == BOT
    assert made.manifest["localizationInfo"]["defaultLanguageTag"] == "fi"
    assert made.manifest["webApplicationInfo"]["id"] == BOT


def test_without_a_bot_the_command_ends_with_what_to_do(dult: Command) -> None:
    code, out, told = dult("--url", HTTPS)

    assert (code, out) == (2, "")
    assert (
        "--bot-id: is missing. Copy it from the Azure Bot, Configuration, or set DULT_TEAMS_APP_ID." in told
    )
    assert list(dult.folder.iterdir()) == []


def test_where_nothing_differs_there_is_nothing_to_upload(dult: Command) -> None:
    dult(*SAID)
    before = (dult.folder / "data" / "dult-teams.zip").read_bytes()

    code, _, told = dult(*SAID)

    assert code == 0
    assert told == "Version 1.0.0 as before: nothing is different, and there is nothing to upload.\n"
    assert (dult.folder / "data" / "dult-teams.zip").read_bytes() == before


def test_a_refused_package_leaves_the_former_where_it_is(dult: Command) -> None:
    dult(*SAID)
    before = (dult.folder / "data" / "dult-teams.zip").read_bytes()

    code, _, told = dult(*SAID, "--developer", "Fjord fylke", "--version", "1.0.0")

    assert code == 2
    assert "--version: 1.0.0 is too low" in told
    assert [one.read_bytes() for one in (dult.folder / "data").iterdir()] == [before]


def test_a_change_is_told_with_both_versions(dult: Command) -> None:
    dult(*SAID)

    _, _, told = dult(*SAID, "--developer", "Fjord fylke")

    assert told.startswith("Version 1.0.1; before it was 1.0.0.")


def test_a_script_gets_one_json_value(dult: Command) -> None:
    _, out, told = dult(*SAID, "--json")

    its = json.loads(out)
    assert told == ""
    assert (its["version"], its["id"], its["is_new"]) == ("1.0.0", BOT, True)
    assert re.fullmatch("[0-9a-f]{64}", its["sha256"])
