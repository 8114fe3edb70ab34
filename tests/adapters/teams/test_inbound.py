"""What people do in Teams is kept, acknowledged before it is worked, and answered in time or else later."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from adapters.teams import inbound
from bot.events import Event
from bot.message import Ask, Invalid, Replace, Reply, Say
from tests.adapters.channel_contract import FORM, FULL, KEY, short
from tests.adapters.teams.fake import faults
from tests.adapters.teams.fake.courier import Reply as Answered
from tests.adapters.teams.order import Held, hold, until
from tests.adapters.teams.stage import Stage, staged
from tests.adapters.teams.stage_outbound import NORTH, SIRI
from tests.adapters.teams.test_channel import plain, words_in

MANY = 100
FILLED = {"words": "It is long", "about": "task"}
ONE_MOMENT = "One moment: the answer comes as a message."


@pytest.fixture
async def its(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as stage:
        yield stage


@pytest.fixture
def held(its: Stage, monkeypatch: pytest.MonkeyPatch) -> Held:
    """Let no invoke be ready in time."""
    return none_in_time(its, monkeypatch)


def none_in_time(its: Stage, monkeypatch: pytest.MonkeyPatch) -> Held:
    monkeypatch.setattr(inbound, "IN_TIME", 0.01)
    return hold(its.script, monkeypatch)


def reads(its: Stage, where: str | None = None) -> str:
    cards = [one.card for one in its.people.messages(SIRI, where) if one.card]
    return plain(words_in(cards))


async def let_go(its: Stage, held: Held) -> None:
    held.go.set()
    await its.settled()


async def with_a_form(its: Stage) -> None:
    """Open a form in a dialog."""
    await its.channel.send(its.person, FULL, KEY)
    its.script.replies.append(Ask(form=FORM))
    await its.people.press(SIRI, "", "Another day")
    await its.settled()


# --- before anything is worked ---


ACTS: dict[str, Callable[[Stage], Awaitable[Answered | None]]] = {
    "written": lambda its: its.people.say(SIRI, "help"),
    "written in a room": lambda its: its.people.say(SIRI, "help", room=NORTH),
    "pressed": lambda its: its.people.press(SIRI, "", "Do it"),
    "pressed in an old client": lambda its: its.people.press(SIRI, "", "Do it", as_old_client=True),
    "a dialog asked for": lambda its: its.people.press(SIRI, "", "Another day"),
}


@pytest.mark.parametrize("act", ACTS)
async def test_a_hundred_at_once_are_acknowledged_while_none_of_them_is_worked(
    its: Stage, held: Held, act: str
) -> None:
    """teams.md §4.8: nobody waits for anybody; the seconds are measured in the bench."""
    await its.channel.send(its.person, FULL, KEY)
    events = 1 if "old" in act else MANY  # the same press of an old client is one

    await asyncio.gather(*(ACTS[act](its) for _ in range(MANY)))
    answers = [one.status or one.reason for one in its.people.courier.log]
    done, kept = len(its.script.events), len(its.script.known)
    await held.all_begun(events)
    await let_go(its, held)

    assert answers == [200] * MANY  # each at the first time of telling
    assert kept >= events  # what a killed process had is worked at the next start (decisions.md, Delivery)
    assert (done, len(its.script.events)) == (0, events)


async def test_what_is_done_while_an_install_is_looked_into_is_acknowledged(
    its: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """teams.md §4.8."""
    monkeypatch.setattr(inbound, "IN_TIME", 0.01)
    looked_up = asyncio.Event()
    its.teams.faults.next("member", faults.Held(looked_up), times=2)

    reply = await its.people.install(SIRI)
    await until(lambda: its.teams.calls("member"))
    before = list(its.script.profiles)
    looked_up.set()
    await its.settled()

    assert reply.status == 200
    assert before == []
    assert {one.by for one in its.script.profiles} == {its.person}


# --- an invoke that is not ready in time ---


async def test_a_press_is_told_one_moment_and_then_its_card_changes(its: Stage, held: Held) -> None:
    """teams.md §4.8: no invoke waits longer than it may."""
    await its.channel.send(its.person, FULL, KEY)
    its.script.replies.append(Replace(message=short("Well noted")))

    await its.people.press(SIRI, "", "Do it")
    told = list(its.people.notices(SIRI))
    await let_go(its, held)

    assert told == [ONE_MOMENT]
    assert len(its.people.messages(SIRI)) == 1
    assert "Well noted" in reads(its)


async def test_a_form_that_is_late_comes_as_a_card(its: Stage, held: Held) -> None:
    """teams.md §4.8, §4.30."""
    await its.channel.send(its.person, FULL, KEY)
    its.script.replies.append(Ask(form=FORM))

    await its.people.press(SIRI, "", "Another day")
    told, dialog = list(its.people.notices(SIRI)), its.people.dialog(SIRI)
    await let_go(its, held)

    assert (told, dialog) == ([ONE_MOMENT], None)
    assert "What do you need?" in its.people.messages(SIRI)[-1].words
    assert its.people.messages(SIRI)[-1].buttons == ["Send"]


async def test_a_form_that_is_to_be_mended_late_comes_as_a_card_with_what_was_typed(
    its: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """teams.md §4.8: nothing that somebody wrote is lost."""
    await with_a_form(its)
    held = none_in_time(its, monkeypatch)
    its.script.replies = [Invalid(errors={"words": "Say a little more."})]

    await its.people.submit(SIRI, FILLED)
    told = list(its.people.notices(SIRI))
    await let_go(its, held)

    assert told == [ONE_MOMENT]
    assert its.people.dialog(SIRI) is None
    assert "Say a little more." in reads(its)
    assert "It is long" in reads(its)


@pytest.mark.parametrize("reply", [Replace(message=short("Well noted")), Say(message=short("Well noted"))])
async def test_a_sent_form_is_answered_late_as_it_would_have_been(
    its: Stage, monkeypatch: pytest.MonkeyPatch, reply: Reply
) -> None:
    """teams.md §4.8."""
    await with_a_form(its)
    held = none_in_time(its, monkeypatch)
    its.script.replies = [reply]

    await its.people.submit(SIRI, FILLED)
    await let_go(its, held)

    assert "Well noted" in reads(its)
    assert its.people.troubles(SIRI) == []


# --- what cannot be worked ---


@pytest.mark.parametrize("act", ACTS)
async def test_what_cannot_be_worked_is_acknowledged_and_said_kindly(
    its: Stage, caplog: pytest.LogCaptureFixture, act: str
) -> None:
    """teams.md §4.10, §4.29: it is kept for the next start, and the log has nobody's words."""
    await its.channel.send(its.person, FULL, KEY)
    its.script.replies.append(RuntimeError("SECRET WORDS"))

    with caplog.at_level("DEBUG"):
        reply = await ACTS[act](its)
        await its.settled()

    told = [*its.people.notices(SIRI), reads(its), reads(its, NORTH)]
    assert reply is not None
    assert reply.status == 200
    assert any("Dult har mottatt det" in one or "Dult has it" in one for one in told)
    assert "RuntimeError" in caplog.text
    assert "SECRET WORDS" not in caplog.text


async def test_a_page_that_cannot_be_read_now_is_no_error_to_whoever_pressed_on_it(
    its: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """teams.md §4.10: the press is done by then, and only showing it failed."""
    its.home = [FULL]
    await its.people.say(SIRI, "home")
    await its.settled()

    async def answered_and_away(_: Event) -> Reply:
        its.script.is_away = True
        return Replace(message=short("Well noted"))

    monkeypatch.setattr(its.script, "answer", answered_and_away)
    reply = await its.people.press(SIRI, "", "Do it")
    await its.settled()

    assert reply.status == 200
    assert its.people.troubles(SIRI) == []


# --- what is noted ---


async def test_when_teams_last_told_of_anything_is_noted(its: Stage) -> None:
    """teams.md §4.37."""
    before = its.traffic.heard_at
    await its.people.types(SIRI)

    assert before is None
    assert its.traffic.heard_at is not None
