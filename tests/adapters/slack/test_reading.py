"""Who is in Slack is read although not everything works."""

import pytest

from adapters.slack import app
from adapters.slack.install.installs import Installs
from nudges.delivery import WorkspaceId
from tests.adapters.slack.fake import Error
from tests.adapters.slack.stage import WORKSPACE, found, staged


async def test_a_reading_that_did_not_work_is_made_again_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """slack.md §3.28: without it nobody is found until the next day."""
    monkeypatch.setattr(app, "TRY_AGAIN", 0.05)
    async with staged() as its:
        its.slack.faults.next("users.list", Error("a_code_of_next_year"))
        its.look_again.set()

        await found(its, 2)


async def test_a_workspace_that_cannot_be_read_holds_up_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """slack.md §3.4, §3.11."""

    async def two(_: Installs) -> list[WorkspaceId]:
        return [WorkspaceId("slack:T0GONE"), WORKSPACE]

    monkeypatch.setattr(Installs, "workspaces", two)
    async with staged() as its:
        assert its.found == [WORKSPACE]
