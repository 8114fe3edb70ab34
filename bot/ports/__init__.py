"""What the core asks of the world, one file a noun; adapters answer, ``bootstrap.py`` plugs them in."""

from bot.ports.channel import Channel, Dispatcher, Handler
from bot.ports.clock import Clock
from bot.ports.conversation import (
    Agenda,
    Answer,
    Answers,
    HelpRequest,
    HelpRequests,
    Inbox,
    Items,
    Outcome,
    Round,
)
from bot.ports.deliveries import Compose, Composed, Deliveries, Outgoing, Overdue, Posted, Settled
from bot.ports.people import People, Stranger
from bot.ports.programmes import DueSlot, Following, Group, Programmes, Running, Served
from bot.ports.store import Facts, Heartbeats, Store
from bot.ports.transcript import Entry, Transcript

__all__ = [
    "Agenda",
    "Answer",
    "Answers",
    "Channel",
    "Clock",
    "Compose",
    "Composed",
    "Deliveries",
    "Dispatcher",
    "DueSlot",
    "Entry",
    "Facts",
    "Following",
    "Group",
    "Handler",
    "Heartbeats",
    "HelpRequest",
    "HelpRequests",
    "Inbox",
    "Items",
    "Outcome",
    "Outgoing",
    "Overdue",
    "People",
    "Posted",
    "Programmes",
    "Round",
    "Running",
    "Served",
    "Settled",
    "Store",
    "Stranger",
    "Transcript",
]
