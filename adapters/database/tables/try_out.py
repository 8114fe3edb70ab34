"""The try-out channel: what its pages show, and who may sign in."""

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, Table, Text

from adapters.database.tables.schema import metadata
from adapters.database.types import Instant

transcript = Table(
    "transcript",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("route", Text, nullable=False),
    Column("key", Text, unique=True),  # sending twice with one key is one message
    Column("author", Text, nullable=False, default=""),
    Column("payload", JSON, nullable=False),
    Column("at", Instant, nullable=False),
    Column("changed_at", Instant),  # when it was last replaced or taken away; `at` stays when it was sent
    Column("revision", Integer, nullable=False, unique=True),  # counts up with every change over all lines
    Column("deleted", Boolean, nullable=False, default=False),
    Index("ix_transcript_route", "route", "revision"),
)

sign_in_code = Table(
    "sign_in_code",
    metadata,
    Column("code_hash", Text, primary_key=True),  # SHA-256: who reads the database cannot sign in with it
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("expires_at", Instant, nullable=False),
    Column("used_at", Instant),
)
