"""The database does not answer for a while: people are told at once, and nothing is lost."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.database import sqlite
from bot import programme
from bot.message import Ask, Replace, Say
from nudges.person import Role
from tests.adapters.channel_contract import FORM, FULL, KEY, short
from tests.adapters.teams.fake.courier import Reply
from tests.adapters.teams.stage import Stage, settle, staged
from tests.adapters.teams.stage_outbound import NORTH, SIRI
from tests.adapters.teams.test_channel import plain, words_in
from tests.adapters.teams.whole import Whole, whole

NOT_SAVED = ("This is not saved yet", "Dette er ikke lagret ennå")
FILLED = {"words": "It is long", "about": "task"}


@pytest.fixture
async def its(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as stage:
        yield stage


def reads(its: Stage, where: str | None = None) -> str:
    return "\n".join(plain(words_in(one.card)) for one in its.people.messages(SIRI, where) if one.card)


def told(its: Stage) -> bool:
    """Tell whether the person was told, wherever they wait."""
    said = [*its.people.notices(SIRI), reads(its), reads(its, NORTH)]
    return any(words in one for one in said for words in NOT_SAVED)


ACTS: dict[str, Callable[[Stage], Awaitable[Reply | None]]] = {
    "written": lambda its: its.people.say(SIRI, "help"),
    "written in a room": lambda its: its.people.say(SIRI, "help", room=NORTH),
    "pressed": lambda its: its.people.press(SIRI, "", "Do it"),
    "pressed in an old client": lambda its: its.people.press(SIRI, "", "Do it", as_old_client=True),
    "a dialog asked for": lambda its: its.people.press(SIRI, "", "Another day"),
    "the own page": lambda its: its.people.say(SIRI, "home"),
}


@pytest.mark.parametrize("act", ACTS)
async def test_whoever_does_something_meanwhile_is_told_and_nothing_of_it_happens(
    its: Stage, act: str
) -> None:
    """teams.md §4.8: Teams repeats no click, so that nobody may believe it was kept."""
    await its.channel.send(its.person, FULL, KEY)
    its.script.is_away = True

    reply = await ACTS[act](its)
    await its.settled()

    assert reply is not None
    assert reply.status == 200
    assert told(its)
    assert its.script.events == []


async def test_a_press_that_was_not_kept_is_done_when_it_is_pressed_again(its: Stage) -> None:
    """teams.md §4.9: it was none, so it is no repetition."""
    await its.channel.send(its.person, FULL, KEY)
    its.script.replies.append(Replace(message=short("Well noted")))
    for away in (True, False):
        its.script.is_away = away
        await its.people.press(SIRI, "", "Do it", as_old_client=True)
        await its.settled()

    assert "Well noted" in reads(its)


async def test_a_dialog_stays_open_with_what_was_typed_and_can_be_sent_again(its: Stage) -> None:
    """teams.md §4.8, §4.30: nothing that somebody wrote is lost."""
    await its.channel.send(its.person, FULL, KEY)
    its.script.replies += [Ask(form=FORM), Say(message=short("Well noted"))]
    await its.people.press(SIRI, "", "Another day")
    its.script.is_away = True

    await its.people.submit(SIRI, FILLED)
    dialog = its.people.dialog(SIRI)
    assert dialog is not None
    shown = plain(words_in(dialog.card))
    its.script.is_away = False
    await its.people.submit(SIRI)
    await its.settled()

    assert NOT_SAVED[0] in shown
    assert "It is long" in shown
    assert "Well noted" in reads(its)


async def test_a_form_on_a_card_stays_as_it_is(tmp_path: Path) -> None:
    """teams.md §4.30."""
    async with staged(tmp_path, dialogs=False) as its:
        await its.channel.send(its.person, FULL, KEY)
        its.script.replies.append(Ask(form=FORM))
        await its.people.press(SIRI, "", "Another day")
        await its.settled()
        its.script.is_away = True

        await its.people.press(SIRI, "", "Send", FILLED)
        await its.settled()

        assert told(its)
        assert "What do you need?" in reads(its)


@pytest.mark.parametrize("act", ["install", "uninstall", "install_in", "remove_from"])
async def test_a_coming_or_going_that_cannot_be_kept_is_to_come_again(its: Stage, act: str) -> None:
    """teams.md §4.12: 503, for nobody is there who could be told."""
    where = NORTH if act.endswith(("_in", "_from")) else SIRI
    its.script.is_away = True

    reply = await getattr(its.people, act)(where)
    await its.settled()
    its.script.is_away = False
    again = await its.people.again(reply)
    await its.settled()

    assert (reply.status, again.status) == (503, 200)
    assert its.script.profiles != []


@contextmanager
def locked(its: Whole, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let nobody write as long as the block lasts, nor wait long for it: test_in_time.py knows how long."""
    assert its.database.path is not None
    other = sqlite3.connect(its.database.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with monkeypatch.context() as impatient:
            impatient.setattr(sqlite, "PATIENCE_S", 0.1)
            yield
    finally:
        other.execute("ROLLBACK")
        other.close()


async def test_with_a_database_that_is_really_locked_everybody_is_told_within_a_turn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """teams.md §4.8, and the order of things is as it should be when it is back."""
    async with whole(installed=False) as its:
        agent = await its.one_with(Role.COMPETENCE_AGENT)
        user = its.user(agent)
        await its.installs(agent)
        await programme.start(its.ctx, "agents-first-steps", starts_on=its.clock.now().date(), owner=None)
        await its.run_until(its.clock.now() + timedelta(days=1, hours=2))

        with locked(its, monkeypatch):
            answers = await asyncio.gather(
                its.people.press(user, "", "Gjør det"), its.people.say(user, "hjelp")
            )
            await settle()
            notices = list(its.people.notices(user))
        await its.settled()
        before = its.reads(agent)
        await its.presses(agent, "Gjør det")

        assert [one.status for one in answers if one] == [200, 200]
        assert all(NOT_SAVED[1] in one for one in (*notices, before))
        assert "Trykk på Gjort når du er ferdig" in its.reads(agent)
        assert its.people.troubles(user) == []
