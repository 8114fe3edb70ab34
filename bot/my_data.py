"""Everything stored about a person, shown to that person: in a message, as Markdown and as JSON."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, Final
from zoneinfo import ZoneInfo

from bot.message import Attachment, Message, Reply, Say
from bot.phrases import moment
from bot.ports.programmes import QUESTION
from bot.turn import Command, Context, Turn
from bot.wording import button
from nudges.delivery import State
from nudges.programme import Programme
from nudges.reflection import ReflectionPrompt
from nudges.task import MicroTask

Records = Mapping[str, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """Some tables that mean one thing to a reader, and the columns that tell it."""

    title: str
    tables: tuple[str, ...]
    columns: tuple[str, ...]


_PARTS: Final = (
    _Part(
        title="data-facts",
        tables=("person", "person_role", "recipient", "address", "membership", "enrolment", "exchange"),
        columns=("key", "name", "email", "language", "time_zone", "unit", "profession", "role", "route",
                 "preferred_language", "preferred_time_zone", "told_language", "told_time_zone",
                 "paused_until", "away_until", "programme_id"),
    ),
    _Part(title="data-received", tables=("delivery",), columns=("due_at", "item_id", "state", "opened_at")),
    _Part(title="data-answers", tables=("answer", "acknowledgement", "kick_off_reply"),
          columns=("at", "outcome", "because", "useful", "remark")),
    _Part(title="data-help-requests", tables=("help_request",), columns=("asked_at", "words")),
    _Part(title="data-notes", tables=("reflection_note", "draft", "introduction"), columns=("at", "words")),
    _Part(title="data-plans", tables=("plan", "plan_follow_up"),
          columns=("made_at", "situation", "action", "with_whom", "because", "at", "verdict")),
    _Part(title="data-agreements", tables=("agreement",), columns=("at", "words")),
    _Part(title="data-passed-on", tables=("passed_on",), columns=("at", "words")),
    _Part(title="data-practices", tables=("practice", "practice_try"),
          columns=("at", "did", "happened", "tip", "words")),
    _Part(title="data-challenges", tables=("challenge",), columns=("lifted_at", "words", "answer")),
    _Part(title="data-sign-ins", tables=("sign_in_code",), columns=("expires_at", "used_at")),
    _Part(title="data-conversation", tables=("transcript", "stranger"), columns=("at", "author", "payload")),
)  # fmt: skip
_OTHERS: Final = "data-others"
_STATES: Final[Mapping[State, str]] = {
    State.SENT: "broadcast-is-sent",
    State.UNCERTAIN: "broadcast-is-uncertain",
    State.FAILED: "broadcast-is-failed",
    State.SKIPPED: "broadcast-unsent",
}
_NOUNS: Final[Mapping[str, str]] = {
    "broadcast": "data-a-broadcast",
    "challenge": "data-a-challenge",
    "kick-off": "kickoff-title",
    "pause": "pause-title",
    "plan": "plan-title",
    "practice": "practice-heading",
    "room": "teamroom-title",
    "workspace": "general-workspace-lost-title",
    QUESTION: "silence-title",
}
"""What a message is called that no item of the library is."""


async def _my_data(ctx: Context, turn: Turn) -> Reply:
    records = await ctx.store.personal_data.of(turn.person.id)
    lines = "\n".join(f"- {title}: {len(rows)}" for title, rows in _counted(ctx, turn, records))
    message = Message(
        title=ctx.say(turn.language, "data-title"),
        body=f"{ctx.say(turn.language, 'data-here')}\n\n{lines}",
        language=turn.language,
        more=(button(ctx, turn.language, "data-delete-more", does="command-delete"),),
        who_sees=ctx.say(turn.language, "data-only-you"),
        attachments=(
            Attachment(name="dult.md", media_type="text/markdown", content=as_markdown(ctx, turn, records)),
            Attachment(name="dult.json", media_type="application/json", content=as_json(turn, records)),
        ),
    )
    return Say(message=message)


def as_json(turn: Turn, records: Records) -> str:
    """Return every stored value, by table and column."""
    whole = {"made_at": turn.at, "person": turn.person.key, "records": records}
    return json.dumps(whole, default=_plain, ensure_ascii=False, indent=2, sort_keys=True)


def as_markdown(ctx: Context, turn: Turn, records: Records) -> str:
    """Return what a person reads in it, in their language; what only a machine needs is left to the JSON."""
    parts = [f"# {ctx.say(turn.language, 'data-title')}: {turn.person.name}"]
    for title, rows in _counted(ctx, turn, records):
        parts.append(f"## {title} ({len(rows)})")
        parts.extend(f"- {line}" for row in rows if (line := " · ".join(_told(ctx, turn, row))))
    return "\n\n".join(parts[:1]) + "\n\n" + "\n".join(parts[1:]) + "\n"


def _counted(ctx: Context, turn: Turn, records: Records) -> Iterator[tuple[str, Sequence[Mapping[str, Any]]]]:
    for part in _PARTS:
        rows = [
            {name: row[name] for name in part.columns if name in row}
            for table in part.tables
            for row in records.get(table, ())
        ]
        if rows:
            yield ctx.say(turn.language, part.title), sorted(rows, key=_at)
    known = {table for part in _PARTS for table in part.tables}
    others = [{"table": table} for table, rows in records.items() if table not in known for _ in rows]
    if others:
        yield ctx.say(turn.language, _OTHERS), others


def _at(row: Mapping[str, Any]) -> datetime:
    """Return when a row is from: what has no time stays before the rest."""
    first = next(iter(row.values()), None)
    return first if isinstance(first, datetime) else datetime.min.replace(tzinfo=UTC)


def _told(ctx: Context, turn: Turn, row: Mapping[str, Any]) -> Iterator[str]:
    zone = ZoneInfo(turn.person.time_zone)
    for name, value in row.items():
        match value:
            case datetime():
                yield moment(value, turn.language, zone) if value.year < 9999 else "∞"
            case Mapping():
                yield _line_of(value)
            case str() if name == "item_id":
                yield _title_of(ctx, turn, value)
            case str() if name == "state":
                yield ctx.say(turn.language, _STATES.get(State(value), "broadcast-is-waiting")).casefold()
            case _:
                yield str(value)


def _line_of(payload: Mapping[str, Any]) -> str:
    """Return what a line of the try-out conversation said: a person's words, or a message's title."""
    message = payload.get("message")
    return str(payload.get("said", "")) if message is None else str(message.get("title", ""))


def _title_of(ctx: Context, turn: Turn, item_id: str) -> str:
    if item_id not in ctx.library.stock:
        noun = item_id.partition(":")[0].partition(".")[0]
        return ctx.say(turn.language, _NOUNS[noun]) if noun in _NOUNS else item_id
    match ctx.library.get(item_id):
        case MicroTask() | ReflectionPrompt() | Programme() as its:
            return its.text(turn.language).title
        case _:
            return item_id


def _plain(value: Any) -> Any:
    match value:
        case datetime() | date() | time():
            return value.isoformat()
        case frozenset():
            return sorted(int(day) for day in value)
        case _:
            return str(value)


COMMANDS: tuple[Command, ...] = (Command(words="command-data", line="command-data-line", does=_my_data),)
