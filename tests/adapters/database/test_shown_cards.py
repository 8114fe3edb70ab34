"""Cards that were shown as an answer are known to the outbox, so that they can be brought up to date."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from bot.ports import Outgoing
from nudges.delivery import Item, Kind, Receipt, State
from nudges.person import Person, Role
from tests.bot.talking import address
from tests.house import MONDAY, House, house, some_people

pytestmark = pytest.mark.on_both

CARD = Item(id="card:7")


@asynccontextmanager
async def somebody() -> AsyncIterator[tuple[House, Person, Receipt]]:
    async with house(people=some_people(21)) as its:
        person, *_ = await its.ctx.store.people.with_role(Role.COORDINATOR)
        yield its, person, Receipt(address=address(f"person:{person.key}"), message_id="m7")


def shown(person: Person, receipt: Receipt, key: str = "shown") -> Outgoing:
    return Outgoing(key=key, kind=Kind.REPLY, item=CARD, to=person.id, due_at=MONDAY, shown=receipt)


async def test_a_shown_card_is_kept_as_sent_and_nothing_leaves() -> None:
    async with somebody() as (its, person, receipt):
        await its.ctx.store.deliveries.post(shown(person, receipt))
        await its.bot.tick()

        [card] = await its.ctx.store.deliveries.showing(CARD.id)
        assert (card.state, card.receipt) == (State.SENT, receipt)
        assert (await its.tally(card.occasion)).adds_up
        assert not its.channel.messages


async def test_a_card_that_is_known_already_is_not_kept_again() -> None:
    async with somebody() as (its, person, receipt):
        await its.ctx.store.deliveries.post(shown(person, receipt))
        await its.ctx.store.deliveries.post(shown(person, receipt, key="pressed again"))

        [card] = await its.ctx.store.deliveries.showing(CARD.id)
        assert await its.ctx.store.deliveries.at(receipt) == card.id


async def test_a_card_in_a_place_that_is_no_address_of_ours_is_not_kept() -> None:
    async with somebody() as (its, person, receipt):
        elsewhere = replace(receipt, address=address(f"person:{person.key}@team:one"))

        await its.ctx.store.deliveries.post(shown(person, elsewhere))

        assert not await its.ctx.store.deliveries.showing(CARD.id)


async def test_the_cards_of_one_recipient_are_theirs_alone_and_renewals_are_none() -> None:
    async with somebody() as (its, person, receipt):
        await its.ctx.store.deliveries.post(shown(person, receipt))
        [card] = await its.ctx.store.deliveries.showing(CARD.id, "card:8", to=person.id)
        await its.ctx.store.deliveries.post(card.renewal(key="new", item=CARD, due_at=MONDAY))
        _, other, *_ = await its.ctx.store.people.with_role(Role.COORDINATOR)

        assert await its.ctx.store.deliveries.showing(CARD.id, to=person.id) == [card]
        assert not await its.ctx.store.deliveries.showing(CARD.id, to=other.id)
