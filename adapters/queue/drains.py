"""The queue of drains: a job says *drain this workspace*, and the outbox alone says what there is to send.

All that Dult asks of its task queue stands here, in three calls (``drain``, ``work``, ``health``): another
queue on PostgreSQL could take Procrastinate's place here and in ``standing.py``, which counts its jobs.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final, Self

import procrastinate
import psycopg
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException
from procrastinate.jobs import DeleteJobCondition, Status
from procrastinate.schema import SchemaManager

from adapters.queue.alone import LEASE_S, Alone
from bot.errors import StoreUnavailable
from bot.under_way import meanwhile
from nudges.delivery import WorkspaceId

log = logging.getLogger(__name__)

SCHEMA: Final = "dult_queue"
"""Procrastinate's own tables are kept apart from Dult's."""
QUEUE: Final = "drains"
TASK: Final = "drain"
GRACE_S: Final = 25.0
"""What is in the air has so long to land when a worker stops; Kubernetes allows 30 by default."""
PAUSE_S: Final = 1.0
"""So long a worker waits that the database has sent away, before it knocks again."""

Work = Callable[[WorkspaceId, Callable[[], bool]], Coroutine[Any, Any, None]]
"""Drains a workspace as long as what it is handed says that it may."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How the queue stands."""

    waiting: int
    """Jobs that nobody has taken."""
    under_way: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How long the workers wait for what; in seconds."""

    lease: float = LEASE_S
    """A workspace stays with a worker that says nothing."""
    poll: float = 5.0
    """A notification that was lost is made good for so soon."""
    dead_after: float = 30.0
    """A worker that has given no sign of life for so long is dead; its jobs are closed."""
    tidy_every: float = 15.0
    slice: float = 20.0
    """A drain keeps its place while others wait for one."""


class Drains:
    """``bot.ports.Dispatcher`` for many machines, and what their workers take from."""

    def __init__(self, url: str, terms: Terms | None = None) -> None:
        self._url = url
        self._terms = terms or Terms()
        self._connector = procrastinate.PsycopgConnector(
            conninfo=url, kwargs={"options": f"-c search_path={SCHEMA}"}, min_size=1, max_size=4
        )
        self._app = procrastinate.App(connector=self._connector)
        self._waiting = 0
        self._under_way = 0
        self._stopping = False

    async def __aenter__(self) -> Self:
        with _translated():
            await prepare(self._url)
            await self._app.open_async()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._app.close_async()

    async def drain(self, workspace: WorkspaceId) -> None:
        """Put a job into the queue, unless one for the same workspace waits there."""
        with _translated():
            try:
                job = self._app.configure_task(TASK, queue=QUEUE, queueing_lock=workspace)
                await job.defer_async(workspace=workspace)
            except AlreadyEnqueued:
                return

    async def work(self, work: Work, *, at_once: int) -> None:
        """Take jobs until cancelled, ``at_once`` at a time; a workspace is drained by one worker only.

        A job that finds its workspace taken waits a moment and ends: whoever has it sends what is due, and
        the next tick asks again.
        """
        async with Alone.opened(self._url, self._terms.lease) as alone, meanwhile(self._tidy()):

            @self._app.task(name=TASK, queue=QUEUE)
            async def drain(workspace: str) -> None:
                await self._drain(WorkspaceId(workspace), work, alone, at_once)

            while True:
                await self._work_while_it_answers(at_once)
                await asyncio.sleep(PAUSE_S)

    async def _work_while_it_answers(self, at_once: int) -> None:
        """Take jobs until the database goes away: Procrastinate ends then, with an error or without one."""
        worker = asyncio.create_task(
            self._app.run_worker_async(
                queues=[QUEUE],
                concurrency=at_once,
                fetch_job_polling_interval=self._terms.poll,
                delete_jobs=DeleteJobCondition.ALWAYS,
                install_signal_handlers=False,
                shutdown_graceful_timeout=GRACE_S,
                update_heartbeat_interval=self._terms.dead_after / 3,
                stalled_worker_timeout=self._terms.dead_after,
            )
        )
        try:
            await asyncio.shield(worker)
        except asyncio.CancelledError:
            self._stopping = True  # drains let land what is in the air, before Procrastinate waits for them
            worker.cancel()
            await asyncio.gather(worker, return_exceptions=True)
            raise
        except (ConnectorException, psycopg.OperationalError) as error:
            log.warning("The queue cannot be worked (%s): this worker tries again.", type(error).__name__)

    async def health(self) -> Health:
        """Count the jobs.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        with _translated():
            rows = await self._app.job_manager.list_queues_async(queue=QUEUE)
        found = next(iter(rows), None) or {"todo": 0, "doing": 0}
        return Health(waiting=found["todo"], under_way=found["doing"])

    async def _drain(self, workspace: WorkspaceId, work: Work, alone: Alone, at_once: int) -> None:
        turn_ends = asyncio.get_running_loop().time() + self._terms.slice

        def its_turn_is_over() -> bool:
            is_full = self._under_way >= at_once and self._waiting > 0
            return is_full and asyncio.get_running_loop().time() >= turn_ends

        def may_go_on() -> bool:
            return alone.is_certain and not self._stopping and not its_turn_is_over()

        gives_way = False
        self._under_way += 1
        try:
            async with alone.with_(str(workspace)) as is_ours:
                if is_ours:
                    await alone.run(work(workspace, may_go_on))
                    gives_way = its_turn_is_over()  # asked while it still counts itself
        finally:
            self._under_way -= 1
        if gives_way:
            await self.drain(workspace)  # behind those who wait

    async def _tidy(self) -> None:
        """Look how many wait, and close what dead workers left behind, as long as this worker lives.

        A job is closed and never tried again: the outbox knows better what there is to do, and a second try
        of a job whose workspace waits already would hold its place for ever (procrastinate issue 1446).
        """
        while True:
            try:
                self._waiting = (await self.health()).waiting
                await self._close_stalled(self._terms.dead_after)
            except (StoreUnavailable, ConnectorException) as error:
                log.warning("The queue cannot be looked at: %s", type(error).__name__)
            await asyncio.sleep(self._terms.tidy_every if self._under_way == 0 else self._terms.poll)

    async def _close_stalled(self, after: float) -> None:
        jobs = self._app.job_manager
        for job in await jobs.get_stalled_jobs(seconds_since_heartbeat=after):
            await jobs.finish_job(job, Status.FAILED, delete_job=True)
        await jobs.prune_stalled_workers(after)


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (ConnectorException, psycopg.OperationalError) as error:
        raise StoreUnavailable("The database does not answer: try again.") from error


async def prepare(url: str) -> None:
    """Make the queue's tables where there are none; of several processes one does."""
    async with await psycopg.AsyncConnection.connect(url) as connection:
        await connection.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [SCHEMA])
        found = await connection.execute("SELECT to_regclass(%s)", [f"{SCHEMA}.procrastinate_jobs"])
        if (await found.fetchone()) != (None,):
            return
        await connection.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
        await connection.execute(f"SET LOCAL search_path = {SCHEMA}")
        await connection.execute(SchemaManager.get_schema())
