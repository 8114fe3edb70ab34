"""What every process of a run has read before it begins: the fork server imports this once.

It is the one module in which something happens at import: there is no other door to a fork server.
"""

from tests.chaos import dult, platform
from tests.house import days_off, library, phrases

library(), phrases(), days_off()

__all__ = ["dult", "platform"]
