"""What is in the file of Dult's credential, looked at before Entra is asked; nobody is shown it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from bot.settings_teams import TeamsSettings

_SECRET = "DULT_TEAMS_APP_PASSWORD_FILE"  # noqa: S105 - a setting's name
_CERTIFICATE = "DULT_TEAMS_CERTIFICATE"
_BOTH = "Put the private key and its certificate into it, both as PEM."


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """The file, as far as it can be told without Entra."""

    file: Path
    fault: str = ""
    """A sentence on why it cannot be used, and what to do; empty where it can."""
    begins: datetime | None = None
    ends: datetime | None = None
    """Between which moments the certificate is good; of a secret only Entra knows that."""


def look(settings: TeamsSettings) -> Papers | None:
    """Look at the file; ``None`` where the credential is in none."""
    if settings.teams_app_password_file is not None:
        return _secret(settings.teams_app_password_file)
    if settings.teams_certificate is not None:
        return _certificate(settings.teams_certificate)
    return None


def _secret(file: Path) -> Papers:
    secret, trouble = _read(file)
    if not trouble and not secret:
        trouble = "is empty. Put the client secret's value into it."
    if not trouble and _is_id(secret):
        trouble = "holds the secret's id. Put its value there: Azure shows it once, when it is made."
    return Papers(file=file, fault=f"{_SECRET}: {file} {trouble}" if trouble else "")


def _certificate(file: Path) -> Papers:
    pem, trouble = _read(file)
    if trouble:
        return Papers(file=file, fault=f"{_CERTIFICATE}: {file} {trouble}")
    try:
        key = load_pem_private_key(pem.encode(), None)
    except TypeError:
        trouble = "has a private key with a password. Take that off; Dult has nobody to ask for it."
        return Papers(file=file, fault=f"{_CERTIFICATE}: {file} {trouble}")
    except ValueError:
        return Papers(file=file, fault=f"{_CERTIFICATE}: {file} has no private key. {_BOTH}")
    try:
        certificate = x509.load_pem_x509_certificates(pem.encode())[0]
    except ValueError:
        return Papers(file=file, fault=f"{_CERTIFICATE}: {file} has no certificate. {_BOTH}")
    if not isinstance(key, RSAPrivateKey):
        trouble = "has a key that is not RSA. Make one that is: Entra takes no other."
    elif key.public_key() != certificate.public_key():
        trouble = "has a private key and a certificate that do not belong together. Put a pair into it."
    return Papers(
        file=file,
        fault=f"{_CERTIFICATE}: {file} {trouble}" if trouble else "",
        begins=certificate.not_valid_before_utc,
        ends=certificate.not_valid_after_utc,
    )


def _read(file: Path) -> tuple[str, str]:
    """Read a file, or say in the second why not."""
    try:
        return file.read_text(encoding="utf-8").strip(), ""
    except FileNotFoundError:
        return "", "is not there. Check the name."
    except PermissionError:
        return "", "may not be read. Let the user that runs Dult read it."
    except UnicodeDecodeError:
        return "", "is no text. Put the text that Azure showed, or PEM, into it."
    except OSError as error:
        return "", f"cannot be read ({error.strerror}). Check the name."


def _is_id(secret: str) -> bool:
    try:
        return len(secret) == len(str(UUID(secret)))
    except ValueError:
        return False
