"""``POST /api/messages``: what a call must look like before anybody asks who sent it."""

import asyncio
import json
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Final, NoReturn, Protocol

from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from adapters.teams.trust.envelope import Envelope
from adapters.teams.trust.refusal import Refused, Why
from bot.settings_teams import is_loopback

MESSAGES: Final = "/api/messages"
"""The messaging endpoint, below the address people reach Dult at; the Azure Bot is told of it."""
LARGEST: Final = 256 * 1024
"""Bytes of a call: Teams' messages have 100 KB at most (teams.md §2.3), and answers are added to that."""
MOST_WASTE: Final = 8 * 1024 * 1024
"""Bytes that are heard and thrown away, so that the answer about them arrives."""
DEEPEST: Final = 64
"""Levels of JSON in JSON; a card with inputs has about ten."""
READING: Final = 10.0
"""Seconds in which a call has to be told."""
_ODD_LETTERS: Final = (rb"\ud", rb"\u0000")
"""Begin what a database may not keep; whole emojis begin like it, too."""
_FORWARDED: Final = ("forwarded", "x-forwarded-for", "x-forwarded-host", "origin")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What Teams is answered; an invoke has a body."""

    status: int = 200
    body: Mapping[str, Any] | None = None


Work = Callable[[Mapping[str, Any]], Awaitable[Answered]]
"""What is done with an activity that is believed; it is handed over as it came."""


class Host(Protocol):
    """Whose SDK sees to the turn; ``host.py`` is the one there is."""

    async def take(self, authorization: str | None, envelope: Envelope, raw: Mapping[str, Any]) -> Answered:
        """Work a call that is believed, and return what it is answered.

        Raises:
            Refused: it is not believed; nothing of it was worked.
        """
        ...


class Unfit(Exception):
    """A call that is no activity, whoever sent it."""

    def __init__(self, status: HTTPStatus) -> None:
        self.status = status
        super().__init__(status.phrase)


@dataclass(slots=True, kw_only=True)
class Door:
    """Takes Teams' calls in; a refused caller is told a status and no more."""

    host: Host
    only_this_machine: bool = False
    """Whether a call from anywhere else is refused, because everybody here is believed."""
    refused: Counter[Why] = field(default_factory=Counter)
    """How many calls were refused since Dult was started, by the reason."""

    def route(self) -> Route:
        """Return where Teams comes by, for the web server."""
        return Route(MESSAGES, self._answer, methods=["POST"])

    async def _answer(self, request: Request) -> Response:
        try:
            return _response(await self._take(request))
        except Unfit as unfit:
            return Response(status_code=unfit.status)
        except Refused as refused:
            return self._refusal(refused)
        except HTTPException:
            raise  # from what stands before every request
        except ClientDisconnect:
            return Response(status_code=HTTPStatus.BAD_REQUEST)
        except Exception as error:  # noqa: BLE001 - its trace and its words may be a person's
            log.error("A call of Teams' could not be worked: %s", type(error).__name__)  # noqa: TRY400 - as above
            return Response(status_code=HTTPStatus.INTERNAL_SERVER_ERROR)

    async def _take(self, request: Request) -> Answered:
        if self.only_this_machine and _is_from_outside(request):
            raise Refused(Why.OUTSIDE)
        if request.headers.get("content-type", "").split(";")[0].strip().lower() != "application/json":
            raise Unfit(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        raw = activity_in(await _body(request))
        headers = request.headers.getlist("authorization")
        return await self.host.take(headers[0] if len(headers) == 1 else None, _envelope(raw), raw)

    def _refusal(self, refused: Refused) -> Response:
        self.refused[refused.why] += 1
        log.warning("A call to %s was refused: %s", MESSAGES, refused.why)
        headers = {"www-authenticate": "Bearer"} if refused.status == HTTPStatus.UNAUTHORIZED else None
        return Response(status_code=refused.status, headers=headers)


def activity_in(body: bytes) -> dict[str, Any]:
    """Read an activity.

    Raises:
        Unfit: it is no JSON object, or too deep.
    """
    try:
        raw = json.loads(body, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise Unfit(HTTPStatus.BAD_REQUEST) from error
    if not isinstance(raw, dict) or _is_deep(raw):
        raise Unfit(HTTPStatus.BAD_REQUEST)
    return _kept(raw) if any(sign in body.lower() for sign in _ODD_LETTERS) else raw


async def _body(request: Request) -> bytes:
    body, read = bytearray(), 0
    try:
        async with asyncio.timeout(READING):
            async for chunk in request.stream():
                read += len(chunk)
                if read <= LARGEST:
                    body += chunk
                elif read > MOST_WASTE:
                    break
    except TimeoutError as error:
        raise Unfit(HTTPStatus.REQUEST_TIMEOUT) from error
    if read > LARGEST:
        raise Unfit(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return bytes(body)


def _envelope(raw: Mapping[str, Any]) -> Envelope:
    try:
        return Envelope.model_validate(raw)
    except ValidationError as error:
        raise Unfit(HTTPStatus.BAD_REQUEST) from error


def _response(answered: Answered) -> Response:
    if answered.body is None:
        return Response(status_code=answered.status)
    return JSONResponse(answered.body, answered.status)


def _is_from_outside(request: Request) -> bool:
    """Tell whether a proxy, a tunnel or a web page stands between: those listen to this machine, too."""
    host = request.headers.get("host", "")
    name = host if host.endswith("]") else host.rsplit(":", 1)[0]
    return not is_loopback(name) or any(one in request.headers for one in _FORWARDED)


def _no_number(written: str) -> NoReturn:
    raise ValueError(f"{written} is not JSON")


def _kept(raw: Any) -> Any:
    """Put signs for what cannot be kept: NUL, and half an emoji that somebody's counting of letters left."""
    match raw:
        case str():
            return raw.replace("\0", "\ufffd").encode(errors="replace").decode()
        case dict():
            return {_kept(name): _kept(one) for name, one in raw.items()}
        case list():
            return [_kept(one) for one in raw]
        case _:
            return raw


def _is_deep(raw: object, left: int = DEEPEST) -> bool:
    """Tell whether something is deeper than ``left`` levels."""
    match raw:
        case dict():
            return left == 0 or any(_is_deep(one, left - 1) for one in raw.values())
        case list():
            return left == 0 or any(_is_deep(one, left - 1) for one in raw)
        case _:
            return False
