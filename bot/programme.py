"""How a programme runs: who joins it, what a slot's week brings, and who is told when it runs out."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.errors import UsageError
from bot.ports import Composed, DueSlot, Following, Outgoing, Rest, Running
from bot.turn import Context
from bot.wording import phrased
from nudges.calendar import IsoWeek, Window, next_window, week_of
from nudges.delivery import Delivery, Item, Kind, Reason
from nudges.delivery import Skipped as SkippedDelivery
from nudges.person import FOREVER, Person, RecipientId
from nudges.programme import Programme
from nudges.slot import Due, Serve, Skip, Skipped, Slot, Wait, decide, due, slot_for

REMINDER_AFTER = timedelta(days=2)
"""A task is brought up once more, and never twice."""
SILENCE_AFTER = timedelta(days=6)
"""When a task without an answer counts as unanswered: before the next one goes."""
WARN_WEEKS = 3
"""How many weeks before a programme runs out its owner is told."""


async def begin_due(ctx: Context, now: datetime) -> bool:
    """Do for each slot that is due what its week asks for; tells whether one was."""
    slots = await ctx.store.slots.due(now)
    for slot in slots:
        await _begin(ctx, slot)
    return bool(slots)


async def go_on(ctx: Context) -> bool:
    """Plan some thousands of those whose week has begun; tells whether there were any."""
    return await ctx.store.slots.go_on()


async def _begin(ctx: Context, slot: DueSlot) -> None:
    """Do for one due slot what its week asks for: wait, serve or skip."""
    now = ctx.clock.now()
    match decide(slot.slot, slot.week, now, ctx.days_off):
        case Wait(until=until):
            await ctx.store.slots.wait(slot, until)
        case Serve(closes=closes):
            following = first_look(ctx, slot.slot, slot.week.next())
            rounds = _rounds(ctx, slot.slot, slot.week, now)
            await ctx.store.slots.serve(slot, now, closes, following, rounds)
        case Skip(reason=reason, because=because):
            following = first_look(ctx, slot.slot, slot.week.next())
            await ctx.store.slots.skip(slot, reason, because, following)


def first_look(ctx: Context, slot: Slot, week: IsoWeek) -> Following:
    """Return ``week`` and when a slot is looked at for it: when it sends, or would have."""
    match due(slot, week, ctx.days_off):
        case Due(at=at) | Skipped(at=at):
            return week, at


async def start(ctx: Context, programme_id: str, *, starts_on: date, owner: RecipientId | None) -> int:
    """Start a programme of the library, or bring a running one up to date. Returns how many joined.

    Raises:
        UnknownItem: the library has no such item.
        UsageError: the item is no programme.
    """
    its = _programme(ctx, programme_id)
    running = Running(
        id=programme_id,
        audience=its.audience,
        kind=its.step_kind,
        starts_on=starts_on,
        cadence_weeks=its.cadence_weeks,
        weekday=its.weekday,
        at=its.time,
        owner=owner,
    )
    steps = [Item(id=step, version=ctx.library.get(step).version) for step in its.steps]
    await ctx.store.programmes.start(running, steps)
    return await enrol(ctx, running)


def _programme(ctx: Context, programme_id: str) -> Programme:
    its = ctx.library.get(programme_id)
    if not isinstance(its, Programme):
        known = ", ".join(sorted(ctx.library.programmes))
        raise UsageError(f"“{programme_id}” is no programme: choose one of {known}.")
    return its


async def enrol(ctx: Context, running: Running) -> int:
    """Enrol everyone whom a programme is for and who is not in it yet. Returns how many joined."""
    joined = 0
    for group in await ctx.store.programmes.groups(running.audience):
        slot = slot_for(
            time_zone=group.time_zone,
            country=group.country,
            working_days=group.working_days,
            weekday=group.weekday or running.weekday,
            at=group.at or running.at,
        )
        first = first_look(ctx, slot, _first_week(ctx, slot, running.starts_on))
        joined += await ctx.store.programmes.enrol(running, group, slot, first)
    return joined


async def move(ctx: Context, person: Person, *, another_day: bool = False) -> None:
    """Let a person's programmes reach them where they are, on the day and at the hour they chose.

    Their place in each stays. Whoever chose ``another_day`` gets the week's task where its hour is over and
    the window of that day still open; who only is elsewhere than before gets it in what is left of the week.
    """
    for its in await ctx.store.people.enrolments(person.id):
        slot = slot_for(
            time_zone=person.time_zone,
            country=person.country,
            working_days=person.working_days,
            weekday=person.preferences.weekday or its.weekday,
            at=person.preferences.at or its.at,
        )
        if slot == its.slot:
            continue
        today = ctx.clock.now().astimezone(ZoneInfo(slot.time_zone)).date()
        first = first_look(ctx, slot, _first_week(ctx, slot, today))
        rest = _rest_of_day(ctx, slot) if another_day else _rest_of_week(ctx, slot)
        await ctx.store.people.move(person.id, its.programme, slot, first, rest)


async def move_misplaced(ctx: Context) -> None:
    """Move everyone whose programmes still reach them in other hours than theirs."""
    for its_id in await ctx.store.people.misplaced():
        if person := await ctx.store.people.person(its_id):
            await move(ctx, person)


def _rest_of_day(ctx: Context, slot: Slot) -> Rest | None:
    now = ctx.clock.now()
    week = week_of(now, slot.time_zone)
    match due(slot, week, ctx.days_off):
        case Due(at=at, closes=closes) if at <= now < closes:
            return _rest(ctx, slot, week, Window(opens=now, closes=closes))
        case _:
            return None


def _rest_of_week(ctx: Context, slot: Slot) -> Rest | None:
    now = ctx.clock.now()
    week = week_of(now, slot.time_zone)
    window = next_window(
        slot,
        after=now,
        days_off=ctx.days_off,
        not_before=slot.at,
    )
    return _rest(ctx, slot, week, window) if week_of(window.opens, slot.time_zone) == week else None


def _rest(ctx: Context, slot: Slot, week: IsoWeek, window: Window) -> Rest:
    return Rest(week=week, window=window, rounds=_rounds(ctx, slot, week, window.opens))


async def warn_owners(ctx: Context) -> None:
    """Tell the owner of a programme once, three weeks before it runs out."""
    now = ctx.clock.now()
    for its in await ctx.store.programmes.running():
        if its.owner is None or its.served == 0 or _weeks_left(its) > WARN_WEEKS:
            continue
        await ctx.store.deliveries.post(
            Outgoing(
                key=f"runs-out:{its.id}:{its.starts_on}",
                kind=Kind.REPLY,
                item=Item(id=f"runs-out:{its.id}"),
                to=its.owner,
                due_at=now,
            )
        )
        await ctx.store.programmes.warned(its.id, now)


async def compose(ctx: Context, delivery: Delivery) -> Composed:
    """Tell the owner that a programme runs out, and what to do about it."""
    programme_id = delivery.item.id.partition(":")[2]
    its = next((one for one in await ctx.store.programmes.running() if one.id == programme_id), None)
    owner = await ctx.store.people.person(delivery.recipient)
    if its is None or owner is None or programme_id not in ctx.library.programmes or _weeks_left(its) < 1:
        return Composed(outcome=SkippedDelivery(reason=Reason.PROGRAMME_ENDED))
    words = ctx.library.programmes[programme_id].text(owner.language)
    return Composed(
        message=phrased(
            ctx,
            owner.language,
            "programme-runs-out-title",
            "programme-runs-out",
            programme=words.title,
            weeks=_weeks_left(its),
        )
    )


def _weeks_left(its: Running) -> int:
    return (its.steps - its.served) * its.cadence_weeks


def _first_week(ctx: Context, slot: Slot, starts_on: date) -> IsoWeek:
    """The first week whose moment for this slot is neither past nor before the programme starts."""
    now = ctx.clock.now()
    week = max(week_of(now, slot.time_zone), IsoWeek.of(starts_on))
    while _is_past(ctx, slot, week, now, starts_on):
        week = week.next()
    return week


def _is_past(ctx: Context, slot: Slot, week: IsoWeek, now: datetime, starts_on: date) -> bool:
    match due(slot, week, ctx.days_off):
        case Due(at=at, closes=closes):
            return closes <= now or at.date() < starts_on
        case Skipped(at=at):
            return at <= now


def _rounds(ctx: Context, its: Slot, week: IsoWeek, now: datetime) -> list[tuple[str, Window]]:
    """What follows a task for everyone who got it: a reminder in the same week, and the count of silence."""
    reminder = next_window(
        its,
        after=now + REMINDER_AFTER,
        days_off=ctx.days_off,
        not_before=its.at,
    )
    silence = Window(opens=now + SILENCE_AFTER, closes=FOREVER)
    if week_of(reminder.opens, its.time_zone) != week:
        return [("silence", silence)]  # the next task comes before the reminder would
    return [("reminder", reminder), ("silence", silence)]
