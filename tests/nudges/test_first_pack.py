import os
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from nudges.fault import ContentError
from nudges.item import read_item
from nudges.language import Language
from nudges.library import Library, load
from nudges.pack import OPEN_LICENCES
from nudges.programme import Audience
from nudges.task import Does, Way

REPOSITORY = Path(__file__).parents[2]
SHIPPED = REPOSITORY / "content" / "packs"
ITEMS = sorted(file for file in SHIPPED.glob("*/*.toml") if file.name != "pack.toml")
NOT_OURS = {"node_modules", "build", "dist", "data"}


def pack_files() -> Iterator[Path]:
    for folder, inner, files in os.walk(REPOSITORY):
        inner[:] = [name for name in inner if not name.startswith(".") and name not in NOT_OURS]
        yield from (Path(folder) / name for name in files if name == "pack.toml")


@pytest.fixture(scope="module")
def library() -> Library:
    return load(SHIPPED)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("file", ITEMS, ids=lambda file: file.stem)
def test_every_item_is_right_in_every_language(file: Path, language: Language) -> None:
    try:
        read_item(file.stem, file.read_text(encoding="utf-8"), file=file, languages=list(Language))
        found = []
    except ContentError as error:
        found = [str(fault) for fault in error.faults if language in fault.key.split(".")]

    assert not found


def test_everything_that_ships_loads_together(library: Library) -> None:
    assert {file.stem for file in ITEMS} == set(library.stock)


def test_only_text_that_may_be_passed_on_is_in_the_repository() -> None:
    packs = {file: tomllib.loads(file.read_text(encoding="utf-8")) for file in pack_files()}

    assert packs
    for file, pack in packs.items():
        assert pack["redistributable"] is True, file
        assert pack["licence"] in OPEN_LICENCES, file


def test_every_pack_in_the_repository_carries_its_licence() -> None:
    for file in pack_files():
        licence = tomllib.loads(file.read_text(encoding="utf-8"))["licence"]

        assert licence in (file.parent / "LICENSE").read_text(encoding="utf-8"), file


def test_there_are_weekly_tasks_of_every_sort(library: Library) -> None:
    tasks = library.tasks.values()

    assert len(tasks) >= 12
    assert {task.does for task in tasks} == set(Does)
    assert {task.way for task in tasks} == set(Way)


def test_a_programme_brings_every_task_to_competence_agents_once(library: Library) -> None:
    (programme,) = (
        programme
        for programme in library.programmes.values()
        if programme.audience is Audience.COMPETENCE_AGENT
    )

    assert sorted(programme.steps) == sorted(library.tasks)
    assert library.tasks[programme.steps[0]].does is Does.COOPERATE


def test_a_programme_brings_every_reflection_to_teams_once(library: Library) -> None:
    (programme,) = (
        programme for programme in library.programmes.values() if programme.audience is Audience.TEAM
    )

    assert len(programme.steps) >= 6
    assert sorted(programme.steps) == sorted(library.reflections)


def test_a_kick_off_of_agents_has_all_that_one_needs(library: Library) -> None:
    (kit,) = (kit for kit in library.kick_offs.values() if kit.audience is Audience.COMPETENCE_AGENT)

    needed = {
        "invitation",
        "programme",
        "getting-to-know-each-other",
        "understanding-of-the-role",
        "pre-task",
    }

    assert needed <= {part.id for part in kit.parts}
    assert kit.programme in library.programmes
