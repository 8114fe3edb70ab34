"""Whom nobody knows when they come is found as soon as the list names them: Teams itself lists nobody."""

from pathlib import Path

from sqlalchemy import update

from adapters.database.tables import person
from bot.events import Joined
from nudges.person import Role
from tests.adapters.teams.order import until
from tests.adapters.teams.stage import Stage, staged
from tests.adapters.teams.stage_outbound import NOBODY, TENANT, address
from tests.adapters.teams.whole import whole

STRANGER = "aaaaaaaa-0000-4000-8000-00000000aaaa"


async def told(its: Stage) -> list[Joined]:
    """Wait until somebody is told of."""
    await until(lambda: any(isinstance(one, Joined) for one in its.script.profiles))
    return [one for one in its.script.profiles if isinstance(one, Joined)]


async def test_who_was_unknown_is_looked_for_at_the_start(tmp_path: Path) -> None:
    async with staged(tmp_path) as its:
        its.strangers.append(its.person)

        async with its.restarted():
            (joined,) = await told(its)

        assert (joined.by, joined.email, joined.name) == (its.person, "siri@example.org", "Siri Aas")


async def test_one_who_is_gone_keeps_nobody_else_from_being_found(tmp_path: Path) -> None:
    async with staged(tmp_path) as its:
        its.strangers += [address(NOBODY), its.colleague]

        async with its.restarted():
            (joined,) = await told(its)

        assert joined.by == its.colleague


async def test_who_comes_onto_the_list_is_known_with_their_next_word() -> None:
    async with whole() as its:
        agent = await its.one_with(Role.COMPETENCE_AGENT)
        its.teams.add_user(TENANT, STRANGER, name="Ny Her", email="ny@elsewhere.example")
        await its.people.install(STRANGER)
        await its.settled()
        before = await its.ctx.store.people.strangers("teams")

        async with its.database.write() as connection:
            change = update(person).where(person.c.id == agent.id).values(email="ny@elsewhere.example")
            await connection.execute(change)
        await its.people.say(STRANGER, "hjelp")
        await its.settled()

        known = await its.ctx.store.people.at(address(STRANGER))
        assert before == [address(STRANGER)]
        assert known is not None
        assert known.id == agent.id
        assert await its.ctx.store.people.strangers("teams") == []
