"""The Bot Framework's OpenID provider, Entra's token endpoint and Azure's identity, over real HTTP.

Keys turn, hosts go away and answers stall as a test wants it. What it answers follows teams.md §2.8 and
learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication.
"""

import asyncio
import base64
import hashlib
import hmac
import json
import time
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import cache
from typing import Any, Final

import jwt
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from jwt.algorithms import RSAAlgorithm

ISSUER: Final = "https://api.botframework.com"
APP_ID: Final = "11111111-2222-3333-4444-555555555555"
TENANT: Final = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"
SERVICE_URL: Final = f"https://smba.trafficmanager.net/emea/{TENANT}/"
PASSWORD: Final = "the-first-secret"  # noqa: S105 - of nobody
ENDORSED: Final = ("msteams", "webchat", "directline", "skype")
METADATA: Final = "/v1/.well-known/openidconfiguration"
KEYS: Final = "/v1/.well-known/keys"
TOKEN: Final = "/oauth2/v2.0/token"  # noqa: S105 - a path
IDENTITY: Final = "/msi/token"
IDENTITY_HEADER: Final = "of-the-machine"


@cache
def private_key(name: str) -> RSAPrivateKey:
    """Return the private key of this name; it is made once for all tests."""
    assert name
    return generate_private_key(public_exponent=65537, key_size=2048)


class FakeOpenId:
    """Microsoft, as far as trust goes."""

    def __init__(self) -> None:
        self.url = ""
        self.keys: list[dict[str, Any]] = []
        self.algorithms: list[str] = ["RS256"]
        self.calls: Counter[str] = Counter()
        """How often each path was asked."""
        self.is_away = False
        """Whether the connection breaks instead of an answer."""
        self.answers: dict[str, web.Response] = {}
        """What a path answers in place of the right thing."""
        self.goes_on = asyncio.Event()
        """Every answer waits for it."""
        self.goes_on.set()
        self.passwords = {PASSWORD}
        self.lives_s = 3600
        self.forms: list[Mapping[str, str]] = []
        """What came with each request for a token."""
        self.publish("first")

    def publish(self, name: str, endorsements: Any = ENDORSED, **changes: Any) -> None:
        """Tell of a key, beside the others; ``changes`` are of its description."""
        told = RSAAlgorithm.to_jwk(private_key(name).public_key(), as_dict=True)
        told |= {"use": "sig", "kid": name, "x5t": name, "endorsements": endorsements, **changes}
        self.keys.append({field: value for field, value in told.items() if value is not None})

    def rotate(self, name: str) -> None:
        """Tell of this key alone."""
        self.keys = []
        self.publish(name)

    def withdraw(self, name: str) -> None:
        """Tell of a key no longer."""
        self.keys = [key for key in self.keys if key["kid"] != name]

    async def metadata(self, _: web.Request) -> web.Response:
        """Tell where the keys are."""
        return web.json_response(
            {
                "issuer": ISSUER,
                "authorization_endpoint": "https://invalid.botframework.com",
                "jwks_uri": f"{self.url}{KEYS}",
                "id_token_signing_alg_values_supported": self.algorithms,
                "token_endpoint_auth_methods_supported": ["private_key_jwt"],
            }
        )

    async def jwks(self, _: web.Request) -> web.Response:
        """Tell the keys."""
        return web.json_response({"keys": self.keys})

    async def token(self, request: web.Request) -> web.Response:
        """Grant a token for a secret, or for an assertion that somebody signed."""
        form = {name: str(value) for name, value in (await request.post()).items()}
        self.forms.append(form)
        is_asserted = "client_assertion" in form
        if not is_asserted and form.get("client_secret") not in self.passwords:
            said = {
                "error": "invalid_client",
                "error_description": f"AADSTS7000215: Invalid client secret provided for {APP_ID}.",
            }
            return web.json_response(said, status=401)
        return web.json_response(self._granted("entra") | {"expires_in": self.lives_s})

    async def identity(self, request: web.Request) -> web.Response:
        """Grant a token to the machine, as Azure's App Service does."""
        if request.headers.get("x-identity-header") != IDENTITY_HEADER:
            return web.json_response({"statusCode": 400, "message": "not from here"}, status=400)
        self.forms.append(dict(request.query))
        over_at = int(time.time()) + self.lives_s
        return web.json_response(self._granted("azure") | {"expires_on": str(over_at)})

    def _granted(self, by: str) -> dict[str, Any]:
        return {"token_type": "Bearer", "access_token": f"{by}-token-{len(self.forms)}"}

    @web.middleware
    async def serve(self, request: web.Request, handler: Any) -> web.StreamResponse:
        """Count, wait, break off, or answer."""
        self.calls[request.path] += 1
        await self.goes_on.wait()
        if self.is_away:
            assert request.transport is not None
            request.transport.abort()
        if request.path in self.answers:
            return self.answers.pop(request.path)
        answer: web.StreamResponse = await handler(request)
        return answer


@asynccontextmanager
async def serving() -> AsyncIterator[FakeOpenId]:
    """Serve as long as the block lasts, at a free port of this machine."""
    fake = FakeOpenId()
    app = web.Application(middlewares=[fake.serve])
    app.router.add_get(METADATA, fake.metadata)
    app.router.add_get(KEYS, fake.jwks)
    app.router.add_post(f"/{TENANT}{TOKEN}", fake.token)
    app.router.add_get(IDENTITY, fake.identity)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    fake.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield fake
    finally:
        fake.goes_on.set()
        await runner.cleanup()


def claims(**changes: Any) -> dict[str, Any]:
    """Say what a good token says, with changes; a claim that is ``None`` is left out."""
    now = int(time.time())
    told = {
        "iss": ISSUER,
        "aud": APP_ID,
        "exp": now + 3600,
        "nbf": now - 300,
        "serviceurl": SERVICE_URL,
        **changes,
    }
    return {name: value for name, value in told.items() if value is not None}


def signed(
    told: Mapping[str, Any] | None = None,
    *,
    key: str = "first",
    kid: str | None = "",
    algorithm: str = "RS256",
) -> str:
    """Sign a token with a key; ``kid`` is the key's name if nothing else is said, ``None`` leaves it out."""
    header = {} if kid is None else {"kid": kid or key, "x5t": kid or key}
    body = json.dumps(claims() if told is None else told).encode()
    return jwt.PyJWS().encode(body, private_key(key), algorithm=algorithm, headers=header)


def unsigned(header: Mapping[str, Any], told: Mapping[str, Any], *, secret: bytes | None = None) -> str:
    """Put a token together by hand: without a signature, or with one made of a shared secret."""
    text = ".".join(part(json.dumps(one).encode()) for one in (header, told))
    signature = hmac.new(secret, text.encode(), hashlib.sha256).digest() if secret else b""
    return f"{text}.{part(signature)}"


def bearer(token: str) -> str:
    """Return the header with a token."""
    return f"Bearer {token}"


def activity(**changes: Any) -> dict[str, Any]:
    """Return a message of a person's, with changes; a field that is ``None`` is left out."""
    told = {
        "type": "message",
        "id": "1700000000000",
        "timestamp": "2026-11-22T08:00:00.000Z",
        "channelId": "msteams",
        "serviceUrl": SERVICE_URL,
        "from": {"id": "29:anna", "aadObjectId": "bbbbbbbb-0000-0000-0000-000000000001", "name": "Anna"},
        "recipient": {"id": f"28:{APP_ID}", "name": "Dult"},
        "conversation": {"conversationType": "personal", "tenantId": TENANT, "id": "a:anna"},
        "channelData": {"tenant": {"id": TENANT}},
        "text": "hei på deg",
        **changes,
    }
    return {name: value for name, value in told.items() if value is not None}


def part(raw: bytes) -> str:
    """Write bytes as a part of a token."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
