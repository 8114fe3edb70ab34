"""What a doctor finds: one part of the house, how it is, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """How a part is."""

    WELL = "well"
    NOTE = "note"
    """It works; somebody should know."""
    FAULT = "fault"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at; ``sentence`` says how it is and, where something is to be done, what."""

    part: str
    verdict: Verdict
    sentence: str


def well(part: str, sentence: str) -> Finding:
    """Say that a part is as it should be."""
    return Finding(part=part, verdict=Verdict.WELL, sentence=sentence)


def note(part: str, sentence: str) -> Finding:
    """Say what somebody should know of a part that works."""
    return Finding(part=part, verdict=Verdict.NOTE, sentence=sentence)


def fault(part: str, sentence: str) -> Finding:
    """Say what is wrong with a part, and its mend."""
    return Finding(part=part, verdict=Verdict.FAULT, sentence=sentence)
