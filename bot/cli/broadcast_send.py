"""``dult broadcast send``: from a file to the outbox, with a look at whom it reaches in between."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from bot.cli.house import active, with_house_of
from bot.cli.terminal import Json, confirm, fail, say_json, settings, tell
from bot.ports import Broadcast, BroadcastState
from nudges.broadcast import Audience
from nudges.person import Role

if TYPE_CHECKING:
    from bot.bootstrap import Opened
    from bot.broadcast.sending import Outlook

WHEN = ["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]


def send(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="The words, as docs/commands.md explains.")],
    role: Annotated[list[Role] | None, typer.Option(help="Only who has this role; may be repeated.")] = None,
    site: Annotated[list[str] | None, typer.Option(help="Only who works there; may be repeated.")] = None,
    team: Annotated[list[str] | None, typer.Option(help="Only who is in it; may be repeated.")] = None,
    everyone: Annotated[
        bool, typer.Option("--everyone", help="All of them, whatever the file says.")
    ] = False,
    at: Annotated[
        datetime | None, typer.Option(formats=WHEN, help="Not before this, in the organisation's own time.")
    ] = None,
    until: Annotated[
        datetime | None,
        typer.Option(formats=WHEN, help="How long it waits for those who are away; else a week."),
    ] = None,
    author: Annotated[str | None, typer.Option("--as", help="Whose name stands below it, by id.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell whom it would reach.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Send what was sent before once more.")] = False,
    as_json: Json = False,
) -> None:
    """Send the words in a file, once you have seen whom they reach; nothing leaves for a minute.

    The same command a second time sends nothing a second time, unless you say --again.
    """
    from bot.broadcast import sending

    chosen = settings(context)
    zone = ZoneInfo(chosen.defaults.time_zone)
    wanted = _Wanted(
        toml=_read(file),
        audience=_audience(role, site, team, everyone=everyone),
        at=at.replace(tzinfo=zone) if at else None,
        until=until.replace(tzinfo=zone) if until else None,
        author=author,
        attempt=str(datetime.now(UTC)) if again or dry_run else "",
    )
    its, outlook = with_house_of(chosen, lambda house: _draft(house, file, wanted))
    if its.state is not BroadcastState.DRAFT:
        tell(f"This is broadcast {its.id} and was sent before. To send it once more, add --again.")
        return _say(its, outlook, as_json=as_json)
    tell(_told(outlook))
    if not dry_run and (yes or confirm("Send it?")):
        its = with_house_of(chosen, lambda house: sending.send(house.ctx, its.id)) or its
        tell(f"It leaves in a minute. Until then nothing is lost: `dult broadcast cancel {its.id}`.")
    elif dry_run:
        with_house_of(chosen, lambda house: sending.cancel(house.ctx, its.id))  # no draft is left of it
        tell("Nothing was sent.")
    else:
        tell("Nothing was sent. To send without being asked, add --yes.")
    return _say(its, outlook, as_json=as_json)


def _say(its: Broadcast, outlook: "Outlook", *, as_json: bool) -> None:
    if as_json:
        waiting, skipped = outlook.forecast.reachable, outlook.forecast.skipped
        about = {"reachable": waiting, "not": skipped, "minutes": outlook.minutes}
        say_json({"broadcast": its.id, "state": its.state, **about})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """All that was said about a broadcast: the same a second time is the same broadcast."""

    toml: str
    audience: Audience | None
    """``None`` leaves it to the file."""
    at: datetime | None
    until: datetime | None
    author: str | None
    attempt: str

    @property
    def key(self) -> str:
        whom = (
            [sorted(getattr(self.audience, name)) for name in ("roles", "sites", "teams")]
            if self.audience
            else []
        )
        said = repr((self.toml, whom, self.at, self.until, self.author, self.attempt))
        return f"file:{hashlib.sha256(said.encode()).hexdigest()[:32]}"


async def _draft(house: "Opened", file: Path, wanted: _Wanted) -> "tuple[Broadcast, Outlook]":
    from bot.broadcast import sending

    its = await sending.from_file(
        house.ctx,
        wanted.toml,
        file,
        key=wanted.key,
        audience=wanted.audience,
        author=(await active(house, wanted.author)).id if wanted.author else None,
        send_at=wanted.at,
        until=wanted.until,
    )
    return its, await sending.outlook(house.ctx, its)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        fail(f"{file}: cannot be read ({error}). Check the name, and save it as UTF-8.")


def _audience(
    roles: list[Role] | None, sites: list[str] | None, teams: list[str] | None, *, everyone: bool
) -> Audience | None:
    """Return whom the options name; ``None`` leaves it to the file."""
    chosen = Audience(
        roles=frozenset(roles or ()), sites=frozenset(sites or ()), teams=frozenset(teams or ())
    )
    if everyone and not chosen.is_everyone:
        fail("--everyone stands beside a choice. Take out one of them.")
    return chosen if everyone or not chosen.is_everyone else None


def _told(outlook: "Outlook") -> str:
    forecast = outlook.forecast
    why = ", ".join(f"{count} {reason}" for reason, count in forecast.skipped.items())
    others = f", {forecast.left_out} not ({why})" if why else ""
    week = f" In week {outlook.free_week.week} nobody has had a message yet." if outlook.free_week else ""
    return f"{forecast.reachable} reachable{others}; about {outlook.minutes} min.{week}"
