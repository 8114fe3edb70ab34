"""People who write to Dult and press its buttons while a run goes on, through a Slack that repeats itself."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import insert

from adapters.database.engine import Database
from adapters.database.tables import address
from adapters.slack.naming import name_of_click
from adapters.slack.paths import REQUESTS
from adapters.slack.press import value_of
from bot.message import Action, Button
from bot.ports import Outgoing
from nudges.delivery import Address, DeliveryId, Item, Kind, Receipt, WorkspaceId
from nudges.language import Language
from nudges.person import Person, Role
from tests.adapters.slack.fake.courier import AppReply
from tests.adapters.slack.fake.slack import FakeSlack, fake_slack
from tests.adapters.slack.stage import BOT_TOKEN, SECRET
from tests.chaos.scenario import PRESSERS, WRITERS, Does, Visit
from tests.house import MONDAY, House, house, phrases
from tests.patience import HANGS_S

SHOWN: Final = "shown"
"""The occasion of the cards that stand in Slack already when a run begins."""
SLACK: Final = WorkspaceId("slack:T1")
ONLOOKER: Final = "U0ONLOOKER"
LABEL: Final = "Gjort"
SOONER: Final = 0.01
"""Slack repeats at once, after a minute and after five; here after 0.6 and 3 s."""
LAST_REPETITION: Final = 3


@dataclass(slots=True)
class Visitors:
    """Writers whom nobody knows, and people with a task before them that they press *done* on."""

    slack: FakeSlack
    cards: Mapping[str, DeliveryId]
    """By who has one."""
    presses: list[AppReply] = field(default_factory=list)
    acknowledged: asyncio.Event = field(default_factory=asyncio.Event)
    """Set with each acknowledgement, and when no other one can come."""
    coming: int = WRITERS + PRESSERS
    """Of how many it is not known whether they were heard at once."""

    async def visit(self, visit: Visit) -> None:
        """Do it, and note whether Dult acknowledged it at once."""
        reply = await (self._write(writer(visit.who)) if visit.does is Does.WRITE else self._press(visit.who))
        self.coming -= 1
        if reply.ok or not self.coming:
            self.acknowledged.set()

    def expect_another(self) -> None:
        """Let ``acknowledged`` tell of one that is still to come."""
        if self.coming:
            self.acknowledged.clear()

    async def _write(self, user: str) -> AppReply:
        reply = await self.slack.say(user, user, "hei")
        assert reply is not None
        return reply

    async def _press(self, who: int) -> AppReply:
        reply = await self.slack.press(presser(who), presser(who), LABEL)
        self.presses.append(reply)
        return reply

    def brought(self) -> Mapping[str, list[AppReply]]:
        """Return how Dult answered what each writer wrote, each attempt of Slack's."""
        found: dict[str, list[AppReply]] = {}
        for reply in self.slack.deliveries:
            user = reply.payload["event"].get("user") if reply.kind == "event" else None
            if user in WROTE:
                found.setdefault(user, []).append(reply)
        return found

    @property
    def are_done(self) -> bool:
        """Whether everything was acknowledged, or brought as often as Slack brings it."""
        return all(
            any(one.ok or one.attempt == LAST_REPETITION for one in replies)
            for replies in self.brought().values()
        )

    def is_told(self, user: str) -> bool:
        """Whether somebody reads that their press was not saved and should be made again."""
        words = phrases().say(Language.NB, "slack-not-saved")
        return any(words in one.text for one in self.slack.ephemerals(user, user))


def writer(number: int) -> str:
    return f"U0WRITER{number}"


def presser(number: int) -> str:
    return f"U0PRESSER{number}"


WROTE: Final = frozenset(map(writer, range(WRITERS)))


def user_of(press: AppReply) -> str:
    return str(press.payload["user"]["id"])


def name_of_press(press: AppReply) -> str:
    """Return what Dult calls it."""
    return name_of_click(press.payload)


@asynccontextmanager
async def visitors(database: Database, door: int) -> AsyncIterator[Visitors]:
    """Open a Slack whose events come in at a port of this machine, with people and their cards in it."""
    async with fake_slack() as slack, house(database=database) as its:
        team = slack.add_team("T1", bot_token=BOT_TOKEN, signing_secret=SECRET)
        slack.listens_at(team, f"http://127.0.0.1:{door}{REQUESTS}")
        slack.limits.time_scale, slack.limits.ack_seconds = SOONER, HANGS_S
        for number in range(WRITERS):
            slack.add_user(team, writer(number), name="Somebody")
        people = await _without_a_task(its)
        cards = {
            presser(number): await _card(slack, its, presser(number), person)
            for number, person in enumerate(people)
        }
        await _look_on(its)
        yield Visitors(slack, cards)
        await slack.quiet(patience=1)


async def _without_a_task(its: House) -> Sequence[Person]:
    others = await its.ctx.store.people.with_role(Role.EMPLOYEE)
    return [one for one in others if not _is_sent_to(one)][:PRESSERS]


async def _look_on(its: House) -> None:
    """Let Slack be where a coordinator is told that the workspace of all others is lost.

    They are no member there, or they would be reached there from now on; that they should be told is counted.
    """
    coordinators = await its.ctx.store.people.with_role(Role.COORDINATOR)
    async with its.database.write() as connection:
        theirs = {"recipient_id": coordinators[0].id, "workspace_id": SLACK, "route": ONLOOKER}
        await connection.execute(insert(address).values(theirs))


def _is_sent_to(person: Person) -> bool:
    return person.is_(Role.COMPETENCE_AGENT) or person.is_(Role.COORDINATOR)


async def _card(slack: FakeSlack, its: House, user: str, person: Person) -> DeliveryId:
    """Let somebody have a task in Slack that Dult sent some time ago."""
    team = slack.world.teams["T1"]
    slack.add_user(team, user, name=person.name)
    where = Address(channel="slack", workspace=SLACK, route=user)
    message = slack.world.post(slack.world.room(user), team.bot_user, "Task")
    receipt = Receipt(address=where, message_id=f"{message.channel}:{message.ts}")
    await its.ctx.store.people.join(person.id, where)
    task = next(iter(its.ctx.library.tasks.values()))
    await its.ctx.store.deliveries.post(
        Outgoing(
            key=SHOWN,
            kind=Kind.MICRO_TASK,
            item=Item(id=task.id, version=task.version),
            to=person.id,
            due_at=MONDAY,
            shown=receipt,
        )
    )
    found = await its.ctx.store.deliveries.at(receipt)
    assert found is not None
    done = Button(label=LABEL, action=Action(name="task-done", ref=found))
    message.blocks = [
        {
            "type": "actions",
            "block_id": "buttons",
            "elements": [
                {
                    "type": "button",
                    "action_id": "done",
                    "text": {"type": "plain_text", "text": LABEL},
                    "value": value_of(done, Language.NB),
                }
            ],
        }
    ]
    return found
