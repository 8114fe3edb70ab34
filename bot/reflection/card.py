"""The card of a reflection: the prompt, and the timer while it runs."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final, assert_never

from bot.message import Fact, Film, Message
from bot.phrases import clock, day, number, weekday
from bot.reflection import buttons
from bot.reflection.scene import Scene
from bot.turn import Context
from nudges.language import Language
from nudges.reflection import ReflectionText
from nudges.session import Phase, last_agreed, minutes_left

_LOOK_BACK: Final = 20
"""How many agreements are looked at to find the last session's; a session has one a person at most."""


async def card(ctx: Context, its: Scene) -> Message:
    """Return the card as it stands: in the team's language, with the buttons of its phase."""
    language = its.team.language
    words = its.prompt.text(language)
    return Message(
        title=words.title,
        body=_body(ctx, words, language),
        language=words.language,
        facts=tuple(await _facts(ctx, its)),
        film=_film(its, words),
        buttons=buttons.on_card(ctx, its),
        more=buttons.aside(ctx, its),
        who_sees=ctx.say(language, "reflection-sees-card"),
    )


def question(ctx: Context, words: ReflectionText, language: Language) -> str:
    """Return the question as it stands in a body, marked when it is in another language."""
    mark = ctx.phrases.written_in(words.language, language)
    return f"**{words.question}**" + (f"\n\n*{mark}*" if mark else "")


def when(ctx: Context, its: Scene, moment: datetime) -> str:
    """Write a moment as the team's clock and calendar show it."""
    language, local = its.team.language, its.day(moment)
    return ctx.say(
        language,
        "reflection-when",
        weekday=weekday(local, language),
        day=day(local, language),
        clock=clock(its.clock(moment), language),
    )


def minutes(ctx: Context, count: int, language: Language) -> str:
    """Write a number of minutes."""
    return ctx.say(language, "reflection-minutes", minutes=count)


def _body(ctx: Context, words: ReflectionText, language: Language) -> str:
    asked = question(ctx, words, language)
    return f"{words.text}\n\n{asked}" if words.text else asked


def _film(its: Scene, words: ReflectionText) -> Film | None:
    if its.prompt.film is None:
        return None
    return Film(
        url=its.prompt.film.url,
        title=words.title,
        minutes=its.prompt.film.minutes,
        captions=its.prompt.film.captions,
        summary=words.film_summary or words.film_transcript or "",
    )


async def _facts(ctx: Context, its: Scene) -> list[Fact]:
    match its.phase:
        case Phase.OFFERED:
            return [*_about_film(ctx, its), _time(ctx, its), *await _last_time(ctx, its)]
        case Phase.PUT_OFF:
            return [_moment(ctx, its, "reflection-comes-again", its.session.put_off_until), _time(ctx, its)]
        case Phase.LIVE:
            return [*_timer(ctx, its), *await _note_taker(ctx, its), _written(ctx, its)]
        case Phase.OPEN:
            return [_moment(ctx, its, "reflection-open-until", its.session.ends_at), _written(ctx, its)]
        case Phase.CAPTURE | Phase.CLOSED:
            return [_moment(ctx, its, "reflection-ended", its.session.end)]
        case _:
            assert_never(its.phase)


def _fact(ctx: Context, its: Scene, label: str, value: str) -> Fact:
    return Fact(label=ctx.say(its.team.language, label), value=value)


def _moment(ctx: Context, its: Scene, label: str, moment: datetime | None) -> Fact:
    return _fact(ctx, its, label, when(ctx, its, moment or its.now))


def _about_film(ctx: Context, its: Scene) -> Iterator[Fact]:
    film, language = its.prompt.film, its.team.language
    if film and film.language is not language:
        yield _fact(ctx, its, "reflection-film-language", ctx.phrases.name_of(film.language, language))


def _time(ctx: Context, its: Scene) -> Fact:
    return _fact(ctx, its, "reflection-minutes-label", minutes(ctx, its.minutes, its.team.language))


def _timer(ctx: Context, its: Scene) -> Iterator[Fact]:
    language, ends_at = its.team.language, its.session.ends_at or its.now
    yield _fact(ctx, its, "reflection-ends-at", clock(its.clock(ends_at), language))
    left = minutes_left(ends_at, its.now)
    yield _fact(ctx, its, "reflection-left", minutes(ctx, left, language))


def _written(ctx: Context, its: Scene) -> Fact:
    return _fact(ctx, its, "reflection-written", number(its.session.written, its.team.language))


async def _note_taker(ctx: Context, its: Scene) -> list[Fact]:
    who = its.session.note_taker and await ctx.store.people.person(its.session.note_taker)
    return [_fact(ctx, its, "reflection-takes-notes", who.name)] if who else []


async def _last_time(ctx: Context, its: Scene) -> list[Fact]:
    """What the team agreed on the last time, each line as somebody wrote it."""
    lines = last_agreed(await ctx.store.reflections.agreements([its.team.id], _LOOK_BACK))
    return [_fact(ctx, its, "reflection-last-time", line.words) for line in lines]
