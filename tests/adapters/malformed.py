"""Bodies in which one thing is wrong, wherever it stands."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any, Final

Place = tuple[str | int, ...]
MISSING: Final = object()
"""Stands for nothing at all."""


def paths_in(told: object, before: Place = ()) -> Iterator[Place]:
    """Yield where everything in a body stands."""
    parts = told.items() if isinstance(told, dict) else enumerate(told) if isinstance(told, list) else ()
    for name, part in parts:
        yield (*before, name)
        yield from paths_in(part, (*before, name))


def with_a_fault(told: dict[str, Any], path: Place, wrong: object) -> dict[str, Any]:
    """Return a body in which something else stands at one place."""
    its = deepcopy(told)
    holder: Any = its
    for name in path[:-1]:
        holder = holder[name]
    if wrong is MISSING:
        del holder[path[-1]]
    else:
        holder[path[-1]] = deepcopy(wrong)
    return its
