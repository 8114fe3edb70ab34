"""Passing a task on to one's own team, in one's own words (mission D10), and taking it back."""

from collections.abc import Mapping, Sequence

from bot import form, pause
from bot.message import Action, Ask, ChoiceField, Field, Form, Message, Option, Replace, Reply, Say, TextField
from bot.ports import Composed, Outcome, Outgoing, PassedOn
from bot.task import card
from bot.task.theirs import Theirs, note, theirs
from bot.turn import Context, Turn, Verb
from bot.wording import button, old_button, phrased
from nudges.delivery import Delivery, Failed, Item, Kind, Reason
from nudges.person import RecipientId, Team


async def compose(ctx: Context, delivery: Delivery) -> Composed:
    """Return what the team's room shows: the words with credit, or that they were taken back."""
    passed_on = await ctx.store.passed_on.look(int(delivery.item.id.partition(":")[2]))
    team = await ctx.store.people.team(delivery.recipient)
    if passed_on is None or team is None:
        return Composed(outcome=Failed(reason=Reason.REJECTED, because="gone"))
    who = await ctx.store.people.person(passed_on.person)
    name = who.name if who else ""
    if not passed_on.words:
        gone = phrased(ctx, team.language, "task-room-title", "task-room-gone", name=name)
        return Composed(message=gone)
    title = ctx.say(team.language, "task-room-title", name=name)
    mark = ctx.phrases.written_in(passed_on.language, team.language)
    body = f"*{mark}*\n\n{passed_on.words}" if mark else passed_on.words
    more = (pause.entry(ctx, team.language),)
    return Composed(message=Message(title=title, body=body, language=passed_on.language, more=more))


async def _ask(ctx: Context, turn: Turn) -> Reply:
    its = await theirs(ctx, turn)
    if its is None:
        return old_button(ctx, turn)
    teams = await ctx.store.people.rooms(turn.person.id)
    if not teams:
        return Say(message=phrased(ctx, turn.language, "task-no-room-title", "task-no-room"))
    return Ask(form=_form(ctx, turn, its, teams))


async def _passed_on(ctx: Context, turn: Turn) -> Reply:
    its = await theirs(ctx, turn)
    teams = await ctx.store.people.rooms(turn.person.id)
    if its is None or not teams:
        return old_button(ctx, turn)
    if refused := form.refuse(ctx, turn, _form(ctx, turn, its, teams)):
        return refused
    team = next(one for one in teams if turn.values.get("team", str(teams[0].id)) == str(one.id))
    passed_on = await _keep(ctx, turn, its, team.id)
    await ctx.store.deliveries.post(
        Outgoing(
            key=f"passed-on:{passed_on.id}",
            kind=Kind.REPLY,
            item=Item(id=f"passed-on:{passed_on.id}"),
            to=team.id,
            due_at=turn.at,
        )
    )
    its = await note(ctx, turn, its, Outcome.PASSED_ON)
    return Replace(message=_with_way_back(ctx, turn, card.show(ctx, turn.language, its), passed_on, team))


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


def _with_way_back(ctx: Context, turn: Turn, shown: Message, passed_on: PassedOn, team: Team) -> Message:
    said = ctx.say(turn.language, "task-room-told", team=team.name)
    back = button(ctx, turn.language, "task-take-back", passed_on.id)
    return Message(
        title=shown.title,
        body=f"{said}\n\n{shown.body}",
        language=shown.language,
        facts=shown.facts,
        buttons=shown.buttons,
        more=(back, *shown.more),
        who_sees=shown.who_sees,
    )


async def _take_back(ctx: Context, turn: Turn) -> Reply:
    passed_on = await ctx.store.passed_on.look(turn.ref)
    if passed_on is None or passed_on.person != turn.person.id:
        return old_button(ctx, turn)
    await ctx.store.passed_on.take_back(passed_on.id, turn.at)
    return Say(message=phrased(ctx, turn.language, "task-taken-back-title", "task-taken-back"))


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


VERBS: Mapping[str, Verb] = {
    "task-pass-on": _ask,
    "task.passed-on": _passed_on,
    "task-take-back": _take_back,
}
