# Every command makes the virtual environment first. Without make: see the README.
PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1
export PYTHONDONTWRITEBYTECODE := # or each of many processes would compile the engine anew

.PHONY: serve build offline properdocs test pythons check style outputs census reviewed translations mutants processors bench widgets weight running clean
.DEFAULT_GOAL := serve

serve: .venv/ready ## read and write the site at http://127.0.0.1:8000/
	$(BIN)/mkdocs serve

build: .venv/ready ## write the site to site/
	$(BIN)/mkdocs build --strict

offline: build ## pack the site into how-machines-learn.zip, which opens from disk
	$(BIN)/python -m lessonkit.taking.offline

# What MkDocs made of each page is forgotten first, or ProperDocs would take it from there.
properdocs: build ## build the site with ProperDocs, too, which goes on from MkDocs 1, and compare each byte
	rm -rf .cache/locales .cache/made .cache/templates .cache/properdocs
	$(BIN)/properdocs build --strict --site-dir .cache/properdocs
	diff --recursive --brief site .cache/properdocs
	rm -rf .cache/properdocs

test: style ## prove everything: first the pages, whose runs are stored, then all that is made of them; SHARD=2/4 for a part of the latter
	$(BIN)/pytest docs
	$(BIN)/pytest --numprocesses logical --maxprocesses 4 --dist loadfile --no-loadscope-reorder $(if $(SHARD),--shard $(SHARD)) tests

pythons: ## prove with every Python from 3.11 on what needs no torch: the bits of the data, and that all compiles
	$(PYTHON) tests/pythons.py

check: .venv/ready ## prove the pages alone, and count what they prove; PAGE=lessons/start-here.md for one, SHARD=2/4 for a part
	$(BIN)/python -m lessonkit.proving.report $(PAGE) $(if $(SHARD),--shard $(SHARD)) $(ARGS)

style: .venv/ready ## look for faults of style in the code, and for imports against the rooms
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache --no-logo

outputs: .venv/ready ## write what the run gives into outputs and bound numbers
	$(BIN)/python -m lessonkit.proving.outputs

census: .venv/ready ## record how much the pages prove
	$(BIN)/python -m lessonkit.proving.census

reviewed: .venv/ready ## ask of each changed section whether both languages say the same: PAGE=lessons/x.md, or all
	$(BIN)/python -m lessonkit.translating.reviewing $(PAGE) $(if $(YES),--yes $(YES))

translations: .venv/ready ## report what changed since both languages were last reviewed together
	$(BIN)/python -m lessonkit.translating.translations report

mutants: .venv/ready ## change one small thing at a time, in a copy, and name what no test notices
	PYTHONPATH=tests $(BIN)/python benchmarks/mutants.py --budget $(or $(BUDGET),600) --seed $(or $(SEED),0)

processors: .venv/ready ## prove the pages as on another processor, whose sums run in another order: SEED=n, 0 for an older one; PAGE=lessons/x.md for one
	$(BIN)/python benchmarks/processors.py --seed $(or $(SEED),1) $(PAGE)

bench: .venv/bench build ## compare with three other systems and with notebooks, and show how the build grows; ROUNDS=1 for the first alone, LESSONS=12 for a shorter course
	PYTHONPATH=tests $(BIN)/python benchmarks/comparison.py
ifneq ($(ROUNDS),1)
	PYTHONPATH=tests $(BIN)/python benchmarks/doctests.py
	PYTHONPATH=tests $(BIN)/python benchmarks/growth.py
endif

widgets: build ## print how light the widgets are, and how quick
	PYTHONPATH=tests $(BIN)/python benchmarks/widgets.py

weight: build ## print how much a reader of each kind of page loads
	PYTHONPATH=tests $(BIN)/python benchmarks/weight.py

running: build ## print how quick code is in the page, and which blocks take long
	PYTHONPATH=tests $(BIN)/python benchmarks/running.py

clean: ## forget stored runs and the built site
	rm -rf .cache .building-* site

.venv/ready: pyproject.toml constraints.txt
	@echo "Installing into .venv (the first time this takes minutes; torch is large)"
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --constraint constraints.txt --editable ".[test]"
	@touch $@

.venv/bench: .venv/ready
	$(BIN)/pip install --constraint constraints.txt --editable ".[bench]"
	$(PYTHON) -m venv .venv/jupyter-book
	.venv/jupyter-book/bin/pip install --requirement benchmarks/jupyter-book.txt
	@touch $@
