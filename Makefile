# The commands of this house; each sets up what it needs. Recipes stay here, their bodies in tools/ and packaging/.
.DEFAULT_GOAL := help
.PHONY: help run test check bench package clean set-up domain-coverage

help:            ## this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 20

run: set-up      ## set up, then the demo office; without a screen, an officer's morning into build/tour/
	@tools/run

test: set-up     ## set up, then the whole suite, as CI runs it
# By file: what a module sets up is set up once. (loadgroup groups nothing: xdist 3.8 cannot name a test of
# pytest 9.2.) Without a limit of restarts, xdist waits for ever after a worker has crashed.
	@tools/with-screen .venv/bin/python -m pytest -n 2 --dist loadfile --max-worker-restart=0

check: set-up    ## format, lint, types, import contracts
	@tools/check

bench: set-up    ## the figures of docs/benchmarks.md, measured anew (ten minutes or more)
	@tools/with-screen .venv/bin/python -m benchmarks docs/benchmarks.md

package: set-up  ## the frozen folder and the installers, in dist/
	@.venv/bin/python packaging/build.py

domain-coverage: set-up  ## every line and branch of domain/ is held by its own tests
	@mkdir -p build && .venv/bin/coverage run --data-file=build/domain.coverage --source=domain -m pytest -q tests/domain \
	  && .venv/bin/coverage combine -q --data-file=build/domain.coverage \
	  && .venv/bin/coverage report --data-file=build/domain.coverage --fail-under=100

clean:           ## remove what was built; the environment stays
	@rm -rf build dist mutants .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

set-up:          ## libraries, environment and packages, where they are missing
	@tools/set-up
