"""What is in the file of Dult's credential is seen before Entra is asked (teams.md §4.35, §4.39)."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1
from cryptography.hazmat.primitives.asymmetric.ec import generate_private_key as elliptic
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from adapters.teams.doctor.papers import look
from bot.settings import Settings
from tests.adapters.teams.doctoring import GIVEN, OTHER, private, public, settings


def by_file(name: str, file: Path) -> Settings:
    return settings(**{**GIVEN, "DULT_TEAMS_APP_PASSWORD": "", name: str(file)})


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"the-secret\n", ""),
        (b" \n", "is empty"),
        (b"\xff\xfe\x80", "is no text"),
        (OTHER.encode(), "holds the secret's id. Put its value there"),
        (None, "is not there. Check the name"),
    ],
)
def test_a_secrets_file_is_looked_at(tmp_path: Path, content: bytes | None, sentence: str) -> None:
    file = tmp_path / "secret.txt"
    if content is not None:
        file.write_bytes(content)

    papers = look(by_file("DULT_TEAMS_APP_PASSWORD_FILE", file))

    assert papers is not None
    assert sentence in papers.fault
    assert bool(papers.fault) is bool(sentence)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (PermissionError(13, "Permission denied"), "Let the user that runs Dult read it"),
        (IsADirectoryError(21, "Is a directory"), "cannot be read (Is a directory)"),
    ],
)
def test_a_file_that_may_not_be_read_is_told_with_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, sentence: str
) -> None:
    def fails(*_: Any, **__: Any) -> str:
        raise error

    monkeypatch.setattr(Path, "read_text", fails)

    papers = look(by_file("DULT_TEAMS_CERTIFICATE", tmp_path))

    assert papers is not None
    assert sentence in papers.fault


CURVED = elliptic(SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
LOCKED = private("mine", BestAvailableEncryption(b"x"))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (private("mine") + public("mine"), ""),
        (public("mine") + private("mine"), ""),
        (b"nothing", "has no private key. Put the private key and its certificate into it"),
        (public("mine"), "has no private key"),
        (private("mine"), "has no certificate"),
        (LOCKED + public("mine"), "has a private key with a password"),
        (private("yours") + public("mine"), "do not belong together"),
        (CURVED + public("mine"), "not RSA"),
    ],
)
def test_a_certificates_file_is_looked_at(tmp_path: Path, content: bytes, sentence: str) -> None:
    file = tmp_path / "dult.pem"
    file.write_bytes(content)

    papers = look(by_file("DULT_TEAMS_CERTIFICATE", file))

    assert papers is not None
    assert sentence in papers.fault
    assert bool(papers.fault) is bool(sentence)


def test_until_when_a_certificate_is_good_stands_in_it(tmp_path: Path) -> None:
    file = tmp_path / "dult.pem"
    file.write_bytes(private("mine") + public("mine", ends=timedelta(days=20)))

    papers = look(by_file("DULT_TEAMS_CERTIFICATE", file))

    assert papers is not None
    assert papers.ends is not None
    assert timedelta(days=19) < papers.ends - datetime.now(UTC) <= timedelta(days=20)


def test_a_credential_in_no_file_has_none_to_look_at() -> None:
    assert look(settings(**GIVEN)) is None
