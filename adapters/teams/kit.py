"""What every card is made with."""

from dataclasses import dataclass

from adapters.teams.seal import Seal
from bot.phrases import Phrases
from nudges.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """The words, the seal, and what the client at the other end can do."""

    phrases: Phrases
    seal: Seal
    dialogs: bool = True
    """Whether a button can open a dialog; where none can, a form comes as a card in the conversation."""

    def say(self, language: Language, phrase: str, **values: str | float) -> str:
        """Return one of Dult's own phrases."""
        return self.phrases.say(language, phrase, **values)
