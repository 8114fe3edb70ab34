"""Whoever does something is told to the core once, with all that Teams knows, and again when back."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from adapters.teams import directory, inbound
from bot.events import Joined, Left, Said
from bot.message import Say
from tests.adapters.channel_contract import short
from tests.adapters.teams.fake.faults import Held, Other, Says, Throttled
from tests.adapters.teams.order import until
from tests.adapters.teams.stage import Stage, staged
from tests.adapters.teams.stage_outbound import NORTH, ODD, SIRI, TENANT, address

GUEST = "cccccccc-0000-4000-8000-000000000003"
OTHERS = "19:others@thread.v2"


@pytest.fixture
async def its(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as stage:
        yield stage


async def writes(
    its: Stage,
    *,
    who: str = SIRI,
    room: str | None = None,
    locale: str | None = None,
    zone: str | None = None,
) -> None:
    await its.people.say(who, "hi", room=room, locale=locale, zone=zone)
    await its.settled()


def joined(its: Stage) -> list[Joined]:
    return [one for one in its.script.profiles if isinstance(one, Joined)]


# --- who ---


async def test_whoever_writes_first_is_told_with_all_that_teams_knows(its: Stage) -> None:
    """teams.md §4.11: address, name, zone and language, each from its field."""
    await writes(its, locale="nn-NO", zone="Europe/Helsinki")

    (one,) = joined(its)
    assert (one.by, one.email, one.name) == (its.person, "siri@example.org", "Siri Aas")
    assert (one.time_zone, one.locale) == ("Europe/Helsinki", "nn-NO")


async def test_whoever_is_known_is_not_looked_up_again(its: Stage) -> None:
    for _ in range(3):
        await writes(its)

    assert len(joined(its)) == len(its.teams.calls("member")) == 1


async def test_a_hundred_things_at_once_look_one_person_up_once(its: Stage) -> None:
    """teams.md §4.8, §4.14."""
    await asyncio.gather(*(its.people.say(SIRI, "hi") for _ in range(100)))
    await its.settled()

    assert len(its.teams.calls("member")) == 1
    assert len([one for one in its.script.events if isinstance(one, Said)]) == 100


async def test_who_moved_or_changed_the_language_is_told_without_being_looked_up(its: Stage) -> None:
    """teams.md §4.11, §2.7."""
    await writes(its)
    await writes(its, locale="sv-SE", zone="Europe/Stockholm")

    assert [(one.time_zone, one.locale) for one in joined(its)] == [
        ("Europe/Oslo", "nb-NO"),
        ("Europe/Stockholm", "sv-SE"),
    ]
    assert len(its.teams.calls("member")) == 1


@pytest.mark.parametrize("room", [None, NORTH])
async def test_the_newest_address_of_teams_is_the_one_that_counts(its: Stage, room: str | None) -> None:
    """teams.md §4.23, §2.6: of the person, and of the room."""
    await writes(its, room=room)
    its.teams.world.tenants[TENANT].region = "amer"
    await writes(its, room=room)

    assert "/amer/" in its.memory.kept[its.room if room else its.person]


async def test_what_somebody_writes_in_a_room_says_nothing_about_their_own_chat(its: Stage) -> None:
    await writes(its, room=NORTH)

    assert its.person not in its.memory.kept


# --- back again ---


async def test_who_could_not_be_reached_is_back_with_the_next_thing_they_do(its: Stage) -> None:
    """teams.md §4.19."""
    await writes(its)
    its.closed.add(its.person)

    await writes(its)

    assert len({one.id for one in joined(its)}) == 2


async def test_a_room_that_could_not_be_written_to_is_open_when_somebody_speaks_to_dult_there(
    its: Stage,
) -> None:
    """teams.md §4.19."""
    its.closed.add(its.room)

    await writes(its, room=NORTH)

    assert [one.room for one in joined(its)] == [None, its.room]


# --- when they cannot be looked up ---


async def test_whoever_waits_for_an_answer_gets_it_and_is_looked_up_the_next_time(its: Stage) -> None:
    """teams.md §4.15: their e-mail address is how the core knows them, and it comes."""
    its.teams.faults.next("member", Says("502"))
    its.script.replies.append(Say(message=short("Well noted"), private=False))

    await writes(its, room=NORTH)
    first = [one.email for one in joined(its)]
    await writes(its, room=NORTH)

    assert first == [None]
    assert [one.email for one in joined(its)] == [None, "siri@example.org"]
    assert "Well noted" in its.people.messages(ODD, NORTH)[1].words


@pytest.mark.parametrize("fault", [Throttled(1), Says("502", "html")], ids=str)
async def test_whoever_gets_the_app_is_looked_up_until_teams_tells(
    its: Stage, fault: Throttled | Says
) -> None:
    """teams.md §4.12, §4.15: a policy brings thousands in an hour, and most of them never write."""
    its.teams.faults.next("member", fault)

    await its.people.install(SIRI)
    await its.settled()

    assert {one.email for one in joined(its)} == {"siri@example.org"}


async def test_whom_teams_does_not_show_is_told_once_by_the_name_in_the_activity(its: Stage) -> None:
    its.teams.faults.always("member", Other(403, "SomethingNew"))

    for _ in range(2):
        await writes(its)

    (one,) = joined(its)
    assert (one.name, one.email) == ("Siri Aas", None)


async def test_of_many_who_come_at_once_a_few_are_looked_up_at_a_time(
    its: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """teams.md §4.14: whoever waits for an answer is not behind all of them."""
    monkeypatch.setattr(inbound, "IN_TIME", 0.01)
    member, now, most, looked_up = its.parts.connector.member, 0, 0, asyncio.Event()
    its.teams.faults.always("member", Held(looked_up))

    async def counted(*its_own: Any) -> dict[str, Any]:
        nonlocal now, most
        now, most = now + 1, max(most, now + 1)
        try:
            return await member(*its_own)
        finally:
            now -= 1

    monkeypatch.setattr(its.parts.connector, "member", counted)
    await asyncio.gather(*(its.people.install(who, action="add-upgrade") for who in (SIRI, ODD) * 8))
    await until(lambda: most >= directory.AT_ONCE)
    looked_up.set()
    await its.settled()

    assert len(its.teams.calls("member")) >= 16
    assert most == directory.AT_ONCE


# --- guests ---


@pytest.fixture
async def with_a_guest(its: Stage) -> Stage:
    its.teams.add_user(TENANT, GUEST, name="Kari Nord", email="kari@elsewhere.example", role="guest")
    its.teams.world.conversations[NORTH].members.append(GUEST)
    return its


@pytest.mark.parametrize("role", ["guest", "anonymous"])
async def test_a_guest_is_told_as_somebody_who_gets_nothing(with_a_guest: Stage, role: str) -> None:
    """teams.md §4.11: unless the organisation wants it otherwise."""
    its = with_a_guest
    its.teams.world.users[GUEST].role = role

    await writes(its, who=GUEST, room=NORTH)

    (left,) = its.script.profiles
    assert isinstance(left, Left)
    assert left.reason == "guest"


async def test_somebody_of_another_organisation_is_a_guest_whatever_their_role_is_called(
    with_a_guest: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """teams.md §4.11."""
    its, told = with_a_guest, {"id": "29:x", "aadObjectId": GUEST, "userRole": "user", "tenantId": "another"}

    async def foreign(*_: Any) -> dict[str, Any]:
        return told

    monkeypatch.setattr(its.parts.connector, "member", foreign)
    await writes(its, who=GUEST, room=NORTH)

    assert [one.reason for one in its.script.profiles if isinstance(one, Left)] == ["guest"]


async def test_guests_are_people_where_the_organisation_wants_it(tmp_path: Path) -> None:
    async with staged(tmp_path, guests=True) as its:
        its.teams.add_user(TENANT, GUEST, role="guest")
        await writes(its, who=GUEST)

        assert [one.by for one in joined(its)] == [address(GUEST)]


# --- chosen in a chat in which Dult is not ---


async def test_who_was_heard_of_first_where_dult_may_not_look_is_looked_up_where_it_may(its: Stage) -> None:
    """teams.md §4.11, §2.9."""
    its.teams.add_room(TENANT, OTHERS, members=[SIRI], kind="groupChat", bot_in=False)
    await its.people.say(SIRI, "Down again.", room=OTHERS, mention=False)
    await its.people.choose(SIRI, "Down again.", "challenge-lift", where=OTHERS)
    await its.settled()

    await writes(its)

    assert [one.email for one in joined(its)] == [None, "siri@example.org"]
