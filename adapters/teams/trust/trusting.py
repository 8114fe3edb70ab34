"""Whom Dult believes in Teams, and with what it shows itself there, as the settings say."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import aiohttp

from adapters.teams.connector import Tokens
from adapters.teams.trust.bearer import Bearer
from adapters.teams.trust.credentials import (
    Certificate,
    Credential,
    Entra,
    ManagedIdentity,
    Secret,
    SecretFile,
)
from adapters.teams.trust.gate import Gate, LocalGate, MicrosoftsGate
from adapters.teams.trust.hosts import LOCAL, ServiceHosts
from adapters.teams.trust.keys import SigningKeys
from adapters.teams.trust.local import warn
from adapters.teams.trust.tokens import NoTokens, TokenSource
from bot.settings_teams import SERVICE_HOSTS, TeamsSettings
from bot.under_way import meanwhile


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """The three things that everything else in this folder relies on."""

    gate: Gate
    hosts: ServiceHosts
    tokens: Tokens


@asynccontextmanager
async def trusting(settings: TeamsSettings, http: aiohttp.ClientSession) -> AsyncIterator[Trust]:
    """Trust as long as the block lasts; nobody is asked for anything before the first call, or send."""
    if settings.teams_local:
        async with _locally(settings) as trust:
            yield trust
        return
    hosts = ServiceHosts.of(settings.teams_service_hosts)
    keys = SigningKeys(http, str(settings.teams_openid_url))
    tokens = TokenSource(entra(settings, http))
    bearer = Bearer(app_id=settings.teams_app_id or "", keys=keys)
    try:
        gate = MicrosoftsGate(bearer=bearer, hosts=hosts, tenant=settings.teams_tenant_id or "")
        yield Trust(gate=gate, hosts=hosts, tokens=tokens)
    finally:
        await keys.close()
        await tokens.close()


def entra(settings: TeamsSettings, http: aiohttp.ClientSession) -> Entra:
    """Return who grants tokens to the bot of these settings, which ``teams_faults`` has found whole."""
    return Entra(
        app_id=settings.teams_app_id or "",
        tenant=settings.teams_tenant_id or "",
        credential=_credential(settings),
        http=http,
        token_url=str(settings.teams_token_url) if settings.teams_token_url else None,
    )


@asynccontextmanager
async def _locally(settings: TeamsSettings) -> AsyncIterator[Trust]:
    """Believe this machine, and write to nobody else; no token is got, even where there is a credential."""
    named = settings.teams_service_hosts
    hosts = ServiceHosts.of(LOCAL if named == SERVICE_HOSTS else named)
    gate = LocalGate(hosts=hosts, tenant=settings.teams_tenant_id)
    async with meanwhile(warn()):
        yield Trust(gate=gate, hosts=hosts, tokens=NoTokens())


def _credential(settings: TeamsSettings) -> Credential:
    if settings.teams_app_password is not None:
        return Secret(value=settings.teams_app_password)
    if settings.teams_app_password_file is not None:
        return SecretFile(file=settings.teams_app_password_file)
    if settings.teams_certificate is not None:
        return Certificate(file=settings.teams_certificate)
    return ManagedIdentity()
