"""What the core replies, shown where it belongs: in the pressed message, a form, or for one alone."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Final, assert_never

from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import modal
from adapters.slack.channel import SlackChannel
from adapters.slack.origin import Origin
from adapters.slack.render import render
from adapters.slack.web_api import WebApi
from bot.errors import ChannelError, Rejected, TryLater, Uncertain, Unreachable
from bot.events import Event, Pressed, Said
from bot.message import Action, Ask, Button, Form, Invalid, Message, Replace, Reply, Say
from bot.phrases import Phrases
from nudges.delivery import Address, DeliveryKey
from nudges.language import Language

TOO_LATE: Final = frozenset({"expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id"})
"""What ``views.open`` answers when a press is more than three seconds old: its page in Slack's reference."""


class Replies:
    """Shows replies in Slack."""

    def __init__(self, channel: SlackChannel, api: WebApi, phrases: Phrases) -> None:
        self._channel = channel
        self._api = api
        self._phrases = phrases

    async def wait(self, origin: Origin, language: Language) -> str | None:
        """Open a view at once that says *one moment*; ``None`` when the press is too old for one."""
        return await self._open(origin, modal.waiting(language, self._phrases))

    async def show(self, origin: Origin, event: Event, reply: Reply, view: str | None = None) -> None:
        """Show a reply; ``view`` is an open view of the person's that waits for it.

        Raises:
            ChannelError: Slack did not take it.
        """
        match reply:
            case Replace(message=message):
                await self._replace(origin, event, message)
                await self._tell(origin, view, message)
            case Say(message=message, private=private):
                await self._say(origin, event, message, private=private)
                await self._tell(origin, view, message)
            case Ask() as ask:
                await self._ask(origin, event, ask, view)
            case Invalid() | None:
                pass  # only a submission is invalid, and that is answered in its own acknowledgement
            case _:
                assert_never(reply)

    def answer(self, origin: Origin, reply: Reply, view: Mapping[str, Any]) -> dict[str, Any]:
        """Return how a submission is acknowledged: the form stays, changes, or closes."""
        match reply:
            case Invalid() as invalid:
                if errors := modal.errors(view, invalid):
                    return {"response_action": "errors", "errors": errors}
                return {"response_action": "update", "view": modal.again(view, invalid)}  # no field to mend
            case Ask(form=form):
                return {"response_action": "update", "view": self._modal(origin, form)}
            case _:
                return {"response_action": "clear"}

    async def correct(self, origin: Origin, reply: Reply, view: Mapping[str, Any]) -> None:
        """Bring a view up to date that was acknowledged before the reply was there."""
        match reply:
            case Invalid() as invalid:
                await self._update(origin, view["id"], modal.again(view, invalid))
            case Ask(form=form):
                await self._update(origin, view["id"], self._modal(origin, form))
            case Replace(message=message) | Say(message=message):
                await self._tell(origin, view["id"], message)
            case None:
                pass
            case _:
                assert_never(reply)

    async def note(self, origin: Origin, words: str) -> None:
        """Tell the person alone a sentence of the adapter's own, in the place it is about."""
        if origin.response_url:
            await self._api.respond(
                origin.response_url, response_type="ephemeral", replace_original=False, text=words
            )
        elif origin.room:
            await self._whisper(origin, {"text": words})
        else:
            conversation = await self._channel.conversation(origin.by)
            await self._api.call(
                origin.workspace, AsyncWebClient.chat_postMessage, channel=conversation, text=words
            )

    async def _replace(self, origin: Origin, event: Event, message: Message) -> None:
        if origin.is_ephemeral and origin.message and origin.response_url:
            await self._respond(origin.response_url, message, replaces=True)
            return
        if origin.is_home:
            return  # the page itself is shown anew
        if origin.receipt is None:
            await self._say(origin, event, message, private=True)
            return
        try:
            await self._channel.update(origin.receipt, message, origin.key)
        except Unreachable:  # it was deleted, or Slack lets nobody change it any more
            await self._say(origin, event, message, private=True)
        except Uncertain as error:
            raise TryLater from error  # shown twice is as once

    async def _say(self, origin: Origin, event: Event, message: Message, *, private: bool) -> None:
        key = DeliveryKey(f"e{event.id}")
        if origin.room is not None and not private:
            await self._say_openly(origin, origin.room, message, key)
        elif message.attachments or origin.conversation is None:
            conversation = await self._channel.conversation(origin.by)
            await self._channel.say(origin.by, conversation, message, key)  # a file is shown to all in a room
        elif origin.is_ephemeral or origin.room is not None:
            await self._say_alone(origin, message, key)
        else:
            await self._channel.say(origin.by, origin.conversation, message, key, origin.thread)

    async def _say_alone(self, origin: Origin, message: Message, key: DeliveryKey) -> None:
        """Show it to one person where they asked, or else in their own conversation."""
        with suppress(Unreachable):
            if origin.is_ephemeral and origin.response_url:
                return await self._respond(origin.response_url, message, replaces=False)
        with suppress(Unreachable):
            if origin.room is not None:
                rendered = render(message, self._phrases)
                return await self._whisper(origin, {"text": rendered.text, "blocks": rendered.blocks})
        conversation = await self._channel.conversation(origin.by)
        return await self._channel.say(origin.by, conversation, message, key)

    async def _say_openly(self, origin: Origin, room: Address, message: Message, key: DeliveryKey) -> None:
        """Write to everybody in a room; where Dult is no member, who asked is told how to invite it."""
        try:
            await self._channel.say(room, room.route, message, key, origin.thread)
        except Unreachable:
            await self.note(origin, self._phrases.say(message.language, "slack-invite"))

    async def _respond(self, url: str, message: Message, *, replaces: bool) -> None:
        rendered = render(message, self._phrases)
        await self._api.respond(
            url,
            response_type="ephemeral",
            replace_original=replaces,
            text=rendered.text,
            blocks=rendered.blocks,
        )

    async def _whisper(self, origin: Origin, content: Mapping[str, Any]) -> None:
        await self._api.call(
            origin.workspace,
            AsyncWebClient.chat_postEphemeral,
            channel=origin.conversation,
            user=origin.user,
            thread_ts=origin.thread,
            **content,
        )

    async def _ask(self, origin: Origin, event: Event, ask: Ask, view: str | None) -> None:
        shown = self._modal(origin, ask.form)
        if view is not None:
            await self._update(origin, view, shown)
        elif await self._open(origin, shown) is None:
            await self._offer(origin, event, ask)

    async def _offer(self, origin: Origin, event: Event, ask: Ask) -> None:
        """Let a form be opened by a button: it was asked for in words, or too long ago."""
        match event:
            case Pressed():
                action, why = Action.parse(event.action), "slack-form-late"
            case Said():
                action, why = ask.again, "slack-form-here"
            case _:
                return  # what a submission asks for stands in its place already
        say = ask.form.language
        label = self._phrases.say(say, "slack-form-open")
        buttons = (Button(label=label, action=action, main=True, opens_form=True),) if action else ()
        message = Message(
            title=ask.form.title, body=self._phrases.say(say, why), language=say, buttons=buttons
        )
        await self._say(origin, event, message, private=True)

    async def _open(self, origin: Origin, view: dict[str, Any]) -> str | None:
        if origin.trigger is None:
            return None
        try:
            answer = await self._api.call(
                origin.workspace, AsyncWebClient.views_open, trigger_id=origin.trigger, view=view
            )
        except Rejected as error:
            if error.reason in TOO_LATE:
                return None
            raise
        return str((answer.get("view") or {}).get("id") or "")

    async def _update(self, origin: Origin, view: str, shown: dict[str, Any]) -> None:
        await self._api.call(origin.workspace, AsyncWebClient.views_update, view_id=view, view=shown)

    async def _tell(self, origin: Origin, view: str | None, message: Message) -> None:
        """Let a view that waits say what came of it: Slack gives no way to close it."""
        if view is None:
            return
        with suppress(ChannelError):  # the person has closed it
            await self._update(origin, view, modal.told(message, self._phrases))

    def _modal(self, origin: Origin, form: Form) -> dict[str, Any]:
        receipt, room = origin.receipt, origin.room
        carried = modal.Carried(
            action=str(form.action),
            message_id=receipt.message_id if receipt and not origin.is_ephemeral else None,
            room=room.route if room else None,
            language=form.language,
            home=origin.is_home,
        )
        return modal.modal(form, carried, self._phrases)
