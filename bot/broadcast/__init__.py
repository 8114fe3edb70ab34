"""The broadcast in conversation: written, previewed, sent, followed, corrected, withdrawn."""

from bot.broadcast.deliveries import compose
from bot.broadcast.draft import broadcast_command, broadcasts_command
from bot.broadcast.progress import round_of
from bot.broadcast.verbs import VERBS, undo_command

__all__ = ["VERBS", "broadcast_command", "broadcasts_command", "compose", "round_of", "undo_command"]
