"""``POST /slack/events``: what a call must look like, and who must have signed it, before Bolt sees it."""

import logging
import traceback
from http import HTTPStatus
from pathlib import Path
from typing import Final

import aiohttp
from slack_bolt import BoltResponse
from slack_bolt.adapter.starlette.async_handler import to_starlette_response
from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.signature import SignatureVerifier
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from adapters.slack.envelope import READ, Misshapen, told_in
from adapters.slack.paths import REQUESTS
from bot.errors import DultError

TIMESTAMP: Final = "x-slack-request-timestamp"
SIGNATURE: Final = "x-slack-signature"
KINDS: Final = frozenset({"application/json", "application/x-www-form-urlencoded"})
"""How Slack writes: events, and everything else."""
ODD: Final = (AttributeError, IndexError, KeyError, TypeError, ValueError)
"""What reading something raises that has a shape which nobody thought of."""

log = logging.getLogger(__name__)


class Door:
    """Takes Slack's calls in; what Slack did not sign costs a hash, and is neither read nor written down."""

    def __init__(self, app: AsyncApp, signing_secret: str) -> None:
        self._app = app
        self._verifier = SignatureVerifier(signing_secret)

    def route(self) -> Route:
        """Return where Slack comes by, for the web server."""
        return Route(REQUESTS, self._answer, methods=["POST"])

    async def _answer(self, request: Request) -> Response:
        kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
        body = await request.body()
        if not self._is_signed(request, body):
            return _refused(HTTPStatus.UNAUTHORIZED)
        if kind not in KINDS:
            return _refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        try:
            # not by Bolt's "http": it would read and check again what was read and checked here
            told = AsyncBoltRequest(
                mode="socket_mode", body=told_in(body, kind), headers=dict(request.headers.items())
            )
            return to_starlette_response(await self._app.async_dispatch(told))
        except (Misshapen, *ODD) as error:
            log.warning("A call to %s has no shape of Slack's: %s", REQUESTS, type(error).__name__)
            return _refused(HTTPStatus.BAD_REQUEST)

    def _is_signed(self, request: Request, body: bytes) -> bool:
        at, signature = (request.headers.getlist(name) for name in (TIMESTAMP, SIGNATURE))
        if len(at) != 1 or len(signature) != 1:
            return False
        if not (at[0].isascii() and at[0].isdecimal() and len(at[0]) < 12 and signature[0].isascii()):
            return False
        try:
            return self._verifier.is_valid(body, at[0], signature[0])
        except UnicodeDecodeError:  # Slack signs text
            return False


async def failed(error: Exception, context: AsyncBoltContext) -> BoltResponse:
    """Answer what went wrong within Bolt, for ``AsyncApp.error``; its own handlers log words of people's."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    log.error("A call of Slack's could not be worked: %s at %s", type(error).__name__, place)
    match error:
        case DultError() | aiohttp.ClientError() | TimeoutError() if not isinstance(error, ValueError):
            return BoltResponse(status=HTTPStatus.SERVICE_UNAVAILABLE)
        case _ if isinstance(error, ODD) and READ not in context:
            return BoltResponse(status=HTTPStatus.BAD_REQUEST)
        case _:
            return BoltResponse(status=HTTPStatus.INTERNAL_SERVER_ERROR)


def _refused(status: HTTPStatus) -> Response:
    return Response(status_code=status)
