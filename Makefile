# On the Mend. `make run` and `make test` need Python 3.11 or newer, make, and nothing else.
# `make PYTHON=/path/to/python3.12 run` uses that Python.

SHELL := /bin/sh
.DEFAULT_GOAL := help
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
BUNDLE := dist/bundle
WANTED := pyproject.toml constraints.txt
ARGS ?=
# One process for each core, whole files to each; `make test WORKERS=0` for one after the other.
WORKERS ?= auto
PYTEST := $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile

.PHONY: help run test walks check format bench screenshots bundle clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' $(MAKEFILE_LIST)

run: $(STAMP) ## start the app (make run ARGS="demo")
	@$(BIN)/onthemend $(ARGS)

test: $(STAMP) ## run every test
	@$(PYTEST) $(ARGS)

walks: $(STAMP) ## each form in a real terminal, by keys alone and by mouse alone (a quiet machine, a minute)
	@ONTHEMEND_WALKS=1 $(BIN)/python -m pytest tests/terminal/test_whole_walks.py $(ARGS)

check: $(STAMP) ## format, lint, types, import rules, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(PYTEST)

format: $(STAMP) ## put the code in the house format
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(STAMP) ## measure start, keys and memory against small reference apps
	@$(BIN)/python -m bench $(ARGS)

screenshots: $(STAMP) ## draw the README's pictures again
	@$(BIN)/python -m pytest tests/snapshot --update-svg $(ARGS)

bundle: $(STAMP) ## dist/bundle: a folder that installs with no network
	@rm -rf $(BUNDLE)
	@$(BIN)/python -m pip wheel -q -c constraints.txt -w $(BUNDLE)/wheels .
	@cp packaging/install.sh packaging/README.txt LICENSE $(BUNDLE)/
	@cp -r docs/kiosk $(BUNDLE)/kiosk
	@$(BIN)/python -c 'import platform as p, sys; print("%d.%d" % sys.version_info[:2], p.system(), p.machine())' \
		> $(BUNDLE)/made-for.txt
	@echo "$(BUNDLE) is ready. Copy the folder, and run there: sh install.sh"

clean: ## remove what make made
	@rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment is made once, and made again only when what is wanted has changed (its text, not its date),
# so that with everything in place nothing is fetched and no network is needed.
$(STAMP): $(WANTED)
	@if test -f $@ && test "$$(cat $@)" = "$$(cat $(WANTED) | cksum)"; then touch $@; else \
		sh packaging/environment.sh $(VENV) $(PYTHON) && cat $(WANTED) | cksum > $@; fi
