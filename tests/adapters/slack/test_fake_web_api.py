"""The fake Slack's Web API, called as Dult calls it: with slack_sdk."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientSession
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.adapters.slack.fake import FakeSlack, fake_slack

BOT, APP, ORG = "xoxb-1", "xapp-1", "xoxb-org"
KEY = {"event_type": "dult_delivery", "event_payload": {"key": "d1"}}
BLOCKS: list[dict[str, Any]] = [
    {"type": "section", "text": {"type": "mrkdwn", "text": "Hello"}},
    {
        "type": "actions",
        "elements": [
            {"type": "button", "text": {"type": "plain_text", "text": "Do it"}, "value": "task-do:1"}
        ],
    },
]


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with fake_slack() as slack:
        team = slack.add_team("T1", bot_token=BOT, app_token=APP)
        slack.add_user(team, "U1", name="Kari Nordmann", email="kari@example.org")
        slack.add_user(team, "U2", name="Gone", deleted=True)
        slack.add_room(team, "C1", members=["U1"])
        yield slack


@pytest.fixture
async def client(slack: FakeSlack) -> AsyncIterator[AsyncWebClient]:
    async with ClientSession() as session:
        yield AsyncWebClient("xoxb-1", base_url=slack.api_url, session=session, retry_handlers=[])


async def test_a_message_is_found_again_by_its_key_only_with_all_metadata(client: AsyncWebClient) -> None:
    posted = await client.chat_postMessage(channel="U1", text="Hi", blocks=BLOCKS, metadata=KEY)

    whole = await client.conversations_history(channel=posted["channel"], include_all_metadata=True)
    bare = await client.conversations_history(channel=posted["channel"])

    assert whole["messages"][0]["metadata"] == KEY
    assert bare["messages"][0]["metadata"] == {"event_type": "dult_delivery"}


async def test_replies_in_a_thread_are_not_in_history(client: AsyncWebClient) -> None:
    first = await client.chat_postMessage(channel="C1", text="One")
    await client.chat_postMessage(channel="C1", text="Two", thread_ts=first["ts"])

    history = await client.conversations_history(channel="C1")
    thread = await client.conversations_replies(channel="C1", ts=first["ts"])

    assert [one["text"] for one in history["messages"]] == ["One"]
    assert [one["text"] for one in thread["messages"]] == ["One", "Two"]


async def test_history_comes_in_pages_newest_first_and_after_oldest(client: AsyncWebClient) -> None:
    sent = [(await client.chat_postMessage(channel="C1", text=str(number)))["ts"] for number in range(5)]

    first = await client.conversations_history(channel="C1", limit=2, oldest=sent[0])
    cursor = first["response_metadata"]["next_cursor"]
    second = await client.conversations_history(channel="C1", limit=2, oldest=sent[0], cursor=cursor)

    assert [one["text"] for page in (first, second) for one in page["messages"]] == ["4", "3", "2", "1"]
    assert (first["has_more"], second["has_more"]) == (True, False)


async def test_an_update_must_name_the_conversation_and_stay_short(client: AsyncWebClient) -> None:
    posted = await client.chat_postMessage(channel="U1", text="Before", blocks=BLOCKS, metadata=KEY)

    with pytest.raises(SlackApiError, match="channel_not_found"):
        await client.chat_update(channel="U1", ts=posted["ts"], text="After")
    with pytest.raises(SlackApiError, match="msg_too_long"):
        await client.chat_update(channel=posted["channel"], ts=posted["ts"], text="x" * 4001)


async def test_an_update_with_text_alone_takes_blocks_and_metadata_away(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    posted = await client.chat_postMessage(channel="U1", text="Before", blocks=BLOCKS, metadata=KEY)

    await client.chat_update(channel=posted["channel"], ts=posted["ts"], text="After")

    (message,) = slack.messages("U1")
    assert (message.text, message.blocks, message.metadata) == ("After", [], None)


async def test_what_is_deleted_cannot_be_changed(slack: FakeSlack, client: AsyncWebClient) -> None:
    posted = await client.chat_postMessage(channel="U1", text="Gone soon")
    await client.chat_delete(channel=posted["channel"], ts=posted["ts"])

    with pytest.raises(SlackApiError, match="message_not_found"):
        await client.chat_update(channel=posted["channel"], ts=posted["ts"], text="Too late")

    assert [one.deleted for one in slack.messages("U1")] == [True]


@pytest.mark.parametrize(
    ("channel", "code"),
    [
        ("C404", "channel_not_found"),
        ("COUT", "not_in_channel"),
        ("CSECRET", "channel_not_found"),
        ("COLD", "is_archived"),
        ("CREAD", "restricted_action_read_only_channel"),
    ],
)
async def test_a_room_that_cannot_be_written_to_says_why(
    slack: FakeSlack, client: AsyncWebClient, channel: str, code: str
) -> None:
    team = slack.world.teams["T1"]
    slack.world.tokens["xoxb-1"].scopes -= {"chat:write.public"}
    slack.add_room(team, "COUT", bot_in=False)
    slack.add_room(team, "CSECRET", bot_in=False, private=True)
    slack.add_room(team, "COLD", archived=True)
    slack.add_room(team, "CREAD", refuses="restricted_action_read_only_channel")

    with pytest.raises(SlackApiError, match=code):
        await client.chat_postMessage(channel=channel, text="Hi")


async def test_a_deactivated_user_swallows_messages_but_cannot_be_opened(client: AsyncWebClient) -> None:
    answer = await client.chat_postMessage(channel="U2", text="Anybody there?")

    assert answer["ok"]
    with pytest.raises(SlackApiError, match="user_disabled"):
        await client.conversations_open(users="U2")
    assert (await client.users_info(user="U2"))["user"]["deleted"]


async def test_a_person_has_a_time_zone_and_on_request_a_language(client: AsyncWebClient) -> None:
    bare = await client.users_info(user="U1")
    whole = await client.users_info(user="U1", include_locale=True)
    found = await client.users_lookupByEmail(email="Kari@example.org")

    assert (bare["user"]["tz"], "locale" in bare["user"]) == ("Europe/Oslo", False)
    assert whole["user"]["locale"] == "nb-NO"
    assert found["user"]["id"] == "U1"


async def test_a_scope_that_was_not_granted_is_named(slack: FakeSlack, client: AsyncWebClient) -> None:
    slack.grant("xoxb-1", slack.world.teams["T1"], {"chat:write"})

    with pytest.raises(SlackApiError) as error:
        await client.conversations_open(users="U1")

    assert error.value.response["error"] == "missing_scope"
    assert error.value.response["needed"] == "im:write,mpim:write"
    assert error.value.response["provided"] == "chat:write"


@pytest.mark.parametrize(
    ("token", "code"), [("", "not_authed"), ("xoxb-0", "invalid_auth"), ("xapp-1", "not_allowed_token_type")]
)
async def test_a_token_that_does_not_work_is_refused(slack: FakeSlack, token: str, code: str) -> None:
    client = AsyncWebClient(token, base_url=slack.api_url, retry_handlers=[])

    with pytest.raises(SlackApiError, match=code):
        await client.auth_test()


async def test_a_revoked_token_and_an_expired_one_are_told_apart(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    slack.grant("xoxb-1", slack.world.teams["T1"], expires_in=60)
    slack.clock.move(61)
    with pytest.raises(SlackApiError, match="token_expired"):
        await client.auth_test()
    slack.revoke("xoxb-1")

    with pytest.raises(SlackApiError, match="token_revoked"):
        await client.auth_test()


async def test_an_app_can_revoke_its_token_and_uninstall_itself(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    again = slack.grant("xoxb-2", slack.world.teams["T1"])
    other = AsyncWebClient(again.value, base_url=slack.api_url, retry_handlers=[])

    assert (await client.auth_revoke())["revoked"]
    with pytest.raises(SlackApiError, match="token_revoked"):
        await client.auth_test()
    await other.apps_uninstall(client_id=slack.app.client_id, client_secret=slack.app.client_secret)

    assert not slack.world.teams["T1"].installed
    with pytest.raises(SlackApiError, match="account_inactive"):
        await other.auth_test()


async def test_without_a_messages_tab_and_with_hidden_guests_people_cannot_be_written_to(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    slack.add_user(slack.world.teams["T1"], "U3", is_restricted=True, visible=False)
    slack.app.messages_tab = False

    with pytest.raises(SlackApiError, match="messages_tab_disabled"):
        await client.chat_postMessage(channel="U1", text="Hi")
    with pytest.raises(SlackApiError, match="user_not_visible"):
        await client.conversations_open(users="U3")
    with pytest.raises(SlackApiError, match="too_many_users"):
        await client.conversations_open(users="U1," * 9)


async def test_a_method_that_does_not_exist_is_unknown(client: AsyncWebClient) -> None:
    with pytest.raises(SlackApiError, match="unknown_method"):
        await client.api_call("chat.scheduleMessage")


async def test_a_file_is_uploaded_and_shared(slack: FakeSlack, client: AsyncWebClient) -> None:
    channel = (await client.conversations_open(users="U1"))["channel"]["id"]

    await client.files_upload_v2(channel=channel, filename="min.txt", content="Åse", title="Yours")

    (file,) = slack.files("U1")
    assert (file.name, file.title, file.content) == ("min.txt", "Yours", "Åse".encode())


async def test_an_org_wide_token_reaches_its_workspaces_and_names_one(slack: FakeSlack) -> None:
    north, south = slack.add_org("E1", "T8", "T9", bot_token=ORG)
    slack.add_user(south, "W9")
    client = AsyncWebClient("xoxb-org", base_url=slack.api_url, retry_handlers=[])

    identity = await client.auth_test()
    teams = await client.auth_teams_list()
    people = await client.users_list(team_id="T9")

    assert (identity["team_id"], identity["is_enterprise_install"]) == ("E1", True)
    assert [one["id"] for one in teams["teams"]] == [north.id, south.id]
    assert [one["id"] for one in people["members"]] == ["USLACKBOT", "U0BOTE1", "W9"]
    with pytest.raises(SlackApiError, match="missing_argument"):
        await client.users_list()
