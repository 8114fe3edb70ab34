"""Asking for help: every coordinator sees it at once, one takes it and answers it or hands it back."""

from collections.abc import Mapping

from bot import form
from bot.message import Action, Ask, Fact, Form, Message, Replace, Reply, Say, TextField
from bot.ports import Composed, HelpRequest, Outcome, Outgoing
from bot.renewal import in_place, renew
from bot.task import bring_up_to_date, card
from bot.task.theirs import note, standing, theirs
from bot.turn import Command, Context, Turn, Verb
from bot.wording import button, old_button, phrased
from nudges.delivery import Delivery, Failed, Item, Kind, Reason, Skipped
from nudges.language import Language
from nudges.person import Person, RecipientId, Role


async def compose(ctx: Context, delivery: Delivery) -> Composed:
    """Return a coordinator's card as the call stands; one that was withdrawn says so."""
    request = await ctx.store.help_requests.look(_number(delivery))
    reader = await ctx.store.people.person(delivery.recipient)
    if reader is None:
        return Composed(outcome=Failed(reason=Reason.REJECTED, because="gone"))
    if request is None:
        gone = phrased(ctx, reader.language, "help-withdrawn-title", "help-withdrawn")
        return Composed(message=gone)
    return Composed(message=await _card(ctx, reader, request))


async def compose_for_asker(ctx: Context, delivery: Delivery) -> Composed:
    """Tell the one who asked who will be in touch; nothing when it was handed back in the same breath."""
    request = await ctx.store.help_requests.look(_number(delivery))
    asker = await ctx.store.people.person(delivery.recipient)
    if asker is None or request is None:
        return Composed(outcome=Failed(reason=Reason.REJECTED, because="gone"))
    helper = await _person(ctx, request.taken_by)
    if helper is None:
        return Composed(outcome=Skipped(reason=Reason.CANCELLED))
    comes = "help-comes-instead" if request.handed_back else "help-comes"
    return Composed(message=phrased(ctx, asker.language, "help-comes-title", comes, name=helper.name))


async def _ask(ctx: Context, turn: Turn) -> Reply:
    if turn.ref and await theirs(ctx, turn) is None:
        return old_button(ctx, turn)
    return Ask(form=_form(ctx, turn))


async def _asked(ctx: Context, turn: Turn) -> Reply:
    its = await theirs(ctx, turn) if turn.ref else None
    if turn.ref and its is None:
        return old_button(ctx, turn)
    if refused := form.refuse(ctx, turn, _form(ctx, turn)):
        return refused
    request = await ctx.store.help_requests.ask(
        turn.event, turn.person.id, its.root if its else None, turn.values["words"].strip(), turn.at
    )
    told = await _tell_coordinators(ctx, turn, request)
    if its is None or not told:
        message = phrased(ctx, turn.language, "help-asked-title", _asked_phrase(told=told))
        return Say(message=message) if its else in_place(turn, message)
    its = await note(ctx, turn, its, Outcome.HELP)
    await bring_up_to_date(ctx, turn)
    return Replace(message=card.show(ctx, turn.language, its))


def _asked_phrase(*, told: bool) -> str:
    return "help-asked" if told else "help-nobody"


async def _tell_coordinators(ctx: Context, turn: Turn, request: HelpRequest) -> bool:
    """Let every coordinator know, else every admin; tells whether there is anybody."""
    people = ctx.store.people
    who = await people.with_role(Role.COORDINATOR) or await people.with_role(Role.ADMIN)
    others = [one for one in who if one.id != turn.person.id]
    await ctx.store.deliveries.post(
        *(
            Outgoing(
                key=f"help:{request.id}",
                kind=Kind.REPLY,
                item=Item(id=f"help:{request.id}"),
                to=one.id,
                due_at=turn.at,
            )
            for one in others
        )
    )
    return bool(others)


async def _take(ctx: Context, turn: Turn) -> Reply:
    """Give the call to whoever presses first; who asked is told who comes."""
    request = await ctx.store.help_requests.take(turn.ref, turn.person.id, turn.at)
    if request is not None and request.taken_by == turn.person.id and not request.is_done:
        await ctx.store.deliveries.post(
            Outgoing(
                key=f"helper:{request.id}:{request.handed_back}",
                kind=Kind.REPLY,
                item=Item(id=f"helper:{request.id}"),
                to=request.person,
                due_at=turn.at,
            )
        )
    return await _shown_to_all(ctx, turn, request)


async def _hand_back(ctx: Context, turn: Turn) -> Reply:
    """Let another coordinator take the call."""
    request = await ctx.store.help_requests.hand_back(turn.ref, turn.person.id)
    return await _shown_to_all(ctx, turn, request)


async def _done(ctx: Context, turn: Turn) -> Reply:
    """Close the call: it is answered."""
    request = await ctx.store.help_requests.close(turn.ref, turn.person.id, turn.at)
    return await _shown_to_all(ctx, turn, request)


async def _shown_to_all(ctx: Context, turn: Turn, request: HelpRequest | None) -> Reply:
    """Let every coordinator's card show how the call stands."""
    if request is None:
        return Replace(message=phrased(ctx, turn.language, "help-withdrawn-title", "help-withdrawn"))
    await renew(ctx, turn, await ctx.store.deliveries.showing(f"help:{request.id}"))
    return Replace(message=await _card(ctx, turn.person, request))


def _of_coordinators(verb: Verb) -> Verb:
    async def checked(ctx: Context, turn: Turn) -> Reply:
        if turn.person.is_(Role.COORDINATOR) or turn.person.is_(Role.ADMIN):
            return await verb(ctx, turn)
        return old_button(ctx, turn)

    return checked


async def _card(ctx: Context, reader: Person, request: HelpRequest) -> Message:
    asker = await _person(ctx, request.person)
    name = asker.name if asker else ""
    if request.is_done:
        return phrased(ctx, reader.language, "help-title", "help-closed", name=name)
    helper = await _person(ctx, request.taken_by)
    if helper is None:
        return await _open_card(ctx, reader.language, request, name)
    if helper.id != reader.id:
        return phrased(ctx, reader.language, "help-title", "help-taken", name=name, helper=helper.name)
    return _taken_card(ctx, reader.language, request, asker)


async def _open_card(ctx: Context, language: Language, request: HelpRequest, name: str) -> Message:
    about = await _about(ctx, language, request)
    return Message(
        title=ctx.say(language, "help-title", name=name),
        body=ctx.say(language, "help-open-again" if request.handed_back else "help-open"),
        language=language,
        facts=about,
        buttons=(button(ctx, language, "help-take", request.id, main=True),),
        who_sees=ctx.say(language, "help-who-sees"),
    )


def _taken_card(ctx: Context, language: Language, request: HelpRequest, asker: Person | None) -> Message:
    email = (asker.email if asker else None) or ctx.say(language, "help-no-email")
    name = asker.name if asker else ""
    return Message(
        title=ctx.say(language, "help-title", name=name),
        body=ctx.say(language, "help-yours", name=name),
        language=language,
        facts=(
            Fact(label=ctx.say(language, "help-words"), value=request.words),
            Fact(label=ctx.say(language, "help-reach"), value=email),
        ),
        buttons=(
            button(ctx, language, "help-done", request.id, main=True),
            button(ctx, language, "help-hand-back", request.id),
        ),
        who_sees=ctx.say(language, "help-who-sees"),
    )


async def _about(ctx: Context, language: Language, request: HelpRequest) -> tuple[Fact, ...]:
    posted = await ctx.store.deliveries.look(request.delivery) if request.delivery else None
    its = await standing(ctx, posted) if posted else None
    if its is None:
        return ()
    return (Fact(label=ctx.say(language, "help-about"), value=its.task.text(language).title),)


async def _person(ctx: Context, recipient: RecipientId | None) -> Person | None:
    return await ctx.store.people.person(recipient) if recipient else None


def _number(delivery: Delivery) -> int:
    return int(delivery.item.id.partition(":")[2])


def _form(ctx: Context, turn: Turn) -> Form:
    return Form(
        action=Action(name="help.asked", ref=turn.ref),
        title=ctx.say(turn.language, "help-form-title"),
        fields=(
            TextField(
                name="words",
                label=ctx.say(turn.language, "help-what"),
                hint=ctx.say(turn.language, "help-what-hint"),
                lines=4,
            ),
        ),
        submit=ctx.say(turn.language, "help-send"),
        language=turn.language,
        who_sees=ctx.say(turn.language, "help-who-sees-form"),
    )


async def _offer(ctx: Context, turn: Turn) -> Reply:
    """Answer the words *I need help*."""
    ask = button(ctx, turn.language, "help-ask", opens_form=True, main=True)
    return Say(message=phrased(ctx, turn.language, "help-form-title", "help-offer", buttons=(ask,)))


VERBS: Mapping[str, Verb] = {
    "task-help": _ask,
    "help-ask": _ask,
    "help.asked": _asked,
    "help-take": _of_coordinators(_take),
    "help-hand-back": _of_coordinators(_hand_back),
    "help-done": _of_coordinators(_done),
}
COMMANDS: tuple[Command, ...] = (
    Command(words="command-need-help", line="command-need-help-line", does=_offer),
)
