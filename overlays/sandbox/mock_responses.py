"""Sandbox's envelope, login and complaints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from .._runtime.mock import MockResponse, sign

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._runtime.mock import Call, Ids, MockState, Problem, RefusalReason

LIFETIME: Final = 86_400
"""Seconds for which a token is good."""


class _Message(NamedTuple):
    status: int
    message: str


_SHAPE: Final = frozenset({"pattern", "minLength", "maxLength"})
_NO_CONSENT: Final = _Message(422, "invalid parameter: Consent is required.")
_BAD_IFSC: Final = _Message(422, "Invalid IFSC pattern")
_BAD_AADHAAR: Final = _Message(422, "Invalid Aadhaar number pattern")
_BAD_DIN: Final = _Message(422, "DIN Entered does not match MCA records, Please enter a valid DIN.")
_SHORT_NAME: Final = _Message(400, "company_name must be at least 3 characters long")
_MESSAGES: Final[Mapping[tuple[str, str], _Message]] = {
    ("aadhaarGenerateOtp", "aadhaar_number"): _BAD_AADHAAR,
    ("panVerify", "pan"): _Message(422, "Invalid Pan pattern"),
    ("panGetAadhaarLinkStatus", "pan"): _Message(422, "Invalid PAN pattern"),
    ("panGetAadhaarLinkStatus", "aadhaar_number"): _BAD_AADHAAR,
    ("panGetAadhaarLinkStatus", "reason"): _Message(422, "Reason cannot be empty"),
    ("bankVerifyIfsc", "ifsc"): _BAD_IFSC,
    ("bankVerifyAccountPennyDrop", "ifsc"): _BAD_IFSC,
    ("bankVerifyAccountPennyless", "ifsc"): _BAD_IFSC,
    ("mcaSearchCompanies", "company_name"): _SHORT_NAME,
    ("mcaGetDirectorMasterData", "id"): _BAD_DIN,
}
"""Messages for values of the right type that break another rule; anything else is an invalid request."""

_GATEWAY: Final[Mapping[str, str]] = {"unknown-path": "Not Found", "wrong-method": "Method Not Allowed"}
_USUAL: Final[Mapping[int, str]] = {
    400: "Invalid request body",
    401: "Unauthorized",
    403: "Insufficient privilege",
    404: "Not Found",
    413: "Request Too Long",
    415: "Unsupported Media Type",
    429: "Too Many Requests",
    500: "Internal Server Error",
    503: "Source Unavailable",
    504: "Endpoint request timed out",
}


def success(state: MockState, data: object) -> MockResponse:
    """Return a response in the envelope."""
    return _enveloped(state, 200, {"data": data})


def failure(state: MockState, status: int, message: str) -> MockResponse:
    """Return a refusal in the envelope."""
    return _enveloped(state, status, {"message": message})


def _enveloped(state: MockState, status: int, content: Mapping[str, object]) -> MockResponse:
    transaction = state.ids.uuid()
    body = {"code": status, "timestamp": state.clock.milliseconds(), **content, "transaction_id": transaction}
    return MockResponse(status, body, {"x-amzn-RequestId": transaction})


def refuse(state: MockState, reason: RefusalReason) -> MockResponse:
    """Say what is wrong with a request. Where the gateway says it, there is no envelope."""
    if reason.kind in _GATEWAY:
        return MockResponse(reason.status, {"message": _GATEWAY[reason.kind]}, {"x-amzn-RequestId": state.ids.uuid()})
    if reason.kind == "invalid":
        return failure(state, *_message(reason))
    usual = _USUAL.get(reason.status, "Request failed")
    return failure(state, reason.status, (reason.detail if reason.kind == "fault" else "") or usual)


def _message(reason: RefusalReason) -> _Message:
    problem = reason.problems[0]
    operation = reason.operation.id if reason.operation is not None else ""
    field = str(problem.place[1]) if len(problem.place) > 1 else ""
    if operation == "aadhaarVerifyOtp" and field == "otp" and problem.value in (None, ""):
        return _Message(422, "OTP missing in request")
    if operation == "panGetAadhaarLinkStatus" and field == "consent" and isinstance(problem.value, str):
        return _NO_CONSENT
    if problem.keyword in _SHAPE and (operation, field) in _MESSAGES:
        return _MESSAGES[operation, field]
    return _Message(400, _where(problem))


def _where(problem: Problem) -> str:
    return "Invalid request body" if problem.place[0] == "body" else f"Invalid value of {problem.place[1]}"


def issue(ids: Ids) -> Mapping[str, str]:
    """Make a customer's keys."""
    return {"api_key": f"key_test_{ids.hex(32)}", "api_secret": f"secret_test_{ids.hex(32)}"}


def log_in(state: MockState, call: Call) -> MockResponse:
    """Give out a token that is good for 24 hours."""
    now = int(state.clock.now())
    claims = {
        "aud": "API",
        "sub": f"{call.tenant.name}@example.com",
        "api_key": call.tenant.secrets["api_key"],
        "iss": "api.sandbox.co.in",
        "intent": "ACCESS_TOKEN",
        "iat": now,
        "exp": now + LIFETIME,
        "jti": state.ids.hex(16),
    }
    return success(state, {"access_token": sign(claims, state.key)})
