"""What the tests of Teams share."""

from tests.browser import browser

__all__ = ["browser"]
