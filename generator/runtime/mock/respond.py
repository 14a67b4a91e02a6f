"""Handles a request: finds operation and tenant, validates it, and calls the handler."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass, field
from math import isfinite
from typing import TYPE_CHECKING, Final, cast
from urllib.parse import parse_qsl

from .messages import Call, MockResponse, Problem, Refusal, RefusalReason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .contract import JsonObject, Operation, PathMatch
    from .faults import Fault, Faults
    from .provider import MockState, Provider

LARGEST_BODY: Final = 1_048_576
"""Bytes that a request body may have."""
_CHARSETS: Final = frozenset({"", "utf-8", "utf8", "us-ascii"})
_LOG: Final = logging.getLogger("kyc_clients.mock")


@dataclass(slots=True)
class Request:
    """A request as it came, and what was found out about it on the way."""

    method: str
    raw_path: str
    """Still percent-encoded."""
    query: str
    headers: Mapping[str, str]
    """Names in lower case."""
    content: bytes
    too_large: bool
    base: str
    found: PathMatch | None = None
    operation: Operation | None = None
    tenant: str = ""
    fault: Fault | None = None
    body: object = None
    values: Mapping[str, str] = field(default_factory=dict[str, str])


def respond(provider: Provider, state: MockState, faults: Faults, request: Request) -> MockResponse:
    """Answer a request. Whatever goes wrong is a response in the provider's words, a bug of the mock included."""
    try:
        return _respond(provider, state, faults, request)
    except Refusal as refusal:
        return refusal.response
    except Exception:  # noqa: BLE001 - logged, and answered as the provider would answer its own
        _LOG.exception("the mock of %s failed at %s %s", provider.name, request.method, request.raw_path)
        return provider.refuse(state, RefusalReason("crash", 500, request.operation))


def _respond(provider: Provider, state: MockState, faults: Faults, request: Request) -> MockResponse:
    operation = _route(provider, state, request)
    request.fault = faults.take(operation.id)
    if (
        request.fault is not None
        and (response := _instead(provider, state, faults, request.fault, operation)) is not None
    ):
        return response
    if request.too_large:
        raise Refusal(provider.refuse(state, RefusalReason("too-large", 413, operation)))
    tenant = provider.identify(state, operation, request.headers)
    request.tenant = tenant.name
    arguments, problems = state.checker.parameters(operation, _given(request))
    if problems:
        raise Refusal(provider.refuse(state, RefusalReason("invalid", 400, operation, problems)))
    body = _take_body(provider, state, operation, request) if operation.body is not None else None
    return provider.handlers[operation.id](state, Call(operation, tenant, arguments, _object(body), request.base))


def _route(provider: Provider, state: MockState, request: Request) -> Operation:
    found = request.found = provider.contract.find(request.raw_path)
    if found is None:
        raise Refusal(provider.refuse(state, RefusalReason("unknown-path", 404)))
    for operation in found.operations:
        if operation.method == request.method:
            request.operation, request.values = operation, found.values
            return operation
    response = provider.refuse(state, RefusalReason("wrong-method", 405))
    allowed = ", ".join(sorted(operation.method for operation in found.operations))
    raise Refusal(MockResponse(response.status, response.body, {**response.headers, "allow": allowed}))


def _instead(
    provider: Provider, state: MockState, faults: Faults, fault: Fault, operation: Operation
) -> MockResponse | None:
    """Return what a fault answers in place of the provider, if it does."""
    match fault.kind:
        case "status":
            return provider.refuse(state, RefusalReason("fault", fault.status, operation, detail=fault.message))
        case "rate-limit":
            response = provider.refuse(state, RefusalReason("fault", 429, operation))
            return MockResponse(
                response.status, response.body, {**response.headers, "retry-after": str(faults.wait(fault))}
            )
        case "html":
            page = "<html><head><title>Bad gateway</title></head><body><h1>Bad gateway</h1></body></html>"
            return MockResponse(fault.status, page, {"content-type": "text/html"})
        case "drop":
            return MockResponse(0, "")
        case _:
            return None


def _given(request: Request) -> dict[str, dict[str, Sequence[str]]]:
    query: dict[str, list[str]] = {}
    for name, value in parse_qsl(request.query, keep_blank_values=True, errors="replace"):
        query.setdefault(name, []).append(value)
    return {
        "path": {name: (value,) for name, value in request.values.items()},
        "query": dict(query),
        "header": {name: (value,) for name, value in request.headers.items()},
    }


def _take_body(provider: Provider, state: MockState, operation: Operation, request: Request) -> object:
    """Read the JSON body, or refuse it."""
    if not request.content:
        problem = Problem(("body",), "required", rule=True)
        raise Refusal(provider.refuse(state, RefusalReason("invalid", 400, operation, (problem,))))
    if not _is_json(request.headers.get("content-type", "")):
        raise Refusal(provider.refuse(state, RefusalReason("wrong-media-type", 415, operation)))
    try:
        body: object = json.loads(request.content.decode(), parse_constant=_no_constant, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        reason = RefusalReason("malformed", 400, operation, detail=str(error).partition(":")[0])
        raise Refusal(provider.refuse(state, reason)) from None
    request.body = body
    whole, differing = state.checker.read(operation, body)
    problems = (*state.checker.body(operation, whole), *differing)
    if problems:
        raise Refusal(provider.refuse(state, RefusalReason("invalid", 400, operation, problems)))
    return whole


def _object(body: object) -> JsonObject:
    return cast("JsonObject", body) if isinstance(body, dict) else {}


def _is_json(content_type: str) -> bool:
    kind, _, rest = content_type.partition(";")
    charset = rest.strip().lower().removeprefix("charset=").strip('"') if "charset=" in rest.lower() else ""
    return kind.strip().lower() == "application/json" and charset in _CHARSETS


def _finite(text: str) -> float:
    value = float(text)
    return value if isfinite(value) else float(_no_constant(text))


def _no_constant(name: str) -> str:
    message = f"{name} is no JSON"
    raise ValueError(message)
