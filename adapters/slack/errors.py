"""What Slack's answers mean to the core: one table of its error codes, one of what went wrong on the way."""

import asyncio
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.errors import ChannelError, Disconnected, Rejected, TryLater, Uncertain, Unreachable
from nudges.delivery import Obstacle

UNSAID: Final = 30.0
"""Seconds to wait where Slack asks to wait without saying how long."""


class Meaning(StrEnum):
    """What one of Slack's error codes comes to."""

    LATER = "later"
    AMBIGUOUS = "ambiguous"
    """Something may have been done: "some aspect of the operation may have succeeded"."""
    RECIPIENT = "recipient"
    """This person or room cannot be written to."""
    MESSAGE = "message"
    """The message that should be changed is not there, or not ours to change any more."""
    INSTALLATION = "installation"
    BUG = "bug"


# The codes are those of docs.slack.dev/reference/methods for chat.postMessage, chat.update, chat.delete,
# conversations.open, conversations.history, views.open and views.publish.
_CODES: Final[Mapping[Meaning, frozenset[str]]] = {
    Meaning.LATER: frozenset(
        {
            "accesslimited",
            "message_limit_exceeded",
            "rate_limited",
            "ratelimited",
            "request_timeout",
            "service_unavailable",
            "team_added_to_org",
        }
    ),
    Meaning.AMBIGUOUS: frozenset({"fatal_error", "internal_error"}),
    Meaning.RECIPIENT: frozenset(
        {
            "cannot_dm_bot",
            "channel_not_found",
            "ekm_access_denied",
            "invalid_user_combination",
            "is_archived",
            "messages_tab_disabled",
            "method_not_supported_for_channel_type",
            "not_in_channel",
            "restricted_action",
            "restricted_action_non_threadable_channel",
            "restricted_action_read_only_channel",
            "restricted_action_thread_locked",
            "restricted_action_thread_only_channel",
            "team_not_found",
            "user_disabled",
            "user_not_found",
            "user_not_visible",
            "users_not_found",
        }
    ),
    Meaning.MESSAGE: frozenset(
        {
            "cant_delete_message",
            "cant_update_message",
            "edit_window_closed",
            "is_inactive",
            "message_not_found",
        }
    ),
    Meaning.INSTALLATION: frozenset(
        {
            "access_denied",
            "account_inactive",
            "app_access_restricted",
            "enterprise_is_restricted",
            "invalid_auth",
            "invalid_refresh_token",
            "missing_scope",
            "no_permission",
            "not_allowed_token_type",
            "not_authed",
            "org_login_required",
            "team_access_not_granted",
            "token_expired",
            "token_revoked",
            "two_factor_setup_required",
        }
    ),
}
MEANINGS: Final[Mapping[str, Meaning]] = {
    code: meaning for meaning, codes in _CODES.items() for code in codes
}
"""What a code comes to; one that is not in it is taken for our bug, and whoever runs Dult is told."""


_OBSTACLES: Final[Mapping[str, Obstacle]] = {
    "is_archived": Obstacle.ARCHIVED,
    "channel_not_found": Obstacle.NOT_A_MEMBER,  # Slack says so of a private room without Dult, too
    "not_in_channel": Obstacle.NOT_A_MEMBER,
    "messages_tab_disabled": Obstacle.NO_MESSAGES,
    **{
        code: Obstacle.NOT_ALLOWED
        for code in _CODES[Meaning.RECIPIENT]
        if code.startswith("restricted_action")
    },
}
"""What the core calls those that people can do something about."""


def translated(error: Exception) -> ChannelError:
    """Say in the core's words what went wrong with a call.

    A call that ended in ``Uncertain`` may have been carried out.
    """
    match error:
        case ChannelError():
            return error
        case SlackApiError():
            return _answered(error)
        case aiohttp.ClientConnectorError():
            return TryLater()  # no connection: nothing was sent
        case aiohttp.ClientError() | asyncio.TimeoutError() | ConnectionError():
            return Uncertain(type(error).__name__)
        case _:
            return Rejected(type(error).__name__)


def code_of(error: SlackApiError) -> str:
    """Return Slack's own word for what went wrong; empty when its answer was not one of its API's."""
    data = getattr(error.response, "data", None)
    code = data.get("error") if isinstance(data, dict) else None
    return code if isinstance(code, str) else ""


def _answered(error: SlackApiError) -> ChannelError:
    status = _status(error)
    if status == 429:
        return TryLater(_asked_for(error))
    code = code_of(error)
    if not code:
        return Uncertain(f"HTTP {status}")  # a page in HTML from something in between, or half an answer
    return _meant(code, error)


def _meant(code: str, error: SlackApiError) -> ChannelError:
    match MEANINGS.get(code, Meaning.BUG):
        case Meaning.LATER:
            return TryLater(_asked_for(error))
        case Meaning.AMBIGUOUS:
            return Uncertain(code)
        case Meaning.RECIPIENT | Meaning.MESSAGE:
            return Unreachable(_OBSTACLES.get(code) or code.replace("_", "-"))
        case Meaning.INSTALLATION:
            return Disconnected(_with_scope(code, error))
        case Meaning.BUG:
            return Rejected(code)


def _with_scope(code: str, error: SlackApiError) -> str:
    """Name the scope that is missing: whoever installs the app has to know."""
    data: Any = error.response.data
    needed = data.get("needed") if isinstance(data, dict) else None
    return f"{code}: {needed}" if needed else code


def _status(error: SlackApiError) -> int:
    # slack_sdk hands over its own response, or aiohttp's where the answer was no JSON
    response: Any = error.response
    return int(getattr(response, "status_code", 0) or getattr(response, "status", 0))


def _asked_for(error: SlackApiError) -> float:
    """Return how many seconds Slack asks to wait: docs.slack.dev/apis/web-api/rate-limits."""
    headers: Mapping[str, str] = getattr(error.response, "headers", None) or {}
    said = next((value for name, value in headers.items() if name.lower() == "retry-after"), "")
    return float(said) if said.isdecimal() else UNSAID
