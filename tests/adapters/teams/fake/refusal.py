"""Teams' ways of saying no: a status, and a body of one of four kinds (teams.md §2.2)."""

import json
from dataclasses import dataclass
from enum import StrEnum

from aiohttp import web

PAGE = (
    "<!DOCTYPE html><html><head><title>Error</title></head><body>The gateway could not answer.</body></html>"
)
"""What a proxy, or a limit before Teams, answers (teams.md §1.2, "HTML error body")."""


class Body(StrEnum):
    """How a refusal is written."""

    JSON = "json"
    HTML = "html"
    EMPTY = "empty"
    NESTED = "nested"
    """``{"errorCode": 209, "message": "{subCode: …}"}``: JSON inside a string (teams.md §2.2)."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of teams.md §2.2."""

    status: int
    code: str = ""
    message: str = ""


ROWS: dict[str, Row] = {
    row.code or str(row.status): row
    for row in (
        Row(status=400, code="BadArgument", message="The activity is not valid."),
        Row(status=401, code="BotNotRegistered", message="No registration found for this bot."),
        Row(status=403, code="BotDisabledByAdmin", message="The tenant admin disabled this bot."),
        Row(
            status=403,
            code="BotNotInConversationRoster",
            message="The bot is not part of the conversation roster.",
        ),
        Row(
            status=403,
            code="ConversationBlockedByUser",
            message="User blocked the conversation with the bot.",
        ),
        Row(status=403, code="MessageWritesBlocked", message="Thread is blocked from message writes."),
        Row(
            status=403,
            code="ForbiddenOperationException",
            message="Bot is not installed in user's personal scope.",
        ),
        Row(status=403, code="InvalidBotApiHost", message="Invalid bot api host."),
        Row(status=403, code="NotEnoughPermissions", message="The bot may not do this."),
        Row(status=404, code="ConversationNotFound", message="Conversation not found."),
        Row(status=404, code="ActivityNotFoundInConversation", message="Activity was not found."),
        Row(status=408),
        Row(status=412, code="PreconditionFailed", message="Precondition failed, please try again."),
        Row(status=413, code="MessageSizeTooBig", message="Message size too large."),
        Row(status=429, code="Throttled", message="Too many requests."),
        Row(status=500, code="ServiceError", message="Various internal errors."),
        Row(status=502),
        Row(status=503),
        Row(status=504),
    )
}
"""Every row, by its code, or by its status where it has none."""


class Refused(Exception):
    """A request that is answered with an error."""

    def __init__(self, status: int, code: str = "", message: str = "", body: Body = Body.JSON) -> None:
        self.status = status
        self.code = code
        self.message = message
        self.body = body
        self.headers: dict[str, str] = {}
        super().__init__(f"{status} {code}")

    def answer(self) -> web.Response:
        """Return what goes back."""
        match self.body:
            case Body.HTML:
                return web.Response(
                    status=self.status, text=PAGE, content_type="text/html", headers=self.headers
                )
            case Body.EMPTY:
                return web.Response(status=self.status, headers=self.headers)
            case Body.NESTED:
                inner = json.dumps({"subCode": self.code, "details": None}, indent=2)
                said: dict[str, object] = {"errorCode": 209, "message": inner}
            case _:
                said = {"error": {"code": self.code or str(self.status), "message": self.message}}
        return web.json_response(said, status=self.status, headers=self.headers)


def row(name: str, body: Body = Body.JSON) -> Refused:
    """Refuse by a row of teams.md §2.2."""
    its = ROWS[name]
    return Refused(its.status, its.code, its.message, body)
