"""The log tells what Dult does, and at no level what people wrote or who they are."""

import logging
from collections.abc import Iterator

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from adapters.database.sign_in import DatabaseSignIn
from adapters.database.tables import fact
from bot.log import open_log
from bot.settings import LogFormat, LogLevel
from tests.bot.talking import FIRST_TASK, with_first_task
from tests.house import house, some_people

TELLTALES = ("aiosqlite", "sqlalchemy", "sqlalchemy.engine.Engine", "sqlalchemy.pool", "uvicorn.access")
WROTE = "Møtet med Nordre gikk dårlig"


@pytest.fixture
def everything(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Log as ``DULT_LOG_LEVEL=debug`` does, and read all of it."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    before = {name: logging.getLogger(name).level for name in root.manager.loggerDict}
    root.handlers = []  # pytest's own are not to be closed
    open_log(LogLevel.DEBUG, LogFormat.TEXT)
    root.addHandler(caplog.handler)
    yield caplog
    root.handlers = handlers
    root.setLevel(level)
    for name in root.manager.loggerDict:
        logging.getLogger(name).setLevel(before.get(name, logging.NOTSET))


@pytest.mark.parametrize("level", LogLevel)
@pytest.mark.parametrize("name", TELLTALES)
@pytest.mark.usefixtures("everything")
def test_what_would_tell_values_speaks_of_faults_only(level: LogLevel, name: str) -> None:
    logging.getLogger().handlers = []
    open_log(level, LogFormat.JSON)

    assert logging.getLogger(name).getEffectiveLevel() >= logging.WARNING


async def test_no_answer_name_or_code_is_logged_while_a_person_answers(
    everything: pytest.LogCaptureFixture,
) -> None:
    """slack.md §3.40."""
    async with with_first_task() as talk:
        logging.getLogger("bot").debug("somebody listens")
        agent = talk.agent
        asked = await agent.presses(talk.word("task-help"))
        await agent.fills(asked, words=WROTE)
        await agent.presses(talk.word("task-done"))
        await agent.fills(await agent.presses(talk.word("task-note")), note=WROTE)
        await agent.says(WROTE)
        await talk.its.bot.tick()
        sign_in = DatabaseSignIn(talk.its.database, talk.its.clock)
        code = await sign_in.issue(talk.who.id)
        await sign_in.redeem(code)
        await agent.says("delete")

        logged = everything.text + "".join(str(record.args) for record in everything.records)

        assert "somebody listens" in logged
        unwanted = (WROTE, talk.who.name, str(talk.who.email), code, agent.route)
        assert [words for words in unwanted if words in logged] == []
        assert talk.its.clock.now() == FIRST_TASK


async def test_a_broken_statement_does_not_quote_what_a_person_wrote() -> None:
    async with house(people=some_people(1)) as its:
        values = {"name": "note", "value": WROTE}

        async with its.database.write() as connection:
            await connection.execute(insert(fact).values(values))
            with pytest.raises(IntegrityError) as caught:
                await connection.execute(insert(fact).values(values))

        assert WROTE not in str(caught.value)
