"""Which room is a team's: somebody of the team says so in it, or a coordinator does."""

from collections.abc import Mapping, Sequence
from typing import Final

from bot import form
from bot.message import Action, Ask, Button, ChoiceField, Field, Form, Invalid, Option, Reply, Say, TextField
from bot.notice import tell
from bot.ports import ROOM_CLOSED, Composed, Round
from bot.turn import Command, Context, Turn, Verb
from bot.wording import button, old_button, phrased
from nudges.delivery import Address, Delivery, Failed, Item, Obstacle, Reason, Skipped
from nudges.person import Role, Team

_WHY: Final[Mapping[str, str]] = {
    Obstacle.ARCHIVED: "teamroom-closed-archived",
    Obstacle.NOT_A_MEMBER: "teamroom-closed-not-a-member",
    Obstacle.NOT_ALLOWED: "teamroom-closed-not-allowed",
}
"""What is said of a room that cannot be written to."""


async def _here(ctx: Context, turn: Turn) -> Reply:
    """Answer the words *team here*."""
    if turn.room is None:
        return Say(message=phrased(ctx, turn.language, "teamroom-title", "teamroom-where"))
    if turn.team is not None:
        await reopen(ctx, turn.room)  # who can write to Dult there may have made room for it
        buttons = (_choice(ctx, turn),) if _may_change(turn) else ()
        said = phrased(
            ctx, turn.language, "teamroom-title", "teamroom-is", buttons=buttons, team=turn.team.name
        )
        return Say(message=said)
    teams = await _own_teams(ctx, turn)
    if _is_coordinator(turn) or len(teams) > 1:
        which = phrased(ctx, turn.language, "teamroom-title", "teamroom-which", buttons=(_choice(ctx, turn),))
        return Say(message=which)
    if not teams:
        return Say(message=phrased(ctx, turn.language, "teamroom-title", "teamroom-no-team"))
    return await _bind(ctx, turn, teams[0])


async def _choose(ctx: Context, turn: Turn) -> Reply:
    if turn.room is None or not _may_change(turn):
        return old_button(ctx, turn)
    return Ask(form=_form(ctx, turn, await _own_teams(ctx, turn)))


async def _chosen(ctx: Context, turn: Turn) -> Reply:
    if turn.room is None or not _may_change(turn):
        return old_button(ctx, turn)
    teams = await _own_teams(ctx, turn)
    if faults := form.check(ctx, turn, _form(ctx, turn, teams)):
        return faults
    wanted = turn.values["team"].strip()
    found = await ctx.store.people.teams_called(wanted) if _is_coordinator(turn) else teams
    team = next(
        (one for one in found if wanted in {one.key, one.name}), found[0] if len(found) == 1 else None
    )
    if team is None:
        return Invalid(errors={"team": ctx.say(turn.language, "teamroom-not-found")})
    return await _bind(ctx, turn, team)


async def _bind(ctx: Context, turn: Turn, team: Team) -> Reply:
    assert turn.room is not None  # noqa: S101 - whoever calls has looked
    await ctx.store.people.join(team.id, turn.room, by=turn.person.id)
    await ctx.store.deliveries.resume(team.id, ctx.clock.now())
    bound = phrased(ctx, team.language, "teamroom-title", "teamroom-bound", team=team.name)
    return Say(message=bound, private=False)


async def reopen(ctx: Context, room: Address) -> None:
    """Let a team be reached in its room again; what its time is not over for goes out.

    Which team an unknown room belongs to is nothing to guess.
    """
    team = await ctx.store.people.team_at(room)
    if team is not None:
        await ctx.store.people.reopen(room)
        await ctx.store.deliveries.resume(team.id, ctx.clock.now())


async def round_of(ctx: Context, one: Round) -> bool:
    """Tell that a team's room cannot be written to, once; tells whether the round is of that kind."""
    if one.what != ROOM_CLOSED:
        return False
    its = await ctx.store.people.closed_room(one.ref)
    if its is not None and its.reason != Obstacle.NO_CHANNEL:
        told = {person.id: person for person in await ctx.store.people.with_role(Role.COORDINATOR)}
        if its.bound_by and (binder := await ctx.store.people.person(its.bound_by)):
            told[binder.id] = binder
        key = f"{ROOM_CLOSED}:{one.ref}:{one.at.isoformat()}"
        for person in told.values():
            await tell(ctx, person, Item(id=f"room:{one.ref}"), key=key)
    await ctx.store.agenda.done(one.id)
    return True


async def compose(ctx: Context, delivery: Delivery) -> Composed:
    """Tell which team's room cannot be written to, why, and what to do; nothing when it can be again."""
    reader = await ctx.store.people.person(delivery.recipient)
    its = await ctx.store.people.closed_room(int(delivery.item.id.partition(":")[2]))
    if reader is None:
        return Composed(outcome=Failed(reason=Reason.REJECTED, because="gone"))
    if its is None:
        return Composed(outcome=Skipped(reason=Reason.EXPIRED))
    why = ctx.say(reader.language, _WHY.get(its.reason, "teamroom-closed-other"), reason=its.reason)
    return Composed(
        message=phrased(
            ctx, reader.language, "teamroom-closed-title", "teamroom-closed", team=its.team.name, why=why
        )
    )


async def _own_teams(ctx: Context, turn: Turn) -> Sequence[Team]:
    found = [await ctx.store.people.team(one) for one in turn.person.teams]
    return [one for one in found if one is not None]


def _is_coordinator(turn: Turn) -> bool:
    return turn.person.is_(Role.COORDINATOR) or turn.person.is_(Role.ADMIN)


def _may_change(turn: Turn) -> bool:
    """A room that is a team's is for that team and the coordinators to give away."""
    return turn.team is None or turn.team.id in turn.person.teams or _is_coordinator(turn)


def _choice(ctx: Context, turn: Turn) -> Button:
    return button(ctx, turn.language, "teamroom-choose", main=True, opens_form=True)


def _form(ctx: Context, turn: Turn, teams: Sequence[Team]) -> Form:
    return Form(
        action=Action(name="teamroom.chosen"),
        title=ctx.say(turn.language, "teamroom-title"),
        fields=(_field(ctx, turn, teams),),
        submit=ctx.say(turn.language, "teamroom-save"),
        language=turn.language,
        who_sees=ctx.say(turn.language, "teamroom-who-sees"),
    )


def _field(ctx: Context, turn: Turn, teams: Sequence[Team]) -> Field:
    """Offer a person's own teams; a coordinator, who has them all to choose from, writes the name."""
    label = ctx.say(turn.language, "teamroom-team")
    if _is_coordinator(turn):
        return TextField(
            name="team", label=label, hint=ctx.say(turn.language, "teamroom-team-hint"), max_length=200
        )
    options = tuple(Option(value=one.key, label=one.name) for one in teams)
    return ChoiceField(name="team", label=label, options=options)


VERBS: Mapping[str, Verb] = {"teamroom-choose": _choose, "teamroom.chosen": _chosen}

COMMANDS: tuple[Command, ...] = (Command(words="command-room", line="command-room-line", does=_here),)
