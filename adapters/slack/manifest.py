"""The app manifest: from which Slack makes the app, with the least it needs."""

import json
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any, Final

from adapters.slack.features import SHORTCUTS, Shortcut, events, scopes
from adapters.slack.paths import REDIRECT, REQUESTS
from bot.errors import UsageError
from bot.phrases import Phrases
from bot.settings_slack import SlackFeature
from nudges.language import Language

Json = dict[str, Any]
NAME: Final = "Dult"
BOT_NAME: Final = "dult"
COMMAND: Final = "/dult"
COLOUR: Final = "#1f4e5f"

# What a field may be: docs.slack.dev/reference/app-manifest.
LONGEST: Final = {
    "display_information.name": 35,
    "display_information.description": 140,
    "display_information.long_description": 4000,
    "features.bot_user.display_name": 80,
    "features.slash_commands.command": 32,
    "features.slash_commands.description": 2000,
    "features.slash_commands.usage_hint": 1000,
    "features.shortcuts.name": 24,
    "features.shortcuts.callback_id": 255,
    "features.shortcuts.description": 150,
}
"""Characters."""
SHORTEST_LONG_DESCRIPTION: Final = 174
"""Characters; "the app manifest in App Settings throws an error if it is less"."""
MOST: Final = {
    "features.slash_commands": 50,
    "features.shortcuts": 10,
    "oauth_config.scopes.bot": 255,
    "settings.event_subscriptions.bot_events": 100,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What the app is to be."""

    features: Collection[SlackFeature]
    url: str | None = None
    """Where Slack reaches Dult; ``None`` where Dult calls Slack and nobody installs it by OAuth."""
    socket_mode: bool = True
    org_wide: bool = False
    """Whether a whole organisation can install it."""
    rotates: bool = False
    """Whether tokens expire; once on, it cannot be switched off."""
    shortcuts: tuple[Shortcut, ...] = SHORTCUTS


def manifest(shape: Shape, phrases: Phrases, language: Language) -> Json:
    """Return the manifest; people see its words in the app's profile.

    Raises:
        UsageError: what is asked for does not go together, or Slack would refuse it.
    """
    if faults := [*_contradictions(shape)]:
        raise UsageError(*faults)

    def say(phrase_id: str) -> str:
        return phrases.say(language, phrase_id)

    made: Json = {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": {
            "name": NAME,
            "description": say("slack-app"),
            "long_description": say("slack-app-long"),
            "background_color": COLOUR,
        },
        "features": _features(shape, say),
        "oauth_config": {
            **({"redirect_urls": [f"{_root(shape)}{REDIRECT}"]} if shape.url else {}),
            "scopes": {"bot": scopes(shape.features)},
        },
        "settings": _settings(shape),
    }
    if faults := [*faults_of(made)]:
        raise UsageError(*faults)
    return made


def faults_of(made: Json) -> Iterator[str]:
    """Tell what Slack would refuse, a sentence each."""
    for place, longest in LONGEST.items():
        for value in _at(made, place.split(".")):
            if len(value) > longest:
                yield f"{place}: has {len(value)} characters. Use at most {longest}."
    yield from _too_many(made)
    length = len(made["display_information"]["long_description"])
    if length < SHORTEST_LONG_DESCRIPTION:
        least = f"Use at least {SHORTEST_LONG_DESCRIPTION}."
        yield f"display_information.long_description: has {length} characters. {least}"


def _too_many(made: Json) -> Iterator[str]:
    for place, most in MOST.items():
        for value in _at(made, place.split("."), whole=True):
            if len(value) > most:
                yield f"{place}: has {len(value)} entries. Use at most {most}."


def as_json(made: Json) -> str:
    """Write a manifest for the first tab of Slack's window."""
    return json.dumps(made, ensure_ascii=False, indent=2)


def as_yaml(made: Json) -> str:
    """Write a manifest for the second tab; strings are in quotes, so that none is read as anything else."""
    return "\n".join(_yaml(made, ""))


def _contradictions(shape: Shape) -> Iterator[str]:
    if shape.url and not shape.url.startswith("https://"):
        yield f"--url: cannot be “{shape.url}”. Slack calls https:// only."
    if not shape.socket_mode and not shape.url:
        yield "--http: needs an address. Say it with --url, or set DULT_PUBLIC_URL."
    if shape.rotates and not shape.url:
        yield "--rotate-tokens: needs installation by OAuth. Say where Dult is with --url."


def _features(shape: Shape, say: Callable[[str], str]) -> Json:
    command: Json = {
        "command": COMMAND,
        "description": say("slack-command"),
        "usage_hint": say("slack-command-hint"),
        "should_escape": False,
    }
    made: Json = {
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "bot_user": {"display_name": BOT_NAME, "always_online": True},
        "slash_commands": [{**command, **_called(shape, "url")}],
    }
    if shape.shortcuts:
        made["shortcuts"] = [
            {
                "type": "message",
                "name": say(one.name),
                "callback_id": one.callback_id,
                "description": say(one.description),
            }
            for one in shape.shortcuts
        ]
    return made


def _settings(shape: Shape) -> Json:
    called = _called(shape, "request_url")
    return {
        "event_subscriptions": {**called, "bot_events": events(shape.features)},
        "interactivity": {"is_enabled": True, **called},
        "org_deploy_enabled": shape.org_wide,
        "socket_mode_enabled": shape.socket_mode,
        "token_rotation_enabled": shape.rotates,
    }


def _called(shape: Shape, field: str) -> Json:
    """Say where Slack calls Dult; in Socket Mode nowhere."""
    return {} if shape.socket_mode else {field: f"{_root(shape)}{REQUESTS}"}


def _root(shape: Shape) -> str:
    return (shape.url or "").rstrip("/")


def _at(made: Any, path: list[str], *, whole: bool = False) -> Iterator[Any]:
    """Return what is at a place, of each entry where there is a list on the way."""
    if isinstance(made, list) and not (whole and not path):
        for entry in made:
            yield from _at(entry, path, whole=whole)
    elif not path:
        yield made
    elif isinstance(made, dict) and path[0] in made:
        yield from _at(made[path[0]], path[1:], whole=whole)


def _yaml(value: Any, indent: str) -> Iterator[str]:
    match value:
        case dict():
            for key, inner in value.items():
                yield from _yaml_under(f"{indent}{key}:", inner, f"{indent}  ")
        case list():
            for inner in value:
                lines = list(_yaml(inner, f"{indent}  "))
                yield f"{indent}- {lines[0].strip()}"
                yield from lines[1:]
        case _:
            yield f"{indent}{json.dumps(value, ensure_ascii=False)}"


def _yaml_under(name: str, inner: Any, indent: str) -> Iterator[str]:
    if isinstance(inner, (dict, list)):
        yield name
        yield from _yaml(inner, indent)
    else:
        yield f"{name} {json.dumps(inner, ensure_ascii=False)}"
