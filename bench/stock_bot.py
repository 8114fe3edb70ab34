"""A bot as botbuilder's own samples make one: ``CloudAdapter``, proactive messages, nothing else."""

from botbuilder.core import TurnContext
from botbuilder.integration.aiohttp import CloudAdapter, ConfigurationBotFrameworkAuthentication
from botbuilder.schema import Activity, Attachment, ConversationAccount, ConversationReference
from botframework.connector.auth import AppCredentials, PasswordServiceClientCredentialFactory

from adapters.teams.render import CONTENT_TYPE, Rendered


class StockBot:
    """Sends by ``continue_conversation`` and ``send_activity``."""

    def __init__(self, service_url: str, *, app_id: str, token: str) -> None:
        self._service_url = service_url
        self._app_id = app_id
        credentials = _Credentials(_AppCredentials(app_id, token))
        settings = ConfigurationBotFrameworkAuthentication(object(), credentials_factory=credentials)
        self._adapter = CloudAdapter(settings)

    async def send(self, conversation: str, shown: Rendered) -> None:
        """Send a card to a conversation."""
        card = Attachment(content_type=CONTENT_TYPE, content=shown.card)

        async def logic(turn: TurnContext) -> None:
            sent = await turn.send_activity(
                Activity(type="message", summary=shown.summary, attachments=[card])
            )
            assert sent.id

        reference = ConversationReference(
            channel_id="msteams",
            service_url=self._service_url,
            conversation=ConversationAccount(id=conversation),
        )
        await self._adapter.continue_conversation(reference, logic, self._app_id)


class _AppCredentials(AppCredentials):  # type: ignore[misc] # botbuilder ships no types
    """A token that is there, in the stock bot's favour: it gets one for every turn (teams.md §0.4)."""

    def __init__(self, app_id: str, token: str) -> None:
        super().__init__(app_id=app_id)
        self._token = token

    def get_access_token(self, force_refresh: bool = False) -> str:  # noqa: ARG002, FBT001, FBT002 - its signature
        return self._token


class _Credentials(PasswordServiceClientCredentialFactory):  # type: ignore[misc] # botbuilder ships no types
    """Hands that token out."""

    def __init__(self, credentials: AppCredentials) -> None:
        super().__init__(app_id=credentials.microsoft_app_id)
        self._credentials = credentials

    async def create_credentials(self, *_: object, **__: object) -> AppCredentials:
        return self._credentials
