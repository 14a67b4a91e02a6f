"""The commands, one module each, loaded when the command line names it: `check` with nothing to do must cost next to nothing."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from generator.commands.command import Command

_NAMES: Final = (
    "generate",
    "check",
    "lint",
    "build",
    "overlay",
    "overlay-from-diff",
    "explain",
    "drift",
    "refresh",
    "diff",
    "new",
)
"""In the order in which `--help` lists them."""


def commands(name: str) -> list[Command]:
    """Return the command of this name, or all of them where there is none of this name."""
    chosen = [name] if name in _NAMES else _NAMES
    modules = [import_module(f"{__name__}.{one.replace('-', '_')}") for one in chosen]
    return [cast("Command", module.COMMAND) for module in modules]
