from datetime import date, timedelta

from bot import programme
from nudges.person import Role
from tests.house import MONDAY, house


async def test_an_agent_gets_the_first_task_on_tuesday_at_ten() -> None:
    async with house() as its:
        agent = await its.one_with(Role.COMPETENCE_AGENT)
        await programme.start(its.ctx, "agents-first-steps", starts_on=date(2026, 11, 23), owner=None)

        await its.run_until(MONDAY + timedelta(days=1))

        assert len(agent.messages) == 0
        await its.run_until(MONDAY + timedelta(days=1, hours=2))
        assert len(agent.messages) == 1
