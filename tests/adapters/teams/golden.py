"""Activities in the shapes that Teams' have, a file each in ``activities/``, and where each shape is from.

The values are nobody's. A file holds ``{"source": …, "activity": …}``.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).parent / "activities"
NAMES: Final = sorted(one.stem for one in FOLDER.glob("*.json"))


def golden(name: str) -> dict[str, Any]:
    """Return an activity, such as ``message-personal``."""
    told: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text())["activity"]
    return told


def source_of(name: str) -> str:
    """Say where its shape is from; what is no more than likely is called an inference."""
    return str(json.loads((FOLDER / f"{name}.json").read_text())["source"])


def fields_of(told: object, path: str = "") -> Iterator[str]:
    """Yield every field that is there, such as ``.from.name``; what a card carries is not looked into."""
    match told:
        case dict() if not path.endswith(".data") and not path.endswith(".context"):
            for name, part in told.items():
                yield f"{path}.{name}"
                yield from fields_of(part, f"{path}.{name}")
        case list():
            for part in told:
                yield from fields_of(part, f"{path}[]")
        case _:
            return
