"""What time it is."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """What time it is; the demo's can be moved."""

    def now(self) -> datetime:
        """The moment, in UTC: what every rule goes by."""
        ...

    def real(self) -> datetime:
        """The machine's own moment, in UTC: what leases go by, however the demo's clock is moved."""
        ...
