from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, update

from adapters.database.tables import delivery, reflection_note, team
from bot import programme, reflection, retention
from bot.events import EventId, Submitted
from bot.message import Ask, ChoiceField, Invalid, Message, Replace, Reply, Say
from bot.ports import Outgoing, Round
from bot.privacy import with_choice
from bot.turn import Turn
from nudges.delivery import Address, DeliveryId, Item, Kind, Reason, Receipt, State
from nudges.item import read_item
from nudges.language import Language
from nudges.person import Preferences, RecipientId, Team
from nudges.privacy import Privacy
from tests.house import WORKSPACE, Guest, House, form_of, house, library, message_of, some_people

THURSDAY = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
"""One o'clock in Oslo."""
TEAM = "fagsenteret/samtale"
FILM = """
kind = "reflection"
minutes = 5
competences = ["lifecomp:L2"]
serves = "learn-in-the-work"
[film]
url = "https://film.example/1"
minutes = 4
captions = true
language = "sv"
[nb]
title = "En film om møter"
question = "Hva kjenner dere igjen fra egne møter?"
next = "Hva prøver vi på neste møte?"
film_summary = "Tre kolleger forteller hvordan de begynner møtene sine."
film_transcript = "Vi begynner alltid med en runde."
"""


@dataclass
class Room:
    """A team's room in a whole Dult, with a prompt in it."""

    its: House
    team: Team
    one: Guest
    other: Guest

    @property
    def messages(self) -> list[Message]:
        return self.one.messages

    @property
    def card(self) -> Message:
        return self.messages[0]

    @property
    def board(self) -> Message:
        return self.messages[-1]

    async def after(self, **later: float) -> None:
        await self.its.run_until(self.its.clock.now() + timedelta(**later))

    async def settles(self) -> None:
        await self.its.run_until(self.its.clock.now())

    async def writes(self, who: Guest, label: str, words: str) -> Reply:
        """Press, fill the form that opens, and let the room be brought up to date."""
        reply = await who.fills(await who.presses(label), words=words)
        await self.settles()
        return reply

    async def timers(self) -> Sequence[tuple[str, str | None]]:
        query = select(delivery.c.state, delivery.c.reason).where(delivery.c.kind == Kind.TIMER)
        async with self.its.database.read() as connection:
            return [(row.state, row.reason) for row in await connection.execute(query.order_by("id"))]


def facts(message: Message) -> dict[str, str]:
    return {fact.label: fact.value for fact in message.facts}


def labels(message: Message) -> list[str]:
    return [button.label for button in (*message.buttons, *message.more)]


async def post_prompt(its: House, to: RecipientId, item: str, key: str = "prompt") -> None:
    version = library().reflections[item].version
    await its.ctx.store.deliveries.post(
        Outgoing(
            key=key, kind=Kind.REFLECTION, item=Item(id=item, version=version), to=to, due_at=its.clock.now()
        )
    )
    await its.run_until(its.clock.now())


@asynccontextmanager
async def room(
    item: str = "reflection-our-meetings", language: Language = Language.NB, now: datetime = THURSDAY
) -> AsyncIterator[Room]:
    async with house(now=now, people=some_people(21)) as its:
        async with its.database.write() as connection:
            await connection.execute(update(team).where(team.c.key == TEAM).values(language=language))
        found = await its.ctx.store.people.team_at(
            Address(channel="test", workspace=WORKSPACE, route=f"team:{TEAM}")
        )
        assert found is not None
        keys = [
            person.key
            for member in found.members
            if (person := await its.ctx.store.people.person(member)) is not None
        ]
        if item in library().reflections:
            await post_prompt(its, found.id, item)
        yield Room(its, found, its.guest(keys[0]).in_room(TEAM), its.guest(keys[1]).in_room(TEAM))


# --- the prompt -----------------------------------------------------------------------------------


async def test_a_programme_for_teams_posts_its_first_prompt_to_every_room_on_thursday_at_one() -> None:
    async with house(now=THURSDAY - timedelta(days=3), people=some_people(21)) as its:
        joined = await programme.start(its.ctx, "team-reflections", starts_on=date(2026, 11, 23), owner=None)

        await its.run_until(THURSDAY)

        sent = [message for to, message in its.channel.messages.values() if to.route.startswith("team:")]
        assert len(sent) == joined > 1
        assert {message.title for message in sent} == {"Små knep som flere kan bruke"}


async def test_the_prompt_has_text_question_time_and_who_sees_it() -> None:
    async with room() as here:
        assert here.card.body.startswith("Møtet starter som det pleier")
        assert "**Hva var grunnen til at dere holdt det siste møtet på den måten?**" in here.card.body
        assert facts(here.card) == {"Tid": "5 minutter"}
        assert here.card.who_sees
        assert labels(here.card) == [
            "Start sammen nå",
            "La stå åpen i dag",
            "En annen uke",
            "Endre tiden",
            "Stopp for oss",
        ]


@pytest.mark.parametrize("with_film", [False, True])
async def test_the_session_is_the_same_with_and_without_a_film(with_film: bool) -> None:
    async with room("nothing" if with_film else "reflection-our-meetings") as here:
        if with_film:
            prompt = read_item("reflection-film", FILM)
            item = Item(id=prompt.id, version=prompt.version)
            await here.its.ctx.store.items.keep({item: FILM})
            await here.its.ctx.store.deliveries.post(
                Outgoing(key="film", kind=Kind.REFLECTION, item=item, to=here.team.id, due_at=THURSDAY)
            )
            await here.settles()

        offered = [button.action.name for button in here.card.buttons]
        await here.one.presses("Start sammen nå")
        running = [button.action.name for button in here.card.buttons]
        await here.after(minutes=5)

        assert (here.card.film is not None) == with_film
        assert offered == ["reflection-start", "reflection-leave-open", "reflection-another-week"]
        assert running == ["reflection-stop", "reflection-note"]
        assert [button.action.name for button in here.board.buttons] == [
            "reflection-said",
            "reflection-share",
            "reflection-next",
        ]


async def test_a_film_comes_with_all_that_those_need_who_cannot_see_or_hear_it() -> None:
    async with room("nothing") as here:
        prompt = read_item("reflection-film", FILM)
        item = Item(id=prompt.id, version=prompt.version)
        await here.its.ctx.store.items.keep({item: FILM})
        await here.its.ctx.store.deliveries.post(
            Outgoing(key="film", kind=Kind.REFLECTION, item=item, to=here.team.id, due_at=THURSDAY)
        )
        await here.settles()

        film = here.card.film
        read = message_of(await here.one.presses("Les filmteksten"))

        assert film is not None
        assert (film.minutes, film.captions) == (4, True)
        assert film.summary == "Tre kolleger forteller hvordan de begynner møtene sine."
        assert facts(here.card)["Filmen er på"] == "svensk"
        assert "https://film.example/1" in here.card.text
        assert read.body == "Vi begynner alltid med en runde."


@pytest.mark.parametrize("minutes", [3, 15])
async def test_the_timer_can_be_set_from_three_to_fifteen_minutes(minutes: int) -> None:
    async with room() as here:
        asked = await here.one.presses("Endre tiden")
        await here.one.fills(asked, minutes=str(minutes))
        assert facts(here.card)["Tid"] == f"{minutes} minutter"

        await here.one.presses("Start sammen nå")
        await here.after(minutes=minutes, seconds=-1)
        assert len(here.messages) == 1
        await here.after(seconds=1)

        assert len(here.messages) == 2
        assert here.its.channel.updates == 2 + (minutes - 1) + 1  # time, start; the minutes between; the end


@pytest.mark.parametrize("minutes", ["2", "16", "", "five"])
async def test_another_time_is_not_on_offer(minutes: str) -> None:
    async with room() as here:
        asked = await here.one.presses("Endre tiden")

        reply = await here.one.fills(asked, minutes=minutes)

        assert isinstance(reply, Invalid)
        assert facts(here.card)["Tid"] == "5 minutter"


# --- live -----------------------------------------------------------------------------------------


async def test_a_running_timer_shows_in_words_when_it_ends_and_what_is_left_and_who_takes_notes() -> None:
    async with room() as here:
        await here.one.presses("Start sammen nå")
        started = facts(here.card)
        await here.after(minutes=2)
        later = facts(here.card)

        person = await here.its.ctx.store.people.by_key(here.one.key)
        assert person is not None
        assert started["Slutter klokka"] == later["Slutter klokka"] == "13.05"
        assert (started["Tid igjen"], later["Tid igjen"]) == ("5 minutter", "3 minutter")
        assert started["Skriver for alle"] == person.name
        assert "13.05" in here.card.text


async def test_the_end_signal_is_a_new_message_and_leaves_when_the_time_is_up() -> None:
    async with room(now=THURSDAY + timedelta(seconds=37, microseconds=123)) as here:
        await here.one.presses("Start sammen nå")
        await here.after(minutes=20)

        query = select(delivery).where(delivery.c.kind == Kind.TIMER, ~delivery.c.replaces)
        async with here.its.database.read() as connection:
            signal = (await connection.execute(query)).one()
        ends_at = THURSDAY + timedelta(minutes=5, seconds=37, microseconds=123)
        assert signal.due_at == ends_at
        assert signal.sent_at - ends_at < timedelta(seconds=1)
        assert here.board.title == "Tiden er ute"
        assert labels(here.card) == ["Slett ordene mine", "Stopp for oss"]


async def test_two_people_who_press_start_start_one_session_and_the_second_joins() -> None:
    async with room() as here:
        card = here.card
        first = await here.one.presses("Start sammen nå", card)
        here.its.clock.move_to(THURSDAY + timedelta(seconds=1))
        second = await here.other.acts(str(card.buttons[1].action))  # the other one leaves it open

        assert isinstance(second, Replace)
        assert facts(message_of(second)) == facts(message_of(first))
        await here.after(minutes=6)
        assert len(here.messages) == 2


async def test_a_click_that_the_platform_repeats_is_worked_once() -> None:
    async with room() as here:
        card = here.card
        action = str(card.buttons[0].action)

        await here.one.acts(action)
        await here.one.acts(action)
        await here.after(minutes=5)

        assert len(here.messages) == 2
        assert len(await here.timers()) == 1 + 1 + 4 + 1  # signal, end, four minutes, the closing to come


async def test_a_restart_in_the_middle_changes_nothing() -> None:
    async with room() as here:
        await here.one.presses("Start sammen nå")
        await here.after(minutes=2, seconds=20)

        async with house(now=here.its.clock.now(), database=here.its.database) as again:
            again.channel.messages.update(here.its.channel.messages)
            again.channel.keys.update(here.its.channel.keys)
            await again.run_until(THURSDAY + timedelta(minutes=3))
            in_between = facts(again.channel.to(f"team:{TEAM}")[0])["Tid igjen"]
            await again.run_until(THURSDAY + timedelta(minutes=10))

            assert in_between == "2 minutter"
            assert [message.title for message in again.channel.to(f"team:{TEAM}")] == [
                "Slik har vi møter",
                "Tiden er ute",
            ]


async def test_after_a_standstill_past_the_end_one_signal_goes_and_the_minutes_are_skipped() -> None:
    async with room() as here:
        await here.one.presses("Start sammen nå")
        here.its.clock.move_to(THURSDAY + timedelta(minutes=40))  # no beat in between
        await here.its.bot.tick()

        assert [message.title for message in here.messages] == ["Slik har vi møter", "Tiden er ute"]
        states = await here.timers()
        assert states.count((State.SKIPPED, Reason.LATE)) == 4
        assert states.count((State.SENT, None)) == 2


async def test_after_a_standstill_into_the_night_the_signal_waits_for_the_morning() -> None:
    async with room() as here:
        await here.one.presses("Start sammen nå")
        here.its.clock.move_to(THURSDAY + timedelta(hours=14))
        await here.its.bot.tick()
        at_night = len(here.messages)

        await here.its.run_until(THURSDAY + timedelta(hours=19))

        assert (at_night, len(here.messages)) == (1, 2)


async def test_stopping_ends_it_at_once_and_leaves_nothing_of_the_timer() -> None:
    async with room() as here:
        await here.one.presses("Start sammen nå")
        await here.after(minutes=2)

        await here.other.presses("Stopp nå")
        await here.settles()

        assert here.board.title == "Dere stoppet tiden"
        assert "Tid igjen" not in facts(here.card)
        await here.after(minutes=10)
        assert len(here.messages) == 2
        assert (await here.timers()).count((State.SKIPPED, Reason.CANCELLED)) == 3


async def test_a_stop_after_the_end_shows_the_card_as_it_is() -> None:
    async with room() as here:
        await here.one.presses("Start sammen nå")
        running = here.card
        await here.after(minutes=5)

        reply = await here.one.acts(str(running.buttons[0].action))

        assert isinstance(reply, Replace)
        assert reply.message == here.card


# --- what is written ------------------------------------------------------------------------------


async def test_a_note_is_its_writers_own_until_it_is_shared_and_the_room_sees_a_number_only() -> None:
    async with room() as here:
        await here.one.presses("Start sammen nå")
        reply = await here.writes(here.other, "Eget notat først", "Vi har alltid gjort det slik.")

        assert isinstance(reply, Say)
        assert reply.private
        assert facts(here.card)["Så mange har skrevet notat"] == "1"
        await here.after(minutes=5)
        assert "Vi har alltid" not in "".join(message.text for message in here.messages)

        alone = here.its.guest(here.other.key)
        await alone.fills(await alone.presses("Del mitt notat"))
        await here.settles()

        assert "Vi har alltid gjort det slik." in here.board.text
        assert await others_read(here) == ["Vi har alltid gjort det slik."]


async def test_the_private_card_of_a_note_offers_no_sharing_once_it_is_shared() -> None:
    async with room() as here:
        await here.one.presses("Start sammen nå")
        await here.writes(here.other, "Eget notat først", "Vi har alltid gjort det slik.")
        await here.after(minutes=5)
        alone = here.its.guest(here.other.key)

        await alone.fills(await alone.presses("Del mitt notat"))

        [card] = alone.messages
        assert card.facts[0].value == "Vi har alltid gjort det slik."
        assert labels(card) == ["Endre", "Slett ordene mine", "Lag en plan"]


async def test_who_shares_with_the_team_can_make_a_plan_of_it_that_nobody_else_sees() -> None:
    async with room() as here:
        await here.one.presses("Start sammen nå")
        await here.after(minutes=5)
        shared = await here.writes(here.other, "Del mitt notat", "Vi har alltid gjort det slik.")
        alone = here.its.guest(here.other.key)

        asked = await alone.presses("Lag en plan")
        await alone.fills(asked, situation="noen sier det", action="spørre hvorfor")
        await here.settles()

        assert "Lag en plan" in labels(message_of(shared))
        assert "spørre hvorfor" in alone.messages[-1].text
        assert "spørre hvorfor" not in "".join(message.text for message in here.messages)


async def test_a_private_card_pressed_in_the_room_changes_itself_and_never_the_rooms_card() -> None:
    async with room() as here:
        await here.one.presses("Start sammen nå")
        await here.after(minutes=5)
        asked = form_of(await here.other.presses("Del mitt notat"))

        where = here.other.room
        assert where is not None
        board = here.its.channel.receipt_of(where.route, here.board)
        for_one = Receipt(address=replace(where, route=f"{here.other.route}@{TEAM}"), message_id="p1")

        def shared_on(receipt: Receipt) -> Submitted:
            return Submitted(
                id=EventId(f"shared on {receipt.message_id}"),
                at=here.its.clock.now(),
                by=replace(where, route=here.other.route),
                room=where,
                action=str(asked.action),
                values={"words": "Jeg savner pauser."},
                receipt=receipt,
            )

        on_board = await here.its.bot.handle(shared_on(board))
        on_own = await here.its.bot.handle(shared_on(for_one))

        assert isinstance(on_board, Say)
        assert on_board.private
        assert isinstance(on_own, Replace)


async def test_sharing_too_late_closes_the_private_card_and_keeps_its_words() -> None:
    async with room() as here:
        await here.one.presses("Start sammen nå")
        await here.writes(here.other, "Eget notat først", "Vi har alltid gjort det slik.")
        await here.after(days=2)
        alone = here.its.guest(here.other.key)

        await alone.presses("Del mitt notat")

        [card] = alone.messages
        assert card.title == "Denne runden er avsluttet"
        assert card.facts[0].value == "Vi har alltid gjort det slik."
        assert "Del mitt notat" not in labels(card)


async def others_read(here: Room) -> list[str]:
    session = await here.its.ctx.store.reflections.look(prompt_id(here))
    assert session is not None
    return [note.words for note in await here.its.ctx.store.reflections.notes(session.id)]


def prompt_id(here: Room) -> DeliveryId:
    return DeliveryId(here.card.more[-1].action.ref)


async def test_the_note_takers_words_and_what_comes_next_stand_in_the_room() -> None:
    async with room() as here:
        await here.one.presses("Start sammen nå")
        await here.after(minutes=5)

        await here.writes(here.one, "Skriv hva vi sa", "Rekkefølgen har aldri vært valgt.")
        await here.writes(here.one, "Hva gjør vi videre?", "Vi bytter møteleder hver gang.")

        assert facts(here.board)["Dette sa vi"] == "Rekkefølgen har aldri vært valgt."
        assert facts(here.board)["Dette gjør vi videre"] == "Vi bytter møteleder hver gang."


async def test_somebody_else_can_write_beside_the_note_taker_and_learns_who_that_is() -> None:
    async with room() as here:
        await here.one.presses("Start sammen nå")
        await here.after(minutes=5)
        taker = await here.its.ctx.store.people.by_key(here.one.key)
        assert taker is not None

        asked = form_of(await here.other.presses("Skriv hva vi sa"))
        own = form_of(await here.one.presses("Skriv hva vi sa"))

        assert taker.name in asked.intro
        assert not own.intro


async def test_an_own_line_can_be_changed_and_taken_back_wherever_it_stands() -> None:
    """slack.md §3.24."""
    async with room() as here:
        await here.one.presses("Start sammen nå")
        await here.after(minutes=5)
        await here.writes(here.one, "Hva gjør vi videre?", "Vi bytter møteleder.")
        await here.writes(here.other, "Del mitt notat", "Jeg savner pauser.")

        again = form_of(await here.one.presses("Hva gjør vi videre?"))
        await here.writes(here.one, "Hva gjør vi videre?", "Vi tar pause midt i.")
        changed = here.board.text
        for who in (here.one, here.other):
            asked = await who.presses("Slett ordene mine")
            (which,) = (field for field in form_of(asked).fields)
            await who.fills(asked, which=str(which.value))
        await here.settles()

        assert again.fields[0].value == "Vi bytter møteleder."
        assert "Vi tar pause midt i." in changed
        assert "Vi bytter møteleder." not in changed
        assert here.board.facts == ()


async def test_a_note_that_its_writer_erases_elsewhere_disappears_from_the_board() -> None:
    async with room() as here:
        await here.one.presses("Start sammen nå")
        await here.after(minutes=5)
        await here.writes(here.other, "Del mitt notat", "Jeg savner pauser.")
        before = here.board.text
        alone = here.its.guest(here.other.key)

        offered = message_of(await alone.says("delete"))
        asked = await alone.presses(offered.buttons[0].label)
        (which,) = (field for field in form_of(asked).fields if isinstance(field, ChoiceField))
        await alone.fills(asked, which=which.options[0].value)
        await here.settles()

        assert "Jeg savner pauser." in before
        assert "Jeg savner pauser." not in here.board.text


async def test_nobody_can_take_back_what_another_wrote() -> None:
    async with room() as here:
        await here.one.presses("Start sammen nå")
        await here.after(minutes=5)
        await here.writes(here.one, "Hva gjør vi videre?", "Vi bytter møteleder.")

        reply = await here.other.presses("Slett ordene mine")

        assert message_of(reply).title == "Ingenting å slette"
        assert "Vi bytter møteleder." in here.board.text


async def test_a_line_that_is_gone_already_is_gone_and_an_empty_choice_deletes_nothing() -> None:
    async with room() as here:
        await here.one.presses("Start sammen nå")
        await here.after(minutes=5)
        await here.writes(here.one, "Hva gjør vi videre?", "Vi bytter møteleder.")
        asked = await here.one.presses("Slett ordene mine")

        empty = await here.one.fills(asked, which="")
        twice = [await here.one.fills(asked, which="next") for _ in range(2)]

        assert isinstance(empty, Invalid)
        assert [message_of(reply).title for reply in twice] == ["Slettet", "Slettet"]


async def test_a_number_that_belongs_to_somebody_is_pointed_out_before_anything_is_kept() -> None:
    async with room() as here:
        await here.one.presses("Start sammen nå")
        asked = await here.one.presses("Eget notat først")

        warned = await here.one.fills(asked, words="Ring 22 33 44 55 om saken.")
        before = facts(here.card)["Så mange har skrevet notat"]
        await here.one.fills(warned, **{"save-anyway": "yes"})
        await here.settles()

        assert isinstance(warned, Ask)
        assert (before, facts(here.card)["Så mange har skrevet notat"]) == ("0", "1")


@pytest.mark.parametrize("words", ["", "   ", "a" * 501])
async def test_a_form_that_is_empty_or_too_long_stays_open(words: str) -> None:
    async with room() as here:
        await here.one.presses("Start sammen nå")
        asked = await here.one.presses("Eget notat først")

        assert isinstance(await here.one.fills(asked, words=words), Invalid)


async def test_a_live_round_closes_for_sharing_on_the_next_working_day_but_not_for_agreeing() -> None:
    async with room() as here:
        await here.one.presses("Start sammen nå")
        await here.after(minutes=5)
        still_open = here.board

        await here.after(days=1)

        assert labels(here.board) == ["Hva gjør vi videre?", "Slett ordene mine", "Stopp for oss"]
        late = await here.one.acts(str(still_open.buttons[1].action))
        assert message_of(late).title == "Denne runden er avsluttet"
        await here.writes(here.one, "Hva gjør vi videre?", "Vi bytter møteleder.")
        assert facts(here.board)["Dette gjør vi videre"] == "Vi bytter møteleder."


# --- open for a day -------------------------------------------------------------------------------


async def test_an_open_round_shows_a_number_until_it_ends_and_then_the_notes_that_were_shared() -> None:
    """slack.md §3.30."""
    async with room() as here:
        await here.one.presses("La stå åpen i dag")
        await here.writes(here.one, "Skriv mitt notat", "Bare for meg.")
        await here.writes(here.other, "Skriv mitt notat", "Vi kan begynne med det viktigste.")
        alone = here.its.guest(here.other.key)
        shared = message_of(await alone.fills(await alone.presses("Del mitt notat")))
        await here.settles()

        assert facts(here.card) == {
            "Åpen til": "fredag 27.11.2026 kl. 13.00",
            "Så mange har skrevet notat": "2",
        }
        assert "når runden er ferdig" in shared.body
        assert "viktigste" not in here.card.text

        await here.after(days=1)

        assert here.board.title == "Dette skrev dere"
        assert "Vi kan begynne med det viktigste." in here.board.text
        assert "Bare for meg." not in here.board.text
        assert here.card.buttons == ()


async def test_an_open_round_that_starts_on_a_friday_ends_on_monday() -> None:
    async with room(now=THURSDAY + timedelta(days=1)) as here:
        await here.one.presses("La stå åpen i dag")

        assert facts(here.card)["Åpen til"] == "mandag 30.11.2026 kl. 13.00"
        await here.after(days=2, hours=23)
        assert len(here.messages) == 1
        await here.after(hours=1)
        assert len(here.messages) == 2


async def test_a_note_that_comes_after_closing_is_kept_for_its_writer_alone() -> None:
    """slack.md §3.24."""
    async with room() as here:
        await here.one.presses("La stå åpen i dag")
        asked = await here.other.presses("Skriv mitt notat")
        await here.writes(here.one, "Skriv mitt notat", "I tide.")
        alone = here.its.guest(here.one.key)
        sharing = await alone.presses("Del mitt notat")
        await here.after(days=1, minutes=1)

        late = message_of(await here.other.fills(asked, words="For sent."))
        too_late_to_share = message_of(await alone.fills(sharing))
        await here.settles()

        assert "avsluttet" in late.body
        assert facts(late)["Dine ord"] == "For sent."
        assert "avsluttet" in too_late_to_share.body
        assert await others_read(here) == []
        assert here.board.facts == ()


async def test_an_open_round_in_which_nobody_shares_ends_kindly() -> None:
    async with room() as here:
        await here.one.presses("La stå åpen i dag")

        await here.one.presses("Avslutt nå")
        await here.settles()

        assert "helt i orden" in here.board.body
        assert labels(here.board)[0] == "Hva gjør vi videre?"


# --- another week, never, and who may ---------------------------------------------------------------


async def test_a_prompt_that_is_put_off_comes_again_next_week_once() -> None:
    async with room() as here:
        card = here.card
        await here.one.presses("En annen uke", card)
        await here.other.acts(str(card.buttons[2].action))

        assert facts(here.card)["Kommer igjen"] == "torsdag 3.12.2026 kl. 13.00"
        await here.its.run_until(THURSDAY + timedelta(weeks=2))
        assert [message.title for message in here.messages] == ["Slik har vi møter"] * 2
        await here.one.presses("Start sammen nå", here.messages[-1])
        await here.after(minutes=1)
        assert facts(here.messages[1])["Tid igjen"] == "4 minutter"


async def test_a_team_that_takes_it_after_all_is_not_asked_again() -> None:
    async with room() as here:
        await here.one.presses("En annen uke")
        await here.other.presses("Start sammen nå")
        await here.after(minutes=5)

        await here.its.run_until(THURSDAY + timedelta(weeks=2))

        assert [message.title for message in here.messages] == ["Slik har vi møter", "Tiden er ute"]


async def test_a_team_can_stop_the_prompts_and_begin_again() -> None:
    async with room() as here:
        await here.one.presses("Stopp for oss")
        await post_prompt(here.its, here.team.id, "reflection-small-tricks", "second")
        stopped = [message.title for message in here.messages]

        await here.other.presses("Begynn igjen")
        await post_prompt(here.its, here.team.id, "reflection-small-tricks", "third")

        assert stopped == ["Slik har vi møter", "Ingen flere refleksjoner nå"]
        assert here.messages[-1].title == "Små knep som flere kan bruke"


async def test_somebody_from_another_team_gets_a_kind_private_answer_and_changes_nothing() -> None:
    async with room() as here:
        other_team = next(person for person in some_people(21) if TEAM not in person.teams)
        guest = here.its.guest(other_team.key).in_room(TEAM)

        reply = await guest.presses("Start sammen nå")

        assert isinstance(reply, Say)
        assert reply.private
        assert here.team.name in reply.message.body
        assert facts(here.card) == {"Tid": "5 minutter"}


@pytest.mark.parametrize("verb", sorted(reflection.VERBS))
async def test_a_button_of_a_prompt_that_is_gone_gets_a_kind_answer(verb: str) -> None:
    async with room("nothing") as here:
        reply = await here.one.acts(f"{verb}:999")

        assert message_of(reply).title == "Denne refleksjonen er borte"


# --- what was agreed ------------------------------------------------------------------------------


async def test_what_was_agreed_comes_back_with_the_next_prompt() -> None:
    async with room() as here:
        await here.one.presses("Start sammen nå")
        await here.after(minutes=5)
        await here.writes(here.one, "Hva gjør vi videre?", "Vi bytter møteleder.")

        await post_prompt(here.its, here.team.id, "reflection-small-tricks", "next")

        assert facts(here.messages[-1])["Sist ble dere enige om"] == "Vi bytter møteleder."


async def turn_of(here: Room, guest: Guest, in_room: Team | None) -> Turn:
    person = await here.its.ctx.store.people.by_key(guest.key)
    assert person is not None
    where = Address(channel="test", workspace=WORKSPACE, route=guest.route)
    return Turn(person=person, event=EventId("asked"), at=here.its.clock.now(), where=where, team=in_room)


async def test_a_line_deleted_from_the_list_is_gone_from_the_list() -> None:
    async with room() as here:
        await here.one.presses("Start sammen nå")
        await here.after(minutes=5)
        await here.writes(here.one, "Hva gjør vi videre?", "Vi bytter møteleder.")
        alone = here.its.guest(here.one.key)
        await alone.says("avtaler")

        asked = await alone.presses("Slett linje 1")
        await alone.fills(asked, which="next")

        assert alone.messages[-1].title == "Dette er dere enige om"
        assert "møteleder" not in alone.messages[-1].text


async def test_agreements_are_listed_in_the_room_and_for_a_member_alone_but_not_for_others() -> None:
    async with room() as here:
        await here.one.presses("Start sammen nå")
        await here.after(minutes=5)
        await here.writes(here.one, "Hva gjør vi videre?", "Vi bytter møteleder.")
        outsider = next(person for person in some_people(21) if TEAM not in person.teams)

        ctx = here.its.ctx
        in_room = await reflection.agreements(ctx, await turn_of(here, here.other, here.team))
        alone = await reflection.agreements(ctx, await turn_of(here, here.one, None))
        other = await reflection.agreements(ctx, await turn_of(here, here.its.guest(outsider.key), here.team))

        assert isinstance(in_room, Say)
        assert not in_room.private
        assert facts(in_room.message) == {"1. 26.11.2026": "Vi bytter møteleder."}
        assert in_room.message.more == ()
        assert [button.label for button in message_of(alone).more] == ["Slett linje 1"]
        assert isinstance(other, Say)
        assert other.private
        assert other.message.facts == ()


async def test_notes_are_deleted_after_twelve_months_and_what_was_agreed_stays() -> None:
    async with room() as here:
        await here.one.presses("Start sammen nå")
        await here.after(minutes=5)
        await here.writes(here.one, "Del mitt notat", "Jeg savner pauser.")
        await here.writes(here.one, "Hva gjør vi videre?", "Vi bytter møteleder.")

        await here.its.run_until(THURSDAY + here.its.ctx.privacy.notes)

        async with here.its.database.read() as connection:
            assert (await connection.execute(select(reflection_note))).all() == []
        lines = await here.its.ctx.store.reflections.agreements([here.team.id], 10)
        assert [line.words for line in lines] == ["Vi bytter møteleder."]


async def test_notes_are_deleted_sooner_when_a_shorter_time_is_promised_afterwards() -> None:
    async with room() as here:
        await here.one.presses("Start sammen nå")
        await here.after(minutes=5)
        await here.writes(here.one, "Del mitt notat", "Jeg savner pauser.")
        shorter = with_choice(here.its.ctx.promises, Privacy(keep_notes=1), here.its.clock.now())
        ctx = replace(here.its.ctx, promises=shorter)

        here.its.clock.move_to(THURSDAY + timedelta(days=31))
        await retention.round_of(ctx, Round(id=0, what=retention.ROUND, ref=0, at=THURSDAY, until=None))

        async with here.its.database.read() as connection:
            assert (await connection.execute(select(reflection_note))).all() == []


# --- in six languages -----------------------------------------------------------------------------


@pytest.mark.parametrize("language", Language)
async def test_a_whole_session_reads_well_in_every_language(language: Language) -> None:
    async with room(language=language) as here:
        press = {
            phrase: here.its.ctx.say(language, phrase)
            for phrase in ("reflection-start", "reflection-leave-open", "reflection-another-week")
        }
        seen = [here.card]
        await here.one.presses(press["reflection-start"])
        seen.append(here.card)
        await here.after(minutes=5)
        seen += [here.card, here.board]
        await here.after(days=1)
        seen.append(here.board)
        await post_prompt(here.its, here.team.id, "reflection-small-tricks", "second")
        await here.one.presses(press["reflection-another-week"], here.messages[-1])
        seen.append(here.messages[-1])
        await here.one.presses(press["reflection-leave-open"], here.messages[-1])
        seen.append(here.messages[-1])
        await here.after(days=4)
        seen.append(here.board)

        assert all(message.language is language for message in seen)
        for message in seen:
            parts = [message.title, message.body, *labels(message), message.who_sees]
            parts += [part for fact in message.facts for part in (fact.label, fact.value)]
            assert all(part and part in message.text for part in parts)
            assert all(len(label) <= 20 for label in labels(message))


@pytest.mark.parametrize("language", Language)
async def test_every_form_and_every_private_answer_is_in_the_persons_own_language(language: Language) -> None:
    async with room() as here:
        person = await here.its.ctx.store.people.by_key(here.one.key)
        assert person is not None
        await here.its.ctx.store.people.choose(person.id, Preferences(language=language))
        forms = [form_of(await here.one.presses("Endre tiden"))]
        await here.other.presses("Start sammen nå")
        forms.append(form_of(await here.one.presses("Eget notat først")))
        answers = [message_of(await here.one.fills(Ask(form=forms[-1]), words="Slik ble det."))]
        await here.after(minutes=5)
        for label in ("Skriv hva vi sa", "Del mitt notat", "Hva gjør vi videre?"):
            forms.append(form_of(await here.one.presses(label)))
            answers.append(message_of(await here.one.fills(Ask(form=forms[-1]), words="Slik ble det.")))
        forms.append(form_of(await here.one.presses("Slett ordene mine")))
        answers.append(message_of(await here.one.fills(Ask(form=forms[-1]), which="own")))

        assert {form.language for form in forms} == {language}
        assert all(form.who_sees and form.submit and form.fields[0].label for form in forms)
        assert {answer.language for answer in answers} == {language}
        assert all(len(label) <= 20 for answer in answers for label in labels(answer))
        assert all(len(form.submit) <= 20 for form in forms)
