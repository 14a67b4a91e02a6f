"""Reads Overlay documents (OpenAPI Overlay 1.0, 1.1 and 1.2), checking every rule that the document alone can break."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from generator.errors import Refused
from generator.overlay.form import Form, show
from generator.overlay.model import Action, Copy, Overlay, Update
from generator.overlay.reuse import Reusable, follow, read_components
from generator.parse import locate
from generator.pointers import ROOT, join

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.types import Document, Json, Pointer

_VERSION: Final = re.compile(r"1\.([012])\.[0-9]+")
_NO_URI: Final = re.compile(r"[^!#-;=?-\[\]_a-z~\x80-\U0010ffff]")
_COPY_SINCE: Final = 1
_REUSE_SINCE: Final = 2
_NEWEST: Final = 2


def load(document: Document) -> Overlay:
    """Return the overlay that a document holds, or refuse with everything that is wrong with its form.

    This is the official schemas' judgement. The JSONPaths are compiled by `apply`, which refuses bad ones before it
    starts: the official examples hold one that is no RFC 9535 query.
    """
    form = Form(document)
    root = document.value
    if not isinstance(root, dict):
        form.add(ROOT, "an overlay must be an object", "begin it with `overlay: 1.1.0`")
        raise Refused(form.found)
    minor = form.minor = _version(form, root)
    names = ["overlay", "info", "extends", "actions", *(["$self", "components"] if minor >= _REUSE_SINCE else [])]
    form.fields(root, ROOT, names, ["overlay", "info", "actions"])
    title = _info(form, root, minor)
    extends = _uri(form, root, "extends", minor)
    self_uri = _uri(form, root, "$self", minor) if minor >= _REUSE_SINCE else None
    reusable = read_components(form, root) if minor >= _REUSE_SINCE else {}
    actions = _actions(form, root, minor, reusable)
    form.raise_findings()
    return Overlay(document, (1, minor), title, actions, extends, self_uri)


def _version(form: Form, root: dict[str, Json]) -> int:
    """Return the minor version; an unreadable one is judged by the newest rules."""
    value = root.get("overlay")
    match = _VERSION.fullmatch(value) if isinstance(value, str) else None
    if match is not None:
        return int(match[1])
    if "overlay" in root:
        message = f"`overlay` must be a supported version of the standard, as a string, not {show(value)}"
        form.add(join(ROOT, "overlay"), message, "write 1.0.0, 1.1.0 or 1.2.0")
    return _NEWEST


def _info(form: Form, root: dict[str, Json], minor: int) -> str:
    info = form.mapping(root, ROOT, "info")
    if info is None:
        return ""
    pointer = join(ROOT, "info")
    names = ["title", "version", *(["description"] if minor >= _COPY_SINCE else [])]
    form.fields(info, pointer, names, ["title", "version"])
    for name in names[1:]:
        form.text(info, pointer, name)
    return form.text(info, pointer, "title") or ""


def _uri(form: Form, root: dict[str, Json], name: str, minor: int) -> str | None:
    uri = form.text(root, ROOT, name)
    if uri is None:
        return None
    if _NO_URI.search(uri):
        message = f"`{name}` is no URI reference: {show(uri)}"
        form.add(join(ROOT, name), message, "percent-encode the characters that a URI may not have")
    if "#" in uri and minor >= _REUSE_SINCE:
        form.add(join(ROOT, name), f"`{name}` must not have a fragment", f"write {uri.partition('#')[0]}")
    return uri


def _actions(form: Form, root: dict[str, Json], minor: int, reusable: Mapping[str, Reusable]) -> tuple[Action, ...]:
    pointer = join(ROOT, "actions")
    actions = form.items(root, ROOT, "actions")
    if actions is None:
        return ()
    if not actions:
        form.add(pointer, "an overlay must have at least one action")
    read = [_action(form, join(pointer, index), action, minor, reusable) for index, action in enumerate(actions)]
    seen: dict[str, int] = {}
    for index, action in enumerate(actions):
        first = seen.setdefault(_identity(action), index)
        if first != index:
            line = locate(form.document, join(pointer, first)).line
            form.add(
                join(pointer, index), f"this action is the same as the one on line {line}", "delete one of the two"
            )
    return tuple(action for action in read if action is not None)


def _action(form: Form, pointer: Pointer, action: Json, minor: int, reusable: Mapping[str, Reusable]) -> Action | None:
    if not isinstance(action, dict):
        form.add(pointer, f"an action must be an object, not {show(action)}")
        return None
    if "$ref" in action and minor >= _REUSE_SINCE:
        effects = follow(form, pointer, action, reusable)
    else:
        names = ["target", "description", "update", "remove", *(["copy"] if minor >= _COPY_SINCE else [])]
        form.fields(action, pointer, names, ["target"])
        effects = Reusable(pointer, action)
        effects.check(form, names)
    target = form.text(action, pointer, "target")
    description = form.text(action, pointer, "description")
    if target is None:
        return None
    if not target.startswith("$"):
        message = f"a target is a JSONPath and starts with `$`, not {show(target)}"
        form.add(join(pointer, "target"), message, "begin it with `$.`")
    inherited, copy = effects.fields.get("description"), effects.fields.get("copy")
    return Action(
        pointer=pointer,
        target=target,
        target_pointer=join(pointer, "target"),
        description=description or (inherited if isinstance(inherited, str) else ""),
        update=Update(effects.fields["update"], join(effects.pointer, "update"))
        if "update" in effects.fields
        else None,
        copy=Copy(copy, join(effects.pointer, "copy")) if isinstance(copy, str) else None,
        remove=effects.fields.get("remove") is True,
    )


def _identity(value: Json) -> str:
    """Return a text that is the same for values that JSON Schema's `uniqueItems` calls equal."""
    return json.dumps(_levelled(value), sort_keys=True)


def _levelled(value: Json) -> Json:
    if isinstance(value, dict):
        return {key: _levelled(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_levelled(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
