"""What an installation chooses for Slack: its credentials, and what Dult may do there."""

from base64 import urlsafe_b64decode
from collections.abc import Iterator
from enum import StrEnum
from ipaddress import ip_address
from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, HttpUrl, SecretStr
from pydantic_core import PydanticCustomError

API_URL: Final = "https://slack.com/api/"
"""``slack_sdk.web.async_base_client.AsyncBaseClient.BASE_URL``."""
RATE: Final = 5.0
"""Messages a second in one workspace, 300 a minute: Slack says "several hundred messages per minute" for all
conversations of a workspace together (docs.slack.dev/reference/methods/chat.postMessage), and no number."""


class SlackFeature(StrEnum):
    """What Dult may do in Slack beyond the tasks in a person's own conversation; each asks for scopes."""

    PEOPLE = "people"
    """Find people by their e-mail address, and greet who is new."""
    ROOMS = "rooms"
    """Reflect with a team in its room."""
    ROOM_HISTORY = "room-history"
    """Look into a room whether a message in doubt arrived."""
    FILES = "files"
    """Send files, such as what somebody gets with ``my data``."""


USUAL: Final = (SlackFeature.PEOPLE, SlackFeature.ROOMS, SlackFeature.FILES)


def _is_of_kind(begin: str, mend: str) -> AfterValidator:
    """Check how a token begins; where it is another one of Slack's, say which."""

    def check(secret: SecretStr) -> SecretStr:
        value = secret.get_secret_value()
        if value.startswith(begin):
            return secret
        taken_for = next((what for other, what in _OTHERS.items() if value.startswith(other)), "")
        said = _EXPIRES if value.startswith("xoxe.") else f"{taken_for}{mend}"
        raise PydanticCustomError("mend", "{mend}", {"mend": said})

    return AfterValidator(check)


def _split(written: object) -> object:
    if isinstance(written, str):
        return tuple(part.strip() for part in written.split(",") if part.strip())
    return written


def _safe(url: HttpUrl) -> HttpUrl:
    if url.scheme == "http" and not _is_loopback(url.host or ""):
        mend = "Begin it with https://: tokens travel to it. Plain http is for this machine alone."
        raise PydanticCustomError("mend", "{mend}", {"mend": mend})
    return HttpUrl(f"{str(url).rstrip('/')}/")


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def _is_fernet_key(secret: SecretStr) -> SecretStr:
    """Check the form that ``cryptography.fernet.Fernet`` asks of a key."""
    try:
        length = len(urlsafe_b64decode(secret.get_secret_value()))
    except ValueError:
        length = 0
    if length != 32:
        mend = "Make one with `dult key new`, or leave it out: Dult makes one and keeps it."
        raise PydanticCustomError("mend", "{mend}", {"mend": mend})
    return secret


_OTHERS: Final = {
    "xoxb-": "That is the bot's token. ",
    "xapp-": "That is the app's token. ",
    "xoxp-": "That is a person's token. ",
}
_EXPIRES: Final = (
    "That one expires after 12 hours. Leave it out and set SLACK_CLIENT_ID and SLACK_CLIENT_SECRET, or make"
    " an app without token rotation."
)
BotSecret = Annotated[
    SecretStr,
    _is_of_kind("xoxb-", "It begins with “xoxb-”: copy the Bot User OAuth Token from OAuth & Permissions."),
]
AppSecret = Annotated[
    SecretStr,
    _is_of_kind("xapp-", "It begins with “xapp-”: make one in Basic Information, App-Level Tokens."),
]


class SlackSettings(BaseModel):
    """The settings that concern Slack; without a token or a client id, Dult has nothing to do with it."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    slack_bot_token: BotSecret | None = None
    """For a single workspace."""
    slack_app_token: AppSecret | None = None
    """With it Dult calls Slack (Socket Mode); without it Slack calls Dult."""
    slack_signing_secret: SecretStr | None = None
    """By which a call from Slack is known."""
    slack_client_id: Annotated[str, Field(min_length=1)] | None = None
    slack_client_secret: SecretStr | None = None
    """With both, workspaces and whole organisations install Dult themselves."""
    slack_api_url: Annotated[HttpUrl, AfterValidator(_safe)] = HttpUrl(API_URL)
    slack_rate: Annotated[float, Field(gt=0, le=100)] = RATE
    """Messages a second in one workspace."""
    slack_guests: bool = False
    """Whether guests of a workspace who are on the list of people are reached too."""
    slack_features: Annotated[tuple[SlackFeature, ...], BeforeValidator(_split)] = USUAL
    secret_key: Annotated[
        tuple[Annotated[SecretStr, AfterValidator(_is_fernet_key)], ...], BeforeValidator(_split)
    ] = ()
    """Seal tokens in the database: the first seals, all open."""

    @property
    def uses_slack(self) -> bool:
        """Tell whether there is a workspace Dult could be in."""
        return self.slack_bot_token is not None or self.slack_client_id is not None

    @property
    def uses_socket_mode(self) -> bool:
        """Tell whether Dult calls Slack, so that Slack need not reach Dult."""
        return self.slack_app_token is not None

    def slack_faults(self) -> Iterator[str]:
        """Tell what does not go together, a sentence each."""
        if self.slack_client_id and not self.slack_client_secret:
            yield (
                "SLACK_CLIENT_SECRET: is missing beside SLACK_CLIENT_ID."
                " Copy it from Basic Information, App Credentials."
            )
        if self.slack_client_secret and not self.slack_client_id:
            yield (
                "SLACK_CLIENT_ID: is missing beside SLACK_CLIENT_SECRET."
                " Copy it from Basic Information, App Credentials."
            )
        if self.slack_app_token and not self.uses_slack:
            yield (
                "SLACK_APP_TOKEN: hears Slack and cannot write."
                " Set SLACK_BOT_TOKEN too, or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET."
            )
        if self.uses_slack and not (self.slack_app_token or self.slack_signing_secret):
            yield (
                "SLACK_SIGNING_SECRET: is missing: without it nobody can tell who calls."
                " Copy it from Basic Information, App Credentials; or set SLACK_APP_TOKEN for Socket Mode."
            )
