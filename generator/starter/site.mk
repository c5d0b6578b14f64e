# Makes the site: `make site` is all a newcomer needs. A target that needs the environment depends on its stamp, so
# nothing has to be run first; `make help` lists the targets.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCK := requirements
# The generator itself: what pip installs, and the file whose change installs it again.
OWN ?= -r $(LOCK)/guong-sang.txt
OWN_FILE ?= $(LOCK)/guong-sang.txt
MADE := $(VENV) site site-preview .cache
export NO_MKDOCS_2_WARNING := 1

# Options of the checks below, from the environment or the command line. They reach the shell unchanged.
BASE ?= origin/main
FORMAT ?= text
REPORT ?=
SITE_URL ?=
PUBLISHED := .cache/published/addresses.json
CHANGE_ALONE = $(if $(filter-out file,$(origin BASE)),--changed-since "$$BASE")
export BASE FORMAT REPORT SITE_URL

.PHONY: site preview serve check check-change check-addresses verify verify-preview schemas clean help

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

schemas: $(VENV)/site.stamp ## Write the schemas and snippets for editors into .vscode/
	@$(BIN)/guong schema

clean: ## Remove everything that was made
	rm -rf $(MADE)

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/site.stamp: $(LOCK)/site.txt $(OWN_FILE) | $(VENV)/bin/python
	@echo "Setting up $(VENV) …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r $(LOCK)/site.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps $(OWN)
	@touch $@
