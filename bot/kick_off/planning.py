"""What can be done with a kick-off: its parts get their days, and move with its date."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot import programme
from bot.broadcast import sending
from bot.kick_off.parts import INVITATION
from bot.notice import tell
from bot.ports import (
    Broadcast,
    BroadcastId,
    BroadcastState,
    KickOffEvent,
    KickOffId,
    NewBroadcast,
)
from bot.turn import Context
from nudges.broadcast import Options, Texts, Wording
from nudges.calendar import IsoWeek, at_local
from nudges.delivery import Item, Kind
from nudges.kick_off import FIRST_TASK_WITHIN, KickOff, Part, PartDay, days_of_parts
from nudges.person import FOREVER, MONDAY_TO_FRIDAY, Person
from nudges.slot import Due, due, slot_for

PART: Final = "kick-off.part"
"""On the agenda: the week of a part has come."""
HELD: Final = "kick-off.held"
"""On the agenda: the day of a kick-off has come."""
FORGET: Final = "kick-off.forget"
"""On the agenda: forget what people answered and told."""
GOES_AT: Final = time(10)
"""Local, where the coordinator is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstTask:
    """When the programme that a kick-off starts sends its first task."""

    day: date
    late: bool
    """Whether days off make it later than a week after the kick-off."""


def kit_of(ctx: Context, event: KickOffEvent) -> KickOff | None:
    """Return the kick-off's kit; ``None`` when the library has it no more."""
    return ctx.library.kick_offs.get(event.kit)


def texts_of(part: Part) -> Texts:
    """Return the words of a part as those of a broadcast."""
    return {
        language: Wording(title=text.title, body=text.body.strip()) for language, text in part.texts.items()
    }


def days(ctx: Context, event: KickOffEvent, kit: KickOff, owner: Person) -> Sequence[PartDay]:
    """Tell when each part goes."""
    today = ctx.clock.now().astimezone(ZoneInfo(owner.time_zone)).date()
    return days_of_parts(kit, event.held_on, today=today, country=owner.country, days_off=ctx.days_off)


def first_task(ctx: Context, event: KickOffEvent, kit: KickOff, owner: Person) -> FirstTask | None:
    """Tell when the first task comes to somebody with the coordinator's days off and the usual hours."""
    its = ctx.library.programmes.get(kit.programme or "")
    if its is None:
        return None
    slot = slot_for(
        time_zone=owner.time_zone,
        country=owner.country,
        working_days=MONDAY_TO_FRIDAY,
        weekday=its.weekday,
        at=its.time,
    )
    week = IsoWeek.of(event.held_on)
    while True:
        found = due(slot, week, ctx.days_off)
        if isinstance(found, Due) and found.at.date() > event.held_on:
            late = found.at.date() > event.held_on + timedelta(days=FIRST_TASK_WITHIN)
            return FirstTask(day=found.at.date(), late=late)
        week = week.next()


def as_broadcast(event: KickOffEvent, part: Part, owner: Person, *, goes: date | None = None) -> Broadcast:
    """Return a part as the broadcast it will be: for a preview, and to count whom it would reach.

    ``goes`` is its day where it is counted: who can be reached depends on the week.
    """
    return Broadcast(
        id=BroadcastId(0),
        author=event.owner,
        author_name=owner.name,
        kind=Kind.KICK_OFF,
        state=BroadcastState.SCHEDULED,
        audience=event.audience,
        options=Options(),
        version=1,
        texts=texts_of(part),
        occasion=None,
        kick_off=event.id,
        part=part.id,
        send_at=at_local(goes, GOES_AT, owner.time_zone) if goes else None,
        until=None,
        planned_at=None,
    )


async def confirm(ctx: Context, kick_off: KickOffId) -> KickOffEvent | None:
    """Let the messages of a kick-off go on their days; doing it twice is once."""
    event = await ctx.store.kick_offs.look(kick_off)
    if event is None or event.cancelled:
        return event
    now = ctx.clock.now()
    await ctx.store.kick_offs.confirm(kick_off, now)
    await _set_out(ctx, event, now)
    return await ctx.store.kick_offs.look(kick_off)


async def move(ctx: Context, kick_off: KickOffId, held_on: date, at: time, place: str) -> KickOffEvent | None:
    """Hold a kick-off at another time or place: what has not left moves, the invitation is corrected."""
    before = await ctx.store.kick_offs.look(kick_off)
    if before is None or before.cancelled:
        return before
    await ctx.store.kick_offs.move(kick_off, held_on, at, place)
    event = replace(before, held_on=held_on, at=at, place=place)
    if event.confirmed and event != before:
        now = ctx.clock.now()
        await _set_out(ctx, event, now)
        for part in await ctx.store.broadcasts.parts(kick_off):
            if part.part == INVITATION:
                await sending.correct(ctx, part.id, part.texts, anew=True)
        await _tell_those_who_come(ctx, event, f"moved:{held_on}:{at}:{place}")
    return event


async def cancel(ctx: Context, kick_off: KickOffId) -> None:
    """Call a kick-off off: nothing more goes, what was sent says so, and those who come are told."""
    now = ctx.clock.now()
    await ctx.store.kick_offs.cancel(kick_off, now)
    event = await ctx.store.kick_offs.look(kick_off)
    for part in await ctx.store.broadcasts.parts(kick_off):
        if not await sending.withdraw(ctx, part.id):
            await sending.cancel(ctx, part.id)
    if event is not None:
        await _tell_those_who_come(ctx, event, "off")


async def begin_part(ctx: Context, part: BroadcastId) -> None:
    """Plan a part at the beginning of its week, before that week's tasks."""
    its = await ctx.store.broadcasts.look(part)
    if its is not None and its.state is BroadcastState.SCHEDULED:
        await sending.send(ctx, part)


async def begin_programme(ctx: Context, kick_off: KickOffId) -> None:
    """Start the kit's programme on the day of the kick-off, unless it runs already."""
    event = await ctx.store.kick_offs.look(kick_off)
    kit = kit_of(ctx, event) if event and not event.cancelled else None
    if event is None or kit is None or kit.programme is None:
        return
    if kit.programme not in {running.id for running in await ctx.store.programmes.running()}:
        starts_on = event.held_on + timedelta(days=1)
        await programme.start(ctx, kit.programme, starts_on=starts_on, owner=event.owner)


async def _set_out(ctx: Context, event: KickOffEvent, now: datetime) -> None:
    """Put every part that has not left on the agenda for the week of its day."""
    owner = await ctx.store.people.person(event.owner) if event.owner else None
    kit = kit_of(ctx, event)
    if owner is None or kit is None:
        return
    for one in days(ctx, event, kit, owner):
        await _set_out_part(ctx, event, one, owner, now)
    held = at_local(event.held_on, time(), owner.time_zone)
    await ctx.store.agenda.note(HELD, event.id, held)
    await ctx.store.agenda.note(FORGET, event.id, held + ctx.privacy.answers)


async def _set_out_part(
    ctx: Context, event: KickOffEvent, one: PartDay, owner: Person, now: datetime
) -> None:
    key = f"kick-off:{event.id}:{one.part.id}"
    known = {its.part: its for its in await ctx.store.broadcasts.parts(event.id)}.get(one.part.id)
    if one.day is None:
        if known is not None:
            await sending.cancel(ctx, known.id)
        return
    send_at = at_local(one.day, GOES_AT, owner.time_zone)
    until = _until(event, one, owner)
    if known is None:
        new = NewBroadcast(
            key=key,
            author=event.owner,
            texts=texts_of(one.part),
            audience=event.audience,
            kind=Kind.KICK_OFF,
            state=BroadcastState.SCHEDULED,
            kick_off=event.id,
            part=one.part.id,
            send_at=send_at,
            until=until,
        )
        known = await ctx.store.broadcasts.add(new, now)
    elif not await _free_to_move(ctx, known, now):
        return
    await ctx.store.broadcasts.change(replace(known, send_at=send_at, until=until))
    await ctx.store.agenda.note(PART, known.id, _week_begins(one.day))


async def _free_to_move(ctx: Context, its: Broadcast, now: datetime) -> bool:
    """Tell whether a part can still get another day; one that is planned is taken back."""
    if its.state is BroadcastState.PLANNED:
        return await ctx.store.broadcasts.take_back(its.id, BroadcastState.SCHEDULED, now)
    return its.state is BroadcastState.SCHEDULED


def _until(event: KickOffEvent, one: PartDay, owner: Person) -> datetime:
    """A part waits to the end of its week, and one of the time before no longer than that."""
    assert one.day is not None  # noqa: S101 - the caller looked
    week_ends = at_local(IsoWeek.of(one.day).next().monday(), time(), owner.time_zone)
    begins = at_local(event.held_on, event.at, owner.time_zone)
    return min(week_ends, begins if one.part.days < 0 else FOREVER)


def _week_begins(day: date) -> datetime:
    return datetime.combine(IsoWeek.of(day).monday(), time(), tzinfo=UTC)


async def _tell_those_who_come(ctx: Context, event: KickOffEvent, what: str) -> None:
    """Tell those who said that they come; it answers what they did, and counts for nothing.

    What they were told before says by now what holds.
    """
    now, item = ctx.clock.now(), Item(id=f"kick-off:{event.id}")
    told = await ctx.store.deliveries.showing(item.id)
    await ctx.store.deliveries.post(
        *(one.renewal(key=f"{item.id}:{now}", item=item, due_at=now) for one in told)
    )
    for person_id in await ctx.store.kick_offs.coming(event.id):
        person = await ctx.store.people.person(person_id)
        if person is not None:
            await tell(ctx, person, item, key=f"{item.id}:{what}")
