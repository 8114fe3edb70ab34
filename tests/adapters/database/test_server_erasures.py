"""What people had erased stays erased also where several machines have a journal each."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio
from psycopg.conninfo import conninfo_to_dict
from sqlalchemy import select

from adapters.database.engine import Database
from adapters.database.erasures import erase_again
from adapters.database.journal import ALL, Erasure, append, read
from adapters.database.store import store_on
from adapters.database.tables import help_request
from bot.errors import StoreUnavailable
from bot.events import EventId
from nudges.person import Person
from tests.adapters.database.a_server import copied, three_people
from tests.house import MONDAY, some_people

WORDS = ("one", "two", "three")


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """A database in which somebody wrote three things, and a backup from then."""

    url: str
    restored: str
    """As the backup has it."""
    folder: Path
    who: Person
    keys: tuple[str, ...]

    def journal(self, machine: str) -> Path:
        return self.folder / f"{machine}.erasures"

    async def erases(self, machine: str, number: int) -> None:
        """Let a process on a machine erase one of the three."""
        async with opened(self.url, self.journal(machine)) as database:
            key, event = self.keys[number - 1], EventId(f"erase-{number}")
            await store_on(database).personal_data.erase(self.who.id, [key], event, MONDAY)

    async def starts(self, machine: str, url: str) -> int:
        async with opened(url, self.journal(machine)) as database:
            return await erase_again(database)

    async def words(self, url: str) -> list[str]:
        async with opened(url) as database, database.read() as connection:
            return list((await connection.execute(select(help_request.c.words))).scalars())


@asynccontextmanager
async def opened(url: str, journal: Path | None = None) -> AsyncIterator[Database]:
    database = Database.at(url, journal=journal)
    try:
        yield database
    finally:
        await database.close()


@pytest_asyncio.fixture
async def its(tmp_path: Path) -> AsyncIterator[Organisation]:
    template = await asyncio.to_thread(three_people)
    with copied(template) as url:
        async with opened(url) as database:
            store = store_on(database)
            who = await store.people.by_key(some_people(1)[0].key)
            assert who is not None
            asked = [await store.help_requests.ask(EventId(one), who.id, None, one, MONDAY) for one in WORDS]
        with copied(str(conninfo_to_dict(url)["dbname"])) as restored:
            keys = tuple(f"help_request:{one.id}" for one in asked)
            yield Organisation(url=url, restored=restored, folder=tmp_path, who=who, keys=keys)


@pytest.mark.parametrize("order", ["ab", "ba"])
async def test_each_machine_carries_out_its_own_journal_whichever_starts_first(
    its: Organisation, order: str
) -> None:
    await its.erases("a", 1)
    await its.erases("b", 2)
    await its.erases("a", 3)

    again = {machine: await its.starts(machine, its.restored) for machine in order}

    assert again == {"a": 2, "b": 1}
    assert await its.words(its.restored) == []


async def test_the_lines_of_several_journals_may_be_put_together_in_one(its: Organisation) -> None:
    await its.erases("a", 1)
    await its.erases("b", 2)
    together = its.journal("b").read_text() + its.journal("a").read_text() + its.journal("b").read_text()
    its.journal("c").write_text(together)

    await its.starts("c", its.restored)

    assert await its.words(its.restored) == ["three"]
    assert [await its.starts(machine, its.restored) for machine in "abc"] == [0, 0, 0]


async def test_what_was_carried_out_is_not_carried_out_again(its: Organisation) -> None:
    await its.erases("a", 1)
    await its.erases("b", 2)

    assert [await its.starts(machine, its.url) for machine in "ab"] == [0, 0]
    assert await its.words(its.url) == ["three"]


async def test_an_erasure_whose_process_was_killed_is_carried_out_although_others_went_on(
    its: Organisation,
) -> None:
    killed = Erasure(number=7, at=MONDAY, person=its.who.key, what=(ALL,))
    append(its.journal("a"), killed)
    await its.erases("b", 1)
    await its.erases("b", 2)

    again = await its.starts("a", its.url)

    assert (again, await its.words(its.url)) == (1, [])


async def test_erasures_after_a_restore_have_numbers_that_no_journal_has_yet(its: Organisation) -> None:
    await its.erases("a", 1)
    await its.erases("b", 2)
    await its.starts("a", its.restored)
    async with opened(its.restored, its.journal("a")) as database:
        await store_on(database).personal_data.erase(its.who.id, [its.keys[2]], EventId("later"), MONDAY)

    await its.starts("b", its.restored)

    numbers = [line.number for machine in "ab" for line in read(its.journal(machine))]
    assert len(set(numbers)) == 3
    assert await its.words(its.restored) == []


async def test_nothing_is_erased_that_the_journal_cannot_hold(its: Organisation) -> None:
    its.journal("a").mkdir()

    with pytest.raises(StoreUnavailable, match="nothing was erased"):
        await its.erases("a", 1)

    assert await its.words(its.url) == list(WORDS)
