"""The outbox: claimed under a lease, settled by name, counted at every moment."""

from adapters.database.deliveries.claim import candidates
from adapters.database.deliveries.look import posted, postings
from adapters.database.deliveries.numbers import tally
from adapters.database.deliveries.outbox import DatabaseDeliveries
from adapters.database.deliveries.post import count_recipients, find_or_add_occasion, post, post_for_all
from adapters.database.deliveries.skip import go_on, put_back
from adapters.database.deliveries.state import PENDING, SENDING, stands

__all__ = [
    "PENDING",
    "SENDING",
    "DatabaseDeliveries",
    "candidates",
    "count_recipients",
    "find_or_add_occasion",
    "go_on",
    "post",
    "post_for_all",
    "posted",
    "postings",
    "put_back",
    "stands",
    "tally",
]
