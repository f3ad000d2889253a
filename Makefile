# One verb a job. `make help` lists them.
SHELL := /bin/bash
PORT ?= 5005
ARGS ?=
PYTHON := .venv/bin/python
export RASA_TELEMETRY_ENABLED := false
export SQLALCHEMY_SILENCE_UBER_WARNING := 1
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help domain setup setup-dev run shell train test unit report bench tune lint tables lock tensorflow clean

help: ## this list
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 16

setup: ## create the environment and build what must be built (done by run)
	@scripts/setup.sh runtime

setup-dev: ## the same with what tests, report and benchmark need (done by test)
	@scripts/setup.sh dev

run: setup ## set up, train if needed, and serve the assistant (PORT=5005, ARGS for `rasa run`)
	@exec $(PYTHON) -m advocacy.serve --port $(PORT) -- $(ARGS)

shell: setup ## talk to the assistant in this terminal
	@exec $(PYTHON) -m advocacy.serve --shell

train: setup ## train a model
	@$(PYTHON) -m advocacy.serve --train

test: setup-dev ## every test, `rasa test` among them
	@scripts/test.sh

unit: setup-dev ## the quick tests only
	@$(PYTHON) -m pytest tests -q -m "not slow"

report: setup-dev ## evaluation report with pictures (results/report/index.html)
	@$(PYTHON) -m advocacy.report

bench: setup-dev ## the benchmark table against stock Rasa (benchmarks/RESULTS.md)
	@benchmarks/run.sh

tune: setup-dev ## tune the sentence encoder to the messages anew (15 to 30 minutes; see tuning/README.md)
	@scripts/tune.sh

tables: setup ## write the decision tables of the law anew
	@$(PYTHON) -m advocacy tables

lint: setup-dev ## style and consistency
	@$(PYTHON) -m ruff check advocacy actions tests benchmarks scripts tuning
	@$(PYTHON) -m pytest tests -q -k lint

domain: setup ## write domain.yml and Rasa's rules anew (after a new intent or fact)
	@$(PYTHON) scripts/make_domain.py

lock: ## resolve the pinned versions anew (needs uv)
	@scripts/lock.sh

tensorflow: setup ## put the real TensorFlow in, for Rasa's deep-learning components
	@$(PYTHON) -m pip --version >/dev/null 2>&1 || $(PYTHON) -m ensurepip >/dev/null
	@$(PYTHON) -m pip install "tensorflow==2.12.0" --no-deps

clean: ## remove what was built (conversations in var/ stay)
	@rm -rf .venv build models/*.tar.gz results
