"""What Teams' answers mean to the core: one table of its statuses, one of its codes."""

import random
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

import aiohttp

from adapters.teams.answer import Answer
from bot.errors import ChannelError, Disconnected, Rejected, TryLater, Uncertain, Unreachable
from nudges.delivery import Obstacle

CONCURRENT: Final = (1.0, 3.0)
"""Seconds to wait, drawn between the two, after 412: somebody else was at work in the conversation."""


REFUSED: Final = 30.0
"""Seconds until a bot whose token is not taken is tried again; nothing is lost meanwhile, nobody given up."""


class ConversationGone(Unreachable):
    """Teams knows the conversation no longer: somebody removed its history, and it can be made anew."""


class MessageGone(Unreachable):
    """The message that should be changed is not there any more."""


class WrongHost(Unreachable):
    """The tenant is served by another host."""


class Unauthorized(TryLater):
    """The token was not taken; another one may be, once somebody has mended what is wrong."""

    def __init__(self) -> None:
        super().__init__(REFUSED, whole_workspace=True)


class Meaning(StrEnum):
    """What one of Teams' answers comes to."""

    LATER = "later"
    AMBIGUOUS = "ambiguous"
    """It may have been done: a post has no key by which a second one would be the same (teams.md §2.2)."""
    RECIPIENT = "recipient"
    """This person or room cannot be written to until they act."""
    CONVERSATION = "conversation"
    MESSAGE = "message"
    HOST = "host"
    TOKEN = "token"  # noqa: S105 - a word
    INSTALLATION = "installation"
    BUG = "bug"


STATUSES: Final[Mapping[int, Meaning]] = {
    400: Meaning.BUG,
    401: Meaning.TOKEN,
    403: Meaning.RECIPIENT,
    404: Meaning.CONVERSATION,
    408: Meaning.AMBIGUOUS,
    412: Meaning.LATER,
    413: Meaning.BUG,
    429: Meaning.LATER,
}
"""What a status comes to by itself; 5xx is ambiguous, every other one our bug."""

CODES: Final[Mapping[tuple[int, str], Meaning]] = {
    (400, "badargument"): Meaning.BUG,
    (401, "botnotregistered"): Meaning.INSTALLATION,
    (403, "botdisabledbyadmin"): Meaning.RECIPIENT,
    (403, "botnotinconversationroster"): Meaning.RECIPIENT,
    (403, "conversationblockedbyuser"): Meaning.RECIPIENT,
    (403, "messagewritesblocked"): Meaning.RECIPIENT,
    (403, "forbiddenoperationexception"): Meaning.RECIPIENT,
    (403, "notenoughpermissions"): Meaning.RECIPIENT,
    (403, "invalidbotapihost"): Meaning.HOST,
    (404, "conversationnotfound"): Meaning.CONVERSATION,
    (404, "activitynotfoundinconversation"): Meaning.MESSAGE,
    (412, "preconditionfailed"): Meaning.LATER,
    (413, "messagesizetoobig"): Meaning.BUG,
    (429, "throttled"): Meaning.LATER,
    (500, "serviceerror"): Meaning.AMBIGUOUS,
}
"""Every row of teams.md §2.2, codes in small letters and without blanks: the status first, then the code."""

_REASONS: Final[Mapping[str, str]] = {
    "botdisabledbyadmin": "disabled-by-admin",
    "botnotinconversationroster": Obstacle.NOT_A_MEMBER,
    "conversationblockedbyuser": "blocked",
    "messagewritesblocked": "blocked",
    "forbiddenoperationexception": "not-installed",
    "notenoughpermissions": Obstacle.NOT_ALLOWED,
    "conversationnotfound": "conversation-not-found",
    "activitynotfoundinconversation": "message-not-found",
    "invalidbotapihost": "other-host",
    "botnotregistered": "bot-not-registered",
}
"""The words that reports count."""

_KINDS: Final[Mapping[Meaning, type[Unreachable | Disconnected | Rejected]]] = {
    Meaning.RECIPIENT: Unreachable,
    Meaning.CONVERSATION: ConversationGone,
    Meaning.MESSAGE: MessageGone,
    Meaning.HOST: WrongHost,
    Meaning.INSTALLATION: Disconnected,
    Meaning.BUG: Rejected,
}

_BARE: Final[Mapping[Meaning, str]] = {
    Meaning.RECIPIENT: "forbidden",
    Meaning.CONVERSATION: "conversation-not-found",
}
"""The same where Teams gave no code."""


def meant(answer: Answer) -> ChannelError:
    """Say in the core's words why Teams did not do as it was asked.

    What ends in ``Uncertain`` may have been done. A 429 comes without seconds: ``pace.py`` knows them.
    """
    word, meaning = _word(answer), _meaning(answer)
    reason = _REASONS.get(word) or _BARE.get(meaning) or next(answer.codes(), f"HTTP {answer.status}")
    match meaning:
        case Meaning.LATER:
            return TryLater(random.uniform(*CONCURRENT) if answer.status == 412 else 0)  # noqa: S311 - jitter
        case Meaning.AMBIGUOUS:
            return Uncertain(f"HTTP {answer.status}")
        case Meaning.TOKEN:
            return Unauthorized()
        case _:
            return _KINDS[meaning](reason)


def not_sent(error: Exception) -> bool:
    """Tell whether no connection was made, so that nothing can have been sent."""
    kinds = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.ClientHttpProxyError)
    return isinstance(error, kinds)


def _meaning(answer: Answer) -> Meaning:
    if answer.status >= 500:
        return Meaning.AMBIGUOUS
    by_status = STATUSES.get(answer.status, Meaning.BUG)
    if answer.is_page and by_status in {Meaning.RECIPIENT, Meaning.CONVERSATION}:
        return Meaning.BUG  # not Teams wrote it: it says nothing about a recipient
    known = CODES.get((answer.status, _word(answer)))
    if known is None and by_status is Meaning.RECIPIENT and any(answer.codes()):
        return Meaning.BUG  # a reason that nobody knows yet must be looked at
    return known or by_status


def _word(answer: Answer) -> str:
    """Return the first of an answer's codes that stands in the table under its status."""
    words = [code.replace(" ", "").lower() for code in answer.codes()]
    return next((word for word in words if (answer.status, word) in CODES), "")
