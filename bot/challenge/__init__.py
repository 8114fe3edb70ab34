"""The challenge in conversation: lifted to the centre, worked on, answered, and told to who lifted it."""

from collections.abc import Mapping

from bot.challenge.answering import VERBS as ANSWERING
from bot.challenge.deliveries import compose, compose_for_raiser
from bot.challenge.lifting import VERBS as LIFTING
from bot.challenge.lifting import offer
from bot.challenge.lists import VERBS as LISTS
from bot.challenge.lists import challenges
from bot.turn import Command, Verb

VERBS: Mapping[str, Verb] = {**LIFTING, **ANSWERING, **LISTS}
COMMANDS: tuple[Command, ...] = (
    Command(words="command-lift", line="command-lift-line", does=offer),
    Command(words="command-challenges", line="command-challenges-line", does=challenges),
)

__all__ = ["COMMANDS", "VERBS", "challenges", "compose", "compose_for_raiser", "offer"]
