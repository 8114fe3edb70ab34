"""Dult's processes in a run: killed, stopped, and started again as whoever runs Dult does."""

import asyncio
import multiprocessing
import os
import signal
from contextlib import suppress
from dataclasses import dataclass, field, replace
from multiprocessing.process import BaseProcess
from typing import Final

from tests.chaos import dult

STOPPED_S: Final = dult.LEASE.total_seconds() + 0.7

fork = multiprocessing.get_context("forkserver")
fork.set_forkserver_preload(["tests.chaos.warm"])


@dataclass(slots=True)
class Processes:
    """Two that send, and where the database is a server's the web process, which plans and hears.

    On a file the first sender is the web process.
    """

    job: dult.Job
    senders: list[BaseProcess] = field(default_factory=list)
    webs: list[BaseProcess] = field(default_factory=list)
    struck: set[int] = field(default_factory=set)
    """Those that were killed, stopped or short of memory: what they sent last is in doubt."""
    stopped: set[int] = field(default_factory=set)
    crashes: int = 0

    def start(self) -> None:
        on_a_server = self.job.on_a_server
        self.senders = [self._process(sends=True, hears=not place and not on_a_server) for place in range(2)]
        if on_a_server:
            self.webs = [self._process(sends=False, hears=True)]

    def _process(self, *, sends: bool, hears: bool, narrow: bool = False) -> BaseProcess:
        job = replace(self.job, sends=sends, hears=hears, narrow=narrow)
        process = fork.Process(target=dult.main, args=(job,), daemon=True)
        process.start()
        if narrow and process.pid:
            self.struck.add(process.pid)
        return process

    def kill_a_sender(self, place: int, *, narrow: bool = False) -> None:
        self._kill(self.senders, place, narrow=narrow)

    def kill_the_web(self) -> None:
        self._kill(self.webs or self.senders, 0)

    def kill_all(self) -> None:
        for processes in (self.senders, self.webs):
            for place in range(len(processes)):
                self._kill(processes, place)

    def replace_the_dead(self) -> None:
        """Start again what ended by itself."""
        for processes in (self.senders, self.webs):
            for place, process in enumerate(processes):
                if process.exitcode is not None:
                    self._kill(processes, place)

    def _kill(self, processes: list[BaseProcess], place: int, *, narrow: bool = False) -> None:
        """End a process on the spot, and start another one in its place."""
        process = processes[place]
        assert process.pid is not None
        self.struck.add(process.pid)
        self.crashes += 1
        end(process)
        hears = processes is self.webs or not (place or self.webs)
        processes[place] = self._process(sends=processes is self.senders, hears=hears, narrow=narrow)

    async def stop_a_sender(self, place: int) -> None:
        """Let it stand still for longer than its lease."""
        pid = self.senders[place].pid
        assert pid is not None
        self.struck.add(pid)
        self.stopped.add(pid)
        self.crashes += 1
        os.kill(pid, signal.SIGSTOP)
        await asyncio.sleep(STOPPED_S)
        with suppress(ProcessLookupError):  # another blow has killed it meanwhile
            os.kill(pid, signal.SIGCONT)

    def end(self) -> None:
        for process in (*self.senders, *self.webs):
            end(process)


def end(process: BaseProcess) -> None:
    process.kill()
    process.join()
