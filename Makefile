# make run serves the site; make test checks it. Both need Python, make and git, nothing else.
.DEFAULT_GOAL := help
.PHONY: help run test lint format types lock bench case-studies messages venv venv-dev clean
SHELL := /bin/sh
PYTHON := .venv/bin/python
UV := .venv/bin/uv

# Branch coverage below this fails the suite.
COVERAGE ?= 100
# BROWSER=no leaves the browser tests out; refused when CI is set.
BROWSER ?= yes
# More words for pytest, for instance: make test ARGS="-k verify"
ARGS ?=

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

venv:
	@bin/make-venv requirements$(if $(MEDIA_BUCKET),-s3).txt

venv-dev:
	@bin/make-venv requirements-dev.txt

run: venv ## Serve the site on http://127.0.0.1:8000 (Ctrl-C stops it)
	@exec $(PYTHON) -m config.serve

test: venv-dev ## Run every test, in a real browser too, and measure coverage
ifeq ($(BROWSER),no)
	@test -z "$$CI" || { echo "BROWSER=no is not allowed when CI is set." >&2; exit 1; }
	$(PYTHON) -m pytest -n auto --dist loadfile -m "not browser" $(ARGS)
else
	@bin/get-chromium
	$(PYTHON) -m pytest -n auto --dist loadfile --no-loadscope-reorder -p tests.branch_events --cov --cov-branch --cov-report=term --cov-fail-under=$(COVERAGE) $(ARGS)
endif

lint: venv-dev ## Check style, templates, imports and dead code
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/djlint templates --lint --quiet
	.venv/bin/lint-imports
	.venv/bin/deptry .
	.venv/bin/vulture

format: venv-dev ## Put the code in its form
	.venv/bin/ruff check --fix
	.venv/bin/ruff format

types: venv-dev ## Check types
	.venv/bin/mypy .

lock: venv-dev ## Choose package versions anew within pyproject.toml and pin them with hashes
	@bin/lock

bench: venv-dev ## Measure the pages against their floors (QUICK=1 for about a minute)
	$(PYTHON) -m benchmarks $(if $(QUICK),--quick)

case-studies: venv-dev ## Build the case-study PDFs from their sources
	$(PYTHON) manage.py build_case_studies

messages: venv-dev ## Collect the interface's words for translation and compile them
	$(PYTHON) manage.py makemessages --all --no-obsolete --no-wrap --add-location file \
		--ignore .venv --ignore var --ignore tests
	$(PYTHON) manage.py compilemessages --ignore .venv --ignore var

clean: ## Remove what tests and tools leave behind
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache htmlcov .coverage* test-results
