"""How much fits where in Teams; the adapter cuts to these and never finds out by an error.

Microsoft gives few figures for cards. Where none is given the limit is ours, chosen so that a card is read
on a phone and every path takes it; each says which it is.
"""

from typing import Final

CARD: Final = 25_000
"""Bytes of a card as JSON in UTF-16: under the 28 KB of the narrowest path, incoming webhooks
(learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages; teams.md §2.3)."""
MESSAGE: Final = 80_000
"""Bytes of a whole bot message in UTF-16, as the same page recommends; it is refused at about 100 KB.
Only a form whose options, or what was typed into it, would not fit otherwise is larger than ``CARD``."""
VERSION: Final = "1.5"
"""The newest Adaptive Card that Teams takes from a bot (learn.microsoft.com/microsoftteams/platform/
task-modules-and-cards/cards/cards-reference)."""
ACTIONS: Final = 15
"""Actions of one card, the overflow's among them: ours, for a menu that can be looked through. Teams shows
six beside each other (…/cards/cards-format, *Adaptive Cards overflow menu*); a message has at most four."""
ACTION_TITLE: Final = 40
"""Characters on a button: ours. ``bot/message.py`` promises 20 at most."""

TITLE: Final = 300
SUMMARY: Final = 150
"""Characters of ``summary``, what a notification shows: ours; clients cut it earlier."""
FALLBACK: Final = 1_000
"""Characters of ``fallbackText``, for a client too old for the card: ours."""
WHO_SEES: Final = 1_000
FILM_SUMMARY: Final = 1_000
INTRO: Final = 3_000
LABEL: Final = 300
HINT: Final = 500
OPTION_LABEL: Final = 150
INPUT_LENGTH: Final = 4_000
"""Characters that can be typed into an input: ours, so that what was typed can be shown again."""
DIALOG_TITLE: Final = 30
"""Characters of the title over a dialog: ours, what a phone has room for; a longer one is a heading in it."""
LINK: Final = 1_500
"""Characters of an address that is still made a link: ours."""
LINK_WORDS: Final = 150
