"""Golden activities as Dult reads them: who and where they are from, and cards of our own put into them."""

import json
from datetime import UTC, datetime
from typing import Any, Final

from adapters.teams import form, press
from adapters.teams.form import Asked
from adapters.teams.kit import Kit, Mark
from adapters.teams.origin import origin_of
from adapters.teams.payload import Heard, read
from adapters.teams.trust.seal import Seal
from bot.message import Action, Button, Form, TextField
from nudges.delivery import Address, WorkspaceId
from nudges.language import Language
from tests.adapters.teams import stage_outbound
from tests.adapters.teams.golden import golden
from tests.adapters.teams.stage import Stage
from tests.house import phrases

TENANT: Final = "6f0c2b1e-93d4-4c58-8a7e-2b5d1e9f4a10"
SIRI: Final = "0b7d6f3a-51c2-4e89-b6a4-97f0c3d2e815"
ODD: Final = "7e4c91d8-2f6b-4a03-8d57-c1b9e0a6f324"
GUEST: Final = "c5a80e27-9d13-4b7f-a2c6-3e6f51d0b948"
OWN: Final = "a:1dJp7XvKc3mRt9qWzYb5NfLh0sUoGe2iTxVaQk8PnBrMlCyEwHjDuFgZ4tSO6IvRc1nXqKmTb"
CHANNEL: Final = "19:4b8f1c6d2e0a47939f5c7a1b8d3e6f02@thread.tacv2"
TEAM: Final = "19:Qm7xVt2cLr9KpZb4NfYh0sWoGe3iTaXuJk8PnBvMlD1@thread.tacv2"
CHAT: Final = "19:9e2d7c4a1f6b48d0a3c5e8f7b1d2a690@thread.v2"
PRESSED: Final = "1794816000000"
"""The message whose card was pressed."""
ROOMS: Final = {
    name: room
    for room, names in {
        CHAT: ("bot-added-chat", "member-added-chat", "message-chat-mention", "message-guest"),
        TEAM: (
            *("bot-removed-team", "channel-created", "channel-deleted", "channel-renamed"),
            *("channel-restored", "member-added-team", "member-removed-team", "team-archived"),
            *("team-deleted", "team-renamed", "team-restored", "team-unarchived"),
        ),
        CHANNEL: (
            *("bot-added-team", "card-execute-in-channel", "installed-team", "uninstalled-team"),
            *("menu-fetch", "menu-submit"),
            *("message-channel-mention-new", "message-channel-mention-in-thread"),
        ),
    }.items()
    for name in names
}
"""In which room a golden activity happened; every other one in the person's own conversation."""
NOW: Final = datetime(2026, 11, 17, 8, 13, tzinfo=UTC)
KIT: Final = Kit(phrases=phrases(), seal=Seal("a secret"))
ASK: Final = Form(
    action=Action(name="help-send", ref=9),
    title="Hjelp",
    fields=(TextField(name="words", label="Hva?"),),
    submit="Send",
    language=Language.NB,
    who_sees="Koordinatorene.",
)
_DO: Final = Button(label="Gjør det", action=Action(name="task-do", ref=17))
_WORKSPACE: Final = WorkspaceId(f"teams:{TENANT}")


def person(account: str = SIRI) -> Address:
    return Address(channel="teams", workspace=_WORKSPACE, route=account)


def room(conversation: str) -> Address:
    return Address(channel="teams", workspace=_WORKSPACE, route=f"room:{conversation}")


def heard(activity: dict[str, Any]) -> Heard | None:
    """Return what Dult makes of an activity."""
    return read(activity, origin_of(activity), KIT.seal, NOW)


def button(mark: Mark | None = None) -> str:
    """Return what a card of ours carries for a button."""
    kit = Kit(phrases=phrases(), seal=KIT.seal, mark=mark or Mark())
    return str(press.action_of(_DO, Language.NB, kit)["data"][press.PRESS])


def sent(asked: Asked) -> str:
    """Return what the card of a form of ours carries."""
    return str(form.inline(asked, KIT)["actions"][0]["data"][form.ASKED])


def with_data(name: str, **data: str) -> dict[str, Any]:
    """Return a golden activity whose card carries this in the place of what no Dult sealed."""
    activity = golden(name)
    value = activity["value"]
    held = value["action"]["data"] if "action" in value else value.get("data", value)
    del held[next(one for one in (press.PRESS, form.ASKED) if one in held)]
    held |= data
    return activity


def at_home(its: Stage, name: str) -> dict[str, Any]:
    """Return a golden activity of the stage's tenant, person and room, in the shape that it has."""
    teams = its.teams.world
    own = teams.open_personal(teams.users[stage_outbound.SIRI])
    activity = golden(name)
    told = {
        activity["recipient"]["id"]: teams.bot_id,
        f"https://smba.trafficmanager.net/emea/{TENANT}/": teams.service_url(stage_outbound.TENANT),
        TENANT: stage_outbound.TENANT,
        SIRI: stage_outbound.SIRI,
        ODD: stage_outbound.ODD,
        OWN: own.id,
        CHANNEL: stage_outbound.NORTH,
        TEAM: stage_outbound.NORTH,
    }
    text = json.dumps(activity)
    for here, there in told.items():
        text = text.replace(here, there)
    its_own: dict[str, Any] = json.loads(text)
    return its_own
