"""How a session runs: started together or left open, put off, stopped; the first one to press decides."""

from dataclasses import replace
from typing import Final

from bot import form
from bot.message import Ask, Message, Replace, Reply, Say
from bot.reflection import buttons
from bot.reflection.card import card
from bot.reflection.deliveries import again, timers
from bot.reflection.forms import MINUTES, time_form
from bot.reflection.scene import Scene, scene
from bot.turn import Context, Turn
from nudges.person import FOREVER
from nudges.session import Mode, Session, another_week, live_end, next_working_day

FORGET: Final = "forget-notes"
"""What the agenda calls the end of the time that notes are kept."""


async def start_together(ctx: Context, turn: Turn, its: Scene) -> Reply:
    """Start the timer; whoever pressed takes notes."""
    ends_at = live_end(its.now, its.minutes)
    closes_at = next_working_day(ends_at, its.hours, ctx.days_off)
    started = replace(
        its.session, mode=Mode.LIVE, ends_at=ends_at, closes_at=closes_at, note_taker=turn.person.id
    )
    return await _start(ctx, turn, its, started)


async def leave_open(ctx: Context, turn: Turn, its: Scene) -> Reply:
    """Let everyone write in their own time until the next working day."""
    ends_at = next_working_day(its.now, its.hours, ctx.days_off)
    return await _start(
        ctx, turn, its, replace(its.session, mode=Mode.OPEN, ends_at=ends_at, closes_at=ends_at)
    )


async def put_off(ctx: Context, turn: Turn, its: Scene) -> Reply:  # noqa: ARG001 - a verb's signature
    """Let the prompt come again next week; that is as good as taking it now."""
    window = another_week(its.session.due_at, its.now, its.hours, ctx.days_off)
    await ctx.store.reflections.put_off(its.session.id, window.opens, again(its.session, window))
    return await show_card(ctx, its)


async def stop(ctx: Context, turn: Turn, its: Scene) -> Reply:  # noqa: ARG001 - a verb's signature
    """End the session now; what gathers it comes at once."""
    await ctx.store.reflections.stop(its.session.id, its.now)
    return await show_card(ctx, its)


async def ask_time(ctx: Context, turn: Turn, its: Scene) -> Reply:
    """Open the form for the time."""
    return Ask(form=time_form(ctx, turn, its))


async def set_time(ctx: Context, turn: Turn, its: Scene) -> Reply:
    """Set the timer that was chosen."""
    if refused := form.refuse(ctx, turn, time_form(ctx, turn, its)):
        return refused
    await ctx.store.reflections.choose_minutes(its.session.id, int(turn.values[MINUTES]))
    return await show_card(ctx, its)


async def pause(ctx: Context, turn: Turn, its: Scene) -> Reply:
    """Let no more prompts come to the team, and tell the room who said so and how to begin again."""
    await ctx.store.reflections.pause(its.team.id, FOREVER)
    language = its.team.language
    return Say(
        message=Message(
            title=ctx.say(language, "reflection-paused-title"),
            body=ctx.say(language, "reflection-paused-body", name=turn.person.name),
            language=language,
            buttons=(buttons.begin_again(ctx, its.session, language),),
        ),
        private=False,
    )


async def begin_again(ctx: Context, turn: Turn, its: Scene) -> Reply:
    """Let prompts come to the team again."""
    await ctx.store.reflections.pause(its.team.id, None)
    language = its.team.language
    return Replace(
        message=Message(
            title=ctx.say(language, "reflection-resumed-title"),
            body=ctx.say(language, "reflection-resumed-body", name=turn.person.name),
            language=language,
        )
    )


async def transcript(ctx: Context, turn: Turn, its: Scene) -> Reply:  # noqa: ARG001 - a verb's signature
    """Show a person what is said in the film."""
    words = its.prompt.text(turn.language)
    return Say(
        message=Message(
            title=words.title, body=words.film_transcript or words.in_words, language=words.language
        )
    )


async def show_card(ctx: Context, its: Scene) -> Reply:
    """Show the card as it stands now in the place of the one that was pressed."""
    after = await scene(ctx, its.session.id)
    return Replace(message=await card(ctx, after or its))


async def _start(ctx: Context, turn: Turn, its: Scene, started: Session) -> Reply:
    pressed = turn.receipt and await ctx.store.deliveries.at(turn.receipt)
    session = replace(started, started_at=its.now, minutes=its.minutes, card=pressed or its.session.card)
    await ctx.store.agenda.note(FORGET, session.id, its.now + ctx.privacy.notes)
    await ctx.store.reflections.start(session, timers(session))
    return await show_card(ctx, its)
