"""If-then plans that people make, and when each is followed up."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from adapters.database.tables.schema import metadata
from adapters.database.types import Instant

plan = Table(
    "plan",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("event_id", Text, nullable=False, unique=True),  # a repeated event makes one
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("situation", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("with_whom", Text, nullable=False, default=""),
    Column("standing", Text, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),  # by itself, if nothing is answered
    Column("ended_at", Instant),
    Column("because", Text, nullable=False, default=""),
    Index("ix_plan_ending", "standing", "ends_at"),
    sqlite_autoincrement=True,  # a card names the number: no later plan may get it
)

plan_follow_up = Table(
    "plan_follow_up",
    metadata,
    Column("plan_id", ForeignKey("plan.id", ondelete="CASCADE"), primary_key=True),
    Column("step", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("verdict", Text),
)
