"""What the doctor's tests have in common: an operator's settings, and credentials as Azure makes them."""

from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from typing import Any

import jwt
from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID

from adapters.teams.doctor.findings import Seen, examine
from adapters.teams.doctor.probe import Token
from bot.finding import Verdict
from bot.reach import Reach
from bot.settings import Settings
from tests.adapters.teams.fake.openid import APP_ID, TENANT, private_key

HTTPS = "https://dult.example.org"
OTHER = "99999999-9999-4999-8999-999999999999"
"""Another tenant's id, or another app's."""
REACHED = Reach(people=1_400, strangers=0, without_email=0, teams=17, roomless=0)
GIVEN = {
    "DULT_TEAMS_APP_ID": APP_ID,
    "DULT_TEAMS_TENANT_ID": TENANT,
    "DULT_TEAMS_APP_PASSWORD": "hidden-secret",
    "DULT_PUBLIC_URL": HTTPS,
}


def settings(**variables: str) -> Settings:
    return Settings.load(variables)


def token_of(**claims: Any) -> Token:
    """Make a token as Entra does, whose claims nobody but its taker has to read."""
    told = {"aud": "https://api.botframework.com", "tid": TENANT, "appid": APP_ID, **claims}
    told = {name: claim for name, claim in told.items() if claim is not None}
    return Token(value=jwt.encode(told, private_key("entra"), algorithm="RS256"))


def told(seen: Seen, verdict: Verdict) -> list[str]:
    return [one.sentence for one in examine(seen) if one.verdict is verdict]


def certificate(
    name: str, *, ends: timedelta = timedelta(days=90), host: str | None = None
) -> x509.Certificate:
    """Make a certificate that signs itself, for a key or for a server."""
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Dult")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(private_key(name).public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=100))
        .not_valid_after(now + ends)
    )
    if host:
        its = x509.SubjectAlternativeName([x509.IPAddress(ip_address(host))])
        made = made.add_extension(its, critical=False)
    return made.sign(private_key(name), SHA256())


def public(name: str, **given: Any) -> bytes:
    return certificate(name, **given).public_bytes(Encoding.PEM)


def private(name: str, lock: KeySerializationEncryption | None = None) -> bytes:
    return private_key(name).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, lock or NoEncryption())
