"""What the fake Teams' people send has the shape of what Teams sends: teams.md §4.11."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from tests.adapters.teams.fake.records import Json
from tests.adapters.teams.golden import NAMES, fields_of, golden, source_of
from tests.adapters.teams.recorder import Recorder, card, dialog, execute, recording, submit
from tests.adapters.teams.stage_outbound import NORTH, ODD, SIRI, TENANT

CHAT = "19:chat@thread.v2"
SOUTH = "19:south@thread.tacv2"
FETCH = {"msteams": {"type": "task/fetch"}}
CONSENT = "application/vnd.microsoft.teams.card.file.consent"
Act = Callable[[Recorder], Awaitable[object]]


@pytest.fixture
async def bot() -> AsyncIterator[Recorder]:
    async with recording() as recorder:
        recorder.teams.add_room(TENANT, CHAT, members=[SIRI], kind="groupChat")
        recorder.teams.add_room(TENANT, SOUTH, members=[SIRI, ODD], team=NORTH)
        recorder.teams.add_user(TENANT, "a-guest", role="guest")
        recorder.teams.world.conversations[CHAT].members.append("a-guest")
        recorder.answers["task/fetch"] = recorder.answers["composeExtension/fetchTask"] = dialog(
            "Help", card("Help", submit("Send"))
        )
        yield recorder


async def _press(bot: Recorder, *, where: str | None = None, as_old_client: bool = False) -> None:
    words = {"type": "Input.Text", "id": "words", "label": "Tell us"}
    await bot.posts(card("A task", execute("Do it"), fields=(words,)), where)
    filled = {"words": "Hi"}
    await bot.people.press(SIRI, "A task", "Do it", filled, where=where, as_old_client=as_old_client)


async def _thread(bot: Recorder) -> None:
    first = await bot.people.say(SIRI, "help", room=SOUTH)
    assert first is not None
    await bot.people.say(SIRI, "me too", room=SOUTH, reply_to=first.activity["id"])


async def _edit(bot: Recorder) -> None:
    await bot.people.say(SIRI, "helo")
    await bot.people.edit(SIRI, "helo", "help")


async def _delete(bot: Recorder) -> None:
    await bot.people.say(SIRI, "helo")
    await bot.people.delete(SIRI, "helo")


async def _open(bot: Recorder, *, then_send: bool = False) -> None:
    await bot.posts(card("A task", submit("Ask", **FETCH)))
    await bot.people.press(SIRI, "A task", "Ask")
    if then_send:
        await bot.people.submit(SIRI)


async def _choose(bot: Recorder, *, then_send: bool = False) -> None:
    first = await bot.people.say(ODD, "What do you do?", room=SOUTH)
    assert first is not None
    await bot.people.say(ODD, "A round", room=SOUTH, reply_to=first.activity["id"], mention=False)
    await bot.people.choose(SIRI, "A round", "practice-share")
    if then_send:
        await bot.people.submit(SIRI)


async def _file(bot: Recorder, *, wanted: bool) -> None:
    content: Json = {"acceptContext": {}, "declineContext": {}}
    offer = {"contentType": CONSENT, "name": "a.csv", "content": content}
    bot.teams.world.post(bot.teams.world.conversation(SIRI), {"attachments": [offer]})
    await (bot.people.accept_file if wanted else bot.people.decline_file)(SIRI, "a.csv")


async def _react(bot: Recorder) -> None:
    await bot.posts(card("A task"))
    await bot.people.react(SIRI, "A task")


async def _read(bot: Recorder) -> None:
    await bot.posts(card("A task"))
    await bot.people.read(SIRI)


ACTS: dict[str, Act] = {
    "message-personal": lambda bot: bot.people.say(SIRI, "Hi"),
    "message-chat-mention": lambda bot: bot.people.say(SIRI, "help", room=CHAT),
    "message-channel-mention-new": lambda bot: bot.people.say(SIRI, "help", room=SOUTH),
    "message-channel-mention-in-thread": _thread,
    "message-edited": _edit,
    "message-deleted": _delete,
    "card-execute": _press,
    "card-execute-in-channel": lambda bot: _press(bot, where=SOUTH),
    "card-submit": lambda bot: _press(bot, as_old_client=True),
    "dialog-fetch": _open,
    "dialog-submit": lambda bot: _open(bot, then_send=True),
    "menu-fetch": _choose,
    "menu-submit": lambda bot: _choose(bot, then_send=True),
    "file-accepted": lambda bot: _file(bot, wanted=True),
    "file-declined": lambda bot: _file(bot, wanted=False),
    "installed-personal": lambda bot: bot.people.install(SIRI),
    "installed-personal-upgrade": lambda bot: bot.people.install(SIRI, action="add-upgrade"),
    "uninstalled-personal": lambda bot: bot.people.uninstall(SIRI),
    "uninstalled-personal-upgrade": lambda bot: bot.people.uninstall(SIRI, action="remove-upgrade"),
    "installed-team": lambda bot: bot.people.install_in(SOUTH),
    "uninstalled-team": lambda bot: bot.people.remove_from(SOUTH),
    "bot-added-personal": lambda bot: bot.people.install(SIRI),
    "bot-added-team": lambda bot: bot.people.install_in(SOUTH),
    "bot-added-chat": lambda bot: bot.people.install_in(CHAT),
    "bot-removed-team": lambda bot: bot.people.remove_from(SOUTH),
    "member-added-team": lambda bot: bot.people.join(ODD, SOUTH),
    "member-removed-team": lambda bot: bot.people.leave(ODD, SOUTH),
    "member-added-chat": lambda bot: bot.people.join(ODD, CHAT),
    "channel-created": lambda bot: bot.people.channel(SOUTH, "channelCreated"),
    "channel-deleted": lambda bot: bot.people.channel(SOUTH, "channelDeleted"),
    "team-renamed": lambda bot: bot.people.team(SOUTH, "teamRenamed"),
    "team-archived": lambda bot: bot.people.team(SOUTH, "teamArchived"),
    "reaction-added": _react,
    "read-receipt": _read,
    "typing": lambda bot: bot.people.types(SIRI),
    "unknown-event": lambda bot: bot.people.event(SIRI, "nobody/knows", {}),
    "unknown-invoke": lambda bot: bot.people.invoke(SIRI, "nobody/knows", {"a": 1}),
}
"""What a person does, by the name of the activity that Teams tells of it."""


@pytest.mark.parametrize("name", ACTS)
async def test_what_is_done_is_told_in_the_shape_that_teams_tells_it_in(bot: Recorder, name: str) -> None:
    """teams.md §4.11."""
    known = golden(name)

    await ACTS[name](bot)

    told = next(one for one in reversed(bot.heard) if one["type"] == known["type"])
    assert set(fields_of(told)) - set(fields_of(known)) == set()
    assert set(fields_of(known)) - set(fields_of(told)) == set()
    assert told.get("name") in {known.get("name"), "nobody/knows"}
    assert ";messageid=" in told["conversation"]["id"] or ";messageid=" not in known["conversation"]["id"]


async def test_a_guest_writes_as_everybody_does(bot: Recorder) -> None:
    """teams.md §4.11."""
    await bot.people.say("a-guest", "Hi", room=CHAT)

    assert bot.last["from"].keys() == golden("message-guest")["from"].keys()


@pytest.mark.parametrize("name", NAMES)
def test_every_shape_says_where_it_is_from_and_tells_the_tenant_twice(name: str) -> None:
    told = golden(name)

    assert len(source_of(name)) > 20
    assert told["channelData"]["tenant"]["id"] == told["conversation"]["tenantId"]
