# briefgen: `make brief` builds the example briefing, `make test` runs every check. See `make help`.
VENV := .venv
STEPS := "ruff check --output-format concise ." "ruff format --check --output-format concise ." "mypy" "lint-imports"
TESTS := "pytest -n auto --dist loadfile"
ALL := "pytest -n auto --dist loadfile --cov --cov-report=term:skip-covered" "pytest -n auto --dist loadfile -m long"

# Runs every step of a list, also after one that failed, and fails if any did.
run = @status=0; for step in $(1); do printf '\n== %s\n' "$$step"; $(VENV)/bin/$$step || status=1; done; exit $$status

.PHONY: help brief test test-all lock clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' $(MAKEFILE_LIST) | expand -t 12

brief: $(VENV)/.ready ## builds the example workspace and prints where the PDF and the page are
	@$(VENV)/bin/briefgen build

test: $(VENV)/.ready $(VENV)/.ready-for-tests ## every check but the long ones
	$(call run,$(STEPS) $(TESTS))

test-all: $(VENV)/.ready $(VENV)/.ready-for-tests ## every check, the long ones too, and what the tests cover
	$(call run,$(STEPS) $(ALL))

lock: $(VENV)/.ready ## writes requirements.lock anew, with the newest versions
	@.ci/lock.sh

clean: ## removes everything that can be made again
	rm -rf $(VENV) tests/browser/node_modules dist htmlcov .coverage* .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find build -mindepth 1 ! -name .gitignore -delete

$(VENV)/.ready: requirements.lock pyproject.toml $(wildcard hatch_build.py) .ci/bootstrap.sh
	@.ci/bootstrap.sh
	@touch $@

$(VENV)/.ready-for-tests: $(VENV)/.ready tests/browser/package-lock.json
	@.ci/bootstrap.sh tests
	@touch $@
