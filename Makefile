# `make` lists what there is. Everything is set up in .venv; Python 3.11 or later is all that is needed.

PYTHON ?= python3
BIN := .venv/bin
PIP_FLAGS := --quiet --disable-pip-version-check --constraint constraints.txt

.DEFAULT_GOAL := help
.PHONY: help run test lint bench fuzz kills

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-6s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: .venv/run.stamp ## Index the sample documents and open the chat
	$(BIN)/sourcier demo

test: .venv/dev.stamp ## Run every test
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

lint: .venv/dev.stamp ## Check style, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv/dev.stamp ## Measure speed (figures, no verdict)
	$(BIN)/python -m eval.bench

fuzz: .venv/dev.stamp ## Spoil documents of every binary format and read them (half an hour)
	$(BIN)/python -m tests.ingest.fuzz

kills: .venv/dev.stamp ## Kill an ingestion at fifty random moments and start it again (minutes)
	SOURCIER_TEST_KILLS=50 $(BIN)/python -m pytest tests/index/test_crash.py -k any_moment

# Two stamps: someone who only wants to try it does not install the development tools.
.venv/run.stamp: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install $(PIP_FLAGS) --editable .
	touch $@

.venv/dev.stamp: .venv/run.stamp
	$(BIN)/python -m pip install $(PIP_FLAGS) --editable '.[dev]'
	touch $@
