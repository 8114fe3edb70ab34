"""What came of bringing Dult to somebody in Teams, in a word for a script and a sentence for a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from adapters.teams.install.graph import GraphRefused


class Outcome(StrEnum):
    """How it ended for one person."""

    INSTALLED = "installed"
    THERE = "already-there"
    WOULD = "would-be-installed"
    ZONE = "time-zone"
    NO_ZONE = "no-time-zone"
    WOULD_ASK = "would-be-asked-for"
    NO_EMAIL = "no-email"
    SHARES_EMAIL = "shares-email"
    NO_ACCOUNT = "no-account"
    SEVERAL_ACCOUNTS = "several-accounts"
    SOMEBODY_ELSES = "somebody-elses"
    GUEST = "guest"
    STOPPED = "stopped"
    TOOK_AWAY = "took-it-away"
    BLOCKED = "blocked"
    NO_LICENCE = "no-licence"
    POLICY = "policy"
    REFUSED = "refused"
    LATER = "later"


SENTENCES: Final[Mapping[Outcome, str]] = {
    Outcome.INSTALLED: "Has Dult from now on.",
    Outcome.THERE: "Had Dult already, and is reached from now on.",
    Outcome.WOULD: "Would get Dult.",
    Outcome.ZONE: "Dult knows their time zone from now on.",
    Outcome.NO_ZONE: "Their mailbox tells no time zone.",
    Outcome.WOULD_ASK: "Their time zone would be asked for.",
    Outcome.NO_EMAIL: "No e-mail address stands in your list.",
    Outcome.SHARES_EMAIL: "Several people of your list have this e-mail address. Give each their own.",
    Outcome.NO_ACCOUNT: "No account has this address. Compare it with their account in Entra.",
    Outcome.SEVERAL_ACCOUNTS: "Several accounts have this address. Let one keep it, in Entra.",
    Outcome.SOMEBODY_ELSES: "The account with this address is known as somebody else's on your list.",
    Outcome.GUEST: "Is a guest. Guests get nothing unless DULT_TEAMS_GUESTS=true.",
    Outcome.STOPPED: "Told Dult to stop.",
    Outcome.TOOK_AWAY: "Has no Dult any more. With --again they get it back; ask them first.",
    Outcome.BLOCKED: "Blocked Dult. Only they can change that, in Teams.",
    Outcome.NO_LICENCE: "Has no licence for Teams, or Teams is switched off for them.",
    Outcome.POLICY: "An app permission policy of Teams forbids them the app. Change it in the admin center.",
    Outcome.REFUSED: "Graph refused.",
    Outcome.LATER: "Graph did not answer. Run the same again.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One person, and how it ended."""

    key: str
    """Their id in the organisation's files."""
    name: str
    outcome: Outcome
    detail: str = ""
    """More of it, such as Graph's own words."""


def of_refusal(error: GraphRefused) -> Outcome:
    """Say what a refusal means that is about one person.

    Graph has no codes for it, so its words are read, as reports have them: ``App is blocked by app permission
    policy``, ``Failed to get license information for the user``
    (github.com/microsoftgraph/msgraph-sdk-powershell/issues/1270).
    """
    said = error.message.lower()
    if error.status == 403 and "permission policy" in said:
        return Outcome.POLICY
    if error.status == 403 and "licen" in said:
        return Outcome.NO_LICENCE
    return Outcome.REFUSED
