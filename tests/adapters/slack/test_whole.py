"""The main job in Slack, from the clock to the reader and back."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot import programme
from nudges.person import Person, Role
from tests.adapters.slack.stage import words_in
from tests.adapters.slack.whole import ROOM, Whole, whole
from tests.house import phrases


@pytest.fixture
async def its() -> AsyncIterator[Whole]:
    async with whole() as opened:
        yield opened


async def test_an_agent_gets_the_weekly_task_does_it_and_says_how_useful_it_was(its: Whole) -> None:
    """slack.md §3.2."""
    agent = await its.one_with(Role.COMPETENCE_AGENT)
    await programme.start(its.ctx, "agents-first-steps", starts_on=its.clock.now().date(), owner=None)

    await its.run_until(its.clock.now() + timedelta(days=2))
    for button in ("Gjør det", "Gjort", "Nyttig"):
        await its.presses(agent, button)

    assert "Takk" in its.reads(agent)
    assert [one.metadata for one in its.slack.messages(its.user(agent))] == [
        {"event_type": "dult_delivery", "event_payload": {"key": "d1"}}
    ]


async def test_a_task_is_put_off_in_a_form_and_comes_again_that_day(its: Whole) -> None:
    agent = await its.one_with(Role.COMPETENCE_AGENT)
    await programme.start(its.ctx, "agents-first-steps", starts_on=its.clock.now().date(), owner=None)
    await its.run_until(its.clock.now() + timedelta(days=1, hours=2))

    await its.presses(agent, "En annen dag")
    await its.submits(agent, day="2026-11-26")
    await its.run_until(its.clock.now() + timedelta(days=3))

    assert len(its.slack.messages(its.user(agent))) == 2


async def test_who_needs_help_gets_it_from_a_coordinator(its: Whole) -> None:
    agent, coordinator = await its.one_with(Role.COMPETENCE_AGENT), await its.one_with(Role.COORDINATOR)
    await programme.start(its.ctx, "agents-first-steps", starts_on=its.clock.now().date(), owner=None)
    await its.run_until(its.clock.now() + timedelta(days=1, hours=2))

    await its.presses(agent, "Jeg trenger hjelp")
    await its.submits(agent, words="Hvor begynner jeg?")
    await its.presses(coordinator, "Jeg tar det")

    assert "Hvor begynner jeg?" in its.reads(coordinator)
    assert coordinator.name in its.reads(agent)


async def test_a_team_is_bound_to_its_room_and_reflects_there(its: Whole) -> None:
    """slack.md §3.25."""
    agent = await its.one_with(Role.COMPETENCE_AGENT)
    await its.commands(agent, "team her", ROOM)
    await programme.start(its.ctx, "team-reflections", starts_on=its.clock.now().date(), owner=None)

    await its.run_until(its.clock.now() + timedelta(days=8))
    await its.presses(agent, "Start sammen nå", ROOM)
    await its.presses(agent, "Eget notat først", ROOM)
    await its.submits(agent, words="Vi spør mer")
    await its.run_until(its.clock.now() + timedelta(minutes=6))

    assert "Tiden er ute" in its.reads(agent, ROOM)
    assert [one.updates for one in its.slack.messages(ROOM)] == [0, 7, 0]  # one card, brought up to date


async def test_a_form_that_is_asked_for_in_words_is_opened_by_a_button(its: Whole) -> None:
    coordinator = await its.one_with(Role.COORDINATOR)

    await its.slack.say(its.user(coordinator), its.user(coordinator), "ny utsending")
    await its.settled()
    await its.presses(coordinator, "Åpne skjemaet")
    await its.submits(coordinator, title="Ny dato", body="Vi ses torsdag.")

    assert "Utkast: Ny dato" in its.reads(coordinator)


async def test_the_home_tab_shows_the_open_task_and_what_was_chosen(its: Whole) -> None:
    """slack.md §3.26."""
    agent = await its.one_with(Role.COMPETENCE_AGENT)
    await programme.start(its.ctx, "agents-first-steps", starts_on=its.clock.now().date(), owner=None)
    await its.run_until(its.clock.now() + timedelta(days=1, hours=2))

    await its.slack.open_home(its.user(agent))
    await its.settled()
    await its.presses(agent, "Gjør det", "home")

    view = its.slack.home(its.user(agent))
    assert view is not None
    home = words_in(view.content)
    assert "Trykk på Gjort når du er ferdig" in home
    assert "Dag og tid" in home


async def test_somebody_nobody_knows_is_introduced_by_a_coordinator(its: Whole) -> None:
    coordinator, agent = await its.one_with(Role.COORDINATOR), await its.one_with(Role.COMPETENCE_AGENT)
    stranger = its.slack.add_user(
        its.slack.world.teams["T1"], "U0NEW", name="Ny Her", email="ny@elsewhere.example"
    )

    await its.slack.say(stranger.id, stranger.id, "hei")
    await its.settled()
    await its.presses(coordinator, "Presenter")
    await its.submits(coordinator, who=agent.key)

    assert "Ny Her" in its.reads(coordinator)


async def test_a_message_is_shared_as_a_practice_from_its_menu(its: Whole) -> None:
    agent, coordinator = await its.one_with(Role.COMPETENCE_AGENT), await its.one_with(Role.COORDINATOR)
    await its.slack.say(its.user(agent), ROOM, "Vi begynner med et *spørsmål*.")

    await _shares_newest(its, agent)
    await its.submits(agent, happened="Flere sa noe.")
    before = len(its.slack.messages(its.user(coordinator)))
    await its.presses(agent, "Del nå")

    shown = its.reads(coordinator)
    assert before == 0
    assert agent.name in shown
    assert "Flere sa noe." in shown
    assert "Takk for at du deler" in its.reads(agent)


async def test_a_colleagues_message_is_shared_when_the_colleague_says_yes(its: Whole) -> None:
    agent, coordinator = await its.one_with(Role.COMPETENCE_AGENT), await its.one_with(Role.COORDINATOR)
    colleague = await its.colleague_of(agent)
    await its.slack.say(its.user(colleague), ROOM, "Vi spør alltid først.")

    await _shares_newest(its, agent)
    await its.submits(agent)
    await its.presses(agent, "Spør først")
    asked, before = its.reads(colleague), its.slack.messages(its.user(coordinator))
    await its.presses(colleague, phrases().say(colleague.language, "practice-yes"))

    assert "Vi spør alltid først." in asked
    assert not before
    assert "Vi spør alltid først." in its.reads(coordinator)
    assert colleague.name in its.reads(coordinator)


async def test_a_message_is_lifted_to_the_coordinators_and_the_answer_comes_back(its: Whole) -> None:
    agent, coordinator = await its.one_with(Role.COMPETENCE_AGENT), await its.one_with(Role.COORDINATOR)
    await its.slack.say(its.user(agent), ROOM, "Vi får ikke tid til å øve.")

    await _lifts_newest(its, agent)
    await its.submits(agent, category="time", signature="unnamed")
    preview, room = its.reads(agent), its.reads(agent, ROOM)
    before = its.slack.messages(its.user(coordinator))
    await its.presses(agent, "Løft den")
    await its.presses(coordinator, "Jeg jobber med den")
    await its.presses(coordinator, "Svar")
    await its.submits(coordinator, words="Vi setter av en time i uka.")
    await its.presses(agent, "Takk, det hjalp")

    assert "Vi får ikke tid til å øve." in preview
    assert "Løft den" not in room
    assert not before
    assert "Vi får ikke tid til å øve." in its.reads(coordinator)
    assert "Svaret hjalp" in its.reads(coordinator)
    assert agent.name not in its.reads(coordinator)
    assert "Vi setter av en time i uka." in its.reads(agent)


async def test_a_challenge_is_lifted_from_a_room_in_which_dult_is_a_stranger(its: Whole) -> None:
    agent = await its.one_with(Role.COMPETENCE_AGENT)
    elsewhere = its.slack.add_room(its.slack.world.teams["T1"], "C0ELSE", members=[its.user(agent)])
    await its.slack.say(its.user(agent), elsewhere.id, "Systemet er nede igjen.")

    newest = its.slack.messages(elsewhere.id)[-1]
    await its.slack.message_shortcut(its.user(agent), elsewhere.id, newest.ts, "challenge-lift")
    await its.settled()
    await its.submits(agent, category="tools", signature="name")

    assert "Systemet er nede igjen." in its.reads(agent)
    assert "Løft den" in its.reads(agent)


async def _lifts_newest(its: Whole, person: Person) -> None:
    newest = its.slack.messages(ROOM)[-1]
    await its.slack.message_shortcut(its.user(person), ROOM, newest.ts, "challenge-lift")
    await its.settled()


async def _shares_newest(its: Whole, person: Person) -> None:
    """Choose what stands in the menu of a room's newest message."""
    newest = its.slack.messages(ROOM)[-1]
    await its.slack.message_shortcut(its.user(person), ROOM, newest.ts, "practice-share")
    await its.settled()


async def test_a_plan_is_made_by_command_stands_on_the_home_tab_and_is_followed_up(its: Whole) -> None:
    agent = await its.one_with(Role.COMPETENCE_AGENT)

    await its.commands(agent, "plan")
    await its.presses(agent, "Lag en plan")
    await its.submits(agent, situation="møtet starter", action="stille ett spørsmål")
    await its.slack.open_home(its.user(agent))
    await its.settled()
    on_home = _home(its, agent)
    await its.run_until(its.clock.now() + timedelta(days=8))
    await its.presses(agent, "Behold planen")

    assert "møtet starter" in on_home
    assert "mandag 30.11.2026" in on_home
    assert "mandag 14.12.2026" in its.reads(agent)
    assert len(its.slack.messages(its.user(agent))) == 3  # made, said back, asked about


async def test_a_plan_made_and_adjusted_on_the_home_tab_shows_there_at_once(its: Whole) -> None:
    agent = await its.one_with(Role.COMPETENCE_AGENT)
    await its.slack.open_home(its.user(agent))
    await its.settled()

    await its.presses(agent, "Lag en plan", "home")
    await its.submits(agent, situation="møtet starter", action="stille ett spørsmål")
    made = _home(its, agent)
    await its.presses(agent, "Juster planen", "home")
    await its.submits(agent, action="spørre to ganger")

    assert "stille ett spørsmål" in made
    assert "spørre to ganger" in _home(its, agent)
    assert "spørre to ganger" in its.reads(agent)
    assert len(its.slack.messages(its.user(agent))) == 1


def _home(its: Whole, person: Person) -> str:
    view = its.slack.home(its.user(person))
    assert view is not None
    return words_in(view.content)
