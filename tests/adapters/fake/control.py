"""What a fake platform in a process of its own is told and asked with: JSON, by HTTP."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict, fields, is_dataclass
from typing import Any

from aiohttp import web


def setter(settings: Any) -> Callable[[web.Request], Awaitable[web.Response]]:
    """Make what changes the fields of a dataclass by their names."""

    async def change(request: web.Request) -> web.Response:
        known = {one.name for one in fields(settings)}
        for name, value in (await asked(request)).items():
            if name not in known:
                return web.json_response({"error": f"no {name}; there are {sorted(known)}"}, status=400)
            setattr(settings, name, value)
        return answered({"ok": True})

    return change


async def asked(request: web.Request) -> dict[str, Any]:
    """Read what a request says."""
    body: dict[str, Any] = json.loads(await request.text() or "{}")
    return body


def answered(value: object) -> web.Response:
    """Answer with a value, whatever it is made of."""
    return web.Response(text=json.dumps(value, default=_plain), content_type="application/json")


def _plain(value: object) -> object:
    match value:
        case set() | frozenset():
            return sorted(value)
        case bytes():
            return value.decode(errors="replace")
        case _ if is_dataclass(value) and not isinstance(value, type):
            return asdict(value)
        case _:
            return str(value)
