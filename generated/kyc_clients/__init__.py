# Generated from generator/templates by `make generate`. Edit that.

"""Typed clients for India's KYC providers. Import one: `from kyc_clients.sandbox import Sandbox`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime import __version__

if TYPE_CHECKING:
    from . import errors as errors
else:

    def __getattr__(name: str) -> object:
        """Import a module of this package when it is first used."""
        from importlib import import_module
        from importlib.util import find_spec

        if name.startswith("_") or find_spec(f"{__name__}.{name}") is None:
            message = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(message)
        return import_module(f".{name}", __name__)

    def __dir__() -> list[str]:
        """Name the modules, so that Tab completes them."""
        from pkgutil import iter_modules

        public = (module.name for module in iter_modules(__path__) if not module.name.startswith("_"))
        special = (name for name in globals() if name.startswith("__") and name.endswith("__"))
        return sorted({*public, *special})


__all__ = ["__version__", "errors"]
