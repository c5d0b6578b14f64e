# Gương Sáng. Begin with `make site` and `make test`; each sets up the environment that it needs.
# Targets that make a site come from the file that every site has; here they use the generator of this folder.

OWN := --editable .
OWN_FILE := pyproject.toml
include generator/starter/site.mk
AUDITED += test bench lock engines release
MADE += node_modules build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

# A test process for each processor, at most four, since tests start processes themselves. A file's tests stay in one
# process, so that they share fixtures; files run in the order of their first test.
SIDE_BY_SIDE := --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

.PHONY: test lint serve-nginx engines bench bench-search check-tag wheel sbom lock

test: $(VENV)/test.stamp lint ## Lint, then run every test; those of the samples are skipped where a host has replaced them
	@sh tests/support/need-chromium.sh
	@sh tests/support/need-servers.sh
	@$(BIN)/pytest $(SIDE_BY_SIDE)

lint: $(VENV)/test.stamp node_modules/.stamp ## Check style and types of Python and of the scripts, and the order of packages
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@node_modules/.bin/biome lint --error-on-warnings generator tools benchmarks
	@node_modules/.bin/tsc --project tsconfig.json
	@node_modules/.bin/tsc --project tsconfig.page.json

serve-nginx: $(VENV)/site.stamp ## Serve the built site under nginx with the printed configuration (guong hosting), on a free port
	@sh tests/support/need-servers.sh
	@$(BIN)/guong build
	@sh tests/support/serve-nginx.sh

engines: $(VENV)/test.stamp $(VENV)/engines/stamp ## Build with MkDocs and with ProperDocs, and compare byte for byte
	@$(BIN)/pytest tests/site/test_engines.py

check-tag: ## Check that the tag of a release (GITHUB_REF_NAME) is the version of pyproject.toml, and in CHANGELOG.md
	@version=$$(sed -n 's/^version = "\(.*\)"$$/\1/p' pyproject.toml); \
	[ "$$GITHUB_REF_NAME" = "v$$version" ] || { echo "The tag $$GITHUB_REF_NAME is not v$$version of pyproject.toml" >&2; exit 1; }; \
	grep --quiet --fixed-strings "## [$$version]" CHANGELOG.md || { echo "CHANGELOG.md has no heading for $$version" >&2; exit 1; }

wheel: $(VENV)/site.stamp ## Build the package of a release into dist/
	@$(BIN)/pip wheel --quiet --disable-pip-version-check --no-build-isolation --no-deps --wheel-dir dist .

sbom: $(VENV)/release/stamp ## List the libraries of a release, with versions and hashes, in dist/guong-sang.cdx.json (CycloneDX)
	@mkdir -p dist
	@$(VENV)/release/bin/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible --output-file dist/guong-sang.cdx.json \
		$(LOCK)/site.txt

bench: $(VENV)/bench.stamp ## Benchmark builds against Hugo, Material and others (about an hour); writes benchmarks/results/
	@$(BIN)/python -m benchmarks.builds

bench-search: $(VENV)/bench.stamp ## Benchmark the search against others (about an hour); writes benchmarks/results/
	@sh tests/support/need-chromium.sh
	@$(BIN)/python -m benchmarks.search

lock: ## Update the pins: requirements/*.txt from requirements/*.in
	$(PYTHON) -m venv $(VENV)/lock
	$(VENV)/lock/bin/pip install --quiet --require-hashes -r $(LOCK)/lock.txt
	cd $(LOCK) && for name in site test bench audit lock engines release; do ../$(VENV)/lock/bin/pip-compile --quiet --upgrade --generate-hashes \
		--allow-unsafe --strip-extras --no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
		--output-file $$name.txt $$name.in; done

$(VENV)/test.stamp: $(LOCK)/test.txt $(VENV)/site.stamp
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r $(LOCK)/test.txt
	@touch $@

# Beside MkDocs and not over it: the folder is put on the path where ProperDocs is wanted.
$(VENV)/engines/stamp: $(LOCK)/engines.txt $(VENV)/bin/python
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps --upgrade --target $(VENV)/engines -r $(LOCK)/engines.txt
	@touch $@

$(VENV)/release/stamp: $(LOCK)/release.txt
	@$(PYTHON) -m venv $(VENV)/release
	@$(VENV)/release/bin/pip install --quiet --disable-pip-version-check --require-hashes -r $(LOCK)/release.txt
	@touch $@

$(VENV)/bench.stamp: $(LOCK)/bench.txt $(VENV)/test.stamp
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r $(LOCK)/bench.txt
	@touch $@

node_modules/.stamp: package-lock.json
	@command -v npm >/dev/null || { echo "Node.js 20 or later is needed to check the scripts: install nodejs and npm" >&2; exit 1; }
	@npm ci --silent --no-audit --no-fund --ignore-scripts
	@touch $@
