"""Slack with its faults, Dult really killed: everybody gets their message exactly once."""

import json
import os

import httpx
from sqlalchemy import text

from tests.house import House, house, some_people
from tests.patience import HANGS_S
from tests.survival.test_kill import kill_two_and_let_one_end, let_one_of_two_die, owe_everybody, process

PEOPLE = int(os.environ.get("DULT_TEST_PEOPLE", "150"))
"""The whole organisation of 1,400 takes some minutes: every refusal costs a second."""
FAULTS = (
    "--fault=chat.postMessage:0.1:RateLimited",
    "--fault=chat.postMessage:0.01:Lost",
    "--fault=conversations.open:0.02:Dropped",
)


async def test_two_kills_refusals_and_lost_answers_leave_everybody_with_exactly_one_message() -> None:
    """slack.md §3.1, §3.3, §3.4, §3.5, §3.7."""
    fake = ("tests.adapters.slack.fake", f"--people={PEOPLE}", "--no-echoes", *FAULTS)
    async with house(people=some_people(PEOPLE)) as its, process(*fake) as slack:
        assert slack.stdout is not None
        told = json.loads(await slack.stdout.readline())
        await _move_to_slack(its)
        people = await owe_everybody(its)
        sender = ("tests.survival.slack_sender", str(its.database.path), told["api_url"])

        await kill_two_and_let_one_end(its, people, *sender)

        async with httpx.AsyncClient(timeout=HANGS_S) as client:
            counts = (await client.get(f"{told['base']}control/counts")).json()
        tally = await its.tally(1)

    assert counts["people_by_messages"] == {"1": people}
    assert (tally.adds_up, tally.sent) == (True, people)


async def test_of_two_processes_that_send_one_is_killed_and_everybody_gets_exactly_one_message() -> None:
    """slack.md §3.7."""
    fake = ("tests.adapters.slack.fake", "--people=100", "--no-echoes", "--fault=chat.postMessage:0.02:Lost")
    async with house(people=some_people(100)) as its, process(*fake) as slack:
        assert slack.stdout is not None
        told = json.loads(await slack.stdout.readline())
        await _move_to_slack(its)
        people = await owe_everybody(its)
        sender = ("tests.survival.slack_sender", str(its.database.path), told["api_url"])

        await let_one_of_two_die(its, people, *sender)

        async with httpx.AsyncClient(timeout=HANGS_S) as client:
            counts = (await client.get(f"{told['base']}control/counts")).json()
        tally = await its.tally(1)

    assert counts["people_by_messages"] == {"1": people}
    assert (tally.adds_up, tally.sent) == (True, people)


async def _move_to_slack(its: House) -> None:
    """Let everybody be reached in the workspace, as ``U00001`` and on."""
    async with its.database.write() as connection:
        await connection.execute(text("INSERT INTO workspace (id, channel) VALUES ('slack:T1', 'slack')"))
        await connection.execute(
            text(
                "UPDATE address SET workspace_id = 'slack:T1', route = 'U' || substr('0000' || place, -5) "
                "FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM address "
                "WHERE route LIKE 'person:%') AS them WHERE them.id = address.id"
            )
        )
