"""Sandbox on one's own machine: logins, consent sessions, and the documented test data, in Sandbox's own words.

with SandboxMock() as mock:
    sandbox = Sandbox(base_url=mock.base_url, **mock.credentials)
"""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING, Final, TypedDict

from .._runtime.mock import Contract, MockFor, Provider, Refusal, secrets_equal, verify
from .mock_accounts import HANDLERS as ACCOUNTS, KNOWN_ACCOUNTS
from .mock_companies import HANDLERS as COMPANIES
from .mock_people import HANDLERS as PEOPLE, KNOWN_PEOPLE
from .mock_responses import LIFETIME, failure, issue, log_in, refuse
from .mock_sessions import HANDLERS as SESSIONS, LABELS, LOCKERS, landing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._runtime.mock import MockState, Operation, Tenant

_UNBILLED: Final = ("/authenticate", "/{session_id}/status")
"""Endings of the paths that cost no credits."""


class SandboxCredentials(TypedDict):
    """What the client is constructed with."""

    api_key: str
    api_secret: str


def _identify(state: MockState, operation: Operation, headers: Mapping[str, str]) -> Tenant:
    """Return whose keys and token these are. A wrong key is 401, a wrong or old token 403."""
    key = headers.get("x-api-key", "")
    if operation.id == "authenticationAuthenticate":
        tenant = state.tenants.find({"api_key": key, "api_secret": headers.get("x-api-secret", "")})
    else:
        tenant = state.tenants.find({"api_key": key})
    if tenant is None or tenant.standing == "inactive":
        raise Refusal(failure(state, 401, "Unauthorized"))
    if operation.id != "authenticationAuthenticate":
        _check_token(state, headers.get("authorization"), key)
        _check_standing(state, operation, tenant)
    return tenant


def _check_token(state: MockState, token: str | None, key: str) -> None:
    if token is None:
        raise Refusal(failure(state, 401, "Unauthorized"))
    claims = verify(token, state.key)
    if claims is None or not secrets_equal(str(claims["api_key"]), key):
        raise Refusal(failure(state, 403, "Invalid access token"))
    issued = claims["iat"]
    if not isinstance(issued, int) or state.clock.now() >= issued + LIFETIME:
        raise Refusal(failure(state, 403, "Access token expired"))


def _check_standing(state: MockState, operation: Operation, tenant: Tenant) -> None:
    if tenant.standing == "not-permitted":
        raise Refusal(failure(state, 403, "Insufficient privilege"))
    if tenant.standing == "no-credits" and not operation.path.endswith(_UNBILLED):
        raise Refusal(failure(state, 403, "Insufficient credits"))


SANDBOX: Final = Provider(
    name="sandbox",
    arguments=("api_key", "api_secret"),
    contract=Contract.from_text(resources.files(__package__ or "").joinpath("openapi.json").read_text("utf-8")),
    issue=issue,
    identify=_identify,
    handlers={"authenticationAuthenticate": log_in, **SESSIONS, **PEOPLE, **ACCOUNTS, **COMPANIES},
    refuse=refuse,
    landing=landing,
    labels=LABELS,
    lockers=LOCKERS,
    credentials=("access_token", "x-api-secret"),
    first_call=("bank", "verify_ifsc", {"ifsc": "SBIN0061411"}),
    known=(*KNOWN_ACCOUNTS, *KNOWN_PEOPLE),
)
"""How Sandbox behaves."""


class SandboxMock(MockFor[SandboxCredentials]):
    """A Sandbox of one's own, with its test environment's data."""

    provider = SANDBOX
