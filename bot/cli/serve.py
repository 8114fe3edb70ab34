"""``dult demo`` and ``dult serve``: Dult at work until it is told to stop."""

import asyncio
import signal
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from bot.cli.terminal import run, settings, tell
from bot.errors import UsageError
from bot.log import open_log
from bot.settings import Settings

if TYPE_CHECKING:
    from adapters.web.server import Server

DEMO_DATA: Final = Path(".demo")
"""Where a demo is kept when nobody says otherwise: never among an organisation's own data."""

Port = Annotated[
    int | None, typer.Option(help="Where to listen; 0 takes a free port. [DULT_PORT, else 8000]")
]
Host = Annotated[str | None, typer.Option(help="The address to listen at. [DULT_HOST, else 127.0.0.1]")]


COMMANDS: Final = ("demo", "serve", "worker")


def add_to(dult: typer.Typer) -> None:
    """Put the commands at the top of the command line."""
    dult.command("demo", epilog="    dult demo --port 8001 --data /tmp/try-out")(demo)
    dult.command("serve", epilog="    DULT_DATA=/srv/dult dult serve")(serve)
    dult.command("worker", epilog="    DULT_DATABASE_URL=postgresql://… dult worker --port 8001")(worker)


def demo(
    context: typer.Context,
    port: Port = None,
    host: Host = None,
    data: Annotated[
        Path | None, typer.Option(help="Where the demo is kept; the same folder goes on where it was left.")
    ] = None,
) -> None:
    """Try Dult in a browser, with an invented organisation of 1,400 people and no account anywhere."""
    chosen = settings(context, port=port, host=host, data=data)
    if "data" not in chosen.model_fields_set:
        chosen = chosen.model_copy(update={"data": DEMO_DATA})
    chosen = chosen.model_copy(update={"database_url": None})  # a demo is this machine's own
    tell(f"The demo is kept in {chosen.data}. Opening it may take a few seconds.")
    run(_serve(chosen, is_demo=True))


def serve(
    context: typer.Context,
    port: Port = None,
    host: Host = None,
    data: Annotated[Path | None, typer.Option(help="The folder with the database. [DULT_DATA]")] = None,
) -> None:
    """Run Dult for your organisation until it is told to stop; what is being sent is let land first."""
    run(_serve(settings(context, port=port, host=host, data=data), is_demo=False))


def worker(
    context: typer.Context,
    port: Annotated[
        int | None,
        typer.Option(help="Where probes and figures are asked for; 0 takes a free port. [DULT_PORT]"),
    ] = None,
    host: Host = None,
    data: Annotated[Path | None, typer.Option(help="The folder with what is its own. [DULT_DATA]")] = None,
) -> None:
    """Send what is in the outbox, beside `dult serve` and other workers, on this or any machine.

    Needs a PostgreSQL database (DULT_DATABASE_URL); with SQLite `dult serve` does it by itself.
    """
    run(_work(settings(context, port=port, host=host, data=data)))


async def _work(chosen: Settings) -> None:
    from adapters.database.in_use import in_use
    from bot.bootstrap_start import working

    open_log(chosen.log_level, chosen.log_format)
    _look_at_port(chosen)
    with in_use(chosen.data):
        async with working(chosen) as its:
            _stop_on_signals(its.server)
            greeting = asyncio.create_task(_greet(its.server, "The worker tells how it is at"))
            await its.serve()
            greeting.cancel()


async def _serve(chosen: Settings, *, is_demo: bool) -> None:
    from adapters.database.in_use import at_work, in_use
    from bot.bootstrap_start import running

    open_log(chosen.log_level, chosen.log_format)
    _warn(chosen)
    _look_at_port(chosen)
    with in_use(chosen.data) if chosen.is_on_a_server else at_work(chosen.data):
        async with running(chosen, is_demo=is_demo) as its:
            _stop_on_signals(its.server)
            greeting = asyncio.create_task(_greet(its.server, "Open" if is_demo else "Dult is at"))
            await its.serve()
            greeting.cancel()


def _warn(chosen: Settings) -> None:
    if not chosen.is_loopback:
        tell(f"Other machines can reach Dult at {chosen.host}. Put a proxy with https before it.")


def _look_at_port(chosen: Settings) -> None:
    """Find out before anything is opened whether the port can be had."""
    family = socket.AF_INET6 if ":" in chosen.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((chosen.host, chosen.port))
        except OSError as error:
            mend = "Choose another with --port or DULT_PORT."
            raise UsageError(
                f"Port {chosen.port} at {chosen.host} is not free: {error.strerror}. {mend}"
            ) from error


def _stop_on_signals(server: "Server") -> None:
    """Let a signal end the serving and nothing else: uvicorn raises it again when it has stopped itself.

    Without this the process would be gone before what is being sent has landed.
    """

    def stop() -> None:
        server.should_exit = True

    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop)


async def _greet(server: "Server", what: str) -> None:
    while not server.started:  # noqa: ASYNC110 - uvicorn tells it by this attribute only
        await asyncio.sleep(0.05)
    tell(f"{what} {server.url} (Ctrl+C stops it)")
