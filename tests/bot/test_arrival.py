from dataclasses import replace

from sqlalchemy import update

from adapters.database.tables import person, recipient
from bot.events import EventId, Joined, Left, Said
from nudges.delivery import Address
from nudges.language import Language
from nudges.person import Person, Role
from tests.bot.talking import address
from tests.house import MONDAY, House, house, some_people

ELSEWHERE = address("elsewhere")


def joined(email: str | None = None, *, event: str = "joined", room: Address | None = None) -> Joined:
    return Joined(id=EventId(event), at=MONDAY, by=ELSEWHERE, room=room, email=email, name="Ola fra Bergen")


async def somebody(its: House) -> Person:
    its_key = some_people(3)[0].key
    found = await its.ctx.store.people.by_key(its_key)
    assert found is not None
    return found


async def test_a_person_is_known_by_their_email_address_whatever_its_case() -> None:
    async with house(people=some_people(3)) as its:
        who = await somebody(its)

        await its.bot.handle(joined(str(who.email).upper()))

        there = await its.ctx.store.people.at(ELSEWHERE)
        assert there is not None
        assert there.id == who.id


async def test_an_email_address_of_two_people_is_nobodys() -> None:
    async with house(people=some_people(3)) as its:
        async with its.database.write() as connection:
            await connection.execute(update(person).values(email="both@example.org"))

        await its.bot.handle(joined("both@example.org"))

        assert await its.ctx.store.people.at(ELSEWHERE) is None


async def test_somebody_who_left_is_not_reached_again() -> None:
    async with house(people=some_people(3)) as its:
        who = await somebody(its)
        async with its.database.write() as connection:
            await connection.execute(update(recipient).where(recipient.c.id == who.id).values(active=False))

        await its.bot.handle(joined(who.email))

        assert await its.ctx.store.people.at(ELSEWHERE) is None


async def test_somebody_unknown_disturbs_nobody_until_they_write() -> None:
    async with house() as its:
        coordinator = await its.one_with(Role.COORDINATOR)

        reply = await its.bot.handle(joined("nobody@example.org"))
        await its.bot.tick()
        before = list(its.channel.messages)
        await its.bot.handle(Said(id=EventId("said"), at=MONDAY, by=ELSEWHERE, text="Hei"))
        await its.bot.tick()

        assert (reply, before) == (None, [])
        assert "Ola fra Bergen" in coordinator.messages[0].title


async def test_who_is_known_there_stays_who_they_are_and_is_reached_again() -> None:
    async with house(people=some_people(3)) as its:
        who, other = await somebody(its), some_people(3)[1]
        own = address(f"person:{who.key}")
        await its.bot.handle(Left(id=EventId("left"), at=MONDAY, by=own, reason="blocked"))

        await its.bot.handle(replace(joined(other.email), by=own))

        there = await its.ctx.store.people.at(own)
        assert there is not None
        assert there.id == who.id
        async with its.database.read() as connection:
            closed = await connection.exec_driver_sql("SELECT count(*) FROM address WHERE unreachable != ''")
            assert closed.scalar_one() == 0


async def test_a_known_teams_room_is_reached_again_and_an_unknown_one_is_left_alone() -> None:
    async with house() as its:
        async with its.database.read() as connection:
            found = await connection.exec_driver_sql("SELECT key FROM team LIMIT 1")
            room = address(f"team:{found.scalar_one()}")
        await its.bot.handle(Left(id=EventId("left"), at=MONDAY, by=ELSEWHERE, room=room, reason="removed"))

        await its.bot.handle(joined(room=room))
        await its.bot.handle(joined(event="unknown", room=address("team:of nobody")))

        async with its.database.read() as connection:
            closed = await connection.exec_driver_sql("SELECT count(*) FROM address WHERE unreachable != ''")
            assert closed.scalar_one() == 0
        assert await its.ctx.store.people.team_at(address("team:of nobody")) is None


async def test_a_norwegian_client_makes_no_bokmal_of_nynorsk() -> None:
    """slack.md §3.31."""
    nynorsk = tuple(replace(one, language=Language.NN) for one in some_people(3))
    async with house(people=nynorsk) as its:
        who = await somebody(its)

        await its.bot.handle(replace(joined(who.email), locale="nb-NO"))

        there = await its.ctx.store.people.at(ELSEWHERE)
        assert there is not None
        assert there.language is Language.NN
