"""Kick-offs, and what those who are asked to come said."""

from sqlalchemy import JSON, Boolean, Column, Date, ForeignKey, Integer, Table, Text, Time

from adapters.database.tables.schema import metadata
from adapters.database.types import Instant

kick_off = Table(
    "kick_off",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("item_id", Text, nullable=False),
    Column("held_on", Date, nullable=False),
    Column("at", Time, nullable=False),  # local, where it is held
    Column("place", Text, nullable=False, default=""),
    Column("guests", Text, nullable=False, default=""),
    Column("audience", JSON, nullable=False),
    Column("owner_id", ForeignKey("person.id", ondelete="SET NULL")),
    Column("created_at", Instant, nullable=False),
    Column("confirmed_at", Instant),
    Column("cancelled_at", Instant),
)

kick_off_reply = Table(
    "kick_off_reply",
    metadata,
    Column("kick_off_id", ForeignKey("kick_off.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("coming", Boolean, nullable=False),
    Column("at", Instant, nullable=False),
)

introduction = Table(
    "introduction",
    metadata,
    Column("kick_off_id", ForeignKey("kick_off.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("words", Text, nullable=False),
    Column("shown", Boolean, nullable=False),  # to the others of the audience: the person said yes
    Column("at", Instant, nullable=False),
)
