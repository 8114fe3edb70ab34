"""A broadcast as it is kept: its row, with the words of its version."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, and_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.audience import audience_from, audience_json
from adapters.database.dialect import Upsert, upsert
from adapters.database.tables import broadcast, broadcast_text, person
from bot.ports import Broadcast, BroadcastId, BroadcastState, KickOffId
from nudges.broadcast import Audience, Options, Texts, Wording
from nudges.delivery import Kind
from nudges.language import Language
from nudges.person import RecipientId

OPEN = broadcast.c.state.in_([BroadcastState.DRAFT, BroadcastState.SCHEDULED])


def broadcasts(broadcast_id: BroadcastId | None = None) -> Select[Any]:
    """Ask for broadcasts in their present version, or for one."""
    its_texts = and_(
        broadcast_text.c.broadcast_id == broadcast.c.id, broadcast_text.c.version == broadcast.c.version
    )
    query = (
        select(broadcast, broadcast_text.c.texts, person.c.name.label("author_name"))
        .join(broadcast_text, its_texts)
        .outerjoin(person, person.c.id == broadcast.c.author_id)
    )
    return query if broadcast_id is None else query.where(broadcast.c.id == broadcast_id)


def occasion_of(broadcast_id: BroadcastId) -> Any:
    """Ask for the occasion that a broadcast's deliveries belong to."""
    return select(broadcast.c.occasion_id).where(broadcast.c.id == broadcast_id).scalar_subquery()


def as_broadcast(row: Row[Any]) -> Broadcast:
    """Read a row of ``broadcasts``."""
    return Broadcast(
        id=BroadcastId(row.id),
        author=RecipientId(row.author_id) if row.author_id else None,
        author_name=row.author_name or "",
        kind=Kind(row.kind),
        state=BroadcastState(row.state),
        audience=audience_from(row.audience) if row.audience is not None else None,
        options=Options(
            acknowledge=row.acknowledge, urgent=row.urgent, repeat_if_uncertain=row.repeat_if_uncertain
        ),
        version=row.version,
        texts=read_texts(row.texts),
        occasion=row.occasion_id,
        kick_off=KickOffId(row.kick_off_id) if row.kick_off_id else None,
        part=row.part,
        send_at=row.send_at,
        until=row.until,
        planned_at=row.planned_at,
    )


def facts_of(
    audience: Audience | None, options: Options, send_at: datetime | None, until: datetime | None
) -> Mapping[str, Any]:
    """Return the columns that a change of a broadcast writes."""
    return {
        "audience": audience_json(audience) if audience else None,
        "acknowledge": options.acknowledge,
        "urgent": options.urgent,
        "repeat_if_uncertain": options.repeat_if_uncertain,
        "send_at": send_at,
        "until": until,
    }


def read_texts(written: Mapping[str, Mapping[str, str]]) -> Texts:
    """Read the words of one version."""
    return {Language(language): Wording(**words) for language, words in written.items()}


def keep_texts(broadcast_id: BroadcastId, version: int, texts: Texts) -> Upsert:
    """Build the statement that keeps a version's words; it is not run yet."""
    written = {language: {"title": its.title, "body": its.body} for language, its in texts.items()}
    return upsert(broadcast_text).values(broadcast_id=broadcast_id, version=version, texts=written)


async def write_texts(
    connection: AsyncConnection, broadcast_id: BroadcastId, version: int, texts: Texts
) -> None:
    """Write a version's words over those it had."""
    keep = keep_texts(broadcast_id, version, texts)
    await connection.execute(
        keep.on_conflict_do_update(
            index_elements=["broadcast_id", "version"], set_={"texts": keep.excluded.texts}
        )
    )
