"""The outbox: claimed under a lease, settled by name, counted at every moment."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from time import monotonic

from sqlalchemy import update

from adapters.database.deliveries.claim import take
from adapters.database.deliveries.late import end_late, park, waiting
from adapters.database.deliveries.look import cards, delivery_at, look, showing
from adapters.database.deliveries.numbers import by_kind, oldest_due
from adapters.database.deliveries.post import post
from adapters.database.deliveries.resume import resume
from adapters.database.deliveries.settle import settle
from adapters.database.deliveries.workspaces import connect, disconnect, lost, number
from adapters.database.engine import Database
from adapters.database.tables import delivery
from bot.ports import LostWorkspace, Outgoing, Overdue, Posted, Settled
from bot.ports.deliveries import Connection
from nudges.calendar import Window
from nudges.delivery import Delivery, DeliveryId, Kind, Receipt, State, WorkspaceId
from nudges.person import RecipientId


class DatabaseDeliveries:
    """``bot.ports.Deliveries`` on SQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def turn(
        self,
        workspace_id: WorkspaceId,
        *,
        settled: Sequence[Settled],
        claim: int,
        now: datetime,
        real_now: datetime,
        lease_until: datetime,
    ) -> list[Delivery]:
        """Settle what ended and claim what is due, in one transaction.

        A lease begins when its turn has come: while it waited for others, it would end before it began, and
        another worker would take what it claimed for left behind.
        """
        asked_at = monotonic()
        async with self._database.drain() as connection:
            await settle(connection, settled, now, real_now)
            if claim <= 0:
                return []
            waited = timedelta(seconds=int(10 * (monotonic() - asked_at)) / 10)  # the tenths of a second
            return await take(
                connection,
                workspace_id,
                most=claim,
                now=now,
                real_now=real_now + waited,
                lease_until=lease_until + waited,
            )

    async def post(self, *rows: Outgoing) -> None:
        """Put single rows into the outbox."""
        async with self._database.write() as connection:
            for row in rows:
                await post(connection, row)

    async def look(self, delivery_id: DeliveryId) -> Posted | None:
        """Look back at a delivery."""
        async with self._database.read() as connection:
            return await look(connection, delivery_id)

    async def cards(self, root: DeliveryId, recipient_id: RecipientId) -> list[Posted]:
        """Return what the recipient got that shows one delivery: itself, its reminder, when it came again."""
        async with self._database.read() as connection:
            return await cards(connection, root, recipient_id)

    async def showing(self, *items: str, to: RecipientId | None = None) -> list[Posted]:
        """Return the cards on which one of these items was shown, to everybody or to one recipient."""
        async with self._database.read() as connection:
            return await showing(connection, items, to)

    async def at(self, receipt: Receipt) -> DeliveryId | None:
        """Return the delivery whose message this is."""
        async with self._database.read() as connection:
            return await delivery_at(connection, receipt)

    async def opened(self, delivery_id: DeliveryId, at: datetime) -> None:
        """Note that the recipient opened or pressed something, the first time."""
        note = (
            update(delivery)
            .where(delivery.c.id == delivery_id, delivery.c.opened_at.is_(None))
            .values(opened_at=at)
        )
        async with self._database.write() as connection:
            await connection.execute(note)

    async def overdue(self, now: datetime) -> list[Overdue]:
        """Skip what came too late for its day, and name what may wait for a later window."""
        async with self._database.write() as connection:
            await end_late(connection, now)
            return await waiting(connection, now)

    async def park(self, its: Overdue, window: Window, now: datetime) -> None:
        """Move what may wait to the next send window of its people."""
        async with self._database.write() as connection:
            await park(connection, its, window, now)

    async def counts(self) -> dict[tuple[Kind, State], int]:
        """Count all deliveries by kind and state."""
        async with self._database.read() as connection:
            return await by_kind(connection)

    async def oldest_due(self, now: datetime) -> datetime | None:
        """Tell since when the oldest delivery has been due that is not sent."""
        async with self._database.read() as connection:
            return await oldest_due(connection, now)

    async def resume(self, recipient_id: RecipientId, now: datetime) -> None:
        """Let go out what a recipient could not be reached with, where its time is not over."""
        async with self._database.write() as connection:
            await resume(connection, recipient_id, now)

    async def disconnect(
        self, workspace_id: WorkspaceId, reason: str, at: datetime, through: Connection | None = None
    ) -> None:
        """Stop everything to a workspace whose installation is gone."""
        async with self._database.write() as connection:
            await disconnect(connection, workspace_id, reason, at, through)

    async def connection(self, workspace_id: WorkspaceId) -> Connection:
        """Tell through which connection a workspace is written to now."""
        async with self._database.read() as connection:
            return await number(connection, workspace_id)

    async def connect(self, workspace_id: WorkspaceId) -> None:
        """Let everything to a workspace go on."""
        async with self._database.write() as connection:
            await connect(connection, workspace_id)

    async def disconnected(self) -> Sequence[LostWorkspace]:
        """Name the workspaces that are disconnected."""
        async with self._database.read() as connection:
            return await lost(connection)
