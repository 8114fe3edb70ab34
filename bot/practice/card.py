"""How a practice looks to each of its readers, from the first preview until it is taken back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import assert_never
from zoneinfo import ZoneInfo

from bot.message import Button, Fact, Message
from bot.phrases import day
from bot.ports import Tried
from bot.turn import Context
from bot.wording import button, phrased
from nudges.language import Language
from nudges.person import Person, Role
from nudges.practice import Colleague, Practice, Standing


async def show(ctx: Context, reader: Person, its: Practice) -> Message:
    """Show a practice to one person as it stands for them."""
    if its.is_over:
        return _over(ctx, reader, its)
    if not its.is_of(reader.id):
        tried = await ctx.store.practices.tried(its.id, reader.id)
        return _for_network(ctx, reader, its, tried)
    match its.standing:
        case Standing.DRAFT:
            return _preview(ctx, reader, its)
        case Standing.ASKED if reader.id == its.credited.id:
            return _asked(ctx, reader, its)
        case Standing.ASKED:
            return _waiting(ctx, reader, its)
        case _:
            return _own(ctx, reader, its)


def in_room(ctx: Context, language: Language, its: Practice) -> Message:
    """Show a practice to a whole room."""
    if its.is_over:
        return phrased(ctx, language, "practice-gone-title", "practice-gone")
    tried = button(ctx, language, "practice-tried", its.id, main=True)
    return replace(_card(ctx, language, its), buttons=(tried,), who_sees=_tells(ctx, language))


def noted(ctx: Context, language: Language, its: Practice, tried: Tried | None) -> Message:
    """Tell somebody in a room, for them alone, what is noted of them, and offer the way back."""
    said = (
        ("practice-noted-title", "practice-noted") if tried else ("practice-undone-title", "practice-undone")
    )
    buttons = _to_try(ctx, language, its, tried)
    who_sees = _tells(ctx, language)
    return phrased(ctx, language, *said, buttons=buttons, who_sees=who_sees)


def name_of(ctx: Context, language: Language, its: Colleague) -> str:
    """Write who somebody is, and from where."""
    return ctx.say(language, "practice-name", name=its.name, site=its.site) if its.site else its.name


def _card(
    ctx: Context, language: Language, its: Practice, said: str = "", *, invites: bool = True
) -> Message:
    """Show the practice itself, under a word to its reader; who is to try it is invited to."""
    mark = ctx.phrases.written_in(its.language, language)
    tried = ctx.say(language, "practice-tried-too", count=its.tried) if its.tried or invites else ""
    return Message(
        title=ctx.say(language, "practice-title", name=name_of(ctx, language, its.credited)),
        body="\n\n".join(filter(None, (said, f"*{mark}*" if mark else "", tried))),
        language=language,
        facts=tuple(_facts(ctx, language, its)),
    )


def _facts(ctx: Context, language: Language, its: Practice) -> Iterator[Fact]:
    """Return what people wrote: in facts nothing of it is taken for markup."""
    told = (
        ("practice-did", its.words.did),
        ("practice-happened", its.words.happened),
        ("practice-tip", its.words.tip),
    )
    yield from (Fact(label=ctx.say(language, label), value=words) for label, words in told if words)
    if its.quoted:
        yield Fact(label=ctx.say(language, "practice-shared-by"), value=its.shared_by.name)
    yield from (Fact(label=name_of(ctx, language, line.by), value=line.words) for line in its.lines)


def _for_network(ctx: Context, reader: Person, its: Practice, tried: Tried | None) -> Message:
    """Show a practice to somebody else of the network; a coordinator can take it further."""
    say, shown = reader.language, _card(ctx, reader.language, its)
    is_coordinator = reader.is_(Role.COORDINATOR)
    return replace(
        shown,
        facts=(*shown.facts, *(_picked(ctx, say, its) if is_coordinator else ())),
        buttons=(*_to_try(ctx, say, its, tried), *(_picks(ctx, reader, its) if is_coordinator else ())),
        who_sees=_tells(ctx, say),
    )


def _to_try(ctx: Context, language: Language, its: Practice, tried: Tried | None) -> tuple[Button, ...]:
    if tried is None:
        return (button(ctx, language, "practice-tried", its.id, main=True),)
    label = "practice-change-line" if tried.words else "practice-line"
    return (
        button(ctx, language, label, its.id, does="practice-line", opens_form=True),
        button(ctx, language, "practice-undo", its.id),
    )


def _picks(ctx: Context, reader: Person, its: Practice) -> tuple[Button, ...]:
    if its.picked_by is None:
        return (button(ctx, reader.language, "practice-pick", its.id),)
    if its.picked_by.id == reader.id:
        return (button(ctx, reader.language, "practice-put-back", its.id),)
    return ()


def _picked(ctx: Context, language: Language, its: Practice) -> tuple[Fact, ...]:
    if its.picked_by is None:
        return ()
    return (Fact(label=ctx.say(language, "practice-picked-by"), value=its.picked_by.name),)


def _preview(ctx: Context, reader: Person, its: Practice) -> Message:
    """Show what others would see, for the one who wrote it down to decide."""
    say = reader.language
    shown = _card(ctx, say, its, _first(ctx, say, its))
    label = "practice-ask" if its.quoted else "practice-share-it"
    return replace(
        shown,
        buttons=(
            button(ctx, say, label, its.id, does="practice-share-it", main=True),
            button(ctx, say, "practice-change", its.id, opens_form=True),
            button(ctx, say, "practice-drop", its.id),
        ),
        who_sees=who_sees(ctx, say, its.quoted.name if its.quoted else ""),
    )


def _first(ctx: Context, language: Language, its: Practice) -> str:
    if its.quoted:
        return ctx.say(language, "practice-preview-quoted", name=its.quoted.name)
    return ctx.say(language, "practice-preview")


def _asked(ctx: Context, reader: Person, its: Practice) -> Message:
    """Ask a colleague, with what others would see."""
    say, name = reader.language, its.shared_by.name
    asks = ctx.say(say, "practice-may", name=name)
    title = ctx.say(say, "practice-title", name=name_of(ctx, say, its.credited))
    return replace(
        _card(ctx, say, its, asks, invites=False),
        title=ctx.say(say, "practice-may-title", name=name),
        facts=(Fact(label=ctx.say(say, "practice-title-label"), value=title), *_facts(ctx, say, its)),
        buttons=(
            button(ctx, say, "practice-yes", its.id, main=True),
            button(ctx, say, "practice-no", its.id),
        ),
        who_sees=ctx.say(say, "practice-may-who-sees", day=_last_day(reader, its.ends_at)),
    )


def _waiting(ctx: Context, reader: Person, its: Practice) -> Message:
    say, name = reader.language, its.credited.name
    return replace(
        _card(ctx, say, its),
        title=ctx.say(say, "practice-asked-title", name=name),
        body=ctx.say(say, "practice-asked", name=name, day=_last_day(reader, its.ends_at)),
        buttons=(button(ctx, say, "practice-take-back", its.id),),
        who_sees=who_sees(ctx, say, name),
    )


def _own(ctx: Context, reader: Person, its: Practice) -> Message:
    """Show a shared practice to those whose it is, with the way to change it and to take it back."""
    say = reader.language
    change = (button(ctx, say, "practice-change", its.id, opens_form=True),)
    back = button(ctx, say, "practice-take-back", its.id)
    return replace(
        _card(ctx, say, its, _told_of_own(ctx, reader, its), invites=False),
        buttons=(*(change if its.may_be_changed_by(reader.id) else ()), back),
        who_sees=who_sees(ctx, say),
    )


def _told_of_own(ctx: Context, reader: Person, its: Practice) -> str:
    if its.quoted is None:
        return ctx.say(reader.language, "practice-shared")
    if its.quoted.id == reader.id:
        return ctx.say(reader.language, "practice-said-yes")
    return ctx.say(reader.language, "practice-shared-quoted", name=its.quoted.name)


def _over(ctx: Context, reader: Person, its: Practice) -> Message:
    say, name = reader.language, its.credited.name
    was_asked = its.quoted is not None and its.quoted.id == reader.id
    match its.standing:
        case Standing.DECLINED if was_asked:
            return phrased(ctx, say, "practice-not-shared", "practice-said-no")
        case Standing.LAPSED if was_asked:
            return phrased(ctx, say, "practice-not-shared", "practice-ended")
        case Standing.DECLINED:
            return phrased(ctx, say, "practice-not-shared", "practice-declined", name=name)
        case Standing.LAPSED:
            return phrased(ctx, say, "practice-not-shared", "practice-lapsed", name=name)
        case Standing.DROPPED:
            return phrased(ctx, say, "practice-dropped-title", "practice-dropped")
        case Standing.TAKEN_BACK:
            own = "practice-taken-back" if its.is_of(reader.id) else "practice-gone"
            return phrased(ctx, say, "practice-gone-title", own)
        case Standing.DRAFT | Standing.ASKED | Standing.SHARED:
            raise AssertionError("A practice that is not over has a card of its own.")
        case _:
            assert_never(its.standing)


def who_sees(ctx: Context, language: Language, asks: str = "") -> str:
    """Say who sees a practice and how long; ``asks`` is the colleague who says yes or no before."""
    if asks:
        return ctx.say(language, "practice-who-sees-quoted", name=asks)
    return ctx.say(language, "practice-who-sees")


def _tells(ctx: Context, language: Language) -> str:
    return ctx.say(language, "practice-who-sees-tried")


def _last_day(reader: Person, ends_at: datetime | None) -> str:
    if ends_at is None:
        return ""
    return day(ends_at.astimezone(ZoneInfo(reader.time_zone)).date(), reader.language)
