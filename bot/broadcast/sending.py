"""What can be done with a broadcast, by a button or by a command: the same functions for both."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from bot.errors import UsageError
from bot.ports import (
    Broadcast,
    BroadcastId,
    BroadcastState,
    Forecast,
    Hours,
    NewBroadcast,
    Outgoing,
    Places,
    Progress,
    Times,
    When,
)
from bot.turn import Context
from nudges.broadcast import UNDO, WAITS, Audience, Texts, Wording, audience_of, minutes, read_broadcast
from nudges.calendar import IsoWeek, Window, next_window
from nudges.delivery import Item, Kind
from nudges.fault import did_you_mean
from nudges.person import RecipientId

PROGRESS: Final = "broadcast.progress"
"""On the agenda: look how far it has come; before the number of a broadcast, the card that tells it."""
FORGET: Final = "broadcast.forget"
"""On the agenda: forget who pressed the acknowledge button."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What sending now would come to."""

    forecast: Forecast
    minutes: int
    """How long it takes once it has begun; an estimate."""
    free_week: IsoWeek | None
    """When nobody has had a message yet; only where many have had one this week."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """A broadcast and how far it has come."""

    broadcast: Broadcast
    progress: Progress

    @property
    def stands(self) -> str:
        """Where it stands, in a word for a script: its state, or how far a planned one has come."""
        if self.broadcast.state is not BroadcastState.PLANNED:
            return self.broadcast.state.value
        if self.progress.tally.left == 0:
            return "sent"
        return "sending" if self.progress.begun else "planned"


async def from_file(
    ctx: Context,
    toml: str,
    file: Path,
    *,
    key: str,
    audience: Audience | None = None,
    author: RecipientId | None = None,
    send_at: datetime | None = None,
    until: datetime | None = None,
) -> Broadcast:
    """Keep a draft from the text of a file; ``audience`` goes before the file's own.

    Raises:
        ContentError: the file has faults; every one is listed with its place.
        UsageError: there is no audience, or it names sites or teams that do not exist.
    """
    its = read_broadcast(toml, file)
    whom = audience or (its.audience.audience if its.audience else None)
    if whom is None:
        raise UsageError(f"{file} names no audience: add an [audience] table, or name one with the command.")
    await check_audience(ctx, whom)
    new = NewBroadcast(
        key=key,
        author=author,
        texts=its.words,
        audience=whom,
        options=its.options,
        send_at=send_at,
        until=until,
    )
    return await ctx.store.broadcasts.add(new, ctx.clock.now())


async def from_part(
    ctx: Context, kit_id: str, part_id: str, *, key: str, author: RecipientId | None = None
) -> Broadcast:
    """Keep a draft with the words of one part of a kick-off kit, for those whom the kit is for.

    Raises:
        UsageError: there is no such kit, or it has no such part.
    """
    kit = ctx.library.kick_offs.get(kit_id)
    if kit is None:
        mend = did_you_mean(kit_id, ctx.library.kick_offs, "See `dult content check`.")
        raise UsageError(f"There is no kick-off kit “{kit_id}”. {mend}")
    parts = {part.id: part for part in kit.parts}
    if part_id not in parts:
        raise UsageError(f"The kit {kit_id} has no part “{part_id}”: choose one of {', '.join(parts)}.")
    texts = {
        language: Wording(title=text.title, body=text.body.strip())
        for language, text in parts[part_id].texts.items()
    }
    new = NewBroadcast(key=key, author=author, texts=texts, audience=audience_of(kit.audience))
    return await ctx.store.broadcasts.add(new, ctx.clock.now())


async def check_audience(ctx: Context, audience: Audience) -> None:
    """See whether there are such sites and teams.

    Raises:
        UsageError: one of them does not exist; all that do not are listed.
    """
    places = await ctx.store.broadcasts.places()
    if faults := [*_unknown("site", audience.sites, places), *_unknown("team", audience.teams, places)]:
        raise UsageError(*faults)


def _unknown(sort: str, keys: frozenset[str], places: Places) -> list[str]:
    known = places.sites if sort == "site" else places.teams
    return [
        f"There is no {sort} “{key}”. {did_you_mean(key, known, 'Look it up in the people file.')}"
        for key in sorted(keys - known.keys())
    ]


async def outlook(ctx: Context, its: Broadcast) -> Outlook:
    """Tell what sending ``its`` now would come to, by the same conditions as the plan's."""
    when = _when(ctx, after=starts(ctx, its))
    forecast = await ctx.store.broadcasts.forecast(_bounded(ctx, its), when)
    week = None
    if forecast.crowded and its.audience:
        this_week = IsoWeek.of((forecast.opens or starts(ctx, its)).date())
        week = await ctx.store.broadcasts.free_week(its.audience, this_week)
    return Outlook(forecast=forecast, minutes=minutes(forecast.waiting, ctx.pace), free_week=week)


def card_item(broadcast: BroadcastId) -> Item:
    """Return the item of the cards by which coordinators follow a broadcast, from the draft to the end."""
    return Item(id=f"{PROGRESS}:{broadcast}")


async def send(ctx: Context, broadcast: BroadcastId) -> Broadcast | None:
    """Decide that a draft goes; nothing leaves for a minute. Returns it as it stands then.

    Where it is for very many, ``go_on`` plans most of them. Doing it twice, or two coordinators at once, is
    one broadcast.
    """
    its = await ctx.store.broadcasts.look(broadcast)
    if its is None or its.audience is None:
        return its
    now = ctx.clock.now()
    if its.state in {BroadcastState.DRAFT, BroadcastState.SCHEDULED}:
        await ctx.store.broadcasts.change(_bounded(ctx, its))
        await ctx.store.broadcasts.plan(broadcast, _times(ctx), now)
    planned = await ctx.store.broadcasts.look(broadcast)
    if planned is not None and planned.state is BroadcastState.PLANNED:
        await _announce(ctx, planned, now)
    return planned


async def go_on(ctx: Context) -> bool:
    """Plan some thousands more of those who wait for a broadcast; tells whether there was one to plan."""
    return await ctx.store.broadcasts.go_on(_times(ctx))


async def undo(ctx: Context, broadcast: BroadcastId) -> bool:
    """Make a planned broadcast a draft again while nothing has left; False when something has."""
    undone = await ctx.store.broadcasts.take_back(broadcast, BroadcastState.DRAFT, ctx.clock.now())
    its = await ctx.store.broadcasts.look(broadcast) if undone else None
    if its is not None:  # when it goes is chosen anew: *Send* means now again
        await ctx.store.broadcasts.change(replace(its, send_at=None, until=None))
        await _follow(ctx, broadcast)
    return undone


async def cancel(ctx: Context, broadcast: BroadcastId) -> bool:
    """Stop what has not left; False when there is nothing to stop."""
    stopped = await ctx.store.broadcasts.cancel(broadcast, ctx.clock.now())
    if stopped:
        await _follow(ctx, broadcast)
    return stopped


async def correct(ctx: Context, broadcast: BroadcastId, texts: Texts, *, anew: bool = False) -> bool:
    """Put new words in the place of the old ones, everywhere; False when nothing changes.

    ``anew`` shows what was sent anew even in the same words, because something beside them has changed.
    """
    corrected = await ctx.store.broadcasts.correct(broadcast, texts, ctx.clock.now(), anew=anew)
    if corrected:
        await _follow(ctx, broadcast)
    return corrected


async def withdraw(ctx: Context, broadcast: BroadcastId) -> bool:
    """Stop what has not left and take back what has; False when it was not sent."""
    withdrawn = await ctx.store.broadcasts.withdraw(broadcast, ctx.clock.now())
    if withdrawn:
        await _follow(ctx, broadcast)
    return withdrawn


async def status(ctx: Context, broadcast: BroadcastId) -> Status:
    """Tell how far a broadcast has come.

    Raises:
        UsageError: there is none of this number.
    """
    its = await ctx.store.broadcasts.look(broadcast)
    if its is None:
        raise UsageError(f"There is no broadcast {broadcast}: `dult broadcast status` lists them.")
    return Status(broadcast=its, progress=await ctx.store.broadcasts.progress(broadcast))


def starts(ctx: Context, its: Broadcast) -> datetime:
    """Return the first moment at which it may leave."""
    earliest = ctx.clock.now() + UNDO
    return max(its.send_at, earliest) if its.send_at else earliest


def begins_at(its: Broadcast) -> datetime:
    """Return the first moment at which a planned broadcast may leave."""
    assert its.planned_at is not None  # noqa: S101 - it is planned
    return max(its.planned_at + UNDO, its.send_at or its.planned_at)


def _bounded(ctx: Context, its: Broadcast) -> Broadcast:
    return its if its.until else replace(its, until=starts(ctx, its) + WAITS)


def _times(ctx: Context) -> Times:
    """Tell when a broadcast goes that was sent; who is planned late is written to from then on."""
    return lambda its: _when(ctx, after=max(begins_at(its), ctx.clock.now()))


def _when(ctx: Context, *, after: datetime) -> When:
    def when(hours: Hours) -> Window:
        return next_window(
            hours,
            after=after,
            days_off=ctx.days_off,
        )

    return when


async def _announce(ctx: Context, its: Broadcast, now: datetime) -> None:
    """Give an author who has none a card that shows how far it has come; a kick-off's parts have its own."""
    await ctx.store.agenda.note(FORGET, its.id, starts(ctx, its) + ctx.privacy.answers)
    if its.author is None or its.kick_off is not None:
        return
    if not await ctx.store.deliveries.showing(card_item(its.id).id, to=its.author):
        item = card_item(its.id)
        await ctx.store.deliveries.post(
            Outgoing(key=item.id, kind=Kind.REPLY, item=item, to=its.author, due_at=now)
        )
    await _follow(ctx, its.id)


async def _follow(ctx: Context, broadcast: BroadcastId) -> None:
    await ctx.store.agenda.note(PROGRESS, broadcast, ctx.clock.now())
