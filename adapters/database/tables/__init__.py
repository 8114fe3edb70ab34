"""The tables: what Dult remembers, and the promises the database itself keeps."""

from adapters.database.tables.answers import answer, draft, help_request, inbox, passed_on
from adapters.database.tables.broadcasts import acknowledgement, broadcast, broadcast_text
from adapters.database.tables.challenges import challenge, challenge_raiser, challenge_worker
from adapters.database.tables.deliveries import agenda, delivery, occasion
from adapters.database.tables.kick_offs import introduction, kick_off, kick_off_reply
from adapters.database.tables.operation import fact, heartbeat
from adapters.database.tables.people import (
    address,
    membership,
    person,
    person_role,
    recipient,
    site,
    stranger,
    team,
    workspace,
)
from adapters.database.tables.plans import plan, plan_follow_up
from adapters.database.tables.practices import practice, practice_try
from adapters.database.tables.programmes import (
    enrolment,
    exchange,
    item,
    programme,
    programme_slot,
    programme_step,
    serving,
    slot,
    slot_skip,
)
from adapters.database.tables.reflections import agreement, reflection_note, reflection_session
from adapters.database.tables.schema import metadata
from adapters.database.tables.slack import (
    slack_bots,
    slack_installations,
    slack_oauth_states,
    slack_renewal,
)
from adapters.database.tables.try_out import sign_in_code, transcript

__all__ = [
    "acknowledgement",
    "address",
    "agenda",
    "agreement",
    "answer",
    "broadcast",
    "broadcast_text",
    "challenge",
    "challenge_raiser",
    "challenge_worker",
    "delivery",
    "draft",
    "enrolment",
    "exchange",
    "fact",
    "heartbeat",
    "help_request",
    "inbox",
    "introduction",
    "item",
    "kick_off",
    "kick_off_reply",
    "membership",
    "metadata",
    "occasion",
    "passed_on",
    "person",
    "person_role",
    "plan",
    "plan_follow_up",
    "practice",
    "practice_try",
    "programme",
    "programme_slot",
    "programme_step",
    "recipient",
    "reflection_note",
    "reflection_session",
    "serving",
    "sign_in_code",
    "site",
    "slack_bots",
    "slack_installations",
    "slack_oauth_states",
    "slack_renewal",
    "slot",
    "slot_skip",
    "stranger",
    "team",
    "transcript",
    "workspace",
]
