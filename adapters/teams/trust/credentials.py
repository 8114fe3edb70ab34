"""With what Dult proves to Entra who it is, and the tokens it gets for that: by msal, beside the loop."""

import asyncio
import json
import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, assert_never
from urllib.parse import quote, urlencode

import aiohttp
import msal
from jwt.exceptions import PyJWTError
from pydantic import SecretStr

from adapters.teams.trust.tokens import CredentialRefused, Granted
from bot.errors import TryLater

RESOURCE: Final = "https://api.botframework.com"
"""Whose tokens the connector takes (learn.microsoft.com/azure/bot-service/rest-api/
bot-framework-rest-connector-authentication, "Bot to Connector")."""
AUTHORITY: Final = "https://login.microsoftonline.com"
TIMEOUT: Final = 8.0
"""Seconds for one answer."""
USUAL_WAIT: Final = 5.0
"""Seconds until the next attempt, where nobody says how long."""
LONGEST_WAIT: Final = 300.0
_CODE: Final = re.compile(r"AADSTS\d+")
"""Entra's own number for what is wrong: learn.microsoft.com/entra/identity-platform/reference-error-codes."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """A client secret that stands in the settings."""

    value: SecretStr


@dataclass(frozen=True, slots=True, kw_only=True)
class SecretFile:
    """A file with a client secret: another one in it holds from the next token on."""

    file: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """A PEM file with a private key and the certificate that Entra knows."""

    file: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class ManagedIdentity:
    """Azure's own word for the machine; there is nothing to keep secret."""


Credential = Secret | SecretFile | Certificate | ManagedIdentity


@dataclass(frozen=True, slots=True, kw_only=True)
class Entra:
    """Grants tokens to one bot."""

    app_id: str
    tenant: str
    credential: Credential
    http: aiohttp.ClientSession
    token_url: str | None = None
    """Where tokens are to be had; ``None``: at Entra's, of the tenant."""
    resource: str = RESOURCE
    """Who takes them; with one credential tokens are to be had for several, each for itself."""

    async def granted(self) -> Granted:
        """Get a new token; each call is one request.

        msal waits for its answers, so it does in a thread; its requests travel by our own session. It is made
        anew each time, which costs less than a millisecond, so that it remembers neither an old token nor an
        old refusal.

        Raises:
            CredentialRefused: Entra, or Azure, does not take the credential, or it cannot be read.
            TryLater: nobody could be asked now.
        """
        carrier = _Carrier(self.http, asyncio.get_running_loop(), self._endpoint, self.token_url)
        try:
            return _granted(await asyncio.to_thread(self._ask, carrier))
        except TryLater:
            raise
        except Exception as error:  # msal raises what it likes, and sending goes on later
            log.warning("Entra gave no token: %s", type(error).__name__)
            raise TryLater(USUAL_WAIT, whole_workspace=True) from error

    @property
    def _endpoint(self) -> str:
        return f"{AUTHORITY}/{quote(self.tenant, safe='')}/oauth2/v2.0/token"

    def _ask(self, carrier: "_Carrier") -> Mapping[str, Any]:
        match self.credential:
            case Secret(value=value):
                return self._ask_entra(value.get_secret_value(), carrier)
            case SecretFile(file=file):
                return self._ask_entra(_read(file), carrier)
            case Certificate(file=file):
                pem = _read(file)
                return self._ask_entra({"private_key": pem, "public_certificate": _certificate(pem)}, carrier)
            case ManagedIdentity():
                return self._ask_azure(carrier)
            case other:
                assert_never(other)

    def _ask_entra(self, credential: str | Mapping[str, str], carrier: "_Carrier") -> Mapping[str, Any]:
        try:
            app = msal.ConfidentialClientApplication(
                self.app_id,
                client_credential=credential,
                authority=f"{AUTHORITY}/{self.tenant}",
                instance_discovery=False,
                http_client=carrier,
            )
            said: Mapping[str, Any] = app.acquire_token_for_client([f"{self.resource}/.default"])
        except (ValueError, TypeError, PyJWTError) as error:  # a key that is none, no JSON in the answer
            raise carrier.failed(error) from error
        return said

    def _ask_azure(self, carrier: "_Carrier") -> Mapping[str, Any]:
        try:
            identity = msal.UserAssignedManagedIdentity(client_id=self.app_id)
            client = msal.ManagedIdentityClient(identity, http_client=carrier)
            said: Mapping[str, Any] = client.acquire_token_for_client(resource=self.resource)
        except ValueError as error:
            raise carrier.failed(error) from error
        return said


@dataclass(frozen=True, slots=True, kw_only=True)
class _Response:
    """An answer as msal reads one: ``msal.oauth2cli.http.Response``."""

    status_code: int
    text: str
    headers: Mapping[str, str]

    def raise_for_status(self) -> None:
        """Do nothing: what is no answer was raised before."""


class _Carrier:
    """msal's requests by our session: ``msal.oauth2cli.http.HttpClient``, called in msal's thread.

    What msal would ask first, where a tenant's tokens are, is known: so each token is one request.
    """

    def __init__(
        self,
        http: aiohttp.ClientSession,
        loop: asyncio.AbstractEventLoop,
        endpoint: str,
        elsewhere: str | None,
    ) -> None:
        self._http = http
        self._loop = loop
        self._endpoint = endpoint
        self._elsewhere = elsewhere
        self._was_answered = False

    def get(self, url: str, params: Any = None, headers: Any = None, **_: Any) -> _Response:
        """Ask as msal does for a managed identity's token."""
        if url.startswith(f"{AUTHORITY}/"):
            return _Response(status_code=200, text=json.dumps(self._discovered()), headers={})
        return self._sent("GET", url, params=params, headers=headers)

    def post(
        self, url: str, params: Any = None, data: Any = None, headers: Any = None, **_: Any
    ) -> _Response:
        """Ask as msal does for an app's token."""
        told = {**(headers or {}), "Content-Type": "application/x-www-form-urlencoded"}
        return self._sent(
            "POST", self._elsewhere or url, params=params, data=urlencode(data or {}), headers=told
        )

    def close(self) -> None:
        """Do nothing: the session is not ours to close."""

    def failed(self, error: Exception) -> Exception:
        """Say what it means that msal gave up: before it asked, the credential cannot be used."""
        if self._was_answered:
            return TryLater(USUAL_WAIT, whole_workspace=True)
        return CredentialRefused(type(error).__name__)

    def _discovered(self) -> dict[str, str]:
        return {
            "token_endpoint": self._endpoint,
            "authorization_endpoint": self._endpoint.removesuffix("token") + "authorize",
            "issuer": self._endpoint.removesuffix("oauth2/v2.0/token") + "v2.0",
        }

    def _sent(self, method: str, url: str, **given: Any) -> _Response:
        called = asyncio.run_coroutine_threadsafe(self._call(method, url, **given), self._loop)
        response = called.result()
        self._was_answered = True
        return response

    async def _call(self, method: str, url: str, **given: Any) -> _Response:
        timeout = aiohttp.ClientTimeout(total=TIMEOUT)
        async with self._http.request(
            method, url, timeout=timeout, allow_redirects=False, **given
        ) as response:
            text = await response.text(errors="replace")
            if response.status == 429 or response.status >= 500:
                raise TryLater(_wait(response.headers.get("retry-after", "")), whole_workspace=True)
            return _Response(
                status_code=response.status,
                text=text,
                headers={name.lower(): value for name, value in response.headers.items()},
            )


def _granted(said: Mapping[str, Any]) -> Granted:
    token, lives = said.get("access_token"), float(said.get("expires_in") or 0)
    if isinstance(token, str) and token and lives > 0:
        return Granted(value=token, lives_s=lives)
    code = _CODE.search(str(said.get("error_description", "")))
    words = (str(said.get("error", "no-token")), code.group() if code else "")
    raise CredentialRefused(" ".join(word for word in words if word))


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise CredentialRefused(f"{file.name} cannot be read") from error


def _certificate(pem: str) -> str:
    """Leave the private key out of what msal sends as certificate."""
    begin = pem.find("-----BEGIN CERTIFICATE-----")
    if begin < 0:
        raise CredentialRefused("no certificate in the file")
    end = pem.rfind("-----END CERTIFICATE-----")
    return pem[begin : end + len("-----END CERTIFICATE-----")]


def _wait(said: str) -> float:
    asked = float(said) if said.isascii() and said.isdecimal() else USUAL_WAIT
    return min(LONGEST_WAIT, max(1.0, asked))
