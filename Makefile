# make run         install, load the five documents, answer a question, serve pages and API (SERVE=0 stops before serving)
# make test        install what the tests need and run them, a process for each core; then those on Neo4j, in one
# make lint        ruff and mypy
# make wheel       build the wheel into WHEELS (dist)
# make notebooks   run the notebooks and write what they show; ZHENGMAI_DB names the Neo4j server of two of them
# make neo4j       start a Neo4j server on loopback, print the lines that name it to zhengmai (VERSION=5.26.28 PORT=7687 DATA=.data/neo4j)
# make neo4j-stop  stop it (the same DATA)
# make clean       stop it, remove the virtual environment and the databases

PYTHON ?= python3
BIN := .venv/bin
SERVE ?= 1
WHEELS ?= dist

.PHONY: run test lint wheel notebooks neo4j neo4j-stop clean

run: .venv/installed
	@$(BIN)/zhengmai load loaders/samples
	@$(BIN)/zhengmai ask 省能源局牵头哪些措施
	@[ "$(SERVE)" = 0 ] || $(BIN)/zhengmai serve

test: .venv/installed-dev
	$(BIN)/pytest -m 'not server' --numprocesses auto --dist loadgroup
	$(BIN)/pytest -m server

lint: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

wheel: .venv/created
	@rm -rf build  # what was deleted since the last one would be in it
	$(BIN)/pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir '$(WHEELS)' .

notebooks: .venv/installed-dev
	$(BIN)/python .ci/notebooks.py

neo4j: .venv/installed
	@$(BIN)/python .ci/neo4j/server.py start

neo4j-stop: .venv/installed
	@$(BIN)/python .ci/neo4j/server.py stop

clean:
	@[ ! -e .data/neo4j/run ] || $(BIN)/python .ci/neo4j/server.py stop
	rm -rf .venv .data

.venv/created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name one with make PYTHON=…")'
	$(PYTHON) -m venv .venv
	@touch $@

.venv/installed: .venv/created pyproject.toml constraints.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

.venv/installed-dev: .venv/created pyproject.toml constraints.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev,ocr]'
	@touch .venv/installed $@
