"""An idle tick costs the same with a thousand people and with a million: it reads indexes, never tables."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Executable
from sqlalchemy.dialects import sqlite

from adapters.database import watch
from adapters.database.deliveries import candidates
from adapters.database.deliveries.claim import TAKE
from adapters.database.deliveries.settle import SETTLE_SENT
from tests.house import MONDAY, WORKSPACE, House, house

pytestmark = pytest.mark.on_sqlite


async def _plan(its: House, statement: Executable) -> list[str]:
    compiled = statement.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})  # type: ignore[attr-defined]  # every statement has it
    async with its.database.read() as connection:
        rows = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}")
        return [str(row[-1]) for row in rows]


def _reads_all(step: str, *tables: str) -> bool:
    return any(step.startswith(f"SCAN {table}") and "USING" not in step for table in tables)


async def test_a_look_at_what_is_due_reads_no_table_from_end_to_end() -> None:
    tables = ("delivery", "agenda", "enrolment", "broadcast")
    async with house() as its:
        for statement in (
            watch.due().params(now=MONDAY),
            watch.waiting().params(now=MONDAY, real_now=MONDAY),
        ):
            steps = await _plan(its, statement)

            assert not [step for step in steps if _reads_all(step, *tables)], steps


async def test_who_has_something_to_send_is_sought_by_a_step_in_the_index_for_each() -> None:
    async with house() as its:
        steps = await _plan(its, watch.waiting().params(now=MONDAY, real_now=MONDAY))

        assert any("ix_delivery_pending ((workspace_id,priority)>(?,?))" in step for step in steps), steps
        assert any("ix_delivery_lease" in step for step in steps), steps
        assert not [step for step in steps if "TEMP B-TREE" in step or step == "SCAN delivery"], steps


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


async def test_what_ended_and_what_is_taken_is_found_by_its_id() -> None:
    async with house() as its, its.database.read() as connection:
        for statement in (TAKE, SETTLE_SENT):
            compiled = statement.compile(dialect=sqlite.dialect())
            nothing = (None,) * len(compiled.params)
            plan = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}", nothing)
            steps = [str(row[-1]) for row in plan]

            assert any("delivery USING INTEGER PRIMARY KEY" in step for step in steps), steps
            assert not [step for step in steps if _reads_all(step, "delivery")], steps
