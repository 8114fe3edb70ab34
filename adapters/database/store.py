"""The store put together from its parts."""

from adapters.database.agenda import DatabaseAgenda
from adapters.database.answers import DatabaseAnswers
from adapters.database.deliveries import DatabaseDeliveries
from adapters.database.engine import Database
from adapters.database.facts import DatabaseFacts
from adapters.database.heartbeats import DatabaseHeartbeats
from adapters.database.help_requests import DatabaseHelpRequests
from adapters.database.inbox import DatabaseInbox
from adapters.database.items import DatabaseItems
from adapters.database.people import DatabasePeople
from adapters.database.programmes import DatabaseProgrammes
from bot.ports import Store


def store_on(database: Database) -> Store:
    """Return a store that remembers in ``database``."""
    return Store(
        agenda=DatabaseAgenda(database),
        answers=DatabaseAnswers(database),
        deliveries=DatabaseDeliveries(database),
        facts=DatabaseFacts(database),
        heartbeats=DatabaseHeartbeats(database),
        help_requests=DatabaseHelpRequests(database),
        inbox=DatabaseInbox(database),
        items=DatabaseItems(database),
        people=DatabasePeople(database),
        programmes=DatabaseProgrammes(database),
    )
