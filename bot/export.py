"""What leaves Dult for the coordinators: agents' answers one by one, everybody else's only as figures."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.ports import Outcome
from nudges.delivery import Kind
from nudges.language import Language
from nudges.library import Library
from nudges.task import MicroTask


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One answer as the store has it."""

    at: datetime
    person: str
    """The person's key."""
    name: str
    site: str
    is_agent: bool
    """Agents act in a signed role: coordinators see their answers."""
    kind: Kind
    item: str
    outcome: Outcome
    useful: int | None
    because: str
    remark: str


class Answered(Protocol):
    """Where all answers are read from."""

    async def all(self) -> list[Given]:
        """Return every answer, oldest first."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of an export: an agent's answer, or how many others answered alike."""

    item: str
    title: str
    """Empty where the words may not be passed on."""
    outcome: str
    people: int
    at: str = ""
    person: str = ""
    name: str = ""
    site: str = ""
    useful: int | None = None
    because: str = ""
    remark: str = ""


def rows(answers: Iterable[Given], library: Library, language: Language, *, least: int) -> list[Row]:
    """Return the lines of an export; a figure stands for ``least`` people or more, or it is not shown."""
    signed = [one for one in answers if one.outcome is not Outcome.ERASED]
    agents = [_signed(one, library, language) for one in signed if one.is_agent]
    return [*agents, *_figures([one for one in signed if not one.is_agent], library, language, least)]


def _signed(its: Given, library: Library, language: Language) -> Row:
    return Row(
        item=its.item,
        title=_title(its.item, library, language),
        outcome=its.outcome,
        people=1,
        at=its.at.isoformat(timespec="seconds"),
        person=its.person,
        name=its.name,
        site=its.site,
        useful=its.useful,
        because=its.because,
        remark=its.remark,
    )


def _figures(others: Iterable[Given], library: Library, language: Language, least: int) -> Iterator[Row]:
    """Count others' answers; an item's figures show only when none of them stands for a few."""
    by_item: defaultdict[str, Counter[Outcome]] = defaultdict(Counter)
    for one in others:
        by_item[one.item][one.outcome] += 1
    for item, counts in sorted(by_item.items()):
        yield from _of_item(item, counts, _title(item, library, language), least)


def _of_item(item: str, counts: Mapping[Outcome, int], title: str, least: int) -> Iterator[Row]:
    total = sum(counts.values())
    if total < least:
        return
    if min(counts.values()) < least:
        yield Row(item=item, title=title, outcome="answered", people=total)
        return
    for outcome, people in sorted(counts.items()):
        yield Row(item=item, title=title, outcome=outcome, people=people)


def _title(item: str, library: Library, language: Language) -> str:
    stocked = library.stock.get(item)
    if stocked is None or not stocked.pack.redistributable or not isinstance(stocked.item, MicroTask):
        return ""
    return stocked.item.text(language).title
