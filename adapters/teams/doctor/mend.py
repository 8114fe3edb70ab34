"""What to do about what Entra, Azure or Teams refuses: one table for each."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_CODE: Final = re.compile(r"AADSTS(\d+)")

_SECRETS: Final = "under Certificates & secrets of the app in Entra, App registrations,"
_TENANT: Final = "Entra knows no tenant {tenant}. Copy DULT_TEAMS_TENANT_ID from Entra, Overview."
_APP: Final = (
    "Entra finds no app {app} in the tenant {tenant}. Copy DULT_TEAMS_APP_ID from the Azure Bot,"
    " Configuration, and DULT_TEAMS_TENANT_ID from Entra, Overview."
)
_SECRET: Final = (
    "Entra does not take the secret. Put its value, not its id, into {setting}; Azure shows it once, when it"
    f" is made. If nobody has it, make another {_SECRETS} and use that."
)
_CERTIFICATE: Final = (
    "Entra does not know the certificate, or it has ended. Upload the one that is in {setting}, without its"
    f" private key, {_SECRETS} and look again."
)
_DISABLED: Final = (
    "The app is switched off. Enable it in Entra, Enterprise applications, Properties: “Enabled for users to"
    " sign-in”."
)
_CLOUD: Final = (
    "The tenant {tenant} is in another of Microsoft's clouds. Point DULT_TEAMS_TOKEN_URL,"
    " DULT_TEAMS_OPENID_URL and DULT_TEAMS_SERVICE_HOSTS to that one."
)
_POLICY: Final = (
    "Conditional Access gives the app no token from here. Let whoever looks after Entra exclude the app, or"
    " allow this machine's address, in the policy for workload identities."
)
_LATER: Final = "Entra has too much to do. Look again in a minute."

ENTRA: Final[Mapping[str, str]] = {
    "7000215": _SECRET,
    "70002": _SECRET,
    "7000218": "No secret came along. Put the client secret's value into {setting}.",
    "7000222": f"The secret has ended. Make another {_SECRETS} and put its value into {{setting}}.",
    "700016": _APP,
    "700011": _APP,
    "7000229": "The app has no service principal in the tenant {tenant}. Open it in Entra, App registrations,"
    " and press *Create service principal* at “Managed application in local directory”.",
    "7000112": _DISABLED,
    "70001": _DISABLED,
    "90002": _TENANT,
    "900023": _TENANT,
    "50059": _TENANT,
    "50128": _TENANT,
    "90038": _CLOUD,
    "900382": _CLOUD,
    "900432": _CLOUD,
    "700027": _CERTIFICATE,
    "700030": _CERTIFICATE,
    "50012": _CERTIFICATE,
    "700024": "Entra says that what Dult signed is not of now: this machine's clock is wrong. Let it keep"
    " time (NTP).",
    "500011": "The Bot Framework is not known in the tenant {tenant}. Is it the one that the Azure Bot was"
    " made in? Copy DULT_TEAMS_TENANT_ID from Entra, Overview.",
    "53003": _POLICY,
    "530032": _POLICY,
    "50196": _LATER,
    "90006": _LATER,
    "90033": _LATER,
    "90055": _LATER,
}
"""By the number after AADSTS: learn.microsoft.com/entra/identity-platform/reference-error-codes; 7000229 by
microsoft.github.io/teams-sdk/teams/app-authentication/troubleshooting, 700024 by github.com/Azure/azure-cli
issue 28708, 900023 by community.auth0.com/t/122970. Microsoft may change any of them, so that one that is not
here is told as it came."""

_UNREACHABLE: Final[Mapping[str, str]] = {
    "disabled-by-admin": "An administrator has switched the app off for {number}. Allow it in the Teams admin"
    " centre, Manage apps and Permission policies.",
    "not-installed": "The app is not installed for {number}. Let an app setup policy install it.",
    "uninstalled": "The app was taken away at {number}. Dult writes there again when it is back.",
    "not-a-member": "The app was taken away at {number}. Dult writes there again when it is back.",
    "blocked": "Dult is blocked by {number}. It writes there again when they write to it.",
    "not-allowed": "Dult may not write to {number}. Let members, and apps, post in the channel.",
}
_FAULTS: Final = frozenset({"disabled-by-admin"})
"""What whoever runs Dult can mend for all at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Whose credential it is about."""

    app: str
    tenant: str
    setting: str
    """In which the credential is, or in which its file is named."""


def of_entra(reason: str, case: Case) -> str:
    """Say why Entra grants no token; what it says stands behind, for whoever looks it up."""
    found = _CODE.search(reason)
    if found is None:
        return f"Dult's credential is not taken: {reason}. Look at {case.setting}."
    told = ENTRA.get(found[1])
    if told is None:
        return f"Entra refuses Dult: {reason}. login.microsoftonline.com/error?code={found[1]} tells more."
    return f"{told.format(app=case.app, tenant=case.tenant, setting=case.setting)} ({found[0]})"


def of_azure(reason: str, case: Case) -> str:
    """Say why Azure grants a managed identity no token."""
    return (
        f"Azure gives this machine no token for the identity {case.app} ({reason}). Assign the user-assigned"
        " identity to the machine, and set DULT_TEAMS_APP_ID to its client id."
    )


def of_connector(code: str, case: Case) -> str:
    """Say why Teams does not take a token that Entra granted."""
    said = f" ({code})" if code else ""
    return (
        f"Teams does not take Dult's token{said}. Look at the Azure Bot: its app id has to be {case.app}, its"
        f" tenant {case.tenant}, and under Channels Microsoft Teams has to be on."
    )


def of_unreachable(reason: str, count: int) -> tuple[str, bool]:
    """Say why addresses cannot be written to, and whether that is a fault."""
    number = f"{count:,} addresses" if count != 1 else "one address"
    told = _UNREACHABLE.get(reason, f"Teams takes nothing for {{number}}: {reason}.")
    return told.format(number=number), reason in _FAULTS
