"""Fixes of findings: the corrected node of the document."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from generator.lint.losses import (
    UNDESCRIBED,
    alternative_removed,
    any_of,
    malformed_removed,
    media_removed,
    parameter_removed,
    removed,
    server_removed,
)
from generator.lint.naming import operation_id, with_name
from generator.normalise.lint import is_path
from generator.pointers import ROOT, exists, join, parent, resolve, split
from generator.types import Pointer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.errors import Diagnostic
    from generator.lint.losses import Mended, Node
    from generator.types import Json

    Remedy = Callable[[Node, Pointer, str], Mended | None]

_HOLE: Final = re.compile(r"\{([^{}]*)\}")
_MISSING: Final = re.compile(r"'(\w+)' is a required property")
_NO_TYPE: Final = re.compile(r"'(\w+)' is not (?:one of \[|valid)")
_TYPES: Final = {
    "integer": re.compile(r"int(32|64)?|long|integer"), "number": re.compile(r"float|double|decimal|number"),
    "boolean": re.compile(r"bool|boolean"), "string": re.compile(r"str|text|string"), "array": re.compile(r"list|array"),
    "object": re.compile(r"dict|map|object"),
}  # fmt: skip
"""What programming languages call the types of a schema."""
_COMPONENT: Final = 3
_WANTED: Final[Mapping[str, Json]] = {
    "info": {"title": "An API", "version": "1"}, "title": "An API", "version": "1", "paths": {},
    "description": UNDESCRIBED, "responses": {"default": {"description": UNDESCRIBED}},
}  # fmt: skip
"""What a document may not leave out, in the shortest form that the standard allows."""


def mend(root: Node, finding: Diagnostic) -> Mended | None:
    """Return what would make a finding go away, and lose nothing if it can; `None` where only a person can tell."""
    pointer = finding.pointer
    if pointer is None or not exists(root, pointer):
        return None
    for remedy in (_REMEDIES.get(finding.code), _LOSSES.get(finding.code)):
        mended = remedy(root, pointer, finding.message) if remedy is not None else None
        if mended is not None and mended[1] != resolve(root, mended[0]):
            return mended
    return None


def _values_of_type(root: Node, pointer: Pointer, _: str) -> Mended | None:
    """The values of an enumeration as its type wants them: most are only quoted, or not. Where none can be, the type that they have."""
    pointer = pointer if pointer.endswith("/enum") else join(pointer, "enum")
    if not exists(root, pointer):
        return None
    schema, listed = resolve(root, parent(pointer)), resolve(root, pointer)
    kind = schema.get("type") if isinstance(schema, dict) else None
    if not isinstance(listed, list) or not isinstance(kind, str):
        return None
    values = [value for value in (_as(kind, value) for value in listed) if value is not None]
    kept: list[Json] = [value for index, value in enumerate(values) if value not in values[:index]]
    if kept:
        return pointer, kept
    meant = [
        name for name in ("string", "integer", "number", "boolean") if all(_as(name, one) == one for one in listed)
    ]
    return (parent(pointer), {**schema, "type": meant[0]}) if meant and isinstance(schema, dict) else None


def _as(kind: str, value: Json) -> Json:
    if kind == "string" and isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if kind == "integer" and isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,18}", value):
        return int(value)
    wanted = {"string": str, "integer": int, "number": int | float, "boolean": bool}.get(kind)
    fits = wanted is None or (isinstance(value, wanted) and (kind == "boolean" or not isinstance(value, bool)))
    return value if fits else None


def _path_parameters(root: Node, pointer: Pointer, _: str) -> Mended | None:
    """Each `{name}` of the path declared once, and no other."""
    node, keys = resolve(root, pointer), split(pointer)
    item = resolve(root, parent(pointer))
    if not isinstance(node, dict) or not isinstance(item, dict) or keys[0] != "paths":
        return None
    wanted = list(dict.fromkeys(_HOLE.findall(keys[1])))
    shared, own = (_declared(root, holder.get("parameters")) for holder in (item, node))
    listed = node.get("parameters")
    entries = listed if isinstance(listed, list) else []
    kept = [entry for entry, name in zip(entries, own, strict=True) if not name or name in wanted]
    missing = [name for name in wanted if name not in own and name not in shared]
    added: list[Json] = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in missing
    ]
    return pointer, {**node, "parameters": [*kept, *added]}


def _declared(root: Node, listed: Json) -> list[str]:
    """The name of each path parameter, in its place; empty for others."""
    found: list[str] = []
    for entry in listed if isinstance(listed, list) else []:
        reference = entry.get("$ref") if isinstance(entry, dict) else None
        target = Pointer(reference[1:]) if isinstance(reference, str) and reference.startswith("#/") else None
        node = resolve(root, target) if target is not None and exists(root, target) else entry
        at_path = isinstance(node, dict) and node.get("in") == "path"
        found.append(str(node.get("name")) if isinstance(node, dict) and at_path else "")
    return found


def _path_below_server(root: Node, pointer: Pointer, _: str) -> Mended | None:
    """The same path without the host in front of it, or without the operation if that is no path either."""
    holder, key = parent(pointer), split(pointer)[-1]
    paths = resolve(root, holder)
    if not isinstance(paths, dict):
        return None
    path = re.sub(r"[a-zA-Z][a-zA-Z0-9+.-]*://[^/]*|[?#].*", "", key)
    path = f"/{path.lstrip('/')}"
    good = is_path(path) and path not in paths
    return holder, {path if name == key else name: item for name, item in paths.items() if name != key or good}


def _reference(root: Node, pointer: Pointer, _: str) -> Mended | None:
    """The name that was probably meant; where nothing is like it, an empty schema for a person to fill."""
    node = resolve(root, pointer)
    reference = str(node.get("$ref")) if isinstance(node, dict) else ""
    keys = split(Pointer(reference[1:])) if reference.startswith("#/") else ()
    if not isinstance(node, dict) or len(keys) != _COMPONENT or keys[0] != "components":
        return None
    components = root.get("components")
    kinds = components if isinstance(components, dict) else {}
    known = kinds.get(keys[1])
    close = get_close_matches(keys[2], list(known) if isinstance(known, dict) else [], n=1, cutoff=0.75)
    if close:
        return pointer, {**node, "$ref": f"#{join(ROOT, *keys[:2], close[0])}"}
    if keys[1] != "schemas":
        return None
    schemas: Json = {**(known if isinstance(known, dict) else {}), keys[2]: {"description": UNDESCRIBED}}
    return ROOT, {**root, "components": {**kinds, "schemas": schemas}}


def _version(root: Node, _: Pointer, __: str) -> Mended | None:
    version = str(root.get("openapi"))
    good = {"3": "3.0.3", "3.0": "3.0.3"}.get(version.strip()) or ("3.1.0" if version.strip()[:2] == "3." else None)
    return (ROOT, {**root, "openapi": good}) if good else None


def _malformed(root: Node, pointer: Pointer, message: str) -> Mended | None:
    """A member that is missing, or a type by the name that programming languages have for it."""
    word = _NO_TYPE.match(message)
    meant = [name for name, words in _TYPES.items() if word is not None and words.fullmatch(word[1].lower())]
    if meant and pointer.endswith("/type"):
        holder = resolve(root, parent(pointer))
        return (parent(pointer), {**holder, "type": meant[0]}) if isinstance(holder, dict) else None
    return _required_member(root, pointer, message)


def _required_member(root: Node, pointer: Pointer, message: str) -> Mended | None:
    missing = _MISSING.match(message)
    node = resolve(root, pointer)
    if missing is None or missing[1] not in _WANTED or not isinstance(node, dict):
        return None
    return pointer, {**node, missing[1]: _WANTED[missing[1]]}


def _encrypted(root: Node, pointer: Pointer, _: str) -> Mended | None:
    holder, url = resolve(root, parent(pointer)), resolve(root, pointer)
    if not isinstance(holder, dict) or not isinstance(url, str) or not url.lower().startswith("http://"):
        return None
    return parent(pointer), {**holder, split(pointer)[-1]: f"https://{url[7:]}"}


def _with_type(root: Node, pointer: Pointer, message: str) -> Mended | None:
    node, kind = resolve(root, pointer), re.search(r"`type: (\w+)`", message)
    return (pointer, {**node, "type": kind[1]}) if isinstance(node, dict) and kind else None


def _null_type(root: Node, pointer: Pointer, _: str) -> Mended | None:
    """`nullable` as OpenAPI 3.1 says it. Beside no type it never had a meaning there."""
    holder = parent(pointer)
    node = resolve(root, holder)
    if not isinstance(node, dict):
        return None
    kept = {key: value for key, value in node.items() if key != "nullable"}
    kind = node.get("type")
    kinds: list[Json] = kind if isinstance(kind, list) else [kind]
    if node.get("nullable") is True and kind is not None and "null" not in kinds:
        kept["type"] = [*kinds, "null"]
        values = node.get("enum")
        kept |= {"enum": [*values, None]} if isinstance(values, list) and None not in values else {}
    return holder, kept


_REMEDIES: Final[Mapping[str, Remedy]] = {
    "bad-name": with_name, "bad-path": _path_below_server, "bad-server": _encrypted,
    "bad-status": removed, "no-body": removed, "ambiguous-union": any_of, "bad-token-url": _encrypted, "dangling-reference": _reference,
    "duplicate-operation-id": operation_id, "duplicate-parameter": parameter_removed, "enum-type": _values_of_type,
    "example-mismatch": removed, "missing-operation-id": operation_id, "missing-type": _with_type,
    "name-collision": with_name, "no-valid-value": _values_of_type, "obsolete-nullable": _null_type,
    "openapi-invalid": _malformed, "path-parameters": _path_parameters,
    "unsupported-version": _version, "unused-component": removed, "unknown-keyword": removed,
}  # fmt: skip
_LOSSES: Final[Mapping[str, Remedy]] = {
    "bad-default": removed, "bad-pattern": removed, "bad-server": server_removed, "forbidden-header": parameter_removed,
    "openapi-invalid": malformed_removed,
    "slow-pattern": removed, "unknown-scheme": alternative_removed,
    "unsupported-discriminator": removed, "unsupported-encoding": removed, "unsupported-keyword": removed,
    "unsupported-media-type": media_removed, "unsupported-parameter": parameter_removed,
    "unsupported-operation": removed, "unsupported-schema": removed,
}  # fmt: skip
