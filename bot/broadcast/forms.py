"""What is asked of a coordinator for a broadcast: words, audience, time, and whom to look up."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.broadcast import words
from bot.message import Action, ChoiceField, DateField, Form, Option, TextField
from bot.ports import Broadcast, Places
from bot.turn import Context, Turn
from nudges.broadcast import MAX_BODY, MAX_TITLE, Audience, Options, Wording, words_for
from nudges.language import Language

EVERYONE: Final = "everyone"
CHOSEN: Final = "chosen"
LATEST: Final = timedelta(days=366)
"""How far ahead a broadcast can be planned."""
DEFAULT_CLOCK: Final = "10:00"

_OPTIONS: Final = {
    "acknowledge": "broadcast-option-acknowledge",
    "urgent": "broadcast-option-urgent",
    "repeat_if_uncertain": "broadcast-option-repeat",
}


def options_of(value: str) -> Options:
    """Read what was ticked."""
    ticked = {one for one in value.split(",") if one in _OPTIONS}
    return Options(**{name: name in ticked for name in _OPTIONS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """What words are asked for: the phrases around the fields."""

    title: str = "broadcast-words-title"
    intro: str = "broadcast-words-intro"
    submit: str = "broadcast-go-on"
    who_sees: str = "broadcast-who-sees-words"


WRITE: Final = Purpose()
EDIT: Final = Purpose(title="broadcast-edit")
TRANSLATE: Final = Purpose(title="broadcast-translate")
CORRECT: Final = Purpose(
    title="broadcast-correct",
    intro="broadcast-correct-intro",
    submit="broadcast-correct",
    who_sees="broadcast-who-sees-correction",
)


def words_form(
    ctx: Context,
    turn: Turn,
    action: Action,
    *,
    language: Language,
    languages: tuple[Language, ...] = tuple(Language),
    filled: Wording | None = None,
    purpose: Purpose = WRITE,
    beside: Wording | None = None,
) -> Form:
    """Ask for the words in one language; ``beside`` is shown to translate from."""
    say = turn.language
    intro = ctx.say(say, purpose.intro)
    return Form(
        action=action,
        title=ctx.say(say, purpose.title),
        intro=f"{intro}\n\n**{beside.title}**\n\n{beside.body}" if beside else intro,
        fields=(
            which_language(ctx, say, language, among=languages),
            TextField(
                name="title",
                label=ctx.say(say, "broadcast-field-title"),
                value=filled.title if filled else "",
                max_length=MAX_TITLE,
            ),
            TextField(
                name="body",
                label=ctx.say(say, "broadcast-field-body"),
                hint=ctx.say(say, "broadcast-field-body-hint"),
                value=filled.body if filled else "",
                lines=8,
                max_length=MAX_BODY,
            ),
        ),
        submit=ctx.say(say, purpose.submit),
        language=say,
        who_sees=ctx.say(say, purpose.who_sees),
    )


def which_language(
    ctx: Context, say: Language, value: Language, *, among: tuple[Language, ...] = tuple(Language)
) -> ChoiceField:
    """Let one of the languages be chosen, each by the name it has in ``say``."""
    return ChoiceField(
        name="language",
        label=ctx.say(say, "broadcast-language"),
        options=tuple(Option(value=one, label=ctx.phrases.name_of(one, say)) for one in among),
        value=value,
    )


def language_form(ctx: Context, turn: Turn, its: Broadcast, action: Action, purpose: Purpose) -> Form:
    """Ask in which of its languages a broadcast's words are to be changed."""
    say = turn.language
    written = tuple(one for one in Language if one in its.texts)
    return Form(
        action=action,
        title=ctx.say(say, purpose.title),
        fields=(which_language(ctx, say, words_for(its.texts, say)[1], among=written),),
        submit=ctx.say(say, "broadcast-go-on"),
        language=say,
        who_sees=ctx.say(say, purpose.who_sees),
    )


def part_form(ctx: Context, turn: Turn) -> Form:
    """Ask which part of a kick-off kit to begin with."""
    say = turn.language
    parts = tuple(
        Option(value=f"{kit.id}/{part.id}", label=part.text(say).title)
        for kit in ctx.library.kick_offs.values()
        for part in kit.parts
    )
    return Form(
        action=Action(name="broadcast.chosen-part"),
        title=ctx.say(say, "broadcast-from-kit"),
        fields=(ChoiceField(name="part", label=ctx.say(say, "broadcast-field-part"), options=parts),),
        submit=ctx.say(say, "broadcast-go-on"),
        language=say,
        who_sees=ctx.say(say, "broadcast-who-sees-words"),
    )


def audience_form(ctx: Context, turn: Turn, its: Broadcast, places: Places) -> Form:
    """Ask whom it is for, and how it is sent."""
    say, audience = turn.language, its.audience or Audience()
    return Form(
        action=Action(name="broadcast.addressed", ref=its.id),
        title=ctx.say(say, "broadcast-audience-title"),
        intro=ctx.say(say, "broadcast-audience-intro"),
        fields=(
            ChoiceField(
                name="reach",
                label=ctx.say(say, "broadcast-audience"),
                options=(
                    Option(value=EVERYONE, label=ctx.say(say, "broadcast-everyone")),
                    Option(value=CHOSEN, label=ctx.say(say, "broadcast-chosen")),
                ),
                value=EVERYONE if its.audience and its.audience.is_everyone else CHOSEN,
            ),
            _many(ctx, say, "roles", [(role, ctx.say(say, words.ROLES[role])) for role in words.ROLES],
                  audience.roles),
            _many(ctx, say, "sites", list(places.sites.items()), audience.sites),
            TextField(
                name="teams",
                label=ctx.say(say, "broadcast-field-teams"),
                hint=ctx.say(say, "broadcast-field-teams-hint"),
                value=", ".join(name for key, name in places.teams.items() if key in audience.teams),
                required=False,
            ),
            _options(ctx, say, its.options),
        ),
        submit=ctx.say(say, "broadcast-go-on"),
        language=say,
        who_sees=ctx.say(say, "broadcast-who-sees-plan"),
    )  # fmt: skip


_LABELS: Final = {"roles": "broadcast-field-roles", "sites": "broadcast-field-sites"}


def _many(
    ctx: Context, say: Language, name: str, options: list[tuple[str, str]], chosen: frozenset[str]
) -> ChoiceField:
    return ChoiceField(
        name=name,
        label=ctx.say(say, _LABELS[name]),
        options=tuple(Option(value=value, label=label) for value, label in options),
        value=",".join(value for value, _ in options if value in chosen),
        required=False,
        many=True,
    )


def _options(ctx: Context, say: Language, its: Options) -> ChoiceField:
    return ChoiceField(
        name="options",
        label=ctx.say(say, "broadcast-field-options"),
        hint=ctx.say(say, "broadcast-field-options-hint"),
        options=tuple(Option(value=name, label=ctx.say(say, label)) for name, label in _OPTIONS.items()),
        value=",".join(name for name in _OPTIONS if getattr(its, name)),
        required=False,
        many=True,
    )


def schedule_form(ctx: Context, turn: Turn, its: Broadcast) -> Form:
    """Ask when it goes."""
    say, today = turn.language, today_of(turn)
    return Form(
        action=Action(name="broadcast.scheduled", ref=its.id),
        title=ctx.say(say, "broadcast-schedule-title"),
        intro=ctx.say(say, "broadcast-schedule-intro"),
        fields=(
            DateField(
                name="day",
                label=ctx.say(say, "broadcast-field-day"),
                earliest=today,
                latest=today + LATEST,
            ),
            TextField(
                name="clock",
                label=ctx.say(say, "broadcast-field-clock"),
                hint=ctx.say(say, "broadcast-field-clock-hint"),
                value=DEFAULT_CLOCK,
                max_length=5,
            ),
            DateField(
                name="until",
                label=ctx.say(say, "broadcast-field-until"),
                hint=ctx.say(say, "broadcast-field-until-hint"),
                required=False,
                earliest=today,
                latest=today + LATEST,
            ),
        ),
        submit=ctx.say(say, "broadcast-schedule-submit"),
        language=say,
        who_sees=ctx.say(say, "broadcast-who-sees-plan"),
    )


def preview_form(ctx: Context, turn: Turn, its: Broadcast) -> Form:
    """Ask in which language to show it."""
    say = turn.language
    return Form(
        action=Action(name="broadcast.previewed", ref=its.id),
        title=ctx.say(say, "broadcast-preview-title"),
        fields=(which_language(ctx, say, say),),
        submit=ctx.say(say, "broadcast-preview-submit"),
        language=say,
        who_sees=ctx.say(say, "broadcast-who-sees-preview"),
    )


def withdraw_form(ctx: Context, turn: Turn, its: Broadcast) -> Form:
    """Ask whether it is really to be withdrawn."""
    return Form(
        action=Action(name="broadcast.withdrawn", ref=its.id),
        title=ctx.say(turn.language, "broadcast-withdraw-title"),
        intro=ctx.say(turn.language, "broadcast-withdraw-intro"),
        fields=(),
        submit=ctx.say(turn.language, "broadcast-withdraw"),
        language=turn.language,
        who_sees=ctx.say(turn.language, "broadcast-who-sees-withdrawal"),
    )


def people_form(ctx: Context, turn: Turn, its: Broadcast) -> Form:
    """Ask for whose messages to show."""
    say = turn.language
    return Form(
        action=Action(name="broadcast.looked-up", ref=its.id),
        title=ctx.say(say, "broadcast-people"),
        fields=(
            ChoiceField(
                name="which",
                label=ctx.say(say, "broadcast-field-which"),
                options=(
                    Option(value="all", label=ctx.say(say, "broadcast-which-all")),
                    Option(value="unsent", label=ctx.say(say, "broadcast-which-unsent")),
                    Option(value="unread", label=ctx.say(say, "broadcast-which-unread")),
                ),
                value="unsent",
            ),
            TextField(
                name="search",
                label=ctx.say(say, "broadcast-field-search"),
                required=False,
                max_length=60,
            ),
        ),
        submit=ctx.say(say, "broadcast-show"),
        language=say,
        who_sees=ctx.say(say, "broadcast-who-sees-report"),
    )


def today_of(turn: Turn) -> date:
    """Return the day it is where the person is."""
    return turn.at.astimezone(ZoneInfo(turn.person.time_zone)).date()
