"""What Microsoft Graph knows of a tenant: accounts, the catalogue's apps, who has Dult, what is consented to.

The words of its refusals are those of reports, which are named beside them.
"""

import base64
import uuid
from dataclasses import dataclass, field
from typing import Any, Final

from tests.adapters.teams.fake.openid import APP_ID

INSTALL: Final = "TeamsAppInstallation.ReadWriteSelfForUser.All"
ACCOUNTS: Final = "User.ReadBasic.All"
ZONES: Final = "MailboxSettings.Read"
CATALOG: Final = "b1c5353a-7aca-41b3-830f-27d5218fe0e5"


@dataclass(kw_only=True)
class Account:
    """Somebody's account, and what Teams knows of them."""

    id: str
    name: str
    mail: str | None
    upn: str
    installed: bool = False
    zone: str | None = "W. Europe Standard Time"
    """What the mailbox says; ``None``: there is no mailbox."""
    is_licensed: bool = True
    is_allowed: bool = True
    """Whether the app permission policies let them have the app."""
    unseen: int = 0
    """How often an installation is not told of yet."""

    @property
    def installation(self) -> str:
        return base64.b64encode(f"{self.id}##{CATALOG}".encode()).decode()

    @property
    def chat(self) -> str:
        """learn.microsoft.com/graph/api/userscopeteamsappinstallation-get-chat has one of this shape."""
        return f"19:{self.id}_{APP_ID}@unq.gbl.spaces"


@dataclass(frozen=True, slots=True)
class Says:
    """A refusal: its status, its code and its words."""

    status: int
    code: str = "UnknownError"
    message: str = ""


NO_USER: Final = Says(404, "Request_ResourceNotFound", "Resource does not exist.")
CONFLICT: Final = Says(409, "Conflict", "App is already installed in the personal scope of the user.")
NO_LICENCE: Final = Says(
    403,
    "Forbidden",
    "Failed to get license information for the user. Ensure user has a valid Office365 license assigned to"
    " them.",
)
"""microsoftgraph/msgraph-sdk-powershell issue 1270."""
BLOCKED: Final = Says(403, "Forbidden", "App is blocked by app permission policy. AppType: Private")
NO_MAILBOX: Final = Says(
    404,
    "MailboxNotEnabledForRESTAPI",
    "The mailbox is either inactive, soft-deleted, or is hosted on-premise.",
)


@dataclass(kw_only=True)
class Tenant:
    """An organisation."""

    permissions: set[str] = field(default_factory=lambda: {INSTALL, ACCOUNTS, ZONES})
    """What an administrator consented to."""
    catalog: dict[str, str] = field(default_factory=lambda: {CATALOG: APP_ID})
    """The apps of its catalogue, each with the id in the manifest's webApplicationInfo."""
    people: dict[str, Account] = field(default_factory=dict)

    def add(self, name: str, email: str | None = None, *, upn: str = "", **more: Any) -> Account:
        """Let somebody have an account; it is signed in to by e-mail address if nothing else is said."""
        mail = f"{name}@fjord.example" if email is None else email
        its_id = str(uuid.uuid5(uuid.NAMESPACE_OID, upn or name))
        self.people[its_id] = Account(id=its_id, name=name, mail=mail or None, upn=upn or mail, **more)
        return self.people[its_id]

    def lacks(self, permission: str) -> Says | None:
        """Say that nobody consented, as each part of Graph does: the directory, Exchange, Teams."""
        if permission in self.permissions:
            return None
        match permission:
            case "User.ReadBasic.All":
                words = "Insufficient privileges to complete the operation."
                return Says(403, "Authorization_RequestDenied", words)
            case "MailboxSettings.Read":
                return Says(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.")
            case _:
                words = f"API requires one of '{permission}'. Roles on the request ''."
                return Says(403, "Forbidden", f"Missing role permissions on the request. {words}")

    def with_address(self, mail: str, upn: str) -> list[Account]:
        """Find accounts; case does not count."""
        return [
            one
            for one in self.people.values()
            if (one.mail or "").lower() == mail.lower() or one.upn.lower() == upn.lower()
        ]

    def install(self, user: str, catalog: str) -> Says | None:
        """Install an app for somebody, or say why not."""
        its = self.people.get(user)
        if its is None:
            return NO_USER
        refusal = self._refused(its, catalog) or (CONFLICT if its.installed else None)
        its.installed = its.installed or refusal is None
        return refusal

    def sees(self, its: Account, catalog: str) -> bool:
        """Tell whether a list of somebody's apps has this one."""
        if its.unseen > 0:
            its.unseen -= 1
            return False
        return its.installed and self.catalog.get(catalog) == APP_ID  # microsoft-graph-docs issue 18708

    def _refused(self, its: Account, catalog: str) -> Says | None:
        if catalog not in self.catalog:
            return Says(404, "NotFound", f"App with id '{catalog}' is not found.")
        if self.catalog[catalog] != APP_ID:  # MicrosoftDocs/msteams-docs issue 6820
            words = f"AAD App Id '{APP_ID}' is not allowed to manage the Teams App '{catalog}'."
            return Says(403, "Forbidden", words)
        if not its.is_licensed:
            return NO_LICENCE
        return None if its.is_allowed else BLOCKED
