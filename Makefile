# Every target sets up what it needs: `make generate` on a fresh machine asks for Python 3.11 or newer, and make.
# Everything installed lives in .venv (Node.js for two checkers included) and is locked with hashes in .ci/.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
MAKEFLAGS += --no-builtin-rules

# The Python that makes .venv. Choose another with `make PYTHON=/path/to/python3.12 …`.
PYTHON = $(shell for each in python3.11 python3 python3.12 python3.13 python3.14; do \
	"$$each" -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo "$$each" && break; done)

PY := .venv/bin/python
TOOLS := .venv/.ready
NODE := .venv/node/node_modules/.package-lock.json
SITE := .venv/docs/.ready
PEERS := .venv/bench-peers/.ready
PRISM := 5.14.2

export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Neither tool calls home.
export REDOCLY_TELEMETRY := off
export REDOCLY_SUPPRESS_UPDATE_NOTICE := true
export PYRIGHT_PYTHON_IGNORE_WARNINGS := 1

##@ Everyday

.PHONY: help
help: ## list these targets
	@awk 'BEGIN { FS = ":.*## " } \
		/^##@ / { printf "\n%s\n", substr($$0, 5) } \
		/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

.PHONY: generate
generate: $(TOOLS) ## write what specs/ and overlays/ give into generated/, and print a table; FORCE=1 renders what is up to date, too
	@$(PY) -m generator generate $(if $(FORCE),--force)

.PHONY: check
check: $(TOOLS) ## fail, naming files, where generated/ is not what specs/ and overlays/ give
	@$(PY) -m generator check

.PHONY: explain
explain: $(TOOLS) ## say where a method comes from: make explain PROVIDER=sandbox OPERATION=bank.verify_ifsc
	@$(PY) -m generator explain '$(PROVIDER)' '$(OPERATION)'

.PHONY: drift
drift: $(TOOLS) ## say what clients saw that differs from a contract, and the overlay for it: make drift PROVIDER=sandbox FILE=drift.jsonl
	@$(PY) -m generator drift '$(PROVIDER)' '$(FILE)'

.PHONY: lint-provider
lint-provider: $(TOOLS) ## say all that is wrong with a provider or a document, and what mends it: make lint-provider [PROVIDER=sandbox]
	@$(PY) -m generator lint $(foreach provider,$(PROVIDER),'$(provider)')

# Compiled files are kept even where the environment says otherwise: tests start Python hundreds of times.
.PHONY: test
test: $(TOOLS) ## run all tests, or some: make test ARGS='tests/project -k wheel'
	@env -u PYTHONDONTWRITEBYTECODE $(PY) -m pytest --numprocesses auto --dist worksteal $(ARGS)

.PHONY: mock
mock: $(TOOLS) ## serve the mocks of all providers on one port: make mock ARGS='--port 9000'
	@PYTHONPATH=generated $(PY) -m kyc_clients.mock $(ARGS)

.PHONY: demo
demo: $(TOOLS) ## walk every provider's consent flow against its mock, and print each step
	@PYTHONPATH=generated $(PY) -m kyc_clients.mock.demo

.PHONY: contract
contract: $(TOOLS) ## hold the mocks, or any server, to their contracts: make contract [PROVIDER=sandbox] [BASE_URL=…] [SHARD=1/3]
	@PYTHONPATH=generated $(PY) -m tests.contract.provider $(ARGS)

##@ When a provider changes its API

.PHONY: refresh
refresh: $(TOOLS) ## fetch a provider's document, print what changed, keep the old on any failure: make refresh PROVIDER=sandbox [URL=…] [DRY=1]
	@$(PY) -m generator refresh '$(PROVIDER)' $(foreach url,$(URL),--url '$(url)') $(foreach host,$(HOST),--host '$(host)') $(if $(DRY),--dry-run)

.PHONY: diff
diff: $(TOOLS) ## say what changes for users of the clients, and which version that asks for: make diff [FROM=git-rev]
	@$(PY) -m generator diff $(if $(FROM),--from='$(FROM)')

.PHONY: new
new: $(TOOLS) ## begin with a provider that was not there: make new PROVIDER=acme SPEC=openapi.yaml [OVERLAY=…]
	@$(PY) -m generator new $(PROVIDER) $(foreach spec,$(SPEC),'$(spec)') $(foreach overlay,$(OVERLAY),--overlay '$(overlay)') $(foreach host,$(HOST),--host '$(host)')

##@ Before a commit

.PHONY: lint
lint: $(TOOLS) $(NODE) ## check style and types: ruff, mypy --strict, pyright strict
	@.venv/bin/ruff check --quiet || { echo "Many of these mend themselves: .venv/bin/ruff check --fix"; exit 1; }
	@.venv/bin/ruff format --quiet --diff || { echo "This mends itself: make format"; exit 1; }
	@.venv/bin/mypy --no-error-summary
	@PATH="$(CURDIR)/.venv/bin:$$PATH" .venv/node/node_modules/.bin/pyright --project pyproject.toml --pythonpath $(PY)

.PHONY: format
format: $(TOOLS) ## format hand-written Python as `lint` wants it
	@.venv/bin/ruff check --quiet --select I --fix
	@.venv/bin/ruff format --quiet

.PHONY: lint-specs
lint-specs: $(NODE) ## lint the patched contracts and their flows with Redocly (rules in .ci/redocly.yaml)
	@PATH="$(CURDIR)/.venv/bin:$$PATH" .venv/node/node_modules/.bin/redocly lint \
		--config .ci/redocly.yaml generated/kyc_clients/*/openapi.yaml generated/kyc_clients/*/arazzo.yaml

.PHONY: ci
ci: check generate lint lint-specs test ## do everything above, as .ci/run does

##@ Now and then

.PHONY: fuzz
fuzz: $(TOOLS) ## put hostile texts into every string of a document, and see that none escapes: make fuzz RUNS=10000
	@PYTHONPATH=. $(PY) tests/generator/fuzz.py --runs $(or $(RUNS),10000)

.PHONY: mutants
mutants: $(TOOLS) ## break the mocks on purpose, and list what the contract tests do not notice (half an hour; ARGS='--every 1' tries all); CORE=1 breaks the generator and runtime
	@PYTHONPATH=.:generated $(PY) -m $(if $(CORE),tests.core,tests.contract.provider.mutants) $(ARGS)

.PHONY: stranger
stranger: ## add a made-up provider to a fresh clone of what is committed, and run all of its `make ci` (a quarter of an hour)
	@.ci/stranger

.PHONY: docs
docs: $(SITE) ## build the pages of docs/ and the API reference into reports/site; a warning fails
	@NO_MKDOCS_2_WARNING=1 .venv/docs/bin/python -m mkdocs build --quiet --strict --config-file .ci/mkdocs.yaml
	@echo "reports/site/index.html"

.PHONY: packages
packages: $(TOOLS) ## build dist/ (wheel and sdist) and try both in empty environments: make packages [PYTHONS='python3.11 python3.13']
	@PYTHONS='$(PYTHONS)' VERSION='$(VERSION)' .ci/packages

.PHONY: bench
bench: $(TOOLS) $(PEERS) ## measure what the README claims, in some minutes; BENCH_CHART=docs/bench.svg draws the README's chart
	@$(PY) tests/bench/run.py $(if $(BENCH_CHART),--chart '$(BENCH_CHART)') $(ARGS)

.PHONY: soak
soak: $(TOOLS) ## threads, forks, event loops, drips and bombs at once for two minutes, and what came of it: make soak [SECONDS=120]
	@$(PY) -m tests.soak $(SECONDS)

.PHONY: lock
lock: $(TOOLS) ## renew the locks in .ci/ after a change of dependencies; pins stay unless they must move
	@.venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
		--group dev pyproject.toml --output-file .ci/dev.lock
	@.venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
		--group bench --constraint .ci/dev.lock pyproject.toml --output-file .ci/bench.lock
	@.venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
		--group docs --constraint .ci/dev.lock pyproject.toml --output-file .ci/docs.lock
	@cd .ci/node && PATH="$(CURDIR)/.venv/bin:$$PATH" npm install --silent --package-lock-only --omit-lockfile-registry-resolved

.PHONY: clean
clean: ## remove .venv, caches and builds; sources and generated/ stay
	@rm -rf .venv build dist reports .mypy_cache .ruff_cache .pytest_cache .hypothesis .schemathesis *.egg-info
	@find generator generated overlays tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment: made anew whenever the lock changes, so that nothing removed from the lock lingers.
$(TOOLS): .ci/dev.lock
	@test -n "$(PYTHON)" && $(PYTHON) -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
		|| { echo "make: needs Python 3.11 or newer with pip and venv. Install it, or name one: make PYTHON=/path/to/python" >&2; exit 1; }
	@echo "Setting up .venv with $$($(PYTHON) --version) (less than a minute, once) …"
	@$(PYTHON) -m venv --clear .venv
	@awk '/^[^ ]/ { uv = /^uv==/ } uv' .ci/dev.lock > .venv/uv.lock && $(PY) -m pip install -qq --require-hashes --requirement .venv/uv.lock \
		&& { .venv/bin/uv pip install --quiet --compile-bytecode --python $(PY) --require-hashes --requirement .ci/dev.lock 2>/dev/null \
			|| $(PY) -m pip install -qq --require-hashes --requirement .ci/dev.lock; } \
		|| { echo "make: the locked tools could not be installed; is there a network? The lines above say what failed." >&2; exit 1; }
	@$(PY) -m pip install -qq --no-deps --no-build-isolation --editable .
	@touch $@

$(NODE): $(TOOLS) .ci/node/package.json .ci/node/package-lock.json
	@echo "Setting up the Node.js checkers in .venv/node …"
	@mkdir -p .venv/node && cp .ci/node/package.json .ci/node/package-lock.json .venv/node/
	@cd .venv/node && PATH="$(CURDIR)/.venv/bin:$$PATH" npm ci --silent --no-audit --no-fund \
		|| { echo "make: pyright and Redocly could not be installed from npm; is there a network?" >&2; exit 1; }
	@touch $@

$(SITE): $(TOOLS) .ci/docs.lock
	@echo "Setting up the tools of the site in .venv/docs …"
	@.venv/bin/uv venv --quiet --clear --python $(PY) .venv/docs
	@.venv/bin/uv pip install --quiet --python .venv/docs/bin/python --require-hashes --requirement .ci/docs.lock \
		|| { echo "make: the locked tools of the site could not be installed; is there a network? The lines above say what failed." >&2; exit 1; }
	@touch $@

# Who `make bench` compares with, apart from the tools: a package more or less changes what importing another costs. Prism is
# optional, because npm may be out of reach where PyPI is not; the report says so. The lock holds every dependency, so pip is not
# to look for more: it would reject one that is asked for with extras.
$(PEERS): $(TOOLS) .ci/bench.lock
	@echo "Setting up the peers of the benchmark in .venv/bench-peers (about a minute, once) …"
	@$(PY) -m venv --clear .venv/bench-peers
	@.venv/bench-peers/bin/python -m pip install -qq --no-deps --require-hashes --requirement .ci/bench.lock \
		|| { echo "make: the locked peers could not be installed; is there a network? The lines above say what failed." >&2; exit 1; }
	@PATH="$(CURDIR)/.venv/bin:$$PATH" npm install --silent --no-audit --no-fund --prefix .venv/bench-peers/node \
		@stoplight/prism-cli@$(PRISM) >/dev/null 2>&1 || echo "Prism could not be installed from npm; its bar will be left out." >&2
	@touch $@
