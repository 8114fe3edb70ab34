"""What the tests of the package share: an app, and Microsoft's own schemas of it."""

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

from jsonschema import Draft4Validator  # type: ignore[import-untyped]  # it ships no types

from adapters.teams.install.manifest import VERSION, Shape
from tests.node import packages

SCHEMAS: Final = Path(__file__).parent / "schemas"
BOT: Final = "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"
HTTPS: Final = "https://dult.example.org"


def shape(**other: Any) -> Shape:
    return Shape(**{"bot": BOT, "url": HTTPS, **other})


@cache
def schema(name: str = "MicrosoftTeams.schema.json", version: str = VERSION) -> dict[str, Any]:
    folder = packages(SCHEMAS) / "@microsoft" / "app-manifest" / "build" / "json-schemas" / "teams"
    return dict(json.loads((folder / f"v{version}" / name).read_text(encoding="utf-8")))


def refused(made: dict[str, Any], judge: dict[str, Any]) -> list[str]:
    """Return what a schema refuses, each with its place."""
    return [
        f"{'.'.join(map(str, error.absolute_path))}: {error.message}"
        for error in Draft4Validator(judge).iter_errors(made)
    ]


def read(content: bytes) -> Any:
    return json.loads(content.decode("utf-8"))
