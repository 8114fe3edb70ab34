"""How each blow falls on a run."""

import asyncio
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import sleep
from typing import Final

import httpx

from bot.ports import Deliveries
from tests.chaos.asking import answered
from tests.chaos.levers import Storage, Switchboard
from tests.chaos.processes import Processes
from tests.chaos.scenario import AT_THE_DATABASE, Blow, Scenario
from tests.chaos.server import Server
from tests.chaos.visits import Visitors
from tests.house import WORKSPACE

NARROW_S: Final = 1.0
STORM_S: Final = 0.3
REVOKED_S: Final = 0.9
"""As long as twice what is in flight would take, if nobody fell silent."""
OUTAGE_S: Final = 0.4
MOODS: Final = {Blow.THROTTLED: "throttled", Blow.ILL: "ill_after", Blow.REVOKED: "revoked"}


@dataclass(slots=True, kw_only=True)
class Blows:
    """What blows fall on."""

    scenario: Scenario
    processes: Processes
    levers: Switchboard
    server: Server | None
    http: httpx.AsyncClient
    deliveries: Deliveries
    visitors: Visitors
    _at_the_database: asyncio.Lock = field(default_factory=asyncio.Lock)
    """One blow at a time falls on it."""

    async def strike(self, blow: Blow) -> None:
        match blow:
            case Blow.THROTTLED | Blow.ILL | Blow.REVOKED:
                await self._storm(blow)
            case Blow.FORWARD | Blow.BACK:
                self._jump(blow)
            case _ if blow in AT_THE_DATABASE:
                async with self._at_the_database:
                    await self._strike_the_database(blow)
            case _:
                await self._strike_a_process(blow)

    async def _strike_a_process(self, blow: Blow) -> None:
        one = self.scenario.seed % 2
        match blow:
            case Blow.STOP_A_SENDER:
                await self.processes.stop_a_sender(one)
            case Blow.OUT_OF_MEMORY:
                self.processes.kill_a_sender(0, narrow=True)
                await asyncio.sleep(NARROW_S)
                self.processes.kill_a_sender(0)
            case Blow.KILL_THE_WEB:
                self.processes.kill_the_web()
            case Blow.KILL_AT_AN_ACKNOWLEDGEMENT:
                self.visitors.expect_another()
                await self.visitors.acknowledged.wait()
                self.processes.kill_the_web()
            case Blow.KILL_A_SENDER:
                self.processes.kill_a_sender(one)
            case _:
                self.processes.kill_all()

    async def _storm(self, blow: Blow) -> None:
        await self.http.post("/mood", content=MOODS[blow])
        await asyncio.sleep(REVOKED_S if blow is Blow.REVOKED else STORM_S)
        await self.http.post("/mood", content="")
        if blow is Blow.REVOKED:
            await answered(lambda: self.deliveries.connect(WORKSPACE))

    def _jump(self, blow: Blow) -> None:
        """Let the machine's clock jump, and what the rules go by with it."""
        by = {Blow.FORWARD: (2.0, 70.0, 3600.0), Blow.BACK: (-0.5, -1.0, -1.5)}[blow]
        self.levers.pull(skew=self.levers.now.skew + by[self.scenario.seed % 3])
        if blow is Blow.FORWARD and not self.scenario.is_on_a_server:
            self.processes.crashes += 1  # of two on one file each takes for left behind what the other has

    async def _strike_the_database(self, blow: Blow) -> None:
        self.processes.crashes += 1  # what was sent meanwhile may not be written before its lease is over
        match blow:
            case Blow.KILL_THE_DATABASE:
                assert self.server is not None
                await asyncio.to_thread(self.server.crash)
                await asyncio.sleep(OUTAGE_S)
                await asyncio.to_thread(self.server.start_again)
            case Blow.READ_ONLY if self.server is not None:
                await asyncio.to_thread(self.server.read_only, yes=True)
                await asyncio.sleep(OUTAGE_S)
                await asyncio.to_thread(self.server.read_only, yes=False)
            case Blow.LOCK_THE_DATABASE:
                await asyncio.to_thread(_lock, Path(self.processes.job.database), OUTAGE_S)
            case _:
                self.levers.pull(storage=Storage.FULL if blow is Blow.FULL else Storage.READ_ONLY)
                await asyncio.sleep(OUTAGE_S)
                self.levers.pull(storage=Storage.FINE)


def _lock(file: Path, seconds: float) -> None:
    with suppress(sqlite3.OperationalError), closing(sqlite3.connect(file, isolation_level=None)) as its:
        its.execute("BEGIN IMMEDIATE")
        sleep(seconds)
        its.execute("ROLLBACK")
