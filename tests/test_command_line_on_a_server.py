"""The command line on a PostgreSQL database, as an operator meets it."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from adapters.database.migrate import newest
from bot import doctor_server
from bot.cli.check import database_of
from bot.settings import Settings
from tests import postgresql
from tests.adapters.database.a_server import path_with, programs
from tests.command import PROCESS_HANGS_S, Dult, Ended, caught
from tests.patience import HANGS_S

ROOT = Path(__file__).parent.parent
PEOPLE = """id;navn;arbeidssted;roller;team
00101;Kari Nes;Senteret;koordinator;
00102;Ola Vik;Nordre;kompetanseagent;Inntak
00103;Liv Moen;Nordre;;Inntak
"""
PASSWORD = "open-sesame"  # noqa: S105 - of the tests' server, which asks for none


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """A database on the server, and the folder in which commands are given."""

    name: str
    url: str
    folder: Path

    @property
    def settings(self) -> dict[str, str]:
        return {
            "DULT_DATABASE_URL": self.url.replace("postgres:@", f"postgres:{PASSWORD}@"),
            "DULT_SESSION_SECRET": "s" * 32,
            "DULT_DATA": str(self.folder / "data"),
        }

    def dult(self, *arguments: str) -> Ended:
        """Run a command as a process of its own."""
        ended = subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            cwd=self.folder,
            env={"PYTHONPATH": str(ROOT), "COLUMNS": "200", "PATH": path_with(programs()), **self.settings},
            capture_output=True,
            text=True,
            timeout=PROCESS_HANGS_S,
            check=False,
        )
        assert PASSWORD not in ended.stdout + ended.stderr
        return Ended(code=ended.returncode, out=ended.stdout, told=ended.stderr)

    def do(self, statement: str) -> None:
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(statement)

    def asks(self, query: str) -> object:
        with psycopg.connect(self.url) as connection:
            row = connection.execute(query).fetchone()
            return row and row[0]


@pytest.fixture
def dult(
    staffed: Organisation, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Dult]:
    """Run commands in this process, which is quicker."""
    monkeypatch.chdir(staffed.folder)
    for name, value in staffed.settings.items():
        monkeypatch.setenv(name, value)
    with caught(capsys) as run:
        yield run


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Organisation:
    """An organisation of three, brought in once and copied for each test."""
    name, folder = postgresql.fresh_name(), tmp_path_factory.mktemp("server")
    postgresql.create(name)
    its = Organisation(name=name, url=postgresql.url_of(name), folder=folder)
    (folder / "people.csv").write_text(PEOPLE, encoding="utf-8")
    upgraded = its.dult("db", "upgrade")
    assert upgraded.told == f"The database {name} at this machine is at version {newest()}.\n"
    assert its.dult("people", "import", "people.csv").code == 0
    return its


@pytest.fixture
def staffed(prepared: Organisation, tmp_path: Path) -> Iterator[Organisation]:
    name = postgresql.fresh_name()
    postgresql.create(name, prepared.name)
    yield Organisation(name=name, url=postgresql.url_of(name), folder=tmp_path)
    postgresql.drop(name)


def test_an_upgrade_makes_the_tables_of_the_queue_too(staffed: Organisation, dult: Dult) -> None:
    assert staffed.asks("SELECT to_regclass('dult_queue.procrastinate_jobs')::text") is not None
    assert dult("db", "upgrade", "--json").json["former"] is None


def test_people_are_on_the_server_and_not_in_the_data_folder(staffed: Organisation) -> None:
    listed = staffed.dult("people", "list", "--json")

    assert [one["id"] for one in listed.json] == ["00103", "00102", "00101"]
    assert not (staffed.folder / "data" / "dult.sqlite").exists()


def test_a_simulation_takes_the_people_on_the_server(dult: Dult) -> None:
    its = ("--programme", "agents-first-steps", "--weeks", "1", "--from", "2027-01-11")

    ended = dult("simulate", *its, "--json")

    assert {line["person"] for line in ended.json} == {"00102"}


def test_check_speaks_of_the_server_and_of_no_file(dult: Dult, monkeypatch: pytest.MonkeyPatch) -> None:
    # both clocks are this machine's: what lies between them is how long it stood still while it looked
    monkeypatch.setattr(doctor_server, "MOST_SKEW", timedelta(seconds=HANGS_S))

    findings = {one["part"]: one["verdict"] for one in dult("check", "--json").json}

    assert findings["database"] == findings["clock"] == "well"
    assert findings["beat"] == findings["queue"] == "note"
    assert "disk" not in findings


def test_a_server_that_does_not_answer_is_a_fault_and_ends_a_command(
    dult: Dult, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DULT_DATABASE_URL", f"postgresql://dult:{PASSWORD}@127.0.0.1:1/dult")

    checked = dult("check", "--json")
    listed = dult("people", "list")

    assert (checked.code, listed.code) == (1, 2)
    assert {one["part"]: one["verdict"] for one in checked.json}["database"] == "fault"
    assert "The database dult at 127.0.0.1 does not answer" in listed.told
    assert PASSWORD not in checked.out + listed.told


def test_a_backup_brings_back_what_was_and_what_was_erased_since_stays_erased(staffed: Organisation) -> None:
    staffed.do(
        "INSERT INTO help_request (event_id, person_id, words, asked_at) "
        "SELECT 'asked', id, 'my words', 1795424400000000 FROM person WHERE key = '00103'"
    )
    line = {"number": 1, "at": "2026-11-24T09:00:00Z", "person": "00103", "what": ["help_request:1"]}

    kept = staffed.dult("backup", "kept.dump", "--json").json
    (staffed.folder / "data").mkdir(exist_ok=True)
    Path(kept["journal"]).write_text(json.dumps(line) + "\n")
    staffed.do("UPDATE person SET name = 'Changed since'")
    asked = staffed.dult("restore", "kept.dump")
    restored = staffed.dult("restore", "kept.dump", "--yes", "--json")

    assert (asked.code, restored.code) == (2, 0)
    assert Path(restored.json["former"]).exists()
    assert "stays erased" in restored.told
    assert staffed.asks("SELECT count(*) FROM person WHERE name = 'Changed since'") == 0
    assert staffed.asks("SELECT count(*) FROM help_request") == 0
    assert staffed.asks("SELECT to_regclass('dult_queue.procrastinate_jobs')::text") is not None


def test_a_newer_dults_database_is_refused_and_left_as_it_is(staffed: Organisation, dult: Dult) -> None:
    staffed.do("UPDATE alembic_version SET version_num = '9999'")

    upgraded = dult("db", "upgrade")

    assert upgraded.code == 2
    assert "written by a newer Dult (version 9999" in upgraded.told
    assert staffed.asks("SELECT version_num FROM alembic_version") == "9999"


async def test_the_doctors_look_into_the_database_on_the_server(staffed: Organisation) -> None:
    async with database_of(Settings.load(staffed.settings)) as there:
        on_a_server = there is not None and there.is_on_a_server
    staffed.do("UPDATE alembic_version SET version_num = '0001'")
    async with database_of(Settings.load(staffed.settings)) as older:
        assert older is None

    assert on_a_server
