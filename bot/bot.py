"""The two doors of the house: the clock (``tick``) and people (``handle``)."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot import (
    broadcast,
    kick_off,
    plan,
    practice,
    programme,
    reflection,
    retention,
    silence,
    status,
    team_room,
    workspace,
)
from bot.arrival import arrived
from bot.errors import ChannelError
from bot.events import CameBack, Event, Joined, Left, Opened, Pressed, Said, Submitted, WentAway
from bot.log import Fields
from bot.message import Ask, Invalid, Replace, Reply, Say
from bot.ports import Channel, Dispatcher, Round, Sight
from bot.talk import talk
from bot.turn import Context
from bot.under_way import placed
from nudges.calendar import next_window
from nudges.delivery import DeliveryId, DeliveryKey

log = logging.getLogger(__name__)

TICK = "tick"
"""The name of the beat's sign of life."""
BEAT_EVERY = timedelta(seconds=10)
SEND_EVERY = timedelta(seconds=1)
"""So often it is looked, while many are planned, who can be sent to already."""


@dataclass(slots=True, kw_only=True)
class Bot:
    """Dult: what the clock owes goes out, what people do comes in and is answered."""

    ctx: Context
    dispatcher: Dispatcher
    channels: Mapping[str, Channel]
    _last_beat: datetime | None = field(default=None, init=False)

    async def tick(self) -> datetime | None:
        """Do all that is due now; being late, double or dead does no harm.

        Returns when the next thing is due, ``None`` when nothing is.
        """
        now = self.ctx.clock.now()
        sight = await self._look(now)
        if sight.overdue or sight.broadcasts or sight.slots or sight.rounds:
            await self._plan(now, sight)
            sight = await self._look(now)
        await self._send(sight)
        await self._beat()
        return (await self._look(now)).next_at if sight.workspaces else sight.next_at

    async def _look(self, now: datetime) -> Sight:
        return await self.ctx.store.watch.look(now, self.ctx.clock.real())

    async def _send(self, sight: Sight) -> None:
        for waiting in sight.workspaces:
            await self.dispatcher.drain(waiting)

    async def _plan(self, now: datetime, sight: Sight) -> None:
        """Turn what is due into deliveries, or into the reason why there are none."""
        if sight.overdue:
            await self._park(now)
        if sight.broadcasts:
            await self._plan_all(broadcast.go_on, now)
        if sight.slots:
            await self._plan_slots(now)
        if sight.rounds:
            for one in await self.ctx.store.agenda.due(now):
                await self._round(one, now)

    async def _plan_slots(self, now: datetime) -> None:
        """Plan the week of every slot that is due."""
        begun = True
        while begun:  # after a long absence a slot is due for several weeks, one after the other
            begun = await programme.begin_due(self.ctx, now)
            await self._plan_all(programme.go_on, now)

    async def _plan_all(self, go_on: Callable[[Context], Awaitable[bool]], now: datetime) -> None:
        """Plan all that was begun, some people at a time; who is planned first waits for nobody else."""
        looked = self.ctx.clock.real()
        while await go_on(self.ctx):
            if self.ctx.clock.real() - looked >= SEND_EVERY:
                await self._send(await self._look(now))
                looked = self.ctx.clock.real()

    async def _beat(self) -> None:
        """Give a sign of life, not oftener than anybody looks for one."""
        real = self.ctx.clock.real()
        if self._last_beat is None or real - self._last_beat >= BEAT_EVERY:
            await self.ctx.store.heartbeats.beat(TICK, real)
            self._last_beat = real

    async def handle(self, event: Event) -> Reply:
        """Work one event; it is kept before this returns, so a killed process loses no click."""
        if not await self.receive(event):
            return None  # the platform repeats itself: this was answered, or is being answered
        return await self.answer(event)

    async def receive(self, event: Event) -> bool:
        """Keep an event, before the platform is told that it came; ``False`` when it was kept before.

        Raises:
            StoreUnavailable: nothing was kept; the platform or the person has to say it again.
        """
        return await self.ctx.store.inbox.receive(event, self.ctx.clock.real())

    async def play(self, event: Event) -> None:
        """Work an event of somebody who sits before no screen of ours, and show the reply in its place."""
        await self._show(event, await self.handle(event))

    async def catch_up(self, *, after: timedelta = timedelta(0)) -> None:
        """Work what a killed process received, longer ago than ``after``, and show the replies.

        One event that cannot be worked holds up no other; it is tried a few times and then left alone.
        """
        real = self.ctx.clock.real()
        for event in await self.ctx.store.inbox.open(real - after, real):
            try:
                await self._show(event, await self.answer(event))
            except Exception as error:  # noqa: BLE001 - the one that killed the process before may be here
                log.error(  # noqa: TRY400 - its words may be a person's
                    "An event could not be worked: %s", placed(error), extra=Fields(channel=event.by.channel)
                )

    async def answer(self, event: Event) -> Reply:
        """Work an event that was kept."""
        reply: Reply = None
        match event:
            case Said() | Pressed() | Submitted():
                reply = await talk(self.ctx, event)
            case Opened(receipt=receipt):
                if receipt and (opened := await self.ctx.store.deliveries.at(receipt)):
                    await self.ctx.store.deliveries.opened(opened, event.at)
            case Joined():
                await arrived(self.ctx, event)
            case Left(reason=reason):
                await self.ctx.store.people.leave(event.room or event.by, reason, event.at)
            case WentAway() | CameBack():
                await status.heard(self.ctx, event)
        await self.ctx.store.inbox.done(event.id, self.ctx.clock.real())
        return reply

    async def _show(self, event: Event, reply: Reply) -> None:
        """Show a reply whose moment has passed, as well as it can still be shown."""
        channel = self.channels[event.by.channel]
        where = event.room or event.by
        try:
            match reply:
                case Replace(message=message) if isinstance(event, Pressed | Submitted) and event.receipt:
                    await channel.update(event.receipt, message)
                case Say(message=message, private=private):
                    await channel.send(event.by if private else where, message, _key(event))
                case Replace() | Ask() | Invalid() | None:
                    pass  # a form cannot be opened any more: the person presses again
        except ChannelError as error:
            log.warning(
                "A late reply could not be shown: %s",
                error,
                extra=Fields(channel=where.channel, workspace=where.workspace),
            )

    async def _park(self, now: datetime) -> None:
        """Let what may wait move to the next window; what may not is skipped, never sent at night."""
        for waiting in await self.ctx.store.deliveries.overdue(now):
            window = next_window(
                waiting,
                after=now,
                days_off=self.ctx.days_off,
            )
            await self.ctx.store.deliveries.park(waiting, window, now)

    async def _round(self, one: Round, now: datetime) -> None:
        """Do what is on the agenda; each is done again after a crash, and twice is as once."""
        for noun in (broadcast, kick_off, plan, practice, retention, team_room, workspace):
            if await noun.round_of(self.ctx, one):
                return  # these take it off the agenda themselves, or note it for later
        match one.what:
            case "reminder":
                if one.until and one.until > now:
                    await self.ctx.store.answers.remind(one.ref, now, one.until, due_by=one.due_at)
            case "silence":
                await silence.let_pass(self.ctx, one)
                await programme.warn_owners(self.ctx)
            case reflection.FORGET:
                await self.ctx.store.reflections.forget(DeliveryId(one.ref))
            case unknown:
                log.error("Nobody knows what %r on the agenda means: looked at again tomorrow.", unknown)
                await self.ctx.store.agenda.note(unknown, one.ref, one.at + timedelta(days=1))
                return
        await self.ctx.store.agenda.done(one.id)


def _key(event: Event) -> DeliveryKey:
    return DeliveryKey(f"e{event.id}")
