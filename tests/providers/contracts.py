"""Patched contracts, and what an independent validator says of a sample against one."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from jsonschema import Draft202012Validator
from referencing.exceptions import Unresolvable

from generator.errors import Refused
from generator.overlay import apply, load
from generator.parse import parse
from generator.pointers import resolve
from generator.types import Pointer
from generator.workspace import ROOT, read_inputs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.overlay import Overlay
    from generator.types import Document
    from tests.providers.samples import Sample


@cache
def read(provider: str) -> tuple[Document, list[Overlay]]:
    """A provider's document and overlays."""
    inputs = read_inputs(ROOT, provider)
    return parse(inputs.document), [load(parse(source)) for source in inputs.overlays]


def patched(document: Document, overlays: list[Overlay]) -> Any:
    """The contract, or None where these overlays no longer fit together."""
    try:
        return apply(document, overlays, strict=False).value
    except Refused:
        return None


def without(overlays: list[Overlay], *places: tuple[int, int]) -> list[Overlay]:
    """The same overlays without some actions, each named by its overlay's number and its own."""
    return [
        replace(one, actions=tuple(each for index, each in enumerate(one.actions) if (number, index) not in places))
        for number, one in enumerate(overlays)
    ]


def keeps(contract: Any, sample: Sample) -> bool:
    """Whether a contract describes a sample: what was sent is valid, what came back is what the sample says it is."""
    try:
        return contract is not None and not list(_faults(contract, sample))
    except (Unresolvable, LookupError):
        return False


def _faults(contract: Any, sample: Sample) -> Iterator[str]:
    method, _, path = sample.operation.partition(" ")
    operation = contract["paths"][path][method.lower()]
    body = sample.request.get("body")
    if body is not None:
        request = _follow(contract, operation["requestBody"])
        schema = _follow(contract, request["content"]["application/json"])["schema"]
        if _valid(contract, schema, body) != sample.sent or request.get("required") is not True:
            yield "request"
    response = sample.response
    declared = _follow(contract, operation["responses"][str(response["status"])])
    media = declared.get("content", {}).get("application/json")
    if media is not None and "body" in response:
        valid = _valid(contract, media["schema"], response["body"])
        if (sample.returns is not None and not valid) or (sample.raises == "UnexpectedResponse" and valid):
            yield "response"
        if response["status"] >= 400 and (not valid or not _follow(contract, media["schema"]).get("properties")):
            yield "error body"


def _valid(contract: Any, schema: Any, value: object) -> bool:
    rooted = {**schema, "components": contract.get("components", {})}
    return bool(Draft202012Validator(rooted, format_checker=Draft202012Validator.FORMAT_CHECKER).is_valid(value))


def _follow(contract: Any, node: Any) -> Any:
    while "$ref" in node:
        node = resolve(contract, Pointer(unquote(node["$ref"][1:])))
    return node
