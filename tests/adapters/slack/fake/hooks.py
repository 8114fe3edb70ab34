"""response_urls and upload addresses: what the app POSTs to without a token."""

import json
from typing import Any

from aiohttp import web

from tests.adapters.slack.fake import shown
from tests.adapters.slack.fake.conversation import Ephemeral, Hook, Posted
from tests.adapters.slack.fake.judge import judge_blocks
from tests.adapters.slack.fake.records import Json
from tests.adapters.slack.fake.world import World

USES = 5
SECONDS = 30 * 60
"""slack.md §1.3: a response_url is good for 5 uses in 30 minutes."""


class Hooks:
    """Answers ``/response/…`` and ``/upload/v1/…``."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def respond(self, request: web.Request) -> web.Response:
        """Take an app's later answer to an interaction or a command."""
        hook = self.world.hooks.get(request.match_info["name"])
        if hook is None or self.world.clock.now() - hook.given > SECONDS:
            return _no(404, "expired_url")
        if hook.uses >= USES:
            return _no(404, "used_url")
        body: Json = json.loads(await request.text() or "{}")
        if judge_blocks(body.get("blocks") or [], "message"):
            return _no(400, "invalid_blocks")
        hook.uses += 1
        self.take(hook, body)
        return web.Response(text="ok")

    def take(self, hook: Hook, body: Json) -> None:
        """Show what an app answered, in the old one's place or as a message of its own.

        docs.slack.dev/interactivity/handling-user-interaction, "Publishing messages".
        """
        there = _pressed(hook)
        if there is not None and body.get("delete_original"):
            _remove(there)
        elif there is not None and body.get("replace_original"):
            there.text = str(body.get("text", ""))
            there.blocks = shown.with_ids(body.get("blocks") or [])
            if isinstance(there, Posted) and not self.world.habits.update_keeps_metadata:
                there.metadata = body.get("metadata")
        else:
            self._say(hook, body)

    def _say(self, hook: Hook, body: Json) -> None:
        content: dict[str, Any] = {
            "text": str(body.get("text", "")),
            "blocks": shown.with_ids(body.get("blocks") or []),
            "thread_ts": body.get("thread_ts"),
        }
        team = self.world.team_of(hook.user)
        if body.get("response_type") == "in_channel":
            self.world.post(hook.room, team.bot_user, **content, bot_id=team.bot_id, app_id=team.app.id)
        else:
            self.world.whisper(hook.room, hook.user, **content)

    async def upload(self, request: web.Request) -> web.Response:
        """Take the bytes of a file: docs, files.getUploadURLExternal."""
        file = self.world.files.get(request.match_info["name"])
        if file is None:
            return web.Response(status=404, text="not found")
        file.content = await _bytes(request)
        if len(file.content) != file.length:
            file.content = None
            return web.Response(status=400, text="length does not match")
        return web.Response(text=f"OK - {file.length}")


async def _bytes(request: web.Request) -> bytes:
    if request.content_type != "multipart/form-data":
        return await request.read()
    for part in (await request.post()).values():
        if isinstance(part, web.FileField):
            return part.file.read()
        return part.encode() if isinstance(part, str) else bytes(part)
    return b""


def _pressed(hook: Hook) -> Posted | Ephemeral | None:
    if hook.ts is None:
        return None
    if hook.ephemeral:
        return next((one for one in hook.room.ephemeral if one.ts == hook.ts and not one.gone), None)
    there = hook.room.posted.get(hook.ts)
    return there if there is not None and not there.deleted else None


def _remove(there: Posted | Ephemeral) -> None:
    if isinstance(there, Ephemeral):
        there.gone = True
    else:
        there.deleted = True


def _no(status: int, error: str) -> web.Response:
    return web.json_response({"ok": False, "error": error}, status=status)
