"""The command line as an operator meets it: what it prints, what it changes and what it ends with."""

import asyncio
import csv
import io
import json
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.request import urlopen

import pytest
from alembic import command as alembic
from typer.core import TyperGroup
from typer.main import get_command

from adapters.database.engine import Database
from adapters.database.examine import examine
from adapters.database.migrate import _config, newest
from bot.cli.app import build, main
from tests.command import PROCESS_HANGS_S, Dult, caught
from tests.patience import HANGS_S

ROOT = Path(__file__).parent.parent
PEOPLE = """id;navn;arbeidssted;roller;team
00101;Kari Nes;Senteret;koordinator;
00102;Ola Vik;Nordre;kompetanseagent;Inntak
00103;Liv Moen;Nordre;;Inntak
"""


@pytest.fixture
def dult(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Dult]:
    """Run commands on a data folder of their own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DULT_DATA", str(tmp_path / "data"))
    with caught(capsys) as run:
        yield run


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An organisation of three, brought in once and copied for each test."""
    folder = tmp_path_factory.mktemp("prepared")
    (folder / "people.csv").write_text(PEOPLE, encoding="utf-8")
    data = folder / "data"
    assert main(["--data", str(data), "people", "import", str(folder / "people.csv")]) == 0
    return folder


@pytest.fixture
def staffed(dult: Dult, prepared: Path, tmp_path: Path) -> Dult:
    """An organisation of three."""
    shutil.copytree(prepared, tmp_path, dirs_exist_ok=True)
    return dult


def test_help_names_every_command_and_teaches_with_examples() -> None:
    top = _process("--help")
    one = _process("people", "import", "--help")

    assert top.returncode == 0
    for command in ("demo", "serve", "check", "admin", "content", "people", "programme", "broadcast"):
        assert command in top.stdout
    for command in ("simulate", "export", "db", "backup", "restore"):
        assert command in top.stdout
    assert "dult people import people.xlsx --dry-run" in one.stdout


def _commands(group: TyperGroup, *before: str) -> Iterator[tuple[str, set[str]]]:
    """Return every command with its options."""
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from _commands(command, *before, name)
        else:
            yield (
                " ".join((*before, name)),
                {option for one in command.params for option in (*one.opts, *one.secondary_opts)},
            )


REPORT_NOTHING = {"demo", "serve", "worker"}
"""They run until they are stopped."""


def test_every_command_that_reports_something_does_so_for_a_script_too() -> None:
    dult = get_command(build())
    assert isinstance(dult, TyperGroup)

    without = {name for name, options in _commands(dult) if "--json" not in options}

    assert without <= REPORT_NOTHING


@pytest.mark.parametrize(
    ("command", "keys"),
    [
        ("admin add 00103", {"id", "name", "role", "roles"}),
        ("backup kept.sqlite", {"file", "journal"}),
        ("content check", {"faults", "summary"}),
        ("content show ask-what-is-hard", {"id", "kind", "pack", "languages", "language", "text"}),
        ("db upgrade", {"database", "version", "former"}),
        ("people code 00103", {"id", "code", "hours"}),
        ("people template new.csv", {"file"}),
        ("programme start agents-first-steps", {"programme", "state", "since", "joined"}),
    ],
)
def test_what_is_for_a_script_is_one_value_and_nothing_else(
    staffed: Dult, command: str, keys: set[str]
) -> None:
    ended = staffed(*command.split(), "--json")

    assert ended.code == 0
    assert keys <= set(ended.json)


def test_a_script_hears_of_a_broadcast_from_the_draft_to_its_end(staffed: Dult, tmp_path: Path) -> None:
    words = (
        'kind = "broadcast"\n[audience]\neveryone = true\n[nb]\ntitle = "Hei"\nbody = "Vi ses i morgen."\n'
    )
    (tmp_path / "hi.toml").write_text(words, encoding="utf-8")

    drafted = staffed("broadcast", "send", "hi.toml", "--dry-run", "--json").json
    planned = staffed("broadcast", "send", "hi.toml", "--yes", "--json").json
    again = staffed("broadcast", "send", "hi.toml", "--yes", "--json").json
    number = str(planned["broadcast"])
    stopped = staffed("broadcast", "cancel", number, "--json").json
    lines = staffed("broadcast", "export", number, "--json").json

    assert (drafted["state"], planned["state"], again["state"]) == ("draft", "planned", "planned")
    assert again["broadcast"] == planned["broadcast"] != drafted["broadcast"]
    assert (stopped["state"], stopped["skipped"]) == ("cancelled", 3)
    assert {line["id"]: line["state"] for line in lines} == dict.fromkeys(
        ("00101", "00102", "00103"), "skipped"
    )


def test_a_script_that_restores_hears_where_the_former_database_is(staffed: Dult) -> None:
    staffed("backup", "kept.sqlite")

    found = staffed("restore", "kept.sqlite", "--yes", "--json").json

    assert found["restored"] == "kept.sqlite"
    assert Path(found["former"]).exists()


def test_a_mistyped_command_ends_with_2_and_changes_nothing(tmp_path: Path) -> None:
    ended = _process("poeple", cwd=tmp_path)

    assert ended.returncode == 2
    assert "poeple" in ended.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_demo_opens_in_a_browser_and_ends_well_when_asked_to(tmp_path: Path) -> None:
    demo = subprocess.Popen(
        [sys.executable, "-m", "bot", "demo", "--port", "0", "--data", str(tmp_path / "demo")],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        address = _address(demo)
        with urlopen(f"{address}/healthz", timeout=HANGS_S) as answer:  # noqa: S310 - our own address
            assert answer.status == 200
        demo.send_signal(signal.SIGTERM)
        assert demo.wait(PROCESS_HANGS_S) == 0
    finally:
        demo.kill()
        demo.communicate()


def test_broken_settings_are_all_told_and_nothing_is_opened(
    dult: Dult, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DULT_PORT", "many")
    monkeypatch.setenv("DULT_COUNTRY", "IS")

    ended = dult("people", "list")

    assert ended.code == 2
    assert "DULT_PORT" in ended.told
    assert "DULT_COUNTRY" in ended.told
    assert not (tmp_path / "data").exists()


def test_a_template_begins_with_the_headers_of_its_language(dult: Dult, tmp_path: Path) -> None:
    ended = dult("people", "template", "people.csv", "--lang", "sv")

    assert ended.code == 0
    assert "namn" in (tmp_path / "people.csv").read_text(encoding="utf-8-sig").splitlines()[0]


def test_a_dry_run_tells_what_would_happen_and_changes_nothing(dult: Dult, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")

    ended = dult("people", "import", "people.csv", "--dry-run")

    assert ended.code == 0
    assert "3 added" in ended.out
    assert dult("people", "list", "--json").json == []


def test_the_same_people_file_twice_changes_nothing(staffed: Dult) -> None:
    ended = staffed("people", "import", "people.csv", "--json")

    assert ended.json["applied"]
    assert (ended.json["added"], ended.json["changed"], ended.json["unchanged"]) == (0, 0, 3)


def test_a_faulty_people_file_is_told_row_by_row_and_brings_in_nobody(dult: Dult, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id;navn;arbeidssted\n1;;Nordre\n1;Ola;\n", encoding="utf-8")

    ended = dult("people", "import", "people.csv")

    assert ended.code == 2
    assert "Row 2" in ended.told
    assert "Row 3" in ended.told
    assert dult("people", "list", "--json").json == []


def test_many_leavers_need_a_yes(staffed: Dult, tmp_path: Path) -> None:
    (tmp_path / "fewer.csv").write_text("\n".join(PEOPLE.splitlines()[:2]), encoding="utf-8")

    doubted = staffed("people", "import", "fewer.csv", "--deactivate-missing")
    agreed = staffed("people", "import", "fewer.csv", "--deactivate-missing", "--yes")

    assert (doubted.code, agreed.code) == (2, 0)
    assert "--yes" in doubted.told
    assert [one["id"] for one in staffed("people", "list", "--json").json] == ["00101"]


def test_people_are_listed_and_gaps_are_shown(staffed: Dult) -> None:
    agents = staffed("people", "list", "--role", "competence-agent", "--json").json
    coverage = staffed("people", "coverage", "--json").json

    assert [one["name"] for one in agents] == ["Ola Vik"]
    assert coverage == [{"site": "Nordre", "people": 2, "agents": "Ola Vik"}]


def test_the_first_admin_is_introduced_by_name(dult: Dult) -> None:
    unknown = dult("admin", "add", "A1")
    new = dult("admin", "add", "A1", "--name", "Kari Nes", "--site", "Senteret")

    assert (unknown.code, new.code) == (2, 0)
    assert "--name" in unknown.told
    assert dult("people", "list", "--role", "admin", "--json").json[0]["name"] == "Kari Nes"


def test_somebody_known_gets_a_role_and_keeps_the_others(staffed: Dult) -> None:
    staffed("admin", "add", "00102", "--role", "coordinator")

    shown = staffed("people", "list", "--role", "coordinator", "--json").json

    assert {one["id"]: one["roles"] for one in shown}["00102"] == "competence-agent, coordinator, employee"


def test_a_sign_in_code_is_for_people_who_are_there(staffed: Dult) -> None:
    assert len(staffed("people", "code", "00103").out.strip()) == 10
    assert staffed("people", "code", "00999").code == 2


def test_a_programme_is_started_listed_and_stopped(staffed: Dult) -> None:
    started = staffed("programme", "start", "agents-first-steps", "--from", "2027-01-11")
    running = {one["programme"]: one for one in staffed("programme", "list", "--json").json}
    stopped = staffed("programme", "stop", "agents-first-steps")
    again = staffed("programme", "stop", "agents-first-steps")

    assert (started.code, stopped.code, again.code) == (0, 0, 2)
    assert running["agents-first-steps"]["enrolled"] == 1
    assert running["team-reflections"]["state"] == "not started"


def test_who_comes_later_joins_what_is_running(staffed: Dult, tmp_path: Path) -> None:
    staffed("programme", "start", "agents-first-steps")
    (tmp_path / "more.csv").write_text(
        "id;navn;arbeidssted;roller\n7;Per Dal;Søndre;kompetanseagent\n", encoding="utf-8"
    )

    staffed("people", "import", "more.csv")

    listed = {one["programme"]: one for one in staffed("programme", "list", "--json").json}
    assert listed["agents-first-steps"]["enrolled"] == 2


def test_an_unknown_programme_gets_a_hint(staffed: Dult) -> None:
    ended = staffed("programme", "start", "agent-first-steps")

    assert ended.code == 2
    assert "Did you mean “agents-first-steps”?" in ended.told


def test_content_is_checked_shown_and_begun(dult: Dult, tmp_path: Path) -> None:
    pack = tmp_path / "ours"
    pack.mkdir()
    shipped = ROOT / "content" / "packs" / "everyday-learning" / "pack.toml"
    (pack / "pack.toml").write_bytes(shipped.read_bytes())

    well = dult("content", "check")
    shown = dult("content", "show", "ask-what-is-hard", "--lang", "nb")
    begun = dult("content", "new", "micro-task", "our-task", "--in", str(pack))
    faulty = dult("content", "check", str(pack))

    assert (well.code, shown.code, begun.code, faulty.code) == (0, 0, 0, 2)
    assert "ask-what-is-hard · micro-task" in shown.out
    assert "our-task.toml" in faulty.told


def test_check_tells_what_is_well_and_what_is_to_be_done(staffed: Dult) -> None:
    findings = {one["part"]: one["verdict"] for one in staffed("check", "--json").json}

    assert findings["database"] == "well"
    assert findings["content"] == "well"
    assert findings["beat"] == "note"


def test_check_finds_a_damaged_database(staffed: Dult, tmp_path: Path) -> None:
    file = tmp_path / "data" / "dult.sqlite"
    whole = bytearray(file.read_bytes())
    whole[4096:12_288] = bytes(8192)
    file.write_bytes(whole)

    ended = staffed("check")

    assert ended.code == 1
    assert "is damaged" in ended.out


def test_a_year_is_simulated_without_a_database_of_ones_own(dult: Dult, tmp_path: Path) -> None:
    ended = dult("simulate", "--demo", "--weeks", "2", "--from", "2027-01-11", "--country", "SE")

    lines = [json.loads(line) for line in ended.out.splitlines()]
    assert ended.code == 0
    assert {"at", "person", "kind", "nudge", "channel", "skipped"} <= set(lines[0])
    assert {datetime.fromisoformat(line["at"]).isocalendar().week for line in lines} == {2, 3}
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("content", "expected"),
    [(b"not a database" * 99, "is no database of Dult's"), (b"SQLite format 3\0" + b"x" * 999, "is damaged")],
)
def test_a_broken_database_is_told_and_left_as_it_is(
    dult: Dult, tmp_path: Path, content: bytes, expected: str
) -> None:
    file = tmp_path / "data" / "dult.sqlite"
    file.parent.mkdir()
    file.write_bytes(content)

    ended = dult("people", "list")

    assert ended.code == 2
    assert expected in ended.told
    assert file.read_bytes() == content


def test_a_first_start_that_was_killed_is_made_up_for(dult: Dult, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "dult.sqlite").touch()

    assert dult("people", "list").code == 0


def test_a_simulation_says_nothing_of_the_days_before_it_begins(dult: Dult) -> None:
    ended = dult("simulate", "--demo", "--weeks", "2", "--from", "2027-01-15", "--country", "NO")

    lines = [json.loads(line) for line in ended.out.splitlines()]
    moments = [datetime.fromisoformat(line["at"]) for line in lines]
    assert min(moments).date().isoformat() >= "2027-01-15"
    assert {moment.isocalendar().week for moment in moments} == {2, 3}


def test_a_programme_that_starts_after_the_weeks_day_is_late_for_that_week(dult: Dult) -> None:
    ended = dult("simulate", "--demo", "--weeks", "1", "--from", "2027-01-15", "--country", "NO")

    lines = [json.loads(line) for line in ended.out.splitlines()]
    assert {(line["at"], line["skipped"]) for line in lines} == {("2027-01-15T10:00:00+01:00", "late")}
    assert len({line["person"] for line in lines}) == 20


def test_a_simulation_needs_one_thing_to_simulate(dult: Dult) -> None:
    assert dult("simulate").code == 2
    assert dult("simulate", "--demo", "--programme", "agents-first-steps").code == 2


def test_a_simulation_beyond_the_known_days_off_is_refused(dult: Dult) -> None:
    ended = dult("simulate", "--demo", "--weeks", "2", "--from", "2050-01-10")

    assert ended.code == 2
    assert "2050" in ended.told


def test_a_simulation_of_ones_own_people_is_a_calendar_too(staffed: Dult) -> None:
    ended = staffed(
        "simulate",
        *("--programme", "agents-first-steps", "--weeks", "1", "--from", "2027-01-11", "--format", "ics"),
    )

    assert ended.out.startswith("BEGIN:VCALENDAR")
    assert ended.out.count("BEGIN:VEVENT") == 1


def test_an_export_is_a_table_that_a_spreadsheet_opens(staffed: Dult, tmp_path: Path) -> None:
    """slack.md §3.40."""
    ended = staffed("export", "--out", "answers.csv")
    again = staffed("export", "--out", "answers.csv")

    text = (tmp_path / "answers.csv").read_text(encoding="utf-8-sig")
    assert (ended.code, again.code) == (0, 2)
    assert next(csv.reader(io.StringIO(text), delimiter=";"))[:3] == ["item", "title", "outcome"]


def test_a_backup_brings_back_what_was(staffed: Dult, tmp_path: Path) -> None:
    staffed("backup", "kept.sqlite")
    staffed("admin", "add", "A1", "--name", "Too Late", "--site", "Nordre")

    ended = staffed("restore", "kept.sqlite", "--yes")

    assert ended.code == 0
    assert len(staffed("people", "list", "--json").json) == 3
    assert len(list((tmp_path / "data").glob("dult.sqlite.before-*"))) == 1


def test_what_was_erased_since_a_backup_stays_erased(staffed: Dult, tmp_path: Path) -> None:
    staffed("backup", "kept.sqlite")
    with sqlite3.connect(tmp_path / "kept.sqlite") as connection:
        connection.execute(
            "INSERT INTO help_request (event_id, person_id, words, asked_at) "
            "SELECT 'asked', id, 'my words', 1795424400000000 FROM person WHERE key = '00103'"
        )
    connection.close()
    line = {"number": 1, "at": "2026-11-24T09:00:00Z", "person": "00103", "what": ["help_request:1"]}
    (tmp_path / "data" / "dult.sqlite.erasures").write_text(json.dumps(line) + "\n")

    ended = staffed("restore", "kept.sqlite", "--yes")

    with sqlite3.connect(tmp_path / "data" / "dult.sqlite") as connection:
        left = connection.execute("SELECT count(*) FROM help_request").fetchone()
    connection.close()
    assert (ended.code, left) == (0, (0,))
    assert "stays erased" in ended.told


def test_what_is_no_backup_is_refused_and_nothing_is_changed(staffed: Dult) -> None:
    ended = staffed("restore", "people.csv", "--yes")

    assert ended.code == 2
    assert "no database of Dult's" in ended.told
    assert len(staffed("people", "list", "--json").json) == 3


def test_restoring_asks_first(staffed: Dult) -> None:
    staffed("backup", "kept.sqlite")

    assert staffed("restore", "kept.sqlite").code == 2


def _of_the_first_version(path: Path) -> bytes:
    """Make a database as the first Dult had it."""

    async def make() -> None:
        database = Database.file(path)
        async with database.write() as connection:
            await connection.run_sync(lambda its: alembic.upgrade(_config(its), "0001"))
        await database.close()

    path.parent.mkdir(exist_ok=True)
    asyncio.run(make())
    return path.read_bytes()


@contextmanager
def _full_disk() -> Iterator[None]:
    """Let no file become longer than a few pages."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (65_536, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("command", ["people list", "db upgrade"])
def test_an_older_database_is_kept_as_it_was_before_it_is_changed(
    dult: Dult, tmp_path: Path, command: str
) -> None:
    path = tmp_path / "data" / "dult.sqlite"
    _of_the_first_version(path)

    ended = dult(*command.split())

    (copy,) = path.parent.glob("*.version-*")
    assert ended.code == 0
    assert [str(copy) in line for line in ended.told.splitlines() if "it is kept in" in line] == [True]
    assert (examine(copy).version, examine(path).version) == ("0001", newest())
    assert copy.stat().st_mode & 0o077 == 0


def test_an_older_database_of_which_no_copy_can_be_kept_is_not_changed(dult: Dult, tmp_path: Path) -> None:
    path = tmp_path / "data" / "dult.sqlite"
    before = _of_the_first_version(path)

    with _full_disk():
        ended = dult("people", "list")

    assert ended.code == 2
    assert "only changed once a copy is kept" in ended.told
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*.version-*"))


def test_a_new_database_and_one_that_is_up_to_date_are_not_copied(dult: Dult, tmp_path: Path) -> None:
    dult("people", "list")
    dult("people", "list")

    assert not list((tmp_path / "data").glob("*.version-*"))


def test_the_last_three_copies_are_kept(dult: Dult, tmp_path: Path) -> None:
    path = tmp_path / "data" / "dult.sqlite"
    _of_the_first_version(path)
    before = datetime.now(UTC)
    for day in range(1, 5):
        copy = path.with_name(f"{path.name}.version-0000-2026-11-0{day}T090000Z")
        copy.touch()
        os.utime(copy, (day, day))

    dult("people", "list")

    kept = sorted(copy.name.removeprefix("dult.sqlite.version-") for copy in path.parent.glob("*.version-*"))
    *former, newly = [name[:15] for name in kept]
    assert former == ["0000-2026-11-03", "0000-2026-11-04"]
    assert newly in {f"0001-{moment:%Y-%m-%d}" for moment in (before, datetime.now(UTC))}


def test_a_database_that_cannot_be_written_is_told_and_left_as_it_is(
    staffed: Dult, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)  # root may write wherever it likes

    ended = staffed("people", "list")

    assert ended.code == 2
    assert "Let Dult write to it" in ended.told


def test_upgrading_what_is_new_already_changes_nothing(staffed: Dult, tmp_path: Path) -> None:
    assert staffed("db", "upgrade").code == 0
    assert list((tmp_path / "data").glob("*.version-*")) == []


def _process(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=cwd,
        env={"PYTHONPATH": str(ROOT), "COLUMNS": "200", "PATH": ""},
        capture_output=True,
        text=True,
        timeout=PROCESS_HANGS_S,
        check=False,
    )


def _address(demo: subprocess.Popen[str]) -> str:
    assert demo.stderr
    for line in demo.stderr:
        if "http://" in line:
            return line.split()[1]
    raise AssertionError("The demo told no address.")
