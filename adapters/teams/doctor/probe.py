"""What the doctor asks of Microsoft and of Dult's own door: each call once, and none changes anything."""

import asyncio
import json
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

import aiohttp
import jwt
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from jwt.exceptions import PyJWTError
from yarl import URL

from adapters.teams.trust.bearer import ISSUER, SERVICE_URL
from adapters.teams.trust.envelope import CHANNEL
from adapters.teams.trust.keys import ALGORITHM, SigningKeys
from adapters.teams.trust.tokens import CredentialRefused, Grants
from bot.errors import TryLater
from bot.probe import PATIENCE, Answer, Barrier, ask, stopped_by

NOWHERE: Final = "a:dult-doctor"
"""A conversation that is none: whoever asks for its members changes nothing and learns nothing."""
NO_KEY: Final = "doctor"
"""The id of a key that is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """By what calls from Teams are known."""

    metadata: Answer
    told: Answer | None = None
    """The keys themselves; ``None`` where the metadata do not say where they are."""
    usable: tuple[str, ...] = ()
    """The ids of those that Dult can go by."""
    vouches: bool = False
    """Whether one of them vouches for Teams."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """What came of asking for Dult's own token."""

    value: str = field(default="", repr=False)
    refused: str = ""
    """Entra's words, or what is wrong with the credential."""
    stopped: Answer | None = None
    """Why nobody could be asked; without a barrier: they have too much to do."""

    @property
    def was_asked(self) -> bool:
        """Whether Entra had its say; a credential that cannot be used is refused before."""
        return bool(self.value) or self.stopped is not None or "AADSTS" in self.refused

    @property
    def claims(self) -> Mapping[str, Any]:
        """What the token says of itself; nothing where it cannot be read, which only its taker must."""
        try:
            said: Mapping[str, Any] = jwt.decode(self.value, options={"verify_signature": False})
        except PyJWTError:
            return {}
        return said


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Whose calls Dult's door ought to know, and of which the doctor's are none."""

    app_id: str
    tenant: str
    service_url: str
    kid: str = NO_KEY
    """The id of one of Microsoft's keys: with it the signature alone is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """How Dult's own address answers."""

    plain: Answer
    """To what is no JSON: 415, which only Dult says."""
    unsigned: Answer | None = None
    forged: Answer | None = None
    ends: datetime | None = None
    """Until when its certificate is good."""


async def ask_keys(http: aiohttp.ClientSession, url: str) -> Keys:
    """Read the keys by which calls are known, as Dult does."""
    metadata = await ask(http, "GET", url)
    where = metadata.data.get("jwks_uri")
    if not isinstance(where, str):
        return Keys(metadata=metadata)
    told = await ask(http, "GET", where)
    entries = told.data.get("keys")
    named = [one.get("kid") for one in entries if isinstance(one, dict)] if isinstance(entries, list) else []
    signing = SigningKeys(http, url)
    try:
        found = {kid: await signing.key(kid) for kid in named if isinstance(kid, str)}
    finally:
        await signing.close()
    known = {kid: key for kid, key in found.items() if key is not None}
    vouches = any(CHANNEL in key.endorsements for key in known.values())
    return Keys(metadata=metadata, told=told, usable=tuple(known), vouches=vouches)


async def ask_token(entra: Grants) -> Token:
    """Get a token, or why there is none."""
    try:
        return Token(value=(await entra.granted()).value)
    except CredentialRefused as error:
        return Token(refused=error.reason)
    except TryLater as error:
        return Token(stopped=_stopped(error.__cause__))


def _stopped(cause: BaseException | None) -> Answer:
    match cause:
        case None:
            return Answer(status=503)
        case aiohttp.ClientError():
            return stopped_by(cause)
        case ValueError():
            return Answer(barrier=Barrier.PAGE)
        case _:
            return stopped_by(cause)


async def ask_connector(http: aiohttp.ClientSession, service_url: str, token: str) -> Answer:
    """Ask Teams with Dult's token for the members of no conversation: 401 says that it is not taken."""
    where = f"{service_url.rstrip('/')}/v3/conversations/{NOWHERE}/pagedmembers?pageSize=50"
    return await ask(http, "GET", where, headers={"Authorization": f"Bearer {token}"})


async def call_door(http: aiohttp.ClientSession, url: str, caller: Caller | None, *, looks: bool) -> Door:
    """Call Dult as somebody who is not Teams.

    Args:
        http: the session.
        url: of the messaging endpoint.
        caller: whom to pretend to be; ``None``: nobody, for Dult believes whoever is on this machine.
        looks: whether the server's certificate can be looked at, which it cannot through a proxy.
    """
    plain = await ask(http, "POST", url, body=b"-", headers={"Content-Type": "text/plain"})
    if caller is None:
        return Door(plain=plain)
    body, as_json = _activity(caller), {"Content-Type": "application/json"}
    forged = {**as_json, "Authorization": f"Bearer {_forged(caller)}"}
    return Door(
        plain=plain,
        unsigned=await ask(http, "POST", url, body=body, headers=as_json),
        forged=await ask(http, "POST", url, body=body, headers=forged),
        ends=await _end_of_certificate(URL(url)) if looks else None,
    )


def _activity(caller: Caller) -> bytes:
    """Make an activity that means nothing: who lets it in by mistake does nothing with it."""
    return json.dumps({
        "type": "event",
        "name": "doctor",
        "id": "doctor",
        "channelId": CHANNEL,
        "serviceUrl": caller.service_url,
        "conversation": {"id": NOWHERE},
        "from": {"id": "29:doctor"},
        "recipient": {"id": f"28:{caller.app_id}"},
        "channelData": {"tenant": {"id": caller.tenant}},
    }).encode()  # fmt: skip


def _forged(caller: Caller) -> str:
    """Sign as Microsoft would, with a key that is not Microsoft's."""
    now = int(time.time())
    told = {"iss": ISSUER, "aud": caller.app_id, "nbf": now - 60, "exp": now + 300}
    ours = generate_private_key(public_exponent=65537, key_size=2048)
    return jwt.encode(
        {**told, SERVICE_URL: caller.service_url}, ours, algorithm=ALGORITHM, headers={"kid": caller.kid}
    )


async def _end_of_certificate(url: URL) -> datetime | None:
    """Return until when a server's certificate is good; whether it is believed, the calls have shown."""
    if url.scheme != "https" or url.host is None:
        return None
    unchecked = ssl.create_default_context()
    unchecked.check_hostname, unchecked.verify_mode = False, ssl.CERT_NONE
    try:
        async with asyncio.timeout(PATIENCE):
            _, writer = await asyncio.open_connection(url.host, url.port, ssl=unchecked)
    except (OSError, TimeoutError):
        return None
    shown = writer.get_extra_info("ssl_object").getpeercert(binary_form=True)
    writer.transport.abort()
    return x509.load_der_x509_certificate(shown).not_valid_after_utc if shown else None
