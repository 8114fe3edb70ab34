"""What can be pressed in a session: which deed is which verb, and what it says on the button."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from bot.message import Action, Button
from bot.reflection.scene import Scene
from bot.turn import Context
from nudges.delivery import DeliveryId
from nudges.language import Language
from nudges.session import BOARD, CARD, Deed, Mode, Session

VERB: Final[Mapping[Deed, str]] = {
    Deed.START: "reflection-start",
    Deed.LEAVE_OPEN: "reflection-leave-open",
    Deed.PUT_OFF: "reflection-another-week",
    Deed.SET_TIME: "reflection-time",
    Deed.STOP: "reflection-stop",
    Deed.WRITE: "reflection-note",
    Deed.SHARE: "reflection-share",
    Deed.SAY: "reflection-said",
    Deed.AGREE: "reflection-next",
    Deed.TAKE_BACK: "reflection-delete-words",
    Deed.PAUSE: "reflection-stop-for-us",
}
"""The verb of each deed; it is also the phrase on its button where nothing else fits better."""

_IN_AN_OPEN_ROUND: Final[Mapping[Deed, str]] = {
    Deed.STOP: "reflection-finish",
    Deed.WRITE: "reflection-write",
}
_MAIN: Final = frozenset({Deed.START, Deed.SAY})
_OPENS_FORM: Final = frozenset({Deed.SET_TIME, Deed.WRITE, Deed.SHARE, Deed.SAY, Deed.AGREE, Deed.TAKE_BACK})
_ASIDE: Final = (Deed.SET_TIME, Deed.TAKE_BACK, Deed.PAUSE)
"""What stands in the overflow, when it can be done."""
TRANSCRIPT: Final = "reflection-transcript"
BEGIN_AGAIN: Final = "reflection-begin-again"


def on_card(ctx: Context, its: Scene) -> tuple[Button, ...]:
    """Return the buttons of the card."""
    return _buttons(ctx, its, CARD[its.phase])


def on_board(ctx: Context, its: Scene) -> tuple[Button, ...]:
    """Return the buttons of the message that tells of the end."""
    return _buttons(ctx, its, BOARD[its.phase])


def aside(ctx: Context, its: Scene) -> tuple[Button, ...]:
    """Return what is there when wanted and does not crowd the card."""
    return tuple(_aside(ctx, its))


def private(ctx: Context, session: Session, language: Language, *deeds: Deed) -> tuple[Button, ...]:
    """Return buttons for a message to one person; changing what one wrote is the first form again."""
    return tuple(_button(ctx, session.id, language, deed, VERB[deed]) for deed in deeds)


def change(ctx: Context, session: Session, language: Language, deed: Deed) -> Button:
    """Return the button that opens a form again with what was written in it."""
    return _button(ctx, session.id, language, deed, "reflection-change")


def begin_again(ctx: Context, session: Session, language: Language) -> Button:
    """Return the way back from a stop."""
    return Button(
        label=ctx.say(language, BEGIN_AGAIN), action=Action(name=BEGIN_AGAIN, ref=session.id), main=True
    )


def _aside(ctx: Context, its: Scene) -> Iterator[Button]:
    language, words = its.team.language, its.prompt.text(its.team.language)
    if its.prompt.film and words.film_summary and words.film_transcript:
        label = ctx.say(language, TRANSCRIPT)
        yield Button(label=label, action=Action(name=TRANSCRIPT, ref=its.session.id))
    yield from _buttons(ctx, its, [deed for deed in _ASIDE if its.session.allows(deed, its.now)])


def _buttons(ctx: Context, its: Scene, deeds: Sequence[Deed]) -> tuple[Button, ...]:
    names = {**VERB, **(_IN_AN_OPEN_ROUND if its.session.mode is Mode.OPEN else {})}
    return tuple(_button(ctx, its.session.id, its.team.language, deed, names[deed]) for deed in deeds)


def _button(ctx: Context, session: DeliveryId, language: Language, deed: Deed, phrase: str) -> Button:
    return Button(
        label=ctx.say(language, phrase),
        action=Action(name=VERB[deed], ref=session),
        main=deed in _MAIN,
        opens_form=deed in _OPENS_FORM,
    )
