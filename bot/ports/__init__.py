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
    Times,
    When,
)
from bot.ports.challenges import Challenges, NewChallenge
from bot.ports.channel import Channel, Dispatcher, Handler, Listener, References, Statuses
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
from bot.ports.deliveries import (
    MESSAGES_CLOSED,
    WORKSPACE_LOST,
    Compose,
    Composed,
    Deliveries,
    LostWorkspace,
    Outgoing,
    Overdue,
    Posted,
    Settled,
)
from bot.ports.kick_offs import Coming, Introduction, KickOffEvent, KickOffs
from bot.ports.own_words import Drafts, OwnWords, PassedOn, PassedOns, PersonalData
from bot.ports.people import ROOM_CLOSED, ClosedRoom, Enrolment, People, Stranger
from bot.ports.plans import Plans
from bot.ports.practices import Practices, Tried
from bot.ports.programmes import Group, Programmes, Running
from bot.ports.reflections import Reflections
from bot.ports.retention import Horizon, Retention
from bot.ports.slots import DueSlot, Following, Rest, Slots
from bot.ports.store import Facts, Heartbeats, Store
from bot.ports.traffic import Traffic
from bot.ports.transcript import Entry, Transcript
from bot.ports.watch import Sight, Watch

__all__ = [
    "MESSAGES_CLOSED",
    "OPEN",
    "ROOM_CLOSED",
    "WORKSPACE_LOST",
    "Agenda",
    "Answer",
    "Answers",
    "Broadcast",
    "BroadcastId",
    "BroadcastState",
    "Broadcasts",
    "Challenges",
    "Channel",
    "Clock",
    "ClosedRoom",
    "Coming",
    "Compose",
    "Composed",
    "Deliveries",
    "Dispatcher",
    "Drafts",
    "DueSlot",
    "Enrolment",
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
    "Listener",
    "LostWorkspace",
    "NewBroadcast",
    "NewChallenge",
    "Outcome",
    "Outgoing",
    "Overdue",
    "OwnWords",
    "PassedOn",
    "PassedOns",
    "People",
    "PersonalData",
    "Places",
    "Plans",
    "Posted",
    "Practices",
    "Programmes",
    "Progress",
    "References",
    "Reflections",
    "Rest",
    "Retention",
    "Round",
    "Running",
    "Settled",
    "Sight",
    "Slots",
    "Statuses",
    "Store",
    "Stranger",
    "Times",
    "Traffic",
    "Transcript",
    "Tried",
    "Watch",
    "When",
]
