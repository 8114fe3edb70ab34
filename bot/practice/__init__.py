"""How Dult talks about practices: shared with consent, seen by the network, tried by others."""

from collections.abc import Mapping

from bot.practice import listing, picking, sharing, trying
from bot.practice.compose import compose, compose_picked
from bot.practice.sharing import round_of
from bot.turn import Command, Verb

VERBS: Mapping[str, Verb] = {**sharing.VERBS, **trying.VERBS, **picking.VERBS, **listing.VERBS}

COMMANDS: tuple[Command, ...] = (
    Command(words="command-practice", line="command-practice-line", does=listing.offer),
    Command(words="command-practices", line="command-practices-line", does=listing.newest),
)

__all__ = ["COMMANDS", "VERBS", "compose", "compose_picked", "round_of"]
