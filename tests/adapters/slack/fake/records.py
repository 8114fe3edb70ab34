"""What the fake Slack remembers: apps, workspaces, people, tokens, calls."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

# What a freshly installed app with everything on would hold; docs.slack.dev/reference/scopes
ALL_SCOPES = frozenset(
    [
        "app_mentions:read",
        "channels:history",
        "channels:join",
        "channels:read",
        "chat:write",
        "chat:write.public",
        "commands",
        "files:read",
        "files:write",
        "groups:history",
        "groups:read",
        "im:history",
        "im:read",
        "im:write",
        "mpim:history",
        "mpim:read",
        "mpim:write",
        "reactions:write",
        "team:read",
        "users:read",
        "users:read.email",
    ]
)

# slack.md §1.1: message.im only, not busy channels
USUAL_EVENTS = frozenset(
    [
        "app_home_opened",
        "app_mention",
        "app_uninstalled",
        "channel_archive",
        "channel_unarchive",
        "group_archive",
        "group_unarchive",
        "member_joined_channel",
        "member_left_channel",
        "message.im",
        "team_join",
        "tokens_revoked",
        "user_change",
    ]
)


@dataclass(kw_only=True)
class App:
    """An app as its settings pages show it; several workspaces may have installed it."""

    id: str
    client_id: str
    client_secret: str
    signing_secret: str
    app_token: str
    request_url: str | None = None
    events: set[str] = field(default_factory=lambda: set(USUAL_EVENTS))
    socket_mode: bool = False
    messages_tab: bool = True
    """Off: nobody can be written to alone (slack.md §1.3, ``messages_tab_disabled``)."""
    rotates: bool = False
    """Token rotation: bot tokens live 12 hours and cannot be made long-lived again (slack.md §1.4)."""


@dataclass(kw_only=True)
class Team:
    """A workspace."""

    id: str
    name: str
    app: App
    enterprise_id: str | None = None
    org_wide: bool = False
    """The app is installed for the whole enterprise, not for this workspace."""
    installed: bool = True

    @property
    def domain(self) -> str:
        return self.name.lower().replace(" ", "-")

    @property
    def home(self) -> str:
        """What the installation is filed under."""
        return self.enterprise_id if self.org_wide and self.enterprise_id else self.id

    @property
    def bot_user(self) -> str:
        return f"U0BOT{self.home}"

    @property
    def bot_id(self) -> str:
        return f"B0{self.home}"


@dataclass(kw_only=True)
class Token:
    """A token, what it may do, and why it no longer may."""

    value: str
    app: App
    team_id: str | None
    enterprise_id: str | None = None
    scopes: frozenset[str] = ALL_SCOPES
    expires_at: float | None = None
    dead: str | None = None
    """The error code that calls get: ``token_revoked``, ``account_inactive`` …"""
    app_level: bool = False
    """An ``xapp-`` token: opens sockets and nothing else."""

    @property
    def org_wide(self) -> bool:
        return self.team_id is None

    @property
    def home(self) -> str:
        return self.team_id or self.enterprise_id or ""


@dataclass(kw_only=True)
class User:
    """A person, or a bot."""

    id: str
    team_id: str
    name: str
    email: str = ""
    tz: str = "Europe/Oslo"
    locale: str = "nb-NO"
    deleted: bool = False
    is_bot: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    visible: bool = True
    """A guest who shares no room with the app cannot be seen (slack.md §1.3, ``user_not_visible``)."""
    status_text: str = ""
    status_emoji: str = ""
    status_expiration: int = 0
    """Seconds since 1970; 0 is never (slack.md §1.3)."""
    teams: set[str] = field(default_factory=set)


@dataclass(kw_only=True)
class Code:
    """What a redirect brings back."""

    app: App
    team: Team
    user: str
    scopes: frozenset[str]
    redirect: str
    given: float
    org_wide: bool
    used: bool = False


@dataclass(kw_only=True)
class Refresh:
    """A refresh token: good for one use (slack.md §1.4)."""

    token: Token
    used: bool = False


@dataclass(kw_only=True)
class Consent:
    """Who sits before the page that asks, and what they press."""

    team: str
    user: str
    allows: bool = True
    org_wide: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A request that reached the Web API, whatever became of it."""

    at: float
    method: str
    token: str
    args: Mapping[str, Any]
    connection: str
    """The client's end of the TCP connection: two calls over one connection have it in common."""
    status: int
    """0 where the connection was dropped."""
    error: str = ""
    fault: str = ""

    @property
    def ok(self) -> bool:
        return self.status == 200 and not self.error


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What a person saw instead of an answer of the app, in Slack's words where they are known."""

    user: str
    what: str
    why: str
