"""What one person sees at their Teams beside what everybody sees: a dialog, cards of their own, notices."""

from dataclasses import dataclass, field

from tests.adapters.teams.fake.cards import buttons_in, title_of, words_in
from tests.adapters.teams.fake.records import Json, Posted


@dataclass(kw_only=True)
class Dialog:
    """An open dialog, and what it was opened from."""

    title: str
    card: Json
    activity: Json
    """The invoke that opened it: a later one comes from the same place."""

    @property
    def is_of_extension(self) -> bool:
        """Whether a command in a message's menu opened it."""
        return str(self.activity["name"]).startswith("composeExtension/")

    @property
    def words(self) -> str:
        return words_in(self.card)

    @property
    def buttons(self) -> list[str]:
        return buttons_in(self.card)


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A message as one person sees it."""

    id: str
    conversation: str
    by: str
    text: str
    card: Json | None
    posted: Posted

    @property
    def title(self) -> str:
        """The heading of its card, or its text."""
        return title_of(self.card) if self.card else self.text

    @property
    def words(self) -> str:
        """Everything there is to read, a line each."""
        return words_in(self.card) if self.card else self.text

    @property
    def buttons(self) -> list[str]:
        """What can be pressed, the overflow menu's last."""
        return buttons_in(self.card) if self.card else []


@dataclass(kw_only=True)
class Screen:
    """What only one person sees."""

    dialog: Dialog | None = None
    notices: list[str] = field(default_factory=list)
    """What Dult answered with words instead of a card."""
    troubles: list[str] = field(default_factory=list)
    """What Teams itself said, because an answer was wrong, late or missing."""
    composed: list[Json] = field(default_factory=list)
    """What a message extension put into the person's own draft."""
    own: dict[str, tuple[int, Json]] = field(default_factory=dict)
    """A card in place of a message's, and how often the message had been edited when it came."""

    def sees(self, posted: Posted) -> Shown:
        """Return a message as it stands here: an answer to a press counts until the message is edited."""
        edits, own = self.own.get(posted.id, (-1, None))
        theirs = next(iter(posted.cards), None)
        return Shown(
            id=posted.id,
            conversation=posted.conversation,
            by=posted.by,
            text=str(posted.activity.get("text") or ""),
            card=own if edits == len(posted.edits) else theirs,
            posted=posted,
        )

    def replace(self, posted: Posted, card: Json) -> None:
        """Show a card in a message's place, here alone."""
        self.own[posted.id] = (len(posted.edits), card)

    def reload(self) -> None:
        """Begin anew: cards of one's own are gone with everything that was open or said."""
        self.dialog = None
        self.own.clear()
        self.notices.clear()
        self.troubles.clear()
