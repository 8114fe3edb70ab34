"""The kick-off in conversation: planned, invited to, moved, held."""

from bot.kick_off.agenda import round_of
from bot.kick_off.cards import compose, compose_course
from bot.kick_off.verbs import VERBS, kick_off_command, kick_offs_command
from bot.turn import Command
from nudges.person import Role

COMMANDS: tuple[Command, ...] = (
    Command(
        words="command-kick-off",
        line="command-kick-off-line",
        does=kick_off_command,
        role=Role.COORDINATOR,
    ),
    Command(
        words="command-kick-offs",
        line="command-kick-offs-line",
        does=kick_offs_command,
        role=Role.COORDINATOR,
    ),
)

__all__ = [
    "COMMANDS",
    "VERBS",
    "compose",
    "compose_course",
    "kick_off_command",
    "kick_offs_command",
    "round_of",
]
