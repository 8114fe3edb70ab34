"""What Dult shows and asks, played by the real bot in one language: what the gallery is made of."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Final

from sqlalchemy import update

from adapters.database.tables import team
from bot import home, programme
from bot.events import EventId, Left, Pressed, Said, Submitted, WentAway
from bot.message import Ask, Form, Message, Replace, Reply, Say
from bot.ports import Outgoing
from nudges.delivery import Address, Item, Kind, Obstacle, WorkspaceId
from nudges.item import read_item
from nudges.language import Language
from nudges.person import MONDAY_TO_FRIDAY, Role
from nudges.roster import PersonRow
from tests.bot.talking import address
from tests.house import MONDAY, Guest, House, house, phrases, some_people

Shown = Message | Form

TUESDAY = MONDAY + timedelta(days=1, hours=1)
THURSDAY = MONDAY + timedelta(days=3, hours=4)
AUTUMN = datetime(2026, 10, 5, 7, 0, tzinfo=UTC)
"""A Monday, early enough for all parts of a kick-off."""
HELD_ON = date(2026, 11, 19)
TEAM = "fagsenteret/samtale"
AGENTS = ("00106", "00107", "00110", "00111")
FILM = """
kind = "reflection"
minutes = 5
competences = ["lifecomp:L2"]
serves = "learn-in-the-work"
[film]
url = "https://film.example/1"
minutes = 4
captions = true
language = "sv"
[sv]
title = "Så börjar vi våra möten"
question = "Vad känner ni igen från egna möten?"
next = "Vad prövar vi på nästa möte?"
film_summary = "Tre kollegor berättar hur de börjar sina möten."
film_transcript = "Vi börjar alltid med en runda."
"""


@dataclass
class Stage:
    """A house of people who all read one language, and what was shown there, by name."""

    its: House
    language: Language
    shown: dict[str, Shown] = field(default_factory=dict)

    def keep(self, name: str, what: Reply | Shown) -> Reply | Shown:
        """Put aside a card or a form, or the one that a reply brings."""
        match what:
            case Replace(message=shown) | Say(message=shown) | Ask(form=shown):
                self.shown[name] = shown
            case Message() | Form():
                self.shown[name] = what
            case _:
                raise AssertionError(f"{name} shows nothing: {what!r}")
        return what

    async def presses(self, who: Guest, phrase: str, name: str = "", card: Message | None = None) -> Reply:
        """Let somebody press a button, called by its phrase; what comes is put aside when it has a name."""
        reply = await who.presses(phrases().say(self.language, phrase), card)
        if name:
            self.keep(name, reply)
        return reply

    async def asks(self, who: Guest, command: str, name: str) -> Reply:
        """Let somebody ask for something, as they do in words."""
        reply = await who._show(await who.acts(f"{command}:0"))
        self.keep(name, reply)
        return reply

    async def one_with(self, role: Role, place: int = 0) -> Guest:
        return self.its.guest((await self.its.ctx.store.people.with_role(role))[place].key)

    async def later(self, **time: float) -> None:
        await self.its.run_until(self.its.clock.now() + timedelta(**time))


async def task(stage: Stage) -> None:
    agent, coordinator = await _first_task(stage), await stage.one_with(Role.COORDINATOR)
    stage.keep("task-new", agent.messages[-1])
    await stage.presses(agent, "task-later", "task-later-form")
    await stage.presses(agent, "task-not-for-me", "task-not-for-me-form")
    await stage.presses(agent, "task-pass-on", "task-pass-on-form")
    asked = await stage.presses(agent, "task-help", "help-form")
    await agent.fills(asked, words="How do I begin?")
    await stage.later()
    stage.keep("help-request", coordinator.messages[-1])
    await stage.presses(coordinator, "help-take", "help-request-taken")
    await stage.later()
    stage.keep("task-help-asked", agent.messages[0])
    stage.keep("help-on-its-way", agent.messages[-1])


async def answer(stage: Stage) -> None:
    agent = await _first_task(stage)
    await stage.presses(agent, "task-do", "task-doing")
    await stage.presses(agent, "task-done", "task-done")
    await stage.presses(agent, "task-useful", "task-answered")
    asked = await stage.presses(agent, "task-note", "task-note-form")
    stage.keep("guard-form", await agent.fills(asked, note="Call me on +47 22 33 44 55"))
    stage.keep("form-to-mend", asked)


async def put_off(stage: Stage) -> None:
    await _speak(stage)
    agent, other = await _first_task(stage), await stage.one_with(Role.COMPETENCE_AGENT, 1)
    await stage.presses(agent, "task-swap", "task-swapped")
    asked = await stage.presses(agent, "task-later")
    stage.keep("task-put-off", await agent.fills(asked))
    passing = await stage.presses(other, "task-pass-on")
    stage.keep("task-passed-on", await other.fills(passing))
    await stage.later()
    stage.keep("task-in-the-teams-room", stage.its.channel.to(f"team:{TEAM}")[-1])
    third = await stage.one_with(Role.COMPETENCE_AGENT, 2)
    await stage.later(days=2)
    stage.keep("task-reminder", third.messages[-1])


async def silence(stage: Stage) -> None:
    agent = await _first_task(stage)
    await stage.later(weeks=3)
    stage.keep("silence-question", agent.messages[-1])
    await stage.presses(agent, "silence-fewer", "silence-fewer")


async def words(stage: Stage) -> None:
    agent, coordinator = await stage.one_with(Role.COMPETENCE_AGENT), await stage.one_with(Role.COORDINATOR)
    await stage.asks(agent, "command-help", "help")
    await stage.asks(coordinator, "command-help", "help-for-coordinators")
    await stage.asks(agent, "command-task", "no-task")
    await stage.asks(agent, "command-about", "about")
    await stage.asks(agent, "command-who-sees", "who-sees-what")
    await stage.asks(agent, "command-data", "my-data")
    await stage.asks(agent, "command-delete", "delete")
    await stage.asks(agent, "command-language", "language")
    await stage.presses(agent, "preference-choose-language", "language-form")
    await stage.asks(agent, "command-time", "time")
    await stage.presses(agent, "preference-change", "time-form")
    await stage.asks(agent, "command-pause", "pause")
    await stage.presses(agent, "pause-until", "pause-form")
    await stage.presses(agent, "pause-four-weeks", "paused")
    stage.keep("old-button", await agent.acts("task-of-1999:1"))


class OnHoliday:
    """A platform on which everybody is away until the Friday."""

    async def of(self, address: Address) -> WentAway:
        return WentAway(id=EventId("holiday"), at=MONDAY, by=address, until=MONDAY + timedelta(days=4))


async def away(stage: Stage) -> None:
    its, agent = stage.its, await stage.one_with(Role.COMPETENCE_AGENT)
    person = await its.ctx.store.people.by_key(agent.key)
    assert person is not None
    its.bot.ctx = replace(its.ctx, statuses={"slack": OnHoliday()})
    by = Address(channel="slack", workspace=WorkspaceId("slack:T1"), route="U1")
    await its.ctx.store.people.join(person.id, by)
    asked = stage.keep(
        "time-form-with-status",
        await its.bot.handle(Pressed(id=EventId("change"), at=MONDAY, by=by, action="preference-change:0")),
    )
    assert isinstance(asked, Ask)
    chosen = {one.name: one.value for one in asked.form.fields} | {"status": "pause"}
    sent = Submitted(id=EventId("chosen"), at=MONDAY, by=by, action=str(asked.form.action), values=chosen)
    stage.keep("time-with-status", await its.bot.handle(sent))
    stage.keep("paused-by-status", (await home.home(its.bot.ctx, by))[0])


async def stranger(stage: Stage) -> None:
    said = Said(id=EventId("hello"), at=MONDAY, by=address("somebody"), text="Hello?", name="Ola")
    stage.keep("stranger-answer", await stage.its.bot.handle(said))
    await stage.later()
    coordinator = await stage.one_with(Role.COORDINATOR)
    stage.keep("stranger-card", coordinator.messages[-1])
    await stage.presses(coordinator, "stranger-introduce", "stranger-form")


async def lost(stage: Stage) -> None:
    coordinator, room = await stage.one_with(Role.COORDINATOR), address(f"team:{TEAM}")
    gone = Left(id=EventId("gone"), at=MONDAY, by=room, room=room, reason=Obstacle.NOT_A_MEMBER)
    await stage.its.bot.handle(gone)
    await stage.later()
    stage.keep("room-closed", coordinator.messages[-1])
    store = stage.its.ctx.store
    elsewhere = replace(room, workspace=WorkspaceId("test:elsewhere"), route="them")
    (who, *_) = await store.people.with_role(Role.COORDINATOR)
    await store.people.join(who.id, elsewhere)
    await store.deliveries.disconnect(room.workspace, "account_inactive", MONDAY)
    await stage.later()
    stage.keep("workspace-lost", stage.its.channel.to("them")[-1])


async def reflection(stage: Stage) -> None:
    one, other = await _room(stage)
    item = stage.its.ctx.library.reflections["reflection-our-meetings"]
    await _prompt(stage, Item(id=item.id, version=item.version))
    stage.keep("reflection-prompt", one.messages[0])
    await stage.presses(one, "reflection-time", "reflection-time-form")
    await stage.presses(one, "reflection-start", "reflection-running")
    for who, words in ((one, "We listen first."), (other, "Short & <sweet>.")):
        await who.fills(await stage.presses(who, "reflection-note", "reflection-note-form"), words=words)
    await stage.later(minutes=5)
    stage.keep("reflection-time-is-up", one.messages[-1])
    for who in (one, other):
        await who.fills(await stage.presses(who, "reflection-share", "reflection-share-form"))
    await one.fills(
        await stage.presses(one, "reflection-said", "reflection-said-form"), words="All were heard."
    )
    await one.fills(
        await stage.presses(one, "reflection-next", "reflection-next-form"), words="A round at the start."
    )
    await stage.later()
    stage.keep("reflection-board", one.messages[-1])
    await stage.presses(one, "reflection-delete-words", "reflection-delete-form")
    await stage.asks(one, "command-agreements", "agreements")


async def film(stage: Stage) -> None:
    one, _ = await _room(stage)
    prompt = read_item("reflection-film", FILM.replace("[sv]", f"[{stage.language}]"))
    item = Item(id=prompt.id, version=prompt.version)
    await stage.its.ctx.store.items.keep({item: FILM.replace("[sv]", f"[{stage.language}]")})
    await _prompt(stage, item)
    stage.keep("reflection-film", one.messages[0])
    await stage.presses(one, "reflection-leave-open", "reflection-open-today")


async def practice(stage: Stage) -> None:
    author, coordinator = await stage.one_with(Role.COMPETENCE_AGENT), await stage.one_with(Role.COORDINATOR)
    other = await stage.one_with(Role.COMPETENCE_AGENT, 1)
    await stage.asks(author, "command-practice", "practice-offer")
    asked = await stage.presses(author, "practice-share", "practice-form")
    await author.fills(asked, did="We ask first.", happened="More people spoke.", tip="Wait a little.")
    await stage.later()
    stage.keep("practice-preview", author.messages[-1])
    await stage.presses(author, "practice-share-it", "practice-shared")
    await stage.later()
    stage.keep("practice-for-coordinators", coordinator.messages[-1])
    await stage.presses(coordinator, "practice-pick", "practice-taken-further")
    await stage.later()
    stage.keep("practice-picked", author.messages[-1])
    await stage.asks(other, "command-practices", "practices")
    await other.presses(phrases().say(stage.language, "practice-open", number="1"))
    await stage.later()
    await stage.presses(other, "practice-tried", "practice-tried")
    asked = await stage.presses(other, "practice-line", "practice-line-form")
    stage.keep("practice-with-a-line", await other.fills(asked, words="It took <5 minutes."))
    await stage.presses(author, "practice-take-back", "practice-taken-back", author.messages[-2])


async def practice_of_a_colleague(stage: Stage) -> None:
    author = await stage.one_with(Role.COMPETENCE_AGENT)
    other = await stage.one_with(Role.COMPETENCE_AGENT, 1)
    await _chosen(stage, author, "somebody", "practice-unknown-form")
    asked = await _chosen(stage, author, other.route, "practice-quoted-form")
    await author.fills(asked)
    await stage.later()
    stage.keep("practice-quoted-preview", author.messages[-1])
    await stage.presses(author, "practice-ask", "practice-asked")
    await stage.later()
    stage.keep("practice-may", other.messages[-1])
    await stage.presses(other, "practice-no", "practice-said-no")
    await stage.later()
    stage.keep("practice-declined", author.messages[-1])


async def challenge(stage: Stage) -> None:
    raiser, coordinator = await stage.one_with(Role.COMPETENCE_AGENT), await stage.one_with(Role.COORDINATOR)
    other = await stage.one_with(Role.COORDINATOR, 1)
    await stage.asks(raiser, "command-lift", "challenge-offer")
    asked = await stage.presses(raiser, "challenge-write", "challenge-form")
    told = {"words": "We have no time to <practise>.", "category": "time", "touches": "employees,users"}
    stage.keep("challenge-preview", await raiser.fills(asked, **told, signature="unnamed"))
    await stage.presses(raiser, "challenge-lift-it", "challenge-lifted")
    await stage.later()
    stage.keep("challenge-for-coordinators", coordinator.messages[-1])
    await stage.presses(coordinator, "challenge-work-on", "challenge-taken")
    await stage.later()
    stage.keep("challenge-worked-on-by-another", other.messages[-1])
    stage.keep("challenge-worked-on", raiser.messages[-1])
    await stage.presses(coordinator, "challenge-decline", "challenge-decline-form")
    answer = await stage.presses(coordinator, "challenge-answer", "challenge-answer-form")
    await coordinator.fills(answer, words="From January there is an hour each week.")
    await stage.later()
    stage.keep("challenge-answered", raiser.messages[-1])
    await stage.presses(raiser, "challenge-not-solved", "challenge-open-again")
    await stage.later()
    stage.keep("challenge-unsolved", coordinator.messages[-1])
    await stage.asks(coordinator, "command-challenges", "challenges")
    await stage.asks(raiser, "command-challenges", "challenges-my-own")


async def plan(stage: Stage) -> None:
    agent = await stage.one_with(Role.COMPETENCE_AGENT)
    await stage.asks(agent, "command-plan", "plans-none")
    asked = await stage.presses(agent, "plan-make", "plan-form")
    told = {"situation": "the meeting <starts>", "action": "ask *one* question", "with_whom": "the team"}
    await agent.fills(asked, **told)
    await stage.later()
    stage.keep("plan-made", agent.messages[-1])
    await stage.later(days=1)
    stage.keep("plan-said-back", agent.messages[-1])
    await stage.later(weeks=1)
    stage.keep("plan-asked", agent.messages[-1])
    await stage.presses(agent, "plan-adjust", "plan-adjust-form")
    await stage.presses(agent, "plan-keep", "plan-under-way")
    asked = await stage.presses(agent, "plan-end", "plan-end-form")
    stage.keep("plan-dropped", await agent.fills(asked, how="dropped", because="We meet no longer."))
    await stage.presses(agent, "plan-undo")
    for words in ("the day ends", "somebody new comes"):
        await stage.later(days=1)  # each is followed up on a day of its own
        await agent.fills(await stage.presses(agent, "plan-make"), situation=words, action="say hello")
    await stage.later()
    await stage.asks(agent, "command-plan", "plans")
    stage.keep("plans-full", await agent.acts("plan-make:0"))
    stage.keep("plan-done", await agent.fills(await stage.presses(agent, "plan-end"), how="done"))
    await stage.its.run_until(datetime(2027, 1, 4, 9, 0, tzinfo=UTC))
    stage.keep("plan-asked-last", agent.messages[-1])
    await stage.presses(agent, "plan-keep", "plan-kept")
    await stage.later(weeks=3)
    stage.keep("plan-lapsed", agent.messages[-1])


async def broadcast(stage: Stage) -> None:
    author, other = await stage.one_with(Role.COORDINATOR), await stage.one_with(Role.COORDINATOR, 1)
    asked = await stage.asks(author, "command-broadcast", "broadcast-words-form")
    stage.keep("broadcast-draft", await author.fills(asked, title="New date", body="See you on *Thursday*."))
    addressed = await stage.presses(author, "broadcast-address", "broadcast-audience-form")
    ready = await author.fills(addressed, reach="everyone", options="acknowledge")
    stage.keep("broadcast-ready", ready)
    await stage.presses(author, "broadcast-schedule", "broadcast-schedule-form")
    await stage.presses(author, "broadcast-preview", "broadcast-preview-form")
    await stage.presses(author, "broadcast-send", "broadcast-planned")
    await stage.later(minutes=3)
    stage.keep("broadcast-received", other.messages[-1])
    await stage.presses(other, "broadcast-acknowledge", "broadcast-acknowledged")
    await stage.later(hours=1)
    stage.keep("broadcast-sent", author.messages[0])
    await stage.presses(author, "broadcast-people", "broadcast-people-form")
    await stage.presses(author, "broadcast-correct", "broadcast-correct-form")
    withdrawn = await stage.presses(author, "broadcast-withdraw", "broadcast-withdraw-form")
    await author.fills(withdrawn)
    await stage.later(minutes=3)
    stage.keep("broadcast-withdrawn", other.messages[-1])
    await stage.asks(author, "command-broadcasts", "broadcasts")


async def kick_off(stage: Stage) -> None:
    owner = await stage.one_with(Role.COORDINATOR)
    asked = await stage.asks(owner, "command-kick-off", "kick-off-form")
    plan = await owner.fills(
        asked,
        kit="kick-off-competence-agents",
        day=HELD_ON.isoformat(),
        clock="9.30",
        place="https://meet.example/a?b=1&c=2",
    )
    stage.keep("kick-off-plan", plan)
    stage.keep("kick-off-running", await stage.presses(owner, "kickoff-confirm"))
    await stage.its.run_until(datetime(2026, 10, 30, 15, 0, tzinfo=UTC))
    agent = await stage.one_with(Role.COMPETENCE_AGENT)
    for place, name in enumerate(("invitation", "programme", "getting-to-know")):
        stage.keep(f"kick-off-{name}", agent.messages[place])
    await stage.presses(agent, "kickoff-come", "kick-off-you-come", agent.messages[0])
    introduced = await stage.presses(agent, "kickoff-introduce", "kick-off-introduce-form")
    await agent.fills(introduced, words="I like maps.", shown="yes")
    await stage.presses(agent, "kickoff-meet", "kick-off-meet")
    await stage.asks(owner, "command-kick-offs", "kick-offs")
    await stage.presses(owner, "kickoff-who-comes", "kick-off-who-comes")
    await stage.presses(owner, "kickoff-move", "kick-off-move-form")


async def own_tab(stage: Stage) -> None:
    agent = await _first_task(stage)
    for place, message in enumerate(await home.home(stage.its.ctx, address(agent.route))):
        stage.keep(f"home-{place}", message)


async def _chosen(stage: Stage, who: Guest, by: str, name: str) -> Reply:
    """Let somebody choose in the menu of a message to share it."""
    chosen = Pressed(
        id=EventId(name),
        at=MONDAY,
        by=address(who.route),
        action="practice-share:0",
        quoted="We ask first.",
        quoted_by=address(by),
    )
    asked = await stage.its.bot.handle(chosen)
    stage.keep(name, asked)
    return asked


async def _first_task(stage: Stage) -> Guest:
    await programme.start(stage.its.ctx, "agents-first-steps", starts_on=date(2026, 11, 23), owner=None)
    await stage.its.run_until(TUESDAY)
    return await stage.one_with(Role.COMPETENCE_AGENT)


async def _room(stage: Stage) -> tuple[Guest, Guest]:
    await _speak(stage)
    return stage.its.guest("00101").in_room(TEAM), stage.its.guest("00104").in_room(TEAM)


async def _speak(stage: Stage) -> None:
    """Let the teams speak the language that is played."""
    async with stage.its.database.write() as connection:
        await connection.execute(update(team).values(language=stage.language))


async def _prompt(stage: Stage, item: Item) -> None:
    found = await stage.its.ctx.store.people.team_at(address(f"team:{TEAM}"))
    assert found is not None
    now = stage.its.clock.now()
    await stage.its.ctx.store.deliveries.post(
        Outgoing(key="prompt", kind=Kind.REFLECTION, item=item, to=found.id, due_at=now)
    )
    await stage.later()


SCENES: Final[dict[Callable[[Stage], Awaitable[None]], datetime]] = {
    task: MONDAY,
    answer: MONDAY,
    put_off: MONDAY,
    silence: MONDAY,
    words: MONDAY,
    away: MONDAY,
    stranger: MONDAY,
    lost: MONDAY,
    reflection: THURSDAY,
    film: THURSDAY,
    practice: MONDAY,
    practice_of_a_colleague: MONDAY,
    challenge: MONDAY,
    plan: MONDAY,
    broadcast: MONDAY,
    kick_off: AUTUMN,
    own_tab: MONDAY,
}
"""Each scene and the moment it begins, in a house of its own."""


async def play(language: Language) -> dict[str, Shown]:
    """Play every scene in one language."""
    shown: dict[str, Shown] = {}
    for scene, begins in SCENES.items():
        async with house(people=_people(language), now=begins) as its:
            stage = Stage(its, language)
            await scene(stage)
            assert shown.keys().isdisjoint(stage.shown)
            shown |= stage.shown
    return shown


def _people(language: Language) -> tuple[PersonRow, ...]:
    return tuple(
        replace(
            row,
            language=language,
            working_days=MONDAY_TO_FRIDAY,
            roles=row.roles | ({Role.COMPETENCE_AGENT} if row.key in AGENTS else set()),
        )
        for row in some_people(21)
    )
