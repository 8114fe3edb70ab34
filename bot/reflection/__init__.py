"""The team reflection in conversation: prompt, timer, notes and what the team does next."""

from bot.reflection.agreements import agreements
from bot.reflection.course import FORGET
from bot.reflection.deliveries import compose
from bot.reflection.verbs import VERBS
from bot.turn import Command

COMMANDS: tuple[Command, ...] = (
    Command(words="command-agreements", line="command-agreements-line", does=agreements),
)

__all__ = ["COMMANDS", "FORGET", "VERBS", "agreements", "compose"]
