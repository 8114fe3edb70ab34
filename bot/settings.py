"""The settings: environment and ``dult.toml``, checked once at start with every fault listed."""

from collections.abc import Mapping
from enum import StrEnum
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Final, Self
from zoneinfo import available_timezones

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    HttpUrl,
    IPvAnyNetwork,
    SecretStr,
    ValidationError,
)
from pydantic_core import PydanticCustomError

from bot.errors import UsageError
from bot.settings_database import DatabaseSettings
from bot.settings_privacy import PrivacySettings
from bot.settings_slack import SlackSettings
from bot.settings_source import Given
from bot.settings_teams import TeamsSettings
from nudges.fault import did_you_mean
from nudges.language import Language
from nudges.person import Country
from nudges.roster import Defaults

SECRET_LENGTH: Final = 32


class LogLevel(StrEnum):
    """How much Dult writes about its own work."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class LogFormat(StrEnum):
    """Lines for people, or JSON objects for programs."""

    TEXT = "text"
    JSON = "json"


def _split(written: object) -> object:
    """Take ``a, b`` apart, as a variable writes a list."""
    if isinstance(written, str):
        return tuple(part.strip() for part in written.split(",") if part.strip())
    return written


def _lower(written: object) -> object:
    return written.lower() if isinstance(written, str) else written


def _upper(written: object) -> object:
    return written.upper() if isinstance(written, str) else written


def _known_zone(name: str) -> str:
    if name not in available_timezones():
        mend = did_you_mean(name, available_timezones(), "Write one such as “Europe/Oslo”.")
        raise PydanticCustomError("mend", "{mend}", {"mend": mend})
    return name


def _long_enough(secret: SecretStr) -> SecretStr:
    if len(secret.get_secret_value()) < SECRET_LENGTH:
        mend = f"Use at least {SECRET_LENGTH} characters, or leave it out: Dult makes one and keeps it."
        raise PydanticCustomError("mend", "{mend}", {"mend": mend})
    return secret


class Settings(SlackSettings, TeamsSettings, DatabaseSettings, PrivacySettings):
    """What an installation chooses; ``docs/settings.md`` explains each."""

    data: Path = Path("data")
    """The folder of the database and of what belongs to it."""
    host: Annotated[str, Field(min_length=1)] = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8000
    """0 lets the system choose a free one."""
    public_url: HttpUrl | None = None
    """Where people reach Dult from outside."""
    whistleblowing_url: HttpUrl | None = None
    """Where the organisation wants to hear of wrongdoing: told where a challenge is lifted."""
    trusted_proxies: Annotated[tuple[IPvAnyNetwork, ...], BeforeValidator(_split)] = ()
    """Whose ``X-Forwarded-…`` headers are believed."""
    session_secret: Annotated[SecretStr, AfterValidator(_long_enough)] | None = None
    """Signs cookies and buttons; when absent, one is made and kept in the data folder."""
    centre: str | None = None
    """The name of the central unit's site; absent: the one where most coordinators work."""
    country: Annotated[Country, BeforeValidator(_upper)] = Country.NO
    language: Annotated[Language, BeforeValidator(_lower)] | None = None
    time_zone: Annotated[str, AfterValidator(_known_zone)] | None = None
    content: Annotated[tuple[Path, ...], BeforeValidator(_split)] = ()
    """Folders with packs of the organisation's own."""
    demo_rate: Annotated[float, Field(gt=0, le=10_000)] = 50.0
    """Messages a second that the try-out channel takes."""
    log_level: Annotated[LogLevel, BeforeValidator(_lower)] = LogLevel.INFO
    log_format: Annotated[LogFormat, BeforeValidator(_lower)] = LogFormat.TEXT

    @property
    def defaults(self) -> Defaults:
        """What holds for people of whom a file says nothing; the country's own where nothing was chosen."""
        usual = Defaults.of(self.country)
        return Defaults(
            country=self.country,
            language=self.language or usual.language,
            time_zone=self.time_zone or usual.time_zone,
            centre=self.centre,
        )

    @property
    def is_loopback(self) -> bool:
        """Tell whether only this machine can reach Dult."""
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    @classmethod
    def load(
        cls,
        environment: Mapping[str, str],
        *,
        file: Path | None = None,
        options: Mapping[str, object] | None = None,
    ) -> Self:
        """Read the settings; an option comes before a variable, that before the file.

        Args:
            environment: variables; of interest are those that begin with ``DULT_``, and Bolt's ``SLACK_…``.
            file: must exist; without it the one in ``DULT_CONFIG``, else ``dult.toml`` if there is one.
            options: what the command line says, by the setting's name; ``None`` is nothing said.

        Raises:
            UsageError: something is wrong; lists every fault with its option, variable, or file and key.
        """
        faults: list[str] = []
        given = Given.gather(environment, file, options or {}, faults)
        faults += given.unknown(cls.model_fields)
        try:
            loaded = cls(**given.known(cls.model_fields))
        except ValidationError as error:
            found = error.errors(include_url=False)
            raise UsageError(*faults, *(given.sentence(details) for details in found)) from None
        faults += [*loaded.database_faults(loaded.session_secret), *loaded.slack_faults()]
        faults += [*loaded.teams_faults(on_loopback=loaded.is_loopback)]
        if faults:
            raise UsageError(*faults)
        return loaded
