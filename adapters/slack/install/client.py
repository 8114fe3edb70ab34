"""Slack's client for what is asked in no workspace's name: whose a token is, and for a new one."""

from base64 import b64encode
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.slack.client import QuietClient
from adapters.slack.errors import translated
from bot.errors import TryLater, Uncertain


class InstallClient(QuietClient):
    """Asks in no workspace's name."""

    async def oauth_v2_access(
        self,
        *,
        client_id: str,
        client_secret: str,
        code: str | None = None,
        redirect_uri: str | None = None,
        grant_type: str | None = None,
        refresh_token: str | None = None,
        **more: Any,
    ) -> AsyncSlackResponse:
        """Ask for a token, as the SDK does but for ``aiohttp.BasicAuth``, which aiohttp 3.14 warns of.

        Raises:
            SlackApiError: Slack refuses.
            TryLater: Slack asks to wait: Bolt would tell a person that the code is wrong.
            Uncertain: Slack did not say.
        """
        given = {
            "code": code,
            "redirect_uri": redirect_uri,
            "grant_type": grant_type,
            "refresh_token": refresh_token,
        }
        who = b64encode(f"{client_id}:{client_secret}".encode()).decode("ascii")
        try:
            return await self.api_call(
                "oauth.v2.access",
                data={**more, **{name: value for name, value in given.items() if value is not None}},
                headers={"Authorization": f"Basic {who}"},
            )
        except SlackApiError as error:
            if isinstance(meant := translated(error), (TryLater, Uncertain)):
                raise meant from error
            raise
