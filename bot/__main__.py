"""The ``dult`` command, also as ``python -m bot``."""

import sys

from bot.cli.app import main as run


def main() -> None:
    """Run one command and end with its exit code."""
    sys.exit(run())


if __name__ == "__main__":
    main()
