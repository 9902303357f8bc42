# The two commands a newcomer needs: `make demo` and `make test`; then `make cepat` at every change.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
DATA := trenggalek-2021 gunungkidul-2020 tirtamulya-2026

.PHONY: help demo web test cepat check format accept bench serang sahih kertas gambar constraints clean

help:
	@echo "make demo         install, then every document of the sample data sets into output/,"
	@echo "                  and the decree of each issued under its number"
	@echo "make web          open the samples on the local page, in the browser"
	@echo "make test         formatting, lint, types, every test"
	@echo "make cepat        the same, quicker: without the tests that need LibreOffice or Chromium,"
	@echo "                  inject faults, build the wheel or try damaged files by the hundred"
	@echo "make format       put the code in the house style"
	@echo "make accept       rewrite the accepted texts by what is made now"
	@echo "make bench        time it against the other engines, and write docs/kinerja.md"
	@echo "make bench LAWAN=COMMIT  only time it against an older commit of its own, and write"
	@echo "                  that section of docs/kinerja.md"
	@echo "make serang       attack it for ten minutes, and write docs/keandalan.md; SEED=N to choose"
	@echo "make sahih        hold what it writes to the Open XML SDK, if its validator is installed"
	@echo "make kertas       print the samples and what they lack into output/kertas, as pictures to read"
	@echo "make gambar       make the page pictures in docs/gambar"
	@echo "make constraints  pin the newest dependencies that the ranges allow"

# Everything first (the decree as a konsep), then the decree issued: a newcomer sees both stages.
demo: $(VENV)/.run
	@for data in $(DATA); do \
		echo; echo "== $$data"; \
		$(BIN)/zi-docs buat --semua --data $$data || exit $$?; \
		$(BIN)/zi-docs buat sk-penetapan-unit --terbit --data $$data || exit $$?; \
	done

web: $(VENV)/.run constraints/web.txt
	$(PIP) --require-hashes -r constraints/web.txt
	$(BIN)/zi-docs web

# A file's tests stay in one process, which makes what they share once.
test: check
	$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder

cepat: check
	$(BIN)/pytest -n auto --dist worksteal -m "not ($(SLOW))" --hypothesis-profile cepat
SLOW := browser or libreoffice or faults or wheel or mutation

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

format: $(VENV)/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

accept: $(VENV)/.dev
	$(BIN)/pytest -n 0 --accept

bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks $(if $(LAWAN),--bagian lawan --lawan $(LAWAN)) --tulis

serang: export SEED := $(SEED)
serang: $(VENV)/.dev
	$(BIN)/python -m tests.serang --tulis

sahih: $(VENV)/.dev
	$(BIN)/python -m tests.sahih

kertas: $(VENV)/.dev
	$(BIN)/python -m tests.pages output/kertas

gambar: $(VENV)/.dev
	$(BIN)/python docs/gambar/buat.py
	$(BIN)/python docs/gambar/buku_kerja.py
	$(BIN)/python docs/gambar/halaman.py

constraints: $(VENV)/.dev
	$(BIN)/uv pip compile $(LOCK) pyproject.toml constraints/build.in -o constraints/run.txt
	$(BIN)/uv pip compile $(LOCK) pyproject.toml --extra web -o constraints/web.txt
	$(BIN)/uv pip compile $(LOCK) pyproject.toml constraints/build.in --extra web --group dev -o constraints/dev.txt
LOCK := --universal --upgrade --generate-hashes --no-header --no-annotate --no-emit-index-url \
	--no-emit-find-links --python-version 3.11 --quiet

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(VENV)/bin/python constraints/run.txt pyproject.toml
	$(PIP) --require-hashes -r constraints/run.txt
	$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.run constraints/dev.txt
	$(PIP) --require-hashes -r constraints/dev.txt
	@touch $@

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +
