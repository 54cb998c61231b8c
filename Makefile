# Everything a newcomer needs: `make demo` and `make test`. Only Python 3.11 or later and make are assumed.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help install demo test check fix vendor bench lock messages clean

help:
	@echo "make demo     pasang dan jalankan Penata dengan data contoh"
	@echo "make test     semua pemeriksaan dan uji"
	@echo "make install  lingkungan saja (.venv)"
	@echo "make check    gaya, tipe, dan rencana rumah, tanpa uji"
	@echo "make fix      rapikan gaya secara otomatis"
	@echo "make vendor   ambil ulang berkas antarmuka dari npm menurut package-lock.json"
	@echo "make bench    jalankan semua pengukuran di benchmarks/"
	@echo "make lock     susun ulang requirements/*.txt dari requirements/*.in"
	@echo "make messages perbarui katalog terjemahan"

$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo "Python 3.11 atau lebih baru belum terpasang. Di Debian: apt install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Penata memerlukan Python 3.11 atau lebih baru; $(PYTHON) adalah $$($(PYTHON) --version)."; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Modul venv belum terpasang. Di Debian: apt install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.base: $(VENV)/.made requirements/base.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/base.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.base requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

%.mo: %.po $(VENV)/.base
	$(BIN)/python -m tools.compile_messages $<

CATALOGS := $(patsubst %.po,%.mo,$(wildcard penata/locale/*/LC_MESSAGES/django.po))

install: $(VENV)/.base $(CATALOGS)

demo: install
	$(BIN)/penata demo

test: $(VENV)/.dev $(CATALOGS)
	$(MAKE) --no-print-directory check
	$(BIN)/python -m tools.test

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djhtml --check --tabwidth 2 penata
	$(BIN)/lint-imports --no-cache
	$(BIN)/mypy

fix: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djhtml --tabwidth 2 penata

vendor: $(VENV)/.base
	npm ci --ignore-scripts
	$(BIN)/python -m tools.vendor

bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks

lock: $(VENV)/.dev
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header requirements/base.in -o requirements/base.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header requirements/dev.in -c requirements/base.txt -o requirements/dev.txt

messages: $(VENV)/.dev
	$(BIN)/python -m tools.messages

clean:
	rm -rf $(VENV) node_modules .penata .mypy_cache .ruff_cache .pytest_cache
