"""Who asks, and how the answer leaves: what every endpoint of the try-out page shares."""

import asyncio
from collections.abc import Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from adapters.web.guard import csrf
from adapters.web.inbound import Inbound
from adapters.web.parts import WebParts
from adapters.web.persona import Visitor
from adapters.web.render import Renderer
from adapters.web.seal import Seals
from adapters.web.sign_in import Attempts
from bot.locale import preferred
from nudges.language import Language


class Front:
    """What the endpoints work with."""

    def __init__(self, parts: WebParts) -> None:
        self.parts = parts
        self.seals = Seals(parts.secret)
        self.renderer = Renderer(parts.phrases, self.seals)
        self.inbound = Inbound(parts.channel, parts.handler, parts.clock)
        self.attempts = Attempts()
        self.moving = asyncio.Lock()

    async def visitor(self, request: Request, values: Mapping[str, Any]) -> Visitor:
        """Tell who asks: in the demo whoever they say, else who signed in.

        Raises:
            HTTPException: 404 when there is no such person or room, 303 to the sign-in.
        """
        key = str(values.get("as", "")) if self.parts.is_demo else request.session.get("person", "")
        persona = await self.parts.look_up(key) if key else None
        if persona is None:
            raise self._unknown()
        wanted = values.get("in") or None
        room = next((room for room in persona.rooms if room.key == wanted), None)
        if wanted and room is None:
            raise HTTPException(404)
        return Visitor(persona=persona, room=room, is_demo=self.parts.is_demo, csrf=csrf(request))

    def page(
        self, request: Request, name: str, language: Language, *, status: int = 200, **values: Any
    ) -> Response:
        """Answer with a whole page."""
        html = self.renderer.page(name, language, csrf=csrf(request), is_demo=self.parts.is_demo, **values)
        return HTMLResponse(html, status, {"content-language": language})

    def _unknown(self) -> HTTPException:
        return (
            HTTPException(404) if self.parts.is_demo else HTTPException(303, headers={"location": "/sign-in"})
        )


def wants_json(request: Request) -> bool:
    """Tell whether the page's own script asks, which puts the answer in place itself."""
    return request.headers.get("accept") == "application/json"


def number(text: str) -> int:
    """Read a revision that a browser sends back; 0 when it is none."""
    return int(text) if text.isdecimal() and len(text) < 19 else 0


def see(url: str) -> Response:
    """Send the browser to a page that can be loaded again without doing anything twice."""
    return RedirectResponse(url, 303)


def language_of(request: Request) -> Language:
    """Return the language to speak with somebody unknown: as chosen here, else as the browser prefers."""
    accepted = request.headers.get("accept-language", "")
    return preferred(accepted, Language.EN, chosen=request.query_params.get("lang", ""))
