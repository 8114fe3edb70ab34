"""Every answer, read for an export."""

from sqlalchemy import exists, select

from adapters.database.engine import Database
from adapters.database.tables import answer, delivery, person, person_role, site
from bot.export import Given
from bot.ports import Outcome
from nudges.delivery import Kind
from nudges.person import Role


class DatabaseAnswered:
    """``bot.export.Answered`` on SQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> list[Given]:
        """Return every answer, oldest first."""
        is_agent = exists().where(
            person_role.c.person_id == person.c.id, person_role.c.role == Role.COMPETENCE_AGENT
        )
        query = (
            select(
                answer,
                delivery.c.kind,
                delivery.c.item_id,
                person.c.key,
                person.c.name,
                site.c.name.label("site"),
                is_agent.label("is_agent"),
            )
            .join(delivery, delivery.c.id == answer.c.delivery_id)
            .join(person, person.c.id == answer.c.person_id)
            .outerjoin(site, site.c.id == person.c.site_id)
            .order_by(answer.c.at, answer.c.delivery_id)
        )
        async with self._database.read() as connection:
            return [
                Given(
                    at=row.at,
                    person=row.key,
                    name=row.name,
                    site=row.site or "",
                    is_agent=row.is_agent,
                    kind=Kind(row.kind),
                    item=row.item_id,
                    outcome=Outcome(row.outcome),
                    useful=row.useful,
                    because=row.because,
                    remark=row.remark,
                )
                for row in await connection.execute(query)
            ]
