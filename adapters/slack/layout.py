"""The blocks that messages, forms and the home tab share; a part that would be empty is left out."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ContextBlock,
    HeaderBlock,
    InteractiveElement,
    MarkdownTextObject,
    Option,
    OverflowMenuElement,
    PlainTextObject,
    SectionBlock,
)

from adapters.slack import mrkdwn
from adapters.slack.limits import ACTIONS, BUTTON_LABEL, HEADER, OVERFLOW_OPTIONS, SECTION
from adapters.slack.markdown import BREAK, Run, lines, runs
from adapters.slack.press import value_of
from bot.cut import ELLIPSIS, one_line
from bot.message import Button, Fact, Film, Message
from bot.phrases import Phrases
from nudges.language import Language

TITLE: Final = 300
SUMMARY: Final = 1_000
WHO_SEES: Final = 1_000
BUTTONS: Final = 3_500
"""Characters of a part at most, so that together they always leave room for a body."""
AROUND: Final = 100
"""What a section weighs at most besides its words."""


def plain_text(its: str) -> PlainTextObject:
    """Return words that Slack takes as they are; they may not be empty."""
    return PlainTextObject(text=its or ELLIPSIS)


def marked_up(its: str) -> MarkdownTextObject:
    """Return markup in which Slack looks for nothing that is not marked."""
    return MarkdownTextObject(text=its, verbatim=True)


def header(title: str) -> list[Block]:
    """Show a title; screen readers know it for a heading."""
    shown = one_line(title, HEADER)
    return [HeaderBlock(text=plain_text(shown))] if shown else []


def body(markdown: str, room: int) -> list[Block]:
    """Show Markdown in at most ``room`` characters."""
    return sections(mrkdwn.sections(markdown, room))


def words(its: str, room: int) -> list[Block]:
    """Show words that are no Markdown in at most ``room`` characters."""
    return sections(mrkdwn.pieces(lines(Run(its)), room))


def strong(its: str, room: int) -> list[Block]:
    """Show a sentence that nobody should overlook."""
    return sections(mrkdwn.pieces([Run(one_line(its, room), bold=True)], SECTION))


def titled_body(title: str, markdown: str, room: int) -> list[Block]:
    """Show a title that is no heading over Markdown, in at most ``room`` characters."""
    heading = Run(one_line(title, HEADER), bold=True)
    return sections(mrkdwn.pieces([heading, BREAK, *runs(markdown)], room))


def facts(its: Sequence[Fact], room: int) -> list[Block]:
    """Show facts, one a line: the fields of a section would be two lines each on a phone."""
    return sections(mrkdwn.pieces(fact_runs(its), room))


def fact_runs(its: Sequence[Fact]) -> Iterator[Run]:
    """Return facts, one a line, each after its label."""
    for number, fact in enumerate(its):
        if number:
            yield BREAK
        label = one_line(fact.label, HEADER)
        yield Run(label if label.endswith((":", "?", "!")) else f"{label}:", bold=True)
        yield Run(" ")
        yield from lines(Run(fact.value))


def film(its: Film, phrases: Phrases, language: Language) -> list[Block]:
    """Show where a film is, and all that those need who cannot see or hear it."""
    title = mrkdwn.link(its.title, its.url)
    linked = (f"*{title}*\n" if title else "") + about_film(its, phrases, language)
    summary = mrkdwn.literal(its.summary, SUMMARY)
    whole = f"{linked}\n{summary}".strip()
    return sections([whole] if len(whole) <= SECTION else [linked, summary])


def about_film(its: Film, phrases: Phrases, language: Language) -> str:
    """Say how long a film is, whether it has captions, and where it opens."""
    captions = "slack-captions" if its.captions else "slack-no-captions"
    return " · ".join(
        (
            phrases.say(language, "slack-film", minutes=its.minutes),
            phrases.say(language, captions),
            phrases.say(language, "slack-film-opens"),
        )
    )


def who_sees(its: str) -> list[Block]:
    """Show who sees what is answered."""
    shown = mrkdwn.literal(its, WHO_SEES)
    return [ContextBlock(elements=[marked_up(shown)])] if shown else []


def buttons(message: Message, place: str = "") -> list[Block]:
    """Show what can be pressed; ``place`` tells messages on one surface apart.

    The last of ``more`` stand in one overflow menu. What does not fit there are buttons: several such menus
    could not be told apart, least of all by ear; a select would keep what was chosen, and not give it twice.
    A menu of one is a button too, for it would hide a single word behind a second press.
    """
    beside = 1 if len(message.more) == 1 else max(len(message.more) - OVERFLOW_OPTIONS, 0)
    shown, rest = (*message.buttons, *message.more[:beside]), message.more[beside:]
    elements: list[InteractiveElement] = [
        _button(one, message.language, f"press{place}:{number}") for number, one in enumerate(shown)
    ]
    menu = [_menu(rest, message.language, f"more{place}:0")] if rest else []
    while elements and (len(elements) + len(menu) > ACTIONS or weight([*elements, *menu]) > BUTTONS):
        elements.pop()
    return [ActionsBlock(elements=[*elements, *menu])] if elements or menu else []


def label_of(button: Button) -> str:
    """Return what stands on a button."""
    return one_line(button.label, BUTTON_LABEL)


def weight(shown: Any) -> int:
    """Return how many characters Slack may count in blocks: all that stands in them, names included."""
    match shown:
        case Mapping():
            return sum(len(name) + 4 + weight(value) for name, value in shown.items())
        case str():
            return len(shown) + 2
        case Sequence():
            return sum(weight(one) + 1 for one in shown)
        case Block() | InteractiveElement():
            return weight(shown.to_dict()) + 2
        case _:
            return 5


def sections(pieces: Sequence[str]) -> list[Block]:
    """Show markup, each piece unfolded: Slack would hide the end of a long one."""
    return [SectionBlock(text=marked_up(piece), expand=True) for piece in pieces]


def _button(button: Button, language: Language, action_id: str) -> ButtonElement:
    return ButtonElement(
        text=plain_text(label_of(button)),
        action_id=action_id,
        value=value_of(button, language),
        style="primary" if button.main else None,
    )


def _menu(its: Sequence[Button], language: Language, action_id: str) -> OverflowMenuElement:
    return OverflowMenuElement(
        action_id=action_id,
        options=[Option(text=plain_text(label_of(one)), value=value_of(one, language)) for one in its],
    )
