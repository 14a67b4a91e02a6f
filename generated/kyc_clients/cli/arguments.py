# Generated from generator/templates by `make generate`. Edit that.

"""From a method's signature to the options of a command, and from texts to the values that the method takes."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from types import NoneType, UnionType
from typing import Literal, Union, cast, get_args, get_origin

import click

from .._runtime.model import Model
from .._runtime.unset import Unset

_PLACE = "_at_"
"""Begins the names of such places; no argument of a method begins so."""
_CALL_OPTIONS = ("timeout", "deadline", "headers", "retries", "cancel", "effects")


def option_of(parameter: inspect.Parameter, hint: object, prose: str) -> click.Parameter | None:
    """Make the option for an argument; an argument that a terminal cannot give has none."""
    name, placed = parameter.name, has_place(parameter)
    required = parameter.default is inspect.Parameter.empty and not placed
    if name in _CALL_OPTIONS and name != "timeout":
        return None
    flag = f"--{name.replace('_', '-')}"
    found = re.search(rf"^ +{name}: " + r"(.+(?:\n {16}.+)*)", prose, flags=re.MULTILINE)
    text = " ".join(found[1].split()) if found else ""
    text = f"{text} (may also be given by its place)" if placed else text
    kinds = _kinds(hint)
    if name == "timeout":
        return click.Option([name, flag], type=float, help="Seconds to wait.")
    if kinds == (bool,):
        return click.Option([name, f"{flag}/--no-{name.replace('_', '-')}"], default=None, required=required, help=text)
    if len(kinds) == 1 and get_origin(kinds[0]) is Sequence:
        return click.Option(
            [name, flag],
            multiple=True,
            type=_type(_kinds(get_args(kinds[0])[0])),
            required=required,
            help=f"{text} (repeat it for several)",
        )
    return click.Option([name, flag], type=_type(kinds), required=required, help=text, metavar=_metavar(kinds))


def has_place(parameter: inspect.Parameter) -> bool:
    """Tell whether an argument may be given without its name."""
    return parameter.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD


def place_of(parameter: inspect.Parameter, hint: object) -> click.Parameter:
    """Make the place in the command line for an argument that may be given without its name, as in Python."""
    return click.Argument(
        [f"{_PLACE}{parameter.name}"], required=False, type=_type(_kinds(hint)), metavar=f"[{parameter.name.upper()}]"
    )


def merge(given: Mapping[str, object], required: Collection[str]) -> dict[str, object]:
    """Return the arguments by name, those that were given by their place among them.

    Raises:
        click.UsageError: if one is given twice, or not at all.
    """
    merged = {name: value for name, value in given.items() if not name.startswith(_PLACE)}
    for place, value in given.items():
        name = place.removeprefix(_PLACE)
        if name != place and value is not None:
            if merged.get(name) is not None:
                raise click.UsageError(
                    f"{name.upper()} is given twice: once by its place, once as --{name.replace('_', '-')}"
                )
            merged[name] = value
    for name in required:
        if merged.get(name) is None:
            raise click.UsageError(f"Missing argument '{name.upper()}', which is also --{name.replace('_', '-')}")
    return merged


def value_of(value: object, hint: object) -> object:
    """Turn what click parsed into what the method takes.

    Raises:
        click.UsageError: if JSON is wanted and this is none.
    """
    if isinstance(value, tuple):
        inner = get_args(_kinds(hint)[0])
        return [value_of(item, inner[0]) for item in cast("tuple[object, ...]", value)]
    if isinstance(value, datetime) and _kinds(hint) == (date,):
        return value.date()
    if not isinstance(value, str) or not _structured(_kinds(hint)):
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise click.UsageError(f"this argument takes a JSON object, and this is none: {value}") from None


def _kinds(hint: object) -> tuple[object, ...]:
    """What an annotation admits beside None and UNSET."""
    if get_origin(hint) in (Union, UnionType):
        return tuple(kind for item in get_args(hint) for kind in _kinds(item))
    return () if hint in (None, NoneType, Unset) else (hint,)


def _type(kinds: Sequence[object]) -> click.ParamType[object]:
    if len(kinds) == 1:
        if get_origin(kinds[0]) is Literal and all(isinstance(value, str) for value in get_args(kinds[0])):
            return click.Choice(get_args(kinds[0]))
        if kinds[0] is int:
            return click.INT
        if kinds[0] is float:
            return click.FLOAT
        if kinds[0] is Path:
            return click.Path()
        if kinds[0] is date or kinds[0] is datetime:
            return click.DateTime()
    return click.STRING


def _metavar(kinds: Sequence[object]) -> str | None:
    return "JSON" if _structured(kinds) else None


def _structured(kinds: Sequence[object]) -> bool:
    return any(get_origin(kind) is Mapping or (isinstance(kind, type) and issubclass(kind, Model)) for kind in kinds)
