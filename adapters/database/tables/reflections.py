"""A team's reflections: their sessions, notes and agreements."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from adapters.database.tables.schema import metadata
from adapters.database.types import Instant

reflection_session = Table(
    "reflection_session",  # there is one as soon as somebody touched the prompt
    metadata,
    # the prompt's first delivery is its id: two people who press Start start one session
    Column("id", ForeignKey("delivery.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("card_id", ForeignKey("delivery.id", ondelete="SET NULL")),  # where it was started
    Column("minutes", Integer),
    Column("put_off_until", Instant),
    Column("mode", Text),
    Column("note_taker_id", ForeignKey("person.id", ondelete="SET NULL")),
    Column("started_at", Instant),
    Column("ends_at", Instant),
    Column("stopped_at", Instant),
    Column("closes_at", Instant),
)

reflection_note = Table(
    "reflection_note",
    metadata,
    Column("session_id", ForeignKey("reflection_session.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("kind", Text, primary_key=True),  # a person's own, or what was said together
    Column("words", Text, nullable=False),
    Column("shared", Boolean, nullable=False),
    Column("at", Instant, nullable=False),
)

agreement = Table(
    "agreement",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("team_id", ForeignKey("team.id", ondelete="CASCADE"), nullable=False),
    Column("session_id", ForeignKey("reflection_session.id", ondelete="SET NULL")),
    Column("person_id", ForeignKey("person.id", ondelete="SET NULL")),
    Column("words", Text, nullable=False),
    Column("at", Instant, nullable=False),
    UniqueConstraint("session_id", "person_id"),  # one line a person: nobody overwrites another's
    Index("ix_agreement_team", "team_id", "at"),
)
