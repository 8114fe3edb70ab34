"""What every channel keeps, whatever platform is behind it: one suite for Slack, Teams and the try-out page.

An adapter's test module derives from ``ChannelContract`` and gives a ``bench`` fixture: a ``ChannelBench``
that knows how to look at its platform and how to act on it as a person would.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol

import pytest

from bot.errors import CannotTell, Unreachable
from bot.events import Event, Pressed, Said, Submitted
from bot.message import (
    Action,
    Ask,
    Attachment,
    Button,
    ChoiceField,
    DateField,
    Fact,
    Film,
    Form,
    Invalid,
    Message,
    Option,
    Replace,
    Reply,
    Say,
    TextField,
)
from bot.ports import Channel
from nudges.delivery import Address, DeliveryKey, Receipt
from nudges.language import Language

KEY = DeliveryKey("d42")

FULL = Message(
    title="Ask a colleague",
    body="Much is lost when nobody says it.\n\nAsk: **What did you learn?**",
    language=Language.EN,
    facts=(Fact(label="Time", value="10 minutes"), Fact(label="Week", value="3 of 12")),
    film=Film(
        url="https://films.example/feedback",
        title="Feedback that helps",
        minutes=4,
        captions=True,
        summary="Two colleagues say what they saw.",
    ),
    buttons=(
        Button(label="Do it", action=Action(name="task-do", ref=1), main=True),
        Button(label="Another day", action=Action(name="task-later", ref=1), opens_form=True),
        Button(label="Not for me", action=Action(name="task-decline", ref=1)),
    ),
    more=(
        Button(label="Another task", action=Action(name="task-swap", ref=1)),
        Button(label="Take a pause", action=Action(name="pause", ref=0)),
    ),
    who_sees="Coordinators see your answer for 12 months.",
)

WORDS_OF_FULL = (
    "Ask a colleague",
    "Much is lost when nobody says it.",
    "What did you learn?",
    "Time",
    "10 minutes",
    "Week",
    "3 of 12",
    "https://films.example/feedback",
    "Feedback that helps",
    "Two colleagues say what they saw.",
    "Do it",
    "Another day",
    "Not for me",
    "Another task",
    "Take a pause",
    "Coordinators see your answer for 12 months.",
)

FORM = Form(
    action=Action(name="help-send", ref=9),
    title="What do you need?",
    intro="One of the coordinators answers.",
    language=Language.EN,
    submit="Send",
    who_sees="Coordinators see this.",
    fields=(
        TextField(name="words", label="Tell us", hint="What have you tried?", lines=4),
        ChoiceField(
            name="about",
            label="What is it about?",
            options=(Option(value="task", label="The task"), Option(value="time", label="Time for it")),
        ),
        ChoiceField(
            name="days",
            label="Which days suit?",
            many=True,
            required=False,
            options=(Option(value="mon", label="Monday"), Option(value="tue", label="Tuesday")),
        ),
        DateField(name="until", label="Until when?", required=False),
    ),
)

WORDS_OF_FORM = (
    "What do you need?",
    "One of the coordinators answers.",
    "Tell us",
    "What have you tried?",
    "What is it about?",
    "The task",
    "Time for it",
    "Which days suit?",
    "Monday",
    "Tuesday",
    "Until when?",
    "Send",
    "Coordinators see this.",
)


FILES = (
    Attachment(name="my-data.json", media_type="application/json", content='{"name": "Åse <b>"}\n'),
    Attachment(name="mina sidor.md", media_type="text/markdown", content="# Åse\n\n" + "One line\n" * 5_000),
)


def short(title: str) -> Message:
    return Message(title=title, body="A few words.", language=Language.EN)


class ChannelBench(Protocol):
    """A channel, its platform, and two people of one team before it."""

    @property
    def channel(self) -> Channel:
        """The channel under test."""
        ...

    @property
    def person(self) -> Address:
        """The own conversation of a person."""
        ...

    @property
    def colleague(self) -> Address:
        """The own conversation of somebody else in the same team."""
        ...

    @property
    def room(self) -> Address:
        """The team's room, which both are in."""
        ...

    @property
    def nobody(self) -> Address:
        """An address of this channel that leads to nobody."""
        ...

    @property
    def since(self) -> datetime:
        """Before everything that a test does."""
        ...

    def answer_with(self, *replies: Reply) -> None:
        """Let the core's handler give these replies, one an event, and then nothing."""
        ...

    @property
    def events(self) -> Sequence[Event]:
        """What the handler got, oldest first; opening a conversation is left out."""
        ...

    async def lose(self, receipt: Receipt) -> None:
        """Let a sent message be gone, as it is when somebody took it away on the platform."""
        ...

    async def reads(self, who: Address, where: Address) -> str:
        """Return everything that ``who`` can read in ``where``, addresses of links included."""
        ...

    async def press(self, who: Address, where: Address, label: str) -> None:
        """Press the button called ``label``, in the overflow too."""
        ...

    async def say(self, who: Address, where: Address, words: str) -> None:
        """Write to Dult."""
        ...

    async def saves(self, who: Address, where: Address) -> Sequence[Attachment]:
        """Return every file that ``who`` can save in ``where``, as it arrives, oldest message first."""
        ...

    async def open_form(self, who: Address) -> str | None:
        """Return everything that the open form of ``who`` shows, what is filled in included."""
        ...

    async def submit(self, who: Address, values: dict[str, str]) -> None:
        """Fill in the open form and send it."""
        ...


class ChannelContract:
    """The tests; a subclass gives the fixture ``bench``, without which none of them runs."""

    async def test_what_is_sent_is_read_by_the_recipient(self, bench: ChannelBench) -> None:
        await bench.channel.send(bench.person, short("For you"), KEY)

        assert "For you" in await bench.reads(bench.person, bench.person)

    async def test_nobody_else_reads_what_is_sent_to_a_person(self, bench: ChannelBench) -> None:
        await bench.channel.send(bench.person, short("For you"), KEY)

        assert "For you" not in await bench.reads(bench.colleague, bench.colleague)

    async def test_what_is_sent_to_a_room_is_read_by_everybody_in_it(self, bench: ChannelBench) -> None:
        await bench.channel.send(bench.room, short("For all"), KEY)

        assert "For all" in await bench.reads(bench.person, bench.room)
        assert "For all" in await bench.reads(bench.colleague, bench.room)

    async def test_every_part_of_a_message_reaches_the_reader(self, bench: ChannelBench) -> None:
        await bench.channel.send(bench.person, FULL, KEY)

        shown = await bench.reads(bench.person, bench.person)
        assert [words for words in WORDS_OF_FULL if words not in shown] == []

    async def test_every_attachment_reaches_the_reader_whole(self, bench: ChannelBench) -> None:
        await bench.channel.send(bench.person, replace(short("Yours"), attachments=FILES), KEY)

        assert tuple(await bench.saves(bench.person, bench.person)) == FILES

    async def test_what_is_handed_over_privately_in_a_room_reaches_one_alone(
        self, bench: ChannelBench
    ) -> None:
        await bench.channel.send(bench.room, FULL, KEY)
        bench.answer_with(Say(message=replace(short("Between us"), attachments=FILES)))

        await bench.press(bench.person, bench.room, "Do it")

        assert tuple(await bench.saves(bench.person, bench.room)) == FILES
        assert tuple(await bench.saves(bench.colleague, bench.room)) == ()

    async def test_a_sent_message_is_found_by_its_key(self, bench: ChannelBench) -> None:
        receipt = await bench.channel.send(bench.person, short("For you"), KEY)

        try:
            assert await bench.channel.find(bench.person, KEY, bench.since) == receipt
        except CannotTell:
            return  # a platform may have no way to look, but must say so

    async def test_a_message_that_was_not_sent_is_not_found(self, bench: ChannelBench) -> None:
        await bench.channel.send(bench.person, short("For you"), KEY)

        try:
            assert await bench.channel.find(bench.person, DeliveryKey("d43"), bench.since) is None
        except CannotTell:
            return

    async def test_an_update_stands_in_the_old_ones_place(self, bench: ChannelBench) -> None:
        receipt = await bench.channel.send(bench.person, short("Before"), KEY)

        await bench.channel.update(receipt, short("After"))

        shown = await bench.reads(bench.person, bench.person)
        assert "After" in shown
        assert "Before" not in shown

    async def test_updating_what_is_gone_says_so(self, bench: ChannelBench) -> None:
        receipt = await bench.channel.send(bench.person, short("Gone soon"), KEY)
        await bench.lose(receipt)

        with pytest.raises(Unreachable):
            await bench.channel.update(receipt, short("Too late"))

    async def test_an_address_that_leads_nowhere_is_unreachable(self, bench: ChannelBench) -> None:
        with pytest.raises(Unreachable):
            await bench.channel.send(bench.nobody, short("Hello"), KEY)

    async def test_a_press_says_who_pressed_what_on_which_message(self, bench: ChannelBench) -> None:
        receipt = await bench.channel.send(bench.person, FULL, KEY)

        await bench.press(bench.person, bench.person, "Do it")

        (event,) = bench.events
        assert isinstance(event, Pressed)
        assert (event.by, event.room) == (bench.person, None)
        assert (event.action, event.receipt) == ("task-do:1", receipt)

    async def test_a_press_in_the_overflow_is_a_press_like_any_other(self, bench: ChannelBench) -> None:
        await bench.channel.send(bench.person, FULL, KEY)

        await bench.press(bench.person, bench.person, "Another task")

        (event,) = bench.events
        assert isinstance(event, Pressed)
        assert event.action == "task-swap:1"

    async def test_a_press_in_a_room_says_which_room(self, bench: ChannelBench) -> None:
        await bench.channel.send(bench.room, FULL, KEY)

        await bench.press(bench.colleague, bench.room, "Do it")

        (event,) = bench.events
        assert isinstance(event, Pressed)
        assert (event.by, event.room) == (bench.colleague, bench.room)

    async def test_two_presses_are_two_events(self, bench: ChannelBench) -> None:
        await bench.channel.send(bench.person, FULL, KEY)

        await bench.press(bench.person, bench.person, "Do it")
        await bench.press(bench.person, bench.person, "Do it")

        assert len({event.id for event in bench.events}) == 2

    async def test_a_replacement_stands_in_the_pressed_ones_place(self, bench: ChannelBench) -> None:
        await bench.channel.send(bench.person, FULL, KEY)
        bench.answer_with(Replace(message=short("Well noted")))

        await bench.press(bench.person, bench.person, "Do it")

        shown = await bench.reads(bench.person, bench.person)
        assert "Well noted" in shown
        assert "Not for me" not in shown

    async def test_what_is_said_privately_in_a_room_is_read_by_one_alone(self, bench: ChannelBench) -> None:
        await bench.channel.send(bench.room, FULL, KEY)
        bench.answer_with(Say(message=short("Between us")))

        await bench.press(bench.person, bench.room, "Do it")

        assert "Between us" in await bench.reads(bench.person, bench.room)
        assert "Between us" not in await bench.reads(bench.colleague, bench.room)

    async def test_what_is_said_openly_in_a_room_is_read_by_everybody(self, bench: ChannelBench) -> None:
        await bench.channel.send(bench.room, FULL, KEY)
        bench.answer_with(Say(message=short("For all"), private=False))

        await bench.press(bench.person, bench.room, "Do it")

        assert "For all" in await bench.reads(bench.colleague, bench.room)

    async def test_what_a_person_writes_arrives_and_is_answered(self, bench: ChannelBench) -> None:
        bench.answer_with(Say(message=short("Here is help")))

        await bench.say(bench.person, bench.person, "help & <b>more</b>")

        (event,) = bench.events
        assert isinstance(event, Said)
        assert (event.by, event.text) == (bench.person, "help & <b>more</b>")
        assert "Here is help" in await bench.reads(bench.person, bench.person)

    async def test_a_form_shows_everything_it_asks(self, bench: ChannelBench) -> None:
        await self._ask(bench)

        shown = await bench.open_form(bench.person) or ""
        assert [words for words in WORDS_OF_FORM if words not in shown] == []

    async def test_a_form_brings_a_value_for_every_field(self, bench: ChannelBench) -> None:
        receipt = await self._ask(bench)

        await bench.submit(bench.person, {"words": "Two\nlines", "about": "time", "days": "mon,tue"})

        event = bench.events[-1]
        assert isinstance(event, Submitted)
        assert (event.by, event.action, event.receipt) == (bench.person, "help-send:9", receipt)
        assert event.values == {"words": "Two\nlines", "about": "time", "days": "mon,tue", "until": ""}

    async def test_an_invalid_form_stays_open_with_what_was_filled_in(self, bench: ChannelBench) -> None:
        await self._ask(bench)
        bench.answer_with(Invalid(errors={"about": "Choose one of the two."}))

        await bench.submit(bench.person, {"words": "It is long", "about": ""})

        shown = await bench.open_form(bench.person) or ""
        assert "Choose one of the two." in shown
        assert "It is long" in shown

    async def test_a_mended_form_is_sent_and_closed(self, bench: ChannelBench) -> None:
        await self._ask(bench)
        bench.answer_with(Invalid(errors={"about": "Choose one."}), Replace(message=short("Help is coming")))

        await bench.submit(bench.person, {"words": "It is long", "about": ""})
        await bench.submit(bench.person, {"words": "It is long", "about": "task"})

        assert await bench.open_form(bench.person) is None
        assert "Help is coming" in await bench.reads(bench.person, bench.person)

    async def _ask(self, bench: ChannelBench) -> Receipt:
        receipt = await bench.channel.send(bench.person, FULL, KEY)
        bench.answer_with(Ask(form=FORM))
        await bench.press(bench.person, bench.person, "Another day")
        return receipt
