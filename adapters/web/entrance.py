"""The way in and out under `dult serve`: a page, and a code that only its button uses up."""

from starlette.requests import Request
from starlette.responses import Response

from adapters.web.front import Front, language_of, see
from adapters.web.guard import text, trusted_form

MAX_CODE = 40
"""Characters; a code is ten, with room for spaces and dashes."""


class Entrance:
    """The sign-in page."""

    def __init__(self, front: Front) -> None:
        self._front = front

    async def show(self, request: Request) -> Response:
        """Show the page; a link may fill in the code, and a preview of the link uses nothing up."""
        if self._front.parts.sign_in is None:
            return see("/")
        return self._page(request, code=request.query_params.get("code", "")[:MAX_CODE])

    async def sign_in(self, request: Request) -> Response:
        """Use a code up and let its person in."""
        form = await trusted_form(request)
        if self._front.parts.sign_in is None:
            return see("/")
        if not self._front.attempts.allows(request.client.host if request.client else ""):
            return self._page(request, problem="web-sign-in-wait", status=429)
        person = await self._front.parts.sign_in.redeem(text(form, "code")[:MAX_CODE])
        if person is None:
            return self._page(request, problem="web-sign-in-wrong", status=422)
        request.session.clear()  # nothing from before the sign-in is good after it
        request.session["person"] = person
        return see("/chat")

    async def sign_out(self, request: Request) -> Response:
        """Forget who it was."""
        await trusted_form(request)
        request.session.clear()
        return see("/")

    def _page(self, request: Request, *, code: str = "", problem: str = "", status: int = 200) -> Response:
        language = language_of(request)
        return self._front.page(request, "sign-in", language, status=status, code=code, problem=problem)
