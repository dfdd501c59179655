# Every command of the README. CORPORA and EVAL name folders with data that does not belong to the project; POLNEAR and
# PLOVER git copies of networkdynamics/PolNeAR and openeventdata/PLOVER, which `make eval` measures on where they are given.
PYTHON ?= python3
BIN := .venv/bin
CORPORA ?= ../shared/corpora
EVAL ?= ../shared/eval

.PHONY: setup setup-dev run test eval bench model lint clean

setup: .venv/.ready
setup-dev: .venv/.ready-dev

.venv/.ready: requirements.txt
	@echo "· Making the virtual environment and installing the requirements (about a minute) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/.ready-dev: .venv/.ready requirements-dev.txt
	@echo "· Installing what the tests need ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

run: setup
	@exec $(BIN)/python -m config.local

test: setup-dev
	$(BIN)/python -m pytest -n auto --maxprocesses 4

eval: setup
	@$(BIN)/python manage.py evaluate --eval $(EVAL) --corpora $(CORPORA) \
		$(if $(POLNEAR),--polnear $(POLNEAR)) $(if $(PLOVER),--plover $(PLOVER))

bench: setup-dev
	@$(BIN)/python manage.py benchmark

model: setup
	@$(BIN)/python -m cables.nlp.training --corpora $(CORPORA)
	@$(BIN)/python manage.py fit_claims $(CORPORA)/claims

lint: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

clean:
	rm -rf .venv var
