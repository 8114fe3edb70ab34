"""How much fits where in Slack; the adapter cuts to these and never finds out by an error.

The block limits agree in Slack's reference (docs.slack.dev/reference/block-kit), in the validators of
slack_sdk 3.47 and in the table of slackblocks 3.0; where one of them is silent, the source stands beside it.
"""

from typing import Final

MESSAGE_TEXT: Final = 4_000
"""Characters of a message's ``text``: chat.postMessage takes more, but chat.update refuses it."""
MESSAGE_BLOCKS: Final = 50
MESSAGE_CHARACTERS: Final = 10_000
"""Characters of all blocks together. Slack names no limit; ``msg_blocks_too_long`` was seen from 11,341 on
(slackapi/bolt-js issues 2509 and 2867)."""
VIEW_BLOCKS: Final = 100
VIEW_BYTES: Final = 250_000
"""``view_too_large`` in the reference of views.open and views.publish."""

HEADER: Final = 150
SECTION: Final = 3_000
CONTEXT: Final = 2_000
"""slackblocks and slack_sdk let 3,000 pass; what says who sees something is shorter than either."""
ACTIONS: Final = 25
BUTTON_LABEL: Final = 75
BUTTON_VALUE: Final = 2_000
OVERFLOW_OPTIONS: Final = 5
FEW_OPTIONS: Final = 10
"""Options of radio buttons and of checkboxes; slack_sdk does not look."""
SELECT_OPTIONS: Final = 100
SELECT_GROUPS: Final = 100
OPTION_LABEL: Final = 75
OPTION_DESCRIPTION: Final = 75
OPTION_VALUE: Final = 150
LABEL: Final = 2_000
HINT: Final = 2_000
PLACEHOLDER: Final = 150
INPUT_LENGTH: Final = 3_000
"""Characters that can be typed into a text input; slack_sdk does not look."""
MODAL_WORDS: Final = 24
"""Characters of a modal's title and of each of its two buttons."""
PRIVATE_METADATA: Final = 3_000
LINK: Final = 2_000
"""Characters of an address that is still made a link: ours, so that a link always fits into a section."""
