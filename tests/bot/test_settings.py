"""Settings come from options, variables and a file, in this order, and every fault is told at once."""

from pathlib import Path

import pytest

from bot.errors import UsageError
from bot.session_secret import session_secret
from bot.settings import LogFormat, Settings
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

    assert f"`DULT_{name.upper()}`" in page
