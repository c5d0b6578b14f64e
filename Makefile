# Gương Sáng. `make site` and `make test` are all a newcomer needs; each sets up what it uses.
# A target that needs the environment depends on its stamp, so nothing has to be run first.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCK := requirements
export NO_MKDOCS_2_WARNING := 1

# What the checks below are told; from the environment or the command line. They reach the shell as they are.
BASE ?= origin/main
FORMAT ?= text
REPORT ?=
SITE_URL ?=
PUBLISHED := .cache/published/addresses.json
CHANGE_ALONE = $(if $(filter-out file,$(origin BASE)),--changed-since "$$BASE")
export BASE FORMAT REPORT SITE_URL

# Tests run in a process for each processor, but no more than four: what they start runs in several as well. Those of
# a file stay together, so that what they share is made once; files come in the order of their first test.
SIDE_BY_SIDE := --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

.PHONY: site preview serve check check-change check-addresses verify verify-preview schemas test lint bench bench-search lock clean help

site: $(VENV)/site.stamp ## Build the site into site/
	@$(BIN)/guong build
	@$(BIN)/guong verify

serve: $(VENV)/site.stamp ## Show the site at http://127.0.0.1:8000/ and follow changes
	@$(BIN)/guong serve

preview: $(VENV)/site.stamp ## Build a preview with drafts into site-preview/, hidden from search engines
	@$(BIN)/guong build --preview
	@$(BIN)/guong verify --preview

verify-preview: $(VENV)/site.stamp ## Check the built preview's links
	@$(BIN)/guong verify --preview

check: $(VENV)/site.stamp ## Check the content; every error with file, line, column. FORMAT=github|gitlab|sarif|json for forges
	@$(BIN)/guong check --format "$$FORMAT" $${REPORT:+--output "$$REPORT"}

check-change: $(VENV)/site.stamp ## Check what has changed since BASE (origin/main), and what that breaks elsewhere
	@$(BIN)/guong check --changed-since "$$BASE" --format "$$FORMAT" $${REPORT:+--output "$$REPORT"}

check-addresses: $(VENV)/site.stamp ## Check that no address of the published site (SITE_URL, or that of mkdocs.yml) would vanish; BASE as above, if given
	@mkdir -p $(dir $(PUBLISHED)) && rm -f $(PUBLISHED)
	@url=$${SITE_URL:-$$(sed -n 's/^site_url: *//p' mkdocs.yml)}; url=$${url%/}/addresses.json; \
	status=$$(curl --silent --show-error --location --globoff --proto =http,https --max-time 60 --max-filesize 100M \
		--output $(PUBLISHED) --write-out '%{http_code}' --url "$$url") || exit 1; \
	case $$status in \
		200) $(BIN)/guong check --against $(PUBLISHED) $(CHANGE_ALONE) --format "$$FORMAT" ;; \
		404 | 410) echo "Trang chưa được đăng lần nào: chưa có $$url, nên không có địa chỉ nào để so." ;; \
		*) echo "Không lấy được $$url: máy chủ trả lời $$status." >&2; exit 1 ;; \
	esac

verify: $(VENV)/site.stamp ## Check the built site's links
	@$(BIN)/guong verify

schemas: $(VENV)/site.stamp ## Make the schemas and snippets for editors anew, into .vscode/
	@$(BIN)/guong schema

test: $(VENV)/test.stamp lint ## Run every test
	@sh tests/support/need-chromium.sh
	@$(BIN)/pytest $(SIDE_BY_SIDE)

lint: $(VENV)/test.stamp ## Style, types, order of modules
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(VENV)/bench.stamp ## Measure builds against Hugo, Material and others (about an hour); writes benchmarks/results/
	@$(BIN)/python -m benchmarks.builds

bench-search: $(VENV)/bench.stamp ## Measure the search against others (about an hour); writes benchmarks/results/
	@sh tests/support/need-chromium.sh
	@$(BIN)/python -m benchmarks.search

lock: ## Renew requirements/*.txt from requirements/*.in
	$(PYTHON) -m venv $(VENV)/lock
	$(VENV)/lock/bin/pip install --quiet pip-tools
	cd $(LOCK) && for name in site test bench; do ../$(VENV)/lock/bin/pip-compile --quiet --upgrade --generate-hashes \
		--allow-unsafe --strip-extras --no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
		--output-file $$name.txt $$name.in; done

clean: ## Remove everything that was made
	rm -rf $(VENV) site site-preview .cache build *.egg-info .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

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
