"""A challenge as it stands: for the coordinators, for who lifted it, and for the team it was lifted for."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot import pause
from bot.challenge import words
from bot.message import Button, Fact, Message
from bot.turn import Context
from bot.wording import button, phrased
from nudges.challenge import OPEN, Challenge, Signature, State, hides_site
from nudges.delivery import Item
from nudges.language import Language
from nudges.person import Person, RecipientId, Team

_TITLES: Final[Mapping[State, str]] = {
    State.DRAFT: "challenge-preview-title",
    State.RECEIVED: "challenge-lifted-title",
    State.WORKED_ON: "challenge-worked-on-title",
    State.ANSWERED: "challenge-answered-title",
    State.DECLINED: "challenge-declined-title",
}


def seen(its: Challenge) -> Item:
    """Name what a coordinator's card shows."""
    return Item(id=f"challenge:{its.id}")


def owned(its: Challenge) -> Item:
    """Name what a card of who lifted it shows; the version tells which step it was sent for."""
    return Item(id=f"challenge.own:{its.id}", version=max(its.step, 1))


def withdrawn(ctx: Context, language: Language) -> Message:
    """Tell a coordinator that a challenge is there no more."""
    return phrased(ctx, language, "challenge-withdrawn-title", "challenge-withdrawn")


def gone(ctx: Context, language: Language) -> Message:
    """Tell who lifted it that nothing of it is left."""
    return phrased(ctx, language, "challenge-gone-title", "challenge-gone")


async def for_coordinator(ctx: Context, reader: Person, its: Challenge, now: datetime) -> Message:
    """Show a coordinator a challenge, and what can be done with it."""
    say = reader.language
    is_unnamed = its.signature is Signature.UNNAMED
    return Message(
        title=ctx.say(say, "challenge-title", category=words.category(ctx, say, its)),
        body=await _news(ctx, reader, its),
        language=say,
        facts=(
            *words.about(ctx, say, its),
            *await words.answer(ctx, say, its),
            await words.source(ctx, say, its),
            *words.site(ctx, say, its),
            Fact(label=ctx.say(say, "challenge-since"), value=words.since(ctx, reader, its, now)),
        ),
        buttons=_of_coordinator(ctx, reader, its),
        more=(button(ctx, say, "challenge-list"),) if its.state in OPEN else (),
        who_sees=ctx.say(say, "challenge-who-sees-unnamed" if is_unnamed else "challenge-who-sees"),
    )


async def for_raiser(ctx: Context, raiser: Person, its: Challenge) -> Message:
    """Show who lifted a challenge, or is about to, how it stands."""
    say = raiser.language
    if its.state is State.DRAFT:
        its = await _as_lifted(ctx, raiser.id, its)
    shown = await _standing(ctx, say, its)
    is_unnamed = its.signature is Signature.UNNAMED
    who_sees = "challenge-who-sees-without-you" if is_unnamed else "challenge-who-sees"
    return replace(shown, buttons=_of_raiser(ctx, say, its), who_sees=ctx.say(say, who_sees))


async def for_team(ctx: Context, team: Team, its: Challenge, raiser: Person | None) -> Message:
    """Show a team's room how the challenge stands that was lifted for the team."""
    shown = await _standing(ctx, team.language, its)
    by = Fact(label=ctx.say(team.language, "challenge-lifted-by"), value=raiser.name if raiser else "")
    return replace(
        shown,
        facts=(*shown.facts, by),
        more=(pause.entry(ctx, team.language),),
        who_sees=ctx.say(team.language, "challenge-who-sees-team"),
    )


async def _as_lifted(ctx: Context, person: RecipientId, its: Challenge) -> Challenge:
    """Return a draft as coordinators would see it if it were lifted now."""
    company = await ctx.store.challenges.company(person)
    hidden = hides_site(its.signature, company, least=ctx.privacy.k_figures)
    return replace(its, hides_site=hidden, site="" if hidden else company.site)


async def _standing(ctx: Context, language: Language, its: Challenge) -> Message:
    name = await words.worker(ctx, its)
    return Message(
        title=ctx.say(language, _TITLES[its.state]),
        body=ctx.say(language, _told(its), name=name),
        language=language,
        facts=(
            *await words.answer(ctx, language, its),
            *words.about(ctx, language, its),
            await words.source(ctx, language, its),
            *words.site(ctx, language, its),
        ),
    )


def _told(its: Challenge) -> str:
    """Return the phrase by which those who lifted it are told how it stands."""
    match its.state:
        case State.DRAFT:
            return "challenge-preview"
        case State.RECEIVED if its.helped is False:
            return "challenge-open-again"
        case State.RECEIVED:
            return "challenge-received" if its.step <= 1 else "challenge-received-again"
        case State.WORKED_ON:
            return "challenge-worked-on"
        case State.ANSWERED:
            return "challenge-thanks" if its.helped else "challenge-answered"
        case State.DECLINED:
            return "challenge-declined"


async def _news(ctx: Context, reader: Person, its: Challenge) -> str:
    """Tell a coordinator how it stands."""
    say = reader.language
    match its.state:
        case State.DRAFT | State.RECEIVED:
            return ctx.say(say, "challenge-unsolved" if its.helped is False else "challenge-free")
        case State.WORKED_ON if its.worker == reader.id:
            return ctx.say(say, "challenge-yours")
        case State.WORKED_ON:
            return ctx.say(say, "challenge-taken", name=await words.worker(ctx, its))
        case State.ANSWERED:
            return ctx.say(say, "challenge-it-helped" if its.helped else "challenge-was-answered")
        case State.DECLINED:
            return ctx.say(say, "challenge-was-declined")


def _of_coordinator(ctx: Context, reader: Person, its: Challenge) -> tuple[Button, ...]:
    say = reader.language
    if its.state is State.RECEIVED:
        return (button(ctx, say, "challenge-work-on", its.id, main=True),)
    if its.state is not State.WORKED_ON or its.worker != reader.id:
        return ()
    return (
        button(ctx, say, "challenge-answer", its.id, main=True, opens_form=True),
        button(ctx, say, "challenge-decline", its.id, opens_form=True),
        button(ctx, say, "challenge-hand-back", its.id),
    )


def _of_raiser(ctx: Context, say: Language, its: Challenge) -> tuple[Button, ...]:
    change = button(ctx, say, "challenge-change", its.id, opens_form=True)
    match its.state:
        case State.DRAFT:
            lift = button(ctx, say, "challenge-lift-it", its.id, main=True)
            return (lift, change, button(ctx, say, "challenge-discard", its.id, does="challenge-take-back"))
        case State.RECEIVED:
            return (change, button(ctx, say, "challenge-take-back", its.id))
        case State.ANSWERED if its.helped is None:
            helped = button(ctx, say, "challenge-helped", its.id, main=True)
            return (helped, button(ctx, say, "challenge-not-solved", its.id))
        case _:
            return ()
