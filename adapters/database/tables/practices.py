"""Practices that people share, and who tried them too."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from adapters.database.tables.schema import metadata
from adapters.database.types import Instant

practice = Table(
    "practice",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("event_id", Text, nullable=False, unique=True),  # a repeated event writes one down
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), nullable=False, index=True),
    # whose words are in it: asked before anything is shared
    Column("quoted_id", ForeignKey("person.id", ondelete="CASCADE"), index=True),
    Column("did", Text, nullable=False),  # emptied with the other two when it is over
    Column("happened", Text, nullable=False, default=""),
    Column("tip", Text, nullable=False, default=""),
    Column("language", Text, nullable=False),
    Column("standing", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("asked_at", Instant),
    Column("shared_at", Instant),
    Column("picked_by", ForeignKey("person.id", ondelete="SET NULL"), index=True),
    Index("ix_practice_shared", "standing", "shared_at", "id"),
    sqlite_autoincrement=True,  # a card names the number: no later practice may get it
)

practice_try = Table(
    "practice_try",
    metadata,
    # one a person
    Column("practice_id", ForeignKey("practice.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("words", Text, nullable=False, default=""),
    Column("at", Instant, nullable=False),
)
