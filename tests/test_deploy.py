"""What is in deploy/ fits Dult and the platforms it is made for, as far as that shows without a container."""

import json
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cache
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from kubernetes_validate import validate  # type: ignore[import-untyped] # it ships no types
from typer.core import TyperGroup
from typer.main import get_command

import scheduler
from adapters.web import server
from bot import delivery, under_way
from bot.cli.app import build
from bot.errors import UsageError
from bot.settings import Settings
from bot.settings_source import CUSTOMARY
from tests.command import PROCESS_HANGS_S
from tests.patience import HANGS_S

ROOT = Path(__file__).parent.parent
DEPLOY = ROOT / "deploy"
MANIFESTS = DEPLOY / "kubernetes"
EXAMPLE = "secret.example.yaml"
COMPOSE = (DEPLOY / "compose.yml", DEPLOY / "compose.sqlite.yml")
OUR_WORDS = (*MANIFESTS.glob("*.yaml"), *COMPOSE, DEPLOY / "Containerfile", DEPLOY / "env.example")
SHARED_SECRETS = {"DULT_DATABASE_URL", "DULT_SESSION_SECRET", "DULT_SECRET_KEY"}
IMAGES_USER = 10001


@cache
def _documents() -> tuple[tuple[str, dict[str, Any]], ...]:
    """Return every object of every manifest, with its file."""
    return tuple(
        (path.name, document)
        for path in sorted(MANIFESTS.glob("*.yaml"))
        if path.name != "kustomization.yaml"
        for document in yaml.safe_load_all(path.read_text(encoding="utf-8"))
    )


def _pods() -> dict[str, dict[str, Any]]:
    """Return what describes a pod, by the name of what makes it."""
    specs = {document["metadata"]["name"]: document.get("spec", {}) for _, document in _documents()}
    made = {name: spec.get("jobTemplate", {}).get("spec", spec) for name, spec in specs.items()}
    return {name: spec["template"] for name, spec in made.items() if "template" in spec}


def _containers() -> list[dict[str, Any]]:
    return [one for pod in _pods().values() for one in pod["spec"]["containers"]]


def _services(path: Path) -> dict[str, dict[str, Any]]:
    services: dict[str, dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))["services"]
    return services


def _ours(path: Path) -> dict[str, dict[str, Any]]:
    return {name: one for name, one in _services(path).items() if one["image"].startswith("dult:")}


def _instructions() -> list[list[str]]:
    """Take the Containerfile apart: an instruction and its words each."""
    lines = (DEPLOY / "Containerfile").read_text(encoding="utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.startswith("#")).replace("\\\n", " ")
    return [line.split(maxsplit=1) for line in text.splitlines() if line.strip()]


def _last_stage() -> list[list[str]]:
    all_of_them = _instructions()
    begins = max(index for index, (word, _) in enumerate(all_of_them) if word == "FROM")
    return all_of_them[begins:]


def _said(word: str) -> str:
    """Return what the last stage says with an instruction."""
    return [rest for instruction, rest in _last_stage() if instruction == word][-1]


def _said_first(word: str) -> str:
    return next(rest for instruction, rest in _last_stage() if instruction == word)


def _probes() -> list[dict[str, Any]]:
    kinds = ("startupProbe", "livenessProbe", "readinessProbe")
    return [container[kind] for container in _containers() for kind in kinds if kind in container]


def _version() -> str:
    version: str = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    return version


def _grace() -> float:
    """Add up what Dult gives to what is under way when it stops, one after the other, in seconds."""
    landing = delivery.LEASE.total_seconds() * (1 - delivery.MARGIN)
    return server.GRACE + 2 * under_way.LANDING + scheduler.GRACE + landing


@pytest.mark.parametrize("kubernetes", ["1.30", "1.37"])
def test_every_manifest_fits_the_schema_of_kubernetes(kubernetes: str) -> None:
    for _, document in _documents():
        validate(document, kubernetes, strict=True)


def test_the_kustomization_names_every_manifest_but_the_example_of_a_secret() -> None:
    kustomization = yaml.safe_load((MANIFESTS / "kustomization.yaml").read_text(encoding="utf-8"))

    assert {*kustomization["resources"], EXAMPLE} == {name for name, _ in _documents()}


def test_the_manifests_fit_any_namespace() -> None:
    assert [name for name, document in _documents() if "namespace" in document["metadata"]] == []


def test_every_compose_file_fits_the_schema_of_compose() -> None:
    look = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec"]

    ended = subprocess.run([*look, *map(str, COMPOSE)], capture_output=True, text=True, check=False)

    assert ended.returncode == 0, ended.stdout


def test_every_image_has_a_tag_and_dults_is_this_version() -> None:
    images = [one["image"] for one in _containers()]
    images += [one["image"] for path in COMPOSE for one in _services(path).values()]
    kustomization = yaml.safe_load((MANIFESTS / "kustomization.yaml").read_text(encoding="utf-8"))

    assert {image for image in images if image.startswith("dult")} == {f"dult:{_version()}"}
    assert [image for image in images if not re.search(r":\d", image)] == []
    assert kustomization["images"] == [{"name": "dult", "newTag": _version()}]
    assert f'image.version="{_version()}"' in _said("LABEL")
    assert not any(":latest" in path.read_text(encoding="utf-8") for path in OUR_WORDS)


def test_every_pod_keeps_the_restricted_pod_security_standard() -> None:
    for pod in _pods().values():
        its = pod["spec"]["securityContext"]

        assert its["runAsNonRoot"] is True
        assert its["seccompProfile"] == {"type": "RuntimeDefault"}
    for container in _containers():
        its = container["securityContext"]

        assert its["allowPrivilegeEscalation"] is False
        assert its["capabilities"] == {"drop": ["ALL"]}
        assert its.get("runAsUser") != 0


def test_the_root_is_read_only_everywhere_and_data_and_tmp_can_be_written() -> None:
    for container in _containers():
        assert container["securityContext"]["readOnlyRootFilesystem"] is True
        of_its_own = {path for path in container["args"] if path.startswith("/")}
        written = {mount["mountPath"] for mount in container["volumeMounts"]}
        assert written == {"/data", "/tmp", *of_its_own}  # noqa: S108
    for path in COMPOSE:
        assert [name for name, one in _services(path).items() if not one["read_only"]] == []
        for service in _ours(path).values():
            assert [volume.partition(":")[2] for volume in service["volumes"]] == ["/data"]
            assert [place.partition(":")[0] for place in service["tmpfs"]] == ["/tmp"]  # noqa: S108


@pytest.mark.parametrize("path", COMPOSE, ids=lambda path: path.name)
def test_a_compose_service_may_do_little_and_take_so_much_memory(path: Path) -> None:
    for service in _services(path).values():
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert service["mem_limit"]
        assert service["pids_limit"]
        assert service.get("user") not in {"root", "0"}


def test_every_pod_says_what_it_needs_and_none_asks_the_cluster_anything() -> None:
    for pod in _pods().values():
        assert pod["spec"]["automountServiceAccountToken"] is False
        assert pod["spec"]["enableServiceLinks"] is False
    for container in _containers():
        assert {"cpu", "memory"} <= container["resources"]["requests"].keys()
        assert "memory" in container["resources"]["limits"]


def test_the_image_is_run_by_a_number_that_is_not_roots() -> None:
    assert _said("USER") == f"{IMAGES_USER}:{IMAGES_USER}"


def test_the_image_is_built_on_slim_python_from_wheels_with_hashes() -> None:
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8")

    bases = {rest.split()[0] for word, rest in _instructions() if word == "FROM"}

    assert bases == {"${PYTHON}"}
    assert re.findall(r"^ARG PYTHON=(.+)$", text, re.MULTILINE) == ["python:3.12-slim-trixie"]
    assert "--require-hashes --only-binary=:all:" in text
    assert not any("pip" in rest.split() for word, rest in _last_stage() if word == "RUN")


DEBIAN_HAS: Final = {"bookworm": 15, "trixie": 17}
"""The release of PostgreSQL in each Debian (packages.debian.org/postgresql)."""


def test_the_image_has_postgresqls_programs_of_its_debian_new_enough_for_the_compose_files_server() -> None:
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    base = re.findall(r"^ARG PYTHON=python:3\.12-slim-(\w+)$", text, re.MULTILINE)
    release = int(_said_first("ARG").removeprefix("POSTGRESQL="))
    server = _services(DEPLOY / "compose.yml")["database"]["image"].removeprefix("postgres:")

    assert DEBIAN_HAS[base[0]] == release >= int(server)
    assert '"postgresql-client-${POSTGRESQL}"' in _said_first("RUN")
    assert "/usr/lib/postgresql/${POSTGRESQL}/bin" in _images_environment()["PATH"].split(":")


def test_the_server_of_the_compose_file_keeps_its_data_where_its_release_has_them() -> None:
    database = _services(DEPLOY / "compose.yml")["database"]
    release = int(database["image"].removeprefix("postgres:"))

    assert [volume.partition(":")[2] for volume in database["volumes"]] == [
        "/var/lib/postgresql" if release >= 18 else "/var/lib/postgresql/data"
    ]


def test_nobody_keeps_backups_for_ever_unasked() -> None:
    backup = next(document for _, document in _documents() if document["kind"] == "CronJob")

    assert backup["spec"]["suspend"] is True
    assert backup["spec"]["concurrencyPolicy"] == "Forbid"


def test_the_build_sees_what_it_copies_and_what_the_package_needs() -> None:
    ignored = (DEPLOY / "Containerfile.dockerignore").read_text(encoding="utf-8").splitlines()
    seen = {line.removeprefix("!") for line in ignored if line.startswith("!")}
    copies = [rest.split() for word, rest in _instructions() if word == "COPY" and "--from" not in rest]
    copied = {name for *names, _ in copies for name in names}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needed = {*project["tool"]["hatch"]["build"]["targets"]["wheel"]["only-include"], "README.md", "LICENSE"}

    assert seen == copied
    assert needed <= copied
    assert ignored[0].startswith("#")
    assert "*" in ignored
    assert [name for name in copied if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("path", OUR_WORDS, ids=lambda path: path.name)
def test_every_variable_named_is_a_setting(path: Path) -> None:
    named = set(re.findall(r"\b(?:DULT|SLACK)_[A-Z_]+\b", path.read_text(encoding="utf-8")))
    settings = {*CUSTOMARY.values(), *(f"DULT_{name.upper()}" for name in Settings.model_fields)}

    assert named <= settings


def _words(args: list[str]) -> list[str]:
    """Return the words of a command, without the paths that it is told."""
    return [word for word in args if not word.startswith("/")]


def _commands() -> Iterator[list[str]]:
    """Name what the image is started with: by the platforms, and by hand in what a comment says."""
    yield json.loads(_said("CMD"))
    yield from (_words(one["args"]) for one in _containers())
    for path in COMPOSE:
        yield from (one["command"] for one in _ours(path).values())
    for path in OUR_WORDS:
        by_hand = re.findall(r"dult:[\d.]+ ([a-z ]+?)$", path.read_text(encoding="utf-8"), re.MULTILINE)
        yield from (words.split() for words in by_hand)


def test_every_command_named_is_one_of_the_command_lines() -> None:
    missing = []
    for words in _commands():
        its: Any = get_command(build())
        for word in words:
            its = its.commands.get(word) if isinstance(its, TyperGroup) else None
        if its is None:
            missing.append(" ".join(words))

    assert not missing


def test_whoever_stops_dult_waits_longer_than_dult_itself_takes() -> None:
    for pod in _pods().values():
        hooks = [one.get("lifecycle", {}).get("preStop") for one in pod["spec"]["containers"]]
        before = sum(float(hook["exec"]["command"][1]) for hook in hooks if hook)

        assert pod["spec"]["terminationGracePeriodSeconds"] > before + _grace()
    for path in COMPOSE:
        for service in _ours(path).values():
            assert float(service["stop_grace_period"].removesuffix("s")) > _grace()


def test_the_reason_for_the_pods_grace_names_the_seconds_that_dult_takes() -> None:
    manifest = (MANIFESTS / "web.yaml").read_text(encoding="utf-8")
    page = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")

    assert f"at most {_grace():g} s" in manifest
    assert f"That is {_grace():g} s at most" in page


def test_every_process_on_postgresql_has_the_same_secrets_or_does_not_start() -> None:
    for container in _containers():
        required = {
            one["name"]
            for one in container["env"]
            if one["valueFrom"]["secretKeyRef"] == {"name": "dult", "key": one["name"]}
        }

        assert required == SHARED_SECRETS
    for service in _ours(DEPLOY / "compose.yml").values():
        assert {name for name, value in service["environment"].items() if ":?" in value} >= SHARED_SECRETS


def test_what_compose_insists_on_stands_in_the_example_without_a_secret_in_it() -> None:
    insisted = {
        name for path in COMPOSE for name in re.findall(r"\$\{(\w+):\?", path.read_text(encoding="utf-8"))
    }
    lines = (DEPLOY / "env.example").read_text(encoding="utf-8").splitlines()
    shown = dict(line.split("=", maxsplit=1) for line in lines if re.match(r"[A-Z]", line))

    assert insisted <= shown.keys()
    assert [name for name in shown if re.search("PASSWORD|SECRET|KEY|TOKEN", name) and shown[name]] == []


def test_the_example_of_a_secret_is_refused_by_dult() -> None:
    example = next(document for name, document in _documents() if name == EXAMPLE)

    with pytest.raises(UsageError) as refused:
        Settings.load(example["stringData"])

    assert {fault.partition(":")[0] for fault in refused.value.faults} >= {
        "DULT_SESSION_SECRET",
        "DULT_SECRET_KEY[1]",
    }


def test_every_selector_finds_the_pods_it_is_for() -> None:
    labels = [pod["metadata"]["labels"] for pod in _pods().values()]
    selectors = [found for _, document in _documents() for found in _selectors(document)]

    lost = [its for its in selectors if not any(its.items() <= one.items() for one in labels)]

    assert len(selectors) == 9
    assert lost == []


def _selectors(where: Any) -> Iterator[dict[str, str]]:
    match where:
        case {"matchLabels": dict(labels)}:
            yield labels
        case {"kind": "Service", "spec": {"selector": dict(labels)}}:
            yield labels
        case dict():
            for value in where.values():
                yield from _selectors(value)
        case list():
            for value in where:
                yield from _selectors(value)
        case _:
            return


def test_the_world_reaches_neither_metrics_nor_readiness() -> None:
    ingress = next(document for _, document in _documents() if document["kind"] == "Ingress")
    ways = ingress["spec"]["rules"][0]["http"]["paths"]
    behind = next(one for _, one in _documents() if one["metadata"]["name"] == "dult-nowhere")

    paths = {one["path"]: one["backend"]["service"]["name"] for one in ways}

    assert paths == {"/": "dult-web", "/metrics": "dult-nowhere", "/readyz": "dult-nowhere"}
    assert "selector" not in behind["spec"]


PROBED = ("/healthz", "/readyz")


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """What became of the image's command, from its start to its end."""

    answered: set[str]
    """The addresses that came to say that all is well."""
    health_check: int
    ended: int
    owners: dict[str, int]
    """Whose the files in the data folder are."""
    left: list[Path]
    """What it forgot in the folder for passing things."""


READ_ONLY = """
for free in "$1" "$2"; do mount --bind "$free" "$free" || exit 1; done
for place in / /tmp /var/tmp; do
  if mountpoint -q "$place"; then mount -o remount,bind,ro "$place" || exit 1; fi
done
shift 2
exec "$@"
"""
"""Makes everything read-only but two folders, and begins what follows."""
CAPABILITY = "-all,+dac_read_search"
"""May read whatever the checkout and its Python lie in, and no more than that."""
AS_ANOTHER = (
    "setpriv", f"--reuid={IMAGES_USER}", f"--regid={IMAGES_USER}", "--clear-groups", "--no-new-privs",
    f"--inh-caps={CAPABILITY}", f"--ambient-caps={CAPABILITY}", f"--bounding-set={CAPABILITY}",
)  # fmt: skip


def _confinement(data: Path, temporary: Path) -> list[str]:
    """Find how a command can be confined here: as another user on a read-only root, or as oneself on one.

    Where the system allows neither, it is nothing.
    """
    read_only = ["sh", "-c", READ_ONLY, "sh", str(data), str(temporary)]
    alone = ["unshare", "--mount", "--propagation=private"]
    if os.getuid() == 0:
        ways = [[*alone, *read_only, *AS_ANOTHER], list(AS_ANOTHER)]
    else:
        ways = [["unshare", "--user", "--map-root-user", *alone[1:], *read_only]]
    return next((way for way in ways if shutil.which(way[0]) and _works(way)), [])


def _works(way: list[str]) -> bool:
    """Tell whether Python can be begun so, and cannot write to the checkout."""
    look = [sys.executable, "-c", "import os, sys; sys.exit(os.access(sys.argv[1], os.W_OK))", str(ROOT)]
    return subprocess.run([*way, *look], capture_output=True, check=False).returncode == 0


def _images_environment() -> dict[str, str]:
    stage = shlex.split(" ".join(rest for word, rest in _last_stage() if word == "ENV"))
    return dict(one.split("=", maxsplit=1) for one in stage)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _comes_to_say_well(process: subprocess.Popen[str], port: int, path: str) -> bool:
    """Wait until an address answers 200; it never will once the process has ended."""
    until = time.monotonic() + PROCESS_HANGS_S
    while process.poll() is None and time.monotonic() < until:
        line = HTTPConnection("127.0.0.1", port, timeout=HANGS_S)
        with closing(line), suppress(OSError):
            line.request("GET", path)
            if line.getresponse().status == 200:
                return True
        time.sleep(0.05)
    return False


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> Life:
    """Run the image's command once, with the image's variables but for where things are, and stop it."""
    data, temporary = tmp_path_factory.mktemp("data"), tmp_path_factory.mktemp("tmp")
    if os.getuid() == 0:
        os.chown(data, IMAGES_USER, 0)
        os.chown(temporary, IMAGES_USER, 0)
    port = _free_port()
    environment = {
        **_images_environment(),
        "PATH": f"{Path(sys.executable).parent}:{os.defpath}",
        "DULT_DATA": str(data),
        "DULT_HOST": "127.0.0.1",
        "DULT_PORT": str(port),
        "TMPDIR": str(temporary),
    }
    command = [*_confinement(data, temporary), *json.loads(_said("ENTRYPOINT")), *json.loads(_said("CMD"))]
    process = subprocess.Popen(command, cwd="/", env=environment, stderr=subprocess.PIPE, text=True)
    try:
        answered = {path for path in PROBED if _comes_to_say_well(process, port, path)}
        check = [re.sub(_PATIENCE, f"timeout={HANGS_S}", part) for part in _health_check()]
        health_check = subprocess.run(check, env=environment, cwd="/", check=False).returncode
        process.send_signal(getattr(signal, _said("STOPSIGNAL")))
        _, told = process.communicate(timeout=PROCESS_HANGS_S)
    finally:
        process.kill()
    sys.stderr.write(told)
    return Life(
        answered=answered,
        health_check=health_check,
        ended=process.returncode,
        owners={path.name: path.stat().st_uid for path in data.iterdir()},
        left=list(temporary.iterdir()),
    )


_PATIENCE: Final = r"\btimeout=(\d+)"
"""How long the image's own health check waits for its answer: not while a test asks what it is answered."""


def _health_check() -> list[str]:
    command: list[str] = json.loads(_said("HEALTHCHECK").partition("CMD ")[2])
    return command


def test_the_images_command_answers_every_probe_as_another_user_on_a_read_only_root(life: Life) -> None:
    assert {probe["httpGet"]["path"] for probe in _probes() if "httpGet" in probe} == {*PROBED}
    assert life.answered == {*PROBED}


def test_the_images_own_health_check_says_that_it_is_well(life: Life) -> None:
    assert life.health_check == 0


def test_the_images_own_health_check_gives_up_before_the_engine_gives_it_up() -> None:
    [engines] = re.findall(r"--timeout=(\d+)s", _said("HEALTHCHECK"))
    [its_own] = re.findall(_PATIENCE, " ".join(_health_check()))

    assert 1 < int(its_own) < int(engines)


def test_the_images_command_ends_well_on_the_signal_that_stops_it(life: Life) -> None:
    assert life.ended == 0


def test_the_images_command_leaves_its_data_and_nothing_else_all_of_it_its_users_own(life: Life) -> None:
    another = os.getuid() == 0 and shutil.which("setpriv")

    assert "dult.sqlite" in life.owners
    assert {*life.owners.values()} == {IMAGES_USER if another else os.getuid()}
    assert life.left == []
