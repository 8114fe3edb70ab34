"""What channels remember about addresses."""

from sqlalchemy import select, update

from adapters.database.engine import Database
from adapters.database.tables import address
from nudges.delivery import Address


class DatabaseReferences:
    """``bot.ports.References`` on SQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, where: Address) -> str | None:
        """Return what was kept about an address."""
        its = (address.c.workspace_id == where.workspace, address.c.route == where.route)
        async with self._database.read() as connection:
            return await connection.scalar(select(address.c.reference).where(*its))

    async def keep(self, where: Address, reference: str) -> None:
        """Keep it as long as the address."""
        its = (address.c.workspace_id == where.workspace, address.c.route == where.route)
        async with self._database.write() as connection:
            await connection.execute(update(address).where(*its).values(reference=reference))
