"""What ``dult slack doctor`` makes of what it sees: each fault, and its mend."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from adapters.slack import mend
from adapters.slack.features import missing
from adapters.slack.install.seal import NO_KEY
from adapters.slack.probe import code, scopes
from bot import diagnosis
from bot.finding import Finding, fault, note, well
from bot.probe import Answer
from bot.reach import Reach
from bot.settings import Settings
from bot.settings_slack import SlackFeature
from nudges.delivery import Obstacle, WorkspaceId

MOST_SKEW: Final = timedelta(minutes=5)
"""An older signature is refused: docs.slack.dev/authentication/verifying-requests-from-slack."""
_LOOKS_AGAIN: Final = (
    "Dult looks for the others when it starts and every day, and asks who they are when they write to it."
)
_NO_GUESTS: Final = " Guests get nothing unless DULT_SLACK_GUESTS=true."


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What was looked at; what is ``None`` was not asked."""

    settings: Settings
    now: datetime
    tokens: Mapping[str, Answer] = field(default_factory=dict)
    """How ``auth.test`` ended, by what the token is called."""
    lost: Mapping[WorkspaceId, str] = field(default_factory=dict)
    """Workspaces that installed Dult and have no token any more, and why."""
    app: Answer | None = None
    """How ``apps.connections.open`` ended."""
    unsigned: Answer | None = None
    signed: bool | None = None
    reach: Reach | None = None


def examine(seen: Seen) -> list[Finding]:
    """Tell everything that was found, in the order in which it is to be mended."""
    if not seen.settings.uses_slack:
        sentence = "Slack is not set up. Begin with `dult slack manifest` and docs/slack.md."
        return [fault("settings", sentence)]
    return [
        *_secrets(seen.settings),
        *_reachable(seen),
        *diagnosis.clock(seen.now, _answers(seen), whose="Slack", most=MOST_SKEW),
        *_tokens(seen),
        *_socket_mode(seen.app),
        *_requests(seen),
        *_reached(seen.reach, guests=seen.settings.slack_guests),
    ]


def _secrets(settings: Settings) -> Iterator[Finding]:
    signing, client = settings.slack_signing_secret, settings.slack_client_secret
    if signing and client and signing.get_secret_value() == client.get_secret_value():
        yield fault(
            "settings",
            "SLACK_SIGNING_SECRET and SLACK_CLIENT_SECRET are the same."
            " Basic Information has both, one below the other: copy each.",
        )
    if settings.slack_client_id and settings.public_url is None:
        yield note(
            "settings",
            "Nobody outside can install Dult: set DULT_PUBLIC_URL to where people reach it by https.",
        )


def _answers(seen: Seen) -> list[Answer]:
    return [*seen.tokens.values(), *([seen.app] if seen.app else [])]


def _reachable(seen: Seen) -> Iterator[Finding]:
    answers = _answers(seen)
    if not answers:
        return
    url = str(seen.settings.slack_api_url)
    if stopped := [one for one in answers if one.barrier]:
        way = diagnosis.on_the_way(url, stopped[0], whom="Slack", setting="DULT_SLACK_API_URL")
        yield fault("network", way)
    else:
        yield well("network", f"{url} answers.")


def _tokens(seen: Seen) -> Iterator[Finding]:
    for workspace, reason in seen.lost.items():
        key = "Put the key that sealed it into DULT_SECRET_KEY, after the new one. If that is lost, install"
        begin = key if reason == NO_KEY else "Install"
        yield fault("tokens", f"{workspace}: {reason}. {begin} Dult there again.")
    if not seen.tokens and not seen.lost:
        yield note("tokens", "No workspace installed Dult yet. Open /slack/install in a browser.")
    for name, answer in seen.tokens.items():
        if not answer.barrier:
            yield from _token(name, answer, seen.settings.slack_features)


def _token(name: str, answer: Answer, features: Collection[SlackFeature]) -> Iterator[Finding]:
    if refused := code(answer):
        yield fault("tokens", f"{name}: {mend.of_bot(refused)}")
        return
    team = answer.data.get("team", "a workspace")
    yield well("tokens", f"{name} is Dult's in {team}.")
    may = scopes(answer)
    if not may:
        yield note("scopes", f"{name}: Slack does not say what it may do.")
        return
    lacks = list(missing(may, features))
    for feature, scope in lacks:
        yield fault(
            "scopes",
            f"{name} lacks {scope.name}, by which Dult would {scope.why} ({feature}). Add it under OAuth &"
            " Permissions, or paste the manifest anew, and install the app again.",
        )
    if not lacks:
        yield well("scopes", f"{name} may do all that Dult needs.")


def _socket_mode(answer: Answer | None) -> Iterator[Finding]:
    if answer is None or answer.barrier:
        return
    if refused := code(answer):
        yield fault("socket mode", f"SLACK_APP_TOKEN: {mend.of_app(refused)}")
    else:
        yield well("socket mode", "Dult may call Slack: nothing needs to reach Dult from outside.")


def _requests(seen: Seen) -> Iterator[Finding]:
    """Tell whether Slack can call Dult; in Socket Mode it need not."""
    if seen.settings.uses_socket_mode:
        return
    url = seen.settings.public_url
    is_here = seen.settings.slack_api_url.scheme == "http"  # a server in Slack's place, on this machine
    if url is None or (url.scheme != "https" and not is_here):
        yield fault(
            "request URL",
            "Slack calls Dult by https and nothing says where. Set DULT_PUBLIC_URL, or SLACK_APP_TOKEN for"
            " Socket Mode.",
        )
        return
    if seen.unsigned is not None:
        yield _called(str(url), seen.unsigned, is_answered=bool(seen.signed))


def _called(url: str, unsigned: Answer, *, is_answered: bool) -> Finding:
    where = f"{url.rstrip('/')}/slack/events"
    if is_answered:
        return well("request URL", f"{where} leads to Dult, and Dult knows Slack's signature.")
    if unsigned.status == 401:
        return fault(
            "request URL",
            f"{where} leads to a Dult that has another SLACK_SIGNING_SECRET. Copy it from Basic Information,"
            " then start Dult again.",
        )
    if unsigned.status:
        return fault(
            "request URL",
            f"{where} does not lead to Dult (HTTP {unsigned.status}). Start Dult, and let your proxy pass"
            " /slack/ on.",
        )
    return fault("request URL", f"{where} cannot be reached from here. Start Dult; look at proxy and DNS.")


def _reached(reach: Reach | None, *, guests: bool) -> Iterator[Finding]:
    if reach is None:
        return
    if closed := reach.unreachable.get(Obstacle.NO_MESSAGES):
        yield fault(
            "messages",
            f"{closed} people cannot be written to: the Messages tab is off. Switch it on under App Home, and"
            " let people write there.",
        )
    yield diagnosis.people(reach, where="Slack", mend=_LOOKS_AGAIN + ("" if guests else _NO_GUESTS))
    if reach.roomless:
        yield note(
            "rooms",
            f"{reach.roomless} of {reach.teams} teams have no room. Invite Dult to the team's channel and"
            " write `/dult team here` there.",
        )
