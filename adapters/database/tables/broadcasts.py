"""Broadcasts, their words, and who said to have read them."""

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from adapters.database.dialect import only_where
from adapters.database.tables.schema import metadata
from adapters.database.types import Instant

broadcast = Table(
    "broadcast",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),  # what it was made by: a repeated event makes one
    Column("author_id", ForeignKey("person.id", ondelete="SET NULL")),
    Column("kind", Text, nullable=False),  # broadcast or kick-off
    Column("state", Text, nullable=False),
    Column("audience", JSON),  # nobody has chosen it yet while there is none
    Column("acknowledge", Boolean, nullable=False, default=False),
    Column("urgent", Boolean, nullable=False, default=False),
    Column("repeat_if_uncertain", Boolean, nullable=False, default=False),
    Column("version", Integer, nullable=False, default=1),
    Column("occasion_id", ForeignKey("occasion.id")),
    Column("kick_off_id", ForeignKey("kick_off.id")),
    Column("part", Text),
    Column("created_at", Instant, nullable=False),
    Column("send_at", Instant),
    Column("until", Instant),  # who cannot be reached by then is not written to any more
    Column("planned_at", Instant),
    Column("reached", Integer, nullable=False, default=0, server_default="0"),  # planned up to this recipient
    Column("upto", Integer, nullable=False, default=0, server_default="0"),  # the newest when it was sent
    UniqueConstraint("kick_off_id", "part"),
    Index("ix_broadcast_reached", "reached", **only_where("reached < upto")),
)

broadcast_text = Table(
    "broadcast_text",
    metadata,
    Column("broadcast_id", ForeignKey("broadcast.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Integer, primary_key=True),  # a delivery names it: what was previewed is what is sent
    Column("texts", JSON, nullable=False),
)

acknowledgement = Table(
    "acknowledgement",
    metadata,
    Column("broadcast_id", ForeignKey("broadcast.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("at", Instant, nullable=False),
)
