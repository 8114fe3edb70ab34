"""The promises about what people say: remembered from start to start, and told when one changes."""

import json
import logging
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot.message import Message
from bot.notice import tell
from bot.phrases import day
from bot.ports import Composed, Facts
from bot.turn import Context
from nudges.delivery import Delivery, Item, Reason, Skipped
from nudges.language import Language
from nudges.person import Person, Role
from nudges.privacy import USUAL, Privacy, Promise

log = logging.getLogger(__name__)

PROMISED: Final = "privacy"
"""The fact that holds all that was ever promised, and since when."""

_LINES: Final[Mapping[str, str]] = {
    "k_figures": "privacy-figures",
    "keep_answers": "privacy-answers",
    "keep_notes": "privacy-notes",
    "keep_challenges": "privacy-challenges",
    "keep_leavers": "privacy-leavers",
    "keep_undecided": "privacy-undecided",
}


async def promised(facts: Facts) -> tuple[Promise, ...]:
    """Return what was promised until now, oldest first."""
    noted = await facts.get(PROMISED)
    if noted is None:
        return USUAL
    return tuple(
        Promise(since=datetime.fromisoformat(one.pop("since")), privacy=Privacy(**one))
        for one in json.loads(noted)
    )


def with_choice(promises: tuple[Promise, ...], choice: Privacy, now: datetime) -> tuple[Promise, ...]:
    """Return the promises with what is chosen now, where that is new."""
    if promises[-1].privacy == choice:
        return promises
    return (*promises, Promise(since=now, privacy=choice))


async def tell_change(ctx: Context) -> None:
    """Log, tell every coordinator and remember that a promise has changed; twice is as once."""
    before = await promised(ctx.store.facts)
    if len(before) == len(ctx.promises):
        return
    for name, (was, now) in before[-1].privacy.changed(ctx.privacy).items():
        log.warning("DULT_%s was %d and is %d from now on.", name.upper(), was, now)
    item = Item(id=f"privacy:{len(before)}")
    for person in await ctx.store.people.with_role(Role.COORDINATOR):
        await tell(ctx, person, item, key=f"{item.id}:{ctx.promises[len(before)].since.isoformat()}")
    await ctx.store.facts.note(PROMISED, _noted(ctx.promises))


async def compose(ctx: Context, delivery: Delivery) -> Composed:
    """Tell a coordinator what was promised before, what is now, and since when."""
    number = int(delivery.item.id.partition(":")[2])
    person = await ctx.store.people.person(delivery.recipient)
    if person is None or number >= len(ctx.promises):
        return Composed(outcome=Skipped(reason=Reason.EXPIRED))
    return Composed(message=_message(ctx, person, ctx.promises[number - 1], ctx.promises[number]))


def _message(ctx: Context, person: Person, before: Promise, after: Promise) -> Message:
    language = person.language
    since = day(after.since.astimezone(ZoneInfo(person.time_zone)).date(), language)
    lines = [
        ctx.say(language, "privacy-since", day=since),
        "\n".join(f"- {line}" for line in _lines(ctx, before, after, language)),
    ]
    if _is_longer(before.privacy, after.privacy):
        lines.append(ctx.say(language, "privacy-longer"))
    return Message(title=ctx.say(language, "privacy-title"), body="\n\n".join(lines), language=language)


def _lines(ctx: Context, before: Promise, after: Promise, language: Language) -> Iterator[str]:
    for name, (was, now) in before.privacy.changed(after.privacy).items():
        yield ctx.say(language, _LINES[name], before=was, after=now)


def _is_longer(before: Privacy, after: Privacy) -> bool:
    return any(name != "k_figures" and now > was for name, (was, now) in before.changed(after).items())


def _noted(promises: tuple[Promise, ...]) -> str:
    return json.dumps([{"since": one.since.isoformat(), **asdict(one.privacy)} for one in promises])
