import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from adapters.database.reflections import DatabaseReflections
from adapters.database.store import store_on
from adapters.database.tables import delivery
from bot.ports import Outgoing, Store
from bot.ports.reflections import board_item
from nudges.delivery import Address, DeliveryId, Item, Kind, State
from nudges.person import FOREVER, RecipientId
from nudges.session import Agreement, Mode, Note, NoteKind, Session
from tests.house import WORKSPACE, moved_in, some_people

pytestmark = pytest.mark.on_both

THURSDAY = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
TEAM = "fagsenteret/samtale"


@dataclass
class Shelf:
    """A store with one prompt that a team got."""

    store: Store
    reflections: DatabaseReflections
    prompt: DeliveryId
    team: RecipientId
    one: RecipientId
    other: RecipientId

    async def look(self) -> Session:
        session = await self.reflections.look(self.prompt)
        assert session is not None
        return session

    def started(self, session: Session, by: RecipientId) -> Session:
        return replace(
            session,
            mode=Mode.LIVE,
            minutes=5,
            note_taker=by,
            started_at=THURSDAY,
            ends_at=THURSDAY + timedelta(minutes=5),
            closes_at=THURSDAY + timedelta(days=1),
        )

    def signal(self) -> Outgoing:
        item = board_item(self.prompt)
        return Outgoing(
            key=item,
            kind=Kind.TIMER,
            item=Item(id=item),
            to=self.team,
            due_at=THURSDAY + timedelta(minutes=5),
        )

    def note(self, by: RecipientId, words: str, *, shared: bool = False, after: int = 0) -> Note:
        return Note(
            session=self.prompt,
            person=by,
            kind=NoteKind.OWN,
            words=words,
            shared=shared,
            at=THURSDAY + timedelta(seconds=after),
        )

    async def start(self, by: RecipientId) -> None:
        await self.reflections.start(self.started(await self.look(), by), [self.signal()])


@asynccontextmanager
async def shelf() -> AsyncIterator[Shelf]:
    async with moved_in(some_people(21)) as database:
        store = store_on(database)
        room = Address(channel="test", workspace=WORKSPACE, route=f"team:{TEAM}")
        team = await store.people.team_at(room)
        assert team is not None
        await store.deliveries.post(
            Outgoing(key="prompt", kind=Kind.REFLECTION, item=Item(id="it"), to=team.id, due_at=THURSDAY)
        )
        async with database.read() as connection:
            prompt = (await connection.execute(select(delivery.c.id))).scalar_one()
        yield Shelf(
            store,
            DatabaseReflections(database),
            DeliveryId(prompt),
            team.id,
            team.members[0],
            team.members[1],
        )


async def test_a_prompt_that_nobody_touched_is_a_session_too() -> None:
    async with shelf() as its:
        session = await its.look()

        assert (session.team, session.card, session.mode, session.written) == (its.team, its.prompt, None, 0)
        assert await its.reflections.look(DeliveryId(999)) is None


async def test_of_two_who_start_at_once_one_starts_and_its_timers_are_the_only_ones() -> None:
    async with shelf() as its:
        await asyncio.gather(*(its.start(who) for who in (its.one, its.other)))

        session = await its.look()
        signal = await its.store.deliveries.look(session.board or DeliveryId(0))
        assert session.note_taker in {its.one, its.other}
        assert signal is not None
        assert (signal.state, signal.due_at) == (State.PENDING, THURSDAY + timedelta(minutes=5))


async def test_what_is_done_after_the_start_does_not_undo_it() -> None:
    async with shelf() as its:
        await its.start(its.one)

        await its.start(its.other)
        await its.reflections.choose_minutes(its.prompt, 15)
        again = replace(its.signal(), key="again", kind=Kind.REFLECTION)
        await its.reflections.put_off(its.prompt, THURSDAY + timedelta(weeks=1), again)

        session = await its.look()
        assert (session.note_taker, session.minutes, session.put_off_until) == (its.one, 5, None)


async def test_a_stop_lets_the_end_signal_leave_now_and_only_the_first_stop_counts() -> None:
    async with shelf() as its:
        await its.start(its.one)

        for minutes in (2, 3):
            await its.reflections.stop(its.prompt, THURSDAY + timedelta(minutes=minutes))

        session = await its.look()
        signal = await its.store.deliveries.look(session.board or DeliveryId(0))
        assert session.stopped_at == THURSDAY + timedelta(minutes=2)
        assert signal is not None
        assert signal.due_at == session.stopped_at


async def test_a_stop_after_the_end_is_none() -> None:
    async with shelf() as its:
        await its.start(its.one)

        await its.reflections.stop(its.prompt, THURSDAY + timedelta(minutes=5))

        assert (await its.look()).stopped_at is None


async def test_a_reader_gets_what_was_shared_and_their_own() -> None:
    async with shelf() as its:
        await its.start(its.one)
        await its.reflections.write(its.note(its.one, "mine"))
        await its.reflections.write(its.note(its.other, "ours", shared=True, after=1))

        async def read(reader: RecipientId | None) -> list[str]:
            return [note.words for note in await its.reflections.notes(its.prompt, reader)]

        assert (await read(None), await read(its.other)) == (["ours"], ["ours"])
        assert await read(its.one) == ["mine", "ours"]
        assert (await its.look()).written == 2


async def test_new_words_take_the_place_of_the_old_and_what_was_shared_stays_shared() -> None:
    async with shelf() as its:
        await its.start(its.one)
        await its.reflections.write(its.note(its.one, "first", shared=True))

        await its.reflections.write(its.note(its.one, "second"))

        (note,) = await its.reflections.notes(its.prompt)
        assert (note.words, note.shared) == ("second", True)


async def test_a_person_deletes_their_own_note_and_line_and_nobody_elses() -> None:
    async with shelf() as its:
        await its.start(its.one)
        for who in (its.one, its.other):
            await its.reflections.write(its.note(who, "words", shared=True))
            await its.reflections.agree(
                Agreement(team=its.team, session=its.prompt, person=who, words="next", at=THURSDAY)
            )

        await its.reflections.drop_note(its.prompt, its.one, NoteKind.OWN)
        await its.reflections.drop_agreement(its.prompt, its.one)

        assert [note.person for note in await its.reflections.notes(its.prompt)] == [its.other]
        assert [line.person for line in await its.reflections.agreed(its.prompt)] == [its.other]


async def test_forgetting_leaves_what_was_agreed() -> None:
    async with shelf() as its:
        await its.start(its.one)
        await its.reflections.write(its.note(its.one, "words", shared=True))
        await its.reflections.agree(
            Agreement(team=its.team, session=its.prompt, person=its.one, words="next", at=THURSDAY)
        )

        await its.reflections.forget(its.prompt)

        assert await its.reflections.notes(its.prompt, its.one) == []
        assert [line.words for line in await its.reflections.agreements([its.team], 5)] == ["next"]


async def test_agreements_come_newest_first_and_from_the_teams_asked_for_only() -> None:
    async with shelf() as its:
        await its.start(its.one)
        for days, who in enumerate((its.one, its.other)):
            await its.reflections.agree(
                Agreement(
                    team=its.team,
                    session=its.prompt,
                    person=who,
                    words=f"day {days}",
                    at=THURSDAY + timedelta(days=days),
                )
            )

        lines = await its.reflections.agreements([its.team], 1)

        assert [line.words for line in lines] == ["day 1"]
        assert await its.reflections.agreements([RecipientId(its.team + 1)], 5) == []
        assert await its.reflections.agreements([], 5) == []


async def test_a_paused_team_gets_no_prompt() -> None:
    async with shelf() as its:
        await its.reflections.pause(its.team, FOREVER)

        claimed = await its.store.deliveries.turn(
            WORKSPACE, settled=[], claim=5, now=THURSDAY, real_now=THURSDAY, lease_until=THURSDAY
        )

        assert claimed == []
