"""What the doctor asks of Slack and of Dult's own address: each call once, and every outcome an answer."""

import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum
from typing import Any, Final

import aiohttp

from adapters.slack.paths import REQUESTS

PATIENCE: Final = aiohttp.ClientTimeout(total=10)


class Obstacle(StrEnum):
    """Why no answer came."""

    NAME = "name"
    CERTIFICATE = "certificate"
    PROXY = "proxy"
    SILENCE = "silence"
    REFUSED = "refused"
    PAGE = "page"
    """A page came, from something in between or from another server."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """How a call ended."""

    obstacle: Obstacle | None = None
    status: int = 0
    data: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def code(self) -> str:
        """Slack's word for what went wrong; empty when nothing did."""
        return "" if self.data.get("ok") else str(self.data.get("error", "unknown"))

    @property
    def scopes(self) -> frozenset[str]:
        """What the token may do: each answer of the Web API says it in ``x-oauth-scopes``."""
        return frozenset(
            one.strip() for one in self.headers.get("x-oauth-scopes", "").split(",") if one.strip()
        )

    @property
    def at(self) -> datetime | None:
        """When it was by the answering machine's clock."""
        try:
            return parsedate_to_datetime(self.headers["date"]).astimezone(UTC)
        except (KeyError, ValueError):
            return None


async def ask_slack(http: aiohttp.ClientSession, api_url: str, method: str, token: str) -> Answer:
    """Call a method; the token goes in the header, where Slack wants an app's (python-slack-sdk#1877)."""
    return await _post(http, f"{api_url}{method}", b"", {"Authorization": f"Bearer {token}"})


async def call_unsigned(http: aiohttp.ClientSession, public_url: str) -> Answer:
    """Call Dult as somebody who does not know the signing secret."""
    return await _post(http, _requests(public_url), b"{}", {"Content-Type": "application/json"})


async def call_signed(http: aiohttp.ClientSession, public_url: str, signing_secret: str) -> bool:
    """Call Dult as Slack does when an address is entered; tell whether Dult answers as it must.

    docs.slack.dev/authentication/verifying-requests-from-slack and …/reference/events/url_verification.
    """
    challenge = secrets.token_hex(8)
    body = json.dumps({"type": "url_verification", "challenge": challenge}).encode()
    at = str(int(time.time()))
    signed = hmac.new(signing_secret.encode(), b"v0:%b:%b" % (at.encode(), body), hashlib.sha256).hexdigest()
    answer = await _post(
        http,
        _requests(public_url),
        body,
        {
            "Content-Type": "application/json",
            "X-Slack-Request-Timestamp": at,
            "X-Slack-Signature": f"v0={signed}",
        },
    )
    return answer.data.get("challenge") == challenge


def _requests(public_url: str) -> str:
    return f"{public_url.rstrip('/')}{REQUESTS}"


async def _post(http: aiohttp.ClientSession, url: str, body: bytes, headers: Mapping[str, str]) -> Answer:
    try:
        async with http.post(url, data=body, headers=headers, timeout=PATIENCE) as response:
            return _read(response.status, response.headers, await response.text(errors="replace"))
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        return Answer(obstacle=_obstacle(error))


def _read(status: int, headers: Mapping[str, str], text: str) -> Answer:
    lower = {name.lower(): value for name, value in headers.items()}
    try:
        data = json.loads(text)
    except ValueError:
        data = None
    if not isinstance(data, dict):
        return Answer(obstacle=Obstacle.PAGE, status=status, headers=lower)
    return Answer(status=status, data=data, headers=lower)


def _obstacle(error: Exception) -> Obstacle:
    match error:
        case aiohttp.ClientProxyConnectionError() | aiohttp.ClientHttpProxyError():
            return Obstacle.PROXY
        case aiohttp.ClientConnectorCertificateError() | aiohttp.ClientConnectorSSLError():
            return Obstacle.CERTIFICATE
        case aiohttp.ClientConnectorDNSError():
            return Obstacle.NAME
        case TimeoutError():
            return Obstacle.SILENCE
        case _:
            return Obstacle.REFUSED
