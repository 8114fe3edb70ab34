"""What is asked about a challenge: by who lifts it, and by the coordinator who answers."""

from collections.abc import Mapping, Sequence

from bot.challenge.words import CATEGORIES, GROUPS
from bot.message import Action, ChoiceField, Field, Form, Option, TextField
from bot.ports import NewChallenge
from bot.turn import Context, Turn
from nudges.challenge import LONGEST, Category, Challenge, Group, Signature, State, Words
from nudges.person import RecipientId, Team

_TEAM = "team:"
"""Begins the value of a team that can sign."""


async def lift_form(ctx: Context, turn: Turn, its: Challenge | None = None) -> Form:
    """Return the form for a new challenge, or for changing one.

    A challenge that is lifted keeps its signature: coordinators have seen it.
    """
    say = turn.language
    signs = its is None or its.state is State.DRAFT
    teams = await ctx.store.people.rooms(turn.person.id) if signs else []
    return Form(
        action=Action(name="challenge.written", ref=its.id if its else 0),
        title=ctx.say(say, "challenge-lift"),
        intro=await _intro(ctx, turn),
        fields=(
            _words(ctx, turn, its),
            _category(ctx, turn, its),
            _touches(ctx, turn, its),
            *((_signature(ctx, turn, its, teams),) if signs else ()),
        ),
        submit=ctx.say(say, "challenge-see-preview" if signs else "challenge-save"),
        language=say,
        who_sees=ctx.say(say, "challenge-who-sees-form"),
    )


def written(values: Mapping[str, str]) -> NewChallenge:
    """Read what was filled in."""
    chosen = {one for one in values.get("touches", "").split(",") if one}
    told = Words(
        words=values["words"].strip(),
        category=Category(values["category"]),
        touches=tuple(one for one in Group if one in chosen),
    )
    signed = values.get("signature", Signature.UNNAMED)
    if signed.startswith(_TEAM):
        team = RecipientId(int(signed.removeprefix(_TEAM)))
        return NewChallenge(told=told, signature=Signature.TEAM, team=team)
    return NewChallenge(told=told, signature=Signature(signed))


def answer_form(ctx: Context, turn: Turn, its: Challenge) -> Form:
    """Return the form for what who lifted it gets to read."""
    field = TextField(
        name="words",
        label=ctx.say(turn.language, "challenge-your-answer"),
        hint=ctx.say(turn.language, "challenge-your-answer-hint"),
        lines=5,
        max_length=LONGEST,
    )
    action = Action(name="challenge.answered", ref=its.id)
    return _reply_form(ctx, turn, action, "challenge-answer", field)


def decline_form(ctx: Context, turn: Turn, its: Challenge) -> Form:
    """Return the form for the reason why nothing will be done."""
    field = TextField(
        name="words",
        label=ctx.say(turn.language, "challenge-your-reason"),
        hint=ctx.say(turn.language, "challenge-your-reason-hint"),
        lines=4,
        max_length=LONGEST,
    )
    action = Action(name="challenge.declined", ref=its.id)
    return _reply_form(ctx, turn, action, "challenge-decline", field)


def _reply_form(ctx: Context, turn: Turn, action: Action, title: str, field: TextField) -> Form:
    return Form(
        action=action,
        title=ctx.say(turn.language, title),
        fields=(field,),
        submit=ctx.say(turn.language, "challenge-send"),
        language=turn.language,
        who_sees=ctx.say(turn.language, "challenge-who-sees-answer"),
    )


async def _intro(ctx: Context, turn: Turn) -> str:
    parts = ["challenge-quoted"] if await _quotes_a_colleague(ctx, turn) else []
    said = [ctx.say(turn.language, one) for one in (*parts, "challenge-intro")]
    return "\n\n".join((*said, not_whistle_blowing(ctx, turn)))


def not_whistle_blowing(ctx: Context, turn: Turn) -> str:
    """Tell where to go with wrongdoing; with the organisation's own link where one is set."""
    if url := ctx.whistleblowing_url:
        return ctx.say(turn.language, "challenge-not-whistle-link", url=url)
    return ctx.say(turn.language, "challenge-not-whistle")


async def _quotes_a_colleague(ctx: Context, turn: Turn) -> bool:
    if not turn.quoted:
        return False
    author = await ctx.store.people.at(turn.quoted_by) if turn.quoted_by else None
    return author is None or author.id != turn.person.id


def _words(ctx: Context, turn: Turn, its: Challenge | None) -> Field:
    return TextField(
        name="words",
        label=ctx.say(turn.language, "challenge-what"),
        hint=ctx.say(turn.language, "challenge-what-hint"),
        value=its.told.words if its else turn.quoted.strip()[:LONGEST],
        lines=6,
        max_length=LONGEST,
    )


def _category(ctx: Context, turn: Turn, its: Challenge | None) -> Field:
    return ChoiceField(
        name="category",
        label=ctx.say(turn.language, "challenge-category"),
        options=tuple(
            Option(value=one, label=ctx.say(turn.language, label)) for one, label in CATEGORIES.items()
        ),
        value=its.told.category if its else "",
    )


def _touches(ctx: Context, turn: Turn, its: Challenge | None) -> Field:
    return ChoiceField(
        name="touches",
        label=ctx.say(turn.language, "challenge-touches"),
        options=tuple(
            Option(value=one, label=ctx.say(turn.language, label)) for one, label in GROUPS.items()
        ),
        value=",".join(its.told.touches) if its else "",
        required=False,
        many=True,
    )


def _signature(ctx: Context, turn: Turn, its: Challenge | None, teams: Sequence[Team]) -> Field:
    say = turn.language
    by_team = [
        Option(value=f"{_TEAM}{one.id}", label=ctx.say(say, "challenge-sign-team", team=one.name)[:75])
        for one in teams
    ]
    return ChoiceField(
        name="signature",
        label=ctx.say(say, "challenge-sign"),
        hint=ctx.say(say, "challenge-sign-hint"),
        options=(
            Option(value=Signature.NAME, label=ctx.say(say, "challenge-sign-name")),
            *by_team,
            Option(value=Signature.UNNAMED, label=ctx.say(say, "challenge-sign-unnamed")),
        ),
        value=_signed(its) if its else "",
    )


def _signed(its: Challenge) -> str:
    return f"{_TEAM}{its.signed_by}" if its.signature is Signature.TEAM else its.signature
