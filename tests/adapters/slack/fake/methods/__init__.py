"""The methods of the Web API: what each needs and how often it may be called."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tests.adapters.slack.fake.call import Calling
from tests.adapters.slack.fake.methods import chat, conversations, files, rest, users, views
from tests.adapters.slack.fake.records import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """One method."""

    run: Callable[[Calling], Json]
    scopes: tuple[str, ...] = ()
    """One of these is needed; conversations.* look at the kind of room themselves."""
    tier: int = 4
    """Rate limit tier, slack.md §1.1; 0: posting, limited by channel; 5: special and generous."""
    app_level: bool = False
    """Needs an ``xapp-`` token."""


# Tiers: slack.md §1.1, the others from each method's page; scopes: each method's page in docs.slack.dev
METHODS: Final[dict[str, Method]] = {
    "api.test": Method(run=rest.api_test),
    "apps.connections.open": Method(run=rest.apps_connections_open, tier=3, app_level=True),
    "apps.uninstall": Method(run=rest.apps_uninstall, tier=1),
    "auth.revoke": Method(run=rest.auth_revoke, tier=3),
    "auth.teams.list": Method(run=rest.auth_teams_list, tier=2),
    "auth.test": Method(run=rest.auth_test, tier=5),
    "bots.info": Method(run=rest.bots_info, scopes=("users:read",), tier=3),
    "chat.delete": Method(run=chat.delete, scopes=("chat:write",), tier=3),
    "chat.postEphemeral": Method(run=chat.post_ephemeral, scopes=("chat:write",), tier=4),
    "chat.postMessage": Method(run=chat.post_message, scopes=("chat:write",), tier=0),
    "chat.update": Method(run=chat.update, scopes=("chat:write",), tier=3),
    "conversations.history": Method(run=conversations.history, tier=3),
    "conversations.info": Method(run=conversations.info, tier=3),
    "conversations.join": Method(run=conversations.join, scopes=("channels:join",), tier=3),
    "conversations.list": Method(
        run=conversations.list_, scopes=("channels:read", "groups:read", "im:read", "mpim:read"), tier=2
    ),
    "conversations.members": Method(run=conversations.members, tier=4),
    "conversations.open": Method(run=conversations.open_, tier=3),
    "conversations.replies": Method(run=conversations.replies, tier=3),
    "files.completeUploadExternal": Method(run=files.complete_upload, scopes=("files:write",)),
    "files.getUploadURLExternal": Method(run=files.get_upload_url, scopes=("files:write",)),
    "team.info": Method(run=rest.team_info, scopes=("team:read",), tier=3),
    "users.conversations": Method(
        run=users.conversations, scopes=("channels:read", "groups:read", "im:read"), tier=3
    ),
    "users.info": Method(run=users.info, scopes=("users:read",)),
    "users.list": Method(run=users.list_, scopes=("users:read",), tier=2),
    "users.lookupByEmail": Method(run=users.lookup_by_email, scopes=("users:read.email",), tier=3),
    "views.open": Method(run=views.open_),
    "views.publish": Method(run=views.publish),
    "views.push": Method(run=views.push),
    "views.update": Method(run=views.update),
}
