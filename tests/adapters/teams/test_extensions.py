"""Dult needs nothing in a card that goes beyond the classic schema: without it all is there, and works."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from bot.message import Ask
from tests.adapters.channel_contract import FORM, FULL, KEY
from tests.adapters.gallery import DOCS
from tests.adapters.teams.fake import activities
from tests.adapters.teams.fake.cards import actions_in
from tests.adapters.teams.stage import staged
from tests.adapters.teams.stage_outbound import SIRI

CLASSIC: Final = frozenset(
    [
        *("AdaptiveCard", "TextBlock", "RichTextBlock", "TextRun", "FactSet", "ActionSet", "Container"),
        *("Input.Text", "Input.Date", "Input.ChoiceSet", "Action.Execute", "Action.Submit", "Action.OpenUrl"),
    ]
)
"""What every client knows that knows Adaptive Cards 1.5: no chart, badge, rating or progress bar (§2.4)."""


def types_in(node: object) -> Iterator[str]:
    match node:
        case dict():
            yield from [str(node["type"])] if "type" in node else []
            for name, part in node.items():
                yield from types_in(part) if name != "data" else ()
        case list():
            for one in node:
                yield from types_in(one)
        case _:
            return


def test_no_card_has_an_element_that_a_client_may_not_know() -> None:
    """teams.md §4.27: with nothing to drop, nothing is lost by dropping it."""
    used = {
        kind
        for file in (DOCS / "teams").glob("*.json")
        for drawing in json.loads(file.read_text(encoding="utf-8")).values()
        for kind in types_in(drawing["card"])
    }

    assert used - CLASSIC == set()


async def test_where_a_client_knows_no_dialogs_the_form_comes_as_a_card(tmp_path: Path) -> None:
    """teams.md §4.27, §4.30: what asks for a dialog is an extension, too, and it may be passed over."""
    async with staged(tmp_path) as its:
        await its.channel.send(its.person, FULL, KEY)
        its.script.replies.append(Ask(form=FORM))
        (shown,) = its.people.messages(SIRI)
        asks = next(one for one in actions_in(shown.card or {}) if one["title"] == "Another day")
        data: dict[str, Any] = {name: its for name, its in asks["data"].items() if name != "msteams"}

        there = its.teams.world.conversation(SIRI)
        await its.people.send(activities.press(its.teams.world, SIRI, there, shown.posted, data))
        await its.settled()

        assert its.people.messages(SIRI)[-1].buttons == ["Send"]
        assert "What do you need?" in its.people.messages(SIRI)[-1].words
