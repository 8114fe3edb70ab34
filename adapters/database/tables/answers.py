"""What people did and wrote in return."""

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, Table, Text

from adapters.database.dialect import only_where
from adapters.database.tables.schema import metadata
from adapters.database.types import Instant

inbox = Table(
    "inbox",
    metadata,
    Column("event_id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("payload", Text),  # emptied once worked: only the id stays, to know a repeat
    Column("tries", Integer, nullable=False, default=0, server_default="0"),
    Column("received_at", Instant, nullable=False),
    Column("tried_at", Instant),  # when somebody last began to work what another one had received
    Column("handled_at", Instant),
    Index(
        "ix_inbox_open",
        "received_at",
        **only_where("handled_at IS NULL"),
    ),
)

answer = Table(
    "answer",
    metadata,
    Column("delivery_id", ForeignKey("delivery.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("outcome", Text, nullable=False),
    Column("because", Text, nullable=False, default=""),
    Column("useful", Integer),
    Column("remark", Text, nullable=False, default=""),
    Column("comes_on", Date),  # the day a task was put off to
    Column("at", Instant, nullable=False),
)

draft = Table(
    "draft",  # what somebody wrote to Dult out of the blue, until they say whether it is a note: one a person
    metadata,
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True),
    Column("words", Text, nullable=False),
    Column("at", Instant, nullable=False),
)

passed_on = Table(
    "passed_on",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("event_id", Text, nullable=False, unique=True),  # a repeated event passes on once
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("delivery_id", ForeignKey("delivery.id", ondelete="SET NULL")),
    Column("team_id", ForeignKey("team.id", ondelete="CASCADE"), nullable=False),
    Column("words", Text, nullable=False),  # emptied when taken back
    Column("language", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("taken_back_at", Instant),
    sqlite_autoincrement=True,
)

help_request = Table(
    "help_request",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("event_id", Text, nullable=False, unique=True),  # a repeated event asks once
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    Column("delivery_id", ForeignKey("delivery.id", ondelete="SET NULL")),
    Column("words", Text, nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("taken_by", ForeignKey("person.id", ondelete="SET NULL")),
    Column("taken_at", Instant),
    Column("handed_back", Integer, nullable=False, default=0, server_default="0"),  # how often
    Column("done_at", Instant),
    sqlite_autoincrement=True,  # a card names the number: no later call may get it
)
