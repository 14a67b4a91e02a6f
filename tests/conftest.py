"""What all tests share: hypothesis looks at the same examples on every machine, however slow it is."""

import os

import pytest
from hypothesis import settings

from tests.tallies import Counting

settings.register_profile("kyc", max_examples=40, derandomize=True, deadline=None, database=None, print_blob=True)
settings.load_profile("kyc")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--accept` rewrites what the cases expect; a person reads the difference, so CI may not."""
    parser.addoption("--accept", action="store_true", help="write what tests/cases gives now as what it should give")


def pytest_configure(config: pytest.Config) -> None:
    """Keep what `make test ARGS=…` says from every other `make` that a test runs; refuse what only a person should do."""
    for name in ("MAKEFLAGS", "MAKELEVEL", "MAKEOVERRIDES", "MFLAGS", "ARGS"):
        os.environ.pop(name, None)
    if config.getoption("--accept") and os.environ.get("CI") == "true":
        raise pytest.UsageError("--accept is for a person who reads what it writes, not for CI")
    config.pluginmanager.register(Counting(config), "kyc-tallies")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Run one worker more than there are cores, as many tests wait for a process or a clock.

    A single file, or a single test, runs in this process: workers take longer to start than most files to run.
    """
    named = config.args_source == pytest.Config.ArgsSource.ARGS
    single = named and all(name.partition("::")[0].endswith(".py") for name in config.args) and len(config.args) == 1
    return 0 if single else len(os.sched_getaffinity(0)) + 1
