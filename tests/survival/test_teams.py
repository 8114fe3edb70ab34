"""Teams with its faults, Dult really killed: nobody gets a message twice, and everybody is accounted for.

Teams lets nobody look for a message, so what was in flight at a kill ends as uncertain: it may be there.
"""

import json
import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import httpx
from sqlalchemy import select, text

from adapters.database.tables import address, delivery
from bot.delivery import LANES
from nudges.delivery import State, Tally
from tests.adapters.teams.stage_outbound import WORKSPACE
from tests.house import House, house, some_people
from tests.patience import HANGS_S
from tests.survival.test_kill import kill_two_and_let_one_end, let_one_of_two_die, owe_everybody, process

PEOPLE = int(os.environ.get("DULT_TEST_PEOPLE", "150"))
"""The whole organisation of 1,400 takes a minute: every refusal costs a second."""
FAULTS = (
    '--fault=post:0.02:Throttled:{"retry_after":1}',
    '--fault=post:0.03:Says:{"row":"PreconditionFailed"}',
    "--fault=post:0.03:Lost",
    '--fault=create:0.02:Throttled:{"retry_after":1}',
    "--fault=create:0.02:Dropped",
)


@dataclass(frozen=True, kw_only=True)
class Aftermath:
    """What Dult says of each person, and how many messages are in their conversation."""

    tally: Tally
    states: dict[str, str]
    messages: Counter[str]
    lost: int
    """Messages that are there, and whose answer never came."""

    def got(self, state: State) -> Counter[int]:
        """Count the people of whom Dult says so, by the messages they have."""
        return Counter(self.messages[route] for route, its in self.states.items() if its == state)


async def test_two_kills_refusals_and_lost_answers_leave_nobody_with_two_messages() -> None:
    """teams.md §4.15, §4.16, §4.20, §4.21."""
    fake = ("tests.adapters.teams.fake", f"--people={PEOPLE}", "--no-rates", *FAULTS)
    async with house(people=some_people(PEOPLE)) as its, process(*fake) as teams:
        assert teams.stdout is not None
        told = json.loads(await teams.stdout.readline())
        await _move_to_teams(its, told["people"])
        people = await owe_everybody(its)
        sender = ("tests.survival.teams_sender", str(its.database.path), told["service_url"])

        await kill_two_and_let_one_end(its, people, *sender)

        after = await _aftermath(its, told)

    assert (after.tally.adds_up, after.tally.recipients, after.tally.left) == (True, people, 0)
    assert after.got(State.SENT) == {1: after.tally.sent}
    assert set(after.got(State.UNCERTAIN)) <= {0, 1}
    assert set(after.got(State.FAILED)) <= {0}  # who was put off again and again
    assert after.tally.uncertain <= 2 * LANES + after.lost
    assert after.tally.failed <= people / 100


async def test_of_two_processes_that_send_one_is_killed_and_nobody_gets_two_messages() -> None:
    """teams.md §4.20, §4.21."""
    fake = ("tests.adapters.teams.fake", "--people=100", "--no-rates", "--fault=post:0.02:Lost")
    async with house(people=some_people(100)) as its, process(*fake) as teams:
        assert teams.stdout is not None
        told = json.loads(await teams.stdout.readline())
        await _move_to_teams(its, told["people"])
        people = await owe_everybody(its)
        sender = ("tests.survival.teams_sender", str(its.database.path), told["service_url"])

        await let_one_of_two_die(its, people, *sender)

        after = await _aftermath(its, told)

    assert (after.tally.adds_up, after.tally.recipients, after.tally.left) == (True, people, 0)
    assert after.got(State.SENT) == {1: after.tally.sent}
    assert set(after.got(State.UNCERTAIN)) <= {0, 1}
    assert after.tally.sent + after.tally.uncertain == people
    assert after.tally.uncertain <= LANES + after.lost


async def _move_to_teams(its: House, accounts: Sequence[str]) -> None:
    """Let everybody be reached in the tenant, each by an account of theirs; nobody has a conversation yet."""
    everybody = text("SELECT id FROM address WHERE route LIKE 'person:%' ORDER BY id")
    move = text("UPDATE address SET workspace_id = :workspace, route = :route WHERE id = :id")
    async with its.database.write() as connection:
        await connection.execute(
            text("INSERT INTO workspace (id, channel) VALUES (:id, 'teams')"), {"id": WORKSPACE}
        )
        found = (await connection.scalars(everybody)).all()
        moved = [
            {"workspace": WORKSPACE, "route": route, "id": one}
            for one, route in zip(found, accounts, strict=True)
        ]
        await connection.execute(move, moved)


async def _aftermath(its: House, told: dict[str, Any]) -> Aftermath:
    async with httpx.AsyncClient(base_url=told["base"], timeout=HANGS_S) as client:
        counts = (await client.get("control/counts")).json()
        posts = (await client.get("control/calls", params={"operation": "post"})).json()
    states = select(address.c.route, delivery.c.state).join(address, address.c.id == delivery.c.address_id)
    async with its.database.read() as connection:
        found = {row.route: row.state for row in await connection.execute(states)}
    return Aftermath(
        tally=await its.tally(1),
        states=found,
        messages=Counter(counts["messages"]),
        lost=sum(one["fault"] == "Lost" for one in posts),
    )
