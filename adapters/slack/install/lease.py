"""Who renews a workspace's token at the moment: one at a time, over all processes."""

import secrets
import time
from collections.abc import Callable
from typing import Final

from sqlalchemy import BigInteger, Text, column, delete, insert, table
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from adapters.slack.install.sql import answering
from nudges.delivery import WorkspaceId

HELD: Final = 30.0
"""Seconds: twice the calls of a renewal with their time-outs; whoever is killed is waited for as long."""

_rows = table(
    "slack_renewal", column("workspace_id", Text), column("holder", Text), column("until", BigInteger)
)


class Leases:
    """Rows that say who is at it and until when; moments are the machines' own."""

    def __init__(self, writer: AsyncEngine, now: Callable[[], float] = time.time) -> None:
        self._writer = writer
        self._now = now

    async def take(self, workspace: WorkspaceId) -> str | None:
        """Return the name under which it was taken, or ``None`` when somebody has it.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        holder, now = secrets.token_hex(8), self._now()
        row = {"workspace_id": workspace, "holder": holder, "until": _micro(now + HELD)}
        its = _rows.c
        try:
            with answering():
                async with self._writer.begin() as connection:
                    over = delete(_rows).where(its.workspace_id == workspace, its.until <= _micro(now))
                    await connection.execute(over)
                    await connection.execute(insert(_rows).values(row))
        except IntegrityError:
            return None
        return holder

    async def give_back(self, workspace: WorkspaceId, holder: str) -> None:
        """Let the next one have it; one that was lost meanwhile is let be."""
        its = _rows.c
        with answering():
            async with self._writer.begin() as connection:
                mine = delete(_rows).where(its.workspace_id == workspace, its.holder == holder)
                await connection.execute(mine)


def _micro(seconds: float) -> int:
    return int(seconds * 1_000_000)
