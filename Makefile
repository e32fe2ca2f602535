# Every target makes its own environment first; nothing needs to be installed by hand.
#
#   make warehouse [DOCS=path] [WAREHOUSE=dir]   build the warehouse (default: the sample documents)
#   make serve [PORT=8001]                       browse it
#   make test                                    lint, types, all tests
#   make bench [ARGS=--full]                     all measures, to bench/results.md
#   make docs                                    write again what is generated from the schema

PYTHON ?= python3
VENV ?= .venv
DOCS ?= tests/samples/documents
WAREHOUSE ?= warehouse
PORT ?= 8001
ARGS ?=

BIN := $(VENV)/bin
STAMP := $(VENV)/.stamp
MAKEFLAGS += --no-print-directory

.DEFAULT_GOAL := warehouse
.PHONY: environment warehouse serve test check lint format types sql pytest bench docs clean

environment: $(STAMP)

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "gongwen needs Python 3.11 or newer, and $(PYTHON) is %d.%d: make PYTHON=python3.11 ..." % sys.version_info[:2])'
	@$(PYTHON) -m venv --clear $(VENV) || { echo 'python3 -m venv does not work here; on Debian: apt-get install python3-venv' >&2; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

warehouse: $(STAMP)
	$(BIN)/gongwen build $(DOCS) --warehouse $(WAREHOUSE) $(ARGS)

serve: $(STAMP)
	$(BIN)/gongwen serve --warehouse $(WAREHOUSE) --port $(PORT) $(ARGS)

# pytest comes last, so that its summary is the last line.
test: lint types sql pytest

check: lint types sql

lint: $(STAMP)
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --quiet --check .

format: $(STAMP)
	$(BIN)/ruff check --quiet --fix .
	$(BIN)/ruff format --quiet .

types: $(STAMP)
	$(BIN)/mypy

sql: $(STAMP)
	$(BIN)/sqlfluff lint --disable-progress-bar sql

pytest: $(STAMP)
	$(BIN)/python -m pytest $(ARGS)

bench: $(STAMP)
	$(BIN)/python bench/run.py $(ARGS)

docs: $(STAMP)
	$(BIN)/python -m etl.describe

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
