"""A whole Dult for tests in a chat platform: some of the demo's people, the real bot, a stepped clock."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache

from adapters.database.engine import Database
from adapters.database.store import store_on
from bot.bot import Bot
from bot.clock import SteppedClock
from bot.ports import Clock
from bot.turn import Context
from nudges.language import Language
from nudges.person import Person, Role
from nudges.roster import PersonRow
from tests.house import days_off, everybody, library, phrases


@dataclass(kw_only=True)
class Living:
    """Dult, and the clock."""

    bot: Bot
    ctx: Context
    clock: SteppedClock
    database: Database
    users: dict[str, str]
    """The platform's ids of people, by their key."""

    async def run_until(self, moment: datetime) -> None:
        """Let every instant up to ``moment`` come, in order."""
        again = await self.bot.tick()
        while again is not None and again <= moment:
            self.clock.move_to(max(again, self.clock.now() + timedelta(milliseconds=1)))
            again = await self.bot.tick()
        self.clock.move_to(moment)
        await self.bot.tick()

    async def one_with(self, role: Role) -> Person:
        return (await self.ctx.store.people.with_role(role))[0]

    async def colleague_of(self, person: Person) -> Person:
        """Return somebody else of a person's team."""
        team = await self.ctx.store.people.team(person.teams[0])
        assert team is not None
        found = await self.ctx.store.people.person(next(one for one in team.members if one != person.id))
        assert found is not None
        return found

    def user(self, person: Person) -> str:
        return self.users[person.key]


def context(database: Database, clock: Clock) -> Context:
    """Return what the conversation has at hand."""
    return Context(
        store=store_on(database), library=library(), phrases=phrases(), clock=clock, days_off=days_off()
    )


@cache
def cast() -> tuple[PersonRow, ...]:
    """Return two coordinators, three agents, and the colleagues of the first agent's team."""
    rows = everybody().added
    in_bokmal = [one for one in rows if one.language is Language.NB]
    chosen = [
        *[one for one in in_bokmal if Role.COORDINATOR in one.roles][:2],
        *[one for one in in_bokmal if Role.COMPETENCE_AGENT in one.roles][:3],
    ]
    (team,) = chosen[2].teams
    chosen += [one for one in rows if team in one.teams and one not in chosen][:4]
    return tuple(replace(one, leader_key=None) for one in chosen)


def team_of_the_cast() -> list[PersonRow]:
    """Return those of them who are in one team."""
    (team,) = cast()[2].teams
    return [one for one in cast() if team in one.teams]
