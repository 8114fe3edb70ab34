"""What an installation chooses for Microsoft Teams: its credential, and whom Dult believes and writes to."""

import re
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Final

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    HttpUrl,
    PositiveFloat,
    PositiveInt,
    SecretStr,
)
from pydantic_core import PydanticCustomError

OPENID_URL: Final = "https://login.botframework.com/v1/.well-known/openidconfiguration"
"""learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication, "Connector to
bot"; ``AuthenticationConstants.TO_BOT_FROM_CHANNEL_OPENID_METADATA_URL`` of botframework-connector."""
SERVICE_HOSTS: Final = (
    "smba.trafficmanager.net",
    "*.botframework.com",
    "smba.infra.gcc.teams.microsoft.com",
    "smba.infra.gov.teams.microsoft.us",
    "smba.infra.dod.teams.microsoft.us",
)
"""learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages, "Get the
service URL", with those of the government's clouds; teams.md §2.6."""
RATE: Final = 30.0
"""Messages a second in one tenant; the web process keeps the other 20 of ``MOST`` for changing cards."""
MOST: Final = 50.0
"""learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit: requests a second, app and tenant."""

WINDOWS: Final = ((7, 1.0), (8, 2.0), (60, 30.0), (1800, 3600.0))
"""The same page: messages of a bot in a conversation, and the seconds in which; twice as many readings."""
GRAPH_URL: Final = "https://graph.microsoft.com/"
"""learn.microsoft.com/graph/deployments, "Microsoft Graph and Graph Explorer service root endpoints"."""

_COPY_ID: Final = "Copy it from the Azure Bot, Configuration."
_GUID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE | re.ASCII)
_HOST: Final = re.compile(
    r"(?:(?P<scheme>https?)://)?"
    r"(?P<host>(?:\*\.)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*|\[[0-9a-f:]+\])"
    r"(?::(?P<port>[0-9]{1,5}))?/?",
    re.IGNORECASE | re.ASCII,
)


def is_loopback(host: str) -> bool:
    """Tell whether a host, as it stands in an address, is this machine and can be no other."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def _mend(mend: str) -> PydanticCustomError:
    return PydanticCustomError("mend", "{mend}", {"mend": mend})


def _split(written: object) -> object:
    if isinstance(written, str):
        return tuple(part.strip() for part in written.split(",") if part.strip())
    return written


def _window(written: object) -> object:
    """Read ``7/1`` as seven in a second."""
    if not isinstance(written, str):
        return written
    count, slash, seconds = written.partition("/")
    if not slash:
        raise _mend("Write how many in how many seconds, such as 7/1, 60/30.")
    return count.strip(), seconds.strip()


def _safe(url: HttpUrl) -> HttpUrl:
    if url.scheme == "http" and not is_loopback(url.host or ""):
        raise _mend("Begin it with https://: who answers there is believed. Plain http is for this machine.")
    return url


def _is_no_id(secret: SecretStr) -> SecretStr:
    if _GUID.fullmatch(secret.get_secret_value().strip()):
        raise _mend("That is the secret's id. Copy its value: Azure shows it once, when it is made.")
    return secret


def _is_no_domain(tenant: str) -> str:
    if "." in tenant:
        raise _mend("That is a domain. Copy the tenant's id from Entra, Overview: 8-4-4-4-12 characters.")
    return tenant


def _is_catalog_id(written: str) -> str:
    if not _GUID.fullmatch(written):
        raise _mend("Copy it from the Teams admin center: Manage apps, Dult, “App ID”: 8-4-4-4-12 signs.")
    return written.lower()


def _host(written: str) -> str:
    """Write a host as ``host``, ``host:port`` or ``*.domain``."""
    parts = _HOST.fullmatch(written)
    if not parts or ("*" in written and written.count(".") < 2):
        raise _mend("Write hosts, such as smba.trafficmanager.net, *.botframework.com or 127.0.0.1:3978.")
    host = parts["host"].lower()
    if parts["scheme"] == "http" and not is_loopback(host):
        raise _mend("Take “http://” away: Dult's token travels there. Plain http is for this machine alone.")
    return f"{host}:{parts['port']}" if parts["port"] else host


Id = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9._-]+$")]
Address = Annotated[HttpUrl, AfterValidator(_safe)]


class TeamsSettings(BaseModel):
    """The settings that concern Teams; without an app's id Dult has nothing to do with it."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    teams_app_id: Id | None = None
    """The bot's, which is also the audience of every call."""
    teams_tenant_id: Annotated[Id, AfterValidator(_is_no_domain)] | None = None
    """Whose people Dult hears and writes to."""
    teams_app_password: Annotated[SecretStr, AfterValidator(_is_no_id)] | None = None
    teams_app_password_file: Path | None = None
    """A file with the secret, read again for every new token: a new secret needs no restart."""
    teams_certificate: Path | None = None
    """A PEM file with a private key and its certificate; read again as well."""
    teams_managed_identity: bool = False
    """Whether the app's id is that of a managed identity, on Azure."""
    teams_local: bool = False
    """Whether anybody on this machine is believed, without a token, and written to without one."""
    teams_openid_url: Address = HttpUrl(OPENID_URL)
    """Where the keys are told by which a call from Teams is known."""
    teams_token_url: Address | None = None
    """Where Dult gets its own tokens; absent: Entra's, of the tenant."""
    teams_service_hosts: Annotated[
        tuple[Annotated[str, AfterValidator(_host)], ...], BeforeValidator(_split), Field(min_length=1)
    ] = SERVICE_HOSTS
    """The only hosts that Dult's token is sent to."""
    teams_rate: Annotated[float, Field(gt=0, le=MOST)] = RATE
    """Messages a second in the tenant."""
    teams_windows: Annotated[
        tuple[Annotated[tuple[PositiveInt, PositiveFloat], BeforeValidator(_window)], ...],
        BeforeValidator(_split),
    ] = WINDOWS
    """How many messages in how many seconds one conversation takes."""
    teams_dialogs: bool = True
    """Whether a form opens in a dialog; else it comes as a card in the person's own conversation."""
    teams_guests: bool = False
    """Whether guests of the organisation are reached too."""
    teams_catalog_id: Annotated[str, AfterValidator(_is_catalog_id)] | None = None
    """What the organisation's own catalogue calls the app; for ``dult teams install`` alone."""
    teams_graph_url: Address = HttpUrl(GRAPH_URL)
    """Microsoft Graph, which nothing but ``dult teams install`` asks."""

    @property
    def uses_teams(self) -> bool:
        """Tell whether there is a bot in Teams that Dult could be."""
        return self.teams_app_id is not None or self.teams_local

    def teams_faults(self, *, on_loopback: bool) -> Iterator[str]:
        """Tell what does not go together, a sentence each.

        Args:
            on_loopback: whether only this machine can reach Dult.
        """
        if self.teams_local:
            if not on_loopback:
                yield (
                    "DULT_TEAMS_LOCAL: believes whoever calls, and Dult listens to other machines too."
                    " Set DULT_HOST=127.0.0.1, or take DULT_TEAMS_LOCAL out."
                )
            return
        yield from self._missing()
        if len(self._credentials()) > 1:
            yield f"{self._credentials()[1]}: stands beside {self._credentials()[0]}. Take one of them out."
        if self.teams_managed_identity and self.teams_token_url:
            yield "DULT_TEAMS_TOKEN_URL: Azure says itself where a managed identity gets tokens. Take it out."

    def _missing(self) -> Iterator[str]:
        credentials = self._credentials()
        if self.teams_app_id is None:
            beside = [*credentials, *(["DULT_TEAMS_TENANT_ID"] if self.teams_tenant_id else [])]
            yield from (f"DULT_TEAMS_APP_ID: is missing beside {name}. {_COPY_ID}" for name in beside)
            return
        if not credentials:
            yield (
                "DULT_TEAMS_APP_PASSWORD: is missing beside DULT_TEAMS_APP_ID. Make a client secret in Entra,"
                " App registrations; or set DULT_TEAMS_APP_PASSWORD_FILE, DULT_TEAMS_CERTIFICATE or"
                " DULT_TEAMS_MANAGED_IDENTITY in its place."
            )
        if self.teams_tenant_id is None:
            yield (
                "DULT_TEAMS_TENANT_ID: is missing beside DULT_TEAMS_APP_ID: Dult would not know whose people"
                " to hear. Copy it from Entra, Overview."
            )

    def _credentials(self) -> list[str]:
        given = {
            "DULT_TEAMS_APP_PASSWORD": self.teams_app_password,
            "DULT_TEAMS_APP_PASSWORD_FILE": self.teams_app_password_file,
            "DULT_TEAMS_CERTIFICATE": self.teams_certificate,
            "DULT_TEAMS_MANAGED_IDENTITY": self.teams_managed_identity,
        }
        return [name for name, value in given.items() if value]
