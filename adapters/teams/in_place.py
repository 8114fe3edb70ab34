"""What the core replies, as the answer to an invoke: in the pressed card's place, or in the dialog."""

from dataclasses import replace
from typing import assert_never

from adapters.teams import form, invoke
from adapters.teams.door import Answered
from adapters.teams.payload import Heard, Surface
from adapters.teams.render import render
from adapters.teams.reply import Replies
from bot.events import Submitted
from bot.message import Ask, Invalid, Message, Replace, Reply, Say


class InPlace:
    """Answers invokes; what belongs into the conversation as well, ``Replies`` shows there."""

    def __init__(self, replies: Replies) -> None:
        self._replies = replies
        self._kit = replies.kit

    async def answer(self, its: Heard, reply: Reply) -> Answered:
        """Return how a reply is told to whoever waits for it."""
        if its.surface is Surface.CARD:
            return await self._in_card(its, reply)
        return self._in_dialog(its, reply)

    def is_all(self, its: Heard, reply: Reply) -> bool:
        """Tell whether a reply is whole with that, and nothing of it is for the conversation."""
        match reply:
            case Invalid():
                return True
            case None:
                return not its.is_home
            case Ask():
                return its.surface is Surface.DIALOG
            case Say(message=message):
                return its.origin.is_elsewhere and message == message.closed()
            case _:
                return False

    def not_kept(self, its: Heard) -> Answered:
        """Return what tells somebody that nothing was kept; a dialog stays open with what they wrote."""
        if its.asked is None or its.surface is not Surface.DIALOG:
            return self.say(its, "teams-not-saved")
        why = Invalid(errors={"": self._replies.words(its, "teams-not-saved")})
        return invoke.opens(form.dialog(its.asked, self._kit, values=its.values, invalid=why))

    def say(self, its: Heard, phrase: str) -> Answered:
        """Return a sentence of the adapter's own as the answer."""
        words = self._replies.words(its, phrase)
        return invoke.says(words) if its.surface is Surface.CARD else invoke.tells(words)

    async def _in_card(self, its: Heard, reply: Reply) -> Answered:
        match reply:
            case Replace(message=message):
                return await self._replace(its, message)
            case Say() | Ask():
                return self._elsewhere(its, reply)
            case Invalid() as invalid:
                return self._mend(its, invalid)
            case None:
                return await self._done(its)
            case _:
                assert_never(reply)

    def _elsewhere(self, its: Heard, reply: Say | Ask) -> Answered:
        """Say where to look for what does not come in the card's place."""
        if its.asked is not None:
            return invoke.shows(self._replies.sent(its).card)
        is_below = its.origin.own_place is not None
        match reply:
            case Say(private=private):
                is_below = is_below or not private
                return self.say(its, "teams-answered-below" if is_below else "teams-answered-privately")
            case Ask():
                return self.say(its, "teams-form-below" if is_below else "teams-form-privately")

    async def _done(self, its: Heard) -> Answered:
        if its.is_home:
            return invoke.shows((await self._replies.page(its)).card)
        return self.say(its, "teams-done")

    async def _replace(self, its: Heard, message: Message) -> Answered:
        """Show a message where the button was; a form that belonged to another message says it was sent."""
        if its.asked is not None and its.receipt is not None:
            return invoke.shows(self._replies.sent(its).card)
        if its.is_home:
            return invoke.shows((await self._replies.page(its)).card)
        return invoke.shows(render(message, replace(self._kit, mark=self._replies.mark(its))).card)

    def _mend(self, its: Heard, invalid: Invalid) -> Answered:
        if its.asked is None:
            return invoke.says(" ".join(invalid.errors.values()))
        again = self._replies.again(its, its.asked)
        return invoke.shows(form.inline(again, self._kit, values=its.values, invalid=invalid))

    def _in_dialog(self, its: Heard, reply: Reply) -> Answered:
        match reply:
            case Ask(form=asked):
                return invoke.opens(form.dialog(self._replies.asked(its, asked), self._kit))
            case Invalid() as invalid if its.asked is not None:
                again = self._replies.again(its, its.asked)
                return invoke.opens(form.dialog(again, self._kit, values=its.values, invalid=invalid))
            case Invalid(errors=errors):
                return invoke.tells(" ".join(errors.values()))
            case Replace() | Say() | None if isinstance(its.event, Submitted) and not its.origin.is_elsewhere:
                return invoke.NOTHING  # the dialog closes
            case Replace(message=message) | Say(message=message):
                return invoke.opens(form.told(message.closed(), self._kit))
            case None:
                return self.say(its, "teams-done")
            case _:
                assert_never(reply)
