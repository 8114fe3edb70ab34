from bot.events import EventId, Said
from bot.message import Invalid
from nudges.person import Role
from tests.bot.talking import FIRST_TASK, Talk, address, with_first_task
from tests.house import Guest, form_of, message_of, phrases

UNKNOWN = address("somebody")


def said(number: int) -> Said:
    return Said(
        id=EventId(f"stranger-{number}"), at=FIRST_TASK, by=UNKNOWN, text="Hei?", name="Ola fra Bergen"
    )


async def wrote(talk: Talk) -> list[Guest]:
    await talk.its.bot.handle(said(1))
    await talk.its.bot.tick()
    people = await talk.its.ctx.store.people.with_role(Role.COORDINATOR)
    return [talk.its.guest(one.key) for one in people]


async def test_a_stranger_gets_a_kind_answer_in_the_organisations_language() -> None:
    async with with_first_task() as talk:
        coordinators = await talk.its.ctx.store.people.with_role(Role.COORDINATOR)

        reply = message_of(await talk.its.bot.handle(said(1)))

        assert phrases().say(coordinators[0].language, "stranger-answer") in reply.body


async def test_each_coordinator_sees_a_stranger_once_however_often_they_write() -> None:
    async with with_first_task() as talk:
        coordinators = await wrote(talk)
        await talk.its.bot.handle(said(2))
        await talk.its.bot.tick()

        assert [len(one.messages) for one in coordinators] == [1, 1, 1]
        assert all("Ola fra Bergen" in one.messages[0].title for one in coordinators)


async def test_an_introduced_stranger_is_known_and_all_are_told() -> None:
    async with with_first_task() as talk:
        first, second, _ = await wrote(talk)
        everyone = await talk.its.ctx.store.people.with_role(Role.LEADER)
        asked = await first.presses(first.messages[-1].buttons[0].label)

        nobody = await first.fills(asked, who="no such person")
        reply = message_of(await first.fills(asked, who=str(everyone[0].email).upper()))
        await talk.its.bot.tick()

        known = await talk.its.ctx.store.people.at(UNKNOWN)
        assert isinstance(nobody, Invalid)
        assert known is not None
        assert known.id == everyone[0].id
        assert known.name in reply.body
        assert known.name in second.messages[-1].body
        assert len(talk.its.channel.to("somebody")) == 1


async def test_a_stranger_can_be_introduced_by_id_and_only_by_a_coordinator() -> None:
    async with with_first_task() as talk:
        first, *_ = await wrote(talk)
        button = first.messages[-1].buttons[0]

        refused = message_of(await talk.agent.acts(str(button.action)))
        asked = await first.presses(button.label)
        await first.fills(asked, who=talk.who.key)

        assert refused.title == talk.word("general-old-button-title")
        assert form_of(asked).who_sees
        known = await talk.its.ctx.store.people.at(UNKNOWN)
        assert known is not None
        assert known.id == talk.who.id
