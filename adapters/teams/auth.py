"""Botbuilder's questions of trust, answered by us: who calls, and with what botbuilder itself may write.

Beside ``host.py`` the only module that knows botbuilder. None of its own checks runs, nor msrest's HTTP.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from botbuilder.schema import Activity, ChannelAccount, ConversationAccount, ResourceResponse
from botframework.connector.auth import BotFrameworkAuthentication, ClaimsIdentity
from botframework.connector.auth.authenticate_request_result import AuthenticateRequestResult
from botframework.connector.auth.connector_factory import ConnectorFactory

from adapters.teams.connector import Connector, Place
from adapters.teams.pace import Lane, Way
from adapters.teams.trust.envelope import Account, Envelope
from adapters.teams.trust.gate import Gate
from adapters.teams.trust.refusal import Refused, Why
from nudges.delivery import WorkspaceId

IN_TIME: Final = 3.0
"""Seconds in which what a turn writes begins to leave."""


class Told(Activity):  # type: ignore[misc] # botbuilder ships no types
    """An activity as botbuilder wants one: with little in it, for msrest reads much of Teams' wrongly.

    ``conversation.tenantId`` is lost by it, new fields are dropped (teams.md §0.7, §1.2); what came is in
    ``raw``, whole.
    """

    def __init__(self, envelope: Envelope, raw: Mapping[str, Any]) -> None:
        super().__init__(
            type=envelope.type,
            id=envelope.id,
            channel_id=envelope.channel_id,
            service_url=envelope.service_url,
            conversation=_id(ConversationAccount, envelope.conversation),
            from_property=_id(ChannelAccount, envelope.sender),
            recipient=_id(ChannelAccount, envelope.recipient),
        )
        self.envelope = envelope
        self.raw = raw


class Authentication(BotFrameworkAuthentication):  # type: ignore[misc] # botbuilder ships no types
    """Asks the gate who calls, and gives botbuilder our connector."""

    def __init__(self, gate: Gate, connector: Connector, *, app_id: str, tenant: str = "") -> None:
        self._gate = gate
        self._connector = connector
        self._app_id = app_id
        self._tenant = tenant

    async def authenticate_request(self, activity: Told, auth_header: str) -> AuthenticateRequestResult:
        """Let a call in.

        Raises:
            Refused: with the reason.
        """
        await self._gate.admit(auth_header, activity.envelope)
        result = AuthenticateRequestResult()
        result.claims_identity = ClaimsIdentity({"aud": self._app_id}, is_authenticated=True)
        result.connector_factory = self._factory(activity.envelope.tenant or "")
        return result

    async def authenticate_streaming_request(
        self,
        auth_header: str,  # noqa: ARG002 - botbuilder's
        channel_id_header: str,  # noqa: ARG002 - botbuilder's
    ) -> AuthenticateRequestResult:
        """Refuse: Teams opens no sockets to a bot.

        Raises:
            Refused: always.
        """
        raise Refused(Why.CHANNEL)

    def create_connector_factory(self, claims_identity: ClaimsIdentity) -> ConnectorFactory:  # noqa: ARG002
        """Return what writes to the organisation Dult is for, where no call came before."""
        return self._factory(self._tenant)

    async def create_user_token_client(self, claims_identity: ClaimsIdentity) -> None:
        """Return nothing: Dult signs nobody in at other services."""

    def _factory(self, tenant: str) -> ConnectorFactory:
        return _Factory(self._connector, WorkspaceId(f"teams:{tenant}"))


class _Factory(ConnectorFactory):  # type: ignore[misc] # botbuilder ships no types
    """Gives botbuilder our connector in the place of msrest's."""

    def __init__(self, connector: Connector, workspace: WorkspaceId) -> None:
        self._connector = connector
        self._workspace = workspace

    async def create(self, service_url: str, audience: str | None) -> "TurnConnector":  # noqa: ARG002
        """Return the connector for a place."""
        return TurnConnector(connector=self._connector, workspace=self._workspace, service_url=service_url)


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnConnector:
    """What a turn writes with, by the names botbuilder calls: checked, paced and signed as all of Dult's."""

    connector: Connector
    workspace: WorkspaceId
    service_url: str

    @property
    def conversations(self) -> "TurnConnector":
        """What botbuilder looks for the calls in."""
        return self

    async def send_to_conversation(self, conversation_id: str, activity: Activity) -> ResourceResponse:
        """Post an activity.

        Raises:
            ChannelError: as ``adapters/teams/errors.py`` tells.
        """
        posted = await self.connector.post(self._place(conversation_id), _json(activity), self._way())
        return ResourceResponse(id=posted)

    async def reply_to_activity(
        self,
        conversation_id: str,
        activity_id: str,  # noqa: ARG002 - the activity says it too, in ``replyToId``
        activity: Activity,
    ) -> ResourceResponse:
        """Post an activity, as ``send_to_conversation``."""
        return await self.send_to_conversation(conversation_id, activity)

    async def update_activity(
        self, conversation_id: str, activity_id: str, activity: Activity
    ) -> ResourceResponse:
        """Show an activity in the place of a posted one.

        Raises:
            ChannelError: as ``adapters/teams/errors.py`` tells.
        """
        place = self._place(conversation_id)
        await self.connector.put(place, activity_id, _json(activity), self._way())
        return ResourceResponse(id=activity_id)

    async def delete_activity(self, conversation_id: str, activity_id: str) -> None:
        """Take a posted activity away.

        Raises:
            ChannelError: as ``adapters/teams/errors.py`` tells.
        """
        await self.connector.delete(self._place(conversation_id), activity_id, self._way())

    def _place(self, conversation: str) -> Place:
        return Place(workspace=self.workspace, service_url=self.service_url, conversation=conversation)

    def _way(self) -> Way:
        return Way(lane=Lane.REPLIES, until=self.connector.pace.now() + IN_TIME)


def _id(kind: type[Any], account: Account | None) -> Any:
    return kind(id=account.id) if account else None


def _json(activity: Activity) -> bytes:
    return json.dumps(activity.serialize(), ensure_ascii=False).encode()
