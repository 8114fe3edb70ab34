"""What Graph knows of people and does for them: their account, Dult in their Teams, its chat, their zone."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from adapters.teams.install.graph import Graph, GraphRefused
from adapters.teams.install.zones import iana
from bot.errors import UsageError

BASIC: Final = "id,displayName,mail,userPrincipalName"
"""All that ``User.ReadBasic.All`` shows and Dult looks at."""
EXTERNAL: Final = "#EXT#"
"""What stands in a guest's user principal name: learn.microsoft.com/entra/external-id/user-properties."""
PATIENCE: Final = (0.0, 1.0, 3.0)
"""Seconds before each look for what was installed just now: Graph's servers hear of it one after another."""
REPEATS: Final = 2
"""How often more an installation that is a ``BadRequest`` is tried: some of them go well the next time
(github.com/microsoftgraph/microsoft-graph-docs/issues/20972)."""


NOT_ITS_OWN: Final = (
    "The app that DULT_TEAMS_CATALOG_ID names is not this bot's: its manifest has no webApplicationInfo with"
    " DULT_TEAMS_APP_ID. Make the package anew with `dult teams package --graph`, and upload it in the Teams"
    " admin center."
)
"""Graph lets an app install nothing but itself: github.com/MicrosoftDocs/msteams-docs/issues/6820."""
NO_SUCH_APP: Final = (
    "The organisation's catalogue has no app that is called what DULT_TEAMS_CATALOG_ID says. Copy it from the"
    " Teams admin center: Manage apps, Dult, “App ID”; not the “External app ID”."
)


class Permission(StrEnum):
    """What an administrator lets Dult do in Graph, each the least that serves: an application permission."""

    INSTALL = "TeamsAppInstallation.ReadWriteSelfForUser.All"
    """learn.microsoft.com/graph/api/userteamwork-post-installedapps; for the chat as well,
    learn.microsoft.com/graph/api/userscopeteamsappinstallation-get-chat."""
    ACCOUNTS = "User.ReadBasic.All"
    """learn.microsoft.com/graph/permissions-reference: name, e-mail address and photo, and nothing else."""
    ZONES = "MailboxSettings.Read"
    """learn.microsoft.com/graph/api/user-get-mailboxsettings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody's account in the organisation."""

    id: str
    is_guest: bool


class GraphPeople:
    """People, one question each."""

    def __init__(
        self, graph: Graph, catalog_id: str, *, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._graph = graph
        self._catalog_id = catalog_id
        self._sleep = sleep

    async def accounts(self, email: str) -> list[Account]:
        """Return the accounts that are signed in to with this address, or get mail at it.

        Raises:
            UsageError: Dult may not look for accounts.
            GraphRefused, GraphAway: as ``Graph`` raises them.
        """
        its = email.strip().replace("'", "''")
        wanted = f"mail eq '{its}' or userPrincipalName eq '{its}'"
        try:
            found = await self._graph.all("users", filter=wanted, select=BASIC)
        except GraphRefused as error:
            raise (
                _lacks(Permission.ACCOUNTS, "look for accounts") if error.status == 403 else error
            ) from error
        return [_account(one) for one in found]

    async def account(self, its_id: str) -> Account | None:
        """Return an account by its id; ``None`` where it is there no longer.

        Raises:
            UsageError, GraphRefused, GraphAway: as for ``accounts``.
        """
        try:
            return _account(await self._graph.get("users", its_id, select=BASIC))
        except GraphRefused as error:
            if error.status == 404:
                return None
            raise (
                _lacks(Permission.ACCOUNTS, "look for accounts") if error.status == 403 else error
            ) from error

    async def install(self, account: Account) -> bool:
        """Install Dult for somebody; ``False`` where it was there already.

        Raises:
            UsageError: nobody can get Dult, because of a permission or the catalogue.
            GraphRefused: this person cannot.
            GraphAway: as ``Graph`` raises it.
        """
        for _ in range(REPEATS):
            try:
                return await self._install(account)
            except GraphRefused as error:
                if error.status != 400:
                    raise
        return await self._install(account)

    async def chat(self, account: Account) -> str | None:
        """Return the conversation that somebody has with Dult; ``None`` where it is not to be found.

        Raises:
            GraphAway, UsageError: as ``Graph`` raises them.
        """
        for seconds in PATIENCE:
            await self._sleep(seconds)
            try:
                if found := await self._chat(account):
                    return found
            except GraphRefused as error:
                if error.status != 404:
                    return None
        return None

    async def zone(self, account: str) -> str | None:
        """Return somebody's time zone by its IANA name; ``None`` where their mailbox tells none.

        Raises:
            GraphRefused: Dult may not read it, with status 403.
            GraphAway, UsageError: as ``Graph`` raises them.
        """
        try:
            said = await self._graph.get("users", account, "mailboxSettings", "timeZone")
        except GraphRefused as error:
            if error.status == 403:
                raise
            return None  # no mailbox, or none in the cloud
        told = said.get("value")
        return iana(told) if isinstance(told, str) else None

    async def _install(self, account: Account) -> bool:
        app = self._graph.url_of("appCatalogs", "teamsApps", self._catalog_id)
        path = ("users", account.id, "teamwork", "installedApps")
        try:
            await self._graph.post(*path, body={"teamsApp@odata.bind": app})
        except GraphRefused as error:
            if error.status == 409:
                return False
            raise self._for_all(error) or error from error
        return True

    def _for_all(self, error: GraphRefused) -> UsageError | None:
        """Say what is wrong for everybody; ``None`` where it is this person's."""
        said = f"{error.code} {error.message}".lower()
        if error.status == 403 and ("role permissions" in said or "authorization_requestdenied" in said):
            return _lacks(Permission.INSTALL, "install itself")
        if error.status == 403 and "not allowed to manage" in said:
            return UsageError(NOT_ITS_OWN)
        of_app = self._catalog_id in said or ("app" in said and "user" not in said)
        return UsageError(NO_SUCH_APP) if error.status == 404 and of_app else None

    async def _chat(self, account: Account) -> str | None:
        path = ("users", account.id, "teamwork", "installedApps")
        its = f"teamsApp/id eq '{self._catalog_id}'"
        for one in await self._graph.all(*path, expand="teamsApp", filter=its):
            said = await self._graph.get(*path, str(one.get("id")), "chat", select="id")
            return str(said["id"]) if said.get("id") else None
        return None


def _account(told: dict[str, Any]) -> Account:
    return Account(
        id=str(told.get("id", "")).lower(),
        is_guest=EXTERNAL in str(told.get("userPrincipalName", "")).upper(),
    )


def _lacks(permission: Permission, what: str) -> UsageError:
    return UsageError(
        f"Graph does not let Dult {what}: the permission {permission} is missing. In Entra, App"
        " registrations, your app, API permissions, add it for Microsoft Graph as an application permission,"
        " and let an administrator grant consent. Then run the same again."
    )
