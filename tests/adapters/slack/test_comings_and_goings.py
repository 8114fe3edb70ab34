"""What Slack tells of people, rooms and workspaces, and what Dult makes of it."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot import health, programme
from nudges.language import Language
from nudges.person import Person, Role
from tests.adapters.slack.stage import BOT_TOKEN, WORKSPACE, words_in
from tests.adapters.slack.whole import ROOM, Whole, whole
from tests.house import MONDAY

REFLECTION = MONDAY + timedelta(days=3, hours=4)
"""The Thursday at one in Oslo."""
HIDDEN = "C0HIDDEN"
CLOSED = "kan ikke nås"
"""What stands in the title of what coordinators are told."""


@pytest.fixture
async def its() -> AsyncIterator[Whole]:
    async with whole() as opened:
        yield opened


async def bound(its: Whole, room: str = ROOM) -> Person:
    """Let a team meet in a room, and return who said so."""
    agent = await its.one_with(Role.COMPETENCE_AGENT)
    await its.commands(agent, "team her", room)
    await programme.start(its.ctx, "team-reflections", starts_on=its.clock.now().date(), owner=None)
    return agent


def shown(its: Whole, room: str = ROOM) -> int:
    """Count the prompts that stand in a room."""
    return len([one for one in its.slack.messages(room) if "Start sammen nå" in words_in(one.blocks)])


def told(its: Whole, who: Person) -> int:
    return len([one for one in its.slack.messages(its.user(who)) if CLOSED in words_in(one.blocks)])


# --- rooms ---


async def test_an_archived_room_is_told_once_and_takes_up_where_it_was(its: Whole) -> None:
    """slack.md §3.12."""
    agent, coordinator = await bound(its), await its.one_with(Role.COORDINATOR)

    await its.slack.archive(ROOM)
    await its.settled()
    await its.run_until(REFLECTION + timedelta(hours=1))
    closed = (told(its, coordinator), told(its, agent), shown(its))
    await its.slack.archive(ROOM, archived=False)
    await its.settled()

    assert closed == (1, 1, 0)
    assert (told(its, coordinator), shown(its)) == (1, 1)
    assert "rommet er arkivert" in its.reads(coordinator)


async def test_a_private_room_without_dult_is_told_and_an_invitation_mends_it(its: Whole) -> None:
    """slack.md §3.12."""
    agent, coordinator = await its.one_with(Role.COMPETENCE_AGENT), await its.one_with(Role.COORDINATOR)
    team = its.slack.world.teams["T1"]
    its.slack.add_room(team, HIDDEN, members=[its.user(agent)], private=True, bot_in=False)
    await bound(its, HIDDEN)

    await its.run_until(REFLECTION + timedelta(hours=1))
    without = (told(its, coordinator), told(its, agent), shown(its, HIDDEN))
    await its.slack.join(team.bot_user, HIDDEN)
    await its.settled()

    assert without == (1, 1, 0)
    assert (told(its, coordinator), shown(its, HIDDEN)) == (1, 1)
    assert "Dult er ikke med i rommet" in its.reads(coordinator)


async def test_a_room_in_which_dult_may_not_write_is_told(its: Whole) -> None:
    """slack.md §3.12."""
    agent, coordinator = await bound(its), await its.one_with(Role.COORDINATOR)
    its.slack.world.rooms[ROOM].refuses = "restricted_action_read_only_channel"

    await its.run_until(REFLECTION)

    assert (told(its, coordinator), told(its, agent)) == (1, 1)
    assert "Dult får ikke skrive i rommet" in its.reads(coordinator)


# --- people ---


async def test_where_and_in_which_language_somebody_uses_slack_is_taken_from_the_profile(
    its: Whole,
) -> None:
    """slack.md §3.28, §3.31."""
    agent = await its.one_with(Role.COMPETENCE_AGENT)
    await programme.start(its.ctx, "agents-first-steps", starts_on=its.clock.now().date(), owner=None)

    await its.slack.change_user(its.user(agent), tz="Europe/Helsinki", locale="sv-SE")
    await its.settled()
    await its.slack.open_home(its.user(agent))
    await its.settled()

    now, home = await its.ctx.store.people.person(agent.id), its.slack.home(its.user(agent))
    assert now is not None
    assert home is not None
    assert (now.time_zone, now.language) == ("Europe/Helsinki", Language.SV)
    assert "Tidszon: Helsingfors" in words_in(home.content)


async def test_the_own_choice_is_made_in_a_form_and_outlives_the_profile(its: Whole) -> None:
    """slack.md §3.26, §3.28."""
    agent = await its.one_with(Role.COMPETENCE_AGENT)
    await its.slack.change_user(its.user(agent), tz="America/New_York")
    await its.settled()

    await its.commands(agent, "tid")
    await its.presses(agent, "Endre")
    await its.submits(agent, zone="Europe/Oslo")
    await its.slack.change_user(its.user(agent), tz="Asia/Kolkata")
    await its.settled()

    now = await its.ctx.store.people.person(agent.id)
    assert now is not None
    assert (now.time_zone, now.told_time_zone) == ("Europe/Oslo", "Asia/Kolkata")
    assert "Tidssone: Oslo" in its.reads(agent)


# --- workspaces ---


async def test_a_workspace_that_takes_dult_out_is_named_until_it_is_back(its: Whole) -> None:
    """slack.md §3.11: also when it does so while Dult still reads who is there."""
    workspace = its.slack.world.teams["T1"]

    await its.slack.uninstall(workspace)
    await its.settled()

    (note,) = await health.notes(its.ctx.store)
    assert note.startswith("slack:T1 is disconnected since 2026-11-23 08:00 UTC")


async def test_a_revoked_token_stops_everything_at_once_and_a_new_installation_goes_on(its: Whole) -> None:
    """slack.md §3.11: nobody gets anything twice."""
    agents = await its.ctx.store.people.with_role(Role.COMPETENCE_AGENT)
    await programme.start(its.ctx, "agents-first-steps", starts_on=its.clock.now().date(), owner=None)
    team, due = its.slack.world.teams["T1"], its.clock.now() + timedelta(days=1, hours=2)
    its.slack.revoke(BOT_TOKEN, "account_inactive")

    await its.run_until(due)
    asked = len(its.slack.calls("chat.postMessage") + its.slack.calls("conversations.open"))
    await its.run_until(due + timedelta(hours=1))
    asked_later = len(its.slack.calls("chat.postMessage") + its.slack.calls("conversations.open"))
    notes = await health.notes(its.ctx.store)
    its.slack.reinstall(team, BOT_TOKEN)
    await its.ctx.store.deliveries.connect(WORKSPACE)
    await its.run_until(due + timedelta(hours=2))
    await its.run_until(due + timedelta(hours=3))

    assert asked <= len(agents)
    assert asked_later == asked
    assert [note.partition(" is ")[0] for note in notes] == ["slack:T1"]
    assert [len(its.slack.messages(its.user(one))) for one in agents] == [1] * len(agents)


async def test_a_closed_messages_tab_is_told_once_and_people_are_reached_when_it_is_open_again(
    its: Whole, caplog: pytest.LogCaptureFixture
) -> None:
    """slack.md §3.12."""
    agents = await its.ctx.store.people.with_role(Role.COMPETENCE_AGENT)
    await programme.start(its.ctx, "agents-first-steps", starts_on=its.clock.now().date(), owner=None)
    its.slack.app.messages_tab = False

    await its.run_until(its.clock.now() + timedelta(days=1, hours=2))
    before = [len(its.slack.messages(its.user(one))) for one in agents]
    its.slack.app.messages_tab = True
    await its.ctx.store.deliveries.connect(WORKSPACE)  # who is there was read again
    await its.run_until(its.clock.now() + timedelta(days=7))

    assert before == [0] * len(agents)
    assert caplog.text.count("Nobody in slack:T1 can be written to directly; `dult slack doctor`") == 1
    assert [len(its.slack.messages(its.user(one))) for one in agents] == [1] * len(agents)
