# Generated from generator/templates by `make generate`. Edit that.

"""Typed clients for India's KYC providers. Import one: `from kyc_clients.sandbox import Sandbox`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime import __version__
from ._runtime.lazy import lazy

if TYPE_CHECKING:
    from . import errors as errors
else:
    __getattr__, __dir__ = lazy(__name__, {"errors": ""})

__all__ = ["__version__", "errors"]
