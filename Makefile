# Dult's workshop. Plain Python 3.11+ and the package registry are all it needs; uv makes it quicker.
#
#   make demo       try Dult in a browser (DULT_PORT and DULT_DATA steer it)
#   make test       run the tests
#   make test-on-postgresql  run those of the core on PostgreSQL as well
#   make search     run the tests with inputs that nobody has tried yet
#   make check      look at style, types and who imports whom
#   make playground drive Microsoft's own local Teams (fetched by npm) with Dult in a browser
#   make mutants    take the promises out of the code: for each the tests must fail
#   make chaos      200 runs of broken processes, databases and platforms: whoever is lost is named
#   make bench      measure; ONLY="slack teams" measures these
#   make format     put code and imports in order
#   make clean      remove what the others made (your data stay)

# The first Python on this machine that is new enough, unless one was named.
ifndef PYTHON
PYTHON := $(shell for one in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$one" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$one" && break; done)
ifeq ($(PYTHON),)
PYTHON := python3
endif
endif
UV := $(shell command -v uv 2>/dev/null)
# Relative paths only: make cannot handle spaces in a name, and the folder's own name may have some.
BIN := .venv/bin
READY := .venv/.ready
READY_FOR_TEAMS := .venv/.ready-for-teams
READY_TO_WORK := .venv/.ready-to-work
READY_TO_MEASURE := .venv/.ready-to-measure

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup setup-teams setup-dev setup-bench demo test test-on-postgresql search playground mutants chaos check bench format lock clean

help:
	@sed -n '2,/^$$/s/^# \{0,1\}//p' Makefile

setup: $(READY)

setup-teams: $(READY_FOR_TEAMS)

setup-dev: $(READY_TO_WORK)

setup-bench: $(READY_TO_MEASURE)

$(BIN)/python:
	@command -v "$(PYTHON)" >/dev/null || { echo "There is no $(PYTHON). Install Python 3.11 or newer, or name one: make PYTHON=…" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Dult needs Python 3.11 or newer; this is $$("$(PYTHON)" -V 2>&1). Name another: make PYTHON=python3.12" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { echo "This Python cannot make virtual environments. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	"$(PYTHON)" -m venv .venv

# Every file is checked against its hash in the lock file. uv may not know a mirror that pip knows, so pip is
# asked where uv gives up. The checkout itself is installed as it stands, with the build tools from the lock.
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
define install
	@if [ -n "$(UV)" ] && VIRTUAL_ENV=.venv "$(UV)" pip install --quiet --require-hashes -r $(1); then :; else \
		echo "Installing what $(1) names"; $(PIP) --require-hashes -r $(1); fi
	@$(PIP) --no-index --no-deps --no-build-isolation --editable .
	@touch $@
endef

$(READY): requirements.lock pyproject.toml | $(BIN)/python
	$(call install,requirements.lock)

$(READY_FOR_TEAMS): requirements-teams.lock $(READY)
	$(call install,requirements-teams.lock)

$(READY_TO_WORK): requirements-dev.lock $(READY)
	$(call install,requirements-dev.lock)

$(READY_TO_MEASURE): requirements-bench.lock $(READY_TO_WORK)
	$(call install,requirements-bench.lock)

demo: setup
	$(BIN)/dult demo

test: setup-dev
	@$(BIN)/python -m tests.tools
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal --durations 15 $(TESTS)

test-on-postgresql: setup-dev
	DULT_TEST_ON=postgresql $(BIN)/python -m pytest --numprocesses auto --dist worksteal tests/bot

search: setup-dev
	DULT_TEST_EXAMPLES=search $(MAKE) test

playground: setup-dev
	$(BIN)/python -m pytest --numprocesses auto tests/playground

mutants: setup-dev
	$(BIN)/python -m tests.mutants

chaos: setup-dev
	$(BIN)/python -m tests.chaos --runs $(or $(RUNS),200) --seed $(or $(SEED),1)

check: setup-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

bench: setup-bench
	$(BIN)/python -m bench $(if $(ONLY),--only $(ONLY))

format: setup-dev
	$(BIN)/ruff check --fix-only --quiet
	$(BIN)/ruff format

# For whoever adds a dependency: write down anew what exactly is installed. Needs uv.
LOCK = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header pyproject.toml
lock:
	$(LOCK) --group build --output-file requirements.lock
	$(LOCK) --extra teams --group build --output-file requirements-teams.lock
	$(LOCK) --extra teams --group build --group dev --output-file requirements-dev.lock
	$(LOCK) --extra teams --group build --group dev --group bench --output-file requirements-bench.lock

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
