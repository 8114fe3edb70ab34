"""What ``dult teams doctor`` makes of what it sees: each fault, and its mend."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from yarl import URL

from adapters.teams.doctor import doorstep, identity, mend
from adapters.teams.doctor.papers import Papers
from adapters.teams.doctor.probe import Door, Keys, Token
from adapters.teams.door import MESSAGES
from adapters.teams.naming import workspace_named
from adapters.teams.trust.bearer import SKEW
from adapters.teams.trust.credentials import AUTHORITY
from bot import diagnosis
from bot.finding import Finding, fault, note, well
from bot.probe import Answer
from bot.reach import Reach
from bot.settings import Settings
from bot.settings_teams import OPENID_URL, SERVICE_HOSTS

MOST_SKEW: Final = timedelta(seconds=SKEW)
_MEETS: Final = (
    "Dult meets the others, by their e-mail address, when the app is installed for them: by an app setup"
    " policy, or with `dult teams install`."
)
_NO_GUESTS: Final = " Guests get nothing unless DULT_TEAMS_GUESTS=true."


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What was looked at; what is ``None`` was not asked."""

    settings: Settings
    now: datetime
    papers: Papers | None = None
    keys: Keys | None = None
    token: Token | None = None
    service_url: str | None = None
    """Where Teams was asked whether it takes the token."""
    connector: Answer | None = None
    """How it answered."""
    door: Door | None = None
    reach: Reach | None = None
    proxied: bool = False
    """Whether a proxy stands between this machine and Microsoft."""


def examine(seen: Seen) -> list[Finding]:
    """Tell everything that was found, in the order in which it is to be mended."""
    settings = seen.settings
    if not settings.uses_teams:
        return [fault("settings", "Teams is not set up. Begin with docs/teams.md.")]
    if settings.teams_local:
        return [_local(), *_door(seen), *_reached(seen)]
    return [
        *_elsewhere(settings),
        *_network(seen),
        *diagnosis.clock(seen.now, _dated(seen), whose="Microsoft", most=MOST_SKEW),
        *identity.papers(seen.papers, seen.now),
        *identity.credential(settings, seen.papers, seen.token),
        *identity.tenant(settings, seen.token),
        *identity.connector(settings, seen.service_url, seen.connector),
        *_keys(seen),
        *(list(doorstep.address(settings)) or _door(seen)),
        *_reached(seen),
    ]


def _local() -> Finding:
    return note(
        "settings",
        "DULT_TEAMS_LOCAL is on: Dult believes whoever calls from this machine, and asks Microsoft for"
        " nothing. That is for trying Dult; take it out before people use it.",
    )


def _elsewhere(settings: Settings) -> Iterator[Finding]:
    if str(settings.teams_openid_url) != OPENID_URL:
        url = settings.teams_openid_url
        yield note("settings", f"DULT_TEAMS_OPENID_URL: not Microsoft but {url} says which calls are Teams'.")
    if settings.teams_token_url:
        url = settings.teams_token_url
        yield note("settings", f"DULT_TEAMS_TOKEN_URL: Dult's credential goes to {url} and not to Entra.")
    if settings.teams_service_hosts != SERVICE_HOSTS:
        hosts = ", ".join(settings.teams_service_hosts)
        yield note("settings", f"DULT_TEAMS_SERVICE_HOSTS: Dult writes to {hosts}, and nowhere else.")


def _network(seen: Seen) -> Iterator[Finding]:
    """Tell who of Microsoft's could not be asked, and who answered."""
    heard: list[str] = []
    for url, answer, setting in _asked(seen):
        if answer.barrier:
            yield fault("network", diagnosis.on_the_way(url, answer, whom="Microsoft", setting=setting))
        else:
            heard.append(URL(url).host or url)
    if heard:
        *others, last = dict.fromkeys(heard)
        who = f"{', '.join(others)} and {last} answer" if others else f"{last} answers"
        yield well("network", f"{who}{' through your proxy' if seen.proxied else ''}.")


def _asked(seen: Seen) -> Iterator[tuple[str, Answer, str | None]]:
    """Yield who was asked, how that ended, and by which setting somebody chose them."""
    settings, keys, token = seen.settings, seen.keys, seen.token
    if keys is not None:
        yield str(settings.teams_openid_url), keys.metadata, "DULT_TEAMS_OPENID_URL"
    if keys is not None and keys.told is not None:
        yield str(keys.metadata.data.get("jwks_uri")), keys.told, "DULT_TEAMS_OPENID_URL"
    if token is not None and token.was_asked and not settings.teams_managed_identity:
        own = settings.teams_token_url
        yield str(own or AUTHORITY), token.stopped or Answer(), "DULT_TEAMS_TOKEN_URL" if own else None
    if seen.connector is not None and seen.service_url is not None:
        # at that address there is nothing, and it may say so on a page
        its = Answer() if seen.connector.status else seen.connector
        yield seen.service_url, its, "DULT_TEAMS_SERVICE_HOSTS"


def _dated(seen: Seen) -> Iterator[Answer]:
    if seen.keys is not None:
        yield seen.keys.metadata
    if seen.connector is not None:
        yield seen.connector


def _keys(seen: Seen) -> Iterator[Finding]:
    """Tell whether Dult can know Teams' calls; who could not be reached, others tell."""
    its, url = seen.keys, seen.settings.teams_openid_url
    if its is None or its.metadata.barrier or (its.told and its.told.barrier):
        return
    if not its.usable:
        yield fault(
            "keys",
            f"{url} tells no key that Dult can go by (HTTP {its.metadata.status}): every call from Teams is"
            " refused. Look at DULT_TEAMS_OPENID_URL.",
        )
    elif not its.vouches:
        yield fault(
            "keys",
            f"None of the keys of {url} vouches for Teams: every call from Teams is refused. Look at"
            " DULT_TEAMS_OPENID_URL.",
        )
    else:
        number = len(its.usable)
        yield well("keys", f"Dult knows Teams' calls by {number} key{'s' if number > 1 else ''}.")


def _door(seen: Seen) -> Iterator[Finding]:
    url = doorstep.endpoint(seen.settings)
    if url is not None and seen.door is not None:
        yield from doorstep.answers(url, seen.door, seen.now)


def _reached(seen: Seen) -> Iterator[Finding]:
    """Tell whether the app is installed, by whom Dult has met."""
    its = seen.reach
    if its is None:
        yield note("people", "There is no database yet: start Dult once with `dult serve`.")
        return
    yield from _workspaces(seen.settings, its)
    for reason, count in sorted(its.unreachable.items()):
        sentence, is_fault = mend.of_unreachable(reason, count)
        yield (fault if is_fault else note)("people", sentence)
    if its.people and not its.is_anybody:
        yield _nobody(seen.settings)
        return
    otherwise = _MEETS + ("" if seen.settings.teams_guests else _NO_GUESTS)
    yield diagnosis.people(its, where="Teams", mend=otherwise)
    if its.roomless:
        yield note(
            "rooms",
            f"{its.roomless} of {its.teams} teams have no room. Add Dult to the team's channel and write"
            " `@Dult team here` there.",
        )


def _workspaces(settings: Settings, its: Reach) -> Iterator[Finding]:
    ours = workspace_named(settings.teams_tenant_id) if settings.teams_tenant_id else None
    for workspace, lost in its.workspaces.items():
        tenant = workspace.partition(":")[2]
        if ours is not None and workspace != ours:
            yield note(
                "tenant",
                f"Dult has met people of the tenant {tenant}, too, and writes to nobody there: it is for"
                f" {settings.teams_tenant_id} (DULT_TEAMS_TENANT_ID).",
            )
        elif lost:
            yield fault(
                "tenant",
                f"Dult no longer writes to anybody in the tenant {tenant}: {lost}. Look at the Azure Bot, and"
                " write to Dult in Teams when that is mended.",
            )


def _nobody(settings: Settings) -> Finding:
    if settings.teams_local:
        return note("people", "Dult has met nobody yet. docs/teams.md shows how to write to it from here.")
    address = doorstep.endpoint(settings) or f"https://…{MESSAGES}"
    return note(
        "people",
        f"Dult has met nobody in Teams. In the Azure Bot, {address} has to be the messaging endpoint, and"
        " Microsoft Teams one of the channels. Then make the app with `dult teams package`, upload it in the"
        " Teams admin centre, and let an app setup policy install it.",
    )
