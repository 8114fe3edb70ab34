"""Passing a task on to one's own team, in one's own words (mission D10), and taking it back."""

from collections.abc import Mapping, Sequence

from bot import form, pause
from bot.message import (
    Action,
    Ask,
    ChoiceField,
    Fact,
    Field,
    Form,
    Message,
    Option,
    Replace,
    Reply,
    Say,
    TextField,
)
from bot.ports import Composed, Outcome, Outgoing, PassedOn
from bot.task import card
from bot.task.about import about_theirs
from bot.task.theirs import Theirs, note
from bot.turn import Context, Turn, Verb
from bot.wording import button, old_button, phrased
from nudges.delivery import Delivery, Failed, Item, Kind, Reason
from nudges.language import Language
from nudges.person import RecipientId, Team


async def compose(ctx: Context, delivery: Delivery) -> Composed:
    """Return what the team's room shows, or what its author keeps: the words, or that they are gone."""
    passed_on = await ctx.store.passed_on.look(int(delivery.item.id.partition(":")[2]))
    team = await ctx.store.people.team(passed_on.team) if passed_on else None
    who = await ctx.store.people.person(passed_on.person) if passed_on else None
    if passed_on is None or team is None:
        return Composed(outcome=Failed(reason=Reason.REJECTED, because="gone"))
    if delivery.recipient == passed_on.person:
        return Composed(message=_kept(ctx, who.language if who else team.language, passed_on, team))
    return Composed(message=_in_room(ctx, passed_on, team, who.name if who else ""))


def _in_room(ctx: Context, passed_on: PassedOn, team: Team, name: str) -> Message:
    if not passed_on.words:
        return phrased(ctx, team.language, "task-room-title", "task-room-gone", name=name)
    title = ctx.say(team.language, "task-room-title", name=name)
    mark = ctx.phrases.written_in(passed_on.language, team.language)
    body = f"*{mark}*\n\n{passed_on.words}" if mark else passed_on.words
    more = (pause.entry(ctx, team.language),)
    return Message(title=title, body=body, language=passed_on.language, more=more)


def _kept(ctx: Context, language: Language, passed_on: PassedOn, team: Team) -> Message:
    """Show its author what the room got, with the way to take it back."""
    if not passed_on.words:
        return phrased(ctx, language, "task-taken-back-title", "task-taken-back")
    return Message(
        title=ctx.say(language, "task-room-told-title"),
        body=ctx.say(language, "task-room-told", team=team.name),
        language=language,
        facts=(Fact(label=ctx.say(language, "task-own-words"), value=passed_on.words),),
        buttons=(button(ctx, language, "task-take-back", passed_on.id),),
        who_sees=ctx.say(language, "task-who-sees-room"),
    )


@about_theirs
async def _ask_for_words(ctx: Context, turn: Turn, its: Theirs) -> Reply:
    teams = await ctx.store.people.rooms(turn.person.id)
    if not teams:
        return Say(message=phrased(ctx, turn.language, "task-no-room-title", "task-no-room"))
    return Ask(form=_form(ctx, turn, its, teams))


@about_theirs
async def _passed_on(ctx: Context, turn: Turn, its: Theirs) -> Reply:
    teams = await ctx.store.people.rooms(turn.person.id)
    if not teams:
        return old_button(ctx, turn)
    if refused := form.refuse(ctx, turn, _form(ctx, turn, its, teams)):
        return refused
    team = next(one for one in teams if turn.values.get("team", str(teams[0].id)) == str(one.id))
    passed_on = await _keep(ctx, turn, its, team.id)
    await ctx.store.deliveries.post(
        *(
            Outgoing(
                key=f"passed-on:{passed_on.id}",
                kind=Kind.REPLY,
                item=Item(id=f"passed-on:{passed_on.id}"),
                to=to,
                due_at=turn.at,
            )
            for to in (team.id, turn.person.id)
        )
    )
    its = await note(ctx, turn, its, Outcome.PASSED_ON)
    return Replace(message=card.show(ctx, turn.language, its))


async def _keep(ctx: Context, turn: Turn, its: Theirs, team: RecipientId) -> PassedOn:
    return await ctx.store.passed_on.pass_on(
        turn.event,
        person=turn.person.id,
        delivery=its.root,
        team=team,
        words=turn.values["words"].strip(),
        language=its.task.text(turn.language).language,
        at=turn.at,
    )


async def _take_back(ctx: Context, turn: Turn) -> Reply:
    passed_on = await ctx.store.passed_on.look(turn.ref)
    if passed_on is None or passed_on.person != turn.person.id:
        return old_button(ctx, turn)
    await ctx.store.passed_on.take_back(passed_on.id, turn.at)
    gone = phrased(ctx, turn.language, "task-taken-back-title", "task-taken-back")
    return Replace(message=gone) if turn.receipt else Say(message=gone)


def _form(ctx: Context, turn: Turn, its: Theirs, teams: Sequence[Team]) -> Form:
    return Form(
        action=Action(name="task.passed-on", ref=turn.ref),
        title=ctx.say(turn.language, "task-pass-on"),
        intro=ctx.say(turn.language, "task-pass-on-intro"),
        fields=(_words(ctx, turn, its), *_which(ctx, turn, teams)),
        submit=ctx.say(turn.language, "task-pass-it-on"),
        language=turn.language,
        who_sees=ctx.say(turn.language, "task-who-sees-room"),
    )


def _words(ctx: Context, turn: Turn, its: Theirs) -> TextField:
    text = its.task.text(turn.language)
    return TextField(
        name="words",
        label=ctx.say(turn.language, "task-own-words"),
        hint=ctx.say(turn.language, "task-no-names"),
        value=f"{text.title}\n\n{text.what}\n\n{text.first_step}",
        lines=8,
        max_length=1500,
    )


def _which(ctx: Context, turn: Turn, teams: Sequence[Team]) -> tuple[Field, ...]:
    if len(teams) == 1:
        return ()
    options = tuple(Option(value=str(one.id), label=one.name) for one in teams)
    label = ctx.say(turn.language, "task-which-team")
    return (ChoiceField(name="team", label=label, options=options, value=options[0].value),)


VERBS: Mapping[str, Verb] = {"task-pass-on": _ask_for_words, "task.passed-on": _passed_on}
WAY_BACK: Mapping[str, Verb] = {"task-take-back": _take_back}
"""About what was passed on, not about the task."""
