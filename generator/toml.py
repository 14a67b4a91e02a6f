"""Reads TOML with places of errors, and quotes strings."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, cast

from generator.errors import Diagnostic, Refused
from generator.types import Place

if TYPE_CHECKING:
    from generator.types import Json, Source


def read_toml(source: Source) -> dict[str, Json]:
    """Read a TOML file.

    Raises:
        Refused: with the place where it is none.
    """
    try:
        return cast("dict[str, Json]", tomllib.loads(source.text))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+), column (\d+)", str(error))
        place = Place(source.name, int(line[1]), int(line[2])) if line else Place(source.name)
        raise Refused([Diagnostic("config-syntax", place, f"not TOML: {error}", "Correct the file.")]) from error


def quoted(text: str) -> str:
    """Return a text as a TOML string on one line."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(char if char.isprintable() else f"\\U{ord(char):08X}" for char in escaped) + '"'


def line_of(source: Source, needle: str) -> Place:
    """The first line that holds a text: TOML readers keep no positions."""
    for number, line in enumerate(source.text.splitlines(), start=1):
        if needle and needle in line:
            return Place(source.name, number, line.index(needle) + 1)
    return Place(source.name)
