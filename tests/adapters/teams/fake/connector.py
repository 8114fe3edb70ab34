"""The HTTP side of the fake Teams: the Bot Connector with its refusals, limits and faults."""

import asyncio
import json
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

from aiohttp import web

from tests.adapters.teams.fake.faults import (
    Dropped,
    Fault,
    Faults,
    Held,
    Lost,
    Other,
    Redirect,
    Says,
    Slow,
    Throttled,
    Unnamed,
)
from tests.adapters.teams.fake.limits import Limits
from tests.adapters.teams.fake.records import Call, Conversation, Json, User
from tests.adapters.teams.fake.refusal import Body, Refused, row
from tests.adapters.teams.fake.world import World


@dataclass(kw_only=True)
class Asking:
    """A request on its way."""

    operation: str
    region: str
    token: str
    connection: str
    raw: bytes
    conversation: str = ""
    activity: str = ""
    query: dict[str, str] = field(default_factory=dict)

    @property
    def body(self) -> Json:
        try:
            said = json.loads(self.raw or b"{}")
        except ValueError as error:
            raise Refused(400, "BadSyntax", "Could not parse the request.") from error
        if not isinstance(said, dict):
            raise Refused(400, "BadSyntax", "The request is not an object.")
        return said

    @property
    def whom(self) -> str:
        """With whom a conversation is to be created."""
        try:
            members = self.body.get("members") or [{}]
            return str(members[0].get("id") or "")
        except (Refused, AttributeError, TypeError):
            return ""


class Connector:
    """Answers ``/<region>/v3/conversations…``."""

    def __init__(self, world: World, faults: Faults[Fault], limits: Limits) -> None:
        self.world = world
        self.faults = faults
        self.limits = limits
        self.log: list[Call] = []

    def routes(self) -> list[web.RouteDef]:
        base = "/{region}/v3/conversations"
        return [
            web.post(base, self._route("create")),
            web.post(base + "/{conversation}/activities", self._route("post")),
            web.post(base + "/{conversation}/activities/{activity}", self._route("post")),
            web.put(base + "/{conversation}/activities/{activity}", self._route("put")),
            web.delete(base + "/{conversation}/activities/{activity}", self._route("delete")),
            web.get(base + "/{conversation}/members", self._route("roster")),
            web.get(base + "/{conversation}/pagedmembers", self._route("members")),
            web.get(base + "/{conversation}/members/{activity}", self._route("member")),
        ]

    def _route(self, operation: str) -> Any:
        async def handle(request: web.Request) -> web.StreamResponse:
            return await self._handle(operation, request)

        return handle

    async def _handle(self, operation: str, request: web.Request) -> web.StreamResponse:
        """Answer one request; whatever happens, it is logged."""
        asking = await _asking(operation, request)
        struck = self.faults.pick(operation, self._places(asking))
        failure = next((one for one in struck if not isinstance(one, Slow | Held)), None)
        code = ""
        response: web.Response | None = None
        try:
            response = await self._answer(asking, failure)
        except Refused as refused:
            response, code = refused.answer(), refused.code
        self._note(asking, response, code, failure)
        for one in struck:
            if isinstance(one, Slow):
                await asyncio.sleep(one.seconds)
            if isinstance(one, Held):
                await one.go.wait()
        if response is None:
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        return response

    def _places(self, asking: Asking) -> set[str]:
        base, _, _ = asking.conversation.partition(";")
        there = self.world.conversations.get(base)
        return {asking.conversation, base, asking.whom, there.user if there else ""} - {""}

    def _note(self, asking: Asking, response: web.Response | None, code: str, failure: Fault | None) -> None:
        try:
            body = asking.body
        except Refused:
            body = {}
        self.log.append(
            Call(
                at=self.world.clock.now(),
                operation=asking.operation,
                where=asking.conversation or asking.whom,
                status=response.status if response is not None else 0,
                code=code,
                fault=type(failure).__name__ if failure is not None else "",
                token=asking.token,
                region=asking.region,
                connection=asking.connection,
                body=body,
            )
        )

    async def _answer(self, asking: Asking, failure: Fault | None) -> web.Response | None:
        if isinstance(failure, Unnamed | Lost) or (isinstance(failure, Says) and failure.after):
            await self._in_order(asking)
        match failure:
            case None | Slow() | Held():
                return await self._in_order(asking)
            case Lost() | Dropped():
                return None
            case Unnamed():
                return web.json_response({}, status=201)
            case Redirect(to=to, status=status):
                return web.Response(status=status, headers={"Location": to})
            case _:
                raise self._refused(failure)

    def _refused(self, failure: Throttled | Says | Other) -> Refused:
        match failure:
            case Throttled(retry_after=seconds, as_date=as_date):
                return self._throttled(seconds, as_date=as_date)
            case Says(row=name, body=body):
                return row(name, Body(body))
            case Other(status=status, code=code, body=body):
                return Refused(status, code, "", Body(body))

    async def _in_order(self, asking: Asking) -> web.Response:
        self._identify(asking)
        if asking.operation == "create":
            return await self._create(asking)
        there = self._there(asking)
        async with self._alone(there, asking.operation):
            self._pay(there.tenant, there.id, asking)
            return self._carry_out(asking, there)

    def _identify(self, asking: Asking) -> None:
        """Look for the bot's own token: without a good one nothing is answered (teams.md §2.8)."""
        if not asking.token or (self.world.tokens and asking.token not in self.world.tokens):
            raise Refused(401, "", "Authorization has been denied for this request.")
        if not self.world.registered:
            raise row("BotNotRegistered")

    def _there(self, asking: Asking) -> Conversation:
        base, _, _ = asking.conversation.partition(";")
        there = self.world.conversations.get(base)
        if there is None or there.removed:
            raise row("ConversationNotFound")  # teams.md §0.8
        self._right_host(there.tenant, asking)
        return there

    def _right_host(self, tenant: str, asking: Asking) -> None:
        its = self.world.tenants[tenant]
        if its.strict_host and asking.region != its.region:
            raise row("InvalidBotApiHost")  # teams.md §2.2

    @asynccontextmanager
    async def _alone(self, there: Conversation, operation: str) -> AsyncIterator[None]:
        """Refuse two operations at once in one conversation: 412 (teams.md §2.2)."""
        if there.at_work and operation in {"post", "put", "delete"}:
            raise row("PreconditionFailed")
        there.at_work += 1
        try:
            await asyncio.sleep(self.world.habits.latency)
            await self.world.goes_on.wait()
            yield
        finally:
            there.at_work -= 1

    def _pay(self, tenant: str, where: str, asking: Asking, weight: int = 1) -> None:
        if asking.operation == "post" and _is_split(asking.body):
            weight = 2  # teams.md §2.1: splitting raises the real rate
        if seconds := self.limits.wait(tenant, where, asking.operation, weight):
            raise self._throttled(seconds, as_date=False)

    def _throttled(self, seconds: int | None, *, as_date: bool) -> Refused:
        refused = row("Throttled")
        if seconds is not None:
            now = datetime.fromtimestamp(self.world.clock.now(), UTC)
            until = format_datetime(now + timedelta(seconds=seconds), usegmt=True)
            refused.headers["Retry-After"] = until if as_date else str(seconds)
        return refused

    async def _create(self, asking: Asking) -> web.Response:
        body = asking.body
        data = body.get("channelData") or {}
        tenant = str((data.get("tenant") or {}).get("id") or body.get("tenantId") or "")
        if tenant not in self.world.tenants:
            raise Refused(400, "BadArgument", "The tenant is missing.")  # teams.md §2.6
        self._right_host(tenant, asking)
        if "channel" in data:
            return self._thread(asking, tenant, str(data["channel"].get("id")))
        user = self._whom(body, tenant)
        await asyncio.sleep(self.world.habits.latency)
        self._pay(tenant, user.id, asking)
        self._reachable(user, installing=True)
        made = self.world.open_personal(user)
        more = {"serviceUrl": self.world.service_url(tenant)} if self.world.habits.names_service_url else {}
        return web.json_response({"id": made.id} | more, status=201)

    def _thread(self, asking: Asking, tenant: str, channel: str) -> web.Response:
        """Begin a thread in a channel (teams.md §2.6)."""
        there = self.world.conversations.get(channel)
        if there is None:
            raise row("ConversationNotFound")
        self._pay(tenant, channel, asking)
        self._writable(there)
        posted = self.world.post(there, asking.body.get("activity") or {})
        said = {"id": f"{channel};messageid={posted.id}", "activityId": posted.id}
        return web.json_response(said, status=201)

    def _whom(self, body: Json, tenant: str) -> User:
        """Find whom a conversation is with, as strictly as Teams reads it."""
        members = body.get("members")
        if body.get("isGroup") or not isinstance(members, list) or len(members) != 1:
            raise Refused(400, "BadSyntax", "A conversation is with one member.")  # §2.3: no new group chats
        if (body.get("bot") or {}).get("id") not in {None, self.world.bot_id, self.world.app_id}:
            raise Refused(400, "BadArgument", "Not this bot.")
        named = members[0].get("id")
        if not named:
            raise Refused(400, "BadArgument", "The member has no id.")  # teams.md §0.8: not in aadObjectId
        if not (str(named).startswith("29:") or _is_guid(str(named))):
            raise Refused(400, "BadArgument", "Failed to decrypt pairwise id")  # §2.3: no e-mail, no UPN
        user = self.world.user(str(named))
        if user is None or user.tenant != tenant:
            raise row("ConversationNotFound")  # teams.md §5: 404 for somebody who is not there
        return user

    def _reachable(self, user: User, *, installing: bool = False) -> None:
        if user.disabled:
            raise row("BotDisabledByAdmin")
        if not user.installed:  # teams.md §2.6: uninstall → 403
            raise row("ForbiddenOperationException" if installing else "BotNotInConversationRoster")
        if user.blocked and not installing:
            nested = self.world.habits.nested_blocks
            raise row("MessageWritesBlocked", Body.NESTED) if nested else row("ConversationBlockedByUser")

    def _writable(self, there: Conversation) -> None:
        if there.user:
            self._reachable(self.world.users[there.user])
        if not there.bot_in:
            raise row("BotNotInConversationRoster")
        if not there.writable:
            raise row("NotEnoughPermissions")

    def _carry_out(self, asking: Asking, there: Conversation) -> web.Response:
        match asking.operation:
            case "post":
                return self._post(asking, there)
            case "put" | "delete":
                return self._change(asking, there)
            case "member":
                return web.json_response(self._member(asking.activity, there))
            case "members":
                return self._paged(asking, there)
            case _:
                return web.json_response([self._account(one) for one in there.members])

    def _post(self, asking: Asking, there: Conversation) -> web.Response:
        self._writable(there)
        activity = self._activity(asking)
        posted = self.world.post(there, activity, thread=asking.conversation.partition(";messageid=")[2])
        if _is_split(activity):
            return web.json_response({}, status=201)  # teams.md §2.1: the id is lost
        return web.json_response({"id": posted.id}, status=201)

    def _change(self, asking: Asking, there: Conversation) -> web.Response:
        self._writable(there)
        posted = there.posted.get(asking.activity)
        if posted is None or posted.deleted:
            raise row("ActivityNotFoundInConversation")
        if asking.operation == "delete":
            posted.deleted = True
            return web.Response()
        activity = self._activity(asking)
        posted.edits.append(posted.activity)
        posted.activity = activity
        return web.json_response({"id": posted.id})

    def _activity(self, asking: Asking) -> Json:
        activity = asking.body
        if len(asking.raw.decode().encode("utf-16-le")) > self.limits.largest:
            raise row("MessageSizeTooBig")  # teams.md §2.3
        if activity.get("type") != "message" or not (activity.get("text") or activity.get("attachments")):
            raise row("BadArgument")
        return activity

    def _member(self, name: str, there: Conversation) -> Json:
        user = self.world.user(name)
        if user is None or user.id not in there.members:
            raise Refused(404, "MemberNotFoundInConversation", "Member not found.")
        return self._account(user.id)

    def _paged(self, asking: Asking, there: Conversation) -> web.Response:
        """List members by pages of 50 to 500, 200 where nothing is said (microsoft/teams.py pull 327)."""
        size = min(500, max(50, int(asking.query.get("pageSize", "200"))))
        begin = int(asking.query.get("continuationToken", "0"))
        said: Json = {"members": [self._account(one) for one in there.members[begin : begin + size]]}
        if begin + size < len(there.members):
            said["continuationToken"] = str(begin + size)
        return web.json_response(said)

    def _account(self, user: str) -> Json:
        its = self.world.users[user]
        return {
            "id": its.mri,
            "aadObjectId": its.id,
            "name": its.name,
            "email": its.email,
            "userPrincipalName": its.email,
            "tenantId": its.tenant,
            "userRole": its.role,
        }


async def _asking(operation: str, request: web.Request) -> Asking:
    peer = request.transport.get_extra_info("peername") if request.transport else None
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return Asking(
        operation=operation,
        region=request.match_info["region"],
        token=token if scheme == "Bearer" else "",
        connection=f"{peer[0]}:{peer[1]}" if peer else "",
        raw=await request.read(),
        conversation=request.match_info.get("conversation", ""),
        activity=request.match_info.get("activity", ""),
        query=dict(request.query),
    )


def _is_split(activity: Json) -> bool:
    """Tell whether Teams makes two messages of one activity: a text beside a card (teams.md §2.1)."""
    return bool(activity.get("text")) and bool(activity.get("attachments"))


def _is_guid(name: str) -> bool:
    try:
        uuid.UUID(name)
    except ValueError:
        return False
    return True
