"""Reads Overlay documents (OpenAPI Overlay 1.0, 1.1 and 1.2), checking every rule that the document alone can break."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final, TypeVar
from urllib.parse import unquote

from generator.errors import Diagnostic, Refused
from generator.overlay.model import Action, Overlay, Update
from generator.parse import locate
from generator.pointers import ROOT, join, unescape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.types import Document, Json, Pointer

_T = TypeVar("_T")
_VERSION: Final = re.compile(r"(1)\.([012])\.[0-9]+")
_REUSABLE: Final = "#/components/actions/"
_KINDS: Final[Mapping[str, type]] = {"a string": str, "true or false": bool, "a list": list, "an object": dict}


def load(document: Document) -> Overlay:
    """Return the overlay that a document holds, or refuse with everything that is wrong with its form.

    The JSONPaths in it are compiled by `apply`, which refuses bad ones before it starts.
    """
    return _Reader(document).read()


class _Reader:
    """Walks the document once and gathers findings."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._found: list[Diagnostic] = []
        self._minor = 2
        self._reusable: dict[str, tuple[Pointer, dict[str, Json]]] = {}

    def read(self) -> Overlay:
        """Return the overlay or refuse."""
        root = self._document.value
        if not isinstance(root, dict):
            self._add(ROOT, "an overlay must be an object", "begin it with `overlay: 1.1.0`")
            raise Refused(self._found)
        self._read_version(root)
        fields = ["overlay", "info", "extends", "actions"]
        fields += ["$self", "components"] if self._minor >= 2 else []  # noqa: PLR2004 - Overlay 1.2
        self._check_fields(root, ROOT, fields, ["overlay", "info", "actions"])
        title = self._read_info(root)
        extends, self_uri = self._read_uri(root, "extends"), self._read_uri(root, "$self")
        self._read_components(root)
        actions = self._read_actions(root)
        if self._found:
            raise Refused(sorted(self._found, key=lambda item: (item.place.line, item.place.column) if item.place else (0, 0)))
        return Overlay(self._document, (1, self._minor), title, actions, extends, self_uri)

    def _read_version(self, root: dict[str, Json]) -> None:
        value = root.get("overlay")
        match = _VERSION.fullmatch(value) if isinstance(value, str) else None
        if match is not None:
            self._minor = int(match[2])
        elif "overlay" in root:
            self._add(
                join(ROOT, "overlay"),
                f"`overlay` must be the version of the standard as a string, not {_show(value)}",
                "write 1.0.0, 1.1.0 or 1.2.0: these are supported",
            )

    def _read_info(self, root: dict[str, Json]) -> str:
        pointer = join(ROOT, "info")
        info = root.get("info")
        if not isinstance(info, dict):
            if "info" in root:
                self._add(pointer, f"`info` must be an object, not {_show(info)}")
            return ""
        optional = ["description"] if self._minor >= 1 else []
        self._check_fields(info, pointer, ["title", "version", *optional], ["title", "version"])
        self._typed(info, pointer, "version", str)
        self._typed(info, pointer, "description", str)
        return self._typed(info, pointer, "title", str) or ""

    def _read_uri(self, root: dict[str, Json], field: str) -> str | None:
        if field == "$self" and self._minor < 2:  # noqa: PLR2004 - Overlay 1.2
            return None
        uri = self._typed(root, ROOT, field, str)
        if uri is not None and re.search(r"[\s<>\"{}|\\^`]", uri):
            self._add(join(ROOT, field), f"`{field}` is no URI reference: {_show(uri)}", "percent-encode the characters that a URI may not have")
        if uri is not None and "#" in uri and self._minor >= 2:  # noqa: PLR2004 - Overlay 1.2
            self._add(join(ROOT, field), f"`{field}` must not have a fragment", f"write {uri.partition('#')[0]}")
        return uri

    def _read_components(self, root: dict[str, Json]) -> None:
        if self._minor < 2:  # noqa: PLR2004 - Overlay 1.2
            return
        pointer = join(ROOT, "components")
        components = self._typed(root, ROOT, "components", dict)
        if components is None:
            return
        self._check_fields(components, pointer, ["actions"], [])
        for key, reusable in (self._typed(components, pointer, "actions", dict) or {}).items():
            self._read_reusable(join(pointer, "actions", key), key, reusable)

    def _read_reusable(self, pointer: Pointer, key: str, reusable: Json) -> None:
        self._reusable[key] = (pointer, {})
        if not isinstance(reusable, dict):
            self._add(pointer, f"a reusable action must be an object, not {_show(reusable)}")
            return
        self._check_fields(reusable, pointer, ["description", "fields"], [])
        self._typed(reusable, pointer, "description", str)
        fields = self._typed(reusable, pointer, "fields", dict) or {}
        place = join(pointer, "fields")
        if "target" in fields:
            self._add(join(place, "target"), "a reusable action must not have a `target`", "the action that refers to it has one")
        self._check_fields(fields, place, ["target", "description", "update", "copy", "remove"], [])
        self._check_effects(fields, place)
        self._reusable[key] = (place, fields)

    def _read_actions(self, root: dict[str, Json]) -> tuple[Action, ...]:
        pointer = join(ROOT, "actions")
        actions = self._typed(root, ROOT, "actions", list)
        if actions is None:
            return ()
        if not actions:
            self._add(pointer, "an overlay must have at least one action")
        read = [self._read_action(join(pointer, index), action) for index, action in enumerate(actions)]
        self._check_unique(pointer, actions)
        return tuple(action for action in read if action is not None)

    def _read_action(self, pointer: Pointer, action: Json) -> Action | None:
        if not isinstance(action, dict):
            self._add(pointer, f"an action must be an object, not {_show(action)}")
            return None
        if "$ref" in action and self._minor >= 2:  # noqa: PLR2004 - Overlay 1.2
            self._check_reference_fields(action, pointer)
            place, fields = self._follow(action, pointer)
        else:
            allowed = ["target", "description", "update", "remove", *(["copy"] if self._minor >= 1 else [])]
            self._check_fields(action, pointer, allowed, ["target"])
            self._check_effects(action, pointer)
            place, fields = pointer, action
        description = self._typed(action, pointer, "description", str)
        target = self._typed(action, pointer, "target", str)
        if target is None:
            return None
        if not target.startswith("$"):
            self._add(join(pointer, "target"), f"a target is a JSONPath and starts with `$`, not {_show(target)}", "begin it with `$.`")
        inherited, copy = fields.get("description"), fields.get("copy")
        return Action(
            pointer=pointer,
            target=target,
            target_pointer=join(pointer, "target"),
            description=description if description is not None else inherited if isinstance(inherited, str) else "",
            update=Update(fields["update"], join(place, "update")) if "update" in fields else None,
            copy=copy if isinstance(copy, str) else None,
            copy_pointer=join(place, "copy") if "copy" in fields else None,
            remove=fields.get("remove") is True,
        )

    def _check_reference_fields(self, action: dict[str, Json], pointer: Pointer) -> None:
        for field in ("update", "copy", "remove"):
            if field in action:
                message = f"an action with `$ref` must not have `{field}`"
                self._add(join(pointer, field), message, "put it into the reusable action's `fields`")
        self._check_fields(action, pointer, ["$ref", "target", "description", "update", "copy", "remove"], ["target"])

    def _follow(self, action: dict[str, Json], pointer: Pointer) -> tuple[Pointer, dict[str, Json]]:
        reference = self._typed(action, pointer, "$ref", str)
        if reference is None:
            return pointer, {}
        token = reference.removeprefix(_REUSABLE)
        place = join(pointer, "$ref")
        if token == reference or "/" in token:
            self._add(place, f"{_show(reference)} is no reference to a reusable action", f"write `{_REUSABLE}NAME`, with `/` in the name as `~1` and `~` as `~0`")
            return pointer, {}
        for key in (unescape(unquote(token)), unescape(token)):
            if key in self._reusable:
                return self._reusable[key]
        known = ", ".join(self._reusable) or "none"
        self._add(place, f"there is no reusable action {unescape(token)!r}", f"`components.actions` has: {known}")
        return pointer, {}

    def _check_effects(self, fields: dict[str, Json], pointer: Pointer) -> None:
        self._typed(fields, pointer, "description", str)
        self._typed(fields, pointer, "remove", bool)
        copy = self._typed(fields, pointer, "copy", str) if self._minor >= 1 else None
        if copy is not None and not copy.startswith("$"):
            self._add(join(pointer, "copy"), f"`copy` is a JSONPath and starts with `$`, not {_show(copy)}")

    def _check_unique(self, pointer: Pointer, actions: list[Json]) -> None:
        seen: dict[str, int] = {}
        for index, action in enumerate(actions):
            first = seen.setdefault(_identity(action), index)
            if first != index:
                line = locate(self._document, join(pointer, first)).line
                self._add(join(pointer, index), f"this action is the same as the one on line {line}", "delete one of the two")

    def _check_fields(self, value: dict[str, Json], pointer: Pointer, allowed: list[str], required: list[str]) -> None:
        for field in value:
            if field not in allowed and not field.startswith("x-"):
                version = f"Overlay 1.{self._minor}"
                self._add(join(pointer, field), f"{version} has no field `{field}` here", f"it has {', '.join(allowed)} and x-…")
        for field in required:
            if field not in value:
                self._add(pointer, f"the required field `{field}` is missing")

    def _typed(self, value: dict[str, Json], pointer: Pointer, field: str, kind: type[_T]) -> _T | None:
        item = value.get(field)
        if field not in value:
            return None
        if not isinstance(item, kind):
            name = next(name for name, known in _KINDS.items() if known is kind)
            self._add(join(pointer, field), f"`{field}` must be {name}, not {_show(item)}")
            return None
        return item

    def _add(self, pointer: Pointer, message: str, help_: str = "") -> None:
        self._found.append(Diagnostic("overlay-invalid", locate(self._document, pointer), message, help_))


def _identity(value: Json) -> str:
    """Return a text that is the same for values that JSON Schema's `uniqueItems` calls equal."""
    return json.dumps(_levelled(value), sort_keys=True)


def _levelled(value: Json) -> Json:
    if isinstance(value, dict):
        return {key: _levelled(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_levelled(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _show(value: Json) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:57] + "…"  # noqa: PLR2004 - fits a terminal line
