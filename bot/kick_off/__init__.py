"""The kick-off in conversation: planned, invited to, moved, held."""

from bot.kick_off.agenda import round_of
from bot.kick_off.cards import compose
from bot.kick_off.verbs import VERBS, kick_off_command, kick_offs_command

__all__ = ["VERBS", "compose", "kick_off_command", "kick_offs_command", "round_of"]
