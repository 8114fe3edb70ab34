"""The words that were previewed, kept as they were."""

from collections.abc import Mapping

from sqlalchemy import bindparam, select, update

from adapters.database.dialect import upsert
from adapters.database.engine import Database
from adapters.database.tables import item, programme_step
from nudges.delivery import Item


class DatabaseItems:
    """``bot.ports.Items`` on SQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, texts: Mapping[Item, str]) -> None:
        """Keep the library's items as they are now; programmes go on with the new words."""
        rows = [{"id": one.id, "version": one.version, "toml": toml} for one, toml in texts.items()]
        async with self._database.write() as connection:
            await connection.execute(upsert(item).on_conflict_do_nothing(), rows)
            await connection.execute(
                update(programme_step)
                .where(programme_step.c.item_id == bindparam("its_id"))
                .values(item_version=bindparam("its_version")),
                [{"its_id": one.id, "its_version": one.version} for one in texts],
            )

    async def text(self, wanted: Item) -> str | None:
        """Return the TOML of an item in the version named."""
        query = select(item.c.toml).where(item.c.id == wanted.id, item.c.version == wanted.version)
        async with self._database.read() as connection:
            return (await connection.execute(query)).scalar_one_or_none()
