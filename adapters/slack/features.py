"""What Dult does in Slack, and the scopes and events each of it needs: the only place that names them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from bot.settings_slack import SlackFeature


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """A permission Slack is asked for, and what for."""

    name: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What one feature needs of Slack."""

    scopes: tuple[Scope, ...]
    events: tuple[str, ...] = ()


# Which scope a method or an event needs: docs.slack.dev/reference/methods and …/reference/events.
ALWAYS: Final = Needs(
    scopes=(
        Scope(name="chat:write", why="write messages, and change and delete its own"),
        Scope(name="im:write", why="open the conversation with a person"),
        Scope(
            name="im:history",
            why="hear what a person writes to Dult, and look whether a message in doubt arrived",
        ),
        Scope(
            name="users:read",
            why="know names, time zones, languages, who is a guest or gone, and the status of who wants it",
        ),
        Scope(name="commands", why="have the command /dult"),
    ),
    events=("app_home_opened", "message.im", "user_change", "app_uninstalled", "tokens_revoked"),
)
"""The tasks in a person's own conversation; without these Dult can do nothing."""

NEEDS: Final[Mapping[SlackFeature, Needs]] = {
    SlackFeature.PEOPLE: Needs(
        scopes=(Scope(name="users:read.email", why="find people of your list by their e-mail address"),),
        events=("team_join",),
    ),
    SlackFeature.ROOMS: Needs(
        scopes=(
            Scope(name="app_mentions:read", why="hear when somebody speaks to Dult in a room"),
            Scope(name="channels:read", why="know whether Dult is in a public room, and who is"),
            Scope(name="groups:read", why="the same in private rooms Dult was invited to"),
        ),
        events=(
            "app_mention",
            "member_joined_channel",
            "channel_left",
            "channel_archive",
            "channel_unarchive",
            "channel_deleted",
            "group_left",
            "group_archive",
            "group_unarchive",
            "group_deleted",
        ),
    ),
    SlackFeature.ROOM_HISTORY: Needs(
        scopes=(
            Scope(name="channels:history", why="look whether a message in doubt arrived in a public room"),
            Scope(name="groups:history", why="the same in private rooms Dult was invited to"),
        ),
    ),
    SlackFeature.FILES: Needs(
        scopes=(Scope(name="files:write", why="send files, such as what somebody gets with “my data”"),),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcut:
    """Something a person can choose at anybody's message: a line here, when the core knows what it means."""

    callback_id: str
    """The verb of the core that it means."""
    name: str
    """The phrase that stands in the menu, in the manifest's one language."""
    description: str
    """The phrase that says more about it."""


SHORTCUTS: Final = (
    Shortcut(callback_id="practice-share", name="practice-shortcut", description="practice-shortcut-line"),
    Shortcut(callback_id="challenge-lift", name="challenge-shortcut", description="challenge-shortcut-line"),
)


def scopes(features: Collection[SlackFeature]) -> list[str]:
    """Return the least scopes that the features need."""
    return sorted({scope.name for needs in _all(features) for scope in needs.scopes})


def events(features: Collection[SlackFeature]) -> list[str]:
    """Return the least events that the features need."""
    return sorted({event for needs in _all(features) for event in needs.events})


def missing(granted: Collection[str], features: Collection[SlackFeature]) -> Iterator[tuple[str, Scope]]:
    """Return each scope that was not granted, with the name of what does not work without it."""
    for scope in ALWAYS.scopes:
        if scope.name not in granted:
            yield "tasks", scope
    for feature in features:
        for scope in NEEDS[feature].scopes:
            if scope.name not in granted:
                yield str(feature), scope


def _all(features: Collection[SlackFeature]) -> list[Needs]:
    return [ALWAYS, *(NEEDS[feature] for feature in features)]
