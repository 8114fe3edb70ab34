"""What happens in a fake Slack without the app: people change and move, rooms close, the app is taken out."""

from typing import Any

from tests.adapters.slack.fake import shown
from tests.adapters.slack.fake.courier import AppReply, Courier
from tests.adapters.slack.fake.records import Team
from tests.adapters.slack.fake.world import World

CHANGEABLE = frozenset(
    {
        "name",
        "email",
        "tz",
        "locale",
        "deleted",
        "is_restricted",
        "is_ultra_restricted",
        "status_text",
        "status_emoji",
        "status_expiration",
    }
)


class Happening:
    """Each happening is told to the app, where it listens; a part of ``FakeSlack``."""

    world: World
    courier: Courier

    async def change_user(self, user_id: str, **changed: Any) -> AppReply | None:
        """Change a person; the app hears ``user_change``."""
        unknown = set(changed) - CHANGEABLE
        if unknown:
            raise AssertionError(f"A user has no {sorted(unknown)}; there are {sorted(CHANGEABLE)}.")
        user = self.world.users[user_id]
        for field, value in changed.items():
            setattr(user, field, value)
        team = self.world.team_of(user_id)
        event = {
            "type": "user_change",
            "user": shown.user(user, locale=True, email=True),
            "cache_ts": int(self.world.clock.now()),
            "event_ts": f"{self.world.clock.now():.6f}",
        }
        return await self.courier.event(team, event)

    async def join(self, user: str, room_id: str) -> AppReply | None:
        """Let a person, or the app's own user, into a room; the app hears it where it is a member."""
        return await self._moves(user, room_id, "member_joined_channel")

    async def leave(self, user: str, room_id: str) -> AppReply | None:
        return await self._moves(user, room_id, "member_left_channel")

    async def _moves(self, user: str, room_id: str, kind: str) -> AppReply | None:
        room = self.world.rooms[room_id]
        team = self.world.teams[room.team_id]
        heard = team.bot_user in room.members or user == team.bot_user
        if kind == "member_joined_channel":
            room.members.add(user)
        else:
            room.members.discard(user)
        if not heard:
            return None
        event = {
            "type": kind,
            "user": user,
            "channel": room_id,
            "channel_type": "G" if room.kind == "group" else "C",
            "team": team.id,
            "event_ts": f"{self.world.clock.now():.6f}",
        }
        return await self.courier.event(team, event)

    async def archive(self, room_id: str, *, archived: bool = True) -> AppReply | None:
        """Archive a room, or take it back into use."""
        room = self.world.rooms[room_id]
        room.archived = archived
        what = "group" if room.kind == "group" else "channel"
        event = {
            "type": f"{what}_{'archive' if archived else 'unarchive'}",
            "channel": room_id,
            "user": "UADMIN",
            "event_ts": f"{self.world.clock.now():.6f}",
        }
        return await self.courier.event(self.world.teams[room.team_id], event)

    async def uninstall(self, team: Team) -> None:
        """Take the app out of a workspace; its tokens answer ``account_inactive``, two events come."""
        self.world.uninstall(team)
        self.courier.flush()
        await self.courier.quiet()
