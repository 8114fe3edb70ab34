"""The house keeps its own rules: layout, names, who knows whom, nothing of the builders' machines."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CODE = ("bot", "nudges", "adapters", "scheduler.py", "tests", "bench")

LOCKS = ("requirements.lock", "requirements-teams.lock", "requirements-dev.lock", "requirements-bench.lock")
TOP = {
    *(
        ".ci",
        ".github",
        ".gitignore",
        "adapters",
        "bench",
        "bot",
        "content",
        "deploy",
        "docs",
        "nudges",
        "tests",
    ),
    *(
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "LICENSE",
        "Makefile",
        "README.md",
        "pyproject.toml",
        "scheduler.py",
    ),
    *LOCKS,
}
EMPTY_WORDS = {
    "util",
    "utils",
    "helper",
    "helpers",
    "common",
    "base",
    "service",
    "services",
    "constants",
    "misc",
}

REGISTRY = re.compile(
    r"https?://[\w.-]*(?:pypi|pythonhosted|npmjs|yarnpkg|artifactory|nexus|devpi|registry)[\w.-]*"
    r"|(?:--)?(?:extra-)?index-url|--find-links|--trusted-host"
)
MACHINE = re.compile(r"(?<![\w.:/-])(?:/(?:home|root|Users|work|opt|mnt)/[\w.-]+|[A-Z]:\\Users\\)")


@cache
def _files() -> tuple[Path, ...]:
    """Name what is in the repository, or would be with the next commit."""
    return tuple(
        path
        for path in (_listed() if shutil.which("git") and (ROOT / ".git").exists() else _found())
        if path.is_file()
    )


def _listed() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],  # noqa: S607 - whatever git is there
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / name for name in listed.stdout.splitlines()]


def _found() -> list[Path]:
    """Do without git, as in an unpacked archive: everything but what the tools leave behind."""
    left = {line.strip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()}
    return [path for path in ROOT.rglob("*") if not left & set(path.relative_to(ROOT).parts)]


def _texts() -> list[tuple[Path, str]]:
    found = []
    for path in _files():
        try:
            found.append((path.relative_to(ROOT), path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue
    return found


def _modules(*places: str) -> list[Path]:
    return [path for path in _files() if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in places]


def _imported(module: Path) -> set[str]:
    """Name what a module imports, at its top or inside its functions."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        match node:
            case ast.Import():
                found |= {name.name for name in node.names}
            case ast.ImportFrom(module=str(origin)):
                found |= {origin, *(f"{origin}.{name.name}" for name in node.names)}
            case _:
                pass
    return found


def test_the_listing_is_the_diagram() -> None:
    top = {path.relative_to(ROOT).parts[0] for path in _files()}

    assert top <= TOP


@pytest.mark.parametrize("place", CODE)
def test_no_module_has_an_empty_name(place: str) -> None:
    names = {part for path in _modules(place) for part in path.relative_to(ROOT).with_suffix("").parts}

    assert not names & EMPTY_WORDS


def test_every_module_opens_with_one_sentence_that_says_what_it_is_for() -> None:
    silent = []
    for path in _modules("bot", "nudges", "adapters", "scheduler.py", "bench"):
        text = path.read_text(encoding="utf-8")
        first = (ast.get_docstring(ast.parse(text)) or "").split("\n\n", maxsplit=1)[0]
        if text.strip() and not first.endswith((".", "!", "?")):
            silent.append(str(path.relative_to(ROOT)))

    assert silent == []


def test_the_beat_knows_the_clock_and_nothing_else_of_the_house() -> None:
    ours = {
        name
        for name in _imported(ROOT / "scheduler.py")
        if name.split(".")[0] in {"bot", "nudges", "adapters"}
    }

    assert ours == {"bot.ports", "bot.ports.Clock"}


def test_nudges_need_the_standard_library_and_pydantic_only() -> None:
    known = {*sys.stdlib_module_names, "pydantic", "pydantic_core", "nudges"}

    foreign = {
        f"{path.name}: {name}"
        for path in _modules("nudges")
        for name in _imported(path)
        if name.split(".")[0] not in known
    }

    assert foreign == set()


def test_only_the_database_adapter_speaks_sql_and_the_installations_of_slack() -> None:
    speakers = {
        "/".join(path.relative_to(ROOT).parts[: 3 if "slack" in path.parts else 2])
        for path in _modules("bot", "nudges", "adapters", "scheduler.py")
        if any(
            name.split(".")[0] in {"sqlalchemy", "sqlite3", "alembic", "aiosqlite"}
            for name in _imported(path)
        )
    }

    assert speakers == {"adapters/database", "adapters/slack/install"}


def test_no_file_names_a_registry() -> None:
    found = [
        f"{path}: {match[0]}"
        for path, text in _texts()
        if path != Path("tests/test_house.py")
        for match in REGISTRY.finditer(text)
    ]

    assert found == []


def test_no_file_names_a_place_on_the_builders_machine() -> None:
    found = [
        f"{path}: {match[0]}"
        for path, text in _texts()
        if path != Path("tests/test_house.py")
        for match in MACHINE.finditer(text)
    ]

    assert found == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_has_a_hash_for_everything_and_names_no_host(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    pinned = [line for line in text.splitlines() if re.match(r"[a-z0-9]", line)]
    unhashed = [
        part.split(maxsplit=1)[0]
        for part in re.split(r"\n(?=[a-z0-9])", text)
        if part.strip() and "--hash=sha256:" not in part
    ]

    assert len(pinned) > 20
    assert all(re.match(r"[a-z0-9._-]+(\[[\w,-]+\])?==[\w.!+]+( ;.*)? \\$", line) for line in pinned)
    assert unhashed == []
    assert "://" not in text


@pytest.mark.parametrize(
    ("lock", "extras", "groups"),
    [
        ("requirements.lock", [], ["build"]),
        ("requirements-teams.lock", ["teams"], ["build"]),
        ("requirements-dev.lock", ["teams"], ["build", "dev"]),
        ("requirements-bench.lock", ["teams"], ["build", "dev", "bench"]),
    ],
)
def test_the_lock_files_have_everything_that_pyproject_asks_for(
    lock: str, extras: list[str], groups: list[str]
) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [
        *project["project"]["dependencies"],
        *(one for name in extras for one in project["project"]["optional-dependencies"][name]),
        *(one for name in groups for one in project["dependency-groups"][name]),
    ]
    locked = set(re.findall(r"^([a-z0-9._-]+)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))

    names = {re.sub(r"[-_.]+", "-", re.split(r"[\[><=;~! ]", one, maxsplit=1)[0]).lower() for one in asked}

    assert names - locked == set()


def test_every_runtime_dependency_is_used() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    by_module = {
        "python-stdnum": "stdnum",
        "fluent.runtime": "fluent",
        "fluent.syntax": "fluent",
        "markdown-it-py": "markdown_it",
        "prometheus-client": "prometheus_client",
        "slack-bolt": "slack_bolt",
        "slack-sdk": "slack_sdk",
    }
    quiet = {"tzdata", "python-multipart", "aiosqlite"}  # used by zoneinfo, Starlette and SQLAlchemy
    used = {
        name.split(".")[0]
        for path in _modules("bot", "nudges", "adapters", "scheduler.py")
        for name in _imported(path)
    }

    names = {
        re.split(r"[\[><=;~! ]", one, maxsplit=1)[0] for one in project["project"]["dependencies"]
    } - quiet

    assert {name for name in names if by_module.get(name, name) not in used} == set()


def test_every_page_that_a_page_points_to_is_there() -> None:
    missing = [
        f"{path}: {target}"
        for path, text in _texts()
        if path.suffix == ".md"
        for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", text)
        if not (ROOT / path.parent / target).exists()
    ]

    assert missing == []


def test_every_file_that_the_architecture_page_names_is_there() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = set(
        re.findall(r"`((?:bot|nudges|adapters|content|tests|docs|bench)/[\w/.-]+|scheduler\.py)`", page)
    )

    assert named
    assert {name for name in named if not (ROOT / name).exists()} == set()
