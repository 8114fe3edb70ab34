"""The fake Slack's people, before an app made with slack-bolt."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import ClientSession, web
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from tests.adapters.slack.fake import ClientRefuses, FakeSlack, View, fake_slack
from tests.adapters.slack.unhurried import bolt_unhurried
from tests.patience import HANGS_S

BOT, SECRET = "xoxb-1", "a signing secret"
CARD: list[dict[str, Any]] = [
    {"type": "section", "text": {"type": "mrkdwn", "text": "Ask a colleague"}},
    {
        "type": "actions",
        "elements": [
            {
                "type": "button",
                "action_id": "do",
                "text": {"type": "plain_text", "text": "Do it"},
                "value": "task-do:1",
            },
            {
                "type": "overflow",
                "action_id": "more",
                "options": [{"text": {"type": "plain_text", "text": "Another"}, "value": "task-swap:1"}],
            },
        ],
    },
]
FORM: dict[str, Any] = {
    "type": "modal",
    "callback_id": "form",
    "title": {"type": "plain_text", "text": "Help"},
    "submit": {"type": "plain_text", "text": "Send"},
    "blocks": [
        {
            "type": "input",
            "block_id": "words",
            "label": {"type": "plain_text", "text": "Tell us"},
            "element": {"type": "plain_text_input", "action_id": "value"},
        },
        {
            "type": "input",
            "block_id": "days",
            "optional": True,
            "label": {"type": "plain_text", "text": "Which days?"},
            "element": {
                "type": "checkboxes",
                "action_id": "value",
                "options": [
                    {"text": {"type": "plain_text", "text": "Monday"}, "value": "mon"},
                    {"text": {"type": "plain_text", "text": "Tuesday"}, "value": "tue"},
                ],
            },
        },
    ],
}


SECOND = FORM | {"title": {"type": "plain_text", "text": "Second"}}
ANSWERS: dict[str, dict[str, Any]] = {
    "bad": {"response_action": "errors", "errors": {"words": "Say more."}},
    "elsewhere": {"response_action": "errors", "errors": {"no-such-field": "Say more."}},
    "update": {"response_action": "update", "view": SECOND},
    "push": {"response_action": "push", "view": SECOND},
    "clear": {"response_action": "clear"},
    "broken": {"response_action": "update", "view": SECOND | {"title": None}},
}


async def until(seen: Callable[[], object]) -> None:
    """Wait for what a listener does after bolt has acknowledged."""
    async with asyncio.timeout(HANGS_S):
        while not seen():  # noqa: ASYNC110 - whatever it is has no event
            await asyncio.sleep(0.005)


@dataclass
class Stage:
    """An app that notes what it hears, and its workspace."""

    slack: FakeSlack
    app: AsyncApp
    heard: list[dict[str, Any]] = field(default_factory=list)

    async def form(self) -> View:
        """Let U1 open the form."""
        await self.card()
        await self.slack.press("U1", "U1", "Do it")
        await until(lambda: self.slack.open_view("U1"))
        view = self.slack.open_view("U1")
        assert view is not None
        return view

    async def card(self, where: str = "U1") -> str:
        answer = await self.app.client.chat_postMessage(channel=where, text="Ask", blocks=CARD)
        return str(answer["ts"])


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with fake_slack() as slack, ClientSession() as session:
        slack.be_patient()
        client = AsyncWebClient("xoxb-1", base_url=slack.api_url, session=session, retry_handlers=[])
        team = slack.add_team("T1", bot_token=BOT, signing_secret=SECRET)
        for user in ("U1", "U2"):
            slack.add_user(team, user)
        slack.add_room(team, "C1", members=["U1", "U2"])
        app = AsyncApp(client=client, signing_secret=SECRET)
        stage = Stage(slack, app)
        _listen(stage)
        runner = web.AppRunner(app.web_app("/slack/events"), access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        slack.listens_at(team, f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events")
        yield stage
        await slack.quiet()
        await runner.cleanup()


def _listen(stage: Stage) -> None:
    app = stage.app

    @app.action("do")
    async def do(ack: Any, body: Any, client: AsyncWebClient) -> None:
        await ack()
        stage.heard.append(body)
        await client.views_open(trigger_id=body["trigger_id"], view=FORM)

    @app.action("more")
    async def more(ack: Any, body: Any, respond: Any) -> None:
        await ack()
        stage.heard.append(body)
        await respond(text="Well noted", replace_original=True)

    @app.view("form")
    async def form(ack: Any, body: Any) -> None:
        stage.heard.append(body)
        words = body["view"]["state"]["values"]["words"]["value"]["value"]
        await ack(**ANSWERS.get(words, {}))

    @app.event("message")
    async def said(body: Any) -> None:
        stage.heard.append(body)

    @app.command("/dult")
    async def dult(ack: Any, command: Any) -> None:
        await ack(f"Help about {command['text']}")


async def test_a_request_url_answers_slacks_challenge(stage: Stage) -> None:
    assert await stage.slack.verifies(stage.slack.world.teams["T1"])


async def test_a_press_on_a_button_opens_a_form(stage: Stage) -> None:
    ts = await stage.card()

    reply = await stage.slack.press("U1", "U1", "Do it")

    assert (reply.status, reply.ok) == (200, True)
    await until(lambda: stage.slack.open_view("U1"))
    (body,) = stage.heard
    assert body["container"] == {
        "type": "message",
        "message_ts": ts,
        "channel_id": "D0U1",
        "is_ephemeral": False,
    }
    assert body["actions"][0]["value"] == "task-do:1"
    view = stage.slack.open_view("U1")
    assert view is not None
    assert view.title == "Help"


async def test_an_option_of_the_overflow_is_a_press_and_response_url_replaces_the_message(
    stage: Stage,
) -> None:
    await stage.card("C1")

    await stage.slack.press("U2", "C1", "Another")

    await until(lambda: stage.slack.messages("C1")[0].text != "Ask")
    assert stage.heard[0]["actions"][0]["selected_option"]["value"] == "task-swap:1"
    assert [one.text for one in stage.slack.messages("C1")] == ["Well noted"]


async def test_a_form_carries_what_was_filled_in_and_closes(stage: Stage) -> None:
    await stage.form()

    await stage.slack.submit("U1", {"words": "Två rader", "Which days?": "mon,Tuesday"})

    values = stage.heard[-1]["view"]["state"]["values"]
    assert values["words"] == {"value": {"type": "plain_text_input", "value": "Två rader"}}
    assert [one["value"] for one in values["days"]["value"]["selected_options"]] == ["mon", "tue"]
    assert stage.slack.open_view("U1") is None


async def test_errors_leave_the_form_open_with_what_was_typed(stage: Stage) -> None:
    await stage.form()

    await stage.slack.submit("U1", {"words": "bad"})

    view = stage.slack.open_view("U1")
    assert view is not None
    assert view.errors == {"words": "Say more."}
    assert view.typed["words", "value"]["value"] == "bad"


@pytest.mark.parametrize(
    ("answer", "shown"), [("update", ["Second"]), ("push", ["Help", "Second"]), ("clear", [])]
)
async def test_a_form_does_what_its_answer_says(stage: Stage, answer: str, shown: list[str]) -> None:
    await stage.form()

    await stage.slack.submit("U1", {"words": answer})

    assert [view.title for view in stage.slack.world.modals["U1"]] == shown
    assert stage.slack.troubles == []


@pytest.mark.parametrize("answer", ["elsewhere", "broken"])
async def test_an_answer_that_slack_cannot_use_is_a_trouble_to_its_reader(stage: Stage, answer: str) -> None:
    await stage.form()

    await stage.slack.submit("U1", {"words": answer})

    view = stage.slack.open_view("U1")
    assert view is not None
    assert (view.title, view.errors) == ("Help", {})
    assert "We had some trouble connecting" in stage.slack.troubles[0].why


async def test_slacks_own_window_refuses_a_form_with_a_required_field_empty(stage: Stage) -> None:
    await stage.form()

    with pytest.raises(ClientRefuses):
        await stage.slack.submit("U1", {"words": ""})
    await stage.slack.submit("U1", {"words": ""}, checked=False)

    assert stage.heard[-1]["view"]["state"]["values"]["words"]["value"]["value"] is None


async def test_what_a_person_writes_arrives_escaped_and_the_apps_own_posts_do_not_reach_its_listeners(
    stage: Stage,
) -> None:
    await stage.card()

    await stage.slack.say("U1", "U1", "help & <b>more</b> https://a.example/x")
    await stage.slack.quiet()
    await until(lambda: stage.heard)

    (body,) = stage.heard
    assert body["event"]["text"] == "help &amp; &lt;b&gt;more&lt;/b&gt; <https://a.example/x>"
    assert body["event"]["channel_type"] == "im"
    echoes = [one for one in stage.slack.deliveries if one.payload["event"].get("bot_id")]
    assert len(echoes) == 1


async def test_bolt_hears_a_redelivered_event_as_a_new_one(stage: Stage) -> None:
    first = await stage.slack.say("U1", "U1", "once")

    assert first is not None
    await stage.slack.courier.redeliver(first)
    await until(lambda: len(stage.heard) == 2)

    assert [one["event_id"] for one in stage.heard] == [first.event_id] * 2  # slack.md §0.4


async def test_bolt_throws_an_acknowledgement_away_when_its_listener_raises(stage: Stage) -> None:
    @stage.app.shortcut("raises")
    async def raises(ack: Any) -> None:
        await ack()
        stage.heard.append({})
        raise RuntimeError("too early")

    with bolt_unhurried():
        choosing = asyncio.create_task(stage.slack.global_shortcut("U1", "raises"))
        await until(lambda: stage.heard)
        stage.slack.courier.time_is_up()
        reply = await choosing

    assert reply.reason == "http_timeout"  # slack.md §0.5
    assert [one.what for one in stage.slack.troubles] == ["raises"]


async def test_what_one_person_alone_sees_can_be_pressed_and_is_gone_after_a_reload(stage: Stage) -> None:
    await stage.app.client.chat_postEphemeral(channel="C1", user="U1", text="Ask", blocks=CARD)

    await stage.slack.press("U1", "C1", "Another")
    await until(lambda: stage.slack.ephemerals("U1", "C1")[0].text != "Ask")
    stage.slack.reload("U1")

    assert stage.heard[0]["container"]["is_ephemeral"]
    assert "message" not in stage.heard[0]
    assert [(one.text, one.gone) for one in stage.slack.ephemerals("U1", "C1")] == [("Well noted", True)]


async def test_a_response_url_is_good_for_five_uses_and_thirty_minutes(stage: Stage) -> None:
    await stage.form()
    await stage.slack.press("U1", "U1", "Do it")
    await until(lambda: len(stage.heard) == 2)
    first, second = (one["response_url"] for one in stage.heard)

    async with ClientSession() as session:
        statuses = [(await session.post(first, json={"text": "Hi"})).status for _ in range(6)]
        stage.slack.clock.move(30 * 60 + 1)
        late = await session.post(second, json={"text": "Hi"})

    assert statuses == [200] * 5 + [404]
    assert await late.json() == {"ok": False, "error": "expired_url"}


async def test_a_command_is_answered_to_one_alone(stage: Stage) -> None:
    await stage.slack.command("U1", "C1", "/dult", "pause")

    assert [one.text for one in stage.slack.ephemerals("U1", "C1")] == ["Help about pause"]
    assert stage.slack.ephemerals("U2", "C1") == []
    assert stage.slack.messages("C1") == []
