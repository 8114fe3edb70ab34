import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from bot.demo_organisation import demo_organisation
from bot.demo_words import demo_words
from nudges.language import Language
from nudges.person import MONDAY_TO_FRIDAY, Country, Role
from nudges.roster import Roster, coverage

ROOT = Path(__file__).resolve().parents[2]
MAIN = {Country.NO: Language.NB, Country.SE: Language.SV, Country.DK: Language.DA, Country.FI: Language.FI}


@pytest.fixture(scope="module", params=Country)
def country(request: pytest.FixtureRequest) -> Country:
    return Country(request.param)


@pytest.fixture(scope="module")
def roster(country: Country) -> Roster:
    return demo_organisation(country)


def test_there_are_1400_people_on_17_sites_and_in_a_centre_of_21(roster: Roster) -> None:
    (centre,) = (site for site in roster.sites if site.is_centre)

    assert len(roster.people) == 1_400
    assert len(roster.sites) == 18
    assert sum(person.site == centre.key for person in roster.people) == 21


def test_it_comes_through_the_checks_of_any_people_file_without_a_warning(roster: Roster) -> None:
    assert roster.warnings == ()


def test_20_agents_leave_two_sites_without_one(roster: Roster) -> None:
    found = coverage(roster.people)

    assert Counter(len(served.agents) for served in found.sites) == {0: 2, 1: 10, 2: 5}
    assert sum(person.is_(Role.COMPETENCE_AGENT) for person in roster.people) == 20


def test_the_centre_has_three_coordinators_an_admin_and_its_leader(roster: Roster) -> None:
    centre = next(site.key for site in roster.sites if site.is_centre)
    roles = Counter(role for person in roster.people if person.site == centre for role in person.roles)

    assert roles == {Role.EMPLOYEE: 21, Role.COORDINATOR: 3, Role.ADMIN: 1, Role.LEADER: 1}


def test_one_safety_representative_works_at_a_site(roster: Roster) -> None:
    (representative,) = (person for person in roster.people if person.is_(Role.REPRESENTATIVE))

    assert representative.site != next(site.key for site in roster.sites if site.is_centre)


def test_every_site_has_one_head_and_only_the_director_has_no_leader(roster: Roster) -> None:
    (director,) = (person for person in roster.people if person.leader_key is None)
    heads = [
        person.site
        for person in roster.people
        if person.leader_key == director.key and person.is_(Role.LEADER)
    ]

    assert sorted(heads) == sorted(site.key for site in roster.sites if not site.is_centre)


def test_everyone_is_in_one_team_of_five_to_twelve_at_their_own_site(roster: Roster) -> None:
    sizes = Counter(key for person in roster.people for key in person.teams)
    sites = {team.key: team.site for team in roster.teams}

    assert {len(person.teams) for person in roster.people} == {1}
    assert all(sites[person.teams[0]] == person.site for person in roster.people)
    assert 120 <= len(sizes) <= 150
    assert all(5 <= size <= 12 for size in sizes.values())


def test_most_people_speak_the_language_of_the_country_and_some_another(
    country: Country, roster: Roster
) -> None:
    languages = Counter(person.language for person in roster.people)

    assert languages[MAIN[country]] > 1_000
    assert len(languages) >= 3


def test_in_norway_a_tenth_or_more_read_nynorsk() -> None:
    languages = Counter(person.language for person in demo_organisation(Country.NO).people)

    assert languages[Language.NN] >= 140


def test_everyone_lives_in_the_country_by_its_clock(country: Country, roster: Roster) -> None:
    (zone,) = {person.time_zone for person in roster.people}

    assert {person.country for person in roster.people} == {country}
    assert zone.startswith("Europe/")


def test_a_few_work_part_time_and_no_leader_does(roster: Roster) -> None:
    part_time = [person for person in roster.people if person.working_days != MONDAY_TO_FRIDAY]

    assert 50 <= len(part_time) <= 170
    assert not any(person.is_(Role.LEADER) for person in part_time)


def test_names_and_addresses_are_everyones_own_and_reach_nobody(country: Country, roster: Roster) -> None:
    names = [person.name for person in roster.people]
    addresses = [person.email or "" for person in roster.people]

    assert len(set(names)) == len(set(addresses)) == 1_400
    assert all(address.isascii() and address.endswith("@dult.example") for address in addresses)
    assert not demo_words(country).never & set(names)


def test_names_have_the_letters_that_trip_up_programs(roster: Roster) -> None:
    letters = set("".join(person.name for person in roster.people))

    assert letters >= set("-'")
    assert len(letters & set("æøåäöÆØÅÄÖ")) >= 4


def test_it_is_the_same_in_every_process_whatever_its_hash_seed() -> None:
    assert _told_by_another_process("1") == _told_by_another_process("2")


def _told_by_another_process(hash_seed: str) -> bytes:
    program = (
        "from dataclasses import astuple\n"
        "from bot.demo_organisation import demo_organisation\n"
        "for person in demo_organisation().people:\n"
        "    print(*(sorted(said) if isinstance(said, frozenset) else said for said in astuple(person)))"
    )
    environment = os.environ | {"PYTHONHASHSEED": hash_seed}
    return subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, check=True, capture_output=True
    ).stdout
