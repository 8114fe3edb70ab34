"""The manifest asks Slack for the least that each feature needs (slack.md §3.38)."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from adapters.slack import manifest as app
from adapters.slack.features import ALWAYS, NEEDS, SHORTCUTS, Shortcut, events, missing, scopes
from adapters.slack.manifest import Shape, as_json, as_yaml, faults_of, manifest
from bot.cli.app import main
from bot.errors import UsageError
from bot.settings_slack import USUAL, SlackFeature
from bot.talk import VERBS
from nudges.language import Language
from tests.adapters.slack.installing import PHRASES

CODE = Path(__file__).parents[3] / "adapters" / "slack"
HTTPS = "https://dult.example.org"


def made(**shape: Any) -> dict[str, Any]:
    return manifest(Shape(**{"features": USUAL, **shape}), PHRASES, Language.EN)


def test_tasks_alone_need_five_scopes() -> None:
    """slack.md §3.38."""
    assert scopes(()) == ["chat:write", "commands", "im:history", "im:write", "users:read"]


@pytest.mark.parametrize(
    ("feature", "more"),
    [
        (SlackFeature.PEOPLE, {"users:read.email"}),
        (SlackFeature.ROOMS, {"app_mentions:read", "channels:read", "groups:read"}),
        (SlackFeature.ROOM_HISTORY, {"channels:history", "groups:history"}),
        (SlackFeature.FILES, {"files:write"}),
    ],
)
def test_a_feature_adds_its_own_scopes_and_no_others(feature: SlackFeature, more: set[str]) -> None:
    """slack.md §3.38."""
    assert set(scopes([feature])) - set(scopes(())) == more


def test_nobody_may_read_what_people_write_in_rooms_unless_that_was_chosen() -> None:
    """slack.md §3.38."""
    assert SlackFeature.ROOM_HISTORY not in USUAL
    assert not [scope for scope in scopes(USUAL) if scope.endswith(":history") and scope != "im:history"]


def test_a_missing_scope_is_named_with_what_does_not_work_without_it() -> None:
    granted = set(scopes(USUAL)) - {"im:write", "files:write"}

    lacks = [(feature, scope.name) for feature, scope in missing(granted, USUAL)]

    assert lacks == [("tasks", "im:write"), ("files", "files:write")]


def test_dult_subscribes_to_events_that_it_understands_and_to_all_of_them() -> None:
    read = "".join((CODE / name).read_text(encoding="utf-8") for name in ("payload.py", "membership.py"))
    understood = set(re.findall(r'"((?:app|channel|group|member|team|tokens|user)_[a-z_]+)"', read))
    fields = {"channel_id", "channel_type", "team_id", "user_id", "user_name", "channel_name"}

    subscribed = set(events(list(SlackFeature)))

    assert subscribed - {"message.im"} == understood - fields


def test_in_socket_mode_slack_is_told_no_address() -> None:
    its = made()

    assert its["settings"]["socket_mode_enabled"]
    assert "request_url" not in json.dumps(its)
    assert "url" not in its["features"]["slash_commands"][0]
    assert "redirect_urls" not in its["oauth_config"]


def test_by_http_events_interactions_and_commands_come_to_one_address() -> None:
    its = made(url=f"{HTTPS}/", socket_mode=False)

    addresses = [
        its["settings"]["event_subscriptions"]["request_url"],
        its["settings"]["interactivity"]["request_url"],
        its["features"]["slash_commands"][0]["url"],
    ]
    assert set(addresses) == {f"{HTTPS}/slack/events"}
    assert its["oauth_config"]["redirect_urls"] == [f"{HTTPS}/slack/oauth_redirect"]


def test_people_can_write_to_dult_and_open_its_tab() -> None:
    assert made()["features"]["app_home"] == {
        "home_tab_enabled": True,
        "messages_tab_enabled": True,
        "messages_tab_read_only_enabled": False,
    }


def test_an_organisation_and_expiring_tokens_are_there_only_when_asked_for() -> None:
    plain, special = made()["settings"], made(url=HTTPS, org_wide=True, rotates=True)["settings"]

    assert (plain["org_deploy_enabled"], plain["token_rotation_enabled"]) == (False, False)
    assert (special["org_deploy_enabled"], special["token_rotation_enabled"]) == (True, True)


@pytest.mark.parametrize(
    ("shape", "fault"),
    [
        ({"url": "http://dult.example.org"}, "Slack calls https:// only"),
        ({"socket_mode": False}, "needs an address"),
        ({"rotates": True}, "needs installation by OAuth"),
    ],
)
def test_what_does_not_go_together_is_told(shape: dict[str, Any], fault: str) -> None:
    with pytest.raises(UsageError, match=fault):
        made(**shape)


@pytest.mark.parametrize("language", Language)
def test_slack_takes_the_manifest_in_every_language(language: Language) -> None:
    shape = Shape(features=list(SlackFeature), url=HTTPS, socket_mode=False)

    assert list(faults_of(manifest(shape, PHRASES, language))) == []


def test_what_slack_would_refuse_is_told_with_its_place() -> None:
    its = made()
    its["display_information"]["name"] = "D" * 36
    its["display_information"]["long_description"] = "too short"
    its["oauth_config"]["scopes"]["bot"] = ["one"] * 256
    its["features"]["slash_commands"][0]["command"] = "/" + "d" * 32

    assert list(faults_of(its)) == [
        "display_information.name: has 36 characters. Use at most 35.",
        "features.slash_commands.command: has 33 characters. Use at most 32.",
        "oauth_config.scopes.bot: has 256 entries. Use at most 255.",
        "display_information.long_description: has 9 characters. Use at least 174.",
    ]


def test_a_shortcut_is_one_line_in_the_table() -> None:
    one = Shortcut(callback_id="practice", name="practice-heading", description="practice-list")

    (shown,) = made(shortcuts=(one,))["features"]["shortcuts"]

    assert shown == {
        "type": "message",
        "name": "Everyday practice",
        "callback_id": "practice",
        "description": "The newest from colleagues:",
    }


def test_what_can_be_chosen_at_a_message_means_something_to_the_core() -> None:
    assert {one.callback_id for one in SHORTCUTS} <= set(VERBS)


def test_json_and_yaml_say_the_same() -> None:
    its = made(url=HTTPS, socket_mode=False)

    assert json.loads(as_json(its)) == its
    assert read_yaml(as_yaml(its)) == its


def test_every_scope_says_what_it_is_for() -> None:
    all_needs = [ALWAYS, *NEEDS.values()]

    assert set(NEEDS) == set(SlackFeature)
    assert all(scope.why for needs in all_needs for scope in needs.scopes)
    assert re.sub(r"[^a-z0-9._-]", "", app.BOT_NAME) == app.BOT_NAME


def test_every_scope_is_explained_on_the_page_about_slack() -> None:
    page = (CODE.parents[1] / "docs" / "slack.md").read_text(encoding="utf-8")

    assert {scope for scope in scopes(list(SlackFeature)) if f"`{scope}`" not in page} == set()


def read_yaml(text: str) -> Any:
    """Read the little of YAML that we write: blocks of keys and of entries, everything else in JSON."""
    lines = [(len(line) - len(line.lstrip()), line.strip()) for line in text.splitlines()]
    value, rest = _block(lines)
    assert rest == []
    return value


Lines = list[tuple[int, str]]


def _block(lines: Lines) -> tuple[Any, Lines]:
    return _entries(lines) if lines[0][1].startswith("- ") else _keys(lines)


def _entries(lines: Lines) -> tuple[list[Any], Lines]:
    depth, found = lines[0][0], []
    while lines and lines[0][0] == depth and lines[0][1].startswith("- "):
        inner = lines[0][1][2:]
        if inner.startswith('"'):
            found.append(json.loads(inner))
            lines = lines[1:]
        else:
            value, lines = _keys([(depth + 2, inner), *lines[1:]])
            found.append(value)
    return found, lines


def _keys(lines: Lines) -> tuple[dict[str, Any], Lines]:
    depth, found = lines[0][0], dict[str, Any]()
    while lines and lines[0][0] == depth and not lines[0][1].startswith("- "):
        key, _, inline = lines[0][1].partition(":")
        if inline:
            found[key], lines = json.loads(inline), lines[1:]
        else:
            found[key], lines = _block(lines[1:])
    return found, lines


def test_the_command_prints_what_is_pasted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)

    codes = [main(["slack", "manifest"]), main(["slack", "manifest", "--url", HTTPS, "--feature", "files"])]

    alone, called = capsys.readouterr().out.split("\n}\n", maxsplit=1)
    assert codes == [0, 0]
    assert json.loads(f"{alone}\n}}")["settings"]["socket_mode_enabled"]
    assert json.loads(called)["settings"]["event_subscriptions"]["request_url"] == f"{HTTPS}/slack/events"
    assert json.loads(called)["oauth_config"]["scopes"]["bot"] == scopes([SlackFeature.FILES])


def test_the_command_ends_with_a_sentence_where_something_does_not_go_together(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)

    code = main(["slack", "manifest", "--http"])

    assert code == 2
    assert "Say it with --url" in capsys.readouterr().err
