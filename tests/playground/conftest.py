"""These tests run where they are asked for by name: they fetch what its maker alone may hand out."""

from pathlib import Path

import pytest

from tests.browser import browser
from tests.playground.stand import HERE, npm

__all__ = ["browser"]


def pytest_ignore_collect(config: pytest.Config) -> bool | None:
    """Leave these tests out, unless an argument names them."""
    named = (Path(config.invocation_params.dir, argument.partition("::")[0]) for argument in config.args)
    return None if any(one.resolve().is_relative_to(HERE) for one in named) else True


@pytest.fixture(scope="session", autouse=True)
def _fetched() -> None:
    """Skip where nothing can be fetched."""
    if npm() is None:
        pytest.skip("Without npm there is no Playground. Install Node.js 18 or newer with npm.")
