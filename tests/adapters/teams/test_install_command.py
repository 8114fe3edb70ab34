"""``dult teams install`` as an operator meets it: teams.md §4.25."""

import asyncio
import logging
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.cli.app import main
from bot.phrases import Phrases
from tests.adapters.teams.fake import graph, openid
from tests.adapters.teams.fake.graph import FakeGraph
from tests.adapters.teams.fake.graph_tenant import ACCOUNTS, CATALOG, INSTALL, ZONES
from tests.adapters.teams.fake.openid import APP_ID, PASSWORD, TENANT, TOKEN, FakeOpenId
from tests.command import Ended
from tests.house import library, phrases

PEOPLE = """id;navn;arbeidssted;roller;team;e-post
00101;Kari Nes;Senteret;koordinator;;kari@fjord.example
00102;Ola Vik;Nordre;kompetanseagent;Inntak;ola@fjord.example
00103;Liv Moen;Nordre;;Inntak;liv@fjord.example
00104;Per Lie;Søndre;;Inntak;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """An organisation of four, Entra and Graph."""

    entra: FakeOpenId
    graph: FakeGraph
    capture: pytest.CaptureFixture[str]

    async def dult(self, *arguments: str) -> Ended:
        """Run a command; the fakes answer meanwhile."""
        self.capture.readouterr()
        code = await asyncio.to_thread(main, arguments)
        printed = self.capture.readouterr()
        return Ended(code=code, out=printed.out, told=printed.err)

    async def install(self, *arguments: str) -> Ended:
        return await self.dult("teams", "install", *arguments)


@pytest.fixture(autouse=True)
def _log_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level


@pytest.fixture(autouse=True)
def _content_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading all words takes a second, each time; here nobody reads them."""
    words, stock = phrases(), library()
    monkeypatch.setattr(Phrases, "load", lambda *_, **__: words)
    monkeypatch.setattr("bot.bootstrap.load", lambda *_: stock)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An organisation of four, brought in once and copied for each test."""
    folder = tmp_path_factory.mktemp("prepared")
    (folder / "people.csv").write_text(PEOPLE, encoding="utf-8")
    assert main(["--data", str(folder / "data"), "people", "import", str(folder / "people.csv")]) == 0
    return folder / "data"


@asynccontextmanager
async def _stage(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]
) -> AsyncIterator[Stage]:
    async with openid.serving() as entra, graph.serving() as its_graph:
        for name, value in {
            "DULT_DATA": str(folder / "data"),
            "DULT_TEAMS_APP_ID": APP_ID,
            "DULT_TEAMS_TENANT_ID": TENANT,
            "DULT_TEAMS_APP_PASSWORD": PASSWORD,
            "DULT_TEAMS_TOKEN_URL": f"{entra.url}/{TENANT}{TOKEN}",
            "DULT_TEAMS_CATALOG_ID": CATALOG,
            "DULT_TEAMS_GRAPH_URL": its_graph.url,
        }.items():
            monkeypatch.setenv(name, value)
        monkeypatch.chdir(folder)
        its = Stage(entra=entra, graph=its_graph, capture=capture)
        for name in ("kari", "ola", "liv"):
            its_graph.tenant.add(name)
        yield its


@pytest.fixture
async def its(
    tmp_path: Path, prepared: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> AsyncIterator[Stage]:
    shutil.copytree(prepared, tmp_path / "data")
    async with _stage(tmp_path, monkeypatch, capsys) as made:
        yield made


def _installed(its: Stage) -> list[str]:
    return sorted(one.name for one in its.graph.tenant.people.values() if one.installed)


async def test_people_get_dult_and_it_says_of_the_others_what_to_do(its: Stage) -> None:
    ended = await its.install("--yes")

    assert ended.code == 0
    assert _installed(its) == ["kari", "liv", "ola"]
    assert "3 installed, 1 no-email." in ended.out
    assert "Per Lie" in ended.out
    assert "No e-mail address stands in your list." in ended.out
    assert "Kari Nes" not in ended.out


async def test_the_token_is_graphs_own_and_one_is_enough(its: Stage) -> None:
    await its.install("--yes")

    assert [form["scope"] for form in its.entra.forms] == ["https://graph.microsoft.com/.default"]
    assert {call.token for call in its.graph.calls} == {"entra-token-1"}


async def test_a_script_reads_everybody(its: Stage) -> None:
    ended = await its.install("--yes", "--json")

    assert ended.json == {
        "dry_run": False,
        "complete": True,
        "counts": {"installed": 3, "no-email": 1},
        "people": [
            {"id": "00101", "name": "Kari Nes", "outcome": "installed", "detail": ""},
            {"id": "00102", "name": "Ola Vik", "outcome": "installed", "detail": ""},
            {"id": "00103", "name": "Liv Moen", "outcome": "installed", "detail": ""},
            {"id": "00104", "name": "Per Lie", "outcome": "no-email", "detail": ""},
        ],
    }


async def test_a_dry_run_tells_who_would_get_it_and_changes_nothing(its: Stage) -> None:
    ended = await its.install("--dry-run")

    assert ended.code == 0
    assert "3 would-be-installed" in ended.out
    assert "Nothing was changed." in ended.out
    assert "Kari Nes" in ended.out
    assert _installed(its) == []


async def test_nobody_is_brought_dult_unless_somebody_said_yes(its: Stage) -> None:
    ended = await its.install()

    assert ended.code == 2
    assert ended.told == (
        "Nothing was changed. To install Dult for 3 people without being asked, add --yes.\n"
    )
    assert not its.graph.calls


async def test_it_begins_with_a_site_where_one_is_named(its: Stage) -> None:
    ended = await its.install("--site", "nordre", "--role", "competence-agent", "--yes")

    assert _installed(its) == ["ola"]
    assert ended.out == "1 installed.\n"


async def test_a_second_time_there_is_nothing_left_to_do_but_what_was_told(its: Stage) -> None:
    await its.install("--yes", "--site", "Nordre")

    ended = await its.install("--site", "Nordre")

    assert ended.code == 0
    assert ended.out == "Everybody has Dult already.\n"


async def test_time_zones_are_asked_for_where_that_is_wanted(its: Stage) -> None:
    await its.install("--yes", "--site", "Nordre")

    ended = await its.install("--zones", "--site", "Nordre", "--json")

    assert ended.json["counts"] == {"time-zone": 2}
    assert {one["detail"] for one in ended.json["people"]} == {"Europe/Berlin"}


async def test_without_the_permission_for_zones_it_says_so_and_goes_on(its: Stage) -> None:
    its.graph.tenant.permissions.remove(ZONES)

    ended = await its.install("--zones", "--yes")

    assert ended.code == 0
    assert _installed(its) == ["kari", "liv", "ola"]
    assert "no time zone of 3 people" in ended.told
    assert "MailboxSettings.Read" in ended.told


# --- what is wrong for everybody ---


async def test_a_missing_permission_ends_it_with_its_name_and_what_was_done(its: Stage) -> None:
    its.graph.tenant.permissions = {ACCOUNTS}

    ended = await its.install("--yes", "--json")

    assert ended.code == 2
    assert ended.json["complete"] is False
    assert f"the permission {INSTALL} is missing" in ended.told
    assert "administrator grant consent" in ended.told


async def test_a_credential_that_is_not_taken_ends_it(its: Stage) -> None:
    its.entra.passwords = {"another"}

    ended = await its.install("--yes")

    assert ended.code == 2
    assert "Dult's credential is not taken (invalid_client AADSTS7000215)." in ended.told
    assert not its.graph.calls


@pytest.mark.parametrize(
    ("without", "told"),
    [
        (
            {"DULT_TEAMS_CATALOG_ID": ""},
            "DULT_TEAMS_CATALOG_ID is missing: what your organisation's catalogue",
        ),
        (
            {"DULT_TEAMS_APP_ID": "", "DULT_TEAMS_TENANT_ID": "", "DULT_TEAMS_APP_PASSWORD": ""},
            "Teams is not set up.",
        ),
        ({"DULT_TEAMS_LOCAL": "1"}, "DULT_TEAMS_LOCAL is for trying Dult out"),
    ],
)
async def test_where_something_is_not_set_up_it_says_what(
    its: Stage, monkeypatch: pytest.MonkeyPatch, without: dict[str, str], told: str
) -> None:
    for name, value in without.items():
        monkeypatch.setenv(name, value) if value else monkeypatch.delenv(name)

    ended = await its.install("--yes")

    assert ended.code == 2
    assert ended.told.startswith(told)
    assert not its.graph.calls
