"""Sandbox's test data of banks: branches by IFSC, accounts by penny drop and without one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from .._runtime.mock import MockResponse, Refusal
from .mock_responses import failure, success

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._runtime.mock import Call, Handler, MockState

_BRANCH: Final[Mapping[str, object]] = {
    "MICR": "302240007",
    "BRANCH": "PARK STREET",
    "ADDRESS": "3 PARK STREET M I ROAD M I ROAD",
    "STATE": "RAJASTHAN",
    "CONTACT": "+911410000000",
    "UPI": True,
    "RTGS": True,
    "CITY": "JAIPUR",
    "CENTRE": "JAIPUR",
    "DISTRICT": "JAIPUR",
    "NEFT": True,
    "IMPS": True,
    "SWIFT": "HDFCINBB",
    "ISO3166": "IN-RJ",
    "BANK": "HDFC Bank",
    "BANKCODE": "HDFC",
    "IFSC": "HDFC0001234",
}
_STATE_BANK: Final = {"BANK": "State Bank of India", "BANKCODE": "SBIN", "SWIFT": None, "BRANCH": "EXAMPLE ROAD"}
_BRANCHES: Final[Mapping[str, Mapping[str, object]]] = {
    "HDFC0001234": _BRANCH,
    "SBIN0061411": {**_BRANCH, **_STATE_BANK, "IFSC": "SBIN0061411"},
    "SBIN0021745": {**_BRANCH, **_STATE_BANK, "IFSC": "SBIN0021745"},
}


class _Outcome(NamedTuple):
    status: int
    message: str
    exists: bool | None = None
    """None where the account could not be looked at."""


ACCOUNTS: Final[Mapping[str, _Outcome]] = {
    "10000000001": _Outcome(200, "Account is blocked", exists=True),
    "10000000002": _Outcome(200, "Given account is an NRE account", exists=True),
    "10000000003": _Outcome(200, "Invalid account number or ifsc provided", exists=False),
    "10000000004": _Outcome(200, "Beneficiary bank offline"),
    "10000000005": _Outcome(200, "IMPS Mode fail"),
    "10000000006": _Outcome(200, "NPCI Unavailable"),
    "10000000007": _Outcome(200, "Source bank declined"),
    "10000000008": _Outcome(200, "IFSC is invalid"),
    "10000000009": _Outcome(500, "Failed at bank"),
    "10000000010": _Outcome(500, "IMPS not supported on Beneficiary account"),
    "10000000011": _Outcome(500, "Transaction failed"),
    "10000000012": _Outcome(422, "Please provide a valid bank account"),
    "10000000013": _Outcome(503, "Source Unavailable"),
}
"""Account numbers of the mock's own. The provider documents these outcomes, but the same account for all of them."""

BUSINESS: Final = "10000000014"
"""An account that belongs to a company."""


def _verify_ifsc(state: MockState, call: Call) -> MockResponse:
    branch = _BRANCHES.get(call.text("ifsc").upper())
    if branch is None:
        raise Refusal(failure(state, 404, "IFSC not found"))
    return MockResponse(200, branch, {"x-amzn-RequestId": state.ids.uuid()})


def _look_up(state: MockState, call: Call) -> _Outcome | None:
    """Return what happens at the bank; None if all is well."""
    if call.text("ifsc").upper() not in _BRANCHES:
        raise Refusal(failure(state, 422, "Invalid IFSC provided"))
    outcome = ACCOUNTS.get(call.text("account_number"))
    if outcome is not None and outcome.status != 200:  # noqa: PLR2004 - HTTP's OK
        raise Refusal(failure(state, outcome.status, outcome.message))
    return outcome


def _penny_drop(state: MockState, call: Call) -> MockResponse:
    outcome = _look_up(state, call)
    data: dict[str, object] = {"@entity": "@in.co.sandbox.bank.account.penny_drop_verification_response"}
    if outcome is None:
        data |= {"message": "Bank Account details verified successfully.", "account_exists": True}
        data |= {"name_at_bank": _holder(call), "utr": "329613870973", "amount_deposited": "1"}
        return success(state, data)
    return success(state, data | _result(outcome))


def _pennyless(state: MockState, call: Call) -> MockResponse:
    outcome = _look_up(state, call)
    data: dict[str, object] = {"@entity": "@in.co.sandbox.bank.account.penny_less_verification_response"}
    if outcome is None:
        return success(state, data | {"account_exists": True, "name_at_bank": _holder(call).upper()})
    return success(state, data | _result(outcome))


def _holder(call: Call) -> str:
    return "Jake Incorporated" if call.text("account_number") == BUSINESS else "John Doe"


def _result(outcome: _Outcome) -> dict[str, object]:
    exists = {} if outcome.exists is None else {"account_exists": outcome.exists}
    return {"message": outcome.message, **exists}


HANDLERS: Final[Mapping[str, Handler]] = {
    "bankVerifyIfsc": _verify_ifsc,
    "bankVerifyAccountPennyDrop": _penny_drop,
    "bankVerifyAccountPennyless": _pennyless,
}

KNOWN_ACCOUNTS: Final = (
    *(("Branch (IFSC)", ifsc, f"{branch['BANK']}, {branch['BRANCH']}") for ifsc, branch in _BRANCHES.items()),
    *(("Bank account", number, f"{outcome.status}: {outcome.message}") for number, outcome in ACCOUNTS.items()),
)
"""What the index of the mocks lists."""
