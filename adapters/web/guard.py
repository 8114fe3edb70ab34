"""What stands before every request: headers that keep a page to itself, and limits to what comes in."""

import asyncio
import secrets
from collections.abc import Callable
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import FormData, Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_BODY: Final = 512 * 1024
"""Bytes of one request: the longest form that Slack shows has 250 kB, and comes back in the letters of an
address, which make it half as long again."""
MAX_HELD: Final = 32 * 1024 * 1024
"""Bytes of all requests together that are heard or worked: beyond it a caller is asked to come again."""
READING: Final = 20.0
"""Seconds in which a request has to be told; Slack itself waits three for its answer."""
MAX_WASTE: Final = 8 * 1024 * 1024
"""Bytes that are heard and thrown away, so that the answer about them arrives."""
MAX_FIELDS: Final = 200
FORM: Final = "application/x-www-form-urlencoded"
"""How our pages send forms; the other way knows files, and letters in any coding there is."""

_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS: Final = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Shielded:
    """Adds the headers to every answer, and lets nobody keep a copy of a page."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(_HEADERS)
                headers.setdefault("cache-control", "no-store")
            await send(message)

        await self._app(scope, receive, answer)


Refuse = Callable[[Request, int], Response]
"""Words a refusal, by its status."""


class Unfit(Exception):
    """A request that nobody needs to work, whoever sent it."""

    def __init__(self, status: HTTPStatus) -> None:
        self.status = status
        super().__init__(status.phrase)


def plainly(_: Request, status: int) -> Response:
    """Refuse without a word."""
    return Response(status_code=status)


class Bounded:
    """Hears a request to its end before anybody works it: so much, so long, and no more at a time."""

    def __init__(self, app: ASGIApp, refuse: Refuse = plainly) -> None:
        self._app = app
        self._refuse = refuse
        self._held = 0
        """Bytes of all bodies that are being told or worked."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request; somebody who is gone before the end is answered nothing."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        body = bytearray()
        try:
            _look_at(scope)
            async with asyncio.timeout(READING):
                whole = await self._hear(body, receive)
        except (Unfit, TimeoutError) as error:
            status = error.status if isinstance(error, Unfit) else HTTPStatus.REQUEST_TIMEOUT
            await self._refuse(Request(scope), status)(scope, receive, send)
        else:
            if whole:
                await self._app(scope, _first(bytes(body), receive), send)
        finally:
            self._held -= len(body)

    async def _hear(self, body: bytearray, receive: Receive) -> bool:
        """Hear a body; ``False`` when somebody left before its end.

        Raises:
            Unfit: it is too long, or there is no room for it now.
        """
        read = 0
        while True:
            message = await receive()
            if message["type"] != "http.request":
                return False
            chunk = message.get("body", b"")
            read += len(chunk)
            if read <= MAX_BODY and self._held + len(chunk) <= MAX_HELD:
                body += chunk
                self._held += len(chunk)
            elif read > MAX_WASTE:  # a browser listens when it has said all, as far as it goes
                raise Unfit(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            if not message.get("more_body"):
                return _whole(read, len(body))


def _look_at(scope: Scope) -> None:
    headers = Headers(scope=scope)
    if "\0" in scope["path"]:  # no file has it in its name
        raise Unfit(HTTPStatus.BAD_REQUEST)
    if headers.get("content-encoding", "identity") != "identity":  # what is small here may be huge inside
        raise Unfit(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    if int(headers.get("content-length", "0")) > MAX_WASTE:
        raise Unfit(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def _whole(read: int, kept: int) -> bool:
    if read > MAX_BODY:
        raise Unfit(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    if read > kept:
        raise Unfit(HTTPStatus.SERVICE_UNAVAILABLE)
    return True


def _first(body: bytes, then: Receive) -> Receive:
    """Tell what was heard, and then whatever comes: that somebody leaves."""
    rest = iter([body])

    async def receive() -> Message:
        for one in rest:
            return {"type": "http.request", "body": one, "more_body": False}
        return await then()

    return receive


def csrf(request: Request) -> str:
    """Return the mark of this browser that every form carries back."""
    return str(request.session.setdefault("csrf", secrets.token_urlsafe(16)))


async def trusted_form(request: Request) -> FormData:
    """Read a form that one of our own pages sent.

    Raises:
        HTTPException: 403 from elsewhere, 415 no form of a page's, 400 too many fields.
    """
    if not _same_origin(request):
        raise HTTPException(403)
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != FORM:
        raise HTTPException(415)
    form = await request.form(max_fields=MAX_FIELDS, max_part_size=MAX_BODY)
    if not secrets.compare_digest(text(form, "csrf").encode(), csrf(request).encode()):
        raise HTTPException(403)
    return form


def text(form: FormData, name: str) -> str:
    """Return a value of a form, its lines ended as everywhere else; empty when it is missing or no text."""
    value = form.get(name)
    return value.replace("\r\n", "\n").replace("\0", "\ufffd") if isinstance(value, str) else ""


def _same_origin(request: Request) -> bool:
    headers: Headers = request.headers
    if site := headers.get("sec-fetch-site"):
        return site == "same-origin"
    origin = headers.get("origin")
    return origin is None or _host_of(origin) == headers.get("host")


def _host_of(origin: str) -> str:
    """Return host and port; nothing of what is no address, such as a bracket that does not close."""
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""
