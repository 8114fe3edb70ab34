"""What Teams would refuse of a manifest and of its languages, found before anybody uploads it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from adapters.teams.install.manifest import LOCALIZED, Json, is_address, is_guid, kind_of, leaves

# learn.microsoft.com/microsoftteams/platform/resources/schema/manifest-schema, and the schema of 1.23.
LONGEST: Final = {
    "version": 256,
    "developer.name": 32,
    "developer.websiteUrl": 2048,
    "developer.privacyUrl": 2048,
    "developer.termsOfUseUrl": 2048,
    "name.short": 30,
    "name.full": 100,
    "description.short": 80,
    "description.full": 4000,
    "bots.commandLists.commands.title": 32,
    "bots.commandLists.commands.description": 128,
    "composeExtensions.commands.id": 64,
    "composeExtensions.commands.title": 32,
    "composeExtensions.commands.description": 128,
    "validDomains": 2048,
    "webApplicationInfo.resource": 2048,
}
"""Characters. For the menus these are the limits up to 1.20: 1.21 takes 128 and 4000, which no menu shows."""
MOST: Final = {
    "bots": 1,
    "bots.commandLists": 3,
    "bots.commandLists.commands": 10,
    "composeExtensions": 1,
    "composeExtensions.commands": 10,
    "permissions": 2,
    "validDomains": 16,
}
ADDRESSES: Final = ("developer.websiteUrl", "developer.privacyUrl", "developer.termsOfUseUrl")
IDS: Final = ("id", "bots.botId", "composeExtensions.botId", "webApplicationInfo.id")

_NAME: Final = r"[a-z0-9]([a-z0-9-]*[a-z0-9])?"
_DOMAIN: Final = re.compile(rf"{_NAME}(\.{_NAME})+(:\d+)?", re.IGNORECASE)
_TAG: Final = re.compile(r"[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8}){0,2}")
_NUMBER: Final = re.compile(r"\[(\d+)\]")


def faults_of(made: Json) -> Iterator[str]:
    """Tell what Teams would refuse, a sentence each, with its place."""
    for place, value in leaves(made):
        yield from _of_one(place, value)
    yield from _too_many(made)
    yield from _names(made)


def word_faults(manifest: Json, translation: Json) -> Iterator[str]:
    """Tell what Teams would refuse of a language's file: it has all places, filled, and none too long."""
    words = {place: text for place, text in translation.items() if place != "$schema"}
    wanted = {place for place, _ in leaves(manifest) if kind_of(place) in LOCALIZED}
    for place in sorted(wanted - set(words)):
        yield f"{place}: has no words in this language. Add them."
    for place in sorted(set(words) - wanted):
        yield f"{place}: is no place of the manifest. Take it out."
    for place, text in words.items():
        yield from _of_one(place, text)
        if not str(text).strip() or str(text).strip().lower() == "null":
            yield f"{place}: is empty. Teams refuses the whole app for it."
    yield from _described(words["description.short"], words["description.full"])


def _of_one(place: str, value: Any) -> Iterator[str]:
    kind = kind_of(place)
    longest = LONGEST.get(kind)
    if longest is not None and len(str(value)) > longest:
        yield f"{place}: has {len(str(value))} characters. Use at most {longest}."
    if kind in IDS and not is_guid(str(value)):
        yield f"{place}: cannot be “{value}”. Ids have 8-4-4-4-12 characters, 0 to 9 and a to f."
    if kind in ADDRESSES and not is_address(str(value)):
        yield f"{place}: cannot be “{value}”. Begin it with https:// and a host."
    if kind == "validDomains" and not _DOMAIN.fullmatch(str(value)):
        yield f"{place}: cannot be “{value}”. Teams takes names such as dult.example.org."
    if kind.endswith("anguageTag") and not _TAG.fullmatch(str(value)):
        yield f"{place}: cannot be “{value}”. Write a tag such as “nb”."


def _too_many(made: Json) -> Iterator[str]:
    for place, count in _counts(made).items():
        most = MOST.get(kind_of(place))
        if most is not None and count > most:
            yield f"{place}: has {count} entries. Use at most {most}."


def _counts(made: Json) -> Mapping[str, int]:
    """Return how many entries each list has, by its place."""
    found: dict[str, int] = {}
    for place, _ in leaves(made):
        for entry in _NUMBER.finditer(place):
            name = place[: entry.start()]
            found[name] = max(found.get(name, 0), int(entry[1]) + 1)
    return found


def _names(made: Json) -> Iterator[str]:
    name, description = made["name"], made["description"]
    if name["short"] == name["full"]:
        yield "name.full: is the same as name.short. Say more in it."
    yield from _described(description["short"], description["full"])


def _described(short: str, full: str) -> Iterator[str]:
    """Hold what *description* asks for on the same page: the long text does not repeat the short one."""
    if short in full:
        yield "description.full: repeats description.short. Say it in other words."
