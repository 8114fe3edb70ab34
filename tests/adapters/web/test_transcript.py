"""The conversations of the try-out channel, on a real database."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest_asyncio

from adapters.database.engine import Database
from adapters.database.tables import metadata
from adapters.database.transcript import DatabaseTranscript
from tests.adapters.web.stage import MONDAY

LATER = MONDAY + timedelta(hours=1)


@pytest_asyncio.fixture
async def transcript(tmp_path: Path) -> AsyncIterator[DatabaseTranscript]:
    database = Database.file(tmp_path / "dult.sqlite")
    async with database.writer.begin() as connection:
        await connection.run_sync(metadata.create_all)
    yield DatabaseTranscript(database)
    await database.close()


async def test_a_line_appended_twice_with_one_key_is_one_line(transcript: DatabaseTranscript) -> None:
    first = await transcript.append("person:kari", {"said": "a"}, MONDAY, key="k")
    second = await transcript.append("person:kari", {"said": "b"}, LATER, key="k")

    assert second == first
    assert await transcript.read("person:kari") == [first]


async def test_lines_without_a_key_are_lines_of_their_own(transcript: DatabaseTranscript) -> None:
    await transcript.append("person:kari", {"said": "a"}, MONDAY)
    await transcript.append("person:kari", {"said": "a"}, MONDAY)

    assert len(await transcript.read("person:kari")) == 2


async def test_a_conversation_holds_its_own_lines_only(transcript: DatabaseTranscript) -> None:
    await transcript.append("person:kari", {"said": "a"}, MONDAY)

    assert await transcript.read("person:karin") == []


async def test_revisions_count_up_over_all_conversations_whoever_writes(
    transcript: DatabaseTranscript,
) -> None:
    entries = await asyncio.gather(
        *(transcript.append(f"person:{number % 3}", {"said": ""}, MONDAY) for number in range(30))
    )

    assert sorted(entry.revision for entry in entries) == list(range(1, 31))


async def test_a_replaced_line_is_news_and_keeps_its_place_and_its_moment(
    transcript: DatabaseTranscript,
) -> None:
    line = await transcript.append("person:kari", {"said": "a"}, MONDAY)
    newest = await transcript.append("person:kari", {"said": "b"}, MONDAY)

    replaced = await transcript.replace(line.id, {"said": "c"}, LATER)

    assert replaced is not None
    assert (replaced.at, replaced.payload, replaced.revision) == (MONDAY, {"said": "c"}, newest.revision + 1)
    assert await transcript.read("person:kari", since=newest.revision) == [replaced]
    assert [entry.id for entry in await transcript.read("person:kari")] == [line.id, newest.id]


async def test_what_is_not_there_cannot_be_replaced(transcript: DatabaseTranscript) -> None:
    assert await transcript.replace("7", {}, MONDAY) is None
    assert await transcript.replace("no number", {}, MONDAY) is None


async def test_a_line_is_found_in_its_own_conversation_only(transcript: DatabaseTranscript) -> None:
    line = await transcript.append("person:kari", {"said": "a"}, MONDAY, key="k")

    assert await transcript.find("person:kari", "k") == line
    assert await transcript.find("person:odd", "k") is None
