"""One-time codes for the sign-in, on a real database."""

import hashlib
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
SECRET = "a secret of thirty-two characters"  # noqa: S105 - of these tests


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
    yield Codes(database=database, clock=clock, sign_in=DatabaseSignIn(database, clock, SECRET))
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

    assert code not in await _stored(codes)


async def test_what_the_database_holds_of_a_code_cannot_be_made_without_the_secret(codes: Codes) -> None:
    code = await codes.sign_in.issue(KARI)
    hashes = {hashlib.new(name, code.encode()).hexdigest() for name in ("sha256", "sha3_256", "blake2s")}

    assert await _stored(codes) not in hashes


async def test_a_code_is_unknown_to_who_has_another_secret(codes: Codes) -> None:
    code = await codes.sign_in.issue(KARI)

    assert await DatabaseSignIn(codes.database, codes.clock, "another").redeem(code) is None
    assert await codes.sign_in.redeem(code) == "kari"


async def test_a_code_kept_by_a_former_version_without_the_secret_lets_nobody_in(codes: Codes) -> None:
    code = await codes.sign_in.issue(KARI)
    former = hashlib.sha256(code.encode()).hexdigest()
    async with codes.database.write() as connection:
        await connection.execute(update(sign_in_code).values(code_hash=former))

    assert await codes.sign_in.redeem(code) is None


async def _stored(codes: Codes) -> str:
    async with codes.database.read() as connection:
        return str(await connection.scalar(select(sign_in_code.c.code_hash)))
