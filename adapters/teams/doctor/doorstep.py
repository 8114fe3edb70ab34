"""What the answers of Dult's own address to the doctor's calls come to."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from http import HTTPStatus
from ipaddress import ip_address
from typing import Final

from pydantic import HttpUrl

from adapters.teams.doctor.probe import Door
from adapters.teams.door import MESSAGES
from bot.finding import Finding, fault, note, well
from bot.probe import Answer, Barrier
from bot.settings import Settings
from bot.settings_teams import is_loopback

SLOW: Final = 2.0
"""Seconds in which every call is acknowledged (teams.md §4.8)."""
SOON: Final = timedelta(days=14)
"""Whoever lets certificates renew themselves has renewed one by then."""
_PART: Final = "endpoint"


def endpoint(settings: Settings) -> str | None:
    """Return where the doctor calls Dult; ``None`` where nothing says where that is."""
    if settings.public_url is not None and not settings.teams_local:
        return f"{str(settings.public_url).rstrip('/')}{MESSAGES}"
    if settings.teams_local and settings.port:
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        return f"http://{host}:{settings.port}{MESSAGES}"
    return None


def address(settings: Settings) -> Iterator[Finding]:
    """Tell what Microsoft could not call, whoever answers there."""
    url = settings.public_url
    if settings.teams_openid_url.scheme == "http":
        return  # a server in Microsoft's place on this machine may call it without https
    if url is None or url.scheme != "https":
        yield fault(
            _PART,
            "Teams calls Dult by https and nothing says where. Set DULT_PUBLIC_URL to where people reach Dult"
            f" from outside, and put that with {MESSAGES} into the Azure Bot, Configuration.",
        )
    elif _is_inside(url):
        yield fault(
            _PART,
            f"Nobody outside reaches {url}, and Microsoft calls from there. Set DULT_PUBLIC_URL to a name on"
            f" the internet. A proxy before Dult need pass on nothing but {MESSAGES}.",
        )


def answers(url: str, door: Door, now: datetime) -> Iterator[Finding]:
    """Tell whether Dult answers there, refuses what it must, and does it in time."""
    if not door.plain.status:
        yield fault(_PART, _unreached(url, door.plain))
    elif door.unsigned is None or door.forged is None:
        yield _is_there(url, door.plain)
    elif believed := [one for one in (door.unsigned, door.forged) if one.status and one.status < 300]:
        yield fault(_PART, _believes(url, believed[0], door.plain))
    elif door.plain.status != HTTPStatus.UNSUPPORTED_MEDIA_TYPE:
        yield fault(_PART, _other(url, door.unsigned.status or door.plain.status))
    elif odd := [one for one in (door.unsigned, door.forged) if one.status != HTTPStatus.UNAUTHORIZED]:
        yield fault(_PART, _other(url, odd[0].status) if odd[0].status else _unreached(url, odd[0]))
    else:
        yield well(_PART, f"{url} leads to Dult, which refuses what Microsoft did not sign.")
        yield from _in_time(url, door, now)


def _is_inside(url: HttpUrl) -> bool:
    host = (url.host or "").strip("[]")
    try:
        return not ip_address(host).is_global
    except ValueError:
        return is_loopback(host) or "." not in host


def _is_there(url: str, plain: Answer) -> Finding:
    if plain.status == HTTPStatus.UNSUPPORTED_MEDIA_TYPE:
        return well(_PART, f"{url} leads to Dult.")
    return fault(_PART, _other(url, plain.status))


def _unreached(url: str, plain: Answer) -> str:
    match plain.barrier:
        case Barrier.CERTIFICATE:
            why = f" ({plain.why.rstrip('.')})" if plain.why else ""
            return (
                f"The certificate of {url} is not believed{why}, so Microsoft does not call there. Use one"
                " from a known authority, together with its intermediate certificates."
            )
        case Barrier.NAME:
            return f"{url}: nobody knows that name here. Enter it in DNS, or correct DULT_PUBLIC_URL."
        case Barrier.PROXY:
            return (
                f"Your proxy does not lead from here to {url}, so that nobody knows whether Dult answers. Put"
                " its name into NO_PROXY where it can be reached without."
            )
        case Barrier.SILENCE:
            return f"{url} did not answer. Look at Dult's log, at the proxy before it and at the firewall."
        case _:
            return f"{url} cannot be reached from here. Start Dult; look at proxy and DNS."


def _believes(url: str, answer: Answer, plain: Answer) -> str:
    if plain.status == HTTPStatus.UNSUPPORTED_MEDIA_TYPE:
        return (
            f"{url} believes a call that nobody signed: the Dult there was started with DULT_TEAMS_LOCAL=1."
            " Take that out and start it again."
        )
    return (
        f"{url} does not lead to Dult: whatever answers there takes any call (HTTP {answer.status}). Let your"
        f" proxy pass {MESSAGES} on to Dult."
    )


def _other(url: str, status: int) -> str:
    match status:
        case HTTPStatus.UNAUTHORIZED | HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
            return (
                f"Something before Dult asks whoever calls {url} to sign in (HTTP {status}). Let {MESSAGES}"
                " through without: Dult checks Microsoft's signature itself."
            )
        case HTTPStatus.FORBIDDEN:
            return (
                f"{url} turns every call away (HTTP 403). Either something before Dult does, which has to let"
                f" {MESSAGES} through; or Dult runs there with DULT_TEAMS_LOCAL=1: take that out."
            )
        case HTTPStatus.NOT_FOUND | HTTPStatus.METHOD_NOT_ALLOWED:
            return (
                f"{url} has no door for Teams (HTTP {status}). Start Dult again, with these settings, and let"
                f" your proxy pass {MESSAGES} on as it is."
            )
        case _ if 300 <= status < 400:
            return (
                f"{url} sends whoever calls elsewhere (HTTP {status}), and Microsoft does not follow. Let"
                f" {MESSAGES} be answered there itself, without signing in."
            )
        case _ if status >= 500:
            return f"{url} answers HTTP {status}. Start Dult; look at its log and at the proxy before it."
        case _:
            return (
                f"{url} does not lead to Dult (HTTP {status}). Start Dult, and let your proxy pass {MESSAGES}"
                " on as it is."
            )


def _in_time(url: str, door: Door, now: datetime) -> Iterator[Finding]:
    seconds = max(one.seconds for one in (door.unsigned, door.forged) if one)
    if seconds > SLOW:
        yield note(
            "time",
            f"{url} took {seconds:.1f} s for its first byte. Teams waits five seconds for some answers: look"
            " at what else the machine does, and at the proxy.",
        )
    else:
        yield well("time", f"The first byte came after {seconds * 1000:.0f} ms.")
    if door.ends is not None and door.ends - now < SOON:
        yield note(
            "TLS",
            f"The certificate of {url} ends on {door.ends:%Y-%m-%d}. Renew it: after that Microsoft calls"
            " nobody there.",
        )
