"""Decentro on one's own machine: both DigiLocker suites, with the mistakes they punish, in Decentro's own words.

Inside `with DecentroMock() as mock:` the client is `Decentro(base_url=mock.base_url, **mock.credentials)`.
"""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING, Final, TypedDict
from uuid import uuid4

from .._runtime.mock import AuthorizationLink, Contract, MockFor, Provider, Refusal, secrets_equal, sign, verify
from .mock_documents import LABELS
from .mock_responses import failure, gateway, refuse
from .mock_sessions import HANDLERS, decided, enter, landing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._runtime.mock import Ids, MockState, Operation, Tenant

_LIFETIME: Final = 900
"""Seconds for which a token is good."""


class DecentroCredentials(TypedDict):
    """What the client is constructed with. The module secret is one more, for those who have one."""

    client_id: str
    client_secret: str


def _issue(ids: Ids) -> Mapping[str, str]:
    return {"client_id": f"mock_{ids.hex(12)}", "client_secret": ids.hex(32), "module_secret": ids.hex(32)}


def _identify(state: MockState, _: Operation, headers: Mapping[str, str]) -> Tenant:
    """Return whose credentials these are: id and secret, or a token. A module secret must be right where it is sent."""
    bearer = headers.get("authorization")
    if bearer is not None and "client_id" not in headers:
        tenant = _of_token(state, bearer)
    else:
        given = {name: headers.get(name, "") for name in ("client_id", "client_secret")}
        tenant = state.tenants.find(given)
    if tenant is None or tenant.standing == "inactive":
        raise Refusal(gateway(401, "Unauthorized"))
    module = headers.get("module_secret")
    if module is not None and not secrets_equal(module, tenant.secrets["module_secret"]):
        raise Refusal(failure(state, 403, "error_unauthorized_module"))
    if tenant.standing == "no-credits":
        raise Refusal(failure(state, 403, "error_module_credits_exhausted"))
    if tenant.standing == "not-permitted":
        raise Refusal(gateway(403, "Your IP address is not allowed"))
    return tenant


def _of_token(state: MockState, bearer: str) -> Tenant | None:
    scheme, _, token = bearer.partition(" ")
    claims = verify(token, state.key) if scheme.lower() == "bearer" else None
    if claims is None:
        return None
    issued = claims["iat"]
    if not isinstance(issued, int) or state.clock.now() >= issued + _LIFETIME:
        return None
    return state.tenants.find({"client_id": str(claims["client_id"])})


DECENTRO: Final = Provider(
    name="decentro",
    arguments=("client_id", "client_secret"),
    contract=Contract.from_text(resources.files(__package__ or "").joinpath("openapi.json").read_text("utf-8")),
    issue=_issue,
    identify=_identify,
    handlers=HANDLERS,
    refuse=refuse,
    landing=landing,
    decided=decided,
    authorization_links=(AuthorizationLink("/decentro/i/{link}", "link", enter),),
    labels=LABELS,
    first_call=(
        "digilocker_sso",
        "initiate_session",
        {
            "reference_id": lambda: f"order-{uuid4().hex[:8]}",
            "consent_purpose": "To verify identity for an account",
            "redirect_url": "https://example.com/return",
        },
    ),
)
"""How Decentro behaves."""


class DecentroMock(MockFor[DecentroCredentials]):
    """A Decentro of one's own."""

    provider = DECENTRO

    def module_secret(self, tenant: str | None = None) -> str:
        """Return a customer's module secret."""
        return self.tenant(tenant).secrets["module_secret"]

    def access_token(self, tenant: str | None = None) -> str:
        """Return a new token in place of id and secret, good for 15 minutes, as Decentro's token service gives out."""
        with self.lock:
            now = int(self.clock.now())
            claims = {"client_id": self.tenant(tenant).secrets["client_id"], "iat": now, "exp": now + _LIFETIME}
            return sign({**claims, "jti": self.state.ids.hex(16)}, self.state.key)
