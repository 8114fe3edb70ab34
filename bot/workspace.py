"""A workspace that took Dult out, or where its access ended: whoever is reached elsewhere is told."""

import logging

from bot.notice import tell
from bot.ports import WORKSPACE_LOST, Composed, LostWorkspace, Round
from bot.turn import Context
from bot.wording import phrased
from nudges.delivery import Delivery, Failed, Item, Reason, Skipped, WorkspaceId
from nudges.person import Role

log = logging.getLogger(__name__)


async def round_of(ctx: Context, one: Round) -> bool:
    """Tell that a workspace was lost, once; tells whether the round is of that kind."""
    if not one.what.startswith(WORKSPACE_LOST):
        return False
    workspace = WorkspaceId(one.what.removeprefix(WORKSPACE_LOST))
    if its := await _lost(ctx, workspace):
        log.error("%s", sentence(its))
        key = f"workspace-lost:{workspace}:{one.at.isoformat()}"
        for person, where in await ctx.store.people.reached_outside(workspace, Role.COORDINATOR):
            await tell(ctx, person, Item(id=f"workspace:{workspace}"), key=key, at=where)
    await ctx.store.agenda.done(one.id)
    return True


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
