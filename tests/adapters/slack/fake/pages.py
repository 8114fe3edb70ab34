"""Pages of a list, by a cursor that means nothing to the caller."""

import base64
import binascii
from collections.abc import Sequence
from typing import TypeVar

from tests.adapters.slack.fake.call import Calling
from tests.adapters.slack.fake.refusal import Refused

T = TypeVar("T")


def page(call: Calling, items: Sequence[T], *, usual: int, most: int) -> tuple[Sequence[T], str]:
    """Return the page that ``cursor`` and ``limit`` ask for, and the next cursor; empty on the last page.

    docs.slack.dev/apis/web-api/pagination: an empty ``next_cursor`` ends the list.
    """
    start = _start(call.args.text("cursor"))
    end = start + max(1, min(call.args.number("limit", usual) or usual, most))
    following = base64.b64encode(f"next:{end}".encode()).decode() if end < len(items) else ""
    return items[start:end], following


def _start(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        return int(base64.b64decode(cursor, validate=True).decode().removeprefix("next:"))
    except (ValueError, binascii.Error):
        raise Refused("invalid_cursor") from None
