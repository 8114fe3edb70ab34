"""People at Teams' window: they write, press, fill in, choose, and see what comes back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from tests.adapters.teams.fake import activities, answers
from tests.adapters.teams.fake.cards import actions_in, buttons_in, inputs_in
from tests.adapters.teams.fake.comings import Comings
from tests.adapters.teams.fake.courier import Reply
from tests.adapters.teams.fake.files import accepted, asked, declined
from tests.adapters.teams.fake.records import Json
from tests.adapters.teams.fake.screen import Shown
from tests.adapters.teams.fake.typed import Filled, data_of

Values = Mapping[str, Filled]


@dataclass(kw_only=True)
class People(Comings):
    """What the driver does in a person's name; each returns what Dult answered at once."""

    async def say(
        self,
        user: str,
        text: str,
        *,
        room: str | None = None,
        mention: bool = True,
        reply_to: str = "",
        page: str | None = None,
        locale: str | None = None,
        zone: str | None = None,
    ) -> Reply | None:
        """Write to Dult, or in a room, where Dult hears only what mentions it.

        ``reply_to`` is a message of the thread; ``page`` the HTML that is sent beside; ``locale`` and
        ``zone`` are the person's from now on. Returns nothing where Teams tells Dult nothing.
        """
        its = self.world.users[user]
        self.world.users[user] = its = replace(
            its, locale=locale or its.locale, time_zone=zone or its.time_zone
        )
        there = self._where(user, room)
        if room is None and (its.blocked or not its.installed):
            raise AssertionError(f"{user} cannot write to Dult: they blocked it, or have it no more.")
        thread = there.posted[reply_to].thread if reply_to else ""
        name, mention = self.world.new_id(), mention and room is not None
        said = activities.message(
            self.world, user, there, text, message_id=name, thread=thread, mention=mention, page=page
        )
        self.world.post(there, said, user, message_id=name, thread=thread)
        is_heard = there.bot_in and (mention or self.world.habits.hears_all)
        if room is not None and not is_heard:
            return None
        return await self.courier.bring(said)

    async def edit(self, user: str, message: str, text: str) -> Reply:
        """Change what one wrote; ``message`` is its id, or words in it."""
        posted = self._own(user, message)
        there = self._place(posted.posted)
        thread, mention = posted.posted.thread, "<at>" in posted.text
        said = activities.message(
            self.world, user, there, text, message_id=posted.id, thread=thread, mention=mention
        )
        posted.posted.edits.append(posted.posted.activity)
        posted.posted.activity = said
        return await self.courier.bring(_changed(said, "messageUpdate", "editMessage"))

    async def delete(self, user: str, message: str) -> Reply:
        """Take back what one wrote."""
        posted = self._own(user, message)
        posted.posted.deleted = True
        said = {
            name: its for name, its in posted.posted.activity.items() if name not in {"text", "attachments"}
        }
        return await self.courier.bring(_changed(said, "messageDelete", "softDeleteMessage"))

    async def press(
        self,
        user: str,
        message: str,
        label: str,
        inputs: Values | None = None,
        *,
        where: str | None = None,
        as_old_client: bool = False,
        as_it_was: bool = False,
        checked: bool = True,
    ) -> Reply:
        """Press a button in the newest message that has it, also in the overflow menu.

        ``message`` is its id, or words in it, or empty for any. ``as_old_client`` takes the fallback;
        ``as_it_was`` presses in what stood in the message before it was edited.

        Raises:
            ClientRefuses: Teams' own window would not send what is filled in, unless ``checked`` is off.
        """
        shown, card, action = self._find(user, message, label, where, as_it_was=as_it_was)
        if as_old_client and action["type"] == "Action.Execute":
            action = _fallback(action)
        return await self._act(user, shown, action, data_of(card, action, inputs or {}, checked=checked))

    async def refresh(self, user: str, message: str) -> Reply:
        """Open a conversation with a card that asks to be brought up to date (teams.md §2.4)."""
        shown = self._seen(user, message)
        action = (shown.card or {})["refresh"]["action"]
        return await self._act(user, shown, action, action.get("data") or {}, trigger="automatic")

    async def submit(
        self, user: str, values: Values | None = None, label: str | None = None, *, checked: bool = True
    ) -> Reply:
        """Fill in the dialog, or else the newest card with something to fill in, and send it.

        Without ``label`` it is sent by the first button.
        """
        dialog = self.dialog(user)
        if dialog is None:
            shown = next((one for one in self._sees(user, None) if one.card and inputs_in(one.card)), None)
            if shown is None or shown.card is None:
                raise AssertionError(f"{user} has nothing to fill in.")
            first = label or buttons_in(shown.card)[0]
            return await self.press(user, shown.id, first, values, checked=checked)
        action = _action(dialog.card, label)
        data = data_of(dialog.card, action, values or {}, checked=checked)
        before = dialog.activity
        if dialog.is_of_extension:
            name, value = "composeExtension/submitAction", before["value"] | {"data": data}
        else:
            name, value = "task/submit", {"data": data, "context": {"theme": "default"}}
        reply = await self.courier.bring(activities.after(self.world, before, name, value))
        answers.to_dialog(self.world.screen(user), reply)
        return reply

    def cancel(self, user: str) -> None:
        """Close the dialog; Teams tells nobody."""
        self.world.screen(user).dialog = None

    async def choose(self, user: str, message: str, command: str, *, where: str | None = None) -> Reply:
        """Choose a command of Dult's in a message's menu: anybody's message, in any conversation."""
        posted = self._seen(user, message, where).posted
        there = self._place(posted)
        reply = await self.courier.bring(activities.from_menu(self.world, user, there, command, posted))
        answers.to_dialog(self.world.screen(user), reply)
        return reply

    async def accept_file(self, user: str, name: str) -> Reply:
        """Press *Allow* on a file that is offered."""
        return await self._consent(user, name, accepted(self.world, user, name))

    async def decline_file(self, user: str, name: str) -> Reply:
        """Press *Decline*."""
        return await self._consent(user, name, declined(self.world, user, name))

    async def _consent(self, user: str, name: str, value: Json) -> Reply:
        """Tell what was pressed, and in which message (github.com/openclaw/openclaw/pull/57364)."""
        posted, _ = asked(self.world, user, name)
        told = activities.invoke(self.world, user, self._place(posted), "fileConsent/invoke", value)
        return await self.courier.bring(told | {"replyToId": posted.id})

    def _own(self, user: str, message: str) -> Shown:
        posted = self._seen(user, message)
        if posted.by != user:
            raise AssertionError(f"{user} did not write {message!r}.")
        return posted

    def _find(
        self, user: str, message: str, label: str, where: str | None, *, as_it_was: bool
    ) -> tuple[Shown, Json, Json]:
        for shown in self._sees(user, where):
            for card in _cards(shown, as_it_was=as_it_was):
                told = replace(shown, card=card)
                action = next((one for one in actions_in(card) if one.get("title") == label), None)
                if action and (message in {"", shown.id} or message in told.words):
                    return told, card, action
        seen = {one.title: one.buttons for one in self._sees(user, where) if one.card}
        raise AssertionError(f"{user} sees no {label!r} in {message!r}; there is {seen}.")

    async def _act(
        self, user: str, shown: Shown, action: Json, data: Json, *, trigger: str = "manual"
    ) -> Reply:
        """Do what Teams does with a pressed action (teams.md §2.4, §2.9)."""
        there, screen = self._place(shown.posted), self.world.screen(user)
        match action:
            case {"type": "Action.Execute"}:
                kept = {name: action[name] for name in ("type", "id", "title", "verb") if name in action}
                value: Json = {"action": kept | {"data": data}, "trigger": trigger}
                reply = await self._invoke(user, shown, "adaptiveCard/action", value)
                answers.to_execute(screen, shown.posted, reply)
            case {"type": "Action.Submit", "data": {"msteams": {"type": "task/fetch"}}}:
                value = {"data": data, "context": {"theme": "default"}}
                reply = await self._invoke(user, shown, "task/fetch", value)
                answers.to_dialog(screen, reply)
            case {"type": "Action.Submit"}:
                told = activities.press(self.world, user, there, shown.posted, data)
                reply = await self.courier.bring(told)
                answers.to_message(screen, reply)
            case _:
                raise AssertionError(f"{action.get('type')} is nothing that Dult hears of.")
        return reply

    async def _invoke(self, user: str, shown: Shown, name: str, value: Json) -> Reply:
        there = self._place(shown.posted)
        told = activities.from_card(self.world, user, there, name, value=value, posted=shown.posted)
        return await self.courier.bring(told)


def _cards(shown: Shown, *, as_it_was: bool) -> Iterator[Json]:
    if not as_it_was:
        yield from [shown.card] if shown.card else []
        return
    for activity in reversed(shown.posted.edits):
        yield from replace(shown.posted, activity=activity).cards


def _action(card: Json, label: str | None) -> Json:
    for one in actions_in(card):
        if label in {None, one.get("title")}:
            return one
    raise AssertionError(f"There is no {label!r} to press; there is {buttons_in(card)}.")


def _fallback(action: Json) -> Json:
    match action.get("fallback"):
        case dict() as other:
            return other
        case _:
            raise AssertionError(f"{action['title']!r} has no fallback: an old client does not show it.")


def _changed(said: Json, kind: str, event: str) -> Json:
    """Tell of a change to a message: …/bot-events, *Message events*."""
    return said | {"type": kind, "channelData": said["channelData"] | {"eventType": event}}
