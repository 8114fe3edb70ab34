"""Who comes and goes, and what else happens around a conversation without a word being said."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.adapters.teams.fake import activities
from tests.adapters.teams.fake.client import Client
from tests.adapters.teams.fake.courier import Reply
from tests.adapters.teams.fake.records import Conversation


@dataclass(kw_only=True)
class Comings(Client):
    """Installing, membership, teams and channels, reactions, and what nobody knows yet."""

    async def install(self, user: str, *, action: str = "add") -> Reply:
        """Let a person get the app, by themselves or by a policy; ``add-upgrade`` comes by itself.

        Teams tells it twice, as an update of the conversation and as an installation; the answer to the
        second is returned.
        """
        its = self.world.users[user]
        its.installed = True
        there = self.world.open_personal(its)
        if action == "add":
            both = [activities.account(its), {"id": self.world.bot_id}]
            await self.courier.bring(activities.update(self.world, user, there, "", membersAdded=both))
        return await self.courier.bring(activities.installation(self.world, user, there, action))

    async def uninstall(self, user: str, *, action: str = "remove") -> Reply:
        """Let the app be taken away from a person."""
        its = self.world.users[user]
        there = self.world.open_personal(its)
        its.installed = False
        return await self.courier.bring(activities.installation(self.world, user, there, action))

    async def install_in(self, room: str, *, by: str | None = None, action: str = "add") -> Reply:
        """Let somebody put Dult into a team, by one of its channels, or into a group chat."""
        there = self.world.conversations[room]
        there.bot_in = True
        who = by or there.members[0]
        settings = {"settings": {"selectedChannel": {"id": room}}} if there.kind == "channel" else {}
        if action == "add":
            added = activities.update(
                self.world, who, there, "teamMemberAdded", data=settings, membersAdded=self._bot()
            )
            await self.courier.bring(added)
        told = activities.installation(self.world, who, there, action)
        told["channelData"] |= settings
        return await self.courier.bring(told)

    async def remove_from(self, room: str, *, by: str | None = None, action: str = "remove") -> Reply:
        """Let somebody take Dult out of a team or a group chat."""
        there = self.world.conversations[room]
        there.bot_in = False
        who = by or there.members[0]
        if action == "remove":
            gone = activities.update(
                self.world, who, self._whole(there), "teamMemberRemoved", membersRemoved=self._bot()
            )
            await self.courier.bring(gone)
        return await self.courier.bring(activities.installation(self.world, who, there, action))

    async def join(self, user: str, room: str, *, by: str | None = None) -> Reply:
        """Let somebody be added to a team or a group chat."""
        there = self.world.conversations[room]
        there.members.append(user)
        added = [activities.account(self.world.users[user])]
        return await self._change(by or user, there, "teamMemberAdded", membersAdded=added)

    async def leave(self, user: str, room: str, *, by: str | None = None) -> Reply:
        """Let somebody leave a team or a group chat, or be taken out."""
        there = self.world.conversations[room]
        there.members.remove(user)
        gone = [activities.account(self.world.users[user])]
        return await self._change(by or user, there, "teamMemberRemoved", membersRemoved=gone)

    async def channel(self, room: str, event: str, *, name: str = "North", by: str | None = None) -> Reply:
        """Let something happen to a channel: channelCreated, Renamed, Deleted, Restored."""
        there = self.world.conversations[room]
        data = {"channel": {"id": room, "name": name}}
        return await self._change(by or there.members[0], there, event, data=data)

    async def team(self, room: str, event: str, *, name: str = "Centre", by: str | None = None) -> Reply:
        """Let something happen to the team of a channel: teamRenamed, Deleted, HardDeleted, Archived …"""
        there = self.world.conversations[room]
        data = {"team": {"id": there.team, "name": name}}
        return await self._change(by or there.members[0], there, event, data=data)

    async def react(self, user: str, message: str, kind: str = "like", *, taken_back: bool = False) -> Reply:
        """Put a reaction to a message of Dult's, or take it off."""
        posted = self._seen(user, message).posted
        change = "reactionsRemoved" if taken_back else "reactionsAdded"
        reaction = {change: [{"type": kind}]}
        there = self._place(posted)
        told = activities.on_message(self.world, user, "messageReaction", there, posted=posted, **reaction)
        return await self.courier.bring(told)

    async def read(self, user: str) -> Reply:
        """Read one's own conversation with Dult to its end (teams.md §2.6, read receipts)."""
        newest = self.messages(user)[-1].id
        return await self.event(user, "application/vnd.microsoft.readReceipt", {"lastReadMessageId": newest})

    async def types(self, user: str) -> Reply:
        """Begin to write."""
        there = self._where(user, None)
        return await self.courier.bring(activities.begin(self.world, user, "typing", there))

    async def event(self, user: str, name: str, value: object, *, room: str | None = None) -> Reply:
        """Let any event come."""
        told = activities.begin(self.world, user, "event", self._where(user, room))
        return await self.courier.bring(told | {"name": name, "value": value})

    async def invoke(self, user: str, name: str, value: object, *, room: str | None = None) -> Reply:
        """Let any invoke come; nobody sees the answer."""
        there = self._where(user, room)
        return await self.courier.bring(activities.invoke(self.world, user, there, name, value))

    async def _change(
        self,
        user: str,
        there: Conversation,
        event: str,
        *,
        data: Mapping[str, object] | None = None,
        **more: object,
    ) -> Reply:
        told = activities.update(self.world, user, self._whole(there), event, data=data, **more)
        return await self.courier.bring(told)

    def _whole(self, there: Conversation) -> Conversation:
        """Return the conversation that stands for a team: its first channel, whose id is the team's."""
        if there.kind != "channel":
            return there
        return Conversation(id=there.team, team=there.team, tenant=there.tenant, kind="channel", members=[])

    def _bot(self) -> list[dict[str, str]]:
        return [{"id": self.world.bot_id}]
