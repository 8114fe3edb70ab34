"""How a kick-off is shown: the plan before it is confirmed, how it goes, and that it was moved."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from bot.broadcast import deliveries, sending, words
from bot.kick_off import planning
from bot.kick_off.parts import INVITATION, when_and_where
from bot.message import Fact, Message
from bot.phrases import day, weekday_alone
from bot.ports import Broadcast, BroadcastState, Composed, KickOffEvent, KickOffId, Posted
from bot.turn import Context
from bot.wording import button, phrased
from nudges.broadcast import words_for
from nudges.delivery import Delivery, Failed, Item, Reason
from nudges.kick_off import FIRST_TASK_WITHIN, KickOff, PartDay
from nudges.language import Language
from nudges.person import MONDAY_TO_FRIDAY, Person

NAMED: Final = 40
"""How many names a list has room for."""


async def compose(ctx: Context, delivery: Delivery) -> Composed:
    """Tell somebody who comes that a kick-off was moved or called off; later, what holds by then."""
    event = await ctx.store.kick_offs.look(KickOffId(int(delivery.item.id.partition(":")[2])))
    person = await ctx.store.people.person(delivery.recipient)
    if event is None or person is None:
        return Composed(outcome=Failed(reason=Reason.REJECTED, because="gone"))
    say = person.language
    if event.cancelled:
        return Composed(message=phrased(ctx, say, "kickoff-off-title", "kickoff-off"))
    if delivery.replaces and (message := await invited(ctx, event, person)):
        return Composed(message=message)
    return Composed(
        message=Message(
            title=ctx.say(say, "kickoff-moved-title"),
            body=ctx.say(say, "kickoff-moved"),
            language=say,
            facts=tuple(when_and_where(ctx, event, say)),
            buttons=(
                button(ctx, say, "kickoff-come", event.id, main=True),
                button(ctx, say, "kickoff-cannot", event.id),
            ),
            who_sees=ctx.say(say, "kickoff-who-sees-answer"),
        )
    )


async def compose_course(ctx: Context, delivery: Delivery) -> Composed:
    """Return a card by which a coordinator follows a kick-off, as it stands."""
    event = await ctx.store.kick_offs.look(KickOffId(int(delivery.item.id.partition(":")[2])))
    person = await ctx.store.people.person(delivery.recipient)
    message = await standing(ctx, person, event) if event and person else None
    if message is None:
        return Composed(outcome=Failed(reason=Reason.REJECTED, because="gone"))
    return Composed(message=message)


def course(event: KickOffEvent) -> Item:
    """Return the item of the cards by which coordinators follow a kick-off, from the plan to the end."""
    return Item(id=f"kick-off.course:{event.id}")


async def standing(ctx: Context, reader: Person, event: KickOffEvent) -> Message | None:
    """Show the plan until it is confirmed, then how it goes; ``None`` when its kit is gone."""
    if event.confirmed or event.cancelled:
        return await card(ctx, reader, event)
    kit = planning.kit_of(ctx, event)
    return await plan(ctx, reader, event, kit) if kit else None


async def invited(ctx: Context, event: KickOffEvent, person: Person) -> Message | None:
    """Show the invitation with the person's answer to it."""
    its = await _invitation(ctx, event)
    return await deliveries.card(ctx, its, its.texts, person.language, to=person.id) if its else None


async def of_one_invited(ctx: Context, event: KickOffEvent, person: Person) -> list[Posted]:
    """Return the cards on which one person was asked to come, each to be shown in today's words."""
    its = await _invitation(ctx, event)
    now = Item(id=f"broadcast:{its.id}", version=its.version) if its else None
    asked = [f"kick-off:{event.id}", *([now.id] if now else [])]
    found = await ctx.store.deliveries.showing(*asked, to=person.id)
    return [replace(one, item=now) if now and one.item.id == now.id else one for one in found]


async def _invitation(ctx: Context, event: KickOffEvent) -> Broadcast | None:
    parts = await ctx.store.broadcasts.parts(event.id)
    return next((part for part in parts if part.part == INVITATION), None)


async def plan(ctx: Context, reader: Person, event: KickOffEvent, kit: KickOff) -> Message:
    """Show what a kick-off would bring and when, before anything goes."""
    say, found = reader.language, planning.days(ctx, event, kit, reader)
    first = next((one for one in found if one.day), found[0])
    reach = await sending.outlook(ctx, planning.as_broadcast(event, first.part, reader, goes=first.day))
    facts = [
        *when_and_where(ctx, event, say),
        await _audience(ctx, event, say),
        Fact(label=ctx.say(say, "kickoff-invitation-reaches"), value=words.reach(ctx, reach.forecast, say)),
        *_first_task(ctx, event, kit, reader),
        *_warnings(ctx, event, found, reader),
    ]
    return Message(
        title=ctx.say(say, "kickoff-plan-title"),
        body="\n".join(_line(ctx, one, say) for one in found),
        language=say,
        facts=tuple(facts),
        buttons=(
            button(ctx, say, "kickoff-confirm", event.id, main=True),
            button(ctx, say, "kickoff-preview", event.id, opens_form=True),
            button(ctx, say, "kickoff-change", event.id, opens_form=True),
        ),
    )


def _line(ctx: Context, one: PartDay, say: Language) -> str:
    title = one.part.text(say).title
    if one.day is None:
        return f"- {ctx.say(say, 'kickoff-too-late', title=title)}"
    return f"- {_day(one, say)}: {title}"


def _day(one: PartDay, say: Language) -> str:
    assert one.day is not None  # noqa: S101 - the caller looked
    return f"{weekday_alone(one.day, say)} {day(one.day, say)}"


async def _audience(ctx: Context, event: KickOffEvent, say: Language) -> Fact:
    places = await ctx.store.broadcasts.places()
    value = words.audience(ctx, event.audience, places, say)
    return Fact(label=ctx.say(say, "broadcast-audience"), value=value)


def _first_task(ctx: Context, event: KickOffEvent, kit: KickOff, reader: Person) -> list[Fact]:
    found = planning.first_task(ctx, event, kit, reader)
    if found is None:
        return []
    when = f"{weekday_alone(found.day, reader.language)} {day(found.day, reader.language)}"
    told = [Fact(label=ctx.say(reader.language, "kickoff-first-task"), value=when)]
    if found.late:
        warning = ctx.say(reader.language, "kickoff-first-task-late", days=FIRST_TASK_WITHIN)
        told.append(Fact(label=ctx.say(reader.language, "kickoff-note"), value=warning))
    return told


def _warnings(ctx: Context, event: KickOffEvent, found: Sequence[PartDay], reader: Person) -> list[Fact]:
    say, told = reader.language, []
    off = ctx.days_off.day_off(reader.country, event.held_on) is not None
    if off or event.held_on.isoweekday() not in MONDAY_TO_FRIDAY:
        told.append("kickoff-on-day-off")
    if any(one.day is None for one in found):
        told.append("kickoff-parts-left-out")
    label = ctx.say(say, "kickoff-note")
    return [Fact(label=label, value=ctx.say(say, phrase)) for phrase in told]


async def card(ctx: Context, reader: Person, event: KickOffEvent) -> Message:
    """Show how a kick-off goes: its parts, who comes, what can still be done."""
    say, parts = reader.language, await ctx.store.broadcasts.parts(event.id)
    if event.cancelled:
        return phrased(ctx, say, "kickoff-off-title", "kickoff-off")
    lines = [await _part_line(ctx, its, say) for its in parts]
    answers = await ctx.store.kick_offs.replies(event.id)
    coming = sum(one.coming for one in answers)
    comers = ctx.say(say, "kickoff-comers", coming=coming, not_coming=len(answers) - coming)
    return Message(
        title=ctx.say(say, "kickoff-title"),
        body="\n".join(lines),
        language=say,
        facts=(
            *when_and_where(ctx, event, say),
            await _audience(ctx, event, say),
            *((Fact(label=ctx.say(say, "kickoff-answers"), value=comers),) if event.place else ()),
        ),
        buttons=(
            button(ctx, say, "kickoff-move", event.id, opens_form=True),
            *((button(ctx, say, "kickoff-who-comes", event.id),) if event.place else ()),
        ),
        more=(
            button(ctx, say, "kickoff-preview", event.id, opens_form=True),
            button(ctx, say, "kickoff-refresh", event.id),
            button(ctx, say, "kickoff-call-off", event.id, opens_form=True),
        ),
    )


async def _part_line(ctx: Context, its: Broadcast, say: Language) -> str:
    progress = await ctx.store.broadcasts.progress(its.id)
    title, _ = words_for(its.texts, say)
    stands = words.state(ctx, its, progress, say)
    if its.state is BroadcastState.PLANNED:
        sent, all_of_them = progress.tally.sent, progress.tally.recipients
        stands = f"{stands}, {ctx.say(say, 'broadcast-of', count=sent, recipients=all_of_them)}"
    when = f"{weekday_alone(its.send_at, say)} {day(its.send_at, say)}: " if its.send_at else ""
    return f"- {when}{title.title}. {stands}"


async def who_comes(ctx: Context, reader: Person, event: KickOffEvent) -> Message:
    """Name who comes and who cannot; those who have not answered are counted by nobody's name."""
    say, answers = reader.language, await ctx.store.kick_offs.replies(event.id)
    heads: Mapping[bool, str] = {True: "kickoff-coming", False: "kickoff-not-coming"}
    blocks = []
    for coming, head in heads.items():
        names = [one.name for one in answers if one.coming is coming]
        named = ", ".join(names[:NAMED]) + (" …" if len(names) > NAMED else "")
        blocks.append(f"**{ctx.say(say, head, count=len(names))}**\n\n{named}".strip())
    return Message(title=ctx.say(say, "kickoff-who-comes"), body="\n\n".join(blocks), language=say)


async def others(ctx: Context, reader: Person, event: KickOffEvent) -> Message:
    """Show the introductions that may be shown."""
    say, found = reader.language, await ctx.store.kick_offs.introductions(event.id)
    told = [f"**{one.name}**, {one.site}\n\n{one.words}" for one in found[:NAMED]]
    return Message(
        title=ctx.say(say, "kickoff-meet"),
        body="\n\n".join(told) or ctx.say(say, "kickoff-nobody-yet"),
        language=say,
    )
