# Generated from specs/sandbox and overlays/sandbox by `make generate`. Edit those.

"""What can go wrong: one tree of exceptions below `KycError`, the same for all providers."""

from .._runtime.errors import *  # noqa: F403 - the same names, at the place where one looks for them
