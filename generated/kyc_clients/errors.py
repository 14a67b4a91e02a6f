# Generated from generator/templates by `make generate`. Edit that.

"""The exceptions of all clients: one tree below `KycError`."""

from ._runtime.errors import *  # noqa: F403 - the same names, at the place where one looks for them
