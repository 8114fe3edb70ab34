"""Those whom a broadcast reached."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.broadcasts.kept import occasion_of
from adapters.database.tables import delivery, person, recipient, team
from bot.ports import BroadcastId
from nudges.delivery import State
from nudges.language import Language
from nudges.person import RecipientId


async def language_of(connection: AsyncConnection, recipient_id: RecipientId) -> Language | None:
    """Return the language that a person or a team reads."""
    language = func.coalesce(
        person.c.preferred_language, person.c.told_language, person.c.language, team.c.language
    )
    query = (
        select(language)
        .select_from(recipient)
        .outerjoin(person, person.c.id == recipient.c.id)
        .outerjoin(team, team.c.id == recipient.c.id)
        .where(recipient.c.id == recipient_id)
    )
    found = await connection.scalar(query)
    return Language(found) if found else None


async def received(
    connection: AsyncConnection, broadcast_id: BroadcastId, recipients: Sequence[RecipientId]
) -> bool:
    """Tell whether any of these got it; one in doubt that can press a button has."""
    query = select(delivery.c.id).where(
        delivery.c.occasion_id == occasion_of(broadcast_id),
        delivery.c.recipient_id.in_(recipients),
        delivery.c.state != State.SKIPPED,
    )
    return await connection.scalar(query.limit(1)) is not None
