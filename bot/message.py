"""What is shown and what is asked, with no chat platform in sight: adapters render these."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from nudges.language import Language

MAX_BUTTONS = 3
"""A card has at most three buttons; the rest stand in its overflow (``decisions.md``, Delivery)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """What a press or a submission means: a verb of the conversation and the row it is about."""

    name: str
    ref: int = 0

    def __str__(self) -> str:
        return f"{self.name}:{self.ref}"

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read what an adapter carried; ``None`` when no Dult wrote it."""
        name, _, ref = text.partition(":")
        return cls(name=name, ref=int(ref)) if ref.isdecimal() and ref.isascii() and len(ref) < 19 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """One thing a reader can press."""

    label: str
    """At most 20 characters, so that no platform cuts it."""
    action: Action
    main: bool = False
    opens_form: bool = False
    """Lets an adapter open a waiting view at once and fill it when the form comes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A label and its value, such as *Time* and *10 minutes*."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """A film elsewhere: a link with all that those need who cannot see or hear it."""

    url: str
    title: str
    minutes: int
    captions: bool
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A text file that is handed over with a message; a channel offers it to be saved."""

    name: str
    """With its ending, such as ``my-data.json``."""
    media_type: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message; its body is Markdown of paragraphs, emphasis, lists and links only."""

    title: str
    body: str
    language: Language
    facts: tuple[Fact, ...] = ()
    film: Film | None = None
    buttons: tuple[Button, ...] = ()
    more: tuple[Button, ...] = ()
    """The overflow: what is there when wanted, and does not crowd the card."""
    who_sees: str = ""
    """Who sees what is answered here and how long it is kept."""
    attachments: tuple[Attachment, ...] = ()

    def __post_init__(self) -> None:
        if len(self.buttons) > MAX_BUTTONS:
            raise ValueError(f"A message has at most {MAX_BUTTONS} buttons: move some to `more`.")

    @property
    def text(self) -> str:
        """The whole message as plain text, in reading order: for notifications and screen readers."""
        return "\n".join(line for line in self._lines() if line)

    def _lines(self) -> Iterator[str]:
        yield self.title
        yield self.body
        yield from (f"{fact.label}: {fact.value}" for fact in self.facts)
        if self.film:
            yield f"{self.film.title}: {self.film.url}"
            yield self.film.summary
        yield from (attachment.name for attachment in self.attachments)
        yield " · ".join(button.label for button in (*self.buttons, *self.more))
        yield self.who_sees

    def closed(self, *, body: str | None = None) -> Self:
        """Return the message with nothing left to press."""
        return replace(self, body=self.body if body is None else body, buttons=(), more=(), who_sees="")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextField:
    """A field for words."""

    name: str
    label: str
    hint: str = ""
    value: str = ""
    required: bool = True
    lines: int = 1
    max_length: int = 1000
    """In characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One of a few things to choose."""

    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceField:
    """A field with options to choose one of; ``many`` lets several be chosen, sent joined by commas."""

    name: str
    label: str
    options: tuple[Option, ...]
    hint: str = ""
    value: str = ""
    required: bool = True
    many: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DateField:
    """A field for a day, sent as ``YYYY-MM-DD``."""

    name: str
    label: str
    hint: str = ""
    value: str = ""
    required: bool = True
    earliest: date | None = None
    latest: date | None = None


Field = TextField | ChoiceField | DateField


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What is asked for; a submission carries ``action`` back with a value for every field's name."""

    action: Action
    title: str
    fields: tuple[Field, ...]
    submit: str
    language: Language
    who_sees: str
    intro: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replace:
    """Show ``message`` in the place of the one that was pressed."""

    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """Answer with a new message; a private one is seen by the person alone, even in a room."""

    message: Message
    private: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Open a form."""

    form: Form
    again: Action | None = None
    """What asks for it when it was asked for in words: where only a press opens a form, a button has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invalid:
    """Keep the form open: field names and what to mend, in the reader's language."""

    errors: dict[str, str]


Reply = Replace | Say | Ask | Invalid | None
"""What a handler returns; it is the only way back."""
