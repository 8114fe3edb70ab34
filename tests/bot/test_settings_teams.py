"""What is said of Teams goes together, or Dult tells what does not."""

from pathlib import Path

import pytest

from bot.errors import UsageError
from bot.settings import Settings
from bot.settings_teams import MOST, OPENID_URL, SERVICE_HOSTS

WHOLE = {"DULT_TEAMS_APP_ID": "app", "DULT_TEAMS_TENANT_ID": "tenant", "DULT_TEAMS_APP_PASSWORD": "hush-hush"}


def _faults(environment: dict[str, str]) -> list[str]:
    with pytest.raises(UsageError) as caught:
        Settings.load(environment)
    return list(caught.value.faults)


def test_with_nothing_said_dult_has_nothing_to_do_with_teams() -> None:
    settings = Settings.load({})

    assert not settings.uses_teams
    assert str(settings.teams_openid_url) == OPENID_URL
    assert settings.teams_service_hosts == SERVICE_HOSTS


def test_an_app_a_tenant_and_a_secret_are_enough() -> None:
    assert Settings.load(WHOLE).uses_teams


@pytest.mark.parametrize(
    "credential",
    [
        {"DULT_TEAMS_APP_PASSWORD": "hush"},
        {"DULT_TEAMS_APP_PASSWORD_FILE": "secret.txt"},
        {"DULT_TEAMS_CERTIFICATE": "dult.pem"},
        {"DULT_TEAMS_MANAGED_IDENTITY": "true"},
    ],
)
def test_any_one_credential_will_do(credential: dict[str, str]) -> None:
    assert Settings.load({"DULT_TEAMS_APP_ID": "a", "DULT_TEAMS_TENANT_ID": "t", **credential}).uses_teams


def test_files_that_the_file_names_start_from_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "dult.toml"
    file.write_text('teams_app_id = "a"\nteams_tenant_id = "t"\nteams_app_password_file = "secret.txt"\n')

    assert Settings.load({}, file=file).teams_app_password_file == tmp_path / "secret.txt"


@pytest.mark.parametrize(
    ("environment", "begins"),
    [
        ({"DULT_TEAMS_APP_ID": "a", "DULT_TEAMS_TENANT_ID": "t"}, ["DULT_TEAMS_APP_PASSWORD: is missing"]),
        ({"DULT_TEAMS_APP_ID": "a", "DULT_TEAMS_APP_PASSWORD": "p"}, ["DULT_TEAMS_TENANT_ID: is missing"]),
        ({"DULT_TEAMS_APP_PASSWORD": "p"}, ["DULT_TEAMS_APP_ID: is missing beside DULT_TEAMS_APP_PASSWORD"]),
        ({"DULT_TEAMS_TENANT_ID": "t"}, ["DULT_TEAMS_APP_ID: is missing beside DULT_TEAMS_TENANT_ID"]),
        (
            {**WHOLE, "DULT_TEAMS_CERTIFICATE": "dult.pem"},
            ["DULT_TEAMS_CERTIFICATE: stands beside DULT_TEAMS_APP_PASSWORD. Take one of them out."],
        ),
        (
            {
                "DULT_TEAMS_APP_ID": "a",
                "DULT_TEAMS_TENANT_ID": "t",
                "DULT_TEAMS_MANAGED_IDENTITY": "1",
                "DULT_TEAMS_TOKEN_URL": "https://login.example/token",
            },
            ["DULT_TEAMS_TOKEN_URL: Azure says itself"],
        ),
        ({**WHOLE, "DULT_TEAMS_APP_ID": "an app"}, ["DULT_TEAMS_APP_ID: cannot be 'an app'. Copy it"]),
        (
            {**WHOLE, "DULT_TEAMS_TENANT_ID": "fjordfylket.example"},
            ["DULT_TEAMS_TENANT_ID: cannot be 'fjordfylket.example'. That is a domain."],
        ),
        (
            {**WHOLE, "DULT_TEAMS_APP_PASSWORD": "0f8fad5b-d9cb-469f-a165-70867728950e"},
            ["DULT_TEAMS_APP_PASSWORD: cannot be used. That is the secret's id."],
        ),
        (
            {**WHOLE, "DULT_TEAMS_OPENID_URL": "http://login.example/"},
            ["DULT_TEAMS_OPENID_URL: cannot be 'http"],
        ),
        (
            {**WHOLE, "DULT_TEAMS_TOKEN_URL": "http://login.example/"},
            ["DULT_TEAMS_TOKEN_URL: cannot be used."],
        ),
        ({**WHOLE, "DULT_TEAMS_GRAPH_URL": "http://graph.example/"}, ["DULT_TEAMS_GRAPH_URL: cannot be"]),
        (
            {**WHOLE, "DULT_TEAMS_CATALOG_ID": "Dult"},
            ["DULT_TEAMS_CATALOG_ID: cannot be 'Dult'. Copy it from the Teams admin center"],
        ),
        ({**WHOLE, "DULT_TEAMS_RATE": "51"}, ["DULT_TEAMS_RATE: cannot be '51'. Write 50 or less."]),
        (
            {**WHOLE, "DULT_TEAMS_LOCAL": "maybe"},
            ["DULT_TEAMS_LOCAL: cannot be 'maybe'. Write true or false."],
        ),
    ],
)
def test_what_does_not_go_together_for_teams_is_told_with_its_mend(
    environment: dict[str, str], begins: list[str]
) -> None:
    faults = _faults(environment)

    assert len(faults) == len(begins)
    assert all(fault.startswith(begin) for fault, begin in zip(faults, begins, strict=True))


def test_a_secret_is_never_quoted() -> None:
    secret = "0f8fad5b-d9cb-469f-a165-70867728950e"  # noqa: S105 - of nobody

    assert secret not in "".join(_faults({**WHOLE, "DULT_TEAMS_APP_PASSWORD": secret}))
    assert secret not in repr(Settings.load({**WHOLE, "DULT_TEAMS_APP_PASSWORD": f"x{secret}"}))


@pytest.mark.parametrize(
    ("written", "taken"),
    [
        ("127.0.0.1:3978, *.Teams.example", ("127.0.0.1:3978", "*.teams.example")),
        ("http://127.0.0.1:3978", ("127.0.0.1:3978",)),
        ("https://teams.example/", ("teams.example",)),
        ("http://[::1]:3978", ("[::1]:3978",)),
        ("localhost", ("localhost",)),
    ],
)
def test_hosts_are_written_as_people_write_them(written: str, taken: tuple[str, ...]) -> None:
    assert Settings.load({"DULT_TEAMS_SERVICE_HOSTS": written}).teams_service_hosts == taken


@pytest.mark.parametrize(
    "written",
    [
        "http://teams.example",
        "http://10.0.0.1:80",
        "*",
        "*.com",
        "a@b",
        "teams.example/emea",
        "x..y",
        "ftp://a",
        "*.*.a",
    ],
)
def test_hosts_that_are_none_or_not_safe_are_told(written: str) -> None:
    assert _faults({"DULT_TEAMS_SERVICE_HOSTS": written})[0].startswith("DULT_TEAMS_SERVICE_HOSTS[1]: cannot")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_on_this_machine_alone_teams_may_be_tried_without_anything(host: str) -> None:
    assert Settings.load({"DULT_TEAMS_LOCAL": "1", "DULT_HOST": host}).uses_teams


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.1", "dult.example.org"])  # noqa: S104 - it is refused
def test_where_others_can_call_authentication_is_not_switched_off(host: str) -> None:
    (fault,) = _faults({**WHOLE, "DULT_TEAMS_LOCAL": "1", "DULT_HOST": host})

    assert fault.startswith("DULT_TEAMS_LOCAL: believes whoever calls")


def test_the_rate_is_below_what_teams_takes_of_an_app() -> None:
    assert Settings.load({}).teams_rate < MOST
