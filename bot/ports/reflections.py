"""A team's reflections as the conversation keeps them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.ports.deliveries import Outgoing
from nudges.delivery import DeliveryId
from nudges.person import RecipientId
from nudges.session import Agreement, Note, NoteKind, Session
from nudges.slot import Slot


def card_item(session: DeliveryId) -> str:
    """Name what shows a session's card."""
    return f"reflection.card:{session}"


def board_item(session: DeliveryId) -> str:
    """Name what tells of a session's end and gathers what was said; also the key of the end signal."""
    return f"reflection.board:{session}"


class Reflections(Protocol):
    """Sessions, notes and agreements; whatever is done twice is as if done once."""

    async def look(self, session: DeliveryId) -> Session | None:
        """Return the session of a prompt, one that nobody has touched too; ``None`` when it is no prompt."""
        ...

    async def choose_minutes(self, session: DeliveryId, minutes: int) -> None:
        """Set the timer of a session that has not started."""
        ...

    async def put_off(self, session: DeliveryId, until: datetime, again: Outgoing) -> None:
        """Let a prompt that has not started come ``again``, in one transaction with the note of it."""
        ...

    async def start(self, session: Session, timers: Sequence[Outgoing]) -> None:
        """Start a session and plan its timers in one transaction, unless somebody was first."""
        ...

    async def stop(self, session: DeliveryId, at: datetime) -> None:
        """End a session that runs, and let its end signal leave now."""
        ...

    async def write(self, note: Note) -> None:
        """Keep a note; a person has one of each kind in a session, and the latest words hold.

        What was shared before stays shared.
        """
        ...

    async def notes(self, session: DeliveryId, reader: RecipientId | None = None) -> list[Note]:
        """Return the notes that were shared, and the reader's own; oldest first."""
        ...

    async def agree(self, agreement: Agreement) -> None:
        """Keep what the team does next; a person has one line in a session, and the latest words hold."""
        ...

    async def agreements(self, teams: Sequence[RecipientId], limit: int) -> list[Agreement]:
        """Return the newest agreements of some teams, newest first."""
        ...

    async def agreed(self, session: DeliveryId) -> list[Agreement]:
        """Return what was agreed in a session, oldest first."""
        ...

    async def drop_note(self, session: DeliveryId, person: RecipientId, kind: NoteKind) -> None:
        """Delete a person's note."""
        ...

    async def drop_agreement(self, session: DeliveryId, person: RecipientId) -> None:
        """Delete a person's line of an agreement."""
        ...

    async def hours(self, team: RecipientId) -> Slot:
        """Return where and when a team works."""
        ...

    async def pause(self, team: RecipientId, until: datetime | None) -> None:
        """Send the team no prompts before ``until``; ``None`` lets them come again."""
        ...

    async def forget(self, session: DeliveryId) -> None:
        """Delete every note of a session; what was agreed stays."""
        ...
