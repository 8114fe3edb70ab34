"""The token of a workspace, and what a workspace is called."""

from dataclasses import dataclass, field
from typing import Final

from slack_sdk.oauth.installation_store import Installation

from nudges.delivery import WorkspaceId

AHEAD: Final = 2 * 60 * 60.0
"""Seconds before its end that a token is renewed; it lives 12 hours
(docs.slack.dev/authentication/using-token-rotation), and slack_sdk renews it as early."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BotToken:
    """What Dult is in a workspace, and by which token it is believed."""

    value: str = field(repr=False)
    bot_id: str | None
    bot_user_id: str | None
    team_id: str | None
    """``None`` where a whole organisation installed Dult."""
    enterprise_id: str | None
    scopes: tuple[str, ...] = ()
    expires_at: float | None = None
    """Seconds since 1970; ``None`` where the app does not rotate its tokens."""

    @classmethod
    def of(cls, its: Installation) -> "BotToken":
        """Return the bot's part of an installation."""
        return cls(
            value=its.bot_token or "",
            bot_id=its.bot_id,
            bot_user_id=its.bot_user_id,
            team_id=None if its.is_enterprise_install else its.team_id,
            enterprise_id=its.enterprise_id,
            scopes=tuple(its.bot_scopes or ()),
            expires_at=its.bot_token_expires_at,
        )

    @property
    def workspace(self) -> WorkspaceId:
        """The unit of credentials that the token is for."""
        return workspace_of(self.team_id, self.enterprise_id, org_wide=self.team_id is None)

    def is_ageing(self, now: float) -> bool:
        """Tell whether it is time to renew it."""
        return self.expires_at is not None and self.expires_at - AHEAD <= now

    def is_over(self, now: float) -> bool:
        """Tell whether Slack refuses it by now."""
        return self.expires_at is not None and self.expires_at <= now


def workspace_of(team_id: str | None, enterprise_id: str | None, *, org_wide: bool) -> WorkspaceId:
    """Name a workspace, or the organisation where it installed Dult for all of its workspaces."""
    return WorkspaceId(f"slack:{enterprise_id if org_wide else team_id}")


def slack_id(workspace: WorkspaceId) -> str:
    """Return Slack's own id: ``T…`` for a workspace, ``E…`` for an organisation."""
    return workspace.removeprefix("slack:")
