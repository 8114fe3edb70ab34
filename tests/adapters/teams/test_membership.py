"""The app comes and goes, with people, in teams and in chats; channels and teams come and go, too: §4.12."""

from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from adapters.teams.naming import room_at
from bot.events import Joined, Left
from nudges.delivery import Address, Obstacle
from tests.adapters.teams.fake.faults import Other
from tests.adapters.teams.reading import at_home
from tests.adapters.teams.stage import Stage, staged
from tests.adapters.teams.stage_outbound import NORTH, ODD, SIRI, TENANT, WORKSPACE, address

CHAT = "19:chat@thread.v2"
SOUTH = "19:south@thread.tacv2"
"""Another channel of the team."""


@pytest.fixture
async def its(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as stage:
        stage.teams.add_room(TENANT, CHAT, members=[SIRI], kind="groupChat", bot_in=False)
        stage.teams.add_room(TENANT, SOUTH, members=[SIRI, ODD], team=NORTH)
        yield stage


def people(its: Stage) -> set[Address]:
    """Return whom the core was told of."""
    return {one.by for one in its.script.profiles if one.room is None}


def rooms(its: Stage) -> list[tuple[str, str]]:
    """Return what the core was told of rooms: which, and why it cannot be written to."""
    told = [one for one in its.script.profiles if one.room is not None]
    return [(one.room.route, one.reason if isinstance(one, Left) else "") for one in told if one.room]


def reasons(told: Sequence[Joined | Left]) -> list[str]:
    return [one.reason if isinstance(one, Left) else "" for one in told]


# --- with a person ---


@pytest.mark.parametrize("action", ["add", "add-upgrade"])
async def test_whoever_gets_the_app_can_be_reached_and_is_known_by_their_address(
    its: Stage, action: str
) -> None:
    """teams.md §4.12: also before they ever wrote."""
    reply = await its.people.install(SIRI, action=action)
    await its.settled()

    told = its.script.profiles[-1]
    assert reply.status == 200
    assert isinstance(told, Joined)
    assert (told.by, told.email, told.name) == (its.person, "siri@example.org", "Siri Aas")
    assert (told.locale, told.time_zone) == ("nb-NO", None)


async def test_where_somebody_is_reached_is_kept_from_the_installation_on(its: Stage) -> None:
    """teams.md §4.12, §2.6: nothing has to be created for the first message."""
    await its.people.install(SIRI)
    await its.settled()
    await its.channel.place(its.person)

    assert its.teams.calls("create") == []
    assert its.teams.service_url(TENANT) in its.memory.kept[its.person]


async def test_the_update_of_the_conversation_alone_says_it_as_well(its: Stage) -> None:
    """teams.md §4.12: membersAdded."""
    await its.people.send(at_home(its, "bot-added-personal"))
    await its.settled()

    assert people(its) == {its.person}


async def test_whoever_takes_the_app_away_is_unreachable_from_then_on(its: Stage) -> None:
    """teams.md §4.12: by the word that lets what is kept of them go."""
    await its.people.uninstall(SIRI)
    await its.settled()

    (left,) = its.script.profiles
    assert isinstance(left, Left)
    assert (left.by, left.room, left.reason) == (its.person, None, Obstacle.UNINSTALLED)


async def test_an_old_version_that_goes_is_nobody_who_goes(its: Stage) -> None:
    """teams.md §4.12: remove-upgrade comes before add-upgrade."""
    await its.people.uninstall(SIRI, action="remove-upgrade")
    await its.settled()

    assert its.script.profiles == []


async def test_who_comes_back_at_once_is_back(its: Stage) -> None:
    """teams.md §4.12, §4.19."""
    for act in (its.people.install, its.people.uninstall, its.people.install):
        await act(SIRI)
        await its.settled()

    assert reasons(its.script.profiles)[-1] == ""
    assert Obstacle.UNINSTALLED in reasons(its.script.profiles)


# --- in a team or a chat ---


@pytest.mark.parametrize("room", [NORTH, CHAT])
async def test_where_dult_is_put_it_can_write_and_knows_who_is_there(its: Stage, room: str) -> None:
    """teams.md §4.12."""
    await its.people.install_in(room)
    await its.settled()

    its_own = room_at(WORKSPACE, room)
    assert set(rooms(its)) == {(its_own.route, "")}
    assert people(its) == {address(one) for one in its.teams.world.conversations[room].members}
    assert its_own in its.memory.kept


@pytest.mark.parametrize("room", [NORTH, CHAT])
async def test_where_dult_is_taken_out_it_says_so(its: Stage, room: str) -> None:
    """teams.md §4.12: people keep what they have in their own chat."""
    its.teams.world.conversations[room].bot_in = True

    await its.people.remove_from(room)
    await its.settled()

    assert set(rooms(its)) == {(room_at(WORKSPACE, room).route, Obstacle.NOT_A_MEMBER)}
    assert people(its) == set()


async def test_a_room_is_open_although_its_members_cannot_be_read(
    its: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    its.teams.faults.always("members", Other(403, "SomethingNew"))

    await its.people.install_in(NORTH)
    await its.settled()

    assert set(rooms(its)) == {(its.room.route, "")}
    assert "Who is in a room could not be read" in caplog.text


async def test_somebody_who_joins_a_team_is_told_of_and_the_others_are_not(its: Stage) -> None:
    """teams.md §4.12: membersAdded."""
    its.teams.add_user(TENANT, "cccccccc-0000-4000-8000-000000000003", email="kari@example.org")

    await its.people.join("cccccccc-0000-4000-8000-000000000003", NORTH)
    await its.settled()

    (joined,) = its.script.profiles
    assert isinstance(joined, Joined)
    assert (joined.email, joined.room) == ("kari@example.org", None)


async def test_somebody_who_leaves_a_team_keeps_dult(its: Stage) -> None:
    """teams.md §4.12: membersRemoved."""
    await its.people.leave(ODD, NORTH)
    await its.settled()

    assert its.script.profiles == []


async def test_one_member_who_cannot_be_read_hides_no_other(its: Stage) -> None:
    """teams.md §4.12."""
    told = at_home(its, "member-added-team")
    told["membersAdded"] = [{"id": "29:nobody"}, {"id": its.teams.world.users[ODD].mri}]

    await its.people.send(told)
    await its.settled()

    assert people(its) == {its.colleague}


# --- the rooms themselves ---


@pytest.mark.parametrize(
    ("event", "reasons_told"),
    [
        ("channelDeleted", [Obstacle.ARCHIVED]),
        ("channelRestored", [""]),
        ("channelCreated", []),
        ("channelRenamed", []),
    ],
)
async def test_a_channel_is_known_by_its_own_id_though_the_team_tells_of_it(
    its: Stage, event: str, reasons_told: list[str]
) -> None:
    """teams.md §4.12."""
    await its.people.channel(SOUTH, event)
    await its.settled()

    assert rooms(its) == [(room_at(WORKSPACE, SOUTH).route, one) for one in reasons_told]


@pytest.mark.parametrize(
    ("event", "reasons_told"),
    [
        ("teamArchived", [Obstacle.ARCHIVED]),
        ("teamDeleted", [Obstacle.ARCHIVED]),
        ("teamHardDeleted", [Obstacle.ARCHIVED]),
        ("teamUnarchived", [""]),
        ("teamRestored", [""]),
        ("TEAMUNARCHIVED", [""]),
        ("teamRenamed", []),
        ("teamSomethingNew", []),
    ],
)
async def test_a_team_closes_and_opens_its_room(its: Stage, event: str, reasons_told: list[str]) -> None:
    """teams.md §4.12, §4.10: however it is spelled, and whatever comes next year."""
    reply = await its.people.team(NORTH, event)
    await its.settled()

    assert reply.status == 200
    assert rooms(its) == [(its.room.route, one) for one in reasons_told]
