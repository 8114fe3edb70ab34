"""Prometheus' tool for rules: found, or taken out of Debian's package, or a failure that names the way."""

import fcntl
import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import Final

OURS: Final = Path(__file__).parent.parent / ".venv" / "promtool"
"""Where it is put; `make clean` takes it away."""
MEND: Final = "No promtool was found. Run `apt-get install prometheus`, or name one in DULT_PROMTOOL."


def find_promtool() -> Path:
    """Return the one that is named, the system's, or the one from Debian's package, which is not installed.

    Raises:
        FileNotFoundError: there is none, and none can be had.
    """
    if named := os.environ.get("DULT_PROMTOOL"):
        return Path(named)
    with (Path(gettempdir()) / "dult-promtool.lock").open("w") as once:
        fcntl.flock(once, fcntl.LOCK_EX)  # one process at a time
        if found := shutil.which("promtool"):
            return Path(found)
        if OURS.exists() or _unpacked():
            return OURS
    raise FileNotFoundError(MEND)


def _unpacked() -> bool:
    """Take the program out of the package: installed, it would come with a service that starts."""
    if not shutil.which("apt-get") or not shutil.which("dpkg-deb"):
        return False
    with TemporaryDirectory() as folder:
        for command in ("apt-get update", "apt-get download prometheus", "dpkg-deb -x prometheus_*.deb ."):
            subprocess.run(["sh", "-c", command], cwd=folder, check=False, capture_output=True)  # noqa: S607
        if not (program := Path(folder, "usr", "bin", "promtool")).exists():
            return False
        OURS.parent.mkdir(exist_ok=True)
        shutil.copy(program, OURS)
    return True
