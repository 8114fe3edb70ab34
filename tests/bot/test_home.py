"""A person's own page: what is open, what they chose, and what they can do about it."""

from datetime import timedelta

from bot.home import home
from bot.message import Message
from bot.people import RosterChanges
from nudges.person import Role
from tests.bot.talking import FIRST_TASK, Talk, address, labels, with_first_task
from tests.house import house


async def page(talk: Talk, route: str | None = None) -> list[Message]:
    return list(await home(talk.its.ctx, address(route or talk.agent.route)))


async def test_an_open_task_stands_first_with_its_buttons() -> None:
    """slack.md §3.26."""
    async with with_first_task() as talk:
        shown = await page(talk)

        assert shown[0].title == talk.last.title
        assert talk.word("task-do") in labels(shown[0])


async def test_what_somebody_chose_stands_below_with_a_way_to_change_it() -> None:
    async with with_first_task() as talk:
        shown = await page(talk)

        titles = [one.title for one in shown]
        time = shown[titles.index(talk.word("preference-time-title"))]
        assert talk.word("preference-zone-now", zone="Oslo") in time.body
        assert labels(time) == [talk.word("preference-change")]
        assert talk.word("preference-language-title") in titles
        assert talk.word("pause-title") in titles


async def test_a_task_that_is_done_is_not_asked_for_again() -> None:
    async with with_first_task() as talk:
        await talk.agent.presses(talk.word("task-do"))
        await talk.agent.presses(talk.word("task-done"))

        shown = await page(talk)

        assert talk.word("task-do") not in [label for one in shown for label in labels(one)]


async def test_in_a_pause_the_page_begins_with_it_and_offers_the_way_back() -> None:
    async with with_first_task() as talk:
        await talk.agent.presses(talk.word("pause-now"))

        first, *rest = await page(talk)

        assert first.title == talk.word("pause-paused-title")
        assert talk.word("pause-undo") in labels(first)
        assert talk.word("pause-title") not in [one.title for one in rest]


async def test_the_page_is_the_same_however_often_it_is_looked_at_and_nothing_is_sent() -> None:
    """slack.md §3.26."""
    async with with_first_task() as talk:
        before = await page(talk)
        sent = len(talk.its.channel.messages)

        again = await page(talk)
        await talk.its.bot.tick()

        assert (again, len(talk.its.channel.messages)) == (before, sent)


async def test_the_last_card_leads_to_ones_data_and_to_everything_else() -> None:
    async with with_first_task() as talk:
        last = (await page(talk))[-1]

        assert len(labels(last)) == 3


async def test_somebody_unknown_is_greeted_and_no_coordinator_hears_of_it() -> None:
    async with with_first_task() as talk:
        (greeting,) = await page(talk, "person:nobody")
        await talk.its.run_until(FIRST_TASK + timedelta(hours=1))

        assert (labels(greeting), greeting.title != "") == ([], True)
        assert not [one for _, one in talk.its.channel.messages.values() if "nobody" in one.text]


async def test_somebody_who_left_is_greeted_as_unknown() -> None:
    async with house() as its:
        agent = await its.one_with(Role.COMPETENCE_AGENT)
        nothing = RosterChanges(
            added=(), changed=(), unchanged=(), returning=(), leaving=(agent.key,), sites=(), teams=()
        )
        await its.roll.apply(nothing)

        (greeting,) = await home(its.ctx, address(agent.route))

        assert labels(greeting) == []
