"""``dult key`` and what ``dult check`` says of keys, on a database in which Dult was installed in Slack."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from adapters.database.engine import Database
from adapters.database.migrate import upgrade
from bot.secret_key import NAME, new_key, secret_keys
from bot.settings import Settings
from nudges.delivery import WorkspaceId
from tests.adapters.slack.installing import installation, stored_in
from tests.command import Dult, caught

OLD, NEW = new_key(), new_key()


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two workspaces installed Dult; each has its bot's token in two tables."""
    monkeypatch.chdir(tmp_path)
    _installed(tmp_path / "data", OLD, "T1", "T2")
    return tmp_path / "data"


@pytest.fixture
def dult(data: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Dult]:
    with caught(capsys, "--data", str(data)) as run:
        yield run


def _installed(folder: Path, key: str, *teams: str) -> None:
    async def install() -> None:
        database = Database.file(folder / "dult.sqlite")
        await upgrade(database)
        for team in teams:
            await stored_in(database, [key]).async_save(installation(team))
        await database.close()

    folder.mkdir(exist_ok=True)
    asyncio.run(install())


def _token(folder: Path, *keys: str) -> str | None:
    async def read() -> str | None:
        database = Database.file(folder / "dult.sqlite")
        its = await stored_in(database, list(keys)).of(WorkspaceId("slack:T1"))
        await database.close()
        return None if its is None else its.bot_token

    return asyncio.run(read())


def _verdicts(dult: Dult) -> list[tuple[str, str]]:
    return [
        (one["verdict"], one["sentence"]) for one in dult("check", "--json").json if one["part"] == "keys"
    ]


def test_a_key_is_printed_alone_so_that_a_variable_can_take_it(dult: Dult) -> None:
    printed, for_a_script = dult("key", "new"), dult("key", "new", "--json")

    assert Fernet(printed.out.strip()).encrypt(b"sealed")
    assert "Put it first" in printed.told
    assert Fernet(for_a_script.json["key"]).encrypt(b"sealed")


def test_after_a_rotation_the_former_key_may_go(
    dult: Dult, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DULT_SECRET_KEY", f"{NEW},{OLD}")
    [(before, _)] = _verdicts(dult)

    first, second = dult("key", "rotate"), dult("key", "rotate", "--json")

    assert (before, [one for one, _ in _verdicts(dult)]) == ("note", ["well"])
    assert (first.code, second.code) == (0, 0)
    assert "4 secrets were sealed anew" in first.told
    assert second.json == {"anew": 0, "first": 4, "older": 0, "lost": []}
    assert _token(data, NEW) == "xoxb-1"


def test_a_key_that_dult_keeps_itself_is_changed_by_two_commands(dult: Dult, data: Path) -> None:
    (data / NAME).write_text(OLD)

    kept, rotated = dult("key", "new", "--keep", "--json"), dult("key", "rotate")

    new, former = secret_keys(Settings.load({}, options={"data": data}))
    assert (kept.code, rotated.code, former) == (0, 0, OLD)
    assert kept.json == {"file": str(data / NAME)}
    assert new not in kept.told
    assert _token(data, new) == "xoxb-1"


def test_a_lost_key_is_told_with_its_mend_for_each_workspace_and_nothing_is_changed(
    dult: Dult, data: Path
) -> None:
    rotated = dult("key", "rotate")

    told = _verdicts(dult)
    assert rotated.code == 1
    assert [(verdict, sentence.split(":")[1]) for verdict, sentence in told] == [
        ("fault", "T1"),
        ("fault", "T2"),
    ]
    assert all(sentence in rotated.told and "/slack/install" in sentence for _, sentence in told)
    assert not (data / NAME).exists()
    assert _token(data, OLD) == "xoxb-1"


def test_what_can_be_opened_is_sealed_anew_beside_what_cannot(
    dult: Dult, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _installed(data, new_key(), "T3")
    monkeypatch.setenv("DULT_SECRET_KEY", f"{NEW},{OLD}")

    rotated = dult("key", "rotate", "--json")

    assert (rotated.code, rotated.json) == (1, {"anew": 4, "first": 4, "older": 0, "lost": ["slack:T3"]})


def test_where_nobody_installed_dult_in_slack_there_is_nothing_to_say_of_keys(dult: Dult, data: Path) -> None:
    (data / "dult.sqlite").unlink()

    rotated = dult("key", "rotate")

    assert (rotated.code, _verdicts(dult)) == (0, [])
    assert "Nothing was sealed with an older key" in rotated.told
