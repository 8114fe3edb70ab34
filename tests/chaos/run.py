"""One run: processes start, blows fall on them, what is left is sent in peace, and everybody is counted."""

import asyncio
import secrets
import socket
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import Final

import httpx

from adapters.database.engine import Database
from adapters.database.store import store_on
from nudges.delivery import State
from tests.chaos import dult, platform
from tests.chaos.asking import LOOK_S, answered
from tests.chaos.blows import Blows
from tests.chaos.channel import IN_DOUBT
from tests.chaos.heard import Heard, heard
from tests.chaos.levers import LeverClock, Levers, Switchboard
from tests.chaos.processes import Processes, end, fork
from tests.chaos.scenario import AT_THE_DATABASE, Scenario, Struck, Visit
from tests.chaos.server import Server
from tests.chaos.town import ON_DUTY, TASKS_DUE, Towns
from tests.chaos.verdict import Aftermath, aftermath
from tests.chaos.visits import Visitors, visitors
from tests.house import WORKSPACE
from tests.patience import HANGS_S

STILL_S: Final = 0.3
"""When nothing has changed for so long, everybody waits for a later moment."""
LULL_S: Final = 400.0
"""Until so much later a message waits at most that was put off."""


@dataclass(slots=True, kw_only=True)
class Run:
    """A run under way."""

    scenario: Scenario
    database: Database
    http: httpx.AsyncClient
    levers: Switchboard
    processes: Processes
    visitors: Visitors
    blows: Blows

    async def until_the_first_comes(self) -> None:
        async with asyncio.timeout(HANGS_S):
            while not (await self.http.get("/posts")).json():  # noqa: ASYNC110 - another process hears of it
                await asyncio.sleep(LOOK_S / 2)
            await self._until_it_listens()

    async def _until_it_listens(self) -> None:
        async with asyncio.timeout(HANGS_S):
            while not _listens(self.processes.job.door):  # noqa: ASYNC110 - another process does
                await asyncio.sleep(LOOK_S / 2)

    async def until_nothing_is_left(self) -> None:
        """Let time pass, so that what was put off comes round."""
        until, last, since = monotonic() + HANGS_S, (-1, -1, -1), monotonic()
        while monotonic() < until:
            left = await self._left()
            if left == (0, 0, 0) and self.visitors.are_done and await self._planned():
                return
            if left != last:
                last, since, until = left, monotonic(), monotonic() + HANGS_S
            elif monotonic() - since > STILL_S:
                await self._go_on(left)
                since = monotonic()
            self.processes.replace_the_dead()
            await asyncio.sleep(LOOK_S)
        what = "pending, being sent and not worked"
        raise AssertionError(f"For {HANGS_S:g} s there have been {last} that are {what}")

    async def _go_on(self, left: tuple[int, int, int]) -> None:
        """Let come what everybody waits for: a later moment, or on a file the next start of Dult."""
        pending, _, unworked = left
        if pending and not await self._is_due():
            self.levers.pull(ahead=self.levers.now.ahead + LULL_S)
        elif unworked and not self.scenario.is_on_a_server:
            self.processes.kill_the_web()
            await self._until_it_listens()

    async def _is_due(self) -> bool:
        """Whether something could be sent this moment: then they are slow, and wait for nothing."""
        clock = LeverClock(self.levers.file)
        its = store_on(self.database).watch
        return WORKSPACE in (await answered(lambda: its.look(clock.now(), clock.real()))).workspaces

    async def _left(self) -> tuple[int, int, int]:
        """Count what is pending, what is being sent, and what people did that is not worked."""
        store = store_on(self.database)
        counts = await answered(store.deliveries.counts)
        unworked = await answered(store.inbox.count)
        number = Counter[str]()
        for (_, state), its in counts.items():
            number[state] += its
        return number[State.PENDING], number[State.SENDING], unworked

    async def _planned(self) -> bool:
        """Whether the week's tasks have been planned."""
        counts = await answered(store_on(self.database).deliveries.counts)
        tasks = sum(number for (kind, _), number in counts.items() if kind == "micro-task")
        return tasks >= ON_DUTY + len(self.visitors.cards)

    async def _heard(self, *, may_be_untold: bool) -> Heard:
        """Look what people were told, once all have been told who are to be: Dult may be at it still."""
        until = monotonic() + HANGS_S
        while True:
            became = await answered(lambda: heard(self.visitors, self.database, may_be_untold=may_be_untold))
            if not became.untold or monotonic() > until:
                return became
            await asyncio.sleep(LOOK_S)

    async def judged(self) -> Aftermath:
        """Look at what is left."""
        posts = (await self.http.get("/posts")).json()
        log, processes = self.processes.job.log, self.processes
        standstills = _lines(log, dult.STOOD_STILL)
        became = await self._heard(may_be_untold=self.scenario.has(*AT_THE_DATABASE) or bool(standstills))
        return await answered(
            lambda: aftermath(
                self.scenario,
                self.database,
                posts,
                heard=became,
                struck=frozenset(processes.struck),
                stopped=frozenset(processes.stopped | {_process_of(line) for line in standstills}),
                doubted=frozenset(line.rpartition(IN_DOUBT)[2] for line in _lines(log, IN_DOUBT)),
                crashes=processes.crashes,
                standstills=len(standstills),
            )
        )


def _lines(log: Path, word: str) -> list[str]:
    lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else ()
    return [line for line in lines if word in line]


def _process_of(line: str) -> int:
    """Return who wrote a line of the log."""
    return int(line.partition(" ")[0])


async def run(scenario: Scenario, towns: Towns) -> Aftermath:
    """Run a scenario, and look at what is left; raises what went wrong."""
    async with _under_way(scenario, towns) as its:
        its.processes.start()
        await its.until_the_first_comes()
        began = monotonic()
        await asyncio.gather(
            *(_strike_at(its, struck, began) for struck in scenario.struck),
            *(_visit_at(its, visit, began) for visit in scenario.visits),
        )
        await its.until_nothing_is_left()
        await asyncio.sleep(LOOK_S)  # for one message too many
        return await its.judged()


async def _strike_at(its: Run, struck: Struck, began: float) -> None:
    await asyncio.sleep(max(0.0, began + struck.at - monotonic()))
    await its.blows.strike(struck.blow)


async def _visit_at(its: Run, visit: Visit, began: float) -> None:
    await asyncio.sleep(max(0.0, began + visit.at - monotonic()))
    await its.visitors.visit(visit)


@asynccontextmanager
async def _under_way(scenario: Scenario, towns: Towns) -> AsyncIterator[Run]:
    door = _free_port()
    async with AsyncExitStack() as stack:
        database, where = await stack.enter_async_context(towns.for_run(scenario))
        there = await stack.enter_async_context(visitors(database, door))
        url = await _platform(stack, scenario)
        job = dult.Job(
            database=where,
            on_a_server=scenario.is_on_a_server,
            platform=url,
            levers=towns.folder / f"levers-{scenario.database}-{scenario.seed}",
            log=towns.folder / f"{scenario.database}-{scenario.seed}.log",
            slack=there.slack.api_url,
            door=door,
            sends=True,
        )
        http = await stack.enter_async_context(httpx.AsyncClient(base_url=url, timeout=HANGS_S))
        server = towns.server if scenario.is_on_a_server else None
        yield _run(stack, scenario, job=job, database=database, http=http, there=there, server=server)


async def _platform(stack: AsyncExitStack, scenario: Scenario) -> str:
    """Start the chat platform; returns its address."""
    here, there = fork.Pipe()
    manners = (scenario.manners, scenario.seed, scenario.can_look, there)
    process = fork.Process(target=platform.main, args=manners, daemon=True)
    process.start()
    stack.callback(end, process)
    return f"http://127.0.0.1:{await asyncio.to_thread(here.recv)}"


def _run(
    stack: AsyncExitStack,
    scenario: Scenario,
    *,
    job: dult.Job,
    database: Database,
    http: httpx.AsyncClient,
    there: Visitors,
    server: Server | None,
) -> Run:
    ahead = (TASKS_DUE - datetime.now(UTC)).total_seconds() - 0.8
    levers = Switchboard(job.levers, Levers(ahead=ahead))
    levers.pull()
    processes = Processes(job)
    stack.callback(processes.end)
    blows = Blows(
        scenario=scenario,
        processes=processes,
        levers=levers,
        server=server,
        http=http,
        deliveries=store_on(database).deliveries,
        visitors=there,
    )
    return Run(
        scenario=scenario,
        database=database,
        http=http,
        levers=levers,
        processes=processes,
        visitors=there,
        blows=blows,
    )


def _listens(port: int) -> bool:
    with closing(socket.socket()) as its:
        return its.connect_ex(("127.0.0.1", port)) == 0


def _free_port() -> int:
    """Return a port below those that the machine gives to whoever asks for any."""
    while True:
        port = secrets.choice(range(20_000, 30_000))
        if not _listens(port):
            return port
