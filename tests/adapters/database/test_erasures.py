"""What people had erased stays erased, whatever backup is put back."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from shutil import copyfile

import pytest
import pytest_asyncio
from sqlalchemy import func, select

from adapters.database.backup import back_up, restore
from adapters.database.engine import Database
from adapters.database.erasures import erase_again
from adapters.database.journal import ALL, append, path_of, read
from adapters.database.store import store_on
from adapters.database.tables import help_request, transcript
from adapters.database.transcript import DatabaseTranscript
from bot.errors import StoreUnavailable
from bot.events import EventId
from bot.ports import Store
from nudges.person import Person
from tests.house import MONDAY, moved_in, some_people

pytestmark = pytest.mark.on_sqlite

WORDS = "Hvor begynner jeg?"


@dataclass
class Kept:
    """A database of which there is a backup with what somebody wrote."""

    path: Path
    backup: Path
    who: Person
    key: str

    async def erases(self, *keys: str) -> int:
        async with opened(self.path) as store:
            event, at = EventId("erase"), MONDAY + timedelta(hours=1)
            if keys:
                return await store.personal_data.erase(self.who.id, keys, event, at)
            return await store.personal_data.erase_all(self.who.id, event, at)

    async def asks_for_help(self, words: str, event: str) -> None:
        async with opened(self.path) as store:
            await store.help_requests.ask(EventId(event), self.who.id, None, words, MONDAY)

    async def put_back(self) -> int:
        restore(self.backup, self.path, MONDAY + timedelta(hours=2))
        return await self.opens()

    async def opens(self) -> int:
        database = Database.file(self.path)
        try:
            return await erase_again(database)
        finally:
            await database.close()

    async def words(self) -> list[str]:
        database = Database.file(self.path)
        try:
            async with database.read() as connection:
                query = select(help_request.c.words).order_by(help_request.c.id)
                return list((await connection.execute(query)).scalars())
        finally:
            await database.close()


class opened:  # noqa: N801 - reads as the context it is
    """A store on a database, as long as the context lasts."""

    def __init__(self, path: Path) -> None:
        self._database = Database.file(path)

    async def __aenter__(self) -> Store:
        return store_on(self._database)

    async def __aexit__(self, *_: object) -> None:
        await self._database.close()


@pytest_asyncio.fixture
async def kept(tmp_path: Path) -> AsyncIterator[Kept]:
    path = tmp_path / "dult.sqlite"
    async with moved_in(some_people(3)) as database:
        assert database.path is not None
        copyfile(database.path, path)
    async with opened(path) as store:
        who = await store.people.by_key(some_people(3)[0].key)
        assert who is not None
        asked = await store.help_requests.ask(EventId("ask"), who.id, None, WORDS, MONDAY)
    yield Kept(path, back_up(path, tmp_path / "kept.sqlite", MONDAY), who, f"help_request:{asked.id}")


async def test_what_was_erased_stays_erased_when_an_older_backup_is_put_back(kept: Kept) -> None:
    await kept.erases(kept.key)

    again = await kept.put_back()

    assert (again, await kept.words()) == (1, [])


async def test_all_that_was_erased_stays_erased_with_the_conversation(kept: Kept) -> None:
    database = Database.file(kept.path)
    await DatabaseTranscript(database).append(f"person:{kept.who.key}", {"said": WORDS}, MONDAY)
    await database.close()
    kept.backup.unlink()
    back_up(kept.path, kept.backup, MONDAY)
    await kept.erases()

    await kept.put_back()

    database = Database.file(kept.path)
    async with database.read() as connection:
        left = await connection.scalar(select(func.count()).where(transcript.c.deleted.is_(False)))
    await database.close()
    assert (left, await kept.words()) == (0, [])


async def test_all_erased_includes_what_a_room_showed_to_one_person_and_what_that_person_wrote_there(
    kept: Kept,
) -> None:
    own = f"person:{kept.who.key}"
    database = Database.file(kept.path)
    lines = DatabaseTranscript(database)
    await lines.append(f"{own}@team:a", {"message": {"facts": [{"value": WORDS}]}}, MONDAY)
    await lines.append("team:a", {"said": WORDS, "by": own}, MONDAY)
    others = [
        (await lines.append("team:a", {"said": "Hei", "by": f"{own}9"}, MONDAY)).id,
        (await lines.append(f"{own}9@team:a", {"said": "Hei"}, MONDAY)).id,
    ]
    await database.close()

    await kept.erases()

    database = Database.file(kept.path)
    async with database.read() as connection:
        query = select(transcript.c.id).where(transcript.c.deleted.is_(False)).order_by(transcript.c.id)
        left = (await connection.execute(query)).scalars().all()
    await database.close()
    assert [str(one) for one in left] == [str(one) for one in others]


async def test_what_was_erased_before_the_backup_is_not_erased_again(kept: Kept) -> None:
    await kept.erases(kept.key)
    await kept.asks_for_help("Og nå?", "later")
    kept.backup.unlink()
    back_up(kept.path, kept.backup, MONDAY)

    again = await kept.put_back()

    assert (again, await kept.words()) == (0, ["Og nå?"])


async def test_opening_twice_erases_once(kept: Kept) -> None:
    await kept.erases(kept.key)
    await kept.put_back()

    assert await kept.opens() == 0


async def test_the_journal_holds_who_and_what_and_no_words_and_is_private(kept: Kept) -> None:
    await kept.erases(kept.key, "help_request:999", "nonsense: my secret")

    (line,) = read(path_of(kept.path))
    text = path_of(kept.path).read_text()
    assert (line.number, line.person, line.what) == (1, kept.who.key, (kept.key,))
    assert WORDS not in text
    assert "secret" not in text
    assert kept.who.name not in text
    assert path_of(kept.path).stat().st_mode & 0o077 == 0


async def test_nothing_is_erased_that_the_journal_cannot_hold(kept: Kept) -> None:
    path_of(kept.path).mkdir()

    with pytest.raises(StoreUnavailable):
        await kept.erases(kept.key)

    assert await kept.words() == [WORDS]


async def test_an_erasure_whose_process_was_killed_before_the_commit_is_carried_out(kept: Kept) -> None:
    await kept.erases(kept.key)
    (line,) = read(path_of(kept.path))
    await kept.asks_for_help("Ikke skriv dette", "killed")
    append(path_of(kept.path), line.model_copy(update={"number": 2, "what": (ALL,)}))

    assert (await kept.opens(), await kept.words()) == (1, [])


async def test_a_line_that_a_crash_cut_off_is_passed_over_and_the_next_one_is_whole(kept: Kept) -> None:
    path_of(kept.path).write_text('{"number": 1, "at": "2026-')

    await kept.erases(kept.key)

    assert [line.what for line in read(path_of(kept.path))] == [(kept.key,)]


async def test_the_numbers_go_on_after_a_restore(kept: Kept) -> None:
    await kept.erases(kept.key)
    await kept.put_back()
    await kept.asks_for_help("Og nå?", "later")

    await kept.erases("help_request:2")

    assert [line.number for line in read(path_of(kept.path))] == [1, 2]
