"""Who is let in: calls that Microsoft signed for this bot, from Teams, from the organisation Dult is for."""

from dataclasses import dataclass
from typing import Protocol

from adapters.teams.trust.bearer import Bearer
from adapters.teams.trust.envelope import CHANNEL, Envelope
from adapters.teams.trust.hosts import ServiceHosts
from adapters.teams.trust.refusal import Refused, Why


class Gate(Protocol):
    """Who decides whether a call is believed."""

    async def admit(self, authorization: str | None, told: Envelope) -> None:
        """Let a call in.

        Raises:
            Refused: with the reason.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class MicrosoftsGate:
    """Believes what Microsoft signed, and of that what is about this bot's people in Teams."""

    bearer: Bearer
    hosts: ServiceHosts
    tenant: str
    """Of the organisation; ids of Entra are the same in small and in large letters."""

    async def admit(self, authorization: str | None, told: Envelope) -> None:
        """Let a call in whose token covers it.

        The address for answers has to be letter for letter the token's: with a slash more or less it is
        another one. Microsoft's own SDK compares them so, and what Teams sends agrees.

        Only Teams is heard, whatever other channels the bot has in Azure, and although the key vouches for
        them: in a Web Chat a caller says what tenant and person he is.
        """
        proof = await self.bearer.proof(authorization)
        if told.channel_id != CHANNEL:
            raise Refused(Why.CHANNEL)
        if told.channel_id not in proof.endorsements:
            raise Refused(Why.ENDORSEMENT)
        if not told.service_url or told.service_url != proof.service_url:
            raise Refused(Why.SERVICE_URL)
        _check_place(told, self.hosts, self.tenant)


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalGate:
    """Believes whoever is on this machine; the door has seen to it that nobody else is."""

    hosts: ServiceHosts
    tenant: str | None

    async def admit(self, authorization: str | None, told: Envelope) -> None:  # noqa: ARG002 - of Gate
        """Let a call in that answers can be given to."""
        if not told.channel_id:
            raise Refused(Why.CHANNEL)
        if not told.service_url:
            raise Refused(Why.SERVICE_URL)
        _check_place(told, self.hosts, self.tenant)


def _check_place(told: Envelope, hosts: ServiceHosts, tenant: str | None) -> None:
    if not hosts.serves(told.service_url or ""):
        raise Refused(Why.SERVICE_HOST)
    if tenant is not None and (told.tenant or "").lower() != tenant.lower():
        raise Refused(Why.TENANT)
