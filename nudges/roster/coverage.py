"""How many competence agents each site has: none, one, two or more are all allowed, but gaps should show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nudges.person import Role
from nudges.roster.people import PersonRow, centre_of


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteCoverage:
    """How a site is served by competence agents."""

    site: str
    people: int
    agents: tuple[str, ...]
    """Names: agents act in a signed role."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How all sites are served; the centre, which sends, is not among them."""

    sites: tuple[SiteCoverage, ...]

    @property
    def gaps(self) -> tuple[str, ...]:
        """Sites without an agent."""
        return tuple(served.site for served in self.sites if not served.agents)


def coverage(people: Iterable[PersonRow], centre: str | None = None) -> Coverage:
    """Tell how many agents serve each site; without ``centre`` it is where most coordinators work."""
    everyone = list(people)
    away = centre or centre_of(everyone)
    sites = sorted({person.site for person in everyone} - {away})
    return Coverage(sites=tuple(_served(site, everyone) for site in sites))


def _served(site: str, everyone: Sequence[PersonRow]) -> SiteCoverage:
    there = [person for person in everyone if person.site == site]
    agents = sorted(person.name for person in there if person.is_(Role.COMPETENCE_AGENT))
    return SiteCoverage(site=site, people=len(there), agents=tuple(agents))
