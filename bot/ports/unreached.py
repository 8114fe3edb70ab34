"""Who on the list of people cannot be reached in a workspace yet."""

from dataclasses import dataclass

from nudges.delivery import Address
from nudges.person import RecipientId


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreached:
    """Somebody active, and what is known of them in the workspace."""

    person: RecipientId
    key: str
    """Their id in the organisation's files."""
    name: str
    email: str | None
    shares_email: bool
    """Whether somebody else on the list has the same address: it does not say who they are."""
    stopped: bool
    """Whether they told Dult to stop."""
    address: Address | None = None
    """Where they are or were reached; ``None`` where they never were."""
    obstacle: str | None = None
    """Why that cannot be written to, in the channel's word."""
