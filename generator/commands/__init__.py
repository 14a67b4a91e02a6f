"""The commands, one module each. What only one of them needs is loaded when it runs."""

from generator.commands import build, check, diff, explain, generate, lint, new, overlay, overlay_from_diff, refresh
from generator.commands.command import FAILED, OK, Command

__all__ = ["COMMANDS", "FAILED", "OK", "Command"]

COMMANDS = (
    generate.COMMAND,
    check.COMMAND,
    lint.COMMAND,
    build.COMMAND,
    overlay.COMMAND,
    overlay_from_diff.COMMAND,
    explain.COMMAND,
    refresh.COMMAND,
    diff.COMMAND,
    new.COMMAND,
)
"""In the order in which `--help` lists them."""
