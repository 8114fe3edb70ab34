"""Broadcasts for tests: written, sent and counted in one line each."""

from datetime import datetime
from itertools import count

from bot import broadcast
from bot.broadcast import sending
from bot.events import EventId
from bot.message import Reply
from bot.ports import Broadcast, BroadcastId, NewBroadcast, Progress
from bot.turn import Turn
from nudges.broadcast import Audience, Options, Texts, Wording
from nudges.delivery import Address
from nudges.language import Language
from nudges.person import RecipientId, Role
from tests.house import WORKSPACE, Guest, House

TEXTS: Texts = {Language.NB: Wording(title="Ny dato", body="Vi ses torsdag.")}
OTHERS: Texts = {Language.NB: Wording(title="Ny dato", body="Vi ses fredag.")}

_keys = count(1)


async def draft(
    its: House,
    *,
    audience: Audience | None = None,
    options: Options | None = None,
    author: RecipientId | None = None,
    send_at: datetime | None = None,
    until: datetime | None = None,
) -> Broadcast:
    """Keep a draft for everyone, unless said otherwise."""
    new = NewBroadcast(
        key=f"test:{next(_keys)}",
        author=author,
        texts=TEXTS,
        audience=audience or Audience(),
        options=options or Options(),
        send_at=send_at,
        until=until,
    )
    return await its.ctx.store.broadcasts.add(new, its.clock.now())


async def send(its: House, **how: object) -> BroadcastId:
    """Plan a broadcast to everyone, unless said otherwise."""
    kept = await draft(its, **how)  # type: ignore[arg-type]  # handed on as they are
    await sending.send(its.ctx, kept.id)
    return kept.id


async def progress(its: House, broadcast_id: BroadcastId) -> Progress:
    """Count, and see that nobody is unaccounted for."""
    found = await its.ctx.store.broadcasts.progress(broadcast_id)
    assert found.tally.adds_up, found.tally
    assert found.renewed is None or found.renewed.adds_up, found.renewed
    assert found.tally.failed + found.tally.skipped == sum(found.reasons.values()), found
    return found


async def coordinators(its: House) -> list[Guest]:
    """Return the coordinators."""
    return [Guest(its, one.key) for one in await its.ctx.store.people.with_role(Role.COORDINATOR)]


async def commands(guest: Guest, command: str = "broadcast") -> Reply:
    """Let a guest ask for a broadcast or the list of them, whatever words the command line has for it."""
    person = await guest.house.ctx.store.people.by_key(guest.key)
    assert person is not None
    turn = Turn(
        person=person,
        event=EventId(f"command-{next(_keys)}"),
        at=guest.house.clock.now(),
        where=Address(channel="test", workspace=WORKSPACE, route=guest.route),
        text=command,
    )
    does = {
        "broadcast": broadcast.broadcast_command,
        "broadcasts": broadcast.broadcasts_command,
        "undo": broadcast.undo_command,
    }
    return await guest._show(await does[command](guest.house.ctx, turn))
