"""What is planned: programmes, their slots, who has come how far."""

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, Table, Text, Time, UniqueConstraint

from adapters.database.tables.schema import metadata
from adapters.database.types import Days, Instant

slot = Table(
    "slot",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("time_zone", Text, nullable=False),
    Column("weekday", Integer, nullable=False),
    Column("at", Time, nullable=False),
    Column("country", Text, nullable=False),
    Column("working_days", Days, nullable=False),
    Column("iso_year", Integer),
    Column("iso_week", Integer),
    Column("next_at", Instant),  # a tick asks which slots are due, never which people; none: no programme
    UniqueConstraint("time_zone", "weekday", "at", "country", "working_days"),
    Index("ix_slot_next_at", "next_at"),
)

item = Table(
    "item",  # the words that were previewed: a delivery names one of these versions
    metadata,
    Column("id", Text, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("toml", Text, nullable=False),
)

programme = Table(
    "programme",
    metadata,
    Column("id", Text, primary_key=True),
    Column("audience", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("starts_on", Date, nullable=False),
    Column("cadence_weeks", Integer, nullable=False),
    Column("weekday", Integer),
    Column("at", Time),
    Column("steps", Integer, nullable=False),
    Column("owner_id", ForeignKey("person.id", ondelete="SET NULL")),
    Column("stopped_at", Instant),
    Column("warned_at", Instant),  # the owner was told that it runs out
)

programme_step = Table(
    "programme_step",
    metadata,
    Column("programme_id", ForeignKey("programme.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("item_id", Text, nullable=False),
    Column("item_version", Integer, nullable=False),
)

programme_slot = Table(
    "programme_slot",
    metadata,
    Column("slot_id", ForeignKey("slot.id"), primary_key=True),
    Column("programme_id", ForeignKey("programme.id", ondelete="CASCADE"), primary_key=True),
    Column("served", Integer, nullable=False, default=0),  # weeks this slot has served the programme
    Column("not_before", Date, nullable=False),  # the Monday from which the next step may go
)

serving = Table(
    "serving",  # a programme's week that is being planned for a slot, some thousands of its people at a time
    metadata,
    Column("slot_id", ForeignKey("slot.id"), primary_key=True),
    Column("programme_id", ForeignKey("programme.id", ondelete="CASCADE"), primary_key=True),
    Column("occasion_id", ForeignKey("occasion.id"), nullable=False),
    Column("served", Integer, nullable=False),  # weeks the slot had served the programme before this one
    Column("iso_year", Integer, nullable=False),
    Column("iso_week", Integer, nullable=False),
    Column("at", Instant, nullable=False),  # the slot's moment
    Column("due_at", Instant, nullable=False),
    Column("closes_at", Instant, nullable=False),
    Column("people", Integer, nullable=False),  # who were enrolled when it began
    Column("reached", Integer, nullable=False, default=0),  # the recipients up to here are planned
)

enrolment = Table(
    "enrolment",
    metadata,
    Column("programme_id", ForeignKey("programme.id", ondelete="CASCADE"), primary_key=True),
    Column("recipient_id", ForeignKey("recipient.id", ondelete="CASCADE"), primary_key=True),
    Column("slot_id", ForeignKey("slot.id"), nullable=False),
    # Weeks of the slot that this recipient did not get: their step is `served - behind`. A holiday, a
    # pause or a full week costs one number on a few rows, and nothing is dropped from the programme.
    Column("behind", Integer, nullable=False, default=0),
    Index("ix_enrolment_slot", "slot_id", "programme_id", "recipient_id"),
)

exchange = Table(
    "exchange",  # "give me another one": two steps changed places for one recipient
    metadata,
    Column("programme_id", Text, primary_key=True),
    Column("recipient_id", ForeignKey("recipient.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("item_id", Text, nullable=False),
    Column("item_version", Integer, nullable=False),
    Column("event_id", Text, nullable=False),  # a repeated event changes the places once
)

slot_skip = Table(
    "slot_skip",  # a whole slot's week without a nudge: one row, not one for each person
    metadata,
    Column("slot_id", ForeignKey("slot.id"), primary_key=True),
    Column("programme_id", Text, primary_key=True),
    Column("iso_year", Integer, primary_key=True),
    Column("iso_week", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("reason", Text, nullable=False),
    Column("because", Text, nullable=False, default=""),
)
