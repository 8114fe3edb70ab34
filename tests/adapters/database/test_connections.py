"""A workspace that is lost and comes back: what was heard before it did is not true any more."""

from collections.abc import AsyncIterator

import pytest

from bot.ports import Deliveries
from nudges.delivery import Address
from nudges.person import Role
from tests.house import MONDAY, WORKSPACE, House, house, some_people

pytestmark = pytest.mark.on_both


@pytest.fixture
async def its() -> AsyncIterator[House]:
    async with house(people=some_people(1)) as open_house:
        yield open_house


@pytest.fixture
def deliveries(its: House) -> Deliveries:
    return its.ctx.store.deliveries


async def _is_lost(deliveries: Deliveries) -> bool:
    return [one.workspace for one in await deliveries.disconnected()] == [WORKSPACE]


async def test_what_is_heard_through_the_present_connection_counts(deliveries: Deliveries) -> None:
    present = await deliveries.connection(WORKSPACE)

    await deliveries.disconnect(WORKSPACE, "token_revoked", MONDAY, present)

    assert await _is_lost(deliveries)


async def test_what_was_heard_through_an_earlier_connection_does_not(deliveries: Deliveries) -> None:
    earlier = await deliveries.connection(WORKSPACE)
    await deliveries.connect(WORKSPACE)

    await deliveries.disconnect(WORKSPACE, "token_revoked", MONDAY, earlier)

    assert not await _is_lost(deliveries)


async def test_a_platform_that_tells_of_it_names_no_connection_and_is_believed(
    deliveries: Deliveries,
) -> None:
    await deliveries.connect(WORKSPACE)

    await deliveries.disconnect(WORKSPACE, "uninstalled", MONDAY)

    assert await _is_lost(deliveries)


async def test_somebody_who_is_reached_there_again_makes_it_another_connection(
    its: House, deliveries: Deliveries
) -> None:
    (person,) = await its.ctx.store.people.with_role(Role.EMPLOYEE)
    home = Address(channel="test", workspace=WORKSPACE, route=f"person:{person.key}")
    earlier = await deliveries.connection(WORKSPACE)
    await deliveries.disconnect(WORKSPACE, "token_revoked", MONDAY, earlier)

    await its.ctx.store.people.join(person.id, home)
    await deliveries.disconnect(WORKSPACE, "token_revoked", MONDAY, earlier)

    assert not await _is_lost(deliveries)


async def test_somebody_who_comes_to_a_connected_workspace_changes_nothing(
    its: House, deliveries: Deliveries
) -> None:
    (person,) = await its.ctx.store.people.with_role(Role.EMPLOYEE)
    before = await deliveries.connection(WORKSPACE)

    await its.ctx.store.people.join(
        person.id, Address(channel="test", workspace=WORKSPACE, route=f"person:{person.key}")
    )

    assert await deliveries.connection(WORKSPACE) == before
