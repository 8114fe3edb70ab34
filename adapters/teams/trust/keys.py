"""The keys by which a call from Teams is known: read from Microsoft and kept for a day."""

import asyncio
import json
import logging
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import aiohttp
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from jwt.algorithms import RSAAlgorithm
from jwt.exceptions import InvalidKeyError
from yarl import URL

from bot.settings_teams import is_loopback

ALGORITHM: Final = "RS256"
"""The only one in ``id_token_signing_alg_values_supported`` of the Bot Framework's metadata."""
KEPT: Final = 24 * 60 * 60.0
"""Seconds: "all bot instances should refresh their local cache of the document at least once every 24 hours"
(learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication)."""
TIMEOUT: Final = 4.0
"""Seconds for the metadata and the keys together."""
PATIENCE: Final = 0.5
"""Seconds that a call whose key is known waits for old keys to be read again."""
TRY_AGAIN: Final = 5.0
"""Seconds between two attempts when Microsoft does not answer."""
WINDOW: Final = 30.0
"""Seconds in which one unknown key is looked for once, and ..."""
LOOKS: Final = 3
"""... so many of them together: whoever invents key ids makes Dult ask no more often."""
LARGEST: Final = 1024 * 1024
"""Bytes of an answer; Microsoft's has some 50 kB."""
_LEAST_BITS: Final = 2048

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningKey:
    """A key that signs, and the channels it vouches for."""

    public: RSAPublicKey
    endorsements: frozenset[str]


class SigningKeys:
    """The keys of one OpenID provider; what is known is never lost because the provider is away."""

    def __init__(
        self, http: aiohttp.ClientSession, url: str, *, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._http = http
        self._url = URL(url)
        self._now = now
        self._keys: Mapping[str, SigningKey] = {}
        self._reads = 0
        self._old_at = self._try_at = float("-inf")
        self._looked_for: dict[str, float] = {}
        self._reading: asyncio.Task[None] | None = None

    @property
    def are_known(self) -> bool:
        """Whether there are any to go by."""
        return bool(self._keys)

    async def key(self, kid: str) -> SigningKey | None:
        """Return the key of this id; one that nobody knows is looked for at the provider first.

        It takes ``TIMEOUT`` seconds at most, and ``PATIENCE`` where the key is known.
        """
        reads = self._reads
        if self._now() >= max(self._old_at, self._try_at):
            await self._read_again(patience=PATIENCE if kid in self._keys else None)
        if kid not in self._keys and self._reads == reads and self._may_look_for(kid):
            await self._read_again(patience=None)
        return self._keys.get(kid)

    async def close(self) -> None:
        """Give up what is being read."""
        if self._reading is not None:
            self._reading.cancel()
            await asyncio.wait({self._reading})

    def _may_look_for(self, kid: str) -> bool:
        if self._reading is not None:
            return True
        now = self._now()
        recent = {its: at for its, at in self._looked_for.items() if at > now - WINDOW}
        self._looked_for = recent
        if not self._keys or kid in recent or len(recent) >= LOOKS:
            return False
        recent[kid] = now
        return True

    async def _read_again(self, patience: float | None) -> None:
        """Read once, however many wait for it."""
        if self._reading is None:
            self._reading = asyncio.create_task(self._read())
        await asyncio.wait({self._reading}, timeout=patience)

    async def _read(self) -> None:
        try:
            async with asyncio.timeout(TIMEOUT):
                self._keys = await self._told()
            self._reads += 1
            self._old_at = self._now() + KEPT
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError, RecursionError) as error:
            self._try_at = self._now() + TRY_AGAIN
            log.warning(
                "The keys by which Teams is known could not be read (%s). Dult goes by the %d it has.",
                type(error).__name__,
                len(self._keys),
            )
        finally:
            self._reading = None

    async def _told(self) -> Mapping[str, SigningKey]:
        metadata = await self._object(self._url)
        signs = metadata.get("id_token_signing_alg_values_supported")
        if isinstance(signs, list) and ALGORITHM not in signs:
            raise ValueError("the provider does not sign with RS256")
        told = await self._object(self._checked(str(metadata.get("jwks_uri", ""))))
        if not (keys := dict(_usable(told.get("keys")))):
            raise ValueError("the provider tells no usable key")
        return keys

    def _checked(self, address: str) -> URL:
        """Take the address of the keys where nobody on the way could change what it tells."""
        url = URL(address)
        is_local = self._url.scheme == url.scheme == "http" and is_loopback(url.host or "")
        if not (url.scheme == "https" or is_local):
            raise ValueError("the keys are not told by https")
        return url

    async def _object(self, url: URL) -> dict[str, Any]:
        async with self._http.get(url, allow_redirects=False) as response:
            if response.status != 200:
                raise ValueError(f"HTTP {response.status}")
            body = bytearray()
            async for chunk in response.content.iter_chunked(65536):
                body += chunk
                if len(body) > LARGEST:
                    raise ValueError("the answer is too long")
        said = json.loads(body)
        if not isinstance(said, dict):
            raise ValueError("the answer is no object")  # noqa: TRY004 - it came from outside
        return said


def _usable(told: object) -> Iterator[tuple[str, SigningKey]]:
    """Yield the RSA keys for signatures; a broken one does not spoil the others."""
    for one in told if isinstance(told, list) else []:
        if isinstance(one, dict) and isinstance(kid := one.get("kid"), str) and (key := _key(one)):
            yield kid, key


def _key(told: dict[str, Any]) -> SigningKey | None:
    if told.get("kty") != "RSA" or told.get("use", "sig") != "sig" or told.get("alg", ALGORITHM) != ALGORITHM:
        return None
    try:
        public = RSAAlgorithm.from_jwk(told)
    except (InvalidKeyError, ValueError, TypeError, KeyError):
        return None
    if not isinstance(public, RSAPublicKey) or public.key_size < _LEAST_BITS:
        return None
    vouches = told.get("endorsements")
    named = (one for one in vouches if isinstance(one, str)) if isinstance(vouches, list) else ()
    return SigningKey(public=public, endorsements=frozenset(named))
