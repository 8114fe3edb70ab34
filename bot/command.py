"""What people can ask of Dult in words, in six languages, however they spell it."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import Final

from bot import (
    about,
    broadcast,
    challenge,
    erasure,
    help_request,
    kick_off,
    my_data,
    pause,
    plan,
    practice,
    preference,
    reflection,
    task,
    team_room,
)
from bot.message import Action, Ask, Button, Message, Reply, Say
from bot.task import note
from bot.turn import Command, Context, Turn, Verb
from bot.wording import phrased
from nudges.language import Language
from nudges.person import Role

ALIKE: Final = 0.75
"""How much a word and a command have in common before Dult asks whether it is meant."""
MOST_WORDS: Final = 4
"""Whoever writes more than so many words tells something and does not command."""
_LETTERS: Final = str.maketrans({"ø": "o", "æ": "a", "ß": "ss", "đ": "d"})


async def _help(ctx: Context, turn: Turn) -> Reply:
    return Say(message=_overview(ctx, turn, "command-help-title", "command-help-intro"))


COMMANDS: tuple[Command, ...] = (
    *task.COMMANDS,
    *help_request.COMMANDS,
    *plan.COMMANDS,
    *challenge.COMMANDS,
    *pause.COMMANDS,
    *preference.COMMANDS,
    *about.COMMANDS,
    *my_data.COMMANDS,
    *erasure.COMMANDS,
    *reflection.COMMANDS,
    *practice.COMMANDS,
    *broadcast.COMMANDS,
    *kick_off.COMMANDS,
    *team_room.COMMANDS,
    Command(words="command-help", line="command-help-line", does=_help),
)
"""Every command there is; a new noun adds its own line."""

ASKS: Final = ("command-task", "command-need-help", "command-time")
"""What the overview offers to press."""
SENDS: Final = ("command-broadcast", "command-broadcasts", "command-kick-off")
"""What it offers to a coordinator."""

VERBS: Mapping[str, Verb] = {one.words: one.does for one in COMMANDS}


async def obey(ctx: Context, turn: Turn) -> Reply:
    """Answer what a person wrote: a command, perhaps one, or something they wanted to say."""
    said = plain(turn.text)
    if command := _meant(ctx, turn, said):
        reply = await command.does(ctx, turn)
        return replace(reply, again=Action(name=command.words)) if isinstance(reply, Ask) else reply
    if language := _named_language(ctx, turn, said):
        return Say(message=await preference.speak(ctx, turn, language))
    if turn.team is not None and not turn.to_dult:
        return None  # people talk in their room; Dult only answers when it is asked
    return await note.correct(ctx, turn) or await _make_of(ctx, turn, said)


async def _make_of(ctx: Context, turn: Turn, said: str) -> Reply:
    """Answer words that are no command: nearly one, perhaps a note, or nothing that Dult knows."""
    if close := _close(ctx, turn, said):
        return Say(message=_did_you_mean(ctx, turn, *close))
    open_task = await ctx.store.answers.open_task(turn.person.id) if said else None
    if open_task is not None and (offered := await note.offer(ctx, turn, open_task)):
        return offered
    return Say(message=_overview(ctx, turn, "command-unknown-title", "command-unknown"))


def plain(text: str) -> str:
    """Take away what does not matter: case, accents, punctuation, a slash and Dult's own name."""
    bare = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    letters = "".join(sign for sign in bare if not unicodedata.combining(sign))
    words = re.sub(r"[^\w ]+", " ", letters).split()
    return " ".join(words[1:] if words[:1] == ["dult"] and len(words) > 1 else words)


def words_of(ctx: Context, command: Command, language: Language) -> list[str]:
    """Return the words for a command in a language, the one to show first."""
    return [word.strip() for word in ctx.say(language, command.words).split(",")]


def _for(turn: Turn) -> list[Command]:
    return [one for one in COMMANDS if one.role is None or turn.person.is_(one.role)]


def _languages(turn: Turn) -> Iterator[Language]:
    """The person's own language first: a word may mean another thing in a neighbour's."""
    yield turn.language
    yield from (language for language in Language if language is not turn.language)


def _meant(ctx: Context, turn: Turn, said: str) -> Command | None:
    for language in _languages(turn):
        for command in _for(turn):
            if said in map(plain, words_of(ctx, command, language)):
                return command
    return None


def _named_language(ctx: Context, turn: Turn, said: str) -> Language | None:
    """Understand *language nynorsk* as well: the word for it and the name of one."""
    wanted = next(one for one in COMMANDS if one.words == "command-language")
    for reader in _languages(turn):
        for word in map(plain, words_of(ctx, wanted, reader)):
            if said.startswith(f"{word} "):
                return _language_called(ctx, said.removeprefix(f"{word} "))
    return None


def _language_called(ctx: Context, name: str) -> Language | None:
    names = {
        plain(ctx.phrases.name_of(language, reader)): language for language in Language for reader in Language
    }
    return names.get(name) or next((one for one in Language if one == name), None)


def _close(ctx: Context, turn: Turn, said: str) -> tuple[Command, str] | None:
    """Find the command that somebody may have meant, and the word for it."""
    if not said or len(said.split()) > MOST_WORDS:
        return None
    for language in _languages(turn):
        words = {plain(word): (one, word) for one in _for(turn) for word in words_of(ctx, one, language)}
        if found := get_close_matches(said, words, n=1, cutoff=ALIKE):
            return words[found[0]]
    return None


def _did_you_mean(ctx: Context, turn: Turn, command: Command, word: str) -> Message:
    yes = Button(label=ctx.say(turn.language, "command-yes"), action=Action(name=command.words), main=True)
    no = Button(label=ctx.say(turn.language, "command-show-all"), action=Action(name="command-help"))
    title, body = "command-perhaps-title", "command-perhaps"
    return phrased(ctx, turn.language, title, body, buttons=(yes, no), word=word)


def _overview(ctx: Context, turn: Turn, title: str, intro: str) -> Message:
    lines = "\n".join(
        f"- **{words_of(ctx, one, turn.language)[0]}**: {ctx.say(turn.language, one.line)}"
        for one in _for(turn)
    )
    wanted = SENDS if turn.person.is_(Role.COORDINATOR) else ASKS
    buttons = tuple(shortcut(ctx, turn, one) for one in wanted)
    return phrased(ctx, turn.language, title, intro, buttons=buttons, commands=lines)


def shortcut(ctx: Context, turn: Turn, words: str) -> Button:
    """Return a button that does what the command does."""
    command = next(one for one in COMMANDS if one.words == words)
    label = words_of(ctx, command, turn.language)[0]
    return Button(label=label[:1].upper() + label[1:], action=Action(name=words))
