# `make demo` and `make test` do all the set-up on a machine that has Python 3.11 to 3.13 and make.
PYTHON ?= python3
WORDNET ?= /usr/share/wordnet
HUNSPELL ?= /usr/share/hunspell
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
UV := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --quiet

.DEFAULT_GOAL := help
.PHONY: help demo run test slow attack lint types check fix eval bench lock lexicon reader ranking clean

help: ## Say what each verb does
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

demo: .venv/ready ## Ask the sample articles four questions in the terminal
	@$(BIN)/python -P -m bot.demo

run: .venv/ready ## Run the bot with the settings in .env
	@$(BIN)/pullquote run

test: .venv/ready-for-work ## The quick tests, offline
	$(BIN)/pytest -n auto

slow: .venv/ready-for-work ## Databases, engines, evaluation
	$(BIN)/pytest -m slow

attack: .venv/ready-for-work ## What an attacker can do to the whole bot, and who waits meanwhile
	@$(BIN)/python -m tests.attack

lint: .venv/ready-for-work
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: .venv/ready-for-work
	$(BIN)/mypy

check: lint types test ## What CI runs: lint, types, tests

fix: .venv/ready-for-work ## Format, and mend what lint can mend
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

eval: .venv/ready-for-work ## How well questions are answered, beside peers
	@$(BIN)/python -m tests.evaluation

bench: .venv/ready-for-work ## How fast, how large, beside peers
	@$(BIN)/python -m tests.bench

lexicon: .venv/ready-for-work ## Learn the word tables again: translations, units, synonyms, forms; WORDNET and HUNSPELL are folders
	$(BIN)/python -m corpus.training.learn_lexicon ../shared/parallel/en-fr.tsv.gz
	$(BIN)/python -m corpus.training.learn_units ../shared/parallel/en-fr.tsv.gz
	$(BIN)/python -m corpus.training.learn_synonyms ../shared/parallel/en-fr.tsv.gz $(WORDNET)
	$(BIN)/python -m corpus.training.learn_word_forms ../shared/parallel/en-fr.tsv.gz $(HUNSPELL)

reader: .venv/ready-for-work ## Learn the reader again from question packs; takes hours, and goes on where it stopped
	$(PIP) install -e .[learn]
	$(BIN)/python -m corpus.training.learn_reader ../shared/eval-wire ../shared/eval-squad2 ../shared/eval/en-squad ../shared/eval/fr-piaf --pairs ../shared/eval/pairs/en-squad.tsv

ranking: .venv/ready-for-work ## Learn the ranker's weights again from question packs
	$(BIN)/python -m corpus.training.learn_ranking ../shared/eval ../shared/eval-wire

lock: .venv/ready-for-work ## Pin the newest fitting versions of all dependencies
	$(UV) --upgrade --extra build -o requirements.txt
	$(UV) --upgrade --extra build --extra dev -o requirements-dev.txt

clean: ## Remove the virtual environment and the demo's corpus
	rm -rf .venv

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(None if (3, 11) <= sys.version_info < (3, 14) else "Pullquote needs Python 3.11 to 3.13: make PYTHON=python3.12")'
	@$(PYTHON) -m venv .venv

.venv/ready: requirements.txt pyproject.toml | .venv/bin/python
	@echo "Installing into .venv (once)..."
	@$(PIP) install --require-hashes -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

.venv/ready-for-work: requirements-dev.txt .venv/ready
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@
