"""The tables: what Dult remembers, and the promises the database itself keeps."""

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    Time,
    UniqueConstraint,
    text,
)

from adapters.database.types import Days, Instant

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# --- who ------------------------------------------------------------------------------------------

site = Table(
    "site",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("country", Text, nullable=False),
    Column("is_centre", Boolean, nullable=False, default=False),
)

slot = Table(
    "slot",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("time_zone", Text, nullable=False),
    Column("weekday", Integer, nullable=False),
    Column("at", Time, nullable=False),
    Column("country", Text, nullable=False),
    Column("working_days", Days, nullable=False),
    Column("iso_year", Integer),
    Column("iso_week", Integer),
    Column("next_at", Instant),  # a tick asks which slots are due, never which people; none: no programme
    UniqueConstraint("time_zone", "weekday", "at", "country", "working_days"),
    Index("ix_slot_next_at", "next_at"),
)

workspace = Table(
    "workspace",
    metadata,
    Column("id", Text, primary_key=True),
    Column("channel", Text, nullable=False),
    Column("not_before", Instant),  # a platform asked the whole workspace to wait: survives a restart
    Column("disconnected", Text),
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

# --- what is planned ------------------------------------------------------------------------------

item = Table(
    "item",  # the words that were previewed: a delivery names one of these versions
    metadata,
    Column("id", Text, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("toml", Text, nullable=False),
)

programme = Table(
    "programme",
    metadata,
    Column("id", Text, primary_key=True),
    Column("audience", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("starts_on", Date, nullable=False),
    Column("cadence_weeks", Integer, nullable=False),
    Column("weekday", Integer),
    Column("at", Time),
    Column("steps", Integer, nullable=False),
    Column("owner_id", ForeignKey("person.id", ondelete="SET NULL")),
    Column("stopped_at", Instant),
    Column("warned_at", Instant),  # the owner was told that it runs out
)

programme_step = Table(
    "programme_step",
    metadata,
    Column("programme_id", ForeignKey("programme.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("item_id", Text, nullable=False),
    Column("item_version", Integer, nullable=False),
)

programme_slot = Table(
    "programme_slot",
    metadata,
    Column("slot_id", ForeignKey("slot.id"), primary_key=True),
    Column("programme_id", ForeignKey("programme.id", ondelete="CASCADE"), primary_key=True),
    Column("served", Integer, nullable=False, default=0),  # weeks this slot has served the programme
    Column("not_before", Date, nullable=False),  # the Monday from which the next step may go
)

enrolment = Table(
    "enrolment",
    metadata,
    Column("programme_id", ForeignKey("programme.id", ondelete="CASCADE"), primary_key=True),
    Column("recipient_id", ForeignKey("recipient.id", ondelete="CASCADE"), primary_key=True),
    Column("slot_id", ForeignKey("slot.id"), nullable=False),
    # Weeks of the slot that this recipient did not get: their step is `served - behind`. A holiday, a
    # pause or a full week costs one number on a few rows, and nothing is dropped from the programme.
    Column("behind", Integer, nullable=False, default=0),
    Index("ix_enrolment_slot", "slot_id", "programme_id", "recipient_id"),
)

exchange = Table(
    "exchange",  # "give me another one": two steps changed places for one recipient
    metadata,
    Column("programme_id", Text, primary_key=True),
    Column("recipient_id", ForeignKey("recipient.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("item_id", Text, nullable=False),
    Column("item_version", Integer, nullable=False),
    Column("event_id", Text, nullable=False),  # a repeated event changes the places once
)

slot_skip = Table(
    "slot_skip",  # a whole slot's week without a nudge: one row, not one for each person
    metadata,
    Column("slot_id", ForeignKey("slot.id"), primary_key=True),
    Column("programme_id", Text, primary_key=True),
    Column("iso_year", Integer, primary_key=True),
    Column("iso_week", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("reason", Text, nullable=False),
    Column("because", Text, nullable=False, default=""),
)

agenda = Table(
    "agenda",  # what happens once at a moment for many: a reminder round, the end of a silence
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Instant, nullable=False, index=True),
    Column("until", Instant),  # when it is too late to begin
    Column("what", Text, nullable=False),
    Column("ref", Integer, nullable=False),
    UniqueConstraint("what", "ref"),
)

occasion = Table(
    "occasion",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("programme_id", Text, index=True),
    Column("recipients", Integer, nullable=False, default=0),
)

# --- what goes out --------------------------------------------------------------------------------

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
    Column("until", Instant),  # a broadcast may wait for later windows until then
    Column("attempt", Integer, nullable=False, default=0),
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
        sqlite_where=text("counts = 1 AND state != 'skipped'"),  # as SQLAlchemy writes it, or it is not used
        postgresql_where=text("counts AND state != 'skipped'"),
    ),
    Index(
        "ix_delivery_pending",
        "workspace_id",
        "priority",
        "due_at",
        "id",
        sqlite_where=text("state = 'pending'"),
        postgresql_where=text("state = 'pending'"),
    ),
    Index(
        "ix_delivery_due",
        "due_at",
        sqlite_where=text("state = 'pending'"),
        postgresql_where=text("state = 'pending'"),
    ),
    Index(
        "ix_delivery_closes",
        "closes_at",
        sqlite_where=text("state = 'pending'"),
        postgresql_where=text("state = 'pending'"),
    ),
    Index(
        "ix_delivery_lease",
        "lease_until",
        sqlite_where=text("state = 'sending'"),
        postgresql_where=text("state = 'sending'"),
    ),
    Index("ix_delivery_recipient", "recipient_id", "kind", "id"),
    Index(
        "ix_delivery_about",
        "about_id",
        sqlite_where=text("about_id IS NOT NULL"),
        postgresql_where=text("about_id IS NOT NULL"),
    ),
    CheckConstraint("state != 'pending' OR address_id IS NOT NULL", name="pending_has_address"),
)

broadcast = Table(
    "broadcast",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),  # what it was made by: a repeated event makes one
    Column("author_id", ForeignKey("person.id", ondelete="SET NULL")),
    Column("kind", Text, nullable=False),  # broadcast or kick-off
    Column("state", Text, nullable=False),
    Column("audience", JSON),  # nobody has chosen it yet while there is none
    Column("acknowledge", Boolean, nullable=False, default=False),
    Column("urgent", Boolean, nullable=False, default=False),
    Column("repeat_if_uncertain", Boolean, nullable=False, default=False),
    Column("version", Integer, nullable=False, default=1),
    Column("occasion_id", ForeignKey("occasion.id")),
    Column("kick_off_id", ForeignKey("kick_off.id")),
    Column("part", Text),
    Column("created_at", Instant, nullable=False),
    Column("send_at", Instant),
    Column("until", Instant),  # who cannot be reached by then is not written to any more
    Column("planned_at", Instant),
    UniqueConstraint("kick_off_id", "part"),
)

broadcast_text = Table(
    "broadcast_text",
    metadata,
    Column("broadcast_id", ForeignKey("broadcast.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Integer, primary_key=True),  # a delivery names it: what was previewed is what is sent
    Column("texts", JSON, nullable=False),
)

acknowledgement = Table(
    "acknowledgement",
    metadata,
    Column("broadcast_id", ForeignKey("broadcast.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("at", Instant, nullable=False),
)

kick_off = Table(
    "kick_off",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("item_id", Text, nullable=False),
    Column("held_on", Date, nullable=False),
    Column("at", Time, nullable=False),  # local, where it is held
    Column("place", Text, nullable=False, default=""),
    Column("guests", Text, nullable=False, default=""),
    Column("audience", JSON, nullable=False),
    Column("owner_id", ForeignKey("person.id", ondelete="SET NULL")),
    Column("created_at", Instant, nullable=False),
    Column("confirmed_at", Instant),
    Column("cancelled_at", Instant),
)

kick_off_reply = Table(
    "kick_off_reply",
    metadata,
    Column("kick_off_id", ForeignKey("kick_off.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("coming", Boolean, nullable=False),
    Column("at", Instant, nullable=False),
)

introduction = Table(
    "introduction",
    metadata,
    Column("kick_off_id", ForeignKey("kick_off.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("words", Text, nullable=False),
    Column("shown", Boolean, nullable=False),  # to the others of the audience: the person said yes
    Column("at", Instant, nullable=False),
)

# --- what comes back ------------------------------------------------------------------------------

inbox = Table(
    "inbox",
    metadata,
    Column("event_id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("payload", Text),  # emptied once worked: only the id stays, to know a repeat
    Column("tries", Integer, nullable=False, default=0, server_default="0"),
    Column("received_at", Instant, nullable=False),
    Column("handled_at", Instant),
    Index(
        "ix_inbox_open",
        "received_at",
        sqlite_where=text("handled_at IS NULL"),
        postgresql_where=text("handled_at IS NULL"),
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
    sqlite_autoincrement=True,  # a card names the number: no later call may get it
)

reflection_session = Table(
    "reflection_session",  # there is one as soon as somebody touched the prompt
    metadata,
    # the prompt's first delivery is its id: two people who press Start start one session
    Column("id", ForeignKey("delivery.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("card_id", ForeignKey("delivery.id", ondelete="SET NULL")),  # where it was started
    Column("minutes", Integer),
    Column("put_off_until", Instant),
    Column("mode", Text),
    Column("note_taker_id", ForeignKey("person.id", ondelete="SET NULL")),
    Column("started_at", Instant),
    Column("ends_at", Instant),
    Column("stopped_at", Instant),
    Column("closes_at", Instant),
)

reflection_note = Table(
    "reflection_note",
    metadata,
    Column("session_id", ForeignKey("reflection_session.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("kind", Text, primary_key=True),  # a person's own, or what was said together
    Column("words", Text, nullable=False),
    Column("shared", Boolean, nullable=False),
    Column("at", Instant, nullable=False),
)

agreement = Table(
    "agreement",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("team_id", ForeignKey("team.id", ondelete="CASCADE"), nullable=False),
    Column("session_id", ForeignKey("reflection_session.id", ondelete="SET NULL")),
    Column("person_id", ForeignKey("person.id", ondelete="SET NULL")),
    Column("words", Text, nullable=False),
    Column("at", Instant, nullable=False),
    UniqueConstraint("session_id", "person_id"),  # one line a person: nobody overwrites another's
    Index("ix_agreement_team", "team_id", "at"),
)

# --- the try-out channel --------------------------------------------------------------------------

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

# --- operation ------------------------------------------------------------------------------------

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
