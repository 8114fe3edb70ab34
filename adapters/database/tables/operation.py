"""The installation itself: its signs of life, and a few facts."""

from sqlalchemy import Column, Table, Text

from adapters.database.tables.schema import metadata
from adapters.database.types import Instant

heartbeat = Table(
    "heartbeat",
    metadata,
    Column("name", Text, primary_key=True),
    Column("at", Instant, nullable=False),
)

fact = Table(
    "fact",  # a few things that belong to the installation, such as how far the demo's clock was moved
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
