"""The core of `python -m generator overlay-from-diff`: two documents in, the text of an overlay out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from generator.dump import dump
from generator.errors import Diagnostic, Refused
from generator.openapi import METHODS
from generator.overlay.compare import Step, compare
from generator.overlay.form import show
from generator.overlay.merge import article
from generator.overlay.paths import listed, write
from generator.parse import locate, parse
from generator.pointers import ROOT
from generator.types import Place

if TYPE_CHECKING:
    from generator.types import Json, Source

QUESTION: Final = "Which page or sample shows this? Name it here, and say in the description why."
"""Stands as `x-evidence` where a person has to answer."""

_METHOD: Final = 2
"""Where in the path to an operation its method stands; in the path to a component, its name."""


def overlay_from_diff(old: Source, new: Source) -> str:
    """Return an overlay that turns one document into the other, as YAML; actions say what they do, and ask why.

    Raises:
        Refused: if one of them is no document, or nothing differs.
    """
    found: list[Diagnostic] = []
    before, after = (_read(source, found) for source in (old, new))
    if found:
        raise Refused(found)
    steps = compare(before, after)
    if not steps:
        message = f"nothing differs from {old.name}" + _order(before, after)
        raise Refused([Diagnostic("diff-empty", Place(new.name), message, "An overlay has at least one action.")])
    actions: list[Json] = [action_of(step, _title(step)) for step in steps]
    info: Json = {"title": f"From {old.name} to {new.name}", "version": "1.0.0"}
    return dump({"overlay": "1.1.0", "info": info, "actions": actions})


def _read(source: Source, found: list[Diagnostic]) -> dict[str, Json]:
    try:
        document = parse(source)
    except Refused as refused:
        found += refused.diagnostics
        return {}
    if isinstance(document.value, dict):
        return document.value
    message = f"a description of an API is an object, not {article(document.value)}"
    found.append(Diagnostic("diff-document", locate(document, ROOT), message, "Name an OpenAPI document."))
    return {}


def _order(old: Json, new: Json) -> str:
    """What to add for documents that hold the same, written in another order."""
    return " but the order of keys, which overlays leave alone" if json.dumps(old) != json.dumps(new) else ""


def action_of(step: Step, description: str) -> Json:
    """Write a step as an action that leaves a person to answer for it."""
    action: dict[str, Json] = {"target": write(step.path), "description": description, "x-evidence": QUESTION}
    return action | ({"remove": True} if step.remove else {"update": step.update})


def _title(step: Step) -> str:
    """What an action does, for a person to go on from."""
    names = [segment.name for segment in step.path]
    if step.remove:
        return f"{_subject(names[:-1])}: removes {names[-1]}"
    if isinstance(step.update, dict):
        return f"{_subject(names)}: changes {listed(list(step.update))}"
    if isinstance(step.update, list):
        return f"{_subject(names)}: adds {len(step.update)} items"
    return f"{_subject(names)}: becomes {show(step.update)}"


def _subject(names: list[str]) -> str:
    """What an action is about, in the fewest words: an operation, a component, or the members that lead there."""
    if names[:1] == ["paths"] and len(names) > _METHOD and names[_METHOD] in METHODS:
        return listed([f"{names[_METHOD].upper()} {names[1]}", *names[_METHOD + 1 :][-1:]])
    if names[:1] == ["components"]:
        return listed([names[_METHOD] if len(names) > _METHOD else names[-1], *names[_METHOD + 1 :][-1:]])
    return listed(names) or "the document"
