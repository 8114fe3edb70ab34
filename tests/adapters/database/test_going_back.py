"""Whoever upgraded can go back: the copy that the upgrade kept is put in its place, by the former Dult.

The former Dult is this one; the newer one has a migration more.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from adapters.database import migrate
from adapters.database.backup import restore
from adapters.database.examine import examine
from adapters.database.migrate import newest
from bot.bootstrap import Opened, opened
from bot.errors import UsageError
from bot.events import EventId
from bot.people import RosterChanges
from bot.settings import Settings
from tests.house import MONDAY, everybody, some_people

LATER = "9999"
A_LATER_MIGRATION = f'''
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "{LATER}", "{newest()}", None, None


def upgrade():
    op.create_table("later", sa.Column("words", sa.Text))
    op.add_column("help_request", sa.Column("later", sa.Text, server_default="yes"))
'''
BEFORE, AFTER = "Hvor begynner jeg?", "Og nå?"


@dataclass(kw_only=True)
class Organisation:
    """An organisation's data folder, and the two Dults that work on it."""

    folder: Path
    migrations: Path
    monkeypatch: pytest.MonkeyPatch

    @property
    def path(self) -> Path:
        return self.folder / "dult.sqlite"

    @property
    def settings(self) -> Settings:
        return Settings.load({}, options={"data": self.folder})

    @contextmanager
    def newer(self) -> Iterator[None]:
        """Let the newer version be installed."""
        with self.monkeypatch.context() as patch:
            patch.setattr(migrate, "MIGRATIONS", self.migrations)
            yield

    def words(self) -> list[str]:
        with closing(sqlite3.connect(self.path)) as connection:
            return [words for (words,) in connection.execute("SELECT words FROM help_request ORDER BY id")]


async def ask(house: Opened, words: str) -> str:
    """Let somebody ask for help; returns by what it can be erased."""
    who = await house.ctx.store.people.by_key(some_people(1)[0].key)
    assert who is not None
    asked = await house.ctx.store.help_requests.ask(EventId(words), who.id, None, words, MONDAY)
    return f"help_request:{asked.id}"


async def erase(house: Opened, *keys: str) -> None:
    who = await house.ctx.store.people.by_key(some_people(1)[0].key)
    assert who is not None
    await house.ctx.store.personal_data.erase(who.id, keys, EventId("erase"), MONDAY + timedelta(hours=1))


@pytest.fixture
def its(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Organisation:
    migrations = tmp_path / "migrations"
    copytree(migrate.MIGRATIONS, migrations, ignore=ignore_patterns("__pycache__"))
    (migrations / "versions" / f"{LATER}_later.py").write_text(A_LATER_MIGRATION)
    return Organisation(folder=tmp_path / "data", migrations=migrations, monkeypatch=monkeypatch)


@pytest.fixture
async def upgraded(its: Organisation) -> tuple[Organisation, Path]:
    """People wrote before the upgrade and after it, and had something of before erased; with the copy."""
    async with opened(its.settings) as house:
        changes: RosterChanges = replace(everybody(), added=some_people(3))
        await house.roll.apply(changes)
        erased = await ask(house, "Ikke behold dette")
        await ask(house, BEFORE)
    with its.newer():
        async with opened(its.settings) as house:
            copy = house.former
            await ask(house, AFTER)
            await erase(house, erased)
    assert copy is not None
    return its, copy


async def test_a_former_dult_refuses_what_the_newer_one_made_of_the_database(
    upgraded: tuple[Organisation, Path],
) -> None:
    its, _ = upgraded

    with pytest.raises(UsageError, match=f"newer Dult .version {LATER}"):
        async with opened(its.settings):
            pass

    assert (examine(its.path).version, its.words()) == (LATER, [BEFORE, AFTER])


async def test_a_former_dult_takes_the_copy_and_what_was_erased_since_stays_erased(
    upgraded: tuple[Organisation, Path],
) -> None:
    its, copy = upgraded

    aside = restore(copy, its.path, MONDAY)
    async with opened(its.settings) as house:
        await ask(house, "Her er vi igjen")

    assert aside is not None
    assert (examine(its.path).version, examine(its.path).faults) == (newest(), ())
    assert its.words() == [BEFORE, "Her er vi igjen"]
    with closing(sqlite3.connect(aside)) as connection:  # nothing of the newer one is thrown away
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (LATER,)


async def test_who_went_back_may_upgrade_again(upgraded: tuple[Organisation, Path]) -> None:
    its, copy = upgraded
    restore(copy, its.path, MONDAY)
    async with opened(its.settings):
        pass

    with its.newer():
        async with opened(its.settings) as house:
            again = house.former

    assert (again is not None, examine(its.path).version) == (True, LATER)
    assert its.words() == [BEFORE]
