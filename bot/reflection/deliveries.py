"""What a session's deliveries say when their time has come, and which ones follow."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.ports import Composed, Outgoing
from bot.ports.reflections import board_item, card_item
from bot.reflection.board import board
from bot.reflection.card import card
from bot.reflection.scene import Scene, scene
from bot.turn import Context, Turn
from nudges.calendar import Window
from nudges.delivery import Delivery, DeliveryId, Failed, Item, Kind, Reason, Retry, Skipped
from nudges.session import Mode, Session, minute_marks, signal_at

_MINUTE: Final = timedelta(minutes=1)


async def compose(ctx: Context, delivery: Delivery) -> Composed:
    """Return a prompt, a card brought up to date, or the end signal with its board."""
    its = await scene(ctx, _session(delivery))
    if its is None:
        return Composed(outcome=Failed(reason=Reason.REJECTED, because="gone"))
    if delivery.kind is Kind.REFLECTION:
        return await _prompt(ctx, its, delivery)
    if delivery.item.id == card_item(its.session.id):
        return await _card(ctx, its, delivery)
    return await _board(ctx, its, delivery)


def timers(session: Session) -> list[Outgoing]:
    """Return all that a started session owes: the end signal, and the card anew each minute.

    The rows are in the outbox from the start, so that a timer runs on whatever happens to the process.
    """
    if session.started_at is None or session.ends_at is None:
        return []
    signal = Outgoing(
        key=board_item(session.id),
        kind=Kind.TIMER,
        item=Item(id=board_item(session.id)),
        to=session.team,
        due_at=session.ends_at,
    )
    over = _card_at(session, f"reflection-over:{session.id}", session.ends_at)
    if session.mode is Mode.OPEN:
        return [signal, over]
    marks = enumerate(minute_marks(session.started_at, session.ends_at), start=1)
    return [signal, over, *(_minute(session, past, mark) for past, mark in marks)]


def again(session: Session, window: Window) -> Outgoing:
    """Return a prompt that comes once more in another week, as itself."""
    return Outgoing(
        key=f"reflection-again:{session.id}:{window.opens.date()}",
        kind=Kind.REFLECTION,
        item=session.item,
        to=session.team,
        due_at=window.opens,
        closes_at=window.closes,
        about=session.id,
    )


async def refresh(ctx: Context, turn: Turn, its: Scene) -> None:
    """Bring what the room sees up to date after something was written: the card, or the board when over."""
    shown = its.session.card if its.running else its.session.board
    item = card_item(its.session.id) if its.running else board_item(its.session.id)
    if shown is None:
        return
    await ctx.store.deliveries.post(
        Outgoing(
            key=f"reflection-refresh:{turn.event}",
            kind=Kind.REPLY,
            item=Item(id=item),
            to=its.team.id,
            due_at=its.now,
            about=shown,
            replaces=True,
        )
    )


def _session(delivery: Delivery) -> DeliveryId:
    if delivery.kind is Kind.REFLECTION:
        return delivery.about or delivery.id
    return DeliveryId(int(delivery.item.id.rpartition(":")[2]))


async def _prompt(ctx: Context, its: Scene, delivery: Delivery) -> Composed:
    if delivery.about and its.session.mode:
        return Composed(outcome=Skipped(reason=Reason.ANSWERED))  # the team did not wait for it
    return Composed(message=await card(ctx, its))


async def _card(ctx: Context, its: Scene, delivery: Delivery) -> Composed:
    if delivery.kind is Kind.TIMER and its.session.stopped_at:
        return Composed(outcome=Skipped(reason=Reason.CANCELLED))
    return Composed(message=await card(ctx, its))


async def _board(ctx: Context, its: Scene, delivery: Delivery) -> Composed:
    if delivery.replaces:
        return Composed(message=await board(ctx, its))
    leaves = signal_at(its.session.end or its.now, its.now, its.hours, ctx.days_off)
    if leaves > its.now:
        return Composed(outcome=Retry(after=(leaves - its.now).total_seconds(), counts=False))
    if its.session.mode is Mode.LIVE and its.session.closes_at:
        await ctx.store.deliveries.post(_closing(its.session, its.session.closes_at, delivery.id))
    return Composed(message=await board(ctx, its))


def _minute(session: Session, past: int, mark: datetime) -> Outgoing:
    key = f"reflection-minute:{session.id}:{past}"
    return replace(_card_at(session, key, mark), closes_at=mark + _MINUTE)  # the next one takes its place


def _card_at(session: Session, key: str, due_at: datetime) -> Outgoing:
    return Outgoing(
        key=key,
        kind=Kind.TIMER,
        item=Item(id=card_item(session.id)),
        to=session.team,
        due_at=due_at,
        about=session.card,
        replaces=True,
    )


def _closing(session: Session, closes_at: datetime, shown: DeliveryId) -> Outgoing:
    """The board once more when notes can no longer be shared, without the buttons for it."""
    return Outgoing(
        key=f"reflection-closing:{session.id}",
        kind=Kind.TIMER,
        item=Item(id=board_item(session.id)),
        to=session.team,
        due_at=closes_at,
        about=shown,
        replaces=True,
    )
