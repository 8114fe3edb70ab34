"""Dult's own token for the connector: one for all that is sent, and another before it ends."""

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Protocol

from bot.errors import ChannelError, TryLater

AHEAD: Final = 300.0
"""Seconds before its end that a token is renewed; a tenth of its life where that is shorter."""
AT_LEAST: Final = 30.0
"""Seconds that a token is good for when it is given out; a twentieth of its life where that is shorter."""
REFUSED_WAIT: Final = 30.0
"""Seconds until a refused credential is tried again: it may be another one by then, without a restart."""
BETWEEN: Final = 60.0
"""Seconds between two tokens got because the connector refused one: soon it is not the token's fault."""

log = logging.getLogger(__name__)


class CredentialRefused(TryLater):
    """Dult's credential is not taken; everything waits until there is another, and then goes on by itself."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        """Entra's words for it, or what is wrong with the file; nothing secret."""
        super().__init__(REFUSED_WAIT, whole_workspace=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Granted:
    """A token, and for how long it is one."""

    value: str = field(repr=False)
    lives_s: float


class Grants(Protocol):
    """Who grants tokens."""

    async def granted(self) -> Granted:
        """Get a new token.

        Raises:
            CredentialRefused: the credential is not taken.
            TryLater: nobody could be asked now.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    value: str = field(repr=False)
    renew_at: float
    over_at: float


class TokenSource:
    """``adapters.teams.connector.Tokens``: however many ask, one token is got for its whole life."""

    def __init__(self, grants: Grants, now: Callable[[], float] = time.monotonic) -> None:
        self.renewals = 0
        """How many tokens were got since Dult was started."""
        self._grants = grants
        self._now = now
        self._kept: _Kept | None = None
        self._getting: asyncio.Task[None] | None = None
        self._failed: tuple[float, TryLater] | None = None
        self._refused_at = float("-inf")

    async def token(self) -> str:
        """Return a token that is good for some seconds at least.

        While one is about to end, the next is got beside; nobody waits for that.

        Raises:
            TryLater: there is none now. What is wrong, and whether somebody has to mend it, is in the log.
        """
        now = self._now()
        if self._kept and now < self._kept.renew_at:
            return self._kept.value
        getting = self._begin(now)
        if self._kept and now < self._kept.over_at:
            return self._kept.value
        if getting is not None:
            await asyncio.wait({getting})
        return self._given()

    async def renew(self, refused: str) -> None:
        """Get another token before the next use, unless another was got so just now: it is no help."""
        now = self._now()
        if self._kept and self._kept.value == refused and now >= self._refused_at + BETWEEN:
            self._kept, self._refused_at = None, now

    async def close(self) -> None:
        """Give up what is being got."""
        if self._getting is not None:
            self._getting.cancel()
            await asyncio.wait({self._getting})

    def _begin(self, now: float) -> asyncio.Task[None] | None:
        """Get one token, however many ask; after a failure not at once again."""
        if self._getting is None and not (self._failed and now < self._failed[0]):
            self._getting = asyncio.create_task(self._get())
        return self._getting

    async def _get(self) -> None:
        try:
            granted = await self._grants.granted()
        except TryLater as error:
            self._failed = (self._now() + error.after, error)
            _tell(error)
        else:
            self._keep(granted)
        finally:
            self._getting = None

    def _keep(self, granted: Granted) -> None:
        now, lives = self._now(), granted.lives_s
        self.renewals += 1
        self._failed = None
        self._kept = _Kept(
            value=granted.value,
            renew_at=now + lives - min(AHEAD, lives / 10),
            over_at=now + lives - min(AT_LEAST, lives / 20),
        )

    def _given(self) -> str:
        now = self._now()
        if self._kept and now < self._kept.over_at:
            return self._kept.value
        if self._failed and now < self._failed[0]:
            left = self._failed[0] - now
            raise TryLater(left, whole_workspace=True) from self._failed[1]
        raise TryLater(1, whole_workspace=True)


class NoTokens:
    """Writes without a token, to this machine, where nobody asks for one."""

    async def token(self) -> str:
        """Return none."""
        return ""

    async def renew(self, refused: str) -> None:
        """Do nothing: there is none."""


def _tell(error: ChannelError) -> None:
    match error:
        case CredentialRefused(reason=reason):
            log.error(
                "Dult's credential for Teams is not taken (%s): nothing can be sent."
                " Put another in its place; `dult teams doctor` tells more.",
                reason,
            )
        case _:
            log.warning("No token for Teams could be got now; Dult tries again.")
