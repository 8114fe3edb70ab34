"""Where an installation keeps its database: a file in the data folder, or a PostgreSQL server for many."""

from collections.abc import Iterator
from typing import Annotated, Final
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr
from pydantic_core import PydanticCustomError

SCHEMES: Final = ("postgresql", "postgres")
"""As libpq reads them (postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS)."""
_MEND: Final = "Write it such as postgresql://dult:password@db.example.org/dult."


def _of_postgresql(url: SecretStr) -> SecretStr:
    """Write the scheme as libpq and SQLAlchemy both know it."""
    scheme, _, rest = url.get_secret_value().partition("://")
    if scheme not in SCHEMES or not _names_a_database(f"{scheme}://{rest}"):
        raise PydanticCustomError("mend", "{mend}", {"mend": _MEND})
    return SecretStr(f"postgresql://{rest}")


def _names_a_database(url: str) -> bool:
    try:
        return len(urlsplit(url).path) > 1
    except ValueError:
        return False


class DatabaseSettings(BaseModel):
    """The settings of the database and of those who work on it."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    database_url: Annotated[SecretStr, AfterValidator(_of_postgresql)] | None = None
    """A PostgreSQL database; absent: SQLite in the data folder."""
    worker_drains: Annotated[int, Field(ge=1, le=200)] = 24
    """How many workspaces a worker sends to at once."""

    @property
    def is_on_a_server(self) -> bool:
        """Tell whether several processes, on several machines, may work together."""
        return self.database_url is not None

    def database_faults(self, secret: SecretStr | None) -> Iterator[str]:
        """Tell what several processes lack to be one Dult."""
        if self.is_on_a_server and secret is None:
            yield (
                "DULT_SESSION_SECRET: is missing beside DULT_DATABASE_URL. Every process seals and reads"
                " buttons with it: give all of them the same, 32 characters at least, such as"
                " `openssl rand -base64 48` makes."
            )
