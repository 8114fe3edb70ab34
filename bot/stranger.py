"""Somebody unknown who writes gets a kind answer, and the coordinators see who asked."""

from collections import Counter
from collections.abc import Mapping

from bot import form
from bot.events import Pressed, Said, Submitted
from bot.message import Action, Ask, Form, Invalid, Message, Replace, Reply, Say, TextField
from bot.ports import Composed, Outgoing, Stranger
from bot.renewal import renew
from bot.turn import Context, Turn, Verb
from bot.wording import button, old_button, phrased
from nudges.delivery import Delivery, Failed, Item, Kind, Reason
from nudges.language import Language
from nudges.person import Person, Role

GUESSES = 2
"""In how many languages somebody is answered whose own nobody knows."""


async def welcome(ctx: Context, event: Said | Pressed | Submitted) -> Reply:
    """Answer somebody whom nobody has introduced yet; each coordinator sees them once."""
    coordinators = await ctx.store.people.with_role(Role.COORDINATOR)
    name = event.name if isinstance(event, Said) else ""
    its = await ctx.store.people.note_stranger(event.by, name, event.at)
    await ctx.store.deliveries.post(
        *(
            Outgoing(
                key=f"stranger:{its.id}",
                kind=Kind.REPLY,
                item=Item(id=f"stranger:{its.id}"),
                to=one.id,
                due_at=event.at,
            )
            for one in coordinators
        )
    )
    return Say(message=_answer(ctx, _languages(coordinators)))


async def greeting(ctx: Context) -> Message:
    """Return what somebody reads whom nobody has introduced; no coordinator hears of it."""
    return _answer(ctx, _languages(await ctx.store.people.with_role(Role.COORDINATOR)))


async def compose(ctx: Context, delivery: Delivery) -> Composed:
    """Return a coordinator's card about somebody unknown, as it stands."""
    reader = await ctx.store.people.person(delivery.recipient)
    its = await ctx.store.people.stranger(_number(delivery))
    if reader is None or its is None:
        return Composed(outcome=Failed(reason=Reason.REJECTED, because="gone"))
    return Composed(message=await _card(ctx, reader.language, its))


async def compose_for_introduced(ctx: Context, delivery: Delivery) -> Composed:
    """Greet somebody who was introduced."""
    person = await ctx.store.people.person(delivery.recipient)
    if person is None:
        return Composed(outcome=Failed(reason=Reason.REJECTED, because="gone"))
    return Composed(
        message=phrased(ctx, person.language, "stranger-known-title", "stranger-known", name=person.name)
    )


async def _introduce(ctx: Context, turn: Turn) -> Reply:
    its = await _stranger(ctx, turn)
    if its is None:
        return old_button(ctx, turn)
    if await _known_as(ctx, its) is not None:
        return Replace(message=await _card(ctx, turn.language, its))
    return Ask(form=_form(ctx, turn, its))


async def _introduced(ctx: Context, turn: Turn) -> Reply:
    its = await _stranger(ctx, turn)
    if its is None:
        return old_button(ctx, turn)
    if faults := form.check(ctx, turn, _form(ctx, turn, its)):
        return faults
    who = await _sought(ctx, turn.values["who"].strip())
    if who is None:
        return Invalid(errors={"who": ctx.say(turn.language, "stranger-not-found")})
    known = await _known_as(ctx, its)
    if known is None or known.id == who.id:
        await _join(ctx, turn, its, who)
    return Replace(message=await _card(ctx, turn.language, its))


async def _join(ctx: Context, turn: Turn, its: Stranger, who: Person) -> None:
    """Let the person be reached there; both sides are told, and every coordinator's card says who it is."""
    await ctx.store.people.join(who.id, its.address)
    await renew(ctx, turn, await ctx.store.deliveries.showing(f"stranger:{its.id}"))
    await ctx.store.deliveries.post(
        Outgoing(
            key=f"introduced:{its.id}",
            kind=Kind.REPLY,
            item=Item(id=f"introduced:{its.id}"),
            to=who.id,
            due_at=turn.at,
        )
    )


async def _card(ctx: Context, language: Language, its: Stranger) -> Message:
    known = await _known_as(ctx, its)
    name = its.name or its.address.route
    if known is not None:
        return phrased(ctx, language, "stranger-title", "stranger-introduced", name=name, person=known.name)
    introduce = button(ctx, language, "stranger-introduce", its.id, opens_form=True, main=True)
    return phrased(
        ctx,
        language,
        "stranger-title",
        "stranger-wrote",
        buttons=(introduce,),
        who_sees=ctx.say(language, "stranger-who-sees"),
        name=name,
    )


async def _stranger(ctx: Context, turn: Turn) -> Stranger | None:
    """Return the stranger a coordinator's button is about."""
    is_allowed = turn.person.is_(Role.COORDINATOR) or turn.person.is_(Role.ADMIN)
    return await ctx.store.people.stranger(turn.ref) if is_allowed else None


async def _known_as(ctx: Context, its: Stranger) -> Person | None:
    person = await ctx.store.people.at(its.address)
    return person if person is not None and person.active else None


async def _sought(ctx: Context, who: str) -> Person | None:
    """Find the one active person with this id or e-mail address."""
    by_key = await ctx.store.people.by_key(who)
    found = [one for one in ([by_key] if by_key else await ctx.store.people.by_email(who)) if one.active]
    return found[0] if len(found) == 1 else None


def _languages(coordinators: list[Person]) -> list[Language]:
    """Guess the organisation's languages: those its coordinators read."""
    common = Counter(one.language for one in coordinators).most_common(GUESSES)
    return [language for language, _ in common] or [Language.EN]


def _answer(ctx: Context, languages: list[Language]) -> Message:
    first = languages[0]
    return Message(
        title=ctx.say(first, "stranger-hello"),
        body="\n\n".join(ctx.say(language, "stranger-answer") for language in languages),
        language=first,
    )


def _number(delivery: Delivery) -> int:
    return int(delivery.item.id.partition(":")[2])


def _form(ctx: Context, turn: Turn, its: Stranger) -> Form:
    return Form(
        action=Action(name="stranger.introduced", ref=its.id),
        title=ctx.say(turn.language, "stranger-introduce"),
        intro=ctx.say(turn.language, "stranger-intro", name=its.name or its.address.route),
        fields=(
            TextField(
                name="who",
                label=ctx.say(turn.language, "stranger-who"),
                hint=ctx.say(turn.language, "stranger-who-hint"),
                max_length=200,
            ),
        ),
        submit=ctx.say(turn.language, "stranger-introduce"),
        language=turn.language,
        who_sees=ctx.say(turn.language, "stranger-who-sees"),
    )


VERBS: Mapping[str, Verb] = {
    "stranger-introduce": _introduce,
    "stranger.introduced": _introduced,
}
