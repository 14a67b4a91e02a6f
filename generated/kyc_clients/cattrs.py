# Generated from generator/templates by `make generate`. Edit that.

"""For users of cattrs: `converter = configure(cattrs.Converter())` structures and unstructures the models of every provider."""

from ._runtime.cattrs import configure

__all__ = ["configure"]
