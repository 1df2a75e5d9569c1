# Two commands matter: `make run` and `make test`. Each sets up what it needs.
.DEFAULT_GOAL := help
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
# The first of these that is at least 3.11 makes the environment; override with PYTHON=...
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$p && break; done)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# One more than there are cores: the drills, which two workers begin with, mostly wait.
WORKERS ?= $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1)
ARGS ?=

.PHONY: run test check bench setup setup-dev lock format clean help

run: setup ## Run the bot: with its playground, or on Telegram when .env has a token
	@$(BIN)/python -m bot $(ARGS)

test: setup-dev ## Run all tests (ARGS="tests/store -k purge" for some)
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(ARGS)

check: setup-dev ## Check style, types, imports, content and documents
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/python -m bot check
	@$(BIN)/python -m tools.docs --check

bench: setup-dev ## Measure speed beside its peers, in one run
	@$(BIN)/python -m benchmarks $(ARGS)

setup: $(VENV)/.compiled ## Set up what `make run` needs
setup-dev: $(VENV)/.installed-dev ## Set up what `make test` and `make check` need

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer with its venv module is needed." \
		"On Debian and Ubuntu: apt install python3 python3-venv"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements/run.txt pyproject.toml | $(BIN)/python
	@echo "Setting up (once, about a minute) ..."
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation --no-index --editable .
	@touch $@

# Ahead of the first start: where the service runs, it may not write here.
$(VENV)/.compiled: $(VENV)/.installed $(shell find bot handlers -name '*.py')
	@$(BIN)/python -m compileall -q bot handlers
	@touch $@

$(VENV)/.installed-dev: requirements/dev.txt tools/browser.sh $(VENV)/.installed
	@echo "Setting up the tests (once, about two minutes) ..."
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@sh tools/browser.sh $(BIN)/python
	@touch $@

lock: setup-dev ## Renew the locked dependencies
	@$(BIN)/python -m tools.lock

format: setup-dev ## Format the code and mend what can be mended
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .

clean: ## Remove the environment and all caches, not the data
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
