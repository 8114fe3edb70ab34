"""The doctor's visit: everything is looked at once, by asking Microsoft and by calling Dult's own door."""

import asyncio
from datetime import UTC, datetime
from typing import Final
from urllib.request import getproxies

import aiohttp

from adapters.teams.channel import SERVICE_URL
from adapters.teams.doctor.doorstep import endpoint
from adapters.teams.doctor.findings import Seen
from adapters.teams.doctor.papers import look
from adapters.teams.doctor.probe import (
    NO_KEY,
    Caller,
    Door,
    Keys,
    Token,
    ask_connector,
    ask_keys,
    ask_token,
    call_door,
)
from adapters.teams.reference import Reference
from adapters.teams.trust.hosts import ServiceHosts
from adapters.teams.trust.trusting import entra
from bot.probe import Answer
from bot.reach import Reach
from bot.settings import Settings
from bot.settings_teams import is_loopback

_REGION: Final = "teams/"
"""What stands behind the host of an address that Teams told nobody of yet, as in ``SERVICE_URL``."""


async def visit(settings: Settings, http: aiohttp.ClientSession, reach: Reach | None) -> Seen:
    """Look at everything; nothing is changed.

    Args:
        settings: what was chosen.
        http: the session for all calls.
        reach: who can be reached; ``None`` where there is no database yet.
    """
    if not settings.uses_teams:
        return Seen(settings=settings, now=datetime.now(UTC))
    proxied = not getproxies().keys().isdisjoint({"http", "https", "all"})
    if settings.teams_local:
        door = await _door(settings, http, None, looks=False)
        return Seen(settings=settings, now=datetime.now(UTC), door=door, reach=reach, proxied=proxied)
    url = service_url(settings, reach)
    (keys, door), (token, connector) = await asyncio.gather(
        _inbound(settings, http, url, looks=not proxied), _outbound(settings, http, url)
    )
    return Seen(
        settings=settings,
        now=datetime.now(UTC),
        papers=look(settings),
        keys=keys,
        token=token,
        service_url=url,
        connector=connector,
        door=door,
        reach=reach,
        proxied=proxied,
    )


def service_url(settings: Settings, reach: Reach | None) -> str | None:
    """Return where Teams is asked whether it takes the token: what it told last, if that may be asked."""
    hosts = ServiceHosts.of(settings.teams_service_hosts)
    kept = Reference.parse(reach.reference if reach else None)
    named = (name for name in settings.teams_service_hosts if not name.startswith("*"))
    known = [*([kept.service_url] if kept else []), SERVICE_URL, *(_address(name) for name in named)]
    return next((url for url in known if hosts.serves(url)), None)


def _address(host: str) -> str:
    name = host if host.endswith("]") else host.rsplit(":", 1)[0]
    return f"{'http' if is_loopback(name) else 'https'}://{host}/{_REGION}"


async def _inbound(
    settings: Settings, http: aiohttp.ClientSession, url: str | None, *, looks: bool
) -> tuple[Keys, Door | None]:
    """Look at how Dult is called; its door is shown one of Microsoft's own keys."""
    keys = await ask_keys(http, str(settings.teams_openid_url))
    caller = Caller(
        app_id=settings.teams_app_id or "",
        tenant=settings.teams_tenant_id or "",
        service_url=url or SERVICE_URL,
        kid=next(iter(keys.usable), NO_KEY),
    )
    return keys, await _door(settings, http, caller, looks=looks)


async def _door(
    settings: Settings, http: aiohttp.ClientSession, caller: Caller | None, *, looks: bool
) -> Door | None:
    url = endpoint(settings)
    return await call_door(http, url, caller, looks=looks) if url else None


async def _outbound(
    settings: Settings, http: aiohttp.ClientSession, url: str | None
) -> tuple[Token, Answer | None]:
    """Look at how Dult calls: the token goes where Dult's tokens may go, and nowhere else."""
    token = await ask_token(entra(settings, http))
    if not token.value or url is None:
        return token, None
    return token, await ask_connector(http, url, token.value)
