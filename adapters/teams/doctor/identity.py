"""Who Dult is to Microsoft: its credential, the token it gets for that, and whether Teams takes it."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from adapters.teams.doctor import mend
from adapters.teams.doctor.papers import Papers
from adapters.teams.doctor.probe import Token
from adapters.teams.trust.credentials import RESOURCE
from bot.finding import Finding, fault, note, well
from bot.probe import Answer
from bot.settings import Settings

SOON: Final = timedelta(days=30)
"""So long before its end one is told of a certificate: somebody has to make another."""
_PART: Final = "credential"


def papers(its: Papers | None, now: datetime) -> Iterator[Finding]:
    """Tell whether the file of the credential can be used, and for how long."""
    if its is None:
        return
    if its.fault:
        yield fault(_PART, its.fault)
    if its.begins and its.begins > now:
        yield fault(
            _PART,
            f"The certificate in {its.file} is not good before {its.begins:%Y-%m-%d}. Look at this machine's"
            " clock, or use another.",
        )
    if its.ends and its.ends - now < SOON:
        is_over = its.ends <= now
        ends = f"The certificate in {its.file} {'ended' if is_over else 'ends'} on {its.ends:%Y-%m-%d}."
        make = "Make another, upload it in Entra, then put it into the file: that needs no restart."
        yield (fault if is_over else note)(_PART, f"{ends} {make}")


def credential(settings: Settings, its: Papers | None, token: Token | None) -> Iterator[Finding]:
    """Tell whether a token is granted; who could not be reached, others tell."""
    if token is None:
        return
    by_azure = settings.teams_managed_identity
    who = "Azure" if by_azure else "Entra"
    if its and its.fault and not token.stopped:
        return  # it is told already why
    if token.value:
        yield well(_PART, f"{who} grants Dult tokens by {_by_what(settings, its)}.")
    elif token.refused and by_azure:
        yield fault(_PART, mend.of_azure(token.refused, _case(settings)))
    elif token.refused:
        yield fault(_PART, mend.of_entra(token.refused, _case(settings)))
    elif token.stopped and not token.stopped.barrier:
        yield fault(_PART, f"{who} asks to wait. Look again in a minute.")
    elif token.stopped and by_azure:
        yield fault(
            _PART,
            "Nobody here grants a managed identity a token: it works on Azure alone. Elsewhere take"
            " DULT_TEAMS_MANAGED_IDENTITY out, and use a secret or a certificate.",
        )


def tenant(settings: Settings, token: Token | None) -> Iterator[Finding]:
    """Tell whether the token is for Dult's app and tenant; one that cannot be read says nothing.

    The claims: learn.microsoft.com/entra/identity-platform/access-token-claims-reference.
    """
    said = token.claims if token else {}
    faults = list(_not_ours(said, settings))
    yield from (fault("tenant", one) for one in faults)
    if not faults and "tid" in said:
        yield well("tenant", f"The token is for Dult's app in the tenant {said['tid']}.")


def connector(settings: Settings, url: str | None, answer: Answer | None) -> Iterator[Finding]:
    """Tell whether Teams takes the token."""
    if answer is None or not answer.status:
        return
    if answer.status == 401:
        error = answer.data.get("error")
        named = error.get("code") if isinstance(error, dict) else ""
        yield fault("Teams", mend.of_connector(str(named or ""), _case(settings)))
    elif answer.status >= 500 or answer.status == 429:
        yield note("Teams", f"{url} answers HTTP {answer.status} now. Look again in a minute.")
    else:
        yield well("Teams", "Teams takes Dult's token.")


def _not_ours(said: Mapping[str, Any], settings: Settings) -> Iterator[str]:
    case = _case(settings)
    if not _same(said.get("tid"), case.tenant):
        yield (
            f"The token is of the tenant {said['tid']}, and DULT_TEAMS_TENANT_ID says {case.tenant}, whose"
            " people alone Dult hears. Copy the id of the right one from Entra, Overview."
        )
    app = said.get("appid") or said.get("azp")
    if not _same(app, case.app):
        yield (
            f"The token is for the app {app}, and DULT_TEAMS_APP_ID says {case.app}. Copy it from the Azure"
            " Bot, Configuration."
        )
    if not _same(str(said.get("aud", RESOURCE)).rstrip("/"), RESOURCE):
        yield (
            f"The token is for {said['aud']} and not for {RESOURCE}: Teams will not take it. Look at"
            " DULT_TEAMS_TOKEN_URL."
        )


def _same(told: object, ours: str) -> bool:
    """Tell whether a claim says what we say; ids are the same in small and in large letters."""
    return told is None or str(told).lower() == ours.lower()


def _by_what(settings: Settings, its: Papers | None) -> str:
    if settings.teams_managed_identity:
        return "its managed identity"
    if its and its.ends:
        return f"its certificate, which is good until {its.ends:%Y-%m-%d}"
    return "its secret. Only Entra knows when that ends: see Certificates & secrets there"


def _case(settings: Settings) -> mend.Case:
    file = settings.teams_app_password_file or settings.teams_certificate
    return mend.Case(
        app=settings.teams_app_id or "",
        tenant=settings.teams_tenant_id or "",
        setting=f"the file {file}" if file else "DULT_TEAMS_APP_PASSWORD",
    )
