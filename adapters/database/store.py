"""The store put together from its parts."""

from adapters.database.agenda import DatabaseAgenda
from adapters.database.answers import DatabaseAnswers
from adapters.database.broadcasts import DatabaseBroadcasts
from adapters.database.challenges import DatabaseChallenges
from adapters.database.deliveries import DatabaseDeliveries
from adapters.database.drafts import DatabaseDrafts
from adapters.database.engine import Database
from adapters.database.facts import DatabaseFacts
from adapters.database.heartbeats import DatabaseHeartbeats
from adapters.database.help_requests import DatabaseHelpRequests
from adapters.database.inbox import DatabaseInbox
from adapters.database.items import DatabaseItems
from adapters.database.kick_offs import DatabaseKickOffs
from adapters.database.passed_on import DatabasePassedOns
from adapters.database.people import DatabasePeople
from adapters.database.personal_data import DatabasePersonalData
from adapters.database.plans import DatabasePlans
from adapters.database.practices import DatabasePractices
from adapters.database.programmes import DatabaseProgrammes
from adapters.database.reflections import DatabaseReflections
from adapters.database.retention import DatabaseRetention
from adapters.database.slots import DatabaseSlots
from adapters.database.watch import DatabaseWatch
from bot.ports import Store


def store_on(database: Database) -> Store:
    """Return a store that remembers in ``database``."""
    return Store(
        agenda=DatabaseAgenda(database),
        answers=DatabaseAnswers(database),
        broadcasts=DatabaseBroadcasts(database),
        challenges=DatabaseChallenges(database),
        deliveries=DatabaseDeliveries(database),
        drafts=DatabaseDrafts(database),
        facts=DatabaseFacts(database),
        heartbeats=DatabaseHeartbeats(database),
        help_requests=DatabaseHelpRequests(database),
        inbox=DatabaseInbox(database),
        items=DatabaseItems(database),
        kick_offs=DatabaseKickOffs(database),
        passed_on=DatabasePassedOns(database),
        people=DatabasePeople(database),
        personal_data=DatabasePersonalData(database),
        plans=DatabasePlans(database),
        practices=DatabasePractices(database),
        programmes=DatabaseProgrammes(database),
        reflections=DatabaseReflections(database),
        retention=DatabaseRetention(database),
        slots=DatabaseSlots(database),
        watch=DatabaseWatch(database),
    )
