"""What a visitor can do: press a button, hand in a form, write, and move the demo's clock."""

from collections.abc import Mapping
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from adapters.web.demo_clock import target
from adapters.web.front import Front, number, see, wants_json
from adapters.web.guard import text, trusted_form
from adapters.web.inbound import Notice, Shown
from adapters.web.page import Pages
from adapters.web.persona import Visitor
from adapters.web.seal import Asked
from bot.message import ChoiceField


class Deeds:
    """The endpoints that change something; every one answers with what is new on the page."""

    def __init__(self, front: Front, pages: Pages) -> None:
        self._front = front
        self._pages = pages

    async def press(self, request: Request) -> Response:
        """Press a button of a message."""
        form = await trusted_form(request)
        visitor = await self._front.visitor(request, form)
        press = self._front.seals.press(text(form, "press"))
        if press is None or not press.is_for(visitor):
            return await self._answer(request, form, visitor, Shown(notice=Notice.OLD))
        return await self._answer(request, form, visitor, await self._front.inbound.pressed(visitor, press))

    async def submit(self, request: Request) -> Response:
        """Hand in a form."""
        form = await trusted_form(request)
        visitor = await self._front.visitor(request, form)
        asked = self._front.seals.asked(text(form, "form"))
        if asked is None or not asked.is_for(visitor):
            return await self._answer(request, form, visitor, Shown(notice=Notice.EXPIRED))
        shown = await self._front.inbound.submitted(visitor, asked, _values(asked, form))
        return await self._answer(request, form, visitor, shown)

    async def say(self, request: Request) -> Response:
        """Write to Dult."""
        form = await trusted_form(request)
        visitor = await self._front.visitor(request, form)
        words = text(form, "text").strip()
        writing = self._front.seals.writing(text(form, "writing"))
        if writing is None or not writing.is_for(visitor):
            return await self._answer(request, form, visitor, Shown(notice=Notice.EXPIRED))
        if len(words) > MAX_WORDS:
            return await self._answer(request, form, visitor, Shown(notice=Notice.TOO_LONG))
        shown = await self._front.inbound.said(visitor, writing, words) if words else Shown()
        return await self._answer(request, form, visitor, shown)

    async def move_clock(self, request: Request) -> Response:
        """Move the demo's clock, one move at a time."""
        form = await trusted_form(request)
        visitor, mover = await self._front.visitor(request, form), self._front.parts.mover
        if mover is None or self._front.moving.locked():
            return await self._answer(request, form, visitor, Shown(notice=Notice.MOVING))
        moment = target(text(form, "to"), text(form, "day"), mover.now(), visitor.persona.time_zone)
        if moment is None:
            return await self._answer(request, form, visitor, Shown(notice=Notice.NO_SUCH_DAY))
        async with self._front.moving:
            await mover.move_to(moment)
        return await self._answer(request, form, visitor, Shown())

    async def _answer(self, request: Request, form: FormData, visitor: Visitor, shown: Shown) -> Response:
        if wants_json(request):
            return JSONResponse(await self._news(form, visitor, shown))
        status = 422 if shown.errors else 503 if shown.notice is Notice.NOT_SAVED else 200
        if shown.form or shown.notice:
            draft = text(form, "text") if shown.notice else ""
            return await self._pages.conversation(request, visitor, shown, draft=draft, status=status)
        return see(f"{visitor.link}#end")  # without the script: the newest line is in view

    async def _news(self, form: FormData, visitor: Visitor, shown: Shown) -> Mapping[str, Any]:
        renderer, parts = self._front.renderer, self._front.parts
        newer, pressed = number(text(form, "since")), shown.receipt and shown.receipt.message_id
        entries = await parts.channel.read(visitor.place)
        changed = [entry for entry in entries if entry.revision > newer or entry.id == pressed]
        now = await parts.look_up(visitor.persona.key) or visitor.persona
        return {
            "entries": [renderer.entry(entry, visitor) for entry in changed if not entry.deleted],
            "gone": [entry.id for entry in changed if entry.deleted],
            "revision": max((entry.revision for entry in changed), default=0),
            "dialog": renderer.dialog(shown, visitor),
            "notice": renderer.say(visitor.language, shown.notice) if shown.notice else "",
            "writing": renderer.writing(visitor),
            "clock": renderer.clock(parts.mover.now(), visitor) if parts.mover else "",
            "language": now.language,
        }


MAX_WORDS = 4000
"""Characters of one line: what Slack takes, so that nobody can write here what is lost elsewhere."""


def _values(asked: Asked, form: FormData) -> dict[str, str]:
    return {
        field.name: ",".join(str(one) for one in form.getlist(f"field-{field.name}"))
        if isinstance(field, ChoiceField)
        else text(form, f"field-{field.name}")
        for field in asked.form.fields
    }
