"""The ASGI application: which address leads where."""

from collections.abc import Sequence
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from adapters.web.attachment import Attachments
from adapters.web.deeds import Deeds
from adapters.web.entrance import Entrance
from adapters.web.front import Front, language_of, see, wants_json
from adapters.web.guard import Bounded, Shielded
from adapters.web.health import health_routes
from adapters.web.page import Pages
from adapters.web.parts import WebParts
from adapters.web.render import ATTACHMENT, FOLDER
from adapters.web.stream import Stream

COOKIE: Final = "dult"


def create_app(parts: WebParts, others: Sequence[BaseRoute] = ()) -> Starlette:
    """Build the application of the try-out page, its live updates and the health addresses.

    Args:
        parts: what the pages are made of.
        others: where other channels' platforms come by.
    """
    front = Front(parts)
    faults = _Faults(front)
    session = Middleware(
        SessionMiddleware, secret_key=parts.secret, session_cookie=COOKIE, https_only=parts.secure_cookies
    )
    static = Mount("/static", StaticFiles(directory=FOLDER / "static"))
    return Starlette(
        routes=[*health_routes(parts.signs), *others, *_pages(front), static],
        middleware=[Middleware(Shielded), Middleware(Bounded, faults.sorry), session],
        exception_handlers={HTTPException: faults.refused, Exception: faults.broken},
    )


def _pages(front: Front) -> list[BaseRoute]:
    pages, entrance = Pages(front), Entrance(front)
    start: list[BaseRoute] = [Route("/", pages.start), Route("/sign-in", entrance.show)]
    if not (front.parts.is_demo or front.parts.sign_in):
        return start
    deeds = Deeds(front, pages)
    return [
        *start,
        Route("/chat", pages.chat),
        Route("/events", Stream(front).events),
        Route(ATTACHMENT, Attachments(front).save),
        Route("/press", deeds.press, methods=["POST"]),
        Route("/submit", deeds.submit, methods=["POST"]),
        Route("/say", deeds.say, methods=["POST"]),
        Route("/clock", deeds.move_clock, methods=["POST"]),
        Route("/sign-in", entrance.sign_in, methods=["POST"]),
        Route("/sign-out", entrance.sign_out, methods=["POST"]),
    ]


class _Faults:
    """What a browser gets instead of a page: a kind sentence, never a trace."""

    def __init__(self, front: Front) -> None:
        self._front = front

    async def refused(self, request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        headers = (error.headers if isinstance(error, HTTPException) else None) or {}
        if "location" in headers:
            return see(headers["location"])
        return self.sorry(request, status)

    async def broken(self, request: Request, _: Exception) -> Response:
        return self.sorry(request, 500)

    def sorry(self, request: Request, status: int) -> Response:
        """Return the sentence that belongs to a status."""
        language = language_of(request)
        why = _WHY.get(status, "web-notice-not-saved" if status >= 500 else "web-lost-why")
        if wants_json(request):
            notice = self._front.renderer.say(language, why)
            return JSONResponse({"notice": notice}, status)
        html = self._front.renderer.page("lost", language, why=why)
        return Response(html, status, media_type="text/html")


_WHY: Final = {400: "web-notice-expired", 403: "web-notice-expired", 413: "web-notice-too-long"}
