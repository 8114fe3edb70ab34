"""Every point of teams.md §4 has its test: whoever takes the last one of a point away hears of it."""

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

TESTS: Final = Path(__file__).parents[2]
POINTS: Final = range(1, 41)
KEPT_ELSEWHERE: Final[Mapping[int, tuple[str, str]]] = {
    22: ("bench/teams.py", "ten thousand recipients take minutes, and seconds are measured (decisions.md)"),
    40: ("docs/teams.md", "words for people, which people judge"),
}
"""Points that no test in the suite can keep, where they are kept instead, and why."""
_CITED: Final = re.compile(r"§4\.(\d+)(?:[–-](\d+))?")


def _docstrings(path: Path) -> Iterator[str]:
    """Yield what tests say of themselves, and whole classes and modules of them."""
    text = path.read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(text)) if "teams.md" in text else ():
        match node:
            case ast.Module() | ast.ClassDef():
                yield ast.get_docstring(node) or ""
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) if name.startswith("test_"):
                yield ast.get_docstring(node) or ""
            case _:
                pass


def _cited(docstring: str) -> set[int]:
    """Return the points that a docstring names; ``§4.34–36`` are three of them."""
    if "teams.md" not in docstring:
        return set()
    return {
        point
        for first, last in _CITED.findall(docstring)
        for point in range(int(first), int(last or first) + 1)
    }


@cache
def _all_cited() -> set[int]:
    return {
        point
        for path in TESTS.rglob("test_*.py")
        if "node_modules" not in path.parts
        for docstring in _docstrings(path)
        for point in _cited(docstring)
    }


def test_every_point_is_cited_by_a_test_or_kept_elsewhere() -> None:
    cited = _all_cited()

    assert set(POINTS) - cited - set(KEPT_ELSEWHERE) == set()
    assert cited - set(POINTS) == set()


def test_what_a_test_cites_is_not_said_to_be_kept_elsewhere() -> None:
    assert _all_cited() & set(KEPT_ELSEWHERE) == set()


def test_what_is_kept_elsewhere_is_there() -> None:
    assert [place for place, _ in KEPT_ELSEWHERE.values() if not (TESTS.parent / place).exists()] == []


def test_a_range_cites_each_of_its_points() -> None:
    assert _cited("teams.md §0.6, §4.10, §4.34–36, §4.1-2.") == {10, 34, 35, 36, 1, 2}
