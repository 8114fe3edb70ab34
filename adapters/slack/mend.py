"""What to do about what Slack, or the way to it, refuses: one table for each."""

from collections.abc import Mapping
from typing import Final

from adapters.slack.probe import Answer, Obstacle

_ON_THE_WAY: Final[Mapping[Obstacle, str]] = {
    Obstacle.NAME: "{url} has no address here. Look at DNS, and at HTTPS_PROXY if only a proxy may go out.",
    Obstacle.CERTIFICATE: "The certificate of {url} is not believed. If a proxy of yours opens what goes out,"
    " name its authority's file in SSL_CERT_FILE.",
    Obstacle.PROXY: "The proxy does not let Dult through to {url}. Look at HTTPS_PROXY and at the proxy.",
    Obstacle.SILENCE: "{url} did not answer in 10 s. Let the firewall pass https out, or set HTTPS_PROXY.",
    Obstacle.REFUSED: "{url} cannot be reached. Let the firewall pass https out, or set HTTPS_PROXY.",
    Obstacle.PAGE: "{url} answers with a page (HTTP {status}) and not as Slack does. Look at"
    " DULT_SLACK_API_URL, and at proxies in between.",
}

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


def on_the_way(url: str, answer: Answer) -> str:
    """Say why no answer of Slack came."""
    return _ON_THE_WAY[answer.obstacle or Obstacle.REFUSED].format(url=url, status=answer.status)


def of_bot(code: str) -> str:
    """Say why ``auth.test`` refused a bot's token."""
    return _BOT.get(code, f"Slack answers “{code}”. See docs.slack.dev/reference/methods/auth.test.")


def of_app(code: str) -> str:
    """Say why ``apps.connections.open`` refused; Slack documents no word for Socket Mode being off."""
    unknown = f"Slack opens no connection: “{code}”. Switch Socket Mode on in the app's settings."
    return _APP.get(code, unknown)
