"""The pages themselves: who to be, and the conversation."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from adapters.web.front import Front, language_of, see
from adapters.web.inbound import Notice, Shown
from adapters.web.persona import HEADING, WHAT, Group, Persona, Room, Visitor
from bot.ports import Entry

LAST: int = 300
"""How many lines of a long conversation a page begins with."""


class Pages:
    """What a browser can ask to see."""

    def __init__(self, front: Front) -> None:
        self._front = front

    async def start(self, request: Request) -> Response:
        """Choose who to be; with sign-in, go to the own conversation; else say that the page is off."""
        if self._front.parts.is_demo:
            return await self._choose(request)
        if self._front.parts.sign_in:
            return see("/chat")
        return self._front.page(request, "off", language_of(request), status=404)

    async def chat(self, request: Request) -> Response:
        """Show a conversation."""
        visitor = await self._front.visitor(request, request.query_params)
        if visitor.room is None:
            await self._front.inbound.opened(visitor)
        notice = request.query_params.get("notice")
        known = Notice(notice) if notice in set(Notice) else None
        return await self.conversation(request, visitor, Shown(notice=known))

    async def conversation(
        self, request: Request, visitor: Visitor, shown: Shown, *, draft: str = "", status: int = 200
    ) -> Response:
        """Show a conversation with a form open, or with something to tell."""
        front, renderer = self._front, self._front.renderer
        entries = await front.parts.channel.read(visitor.place)
        return front.page(
            request,
            "chat",
            visitor.language,
            status=status,
            visitor=visitor,
            sections=await self._sections(),
            heading=HEADING,
            what=WHAT,
            entries=[(entry, renderer.entry(entry, visitor)) for entry in _last(entries)],
            revision=max((entry.revision for entry in entries), default=0),
            dialog=renderer.dialog(shown, visitor),
            notice=shown.notice,
            writing=renderer.writing(visitor),
            draft=draft,
            clock=self._clock(visitor),
        )

    def _clock(self, visitor: Visitor) -> Mapping[str, Any] | None:
        mover, renderer = self._front.parts.mover, self._front.renderer
        if mover is None:
            return None
        now = mover.now()
        return {"html": renderer.clock(now, visitor), "tomorrow": renderer.moment(now, visitor)["tomorrow"]}

    async def _choose(self, request: Request) -> Response:
        wanted = request.query_params.get("q", "").strip()
        search = self._front.parts.search
        found = await search(wanted) if search and wanted else ()
        return self._front.page(
            request,
            "choose",
            language_of(request),
            sections=await self._sections(),
            heading=HEADING,
            what=WHAT,
            can_search=search is not None,
            wanted=wanted,
            found=[Visitor(persona=persona) for persona in found],
        )

    async def _sections(self) -> list[tuple[Group, Room | None, list[Visitor]]]:
        cast = await self._front.parts.cast() if self._front.parts.cast else ()
        return list(_sections(cast))


def _sections(cast: Sequence[Persona]) -> Iterable[tuple[Group, Room | None, list[Visitor]]]:
    for group in Group:
        if group is Group.TEAM:
            yield from _rooms(cast)
        elif people := [Visitor(persona=one) for one in cast if one.group is group]:
            yield group, None, people


def _rooms(cast: Sequence[Persona]) -> Iterable[tuple[Group, Room, list[Visitor]]]:
    rooms = {room.key: room for one in cast if one.group is Group.TEAM for room in one.rooms}
    for room in rooms.values():
        yield Group.TEAM, room, [Visitor(persona=one, room=room) for one in cast if room in one.rooms]


def _last(entries: Sequence[Entry]) -> Sequence[Entry]:
    return [entry for entry in entries if not entry.deleted][-LAST:]
