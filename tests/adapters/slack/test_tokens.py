"""Who may call Slack, and with which token."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from slack_bolt.context.async_context import AsyncBoltContext

from adapters.slack.install.fixed import ASK_AGAIN, FixedToken
from adapters.slack.install.lease import Leases
from adapters.slack.install.parts import InstallParts
from bot.errors import Disconnected, TryLater
from nudges.delivery import WorkspaceId
from tests.adapters.slack.fake import Error, Held, Lost, RateLimited, ServerError, Team, fake_slack
from tests.adapters.slack.fake.records import Refresh
from tests.adapters.slack.installing import Stage, by_oauth, by_token, installation, opened
from tests.adapters.slack.stage import until
from tests.patience import HANGS_S

T1 = WorkspaceId("slack:T1")
T2 = WorkspaceId("slack:T2")
E1 = WorkspaceId("slack:E1")
HOUR = 3600.0


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with fake_slack() as slack, opened(tmp_path) as database:
        yield Stage(slack=slack, database=database)


def granted(stage: Stage, token: str = "xoxb-1", team_id: str = "T1") -> Team:
    return stage.slack.add_team(team_id, bot_token=token)


async def rotating(stage: Stage, *, seconds_left: float) -> None:
    """Let a workspace have installed Dult with a token whose end is near."""
    team = stage.slack.add_team("T1")
    stage.slack.app.rotates = True
    team.installed = True
    token = stage.slack.grant("xoxe.xoxb-1", team, expires_in=seconds_left)
    stage.slack.world.refreshes["xoxe-1"] = Refresh(token=token)
    now = time.time()
    its = installation(
        token="xoxe.xoxb-1", refresh="xoxe-1", installed_at=now - 1, expires_at=now + seconds_left
    )
    await stage.store.async_save(its)


def renewals(stage: Stage) -> int:
    return len(stage.slack.calls("oauth.v2.access"))


async def asked_by_bolt(parts: InstallParts, **ids: str | bool | None) -> str | None:
    """Ask as Bolt does when a request came."""
    context = AsyncBoltContext({"is_enterprise_install": ids.pop("org_wide", False)})
    wanted = {"enterprise_id": None, "team_id": None, "user_id": "U1", **ids}
    result = await parts.authorize(context=context, **wanted)  # type: ignore[arg-type] # ids are text
    return None if result is None else result.bot_token


async def test_dult_starts_without_slack_and_asks_whose_its_token_is_once(stage: Stage) -> None:
    granted(stage)

    async with stage.dult(**by_token()) as parts:
        before = len(stage.slack.calls())
        tokens = await asyncio.gather(*(parts.installs.token_of(T1) for _ in range(20)))

    assert before == 0
    assert set(tokens) == {"xoxb-1"}
    assert len(stage.slack.calls("auth.test")) == 1


async def test_a_token_in_the_settings_is_for_its_own_workspace_only(stage: Stage) -> None:
    granted(stage)

    async with stage.dult(**by_token()) as parts:
        assert await parts.installs.workspaces() == [T1]
        with pytest.raises(Disconnected, match="not-installed"):
            await parts.installs.token(T2)


async def test_a_request_is_authorized_without_asking_slack_each_time(stage: Stage) -> None:
    """slack.md §3.35."""
    granted(stage)

    async with stage.dult(**by_token()) as parts:
        tokens = [await asked_by_bolt(parts, team_id="T1") for _ in range(10)]

    assert tokens == ["xoxb-1"] * 10
    assert len(stage.slack.calls("auth.test")) == 1


@pytest.mark.parametrize("fault", [RateLimited(2), ServerError(503), Lost(), Error("internal_error")])
async def test_a_slack_that_does_not_answer_is_no_missing_installation(stage: Stage, fault: object) -> None:
    """slack.md §3.35."""
    granted(stage)
    stage.slack.faults.next("auth.test", fault)  # type: ignore[arg-type] # one of the faults

    async with stage.dult(**by_token()) as parts:
        with pytest.raises(TryLater) as caught:
            await asked_by_bolt(parts, team_id="T1")

    assert caught.value.whole_workspace
    assert caught.value.after == (2 if isinstance(fault, RateLimited) else 1)


async def test_a_slack_that_is_away_is_no_missing_installation(stage: Stage) -> None:
    granted(stage)

    async with stage.dult(**by_token()) as parts:
        await stage.slack.stop()
        with pytest.raises(TryLater):
            await parts.installs.token(T1)


@pytest.mark.parametrize("code", ["invalid_auth", "account_inactive", "token_revoked"])
async def test_a_token_that_slack_refuses_is_tried_again_a_minute_later(stage: Stage, code: str) -> None:
    granted(stage)
    stage.slack.faults.next("auth.test", Error(code))
    moment = [0.0]

    async with stage.dult(**by_token()) as parts:
        fixed = FixedToken(parts.installs._client, "xoxb-1", now=lambda: moment[0])
        for _ in range(3):
            with pytest.raises(Disconnected, match=code):
                await fixed.token()
        asked = len(stage.slack.calls("auth.test"))
        moment[0] += ASK_AGAIN
        its = await fixed.token()

    assert asked == 1
    assert its.workspace == T1


async def test_an_installation_comes_before_the_token_in_the_settings(stage: Stage) -> None:
    granted(stage)
    granted(stage, "xoxb-2", "T2")
    await stage.store.async_save(installation("T1", token="xoxb-installed"))

    async with stage.dult(**by_oauth(**by_token("xoxb-2"))) as parts:
        tokens = [await parts.installs.token_of(workspace) for workspace in (T1, T2)]
        workspaces = await parts.installs.workspaces()

    assert tokens == ["xoxb-installed", "xoxb-2"]
    assert workspaces == [T1, T2]


async def test_an_organisations_token_serves_all_its_workspaces(stage: Stage) -> None:
    """slack.md §3.36."""
    await stage.store.async_save(installation(None, enterprise_id="E1", token="xoxb-org"))

    async with stage.dult(**by_oauth()) as parts:
        said = await asked_by_bolt(parts, enterprise_id="E1", team_id="T7", org_wide=True)
        unsaid = await asked_by_bolt(parts, enterprise_id="E1", team_id="T7")
        nobody = await asked_by_bolt(parts, enterprise_id="E2", team_id="T8")
        workspaces = await parts.installs.workspaces()

    assert (said, unsaid, nobody) == ("xoxb-org", "xoxb-org", None)
    assert workspaces == [E1]


async def test_a_workspace_that_joined_an_organisation_keeps_its_installation(stage: Stage) -> None:
    await stage.store.async_save(installation("T1", enterprise_id=None))

    async with stage.dult(**by_oauth()) as parts:
        assert await asked_by_bolt(parts, enterprise_id="E1", team_id="T1") == "xoxb-1"


async def test_two_senders_with_a_token_near_its_end_renew_it_once(stage: Stage) -> None:
    """slack.md §3.34."""
    await rotating(stage, seconds_left=HOUR)

    async with stage.dult(**by_oauth()) as parts:
        tokens = await asyncio.gather(*(parts.installs.token_of(T1) for _ in range(10)))

    assert renewals(stage) == 1
    assert set(tokens) == {await kept(stage)}
    assert tokens[0] != "xoxe.xoxb-1"


async def test_two_dults_with_a_token_at_its_end_renew_it_once(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """slack.md §3.34: Slack answers one when the other has found that somebody is at it."""
    await rotating(stage, seconds_left=-1)
    found_taken, take = asyncio.Event(), Leases.take
    stage.slack.faults.next("oauth.v2.access", Held(until=found_taken))

    async def noted(self: Leases, workspace: WorkspaceId) -> str | None:
        holder = await take(self, workspace)
        if holder is None:
            found_taken.set()
        return holder

    monkeypatch.setattr(Leases, "take", noted)

    async with AsyncExitStack() as stack:
        both = [await stack.enter_async_context(stage.dult(**by_oauth())) for _ in range(2)]
        tokens = await asyncio.gather(*(parts.installs.token_of(T1) for parts in both))

    assert renewals(stage) == 1
    assert set(tokens) == {await kept(stage)}


async def test_while_another_process_renews_a_token_that_is_still_good_serves_on(stage: Stage) -> None:
    await rotating(stage, seconds_left=HOUR)
    await Leases(stage.database.writer, lambda: time.time() + HOUR).take(T1)

    async with stage.dult(**by_oauth()) as parts:
        token = await asyncio.wait_for(parts.installs.token_of(T1), HANGS_S)

    assert token == "xoxe.xoxb-1"
    assert renewals(stage) == 0


async def test_a_request_does_not_wait_for_a_renewal(stage: Stage) -> None:
    await rotating(stage, seconds_left=HOUR)

    async with stage.dult(**by_oauth()) as parts:
        token = await asked_by_bolt(parts, team_id="T1")

    assert token == "xoxe.xoxb-1"
    assert renewals(stage) == 0


async def test_a_renewal_that_does_not_work_now_is_tried_later_with_a_token_that_is_still_good(
    stage: Stage,
) -> None:
    await rotating(stage, seconds_left=HOUR)
    stage.slack.faults.share("oauth.v2.access", 1.0, RateLimited(30))

    async with stage.dult(**by_oauth()) as parts:
        tokens = [await parts.installs.token_of(T1) for _ in range(5)]

    assert set(tokens) == {"xoxe.xoxb-1"}
    assert renewals(stage) == 1


async def test_a_token_at_its_end_that_cannot_be_renewed_now_lets_the_workspace_wait(stage: Stage) -> None:
    await rotating(stage, seconds_left=-1)
    stage.slack.faults.next("oauth.v2.access", RateLimited(30))

    async with stage.dult(**by_oauth()) as parts:
        with pytest.raises(TryLater) as caught:
            await parts.installs.token_of(T1)

    assert (caught.value.after, caught.value.whole_workspace) == (30, True)


async def test_a_renewal_whose_answer_was_lost_is_asked_for_once_more(stage: Stage) -> None:
    await rotating(stage, seconds_left=-1)
    stage.slack.faults.next("oauth.v2.access", ServerError(500))

    async with stage.dult(**by_oauth()) as parts:
        token = await parts.installs.token_of(T1)

    assert renewals(stage) == 2
    assert token == await kept(stage) != "xoxe.xoxb-1"


async def test_a_refresh_token_that_slack_does_not_know_ends_the_installation(stage: Stage) -> None:
    await rotating(stage, seconds_left=-1)
    stage.slack.world.refreshes.clear()

    async with stage.dult(**by_oauth()) as parts:
        with pytest.raises(Disconnected, match="invalid_refresh_token"):
            await parts.installs.token_of(T1)


async def test_a_sender_that_is_stopped_while_renewing_loses_no_token(stage: Stage) -> None:
    await rotating(stage, seconds_left=-1)
    stopped = asyncio.Event()
    stage.slack.faults.next("oauth.v2.access", Held(until=stopped))

    async with stage.dult(**by_oauth()) as parts:
        sender = asyncio.create_task(parts.installs.token_of(T1))
        await until(lambda: renewals(stage) == 1)
        sender.cancel()
        await asyncio.gather(sender, return_exceptions=True)
        stopped.set()

    assert renewals(stage) == 1
    assert await kept(stage) != "xoxe.xoxb-1"


async def test_a_token_that_ended_before_we_thought_so_is_renewed_at_once(stage: Stage) -> None:
    await rotating(stage, seconds_left=6 * HOUR)

    async with stage.dult(**by_oauth()) as parts:
        old = await parts.installs.token_of(T1)
        await parts.installs.renew(T1, old)
        await parts.installs.renew(T1, old)
        new = await parts.installs.token_of(T1)

    assert renewals(stage) == 1
    assert (old, new) == ("xoxe.xoxb-1", await kept(stage))


async def test_a_token_that_another_process_renewed_is_read_when_slack_refuses_the_old_one(
    stage: Stage,
) -> None:
    """slack.md §3.35."""
    await rotating(stage, seconds_left=6 * HOUR)

    async with AsyncExitStack() as stack:
        one, other = [await stack.enter_async_context(stage.dult(**by_oauth())) for _ in range(2)]
        old = await one.installs.token_of(T1)
        assert await other.installs.token_of(T1) == old
        await one.installs.renew(T1, old)
        await other.installs.renew(T1, old)
        tokens = [await parts.installs.token_of(T1) for parts in (one, other)]

    assert renewals(stage) == 1
    assert set(tokens) == {await kept(stage)}


async def test_a_refused_token_that_cannot_be_renewed_is_not_handed_out_again(stage: Stage) -> None:
    await stage.store.async_save(installation())

    async with stage.dult(**by_oauth()) as parts:
        await parts.installs.renew(T1, "xoxb-1")
        with pytest.raises(Disconnected):
            await parts.installs.token_of(T1)


async def test_the_tokens_of_a_workspace_that_removed_dult_are_deleted_whatever_event_comes_first(
    stage: Stage,
) -> None:
    """slack.md §3.11, §3.35."""
    await stage.store.async_save(installation(installed_at=time.time() - 60))

    async with stage.dult(**by_oauth()) as parts:
        await parts.installs.token_of(T1)
        gone = [await parts.installs.uninstalled(T1, datetime.now(UTC)) for _ in range(2)]
        with pytest.raises(Disconnected, match="not-installed"):
            await parts.installs.token_of(T1)

    assert gone == [True, True]
    assert await stage.store.of(T1) is None


async def test_a_removal_that_is_told_after_dult_was_installed_again_takes_nothing_away(stage: Stage) -> None:
    granted(stage, "xoxb-again")
    await stage.store.async_save(installation(token="xoxb-again", installed_at=time.time()))

    async with stage.dult(**by_oauth()) as parts:
        gone = await parts.installs.uninstalled(T1, datetime.now(UTC) - timedelta(minutes=5))
        token = await parts.installs.token_of(T1)

    assert not gone
    assert token == "xoxb-again"


async def test_when_the_clocks_differ_slack_is_asked_whether_dult_is_still_installed(stage: Stage) -> None:
    granted(stage)
    stage.slack.revoke("xoxb-1", "account_inactive")
    await stage.store.async_save(installation(installed_at=time.time()))

    async with stage.dult(**by_oauth()) as parts:
        gone = await parts.installs.uninstalled(T1, datetime.now(UTC) - timedelta(minutes=2))

    assert gone
    assert await stage.store.of(T1) is None


async def test_a_workspace_with_its_token_in_the_settings_may_be_left_and_joined_again(stage: Stage) -> None:
    team = granted(stage)

    async with stage.dult(**by_token()) as parts:
        await parts.installs.token_of(T1)
        stage.slack.revoke("xoxb-1", "account_inactive")
        gone = await parts.installs.uninstalled(T1, datetime.now(UTC))
        with pytest.raises(Disconnected, match="account_inactive"):
            await parts.installs.token_of(T1)
        stage.slack.reinstall(team, "xoxb-1")
        assert parts.installs._fixed is not None
        parts.installs._fixed._wrong = None  # a minute later

        assert gone
        assert await parts.installs.token_of(T1) == "xoxb-1"


async def kept(stage: Stage) -> str | None:
    its = await stage.store.of(T1)
    return None if its is None else its.bot_token


async def test_an_outbound_proxy_is_passed_by_where_no_proxy_says_so(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    granted(stage)
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")

    async with stage.dult(**by_token()) as parts:
        assert await parts.installs.token_of(T1) == "xoxb-1"
