"""How Dult talks about if-then plans: made by a person for themselves, followed up until they end."""

from collections.abc import Mapping

from bot.plan import following, listing, making
from bot.plan.card import entry
from bot.plan.compose import compose
from bot.plan.ending import round_of
from bot.plan.listing import section
from bot.turn import Command, Verb

VERBS: Mapping[str, Verb] = {**making.VERBS, **following.VERBS, **listing.VERBS}

COMMANDS: tuple[Command, ...] = (Command(words="command-plan", line="command-plan-line", does=listing.plans),)

__all__ = ["COMMANDS", "VERBS", "compose", "entry", "round_of", "section"]
