"""Settings come from options, variables and a file, in this order, and every fault is told at once."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import UsageError
from bot.secret_key import new_key, secret_keys
from bot.session_secret import session_secret
from bot.settings import LogFormat, Settings
from bot.settings_source import CUSTOMARY
from nudges.language import Language
from nudges.person import Country


def _file(folder: Path, text: str) -> Path:
    file = folder / "dult.toml"
    file.write_text(text, encoding="utf-8")
    return file


def _faults(environment: dict[str, str], file: Path | None = None, **options: object) -> list[str]:
    with pytest.raises(UsageError) as caught:
        Settings.load(environment, file=file, options=options)
    return list(caught.value.faults)


def test_with_nothing_said_dult_listens_to_this_machine_only() -> None:
    settings = Settings.load({})

    assert (settings.host, settings.port, settings.is_loopback) == ("127.0.0.1", 8000, True)


def test_an_option_comes_before_a_variable_and_a_variable_before_the_file(tmp_path: Path) -> None:
    file = _file(tmp_path, "port = 1\ndemo_rate = 1\ncountry = 'SE'\n")

    settings = Settings.load(
        {"DULT_PORT": "2", "DULT_DEMO_RATE": "2"}, file=file, options={"port": 3, "data": None}
    )

    assert (settings.port, settings.demo_rate, settings.country) == (3, 2.0, Country.SE)


def test_the_country_says_what_is_usual_where_nothing_else_is_chosen() -> None:
    settings = Settings.load({"DULT_COUNTRY": "fi", "DULT_LANGUAGE": "SV"})

    assert settings.defaults.language is Language.SV
    assert settings.defaults.time_zone == "Europe/Helsinki"


def test_the_file_may_be_named_by_a_variable(tmp_path: Path) -> None:
    file = _file(tmp_path, 'log_format = "json"')

    assert Settings.load({"DULT_CONFIG": str(file)}).log_format is LogFormat.JSON


def test_a_path_in_the_file_starts_from_the_files_folder(tmp_path: Path) -> None:
    file = _file(tmp_path, 'data = "store"\ncontent = ["packs", "/elsewhere"]')

    settings = Settings.load({}, file=file)

    assert settings.data == tmp_path / "store"
    assert settings.content == (tmp_path / "packs", Path("/elsewhere"))


def test_a_variable_lists_with_commas() -> None:
    settings = Settings.load({"DULT_CONTENT": "one, two", "DULT_TRUSTED_PROXIES": "10.0.0.0/8"})

    assert settings.content == (Path("one"), Path("two"))
    assert [str(network) for network in settings.trusted_proxies] == ["10.0.0.0/8"]


def test_an_empty_variable_says_nothing() -> None:
    assert Settings.load({"DULT_PORT": ""}).port == 8000


def test_every_fault_is_told_with_its_place_and_its_mend(tmp_path: Path) -> None:
    file = _file(tmp_path, 'prot = 1\nlog_level = "inof"\ntime_zone = "Europe/Olso"')

    faults = _faults({"DULT_DEMO_RATE": "0", "DULT_CUONTRY": "NO"}, file, port=70_000)

    assert faults == [
        f"{file}: prot: is not a setting. Did you mean “port”?",
        "DULT_CUONTRY: is not a setting. Did you mean “DULT_COUNTRY”?",
        "--port: cannot be 70000. Write 65535 or less.",
        f"{file}: time_zone: cannot be 'Europe/Olso'. Did you mean “Europe/Oslo”?",
        "DULT_DEMO_RATE: cannot be '0'. Write more than 0.",
        f"{file}: log_level: cannot be 'inof'. Did you mean “info”?",
    ]


def test_a_broken_file_is_told_with_its_line(tmp_path: Path) -> None:
    faults = _faults({}, _file(tmp_path, "port = \n"))

    assert len(faults) == 1
    assert "line 1" in faults[0]


def test_a_file_that_was_named_must_exist(tmp_path: Path) -> None:
    faults = _faults({}, tmp_path / "nowhere.toml")

    assert "cannot be read" in faults[0]


def test_variables_of_others_are_let_be() -> None:
    Settings.load({"DULT_SERVICE_HOST": "10.1.2.3", "DULT_PORT_8000_TCP_PROTO": "tcp", "HOME": "/"})


def test_a_secret_is_told_in_no_fault_and_in_no_log() -> None:
    secret = "only-half-as-long-as-it-must-be"  # noqa: S105 - a test's

    faults = _faults({"DULT_SESSION_SECRET": secret})
    loaded = Settings.load({"DULT_SESSION_SECRET": secret * 2})

    assert secret not in faults[0]
    assert secret not in repr(loaded)


def test_a_secret_is_made_once_and_nobody_else_may_read_it(tmp_path: Path) -> None:
    settings = Settings.load({}, options={"data": tmp_path / "new"})

    first, second = session_secret(settings), session_secret(settings)

    assert first == second
    assert len(first) >= 32
    assert (tmp_path / "new" / "session-secret").stat().st_mode & 0o077 == 0


def test_a_chosen_secret_is_kept_nowhere(tmp_path: Path) -> None:
    chosen = "x" * 32
    settings = Settings.load({"DULT_SESSION_SECRET": chosen}, options={"data": tmp_path})

    assert session_secret(settings) == chosen
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_every_setting_is_explained(name: str) -> None:
    page = (Path(__file__).parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")

    assert f"`{CUSTOMARY.get(name, f'DULT_{name.upper()}')}`" in page


def test_slacks_credentials_have_bolts_names_and_may_stand_in_the_file(tmp_path: Path) -> None:
    file = _file(tmp_path, 'slack_bot_token = "xoxb-file"\nslack_app_token = "xapp-file"')

    settings = Settings.load({"SLACK_BOT_TOKEN": "xoxb-variable"}, file=file)

    assert settings.slack_bot_token is not None
    assert settings.slack_bot_token.get_secret_value() == "xoxb-variable"
    assert (settings.uses_slack, settings.uses_socket_mode) == (True, True)
    assert "xapp-file" not in repr(settings)


def test_without_credentials_dult_has_nothing_to_do_with_slack() -> None:
    assert not Settings.load({"SLACK_SIGNING_SECRET": "s"}).uses_slack


@pytest.mark.parametrize(
    ("environment", "faults"),
    [
        ({"SLACK_APP_TOKEN": "xapp-1"}, ["SLACK_APP_TOKEN: hears Slack and cannot write."]),
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, ["SLACK_SIGNING_SECRET: is missing"]),
        (
            {"SLACK_CLIENT_ID": "1.2"},
            ["SLACK_CLIENT_SECRET: is missing beside SLACK_CLIENT_ID.", "SLACK_SIGNING_SECRET: is missing"],
        ),
        ({"SLACK_CLIENT_SECRET": "s"}, ["SLACK_CLIENT_ID: is missing beside SLACK_CLIENT_SECRET."]),
        (
            {"SLACK_BOT_TOKEN": "xapp-1-hush", "SLACK_APP_TOKEN": "xoxb-1-hush"},
            [
                "SLACK_BOT_TOKEN: cannot be used. That is the app's",
                "SLACK_APP_TOKEN: cannot be used. That is",
            ],
        ),
        ({"SLACK_BOT_TOKEN": "xoxp-hush"}, ["SLACK_BOT_TOKEN: cannot be used. That is a person's"]),
        ({"SLACK_BOT_TOKEN": "xoxe.xoxb-hush"}, ["SLACK_BOT_TOKEN: cannot be used. That one expires"]),
        ({"SLACK_BOT_TOKEN": "hush"}, ["SLACK_BOT_TOKEN: cannot be used. It begins with “xoxb-”"]),
        ({"DULT_SLACK_API_URL": "http://slack.com/api/"}, ["DULT_SLACK_API_URL: cannot be 'http://slack"]),
        ({"DULT_SLACK_FEATURES": "rooms,flies"}, ["DULT_SLACK_FEATURES[2]: cannot be 'flies'. Did you mean"]),
        ({"DULT_SECRET_KEY": "hush"}, ["DULT_SECRET_KEY[1]: cannot be used. Make one with `dult key new`"]),
    ],
)
def test_what_does_not_go_together_for_slack_is_told_with_its_mend(
    environment: dict[str, str], faults: list[str]
) -> None:
    told = _faults(environment)

    assert len(told) == len(faults)
    assert all(sentence.startswith(begin) for sentence, begin in zip(told, faults, strict=True))
    assert "hush" not in "".join(told)


@pytest.mark.parametrize("url", ["http://127.0.0.1:9000/api", "http://[::1]/api/", "http://localhost/api/"])
def test_on_this_machine_slack_may_be_another_server_without_https(url: str) -> None:
    assert str(Settings.load({"DULT_SLACK_API_URL": url}).slack_api_url) == f"{url.rstrip('/')}/"


def test_slacks_own_address_is_that_of_its_sdk() -> None:
    assert str(Settings.load({}).slack_api_url) == AsyncWebClient.BASE_URL


def test_a_key_is_made_once_and_nobody_else_may_read_it(tmp_path: Path) -> None:
    settings = Settings.load({}, options={"data": tmp_path})

    first, second = secret_keys(settings), secret_keys(settings)

    assert first == second
    assert Fernet(first[0]).encrypt(b"sealed")
    assert [file.name for file in tmp_path.iterdir()] == ["secret-key"]
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


def test_of_several_who_make_a_key_at_once_all_use_the_same(tmp_path: Path) -> None:
    settings = Settings.load({}, options={"data": tmp_path})

    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(secret_keys, [settings] * 32))

    assert len(keys) == 1


def test_chosen_keys_are_used_in_their_order_and_kept_nowhere(tmp_path: Path) -> None:
    new, old = new_key(), new_key()
    settings = Settings.load({"DULT_SECRET_KEY": f"{new}, {old}"}, options={"data": tmp_path})

    assert secret_keys(settings) == (new, old)
    assert list(tmp_path.iterdir()) == []


def test_a_promise_may_be_stricter_than_usual_and_not_laxer() -> None:
    fine = "shorter than usual is fine, longer is not."

    stricter = Settings.load({"DULT_K_FIGURES": "10", "DULT_KEEP_NOTES": "3"})

    assert (stricter.privacy.k_figures, stricter.privacy.keep_notes) == (10, 3)
    assert _faults({"DULT_K_FIGURES": "4", "DULT_KEEP_ANSWERS": "13", "DULT_KEEP_LEAVERS": "0"}) == [
        "DULT_K_FIGURES: cannot be '4'. Write 5 or more: a figure for fewer tells what single people said.",
        f"DULT_KEEP_ANSWERS: cannot be '13'. Write 1 to 12, in months: {fine}",
        f"DULT_KEEP_LEAVERS: cannot be '0'. Write 1 to 30, in days: {fine}",
    ]
