"""The short form of ``make chaos``: a handful of seeds over both databases; each promise holds after each."""

from collections.abc import Iterator

import pytest

from tests.chaos.run import run
from tests.chaos.scenario import Blow, Database, Scenario, scenario_of
from tests.chaos.server import Server
from tests.chaos.town import Towns

SEEDS = {
    Database.SQLITE: (6, 12, 37),
    Database.POSTGRESQL: (9, 14),
}
"""Kill -9 of each process, also as it acknowledges, a stopped one, a revoked token, a database in trouble."""


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Towns]:
    with Server.started() as server:
        yield Towns(tmp_path_factory.mktemp("chaos"), server)


@pytest.mark.parametrize("database", Database)
async def test_whatever_befalls_a_broadcast_everybody_is_accounted_for(
    database: Database, towns: Towns
) -> None:
    for seed in SEEDS[database]:
        after = await run(scenario_of(seed, database), towns)

        assert after.faults() == [], f"python -m tests.chaos --seed {seed} --runs 1 --database {database}"


def test_a_seed_decides_the_same_run_every_time() -> None:
    assert scenario_of(7, Database.POSTGRESQL) == scenario_of(7, Database.POSTGRESQL)


def test_every_blow_falls_within_a_hundred_seeds_on_its_database() -> None:
    fallen = {struck.blow for scenario in _hundred() for struck in scenario.struck}

    assert fallen == set(Blow)


def _hundred() -> Iterator[Scenario]:
    for seed in range(1, 101):
        yield from (scenario_of(seed, database) for database in Database)
