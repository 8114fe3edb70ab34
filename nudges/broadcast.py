"""The broadcast: what a coordinator says once to many, whom it is for, and how long it takes."""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, ClassVar, Final

from pydantic import StrictBool, StringConstraints, ValidationError

from nudges import programme, tone
from nudges.delivery import Kind, WorkspaceId
from nudges.entry import Table, Text, Title, Translated, known_keys
from nudges.fault import ContentError, Fault, Slip, at, did_you_mean, slips_of
from nudges.item import read_table
from nudges.language import Language, nearest
from nudges.person import Role

UNDO: Final = timedelta(seconds=60)
"""How long nothing leaves after *Send*, so that a slip of the hand can be undone."""
WAITS: Final = timedelta(days=7)
"""How long a broadcast waits for those who cannot be reached at once, unless its author says otherwise."""
MAX_TITLE: Final = 60
MAX_BODY: Final = 1500
"""In characters: half of what the narrowest platform takes, which leaves room for its own markup."""
EASY_WORDS: Final = 60
"""Up to so many words are read to the end (``evidence.md`` §1, Brevity)."""
MANY: Final = 10
"""When more than one in so many has had a message that week, another week is worth a thought."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of a broadcast in one language; the body is Markdown."""

    title: str
    body: str


Texts = Mapping[Language, Wording]


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Whom it is for: values of one sort add up, sorts narrow each other, and nothing said is everyone.

    So agents and leaders at one site are ``roles`` of two and ``sites`` of one.
    """

    roles: frozenset[Role] = frozenset()
    sites: frozenset[str] = frozenset()
    """Keys of sites."""
    teams: frozenset[str] = frozenset()
    """Keys of teams: the people in them."""
    rooms: bool = False
    """The rooms of the teams instead of people."""

    @property
    def is_everyone(self) -> bool:
        """Whether nobody is left out."""
        return not (self.roles or self.sites or self.teams or self.rooms)


def audience_of(word: programme.Audience, sites: frozenset[str] = frozenset()) -> Audience:
    """Return whom the audience of a library item means, at some sites only if any are named."""
    match word:
        case programme.Audience.TEAM:
            return Audience(sites=sites, rooms=True)
        case programme.Audience.EVERYONE | programme.Audience.EMPLOYEE:
            return Audience(sites=sites)
        case _:
            return Audience(sites=sites, roles=frozenset({Role(word)}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a broadcast is sent."""

    acknowledge: bool = False
    """Has a button with which a reader says *I have read this*."""
    urgent: bool = False
    """Goes before a weekly task that has not left yet."""
    repeat_if_uncertain: bool = False
    """Better twice than not at all: sent once more when nobody can tell whether it arrived."""


class Hint(StrEnum):
    """What would make a text easier to read or kinder: advice, never an obstacle."""

    LONG = "long"
    LONG_SENTENCE = "long-sentence"
    HARD = "hard"
    DUTY = "duty"
    EXCLAMATION = "exclamation"
    QUESTIONS = "questions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """A hint and what it is about: a number, or the word that says it."""

    hint: Hint
    about: str


def advice(words: Wording, language: Language) -> list[Advice]:
    """Tell what would make the words plainer and kinder."""
    return [Advice(hint=hint, about=about) for hint, about in _advice(words, language)]


def _advice(words: Wording, language: Language) -> Iterator[tuple[Hint, str]]:
    whole = f"{words.title}\n\n{words.body}"
    if (count := len(tone.words(whole))) > EASY_WORDS:
        yield Hint.LONG, str(count)
    longest = max((len(tone.words(sentence)) for sentence in tone.sentences(whole)), default=0)
    if longest > tone.MAX_SENTENCE_WORDS:
        yield Hint.LONG_SENTENCE, str(longest)
    if len(tone.words(whole)) >= tone.LIX_FROM_WORDS and tone.lix(whole) >= tone.MAX_LIX[language]:
        yield Hint.HARD, f"{tone.lix(whole):.0f}"
    if duty := _duty(whole, language):
        yield Hint.DUTY, duty
    if "!" in whole:
        yield Hint.EXCLAMATION, "!"
    if (count := whole.count("?")) > 1:
        yield Hint.QUESTIONS, str(count)


def _duty(text: str, language: Language) -> str:
    banned = "|".join(map(re.escape, tone.BANNED[language]))
    found = re.search(rf"\b(?:{banned})\b", text.replace("’", "'"), re.IGNORECASE)
    return found[0] if found else ""


def words_for(texts: Texts, reader: Language) -> tuple[Wording, Language]:
    """Return the words a reader gets and the language they are in: the reader's own, else the nearest."""
    language = nearest(reader, texts)
    return texts[language], language


def minutes(waiting: Mapping[WorkspaceId, int], pace: Callable[[WorkspaceId], float]) -> int:
    """Estimate how long it takes until everyone has it: workspaces are written to at the same time.

    ``pace`` tells how many messages a second a workspace takes.
    """
    seconds = max((count / pace(workspace) for workspace, count in waiting.items()), default=0.0)
    return max(1, math.ceil(seconds / 60))


class AudienceTable(Table):
    """Whom a broadcast in a file is for; at least one key, and ``everyone`` by itself."""

    everyone: StrictBool = False
    roles: tuple[Role, ...] = ()
    sites: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()

    def slips(self) -> Iterator[Slip]:
        """Find an audience that nobody chose, and one that says two things."""
        chosen = bool(self.roles or self.sites or self.teams)
        if not chosen and not self.everyone:
            mend = "Write `everyone = true`, or name `roles`, `sites` or `teams`."
            yield Slip(key="", problem="names nobody.", mend=mend)
        if chosen and self.everyone:
            mend = "Take out `everyone`, or all the others."
            yield Slip(key="everyone", problem="stands beside a choice.", mend=mend)

    @property
    def audience(self) -> Audience:
        """The audience as the rest of Dult knows it."""
        return Audience(roles=frozenset(self.roles), sites=frozenset(self.sites), teams=frozenset(self.teams))


class BroadcastText(Text):
    """The words of a broadcast in a file."""

    title: Title
    body: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_BODY)]


class BroadcastFile(Translated[BroadcastText]):
    """A broadcast in a file: a coordinator's own words, so that tone is advised and not demanded."""

    kind: ClassVar = Kind.BROADCAST
    audience: AudienceTable | None = None
    acknowledge: StrictBool = False
    urgent: StrictBool = False
    repeat_if_uncertain: StrictBool = False

    def slips(self) -> Iterator[Slip]:
        """Let the same words stand in two languages: it is their author's choice."""
        yield from ()

    @property
    def words(self) -> Texts:
        """The words in each language."""
        return {language: Wording(title=text.title, body=text.body) for language, text in self.texts.items()}

    @property
    def options(self) -> Options:
        """How it is to be sent."""
        return Options(
            acknowledge=self.acknowledge, urgent=self.urgent, repeat_if_uncertain=self.repeat_if_uncertain
        )


def read_broadcast(toml: str, file: Path) -> BroadcastFile:
    """Read a broadcast from the text of its file; ``file`` is what faults name.

    Raises:
        ContentError: something is wrong; every fault is listed.
    """
    table = read_table(toml, file)
    kind = [_wrong_kind(table["kind"], file)] if table.get("kind", Kind.BROADCAST) != Kind.BROADCAST else []
    try:
        its = BroadcastFile.model_validate({key: value for key, value in table.items() if key != "kind"})
    except ValidationError as error:
        slips = slips_of(error, known_keys(BroadcastFile, BroadcastText, AudienceTable))
        raise ContentError([*kind, *at(file, slips)]) from error
    if kind:
        raise ContentError(kind)
    return its


def _wrong_kind(kind: Any, file: Path) -> Fault:
    mend = did_you_mean(str(kind), [Kind.BROADCAST], 'Write `kind = "broadcast"`.')
    return Fault(file=file, key="kind", problem=f"cannot be {kind!r}.", mend=mend)
