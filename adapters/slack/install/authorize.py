"""What Bolt asks about each request: which token is it to be answered with."""

from collections.abc import Iterator
from typing import Any

from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.context.async_context import AsyncBoltContext

from adapters.slack.install.bot_token import BotToken, workspace_of
from adapters.slack.install.installs import Installs
from adapters.slack.install.seal import KeyLost
from bot.errors import Disconnected, TryLater
from nudges.delivery import WorkspaceId


class Authorize(AsyncAuthorize):
    """Answers from what is known: Bolt's own asks Slack's ``auth.test`` at every request.

    It takes neither Slack's asking to wait nor a lost key for a missing installation: ``TryLater`` goes
    through Bolt and becomes an error 500. Slack then repeats an event, and shows whoever pressed something
    that it was not heard.
    """

    def __init__(self, installs: Installs) -> None:
        self._installs = installs

    async def __call__(
        self,
        *,
        context: AsyncBoltContext,
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None,
        **_: Any,
    ) -> AuthorizeResult | None:
        """Return whose request it is; ``None`` where Dult is not installed.

        Raises:
            TryLater: it could not be found out now.
        """
        named = list(_candidates(team_id, enterprise_id, org_wide=bool(context.is_enterprise_install)))
        for workspace in named or await self._only():
            try:
                its = await self._installs.at_hand(workspace)
            except KeyLost as error:
                raise TryLater(whole_workspace=True) from error
            except Disconnected:
                continue
            if not named:
                context["team_id"], context["enterprise_id"] = its.team_id, its.enterprise_id
                context["is_enterprise_install"] = its.team_id is None
            return _result(its, enterprise_id, team_id, user_id)
        return None

    async def _only(self) -> list[WorkspaceId]:
        """Return the one workspace there is, for a request that names none; of several none is meant."""
        known = await self._installs.workspaces()
        return known if len(known) == 1 else []


def _candidates(team_id: str | None, enterprise_id: str | None, *, org_wide: bool) -> Iterator[WorkspaceId]:
    """Name the workspace first: not every request says that the whole organisation installed Dult."""
    if team_id and not org_wide:
        yield workspace_of(team_id, enterprise_id, org_wide=False)
    if enterprise_id:
        yield workspace_of(team_id, enterprise_id, org_wide=True)


def _result(
    its: BotToken, enterprise_id: str | None, team_id: str | None, user_id: str | None
) -> AuthorizeResult:
    return AuthorizeResult(
        enterprise_id=enterprise_id or its.enterprise_id,
        team_id=team_id or its.team_id,
        bot_user_id=its.bot_user_id,
        bot_id=its.bot_id,
        bot_token=its.value,
        bot_scopes=its.scopes,
        user_id=user_id,
    )
