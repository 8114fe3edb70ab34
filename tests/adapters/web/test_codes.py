"""One-time codes for the sign-in, on a real database."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest_asyncio
from sqlalchemy import insert, select, update

from adapters.database.engine import Database
from adapters.database.sign_in import CODE_VALID, DatabaseSignIn
from adapters.database.tables import metadata, person, recipient, sign_in_code, slot
from nudges.person import MONDAY_TO_FRIDAY, RecipientId

KARI = RecipientId(1)


@dataclass
class Clock:
    moment: datetime = datetime(2026, 11, 23, 9, tzinfo=UTC)

    def now(self) -> datetime:
        return datetime(2030, 1, 1, tzinfo=UTC)

    def real(self) -> datetime:
        return self.moment


@dataclass
class Codes:
    database: Database
    clock: Clock
    sign_in: DatabaseSignIn


@pytest_asyncio.fixture
async def codes(tmp_path: Path) -> AsyncIterator[Codes]:
    database, clock = Database.file(tmp_path / "dult.sqlite"), Clock()
    async with database.writer.begin() as connection:
        await connection.run_sync(metadata.create_all)
        week = {
            "weekday": 2,
            "at": clock.moment.time(),
            "iso_year": 2026,
            "iso_week": 48,
            "next_at": clock.moment,
        }
        place = {"time_zone": "Europe/Oslo", "country": "NO", "working_days": MONDAY_TO_FRIDAY}
        await connection.execute(insert(slot).values(id=1, **week, **place))
        await connection.execute(insert(recipient).values(id=KARI, kind="person", slot_id=1))
        who = {"key": "kari", "name": "Kari", "language": "nb"}
        about = {"time_zone": "Europe/Oslo", "working_days": MONDAY_TO_FRIDAY}
        await connection.execute(insert(person).values(id=KARI, **who, **about))
    yield Codes(database=database, clock=clock, sign_in=DatabaseSignIn(database, clock))
    await database.close()


async def test_a_code_lets_its_person_in_once(codes: Codes) -> None:
    code = await codes.sign_in.issue(KARI)

    assert await codes.sign_in.redeem(code) == "kari"
    assert await codes.sign_in.redeem(code) is None


async def test_a_code_may_be_typed_in_small_letters_with_spaces(codes: Codes) -> None:
    code = await codes.sign_in.issue(KARI)

    assert await codes.sign_in.redeem(f" {code[:5].lower()} {code[5:]}-") == "kari"


async def test_a_code_works_for_a_day(codes: Codes) -> None:
    code = await codes.sign_in.issue(KARI)
    codes.clock.moment += CODE_VALID

    assert await codes.sign_in.redeem(code) is None


async def test_a_new_code_ends_the_one_before(codes: Codes) -> None:
    old, new = await codes.sign_in.issue(KARI), await codes.sign_in.issue(KARI)

    assert await codes.sign_in.redeem(old) is None
    assert await codes.sign_in.redeem(new) == "kari"


async def test_who_left_is_not_let_in(codes: Codes) -> None:
    code = await codes.sign_in.issue(KARI)
    async with codes.database.write() as connection:
        await connection.execute(update(recipient).values(active=False))

    assert await codes.sign_in.redeem(code) is None


async def test_the_database_never_holds_a_code(codes: Codes) -> None:
    code = await codes.sign_in.issue(KARI)

    async with codes.database.read() as connection:
        stored = await connection.scalar(select(sign_in_code.c.code_hash))
    assert code not in str(stored)
