"""Dult comes to people in Teams by Graph, where that is asked for: teams.md §4.25, §2.6, §2.7."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import pytest
from sqlalchemy import update

from adapters.database.references import DatabaseReferences
from adapters.database.tables import person as people_table
from adapters.database.unreached import unreached, zoneless
from adapters.teams.connector import session
from adapters.teams.install.graph import Graph
from adapters.teams.install.graph_people import GraphPeople
from adapters.teams.install.installing import ALIKE, Choice, Core, Installing, left_alone
from adapters.teams.install.outcome import SENTENCES, Outcome, Result
from adapters.teams.naming import person_at
from adapters.teams.reference import Reference
from bot.arrival import arrived
from bot.errors import UsageError
from bot.ports.unreached import Unreached
from nudges.delivery import Address, Obstacle
from nudges.person import FOREVER, Person, Preferences, RecipientId
from tests.adapters.fake.faults import Dropped
from tests.adapters.teams.fake import graph as fake
from tests.adapters.teams.fake.graph import FakeGraph
from tests.adapters.teams.fake.graph_tenant import ACCOUNTS, CATALOG, INSTALL, ZONES, Account, Says
from tests.adapters.teams.stage_outbound import WORKSPACE, Purse
from tests.adapters.teams.test_graph import Naps
from tests.house import House, house, some_people

SERVICE_URL = "https://smba.trafficmanager.net/emea/"


@dataclass
class Stage:
    """An organisation in the database, its accounts in Graph, and what a run does."""

    house: House
    microsoft: FakeGraph
    graph: Graph
    naps: Naps

    async def somebody(self, number: int = 0) -> Person:
        found = await self.house.ctx.store.people.by_key(some_people(9)[number].key)
        assert found is not None
        return found

    def account_of(self, who: Person, **more: Any) -> Account:
        return self.microsoft.tenant.add(who.key, who.email, **more)

    async def run(
        self, *, again: bool = False, guests: bool = False, zones: bool = False, dry_run: bool = False
    ) -> dict[str, Result]:
        """Do as the command does; returns what was told of each, by their id."""
        results: list[Result] = []
        installing = self.installing(Choice(again=again, guests=guests, zones=zones, dry_run=dry_run))
        await installing.bring(await unreached(self.house.database, WORKSPACE), results.append)
        if zones:
            await installing.ask_zones(await zoneless(self.house.database, WORKSPACE), results.append)
        assert len({one.key for one in results}) == len(results)
        return {one.key: one for one in results}

    def installing(self, choice: Choice) -> Installing:
        async def at(where: Address) -> RecipientId | None:
            known = await self.house.ctx.store.people.at(where)
            return known.id if known else None

        core = Core(
            at=at,
            arrived=partial(arrived, self.house.ctx),
            references=self.references,
            now=self.house.clock.now,
        )
        people = GraphPeople(self.graph, CATALOG, sleep=self.naps)
        return Installing(people, core, choice, workspace=WORKSPACE, service_url=SERVICE_URL)

    @property
    def references(self) -> DatabaseReferences:
        return DatabaseReferences(self.house.database)

    async def reference(self, account: Account) -> Reference | None:
        return Reference.parse(await self.references.of(person_at(WORKSPACE, account.id)))

    async def reached(self, account: Account) -> Person | None:
        return await self.house.ctx.store.people.at(person_at(WORKSPACE, account.id))


@asynccontextmanager
async def stage(people: int = 1) -> AsyncIterator[Stage]:
    async with house(people=some_people(people)) as its, fake.serving() as microsoft, session() as http:
        naps = Naps()
        microsoft.rate = 10_000  # no time passes here; test_graph.py looks at the pace
        graph = Graph(http, Purse(), microsoft.url, now=naps.clock, sleep=naps)
        yield Stage(its, microsoft, graph, naps)


async def _close(its: Stage, account: Account, reason: str) -> None:
    await its.house.ctx.store.people.leave(person_at(WORKSPACE, account.id), reason, its.house.clock.now())


def _told(outcomes: Iterable[Result]) -> list[Outcome]:
    return [one.outcome for one in outcomes]


# --- who gets it ---


async def test_somebody_gets_dult_and_can_be_reached_at_once() -> None:
    async with stage() as its:
        siri = await its.somebody()
        account = its.account_of(siri)

        told = await its.run()

        assert told == {siri.key: Result(key=siri.key, name=siri.name, outcome=Outcome.INSTALLED)}
        assert account.installed
        there = await its.reached(account)
        assert there is not None
        assert there.id == siri.id
        assert await its.reference(account) == Reference(conversation=account.chat, service_url=SERVICE_URL)


async def test_a_second_run_has_nothing_left_to_do() -> None:
    async with stage(3) as its:
        for number in range(3):
            its.account_of(await its.somebody(number))
        await its.run()
        asked = len(its.microsoft.calls)

        assert await its.run() == {}
        assert len(its.microsoft.calls) == asked


async def test_whoever_had_dult_already_is_reached_as_well() -> None:
    async with stage() as its:
        siri = await its.somebody()
        account = its.account_of(siri, installed=True)

        told = await its.run()

        assert told[siri.key].outcome is Outcome.THERE
        assert await its.reached(account) is not None
        assert await its.reference(account) is not None


async def test_what_teams_told_of_a_conversation_is_better_than_what_graph_says() -> None:
    async with stage() as its:
        siri = await its.somebody()
        account = its.account_of(siri)
        where = person_at(WORKSPACE, account.id)
        await its.house.ctx.store.people.join(siri.id, where)
        heard = Reference(conversation="a:heard", service_url="https://smba.trafficmanager.net/no/")
        await its.references.keep(where, str(heard))
        await _close(its, account, "not-installed")

        told = await its.run()

        assert told[siri.key].outcome is Outcome.INSTALLED
        assert await its.reference(account) == heard
        assert not its.microsoft.of("chat")


async def test_without_a_chat_dult_opens_one_itself_when_it_has_something_to_say() -> None:
    async with stage() as its:
        siri = await its.somebody()
        account = its.account_of(siri, unseen=99)

        told = await its.run()

        assert told[siri.key].outcome is Outcome.INSTALLED
        assert await its.reached(account) is not None
        assert await its.reference(account) is None


async def test_somebody_who_left_gets_nothing() -> None:
    async with stage(2) as its:
        siri, odd = await its.somebody(0), await its.somebody(1)
        accounts = [its.account_of(one) for one in (siri, odd)]
        async with its.house.database.write() as connection:
            await connection.exec_driver_sql("UPDATE recipient SET active = 0 WHERE id = ?", (siri.id,))

        told = await its.run()

        assert list(told) == [odd.key]
        assert [one.installed for one in accounts] == [False, True]


async def test_a_dry_run_looks_for_accounts_and_changes_nothing() -> None:
    async with stage(2) as its:
        siri, odd = await its.somebody(0), await its.somebody(1)
        account = its.account_of(siri)

        told = await its.run(dry_run=True)

        assert (told[siri.key].outcome, told[odd.key].outcome) == (Outcome.WOULD, Outcome.NO_ACCOUNT)
        assert {call.operation for call in its.microsoft.calls} == {"users"}
        assert not account.installed
        assert await its.reached(account) is None


# --- who is left alone ---


async def test_whoever_took_dult_away_is_left_alone_unless_it_is_asked_for() -> None:
    async with stage() as its:
        siri = await its.somebody()
        account = its.account_of(siri)
        await its.run()
        account.installed = False
        await _close(its, account, "uninstalled")

        left = await its.run()
        back = await its.run(again=True)

        assert left[siri.key] == Result(
            key=siri.key, name=siri.name, outcome=Outcome.TOOK_AWAY, detail="uninstalled"
        )
        assert back[siri.key].outcome is Outcome.INSTALLED
        assert account.installed
        assert await unreached(its.house.database, WORKSPACE) == []


@pytest.mark.parametrize("obstacle", ["not-installed", "conversation-not-found", Obstacle.NO_CHANNEL])
async def test_an_obstacle_that_nobody_wanted_is_mended(obstacle: str) -> None:
    async with stage() as its:
        siri = await its.somebody()
        account = its.account_of(siri)
        await its.house.ctx.store.people.join(siri.id, person_at(WORKSPACE, account.id))
        await _close(its, account, obstacle)

        told = await its.run()

        assert told[siri.key].outcome is Outcome.INSTALLED
        assert its.microsoft.calls[0].operation == "user"  # its address says who it is
        assert await unreached(its.house.database, WORKSPACE) == []


@pytest.mark.parametrize("again", [False, True])
async def test_whoever_blocked_dult_or_told_it_to_stop_is_always_left_alone(*, again: bool) -> None:
    async with stage(2) as its:
        blocked, stopped = await its.somebody(0), await its.somebody(1)
        account = its.account_of(blocked)
        its.account_of(stopped)
        await its.house.ctx.store.people.join(blocked.id, person_at(WORKSPACE, account.id))
        await _close(its, account, "blocked")
        await its.house.ctx.store.people.pause(stopped.id, FOREVER)

        told = await its.run(again=again)

        assert told[blocked.key].outcome is Outcome.BLOCKED
        assert told[stopped.key].outcome is Outcome.STOPPED
        assert not its.microsoft.calls


async def test_guests_get_dult_only_where_the_settings_say_so() -> None:
    async with stage() as its:
        gro = await its.somebody()
        account = its.account_of(gro, upn="gro_partner.example#EXT#@fjord.example")

        without = await its.run()
        with_them = await its.run(guests=True)

        assert without[gro.key].outcome is Outcome.GUEST
        assert with_them[gro.key].outcome is Outcome.INSTALLED
        assert account.installed


async def test_a_guests_account_does_not_stand_in_the_way_of_ones_own() -> None:
    async with stage() as its:
        siri = await its.somebody()
        own = its.account_of(siri)
        its.account_of(siri, upn="siri_other.example#EXT#@fjord.example")

        told = await its.run()

        assert told[siri.key].outcome is Outcome.INSTALLED
        assert own.installed
        assert (await its.run(guests=True)) == {}


async def test_several_accounts_with_one_address_are_nobodys() -> None:
    async with stage() as its:
        siri = await its.somebody()
        accounts = [its.account_of(siri), its.account_of(siri, upn="siri.admin@fjord.example")]

        told = await its.run()

        assert told[siri.key].outcome is Outcome.SEVERAL_ACCOUNTS
        assert not any(one.installed for one in accounts)


async def test_an_address_that_two_people_of_the_list_share_says_nothing() -> None:
    async with stage(3) as its:
        async with its.house.database.write() as connection:
            some = [(await its.somebody(number)).id for number in (0, 1)]
            await connection.execute(
                update(people_table).where(people_table.c.id.in_(some)).values(email="Both@fjord.example")
            )
        its.microsoft.tenant.add("both")

        told = await its.run()

        assert sorted(_told(told.values())) == sorted(
            [Outcome.SHARES_EMAIL, Outcome.SHARES_EMAIL, Outcome.NO_ACCOUNT]
        )
        assert len(its.microsoft.calls) == 1


async def test_an_account_that_is_known_as_somebody_elses_stays_theirs() -> None:
    async with stage(2) as its:
        siri, odd = await its.somebody(0), await its.somebody(1)
        account = its.account_of(siri)
        await its.house.ctx.store.people.join(odd.id, person_at(WORKSPACE, account.id))

        told = await its.run()

        assert told[siri.key].outcome is Outcome.SOMEBODY_ELSES
        assert not account.installed
        there = await its.reached(account)
        assert there is not None
        assert there.id == odd.id


async def test_without_an_address_nobody_is_looked_for() -> None:
    async with stage() as its:
        async with its.house.database.write() as connection:
            await connection.execute(update(people_table).values(email=None))

        told = await its.run()

        assert _told(told.values()) == [Outcome.NO_EMAIL]
        assert not its.microsoft.calls


async def test_an_account_that_is_gone_is_told_as_none() -> None:
    async with stage() as its:
        siri = await its.somebody()
        account = its.account_of(siri)
        await its.house.ctx.store.people.join(siri.id, person_at(WORKSPACE, account.id))
        await _close(its, account, "not-installed")
        its.microsoft.tenant.people.clear()

        assert _told((await its.run()).values()) == [Outcome.NO_ACCOUNT]


# --- what Graph says ---


@pytest.mark.parametrize(
    ("more", "outcome", "words"),
    [
        ({"is_licensed": False}, Outcome.NO_LICENCE, "Failed to get license information"),
        ({"is_allowed": False}, Outcome.POLICY, "blocked by app permission policy"),
    ],
)
async def test_what_keeps_one_person_out_is_told_of_them_and_the_others_go_on(
    more: dict[str, bool], outcome: Outcome, words: str
) -> None:
    async with stage(2) as its:
        siri, odd = await its.somebody(0), await its.somebody(1)
        its.account_of(siri, **more)
        its.account_of(odd)

        told = await its.run()

        assert told[siri.key].outcome is outcome
        assert words in told[siri.key].detail
        assert told[odd.key].outcome is Outcome.INSTALLED
        assert await its.reached(its.microsoft.tenant.people[its.account_of(siri).id]) is None


async def test_a_refusal_that_nobody_knows_is_told_in_graphs_own_words() -> None:
    async with stage() as its:
        siri = await its.somebody()
        its.microsoft.faults.next(
            "install", Says(403, "Forbidden", "A new reason."), where=its.account_of(siri).id
        )

        told = await its.run()

        assert told[siri.key].outcome is Outcome.REFUSED
        assert told[siri.key].detail == "Graph says Forbidden: A new reason."


async def test_when_everybody_is_refused_alike_the_rest_is_not_tried() -> None:
    async with stage(40) as its:
        for row in some_people(40):
            its.microsoft.tenant.add(row.key, row.email)
        its.microsoft.faults.always("install", Says(403, "Forbidden", "A new reason."))

        with pytest.raises(UsageError, match=r"everybody alike: Graph says Forbidden: A new reason\."):
            await its.run()

        assert ALIKE <= len(its.microsoft.of("install")) < 30


async def test_when_somebody_got_dult_refusals_are_those_peoples_own() -> None:
    async with stage(30) as its:
        accounts = [its.microsoft.tenant.add(row.key, row.email) for row in some_people(30)]
        for one in accounts[12:]:
            its.microsoft.faults.always("install", Says(403, "Forbidden", "A new reason."), where=one.id)

        told = await its.run()

        assert sorted(_told(told.values())) == [Outcome.INSTALLED] * 12 + [Outcome.REFUSED] * 18


async def test_whoever_graph_does_not_answer_about_is_tried_the_next_time() -> None:
    async with stage(2) as its:
        siri, odd = await its.somebody(0), await its.somebody(1)
        account = its.account_of(siri)
        its.account_of(odd)
        its.microsoft.faults.always("install", Dropped(), where=account.id)

        first = await its.run()
        its.microsoft.faults.clear()
        second = await its.run()

        assert (first[siri.key].outcome, first[odd.key].outcome) == (Outcome.LATER, Outcome.INSTALLED)
        assert {key: one.outcome for key, one in second.items()} == {siri.key: Outcome.INSTALLED}


async def test_without_the_permission_nobody_is_tried_twice() -> None:
    async with stage(40) as its:
        for row in some_people(40):
            its.microsoft.tenant.add(row.key, row.email)
        its.microsoft.tenant.permissions = {ACCOUNTS}

        with pytest.raises(UsageError, match=INSTALL):
            await its.run()

        assert len(its.microsoft.of("install")) <= 12


async def test_a_run_that_ended_half_way_is_gone_on_with() -> None:
    async with stage(30) as its:
        accounts = [its.microsoft.tenant.add(row.key, row.email) for row in some_people(30)]
        its.microsoft.faults.next(
            "install", Says(404, "NotFound", "App is not found."), where=accounts[20].id
        )
        with pytest.raises(UsageError):
            await its.run()
        before = sum(one.installed for one in accounts)

        told = await its.run()

        assert 0 < before < 30
        assert all(one.installed for one in accounts)
        assert len(told) >= 30 - before
        assert await unreached(its.house.database, WORKSPACE) == []


# --- time zones ---


async def test_a_time_zone_comes_along_where_it_is_asked_for() -> None:
    """teams.md §2.7."""
    async with stage(2) as its:
        siri, odd = await its.somebody(0), await its.somebody(1)
        its.account_of(siri, zone="GTB Standard Time")
        its.account_of(odd, zone="W. Europe Standard Time")

        await its.run(zones=True)

        assert (await its.somebody(0)).time_zone == "Europe/Bucharest"
        assert (await its.somebody(1)).time_zone == "Europe/Oslo"  # the same time all year


async def test_unless_it_is_asked_for_no_mailbox_is_looked_into() -> None:
    async with stage() as its:
        its.account_of(await its.somebody())

        await its.run()

        assert not its.microsoft.of("zone")


async def test_people_who_have_dult_are_asked_about_too_until_somebody_told_their_zone() -> None:
    async with stage(2) as its:
        siri, odd = await its.somebody(0), await its.somebody(1)
        its.account_of(siri, zone="GTB Standard Time")
        its.account_of(odd, zone=None)
        await its.run()

        first = await its.run(zones=True)
        second = await its.run(zones=True)

        assert first[siri.key] == Result(
            key=siri.key, name=siri.name, outcome=Outcome.ZONE, detail="Europe/Bucharest"
        )
        assert first[odd.key].outcome is Outcome.NO_ZONE
        assert list(second) == [odd.key]


async def test_the_zone_that_somebody_chose_holds() -> None:
    async with stage() as its:
        siri = await its.somebody()
        its.account_of(siri, zone="GTB Standard Time")
        await its.house.ctx.store.people.choose(siri.id, Preferences(time_zone="Europe/London"))

        await its.run(zones=True)

        assert (await its.somebody()).time_zone == "Europe/London"


async def test_without_the_permission_for_zones_people_get_dult_all_the_same() -> None:
    async with stage(2) as its:
        for number in range(2):
            its.account_of(await its.somebody(number))
        its.microsoft.tenant.permissions.remove(ZONES)
        installing = its.installing(Choice(guests=False, zones=True))
        results: list[Result] = []

        await installing.bring(await unreached(its.house.database, WORKSPACE), results.append)

        assert _told(results) == [Outcome.INSTALLED] * 2
        assert installing.zones_refused == 2


# --- the list ---


async def test_the_newest_place_where_a_tenant_was_served_is_known() -> None:
    async with stage() as its:
        account = its.account_of(await its.somebody())
        assert await DatabaseReferences(its.house.database).newest(WORKSPACE) is None

        await its.run()

        kept = Reference.parse(await DatabaseReferences(its.house.database).newest(WORKSPACE))
        assert kept == await its.reference(account)


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        ({}, None),
        ({"email": None}, Outcome.NO_EMAIL),
        ({"shares_email": True}, Outcome.SHARES_EMAIL),
        ({"stopped": True}, Outcome.STOPPED),
    ],
)
def test_who_is_left_alone_is_known_before_graph_is_asked(
    changes: dict[str, object], outcome: Outcome | None
) -> None:
    siri = Unreached(
        person=RecipientId(1), key="1", name="Siri", email="s@a.no", shares_email=False, stopped=False
    )

    assert left_alone(replace(siri, **changes), again=False) is outcome  # type: ignore[arg-type]


def test_every_outcome_has_its_sentence() -> None:
    assert set(SENTENCES) == set(Outcome)
