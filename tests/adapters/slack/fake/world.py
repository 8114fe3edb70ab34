"""Everything that is true in the fake Slack at a moment, and the ids and times it gives out."""

import secrets
from collections.abc import Iterable
from itertools import count
from typing import Any

from tests.adapters.slack.fake.clock import Clock
from tests.adapters.slack.fake.conversation import Ephemeral, File, Hook, Posted, Room, View
from tests.adapters.slack.fake.habits import Habits
from tests.adapters.slack.fake.records import App, Code, Consent, Json, Refresh, Team, Token, Trouble, User
from tests.adapters.slack.fake.refusal import Refused

SLACKBOT = "USLACKBOT"

TRIGGER_SECONDS = 3.0
"""slack.md §1.3: a trigger_id is valid for 3 s and for one use."""


class World:
    """The state; methods of the Web API and the driver of people both work on it."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.habits = Habits()
        self.trigger_seconds = TRIGGER_SECONDS
        self.app = App(
            id="A0DULT",
            client_id="11.22",
            client_secret="client-secret",  # noqa: S106 - of the fake's own app
            signing_secret="signing-secret",  # noqa: S106
            app_token="xapp-1",  # noqa: S106
        )
        self.apps: list[App] = [self.app]
        self.teams: dict[str, Team] = {}
        self.enterprises: dict[str, str] = {}
        self.users: dict[str, User] = {}
        self.rooms: dict[str, Room] = {}
        self.tokens: dict[str, Token] = {}
        self.files: dict[str, File] = {}
        self.modals: dict[str, list[View]] = {}
        """By user: the modals open one above the other, the visible one last."""
        self.homes: dict[str, View] = {}
        self.triggers: dict[str, tuple[float, str]] = {}
        """trigger_id: when it was given, and to whose click; emptied when used."""
        self.used_triggers: set[str] = set()
        self.troubles: list[Trouble] = []
        self.events: list[tuple[Team, Json]] = []
        """Events that the app should get, waiting for the one who delivers them."""
        self.base = ""
        """The server's own address, with a slash at its end."""
        self.tickets: dict[str, App] = {}
        """Socket Mode addresses that were given out and not used yet."""
        self.hooks: dict[str, Hook] = {}
        """response_urls, by their last part."""
        self.codes: dict[str, Code] = {}
        self.refreshes: dict[str, Refresh] = {}
        self.consent: Consent | None = None
        """Who would press Allow on the page that asks, if it were opened now."""
        self._ids = count(1)

    def new_id(self, prefix: str) -> str:
        return f"{prefix}0{next(self._ids):08d}"

    def new_ts(self, room: Room) -> str:
        """Give a message its name: seconds and a counter, unique and rising within a conversation."""
        micro = max(int(self.clock.now() * 1_000_000), int(room.latest.replace(".", "")) + 1)
        room.latest = f"{micro // 1_000_000}.{micro % 1_000_000:06d}"
        return room.latest

    def new_trigger(self, user: str) -> str:
        trigger = f"{next(self._ids)}.{int(self.clock.now())}.{secrets.token_hex(16)}"
        self.triggers[trigger] = (self.clock.now(), user)
        return trigger

    def new_ticket(self, app: App) -> str:
        ticket = secrets.token_hex(16)
        self.tickets[ticket] = app
        return ticket

    def new_hook(self, user: str, room: Room, *, ts: str | None = None, ephemeral: bool = False) -> str:
        """Return a response_url for an interaction or a command."""
        name = secrets.token_hex(12)
        self.hooks[name] = Hook(user=user, room=room, ts=ts, ephemeral=ephemeral, given=self.clock.now())
        return f"{self.base}response/{name}"

    def exchange(self, trigger: str) -> str:
        """Return whose click a trigger_id came from; it is good for one view (slack.md §1.3)."""
        if trigger in self.used_triggers:
            raise Refused("exchanged_trigger_id")
        if trigger not in self.triggers:
            raise Refused("invalid_trigger_id")
        given, user = self.triggers[trigger]
        if self.clock.now() - given > self.trigger_seconds:
            raise Refused("expired_trigger_id")
        self.used_triggers.add(trigger)
        return user

    def add_bot(self, team: Team) -> None:
        """Let the app's own user be there, and Slackbot, who does not say that it is a bot."""
        teams = {one.id for one in self.teams.values() if one.home == team.home}
        for name, is_bot in ((team.bot_user, True), (SLACKBOT, False)):
            bot = self.users.setdefault(
                name, User(id=name, team_id=team.id, name=name, is_bot=is_bot, tz="America/Los_Angeles")
            )
            bot.teams |= teams

    def uninstall(self, team: Team) -> None:
        """Take the app out: its tokens are dead; two events tell it, in either order (slack.md §1.4)."""
        reached = [one for one in self.teams.values() if one.home == team.home]
        for token in self.tokens.values():
            if token.home == team.home:
                token.dead = "account_inactive"
        for one in reached:
            news: list[Json] = [
                {"type": "app_uninstalled"},
                {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [one.bot_user]}},
            ]
            for event in news if self.habits.uninstall_first else news[::-1]:
                self.emit(one, event)
            one.installed = False

    def team_of(self, user: str) -> Team:
        return self.teams[self.users[user].team_id]

    def room(self, where: str) -> Room:
        """Return a conversation by its id, or a person's with the app by theirs; for the tests' own eyes."""
        if where in self.users:
            return self.direct(self.team_of(where), where)
        return self.rooms[where]

    def direct(self, team: Team, user: str) -> Room:
        """Return a person's conversation with the app, made at its first use."""
        channel = f"D0{user}"
        if channel not in self.rooms:
            self.rooms[channel] = Room(
                id=channel,
                team_id=team.id,
                name="directmessage",
                kind="im",
                members={user, team.bot_user},
                user=user,
            )
        return self.rooms[channel]

    def post(self, room: Room, user: str, text: str, **more: Any) -> Posted:
        ts = self.new_ts(room)
        message = Posted(
            channel=room.id,
            ts=ts,
            user=user,
            text=text,
            team=room.team_id,
            at=self.clock.now(),
            **more,
        )
        room.posted[ts] = message
        return message

    def whisper(self, room: Room, user: str, text: str, **more: Any) -> Ephemeral:
        message = Ephemeral(user=user, channel=room.id, ts=self.new_ts(room), text=text, **more)
        room.ephemeral.append(message)
        return message

    def emit(self, team: Team, event: Json) -> None:
        """Put an event in the queue of what the app hears."""
        self.events.append((team, event))

    def trouble(self, user: str, what: str, why: str) -> None:
        self.troubles.append(Trouble(user=user, what=what, why=why))

    def views_of(self, user: str) -> Iterable[View]:
        yield from self.modals.get(user, [])
        if user in self.homes:
            yield self.homes[user]
