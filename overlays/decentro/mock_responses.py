"""Decentro's envelope and its complaints, each with its `responseKey`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from .._runtime.mock import MockResponse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._runtime.mock import MockState, Problem, RefusalReason


class _Message(NamedTuple):
    message: str
    code: str = "E00009"


_MESSAGES: Final[Mapping[str, _Message]] = {
    "error_consent_false": _Message("Consent should be True, otherwise the request cannot be processed"),
    "error_invalid_consent_type": _Message("Consent has to be a boolean."),
    "error_empty_purpose": _Message("Purpose cannot be null or empty. Hint: purpose (string)"),
    "error_invalid_purpose": _Message("Purpose has to be a string"),
    "error_short_purpose_length": _Message("Purpose should be at least 20 characters in length."),
    "error_long_purpose_length": _Message("Purpose can be at most 50 characters in length."),
    "error_empty_reference_id": _Message("Request reference ID cannot be null or empty. Hint: reference_id (string)"),
    "error_invalid_reference_id": _Message("Request reference id has to be a string"),
    "error_duplicate_reference_id": _Message("The reference ID was used before.", "E00019"),
    "error_empty_code": _Message("Code cannot be null or empty. Hint: code (string)"),
    "error_malformed_request": _Message("The request is malformed."),
    "error_unauthorized_module": _Message("The module is not open to these credentials.", "E00030"),
    "error_module_credits_exhausted": _Message("No credits are left for this module."),
    "error_decentro_error": _Message("Something went wrong at Decentro."),
    "error_provider_error": _Message("The source could not be reached."),
    "error_insufficient_account_balance": _Message("The account balance is too low."),
    "error_ip_not_configured": _Message("The caller's address is not configured."),
    "error_missing_configuration": _Message("This is not configured for your plan."),
    "error_empty_module_secret": _Message("The module secret is missing."),
    "error_no_subscription_found": _Message("There is no subscription to this module."),
    "error_module_access_expired": _Message("Access to this module has expired."),
    "error_unexpected_response": _Message("The source gave an unexpected answer."),
    "error_invalid_endpoint": _Message("The endpoint does not exist."),
    # The page that lists DigiLocker's own keys was never reachable; those below are ours.
    "error_no_session": _Message("No session is known under this transaction ID.", "E00026"),
    "error_no_consent": _Message("The user has not given consent for this session."),
    "error_invalid_code": _Message("The code is wrong, was used before, or has expired."),
    "error_no_token": _Message("There is no valid access token for this session."),
    "error_no_file": _Message("No such file was shared.", "E00026"),
    "error_eaadhaar": _Message("aadhaar is not linked to the account"),
}
_USUAL: Final[Mapping[int, str]] = {500: "error_decentro_error", 503: "error_provider_error"}
_GATEWAY: Final[Mapping[int, str]] = {
    401: "Unauthorized",
    403: "Your IP address is not allowed",
    404: "no Route matched with those values",
    405: "Method not allowed",
    413: "Request size limit exceeded",
    415: "Unsupported Media Type",
    429: "API rate limit exceeded",
}


def success(
    state: MockState, key: str, message: str, data: object = None, *, code: str = "S00000", transaction: str = ""
) -> MockResponse:
    """Return a response in the envelope, with a transaction id of its own unless one is given."""
    content = {} if data is None else {"data": data}
    body = {
        "decentroTxnId": transaction or state.ids.hex(32).upper(),
        "status": "SUCCESS",
        "responseCode": code,
        "message": message,
        **content,
        "responseKey": key,
    }
    return MockResponse(200, body)


def failure(state: MockState, status: int, key: str, message: str = "") -> MockResponse:
    """Return a refusal in the envelope."""
    known = _MESSAGES[key]
    body = {
        "decentroTxnId": state.ids.hex(32).upper(),
        "status": "FAILURE",
        "responseCode": known.code,
        "message": message or known.message,
        "responseKey": key,
    }
    return MockResponse(status, body)


def gateway(status: int, message: str) -> MockResponse:
    """Return what the gateway says, which knows no envelope."""
    return MockResponse(status, {"message": message})


def refuse(state: MockState, reason: RefusalReason) -> MockResponse:
    """Say what is wrong with a request. A fault may name a `responseKey` as its message."""
    if reason.kind == "invalid":
        keys = [_key(problem) for problem in reason.problems]
        return failure(state, 400, min(keys, key=_ORDER.index))
    detail = reason.detail if reason.kind == "fault" else ""
    if detail in _MESSAGES:
        return failure(state, reason.status, detail)
    if reason.status in _GATEWAY:
        return gateway(reason.status, detail or _GATEWAY[reason.status])
    return failure(state, reason.status, _USUAL.get(reason.status, "error_malformed_request"), detail)


_ORDER: Final = (
    "error_invalid_consent_type",
    "error_consent_false",
    "error_empty_purpose",
    "error_invalid_purpose",
    "error_short_purpose_length",
    "error_long_purpose_length",
    "error_empty_reference_id",
    "error_invalid_reference_id",
    "error_empty_code",
    "error_malformed_request",
)
"""Of several complaints the first of these is made."""
_FIELDS: Final[Mapping[str, Mapping[str, str]]] = {
    "consent": {
        "required": "error_consent_false",
        "const": "error_consent_false",
        "type": "error_invalid_consent_type",
    },
    "purpose": {
        "type": "error_invalid_purpose",
        "minLength": "error_short_purpose_length",
        "maxLength": "error_long_purpose_length",
    },
    "reference_id": {"type": "error_invalid_reference_id"},
}
_ALIASES: Final[Mapping[str, str]] = {"consent_purpose": "purpose", "digilocker_code": "code"}
_EMPTY: Final[Mapping[str, str]] = {
    "purpose": "error_empty_purpose",
    "reference_id": "error_empty_reference_id",
    "code": "error_empty_code",
}


def _key(problem: Problem) -> str:
    name = str(problem.place[1]) if len(problem.place) > 1 else ""
    field = _ALIASES.get(name, name)
    if field in _EMPTY and problem.value in (None, ""):
        return _EMPTY[field]
    return _FIELDS.get(field, {}).get(problem.keyword, "error_malformed_request")
