"""An idle tick costs the same with a thousand people and with a million: it reads indexes, never tables."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Executable
from sqlalchemy.dialects import sqlite

from adapters.database import watch
from adapters.database.deliveries import candidates
from tests.house import MONDAY, WORKSPACE, House, house


async def _plan(its: House, statement: Executable) -> list[str]:
    compiled = statement.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})  # type: ignore[attr-defined]  # every statement has it
    async with its.database.read() as connection:
        rows = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}")
        return [str(row[-1]) for row in rows]


def _reads_all(step: str, *tables: str) -> bool:
    return any(step.startswith(f"SCAN {table}") and "USING" not in step for table in tables)


async def test_a_look_at_what_is_due_reads_no_table_from_end_to_end() -> None:
    async with house() as its:
        for statement in (watch.due(MONDAY), watch.waiting(MONDAY, MONDAY)):
            steps = await _plan(its, statement)

            assert not [step for step in steps if _reads_all(step, "delivery", "agenda", "enrolment")], steps


async def test_what_is_ready_in_a_workspace_is_sought_by_its_index() -> None:
    async with house() as its:
        steps = await _plan(its, watch.waiting(MONDAY, MONDAY))

        assert any("ix_delivery_pending" in step and "due_at<?" in step for step in steps), steps
        assert any("ix_delivery_lease" in step for step in steps), steps


async def test_a_claim_reads_one_range_of_the_index_for_each_priority() -> None:
    async with house() as its:
        steps = await _plan(
            its,
            candidates().params(
                workspace=WORKSPACE, claim=32, now=MONDAY + timedelta(days=1), real_now=MONDAY
            ),
        )

        ranges = [step for step in steps if "ix_delivery_pending" in step and "priority=?" in step]
        assert len(ranges) == 4, steps
        assert all("due_at<?" in step for step in ranges)
        assert any("ix_delivery_lease" in step and "lease_until<?" in step for step in steps), steps
        assert not [step for step in steps if _reads_all(step, "delivery")], steps


async def test_the_weekly_budget_is_looked_up_in_its_own_index() -> None:
    from sqlalchemy import select

    from adapters.database.reasons import reason_to_skip
    from adapters.database.tables import address, recipient
    from nudges.calendar import IsoWeek

    query: Any = select(reason_to_skip(MONDAY, IsoWeek(2026, 48), counts=True)).select_from(
        recipient.outerjoin(address, address.c.id == recipient.c.address_id)
    )
    async with house() as its:
        steps = await _plan(its, query)

        assert any("uq_delivery_week" in step and "iso_week=?" in step for step in steps), steps
