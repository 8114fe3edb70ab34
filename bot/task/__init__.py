"""The weekly task in conversation: the card, and all that a person can answer on it."""

from collections.abc import Mapping

from bot.task import answer, later, note, other, pass_on
from bot.task.compose import compose
from bot.task.elsewhere import bring_up_to_date, everywhere
from bot.task.elsewhere import compose as compose_elsewhere
from bot.task.pass_on import compose as compose_passed_on
from bot.turn import Command, Verb

VERBS: Mapping[str, Verb] = {
    **everywhere(
        {
            **answer.VERBS,
            **later.VERBS,
            **note.VERBS,
            **other.VERBS,
            **pass_on.VERBS,
        }
    ),
    **pass_on.WAY_BACK,
}
COMMANDS: tuple[Command, ...] = answer.COMMANDS

__all__ = ["COMMANDS", "VERBS", "bring_up_to_date", "compose", "compose_elsewhere", "compose_passed_on"]
