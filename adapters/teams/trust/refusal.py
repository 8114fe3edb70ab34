"""Why a call is refused: a word for whoever runs Dult, and a status for the caller, who learns no more."""

from enum import StrEnum
from http import HTTPStatus
from typing import Final


class Why(StrEnum):
    """What was wrong with a call; none of these words is from the call itself."""

    NO_TOKEN = "no-token"  # noqa: S105 - a word
    MALFORMED = "malformed-token"
    ALGORITHM = "algorithm"
    CLAIM = "claim-missing"
    ISSUER = "issuer"
    """Somebody else's token: the emulator's, a skill's, a person's."""
    AUDIENCE = "audience"
    EXPIRED = "expired"
    NOT_YET = "not-yet-valid"
    UNKNOWN_KEY = "unknown-key"
    NO_KEYS = "no-keys"
    """The keys could not be read, and none are remembered."""
    SIGNATURE = "signature"
    CHANNEL = "channel"
    """Not from Teams: a bot may have other channels, where people say themselves who they are."""
    ENDORSEMENT = "endorsement"
    """The key does not vouch for Teams."""
    SERVICE_URL = "service-url"
    """The address for answers is missing, or not the one that the token tells."""
    SERVICE_HOST = "service-host"
    """The address for answers is not Teams'."""
    TENANT = "tenant"
    """From people of an organisation that Dult is not for."""
    OUTSIDE = "from-outside"
    """Not from this machine, while everybody on it is believed."""


_TOKEN: Final = frozenset(
    {
        Why.NO_TOKEN,
        Why.MALFORMED,
        Why.ALGORITHM,
        Why.CLAIM,
        Why.ISSUER,
        Why.AUDIENCE,
        Why.EXPIRED,
        Why.NOT_YET,
        Why.UNKNOWN_KEY,
        Why.NO_KEYS,
        Why.SIGNATURE,
    }
)


class Refused(Exception):
    """A call is not believed; raised before anything of it is worked."""

    def __init__(self, why: Why) -> None:
        self.why = why
        super().__init__(f"The call is refused: {why}.")

    @property
    def status(self) -> HTTPStatus:
        """401 where the token itself proves nothing, 403 where it does not cover this call."""
        return HTTPStatus.UNAUTHORIZED if self.why in _TOKEN else HTTPStatus.FORBIDDEN
