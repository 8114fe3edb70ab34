"""The broadcast in conversation: written, previewed, sent, followed, corrected, withdrawn."""

from bot.broadcast.deliveries import compose
from bot.broadcast.draft import broadcast_command, broadcasts_command
from bot.broadcast.progress import round_of
from bot.broadcast.sending import go_on
from bot.broadcast.verbs import VERBS, undo_command
from bot.turn import Command
from nudges.person import Role

COMMANDS: tuple[Command, ...] = (
    Command(
        words="command-broadcast",
        line="command-broadcast-line",
        does=broadcast_command,
        role=Role.COORDINATOR,
    ),
    Command(
        words="command-broadcasts",
        line="command-broadcasts-line",
        does=broadcasts_command,
        role=Role.COORDINATOR,
    ),
    Command(words="command-undo", line="command-undo-line", does=undo_command, role=Role.COORDINATOR),
)

__all__ = [
    "COMMANDS",
    "VERBS",
    "broadcast_command",
    "broadcasts_command",
    "compose",
    "go_on",
    "round_of",
    "undo_command",
]
