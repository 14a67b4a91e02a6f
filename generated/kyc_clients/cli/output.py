# Generated from generator/templates by `make generate`. Edit that.

"""Printing what a method returned: JSON for programs, lines for people, personal data for those who ask for it."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

import click
from attrs import fields

from .._runtime.model import Model
from .._runtime.redact import HIDDEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .._runtime.model import Json

_WIDEST: Final = 100


def write(result: object, *, show: bool, as_json: bool, output: str | None) -> None:
    """Print a result, or write it to a file if it is one.

    Raises:
        click.UsageError: if a file is to be printed in a terminal, or the disk refuses it.
    """
    if isinstance(result, bytes):
        _write_file(result, output)
        return
    value = _json(result, show=show)
    if as_json or not sys.stdout.isatty():
        click.echo(json.dumps(value, indent=2, ensure_ascii=False))
        return
    lines = list(_lines(value))
    width = max((len(name) for name, _ in lines), default=0)
    for name, text in lines:
        click.echo(f"{name:<{width}}  {text if len(text) <= _WIDEST else text[:_WIDEST] + '…'}")


def _write_file(content: bytes, output: str | None) -> None:
    if output is not None:
        try:
            Path(output).write_bytes(content)
        except OSError as error:
            raise click.UsageError(f"{output} cannot be written: {error.strerror}") from None
        click.echo(f"{len(content)} bytes in {output}", err=True)
    elif sys.stdout.isatty():
        raise click.UsageError(f"the response is a file of {len(content)} bytes: name one with --output")
    else:
        sys.stdout.buffer.write(content)


def _json(value: object, *, show: bool) -> Json:
    """The JSON of the wire, with every sensitive member and every member that the contract does not know hidden."""
    if isinstance(value, Model):
        whole = value.to_dict()
        return whole if show else _hidden(value, whole)
    if isinstance(value, list | tuple):
        return [_json(item, show=show) for item in cast("list[object]", value)]
    if isinstance(value, Mapping):
        return {str(name): _json(item, show=show) for name, item in cast("Mapping[object, object]", value).items()}
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def _hidden(model: Model, whole: dict[str, Json]) -> dict[str, Json]:
    attributes = {wire: attribute for wire, attribute, _ in type(model).__model_rows__}
    shown = {attribute.name for attribute in fields(type(model)) if attribute.repr}

    def member(wire: str, value: Json) -> Json:
        if value is None or attributes.get(wire) not in shown:
            return None if value is None else HIDDEN
        return _json(getattr(model, attributes[wire]), show=False)

    return {wire: member(wire, value) for wire, value in whole.items()}


def _lines(value: Json, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for member, inner in value.items():
            yield from _lines(inner, f"{name}.{member}" if name else member)
    elif isinstance(value, list) and any(isinstance(item, Mapping | list) for item in value):
        for index, inner in enumerate(value):
            yield from _lines(inner, f"{name}[{index}]")
    else:
        yield name, ", ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
