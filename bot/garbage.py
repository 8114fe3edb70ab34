"""How often Python looks for garbage: seldom while Dult starts, a little more often from then on."""

import gc
from typing import Final

SELDOM: Final = 100_000
"""New objects between two looks: what is imported stays, and to look through it takes a tenth of a start."""
AT_WORK: Final = (10_000, 10, 10)
"""Python 3.11 looks after 700, which a few messages in flight are: it would find them all in use, again and
again (measured: a tenth of what it took to send one)."""


def look_seldom() -> None:
    """Look seldom from now on: for a start, or a command that ends soon."""
    gc.set_threshold(SELDOM)


def put_aside() -> None:
    """Leave what is there by now out of what is looked through, for it stays; from now on look as at work.

    Looked through each time, it would hold everybody up for a tenth of a second. Nor is it looked through
    here, when what is due waits: a start leaves next to no garbage.
    """
    gc.freeze()
    gc.set_threshold(*AT_WORK)
