"""Rows that are given to a statement as one value."""

import pytest
from sqlalchemy import Integer, Text, select

from adapters.database.dialect import Listed
from tests.house import house

pytestmark = pytest.mark.on_both

GIVEN = Listed("given", id=Integer, word=Text)


@pytest.mark.parametrize(
    "word",
    [
        "",
        "1700000000.000100",
        'it\'s "quoted"',
        "a:b|c",
        "\\",
        "[1, 2]",
        "null",
        "æøå ☃ 🎉",
        "a\nb\tc",
        "$[0]",
        "%s :x ?",
    ],
)
async def test_what_stands_in_a_row_is_read_as_it_was_given(word: str) -> None:
    async with house() as its, its.database.read() as connection:
        read = await connection.execute(select(GIVEN.c["id"], GIVEN.c["word"]), GIVEN.given([(7, word)]))

        assert [tuple(row) for row in read] == [(7, word)]


@pytest.mark.parametrize("many", [0, 1, 1_000])
async def test_however_many_rows_there_are_each_is_read(many: int) -> None:
    rows = [(number, f"word {number}") for number in range(many)]
    async with house() as its, its.database.read() as connection:
        read = await connection.execute(select(GIVEN.c["id"], GIVEN.c["word"]), GIVEN.given(rows))

        assert sorted(tuple(row) for row in read) == rows
