"""The app manifest: what Teams is told about Dult, in six languages."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from adapters.teams.install.icons import BRAND
from adapters.teams.install.menu import MESSAGE_ACTIONS, PERSONAL, ROOM, menu
from adapters.teams.install.pages import PRIVACY, TERMS
from bot.errors import UsageError
from bot.phrases import Phrases
from nudges.language import Language

Json = dict[str, Any]
NAME: Final = "Dult"
VERSION: Final = "1.23"
"""Of Microsoft's schema, chosen so that we vouch for nothing: from 1.25 on the admin centre refuses an app
for teams without ``supportsChannelFeatures``, which the schema does not tell, and with it an app says that it
works in private and shared channels too (learn.microsoft.com/microsoftteams/platform/build-apps-for-shared-
private-channels). 1.24 has nothing that we use; older ones stay valid (…/resources/schema/manifest-
schema)."""
FIRST: Final = "1.0.0"
"""The version of a package that no other was before."""
_SCHEMAS: Final = f"https://developer.microsoft.com/json-schemas/teams/v{VERSION}"
_NO_SIGN_ON: Final = "https://example"
"""What stands for an address to sign on at where nobody does: without one there is "an error response"
(…/resources/schema/manifest-schema, *webApplicationInfo*)."""

_GUID: Final = re.compile(r"[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}")

LOCALIZED: Final = frozenset(
    {"name.short", "name.full", "description.short", "description.full"}
    | {f"bots.commandLists.commands.{name}" for name in ("title", "description")}
    | {f"composeExtensions.commands.{name}" for name in ("title", "description")}
)
"""The places whose words a language's file has, of those we use (…/resources/schema/localization-schema)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What the app is to be."""

    bot: str
    """The bot's app id; empty where nobody said it."""
    url: str
    """Where people reach Dult by https; empty where nobody said it."""
    version: str = FIRST
    id: str | None = None
    """The app's own id; else it is the bot's, as Microsoft advises (…/concepts/messaging-extensions/
    create-extensions, *botId*)."""
    developer: str = NAME
    website: str | None = None
    privacy: str | None = None
    terms: str | None = None
    """Pages of whoever runs Dult; without them those that Dult has itself."""
    uses_graph: bool = False
    """Whether Dult installs itself for people by Graph."""


def manifest(shape: Shape, phrases: Phrases, language: Language) -> Json:
    """Return the manifest; ``language`` is what whoever has none of the six reads.

    Raises:
        UsageError: what Teams needs was not said.
    """
    if faults := [*_unusable(shape)]:
        raise UsageError(*faults)
    others = [one for one in Language if one is not language]
    return {
        "$schema": f"{_SCHEMAS}/MicrosoftTeams.schema.json",
        "manifestVersion": VERSION,
        "version": shape.version,
        "id": (shape.id or shape.bot).lower(),
        "localizationInfo": {
            "defaultLanguageTag": str(language),
            "additionalLanguages": [{"languageTag": str(one), "file": file_of(one)} for one in others],
        },
        "developer": _developer(shape),
        "icons": {"color": "color.png", "outline": "outline.png"},
        "accentColor": f"#{bytes(BRAND).hex()}",
        **_words(shape, phrases, language),
        "defaultInstallScope": "personal",
        "defaultGroupCapability": {"team": "bot", "groupchat": "bot"},
        "permissions": ["identity", "messageTeamMembers"],
        "validDomains": [urlsplit(shape.url).netloc],
        **_graph(shape),
    }


def file_of(language: Language) -> str:
    """Name the file with a language's words. Tags have no country, so that they hold in all of them
    (…/concepts/build-and-test/apps-localization)."""
    return f"{language}.json"


def translation(shape: Shape, phrases: Phrases, language: Language) -> Json:
    """Return the file with a language's words: those of the manifest, each with its place."""
    words = _words(shape, phrases, language)
    return {
        "$schema": f"{_SCHEMAS}/MicrosoftTeams.Localization.schema.json",
        **{place: text for place, text in leaves(words) if kind_of(place) in LOCALIZED},
    }


def leaves(value: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """Return what stands in a manifest with its place, such as ``bots[0].commandLists[1].scopes[0]``."""
    match value:
        case Mapping():
            for name, inner in value.items():
                yield from leaves(inner, f"{place}.{name}" if place else str(name))
        case list():
            for index, inner in enumerate(value):
                yield from leaves(inner, f"{place}[{index}]")
        case _:
            yield place, value


def kind_of(place: str) -> str:
    """Return a place without its numbers: what holds for all of its kind holds for it."""
    return re.sub(r"\[\d+\]", "", place)


def _unusable(shape: Shape) -> Iterator[str]:
    if not shape.bot:
        copy = "Copy it from the Azure Bot, Configuration"
        yield f"--bot-id: is missing. {copy}, or set DULT_TEAMS_APP_ID."
    if not shape.url:
        yield "--url: is missing. Say where people reach Dult by https, or set DULT_PUBLIC_URL."
    ids = {"--bot-id": shape.bot, "--id": shape.id}
    for option, guid in ids.items():
        if guid and not is_guid(guid.lower()):
            yield f"{option}: cannot be “{guid}”. Ids have 8-4-4-4-12 characters, 0 to 9 and a to f."
    pages = {"--website": shape.website, "--privacy": shape.privacy, "--terms": shape.terms}
    for option, page in {"--url": shape.url, **pages}.items():
        if page and not is_address(page):
            yield f"{option}: cannot be “{page}”. Begin it with https:// and the name of a host."


def _developer(shape: Shape) -> Json:
    root = shape.url.rstrip("/")
    return {
        "name": shape.developer,
        "websiteUrl": shape.website or shape.url,
        "privacyUrl": shape.privacy or f"{root}{PRIVACY}",
        "termsOfUseUrl": shape.terms or f"{root}{TERMS}",
    }


def _graph(shape: Shape) -> Json:
    """Let Dult install itself: Graph looks here for the app that asks (teams.md §2.6)."""
    if not shape.uses_graph:
        return {}
    return {"webApplicationInfo": {"id": shape.bot.lower(), "resource": _NO_SIGN_ON}}


def is_guid(text: str) -> bool:
    """Tell whether it is an id as Microsoft writes them, in small letters."""
    return _GUID.fullmatch(text) is not None


def is_address(url: str) -> bool:
    """Tell whether Teams takes an address: https, and a host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme == "https" and bool(parts.hostname)


def _words(shape: Shape, phrases: Phrases, language: Language) -> Json:
    """Return the parts of the manifest that have words."""

    def say(phrase_id: str) -> str:
        return phrases.say(language, phrase_id)

    bot = shape.bot.lower()
    return {
        "name": {"short": NAME, "full": say("teams-app-name")},
        "description": {"short": say("teams-app"), "full": say("teams-app-long")},
        "bots": [
            {
                "botId": bot,
                "scopes": ["personal", "team", "groupChat"],
                "supportsFiles": True,
                "isNotificationOnly": False,
                "commandLists": [
                    {"scopes": ["personal"], "commands": menu(phrases, language, PERSONAL)},
                    {"scopes": ["team", "groupChat"], "commands": menu(phrases, language, ROOM)},
                ],
            }
        ],
        "composeExtensions": [
            {
                "botId": bot,
                "commands": [
                    {
                        "id": one.verb,
                        "type": "action",
                        "context": ["message"],
                        "fetchTask": True,
                        "title": say(one.title),
                        "description": say(one.description),
                    }
                    for one in MESSAGE_ACTIONS
                ],
            }
        ],
    }
