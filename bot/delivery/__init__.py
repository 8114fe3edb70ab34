"""How deliveries leave: a drain sends what is due in one workspace, and each attempt is accounted for."""

from bot.delivery.attempt import LEASE, MARGIN
from bot.delivery.drain import LANES, Drain

__all__ = ["LANES", "LEASE", "MARGIN", "Drain"]
