"""What people write to Dult in Teams: commands in six languages, notes, corrections; alone and in a room."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot import programme
from bot.command import COMMANDS, words_of
from nudges.delivery import DeliveryId
from nudges.language import Language
from nudges.person import Person, Role
from tests.adapters.teams.whole import ROOM, Whole, whole
from tests.house import phrases

SAID = "Tre kolleger ble med på dette i dag"
PROMISED = {
    "command-help": "command-help-title",
    "command-pause": "pause-title",
    "command-stop": "pause-stopped-title",
    "command-resume": "pause-over-title",
    "command-language": "preference-language-title",
    "command-time": "preference-time-title",
    "command-delete": "data-delete-title",
}
"""The commands of teams.md §4.32, and what stands over their answers."""


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


async def remark(its: Whole, agent: Person) -> str:
    kept = await its.ctx.store.answers.of(DeliveryId(1), agent.id)
    return kept.remark if kept else ""


async def test_what_is_written_can_become_a_note_and_each_correction_takes_its_place(its: Whole) -> None:
    agent = await with_a_task(its)
    await its.says(agent, SAID)
    await its.presses(agent, "Ja, ta vare på det")
    kept = [await remark(its, agent)]

    own = next(one.id for one in its.sees(agent) if one.by)
    for after in (f"{SAID}, to i går", "Fem i alt"):
        await its.people.edit(its.user(agent), own, after)
        await its.settled()
        kept.append(await remark(its, agent))

    assert kept == [SAID, f"{SAID}, to i går", "Fem i alt"]


@pytest.mark.parametrize("language", Language)
async def test_every_promised_command_is_understood_in_ones_own_chat(its: Whole, language: Language) -> None:
    """teams.md §4.32: help, pause until, stop, language, time zone, delete my data."""
    agent = await its.one_with(Role.COMPETENCE_AGENT)
    await its.installs(agent)
    await its.says(agent, f"språk {phrases().name_of(language, Language.NB)}")
    commands = {one.words: one for one in COMMANDS if one.words in PROMISED}

    answers = {}
    for name, command in commands.items():
        await its.says(agent, words_of(its.ctx, command, language)[0])
        answers[name] = its.sees(agent)[-1].title

    assert answers == {name: phrases().say(language, title) for name, title in PROMISED.items()}


async def test_in_a_room_dult_answers_who_mentions_it_and_nobody_else(its: Whole) -> None:
    """teams.md §4.32: also where it hears everything."""
    agent = await its.one_with(Role.COMPETENCE_AGENT)
    await its.installs(agent)
    its.teams.habits.hears_all = True

    await its.people.say(its.user(agent), "hjelp", room=ROOM, mention=False)
    await its.settled()
    before = len(its.sees(agent)), len(its.sees(agent, ROOM))
    await its.says(agent, "hjelp", ROOM)

    assert before == (0, 1)
    assert "Dette kan du skrive" in its.reads(agent)
    assert "Dette kan du skrive" not in its.reads(agent, ROOM)
    assert "Dult har svart deg i din egen chat" in its.reads(agent, ROOM)


async def test_a_coordinator_gives_a_room_to_a_team_from_their_own_chat(its: Whole) -> None:
    """The button and the form of a private answer still mean the room that it was asked in."""
    coordinator, agent = await its.one_with(Role.COORDINATOR), await its.one_with(Role.COMPETENCE_AGENT)
    await its.installs(coordinator)
    its.teams.world.conversations[ROOM].members.append(its.user(coordinator))
    team = await its.ctx.store.people.team(agent.teams[0])
    assert team is not None

    await its.says(coordinator, "team her", ROOM)
    await its.presses(coordinator, "Velg team")
    await its.submits(coordinator, team=team.name)

    assert team.name in its.reads(agent, ROOM)
    assert [one.id for one in await its.ctx.store.people.rooms(agent.id)] == [team.id]
