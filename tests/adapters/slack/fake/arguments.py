"""The arguments of a call, whether they came as JSON, as a form or in the address."""

import base64
import json
from collections.abc import Mapping
from typing import Any

from aiohttp import web

from tests.adapters.slack.fake.refusal import Refused


class Arguments:
    """Reads each argument as the type a method wants; a form has everything as text."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.values = {name: value for name, value in values.items() if value is not None}

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def text(self, name: str, default: str = "") -> str:
        return str(self.values.get(name, default))

    def need(self, name: str, code: str = "invalid_arguments") -> str:
        if not self.text(name):
            raise Refused(code, response_metadata={"messages": [f"[ERROR] missing required field: {name}"]})
        return self.text(name)

    def flag(self, name: str, *, default: bool = False) -> bool:
        return str(self.values.get(name, default)).lower() in {"true", "1"}

    def number(self, name: str, default: int) -> int:
        try:
            return int(self.values.get(name, default))
        except ValueError:
            raise Refused("invalid_arguments") from None

    def structure(self, name: str, code: str = "invalid_arguments") -> Any:
        """Return a list or an object; a form carries it as JSON text."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except json.JSONDecodeError:
            raise Refused(code) from None


async def arguments_of(request: web.Request) -> tuple[Arguments, str]:
    """Return a call's arguments and its token.

    A JSON body needs the token in the header: docs.slack.dev/apis/web-api, "POST bodies".
    """
    bearer = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
    values: dict[str, Any] = dict(request.query)
    match request.content_type:
        case "application/json":
            values |= await _json(request)
            return Arguments(values), bearer
        case "application/x-www-form-urlencoded" | "multipart/form-data":
            values |= dict(await request.post())
        case _:
            pass
    if bearer.startswith("Basic "):
        return Arguments(values | _client(bearer)), ""
    return Arguments(values), bearer or str(values.pop("token", ""))


def _client(basic: str) -> dict[str, str]:
    """Read who asks oauth.v2.access: its id and secret may stand in the header."""
    client_id, _, secret = base64.b64decode(basic.removeprefix("Basic ")).decode().partition(":")
    return {"client_id": client_id, "client_secret": secret}


async def _json(request: web.Request) -> dict[str, Any]:
    try:
        body = json.loads(await request.text() or "{}")
    except json.JSONDecodeError:
        raise Refused("invalid_json") from None
    if not isinstance(body, dict):
        raise Refused("json_not_object")
    return body
