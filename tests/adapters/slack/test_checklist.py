"""Every point of slack.md §3 has its test: whoever takes the last one of a point away hears of it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parents[2]
POINTS = range(1, 41)
_CITED = re.compile(r"§3\.(\d+)(?:[–-](\d+))?")


def _docstrings(path: Path) -> Iterator[str]:
    """Return what tests say of themselves, and whole suites of them."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.ClassDef():
                yield ast.get_docstring(node) or ""
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) if name.startswith("test_"):
                yield ast.get_docstring(node) or ""
            case _:
                pass


def _cited(docstring: str) -> set[int]:
    """Return the points that a docstring names; ``§3.34–36`` are three of them."""
    if "slack.md" not in docstring:
        return set()
    return {
        point
        for first, last in _CITED.findall(docstring)
        for point in range(int(first), int(last or first) + 1)
    }


def test_every_point_is_cited_by_a_test() -> None:
    cited = {
        point
        for path in TESTS.rglob("test_*.py")
        for docstring in _docstrings(path)
        for point in _cited(docstring)
    }

    assert set(POINTS) - cited == set()
    assert cited - set(POINTS) == set()


def test_a_range_cites_each_of_its_points() -> None:
    assert _cited("slack.md §0.6, §3.10, §3.34–36.") == {10, 34, 35, 36}
