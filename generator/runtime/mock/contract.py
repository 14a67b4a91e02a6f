"""The patched contract as the mock reads it: its operations, and which one a request means."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias, cast
from urllib.parse import unquote

from .versions import as_current

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

JsonObject: TypeAlias = "Mapping[str, object]"

_METHODS: Final = ("get", "put", "post", "delete", "patch", "head", "options", "trace")


class Parameter(NamedTuple):
    """A parameter of an operation."""

    name: str
    location: Literal["path", "query", "header"]
    required: bool
    schema: JsonObject


@dataclass(frozen=True)
class Operation:
    """One operation of the contract."""

    id: str
    method: str
    path: str
    parameters: tuple[Parameter, ...]
    body: JsonObject | None
    """Schema of the JSON request body, if there is one."""
    responses: Mapping[str, JsonObject | None]
    """Schema of the JSON body by status."""
    security: tuple[frozenset[str], ...]
    """Alternatives; each names the schemes that must all be met."""

    @cached_property
    def segments(self) -> tuple[str, ...]:
        """The path's segments, templates in braces."""
        return tuple(self.path.removeprefix("/").split("/"))

    @cached_property
    def is_template(self) -> bool:
        """Whether there are templates in the path."""
        return any(segment.startswith("{") for segment in self.segments)

    def bind(self, segments: tuple[str, ...]) -> dict[str, str] | None:
        """Return the values that a path's segments give to the templates; None if the path is another."""
        if len(segments) != len(self.segments):
            return None
        values: dict[str, str] = {}
        for ours, theirs in zip(self.segments, segments, strict=True):
            if ours.startswith("{"):
                values[ours[1:-1]] = theirs
            elif ours != theirs:
                return None
        return None if "" in values.values() else values


class PathMatch(NamedTuple):
    """What a request's path means."""

    operations: tuple[Operation, ...]
    """All that share the path, one for each method."""
    values: Mapping[str, str]
    """What stands in the templates."""


class Contract:
    """A provider's patched OpenAPI document."""

    def __init__(self, document: JsonObject) -> None:
        """Read the operations of a document."""
        self.document = document
        self.operations: Final = tuple(self._operations())
        self.by_id: Final = {operation.id: operation for operation in self.operations}
        self._templates = [operation for operation in self.operations if operation.is_template]
        self._prefixes = frozenset(self._server_paths())
        self._fixed = {one.segments: self._at(one.path) for one in self.operations if not one.is_template}

    @classmethod
    def from_text(cls, text: str) -> Contract:
        """Read `openapi.json`, whichever version of OpenAPI 3 it is."""
        return cls(as_current(cast("dict[str, object]", json.loads(text))))

    @property
    def title(self) -> str:
        """The document's title."""
        return str(cast("JsonObject", self.document["info"])["title"])

    @property
    def components(self) -> JsonObject:
        """What references lead to."""
        return cast("JsonObject", self.document.get("components", {}))

    def find(self, raw_path: str) -> PathMatch | None:
        """Return what a path (still percent-encoded) means, below the server's own address or that of an operation's server."""
        found = self._at_root(raw_path)
        below = [prefix for prefix in self._prefixes if found is None and raw_path.startswith(f"{prefix}/")]
        return self._at_root(raw_path.removeprefix(max(below, key=len))) if below else found

    def _at_root(self, raw_path: str) -> PathMatch | None:
        """Return what a path means; literal segments go before templates."""
        segments = tuple(unquote(segment, errors="replace") for segment in raw_path.removeprefix("/").split("/"))
        if segments in self._fixed:
            return PathMatch(self._fixed[segments], {})
        best: tuple[tuple[bool, ...], Operation, dict[str, str]] | None = None
        for operation in self._templates:
            values = operation.bind(segments)
            if values is not None:
                rank = tuple(segment.startswith("{") for segment in operation.segments)
                if best is None or rank < best[0]:
                    best = (rank, operation, values)
        if best is None:
            return None
        _, chosen, values = best
        return PathMatch(self._at(chosen.path), values)

    def _at(self, path: str) -> tuple[Operation, ...]:
        return tuple(each for each in self.operations if each.path == path)

    def resolve(self, value: JsonObject) -> JsonObject:
        """Return what a reference leads to, or the value itself."""
        found = value
        while "$ref" in found:
            target = self.document
            for key in str(found["$ref"]).removeprefix("#/").split("/"):
                target = cast("JsonObject", target[key.replace("~1", "/").replace("~0", "~")])
            found = target
        return found

    def _server_paths(self) -> Iterator[str]:
        """The paths of servers that paths and operations have of their own."""
        for raw in cast("Mapping[str, JsonObject]", self.document["paths"]).values():
            item = self.resolve(raw)
            for owner in (item, *(cast("JsonObject", item[method]) for method in _METHODS if method in item)):
                for server in cast("list[JsonObject]", owner.get("servers", [])):
                    _, _, rest = str(server["url"]).rpartition("://")
                    path = rest.partition("/")[2].strip("/")
                    if path:
                        yield f"/{path}"

    def _operations(self) -> Iterator[Operation]:
        common = self.document.get("security", [])
        items = cast("Mapping[str, JsonObject]", self.document["paths"])
        for path, raw in items.items():
            item = self.resolve(raw)
            shared = cast("list[JsonObject]", item.get("parameters", []))
            for method in _METHODS:
                if method in item:
                    yield self._operation(path, method, cast("JsonObject", item[method]), shared, common)

    def _operation(
        self, path: str, method: str, raw: JsonObject, shared: list[JsonObject], common: object
    ) -> Operation:
        parameters = [self.resolve(each) for each in [*shared, *cast("list[JsonObject]", raw.get("parameters", []))]]
        body = self.resolve(cast("JsonObject", raw.get("requestBody", {})))
        responses = cast("Mapping[str, JsonObject]", raw["responses"])
        security = cast("list[JsonObject]", raw.get("security", common))
        return Operation(
            id=str(raw["operationId"]),
            method=method.upper(),
            path=path,
            parameters=tuple(_parameter(each) for each in parameters),
            body=_json_schema(body),
            responses={status: _json_schema(self.resolve(each)) for status, each in responses.items()},
            security=tuple(frozenset(each) for each in security),
        )


def _parameter(raw: JsonObject) -> Parameter:
    location = cast('Literal["path", "query", "header"]', raw["in"])
    return Parameter(str(raw["name"]), location, bool(raw.get("required")), cast("JsonObject", raw.get("schema", {})))


def _json_schema(raw: JsonObject) -> JsonObject | None:
    content = cast("Mapping[str, JsonObject]", raw.get("content", {}))
    return cast("JsonObject", content["application/json"]["schema"]) if "application/json" in content else None


def sensitive_names(document: object) -> frozenset[str]:
    """Name every property and parameter that the contract marks as sensitive; what it fixes with `const` is no secret."""
    marked, fixed = set[str](), set[str]()
    for name, schema in _named(document):
        if schema.get("x-sensitive") is True:
            marked.add(name)
        if "const" in schema:
            fixed.add(name)
    return frozenset(marked - fixed)


def _named(document: object) -> Iterator[tuple[str, JsonObject]]:
    """Walk through all properties and parameters, with the contract's declaration of each."""
    if isinstance(document, dict):
        raw = cast("JsonObject", document)
        properties = raw.get("properties")
        if isinstance(properties, dict):
            items = cast("Mapping[str, object]", properties).items()
            yield from ((name, cast("JsonObject", schema)) for name, schema in items if isinstance(schema, dict))
        if str(raw.get("in")) in {"path", "query", "header"}:
            yield str(raw.get("name")), raw
        for value in raw.values():
            yield from _named(value)
    elif isinstance(document, list):
        for value in cast("list[object]", document):
            yield from _named(value)
