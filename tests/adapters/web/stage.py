"""The try-out page with everything real but the conversation: a script answers instead."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select, update

from adapters.database.engine import Database
from adapters.database.tables import metadata, transcript
from adapters.database.transcript import DatabaseTranscript
from adapters.web.app import create_app
from adapters.web.channel import WebChannel
from adapters.web.health import Signs
from adapters.web.parts import WebParts
from adapters.web.persona import Group, Persona, Room
from adapters.web.server import Server
from bot.events import Event, Opened
from bot.message import (
    Action,
    Button,
    ChoiceField,
    DateField,
    Fact,
    Film,
    Form,
    Message,
    Option,
    Reply,
    TextField,
)
from nudges.delivery import Address, DeliveryKey, Receipt
from nudges.language import Language
from tests.house import phrases

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

NORTH = Room(key="north", name="Team Nord", language=Language.NB)


def persona(key: str, name: str, language: Language, work: str, *rooms: Room, group: Group) -> Persona:
    role, site = work.split(", ")
    return Persona(
        key=key,
        name=name,
        language=language,
        group=group,
        role=f"web-role-{role}",
        site=site,
        time_zone="Europe/Oslo",
        rooms=rooms,
    )


KARI = persona("kari", "Kari Nordmann", Language.NB, "agent, Tromsø", group=Group.AGENT)
PEKKA = persona("pekka", "Pekka Mäkelä", Language.FI, "agent, Oulu", group=Group.AGENT)
SIRI = persona("siri", "Siri Aas", Language.NB, "employee, Bodø", NORTH, group=Group.TEAM)
ODD = persona("odd", "Odd Vik", Language.NN, "employee, Bodø", NORTH, group=Group.TEAM)
LENA = persona("lena", "Lena Berg", Language.SV, "coordinator, centrum", group=Group.COORDINATOR)
EMMA = persona("emma", "Emma Holm", Language.DA, "employee, Aarhus", group=Group.EMPLOYEE)
TOM = persona("tom", "Tom Reed", Language.EN, "employee, Bergen", group=Group.EMPLOYEE)
CAST = (KARI, PEKKA, SIRI, ODD, LENA, EMMA, TOM)

TASK = Message(
    title="Spør en kollega hva de lærte",
    body=(
        "Mye læring blir borte når vi ikke sier den høyt.\n\n"
        "Spør en kollega i dag: **Hva lærte du denne uka som jeg kan ha nytte av?**\n\n"
        "Start med den du sitter nærmest."
    ),
    language=Language.NB,
    facts=(Fact(label="Tid", value="10 minutter"), Fact(label="Uke", value="3 av 12")),
    buttons=(
        Button(label="Gjør det", action=Action(name="task-do", ref=1), main=True),
        Button(label="En annen dag", action=Action(name="task-later", ref=1), opens_form=True),
        Button(label="Ikke for meg", action=Action(name="task-decline", ref=1)),
    ),
    more=(
        Button(label="Bytt oppgave", action=Action(name="task-swap", ref=1)),
        Button(label="Jeg trenger hjelp", action=Action(name="help-ask", ref=1), opens_form=True),
        Button(label="Ta en pause", action=Action(name="pause", ref=1)),
    ),
    who_sees="Koordinatorene ser svaret ditt, i rollen som agent. Det slettes etter 12 måneder.",
)

FILM = Message(
    title="Fem minutter sammen",
    body="Se filmen, og ta et minutt hver for dere før dere deler.",
    language=Language.NB,
    film=Film(
        url="https://films.example/feedback",
        title="Tilbakemelding som hjelper",
        minutes=4,
        captions=True,
        summary="To kolleger går gjennom et møte og sier hva de så, ikke hva de mente.",
    ),
    buttons=(Button(label="Vi er i gang", action=Action(name="reflection-start", ref=7), main=True),),
    who_sees="Bare teamet ser det dere deler.",
)

FORM = Form(
    action=Action(name="help-send", ref=1),
    title="Hva trenger du hjelp til?",
    intro="Koordinatorene får dette med en gang, og én av dem svarer deg.",
    language=Language.NB,
    submit="Send",
    who_sees="Koordinatorene ser dette. Ikke skriv navn eller saker.",
    fields=(
        TextField(name="words", label="Fortell kort", hint="Hva har du prøvd?", lines=4, max_length=500),
        ChoiceField(
            name="about",
            label="Hva gjelder det?",
            options=(Option(value="task", label="Oppgaven"), Option(value="time", label="Tid til den")),
        ),
        DateField(name="day", label="Når passer det?", required=False),
        TextField(name="phone", label="Hvor treffer vi deg?", required=False),
    ),
)


@dataclass
class StagedClock:
    """Stands still until it is moved."""

    moment: datetime = MONDAY

    def now(self) -> datetime:
        return self.moment

    def real(self) -> datetime:
        return datetime.now(UTC)

    async def move_to(self, moment: datetime) -> None:
        while self.moment < moment:
            self.moment = min(self.moment + timedelta(hours=6), moment)
            await asyncio.sleep(0)


Answer = Callable[[Event], Awaitable[Reply]]


@dataclass
class Script:
    """Stands in for the conversation: notes every event and gives the reply it was told to give."""

    events: list[Event] = field(default_factory=list)
    replies: list[Reply | Exception] = field(default_factory=list)
    may_answer: asyncio.Event = field(default_factory=asyncio.Event)
    """Holds every answer back while it is cleared."""

    def __post_init__(self) -> None:
        self.may_answer.set()

    async def __call__(self, event: Event) -> Reply:
        if isinstance(event, Opened):
            return None
        self.events.append(event)
        await asyncio.sleep(0.05)
        await self.may_answer.wait()
        reply = self.replies.pop(0) if self.replies else None
        if isinstance(reply, Exception):
            raise reply
        return reply


@dataclass(frozen=True, kw_only=True)
class Stage:
    """Everything a test needs to act and to look."""

    parts: WebParts
    script: Script
    clock: StagedClock
    database: Database

    @property
    def channel(self) -> WebChannel:
        return self.parts.channel

    async def send(self, route: str, message: Message, key: str = "d1") -> None:
        await self.channel.send(self.channel.address(route), message, DeliveryKey(key))

    async def erase(self, receipt: Receipt) -> None:
        """Let a line be gone, as when its person erased it."""
        async with self.database.write() as connection:
            newest = select(func.max(transcript.c.revision) + 1).scalar_subquery()
            gone = update(transcript).where(transcript.c.id == int(receipt.message_id))
            await connection.execute(gone.values(payload={}, deleted=True, revision=newest))
        self.channel.live.ring(receipt.address.route)

    def address(self, route: str) -> Address:
        return self.channel.address(route)


@asynccontextmanager
async def staged(folder: Path, **changed: object) -> AsyncIterator[Stage]:
    """Set up the page of the demo on a database in ``folder``."""
    database, clock, script = Database.file(folder / "dult.sqlite", durable=False), StagedClock(), Script()
    async with database.writer.begin() as connection:
        await connection.run_sync(metadata.create_all)
    parts = WebParts(
        channel=WebChannel(DatabaseTranscript(database), clock),
        handler=script,
        clock=clock,
        phrases=phrases(),
        secret="a secret of the tests",  # noqa: S106 - that is all it is
        look_up=look_up,
        signs=Signs(ready=nothing_wrong, metrics=no_figures),
        cast=cast,
        search=search,
        mover=clock,
    )
    try:
        parts = replace(parts, **changed)  # type: ignore[arg-type]  # a test names fields of WebParts
        yield Stage(parts=parts, script=script, clock=clock, database=database)
    finally:
        await database.close()


@asynccontextmanager
async def serving(parts: WebParts) -> AsyncIterator[str]:
    """Serve the page on a loopback port of the machine's choice, and give its address."""
    server = Server(create_app(parts), parts.channel.live)
    running = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - uvicorn has no event for it
        await asyncio.sleep(0.01)
    try:
        yield server.url
    finally:
        server.should_exit = True
        await running


async def look_up(key: str) -> Persona | None:
    return next((one for one in CAST if one.key == key), None)


async def cast() -> tuple[Persona, ...]:
    return CAST


async def search(wanted: str) -> list[Persona]:
    return [one for one in CAST if wanted.lower() in one.name.lower()]


async def nothing_wrong() -> list[str]:
    return []


async def no_figures() -> str:
    return "dult_up 1\n"
