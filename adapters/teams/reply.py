"""What the core replies, as messages: in the pressed one's place, below it, or for one person alone."""

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, assert_never

from adapters.teams import form, home
from adapters.teams.channel import TeamsChannel
from adapters.teams.connector import Place
from adapters.teams.files import Files
from adapters.teams.form import Asked
from adapters.teams.kit import Kit, Mark
from adapters.teams.naming import conversation_of
from adapters.teams.origin import Origin
from adapters.teams.payload import Heard
from adapters.teams.render import Rendered, attachment, notice
from bot.cut import one_line
from bot.errors import ChannelError, TryLater, Uncertain, Unreachable
from bot.events import Said
from bot.message import Ask, Form, Invalid, Message, Replace, Reply, Say
from nudges.delivery import Address, Receipt
from nudges.language import Language

log = logging.getLogger(__name__)

Home = Callable[[Address], Awaitable[Sequence[Message]]]
"""What the core shows on a person's own page."""


class Replies:
    """Shows replies in Teams."""

    def __init__(self, channel: TeamsChannel, files: Files, kit: Kit, home: Home, language: Language) -> None:
        self._channel = channel
        self._files = files
        self._home = home
        self._language = language
        self.kit = kit

    async def show(self, its: Heard, reply: Reply) -> None:
        """Show a reply in the conversation.

        Raises:
            ChannelError: Teams did not take it.
        """
        match reply:
            case Replace(message=message):
                if its.receipt:
                    await self._put_away(its)
                await self._put(its, message)
            case Say(message=message, private=private):
                await self._put_away(its)
                await self._refresh_home(its)
                await self._say(its, message, private=private)
            case Ask(form=asked):
                await self._put_away(its)
                await self._ask(its, asked)
            case Invalid() as invalid:
                await self._ask_again(its, invalid)
            case None:
                await self._refresh_home(its)
            case _:
                assert_never(reply)

    async def open_home(self, its: Heard) -> None:
        """Show the person's own page.

        Raises:
            ChannelError: as for ``show``.
        """
        await self._post(its, (await self.page(its)).activity)

    async def note(self, its: Heard, phrase: str, language: Language | None = None) -> None:
        """Say a sentence of the adapter's own where somebody waits, in the language of what it is about.

        Raises:
            ChannelError: as for ``show``.
        """
        origin, spoken = its.origin, language or self.language(its)
        said = notice(self.kit.say(spoken, phrase), spoken)
        if origin.is_elsewhere:
            await self._channel.post(origin.by, said.activity)
        else:
            await self._channel.post(origin.room or origin.by, said.activity, origin.place)

    async def hand_over(self, origin: Origin, consent: Mapping[str, Any]) -> None:
        """Do as somebody says who was asked about a file, and show there what became of it.

        Raises:
            ChannelError: as for ``show``.
        """
        try:
            shown = await self._files.answered(consent) or self._told(origin, "teams-file-declined")
        except TryLater:  # the question stays, to be answered once more
            await self._channel.post(origin.by, self._told(origin, "teams-file-later"), origin.own_place)
            return
        except Unreachable:
            shown = self._told(origin, "teams-file-gone")
        if origin.receipt is None or not await self._change(origin.receipt, shown):
            await self._channel.post(origin.by, shown, origin.own_place)

    async def page(self, its: Heard) -> Rendered:
        """Return the person's own page as it is now."""
        return home.home(await self._home(its.origin.by), self.kit, language=self.language(its))

    def sent(self, its: Heard) -> Rendered:
        """Return what stands where a form stood that was sent."""
        title = one_line(its.asked.form.title, 60) if its.asked else ""
        return notice(self.kit.say(self.language(its), "teams-sent", form=title), self.language(its))

    def asked(self, its: Heard, asked: Form) -> Asked:
        """Return a form with where it belongs."""
        room = its.event.room
        return Asked(
            form=asked,
            message_id=its.receipt.message_id if its.receipt else None,
            room=conversation_of(room) if room else None,
            is_home=its.is_home,
            showing=_showing(its),
        )

    def again(self, its: Heard, asked: Asked) -> Asked:
        """Return a form that is to be mended: what is sent from it next is another submission."""
        return replace(asked, showing=_showing(its))

    def mark(self, its: Heard) -> Mark:
        """Return what the buttons of an answer carry: those in a person's own conversation say the room."""
        room = its.event.room
        return Mark(showing=_showing(its), room=conversation_of(room) if room else "")

    def words(self, its: Heard, phrase: str) -> str:
        """Return a sentence of the adapter's own."""
        return self.kit.say(self.language(its), phrase)

    def language(self, its: Heard) -> Language:
        """Return the language somebody is answered in before anything is looked up."""
        return its.language or its.origin.language or self._language

    def _told(self, origin: Origin, phrase: str) -> dict[str, Any]:
        language = origin.language or self._language
        return notice(self.kit.say(language, phrase), language).activity

    async def _put(self, its: Heard, message: Message) -> None:
        """Show a message in the place of the one that it is about, or else as a new one."""
        stands_in = its.receipt or its.form_stands_in
        if stands_in is None:
            await self._say(its, message, private=True)
            return
        if its.is_home:
            is_there = await self._refresh_home(its)
        else:
            is_there = await self._changed(self._channel.show(stands_in, message, self.mark(its)))
        if not is_there:
            await self._say(its, message, private=True)

    async def _refresh_home(self, its: Heard) -> bool:
        """Bring the person's own page up to date, if this is about it, and tell whether it is there."""
        if not its.is_home or its.receipt is None:
            return True
        return await self._change(its.receipt, (await self.page(its)).activity)

    async def _say(self, its: Heard, message: Message, *, private: bool) -> None:
        room = its.event.room
        if room is not None and not private:
            await self._channel.say(room, message, mark=self.mark(its), there=_there(its))
            return
        by, own = its.event.by, its.origin.own_place
        said = self._channel.say(by, message, mark=self.mark(its), there=own)
        await self._alone(its, said, "teams-answered-privately", message.language)

    async def _ask(self, its: Heard, asked: Form) -> None:
        """Show a form as a card in the person's own conversation."""
        activity = _activity(form.inline(self.asked(its, asked), self.kit), asked.title)
        await self._alone(its, self._post(its, activity), "teams-form-privately", asked.language)

    async def _put_away(self, its: Heard) -> None:
        """Take a sent form out of the conversation, where it stood there."""
        if stands_in := its.form_stands_in:
            await self._change(stands_in, self.sent(its).activity)

    async def _change(self, stands_in: Receipt, activity: Mapping[str, Any]) -> bool:
        """Show something in a message's place, and tell whether there still is one."""
        return await self._changed(self._channel.put(stands_in, activity))

    async def _changed(self, change: Awaitable[None]) -> bool:
        """Wait for a message to be changed, and tell whether there still is one (teams.md §4.24)."""
        try:
            await change
        except Unreachable as error:
            log.info("A message could not be brought up to date: %s", error)
            return False
        except Uncertain as error:
            raise TryLater from error  # shown twice is as once
        return True

    async def _alone(self, its: Heard, sending: Awaitable[Receipt], pointer: str, language: Language) -> None:
        """Wait until somebody has their answer, and tell them in the room where it is, or why they have none.

        Nothing of it is said in the room.
        """
        try:
            await sending
        except Unreachable:
            if its.origin.is_personal or its.origin.is_elsewhere:
                raise
            await self.note(its, "teams-add-me", language)
        else:
            await self._point(its, pointer, language)

    async def _point(self, its: Heard, phrase: str, language: Language) -> None:
        """Tell somebody who asked in a room where the answer is; it is there, also when this is not said."""
        if isinstance(its.event, Said) and its.event.room is not None:
            try:
                await self.note(its, phrase, language)
            except ChannelError as error:
                log.warning("Nobody was told in the room where an answer is: %s", error)

    async def _ask_again(self, its: Heard, invalid: Invalid) -> None:
        """Show a form again that is to be mended: where it stood, or below."""
        if its.asked is None:
            return
        asked = self.again(its, its.asked)
        card = form.inline(asked, self.kit, values=its.values, invalid=invalid)
        activity = _activity(card, asked.form.title)
        stands_in = its.form_stands_in
        if stands_in is None or not await self._change(stands_in, activity):
            sending = self._post(its, activity)
            await self._alone(its, sending, "teams-form-privately", asked.form.language)

    async def _post(self, its: Heard, activity: dict[str, Any]) -> Receipt:
        return await self._channel.post(its.event.by, activity, its.origin.own_place)


def _there(its: Heard) -> Place | None:
    """Return the thread that somebody spoke in, for what everybody may read."""
    is_there = its.origin.room == its.event.room and not its.origin.is_elsewhere
    return its.origin.place if is_there else None


def _showing(its: Heard) -> str:
    return its.event.id[-8:]


def _activity(card: dict[str, Any], summary: str) -> dict[str, Any]:
    return {"type": "message", "summary": summary, "attachments": [attachment(card)]}
