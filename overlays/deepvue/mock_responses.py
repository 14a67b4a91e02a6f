"""Deepvue's envelope, and its complaints: a sentence, or one item for each broken rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, cast

from .._runtime.mock import MockResponse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._runtime.mock import MockState, Problem, RefusalReason

_USUAL: Final[Mapping[int, str]] = {
    400: "Bad Request",
    401: "Not authenticated",
    403: "Not a valid token",
    404: "Not Found",
    405: "Method Not Allowed",
    413: "Request Entity Too Large",
    415: "Unsupported Media Type",
    429: "Rate limit exceeded. Please retry after some time.",
    500: "Internal Server Error",
    503: "Source Unavailable",
}


def success(state: MockState, message: str, data: object, *, timed: bool = True) -> MockResponse:
    """Return a response in the envelope; two operations are documented with a null for the time."""
    body = {
        "code": 200,
        "timestamp": state.clock.milliseconds() if timed else None,
        "transaction_id": state.ids.hex(32),
        "sub_code": "SUCCESS",
        "message": message,
        "data": data,
    }
    return MockResponse(200, body)


def failure(status: int, detail: object) -> MockResponse:
    """Return a refusal, which has no envelope."""
    return MockResponse(status, {"detail": detail})


def refuse(_: MockState, reason: RefusalReason) -> MockResponse:
    """Say what is wrong with a request."""
    if reason.kind == "invalid":
        return failure(422, [_item(problem) for problem in reason.problems])
    if reason.kind == "malformed":
        return failure(422, [{"loc": ["body", 0], "msg": reason.detail, "type": "value_error.jsondecode"}])
    return failure(reason.status, reason.detail or _USUAL.get(reason.status, "Request failed"))


class _Wording(NamedTuple):
    """How pydantic's first major version says that a rule is broken; `{rule}` is what the rule demands."""

    message: str
    kind: str
    context: str = ""
    """The name of the rule's value in `ctx`; empty where it has none."""


_TYPES: Final[Mapping[str, _Wording]] = {
    "string": _Wording("str type expected", "type_error.str"),
    "boolean": _Wording("value could not be parsed to a boolean", "type_error.bool"),
    "array": _Wording("value is not a valid list", "type_error.list"),
    "object": _Wording("value is not a valid dict", "type_error.dict"),
}
_NULL: Final = _Wording("none is not an allowed value", "type_error.none.not_allowed")
_OTHER: Final = _Wording("value is not valid", "value_error")
_RULES: Final[Mapping[str, _Wording]] = {
    "required": _Wording("field required", "value_error.missing"),
    "const": _Wording("unexpected value; permitted: {rule}", "value_error.const", "permitted"),
    "enum": _Wording("value is not a valid enumeration member; permitted: {rule}", "type_error.enum", "enum_values"),
    "minLength": _Wording(
        "ensure this value has at least {rule} characters", "value_error.any_str.min_length", "limit_value"
    ),
    "maxLength": _Wording(
        "ensure this value has at most {rule} characters", "value_error.any_str.max_length", "limit_value"
    ),
    "format": _Wording("invalid or missing URL scheme", "value_error.url.scheme"),
}


def _item(problem: Problem) -> Mapping[str, object]:
    wording = _wording(problem)
    shown = ", ".join(map(repr, _listed(problem.rule)))
    context = _listed(problem.rule) if problem.keyword in {"const", "enum"} else problem.rule
    return {
        "loc": list(problem.place),
        "msg": wording.message.format(rule=shown),
        "type": wording.kind,
        **({"ctx": {wording.context: context}} if wording.context else {}),
    }


def _wording(problem: Problem) -> _Wording:
    if problem.keyword != "type":
        return _RULES.get(problem.keyword, _OTHER)
    return _NULL if problem.value is None else _TYPES.get(str(problem.rule), _OTHER)


def _listed(rule: object) -> list[object]:
    return cast("list[object]", rule) if isinstance(rule, list) else [rule]
