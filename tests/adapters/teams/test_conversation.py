"""People talk with Dult in Teams as people do: twice, late, corrected, from old cards, from each other's."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot import programme
from bot.errors import StoreUnavailable
from nudges.delivery import DeliveryId
from nudges.person import Person, Role
from tests.adapters.teams.fake.records import Json
from tests.adapters.teams.judge import read
from tests.adapters.teams.whole import Whole, whole

OLD = "Denne knappen virker ikke lenger"


@pytest.fixture
async def its() -> AsyncIterator[Whole]:
    async with whole(installed=False) as opened:
        yield opened


async def with_a_task(its: Whole) -> Person:
    agent = await its.one_with(Role.COMPETENCE_AGENT)
    await its.installs(agent)
    await programme.start(its.ctx, "agents-first-steps", starts_on=its.clock.now().date(), owner=None)
    await its.run_until(its.clock.now() + timedelta(days=1, hours=2))
    return agent


async def another(its: Whole) -> Person:
    """Let another agent have the app."""
    other = (await its.ctx.store.people.with_role(Role.COMPETENCE_AGENT))[1]
    await its.installs(other)
    return other


async def remark(its: Whole, agent: Person) -> str:
    kept = await its.ctx.store.answers.of(DeliveryId(1), agent.id)
    return kept.remark if kept else ""


def pressed(its: Whole) -> Json:
    """Return the newest press that Dult was told of."""
    return next(one.activity for one in reversed(its.people.courier.log) if "replyToId" in one.activity)


def done_by(its: Whole, activity: Json, person: Person) -> Json:
    """Return the same, done by somebody else in their own conversation."""
    user = its.teams.world.users[its.user(person)]
    there = {"conversationType": "personal", "id": its.teams.world.open_personal(user).id}
    sender = {"id": user.mri, "aadObjectId": user.id, "name": user.name}
    return activity | {"from": sender, "conversation": there, "id": f"{activity['id']}0"}


# --- twice, and late ---


async def test_a_double_click_is_one_answer_on_one_card(its: Whole) -> None:
    """teams.md §4.9: also under another id each time, and all at once."""
    agent = await with_a_task(its)

    first = await its.people.press(its.user(agent), "", "Gjør det")
    await asyncio.gather(*(its.people.again(first, renewed=number > 0) for number in range(3)))
    await its.settled()

    assert len(its.sees(agent)) == 1
    assert its.reads(agent).count("Trykk på Gjort når du er ferdig") == 1
    assert its.people.troubles(its.user(agent)) == []


async def test_a_second_press_on_an_old_card_changes_the_card_and_adds_none(its: Whole) -> None:
    """teams.md §4.24."""
    agent = await with_a_task(its)
    for button in ("Gjør det", "Gjort"):
        await its.presses(agent, button)

    await its.people.press(its.user(agent), "", "Gjør det", as_it_was=True)
    await its.settled()

    assert len(its.sees(agent)) == 1
    assert "Nyttig" in its.sees(agent)[0].buttons


async def test_who_presses_is_told_kindly_when_the_database_goes_away_afterwards(
    its: Whole, monkeypatch: pytest.MonkeyPatch
) -> None:
    """teams.md §4.8, §4.10: the press is kept, and worked at the next start."""
    agent = await with_a_task(its)

    async def away(*_: object, **__: object) -> None:
        raise StoreUnavailable("The database is busy.")

    with monkeypatch.context() as broken:
        broken.setattr(type(its.ctx.store.answers), "record", away)
        await its.presses(agent, "Gjør det")
        told = list(its.people.notices(its.user(agent)))
    await its.bot.catch_up()

    assert told == ["Dult har mottatt det, og svaret kommer litt senere."]
    assert "Trykk på Gjort når du er ferdig" in its.reads(agent)


# --- what nobody of ours wrote, and what is somebody else's ---


FORGED = "AAAAAAAAAAAAAAAA.nb|||||task-done:1"
"""A button as Dult writes it, with a seal that somebody made up."""


@pytest.mark.parametrize(
    "data", [{"dult": FORGED}, {"dult": "yes-i-did"}, {"dult": 7}, {"form": "yes-i-did"}, {}], ids=str
)
async def test_what_no_dult_sealed_is_answered_kindly(its: Whole, data: Json) -> None:
    """teams.md §4.28."""
    agent = await with_a_task(its)
    await its.presses(agent, "Gjør det")
    forged = pressed(its) | {"id": "f:forged"}
    forged["value"]["action"]["data"] = data

    reply = await its.people.send(forged)
    await its.settled()

    assert reply.status == 200
    assert OLD in its.reads(agent)
    assert "Nyttig" not in its.reads(agent)


async def test_a_button_of_somebody_elses_card_does_nothing_in_their_name(its: Whole) -> None:
    """teams.md §4.28: the actor is who Microsoft says, and the task is not theirs."""
    agent, other = await with_a_task(its), await another(its)
    await its.presses(agent, "Gjør det")
    await its.presses(agent, "Gjort")

    await its.people.send(done_by(its, pressed(its), other))
    await its.settled()

    assert await its.ctx.store.answers.of(DeliveryId(1), other.id) is None
    assert OLD in its.reads(other)
    assert len(its.sees(agent)) == 1


async def test_a_form_of_somebody_elses_card_says_nothing_in_their_name(its: Whole) -> None:
    """teams.md §4.28."""
    agent, other = await with_a_task(its), await another(its)
    for button in ("Gjør det", "Gjort", "Nyttig", "Skriv en linje"):
        await its.presses(agent, button)
    await its.submits(agent, note="Vi prøvde.")
    sent = its.people.courier.log[-1].activity
    card = its.sees(agent)[0].words

    await its.people.send(done_by(its, sent, other) | {"id": "f:other"})
    await its.settled()

    assert await remark(its, agent) == "Vi prøvde."
    assert await remark(its, other) == ""
    assert its.sees(agent)[0].words == card


@pytest.mark.parametrize("day", ["2020-01-01", "", "tomorrow", "9999-99-99", "other"])
async def test_a_day_that_does_not_do_is_refused_whatever_a_client_sends(its: Whole, day: str) -> None:
    """teams.md §4.28: the server looks at all inputs again."""
    agent = await with_a_task(its)
    await its.presses(agent, "En annen dag")
    dialog = its.people.dialog(its.user(agent))
    assert dialog is not None
    (send,) = dialog.card["actions"]

    value = {"data": send["data"] | {"day": day}, "context": {"theme": "default"}}
    reply = await its.people.send(dialog.activity | {"name": "task/submit", "value": value, "id": "f:forced"})
    await its.settled()

    assert reply.body["task"]["type"] == "continue"
    assert "En annen dag" in its.sees(agent)[0].buttons
    assert len(its.sees(agent)) == 1


async def test_markdown_and_links_that_somebody_wrote_are_words_to_everybody_else(its: Whole) -> None:
    """teams.md §4.31: neither a card nor a link nor a mention comes of them."""
    agent, coordinator = await with_a_task(its), await its.one_with(Role.COORDINATOR)
    await its.installs(coordinator)

    await its.presses(agent, "Jeg trenger hjelp")
    await its.submits(agent, words="**Se** [her](https://evil.example) <at>Alle</at> <b>nå</b>")
    await its.presses(coordinator, "Jeg tar det")

    words = its.sees(coordinator)[-1].words
    assert "[her](" not in words
    assert "<at>" not in words
    assert "<b>" not in words
    assert read(words)[1] == ["https://evil.example"]  # which shows where it leads
