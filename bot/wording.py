"""Messages and buttons in Dult's own phrases, for the many that say nothing else."""

from bot.message import Action, Button, Message, Say
from bot.turn import Context, Turn
from nudges.language import Language


def phrased(
    ctx: Context,
    language: Language,
    title: str,
    body: str,
    *,
    buttons: tuple[Button, ...] = (),
    more: tuple[Button, ...] = (),
    who_sees: str = "",
    **values: str | float,
) -> Message:
    """Return a message whose title and body are phrases; both may use ``values``."""
    return Message(
        title=ctx.say(language, title, **values),
        body=ctx.say(language, body, **values),
        language=language,
        buttons=buttons,
        more=more,
        who_sees=who_sees,
    )


def button(
    ctx: Context,
    language: Language,
    label: str,
    ref: int = 0,
    *,
    does: str | None = None,
    main: bool = False,
    opens_form: bool = False,
) -> Button:
    """Return a button labelled with a phrase; its verb has the phrase's name unless ``does`` names one."""
    return Button(
        label=ctx.say(language, label),
        action=Action(name=does or label, ref=ref),
        main=main,
        opens_form=opens_form,
    )


def old_button(ctx: Context, turn: Turn) -> Say:
    """Answer a button that works no longer: kindly, and with what works instead."""
    return Say(message=phrased(ctx, turn.language, "general-old-button-title", "general-old-button-body"))
