"""Who may work on a data folder at the same time."""

from pathlib import Path

import pytest

from adapters.database.in_use import at_work, in_use, to_oneself
from bot.errors import UsageError


def test_a_command_runs_beside_the_server(tmp_path: Path) -> None:
    with at_work(tmp_path), in_use(tmp_path):
        pass


def test_two_servers_on_one_folder_are_one_too_many(tmp_path: Path) -> None:
    with at_work(tmp_path), pytest.raises(UsageError, match="serves"), at_work(tmp_path):
        pass


def test_a_restore_waits_until_the_server_has_stopped(tmp_path: Path) -> None:
    with at_work(tmp_path), pytest.raises(UsageError, match="Stop it first"), to_oneself(tmp_path):
        pass


def test_a_stopped_server_makes_room_for_the_next(tmp_path: Path) -> None:
    with at_work(tmp_path):
        pass

    with at_work(tmp_path):
        pass
