"""What a call from Teams proves by its token: who signed it, for whom, when, and where answers go."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import jwt
from jwt.exceptions import (
    ExpiredSignatureError,
    ImmatureSignatureError,
    InvalidAlgorithmError,
    InvalidAudienceError,
    InvalidIssuerError,
    InvalidSignatureError,
    MissingRequiredClaimError,
    PyJWTError,
)

from adapters.teams.trust.keys import ALGORITHM, SigningKey, SigningKeys
from adapters.teams.trust.refusal import Refused, Why

ISSUER: Final = "https://api.botframework.com"
"""learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication, "Step 4: Verify
the JWT token". The emulator's issuers and those of skills, which botbuilder takes as well, are not here."""
SKEW: Final = 300
"""Seconds that clocks may differ: "industry-standard clock-skew is 5 minutes" (ibid.)."""
SERVICE_URL: Final = "serviceurl"
"""The claim's name: ``AuthenticationConstants.SERVICE_URL_CLAIM`` of botframework-connector."""
LONGEST: Final = 16 * 1024
"""Characters of a header; Teams' have some 1,200."""

_REASONS: Final[Mapping[type[PyJWTError], Why]] = {
    ExpiredSignatureError: Why.EXPIRED,
    ImmatureSignatureError: Why.NOT_YET,
    InvalidAlgorithmError: Why.ALGORITHM,
    InvalidAudienceError: Why.AUDIENCE,
    InvalidIssuerError: Why.ISSUER,
    InvalidSignatureError: Why.SIGNATURE,
    MissingRequiredClaimError: Why.CLAIM,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What a good token says about the call that brought it."""

    service_url: str | None
    endorsements: frozenset[str]
    """The channels that the key vouches for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """Checks tokens for one bot. There is no way to switch it off."""

    app_id: str
    keys: SigningKeys

    async def proof(self, authorization: str | None) -> Proof:
        """Check the header of a call.

        What a token says of itself is looked at before its key: for one that is not for Dult anyway, nobody
        is asked for a key.

        Raises:
            Refused: with the reason; whatever the header holds, nothing else is raised.
        """
        token = _token(authorization)
        kid = _key_id(token)
        self._claims(token, None)
        key = await self.keys.key(kid)
        if key is None:
            raise Refused(Why.UNKNOWN_KEY if self.keys.are_known else Why.NO_KEYS)
        told = self._claims(token, key).get(SERVICE_URL)
        return Proof(
            service_url=told if isinstance(told, str) else None,
            endorsements=key.endorsements,
        )

    def _claims(self, token: str, key: SigningKey | None) -> dict[str, Any]:
        """Read the claims and check them; the signature too, where there is a key."""
        try:
            return jwt.decode(
                token,
                key.public if key else "",
                algorithms=[ALGORITHM],
                audience=self.app_id,
                issuer=ISSUER,
                leeway=SKEW,
                options={
                    "verify_signature": key is not None,
                    "verify_exp": True,
                    "verify_nbf": True,
                    "verify_iat": True,
                    "verify_aud": True,
                    "verify_iss": True,
                    "strict_aud": True,
                    "require": ["exp", "iss", "aud"],
                },
            )
        except PyJWTError as error:
            raise Refused(_REASONS.get(type(error), Why.MALFORMED)) from error
        except (ValueError, TypeError, OverflowError, RecursionError) as error:
            raise Refused(Why.MALFORMED) from error


def _token(authorization: str | None) -> str:
    if not authorization:
        raise Refused(Why.NO_TOKEN)
    if len(authorization) > LONGEST:
        raise Refused(Why.MALFORMED)
    match authorization.split(" "):
        case ["Bearer", token] if token:
            return token
        case _:
            raise Refused(Why.NO_TOKEN)


def _key_id(token: str) -> str:
    try:
        header = jwt.get_unverified_header(token)
    except (PyJWTError, ValueError, TypeError, RecursionError) as error:
        raise Refused(Why.MALFORMED) from error
    if header.get("alg") != ALGORITHM:
        raise Refused(Why.ALGORITHM)
    kid = header.get("kid")
    if not isinstance(kid, str) or not kid:
        raise Refused(Why.UNKNOWN_KEY)
    return kid
