"""Validates a document against the official OpenAPI schemas of openapi-spec-validator.

Its validator itself is not used: it follows references out of the document, to any file or host that one names. Nor is it imported:
it would load a web client and a reader of settings, a tenth of a whole run.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, cast

from jsonschema import Draft4Validator, Draft202012Validator
from jsonschema.exceptions import best_match  # pyright: ignore[reportUnknownVariableType] - the stub says little

from generator.normalise.keywords import is_number
from generator.normalise.official_schemas import local_validator
from generator.parse.core import Float
from generator.pointers import ROOT, from_path

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

    from generator.normalise.scope import Scope
    from generator.types import Json

_KEY = re.compile(r"[A-Za-z0-9._-]+")
_MISSING_REFERENCE = "'$ref' is a required property"
_UNKNOWN = re.compile(r"'[^']+'(?= does not match any of| do not match any of|, '| was unexpected| were unexpected)")
_OF_3_1 = {
    "const": "enum: […]", "contentEncoding": "format: byte", "contentMediaType": "format: binary", "examples": "example: …",
    "patternProperties": "additionalProperties: …", "prefixItems": "items: …",
} | dict.fromkeys(
    ("if", "then", "else", "$defs", "$id", "$anchor", "$dynamicRef", "contains", "minContains", "maxContains", "propertyNames",
     "dependentRequired", "dependentSchemas", "unevaluatedProperties", "unevaluatedItems", "contentSchema", "$comment"), "",
)  # fmt: skip
"""Keywords that schemas have since OpenAPI 3.1, and what says the same before."""
_LONGEST = 300
_MOST = 1000


def validate(scope: Scope) -> None:
    """Report what the OpenAPI schema of its version forbids. What it says of Schema Objects is `flatten`'s."""
    try:
        validator = _official(str(scope.root.get("openapi"))[:3])
        for _, error in zip(range(_MOST), validator.iter_errors(_lenient(scope.root)), strict=False):
            deepest = _deepest(error)
            unknown = _UNKNOWN.findall(deepest.message) if deepest.validator == "additionalProperties" else []
            text = f"{unknown[0]} has no meaning here" if unknown else deepest.message
            message = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
            scope.refuse("openapi-invalid", from_path(deepest.absolute_path), message, _advice(scope, unknown))
    except RecursionError:
        scope.refuse("too-deep", ROOT, "nested too deeply to be checked", "Name the inner schemas in `components`.")
        raise scope.report() from None


def _deepest(error: ValidationError) -> ValidationError:
    """The error that says most: that of the one alternative that was meant, which is no reference where there is no `$ref`."""
    found = cast("ValidationError | None", best_match([error])) or error
    while found.context:
        branches: dict[object, list[ValidationError]] = {}
        for each in found.context:
            branches.setdefault(each.schema_path[0], []).append(each)
        meant = [
            errors for errors in branches.values() if not any(_MISSING_REFERENCE in each.message for each in errors)
        ]
        deeper = cast("ValidationError | None", best_match(meant[0])) if len(meant) == 1 else None
        if deeper is None:
            break
        found = deeper
    return found


def _advice(scope: Scope, unknown: list[str]) -> str:
    """What to do about a keyword that the document's version of OpenAPI does not have yet; else, to correct it."""
    version, key = str(scope.root.get("openapi")), unknown[0].strip("'") if unknown else ""
    if key not in _OF_3_1 or not version.startswith("3.0"):
        return "Correct it by overlay."
    instead = f"Write `{_OF_3_1[key]}` instead." if _OF_3_1[key] else "Remove it by overlay."
    return f"`{key}` is a keyword of OpenAPI 3.1, and this document is of {version}. {instead}"


@cache
def _official(version: str) -> Validator:
    """Read once: that takes longer than most documents take to check."""
    kind = Draft4Validator if version == "3.0" else Draft202012Validator
    return local_validator(kind, _carried(f"v{version}"))


def _carried(version: str) -> dict[str, Json]:
    library = find_spec("openapi_spec_validator")
    if library is None or library.origin is None:
        message = "openapi-spec-validator is not installed: set the environment up anew"
        raise ModuleNotFoundError(message)
    path = Path(library.origin).parent / "resources" / "schemas" / version / "schema.json"
    return cast("dict[str, Json]", json.loads(path.read_bytes()))


def _lenient(root: dict[str, Json]) -> dict[str, Json]:
    """The document with `info.version: 1.0` read as the text that was meant, without paths that `lint` judges.

    Nor has it schemas whose keys hold other letters than OpenAPI lets them: Java's tools write `Page«User»`, and such keys do no harm.
    """
    components = root.get("components")
    schemas = components.get("schemas") if isinstance(components, dict) else None
    if isinstance(components, dict) and isinstance(schemas, dict) and not all(map(_KEY.fullmatch, schemas)):
        kept = {key: schema for key, schema in schemas.items() if _KEY.fullmatch(key)}
        root = {**root, "components": {**components, "schemas": kept}}
    paths, info = root.get("paths"), root.get("info")
    if isinstance(paths, dict) and not all(path.startswith(("/", "x-")) for path in paths):
        root = {**root, "paths": {path: item for path, item in paths.items() if path.startswith(("/", "x-"))}}
    if isinstance(info, dict) and is_number(info.get("version")):
        return {**root, "info": {**info, "version": version_text(info["version"])}}
    return root


def version_text(version: Json) -> str:
    """The version of the API as text: many documents forget the quotes."""
    return version.text if isinstance(version, Float) else str(version or "")
