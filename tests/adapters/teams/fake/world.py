"""Everything that is true in the fake Teams at a moment, and the ids it gives out."""

import asyncio
import uuid
from itertools import count

from tests.adapters.teams.fake.clock import Clock
from tests.adapters.teams.fake.habits import Habits
from tests.adapters.teams.fake.records import Conversation, Json, Posted, Tenant, Upload, User
from tests.adapters.teams.fake.screen import Screen


class World:
    """The state; the connector and the driver of people both work on it."""

    def __init__(self, app_id: str) -> None:
        self.app_id = app_id
        self.clock = Clock()
        self.habits = Habits()
        self.goes_on = asyncio.Event()
        """Every operation in a conversation waits for it."""
        self.goes_on.set()
        self.registered = True
        """Whether Azure knows the bot; else 401 BotNotRegistered (teams.md §2.2)."""
        self.tokens: set[str] = set()
        """The bearer tokens that are taken; while it is empty, every one."""
        self.tenants: dict[str, Tenant] = {}
        self.users: dict[str, User] = {}
        self.conversations: dict[str, Conversation] = {}
        self.uploads: dict[str, Upload] = {}
        self.screens: dict[str, Screen] = {}
        self.base = ""
        """The server's own address, with a slash at its end."""
        self._numbers = count(1)
        self._latest = 0

    @property
    def bot_id(self) -> str:
        return f"28:{self.app_id}"

    def service_url(self, tenant: str) -> str:
        """Return what activities of a tenant say."""
        return f"{self.base}{self.tenants[tenant].region}/"

    def user(self, name: str) -> User | None:
        """Find a person by the id of their account or by what activities call them."""
        if name in self.users:
            return self.users[name]
        return next((one for one in self.users.values() if one.mri == name), None)

    def personal(self, user: str) -> Conversation | None:
        """Return a person's own conversation, as it is now."""
        mine = [one for one in self.conversations.values() if one.user == user and not one.removed]
        return mine[-1] if mine else None

    def open_personal(self, user: User) -> Conversation:
        """Create a person's conversation, or return the one there is (teams.md §2.6: idempotent)."""
        if there := self.personal(user.id):
            return there
        old = [one for one in self.conversations.values() if one.user == user.id]
        if old and not self.habits.new_id_after_removal:
            old[-1].removed = False
            return old[-1]
        made = Conversation(
            id=f"a:{uuid.uuid5(uuid.NAMESPACE_OID, f'{user.id} {next(self._numbers)}').hex}",
            tenant=user.tenant,
            kind="personal",
            members=[user.id],
            user=user.id,
        )
        self.conversations[made.id] = made
        return made

    def conversation(self, where: str) -> Conversation:
        """Return a conversation by its id, or a person's by theirs; for the tests' own eyes."""
        if where in self.users:
            return self.open_personal(self.users[where])
        return self.conversations[where]

    def screen(self, user: str) -> Screen:
        """Return what only this person sees."""
        return self.screens.setdefault(user, Screen())

    def new_id(self) -> str:
        """Return what a message is called next: the moment in milliseconds."""
        self._latest = max(int(self.clock.now() * 1000), self._latest + 1)
        return str(self._latest)

    def post(
        self, there: Conversation, activity: Json, by: str = "", *, message_id: str = "", thread: str = ""
    ) -> Posted:
        """Let a message stand in a conversation; ``thread`` is the one it answers, in a channel."""
        name = message_id or self.new_id()
        message = Posted(
            id=name,
            conversation=there.id,
            activity=activity,
            at=self.clock.now(),
            by=by,
            thread=(thread or name) if there.kind == "channel" else "",
        )
        there.posted[message.id] = message
        return message
