"""A people file: what it may say, what is wrong with it, and the people it holds."""

from nudges.roster.coverage import Coverage, SiteCoverage, coverage
from nudges.roster.people import Defaults, PersonRow, Roster, TeamRow, centre_of
from nudges.roster.reading import read_roster
from nudges.roster.sheet import Finding, RosterError, Sheet, SheetRow
from nudges.roster.words import Column, Words, load_words

__all__ = [
    "Column",
    "Coverage",
    "Defaults",
    "Finding",
    "PersonRow",
    "Roster",
    "RosterError",
    "Sheet",
    "SheetRow",
    "SiteCoverage",
    "TeamRow",
    "Words",
    "centre_of",
    "coverage",
    "load_words",
    "read_roster",
]
