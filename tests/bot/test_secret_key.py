"""Which keys there are, where they stand, and in which order."""

from pathlib import Path

import pytest

from bot.errors import UsageError
from bot.secret_key import NAME, keep_first, keys_at_hand, new_key, secret_keys
from bot.settings import Settings


def _settings(folder: Path, **environment: str) -> Settings:
    return Settings.load(environment, options={"data": folder})


def test_a_new_key_stands_before_those_that_are_kept_for_its_owners_eyes_only(tmp_path: Path) -> None:
    settings = _settings(tmp_path)
    former, new = secret_keys(settings), new_key()

    file = keep_first(settings, new)

    assert secret_keys(settings) == (new, *former)
    assert [one.name for one in tmp_path.iterdir()] == [NAME]
    assert file.stat().st_mode & 0o077 == 0


def test_the_first_key_may_be_kept_before_dult_makes_one(tmp_path: Path) -> None:
    settings, new = _settings(tmp_path / "data"), new_key()

    keep_first(settings, new)

    assert secret_keys(settings) == (new,)


def test_keys_that_were_chosen_in_the_settings_are_changed_there(tmp_path: Path) -> None:
    settings = _settings(tmp_path, DULT_SECRET_KEY=new_key())

    with pytest.raises(UsageError, match="Put the new key first there"):
        keep_first(settings, new_key())

    assert list(tmp_path.iterdir()) == []


def test_a_look_at_the_keys_makes_none(tmp_path: Path) -> None:
    assert keys_at_hand(_settings(tmp_path)) == ()
    assert list(tmp_path.iterdir()) == []


def test_no_key_is_made_where_several_machines_may_share_a_database(tmp_path: Path) -> None:
    url, session = "postgresql://dult@127.0.0.1/dult", "x" * 48
    settings = _settings(tmp_path, DULT_DATABASE_URL=url, DULT_SESSION_SECRET=session)

    with pytest.raises(UsageError, match="every process needs the same key"):
        secret_keys(settings)

    assert list(tmp_path.iterdir()) == []


def test_a_line_that_is_no_key_is_named_and_not_shown(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(f"{new_key()}\nhush\n")

    with pytest.raises(UsageError, match="line 2 is no key") as caught:
        secret_keys(_settings(tmp_path))

    assert "hush" not in str(caught.value)


def test_a_folder_that_takes_no_key_is_told_with_its_mend(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("no folder")

    with pytest.raises(UsageError, match="Let Dult write there"):
        keep_first(_settings(tmp_path / "data"), new_key())
