"""Challenges lifted to the centre; who lifted one and who works on it stand apart from it."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text

from adapters.database.tables.schema import metadata
from adapters.database.types import Instant

challenge = Table(
    "challenge",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("event_id", Text, nullable=False, unique=True),  # a repeated event writes one down
    Column("words", Text, nullable=False),
    Column("category", Text, nullable=False),
    Column("touches", Text, nullable=False),  # groups with commas between
    Column("signature", Text, nullable=False),
    Column("site_id", ForeignKey("site.id")),  # only where coordinators may see it
    Column("hides_site", Boolean, nullable=False, default=False),
    Column("state", Text, nullable=False),
    Column("step", Integer, nullable=False, default=0),
    Column("written_at", Instant, nullable=False),
    Column("lifted_at", Instant),
    Column("answer", Text, nullable=False, default=""),
    Column("closed_at", Instant),
    Column("helped", Boolean),
    Index("ix_challenge_waiting", "state", "lifted_at", "id"),
    sqlite_autoincrement=True,  # a card names the number: no later challenge may get it
)

challenge_raiser = Table(
    "challenge_raiser",  # apart: no coordinator's card and no coordinator's own data can hold it
    metadata,
    Column("challenge_id", ForeignKey("challenge.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("team_id", ForeignKey("team.id", ondelete="SET NULL")),
    Column("site_id", ForeignKey("site.id")),  # where the person was when it was lifted, shown or not
)

challenge_worker = Table(
    "challenge_worker",
    metadata,
    # the promise: one works on it
    Column("challenge_id", ForeignKey("challenge.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("since", Instant, nullable=False),
)
