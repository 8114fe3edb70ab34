"""What channels remember about addresses."""

from sqlalchemy import select, update

from adapters.database.engine import Database
from adapters.database.tables import address
from nudges.delivery import Address, WorkspaceId


class DatabaseReferences:
    """``bot.ports.References`` on SQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, where: Address) -> str | None:
        """Return what was kept about an address."""
        its = (address.c.workspace_id == where.workspace, address.c.route == where.route)
        async with self._database.read() as connection:
            return await connection.scalar(select(address.c.reference).where(*its))

    async def newest(self, workspace: WorkspaceId) -> str | None:
        """Return what was kept about whoever came last into a workspace."""
        query = (
            select(address.c.reference)
            .where(
                address.c.workspace_id == workspace,
                address.c.unreachable.is_(None),
                address.c.reference.is_not(None),
            )
            .order_by(address.c.id.desc())
            .limit(1)
        )
        async with self._database.read() as connection:
            return await connection.scalar(query)

    async def keep(self, where: Address, reference: str) -> None:
        """Keep it as long as the address."""
        its = (address.c.workspace_id == where.workspace, address.c.route == where.route)
        async with self._database.write() as connection:
            await connection.execute(update(address).where(*its).values(reference=reference))
