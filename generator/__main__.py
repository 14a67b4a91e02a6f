"""`python -m generator`."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - whoever runs it outside .venv may have an older one
    sys.exit("this needs Python 3.11 or newer: run it as .venv/bin/python -m generator (`make generate` makes .venv)")

from generator.cli import main

sys.exit(main(sys.argv[1:]))
