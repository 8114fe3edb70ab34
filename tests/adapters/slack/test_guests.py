"""Guests of a workspace get nothing, unless the organisation wants it otherwise: slack.md §3.9."""

import asyncio
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from adapters.database.tables import address, delivery
from bot import programme
from nudges.delivery import Kind, Reason
from nudges.person import Person, Role
from tests.adapters.slack.whole import Whole, dult, whole
from tests.house import MONDAY
from tests.patience import HANGS_S

TASK = MONDAY + timedelta(days=1, hours=1)
"""The Tuesday at ten in Oslo."""
WEEK, DAY = timedelta(weeks=1), timedelta(days=1)


async def guest_of(its: Whole) -> Person:
    """Let an agent with a weekly task become a guest."""
    agent = await its.one_with(Role.COMPETENCE_AGENT)
    await programme.start(its.ctx, "agents-first-steps", starts_on=its.clock.now().date(), owner=None)
    await its.slack.change_user(its.user(agent), is_restricted=True)
    await its.settled()
    return agent


async def start_again(its: Whole, folder: Path, who: Person, *, guests: bool) -> None:
    """Start Dult with the setting, and stop it when it has read what that means for a guest."""
    more = {"DULT_SLACK_GUESTS": str(guests).lower()}
    async with dult(its.slack.api_url, folder, its.database, its.clock, **more):
        async with asyncio.timeout(HANGS_S):
            while await why_not(its, who) != (None if guests else "guest"):  # noqa: ASYNC110 - it is read meanwhile
                await asyncio.sleep(0.02)


async def why_not(its: Whole, who: Person) -> str | None:
    """Tell why somebody cannot be written to in Slack."""
    query = select(address.c.unreachable).where(address.c.route == its.user(who))
    async with its.database.read() as connection:
        reason: str | None = (await connection.execute(query)).scalar_one()
    return reason


async def fate(its: Whole, who: Person) -> list[str | None]:
    """Tell what became of each week's task: the reason why it was skipped, or nothing."""
    query = (
        select(delivery.c.reason)
        .where(delivery.c.recipient_id == who.id, delivery.c.kind == Kind.MICRO_TASK, delivery.c.counts)
        .order_by(delivery.c.id)
    )
    async with its.database.read() as connection:
        return list((await connection.execute(query)).scalars())


async def test_a_guest_is_skipped_with_a_reason_and_reached_when_the_organisation_wants_it(
    tmp_path: Path,
) -> None:
    async with whole() as its:
        guest = await guest_of(its)
        await its.run_until(TASK)
        before = (await why_not(its, guest), len(its.slack.messages(its.user(guest))))

        await start_again(its, tmp_path, guest, guests=True)
        await its.run_until(TASK + WEEK)

        assert before == ("guest", 0)
        assert await fate(its, guest) == [Reason.UNREACHABLE, None]
        assert len(its.slack.messages(its.user(guest))) == 1


async def test_switching_it_on_and_off_takes_effect_though_the_profile_is_the_same(tmp_path: Path) -> None:
    async with whole() as its:
        guest = await guest_of(its)

        for guests in (True, False, True, False):
            await its.run_until(its.clock.now() + DAY)
            await start_again(its, tmp_path, guest, guests=guests)

        assert await why_not(its, guest) == "guest"
