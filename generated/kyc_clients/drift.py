# Generated from generator/templates by `make generate`. Edit that.

"""Where responses differ from their contracts: the events that `on_drift=` takes, and a file to collect them in."""

from ._runtime.drift import DriftEvent, write

__all__ = ["DriftEvent", "write"]
