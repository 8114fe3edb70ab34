"""The fake Slack's modals and Home tabs: slack.md §1.2 and §1.3."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.adapters.slack.fake import FakeSlack, fake_slack, judge_blocks, judge_view
from tests.adapters.slack.fake.world import TRIGGER_SECONDS

BOT = "xoxb-1"
View = dict[str, Any]


def plain(text: str) -> dict[str, str]:
    return {"type": "plain_text", "text": text}


def field(name: str, **more: Any) -> dict[str, Any]:
    element = {"type": "plain_text_input", "action_id": "value"} | more
    return {"type": "input", "block_id": name, "label": plain(name), "element": element}


def modal(*blocks: dict[str, Any], title: str = "Help") -> View:
    shown = list(blocks) or [field("words")]
    return {"type": "modal", "title": plain(title), "submit": plain("Send"), "blocks": shown}


def home(words: str) -> View:
    return {"type": "home", "blocks": [{"type": "section", "text": plain(words)}]}


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with fake_slack() as slack:
        slack.add_user(slack.add_team("T1", bot_token=BOT), "U1")
        slack.be_patient()
        yield slack


@pytest.fixture
def client(slack: FakeSlack) -> AsyncWebClient:
    return AsyncWebClient(BOT, base_url=slack.api_url, retry_handlers=[])


@pytest.fixture
def click(slack: FakeSlack) -> Callable[[], str]:
    return lambda: slack.world.new_trigger("U1")


async def test_a_trigger_opens_one_view(client: AsyncWebClient, click: Callable[[], str]) -> None:
    trigger = click()
    await client.views_open(trigger_id=trigger, view=modal())

    with pytest.raises(SlackApiError, match="exchanged_trigger_id"):
        await client.views_open(trigger_id=trigger, view=modal())


async def test_a_trigger_is_good_for_three_seconds(
    slack: FakeSlack, client: AsyncWebClient, click: Callable[[], str]
) -> None:
    slack.world.trigger_seconds = TRIGGER_SECONDS
    trigger = click()
    slack.clock.move(3.1)

    with pytest.raises(SlackApiError, match="expired_trigger_id"):
        await client.views_open(trigger_id=trigger, view=modal())

    assert slack.open_view("U1") is None
    assert TRIGGER_SECONDS == 3.0


async def test_what_was_typed_survives_an_update_where_the_field_stays(
    slack: FakeSlack, client: AsyncWebClient, click: Callable[[], str]
) -> None:
    opened = await client.views_open(trigger_id=click(), view=modal(field("words"), field("place")))
    await slack.type_in("U1", {"words": "long", "place": "Oslo"})

    updated = await client.views_update(view_id=opened["view"]["id"], view=modal(field("words")))

    assert updated["view"]["state"]["values"] == {
        "words": {"value": {"type": "plain_text_input", "value": "long"}}
    }


async def test_an_update_with_an_old_hash_is_refused(
    client: AsyncWebClient, click: Callable[[], str]
) -> None:
    opened = (await client.views_open(trigger_id=click(), view=modal()))["view"]
    await client.views_update(view_id=opened["id"], hash=opened["hash"], view=modal(title="Two"))

    with pytest.raises(SlackApiError, match="hash_conflict"):
        await client.views_update(view_id=opened["id"], hash=opened["hash"], view=modal(title="Three"))


async def test_a_closed_view_is_not_found(
    slack: FakeSlack, client: AsyncWebClient, click: Callable[[], str]
) -> None:
    opened = (await client.views_open(trigger_id=click(), view=modal()))["view"]
    await slack.close_view("U1")

    with pytest.raises(SlackApiError, match="not_found"):
        await client.views_update(view_id=opened["id"], view=modal())


async def test_three_views_stand_one_above_the_other(
    slack: FakeSlack, client: AsyncWebClient, click: Callable[[], str]
) -> None:
    await client.views_open(trigger_id=click(), view=modal())
    await client.views_push(trigger_id=click(), view=modal(title="Two"))
    await client.views_push(trigger_id=click(), view=modal(title="Three"))

    with pytest.raises(SlackApiError, match="push_limit_reached"):
        await client.views_push(trigger_id=click(), view=modal(title="Four"))
    await slack.close_view("U1")

    view = slack.open_view("U1")
    assert view is not None
    assert view.title == "Two"


async def test_a_home_tab_is_published_and_published_anew(slack: FakeSlack, client: AsyncWebClient) -> None:
    first = (await client.views_publish(user_id="U1", view=home("One")))["view"]
    await client.views_publish(user_id="U1", view=home("Two"), hash=first["hash"])

    with pytest.raises(SlackApiError, match="hash_conflict"):
        await client.views_publish(user_id="U1", view=home("Three"), hash=first["hash"])

    shown = slack.home("U1")
    assert shown is not None
    assert shown.blocks[0]["text"]["text"] == "Two"


def buttons(count: int) -> list[dict[str, Any]]:
    return [{"type": "button", "action_id": str(n), "text": plain(str(n))} for n in range(count)]


def options(count: int) -> list[dict[str, Any]]:
    return [{"text": plain(str(n)), "value": str(n)} for n in range(count)]


@pytest.mark.parametrize(
    "block",
    [
        {"type": "section", "text": plain("x" * 3001)},
        {"type": "section", "text": plain("")},
        {"type": "section", "fields": [plain("x")] * 11},
        {"type": "section", "fields": [plain("x" * 2001)]},
        {"type": "section"},
        {"type": "header", "text": plain("x" * 151)},
        {"type": "header", "text": {"type": "mrkdwn", "text": "x"}},
        {"type": "context", "elements": [plain("x")] * 11},
        {"type": "actions", "elements": buttons(26)},
        {"type": "actions", "elements": [buttons(1)[0], buttons(1)[0]]},
        {"type": "actions", "elements": [{"type": "button", "text": plain("x" * 76)}]},
        {"type": "actions", "elements": [{"type": "button", "text": plain("x"), "value": "x" * 2001}]},
        {"type": "actions", "elements": [{"type": "button", "text": plain("x"), "colour": "red"}]},
        {"type": "actions", "elements": [{"type": "overflow", "options": options(6)}]},
        {"type": "actions", "elements": [{"type": "overflow", "options": []}]},
        {"type": "actions", "elements": [{"type": "checkboxes", "options": options(11)}]},
        {"type": "actions", "elements": [{"type": "radio_buttons", "options": options(11)}]},
        {"type": "actions", "elements": [{"type": "static_select", "options": options(101)}]},
        {"type": "actions", "elements": [{"type": "plain_text_input"}]},
        {"type": "image", "image_url": "https://a.example/b.png"},
        {"type": "markdown", "text": "x" * 12_001},
        {"type": "section", "text": plain("x"), "block_id": "x" * 256},
        {"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]] * 101},
        {"type": "carousel", "elements": []},
        {"type": "unheard-of"},
        field("words", max_length=3001),
        field("words", initial_value="long", max_length=3),
    ],
)
def test_a_block_beyond_slacks_limits_is_refused(block: dict[str, Any]) -> None:
    assert judge_blocks([block], "message") != []


def test_blocks_within_slacks_limits_pass() -> None:
    blocks: list[dict[str, Any]] = [
        {"type": "header", "text": plain("x" * 150)},
        {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3000}, "accessory": buttons(1)[0]},
        {"type": "divider"},
        {"type": "actions", "elements": [*buttons(24), {"type": "overflow", "options": options(5)}]},
        field("words", max_length=3000, multiline=True, placeholder=plain("x")),
    ]

    assert judge_blocks(blocks, "message") == []


def test_a_fault_names_its_place() -> None:
    faults = judge_blocks(
        [{"type": "actions", "elements": [{"type": "button", "text": plain("x" * 76)}]}], "home"
    )

    assert faults == ["must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]"]


@pytest.mark.parametrize(
    "view",
    [
        modal(title="x" * 25),
        modal() | {"submit": None},
        modal() | {"submit": plain("x" * 25)},
        modal() | {"private_metadata": "x" * 3001},
        modal(*[field(str(number)) for number in range(101)]),
        modal(field("same"), field("same")),
        modal({"type": "markdown", "text": "not in a modal"}),
        modal() | {"colour": "red"},
    ],
)
def test_a_view_beyond_slacks_limits_is_refused(view: View) -> None:
    assert judge_view(view) != []


def test_too_many_blocks_are_refused_by_surface() -> None:
    blocks = [{"type": "divider"}] * 51

    assert judge_blocks(blocks, "message") != []
    assert judge_blocks(blocks, "home") == []


async def test_a_message_with_too_many_characters_over_all_blocks_is_refused(client: AsyncWebClient) -> None:
    blocks = [{"type": "section", "text": plain("x" * 3000)}] * 5

    with pytest.raises(SlackApiError, match="msg_blocks_too_long"):
        await client.chat_postMessage(channel="U1", text="Hi", blocks=blocks)
