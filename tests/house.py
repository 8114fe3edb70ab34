"""A whole Dult for tests: real rules, database and content; only the platform and the clock are ours."""

import asyncio
import os
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory, mkdtemp

from adapters.database.deliveries import tally
from adapters.database.engine import Database
from adapters.database.migrate import upgrade
from adapters.database.roll import DatabaseRoll
from adapters.database.store import store_on
from bot.bot import Bot
from bot.clock import SteppedClock
from bot.compose import composer
from bot.delivery import Drain
from bot.demo_organisation import demo_organisation
from bot.dispatcher import Inline
from bot.errors import CannotTell, Unreachable
from bot.events import EventId, Pressed, Said, Submitted
from bot.message import Ask, Button, Form, Invalid, Message, Replace, Reply, Say
from bot.people import RosterChanges, plan_import
from bot.phrases import Phrases
from bot.turn import Context
from nudges.days_off import DaysOff
from nudges.delivery import Address, DeliveryKey, Item, Receipt, Tally, WorkspaceId
from nudges.library import Library, load
from nudges.person import Role
from nudges.privacy import USUAL, Promise
from nudges.roster import PersonRow
from tests import postgresql

CONTENT = Path(__file__).parent.parent / "content"
WORKSPACE = WorkspaceId("test:one")
MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
"""A Monday in an ordinary week: nine in the morning in Oslo."""


class Ground:
    """What houses stand on: a SQLite file, or a database on a PostgreSQL server.

    No ``ContextVar``: an asynchronous test does not run in the context of its synchronous fixtures.
    """

    def __init__(self, *, on_a_server: bool) -> None:
        self._on_a_server = on_a_server

    def get(self) -> bool:
        return self._on_a_server

    def set(self, on_a_server: bool) -> None:
        self._on_a_server = on_a_server


ON_A_SERVER = Ground(on_a_server=os.environ.get("DULT_TEST_ON") == "postgresql")

_event = count(1)


@cache
def library() -> Library:
    return load(CONTENT / "packs")


@cache
def phrases() -> Phrases:
    return Phrases.load(CONTENT / "phrases")


@cache
def days_off() -> DaysOff:
    return DaysOff.load(CONTENT / "days-off")


@dataclass
class RecordingChannel:
    """A chat platform that keeps what it got; ``faults`` are raised, one a send, until none are left."""

    messages: dict[str, tuple[Address, Message]] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    faults: list[Exception] = field(default_factory=list)
    updates: int = 0
    can_look: bool = True

    async def send(self, to: Address, message: Message, key: DeliveryKey) -> Receipt:
        if self.faults:
            raise self.faults.pop(0)
        message_id = f"m{len(self.keys) + 1}"
        self.messages[message_id] = (to, message)
        self.keys[message_id] = key
        return Receipt(address=to, message_id=message_id)

    async def update(self, receipt: Receipt, message: Message, key: DeliveryKey | None = None) -> None:
        if receipt.message_id not in self.messages:
            raise Unreachable("message-not-found")
        self.updates += 1
        self.messages[receipt.message_id] = (receipt.address, message)

    async def find(self, to: Address, key: DeliveryKey, since: datetime) -> Receipt | None:
        if not self.can_look:
            raise CannotTell
        for message_id, its in self.keys.items():
            if its == key:
                return Receipt(address=to, message_id=message_id)
        return None

    def to(self, route: str) -> list[Message]:
        return [message for address, message in self.messages.values() if address.route == route]

    def receipt_of(self, route: str, message: Message) -> Receipt:
        return next(
            Receipt(address=address, message_id=message_id)
            for message_id, (address, its) in self.messages.items()
            if address.route == route and its == message
        )


@dataclass
class Guest:
    """A person at the other end of the channel, alone or in a team's room."""

    house: "House"
    key: str
    room_key: str | None = None

    @property
    def route(self) -> str:
        return f"person:{self.key}"

    @property
    def messages(self) -> list[Message]:
        return self.house.channel.to(f"team:{self.room_key}" if self.room_key else self.route)

    def _address(self, route: str) -> Address:
        return Address(channel="test", workspace=WORKSPACE, route=route)

    @property
    def room(self) -> Address | None:
        return self._address(f"team:{self.room_key}") if self.room_key else None

    def in_room(self, team: str) -> "Guest":
        return Guest(self.house, self.key, team)

    async def says(self, text: str) -> Reply:
        return await self._show(
            await self.house.bot.handle(
                Said(
                    id=_id(),
                    at=self.house.clock.now(),
                    by=self._address(self.route),
                    room=self.room,
                    text=text,
                )
            )
        )

    async def presses(
        self, label: str, message: Message | None = None, *, event: EventId | None = None
    ) -> Reply:
        """Press the button with this label on the newest message that has it."""
        its, button = self._button(label, message)
        receipt = self.house.channel.receipt_of((self.room or self._address(self.route)).route, its)
        return await self._show(await self._act(str(button.action), receipt, event), receipt)

    async def acts(self, action: str) -> Reply:
        """Send an action that may stand on no message any more."""
        return await self._act(action, None, None)

    async def fills(self, asked: Reply, **values: str) -> Reply:
        """Send the form that was asked, with ``values`` beside those it was filled with."""
        form = form_of(asked)
        before = {field.name: field.value for field in form.fields}
        event = Submitted(
            id=_id(),
            at=self.house.clock.now(),
            by=self._address(self.route),
            room=self.room,
            action=str(form.action),
            values={**before, **values},
            receipt=self._receipt,
        )
        return await self._show(await self.house.bot.handle(event), self._receipt)

    _receipt: Receipt | None = None

    async def _act(self, action: str, receipt: Receipt | None, event: EventId | None) -> Reply:
        self._receipt = receipt
        pressed = Pressed(
            id=event or _id(),
            at=self.house.clock.now(),
            by=self._address(self.route),
            room=self.room,
            action=action,
            receipt=receipt,
        )
        return await self.house.bot.handle(pressed)

    async def _show(self, reply: Reply, receipt: Receipt | None = None) -> Reply:
        match reply:
            case Replace(message=message) if receipt:
                await self.house.channel.update(receipt, message)
            case Say(message=message, private=private):
                to = self._address(self.route) if private or self.room is None else self.room
                await self.house.channel.send(to, message, DeliveryKey(f"say{next(_event)}"))
            case Replace() | Ask() | Invalid() | None:
                pass
        return reply

    def _button(self, label: str, message: Message | None) -> tuple[Message, Button]:
        for its in [message] if message else reversed(self.messages):
            for button in (*its.buttons, *its.more):
                if button.label == label:
                    return its, button
        shown = [button.label for its in self.messages for button in (*its.buttons, *its.more)]
        raise AssertionError(f"No button {label!r}; there are {shown}.")


@dataclass
class House:
    """Dult with everything a test wants to touch."""

    bot: Bot
    ctx: Context
    channel: RecordingChannel
    clock: SteppedClock
    database: Database
    roll: DatabaseRoll

    def guest(self, key: str) -> Guest:
        return Guest(self, key)

    async def run_until(self, moment: datetime) -> None:
        """Let every instant up to ``moment`` come, in order."""
        again = await self.bot.tick()
        while again is not None and again <= moment:
            self.clock.move_to(max(again, self.clock.now() + timedelta(milliseconds=1)))
            again = await self.bot.tick()
        self.clock.move_to(moment)
        await self.bot.tick()

    async def tally(self, occasion_id: int) -> Tally:
        async with self.database.read() as connection:
            return await tally(connection, occasion_id)

    async def one_with(self, role: Role) -> Guest:
        people = await self.ctx.store.people.with_role(role)
        return self.guest(people[0].key)


def form_of(reply: Reply) -> Form:
    assert isinstance(reply, Ask), reply
    return reply.form


def message_of(reply: Reply) -> Message:
    assert isinstance(reply, Replace | Say), reply
    return reply.message


@cache
def _moved_in(people: tuple[PersonRow, ...] | None) -> Path:
    """Return a database file in which the organisation lives already: made once, copied for each test."""
    file = Path(mkdtemp(prefix="dult-test-")) / "template.sqlite"
    asyncio.run(_move_in(Database.file(file, durable=False), people))
    return file


@cache
def _moved_in_on_a_server(people: tuple[PersonRow, ...] | None) -> str:
    """Do the same on PostgreSQL; returns the name of its database."""
    name = postgresql.fresh_name()
    postgresql.create(name)
    asyncio.run(_move_in(Database.at(postgresql.url_of(name)), people))
    return name


async def _move_in(database: Database, people: tuple[PersonRow, ...] | None) -> None:
    await upgrade(database)
    changes = everybody()
    if people is not None:
        changes = replace(changes, added=people)
    roll = DatabaseRoll(database, lambda: MONDAY)
    await roll.apply(changes)
    await roll.reach_all_by(Address(channel="test", workspace=WORKSPACE, route=""))
    await store_on(database).items.keep(
        {Item(id=key, version=one.item.version): one.toml for key, one in library().stock.items()}
    )
    await database.close()


@cache
def everybody() -> RosterChanges:
    """Return the demo organisation as it is brought in, made once."""
    return plan_import({}, demo_organisation())


def some_people(number: int) -> tuple[PersonRow, ...]:
    """Return a few people of the demo organisation, nobody's leader among them."""
    return tuple(replace(row, leader_key=None) for row in everybody().added[:number])


@asynccontextmanager
async def moved_in(
    people: Sequence[PersonRow] | None = None, *, is_patient: bool = False
) -> AsyncIterator[Database]:
    """Open a database of one's own in which the demo organisation lives, or some of its people.

    One that is patient waits for a server that stands still: see ``postgresql.database_like``.
    """
    who = tuple(people) if people is not None else None
    if ON_A_SERVER.get():
        template = await asyncio.to_thread(_moved_in_on_a_server, who)
        async with postgresql.database_like(template, is_patient=is_patient) as database:
            yield database
        return
    file = await asyncio.to_thread(_moved_in, who)
    with TemporaryDirectory(prefix="dult-test-") as folder:
        own = Path(folder) / "dult.sqlite"
        await asyncio.to_thread(copyfile, file, own)
        database = Database.file(own, durable=False)
        try:
            yield database
        finally:
            await database.close()


@asynccontextmanager
async def house(
    *,
    now: datetime = MONDAY,
    people: Sequence[PersonRow] | None = None,
    database: Database | None = None,
    promises: tuple[Promise, ...] = USUAL,
) -> AsyncIterator[House]:
    """Open a house with the demo organisation, with some of its people, or on a database there is."""
    async with AsyncExitStack() as stack:
        if database is None:
            database = await stack.enter_async_context(moved_in(people, is_patient=True))
        yield _house(database, now, promises)


def _house(database: Database, now: datetime, promises: tuple[Promise, ...]) -> House:
    clock = SteppedClock(now)
    ctx = Context(
        store=store_on(database),
        library=library(),
        phrases=replace(phrases(), promises=asdict(promises[-1].privacy)),
        clock=clock,
        days_off=days_off(),
        promises=promises,
    )
    channel = RecordingChannel()
    drain = Drain(ctx.store.deliveries, {"test": channel}, composer(ctx), clock, pace=lambda _: 10_000.0)
    bot = Bot(ctx=ctx, dispatcher=Inline(drain), channels={"test": channel})
    return House(bot, ctx, channel, clock, database, DatabaseRoll(database, clock.now))


def _id() -> EventId:
    return EventId(f"test-{next(_event)}")
