"""Who is found on the try-out page: a handful to choose from, and anybody by name."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from adapters.web.persona import Group, Persona, Room
from bot.ports import People
from nudges.person import Person, RecipientId, Role

AGENTS, COLLEAGUES, COORDINATORS, EMPLOYEES = 4, 3, 2, 2
"""How many of each are shown without a search."""
FOUND = 12
"""How many a search shows."""

_GROUP_OF = {Role.COORDINATOR: Group.COORDINATOR, Role.COMPETENCE_AGENT: Group.AGENT}
_ROLE_OF = {
    Role.COORDINATOR: "web-role-coordinator",
    Role.COMPETENCE_AGENT: "web-role-agent",
    Role.LEADER: "web-role-leader",
    Role.EMPLOYEE: "web-role-employee",
}


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of the installation as the try-out page shows them."""

    people: People

    async def __call__(self) -> Sequence[Persona]:
        """Return a few of each sort, in as many languages as there are, and a team."""
        agents = await self.people.with_role(Role.COMPETENCE_AGENT)
        plain = [one for one in await self.people.with_role(Role.EMPLOYEE) if one.roles == {Role.EMPLOYEE}]
        colleagues = await self._colleagues(plain)
        chosen = [
            *_various(agents, AGENTS),
            *_various(await self.people.with_role(Role.COORDINATOR), COORDINATORS),
            *_various([one for one in plain if one not in colleagues], EMPLOYEES),
        ]
        members = [replace(await self._persona(one), group=Group.TEAM) for one in colleagues]
        return [*[await self._persona(person) for person in chosen], *members]

    async def _colleagues(self, people: Sequence[Person]) -> list[Person]:
        """Return a few people of the first team that has enough of them."""
        teams: dict[RecipientId, list[Person]] = {}
        for person in people:
            for team in person.teams[:1]:
                teams.setdefault(team, []).append(person)
        return next((members[:COLLEAGUES] for members in teams.values() if len(members) >= COLLEAGUES), [])

    async def look_up(self, key: str) -> Persona | None:
        """Return an active person by key."""
        person = await self.people.by_key(key)
        return await self._persona(person) if person and person.active else None

    async def search(self, name: str) -> Sequence[Persona]:
        """Return people whose name has ``name`` in it, at most a screenful."""
        return [await self._persona(person) for person in await self.people.search(name, FOUND)]

    async def _persona(self, person: Person) -> Persona:
        teams = [team for one in person.teams if (team := await self.people.team(one))]
        return Persona(
            key=person.key,
            name=person.name,
            role=next(phrase for role, phrase in _ROLE_OF.items() if person.is_(role)),
            site=person.site,
            language=person.language,
            time_zone=person.time_zone,
            group=next((group for role, group in _GROUP_OF.items() if person.is_(role)), Group.EMPLOYEE),
            rooms=tuple(Room(key=team.key, name=team.name, language=team.language) for team in teams),
        )


def _various(people: Sequence[Person], number: int) -> list[Person]:
    """Return ``number`` people, of different languages first."""
    first = {person.language: person for person in reversed(people)}
    rest = (person for person in people if person not in first.values())
    return list(islice((*sorted(first.values(), key=lambda one: one.id), *rest), number))
