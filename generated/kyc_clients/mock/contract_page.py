# Generated from generator/templates by `make generate`. Edit that.

"""A contract as a page to read: operations by product, with their arguments, bodies and responses."""

from __future__ import annotations

import json
import re
from html import escape
from typing import TYPE_CHECKING, Final, TypeAlias, cast

from .._runtime.mock.pages import document as page
from .try_page import pretty

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Json: TypeAlias = "Mapping[str, object]"
Row: TypeAlias = "tuple[str, bool, Json, object]"
_CODE: Final = re.compile(r"`([^`]+)`")
_METHODS: Final = ("get", "post", "put", "patch", "delete")
_RULES: Final = (
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "minItems",
    "format",
    "default",
    "example",
    "x-ahead",
)
_DEEPEST: Final = 4


def contract_page(name: str, document: Json, form: Callable[[str], str], opened: str = "") -> str:
    """Return a provider's OpenAPI document as HTML; `form` gives what tries an operation, and one may be open."""
    info = _object(document["info"])
    tags = [_object(tag) for tag in cast("list[object]", document.get("tags", []))]
    parts = "".join(_product(document, tag, form) for tag in tags)
    title = f"{info['title']} {info['version']}"
    links = f"<p><a href='/'>All mocks</a>, <a href='{escape(name)}/openapi.json'>the document itself</a></p>"
    parts = parts.replace(f"<details id='{escape(opened)}'>", f"<details id='{escape(opened)}' open>", 1)
    return page(title, f"<h1>{escape(title)}</h1>{links}{_paragraphs(info.get('description'))}{parts}")


def _product(document: Json, tag: Json, form: Callable[[str], str]) -> str:
    name = str(tag["name"])
    paths = cast("Mapping[str, Json]", document["paths"])
    operations = "".join(
        _operation(document, method, path, _object(item[method]), form)
        for path, item in paths.items()
        for method in _METHODS
        if method in item and name in cast("list[str]", _object(item[method]).get("tags", []))
    )
    return f"<h2>{escape(name)}</h2>{_paragraphs(tag.get('description'))}{operations}"


def _operation(document: Json, method: str, path: str, operation: Json, form: Callable[[str], str]) -> str:
    parameters = [_resolved(document, _object(each)) for each in cast("list[object]", operation.get("parameters", []))]
    rows: list[Row] = [
        (
            f"{each['name']} ({each['in']})",
            each.get("required") is True,
            {**_object(each.get("schema", {})), **{key: each[key] for key in ("example",) if key in each}},
            each.get("description"),
        )
        for each in parameters
    ]
    body = _json(_resolved(document, _object(operation.get("requestBody", {}))))
    tables = _table("Parameters", rows) + (_table("Body", _fields(document, body)) if body else "")
    name = str(operation.get("operationId", ""))
    answers = "".join(
        _answer(document, status, _object(each)) for status, each in _object(operation["responses"]).items()
    )
    return (
        f"<details id='{escape(name)}'><summary><code>{method.upper()} {escape(path)}</code> {escape(str(operation.get('summary', '')))}</summary>"
        f"{_paragraphs(operation.get('description'))}{_credentials(document, operation)}{tables}{answers}"
        f"<h3>Try it</h3>{form(name)}</details>"
    )


def _credentials(document: Json, operation: Json) -> str:
    """Name the headers that say who asks; of several sets, one is enough."""
    schemes = _object(_object(document["components"]).get("securitySchemes", {}))
    sets = cast("list[Json]", operation.get("security", document.get("security", [])))
    alternatives = [
        " and ".join(f"`{_object(schemes[key]).get('name', 'Authorization: Bearer …')}`" for key in each)
        for each in sets
    ]
    return _paragraphs(f"Credentials: {', or '.join(alternatives)}") if alternatives else ""


def _answer(document: Json, status: str, raw: Json) -> str:
    response = _resolved(document, raw)
    schema = _json(response)
    ok = status.startswith("2")
    table = _table(f"Answer {status}", _fields(document, schema)) if schema and ok else ""
    example = _example(document, status, response) if ok else ""
    return f"<p><strong>{escape(status)}</strong> {_prose(response.get('description'))}</p>{table}{example}"


def _example(document: Json, status: str, response: Json) -> str:
    """Return the first example of a response's body."""
    content = _object(_object(response.get("content", {})).get("application/json", {}))
    examples = [_resolved(document, _object(each)) for each in _object(content.get("examples", {})).values()]
    values = [content["example"]] if "example" in content else [each["value"] for each in examples if "value" in each]
    if not values:
        return ""
    text = pretty(json.dumps(values[0]).encode())
    label = f"Example {escape(status)}"
    return f"<h4>{label}</h4><pre tabindex='0' role='region' aria-label='{label}'>{escape(text)}</pre>"


def _fields(document: Json, raw: Json, prefix: str = "", depth: int = 0) -> list[Row]:
    """Return one row for each property, those of nested objects after their parent."""
    schema = _resolved(document, raw)
    if schema.get("type") == "array":
        return _fields(document, _object(schema.get("items", {})), f"{prefix}[]", depth)
    rows: list[Row] = []
    required = cast("list[str]", schema.get("required", []))
    for name, value in _object(schema.get("properties", {})).items():
        inner = _resolved(document, _object(value))
        if "items" in inner:
            inner = {**inner, "items": _resolved(document, _object(inner["items"]))}
        label = f"{prefix}.{name}" if prefix else name
        rows.append((label, name in required, inner, inner.get("description")))
        if depth < _DEEPEST:
            rows += _fields(document, inner, label, depth + 1)
    return rows


def _table(caption: str, rows: list[Row]) -> str:
    if not rows:
        return ""
    head = "".join(f"<th scope='col'>{name}</th>" for name in ("Name", "Type", "Rules", "Meaning"))
    lines = "".join(
        f"<tr><td><code>{escape(name)}</code></td><td>{escape(_type(schema))}</td>"
        f"<td>{escape('; '.join(_rules(schema, required=required)))}</td><td>{_prose(meaning)}</td></tr>"
        for name, required, schema, meaning in rows
    )
    return f"<div class='wide long'><table><caption>{escape(caption)}</caption><tr>{head}</tr>{lines}</table></div>"


def _type(schema: Json) -> str:
    found = schema.get("type", "any")
    kinds = " or ".join(map(str, cast("list[object]", found))) if isinstance(found, list) else str(found)
    return f"{kinds} of {_type(_object(schema['items']))}" if "items" in schema else kinds


def _rules(schema: Json, *, required: bool) -> Iterator[str]:
    if required:
        yield "required"
    if "const" in schema:
        yield f"always {schema['const']}"
    if "enum" in schema:
        yield f"one of {', '.join(map(str, cast('list[object]', schema['enum'])))}"
    for rule in _RULES:
        if rule in schema:
            yield f"{rule} {schema[rule]}"
    if "items" in schema:
        yield from (f"each {rule}" for rule in _rules(_object(schema["items"]), required=False))


def _paragraphs(text: object) -> str:
    blocks = str(text or "").strip().split("\n\n")
    return "".join(f"<p>{_prose(block)}</p>" for block in blocks if block)


def _prose(text: object) -> str:
    """Return a line of a description; what stands in backticks is code."""
    return _CODE.sub(r"<code>\1</code>", escape(str(text or "")))


def _json(raw: Json) -> Json:
    content = _object(raw.get("content", {}))
    return _object(_object(content.get("application/json", {})).get("schema", {}))


def _resolved(document: Json, raw: Json) -> Json:
    found = raw
    while "$ref" in found:
        target = document
        for key in str(found["$ref"]).removeprefix("#/").split("/"):
            target = _object(target[key])
        found = target
    return found


def _object(value: object) -> Json:
    return cast("Json", value)
