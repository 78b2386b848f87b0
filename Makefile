# make run opens Coach; make test runs the tests. Both build what they need, once.
.DEFAULT_GOAL := run
BIN := .venv/bin
READY := .venv/.ready
PYTHON ?= $(shell for p in python3.14 python3.13 python3.12 python3.11 python3 python; do \
	if "$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo "$$p"; break; fi; done)

run: $(READY)
	@$(BIN)/coach demo

test: $(READY)-dev
	@$(BIN)/python -m pytest

check: $(READY)-dev
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(READY)-dev
	@$(BIN)/python -m benchmarks

docs: $(READY)-dev
	@$(BIN)/python -m tests.bank_holidays
	@$(BIN)/python -m tests.json_examples
	@$(BIN)/python -m tests.transcripts
	@$(BIN)/python -m tests.pictures

$(READY): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "Coach needs Python 3.11 or newer; none was found."; exit 2; }
	@test -x $(BIN)/python || "$(PYTHON)" -m venv .venv
	@echo "Setting Coach up in .venv; this happens once ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(READY)-dev: $(READY)
	@echo "Adding what the tests need ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

clean:
	rm -rf .venv dist build

.PHONY: run test check bench docs clean
