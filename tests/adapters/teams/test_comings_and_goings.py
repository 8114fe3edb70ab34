"""What becomes of messages when people, rooms and the app itself come and go: the whole of Dult in Teams."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from adapters.database.tables import address, delivery
from bot import programme
from nudges.delivery import Address, Kind, Reason, State
from nudges.language import Language
from nudges.person import Person, Role
from tests.adapters.teams.stage_outbound import WORKSPACE
from tests.adapters.teams.whole import ROOM, Whole, whole
from tests.house import MONDAY

TASK = MONDAY + timedelta(days=1, hours=1)
"""The Tuesday at ten in Oslo."""
REFLECTION = MONDAY + timedelta(days=3, hours=4)
"""The Thursday at one in Oslo."""
WEEK, HOUR = timedelta(weeks=1), timedelta(hours=1)
CLOSED = "kan ikke nås"
"""What stands in the title of what coordinators are told."""


@pytest.fixture
async def its() -> AsyncIterator[Whole]:
    async with whole(installed=False) as opened:
        yield opened


async def agent_of(its: Whole, *, installed: bool = True) -> Person:
    """Return an agent who gets the weekly task."""
    agent = await its.one_with(Role.COMPETENCE_AGENT)
    if installed:
        await its.installs(agent)
    await programme.start(its.ctx, "agents-first-steps", starts_on=its.clock.now().date(), owner=None)
    return agent


async def fate(its: Whole, who: Person) -> list[tuple[str, str | None]]:
    """Tell what became of each week's task: its state, and why it did not arrive."""
    query = (
        select(delivery.c.state, delivery.c.reason)
        .where(delivery.c.recipient_id == who.id, delivery.c.kind == Kind.MICRO_TASK, delivery.c.counts)
        .order_by(delivery.c.id)
    )
    async with its.database.read() as connection:
        return [(row.state, row.reason) for row in await connection.execute(query)]


async def why_not(its: Whole, who: Person) -> str | None:
    """Tell why somebody cannot be written to in Teams."""
    query = select(address.c.unreachable).where(address.c.route == its.user(who))
    async with its.database.read() as connection:
        reason: str | None = (await connection.execute(query)).scalar_one()
    return reason


def told(its: Whole, who: Person) -> int:
    return len([one for one in its.sees(who) if CLOSED in one.title])


# --- people ---


async def test_who_removed_the_history_gets_the_next_message_in_a_new_conversation(its: Whole) -> None:
    """teams.md §4.18: created anew by the id of their account, once, and remembered."""
    agent = await agent_of(its)
    await its.run_until(TASK)
    its.teams.remove_history(its.user(agent))

    await its.run_until(TASK + WEEK)
    await its.presses(agent, "Gjør det")

    assert [state for state, _ in await fate(its, agent)] == [State.SENT] * 2
    assert "Trykk på Gjort når du er ferdig" in its.reads(agent)
    assert len(its.teams.calls("create")) == 1


async def test_whoever_blocked_dult_is_let_be_until_they_write(its: Whole) -> None:
    """teams.md §4.19: the reason is kept, nothing more is sent, and the next word opens it again."""
    agent = await agent_of(its)
    its.teams.block(its.user(agent))
    await its.run_until(TASK)
    noted, asked = await why_not(its, agent), len(its.teams.calls("post"))
    await its.run_until(TASK + WEEK)
    while_blocked = len(its.teams.calls("post"))

    its.teams.unblock(its.user(agent))
    await its.says(agent, "hjelp")
    await its.run_until(TASK + 2 * WEEK)

    assert (noted, while_blocked) == ("blocked", asked)
    assert await why_not(its, agent) is None
    assert await fate(its, agent) == [
        (State.FAILED, Reason.UNREACHABLE),
        (State.SKIPPED, Reason.UNREACHABLE),
        (State.SENT, None),
    ]


async def test_whom_an_administrator_forbids_dult_is_back_by_a_press_on_an_old_card(its: Whole) -> None:
    """teams.md §4.19."""
    agent = await agent_of(its)
    await its.run_until(TASK)
    its.teams.disable(its.user(agent))
    await its.run_until(TASK + WEEK)
    noted = await why_not(its, agent)

    its.teams.enable(its.user(agent))
    await its.presses(agent, "Gjør det")
    await its.run_until(TASK + 2 * WEEK)

    assert noted == "disabled-by-admin"
    assert [state for state, _ in await fate(its, agent)] == [State.SENT, State.SKIPPED, State.SENT]


async def test_who_takes_the_app_away_gets_nothing_until_they_have_it_again(
    its: Whole,
) -> None:
    """teams.md §4.12, §4.19."""
    agent = await agent_of(its)
    await its.people.uninstall(its.user(agent))
    await its.settled()
    noted = await why_not(its, agent)
    await its.run_until(TASK)
    before = len(its.sees(agent))

    await its.installs(agent)
    await its.run_until(TASK + WEEK)

    assert (noted, before) == ("uninstalled", 0)
    assert await fate(its, agent) == [(State.SKIPPED, Reason.UNREACHABLE), (State.SENT, None)]


async def test_who_gets_the_app_by_a_policy_is_reached_though_they_never_wrote(its: Whole) -> None:
    """teams.md §4.12, §4.25: without any permission of Graph."""
    agent = await agent_of(its, installed=False)

    await its.people.install(its.user(agent), action="add-upgrade")
    await its.settled()
    await its.run_until(TASK)

    assert len(its.sees(agent)) == 1
    assert its.teams.calls("create") == []


async def test_where_and_in_which_language_somebody_uses_teams_is_taken_from_what_they_do(its: Whole) -> None:
    """teams.md §4.11: as long as they have not chosen otherwise themselves."""
    agent = await agent_of(its)

    await its.people.say(its.user(agent), "min side", locale="sv-SE", zone="Europe/Helsinki")
    await its.settled()
    await its.people.install(its.user(agent), action="add-upgrade")  # which tells no zone
    await its.settled()

    now = await its.ctx.store.people.person(agent.id)
    assert now is not None
    assert (now.time_zone, now.language) == ("Europe/Helsinki", Language.SV)
    assert "Tidszon: Helsingfors" in its.reads(agent)


async def test_a_guest_gets_nothing_and_the_report_says_why(its: Whole) -> None:
    """teams.md §4.11."""
    agent = await its.one_with(Role.COMPETENCE_AGENT)
    its.teams.world.users[its.user(agent)].role = "guest"
    where = Address(channel="teams", workspace=WORKSPACE, route=its.user(agent))
    await its.ctx.store.people.join(agent.id, where)  # as a member, until somebody changed it

    await agent_of(its)
    await its.run_until(TASK)

    assert await why_not(its, agent) == "guest"
    assert await fate(its, agent) == [(State.SKIPPED, Reason.UNREACHABLE)]


async def test_a_message_that_dult_starts_says_why_what_next_and_how_to_stop_and_comes_by_day(
    its: Whole,
) -> None:
    """teams.md §4.33: in the hours of whoever reads it, by the organisation's zone while none is told."""
    agent = await agent_of(its)

    await its.run_until(TASK - timedelta(minutes=1))
    before = its.sees(agent)
    await its.run_until(TASK)
    (card,) = its.sees(agent)
    await its.says(agent, "dag og tid")

    words = next(one for one in its.ctx.library.tasks.values() if one.text(Language.NB).title == card.title)
    said = words.text(Language.NB)
    assert (before, agent.told_time_zone) == ([], None)
    for part in (said.why, said.what, said.first_step):
        assert part in card.words.replace("**", "").replace("\\", "")
    assert {"Gjør det", "Ta pause"} <= set(card.buttons)
    assert "Oslo" in its.reads(agent)


# --- rooms ---


async def bound(its: Whole) -> tuple[Person, Person]:
    """Let a team meet in a room; return who said so, and a coordinator."""
    agent, coordinator = await its.one_with(Role.COMPETENCE_AGENT), await its.one_with(Role.COORDINATOR)
    await its.installs(agent, coordinator)
    await its.says(agent, "team her", ROOM)
    await programme.start(its.ctx, "team-reflections", starts_on=its.clock.now().date(), owner=None)
    return agent, coordinator


def prompts(its: Whole, who: Person) -> int:
    return len([one for one in its.sees(who, ROOM) if "Start sammen nå" in one.buttons])


async def test_a_room_without_dult_is_told_once_and_putting_it_there_again_mends_it(its: Whole) -> None:
    """teams.md §4.12, §4.19."""
    agent, coordinator = await bound(its)

    await its.people.remove_from(ROOM, by=its.user(agent))
    await its.settled()
    await its.run_until(REFLECTION + HOUR)
    without = (told(its, coordinator), prompts(its, agent))
    await its.people.install_in(ROOM, by=its.user(agent))
    await its.settled()

    assert without == (1, 0)
    assert (told(its, coordinator), prompts(its, agent)) == (1, 1)
    assert "Dult er ikke med i rommet" in its.reads(coordinator)


async def test_an_archived_team_is_told_once_and_takes_up_where_it_was(its: Whole) -> None:
    """teams.md §4.12."""
    agent, coordinator = await bound(its)

    await its.people.team(ROOM, "teamArchived", by=its.user(agent))
    await its.settled()
    await its.run_until(REFLECTION + HOUR)
    closed = (told(its, coordinator), prompts(its, agent))
    await its.people.team(ROOM, "teamUnarchived", by=its.user(agent))
    await its.settled()

    assert closed == (1, 0)
    assert (told(its, coordinator), prompts(its, agent)) == (1, 1)
    assert "rommet er arkivert" in its.reads(coordinator)
