"""The ``dult`` command, also as ``python -m bot``."""

import sys

from bot.garbage import look_seldom


def main() -> None:
    """Run one command and end with its exit code."""
    look_seldom()
    from bot.cli.app import main as run  # not before: it brings nearly all of Dult

    sys.exit(run())


if __name__ == "__main__":
    main()
