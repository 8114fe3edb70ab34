"""The manifest is what Microsoft's schema takes, and every word in it leads somewhere (teams.md §4.34)."""

import copy
import re
from collections.abc import Iterator
from typing import Any

import pytest

from adapters.slack.features import SHORTCUTS
from adapters.teams.install.icons import BRAND
from adapters.teams.install.manifest import (
    LOCALIZED,
    VERSION,
    Json,
    Shape,
    kind_of,
    leaves,
    manifest,
    translation,
)
from adapters.teams.install.manifest_faults import ADDRESSES, IDS, LONGEST, MOST, faults_of, word_faults
from adapters.teams.install.menu import MESSAGE_ACTIONS, PERSONAL, ROOM
from bot.command import COMMANDS, plain
from bot.errors import UsageError
from bot.talk import VERBS
from nudges.language import Language
from tests.adapters.teams.packaging import BOT, HTTPS, refused, schema, shape
from tests.bot.talking import with_first_task
from tests.house import phrases

LANGUAGES = list(Language)
LATER = ("1.16", "1.19", "1.20", "1.21", "1.22", "1.24", "1.25", "1.26", "1.27", "1.28", "1.29", "1.30")


def made(language: Language = Language.EN, **other: Any) -> Json:
    return manifest(shape(**other), phrases(), language)


def words(language: Language) -> Json:
    return translation(shape(), phrases(), language)


def menus(its: Json) -> list[tuple[list[str], list[str]]]:
    lists = its["bots"][0]["commandLists"]
    return [(one["scopes"], [command["title"] for command in one["commands"]]) for one in lists]


@pytest.mark.parametrize("graph", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
def test_microsofts_schema_takes_the_manifest_in_every_language(language: Language, graph: bool) -> None:
    """teams.md §4.34, §3.6."""
    its = made(language, uses_graph=graph)

    assert refused(its, schema()) == []
    assert list(faults_of(its)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_microsofts_schema_takes_every_languages_file(language: Language) -> None:
    """teams.md §4.34."""
    its = words(language)

    assert refused(its, schema("MicrosoftTeams.Localization.schema.json")) == []
    assert list(word_faults(made(), its)) == []


@pytest.mark.parametrize("version", LATER)
def test_another_version_of_the_schema_takes_it_too_so_that_moving_on_is_easy(version: str) -> None:
    assert refused({**made(uses_graph=True), "manifestVersion": version}, schema(version=version)) == []


def test_manifest_and_languages_name_one_version_of_the_schema() -> None:
    """A file of another version is refused: github.com/MicrosoftDocs/msteams-docs, issue 6122."""
    its = made()

    assert its["manifestVersion"] == VERSION == schema()["properties"]["manifestVersion"]["const"]
    assert {one["$schema"].split("/")[-2] for one in (its, words(Language.NB))} == {f"v{VERSION}"}


def test_the_version_of_the_schema_asks_for_no_promise_about_private_channels() -> None:
    """From 1.25 on an app for teams is refused without this, and the schema does not tell."""
    newer = tuple(map(int, VERSION.split("."))) >= (1, 25)

    assert ("supportsChannelFeatures" in made()) == newer


def test_microsofts_schema_sees_what_we_rely_on_it_for() -> None:
    its = made()
    its["name"]["short"] = "D" * 31
    its["bots"][0]["scopes"] = ["groupchat"]
    del its["accentColor"]

    assert len(refused(its, schema())) == 3


def test_dult_is_for_people_teams_and_chats_and_takes_files() -> None:
    bot = made()["bots"][0]

    assert bot["scopes"] == ["personal", "team", "groupChat"]
    assert bot["supportsFiles"]
    assert not bot["isNotificationOnly"]


def test_the_app_has_the_bots_id_unless_it_has_its_own() -> None:
    own = "99999999-4e5f-6071-8293-a4b5c6d7e8f9"

    assert made(bot=BOT.upper())["id"] == BOT
    assert made(id=own)["id"] == own
    assert made(id=own)["bots"][0]["botId"] == BOT


def test_the_least_is_asked_for() -> None:
    its = made()

    assert its["permissions"] == ["identity", "messageTeamMembers"]
    assert its["validDomains"] == ["dult.example.org"]
    assert {"authorization", "devicePermissions", "webApplicationInfo"} & set(its) == set()


def test_graph_is_there_only_when_it_is_wanted() -> None:
    """teams.md §4.25."""
    its = made(uses_graph=True)["webApplicationInfo"]

    assert its["id"] == BOT
    assert "dult" not in its["resource"]


def test_pages_are_dults_own_unless_the_organisation_has_some() -> None:
    own = made(url=f"{HTTPS}/")["developer"]
    theirs = made(developer="Fjord fylke", website="https://fjord.example", privacy="https://fjord.example/p")

    assert own == {
        "name": "Dult",
        "websiteUrl": f"{HTTPS}/",
        "privacyUrl": f"{HTTPS}/teams/privacy",
        "termsOfUseUrl": f"{HTTPS}/teams/terms",
    }
    assert theirs["developer"] == {
        "name": "Fjord fylke",
        "websiteUrl": "https://fjord.example",
        "privacyUrl": "https://fjord.example/p",
        "termsOfUseUrl": f"{HTTPS}/teams/terms",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_language_is_the_manifests_own_and_the_others_have_a_file(language: Language) -> None:
    its = made(language)["localizationInfo"]

    tags = [one["languageTag"] for one in its["additionalLanguages"]]
    assert its["defaultLanguageTag"] == language
    assert sorted([*tags, language]) == sorted(Language)
    assert [one["file"] for one in its["additionalLanguages"]] == [f"{tag}.json" for tag in tags]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_languages_file_has_every_word_of_the_manifest(language: Language) -> None:
    its = made(language)

    shown = {place: text for place, text in leaves(its) if kind_of(place) in LOCALIZED}

    assert {"$schema": words(language)["$schema"], **shown} == words(language)


def test_no_language_was_left_in_another() -> None:
    said = {language: words(language)["description.full"] for language in Language}

    assert len(set(said.values())) == len(Language)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_bot_understands_every_word_of_the_menus(language: Language) -> None:
    """teams.md §4.32."""
    async with with_first_task() as talk:
        await talk.agent.says(f"language {language}")

        unknown = phrases().say(language, "command-unknown-title")
        perhaps = phrases().say(language, "command-perhaps-title")
        titles = []
        for _, menu in menus(made(language)):
            for word in menu:
                await talk.agent.says(word)
                await talk.its.bot.tick()
                titles.append(talk.last.title)

        assert not {unknown, perhaps} & set(titles)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_of_the_menu_means_what_stands_beside_it(language: Language) -> None:
    meanings = {
        plain(word): one.words for one in COMMANDS for word in phrases().say(language, one.words).split(",")
    }

    (personal, room) = menus(made(language))

    assert [meanings[plain(word)] for word in personal[1]] == list(PERSONAL)
    assert [meanings[plain(word)] for word in room[1]] == list(ROOM)


def test_the_menus_offer_nothing_for_coordinators_alone() -> None:
    roles = {one.words: one.role for one in COMMANDS}

    assert {roles[words] for words in (*PERSONAL, *ROOM)} == {None}


def test_a_person_finds_peace_language_time_and_their_data_in_the_menu() -> None:
    """teams.md §4.32, §4.33: how to stop is never far away."""
    named = {"command-pause", "command-stop", "command-language", "command-time", "command-data"}

    assert named | {"command-help"} <= set(PERSONAL)


def test_what_can_be_chosen_at_a_message_means_something_to_the_core() -> None:
    commands = made()["composeExtensions"][0]["commands"]

    assert [one["id"] for one in commands] == [one.verb for one in MESSAGE_ACTIONS]
    assert {one["id"] for one in commands} <= set(VERBS)


def test_at_a_message_teams_offers_what_slack_offers() -> None:
    """X1: the same possibilities everywhere."""
    slack = {(one.callback_id, one.name, one.description) for one in SHORTCUTS}

    assert {(one.verb, one.title, one.description) for one in MESSAGE_ACTIONS} == slack


def test_an_action_at_a_message_asks_dult_for_its_form() -> None:
    for one in made()["composeExtensions"][0]["commands"]:
        assert (one["type"], one["context"], one["fetchTask"]) == ("action", ["message"], True)


@pytest.mark.parametrize(
    ("missing", "fault"),
    [
        ({"bot": ""}, "--bot-id: is missing. Copy it from the Azure Bot"),
        ({"url": ""}, "--url: is missing"),
        ({"bot": "dult"}, "--bot-id: cannot be “dult”"),
        ({"id": "1234"}, "--id: cannot be “1234”"),
        (
            {"url": "http://dult.example.org"},
            "--url: cannot be “http://dult.example.org”. Begin it with https://",
        ),
        ({"url": "https://"}, "--url: cannot be “https://”"),
        ({"website": "dult.example.org"}, "--website: cannot be"),
        ({"privacy": "http://[::1"}, "--privacy: cannot be"),
        ({"terms": "ftp://dult.example.org"}, "--terms: cannot be"),
    ],
)
def test_what_teams_needs_and_nobody_said_is_told(missing: dict[str, Any], fault: str) -> None:
    with pytest.raises(UsageError, match=re.escape(fault)):
        made(**missing)


def test_everything_that_is_missing_is_told_at_once() -> None:
    with pytest.raises(UsageError) as caught:
        manifest(Shape(bot="", url=""), phrases(), Language.EN)

    assert len(caught.value.faults) == 2


def put(made: Json, place: str, value: Any) -> Json:
    """Put a value at the first place of a kind."""
    found = next(one for one, _ in leaves(made) if kind_of(one) == place)
    its: Any = copy.deepcopy(made)
    inner = its
    *path, last = re.findall(r"[^.\[\]]+", found)
    for step in path:
        inner = inner[int(step) if step.isdigit() else step]
    inner[int(last) if last.isdigit() else last] = value
    return dict(its)


@pytest.mark.parametrize("place", LONGEST)
def test_what_is_too_long_is_told_with_its_place(place: str) -> None:
    longest = LONGEST[place]
    stem = f"{HTTPS}/" if place in ADDRESSES else ""
    fits = put(made(uses_graph=True), place, stem.ljust(longest, "a"))
    too_long = put(made(uses_graph=True), place, stem.ljust(longest + 1, "a"))

    told = [fault for fault in faults_of(too_long) if "characters. Use" in fault]

    assert not [fault for fault in faults_of(fits) if "characters. Use" in fault]
    assert [kind_of(fault.partition(":")[0]) for fault in told] == [place]
    assert told[0].endswith(f"has {longest + 1} characters. Use at most {longest}.")


def limits(schema: Any, root: Any, place: str = "") -> Iterator[tuple[str, str, int]]:
    """Return the limits that a schema has, each with its place and its name."""
    if "$ref" in schema:
        schema = {**root["definitions"].get(schema["$ref"].rpartition("/")[2], {}), **schema}
    for name in ("maxLength", "maxItems"):
        if name in schema:
            yield place, name, schema[name]
    for name, inner in schema.get("properties", {}).items():
        yield from limits(inner, root, f"{place}.{name}" if place else name)
    if isinstance(schema.get("items"), dict):
        yield from limits(schema["items"], root, place)


def test_our_limits_are_microsofts_or_tighter() -> None:
    theirs = {(place, name): most for place, name, most in limits(schema(), schema())}

    for place, longest in LONGEST.items():
        assert longest <= theirs[place, "maxLength"]
    for place, most in MOST.items():
        assert most <= theirs[place, "maxItems"]


def test_every_word_that_is_shown_has_a_limit() -> None:
    assert set(LONGEST) >= LOCALIZED


@pytest.mark.parametrize("place", MOST)
def test_what_is_too_many_is_told_with_its_place(place: str) -> None:
    its: Any = made()
    inner = its
    for step in place.split(".")[:-1]:
        inner = inner[step][0]
    last = place.rsplit(".", maxsplit=1)[-1]
    one = inner[last][0]
    inner[last] = [one] * (MOST[place] + 1)

    told = [fault for fault in faults_of(its) if "entries. Use" in fault]

    assert len(told) == 1
    assert told[0].endswith(f"{last}: has {MOST[place] + 1} entries. Use at most {MOST[place]}.")


@pytest.mark.parametrize("place", IDS)
def test_an_id_that_is_none_is_told(place: str) -> None:
    (told,) = faults_of(put(made(uses_graph=True), place, "dult"))

    assert "8-4-4-4-12" in told


@pytest.mark.parametrize("place", ADDRESSES)
@pytest.mark.parametrize("url", ["http://dult.example.org", "https://", "dult.example.org", "https://[", ""])
def test_an_address_that_teams_would_refuse_is_told(place: str, url: str) -> None:
    (told,) = faults_of(put(made(), place, url))

    assert told.startswith(f"{place}: cannot be “{url}”")


@pytest.mark.parametrize("domain", ["localhost", "user:word@dult.example.org", "*.org", "", "a.org/b"])
def test_a_domain_that_teams_would_refuse_is_told(domain: str) -> None:
    (told,) = faults_of(put(made(), "validDomains", domain))

    assert told.startswith("validDomains[0]: cannot be")


def test_a_host_may_have_a_port() -> None:
    assert list(faults_of(made(url="https://dult.example.org:8443"))) == []


@pytest.mark.parametrize("tag", ["norsk bokmål", "", "nb_NO", "a-b-c-d"])
def test_a_tag_of_no_language_is_told(tag: str) -> None:
    its = put(made(), "localizationInfo.defaultLanguageTag", tag)

    assert list(faults_of(its)) == [
        f"localizationInfo.defaultLanguageTag: cannot be “{tag}”. Write a tag such as “nb”."
    ]
    assert refused(its, schema())


def test_names_and_descriptions_that_say_the_same_twice_are_told() -> None:
    its = made()
    its["name"]["full"] = its["name"]["short"]
    its["description"]["full"] = f"Hello. {its['description']['short']}"

    assert [fault.partition(":")[0] for fault in faults_of(its)] == ["name.full", "description.full"]


@pytest.mark.parametrize("empty", ["", "  ", "null"])
def test_a_language_with_an_empty_word_is_told(empty: str) -> None:
    its = {**words(Language.FI), "name.full": empty}

    assert list(word_faults(made(), its)) == ["name.full: is empty. Teams refuses the whole app for it."]
    assert refused(its, schema("MicrosoftTeams.Localization.schema.json"))


def test_a_language_that_lacks_a_place_or_has_one_too_many_is_told() -> None:
    its = words(Language.FI)
    del its["bots[0].commandLists[1].commands[0].title"]
    its["bots[0].commandLists[1].commands[9].title"] = "apua"

    assert list(word_faults(made(), its)) == [
        "bots[0].commandLists[1].commands[0].title: has no words in this language. Add them.",
        "bots[0].commandLists[1].commands[9].title: is no place of the manifest. Take it out.",
    ]


def test_a_word_too_long_in_one_language_is_told() -> None:
    its = {**words(Language.FI), "composeExtensions[0].commands[1].title": "a" * 33}

    assert list(word_faults(made(), its)) == [
        "composeExtensions[0].commands[1].title: has 33 characters. Use at most 32."
    ]


def test_the_colour_is_that_of_the_icon() -> None:
    assert bytes.fromhex(made()["accentColor"].lstrip("#")) == bytes(BRAND)
