"""People talk with Dult in Slack as people do: twice, late, corrected, from old cards."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot import programme
from bot.errors import StoreUnavailable
from nudges.delivery import DeliveryId
from nudges.person import Person, Role
from tests.adapters.slack.stage import words_in
from tests.adapters.slack.whole import ROOM, Whole, whole

OLD = "Denne knappen virker ikke lenger"
SAID = "Tre kolleger ble med på dette i dag"


@pytest.fixture
async def its() -> AsyncIterator[Whole]:
    async with whole() as opened:
        yield opened


async def with_a_task(its: Whole) -> Person:
    agent = await its.one_with(Role.COMPETENCE_AGENT)
    await programme.start(its.ctx, "agents-first-steps", starts_on=its.clock.now().date(), owner=None)
    await its.run_until(its.clock.now() + timedelta(days=1, hours=2))
    return agent


async def remark(its: Whole, agent: Person) -> str:
    kept = await its.ctx.store.answers.of(DeliveryId(1), agent.id)
    return kept.remark if kept else ""


def filled_in(its: Whole, agent: Person) -> list[str]:
    """Return what stands in the fields of the open form."""
    view = its.slack.open_view(its.user(agent))
    assert view is not None
    elements = [block["element"] for block in view.blocks if block["type"] == "input"]
    return [str(one["initial_value"]) for one in elements if "initial_value" in one]


async def test_a_double_click_is_one_answer_on_one_card(its: Whole) -> None:
    """slack.md §3.18."""
    agent = await with_a_task(its)
    user = its.user(agent)

    first = await its.slack.press(user, user, "Gjør det")
    await asyncio.gather(*(its.slack.resend(first) for _ in range(3)))
    await its.settled()

    assert len(its.slack.messages(user)) == 1
    assert its.reads(agent).count("Trykk på Gjort når du er ferdig") == 2  # in its blocks and in its text
    assert its.slack.troubles == []


async def test_a_second_press_on_an_old_card_changes_the_card_and_adds_none(its: Whole) -> None:
    """slack.md §3.18, §3.20."""
    agent = await with_a_task(its)
    user = its.user(agent)
    (card,) = its.slack.messages(user)
    old = [dict(block) for block in card.blocks]
    await its.presses(agent, "Gjør det")
    await its.presses(agent, "Gjort")

    card.blocks = old
    await its.presses(agent, "Gjør det")

    assert len(its.slack.messages(user)) == 1
    assert "Nyttig" in its.reads(agent)


async def test_a_button_nobody_knows_any_more_is_answered_kindly(its: Whole) -> None:
    """slack.md §3.20."""
    agent = await with_a_task(its)
    user = its.user(agent)
    (card,) = its.slack.messages(user)
    for block in card.blocks:
        for element in block.get("elements", ()):
            if "value" in element:
                element["value"] = "yes-i-did"

    await its.presses(agent, "Gjør det")

    assert OLD in its.reads(agent)
    assert its.slack.troubles == []


async def test_a_form_nobody_knows_any_more_is_answered_kindly(its: Whole) -> None:
    """slack.md §3.20: its callback_id and what it carries are another app version's."""
    agent = await with_a_task(its)
    await its.presses(agent, "Jeg trenger hjelp")
    view = its.slack.open_view(its.user(agent))
    assert view is not None
    view.content |= {"callback_id": "of-last-year", "private_metadata": "?"}

    await its.submits(agent, words="Hvor begynner jeg?")

    assert OLD in its.reads(agent)
    assert its.slack.open_view(its.user(agent)) is None
    assert its.slack.troubles == []


@pytest.mark.parametrize("kind", ["message", "global"])
async def test_an_entry_of_a_menu_that_nobody_knows_is_no_error(its: Whole, kind: str) -> None:
    """slack.md §3.20."""
    agent = await with_a_task(its)
    user = its.user(agent)

    if kind == "message":
        await its.slack.message_shortcut(user, user, its.slack.messages(user)[0].ts, "of-last-year")
    else:
        await its.slack.global_shortcut(user, "of-last-year")
    await its.settled()

    assert its.slack.troubles == []


async def test_what_is_written_can_become_a_note_and_what_is_corrected_takes_its_place(its: Whole) -> None:
    """slack.md §3.23."""
    agent = await with_a_task(its)
    user = its.user(agent)
    await its.slack.say(user, user, SAID)
    await its.settled()
    await its.presses(agent, "Ja, ta vare på det")
    before = await remark(its, agent)

    (own,) = [one for one in its.slack.messages(user) if not one.bot_id]
    await its.slack.edit(user, own.ts, f"{SAID}, og to i går")
    await its.settled()

    assert before == SAID
    assert await remark(its, agent) == f"{SAID}, og to i går"


async def test_an_answer_is_edited_in_a_form_that_holds_it(its: Whole) -> None:
    """slack.md §3.24."""
    agent = await with_a_task(its)
    for button in ("Gjør det", "Gjort", "Nyttig"):
        await its.presses(agent, button)
    await its.presses(agent, "Skriv en linje")
    await its.submits(agent, note="Vi prøvde to ganger.")

    await its.presses(agent, "Endre linjen")
    held = filled_in(its, agent)
    await its.submits(agent, note="Vi prøvde tre ganger.")

    assert held == ["Vi prøvde to ganger."]
    assert await remark(its, agent) == "Vi prøvde tre ganger."
    assert "Vi prøvde tre ganger." in its.reads(agent)


async def test_a_round_has_one_card_in_the_room_and_what_comes_late_stands_on_it_too(its: Whole) -> None:
    """slack.md §3.24, §3.25."""
    agent = await its.one_with(Role.COMPETENCE_AGENT)
    await its.commands(agent, "team her", ROOM)
    await programme.start(its.ctx, "team-reflections", starts_on=its.clock.now().date(), owner=None)
    await its.run_until(its.clock.now() + timedelta(days=8))
    await its.presses(agent, "Start sammen nå", ROOM)
    await its.run_until(its.clock.now() + timedelta(minutes=6))
    before = len(its.slack.messages(ROOM))

    await its.presses(agent, "Hva gjør vi videre?", ROOM)
    await its.submits(agent, words="Vi bytter møteleder.")

    (card,) = [one for one in its.slack.messages(ROOM) if "Vi bytter møteleder." in words_in(one.blocks)]
    assert len(its.slack.messages(ROOM)) == before
    assert card.updates > 0
    assert len(card.text) <= 4_000
    assert card.metadata is not None  # sent again with each update


async def test_a_pause_begins_on_the_home_tab(its: Whole) -> None:
    """slack.md §3.26."""
    agent = await with_a_task(its)
    await its.slack.open_home(its.user(agent))
    await its.settled()

    await its.presses(agent, "Ta pause", "home")

    now = await its.ctx.store.people.person(agent.id)
    home = its.slack.home(its.user(agent))
    assert now is not None
    assert now.preferences.paused_until is not None
    assert home is not None
    assert "Du har pause" in words_in(home.content)


@pytest.mark.parametrize(
    ("words", "answered"),
    [
        ("hjelp", "Dette kan du skrive"),
        ("pause", "Hvor lenge vil du ha fred?"),
        ("min oppgave", "Snakk med lederen din"),
    ],
)
async def test_a_command_is_answered_to_one_person_alone_wherever_it_was_given(
    its: Whole, words: str, answered: str
) -> None:
    """slack.md §3.27: what it calls *status* is *min oppgave* here."""
    agent = await with_a_task(its)
    user = its.user(agent)
    before = len(its.slack.messages(ROOM)), len(its.slack.messages(user))

    for where in (ROOM, user):
        await its.commands(agent, words, where)

    for where in (ROOM, user):
        assert answered in "\n".join(words_in(one.blocks) for one in its.slack.ephemerals(user, where))
    assert (len(its.slack.messages(ROOM)), len(its.slack.messages(user))) == before


async def test_a_command_says_where_it_can_be_given(its: Whole) -> None:
    """slack.md §3.27."""
    agent = await its.one_with(Role.COMPETENCE_AGENT)

    await its.commands(agent, "team her")

    assert "rommet" in its.reads(agent)


async def test_who_presses_is_told_kindly_when_the_database_goes_away_afterwards(
    its: Whole, monkeypatch: pytest.MonkeyPatch
) -> None:
    """slack.md §3.19: the press is kept, and worked at the next start."""
    agent = await with_a_task(its)

    async def away(*_: object, **__: object) -> None:
        raise StoreUnavailable("The database is busy.")

    with monkeypatch.context() as broken:
        broken.setattr(type(its.ctx.store.answers), "record", away)
        await its.presses(agent, "Gjør det")
        told = its.reads(agent)
    await its.bot.catch_up()

    assert "Dult har fått det med seg" in told
    assert "Trykk på Gjort når du er ferdig" in its.reads(agent)
