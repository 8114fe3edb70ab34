"""The organisation that a run writes to: a broadcast to everybody is due, and the agents' first task soon."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from shutil import copyfile
from typing import Final

from sqlalchemy import update

from adapters.database.engine import Database
from adapters.database.tables import delivery
from adapters.queue.drains import prepare
from bot import programme
from bot.ports import Outgoing
from nudges.delivery import Item, Kind
from nudges.person import Role
from nudges.roster import PersonRow
from tests.chaos.dult import GREED, POISON, THING
from tests.chaos.scenario import Blow, Scenario
from tests.chaos.scenario import Database as Which
from tests.chaos.server import Server
from tests.house import MONDAY, _move_in, everybody, house

AGENTS: Final = 20
ON_DUTY: Final = 19
"""So many of them work on Tuesdays, when the task comes."""
PROGRAMME: Final = "agents-first-steps"
TASKS_DUE: Final = MONDAY + timedelta(days=1, hours=1)
TO_ALL: Final = "to-all"
GREEDY: Final = 3
"""So many messages take much memory where somebody has little."""


@dataclass(slots=True)
class Towns:
    """Databases in which somebody lives already: made once for each number of people, copied for each run."""

    folder: Path
    server: Server | None
    _files: dict[int, Path] = field(default_factory=dict)
    _names: dict[int, str] = field(default_factory=dict)
    _building: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Alembic brings one database at a time up to date."""

    @asynccontextmanager
    async def for_run(self, scenario: Scenario) -> AsyncIterator[tuple[Database, str]]:
        """Open a database of one's own; yields as well where it is."""
        if scenario.database is Which.SQLITE:
            async with self._building:
                if scenario.people not in self._files:
                    await self._build_file(scenario.people)
            own = self.folder / f"run-{scenario.seed}.sqlite"
            copyfile(self._files[scenario.people], own)
            database, where, drop = Database.file(own, durable=False), str(own), None
        else:
            assert self.server is not None
            async with self._building:
                if scenario.people not in self._names:
                    await self._build_on_server(scenario.people)
            drop = await asyncio.to_thread(self.server.create, self._names[scenario.people])
            where = self.server.url_of(drop)
            database = Database.at(where)
        try:
            await _owe(database, scenario)
            yield database, where
        finally:
            await database.close()
            if drop and self.server:
                await asyncio.to_thread(self.server.drop, drop)

    async def _build_file(self, people: int) -> None:
        file = self.folder / f"{people}.sqlite"
        await _settle(Database.file(file, durable=False), people)
        self._files[people] = file

    async def _build_on_server(self, people: int) -> None:
        assert self.server is not None
        name = await asyncio.to_thread(self.server.create)
        await _settle(Database.at(self.server.url_of(name)), people)
        await prepare(self.server.url_of(name))
        self._names[people] = name


async def _settle(database: Database, people: int) -> None:
    await _move_in(database, _some(people))
    async with house(database=database) as its:
        await programme.start(its.ctx, PROGRAMME, starts_on=date(2026, 11, 23), owner=None)
    await database.close()


def _some(people: int) -> tuple[PersonRow, ...]:
    """Return all agents, and others."""
    rows = everybody().added
    agents = [row for row in rows if Role.COMPETENCE_AGENT in row.roles]
    others = [row for row in rows if Role.COMPETENCE_AGENT not in row.roles]
    assert len(agents) == AGENTS
    return tuple(replace(row, leader_key=None) for row in (*agents, *others)[:people])


async def _owe(database: Database, scenario: Scenario) -> None:
    """Let a message to everybody be due, some of them not fit to be sent."""
    greedy = GREEDY if any(one.blow is Blow.OUT_OF_MEMORY for one in scenario.struck) else 0
    odd = [POISON] * scenario.poisoned + [GREED] * greedy
    async with house(database=database) as its:
        people = await its.ctx.store.people.with_role(Role.EMPLOYEE)
        items = [THING] * (len(people) - len(odd))
        for place, item in enumerate(odd):
            items.insert((place * 37 + scenario.seed) % len(items), item)
        await its.ctx.store.deliveries.post(
            *(
                Outgoing(
                    key=TO_ALL,
                    kind=Kind.BROADCAST,
                    item=Item(id=item),
                    to=one.id,
                    due_at=MONDAY,
                )
                for one, item in zip(people, items, strict=True)
            )
        )
        if scenario.repeats:
            async with database.write() as connection:
                await connection.execute(update(delivery).values(repeat_if_uncertain=True))
