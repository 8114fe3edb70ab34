"""Who can be reached in a channel and who cannot, in figures: for whoever sets it up."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from nudges.delivery import WorkspaceId


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """The figures of one channel; only who is active counts."""

    people: int
    strangers: int
    """People of the list who have no address in the channel."""
    without_email: int
    """Those of them in whose row no e-mail address stands."""
    teams: int
    roomless: int
    """Teams that no room belongs to."""
    unreachable: Mapping[str, int] = field(default_factory=dict)
    """How many addresses cannot be written to, by the reason."""
    workspaces: Mapping[WorkspaceId, str | None] = field(default_factory=dict)
    """Every workspace that was ever heard of, and why nobody in it is written to, if that is so."""
    reference: str | None = None
    """What the channel remembers about an address, of those the one that came last."""

    @property
    def is_anybody(self) -> bool:
        """Whether anybody of the list was ever found there, or a team's room."""
        return self.people > self.strangers or self.teams > self.roomless
