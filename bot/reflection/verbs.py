"""Which button and which form of a reflection does what, and for whom."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from bot.message import Message, Reply, Say
from bot.reflection import course, forms, notes
from bot.reflection.buttons import BEGIN_AGAIN, TRANSCRIPT, VERB
from bot.reflection.scene import Scene, scene
from bot.turn import Context, Turn, Verb
from nudges.delivery import DeliveryId
from nudges.session import Deed

Act = Callable[[Context, Turn, Scene], Awaitable[Reply]]


async def show_card(ctx: Context, turn: Turn, its: Scene) -> Reply:  # noqa: ARG001 - one signature for all
    """Answer an old button with the card as it stands."""
    return await course.show_card(ctx, its)


def of_team(act: Act, deed: Deed | None = None, otherwise: Act = show_card) -> Verb:
    """Let ``act`` be for the team alone, and for the phases that allow ``deed``; else ``otherwise``."""

    async def verb(ctx: Context, turn: Turn) -> Reply:
        its = await scene(ctx, DeliveryId(turn.ref))
        if its is None:
            return _tell(ctx, turn, "reflection-gone-title", "reflection-gone-body")
        if its.team.id not in turn.person.teams:
            return _tell(ctx, turn, "reflection-outsider-title", "reflection-outsider-body", its.team.name)
        if deed is not None and not its.session.allows(deed, its.now):
            return await otherwise(ctx, turn, its)
        return await act(ctx, turn, its)

    return verb


VERBS: Final[Mapping[str, Verb]] = {
    VERB[Deed.START]: of_team(course.start_together, Deed.START),
    VERB[Deed.LEAVE_OPEN]: of_team(course.leave_open, Deed.LEAVE_OPEN),
    VERB[Deed.PUT_OFF]: of_team(course.put_off, Deed.PUT_OFF),
    VERB[Deed.SET_TIME]: of_team(course.ask_time, Deed.SET_TIME),
    forms.SET_TIME: of_team(course.set_time, Deed.SET_TIME),
    VERB[Deed.STOP]: of_team(course.stop, Deed.STOP),
    VERB[Deed.PAUSE]: of_team(course.pause),
    BEGIN_AGAIN: of_team(course.begin_again),
    TRANSCRIPT: of_team(course.transcript),
    VERB[Deed.WRITE]: of_team(notes.ask_note, Deed.WRITE),
    forms.NOTE: of_team(notes.keep_note, Deed.WRITE),
    VERB[Deed.SHARE]: of_team(notes.ask_share, Deed.SHARE, notes.too_late),
    forms.SHARE: of_team(notes.share_note, Deed.WRITE),  # what comes too late is kept as a private note
    VERB[Deed.SAY]: of_team(notes.ask_said, Deed.SAY),
    forms.SAID: of_team(notes.keep_said, Deed.SAY),
    VERB[Deed.AGREE]: of_team(notes.ask_next, Deed.AGREE),
    forms.NEXT: of_team(notes.keep_next, Deed.AGREE),
    VERB[Deed.TAKE_BACK]: of_team(notes.ask_delete, Deed.TAKE_BACK),
    forms.DELETE: of_team(notes.delete, Deed.TAKE_BACK),
}


def _tell(ctx: Context, turn: Turn, title: str, body: str, team: str = "") -> Say:
    say = turn.language
    return Say(message=Message(title=ctx.say(say, title), body=ctx.say(say, body, team=team), language=say))
