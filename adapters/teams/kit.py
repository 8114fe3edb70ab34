"""What every card is made with."""

from dataclasses import dataclass

from adapters.teams.trust.seal import Seal
from bot.phrases import Phrases
from nudges.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What the buttons of one showing of a card carry beside their actions."""

    showing: str = ""
    """Tells this showing from another one in the same place; empty for what the outbox sent."""
    room: str = ""
    """The room, as Teams calls it, that a card shown to one person alone is about."""
    is_home: bool = False
    """Whether the card is the person's own page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """The words, the seal, and what the client at the other end can do."""

    phrases: Phrases
    seal: Seal
    dialogs: bool = True
    """Whether a button can open a dialog; where none can, a form comes as a card in the conversation."""
    mark: Mark = Mark()

    def say(self, language: Language, phrase: str, **values: str | float) -> str:
        """Return one of Dult's own phrases."""
        return self.phrases.say(language, phrase, **values)
