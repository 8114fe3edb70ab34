"""People at Slack's window: they press, write, fill in, open, and see what comes back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tests.adapters.slack.fake import payloads, shown
from tests.adapters.slack.fake.conversation import Ephemeral, Posted, Room, View
from tests.adapters.slack.fake.courier import AppReply, Courier
from tests.adapters.slack.fake.hooks import Hooks
from tests.adapters.slack.fake.judge import judge_blocks
from tests.adapters.slack.fake.judge_view import check_view
from tests.adapters.slack.fake.methods.chat import changed, gone
from tests.adapters.slack.fake.methods.views import change_view, push_view
from tests.adapters.slack.fake.pressing import Found, action_of, find, find_all
from tests.adapters.slack.fake.records import Json
from tests.adapters.slack.fake.refusal import Refused
from tests.adapters.slack.fake.typed import ClientRefuses, Filled, fill, refusals
from tests.adapters.slack.fake.words import as_typed
from tests.adapters.slack.fake.world import World

NO_ANSWER = "We had some trouble connecting. Try again?"
"""What a modal shows when the app's answer fails."""
COMMAND_TIMEOUT = "operation_timeout"
COMMAND_FAILED = "dispatch_failed"
"""What a person reads after a command: docs, implementing-slash-commands, "Troubleshooting"."""
ACTION_FAILED = "This app is not responding."
"""The warning sign beside a button: handling-user-interaction, "within 3 seconds"."""

Where = str
"""A room's id, a person's own id for their messages with the app, ``home`` or ``modal``."""


@dataclass(kw_only=True)
class People:
    """What the driver does in a person's name; each returns what the app answered at once."""

    world: World
    courier: Courier
    hooks: Hooks

    async def press(self, user: str, where: Where, label: str) -> AppReply:
        """Press the button, or choose the option, called ``label``: in the newest message that shows it."""
        if where in {"home", "modal"}:
            return await self._press_in_view(user, where, label)
        room = self.world.room(where)
        for there in self._newest_first(user, room):
            found = find(there.blocks, label)
            if found is not None:
                return await self._press(user, room, there, found)
        seen = [label for one in self._newest_first(user, room) for label in labels(one.blocks)]
        raise AssertionError(f"{user} sees nothing called {label!r} in {where}; there is {seen}.")

    async def press_on(self, user: str, where: Where, ts: str, label: str) -> AppReply:
        """Press on one message, also an old one, also one whose newer version has no such button any more."""
        room = self.world.room(where)
        there = room.posted.get(ts) or next(one for one in room.ephemeral if one.ts == ts)
        found = find(there.blocks, label)
        if found is None:
            raise AssertionError(f"The message {ts} has no {label!r}; it has {list(labels(there.blocks))}.")
        return await self._press(user, room, there, found)

    async def _press(self, user: str, room: Room, there: Posted | Ephemeral, found: Found) -> AppReply:
        action = action_of(found, self.world.clock.now())
        payload = payloads.on_message(self.world, user, room, there, action)
        return await self._interact(user, payload, f"press {found.label}", ACTION_FAILED)

    async def _press_in_view(self, user: str, where: Where, label: str) -> AppReply:
        view = self.world.homes.get(user) if where == "home" else self._top(user)
        found = find(view.blocks, label) if view is not None else None
        if view is None or found is None:
            raise AssertionError(f"{user} sees nothing called {label!r} in the {where}.")
        action = action_of(found, self.world.clock.now())
        payload = payloads.on_view(self.world, user, view, action)
        return await self._interact(user, payload, f"press {label}", ACTION_FAILED)

    async def resend(self, reply: AppReply) -> AppReply:
        """Send an interaction once more with a new trigger, as a double click does."""
        user = str(reply.payload["user"]["id"])
        payload = reply.payload | {"trigger_id": self.world.new_trigger(user)}
        return await self._interact(user, payload, "press again", ACTION_FAILED)

    async def _interact(self, user: str, payload: Json, what: str, trouble: str) -> AppReply:
        reply = await self.courier.interaction(self.world.team_of(user).app, payload)
        if not reply.ok:
            self.world.trouble(user, what, trouble)
        self.courier.flush()
        return reply

    def _newest_first(self, user: str, room: Room) -> Iterator[Posted | Ephemeral]:
        if user not in room.members:
            raise AssertionError(f"{user} is not in {room.id} and sees nothing there.")
        seen: list[Posted | Ephemeral] = [one for one in room.posted.values() if not one.deleted]
        seen += [one for one in room.ephemeral if one.user == user and not one.gone]
        return iter(sorted(seen, key=lambda one: one.ts, reverse=True))

    def _top(self, user: str) -> View | None:
        stack = self.world.modals.get(user)
        return stack[-1] if stack else None

    async def type_in(self, user: str, values: Mapping[str, Filled]) -> None:
        """Fill in the open form without sending it."""
        view = self._opened(user)
        for field, filled in values.items():
            fill(view, field, filled)

    async def submit(
        self, user: str, values: Mapping[str, Filled] | None = None, *, checked: bool = True
    ) -> AppReply:
        """Fill in the open form and send it; what the app answers is done to the form.

        Raises:
            ClientRefuses: Slack's own window would not send it: a required field is empty, a text too
                long. ``checked=False`` sends it all the same.
        """
        view = self._opened(user)
        await self.type_in(user, values or {})
        complaints = refusals(view) if checked else {}
        if complaints:
            raise ClientRefuses(f"Slack's window would not send this: {complaints}")
        payload = payloads.submission(self.world, user, view)
        reply = await self.courier.interaction(view.app, payload)
        if reply.ok:
            self._obey(user, view, reply.body)
        else:
            self.world.trouble(user, f"submit {view.title}", NO_ANSWER)
        self.courier.flush()
        return reply

    def _opened(self, user: str) -> View:
        view = self._top(user)
        if view is None:
            raise AssertionError(f"{user} has no form open.")
        return view

    def _obey(self, user: str, view: View, answer: Any) -> None:
        """Do what the answer to a form says: docs.slack.dev/surfaces/modals, "response_action"."""
        try:
            match answer:
                case None | dict() if not answer:
                    self._close(user, view)
                case {"response_action": "clear"}:
                    self.world.modals[user] = []
                case {"response_action": "errors", "errors": dict(errors)} if errors:
                    self._complain(user, view, errors)
                case {"response_action": "update", "view": dict(new)}:
                    change_view(view, check_view(new, "modal"))
                case {"response_action": "push", "view": dict(new)}:
                    push_view(self.world, view.app, user, check_view(new, "modal"))
                case _:
                    self.world.trouble(user, f"submit {view.title}", NO_ANSWER)
        except Refused as refused:
            self.world.trouble(user, f"submit {view.title}", f"{NO_ANSWER} ({refused.code}: {refused.more})")

    def _complain(self, user: str, view: View, errors: dict[str, str]) -> None:
        """Errors belong to input blocks by block_id; others make the whole answer fail."""
        asked = {block["block_id"] for block in view.blocks if block["type"] == "input"}
        if not set(errors) <= asked:
            self.world.trouble(user, f"submit {view.title}", NO_ANSWER)
            return
        view.errors = {block_id: str(error) for block_id, error in errors.items()}

    def _close(self, user: str, view: View) -> None:
        stack = self.world.modals.get(user, [])
        if view in stack:
            stack.remove(view)

    async def close_view(self, user: str, *, all_of_them: bool = False) -> AppReply | None:
        """Press Cancel, or the cross that closes all; the app hears of it with ``notify_on_close``."""
        view = self._opened(user)
        if all_of_them or view.content.get("clear_on_close"):
            self.world.modals[user] = []
        else:
            self._close(user, view)
        if not view.content.get("notify_on_close"):
            return None
        payload = payloads.closing(self.world, user, view, cleared=all_of_them)
        return await self._interact(user, payload, "close", "")

    async def say(
        self, user: str, where: Where, text: str, *, thread_ts: str | None = None, raw: bool = False
    ) -> AppReply | None:
        """Write; Slack escapes it and marks links unless ``raw``."""
        room = self.world.room(where)
        if room.archived or user not in room.members:
            raise AssertionError(f"{user} cannot write in {where}.")
        words = text if raw else as_typed(text)
        posted = self.world.post(room, user, words, thread_ts=thread_ts)
        event = _said(room, posted, self.world.new_id("m"))
        team = self.world.team_of(user)
        reply = await self.courier.event(team, event)
        if room.kind != "im" and f"<@{team.bot_user}>" in words and team.bot_user in room.members:
            mention = {name: value for name, value in event.items() if name != "channel_type"}
            reply = await self.courier.event(team, mention | {"type": "app_mention"})
        return reply

    async def edit(self, user: str, ts: str, text: str) -> AppReply | None:
        """Change what one wrote."""
        room, posted = self._own(user, ts)
        before = shown.message(posted)
        posted.text, posted.edited_ts = as_typed(text), f"{self.world.clock.now():.6f}"
        return await self.courier.event(self.world.team_of(user), changed(room, posted, before))

    async def delete(self, user: str, ts: str) -> AppReply | None:
        """Take back what one wrote."""
        room, posted = self._own(user, ts)
        posted.deleted = True
        return await self.courier.event(self.world.team_of(user), gone(room, posted))

    def _own(self, user: str, ts: str) -> tuple[Room, Posted]:
        for room in self.world.rooms.values():
            posted = room.posted.get(ts)
            if posted is not None and posted.user == user:
                return room, posted
        raise AssertionError(f"{user} wrote no message {ts}.")

    async def command(self, user: str, where: Where, name: str, text: str = "") -> AppReply:
        """Give a slash command; outside threads, where Slack has none (slack.md §1.3)."""
        room = self.world.room(where)
        form = payloads.command(self.world, user, room, name, text)
        hook = self.world.hooks[str(form["response_url"]).rpartition("/")[2]]
        reply = await self.courier.command(self.world.team_of(user).app, form)
        match reply:
            case AppReply(ok=True, body=None | ""):
                pass
            case AppReply(ok=True, body=str(words)):
                self.hooks.take(hook, {"text": words})
            case AppReply(ok=True, body=dict(body)) if not judge_blocks(body.get("blocks") or [], "message"):
                self.hooks.take(hook, body)
            case AppReply(status=0):
                self.world.trouble(user, f"{name} {text}".strip(), COMMAND_TIMEOUT)
            case _:
                self.world.trouble(user, f"{name} {text}".strip(), COMMAND_FAILED)
        self.courier.flush()
        return reply

    def reload(self, user: str) -> None:
        """Reload the window: what only this person could see is gone."""
        for room in self.world.rooms.values():
            for one in room.ephemeral:
                one.gone = one.gone or one.user == user

    async def open_home(self, user: str, *, tab: str = "home") -> AppReply | None:
        """Open the app; ``tab`` is ``home`` or ``messages`` (slack.md §1.2: each time it is opened)."""
        room, team = self.world.room(user), self.world.team_of(user)
        event: Json = {
            "type": "app_home_opened",
            "user": user,
            "channel": room.id,
            "tab": tab,
            "event_ts": f"{self.world.clock.now():.6f}",
        }
        if tab == "home" and user in self.world.homes:
            event["view"] = shown.view(self.world.homes[user], team)
        return await self.courier.event(team, event)

    async def message_shortcut(self, user: str, where: Where, ts: str, callback_id: str) -> AppReply:
        """Choose the app's action in a message's menu."""
        room = self.world.room(where)
        payload = payloads.message_shortcut(self.world, user, room, room.posted[ts], callback_id)
        return await self._interact(user, payload, callback_id, ACTION_FAILED)

    async def global_shortcut(self, user: str, callback_id: str) -> AppReply:
        """Choose the app's shortcut that belongs to no message."""
        payload = payloads.global_shortcut(self.world, user, callback_id)
        return await self._interact(user, payload, callback_id, ACTION_FAILED)


def _said(room: Room, posted: Posted, client_msg_id: str) -> Json:
    return shown.message(posted) | {
        "client_msg_id": client_msg_id,
        "channel": room.id,
        "channel_type": room.kind,
        "event_ts": posted.ts,
    }


def labels(blocks: list[Json]) -> Iterator[str]:
    """Yield what can be pressed or chosen."""
    for found in find_all(blocks):
        yield found.label
