# Builds the site: begin with `make site`; `make help` lists the targets. A target depends on the stamp of its environment,
# so nothing has to be run first.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCK := requirements
# The generator itself: what pip installs, and the file whose change installs it again.
OWN ?= -r $(LOCK)/guong-sang.txt
OWN_FILE ?= $(LOCK)/guong-sang.txt
# The lists of libraries, in requirements/, that are searched for known vulnerabilities.
AUDITED := site audit
MADE := $(VENV) site site-preview .cache

# Parameters of the checks, from the environment or the command line. The shell receives them unexpanded.
BASE ?= origin/main
FORMAT ?= text
REPORT ?=
# Set in the job that publishes: there an expired consent is no error, since publishing takes the entry away.
PUBLISHING ?=
SITE_URL ?=
PUBLISHED := .cache/published/addresses.json
# Set before the first publication, where a portal answers 200 to every address, or the domain is not there yet (exit
# status 6 of curl). It does nothing once the site is there.
FIRST_PUBLICATION ?=
NOT_PUBLISHED = "Trang chưa được đăng lần nào: chưa có $$url, nên không có địa chỉ nào để so."
ANSWERS_ANYTHING = "Máy chủ trả lời $$url bằng một trang khác, không phải danh sách địa chỉ của trang này. Nếu trang chưa đăng lần" \
	"nào (cổng này trả lời mọi địa chỉ): đặt biến FIRST_PUBLICATION=true rồi chạy lại. Nếu đã đăng: sửa site_url ở mkdocs.yml" \
	"hoặc biến SITE_URL cho đúng địa chỉ trang."
NOT_REACHED = "Không tới được $$url (dòng của curl ở trên nói lý do). Tên miền chưa mở, trang chưa đăng lần nào: đặt biến" \
	"FIRST_PUBLICATION=true rồi chạy lại. Đã đăng: chạy lại khi máy chủ trả lời, hoặc sửa site_url ở mkdocs.yml, biến SITE_URL."
# The address of the published site comes from the branch that a change is for, so that the change cannot choose it.
AT_BASE = $(if $(filter-out file,$(origin BASE)),--at "$$BASE")
CHANGE_ALONE = $(if $(filter-out file,$(origin BASE)),--changed-since "$$BASE")
export BASE FORMAT REPORT SITE_URL PUBLISHING FIRST_PUBLICATION

.PHONY: site preview serve check fix check-change check-addresses verify verify-preview schemas audit clean help

site: $(VENV)/site.stamp ## Build the site into site/
	@$(BIN)/guong build $(if $(wildcard $(PUBLISHED)),--published $(PUBLISHED))
	@$(BIN)/guong verify

serve: $(VENV)/site.stamp ## Serve the site at http://127.0.0.1:8000/ and reload changed pages
	@$(BIN)/guong serve

preview: $(VENV)/site.stamp ## Build a preview with drafts into site-preview/, hidden from search engines
	@if [ "$$PAGES_PREVIEWS" = true ]; then echo "PAGES_PREVIEWS không còn được dùng: bản xem thử của một thay đổi chưa duyệt sẽ" \
		"nằm cùng tên miền với trang chính thức. Xóa biến này; xem docs/security.md của Gương Sáng." >&2; exit 1; fi
	@$(BIN)/guong build --preview
	@$(BIN)/guong verify --preview

verify-preview: $(VENV)/site.stamp ## Check the built preview
	@$(BIN)/guong verify --preview

check: $(VENV)/site.stamp ## Check the content: problems with file, line, column. FORMAT=github|gitlab|sarif|json, REPORT=file
	@$(BIN)/guong check --format "$$FORMAT" $${PUBLISHING:+--publishing} $${REPORT:+--output "$$REPORT"}

fix: $(VENV)/site.stamp ## Mend what needs no judgement in the content, and show each change
	@$(BIN)/guong fix

check-change: $(VENV)/site.stamp ## Check the files changed since BASE (origin/main), and what the change breaks elsewhere
	@$(BIN)/guong check --changed-since "$$BASE" --format "$$FORMAT" $${REPORT:+--output "$$REPORT"}

check-addresses: $(VENV)/site.stamp ## Check that no address of the published site (SITE_URL, or site_url of mkdocs.yml) vanishes; BASE as above
	@mkdir -p $(dir $(PUBLISHED)) && rm -f $(PUBLISHED)
	@url=$${SITE_URL:-$$($(BIN)/guong site-url $(AT_BASE))} || exit 1; \
	[ -n "$$url" ] || { echo "mkdocs.yml chưa ghi site_url, nên chưa có trang đã đăng nào để so."; exit 0; }; \
	url=$${url%/}/addresses.json; \
	status=$$(curl --silent --show-error --location --globoff --proto =http,https --max-time 60 --max-filesize 100M \
		--output $(PUBLISHED) --write-out '%{http_code}' --url "$$url"); reached=$$?; \
	case $$reached:$$FIRST_PUBLICATION in 0:*) ;; 6:?*) status=404 ;; *) echo $(NOT_REACHED) >&2; exit 1 ;; esac; \
	case $$status in \
		200) if grep --quiet '"withdrawn"' $(PUBLISHED); then \
				$(BIN)/guong check --against $(PUBLISHED) $(CHANGE_ALONE) --format "$$FORMAT" $${PUBLISHING:+--publishing}; \
			elif [ -n "$$FIRST_PUBLICATION" ]; then rm -f $(PUBLISHED); echo $(NOT_PUBLISHED); \
			else rm -f $(PUBLISHED); echo $(ANSWERS_ANYTHING) >&2; exit 1; fi ;; \
		404 | 410) rm -f $(PUBLISHED); echo $(NOT_PUBLISHED) ;; \
		*) rm -f $(PUBLISHED); echo "Không lấy được $$url: máy chủ trả lời $$status." >&2; exit 1 ;; \
	esac

verify: $(VENV)/site.stamp ## Check the built site: links, ids, withdrawn names
	@$(BIN)/guong verify

schemas: $(VENV)/site.stamp ## Write the schemas and snippets for editors into .vscode/
	@$(BIN)/guong schema

audit: $(VENV)/audit/stamp ## Look for known vulnerabilities of the pinned libraries, and for weak spots of the workflows
	@for list in $(AUDITED); do echo "$$list" && $(VENV)/audit/bin/pip-audit --progress-spinner off --strict --disable-pip --require-hashes \
		-r $(LOCK)/$$list.txt || exit 1; done
	@$(VENV)/audit/bin/zizmor --offline --no-progress .github

clean: ## Remove everything that make created
	rm -rf $(MADE)

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/audit/stamp: $(LOCK)/audit.txt
	@$(PYTHON) -m venv $(VENV)/audit
	@$(VENV)/audit/bin/pip install --quiet --disable-pip-version-check --require-hashes -r $(LOCK)/audit.txt
	@touch $@

$(VENV)/site.stamp: $(LOCK)/site.txt $(OWN_FILE) | $(VENV)/bin/python
	@echo "Setting up $(VENV) …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r $(LOCK)/site.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps $(OWN)
	@touch $@
