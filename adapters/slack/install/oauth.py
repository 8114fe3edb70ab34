"""How a workspace or a whole organisation installs Dult by itself: to Slack and back, in a browser."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Final

import aiohttp
from aiolimiter import AsyncLimiter
from slack_bolt.adapter.starlette.async_handler import to_async_bolt_request
from slack_bolt.oauth.async_callback_options import AsyncCallbackOptions, AsyncFailureArgs, AsyncSuccessArgs
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackClientError
from slack_sdk.oauth import OAuthStateUtils
from slack_sdk.oauth.installation_store import Installation
from slack_sdk.web.async_client import AsyncWebClient
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from adapters.slack.install.bot_token import workspace_of
from adapters.slack.install.pages import HEADERS, installed, not_installed
from adapters.slack.install.states import SingleUseStates
from adapters.slack.install.store import SealedInstallations
from adapters.slack.paths import INSTALL, REDIRECT
from bot.errors import DultError
from bot.locale import preferred
from bot.phrases import Phrases
from nudges.delivery import WorkspaceId
from nudges.language import Language

OnInstalled = Callable[[WorkspaceId], Awaitable[None]]
"""What is to be done when Dult came into a workspace, or came back."""
VISITS: Final = 60
"""Visits of those who install, a minute: anybody may come by, and each visit writes in the database."""
log = logging.getLogger(__name__)
_BOLT: Final = logging.getLogger(f"{__name__}.bolt")


def site_of(api_url: str) -> str:
    """Return the address below which Slack's pages are, as its API is below it."""
    site = api_url.rstrip("/").removesuffix("/api")
    return site.replace("://www.slack.com", "://slack.com")


class InstallFlow(AsyncOAuthFlow):
    """Bolt's flow with our pages, our stores, and no stack trace for whoever installs."""

    def __init__(
        self,
        *,
        client: AsyncWebClient,
        client_id: str,
        client_secret: str,
        scopes: Sequence[str],
        store: SealedInstallations,
        states: SingleUseStates,
        public_url: str | None,
        phrases: Phrases,
        usual: Language,
        on_installed: OnInstalled,
    ) -> None:
        self._site = site_of(client.base_url)
        self._phrases = phrases
        self._usual = usual
        self._on_installed = on_installed
        self._visits = AsyncLimiter(VISITS, 60)
        root = public_url.rstrip("/") if public_url else None
        settings = AsyncOAuthSettings(
            client_id=client_id,
            client_secret=client_secret,
            scopes=list(scopes),
            user_scopes=[],
            redirect_uri=f"{root}{REDIRECT}" if root else None,
            install_path=INSTALL,
            redirect_uri_path=REDIRECT,
            install_page_rendering_enabled=False,
            authorization_url=f"{self._site}/oauth/v2/authorize",
            installation_store=store,
            installation_store_bot_only=True,
            state_store=states,
            callback_options=AsyncCallbackOptions(success=self._done, failure=self._failed),
        )
        settings.state_utils = Cookie(is_secure=bool(root and root.startswith("https:")))
        _BOLT.setLevel(logging.ERROR)  # its warnings show codes
        super().__init__(client=client, logger=_BOLT, settings=settings)

    async def handle_installation(self, request: AsyncBoltRequest) -> BoltResponse:
        """Send the browser to Slack with a new state."""
        if not self._visits.has_capacity():
            return self._not_installed(request, "storage_error", 429)
        await self._visits.acquire()
        try:
            return await super().handle_installation(request)
        except DultError as error:
            log.warning("Nobody can install Dult now: %s", error)
            return self._not_installed(request, "storage_error", 503)

    async def handle_callback(self, request: AsyncBoltRequest) -> BoltResponse:
        """Take the code that Slack gave, once, for a token."""
        if not self._visits.has_capacity():
            return self._not_installed(request, "storage_error", 429)
        await self._visits.acquire()
        try:
            return await super().handle_callback(request)
        except (DultError, SlackClientError, aiohttp.ClientError, TimeoutError, OSError) as error:
            log.warning("An installation did not come to its end: %s", error)
            return self._not_installed(request, "storage_error", 503)

    async def _done(self, args: AsyncSuccessArgs) -> BoltResponse:
        its = args.installation
        workspace = workspace_of(its.team_id, its.enterprise_id, org_wide=its.is_enterprise_install)
        log.info("Dult was installed in %s.", workspace)
        await self._on_installed(workspace)
        name = its.team_name or its.enterprise_name or "Slack"
        body = installed(self._phrases, self._language(args.request), name, self._app(its))
        return self._ended(body, 200)

    async def _failed(self, args: AsyncFailureArgs) -> BoltResponse:
        log.info("Dult was not installed: %s.", args.reason if args.reason.isidentifier() else "?")
        return self._not_installed(args.request, args.reason, args.suggested_status_code)

    def _not_installed(self, request: AsyncBoltRequest, reason: str, status: int) -> BoltResponse:
        return self._ended(
            not_installed(self._phrases, self._language(request), reason, self.install_path), status
        )

    def _ended(self, body: str, status: int) -> BoltResponse:
        forget = self.settings.state_utils.build_set_cookie_for_deletion()
        return BoltResponse(status=status, body=body, headers={**HEADERS, "Set-Cookie": [forget]})

    def _language(self, request: AsyncBoltRequest) -> Language:
        return preferred(",".join(request.headers.get("accept-language", ())), self._usual)

    def _app(self, its: Installation) -> str:
        """Return where the app is in Slack: docs.slack.dev/interactivity/deep-linking."""
        team = f"&team={its.team_id}" if its.team_id else ""
        return f"{self._site}/app_redirect?app={its.app_id}{team}"


class Cookie(OAuthStateUtils):
    """The cookie that binds a state to a browser, on https only where there is https.

    Bolt's is always for https alone, and a browser or a test on this machine by http never sends it back.
    """

    def __init__(self, *, is_secure: bool) -> None:
        super().__init__()
        self._marks = "; Secure" * is_secure + "; HttpOnly; SameSite=Lax; Path=/"

    def build_set_cookie_for_new_state(self, state: str) -> str:
        """Return the header that sets it."""
        return f"{self.cookie_name}={state}{self._marks}; Max-Age={self.expiration_seconds}"

    def build_set_cookie_for_deletion(self) -> str:
        """Return the header that takes it away."""
        return f"{self.cookie_name}=deleted{self._marks}; Max-Age=0"


def routes(flow: InstallFlow) -> list[Route]:
    """Return where the browser comes by; the web server knows nothing of Slack."""

    async def install(request: Request) -> Response:
        return _response(await flow.handle_installation(to_async_bolt_request(request, b"")))

    async def redirect(request: Request) -> Response:
        return _response(await flow.handle_callback(to_async_bolt_request(request, b"")))

    return [Route(INSTALL, install, methods=["GET"]), Route(REDIRECT, redirect, methods=["GET"])]


def _response(its: BoltResponse) -> Response:
    """Keep cookies as they are: Bolt's own adapter makes each of them one for https."""
    response = Response(its.body, its.status, its.first_headers_without_set_cookie())
    for cookie in its.headers.get("set-cookie", ()):
        response.headers.append("set-cookie", cookie)
    return response
