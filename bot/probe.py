"""One call to an address, however it ends: with this every channel's doctor asks."""

import json
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum
from typing import Any, Final

import aiohttp

PATIENCE: Final = 10.0
"""Seconds for an answer."""
LARGEST: Final = 1024 * 1024
"""Bytes of an answer that are read."""


class Barrier(StrEnum):
    """Why no answer came, or none of whoever was asked."""

    NAME = "name"
    CERTIFICATE = "certificate"
    PROXY = "proxy"
    SILENCE = "silence"
    REFUSED = "refused"
    PAGE = "page"
    """Something came that is no object in JSON: from something in between, or from another server."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """How a call ended."""

    barrier: Barrier | None = None
    why: str = ""
    """What is wrong with a certificate, in OpenSSL's words."""
    status: int = 0
    """0 where nobody answered."""
    data: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    """Names in small letters."""
    seconds: float = 0.0
    """Until its first byte was there."""

    @property
    def at(self) -> datetime | None:
        """When it was by the answering machine's clock."""
        try:
            return parsedate_to_datetime(self.headers["date"]).astimezone(UTC)
        except (KeyError, ValueError):
            return None


async def ask(
    http: aiohttp.ClientSession,
    method: str,
    url: str,
    *,
    body: bytes | None = None,
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """Call once; no redirect is followed, for who answers there was not asked."""
    began = time.monotonic()
    patience = aiohttp.ClientTimeout(total=PATIENCE)
    try:
        async with http.request(
            method, url, data=body, headers=headers, timeout=patience, allow_redirects=False
        ) as response:
            seconds = time.monotonic() - began
            return _read(response, await _body(response), seconds)
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        return stopped_by(error)


def stopped_by(error: BaseException | None) -> Answer:
    """Say what stood in the way of an answer."""
    match error:
        case aiohttp.ClientProxyConnectionError() | aiohttp.ClientHttpProxyError():
            return Answer(barrier=Barrier.PROXY)
        case aiohttp.ClientConnectorCertificateError():
            return Answer(barrier=Barrier.CERTIFICATE, why=_why(error.certificate_error))
        case aiohttp.ClientConnectorSSLError():
            return Answer(barrier=Barrier.CERTIFICATE)
        case aiohttp.ClientConnectorDNSError():
            return Answer(barrier=Barrier.NAME)
        case TimeoutError():
            return Answer(barrier=Barrier.SILENCE)
        case _:
            return Answer(barrier=Barrier.REFUSED)


def _why(error: Exception) -> str:
    return error.verify_message if isinstance(error, ssl.SSLCertVerificationError) else ""


async def _body(response: aiohttp.ClientResponse) -> bytes:
    body = bytearray()
    async for chunk in response.content.iter_any():
        body += chunk
        if len(body) > LARGEST:
            break
    return bytes(body)


def _read(response: aiohttp.ClientResponse, body: bytes, seconds: float) -> Answer:
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        data = None
    is_object = isinstance(data, dict)
    return Answer(
        barrier=None if is_object else Barrier.PAGE,
        status=response.status,
        data=data if is_object else {},
        headers={name.lower(): value for name, value in response.headers.items()},
        seconds=seconds,
    )
