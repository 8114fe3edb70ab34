"""An if-then plan: what somebody means to do and when, how often it is followed up, and how it ends."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final, NewType
from zoneinfo import ZoneInfo

from nudges.calendar import Window, at_local, next_window
from nudges.days_off import DaysOff
from nudges.person import Person, RecipientId

PlanId = NewType("PlanId", int)

FOLLOWED_UP_AFTER: Final = (timedelta(weeks=1), timedelta(weeks=3), timedelta(weeks=6))
"""Remind, then fade (``evidence.md`` §1, plan and reminder)."""
SOONEST: Final = timedelta(days=3)
"""A plan is not followed up sooner than so long after it was said back, whatever days off lie between."""
APART: Final = timedelta(weeks=1)
"""Between two follow-ups lies this at least, where days off move them together."""
ANSWER_WITHIN: Final = timedelta(weeks=1)
"""How long the last follow-up waits for an answer before the plan ends by itself."""
MOST_OPEN: Final = 3
"""So many plans a person has at a time: more are none."""

LONGEST: Final = 300
"""Characters of when, and of what then."""
LONGEST_WITH: Final = 100
LONGEST_BECAUSE: Final = 500


class Standing(StrEnum):
    """Whether a plan is under way, or how it ended."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"
    KEPT = "kept"
    """It was kept through the last follow-up: from there on it is the person's own."""
    LAPSED = "lapsed"
    """It ended by itself."""


OWN_HAND: Final = frozenset({Standing.DONE, Standing.DROPPED, Standing.KEPT})
"""How a person ends a plan; it can be taken up again for a while."""


class Verdict(StrEnum):
    """What a person said to a follow-up that was not the end of the plan."""

    KEPT = "kept"
    ADJUSTED = "adjusted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What is planned."""

    situation: str
    """When, or if."""
    action: str
    """What I or we do then."""
    with_whom: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """One of the times a plan is asked about."""

    step: int
    """From 1 on."""
    at: datetime
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """When a plan is said back and asked about, and when it ends by itself."""

    said_back: Window
    follow_ups: tuple[Window, ...]

    @property
    def ends_at(self) -> datetime:
        """When it ends by itself."""
        return self.follow_ups[-1].opens + ANSWER_WITHIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A plan as it stands."""

    id: PlanId
    person: RecipientId
    words: Words
    standing: Standing
    made_at: datetime
    follow_ups: tuple[FollowUp, ...]
    ends_at: datetime
    """When it ends by itself, if nothing is answered to the last follow-up."""
    ended_at: datetime | None = None
    because: str = ""
    """What the person wrote when they ended it."""

    @property
    def is_over(self) -> bool:
        """Whether it has ended."""
        return self.standing is not Standing.OPEN

    @property
    def was_put_off(self) -> bool:
        """Whether the last follow-up came a second time, because the first reached nobody."""
        return self.ends_at > self.follow_ups[-1].at + ANSWER_WITHIN

    def asked(self, now: datetime) -> FollowUp | None:
        """Return the follow-up that waits for an answer: the newest whose time has come."""
        come = [one for one in self.follow_ups if one.at <= now]
        return come[-1] if come and not self.is_over and come[-1].verdict is None else None

    def next_at(self, now: datetime) -> datetime | None:
        """Return when it is asked about next."""
        if self.is_over:
            return None
        return next((one.at for one in self.follow_ups if one.at > now), None)

    def can_be_taken_up(self, now: datetime) -> bool:
        """Tell whether its end can be undone: as long as it would have been open."""
        return self.standing in OWN_HAND and now < self.ends_at

    def is_last(self, step: int) -> bool:
        """Tell whether no follow-up comes after this one."""
        return step == self.follow_ups[-1].step


def course(person: Person, made_at: datetime, days_off: DaysOff) -> Course:
    """Plan when somebody hears of a plan again: on their working days, at their hour, holidays left alone.

    Raises:
        ValueError: the person has no working days.
        BeyondTableError: the years of ``days_off`` end before.
    """
    made_on = made_at.astimezone(ZoneInfo(person.time_zone)).date()
    said_back = _window(person, made_on + timedelta(days=1), days_off)
    return Course(said_back=said_back, follow_ups=tuple(_follow_ups(person, made_on, said_back, days_off)))


def _follow_ups(person: Person, made_on: date, said_back: Window, days_off: DaysOff) -> Iterator[Window]:
    earliest = _day_of(person, said_back) + SOONEST
    for after in FOLLOWED_UP_AFTER:
        window = _window(person, max(made_on + after, earliest), days_off)
        earliest = _day_of(person, window) + APART
        yield window


def _window(person: Person, earliest: date, days_off: DaysOff) -> Window:
    return next_window(
        person,
        after=at_local(earliest, time(), person.time_zone),
        days_off=days_off,
        not_before=person.preferences.at,
    )


def _day_of(person: Person, window: Window) -> date:
    return window.opens.astimezone(ZoneInfo(person.time_zone)).date()


def answered(plan: Plan, verdict: Verdict, now: datetime) -> Plan:
    """Return a plan after the follow-up that waits was answered; the last answer is its end.

    Where none waits, nothing changes.
    """
    asked = plan.asked(now)
    if asked is None:
        return plan
    after = replace(plan, follow_ups=_with(plan, replace(asked, verdict=verdict)))
    return replace(after, standing=Standing.KEPT, ended_at=now) if plan.is_last(asked.step) else after


def adjusted(plan: Plan, words: Words, now: datetime) -> Plan:
    """Return a plan in other words, which answer the follow-up that waits; what is over stays as it is."""
    return plan if plan.is_over else replace(answered(plan, Verdict.ADJUSTED, now), words=words)


def ended(plan: Plan, how: Standing, now: datetime, because: str = "") -> Plan:
    """Return a plan after its end; what is over stays as it is."""
    return plan if plan.is_over else replace(plan, standing=how, ended_at=now, because=because)


def taken_up(plan: Plan, now: datetime) -> Plan:
    """Return a plan after its end was undone, where it can be: an answer that was its end is none."""
    if not plan.can_be_taken_up(now):
        return plan
    last = plan.follow_ups[-1]
    follow_ups = (
        _with(plan, replace(last, verdict=None)) if plan.standing is Standing.KEPT else plan.follow_ups
    )
    return replace(plan, standing=Standing.OPEN, ended_at=None, because="", follow_ups=follow_ups)


def _with(plan: Plan, its: FollowUp) -> tuple[FollowUp, ...]:
    return tuple(its if one.step == its.step else one for one in plan.follow_ups)
