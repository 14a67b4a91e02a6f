"""A fast validator for the official OpenAPI schemas, whose references are all local.

jsonschema resolves each reference anew, and for `unevaluatedProperties` goes through a schema again for each object. All
references of the official schemas are local, so here they are looked up in a table, and so are the names that they allow.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Protocol, cast

from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend  # pyright: ignore[reportUnknownVariableType] - the stub says nothing

from generator.pointers import resolve
from generator.types import Pointer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jsonschema.protocols import Validator

    from generator.types import Json


class _Descends(Protocol):
    """What a keyword needs of the validator that calls it."""

    def descend(self, instance: object, schema: object) -> Iterator[ValidationError]:
        """Check a value against another schema."""
        ...


_COMBINATORS: Final = ("allOf", "anyOf", "oneOf")
_CONDITIONALS: Final = ("if", "then", "else")


def local_validator(kind: type[Validator], schema: Mapping[str, object]) -> Validator:
    """A validator for a schema whose references are all local."""
    root = cast("dict[str, Json]", schema)
    allowed: dict[int, tuple[frozenset[str], tuple[re.Pattern[str], ...]]] = {}

    def reference(validator: _Descends, target: str, instance: object, _schema: object) -> Iterator[ValidationError]:
        yield from validator.descend(instance, _target(root, target))

    def unevaluated(_: object, rest: object, instance: object, own: Json) -> Iterator[ValidationError]:
        if rest is not False or not isinstance(instance, dict) or not isinstance(own, dict):
            return
        if id(own) not in allowed:
            allowed[id(own)] = _allowed(root, own)
        names, patterns = allowed[id(own)]
        for name in cast("dict[str, object]", instance):
            if name not in names and not any(pattern.search(name) for pattern in patterns):
                yield ValidationError(f"{name!r} has no meaning here")

    words = {"$ref": reference, "$dynamicRef": reference, "unevaluatedProperties": unevaluated}
    return cast("Validator", extend(kind, words)(root))  # type: ignore[no-untyped-call]  # the stub says nothing


def _target(root: dict[str, Json], reference: str) -> Json:
    return resolve(root, Pointer("/$defs/schema" if reference == "#meta" else reference.removeprefix("#")))


def _allowed(root: dict[str, Json], schema: Json) -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """The names that a schema and all that it consists of speak of, whatever the conditions."""
    names: set[str] = set()
    patterns: dict[str, re.Pattern[str]] = {}
    waiting: list[Json] = [schema]
    while waiting:
        node = waiting.pop()
        if not isinstance(node, dict):
            continue
        names.update(_keys(node, "properties"))
        patterns |= {key: re.compile(key) for key in _keys(node, "patternProperties")}
        for word in _COMBINATORS:
            members = node.get(word)
            waiting += members if isinstance(members, list) else []
        waiting += [node[word] for word in _CONDITIONALS if word in node]
        waiting += _keys(node, "dependentSchemas").values()
        if isinstance(node.get("$ref"), str):
            waiting.append(_target(root, str(node["$ref"])))
    return frozenset(names), tuple(patterns.values())


def _keys(node: dict[str, Json], word: str) -> dict[str, Json]:
    found = node.get(word)
    return found if isinstance(found, dict) else {}
