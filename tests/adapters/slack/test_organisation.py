"""An organisation installed Dult for all its workspaces: one token, and people of each."""

from collections.abc import AsyncIterator

import pytest

from bot.events import Said
from bot.message import Say
from nudges.delivery import WorkspaceId
from tests.adapters.channel_contract import KEY, short
from tests.adapters.slack.stage import ODD, SIRI, Stage, address, found, shown, staged

ORGANISATION = WorkspaceId("slack:E1")
KAI = "W0KAI"
"""Somebody of the other workspace; the ids of an Enterprise Grid begin with W."""


@pytest.fixture
async def its() -> AsyncIterator[Stage]:
    async with staged(org_wide=True) as stage:
        stage.slack.add_user(stage.slack.world.teams["T2"], KAI, also_in=[stage.slack.world.teams["T1"]])
        yield stage


async def read(its: Stage) -> None:
    """Let who is there be read once more."""
    before = len(its.found)
    its.look_again.set()
    await found(its, before + 1)
    await its.settled()


async def test_the_members_of_every_workspace_are_read_and_each_is_told_once(its: Stage) -> None:
    """slack.md §3.36: an organisation's token lists members only of a workspace that is named."""
    await read(its)

    told = [one.by for one in its.script.profiles if one.by.route in {SIRI, ODD, KAI}]
    assert sorted(one.route for one in told) == sorted([SIRI, ODD, KAI])
    assert {one.workspace for one in told} == {ORGANISATION}
    assert {call.args["team_id"] for call in its.slack.calls("users.list")} == {"T1", "T2"}
    assert set(its.found) == {ORGANISATION}


async def test_people_of_every_workspace_are_written_to_and_heard(its: Stage) -> None:
    """slack.md §3.36."""
    for who in (SIRI, KAI):
        its.script.replies.append(Say(message=short(f"Hello {who}")))
        await its.channel.send(address(who, ORGANISATION), short("A task"), KEY)

        await its.slack.say(who, who, "help")
        await its.settled()

        assert "A task" in shown(its.slack, who, who)
        assert f"Hello {who}" in shown(its.slack, who, who)
    said = [one.by for one in its.script.events if isinstance(one, Said)]
    assert said == [address(SIRI, ORGANISATION), address(KAI, ORGANISATION)]
