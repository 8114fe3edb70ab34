"""A challenge reaches the coordinators, is answered, and who lifted it hears of every step."""

import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from adapters.database.tables import challenge, challenge_raiser
from bot import retention
from bot.events import EventId, Pressed, Submitted
from bot.message import Ask, ChoiceField, Message, Reply, TextField
from bot.people import RosterChanges
from nudges.challenge import ChallengeId, Signature, State
from nudges.person import Person, Role
from tests.bot.talking import address, labels
from tests.house import MONDAY, Guest, House, form_of, house, message_of, phrases

WORDS = "Vi får ikke tid til å øve sammen."
ANSWER = "Vi setter av en time hver uke fra januar."
DAY = timedelta(days=1)
FIRST = ChallengeId(1)
NOBODY = RosterChanges(added=(), changed=(), unchanged=(), returning=(), leaving=(), sites=(), teams=())


@dataclass
class Centre:
    """Somebody who lifts, and the coordinators."""

    its: House
    agent: Guest
    who: Person
    coordinators: list[Guest]

    def word(self, phrase: str, **values: str | float) -> str:
        return phrases().say(self.who.language, phrase, **values)

    async def person(self, guest: Guest) -> Person:
        person = await self.its.ctx.store.people.by_key(guest.key)
        assert person is not None
        return person

    async def presses(self, guest: Guest, phrase: str, message: Message | None = None) -> Reply:
        """Press the button with this phrase, and let what follows from it leave."""
        person = await self.person(guest)
        reply = await guest.presses(phrases().say(person.language, phrase), message)
        await self.its.bot.tick()
        return reply

    async def fills(self, guest: Guest, asked: Reply, **values: str) -> Reply:
        reply = await guest.fills(asked, **values)
        await self.its.bot.tick()
        return reply

    async def writes(self, signature: str = "name", words: str = WORDS, **values: str) -> Reply:
        asked = await self.agent.acts("challenge-lift:0")
        given = {"words": words, "category": "time", "signature": signature, **values}
        return await self.fills(self.agent, asked, **given)

    async def lifts(self, signature: str = "name", **values: str) -> None:
        await self.writes(signature, **values)
        await self.presses(self.agent, "challenge-lift-it")

    async def works_on(self, guest: Guest) -> None:
        await self.presses(guest, "challenge-work-on")

    async def closes(self, guest: Guest, phrase: str = "challenge-answer", words: str = ANSWER) -> None:
        await self.fills(guest, await self.presses(guest, phrase), words=words)

    async def state(self) -> State | None:
        its = await self.its.ctx.store.challenges.look(FIRST)
        return its.state if its else None

    def shown(self) -> list[Message]:
        """Return what the agent's conversation shows, the newest last."""
        return self.agent.messages


@asynccontextmanager
async def centre(agents_at_site: int = 2, *, url: str = "") -> AsyncIterator[Centre]:
    """Open a house with an agent at a site with so many agents."""
    async with house() as its:
        its.ctx = replace(its.ctx, whistleblowing_url=url)
        its.bot.ctx = its.ctx
        agent = await _agent(its, agents_at_site)
        people = await its.ctx.store.people.with_role(Role.COORDINATOR)
        yield Centre(its, its.guest(agent.key), agent, [its.guest(one.key) for one in people])


async def _agent(its: House, at_site: int) -> Person:
    agents = await its.ctx.store.people.with_role(Role.COMPETENCE_AGENT)
    return next(
        one for one in agents if sum(other.site == one.site for other in agents) == at_site and one.site
    )


def fact(message: Message, label: str) -> str:
    return next((one.value for one in message.facts if one.label == label), "")


async def quotes(at: Centre, words: str, by: Guest) -> Reply:
    """Choose *Lift to the centre* at a message of somebody's."""
    event = Pressed(
        id=EventId("quoted"),
        at=MONDAY,
        by=address(at.agent.route),
        action="challenge-lift:0",
        quoted=words,
        quoted_by=address(by.route),
    )
    return await at.its.bot.handle(event)


# Lifting.


async def test_it_is_asked_for_in_words_and_nothing_leaves_before_the_preview_is_confirmed() -> None:
    async with centre() as at:
        await at.agent.says(at.word("command-lift").split(",")[0])
        asked = await at.agent.presses(at.word("challenge-write"))
        preview = message_of(
            await at.fills(
                at.agent, asked, words=WORDS, category="time", signature="name", touches="users,leaders"
            )
        )
        before = [one.messages for one in at.coordinators]
        await at.presses(at.agent, "challenge-lift-it")

        assert before == [[], [], []]
        assert preview.title == at.word("challenge-preview-title")
        assert fact(preview, at.word("challenge-touches")) == ", ".join(
            [at.word("challenge-leaders"), at.word("challenge-users")]
        )
        assert at.shown()[-1].title == at.word("challenge-lifted-title")
        assert all(WORDS in one.messages[-1].text for one in at.coordinators)


async def test_every_coordinator_gets_a_card_at_once_and_it_costs_nobody_the_week() -> None:
    async with centre() as at:
        await at.lifts()

        cards = [one.messages[-1] for one in at.coordinators]
        languages = [(await at.person(one)).language for one in at.coordinators]
        async with at.its.database.read() as connection:
            counted = await connection.exec_driver_sql("SELECT count(*) FROM delivery WHERE counts")
            assert counted.scalar_one() == 0
        assert all(
            card.title == phrases().say(say, "challenge-title", category=phrases().say(say, "challenge-time"))
            for card, say in zip(cards, languages, strict=True)
        )
        assert all(at.who.name in card.text for card in cards)


async def test_a_colleagues_words_fill_the_form_which_asks_not_to_name_them() -> None:
    async with centre() as at:
        theirs = form_of(await quotes(at, "Printeren er død igjen", at.coordinators[0]))
        words = next(one for one in theirs.fields if isinstance(one, TextField))

        assert words.value == "Printeren er død igjen"
        assert at.word("challenge-quoted") in theirs.intro


async def test_ones_own_words_need_no_such_warning_and_too_many_are_cut() -> None:
    async with centre() as at:
        mine = form_of(await quotes(at, "ord " * 500, at.agent))
        words = next(one for one in mine.fields if isinstance(one, TextField))

        assert at.word("challenge-quoted") not in mine.intro
        assert len(words.value) <= words.max_length


async def test_the_form_says_that_it_is_no_whistle_blowing_and_where_to_go_for_that() -> None:
    async with centre() as at:
        without = form_of(await at.agent.acts("challenge-lift:0"))
    async with centre(url="https://varsling.example/") as at:
        with_link = form_of(await at.agent.acts("challenge-lift:0"))

    assert at.word("challenge-not-whistle") in without.intro
    assert "](https://varsling.example/)" in with_link.intro


async def test_a_number_of_somebodys_is_pointed_out_before_it_is_kept() -> None:
    async with centre() as at:
        again = await at.writes(words="Ring Kari på 912 34 567")

        assert isinstance(again, Ask)
        assert await at.state() is None


async def test_a_form_sent_twice_and_a_lift_worked_twice_after_a_crash_are_one() -> None:
    async with centre() as at:
        values = {"words": WORDS, "category": "time", "signature": "name"}
        by = address(at.agent.route)
        sent = Submitted(id=EventId("s"), at=MONDAY, by=by, action="challenge.written:0", values=values)
        lifted = Pressed(id=EventId("l"), at=MONDAY, by=by, action="challenge-lift-it:1")

        for event in (sent, sent, lifted, lifted):
            await at.its.bot.answer(event)
            await at.its.bot.tick()

        assert [len(one.messages) for one in at.coordinators] == [1, 1, 1]
        assert await at.its.ctx.store.challenges.count_waiting() == 1


async def test_a_draft_can_be_changed_or_thrown_away_and_nobody_hears_of_it() -> None:
    async with centre() as at:
        await at.writes()
        changed = await at.fills(at.agent, await at.presses(at.agent, "challenge-change"), words="Noe annet")
        gone = message_of(await at.presses(at.agent, "challenge-discard"))

        assert fact(message_of(changed), at.word("challenge-words")) == "Noe annet"
        assert gone.title == at.word("challenge-gone-title")
        assert await at.state() is None
        assert [one.messages for one in at.coordinators] == [[], [], []]


async def test_what_is_lifted_can_be_changed_on_every_card_but_not_signed_otherwise() -> None:
    async with centre() as at:
        await at.lifts()

        asked = await at.presses(at.agent, "challenge-change")
        await at.fills(at.agent, asked, words="Bedre sagt", signature="unnamed")

        kept = await at.its.ctx.store.challenges.look(FIRST)
        assert [field.name for field in form_of(asked).fields] == ["words", "category", "touches"]
        assert kept is not None
        assert kept.signature is Signature.NAME
        assert all("Bedre sagt" in one.messages[-1].text for one in at.coordinators)
        assert [len(one.messages) for one in at.coordinators] == [1, 1, 1]


async def test_it_can_be_taken_back_until_somebody_works_on_it() -> None:
    async with centre() as at:
        await at.lifts()
        await at.presses(at.agent, "challenge-take-back")
        card = at.coordinators[0].messages[-1]

        assert await at.state() is None
        assert WORDS not in card.text
        assert not card.buttons


async def test_nobody_takes_back_or_changes_what_a_coordinator_works_on() -> None:
    async with centre() as at:
        await at.lifts()
        await at.works_on(at.coordinators[0])

        await at.agent.acts("challenge-take-back:1")
        changed = await at.agent.acts("challenge-change:1")

        assert await at.state() is State.WORKED_ON
        assert not isinstance(changed, Ask)
        assert not labels(at.shown()[0])


async def test_what_is_written_in_a_room_is_previewed_in_the_persons_own_conversation() -> None:
    async with centre() as at:
        team = await at.its.ctx.store.people.team(at.who.teams[0])
        assert team is not None
        room = at.agent.in_room(team.key)
        asked = await room.acts("challenge-lift:0")

        said = message_of(await at.fills(room, asked, words=WORDS, category="time", signature="unnamed"))

        assert said.title == at.word("challenge-elsewhere-title")
        assert WORDS not in said.text
        assert any(one.title == at.word("challenge-preview-title") for one in at.shown())
        assert not [one for one in room.messages if WORDS in one.text]


async def test_a_team_lifts_as_a_team_and_its_room_hears_how_it_goes() -> None:
    async with centre() as at:
        (team,) = await at.its.ctx.store.people.rooms(at.who.id)
        room = at.agent.in_room(team.key)
        await at.lifts(f"team:{team.id}")
        card = at.coordinators[0].messages[-1]
        await at.works_on(at.coordinators[0])
        await at.closes(at.coordinators[0])

        assert team.name in card.text
        assert at.who.name not in card.text
        assert ANSWER in room.messages[-1].text
        assert not room.messages[-1].buttons
        assert at.who.name in room.messages[0].text


async def test_where_there_is_no_coordinator_the_admins_get_it_and_else_it_is_said_so() -> None:
    async with centre() as at:
        await at.its.roll.apply(replace(NOBODY, leaving=tuple(one.key for one in at.coordinators)))
        admin = await at.its.one_with(Role.ADMIN)
        await at.lifts()
        heard = len(admin.messages)
        await at.its.roll.apply(replace(NOBODY, leaving=(admin.key,)))
        await at.lifts()

        assert heard == 1
        assert at.shown()[-1].body == at.word("challenge-nobody")


# Unnamed.


async def test_nothing_a_coordinator_can_get_tells_who_lifted_an_unnamed_one(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """slack.md §3.32."""
    with caplog.at_level(logging.DEBUG):
        async with centre(agents_at_site=1) as at:
            coordinator = at.coordinators[0]
            await at.lifts("unnamed")
            listed = message_of(await coordinator.says("challenges"))
            await at.works_on(coordinator)
            await at.closes(coordinator)
            await at.presses(at.agent, "challenge-helped")
            data = message_of(await coordinator.says("my data")).attachments[1].content
            records = json.loads(data)["records"]
            site = (await at.its.ctx.store.challenges.company(at.who.id)).site

    seen = "\n".join([*(one.text for guest in at.coordinators for one in guest.messages), listed.text])
    mine = {name: rows for name, rows in records.items() if name.startswith("challenge")}
    assert at.who.name not in seen
    assert site not in seen
    assert list(mine) == ["challenge_worker"]
    assert set(mine["challenge_worker"][0]) == {"challenge_id", "person_id", "since"}
    spoken = [one.getMessage() for one in caplog.records if one.name.startswith("bot")]
    assert not [line for line in spoken if at.who.name in line or WORDS in line]


async def test_what_coordinators_cards_are_made_of_knows_neither_who_nor_where() -> None:
    async with centre(agents_at_site=1) as at:
        await at.lifts("unnamed")

        its = await at.its.ctx.store.challenges.look(FIRST)
        assert its is not None
        assert (its.signed_by, its.site) == (None, "")


async def test_a_coordinator_who_lifts_gets_the_same_card_as_the_others() -> None:
    async with centre() as at:
        at.agent = at.coordinators[0]
        at.who = await at.person(at.agent)

        await at.lifts("unnamed")

        cards = [one.messages[-1] for one in at.coordinators]
        assert all(WORDS in card.text and card.buttons for card in cards)
        assert all(at.who.name not in card.text for card in cards)


async def test_who_lifted_an_unnamed_one_hears_every_step_and_is_told_what_is_kept() -> None:
    async with centre() as at:
        await at.lifts("unnamed")
        card = at.shown()[-1]
        await at.works_on(at.coordinators[0])
        await at.closes(at.coordinators[0])

        assert card.who_sees == at.word("challenge-who-sees-without-you")
        assert fact(card, at.word("challenge-from")) == at.word("challenge-unnamed")
        assert ANSWER in at.shown()[-1].text


@pytest.mark.parametrize(("agents", "is_hidden"), [(1, True), (2, False)])
async def test_a_site_that_would_name_a_lone_agent_is_hidden_and_the_card_says_so(
    agents: int, *, is_hidden: bool
) -> None:
    async with centre(agents) as at:
        await at.lifts("unnamed")

        card = at.coordinators[0].messages[-1]
        reader = await at.person(at.coordinators[0])
        shown = fact(card, phrases().say(reader.language, "challenge-site"))
        site = (await at.its.ctx.store.challenges.company(at.who.id)).site
        hidden = phrases().say(reader.language, "challenge-site-hidden", sites=3)
        assert shown == (hidden if is_hidden else site)
        assert fact(at.shown()[-1], at.word("challenge-site")) == (
            at.word("challenge-site-hidden", sites=3) if is_hidden else site
        )


async def test_a_lone_agents_site_is_hidden_whoever_lifts_there_and_shown_with_a_name() -> None:
    async with centre(1) as at:
        colleague = next(
            one
            for one in await at.its.ctx.store.people.with_role(Role.EMPLOYEE)
            if one.site == at.who.site and not one.is_(Role.COMPETENCE_AGENT)
        )
        company = await at.its.ctx.store.challenges.company(colleague.id)
        await at.lifts("name")

        reader = await at.person(at.coordinators[0])
        card = at.coordinators[0].messages[-1]
        assert (company.agents, company.people > 5) == (1, True)
        assert fact(card, phrases().say(reader.language, "challenge-site")) == company.site


# Working on it.


async def test_one_takes_it_the_others_see_who_and_who_lifted_it_is_told() -> None:
    async with centre() as at:
        first, second, third = at.coordinators
        await at.lifts()
        button = second.messages[-1].buttons[0]

        await at.works_on(first)
        late = message_of(await second.acts(str(button.action)))

        name = (await at.person(first)).name
        assert all(name in one.messages[0].body for one in (second, third))
        assert name in late.body
        assert not labels(third.messages[0])[:-1]
        assert at.shown()[-1].body == at.word("challenge-worked-on", name=name)
        assert len(at.shown()) == 2


async def test_an_answer_reaches_who_lifted_it_and_one_thanks_reaches_the_coordinators() -> None:
    async with centre() as at:
        first, second, _ = at.coordinators
        await at.lifts()
        await at.works_on(first)
        await at.closes(first)
        answered = at.shown()[-1]
        await at.presses(at.agent, "challenge-helped")
        await at.agent.acts("challenge-not-solved:1")

        language = (await at.person(second)).language
        assert ANSWER in answered.text
        assert (await at.person(first)).name in answered.text
        assert await at.state() is State.ANSWERED
        assert second.messages[0].body == phrases().say(language, "challenge-it-helped")
        assert not labels(at.shown()[-1])


async def test_what_did_not_help_is_open_again_with_the_earlier_answer_beside_it() -> None:
    async with centre() as at:
        first, second, _ = at.coordinators
        await at.lifts()
        await at.works_on(first)
        await at.closes(first)
        await at.presses(at.agent, "challenge-not-solved")
        await at.agent.acts("challenge-not-solved:1")
        await at.works_on(second)
        await at.closes(second, words="Nå er det ordnet.")

        language = (await at.person(first)).language
        assert [len(one.messages) for one in at.coordinators] == [2, 2, 2]
        assert at.shown()[-1].title == at.word("challenge-answered-title")
        assert "Nå er det ordnet." in at.shown()[-1].text
        assert first.messages[-1].body == phrases().say(language, "challenge-was-answered")
        assert at.word("challenge-not-solved") in labels(at.shown()[-1])


async def test_a_declined_one_carries_its_reason_and_is_not_judged() -> None:
    async with centre() as at:
        await at.lifts()
        await at.works_on(at.coordinators[0])
        await at.closes(at.coordinators[0], "challenge-decline", "Det er avgjort for i år.")

        assert await at.state() is State.DECLINED
        assert at.shown()[-1].title == at.word("challenge-declined-title")
        assert fact(at.shown()[-1], at.word("challenge-the-reason")) == "Det er avgjort for i år."
        assert not labels(at.shown()[-1])


async def test_what_is_handed_back_is_open_to_the_others_and_who_lifted_it_is_told() -> None:
    async with centre() as at:
        first, second, _ = at.coordinators
        await at.lifts()
        await at.works_on(first)
        await at.presses(first, "challenge-hand-back")
        told = at.shown()[-1].body
        await at.works_on(second)

        assert told == at.word("challenge-received-again")
        assert at.shown()[-1].body == at.word("challenge-worked-on", name=(await at.person(second)).name)


async def test_steps_in_one_breath_are_told_as_one() -> None:
    async with centre() as at:
        first = at.coordinators[0]
        await at.lifts()
        action = first.messages[-1].buttons[0].action
        await first.acts(str(action))
        await first.acts("challenge-hand-back:1")
        await first.acts(str(action))
        await at.its.bot.tick()

        told = [one.body for one in at.shown()]
        assert len(told) == 2
        assert told[-1] == at.word("challenge-worked-on", name=(await at.person(first)).name)


async def test_an_answer_worked_twice_after_a_crash_is_told_once() -> None:
    async with centre() as at:
        first = at.coordinators[0]
        await at.lifts()
        await at.works_on(first)
        event = Submitted(
            id=EventId("answer"),
            at=MONDAY,
            by=address(first.route),
            action="challenge.answered:1",
            values={"words": ANSWER},
        )

        for _ in range(2):
            await at.its.bot.answer(event)
            await at.its.bot.tick()

        assert len([one for one in at.shown() if one.title == at.word("challenge-answered-title")]) == 3
        assert len(at.shown()) == 3  # the card of the lifting, and one told a step


async def test_nobody_answers_what_another_works_on() -> None:
    async with centre() as at:
        first, second, _ = at.coordinators
        await at.lifts()
        await at.works_on(first)
        event = Submitted(
            id=EventId("forged"),
            at=MONDAY,
            by=address(second.route),
            action="challenge.answered:1",
            values={"words": "Mitt svar"},
        )

        await at.its.bot.answer(event)

        assert await at.state() is State.WORKED_ON


@pytest.mark.parametrize("verb", ["work-on", "answer", "decline", "hand-back", "open", "list"])
async def test_only_coordinators_see_and_work_on_what_others_lift(verb: str) -> None:
    async with centre() as at:
        await at.lifts()
        others = await at.its.ctx.store.people.with_role(Role.LEADER)
        leader = at.its.guest(next(one for one in others if not one.is_(Role.COORDINATOR)).key)

        reply = message_of(await leader.acts(f"challenge-{verb}:1"))

        assert WORDS not in reply.text
        assert await at.state() is State.RECEIVED


@pytest.mark.parametrize("verb", ["change", "lift-it", "take-back", "helped", "not-solved"])
async def test_nobody_touches_what_somebody_else_lifted(verb: str) -> None:
    async with centre() as at:
        await at.writes()

        reply = message_of(await at.coordinators[0].acts(f"challenge-{verb}:1"))

        assert WORDS not in reply.text
        assert await at.state() is State.DRAFT


@pytest.mark.parametrize("verb", ["work-on", "open", "answer"])
async def test_a_draft_is_nobodys_to_see(verb: str) -> None:
    async with centre() as at:
        await at.writes()

        reply = message_of(await at.coordinators[0].acts(f"challenge-{verb}:1"))

        assert WORDS not in reply.text
        assert await at.state() is State.DRAFT


async def test_what_a_coordinator_worked_on_who_left_is_open_again() -> None:
    async with centre() as at:
        first, second, _ = at.coordinators
        await at.lifts()
        await at.works_on(first)
        await at.its.roll.apply(replace(NOBODY, leaving=(first.key,)))

        before = await at.state()
        await second.acts("challenge-work-on:1")
        its = await at.its.ctx.store.challenges.look(FIRST)

        assert before is State.RECEIVED
        assert its is not None
        assert its.worker == (await at.person(second)).id


# Lists.


async def test_a_coordinator_sees_the_oldest_first_with_its_age_and_opens_it_from_there() -> None:
    async with centre() as at:
        coordinator = at.coordinators[0]
        language = (await at.person(coordinator)).language
        for number in range(1, 8):
            await at.lifts(words=f"Nummer {number}")
            at.its.clock.move_to(at.its.clock.now() + DAY)

        first = message_of(await coordinator.says("challenges"))
        rest = message_of(await at.presses(coordinator, "challenge-further", first))
        opened = await coordinator.presses(phrases().say(language, "challenge-open", number="1"), first)
        await at.its.bot.tick()

        ages = phrases().say(language, "challenge-age", days=7)
        assert [one.value for one in first.facts] == [f"Nummer {number}" for number in range(1, 6)]
        assert [one.value for one in rest.facts] == ["Nummer 6", "Nummer 7"]
        assert first.body == phrases().say(language, "challenge-waiting", count=7, age=ages)
        assert opened is None
        assert "Nummer 1" in coordinator.messages[-1].text
        assert labels(coordinator.messages[-1])


async def test_a_card_opened_from_the_list_is_brought_up_to_date_too() -> None:
    async with centre() as at:
        first, second, _ = at.coordinators
        language = (await at.person(second)).language
        await at.lifts()
        await second.says("challenges")
        await second.presses(phrases().say(language, "challenge-open", number="1"))
        await at.its.bot.tick()

        await at.works_on(first)

        assert (await at.person(first)).name in second.messages[-1].body


async def test_the_list_of_a_coordinator_without_any_says_thanks() -> None:
    async with centre() as at:
        coordinator = at.coordinators[0]
        language = (await at.person(coordinator)).language

        listed = message_of(await coordinator.says("challenges"))

        assert listed.body == phrases().say(language, "challenge-none-waits")


async def test_everybody_else_sees_their_own_and_how_it_stands_drafts_too() -> None:
    async with centre() as at:
        await at.lifts(words="Løftet")
        await at.writes(words="Utkast")
        await at.works_on(at.coordinators[0])

        listed = message_of(await at.agent.says("challenges"))
        await at.agent.presses(at.word("challenge-open", number="2"), listed)
        await at.its.bot.tick()

        assert [one.value for one in listed.facts] == ["Utkast", "Løftet"]
        assert [one.label for one in listed.facts] == [
            f"1. {at.word('challenge-is-draft')}",
            f"2. {at.word('challenge-is-worked-on')}",
        ]
        assert "Løftet" in at.shown()[-1].text


# What is kept.


async def test_my_data_holds_it_and_delete_takes_it_from_every_card() -> None:
    async with centre() as at:
        await at.lifts("unnamed")
        await at.works_on(at.coordinators[0])
        records = await at.its.ctx.store.personal_data.of(at.who.id)
        own = await at.its.ctx.store.personal_data.own(at.who.id)

        await at.its.ctx.store.personal_data.erase(at.who.id, [own[0].key], EventId("erase"), MONDAY)
        await at.its.bot.tick()

        everything = [*at.shown(), *(one for guest in at.coordinators for one in guest.messages)]
        assert records["challenge"][0]["words"] == WORDS
        assert [one.key for one in own] == ["challenge:1"]
        assert not [one for one in everything if WORDS in one.text or one.buttons]
        assert await at.state() is None


async def test_a_coordinators_delete_forgets_who_answered_and_leaves_the_answer() -> None:
    async with centre() as at:
        first = await at.person(at.coordinators[0])
        await at.lifts()
        await at.works_on(at.coordinators[0])
        await at.closes(at.coordinators[0])

        count = await at.its.ctx.store.personal_data.erase_all(first.id, EventId("erase"), MONDAY)
        await at.its.bot.tick()

        assert count == 1
        assert ANSWER in at.shown()[-1].text
        assert first.name not in at.shown()[-1].text


async def test_nobody_erases_what_somebody_else_lifted() -> None:
    async with centre() as at:
        other = await at.person(at.coordinators[0])
        await at.lifts("unnamed")
        await at.works_on(at.coordinators[0])

        keys = ["challenge:1", "challenge_worker:1"]
        count = await at.its.ctx.store.personal_data.erase(other.id, keys, EventId("e"), MONDAY)

        assert count == 0
        assert await at.state() is State.WORKED_ON


async def _rows(at: Centre) -> int:
    async with at.its.database.read() as connection:
        raised = (await connection.execute(select(challenge_raiser))).all()
        return len(raised) + len((await connection.execute(select(challenge))).all())


async def _night(at: Centre, days: int) -> None:
    moment = MONDAY + days * DAY
    at.its.clock.move_to(moment)
    (one,) = [one for one in await at.its.ctx.store.agenda.due(moment) if one.what == retention.ROUND]
    assert await retention.round_of(at.its.ctx, one)


async def test_it_is_gone_after_twenty_four_months_and_a_draft_after_thirty_days() -> None:
    async with centre() as at:
        await retention.begin(at.its.ctx)
        await at.lifts()
        await at.writes()

        await _night(at, 29)
        both = await _rows(at)
        await _night(at, 31)
        lifted = await _rows(at)
        await _night(at, 729)
        last = await _rows(at)
        await _night(at, 731)

        assert (both, lifted, last, await _rows(at)) == (4, 2, 2, 0)


async def test_what_a_leaver_lifted_goes_thirty_days_later_and_its_cards_say_withdrawn() -> None:
    async with centre() as at:
        await retention.begin(at.its.ctx)
        await at.lifts()
        await at.its.roll.apply(replace(NOBODY, leaving=(at.who.key,)))

        await _night(at, 29)
        before = await _rows(at)
        await _night(at, 31)
        await at.its.bot.tick()

        assert (before, await _rows(at)) == (2, 0)
        assert WORDS not in at.coordinators[0].messages[-1].text


async def test_the_choices_of_the_form_are_closed_lists() -> None:
    async with centre() as at:
        asked = form_of(await at.agent.acts("challenge-lift:0"))

        choices = {
            field.name: [option.value for option in field.options]
            for field in asked.fields
            if isinstance(field, ChoiceField)
        }
        assert choices["category"] == ["time", "tools", "knowledge", "cooperation", "management", "other"]
        assert choices["touches"] == ["employees", "leaders", "users", "other-units"]
        assert choices["signature"][0] == "name"
        assert choices["signature"][-1] == "unnamed"
