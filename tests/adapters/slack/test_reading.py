"""Who is in Slack is read although not everything works."""

import pytest

from adapters.slack import app
from adapters.slack.directory import Directory
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


async def test_an_answer_that_nobody_foresaw_ends_nothing_but_its_reading(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(app, "TRY_AGAIN", 0.05)
    read, answers = Directory.read, iter([{"profile": "of somebody"}])

    async def stumbles(self: Directory, workspace: WorkspaceId) -> int:
        if (strange := next(answers, None)) is not None:
            raise KeyError(strange["profile"])
        return await read(self, workspace)

    monkeypatch.setattr(Directory, "read", stumbles)
    async with staged() as its:
        await found(its, 1)

    assert "could not be read: KeyError at test_reading.py" in caplog.text
    assert "of somebody" not in caplog.text
