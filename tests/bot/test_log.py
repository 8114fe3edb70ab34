"""The log tells what Dult does, and at no level what people wrote or who they are."""

import ast
import json
import logging
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from adapters.database.sign_in import DatabaseSignIn
from adapters.database.tables import fact
from bot.errors import Disconnected
from bot.log import Fields, JsonLines, TextLines, open_log
from bot.settings import LogFormat, LogLevel
from nudges.delivery import DeliveryId, Kind, WorkspaceId
from tests.bot.talking import FIRST_TASK, with_first_task
from tests.house import WORKSPACE, house, some_people

TELLTALES = ("aiosqlite", "sqlalchemy", "sqlalchemy.engine.Engine", "sqlalchemy.pool", "uvicorn.access")
WROTE = "Møtet med Nordre gikk dårlig"
ROOT = Path(__file__).parents[2]
ALL = Fields(channel="slack", workspace=WorkspaceId("slack:T1"), delivery=DeliveryId(7), kind=Kind.MICRO_TASK)


def record(extra: Mapping[str, object]) -> logging.LogRecord:
    """Make what ``log.error("It stopped.", extra=extra)`` makes."""
    return logging.getLogger("bot.somewhere").makeRecord(
        "bot.somewhere", logging.ERROR, "somewhere.py", 1, "It stopped.", (), None, extra=extra
    )


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
        sign_in = DatabaseSignIn(talk.its.database, talk.its.clock, secret="s" * 32)
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


# --- fields ---


def test_a_field_is_a_key_of_its_own_for_programs() -> None:
    entry = json.loads(JsonLines().format(record(ALL)))

    del entry["at"]
    assert entry == {"level": "error", "logger": "bot.somewhere", "message": "It stopped.", **ALL}


def test_fields_stand_at_the_end_of_a_line_for_people() -> None:
    line = TextLines().format(record(ALL))

    assert line.endswith("It stopped. [channel=slack workspace=slack:T1 delivery=7 kind=micro-task]")


def test_a_line_without_fields_ends_with_its_sentence() -> None:
    assert TextLines().format(record({})).endswith("bot.somewhere: It stopped.")


def test_the_fields_are_these_and_none_of_them_is_a_persons() -> None:
    assert set(Fields.__annotations__) == {"channel", "workspace", "delivery", "kind"}


@given(st.from_regex(r"[a-z_]{4,12}", fullmatch=True).filter(lambda name: name not in {"name", *ALL}))
def test_what_is_not_a_field_is_not_written(name: str) -> None:
    try:
        its = record({name: WROTE})
    except KeyError:
        return  # logging's own names cannot be taken

    assert WROTE not in JsonLines().format(its) + TextLines().format(its)


def test_no_line_of_the_code_gives_a_record_anything_but_fields() -> None:
    """The type checker then knows the names of the fields and what kind of value each one has."""
    given = [
        ast.unparse(keyword.value)
        for place in ("bot", "adapters", "nudges", "scheduler.py")
        for path in ([ROOT / place] if place.endswith(".py") else (ROOT / place).rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and ast.unparse(call.func).startswith("log.")
        for keyword in call.keywords
        if keyword.arg == "extra"
    ]

    assert given
    assert [one for one in given if not one.startswith("Fields(")] == []


async def test_what_becomes_of_a_workspace_is_logged_with_the_workspace(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with with_first_task() as talk:
        talk.its.channel.faults = [Disconnected("app-uninstalled")]
        await talk.its.run_until(FIRST_TASK + timedelta(weeks=1))

    (its,) = [one for one in caplog.records if one.name == "bot.workspace"]
    assert json.loads(JsonLines().format(its))["workspace"] == WORKSPACE
