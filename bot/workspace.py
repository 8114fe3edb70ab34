"""A workspace that took Dult out, or lets it write to nobody: whoever is reached elsewhere is told."""

import logging
from datetime import datetime

from bot.log import Fields
from bot.notice import tell
from bot.ports import MESSAGES_CLOSED, WORKSPACE_LOST, Composed, LostWorkspace, Round
from bot.turn import Context
from bot.wording import phrased
from nudges.delivery import Delivery, Failed, Item, Reason, Skipped, WorkspaceId
from nudges.person import Role

log = logging.getLogger(__name__)


async def round_of(ctx: Context, one: Round) -> bool:
    """Tell that a workspace was lost or takes no messages, once; tells whether the round is of that kind."""
    for begins, tells in ((WORKSPACE_LOST, _tell_lost), (MESSAGES_CLOSED, _tell_closed)):
        if one.what.startswith(begins):
            await tells(ctx, WorkspaceId(one.what.removeprefix(begins)), one.at)
            await ctx.store.agenda.done(one.id)
            return True
    return False


async def _tell_lost(ctx: Context, workspace: WorkspaceId, at: datetime) -> None:
    if its := await _lost(ctx, workspace):
        log.error("%s", sentence(its), extra=Fields(workspace=workspace))
        key = f"workspace-lost:{workspace}:{at.isoformat()}"
        await _tell_outside(ctx, workspace, Item(id=f"workspace:{workspace}"), key)


async def _tell_closed(ctx: Context, workspace: WorkspaceId, at: datetime) -> None:
    """Tell it again next month, if it is still so: every day it is tried whether people can be written to."""
    channel = workspace.partition(":")[0]
    log.error(
        "Nobody in %s can be written to directly; `dult %s doctor` says more.",
        workspace,
        channel,
        extra=Fields(channel=channel, workspace=workspace),
    )
    key = f"messages-closed:{workspace}:{at:%Y-%m}"
    await _tell_outside(ctx, workspace, Item(id=f"messages-closed:{workspace}"), key)


async def _tell_outside(ctx: Context, workspace: WorkspaceId, item: Item, key: str) -> None:
    for person, where in await ctx.store.people.reached_outside(workspace, Role.COORDINATOR):
        await tell(ctx, person, item, key=key, at=where)


async def compose(ctx: Context, delivery: Delivery) -> Composed:
    """Tell a coordinator which workspace is disconnected, and what to do."""
    reader = await ctx.store.people.person(delivery.recipient)
    its = await _lost(ctx, WorkspaceId(delivery.item.id.partition(":")[2]))
    if reader is None:
        return Composed(outcome=Failed(reason=Reason.REJECTED, because="gone"))
    if its is None:
        return Composed(outcome=Skipped(reason=Reason.EXPIRED))
    title, body = "general-workspace-lost-title", "general-workspace-lost"
    return Composed(message=phrased(ctx, reader.language, title, body, workspace=its.workspace))


async def compose_closed(ctx: Context, delivery: Delivery) -> Composed:
    """Tell a coordinator that Dult may write to nobody in a workspace, and what to do."""
    reader = await ctx.store.people.person(delivery.recipient)
    if reader is None:
        return Composed(outcome=Failed(reason=Reason.REJECTED, because="gone"))
    title, body = "general-messages-closed-title", "general-messages-closed"
    workspace = delivery.item.id.partition(":")[2]
    return Composed(message=phrased(ctx, reader.language, title, body, workspace=workspace))


def sentence(its: LostWorkspace) -> str:
    """Say to whoever runs Dult which workspace is disconnected, and what to do."""
    channel = its.workspace.partition(":")[0]
    since = f" since {its.since:%Y-%m-%d %H:%M} UTC" if its.since else ""
    return (
        f"{its.workspace} is disconnected{since} ({its.reason}): nobody there gets anything."
        f" Install Dult there again; `dult {channel} doctor` says more."
        " After 30 days what belongs to it is deleted."
    )


async def _lost(ctx: Context, workspace: WorkspaceId) -> LostWorkspace | None:
    lost = await ctx.store.deliveries.disconnected()
    return next((one for one in lost if one.workspace == workspace), None)
