"""What stands before every request: headers that keep a page to itself, and limits to what comes in."""

import secrets
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import FormData, Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_BODY: Final = 256 * 1024
"""Bytes of one request: ten long answers, and nothing that could fill the memory."""
MAX_WASTE: Final = 8 * 1024 * 1024
"""Bytes that are heard and thrown away, so that the answer about them arrives."""
MAX_FIELDS: Final = 200

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


class Bounded:
    """Reads no more of a request than ``MAX_BODY``."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        read = 0

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read <= MAX_BODY:
                return message
            while message.get("more_body") and read <= MAX_WASTE:  # a browser listens when it has said all
                message = await receive()
                read += len(message.get("body", b""))
            raise HTTPException(413)

        await self._app(scope, counted, send)


def csrf(request: Request) -> str:
    """Return the mark of this browser that every form carries back."""
    return str(request.session.setdefault("csrf", secrets.token_urlsafe(16)))


async def trusted_form(request: Request) -> FormData:
    """Read a form that one of our own pages sent.

    Raises:
        HTTPException: 403 from elsewhere, 400 broken, 413 too long.
    """
    if not _same_origin(request):
        raise HTTPException(403)
    form = await request.form(max_files=0, max_fields=MAX_FIELDS, max_part_size=MAX_BODY)
    if not secrets.compare_digest(text(form, "csrf").encode(), csrf(request).encode()):
        raise HTTPException(403)
    return form


def text(form: FormData, name: str) -> str:
    """Return a value of a form, its lines ended as everywhere else; empty when it is missing or no text."""
    value = form.get(name)
    return value.replace("\r\n", "\n") if isinstance(value, str) else ""


def _same_origin(request: Request) -> bool:
    headers: Headers = request.headers
    if site := headers.get("sec-fetch-site"):
        return site == "same-origin"
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")
