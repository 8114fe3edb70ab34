"""A person's Teams: what they see there, and the way to Dult."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.adapters.teams.fake.courier import Courier, Reply
from tests.adapters.teams.fake.records import Conversation, Json, Posted
from tests.adapters.teams.fake.screen import Dialog, Shown
from tests.adapters.teams.fake.world import World


@dataclass(kw_only=True)
class Client:
    """What everybody has before them; what they do there is in the classes that add to it."""

    world: World
    courier: Courier

    # what is there to see

    def messages(self, user: str, where: str | None = None) -> list[Shown]:
        """Return what a person sees in their own conversation, or in a room, oldest first."""
        there = self.world.personal(user) if where is None else self.world.conversations[where]
        screen = self.world.screen(user)
        return [screen.sees(one) for one in there.posted.values() if not one.deleted] if there else []

    def titles(self, user: str, where: str | None = None) -> list[str]:
        """Return the headings of Dult's messages, or their text, oldest first."""
        return [one.title for one in self.messages(user, where) if not one.by]

    def dialog(self, user: str) -> Dialog | None:
        """Return the dialog that is open."""
        return self.world.screen(user).dialog

    def notices(self, user: str) -> list[str]:
        """Return what Dult answered with words instead of a card."""
        return self.world.screen(user).notices

    def troubles(self, user: str) -> list[str]:
        """Return what Teams said because Dult answered wrongly, late or not at all."""
        return self.world.screen(user).troubles

    def composed(self, user: str) -> list[Json]:
        """Return what a message extension put into the person's draft."""
        return self.world.screen(user).composed

    def reload(self, user: str) -> None:
        """Open Teams anew: what only this person saw is gone."""
        self.world.screen(user).reload()

    # how it goes to Dult

    async def again(self, reply: Reply, *, renewed: bool = False) -> Reply:
        """Deliver something once more, under the same id or a new one; nobody sees the answer."""
        activity = reply.activity
        return await self.courier.once(self.courier.renewed(activity) if renewed else activity)

    async def send(self, activity: Json) -> Reply:
        """Deliver any activity; nobody sees the answer."""
        return await self.courier.bring(activity)

    def _where(self, user: str, room: str | None) -> Conversation:
        """Return where a person acts: in a room they are in, or in their own conversation."""
        if room is None:
            return self.world.open_personal(self.world.users[user])
        there = self.world.conversations[room]
        if user not in there.members:
            raise AssertionError(f"{user} is not in {room}.")
        return there

    def _sees(self, user: str, where: str | None) -> Iterator[Shown]:
        """Yield what a person has before them, newest first."""
        rooms = [
            one.id for one in self.world.conversations.values() if user in one.members and not one.removed
        ]
        seen = [one for room in ([where] if where else rooms) for one in self.messages(user, room)]
        return iter(sorted(seen, key=lambda one: int(one.id), reverse=True))

    def _seen(self, user: str, message: str, where: str | None = None) -> Shown:
        """Return the newest message of this id, or with these words in it."""
        for one in self._sees(user, where):
            if message == one.id or (message and message in one.words):
                return one
        raise AssertionError(
            f"{user} sees no {message!r}; there is {[one.title for one in self._sees(user, where)]}."
        )

    def _place(self, posted: Posted) -> Conversation:
        return self.world.conversations[posted.conversation]
