"""Setting the stage of a fake Slack: workspaces with their tokens, people and rooms."""

from collections.abc import Iterable

from tests.adapters.slack.fake.conversation import Room
from tests.adapters.slack.fake.courier import Courier
from tests.adapters.slack.fake.records import ALL_SCOPES, App, Team, Token, User
from tests.adapters.slack.fake.world import World


class Setting:
    """What a test decides before anything happens; a part of ``FakeSlack``."""

    world: World
    courier: Courier

    def add_app(self, app: App) -> App:
        """Register another app; it is installed by OAuth."""
        self.world.apps.append(app)
        return app

    def add_team(
        self,
        team_id: str,
        *,
        bot_token: str | None = None,
        app_token: str | None = None,
        signing_secret: str | None = None,
        enterprise_id: str | None = None,
        scopes: Iterable[str] = ALL_SCOPES,
        name: str | None = None,
        app: App | None = None,
    ) -> Team:
        """Set up a workspace; with ``bot_token`` the app is installed, else it waits to be."""
        app = app or self.world.app
        team = Team(id=team_id, name=name or f"Team {team_id}", app=app, enterprise_id=enterprise_id)
        team.installed = bot_token is not None
        self.world.teams[team_id] = team
        if enterprise_id is not None:
            self.world.enterprises.setdefault(enterprise_id, f"Organisation {enterprise_id}")
        if bot_token is not None:
            self.grant(bot_token, team, scopes)
        self._secrets(app, app_token, signing_secret)
        return team

    def add_org(
        self,
        enterprise_id: str,
        *teams: str,
        bot_token: str,
        app_token: str | None = None,
        signing_secret: str | None = None,
        scopes: Iterable[str] = ALL_SCOPES,
    ) -> list[Team]:
        """Set up workspaces with one org-wide installation (slack.md §1.4)."""
        made = [self.add_team(one, enterprise_id=enterprise_id) for one in teams]
        for team in made:
            team.org_wide, team.installed = True, True
        self.grant(bot_token, made[0], scopes)
        self._secrets(self.world.app, app_token, signing_secret)
        return made

    def _secrets(self, app: App, app_token: str | None, signing_secret: str | None) -> None:
        app.app_token = app_token or app.app_token
        app.signing_secret = signing_secret or app.signing_secret
        self.world.tokens[app.app_token] = Token(
            value=app.app_token,
            app=app,
            team_id=None,
            scopes=frozenset({"connections:write"}),
            app_level=True,
        )

    def grant(
        self,
        value: str,
        team: Team,
        scopes: Iterable[str] = ALL_SCOPES,
        *,
        expires_in: float | None = None,
    ) -> Token:
        """Make a token known that an app has been given."""
        token = Token(
            value=value,
            app=team.app,
            team_id=None if team.org_wide else team.id,
            enterprise_id=team.enterprise_id,
            scopes=frozenset(scopes),
            expires_at=None if expires_in is None else self.world.clock.now() + expires_in,
        )
        self.world.tokens[value] = token
        self.world.add_bot(team)
        return token

    def listens_at(self, team: Team, request_url: str) -> None:
        """Say where events, interactions and commands are POSTed; Socket Mode is switched off by it."""
        team.app.request_url = request_url
        team.app.socket_mode = False

    async def verifies(self, team: Team) -> bool:
        """Tell whether the request URL answers Slack's challenge."""
        return await self.courier.challenge(team.app)

    def add_user(
        self,
        team: Team,
        user_id: str,
        *,
        name: str | None = None,
        email: str | None = None,
        tz: str = "Europe/Oslo",
        locale: str = "nb-NO",
        deleted: bool = False,
        is_bot: bool = False,
        is_restricted: bool = False,
        is_ultra_restricted: bool = False,
        visible: bool = True,
        also_in: Iterable[Team] = (),
    ) -> User:
        """Let somebody be in a workspace."""
        user = User(
            id=user_id,
            team_id=team.id,
            name=name or user_id,
            email=email if email is not None else f"{user_id.lower()}@example.org",
            tz=tz,
            locale=locale,
            deleted=deleted,
            is_bot=is_bot,
            is_restricted=is_restricted,
            is_ultra_restricted=is_ultra_restricted,
            visible=visible,
            teams={team.id, *(one.id for one in also_in)},
        )
        self.world.users[user_id] = user
        return user

    def add_room(
        self,
        team: Team,
        room_id: str,
        *,
        members: Iterable[str] = (),
        archived: bool = False,
        name: str | None = None,
        private: bool = False,
        bot_in: bool = True,
        refuses: str | None = None,
    ) -> Room:
        """Set up a channel; ``refuses`` is an error code for every post, such as ``restricted_action``."""
        room = Room(
            id=room_id,
            team_id=team.id,
            name=name or room_id.lower(),
            kind="group" if private or room_id.startswith("G") else "channel",
            members={*members, team.bot_user} if bot_in else set(members),
            archived=archived,
            refuses=refuses,
        )
        self.world.rooms[room_id] = room
        return room

    def revoke(self, token: str, code: str = "token_revoked") -> None:
        """Let a token answer with an error from now on."""
        self.world.tokens[token].dead = code

    def reinstall(self, team: Team, bot_token: str, scopes: Iterable[str] = ALL_SCOPES) -> Token:
        """Install the app again, with a token that the test hands to the app."""
        team.installed = True
        return self.grant(bot_token, team, scopes)
