"""The main job in Teams, from the clock to the reader and back."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot import programme
from nudges.person import Person, Role
from tests.adapters.teams.stage_outbound import TENANT
from tests.adapters.teams.whole import ROOM, Whole, whole
from tests.house import phrases


@pytest.fixture
async def its() -> AsyncIterator[Whole]:
    async with whole() as opened:
        yield opened


async def with_a_task(its: Whole) -> Person:
    agent = await its.one_with(Role.COMPETENCE_AGENT)
    await programme.start(its.ctx, "agents-first-steps", starts_on=its.clock.now().date(), owner=None)
    await its.run_until(its.clock.now() + timedelta(days=1, hours=2))
    return agent


async def test_an_agent_gets_the_weekly_task_does_it_and_says_how_useful_it_was(its: Whole) -> None:
    agent = await with_a_task(its)

    for button in ("Gjør det", "Gjort", "Nyttig"):
        await its.presses(agent, button)

    assert "Takk" in its.reads(agent)
    assert len(its.sees(agent)) == 1
    assert its.people.troubles(its.user(agent)) == []


async def test_a_task_is_put_off_in_a_form_and_comes_again_that_day(its: Whole) -> None:
    agent = await with_a_task(its)

    await its.presses(agent, "En annen dag")
    await its.submits(agent, day="2026-11-26")
    await its.run_until(its.clock.now() + timedelta(days=3))

    assert len(its.sees(agent)) == 2


async def test_who_needs_help_gets_it_from_a_coordinator(its: Whole) -> None:
    coordinator = await its.one_with(Role.COORDINATOR)
    agent = await with_a_task(its)

    await its.presses(agent, "Jeg trenger hjelp")
    await its.submits(agent, words="Hvor begynner jeg?")
    await its.presses(coordinator, "Jeg tar det")

    assert "Hvor begynner jeg?" in its.reads(coordinator)
    assert coordinator.name in its.reads(agent)


async def test_a_team_is_bound_to_its_room_and_reflects_there(its: Whole) -> None:
    agent = await its.one_with(Role.COMPETENCE_AGENT)
    await its.says(agent, "team her", ROOM)
    await programme.start(its.ctx, "team-reflections", starts_on=its.clock.now().date(), owner=None)

    await its.run_until(its.clock.now() + timedelta(days=8))
    await its.presses(agent, "Start sammen nå", ROOM)
    await its.presses(agent, "Eget notat først", ROOM)
    await its.submits(agent, words="Vi spør mer")
    await its.run_until(its.clock.now() + timedelta(minutes=6))

    assert "Tiden er ute" in its.reads(agent, ROOM)
    assert len([one for one in its.sees(agent, ROOM) if "Tiden er ute" in one.words]) == 1


async def test_a_form_that_is_asked_for_in_words_comes_as_a_card_and_gives_way_to_its_answer(
    its: Whole,
) -> None:
    """teams.md §4.30."""
    coordinator = await its.one_with(Role.COORDINATOR)

    await its.says(coordinator, "ny utsending")
    await its.submits(coordinator, title="Ny dato", body="Vi ses torsdag.")

    shown = its.reads(coordinator)
    assert "Utkast: Ny dato" in shown
    assert "Sendt:" in shown


async def test_the_page_of_ones_own_shows_the_open_task_and_stays_true(its: Whole) -> None:
    agent = await with_a_task(its)

    await its.says(agent, "min side")
    home = its.sees(agent)[-1]
    await its.people.press(its.user(agent), home.id, "Gjør det")
    await its.settled()

    page = next(one for one in its.sees(agent) if one.id == home.id)
    assert "Trykk på Gjort når du er ferdig" in page.words
    assert "Dag og tid" in page.words


async def test_somebody_nobody_knows_is_introduced_by_a_coordinator(its: Whole) -> None:
    coordinator, agent = await its.one_with(Role.COORDINATOR), await its.one_with(Role.COMPETENCE_AGENT)
    stranger = "aaaaaaaa-0000-4000-8000-00000000aaaa"
    its.teams.add_user(TENANT, stranger, name="Ny Her", email="ny@elsewhere.example")

    await its.people.say(stranger, "hei")
    await its.settled()
    await its.presses(coordinator, "Presenter")
    await its.submits(coordinator, who=agent.key)

    assert "Ny Her" in its.reads(coordinator)
    assert agent.name in its.reads(coordinator)


async def test_a_message_is_shared_as_a_practice_from_its_menu(its: Whole) -> None:
    agent, coordinator = await its.one_with(Role.COMPETENCE_AGENT), await its.one_with(Role.COORDINATOR)
    await its.people.say(its.user(agent), "Vi begynner med et spørsmål.", room=ROOM, mention=False)

    await its.chooses(agent, "Vi begynner", "practice-share", ROOM)
    await its.submits(agent, happened="Flere sa noe.")
    before = len(its.sees(coordinator))
    await its.presses(agent, "Del nå")

    shown = its.reads(coordinator)
    assert before == 0
    assert agent.name in shown
    assert "Vi begynner med et spørsmål." in shown
    assert "Flere sa noe." in shown
    assert "Takk for at du deler" in its.reads(agent)


async def test_a_colleagues_message_is_shared_when_the_colleague_says_yes(its: Whole) -> None:
    agent, coordinator = await its.one_with(Role.COMPETENCE_AGENT), await its.one_with(Role.COORDINATOR)
    colleague = await its.colleague_of(agent)
    await its.people.say(its.user(colleague), "Vi spør alltid først.", room=ROOM, mention=False)

    await its.chooses(agent, "Vi spør", "practice-share", ROOM)
    await its.submits(agent)
    await its.presses(agent, "Spør først")
    asked, before = its.reads(colleague), its.sees(coordinator)
    await its.presses(colleague, phrases().say(colleague.language, "practice-yes"))

    assert "Vi spør alltid først." in asked
    assert not before
    assert "Vi spør alltid først." in its.reads(coordinator)
    assert colleague.name in its.reads(coordinator)


async def test_a_message_is_lifted_to_the_coordinators_and_the_answer_comes_back(its: Whole) -> None:
    agent, coordinator = await its.one_with(Role.COMPETENCE_AGENT), await its.one_with(Role.COORDINATOR)
    await its.people.say(its.user(agent), "Vi får ikke tid til å øve.", room=ROOM, mention=False)

    await its.chooses(agent, "Vi får", "challenge-lift", ROOM)
    await its.submits(agent, category="time", signature="unnamed")
    preview, room = its.reads(agent), [one.buttons for one in its.sees(agent, ROOM)]
    before = its.sees(coordinator)
    await its.presses(agent, "Løft den")
    await its.presses(coordinator, "Jeg jobber med den")
    await its.presses(coordinator, "Svar")
    await its.submits(coordinator, words="Vi setter av en time i uka.")
    await its.presses(agent, "Takk, det hjalp")

    assert "Vi får ikke tid til å øve." in preview
    assert not any(room)
    assert not before
    assert "Vi får ikke tid til å øve." in its.reads(coordinator)
    assert "Svaret hjalp" in its.reads(coordinator)
    assert agent.name not in its.reads(coordinator)
    assert "Vi setter av en time i uka." in its.reads(agent)


async def test_a_challenge_is_lifted_from_a_room_in_which_dult_is_a_stranger(its: Whole) -> None:
    agent = await its.one_with(Role.COMPETENCE_AGENT)
    elsewhere = "19:elsewhere@thread.v2"
    its.teams.add_room(TENANT, elsewhere, members=[its.user(agent)], kind="groupChat", bot_in=False)
    await its.people.say(its.user(agent), "Systemet er nede igjen.", room=elsewhere, mention=False)

    await its.chooses(agent, "Systemet", "challenge-lift", elsewhere)
    await its.submits(agent, category="tools", signature="name")

    (card,) = its.sees(agent)
    assert "Systemet er nede igjen." in card.words
    assert "Løft den" in card.buttons
    dialog = its.people.dialog(its.user(agent))
    assert dialog is not None
    assert dialog.title == "Den venter på deg"


async def test_a_plan_made_and_adjusted_on_the_own_page_shows_there_at_once(its: Whole) -> None:
    agent = await its.one_with(Role.COMPETENCE_AGENT)
    await its.says(agent, "min side")
    home = its.sees(agent)[-1].id

    await its.people.press(its.user(agent), home, "Lag en plan")
    await its.submits(agent, situation="møtet starter", action="stille ett spørsmål")
    made = next(one.words for one in its.sees(agent) if one.id == home)
    await its.people.press(its.user(agent), home, "Juster planen")
    await its.submits(agent, action="spørre to ganger")

    assert "stille ett spørsmål" in made
    assert "spørre to ganger" in next(one.words for one in its.sees(agent) if one.id == home)
