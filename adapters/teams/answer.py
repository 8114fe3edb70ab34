"""What the connector of Teams answered, and the words in it that say why not."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final

_SUB_CODE: Final = re.compile(r"subCode\W+(\w+)")
"""``{"errorCode":209,"message":"{subCode: MessageWritesBlocked …}"}``: JSON in a string (teams.md §2.2)."""
_SECONDS: Final = re.compile(r"\d{1,9}(\.\d{1,9})?")
_SHOWN: Final = 300
"""Characters of a body that whoever runs Dult finds in the log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Status, headers and body."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    said: dict[str, Any] = field(init=False)
    """The body, where it is an object in JSON; else nothing."""
    is_page: bool = field(init=False)
    """Whether something in between wrote the body, and not Teams: a page, or what cannot be read."""

    def __post_init__(self) -> None:
        said = _object(self.body)
        object.__setattr__(self, "said", said or {})
        object.__setattr__(self, "is_page", said is None and bool(self.body.strip()))

    @property
    def is_good(self) -> bool:
        """Whether Teams did as it was asked."""
        return 200 <= self.status < 300

    def codes(self) -> Iterator[str]:
        """Yield Teams' own words for what went wrong: the error's code, then a nested ``subCode``."""
        error = self.said.get("error")
        named = error.get("code") if isinstance(error, dict) else error
        yield from (one for one in (named, self.said.get("code")) if isinstance(one, str) and one)
        if found := _SUB_CODE.search(self.body.decode(errors="replace")):
            yield found.group(1)

    def asked_for(self, now: datetime) -> float | None:
        """Return how many seconds ``Retry-After`` asks to wait, in either form; ``None`` without it.

        A date is compared with the answer's own, where it has one: clocks differ.
        """
        said = self.headers.get("Retry-After", "").strip()
        if _SECONDS.fullmatch(said):
            return float(said)
        until = _moment(said)
        if until is None:
            return None
        return max(0.0, (until - (_moment(self.headers.get("Date", "")) or now)).total_seconds())

    def excerpt(self) -> str:
        """Return the beginning of the body on one line, for the log."""
        return " ".join(self.body[: 4 * _SHOWN].decode(errors="replace").split())[:_SHOWN]


def _object(body: bytes) -> dict[str, Any] | None:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None


def _moment(said: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(said)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
