"""Deepvue on one's own machine: DigiLocker sessions whose code is exchanged once, in Deepvue's own words.

Inside `with DeepvueMock() as mock:` the client is `Deepvue(base_url=mock.base_url, **mock.credentials)`.
"""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING, Final, TypedDict

from .._runtime.mock import AuthorizationLink, Contract, MockFor, Provider, Refusal
from .mock_responses import failure, refuse
from .mock_sessions import HANDLERS, LABELS, enter, landing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._runtime.mock import Ids, MockState, Operation, Tenant


class DeepvueCredentials(TypedDict):
    """What the client is constructed with."""

    client_id: str
    client_secret: str


def _issue(ids: Ids) -> Mapping[str, str]:
    return {"client_id": f"free_tier_{ids.hex(16)}", "client_secret": ids.hex(32)}


def _identify(state: MockState, _: Operation, headers: Mapping[str, str]) -> Tenant:
    """Return whose id and secret these are: both are needed, and both of the same customer."""
    client_id, secret = headers.get("client-id"), headers.get("x-api-key")
    if client_id is None or secret is None:
        raise Refusal(failure(401, "Not authenticated"))
    tenant = state.tenants.find({"client_id": client_id, "client_secret": secret})
    if tenant is None:
        raise Refusal(failure(401, "Incorrect client_id or client_secret"))
    if tenant.standing == "inactive":
        raise Refusal(failure(400, "Inactive client_id"))
    if tenant.standing != "active":
        raise Refusal(failure(403, "Not a valid token"))
    return tenant


DEEPVUE: Final = Provider(
    name="deepvue",
    arguments=("client_id", "client_secret"),
    contract=Contract.from_text(resources.files(__package__ or "").joinpath("openapi.json").read_text("utf-8")),
    issue=_issue,
    identify=_identify,
    handlers=HANDLERS,
    refuse=refuse,
    landing=landing,
    authorization_links=(AuthorizationLink("/v1/kyc/digilocker/digilocker-redirect", "state", enter),),
    labels=LABELS,
    first_call=(
        "digilocker",
        "initiate_session",
        {"purpose": "Opening an account", "redirect_url": "https://example.com/return"},
    ),
)
"""How Deepvue behaves."""


class DeepvueMock(MockFor[DeepvueCredentials]):
    """A Deepvue of one's own."""

    provider = DEEPVUE
