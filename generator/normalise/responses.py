"""Reads response declarations: types of successes, exceptions of errors."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.api import Alternative, Response
from generator.normalise.bodies import check_types, is_binary
from generator.normalise.keywords import text_of
from generator.normalise.media import concrete, is_json, prefer
from generator.normalise.shapes import shape
from generator.normalise.wire import references
from generator.pointers import join

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.normalise.registry import Registry
    from generator.normalise.scope import Node, Scope
    from generator.types import Pointer

_STATUS = re.compile(r"[1-9][0-9]{2}|[1-5]XX|default")

BODILESS_STATUSES = frozenset({"204", "205", "304"})
"""Statuses whose responses have no body, whatever a document declares."""

ERROR_CLASSES = {
    "bad-request": "BadRequest", "authentication": "AuthenticationError", "token-expired": "TokenExpired",
    "permission-denied": "PermissionDenied", "insufficient-credits": "InsufficientCredits", "not-found": "NotFound",
    "session-not-found": "SessionNotFound", "conflict": "Conflict", "invalid-session-state": "InvalidSessionState",
    "consent-missing": "ConsentMissing", "consent-denied": "ConsentDenied", "session-expired": "SessionExpired",
    "unprocessable": "Unprocessable", "rate-limited": "RateLimited", "server-error": "ServerError",
    "source-unavailable": "SourceUnavailable", "rejected": "Rejected", "duplicate-reference": "DuplicateReference",
    "invalid-otp": "InvalidOtp",
}  # fmt: skip
"""Values of `x-error` and the runtime's classes."""


@dataclass(frozen=True, slots=True)
class Responses:
    """All responses of one operation."""

    rows: tuple[tuple[str, Response], ...]
    description: str
    raises: tuple[tuple[str, str], ...]
    models: tuple[str, ...]


def read_responses(registry: Registry, node: Node, pointer: Pointer, hint: str, *, head: bool) -> Responses:
    """Read the `responses` of an operation. `head`: it is one of HEAD, to which HTTP gives no body."""
    found: dict[str, Response] = {}
    descriptions: list[str] = []
    listed = list(_declared(registry.scope, node, pointer))
    successes = {status for status, *_ in listed if status.startswith("2")} or {"default"}
    for status, declared, where in listed:
        name = hint if status == "200" else f"{hint}{status.title()}"
        empty = head or status in BODILESS_STATUSES
        found[status] = _response(registry, declared, where, name, empty=empty, choice=status in successes)
        descriptions += [text_of(declared.get("description"))] if status.startswith("2") else []
    rows = tuple((status, found[status]) for status in sorted(found))
    return Responses(
        rows,
        descriptions[0] if descriptions else "",
        tuple((ERROR_CLASSES.get(response.error, "ApiError"), status) for status, response in rows if response.error),
        tuple(dict.fromkeys(name for response in found.values() for name in _references(response))),
    )


def _declared(scope: Scope, node: Node, pointer: Pointer) -> Iterator[tuple[str, Node, Pointer]]:
    """Each response by its status, with the place where it is described. Reports what is no status."""
    responses = node.get("responses")
    for status, entry in (responses if isinstance(responses, dict) else {}).items():
        place = join(pointer, "responses", status)
        if _STATUS.fullmatch(status):
            yield status, *scope.follow(entry, place)
        elif not status.startswith("x-"):
            scope.refuse("bad-status", place, f"{status!r} is no HTTP status", "Use `200`, `4XX` or `default`.")


def _references(response: Response) -> Iterator[str]:
    for schema in (response.schema, *(other.schema for other in response.others)):
        yield from references(schema if isinstance(schema, dict) else {})


def _response(registry: Registry, node: Node, pointer: Pointer, hint: str, *, empty: bool, choice: bool) -> Response:
    scope = registry.scope
    error = str(node["x-error"]) if "x-error" in node else None  # another than the kinds is refused as a bad extension
    content = node.get("content")
    declared = check_types(scope, content if isinstance(content, dict) else {}, join(pointer, "content"))
    chosen = prefer(declared)
    if chosen is None or empty:
        return Response(None, {}, error)
    first = _read(registry, declared, chosen, join(pointer, "content"), f"{hint}Response")
    found = {first.content_type.lower(): first}
    for name in declared if choice else ():
        if name != chosen:
            other = _read(registry, declared, name, join(pointer, "content"), f"{hint}Response{len(found) + 1}")
            found.setdefault(other.content_type.lower(), other)
    return Response(first.content_type, first.schema, error, tuple(found.values())[1:])


def _read(registry: Registry, content: Node, name: str, pointer: Pointer, hint: str) -> Alternative:
    """What a response is in one of its media types."""
    scope = registry.scope
    media, where = scope.follow(content[name], join(pointer, name))
    schema = media.get("schema", True)
    binary = schema is not True and is_binary(scope, schema, join(where, "schema"))
    content_type = concrete(name, binary=binary)
    found = shape(registry, schema, join(where, "schema"), hint) if is_json(content_type) else None
    return Alternative(content_type, found.wire if found else {})
