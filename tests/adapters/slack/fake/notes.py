"""What a check notes on its way through blocks: each fault with the JSON pointer to its place."""

from collections.abc import Collection, Iterator
from typing import Any

from tests.adapters.slack.fake.records import Json


class Notes:
    """Collects faults; every check returns or goes on, so that all faults are named at once."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def add(self, path: str, sentence: str) -> None:
        self.found.append(f"{sentence} [json-pointer:{path}]")

    def keys(self, path: str, value: Json, allowed: Collection[str]) -> None:
        for key in value:
            if key not in allowed:
                self.add(path, f"invalid additional property: {key}")

    def text(self, path: str, value: Any, most: int, *, required: bool = True, least: int = 1) -> None:
        """Check a bare string."""
        if value is None:
            if required:
                self.add(path, f"missing required field: {path.rpartition('/')[2]}")
        elif not isinstance(value, str):
            self.add(path, "must provide a string")
        elif len(value) < least:
            self.add(path, f"must be more than {least - 1} characters")
        elif len(value) > most:
            self.add(path, f"must be less than {most + 1} characters")

    def composed(
        self,
        path: str,
        value: Any,
        most: int,
        *,
        plain: bool = False,
        required: bool = True,
    ) -> None:
        """Check a text object: docs.slack.dev/reference/block-kit/composition-objects/text-object."""
        if value is None and not required:
            return
        if not isinstance(value, dict):
            self.add(path, "must provide an object")
            return
        kinds = {"plain_text"} if plain else {"plain_text", "mrkdwn"}
        if value.get("type") not in kinds:
            self.add(f"{path}/type", f"must be one of {sorted(kinds)}")
        own = {"emoji"} if value.get("type") == "plain_text" else {"verbatim"}
        self.keys(path, value, {"type", "text"} | own)
        self.text(f"{path}/text", value.get("text"), most)

    def items(self, path: str, value: Any, least: int, most: int) -> list[Any]:
        """Check an array's length, and return it or an empty one."""
        if not isinstance(value, list):
            self.add(path, f"missing required field: {path.rpartition('/')[2]}")
            return []
        if len(value) < least:
            self.add(path, f"no fewer than {least} items allowed")
        if len(value) > most:
            self.add(path, f"no more than {most} items allowed")
        return value


def texts_in(value: object) -> Iterator[str]:
    """Yield every text that is shown somewhere in blocks."""
    match value:
        case {"type": "plain_text" | "mrkdwn" | "markdown" | "text", "text": str(text)}:
            yield text
        case dict():
            for part in value.values():
                yield from texts_in(part)
        case list():
            for part in value:
                yield from texts_in(part)
        case _:
            pass
