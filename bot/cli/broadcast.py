"""``dult broadcast``: say something once to many, and see where every message stands."""

import asyncio
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from bot.cli.broadcast_send import send
from bot.cli.drawing import progress, say_rows, say_table
from bot.cli.house import with_house
from bot.cli.terminal import Json, fail, say_json, settings, tell
from bot.ports import BroadcastId, Line
from nudges.delivery import Reason
from nudges.language import Language

if TYPE_CHECKING:
    from bot.bootstrap import Opened
    from bot.broadcast.sending import Status

commands = typer.Typer(no_args_is_help=True, help="Say something once to many, and see how far it has come.")
commands.command(
    "send",
    epilog="    dult broadcast send kick-off.toml --dry-run\n\n"
    "    dult broadcast send kick-off.toml --role competence-agent --at '2027-01-12 10:00' --as 00417",
)(send)

LISTED = 20
"""How many broadcasts an overview shows."""

Number = Annotated[int, typer.Argument(help="The broadcast's number; `dult broadcast status` lists them.")]


@commands.command("status", epilog="    dult broadcast status\n\n    dult broadcast status 3 --json")
def status(
    context: typer.Context,
    number: Annotated[
        int | None, typer.Argument(help="The broadcast's number; else the latest are listed.")
    ] = None,
    wait: Annotated[
        bool, typer.Option("--wait", help="Stay until nothing changes by itself any more.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Show where every single message stands; the numbers always add up to the recipients."""
    if number is None:
        return _list(context, as_json=as_json)
    found = _wait(context, number) if wait else with_house(context, lambda house: _status(house, number))
    counts = _counts(found)
    if as_json:
        say_json(counts)
    else:
        say_table(("", ""), list(counts.items()))
    return None


@commands.command("cancel", epilog="    dult broadcast cancel 3")
def cancel(context: typer.Context, number: Number, as_json: Json = False) -> None:
    """Stop what has not left yet; what was sent stays with those who have it."""
    from bot.broadcast import sending

    async def work(house: "Opened") -> "Status | None":
        await _status(house, number)
        stopped = await sending.cancel(house.ctx, BroadcastId(number))
        return await _status(house, number) if stopped else None

    found = with_house(context, work)
    if found is None:
        fail(f"Nothing of broadcast {number} is waiting: there is nothing to stop.")
    tell(f"What had not left of broadcast {number} is stopped. See `dult broadcast status {number}`.")
    if as_json:
        say_json(_counts(found))


@commands.command("export", epilog="    dult broadcast export 3 --out kick-off.csv")
def export(
    context: typer.Context,
    number: Number,
    out: Annotated[Path | None, typer.Option(help="The file to write; else stdout.")] = None,
    lang: Annotated[Language | None, typer.Option(help="The language of the headers.")] = None,
    as_json: Json = False,
) -> None:
    """Write a line for each person: what became of the message.

    It tells of deliveries, not of diligence.
    """
    from adapters.spreadsheet.export import write_csv
    from bot.broadcast import words

    usual = settings(context).defaults
    if out and out.exists():
        fail(f"{out}: is there already. Choose another name.")

    async def work(house: "Opened") -> None:
        await _status(house, number)
        lines = await house.ctx.store.broadcasts.report(BroadcastId(number))
        if as_json:
            say_json([_record(line) for line in lines], out)
        else:
            table = words.table(house.ctx, lines, lang or usual.language, ZoneInfo(usual.time_zone))
            write_csv(out or sys.stdout.buffer, *table)

    with_house(context, work)


async def _status(house: "Opened", number: int) -> "Status":
    from bot.broadcast import sending

    return await sending.status(house.ctx, BroadcastId(number))


def _record(line: Line) -> dict[str, object]:
    """Return a person's line for a script; a pause is told as not reached."""
    hidden = line.reason in {Reason.PAUSED, Reason.LEFT, Reason.UNREACHABLE}
    return {
        "id": line.key,
        "name": line.name,
        "site": line.site,
        "state": line.state,
        "reason": "unreached" if hidden else line.reason,
        "sent_at": line.sent_at and line.sent_at.isoformat(timespec="seconds"),
        "seen": line.seen,
        "acknowledged_at": line.acknowledged_at and line.acknowledged_at.isoformat(timespec="seconds"),
    }


def _wait(context: typer.Context, number: int) -> "Status":
    async def work(house: "Opened") -> "Status":
        with progress("Sending") as show:
            found = await _status(house, number)
            while found.progress.under_way:
                tally = found.progress.tally
                show(tally.recipients - tally.left, tally.recipients)
                await asyncio.sleep(1)
                found = await _status(house, number)
        return found

    return with_house(context, work)


def _counts(found: "Status") -> dict[str, object]:
    """Return the figures by name; the first is the sum of the six after it."""
    its, far = found.broadcast, found.progress
    return {
        "broadcast": its.id,
        "state": found.stands,
        **asdict(far.tally),
        "adds_up": far.tally.adds_up,
        "reasons": {reason.value: count for reason, count in far.reasons.items()},
        "seen": far.seen,
        "acknowledged": far.acknowledged,
    }


def _list(context: typer.Context, *, as_json: bool) -> None:
    async def work(house: "Opened") -> list[dict[str, object]]:
        from bot.broadcast import sending

        latest = await house.ctx.store.broadcasts.latest(LISTED)
        return [_counts(await sending.status(house.ctx, its.id)) for its in latest]

    columns = ("broadcast", "state", "recipients", "sent", "pending", "uncertain", "failed", "skipped")
    say_rows(with_house(context, work), columns, as_json=as_json)
