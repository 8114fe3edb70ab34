"""What goes out: the outbox, its occasions, the agenda."""

from datetime import UTC, datetime
from typing import Final

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)

from adapters.database.dialect import only_where
from adapters.database.tables.schema import metadata
from adapters.database.types import Instant

EVERYBODY: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""In the agenda: a round is for all of an occasion, not for those alone who were due at one moment."""

occasion = Table(
    "occasion",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("programme_id", Text, index=True),
    Column("recipients", Integer, nullable=False, default=0),
    Column("silent_to", Instant),  # who was due until then is counted as silent, or has answered
)

delivery = Table(
    "delivery",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("occasion_id", ForeignKey("occasion.id"), nullable=False),
    Column("recipient_id", ForeignKey("recipient.id", ondelete="CASCADE"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("item_id", Text, nullable=False),
    Column("item_version", Integer, nullable=False),
    Column("counts", Boolean, nullable=False),  # against the weekly budget of a person
    Column("iso_year", Integer, nullable=False),
    Column("iso_week", Integer, nullable=False),
    Column("workspace_id", Text),
    Column("address_id", ForeignKey("address.id", ondelete="SET NULL")),
    Column("priority", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("reason", Text),
    Column("because", Text, nullable=False, default=""),
    Column("due_at", Instant, nullable=False),
    Column("closes_at", Instant),  # when today's send window closes
    Column("until", Instant),  # what may wait for later windows does until then
    Column("attempt", Integer, nullable=False, default=0),
    Column("spared", Integer, nullable=False, default=0, server_default="0"),  # claims that were no tries
    Column("tried_at", Instant),  # when the first attempt began: what is in doubt is looked for from then on
    Column("in_doubt", Boolean, nullable=False, default=False),
    Column("lease_until", Instant),
    Column("about_id", ForeignKey("delivery.id", ondelete="CASCADE")),
    Column("replaces", Boolean, nullable=False, default=False),  # brings the message of `about_id` up to date
    Column("repeat_if_uncertain", Boolean, nullable=False, default=False),
    Column("message_id", Text),
    Column("sent_at", Instant),
    Column("opened_at", Instant),
    UniqueConstraint("occasion_id", "recipient_id"),  # the promise: never twice
    Index(  # the budget, whatever races
        "uq_delivery_week",
        "recipient_id",
        "iso_year",
        "iso_week",
        unique=True,
        **only_where("counts = 1 AND state != 'skipped'", postgresql="counts AND state != 'skipped'"),
    ),
    Index(
        "ix_delivery_pending", "workspace_id", "priority", "due_at", "id", **only_where("state = 'pending'")
    ),
    Index("ix_delivery_due", "due_at", **only_where("state = 'pending'")),
    Index("ix_delivery_closes", "closes_at", **only_where("state = 'pending'")),
    Index("ix_delivery_lease", "lease_until", **only_where("state = 'sending'")),
    Index("ix_delivery_recipient", "recipient_id", "kind", "id"),
    Index("ix_delivery_about", "about_id", **only_where("about_id IS NOT NULL")),
    CheckConstraint("state != 'pending' OR address_id IS NOT NULL", name="pending_has_address"),
)

agenda = Table(
    "agenda",  # what happens once at a moment for many: a reminder round, the end of a silence
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Instant, nullable=False, index=True),
    Column("until", Instant),  # when it is too late to begin
    Column("what", Text, nullable=False),
    Column("ref", Integer, nullable=False),
    Column("due_at", Instant, nullable=False, default=EVERYBODY, server_default="0"),
    UniqueConstraint("what", "ref", "due_at"),
)
