"""Slack's client for what is asked in no workspace's name: whose a token is, and for a new one."""

import logging
from base64 import b64encode
from typing import Any, Final

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.slack.errors import translated
from bot.errors import TryLater, Uncertain

_SILENT: Final = logging.getLogger(f"{__name__}.silent")


class InstallClient(AsyncWebClient):
    """Repeats nothing by itself, and says nothing of what it sends: tokens are in it.

    The session is to have ``trust_env``.
    """

    def __init__(self, url: str, http: aiohttp.ClientSession) -> None:
        _SILENT.setLevel(logging.WARNING)
        super().__init__(base_url=url, session=http, retry_handlers=[], logger=_SILENT)
        self.proxy = None  # the session knows the proxies, and unlike the SDK it honours NO_PROXY

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
