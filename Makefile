# The commands of the house. `make run` needs Python 3.11 or newer and make, nothing else.
# Written for GNU make 3.81 (macOS) and later. Recipes stop at the first command that fails.

PYTHON ?= python3
PORT   ?= 8000
VENV   ?= .venv
DATA_DIR ?= var
BIN    := $(VENV)/bin
PY     := $(BIN)/python
MANAGE := $(PY) manage.py

export DATA_DIR PORT
export PYTHONUTF8 = 1
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.NOTPARALLEL:
.DEFAULT_GOAL := help

help: ## say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

# --- the site ------------------------------------------------------------------------------------------------------

run: export NEWSROOM_MODE = demo
run: $(VENV)/run.stamp port-is-free ready $(DATA_DIR)/static/staticfiles.json ## serve the archive, as a small paper would (PORT=8000)
	@printf '\n  The archive is open:  http://127.0.0.1:%s/   (stop it with Ctrl-C)\n\n' "$(PORT)"
	@exec $(PY) -m granian $(GRANIAN) newsroom.wsgi:application

# Two processes of four threads: one blocked by a large upload or an import leaves the other to the readers, and a
# process that dies is started again. Only HTTP/1.1: a proxy in front speaks it, and nothing here is a web socket.
GRANIAN := --interface wsgi --host 127.0.0.1 --port $(PORT) --http 1 --no-ws --workers 2 --blocking-threads 4 \
	--respawn-failed-workers --respawn-interval 1 --workers-kill-timeout 3 --log-level warning

dev: export NEWSROOM_MODE = development
dev: $(VENV)/run.stamp port-is-free ready ## the same with DEBUG and reloading, for developers
	@$(MANAGE) runserver 127.0.0.1:$(PORT)

.PHONY: ready
ready:
	@$(MANAGE) migrate --no-input --verbosity 0
	@$(MANAGE) open_archive

# Compressed, named by content: made again only when a file of ours or a package has changed.
STATIC := $(shell find articles/static -type f)
$(DATA_DIR)/static/staticfiles.json: $(STATIC) $(VENV)/run.stamp
	@$(MANAGE) collectstatic --no-input --clear --verbosity 0
	@touch $@

.PHONY: port-is-free
port-is-free:
	@case "$(PORT)" in ''|*[!0-9]*|0*|??????*) echo "PORT must be a number from 1 to 65535: make $(MAKECMDGOALS) PORT=8001"; exit 1;; esac
	@test "$(PORT)" -le 65535 || { echo "PORT must be a number from 1 to 65535: make $(MAKECMDGOALS) PORT=8001"; exit 1; }
	@$(PY) -c 'import socket, sys; sys.exit(not socket.socket().connect_ex(("127.0.0.1", $(PORT))))' || { \
		echo "Port $(PORT) is already in use here. Choose another one: make $(MAKECMDGOALS) PORT=8001"; exit 1; }

# --- installation: only when a lock has changed ---------------------------------------------------------------------

PIP := $(PY) -m pip install --quiet --require-hashes

$(PY):
	@command -v $(PYTHON) >/dev/null || { \
		echo "$(PYTHON) was not found. Install Python 3.11 or newer, or name it: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "$$($(PYTHON) --version) is too old: Python 3.11 or newer is needed. Name one: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "$(PYTHON) cannot make environments. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@echo "Making $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv --clear $(VENV)

$(VENV)/run.stamp: requirements.txt | $(PY)
	@echo "Installing what requirements.txt names"
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt | $(PY)
	@echo "Installing what requirements-dev.txt names"
	@$(PIP) -r requirements-dev.txt
	@touch $@ $(VENV)/run.stamp

$(VENV)/slow.stamp: requirements-slow.txt tests/slow/package-lock.json | $(PY)
	@echo "Installing what requirements-slow.txt and tests/slow/package-lock.json name"
	@$(PIP) -r requirements-slow.txt
	@mkdir -p var/node
	@cp tests/slow/package.json tests/slow/package-lock.json var/node/
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm ci --prefix var/node --silent --no-audit --no-fund --ignore-scripts
	@touch $@

# --- gates, cheap first ---------------------------------------------------------------------------------------------

# Whatever the developer's own environment says, the gates see the settings' defaults and a folder of their own.
GATES := test test-fast test-slow test-databases test-sqlite test-postgres test-browser style map checks types messages pictures
$(GATES): export DATA_DIR = $(CURDIR)/var/test
$(GATES): export NEWSROOM_MODE = development
$(GATES): export DATABASE_URL =
$(GATES): export SECRET_KEY =
$(GATES): export ALLOWED_HOSTS =
$(GATES): export SITE_URL =
$(GATES): export TIME_ZONE =
$(GATES): export PORT =
$(GATES): $(VENV)/dev.stamp

.PHONY: help run dev lock $(GATES)

test: style map checks types test-databases coverage test-browser ## every gate: style, types, tests on both databases, journeys
	@$(PY) -m tests.tools.counts

test-fast: style map checks types ## the gates and the tests on SQLite only
	@echo "== pytest on SQLite"
	@$(PY) -m pytest -q --ignore=tests/slow

style:
	@echo "== ruff format"
	@$(PY) -m ruff format --quiet --check . || { echo "Not formatted: run $(BIN)/ruff format"; exit 1; }
	@echo "== ruff check"
	@$(PY) -m ruff check --quiet --output-format concise .
	@echo "== djade: templates"
	@find templates -name '*.html' -print0 | xargs -0 $(BIN)/djade --check --target-version 5.2

map:
	@echo "== import-linter: who may import whom"
	@mkdir -p var/test
	@$(BIN)/lint-imports --no-cache > var/test/map.txt || { sed -n '/[A-Za-z]/,$$p' var/test/map.txt; exit 1; }

checks:
	@echo "== manage.py check"
	@$(MANAGE) check --fail-level WARNING
	@echo "== manage.py check --deploy, as in production"
	@NEWSROOM_MODE=production ALLOWED_HOSTS=archive.example SITE_URL=https://archive.example \
		SECRET_KEY=$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(64))') \
		$(MANAGE) check --deploy --fail-level WARNING
	@echo "== makemigrations --check"
	@$(MANAGE) makemigrations --check --dry-run

types:
	@echo "== mypy"
	@$(PY) -m mypy

# tests/slow imports what only `make test-slow` installs.
PYTEST := -m pytest -q --ignore=tests/slow --junit-xml=var/test

# Both at once, one on each core; PostgreSQL's report is printed after SQLite's.
test-databases:
	@mkdir -p var/test
	@$(MAKE) --no-print-directory test-postgres > var/test/postgresql.txt 2>&1 & postgres=$$!; \
		status=0; $(MAKE) --no-print-directory test-sqlite || status=1; \
		wait $$postgres || status=1; cat var/test/postgresql.txt; exit $$status

test-sqlite:
	@echo "== pytest on SQLite"
	@rm -rf var/coverage var/test/*.xml && mkdir -p var/coverage
	@$(PY) -m coverage run $(PYTEST)/1-sqlite.xml

test-postgres:
	@echo "== pytest on PostgreSQL"
	@$(PY) -W ignore -m tests.postgres $(PY) -m coverage run $(PYTEST)/2-postgresql.xml

.PHONY: coverage
coverage: $(VENV)/dev.stamp
	@echo "== coverage of both together"
	@$(PY) -m coverage combine --quiet
	@$(PY) -m coverage report

test-browser:
	@echo "== journeys in a browser"
	@$(PY) -m tests.browser.chromium $(PY) $(PYTEST)/3-browser.xml -m "browser and not slow"

test-slow: $(VENV)/slow.stamp ## fault tests, W3C checker, Lighthouse, comparison of pictures
	@echo "== slow tests"
	@rm -f var/test/*.xml
	@$(PY) -m tests.browser.chromium $(PY) -m pytest -q --junit-xml=var/test/4-slow.xml -m slow
	@$(PY) -m tests.tools.counts

# --- tools ----------------------------------------------------------------------------------------------------------

pictures: ## make the pictures anew that make test-slow compares with
	@PICTURES=new $(PY) -m tests.browser.chromium $(PY) -m pytest -q -m slow tests/slow/test_pictures.py

messages: ## bring the .po files up to date with the code, and compile them
	@$(PY) -m tests.tools.messages update
	@$(PY) -m tests.tools.messages compile

LOCK := $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
	--upgrade --quiet --custom-compile-command "make lock"
lock: $(VENV)/dev.stamp $(VENV)/slow.stamp ## refresh the locks to the newest versions that pyproject.toml admits
	@$(LOCK) pyproject.toml -o requirements.txt
	@$(LOCK) pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt
	@$(LOCK) --group slow -o requirements-slow.txt
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(PY) -m tests.tools.node_lock
