"""What the demo organisation is called in each country: its places, units, professions and people's names."""

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from nudges.language import Language
from nudges.person import Country

CONTENT = Path(__file__).resolve().parents[1] / "content"


class DemoSite(BaseModel):
    """A site as ``content/demo`` describes it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    people: int
    agents: int
    mostly: Language | None = None


class DemoWords(BaseModel):
    """A file of ``content/demo``: one country's places, names, units and professions."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    organisation: str
    centre: str
    centre_unit: str
    representative: str
    sites: tuple[DemoSite, ...]
    languages: dict[Language, int]
    """Shares in percent."""
    units: tuple[str, ...]
    teams: tuple[str, ...]
    professions: tuple[str, ...]
    leader: str
    head: str
    director: str
    coordinator: str
    administrator: str
    expert: str
    given: tuple[str, ...]
    """Frequent ones first, as in ``family``."""
    family: tuple[str, ...]
    never: frozenset[str]
    """Names that chance must not make, because somebody known bears them."""


def demo_words(country: Country, content: Path = CONTENT) -> DemoWords:
    """Read ``content/demo`` for ``country``."""
    return DemoWords.model_validate(tomllib.loads((content / "demo" / f"{country}.toml").read_text("utf-8")))
