"""From Slack to the core and back: kept before it is acknowledged, acknowledged before it is worked."""

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import home, modal
from adapters.slack.directory import Directory
from adapters.slack.envelope import READ
from adapters.slack.membership import Membership
from adapters.slack.origin import Body, Origin, origin_of, workspace_of
from adapters.slack.payload import event_of, language_of, opens_form
from adapters.slack.reply import Replies
from adapters.slack.web_api import WebApi
from bot.errors import ChannelError, StoreUnavailable, TryLater
from bot.events import Event
from bot.message import Ask, Invalid, Message, Reply
from bot.phrases import Phrases
from bot.ports import Clock, Listener
from bot.under_way import UnderWay
from nudges.delivery import Address
from nudges.language import Language

ANY: Final = re.compile(".*")
INLINE: Final = 2.0
"""Seconds a submission may be worked before it is acknowledged: Slack gives three."""
SHOWINGS: Final = 4
"""So often a reply that Slack does not take now is shown later, before the last time."""

Home = Callable[[Address], Awaitable[Sequence[Message]]]
"""What the core shows on a person's own page."""
Next = Callable[[], Awaitable[BoltResponse]]
"""The rest of Bolt's way of a request."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One request of Slack's."""

    origin: Origin
    event: Event | None
    is_new: bool
    """Whether it was not kept before: Slack repeats what it believes unheard."""


@dataclass(slots=True, kw_only=True)
class Inbound:
    """Hands what people do to the core and shows what it replies."""

    listener: Listener
    replies: Replies
    api: WebApi
    home: Home
    directory: Directory
    membership: Membership
    phrases: Phrases
    clock: Clock
    language: Language
    """Of sentences for somebody whose own is not known yet."""

    _under_way: UnderWay = field(default_factory=partial(UnderWay, "Slack"), init=False)

    def listen(self, app: AsyncApp) -> None:
        """Take everything that Bolt has checked and authorized; it asks in this order, presses first."""
        app.middleware(_First(self._keep))
        app.action(ANY)(self._pressed)
        app.view(ANY)(self._submitted)
        app.command(ANY)(self._pressed)
        app.shortcut(ANY)(self._pressed)
        app.event(ANY)(self._happened)
        app.view_closed(ANY)(self._closed)

    async def close(self) -> None:
        """Let what is under way end; what is left then is worked at the next start."""
        await self._under_way.close()

    async def _keep(self, body: Body, context: AsyncBoltContext, go_on: Next) -> BoltResponse:
        """Commit an event to the inbox before Slack is told that it came."""
        self.api.traffic.heard_at = self.clock.real()
        if body.get("type") == "app_rate_limited":  # docs.slack.dev/apis/events-api, Rate limiting
            log.warning("Slack holds events back: there were more than it brings in an hour.")
            return BoltResponse(status=200)
        origin = origin_of(body, workspace_of(context), context.bot_user_id)
        event = event_of(body, origin, self.clock.now())
        context[READ] = True
        try:
            is_new = await self.listener.receive(event) if event else True
        except StoreUnavailable:
            return await self._not_kept(body, origin)
        context["heard"] = Heard(origin=origin, event=event, is_new=is_new)
        return await go_on()

    async def _not_kept(self, body: Body, origin: Origin) -> BoltResponse:
        """Let Slack repeat an event; a person is asked to press again, for Slack repeats no click."""
        if body.get("type") == "event_callback":
            return BoltResponse(status=503)
        words = self.phrases.say(language_of(body) or self.language, "slack-not-saved")
        if body.get("type") == "view_submission":
            answer = self.replies.answer(origin, Invalid(errors={"": words}), body["view"])
            return BoltResponse(status=200, body=answer)
        self._under_way.begin(self.replies.note(origin, words))
        return BoltResponse(status=200)

    async def _happened(self, body: Body, context: AsyncBoltContext) -> None:
        """Go on with an event that Bolt has acknowledged."""
        heard: Heard = context["heard"]
        if heard.origin.is_home:
            self._under_way.begin(self._show_home(heard.origin))
        elif heard.event is None:
            self._under_way.begin(self.membership.heard(heard.origin.workspace, body))
        elif heard.is_new:
            self._under_way.begin(self._work(heard.origin, heard.event))

    async def _pressed(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        await ack()
        heard: Heard = context["heard"]
        if heard.event is not None and heard.is_new:
            self._under_way.begin(self._press(heard.origin, heard.event, body))

    async def _press(self, origin: Origin, event: Event, body: Body) -> None:
        language = language_of(body) or self.language
        view = await self._waiting(origin, language) if opens_form(body) else None
        await self._work(origin, event, view)
        if origin.is_home:
            await self._show_home(origin)

    async def _submitted(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        """Answer a form in its acknowledgement; one that takes longer is told to wait.

        The same submission a second time is worked again: it has the same event, and the same answer.
        """
        heard: Heard = context["heard"]
        assert heard.event is not None  # noqa: S101 - a submission always is one
        work = asyncio.create_task(self._answer(heard.origin, heard.event))
        in_time, _ = await asyncio.wait({work}, timeout=INLINE)
        if in_time:
            await ack(**self.replies.answer(heard.origin, work.result(), body["view"]))
            self._under_way.begin(self._follow(heard.origin, heard.event, work.result()))
        else:
            waiting = modal.waiting(language_of(body) or self.language, self.phrases)
            await ack(response_action="update", view=waiting)
            self._under_way.begin(self._conclude(heard, work, body["view"]))

    async def _closed(self, ack: AsyncAck) -> None:
        """Take it that a form was closed; what was not sent is not kept."""
        await ack()

    async def _conclude(self, heard: Heard, work: "asyncio.Task[Reply]", view: Body) -> None:
        reply = await work
        assert heard.event is not None  # noqa: S101 - as above
        await self.replies.correct(heard.origin, reply, view)
        await self._follow(heard.origin, heard.event, reply)

    async def _follow(self, origin: Origin, event: Event, reply: Reply) -> None:
        """Show what came of a form, on the home tab too where it was opened there."""
        await self._show(origin, event, reply)
        if origin.is_home and not isinstance(reply, Ask | Invalid):
            await self._show_home(origin)

    async def _work(self, origin: Origin, event: Event, view: str | None = None) -> None:
        await self._show(origin, event, await self._answer(origin, event), view)

    async def _answer(self, origin: Origin, event: Event) -> Reply:
        try:
            await self.directory.meet(origin.workspace, origin.user)
            return await self.listener.answer(event)
        except Exception as error:  # noqa: BLE001 - the border: it is kept, and tried again at the next start
            self._under_way.complain("An event", error)
            self._under_way.begin(self.replies.note(origin, self.phrases.say(self.language, "slack-kept")))
            return None

    async def _show(self, origin: Origin, event: Event, reply: Reply, view: str | None = None) -> None:
        """Show a reply; where Slack asks to wait, it comes later and is not lost."""
        for _ in range(SHOWINGS):
            try:
                return await self.replies.show(origin, event, reply, view)
            except TryLater as error:
                log.info("A reply is shown later: %s", error)
                await asyncio.sleep(max(1.0, error.after))
        return await self.replies.show(origin, event, reply, view)

    async def _waiting(self, origin: Origin, language: Language) -> str | None:
        try:
            return await self.replies.wait(origin, language)
        except ChannelError as error:
            log.warning("A waiting view could not be opened: %s", error)
            return None

    async def _show_home(self, origin: Origin) -> None:
        await self.directory.meet(origin.workspace, origin.user)
        shown = home.home(await self.home(origin.by), self.phrases)
        await self.api.ask(origin.workspace, AsyncWebClient.views_publish, user_id=origin.user, view=shown)


class _First(AsyncMiddleware):
    """Takes a request before Bolt looks for who listens to it.

    A function would do, but for a function Bolt gathers some thirty arguments, each time.
    """

    def __init__(self, keep: Callable[[Body, AsyncBoltContext, Next], Awaitable[BoltResponse]]) -> None:
        self._keep = keep

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,  # noqa: ARG002 - Bolt hands it over by name
        next: Next,  # noqa: A002 - likewise
    ) -> BoltResponse:
        """Keep what came, and go on."""
        return await self._keep(req.body, req.context, next)
