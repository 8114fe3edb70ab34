"""What Dult remembers about an address in Teams."""

import pytest

from adapters.teams.naming import person_at
from adapters.teams.reference import Reference, Remembered
from nudges.delivery import Address, WorkspaceId

SOMEBODY = person_at(WorkspaceId("teams:one"), "ada")


class Known:
    """References of the people who are known, as the database keeps them."""

    def __init__(self) -> None:
        self.people: dict[Address, str | None] = {}

    async def of(self, address: Address) -> str | None:
        return self.people.get(address)

    async def newest(self, workspace: WorkspaceId) -> str | None:
        return next((its for at, its in self.people.items() if at.workspace == workspace), None)

    async def keep(self, address: Address, reference: str) -> None:
        if address in self.people:
            self.people[address] = reference


def test_what_is_kept_comes_back() -> None:
    reference = Reference(conversation="a:1|æ", service_url="https://smba.trafficmanager.net/emea/")

    assert Reference.parse(str(reference)) == reference


def test_it_is_kept_in_few_characters() -> None:
    assert str(Reference(conversation="a:1", service_url="https://x/")) == '{"c":"a:1","s":"https://x/"}'


@pytest.mark.parametrize("text", [None, "", "D0123", "[]", "{}", '{"c":"a:1"}', "null"])
def test_what_no_teams_kept_is_nothing(text: str | None) -> None:
    assert Reference.parse(text) is None


async def test_where_somebody_unknown_was_heard_from_is_still_known_when_they_are_introduced() -> None:
    known = Known()
    references = Remembered(known)
    await references.keep(SOMEBODY, "there")

    known.people[SOMEBODY] = None
    found = await references.of(SOMEBODY)

    assert found == "there"
    assert known.people == {SOMEBODY: "there"}


async def test_of_two_places_the_one_that_is_kept_counts() -> None:
    known = Known()
    references = Remembered(known)
    await references.keep(SOMEBODY, "there")

    known.people[SOMEBODY] = "elsewhere"

    assert await references.of(SOMEBODY) == "elsewhere"
