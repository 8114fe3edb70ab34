"""A practice is shared with consent, seen by the network, tried by others, and gone when it is taken back."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from itertools import count

import pytest
from sqlalchemy import func, insert, select, update

from adapters.database.tables import membership, person, practice, practice_try, recipient, slot, team
from bot import practice as noun
from bot.events import EventId, Pressed, Submitted
from bot.message import Ask, Message, Reply, Say
from bot.retention import ROUND, begin, round_of
from nudges.language import Language
from nudges.person import Person, RecipientId, Role
from nudges.practice import LONGEST, PracticeId, Standing
from tests.bot.talking import address, labels
from tests.house import MONDAY, Guest, House, form_of, house, message_of, phrases

DID = "Vi begynner møtet med et spørsmål."
ROOM = "agents"
_events = count(1)


@dataclass
class Network:
    its: House
    author: Guest
    other: Guest
    coordinator: Guest
    second_coordinator: Guest
    employee: Guest

    async def person(self, guest: Guest) -> Person:
        found = await self.its.ctx.store.people.by_key(guest.key)
        assert found is not None
        return found

    async def word(self, guest: Guest, phrase: str, **values: str | float) -> str:
        return phrases().say((await self.person(guest)).language, phrase, **values)

    async def presses(self, guest: Guest, phrase: str) -> Reply:
        reply = await guest.presses(await self.word(guest, phrase))
        await self.its.bot.tick()
        return reply

    async def fills(self, guest: Guest, asked: Reply, **values: str) -> Reply:
        reply = await guest.fills(asked, **values)
        await self.its.bot.tick()
        return reply

    async def chooses_a_message(
        self, guest: Guest, words: str, by: str | None, *, room: str | None = None
    ) -> Reply:
        """Choose *share as a practice* in the menu of somebody's message."""
        return await self.its.bot.handle(
            Pressed(
                id=EventId(f"menu-{next(_events)}"),
                at=self.its.clock.now(),
                by=address(guest.route),
                room=address(room) if room else None,
                action="practice-share:0",
                quoted=words,
                quoted_by=address(by) if by else None,
            )
        )

    async def writes(self, guest: Guest, did: str = DID, **values: str) -> Message:
        """Write a practice down, and return its preview."""
        asked = await guest.acts("practice-share:0")
        await self.fills(guest, asked, did=did, **values)
        return guest.messages[-1]

    async def shares(self, guest: Guest, did: str = DID, **values: str) -> None:
        await self.writes(guest, did, **values)
        await self.presses(guest, "practice-share-it")

    async def wants_a_colleagues(self, guest: Guest, colleague: Guest, words: str = DID) -> None:
        """Choose a colleague's message, and let the colleague be asked."""
        await self.fills(guest, await self.chooses_a_message(guest, words, colleague.route))
        await self.presses(guest, "practice-ask")

    def in_room(self) -> Sequence[Message]:
        return self.its.channel.to(f"team:{ROOM}")

    async def stands(self) -> Standing:
        async with self.its.database.read() as connection:
            return Standing(str(await connection.scalar(select(practice.c.standing))))

    async def stored(self) -> int:
        async with self.its.database.read() as connection:
            return int(await connection.scalar(select(func.count()).select_from(practice)) or 0)


@asynccontextmanager
async def network() -> AsyncIterator[Network]:
    async with house() as its:
        people = its.ctx.store.people
        agents = [one for one in await people.with_role(Role.COMPETENCE_AGENT) if one.language is Language.NB]
        coordinators = await people.with_role(Role.COORDINATOR)
        plain = [one for one in await people.with_role(Role.EMPLOYEE) if one.roles == {Role.EMPLOYEE}]
        yield Network(
            its,
            author=its.guest(agents[0].key),
            other=its.guest(agents[1].key),
            coordinator=its.guest(coordinators[0].key),
            second_coordinator=its.guest(coordinators[1].key),
            employee=its.guest(next(one.key for one in plain if one.language is Language.NB)),
        )


@pytest.fixture
async def net() -> AsyncIterator[Network]:
    async with network() as opened:
        yield opened


async def make_room(its: House, *more: RecipientId, agents: int | None = None) -> RecipientId:
    """Give the agents a team of their own, with a room; more people may be in it."""
    members = [one.id for one in await its.ctx.store.people.with_role(Role.COMPETENCE_AGENT)][:agents]
    async with its.database.write() as connection:
        its_slot = await connection.scalar(select(slot.c.id).limit(1))
        new = insert(recipient).values(kind="team", slot_id=its_slot).returning(recipient.c.id)
        team_id = RecipientId((await connection.execute(new)).scalar_one())
        await connection.execute(
            insert(team).values(id=team_id, key=ROOM, name="Agentene", language=Language.NB)
        )
        for one in (*members, *more):
            await connection.execute(insert(membership).values(team_id=team_id, person_id=one, position=9))
    await its.ctx.store.people.join(team_id, address(f"team:{ROOM}"))
    return team_id


async def test_what_is_written_down_is_shown_to_its_author_alone_before_it_is_shared(net: Network) -> None:
    await make_room(net.its)

    preview = await net.writes(net.author, happened="Flere sa noe.", tip="Vent litt.")

    assert DID in preview.text
    assert "Flere sa noe." in preview.text
    assert labels(preview) == ["Del nå", "Endre", "Forkast"]
    assert (list(net.in_room()), net.coordinator.messages, net.other.messages) == ([], [], [])
    assert await net.stands() is Standing.DRAFT


async def test_the_preview_shows_what_colleagues_see(net: Network) -> None:
    await make_room(net.its)
    preview = await net.writes(net.author, tip="Vent litt.")

    await net.presses(net.author, "practice-share-it")

    (shown_there,) = net.in_room()
    assert (shown_there.title, shown_there.facts) == (preview.title, preview.facts)
    assert shown_there.body in preview.body


async def test_sharing_shows_it_with_name_and_site_in_the_agents_room_and_to_each_coordinator(
    net: Network,
) -> None:
    await make_room(net.its)
    author = await net.person(net.author)

    await net.shares(net.author)

    (in_room,) = net.in_room()
    assert author.name in in_room.title
    assert ", " in in_room.title
    assert all(DID in one.messages[-1].text for one in (net.coordinator, net.second_coordinator))
    assert net.other.messages == []
    assert "Takk for at du deler" in net.author.messages[-1].body


async def test_a_team_with_anybody_else_in_it_is_no_room_of_the_agents(net: Network) -> None:
    await make_room(net.its, (await net.person(net.employee)).id)

    await net.shares(net.author)

    assert list(net.in_room()) == []


async def test_the_team_of_a_single_agent_is_no_room_of_the_agents(net: Network) -> None:
    await make_room(net.its, agents=1)

    assert await net.its.ctx.store.practices.rooms() == []


async def test_coordinators_among_them_leave_it_the_agents_room(net: Network) -> None:
    its_id = await make_room(net.its, (await net.person(net.coordinator)).id)

    assert [one.id for one in await net.its.ctx.store.practices.rooms()] == [its_id]


async def test_what_is_shared_at_night_reaches_the_coordinators_in_the_morning(net: Network) -> None:
    await net.its.run_until(MONDAY + timedelta(hours=14))

    await net.shares(net.author)
    at_night = list(net.coordinator.messages)
    await net.its.run_until(MONDAY + timedelta(days=1))

    assert at_night == []
    assert DID in net.coordinator.messages[-1].text


async def test_a_draft_is_changed_before_it_is_shared(net: Network) -> None:
    await net.writes(net.author)

    asked = await net.presses(net.author, "practice-change")
    await net.fills(net.author, asked, did="Vi spør først.")
    await net.presses(net.author, "practice-share-it")

    assert "Vi spør først." in net.coordinator.messages[-1].text
    assert DID not in net.coordinator.messages[-1].text


async def test_what_is_thrown_away_is_deleted_and_reaches_nobody(net: Network) -> None:
    await net.writes(net.author)

    gone = message_of(await net.presses(net.author, "practice-drop"))
    late = message_of(await net.author.acts("practice-share-it:1"))

    assert DID not in gone.text
    assert late.title == gone.title
    assert await net.stands() is Standing.DROPPED
    assert net.coordinator.messages == []


async def test_a_number_of_somebodys_is_pointed_out_before_anything_is_kept(net: Network) -> None:
    asked = await net.author.acts("practice-share:0")

    warned = await net.fills(net.author, asked, did="Ring meg på 22 33 44 55 når det passer")

    assert isinstance(warned, Ask)
    assert await net.stored() == 0


async def test_the_form_begins_with_the_words_of_ones_own_message(net: Network) -> None:
    form = form_of(await net.chooses_a_message(net.author, DID, net.author.route))

    assert (form.fields[0].value, form.action.ref, form.intro) == (DID, 0, "")


async def test_a_message_that_is_too_long_is_shortened_between_words(net: Network) -> None:
    form = form_of(await net.chooses_a_message(net.author, "ord " * LONGEST, net.author.route))

    assert len(form.fields[0].value) <= LONGEST
    assert form.fields[0].value.endswith("ord…")


@pytest.mark.parametrize("by", ["somebody-unknown", None])
async def test_words_of_somebody_whom_dult_cannot_ask_are_not_taken_over(
    net: Network, by: str | None
) -> None:
    form = form_of(await net.chooses_a_message(net.author, DID, by))

    assert form.fields[0].value == ""
    assert "kan ikke spørre" in form.intro


async def test_a_colleague_is_asked_first_with_what_others_would_see(net: Network) -> None:
    await make_room(net.its)
    author, other = await net.person(net.author), await net.person(net.other)

    await net.wants_a_colleagues(net.author, net.other)

    asked = net.other.messages[-1]
    assert asked.title == f"Kan {author.name} dele dette?"
    assert DID in asked.text
    assert labels(asked) == ["Ja, del gjerne", "Nei takk"]
    assert net.author.messages[-1].title == f"{other.name} er spurt"
    assert (list(net.in_room()), net.coordinator.messages) == ([], [])


async def test_with_a_yes_it_is_shared_in_the_colleagues_name_and_who_asked_is_told(net: Network) -> None:
    await make_room(net.its)
    author, other = await net.person(net.author), await net.person(net.other)
    await net.wants_a_colleagues(net.author, net.other)

    await net.presses(net.other, "practice-yes")

    (in_room,) = net.in_room()
    assert other.name in in_room.title
    assert author.name in in_room.text
    assert [other.name in one.body for one in net.author.messages] == [True, True]
    assert labels(net.other.messages[-1]) == ["Endre", "Ta det tilbake"]
    assert labels(net.author.messages[-1]) == ["Ta det tilbake"]


async def test_with_a_no_nothing_goes_out_and_the_words_are_gone(net: Network) -> None:
    await make_room(net.its)
    await net.wants_a_colleagues(net.author, net.other)

    await net.presses(net.other, "practice-no")

    assert "helt greit" in net.author.messages[-1].body
    assert not [one for guest in (net.author, net.other) for one in guest.messages if DID in one.text]
    assert (list(net.in_room()), net.coordinator.messages) == ([], [])


async def test_without_an_answer_it_ends_after_fourteen_days_and_both_cards_say_so(net: Network) -> None:
    await net.wants_a_colleagues(net.author, net.other)
    await net.its.run_until(MONDAY + timedelta(days=13))
    before = await net.stands()

    await net.its.run_until(MONDAY + timedelta(days=15))
    late = message_of(await net.other.acts("practice-yes:1"))

    assert (before, await net.stands()) == (Standing.ASKED, Standing.LAPSED)
    assert "ikke noe svar" in net.author.messages[-1].body
    assert late.title == net.other.messages[-1].title == "Ikke delt"
    assert net.coordinator.messages == []


async def test_only_the_colleague_can_say_yes(net: Network) -> None:
    await net.wants_a_colleagues(net.author, net.other)

    for guest in (net.author, net.employee, net.coordinator):
        await guest.acts("practice-yes:1")

    assert await net.stands() is Standing.ASKED


async def test_a_draft_with_a_colleagues_words_never_passes_them_by(net: Network) -> None:
    await net.fills(net.author, await net.chooses_a_message(net.author, DID, net.other.route))

    await net.its.ctx.store.practices.move(PracticeId(1), Standing.SHARED, MONDAY)

    assert await net.stands() is Standing.DRAFT


async def test_who_asked_can_take_the_question_back(net: Network) -> None:
    await net.wants_a_colleagues(net.author, net.other)

    await net.presses(net.author, "practice-take-back")

    assert DID not in net.other.messages[-1].text
    assert net.other.messages[-1].buttons == ()


async def test_others_tell_that_they_tried_it_too_once_each_and_all_cards_show_how_many(net: Network) -> None:
    await make_room(net.its)
    await net.shares(net.author)
    other_in_room = net.other.in_room(ROOM)

    for _ in range(2):
        await other_in_room.presses("Vi prøvde det også", net.in_room()[0])
        await net.its.bot.tick()
    await net.presses(net.coordinator, "practice-tried")

    assert "2 kolleger" in net.in_room()[0].body
    assert "2 kolleger" in net.author.messages[-1].body


async def test_who_pressed_in_the_room_can_undo_it_and_add_a_line_for_themselves(net: Network) -> None:
    await make_room(net.its)
    other = await net.person(net.other)
    await net.shares(net.author)
    other_in_room = net.other.in_room(ROOM)

    noted = message_of(await other_in_room.presses("Vi prøvde det også", net.in_room()[0]))
    asked = await other_in_room.acts(str(noted.buttons[0].action))
    await other_in_room.fills(asked, words="Det tok fem minutter.")
    await net.its.bot.tick()
    with_line = net.in_room()[0]
    await other_in_room.acts(str(noted.buttons[1].action))
    await net.its.bot.tick()

    assert labels(noted) == ["Skriv en linje", "Angre"]
    assert "Det tok fem minutter." in with_line.text
    assert other.name in with_line.text
    assert "Det tok fem minutter." not in net.in_room()[0].text
    assert "1 kolle" not in net.in_room()[0].body


async def test_nobody_counts_for_their_own(net: Network) -> None:
    await make_room(net.its)
    await net.shares(net.author)

    own = message_of(await net.author.in_room(ROOM).presses("Vi prøvde det også", net.in_room()[0]))

    assert "Ta det tilbake" in labels(own)
    async with net.its.database.read() as connection:
        assert await connection.scalar(select(func.count()).select_from(practice_try)) == 0


async def test_words_changed_afterwards_show_on_every_card(net: Network) -> None:
    await make_room(net.its)
    await net.shares(net.author)

    asked = await net.presses(net.author, "practice-change")
    await net.fills(net.author, asked, did="Vi spør først.")

    for message in (net.in_room()[0], net.coordinator.messages[-1], net.author.messages[-1]):
        assert "Vi spør først." in message.text
        assert DID not in message.text


async def test_what_is_taken_back_is_gone_from_every_card_and_from_the_database(net: Network) -> None:
    await make_room(net.its)
    await net.shares(net.author)

    await net.presses(net.author, "practice-take-back")

    shown_now = [net.in_room()[0], net.coordinator.messages[-1], net.author.messages[-1]]
    assert {one.title for one in shown_now} >= {"Tatt tilbake"}
    assert not [one for one in shown_now if DID in one.text or one.buttons]
    async with net.its.database.read() as connection:
        assert await connection.scalar(select(practice.c.did)) == ""


async def test_a_card_that_waits_for_the_morning_is_not_sent_when_it_was_taken_back(net: Network) -> None:
    await net.its.run_until(MONDAY + timedelta(hours=14))
    await net.shares(net.author)

    await net.presses(net.author, "practice-take-back")
    await net.its.run_until(MONDAY + timedelta(days=2))

    assert net.coordinator.messages == []


async def test_one_coordinator_takes_it_further_the_others_see_who_and_the_author_is_told(
    net: Network,
) -> None:
    await net.shares(net.author)
    name = (await net.person(net.coordinator)).name

    await net.presses(net.coordinator, "practice-pick")
    await net.second_coordinator.acts("practice-pick:1")
    await net.its.bot.tick()

    second = net.second_coordinator.messages[-1]
    assert name in second.text
    assert await net.word(net.second_coordinator, "practice-pick") not in labels(second)
    assert name in net.author.messages[-1].body
    assert await net.word(net.coordinator, "practice-put-back") in labels(net.coordinator.messages[-1])


async def test_what_was_put_back_another_coordinator_can_take(net: Network) -> None:
    await net.shares(net.author)
    await net.presses(net.coordinator, "practice-pick")

    await net.presses(net.coordinator, "practice-put-back")
    await net.presses(net.second_coordinator, "practice-pick")

    name = (await net.person(net.second_coordinator)).name
    assert name in net.coordinator.messages[-1].text


async def test_an_agent_cannot_take_it_further(net: Network) -> None:
    await net.shares(net.author)

    await net.other.acts("practice-pick:1")

    its = await net.its.ctx.store.practices.look(PracticeId(1))
    assert its is not None
    assert its.picked_by is None


async def test_the_list_shows_the_newest_first_and_goes_back_in_time(net: Network) -> None:
    for number in range(7):
        await net.shares(net.author, f"Praksis {number}")

    first = message_of(await net.other.says("hverdagspraksis"))
    older = message_of(await net.presses(net.other, "practice-older"))

    assert [fact.value for fact in first.facts] == [f"Praksis {number}" for number in (6, 5, 4, 3, 2)]
    assert [fact.value for fact in older.facts] == ["Praksis 1", "Praksis 0"]


async def test_one_in_the_list_opens_on_a_card_that_stays_true(net: Network) -> None:
    await net.shares(net.author)
    await net.other.says("hverdagspraksis")

    await net.other.presses("Åpne 1")
    await net.its.bot.tick()
    opened = net.other.messages[-1]
    await net.presses(net.author, "practice-take-back")

    assert DID in opened.text
    assert DID not in net.other.messages[-1].text


async def test_somebody_outside_the_network_sees_what_they_shared_and_nothing_else(net: Network) -> None:
    await net.shares(net.author)
    await net.shares(net.employee, "Vi ringer først.")

    listed = message_of(await net.employee.says("hverdagspraksis"))
    forged = await net.employee.acts("practice-open:1")
    counted = await net.employee.acts("practice-tried:1")

    assert [fact.value for fact in listed.facts] == ["Vi ringer først."]
    assert all(DID not in message_of(one).text for one in (forged, counted))


@pytest.mark.parametrize("language", Language)
async def test_it_is_asked_for_in_words_in_every_language(net: Network, language: Language) -> None:
    share, newest = (phrases().say(language, one.words).split(",")[0] for one in noun.COMMANDS)

    offered = message_of(await net.author.says(share))
    listed = message_of(await net.author.says(newest))

    assert offered.title == "Hverdagspraksis"
    assert listed.body == await net.word(net.author, "practice-list-empty")


async def test_a_reader_of_another_language_sees_what_it_is_written_in(net: Network) -> None:
    await net.author.says("language suomi")
    await net.shares(net.author, "Aloitamme kysymyksellä.")

    listed = net.coordinator.messages[-1]

    assert phrases().say(listed.language, "general-language-fi") in listed.body


async def test_words_are_never_taken_for_markup(net: Network) -> None:
    await net.shares(net.author, "[klikk](https://evil.example) *nå*", happened="<!channel>")

    shown_there = net.coordinator.messages[-1]

    assert "evil" not in shown_there.body + shown_there.title
    assert shown_there.facts[0].value == "[klikk](https://evil.example) *nå*"


async def test_events_worked_again_after_a_crash_share_once(net: Network) -> None:
    await make_room(net.its)
    form = form_of(await net.author.acts("practice-share:0"))
    sent = Submitted(
        id=EventId("written"),
        at=MONDAY,
        by=address(net.author.route),
        action=str(form.action),
        values={"did": DID, "happened": "", "tip": ""},
    )
    press = Pressed(
        id=EventId("share"), at=MONDAY, by=address(net.author.route), action="practice-share-it:1"
    )

    for event in (sent, sent, press, press):
        await net.its.bot.answer(event)
        await net.its.bot.tick()

    assert await net.stored() == 1
    assert len(net.in_room()) == len(net.coordinator.messages) == 1


async def test_in_a_teams_room_is_said_where_the_preview_stands(net: Network) -> None:
    await make_room(net.its)
    in_room = net.author.in_room(ROOM)

    asked = await in_room.acts("practice-share:0")
    told = await in_room.fills(asked, did=DID)
    await net.its.bot.tick()

    assert isinstance(told, Say)
    assert told.private
    assert DID in net.author.messages[-1].text
    assert list(net.in_room()) == []


async def test_who_deletes_it_takes_it_from_every_card(net: Network) -> None:
    await make_room(net.its)
    await net.shares(net.author)
    author = await net.person(net.author)

    (own,) = await net.its.ctx.store.personal_data.own(author.id)
    await net.its.ctx.store.personal_data.erase(author.id, [own.key], EventId("erase"), MONDAY)
    await net.its.bot.tick()

    assert (own.key, own.words) == ("practice:1", DID)
    assert DID not in net.in_room()[0].text + net.author.messages[-1].text


async def test_a_colleague_can_delete_what_was_shared_of_theirs(net: Network) -> None:
    await net.wants_a_colleagues(net.author, net.other)
    await net.presses(net.other, "practice-yes")
    other = await net.person(net.other)

    erased = await net.its.ctx.store.personal_data.erase_all(other.id, EventId("erase"), MONDAY)
    await net.its.bot.tick()

    assert erased == 1
    assert DID not in net.coordinator.messages[-1].text


async def test_who_deletes_their_line_is_not_counted_any_more(net: Network) -> None:
    await make_room(net.its)
    await net.shares(net.author)
    await net.presses(net.coordinator, "practice-tried")
    coordinator = await net.person(net.coordinator)

    (own,) = await net.its.ctx.store.personal_data.own(coordinator.id)
    await net.its.ctx.store.personal_data.erase(coordinator.id, [own.key], EventId("erase"), MONDAY)
    await net.its.bot.tick()

    assert "Én kollega" not in net.in_room()[0].body


async def test_my_data_has_what_one_shared_and_tried(net: Network) -> None:
    await net.shares(net.author)
    await net.presses(net.coordinator, "practice-tried")

    readable, _ = message_of(await net.author.says("mine data")).attachments
    records = await net.its.ctx.store.personal_data.of((await net.person(net.coordinator)).id)

    assert "## Praksis du har delt, og det du har prøvd (1)" in readable.content
    assert DID in readable.content
    assert "practice:" not in readable.content
    assert len(records["practice_try"]) == 1


async def test_a_leavers_practices_lose_their_words_after_thirty_days(net: Network) -> None:
    await make_room(net.its)
    await net.shares(net.author)
    author = await net.person(net.author)
    await leave(net, author)

    await forget(net, days=29)
    before = net.in_room()[0].text
    await forget(net, days=32)

    assert DID in before
    assert DID not in net.in_room()[0].text
    assert author.name not in net.in_room()[0].text


@pytest.mark.parametrize(("is_shared", "days"), [(False, 30), (True, 365)])
async def test_drafts_are_kept_for_thirty_days_and_what_is_shared_for_twelve_months(
    net: Network, is_shared: bool, days: int
) -> None:
    await (net.shares(net.author) if is_shared else net.writes(net.author))

    await forget(net, days=days - 1)
    before = await net.stored()
    await forget(net, days=days + 2)

    assert (before, await net.stored()) == (1, 0)


@pytest.mark.parametrize("language", Language)
def test_the_words_in_slacks_menus_and_on_buttons_fit(language: Language) -> None:
    def longest(most: int, *names: str) -> list[str]:
        said = [phrases().say(language, f"practice-{name}", number="10") for name in names]
        return [one for one in said if len(one) > most]

    assert longest(20, "share-it", "ask", "change-line", "open", "older", "yes", "no") == []
    assert longest(24, "shortcut", "heading", "see", "save", "line-title") == []
    assert longest(150, "shortcut-line") == []


async def leave(net: Network, who: Person) -> None:
    async with net.its.database.write() as connection:
        await connection.execute(update(recipient).where(recipient.c.id == who.id).values(active=False))
        await connection.execute(update(person).where(person.c.id == who.id).values(left_at=MONDAY))


async def forget(net: Network, *, days: int) -> None:
    """Let a night come without all the days before it."""
    net.its.clock.move_to(MONDAY + timedelta(days=days))
    await begin(net.its.ctx)
    net.its.clock.move_to(MONDAY + timedelta(days=days + 1))
    for one in await net.its.ctx.store.agenda.due(net.its.clock.now()):
        if one.what == ROUND:
            await round_of(net.its.ctx, one)
    await net.its.bot.tick()
