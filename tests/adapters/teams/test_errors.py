"""What each of Teams' refusals comes to: every row of teams.md §2.2, however it is written (§4.17)."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime

import aiohttp
import pytest

from adapters.teams.answer import Answer
from adapters.teams.errors import (
    CODES,
    ConversationGone,
    MessageGone,
    Unauthorized,
    WrongHost,
    meant,
    not_sent,
)
from bot.errors import ChannelError, Disconnected, Rejected, TryLater, Uncertain, Unreachable
from tests.adapters.teams.fake.refusal import PAGE, ROWS, Body, row

MEANT: dict[str, tuple[type[ChannelError], str]] = {
    "BadArgument": (Rejected, "BadArgument"),
    "BotNotRegistered": (Disconnected, "bot-not-registered"),
    "BotDisabledByAdmin": (Unreachable, "disabled-by-admin"),
    "BotNotInConversationRoster": (Unreachable, "not-a-member"),
    "ConversationBlockedByUser": (Unreachable, "blocked"),
    "MessageWritesBlocked": (Unreachable, "blocked"),
    "ForbiddenOperationException": (Unreachable, "not-installed"),
    "InvalidBotApiHost": (WrongHost, "other-host"),
    "NotEnoughPermissions": (Unreachable, "not-allowed"),
    "ConversationNotFound": (ConversationGone, "conversation-not-found"),
    "ActivityNotFoundInConversation": (MessageGone, "message-not-found"),
    "408": (Uncertain, ""),
    "PreconditionFailed": (TryLater, ""),
    "MessageSizeTooBig": (Rejected, "MessageSizeTooBig"),
    "Throttled": (TryLater, ""),
    "ServiceError": (Uncertain, ""),
    "502": (Uncertain, ""),
    "503": (Uncertain, ""),
    "504": (Uncertain, ""),
}

BARE: dict[int, type[ChannelError]] = {
    400: Rejected,
    401: Unauthorized,
    403: Unreachable,
    404: ConversationGone,
    408: Uncertain,
    412: TryLater,
    413: Rejected,
    429: TryLater,
    500: Uncertain,
    502: Uncertain,
    503: Uncertain,
    504: Uncertain,
}
STATUSES = sorted({one.status for one in ROWS.values()})


def answer(status: int, body: str = "", headers: Mapping[str, str] | None = None) -> Answer:
    return Answer(status=status, headers=headers or {}, body=body.encode())


def of(name: str, body: Body) -> Answer:
    its = row(name, body).answer()
    return answer(its.status, its.text or "")


def test_every_row_of_the_table_is_looked_at() -> None:
    assert set(MEANT) == set(ROWS)
    assert {(its.status, its.code.lower()) for its in ROWS.values() if its.code} == set(CODES)


@pytest.mark.parametrize("body", [Body.JSON, Body.NESTED])
@pytest.mark.parametrize("name", MEANT)
def test_each_row_comes_to_one_thing(name: str, body: Body) -> None:
    kind, reason = MEANT[name]

    error = meant(of(name, body))

    assert type(error) is kind
    assert getattr(error, "reason", "") == reason


@pytest.mark.parametrize("status", STATUSES)
def test_where_the_body_is_empty_the_status_decides(status: int) -> None:
    assert type(meant(answer(status))) is BARE[status]


@pytest.mark.parametrize("status", STATUSES)
def test_a_page_that_teams_did_not_write_closes_nobodys_door(status: int) -> None:
    """A proxy's page says nothing about a recipient: it is failed, and somebody looks."""
    expected = Rejected if status in {403, 404} else BARE[status]

    assert type(meant(answer(status, PAGE))) is expected


@pytest.mark.parametrize(
    "body",
    [
        '{"errorCode":209,"message":"{subCode: MessageWritesBlocked, details: null}"}',
        '{"errorCode":209,"message":"{\\r\\n  \\"subCode\\": \\"MessageWritesBlocked\\"\\r\\n}"}',
        '{"error":{"code":"Forbidden","message":"{\\"subCode\\":\\"MessageWritesBlocked\\"}"}}',
        '{"error":"ConversationBlockedByUser"}',
        '{"code":"ConversationBlockedByUser"}',
    ],
)
def test_who_blocked_dult_is_told_by_however_it_is_nested(body: str) -> None:
    error = meant(answer(403, body))

    assert isinstance(error, Unreachable)
    assert error.reason == "blocked"


def test_the_documents_spelling_with_a_blank_is_the_same_code() -> None:
    said = json.dumps({"error": {"code": "Bot Disabled By Admin"}})

    error = meant(answer(403, said))

    assert isinstance(error, Unreachable)
    assert error.reason == "disabled-by-admin"


@pytest.mark.parametrize("status", [400, 403, 405, 409, 415, 422, 451])
def test_what_nobody_knows_is_our_bug(status: int) -> None:
    error = meant(answer(status, '{"error":{"code":"ACodeOfNextYear"}}'))

    assert isinstance(error, Rejected)
    assert error.reason == "ACodeOfNextYear"


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_not_followed_and_nothing_was_done(status: int) -> None:
    """teams.md §4.5."""
    assert type(meant(answer(status))) is Rejected


def test_concurrent_work_in_a_conversation_is_tried_again_after_an_uneven_while() -> None:
    """teams.md §4.15."""
    waits = [
        error.after
        for _ in range(20)
        if isinstance(error := meant(of("PreconditionFailed", Body.JSON)), TryLater)
    ]

    assert len(waits) == 20
    assert all(1 <= wait <= 3 for wait in waits)
    assert len(set(waits)) > 1


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "7"}, 7.0),
        ({"Retry-After": " 1.5 "}, 1.5),
        ({"Retry-After": "Sun, 22 Nov 2026 10:00:30 GMT"}, 30.0),
        ({"Retry-After": "Sun, 22 Nov 2026 09:00:00 GMT"}, 0.0),
        ({"Retry-After": "Sun, 22 Nov 2026 12:00:10 GMT", "Date": "Sun, 22 Nov 2026 12:00:00 GMT"}, 10.0),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "-5"}, None),
        ({"Retry-After": "inf"}, None),
        ({"Retry-After": "9" * 400}, None),
        ({}, None),
    ],
    ids=str,
)
def test_retry_after_is_read_in_seconds_and_as_a_date(headers: dict[str, str], seconds: float | None) -> None:
    """teams.md §4.15; a date goes by the answer's own clock, where it has one."""
    assert answer(429, headers=headers).asked_for(datetime(2026, 11, 22, 10, tzinfo=UTC)) == seconds


@pytest.mark.parametrize(
    "error",
    [
        aiohttp.ServerDisconnectedError(),
        aiohttp.ClientOSError(104, "reset"),
        aiohttp.SocketTimeoutError(),
        TimeoutError(),
        aiohttp.ClientPayloadError(),
    ],
    ids=lambda one: type(one).__name__,
)
def test_what_broke_off_after_the_connection_was_made_may_have_been_sent(error: Exception) -> None:
    """teams.md §4.16."""
    assert not not_sent(error)
