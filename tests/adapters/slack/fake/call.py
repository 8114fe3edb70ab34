"""One call of the Web API on its way through a method: who calls, with what, in which workspace."""

from dataclasses import dataclass

from tests.adapters.slack.fake.arguments import Arguments
from tests.adapters.slack.fake.conversation import Posted, Room
from tests.adapters.slack.fake.records import Team, Token, User
from tests.adapters.slack.fake.refusal import Refused
from tests.adapters.slack.fake.world import World

KINDS = {"channel": "channels", "group": "groups", "im": "im", "mpim": "mpim"}
"""The first half of the scope that a kind of conversation needs: docs.slack.dev/reference/scopes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calling:
    """What a method gets."""

    world: World
    token: Token
    args: Arguments
    base: str
    """The server's own address, with a slash at its end."""

    def sees(self, team_id: str) -> bool:
        """Tell whether the token reaches a workspace."""
        if self.token.team_id is not None:
            return team_id == self.token.team_id
        team = self.world.teams.get(team_id)
        return team is not None and team.enterprise_id == self.token.enterprise_id

    def require(self, *needed: str) -> None:
        """Refuse unless one of the scopes was granted (slack.md §1.3: ``missing_scope``)."""
        if not self.token.scopes.intersection(needed):
            raise Refused(
                "missing_scope", needed=",".join(needed), provided=",".join(sorted(self.token.scopes))
            )

    @property
    def team(self) -> Team:
        """The workspace: the token's; of an org-wide token the one that ``team_id`` names (slack.md §1.4)."""
        team_id = self.token.team_id or self.args.text("team_id")
        if not team_id:
            raise Refused("missing_argument")
        if team_id not in self.world.teams or not self.sees(team_id):
            raise Refused("team_not_found")
        return self.world.teams[team_id]

    @property
    def bot_user(self) -> str:
        return f"U0BOT{self.token.home}"

    @property
    def bot_id(self) -> str:
        return f"B0{self.token.home}"

    def user(self, user_id: str) -> User:
        user = self.world.users.get(user_id)
        if user is None or not any(self.sees(team_id) for team_id in user.teams):
            raise Refused("user_not_found")
        if not user.visible:
            raise Refused("user_not_visible")
        return user

    def room(self, channel: str) -> Room:
        """Return a conversation that the app can see: a private one it is not in does not exist to it."""
        room = self.world.rooms.get(channel)
        if room is None or not self.sees(room.team_id):
            raise Refused("channel_not_found")
        if room.kind != "channel" and self.bot_user not in room.members:
            raise Refused("channel_not_found")
        return room

    def message(self, room: Room, ts: str) -> Posted:
        message = room.posted.get(ts)
        if message is None or message.deleted:
            raise Refused("message_not_found")
        return message

    def require_of(self, room: Room, what: str) -> None:
        """Refuse unless the scope for this kind of conversation was granted, such as ``im:history``."""
        self.require(f"{KINDS[room.kind]}:{what}")
