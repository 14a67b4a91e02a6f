"""Overlay 1.2's reusable actions: `components.actions`, and the actions that refer to them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from generator.overlay.form import Form, show
from generator.pointers import ROOT, join, unescape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.types import Json, Pointer

_PREFIX: Final = "#/components/actions/"
_TOKEN: Final = re.compile(r"(?:[^/~]|~[01])*")
_EFFECTS: Final = ("update", "copy", "remove")


@dataclass(frozen=True, slots=True)
class Reusable:
    """The fields that say what an action does, and where they stand."""

    pointer: Pointer
    fields: dict[str, Json]

    def check(self, form: Form, names: Iterable[str]) -> None:
        """Note effects of the wrong type among the named fields."""
        if "remove" in names:
            form.flag(self.fields, self.pointer, "remove")
        copy = form.text(self.fields, self.pointer, "copy") if "copy" in names else None
        if copy is not None and not copy.startswith("$"):
            form.add(join(self.pointer, "copy"), f"`copy` is a JSONPath and starts with `$`, not {show(copy)}")


def read_components(form: Form, root: dict[str, Json]) -> dict[str, Reusable]:
    """Return the reusable actions by name, each checked whether or not it is used."""
    pointer = join(ROOT, "components")
    components = form.mapping(root, ROOT, "components")
    if components is None:
        return {}
    form.fields(components, pointer, ["actions"])
    actions = form.mapping(components, pointer, "actions") or {}
    return {name: _read(form, join(pointer, "actions", name), item) for name, item in actions.items()}


def _read(form: Form, pointer: Pointer, reusable: Json) -> Reusable:
    if not isinstance(reusable, dict):
        form.add(pointer, f"a reusable action must be an object, not {show(reusable)}")
        return Reusable(pointer, {})
    form.fields(reusable, pointer, ["description", "fields"])
    form.text(reusable, pointer, "description")
    fields = Reusable(join(pointer, "fields"), form.mapping(reusable, pointer, "fields") or {})
    names = ["description", *_EFFECTS]
    form.fields(fields.fields, fields.pointer, ["target", *names])
    form.text(fields.fields, fields.pointer, "description")
    fields.check(form, names)
    if "target" in fields.fields:
        message = "a reusable action must not have a `target`"
        form.add(join(fields.pointer, "target"), message, "the action that refers to it has one")
    return fields


def follow(form: Form, pointer: Pointer, action: dict[str, Json], reusable: Mapping[str, Reusable]) -> Reusable:
    """Return what an action with `$ref` refers to; without effects if that is unknown."""
    nothing = Reusable(pointer, {})
    form.fields(action, pointer, ["$ref", "target", "description", *_EFFECTS], ["target"])
    for name in _EFFECTS:
        if name in action:
            message = f"an action with `$ref` must not have `{name}`"
            form.add(join(pointer, name), message, "put it into the reusable action's `fields`")
    reference = form.text(action, pointer, "$ref")
    if reference is None:
        return nothing
    token = reference.removeprefix(_PREFIX)
    if token == reference or not _TOKEN.fullmatch(token):
        message = f"{show(reference)} is no reference to a reusable action"
        form.add(join(pointer, "$ref"), message, f"write `{_PREFIX}NAME`, with `~` in the name as `~0` and `/` as `~1`")
        return nothing
    for name in (unescape(unquote(token)), unescape(token)):
        if name in reusable:
            return reusable[name]
    help_ = f"`components.actions` has: {', '.join(reusable) or 'none'}"
    form.add(join(pointer, "$ref"), f"there is no reusable action {unescape(token)!r}", help_)
    return nothing
