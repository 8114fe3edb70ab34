"""Short ways to say what the tests of the conversation do again and again."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, timedelta

from bot import programme
from bot.message import Message
from nudges.delivery import Address, DeliveryId
from nudges.language import Language
from nudges.person import Person, Role
from tests.house import MONDAY, WORKSPACE, Guest, House, house, phrases

FIRST_TASK = MONDAY + timedelta(days=1, hours=1)
"""The Tuesday at ten in Oslo."""


@dataclass
class Talk:
    its: House
    agent: Guest
    who: Person
    task: DeliveryId
    """The delivery of the first task: its number is the database's affair."""

    def word(self, phrase: str, **values: str | float) -> str:
        return phrases().say(self.who.language, phrase, **values)

    @property
    def last(self) -> Message:
        return self.agent.messages[-1]

    async def now(self) -> Person:
        person = await self.its.ctx.store.people.person(self.who.id)
        assert person is not None
        return person


@asynccontextmanager
async def with_first_task() -> AsyncIterator[Talk]:
    """Open a house in which an agent has just got the first task."""
    async with house() as its:
        await programme.start(its.ctx, "agents-first-steps", starts_on=date(2026, 11, 23), owner=None)
        agent = await its.one_with(Role.COMPETENCE_AGENT)
        who = await its.ctx.store.people.by_key(agent.key)
        assert who is not None
        await its.run_until(FIRST_TASK)
        _, _, number = str(agent.messages[-1].buttons[0].action).partition(":")
        yield Talk(its, agent, who, DeliveryId(int(number)))


async def language_of(its: House, guest: Guest) -> Language:
    person = await its.ctx.store.people.by_key(guest.key)
    assert person is not None
    return person.language


def address(route: str) -> Address:
    return Address(channel="test", workspace=WORKSPACE, route=route)


def labels(message: Message) -> list[str]:
    return [button.label for button in (*message.buttons, *message.more)]
