"""What a coordinator does with a challenge: work on it, answer or decline it, hand it back."""

from collections.abc import Awaitable, Callable, Mapping

from bot import form
from bot.challenge import cards
from bot.challenge.deliveries import bring_up_to_date, may, tell_raiser
from bot.challenge.forms import answer_form, decline_form
from bot.message import Ask, Form, Reply
from bot.renewal import in_place, show, show_anew
from bot.turn import Context, Turn, Verb
from bot.wording import old_button
from nudges.challenge import Challenge, ChallengeId, State

_Deed = Callable[[Context, Turn, Challenge], Awaitable[Reply]]
_Asked = Callable[[Context, Turn, Challenge], Form]


def _with(deed: _Deed) -> Verb:
    """Let coordinators do it to a challenge that was lifted; drafts are their writers' alone."""

    async def found(ctx: Context, turn: Turn) -> Reply:
        if not may(turn.person):
            return old_button(ctx, turn)
        its = await ctx.store.challenges.look(ChallengeId(turn.ref))
        if its is None or its.state is State.DRAFT:
            return in_place(turn, cards.withdrawn(ctx, turn.language))
        return await deed(ctx, turn, its)

    return found


async def _work_on(ctx: Context, turn: Turn, its: Challenge) -> Reply:
    """Give it to whoever presses first; who lifted it is told who works on it."""
    return await _told(ctx, turn, await ctx.store.challenges.take(its.id, turn.person.id, turn.at))


async def _hand_back(ctx: Context, turn: Turn, its: Challenge) -> Reply:
    """Let another coordinator work on it; who lifted it is told so."""
    return await _told(ctx, turn, await ctx.store.challenges.hand_back(its.id, turn.person.id))


def _asks(form_of: _Asked) -> _Deed:
    async def ask(ctx: Context, turn: Turn, its: Challenge) -> Reply:
        return Ask(form=form_of(ctx, turn, its)) if _is_theirs(turn, its) else await _show(ctx, turn, its)

    return ask


def _closes(state: State, form_of: _Asked) -> _Deed:
    async def close(ctx: Context, turn: Turn, its: Challenge) -> Reply:
        if _is_theirs(turn, its) and (refused := form.refuse(ctx, turn, form_of(ctx, turn, its))):
            return refused
        words = turn.values.get("words", "").strip()
        closed = await ctx.store.challenges.close(its.id, turn.person.id, state, words, turn.at)
        return await _told(ctx, turn, closed)

    return close


async def _open(ctx: Context, turn: Turn, its: Challenge) -> Reply:
    """Show one on a card of its own, and leave the list as it is."""
    message = await cards.for_coordinator(ctx, turn.person, its, turn.at)
    return await show_anew(ctx, turn, cards.seen(its), message)


async def _told(ctx: Context, turn: Turn, its: Challenge | None) -> Reply:
    """Let all cards show how it stands, and who lifted it hear of a step beyond the lifting."""
    if its is None:
        return in_place(turn, cards.withdrawn(ctx, turn.language))
    await bring_up_to_date(ctx, turn, its.id)
    if its.step > 1:
        await tell_raiser(ctx, turn, its)
    return await _show(ctx, turn, its)


async def _show(ctx: Context, turn: Turn, its: Challenge) -> Reply:
    message = await cards.for_coordinator(ctx, turn.person, its, turn.at)
    return await show(ctx, turn, cards.seen(its), message)


def _is_theirs(turn: Turn, its: Challenge) -> bool:
    return its.state is State.WORKED_ON and its.worker == turn.person.id


VERBS: Mapping[str, Verb] = {
    "challenge-work-on": _with(_work_on),
    "challenge-answer": _with(_asks(answer_form)),
    "challenge.answered": _with(_closes(State.ANSWERED, answer_form)),
    "challenge-decline": _with(_asks(decline_form)),
    "challenge.declined": _with(_closes(State.DECLINED, decline_form)),
    "challenge-hand-back": _with(_hand_back),
    "challenge-open": _with(_open),
}
