# Gương Sáng. `make site` and `make test` are all a newcomer needs; each sets up what it uses.
# A target that needs the environment depends on its stamp, so nothing has to be run first.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCK := requirements
export NO_MKDOCS_2_WARNING := 1

.PHONY: site serve check verify test lint bench bench-search lock clean help

site: $(VENV)/site.stamp ## Build the site into site/
	@$(BIN)/guong build
	@$(BIN)/guong verify

serve: $(VENV)/site.stamp ## Show the site at http://127.0.0.1:8000/ and follow changes
	@$(BIN)/guong serve

check: $(VENV)/site.stamp ## Check the content; every error with file, line, column
	@$(BIN)/guong check

verify: $(VENV)/site.stamp ## Check the built site's links
	@$(BIN)/guong verify

test: $(VENV)/test.stamp lint ## Run every test
	@sh tests/need-chromium.sh
	@$(BIN)/pytest

lint: $(VENV)/test.stamp ## Style, types, order of modules
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(VENV)/bench.stamp ## Measure builds against Hugo, Material and others (about an hour); writes benchmarks/results/
	@$(BIN)/python -m benchmarks.builds

bench-search: $(VENV)/bench.stamp ## Measure the search against others (about an hour); writes benchmarks/results/
	@sh tests/need-chromium.sh
	@$(BIN)/python -m benchmarks.search

lock: ## Renew requirements/*.txt from requirements/*.in
	$(PYTHON) -m venv $(VENV)/lock
	$(VENV)/lock/bin/pip install --quiet pip-tools
	cd $(LOCK) && for name in site test bench; do ../$(VENV)/lock/bin/pip-compile --quiet --upgrade --generate-hashes \
		--allow-unsafe --strip-extras --no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
		--output-file $$name.txt $$name.in; done

clean: ## Remove everything that was made
	rm -rf $(VENV) site .cache build *.egg-info .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/site.stamp: $(LOCK)/site.txt pyproject.toml | $(VENV)/bin/python
	@echo "Setting up $(VENV) …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r $(LOCK)/site.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/test.stamp: $(LOCK)/test.txt $(VENV)/site.stamp
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r $(LOCK)/test.txt
	@touch $@

$(VENV)/bench.stamp: $(LOCK)/bench.txt $(VENV)/test.stamp
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r $(LOCK)/bench.txt
	@touch $@
