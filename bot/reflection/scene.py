"""A session with all that its messages are made of."""

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.turn import Context
from nudges.delivery import DeliveryId, Item
from nudges.item import read_item
from nudges.person import Team
from nudges.reflection import ReflectionPrompt
from nudges.session import Phase, Session
from nudges.slot import Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A session at one moment, its prompt, and the team it belongs to."""

    session: Session
    prompt: ReflectionPrompt
    team: Team
    hours: Slot
    now: datetime

    @property
    def phase(self) -> Phase:
        """How far the session has come."""
        return self.session.phase(self.now)

    @property
    def running(self) -> bool:
        """Whether the team is at it: what is shared is shown to everyone when it ends."""
        return self.phase in {Phase.LIVE, Phase.OPEN}

    @property
    def minutes(self) -> int:
        """What the timer is set to."""
        return self.session.minutes or self.prompt.minutes

    def day(self, moment: datetime) -> date:
        """Return the day it is where the team works."""
        return self._local(moment).date()

    def clock(self, moment: datetime) -> time:
        """Return what the clock shows where the team works."""
        return self._local(moment).time()

    def _local(self, moment: datetime) -> datetime:
        return moment.astimezone(ZoneInfo(self.hours.time_zone))


async def scene(ctx: Context, session_id: DeliveryId) -> Scene | None:
    """Return a session as it stands now; ``None`` when there is no such prompt for a team."""
    session = await ctx.store.reflections.look(session_id)
    if session is None:
        return None
    team = await ctx.store.people.team(session.team)
    prompt = await _prompt(ctx, session.item)
    if team is None or prompt is None:
        return None
    return Scene(
        session=session,
        prompt=prompt,
        team=team,
        hours=await ctx.store.reflections.hours(team.id),
        now=ctx.clock.now(),
    )


async def _prompt(ctx: Context, item: Item) -> ReflectionPrompt | None:
    """Return the prompt in the version that was previewed."""
    now = ctx.library.reflections.get(item.id)
    if now is not None and now.version == item.version:
        return now
    toml = await ctx.store.items.text(item)
    then = read_item(item.id, toml) if toml else now
    return then if isinstance(then, ReflectionPrompt) else None
