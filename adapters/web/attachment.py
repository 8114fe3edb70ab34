"""Files that came with a message, handed to those who may read the message and to nobody else."""

from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from adapters.web.channel import message_of
from adapters.web.front import Front, number
from bot.message import Attachment
from bot.ports import Entry


class Attachments:
    """The endpoint that the links on a card lead to."""

    def __init__(self, front: Front) -> None:
        self._front = front

    async def save(self, request: Request) -> Response:
        """Hand over one file of a line that the visitor reads in this place.

        Raises:
            HTTPException: 404 when there is no such file here for the visitor.
        """
        visitor = await self._front.visitor(request, request.query_params)
        line, which = request.path_params["entry"], request.path_params["number"]
        entries = await self._front.parts.channel.read(visitor.place)
        its = [one for entry in entries if entry.id == line for one in _attached(entry)]
        if not which.isdecimal() or number(which) >= len(its):
            raise HTTPException(404)
        return _file(its[number(which)])


def _attached(entry: Entry) -> tuple[Attachment, ...]:
    message = None if entry.deleted else message_of(entry)
    return message.attachments if message else ()


def _file(its: Attachment) -> Response:
    """Return a file to be saved: never shown by the browser, whatever is in it, and never kept (RFC 6266)."""
    name = f"attachment; filename*=UTF-8''{quote(its.name, safe='')}"
    headers = {"content-disposition": name, "content-type": f"{its.media_type}; charset=utf-8"}
    return Response(its.content.encode(), headers=headers | {"cache-control": "no-store"})
