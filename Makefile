# make run     install, load the five documents, answer a question, serve pages and API (SERVE=0 stops before serving)
# make test    install what the tests need and run them
# make lint    ruff and mypy
# make clean   remove the virtual environment and the database

PYTHON ?= python3
BIN := .venv/bin
SERVE ?= 1

.PHONY: run test lint clean

run: .venv/installed
	@$(BIN)/zhengmai load loaders/samples
	@$(BIN)/zhengmai ask 省能源局牵头哪些措施
	@[ "$(SERVE)" = 0 ] || $(BIN)/zhengmai serve

test: .venv/installed-dev
	$(BIN)/pytest

lint: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

clean:
	rm -rf .venv .data

.venv/created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name one with make PYTHON=…")'
	$(PYTHON) -m venv .venv
	@touch $@

.venv/installed: .venv/created pyproject.toml constraints.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

.venv/installed-dev: .venv/installed
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@
