# Every command makes the virtual environment first. Without make: see the README.
PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1

.PHONY: serve build test check clean
.DEFAULT_GOAL := serve

serve: .venv/ready ## read and write the site at http://127.0.0.1:8000/
	$(BIN)/mkdocs serve

build: .venv/ready ## write the site to site/
	$(BIN)/mkdocs build --strict

test: check ## prove everything
	$(BIN)/pytest

check: .venv/ready ## look for faults of style in the code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

clean: ## forget stored runs and the built site
	rm -rf .cache site

.venv/ready: pyproject.toml constraints.txt
	@echo "Installing into .venv (the first time this takes minutes; torch is large)"
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --constraint constraints.txt --editable ".[test]"
	@touch $@
