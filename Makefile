# `make run` opens Rapport, `make test` checks everything. Both install what they need into .venv once.

PYTHON ?= python3
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: run test check unit format rules-pages icons dictionaries pictures faults clean

run: .venv/.ready
	@$(BIN)/rapport

test: check unit

check: .venv/.test-ready
	@$(BIN)/ruff format --check --quiet . || { echo "Some files are not formatted: run make format."; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/pyright --warnings
	@$(BIN)/lint-imports --no-logo

unit: .venv/.test-ready
	@$(BIN)/python -m tests.servers install
	@$(BIN)/python -m pytest --numprocesses 2 --dist loadfile

format: .venv/.test-ready
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --fix .

rules-pages: .venv/.test-ready
	@$(BIN)/python -m tests.pages

icons: .venv/.test-ready
	@$(BIN)/python -m tests.icons

dictionaries: .venv/.test-ready
	@$(BIN)/python -m tests.dictionaries

pictures: .venv/.test-ready
	@$(BIN)/python -m tests.visual

faults: .venv/.test-ready
	@$(BIN)/python -m tests.servers install
	@$(BIN)/python -m tests.faults

clean:
	rm -rf .venv build *.egg-info .pytest_cache .ruff_cache .hypothesis .import_linter_cache

.venv/.ready: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Rapport needs Python 3.11 or newer; $(PYTHON) is older. Try: make run PYTHON=python3.12"; exit 1; }
	@echo "Installing Rapport into .venv; this takes a minute, once."
	@$(PYTHON) -m venv .venv || { echo "Python cannot make a virtual environment. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@$(INSTALL) --editable .
	@touch $@

.venv/.test-ready: .venv/.ready
	@echo "Installing the test tools into .venv, once."
	@$(INSTALL) --editable '.[test]'
	@touch $@
