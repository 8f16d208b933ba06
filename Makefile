# `make` alone lists the commands; without make: `python3 go.py run`.
#   make run PORT=8001      make test ARGS="-k kebutuhan"      make run PYTHON=python3.12
PYTHON ?= python3

.PHONY: help run test setup stop clean check bench lock
help run test setup stop clean check bench lock:
	@$(PYTHON) go.py $@ $(ARGS)
