"""What is asked for a kick-off: of the coordinator who plans it, and of those who introduce themselves."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from bot.broadcast.forms import today_of, which_language
from bot.message import Action, ChoiceField, DateField, Field, Form, Option, TextField
from bot.phrases import clock
from bot.ports import Introduction, KickOffEvent
from bot.turn import Context, Turn
from nudges.kick_off import KickOff

LATEST: Final = timedelta(days=366)
"""How far ahead a kick-off can be."""
DEFAULT_CLOCK: Final = "09:00"
MAX_PLACE: Final = 100
MAX_WORDS: Final = 300
"""In characters: two or three lines about oneself."""


def plan_form(ctx: Context, turn: Turn, event: KickOffEvent | None, sites: Sequence[tuple[str, str]]) -> Form:
    """Ask for the kit, the date and the place of a kick-off."""
    say = turn.language
    kits = tuple(
        Option(value=kit.id, label=kit.parts[0].text(say).title) for kit in ctx.library.kick_offs.values()
    )
    return Form(
        action=Action(name="kickoff.planned"),
        title=ctx.say(say, "kickoff-form-title"),
        intro=ctx.say(say, "kickoff-form-intro"),
        fields=(
            ChoiceField(
                name="kit",
                label=ctx.say(say, "kickoff-field-kit"),
                options=kits,
                value=event.kit if event else "",
            ),
            *_when_and_where(ctx, turn, event),
            TextField(
                name="guests",
                label=ctx.say(say, "kickoff-guests"),
                hint=ctx.say(say, "kickoff-field-guests-hint"),
                value=event.guests if event else "",
                required=False,
                max_length=MAX_PLACE,
            ),
            ChoiceField(
                name="sites",
                label=ctx.say(say, "kickoff-field-sites"),
                hint=ctx.say(say, "kickoff-field-sites-hint"),
                options=tuple(Option(value=key, label=name) for key, name in sites),
                value=",".join(sorted(event.audience.sites)) if event else "",
                required=False,
                many=True,
            ),
        ),
        submit=ctx.say(say, "kickoff-show-plan"),
        language=say,
        who_sees=ctx.say(say, "kickoff-who-sees-plan"),
    )


def move_form(ctx: Context, turn: Turn, event: KickOffEvent) -> Form:
    """Ask for another date, time or place."""
    say = turn.language
    return Form(
        action=Action(name="kickoff.moved", ref=event.id),
        title=ctx.say(say, "kickoff-move"),
        intro=ctx.say(say, "kickoff-move-intro"),
        fields=_when_and_where(ctx, turn, event),
        submit=ctx.say(say, "kickoff-move"),
        language=say,
        who_sees=ctx.say(say, "kickoff-who-sees-plan"),
    )


def called_off_form(ctx: Context, turn: Turn, event: KickOffEvent) -> Form:
    """Ask whether it is really called off."""
    return Form(
        action=Action(name="kickoff.called-off", ref=event.id),
        title=ctx.say(turn.language, "kickoff-call-off"),
        intro=ctx.say(turn.language, "kickoff-call-off-intro"),
        fields=(),
        submit=ctx.say(turn.language, "kickoff-call-off"),
        language=turn.language,
        who_sees=ctx.say(turn.language, "kickoff-who-sees-plan"),
    )


def preview_form(ctx: Context, turn: Turn, event: KickOffEvent, kit: KickOff) -> Form:
    """Ask which part to show, and in which language."""
    say = turn.language
    return Form(
        action=Action(name="kickoff.previewed", ref=event.id),
        title=ctx.say(say, "kickoff-preview"),
        fields=(
            ChoiceField(
                name="part",
                label=ctx.say(say, "kickoff-field-part"),
                options=tuple(Option(value=one.id, label=one.text(say).title) for one in kit.parts),
                value=kit.parts[0].id,
            ),
            which_language(ctx, say, say),
        ),
        submit=ctx.say(say, "kickoff-preview"),
        language=say,
        who_sees=ctx.say(say, "broadcast-who-sees-preview"),
    )


def introduction_form(ctx: Context, turn: Turn, event: KickOffEvent, told: Introduction | None) -> Form:
    """Ask for a few lines about oneself, and whether the others may see them."""
    say = turn.language
    return Form(
        action=Action(name="kickoff.introduced", ref=event.id),
        title=ctx.say(say, "kickoff-introduce"),
        fields=(
            TextField(
                name="words",
                label=ctx.say(say, "kickoff-field-words"),
                hint=ctx.say(say, "kickoff-field-words-hint"),
                value=told.words if told else "",
                lines=3,
                max_length=MAX_WORDS,
            ),
            ChoiceField(
                name="shown",
                label=ctx.say(say, "kickoff-field-shown"),
                options=(
                    Option(value="yes", label=ctx.say(say, "kickoff-shown-yes")),
                    Option(value="no", label=ctx.say(say, "kickoff-shown-no")),
                ),
                value=("yes" if told.shown else "no") if told else "",
            ),
        ),
        submit=ctx.say(say, "kickoff-save"),
        language=say,
        who_sees=ctx.say(say, "kickoff-who-sees-introduction"),
    )


def _when_and_where(ctx: Context, turn: Turn, event: KickOffEvent | None) -> tuple[Field, ...]:
    say, today = turn.language, today_of(turn)
    return (
        DateField(
            name="day",
            label=ctx.say(say, "kickoff-date"),
            value=event.held_on.isoformat() if event else "",
            earliest=today + timedelta(days=1),
            latest=today + LATEST,
        ),
        TextField(
            name="clock",
            label=ctx.say(say, "kickoff-field-clock"),
            value=clock(event.at, say) if event else DEFAULT_CLOCK,
            max_length=5,
        ),
        TextField(
            name="place",
            label=ctx.say(say, "kickoff-place"),
            hint=ctx.say(say, "kickoff-field-place-hint"),
            value=event.place if event else "",
            required=False,
            max_length=MAX_PLACE,
        ),
    )
