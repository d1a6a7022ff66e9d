# Two commands do all set-up: `make run` and `make test`.
VENV ?= .venv
PY := $(VENV)/bin/python
export VENV

.PHONY: help run test check bench screenshots results model translations clean

help:
	@echo "make run          install what is needed and open CryApp (ARGS='--store FOLDER' to choose a store)"
	@echo "make test         install what is needed and run every test (ARGS='tests/store -x' to choose)"
	@echo "make check        formatting, lint, types and the never-arrows between layers"
	@echo "make bench        measure speed beside the peers that can be installed; writes build/bench.json"
	@echo "make screenshots  open every screen, light and dark, and save it in docs/images/"
	@echo "make results      every figure of docs/results.md, section by section; goes on where it was stopped (ARGS=--page: only the page)"
	@echo "make translations  collect the words of the interface and compile the languages in resources/i18n"
	@echo "make model        train the model that ships with CryApp on the real uploads; writes resources/models/"

run:
	@packaging/linux/setup.sh run
	@echo "[CryApp] Opening the window"
	@$(PY) -m cryapp $(ARGS)

# Three at a time on two processors, since tests of windows wait much of theirs. Each takes up to 1.5 GB and may start a
# training of as much again: ARGS="-n 2" where memory is short.
test:
	@packaging/linux/setup.sh test
	@echo "[CryApp] Running every test (tests that need ../shared skip where it is absent)"
	@$(PY) -m pytest -q -n 3 --dist loadfile --no-loadscope-reorder --durations 12 $(ARGS) || \
	{ code=$$?; [ $$code = 1 ] || exit $$code; \
	  echo "[CryApp] What failed is run once more, alone: what fails again is broken, what passes now cannot bear a busy machine and wants mending too"; \
	  $(PY) -m pytest -q -rA --last-failed --last-failed-no-failures none $(ARGS); }

check:
	@packaging/linux/setup.sh test
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	PATH="$(CURDIR)/$(VENV)/bin:$$PATH" $(VENV)/bin/lint-imports --no-cache

bench:
	@packaging/linux/setup.sh test
	@$(PY) -m pip install --quiet --disable-pip-version-check -e '.[bench]' || echo "[CryApp] Some peers cannot be installed here; their columns stay empty"
	@mkdir -p build
	@$(PY) -m tests.bench $(ARGS)

screenshots:
	@packaging/linux/setup.sh test
	@$(PY) -m tests.screenshots $(ARGS)

results:
	@packaging/linux/setup.sh test
	@$(PY) -m tests.results $(ARGS)

model:
	@packaging/linux/setup.sh test
	@$(PY) -m pip install --quiet --disable-pip-version-check -e '.[int8]' || echo "[CryApp] NNCF cannot be installed here; the model gets no 8-bit network"
	@$(PY) -m tests.model $(ARGS)

translations:
	@packaging/linux/setup.sh test
	@$(PY) packaging/translations.py $(ARGS)

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
