# Everything a developer or a first-time user does. `make install` alone prepares .venv.

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null \
	&& { echo $$p; break; }; done)
BIN := .venv/bin
STAMP := .venv/installed
MODELS := $(wildcard models/*/pyproject.toml)
MODEL_FILES := $(shell find models -type f -not -path '*/__pycache__/*' 2>/dev/null)
LOCKING := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --custom-compile-command "make lock" pyproject.toml

.PHONY: install demo test lint format scores docs screenshots lock bench clean

install: $(STAMP) ## prepare .venv: locked packages, this package, our own language models

$(STAMP): requirements-dev.lock requirements-second.lock pyproject.toml $(MODEL_FILES)
	@test -n "$(PYTHON)" || { echo "No Python 3.11, 3.12 or 3.13 with venv found." \
		"Install one, or name it: make install PYTHON=/path/to/python3.12" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-check.lock 2>/dev/null \
		|| echo "FollowTheMoney could not be built (it needs g++, pkg-config and libicu-dev): its check of our export is skipped."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --ignore-requires-python --require-hashes \
		-r requirements-second.lock 2>/dev/null || echo "A second English pipeline could not be had: its cases are skipped."
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	for model in $(dir $(MODELS)); do \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation \
			--force-reinstall "./$$model" || exit 1; \
	done
	$(BIN)/python -m compileall -q src
	@touch $@

demo: install ## read the example articles, and keep them in a record to look at
	$(BIN)/communique read examples
	@rm -f demo.db demo.db-*
	@$(BIN)/communique add examples --record demo.db > /dev/null
	@echo
	@echo "demo.db is a record of these articles. To look at it in a browser:"
	@echo "    $(BIN)/communique serve --record demo.db --open"

test: install ## all tests, with coverage
	$(BIN)/pytest --cov --cov-report=term

lint: install ## style, types, layers, licences
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/reuse lint --quiet || $(BIN)/reuse lint

format: install ## put the code in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

scores: install ## scores on the gold data in ../shared (COMMUNIQUE_GOLD=…), against their floors
	$(BIN)/communique evaluate --floors

docs: install ## outputs in README.md and docs/record.schema.json, from the program
	$(BIN)/python docs/refresh.py

screenshots: install ## the pictures in docs/images, of the pages over the examples (needs Chromium)
	$(BIN)/python tools/screenshots.py

lock: ## resolve the locked requirements anew (needs uv in .venv)
	$(LOCKING) -o requirements.lock
	$(LOCKING) --extra dev -o requirements-dev.lock
	$(LOCKING) --extra dev --extra check -o requirements-check.lock
	$(LOCKING) --extra dev --extra bench -o requirements-bench.lock

bench: install ## words per second beside a peer
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.lock
	$(BIN)/python benchmarks/words_per_second.py

clean: ## remove what was built
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage demo.db demo.db-*
