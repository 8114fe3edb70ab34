"""Which room is a team's, and what happens when it cannot be written to."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from sqlalchemy import delete, insert, select, update

from adapters.database.tables import address as addresses
from adapters.database.tables import delivery, membership, recipient
from bot import programme
from bot.errors import Unreachable
from bot.events import EventId, Joined, Left
from bot.message import Invalid, Message
from nudges.delivery import Kind, Obstacle
from nudges.language import Language
from nudges.person import Person, Role, Team
from tests.bot.talking import address, labels
from tests.house import MONDAY, Guest, House, form_of, house, message_of

ID = "team-reflections"
CHOOSE = "teamroom-choose:0"
TOLD = [one for one in Obstacle if one is not Obstacle.NO_CHANNEL]
REFLECTION = MONDAY + timedelta(days=3, hours=4)
"""The Thursday at one in Oslo."""


@dataclass
class Rooms:
    """A team, two who are in it, and somebody who is in another."""

    its: House
    team: Team
    member: Person
    colleague: Person
    other_team: Team
    outsider: Person
    coordinator: Person

    def word(self, who: Person, phrase: str, **values: str) -> str:
        return self.its.ctx.say(who.language, phrase, **values)

    async def say_here(self, who: Person, room: str) -> Message:
        """Say *team here* in a room."""
        words = self.word(who, "command-room").partition(",")[0]
        return message_of(await self.guest(who, room).says(words))

    def guest(self, who: Person, room: str) -> Guest:
        return self.its.guest(who.key).in_room(room)

    async def team_at(self, room: str) -> str | None:
        found = await self.its.ctx.store.people.team_at(address(f"team:{room}"))
        return found.key if found else None

    async def reflect(self) -> None:
        """Let the reflection of the week be sent to the teams."""
        await programme.start(self.its.ctx, ID, starts_on=MONDAY.date(), owner=None)
        await self.its.run_until(REFLECTION)

    def told(self, who: Person) -> list[Message]:
        """Return what somebody was told about the team's room."""
        title = self.word(who, "teamroom-closed-title", team=self.team.name)
        return [one for one in self.its.guest(who.key).messages if one.title == title]

    def prompts(self, room: str) -> list[Message]:
        return self.its.channel.to(f"team:{room}")

    async def closes(self, reason: str = Obstacle.ARCHIVED, *, event: str = "closed") -> None:
        room = address(f"team:{self.team.key}")
        at = self.its.clock.now()
        await self.its.bot.handle(Left(id=EventId(event), at=at, by=room, room=room, reason=reason))
        await self.its.bot.tick()

    async def opens(self, *, event: str = "opened") -> None:
        room = address(f"team:{self.team.key}")
        await self.its.bot.handle(Joined(id=EventId(event), at=self.its.clock.now(), by=room, room=room))
        await self.its.bot.tick()

    async def fates(self) -> list[tuple[str, str | None]]:
        query = select(delivery.c.state, delivery.c.reason).where(
            delivery.c.recipient_id == self.team.id, delivery.c.kind == Kind.REFLECTION
        )
        async with self.its.database.read() as connection:
            return [
                (row.state, row.reason) for row in await connection.execute(query.order_by(delivery.c.id))
            ]


@pytest.fixture
async def rooms() -> AsyncIterator[Rooms]:
    """Open a house in which everybody is reached, and two teams of Norway stand by."""
    async with house() as its:
        everybody = await its.ctx.store.people.with_role(Role.EMPLOYEE)
        people = [one for one in everybody if one.country == "NO" and one.roles == {Role.EMPLOYEE}]
        member, *others = [one for one in people if len(one.teams) == 1]
        colleague = next(one for one in others if one.teams == member.teams)
        outsider = next(one for one in others if one.teams != member.teams)
        (team,) = [await its.ctx.store.people.team(one) for one in member.teams]
        (other,) = [await its.ctx.store.people.team(one) for one in outsider.teams]
        assert team is not None
        assert other is not None
        coordinator = (await its.ctx.store.people.with_role(Role.COORDINATOR))[0]
        yield Rooms(its, team, member, colleague, other, outsider, coordinator)


async def has_no_room(rooms: Rooms, team: Team) -> None:
    async with rooms.its.database.write() as connection:
        await connection.execute(update(recipient).where(recipient.c.id == team.id).values(address_id=None))
        await connection.execute(delete(addresses).where(addresses.c.recipient_id == team.id))


# --- binding ---


async def test_a_member_says_so_in_the_room_and_all_read_it(rooms: Rooms) -> None:
    said = await rooms.say_here(rooms.member, "new")

    assert said.body == rooms.its.ctx.say(rooms.team.language, "teamroom-bound", team=rooms.team.name)
    assert await rooms.team_at("new") == rooms.team.key
    assert rooms.prompts("new") == [said]


async def test_what_is_sent_to_the_team_comes_to_its_new_room_and_not_to_the_old_one(rooms: Rooms) -> None:
    await rooms.say_here(rooms.member, "new")

    await rooms.reflect()

    assert (len(rooms.prompts("new")), len(rooms.prompts(rooms.team.key))) == (2, 0)


async def test_in_ones_own_conversation_one_reads_where_to_say_it(rooms: Rooms) -> None:
    words = rooms.word(rooms.member, "command-room").partition(",")[0]

    said = message_of(await rooms.its.guest(rooms.member.key).says(words))

    assert said.body == rooms.word(rooms.member, "teamroom-where")


async def test_somebody_without_a_team_reads_who_can_help(rooms: Rooms) -> None:
    async with rooms.its.database.write() as connection:
        await connection.execute(delete(membership).where(membership.c.person_id == rooms.member.id))

    said = await rooms.say_here(rooms.member, "new")

    assert said.body == rooms.word(rooms.member, "teamroom-no-team")
    assert await rooms.team_at("new") is None


async def test_somebody_in_several_teams_chooses_one_of_them(rooms: Rooms) -> None:
    async with rooms.its.database.write() as connection:
        row = {"person_id": rooms.member.id, "team_id": rooms.other_team.id, "position": 1}
        await connection.execute(insert(membership), row)
    await rooms.say_here(rooms.member, "new")
    asked = await rooms.guest(rooms.member, "new").acts(CHOOSE)

    await rooms.guest(rooms.member, "new").fills(asked, team=rooms.other_team.key)

    (field,) = form_of(asked).fields
    assert {one.value for one in field.options} == {rooms.team.key, rooms.other_team.key}  # type: ignore[union-attr]  # a choice
    assert await rooms.team_at("new") == rooms.other_team.key


async def test_a_coordinator_writes_the_teams_name(rooms: Rooms) -> None:
    await rooms.say_here(rooms.coordinator, "new")
    guest = rooms.guest(rooms.coordinator, "new")
    asked = await guest.acts(CHOOSE)

    wrong = await guest.fills(asked, team="Ingen heter det")
    await guest.fills(asked, team=rooms.team.key)

    assert isinstance(wrong, Invalid)
    assert await rooms.team_at("new") == rooms.team.key


async def test_a_part_of_a_name_that_several_teams_have_is_asked_again(rooms: Rooms) -> None:
    await rooms.say_here(rooms.coordinator, "new")
    guest = rooms.guest(rooms.coordinator, "new")
    asked = await guest.acts(CHOOSE)

    assert isinstance(await guest.fills(asked, team="e"), Invalid)


async def test_a_form_that_was_sent_without_a_choice_in_it_is_refused(rooms: Rooms) -> None:
    async with rooms.its.database.write() as connection:
        row = {"person_id": rooms.member.id, "team_id": rooms.other_team.id, "position": 1}
        await connection.execute(insert(membership), row)
    await rooms.say_here(rooms.member, "new")
    asked = await rooms.guest(rooms.member, "new").acts(CHOOSE)

    reply = await rooms.guest(rooms.member, "new").fills(asked, team="somebody else's")

    assert isinstance(reply, Invalid)


# --- a room that is a team's already ---


async def test_who_is_in_another_team_cannot_take_the_room_away(rooms: Rooms) -> None:
    said = await rooms.say_here(rooms.outsider, rooms.team.key)
    reply = await rooms.guest(rooms.outsider, rooms.team.key).acts(CHOOSE)

    assert labels(said) == []
    assert message_of(reply).title == rooms.word(rooms.outsider, "general-old-button-title")
    assert await rooms.team_at(rooms.team.key) == rooms.team.key


async def test_a_room_that_becomes_another_teams_reaches_the_first_one_no_longer(rooms: Rooms) -> None:
    room = rooms.team.key
    guest = rooms.guest(rooms.coordinator, room)
    await rooms.say_here(rooms.coordinator, room)

    await guest.fills(await guest.acts(CHOOSE), team=rooms.other_team.key)
    await rooms.reflect()

    assert await rooms.team_at(room) == rooms.other_team.key
    assert await rooms.fates() == [("skipped", "unreachable")]
    assert len([one for one in rooms.prompts(room) if one.buttons]) == 1


async def test_what_waits_for_a_team_never_comes_out_in_a_room_that_is_another_teams(rooms: Rooms) -> None:
    await programme.start(rooms.its.ctx, ID, starts_on=MONDAY.date(), owner=None)
    rooms.its.clock.move_to(REFLECTION)
    await programme.begin_due(rooms.its.ctx, REFLECTION)
    await rooms.its.ctx.store.slots.go_on()
    await rooms.its.ctx.store.people.join(rooms.other_team.id, address(f"team:{rooms.team.key}"))

    await rooms.its.bot.tick()

    assert await rooms.fates() == [("skipped", "unreachable")]


# --- a room that cannot be written to ---


async def test_a_room_that_refuses_is_told_once_with_what_to_do(rooms: Rooms) -> None:
    """slack.md §3.12."""
    rooms.its.channel.faults = []
    await rooms.say_here(rooms.member, rooms.team.key)
    await rooms.its.ctx.store.people.join(
        rooms.team.id, address(f"team:{rooms.team.key}"), by=rooms.colleague.id
    )
    await only_this_team(rooms)
    rooms.its.channel.faults = [Unreachable(Obstacle.NOT_A_MEMBER)]

    await rooms.reflect()
    await rooms.its.run_until(REFLECTION + timedelta(weeks=2, hours=1))

    for reader in (rooms.coordinator, rooms.colleague):
        (message,) = rooms.told(reader)
        assert rooms.team.name in message.body
        assert rooms.word(reader, "teamroom-closed-not-a-member") in message.body
    assert rooms.told(rooms.member) == []
    assert set(await rooms.fates()) == {("failed", "unreachable"), ("skipped", "unreachable")}


async def only_this_team(rooms: Rooms) -> None:
    """Let the other teams be none, so that a fault of the platform meets this one."""
    async with rooms.its.database.write() as connection:
        others = (recipient.c.kind == "team", recipient.c.id != rooms.team.id)
        await connection.execute(update(recipient).where(*others).values(active=False))


async def test_every_coordinator_is_told_one_message(rooms: Rooms) -> None:
    coordinators = await rooms.its.ctx.store.people.with_role(Role.COORDINATOR)

    await rooms.closes()
    await rooms.closes(event="again")

    assert {len(rooms.told(one)) for one in coordinators} == {1}


async def test_that_dult_was_started_without_a_platform_is_no_news_for_coordinators(rooms: Rooms) -> None:
    await rooms.closes(Obstacle.NO_CHANNEL)

    assert rooms.told(rooms.coordinator) == []


async def test_at_night_nobody_is_woken_for_it(rooms: Rooms) -> None:
    rooms.its.clock.move_to(MONDAY + timedelta(hours=14))

    await rooms.closes()
    at_night = rooms.told(rooms.coordinator)
    await rooms.its.run_until(MONDAY + timedelta(days=1))

    assert (at_night, len(rooms.told(rooms.coordinator))) == ([], 1)


async def test_a_room_that_is_back_before_anybody_was_told_is_no_news(rooms: Rooms) -> None:
    rooms.its.clock.move_to(MONDAY + timedelta(hours=14))
    await rooms.closes()

    await rooms.opens()
    await rooms.its.run_until(MONDAY + timedelta(days=1))

    assert rooms.told(rooms.coordinator) == []


async def test_a_room_that_was_back_in_between_is_told_again(rooms: Rooms) -> None:
    await rooms.closes()
    rooms.its.clock.move_to(MONDAY + timedelta(hours=1))

    await rooms.opens()
    rooms.its.clock.move_to(MONDAY + timedelta(hours=2))
    await rooms.closes(event="again")

    assert len(rooms.told(rooms.coordinator)) == 2


async def test_what_a_closed_room_missed_comes_when_it_is_back_on_the_same_day(rooms: Rooms) -> None:
    await only_this_team(rooms)
    rooms.its.channel.faults = [Unreachable(Obstacle.ARCHIVED)]
    await rooms.reflect()
    before = await rooms.fates()
    rooms.its.clock.move_to(REFLECTION + timedelta(hours=2))

    await rooms.opens()
    await rooms.its.run_until(REFLECTION + timedelta(weeks=2, hours=1))

    steps = rooms.its.ctx.library.programmes[ID].steps
    async with rooms.its.database.read() as connection:
        items = await connection.execute(
            select(delivery.c.item_id)
            .where(delivery.c.recipient_id == rooms.team.id, delivery.c.kind == Kind.REFLECTION)
            .order_by(delivery.c.id)
        )
        got = list(items.scalars())
    assert before == [("failed", "unreachable")]
    assert await rooms.fates() == [("sent", None)] * len(got)
    assert got == list(steps[: len(got)])


async def test_what_is_over_for_today_comes_next_time_and_no_reflection_is_lost(rooms: Rooms) -> None:
    await only_this_team(rooms)
    rooms.its.channel.faults = [Unreachable(Obstacle.ARCHIVED)]
    await rooms.reflect()
    rooms.its.clock.move_to(REFLECTION + timedelta(hours=9))

    await rooms.opens()
    await rooms.its.run_until(REFLECTION + timedelta(weeks=4, hours=1))

    async with rooms.its.database.read() as connection:
        sent = await connection.execute(
            select(delivery.c.item_id).where(
                delivery.c.recipient_id == rooms.team.id,
                delivery.c.kind == Kind.REFLECTION,
                delivery.c.state == "sent",
            )
        )
        got = list(sent.scalars())
    assert (await rooms.fates())[0] == ("failed", "unreachable")
    assert got == list(rooms.its.ctx.library.programmes[ID].steps[: len(got)])


async def test_saying_so_in_the_room_opens_it_again(rooms: Rooms) -> None:
    await rooms.closes(Obstacle.NOT_ALLOWED)

    said = await rooms.say_here(rooms.member, rooms.team.key)

    async with rooms.its.database.read() as connection:
        closed = await connection.scalar(
            select(addresses.c.unreachable).where(addresses.c.recipient_id == rooms.team.id)
        )
    assert said.body == rooms.word(rooms.member, "teamroom-is", team=rooms.team.name)
    assert closed is None


async def test_an_old_room_that_comes_back_does_not_take_the_team_from_its_new_one(rooms: Rooms) -> None:
    await rooms.say_here(rooms.member, "new")
    await rooms.closes()

    await rooms.opens()
    await rooms.reflect()

    assert rooms.told(rooms.coordinator) == []
    assert (len(rooms.prompts("new")), len(rooms.prompts(rooms.team.key))) == (2, 0)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("reason", [*TOLD, "message-limit"])
async def test_the_words_say_which_team_why_and_what_to_do(
    language: Language, reason: str, rooms: Rooms
) -> None:
    chosen = await rooms.its.ctx.store.people.person(rooms.coordinator.id)
    assert chosen is not None
    await rooms.its.ctx.store.people.choose(chosen.id, replace(chosen.preferences, language=language))

    await rooms.closes(reason)

    (message,) = rooms.told(replace(rooms.coordinator, language=language))
    own_words = rooms.its.ctx.say(language, "command-room").split(",")
    assert rooms.team.name in message.title
    assert message.language is language
    assert any(f"*{words.strip()}*" in message.body for words in own_words)
