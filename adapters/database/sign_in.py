"""One-time codes: how somebody without Slack or Teams comes in, issued by a coordinator."""

import hmac
import secrets
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Update, delete, insert, or_, select, update

from adapters.database.engine import Database
from adapters.database.tables import person, recipient, sign_in_code
from bot.ports import Clock
from nudges.person import RecipientId

CODE_LENGTH: Final = 10
CODE_VALID: Final = timedelta(hours=24)
_PURPOSE: Final = "sign-in code: "
"""The secret signs other things, too: what is true of one of them is true of no other."""
LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without 0, O, 1, I, L and U: a code is read aloud and typed from paper."""


class DatabaseSignIn:
    """Issues codes and redeems each once.

    Of a code only a keyed hash is kept: who has the database, and not ``secret``, cannot try codes on it.
    With another secret all codes there are stop working.
    """

    def __init__(self, database: Database, clock: Clock, secret: str) -> None:
        self._database = database
        self._clock = clock
        self._secret = secret.encode()

    async def issue(self, who: RecipientId) -> str:
        """Return a new code for a person, valid for 24 hours; the person's earlier ones stop working."""
        code = "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))
        now = self._clock.real()
        stale = or_(sign_in_code.c.person_id == who, sign_in_code.c.expires_at <= now)
        row = {"code_hash": self._hash(code), "person_id": who, "expires_at": now + CODE_VALID}
        async with self._database.write() as connection:
            await connection.execute(delete(sign_in_code).where(stale))
            await connection.execute(insert(sign_in_code).values(row))
        return code

    async def redeem(self, code: str) -> str | None:
        """Use a code up and return its person's key; ``None`` when it is unknown, old or used."""
        now = self._clock.real()
        async with self._database.write() as connection:
            used = await connection.execute(_use(self._hash(code), now).returning(sign_in_code.c.person_id))
            who = used.scalar_one_or_none()
            query = select(person.c.key).join(recipient, recipient.c.id == person.c.id)
            key = await connection.scalar(query.where(person.c.id == who, recipient.c.active))
        return None if key is None else str(key)

    def _hash(self, code: str) -> str:
        plain = "".join(sign for sign in code.upper() if sign.isalnum())
        return hmac.digest(self._secret, f"{_PURPOSE}{plain}".encode(), "sha256").hex()


def _use(code_hash: str, now: datetime) -> Update:
    return (
        update(sign_in_code)
        .where(
            sign_in_code.c.code_hash == code_hash,
            sign_in_code.c.used_at.is_(None),
            sign_in_code.c.expires_at > now,
        )
        .values(used_at=now)
    )
