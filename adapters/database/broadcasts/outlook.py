"""What a broadcast can be, before anything is planned: for whom, when, to how many."""

from collections import Counter
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.audience import among
from adapters.database.broadcasts.plan import count_reasons, sorted_out
from adapters.database.deliveries import stands
from adapters.database.tables import delivery, recipient, site, team
from bot.ports import Broadcast, Forecast, Places, When
from nudges.broadcast import Audience
from nudges.calendar import IsoWeek
from nudges.delivery import Reason, WorkspaceId


async def places(connection: AsyncConnection) -> Places:
    """Name the sites and teams."""
    teams = (
        select(team.c.key, team.c.name, site.c.key.label("site_key"))
        .outerjoin(site, site.c.id == team.c.site_id)
        .order_by(team.c.name, team.c.key)
    )
    sites = select(site.c.key, site.c.name).order_by(site.c.is_centre.desc(), site.c.name)
    rows = (await connection.execute(teams)).all()
    return Places(
        sites={row.key: row.name for row in await connection.execute(sites)},
        teams={row.key: row.name for row in rows},
        site_of={row.key: row.site_key or "" for row in rows},
    )


async def forecast(connection: AsyncConnection, its: Broadcast, when: When) -> Forecast:
    """Count what a plan would come to, by the same conditions."""
    waiting: Counter[WorkspaceId] = Counter()
    skipped: Counter[Reason] = Counter()
    opens: list[datetime] = []
    for alike in await sorted_out(connection, among(its.audience or Audience()), when):
        for row in await count_reasons(connection, its, alike):
            if row.reason is None:
                waiting[row.workspace_id] += row.number
                opens.append(alike.window.opens)
            else:
                skipped[Reason(row.reason)] += row.number
    return Forecast(waiting=waiting, skipped=skipped, opens=min(opens, default=None))


async def free_week(connection: AsyncConnection, audience: Audience, after: IsoWeek) -> IsoWeek:
    """Return the first week after ``after`` in which nobody of the audience has had a message yet."""
    theirs = select(recipient.c.id).where(among(audience))
    query = (
        select(delivery.c.iso_year, delivery.c.iso_week)
        .where(delivery.c.counts, stands(), delivery.c.recipient_id.in_(theirs))
        .where(delivery.c.iso_year >= after.year)
        .distinct()
    )
    taken = {IsoWeek(*row) for row in await connection.execute(query)}
    week = after.next()
    while week in taken:
        week = week.next()
    return week
