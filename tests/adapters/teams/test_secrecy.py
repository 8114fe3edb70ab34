"""Who said what in Teams stands where it has to and nowhere else: no log, no inbox, no room tells."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from adapters.database.tables import metadata
from bot import programme
from bot.log import TELLTALES
from bot.message import Ask, Say
from nudges.person import Person, Role
from tests.adapters.channel_contract import FORM, FULL, KEY, short
from tests.adapters.teams.stage import staged
from tests.adapters.teams.stage_outbound import SIRI
from tests.adapters.teams.whole import ROOM, Whole, whole

WORDS = "Vi tør ikke si fra"


@pytest.fixture
async def its() -> AsyncIterator[Whole]:
    async with whole(installed=False) as opened:
        yield opened


async def reflecting(its: Whole) -> tuple[Person, Person]:
    """Let a team reflect in its room; return two of them."""
    agent = await its.one_with(Role.COMPETENCE_AGENT)
    colleague = await its.colleague_of(agent)
    await its.installs(agent, colleague)
    await its.says(agent, "team her", ROOM)
    await programme.start(its.ctx, "team-reflections", starts_on=its.clock.now().date(), owner=None)
    await its.run_until(its.clock.now() + timedelta(days=3, hours=4))
    await its.presses(agent, "Start sammen nå", ROOM)
    return agent, colleague


async def where_stands(its: Whole, words: str) -> set[str]:
    """Return the tables in which something stands."""
    found = set()
    async with its.database.read() as connection:
        for name, table in metadata.tables.items():
            rows = (await connection.execute(select(table))).all()
            if any(words in str(cell) for row in rows for cell in row):
                found.add(name)
    return found


async def test_an_own_note_is_a_number_to_the_room_and_leads_to_its_writer_nowhere_else(
    its: Whole, caplog: pytest.LogCaptureFixture
) -> None:
    """teams.md §4.29, §4.37: in no log at any level, with the loggers as Dult opens them (bot/log.py).

    Nor in the inbox once it is worked; and no event is called by an id of Teams'.
    """
    taker, writer = await reflecting(its)
    user = its.teams.world.users[its.user(writer)]

    with caplog.at_level("DEBUG"):
        await its.presses(writer, "Eget notat først", ROOM)
        await its.submits(writer, words=WORDS)

    spoken = "\n".join(one.getMessage() for one in caplog.records if not one.name.startswith(TELLTALES))
    cards = "\n".join(one.words for one in its.sees(taker, ROOM) if one.card)
    assert [one for one in (WORDS, user.id, user.mri, writer.name, str(writer.email)) if one in spoken] == []
    assert [one for one in (WORDS, writer.name) if one in cards] == []
    assert "Så mange har skrevet notat: 1" in cards
    assert await where_stands(its, WORDS) == {"reflection_note"}
    assert await where_stands(its, user.id) == {"address"}
    assert await where_stands(its, user.mri) == set()
    assert await where_stands(its, its.people.courier.log[-1].activity["id"]) == set()


async def test_words_and_names_stay_out_of_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """teams.md §4.29, §4.37: nobody's id, nobody's words, not even where all is told."""
    async with staged(tmp_path) as its:
        await its.channel.send(its.person, FULL, KEY)
        its.script.replies = [
            Say(message=short("SECRET ANSWER")),
            Ask(form=FORM),
            RuntimeError("SECRET ERROR"),
        ]

        with caplog.at_level("DEBUG"):
            await its.people.say(SIRI, "SECRET WORDS")
            await its.settled()
            await its.people.press(SIRI, "", "Another day")
            await its.people.submit(SIRI, {"words": "SECRET FORM", "about": "task"})
            await its.settled()

    assert len(its.script.events) == 3
    for secret in (SIRI, "Siri Aas", "siri@example.org", "SECRET"):
        assert secret not in caplog.text
