"""What a channel remembers about an address: the promise of ``bot.ports.References``."""

from collections.abc import AsyncIterator

import pytest

from adapters.database.references import DatabaseReferences
from bot.ports import References
from nudges.delivery import Address, WorkspaceId
from nudges.person import RecipientId
from tests.adapters.script import Memory
from tests.house import House, house, some_people

pytestmark = pytest.mark.on_both

SIRI = Address(channel="test", workspace=WorkspaceId("test:one"), route="U1")
SAME_ROUTE_ELSEWHERE = Address(channel="test", workspace=WorkspaceId("test:two"), route="U1")


@pytest.fixture
async def its() -> AsyncIterator[House]:
    async with house(people=some_people(3)) as opened:
        people = [await opened.ctx.store.people.by_key(one.key) for one in some_people(3)]
        for person, where in zip(people, (SIRI, SAME_ROUTE_ELSEWHERE), strict=False):
            assert person is not None
            await opened.ctx.store.people.join(person.id, where)
        yield opened


@pytest.fixture(params=["database", "memory"])
def references(request: pytest.FixtureRequest, its: House) -> References:
    """The real one, and the one that tests of channels put in its place."""
    return DatabaseReferences(its.database) if request.param == "database" else Memory()


async def test_nothing_is_remembered_at_first(references: References) -> None:
    assert await references.of(SIRI) is None


async def test_what_was_kept_last_holds(references: References) -> None:
    for reference in ("D1", "D2"):
        await references.keep(SIRI, reference)

    assert await references.of(SIRI) == "D2"


async def test_another_workspaces_route_of_the_same_name_is_another_address(references: References) -> None:
    await references.keep(SIRI, "D1")

    assert await references.of(SAME_ROUTE_ELSEWHERE) is None


async def test_an_address_that_nobody_is_known_at_keeps_nothing(its: House) -> None:
    references = DatabaseReferences(its.database)
    nobody = Address(channel="test", workspace=WorkspaceId("test:one"), route="U9")

    await references.keep(nobody, "D9")

    assert await references.of(nobody) is None


async def test_it_outlives_that_the_address_could_not_be_reached(its: House) -> None:
    """slack.md §3.6."""
    references, people = DatabaseReferences(its.database), its.ctx.store.people
    await references.keep(SIRI, "D1")

    await people.leave(SIRI, "gone", its.clock.now())
    await people.reopen(SIRI)

    assert await references.of(SIRI) == "D1"


async def test_it_outlives_that_somebody_else_is_reached_there(its: House) -> None:
    references, people = DatabaseReferences(its.database), its.ctx.store.people
    await references.keep(SIRI, "D1")
    other = await people.by_key(some_people(3)[2].key)
    assert other is not None

    await people.join(RecipientId(other.id), SIRI)

    assert await references.of(SIRI) == "D1"
