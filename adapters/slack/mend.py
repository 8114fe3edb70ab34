"""What to do about what Slack refuses: a table for each kind of token."""

from collections.abc import Mapping
from typing import Final

_GONE: Final = "Slack took this token back: the app was removed. Install it again and copy the new one."
_UNKNOWN: Final = "Slack does not know this token. Copy it again from OAuth & Permissions, without blanks."
_MOVING: Final = "The workspace moves into an organisation. Look again when that is done."
_BOT: Final[Mapping[str, str]] = {
    "invalid_auth": _UNKNOWN,
    "not_authed": _UNKNOWN,
    "token_revoked": _GONE,
    "account_inactive": _GONE,
    "token_expired": "This token expired. With SLACK_CLIENT_ID and SLACK_CLIENT_SECRET Dult renews tokens.",
    "not_allowed_token_type": "This is a token of another kind: the bot's begins with xoxb-.",
    "ratelimited": "Slack asks to wait. Look again in a minute.",
    "org_login_required": _MOVING,
    "team_added_to_org": _MOVING,
}

_UNKNOWN_APP: Final = (
    "Slack does not know this token. Copy it again from Basic Information, App-Level Tokens."
)
_APP: Final[Mapping[str, str]] = {
    "invalid_auth": _UNKNOWN_APP,
    "not_authed": _UNKNOWN_APP,
    "token_revoked": _UNKNOWN_APP,
    "account_inactive": _UNKNOWN_APP,
    "missing_scope": "It lacks connections:write. Make one that has it, under Basic Information, App-Level"
    " Tokens.",
    "not_allowed_token_type": "This is a token of another kind: the app's begins with xapp-.",
    "ratelimited": "Slack asks to wait. Look again in a minute.",
}


def of_bot(code: str) -> str:
    """Say why ``auth.test`` refused a bot's token."""
    return _BOT.get(code, f"Slack answers “{code}”. See docs.slack.dev/reference/methods/auth.test.")


def of_app(code: str) -> str:
    """Say why ``apps.connections.open`` refused; Slack documents no word for Socket Mode being off."""
    unknown = f"Slack opens no connection: “{code}”. Switch Socket Mode on in the app's settings."
    return _APP.get(code, unknown)
