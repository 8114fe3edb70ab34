"""What the core asks of the world, one file a noun; adapters answer, ``bootstrap.py`` plugs them in."""

from bot.ports.broadcasts import (
    Broadcast,
    BroadcastId,
    Broadcasts,
    BroadcastState,
    Forecast,
    Hours,
    KickOffId,
    Line,
    NewBroadcast,
    Places,
    Progress,
    When,
)
from bot.ports.channel import Channel, Dispatcher, Handler
from bot.ports.clock import Clock
from bot.ports.conversation import (
    OPEN,
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
from bot.ports.kick_offs import Coming, Introduction, KickOffEvent, KickOffs
from bot.ports.own_words import Drafts, OwnWords, PassedOn, PassedOns, PersonalData
from bot.ports.people import People, Stranger
from bot.ports.programmes import DueSlot, Following, Group, Programmes, Running, Served
from bot.ports.reflections import Reflections
from bot.ports.retention import Horizon, Retention
from bot.ports.store import Facts, Heartbeats, Store
from bot.ports.transcript import Entry, Transcript
from bot.ports.watch import Sight, Watch

__all__ = [
    "OPEN",
    "Agenda",
    "Answer",
    "Answers",
    "Broadcast",
    "BroadcastId",
    "BroadcastState",
    "Broadcasts",
    "Channel",
    "Clock",
    "Coming",
    "Compose",
    "Composed",
    "Deliveries",
    "Dispatcher",
    "Drafts",
    "DueSlot",
    "Entry",
    "Facts",
    "Following",
    "Forecast",
    "Group",
    "Handler",
    "Heartbeats",
    "HelpRequest",
    "HelpRequests",
    "Horizon",
    "Hours",
    "Inbox",
    "Introduction",
    "Items",
    "KickOffEvent",
    "KickOffId",
    "KickOffs",
    "Line",
    "NewBroadcast",
    "Outcome",
    "Outgoing",
    "Overdue",
    "OwnWords",
    "PassedOn",
    "PassedOns",
    "People",
    "PersonalData",
    "Places",
    "Posted",
    "Programmes",
    "Progress",
    "Reflections",
    "Retention",
    "Round",
    "Running",
    "Served",
    "Settled",
    "Sight",
    "Store",
    "Stranger",
    "Transcript",
    "Watch",
    "When",
]
