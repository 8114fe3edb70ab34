"""Who is who, and where they are reached."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    Time,
    UniqueConstraint,
)

from adapters.database.tables.schema import metadata
from adapters.database.types import Days, Instant

site = Table(
    "site",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("country", Text, nullable=False),
    Column("is_centre", Boolean, nullable=False, default=False),
)

workspace = Table(
    "workspace",
    metadata,
    Column("id", Text, primary_key=True),
    Column("channel", Text, nullable=False),
    Column("not_before", Instant),  # a platform asked the whole workspace to wait: survives a restart
    Column("disconnected", Text),
    Column("disconnected_at", Instant),
    Column("connections", Integer, nullable=False, default=0, server_default="0"),  # how often it was
)

recipient = Table(
    "recipient",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, CheckConstraint("kind IN ('person', 'team')", name="kind"), nullable=False),
    Column("slot_id", ForeignKey("slot.id"), nullable=False),
    Column("address_id", ForeignKey("address.id", use_alter=True)),
    Column("active", Boolean, nullable=False, default=True),
    Column("paused_until", Instant),  # the first moment Dult may write again; `FOREVER` means stopped
    Column("away_until", Instant),  # the same as their status says, beside what they chose themselves
    Column("every_other_week", Boolean, nullable=False, default=False, server_default="0"),  # asked for fewer
    Index("ix_recipient_slot_id", "slot_id"),
)

address = Table(
    "address",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("recipient_id", ForeignKey("recipient.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("workspace_id", ForeignKey("workspace.id"), nullable=False),
    Column("route", Text, nullable=False),
    Column("unreachable", Text),  # why not, in one word
    Column("unreachable_at", Instant),
    Column("reference", Text),  # what the channel remembers, such as the id of a direct conversation
    Column("bound_by_id", ForeignKey("person.id")),  # who said that a team meets there
    UniqueConstraint("workspace_id", "route"),
)

person = Table(
    "person",
    metadata,
    Column("id", ForeignKey("recipient.id", ondelete="CASCADE"), primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("email", Text, index=True),
    Column("language", Text, nullable=False),
    Column("time_zone", Text, nullable=False),
    Column("working_days", Days, nullable=False),
    Column("site_id", ForeignKey("site.id"), index=True),
    Column("unit", Text),
    Column("profession", Text),
    Column("leader_id", ForeignKey("person.id", ondelete="SET NULL")),
    Column("preferred_language", Text),
    Column("preferred_weekday", Integer),
    Column("preferred_at", Time),
    Column("preferred_time_zone", Text),
    Column("told_language", Text),  # what a platform says of them: more than the file, less than they say
    Column("told_time_zone", Text),
    Column("told_away_until", Instant),  # a status already heard; `FOREVER` is one without an end
    Column("follows_status", Boolean, nullable=False, default=False, server_default="0"),
    Column("unanswered", Integer, nullable=False, default=0),
    Column("asked_at", Instant),  # when "fewer, pause or stop?" was asked
    Column("left_at", Instant),
)

person_role = Table(
    "person_role",
    metadata,
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True),
    Column("role", Text, primary_key=True),
    Index("ix_person_role_role", "role"),
)

team = Table(
    "team",
    metadata,
    Column("id", ForeignKey("recipient.id", ondelete="CASCADE"), primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("site_id", ForeignKey("site.id"), index=True),
    Column("language", Text, nullable=False),
)

membership = Table(
    "membership",
    metadata,
    Column("team_id", ForeignKey("team.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("position", Integer, nullable=False, default=0),  # as the organisation's file lists them
)

stranger = Table(
    "stranger",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("workspace_id", Text, nullable=False),
    Column("route", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("asked_at", Instant, nullable=False),
    UniqueConstraint("workspace_id", "route"),
    sqlite_autoincrement=True,  # a card names the number: no later stranger may get it
)
