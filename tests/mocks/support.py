"""What the tests of the mocks share: a judge of answers that is not the mock's own, and requests without our clients."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Self

import httpx
from jsonschema import Draft202012Validator

from kyc_clients._runtime.mock import Mock

GENERATED = Path(__file__).resolve().parents[2] / "generated" / "kyc_clients"
PURPOSE = "for bank account verification"
BACK = "https://example.com/return"


@cache
def _document(provider: str) -> Any:
    return json.loads((GENERATED / provider / "openapi.json").read_text())


class Judge:
    """Holds every response of a mock to the patched contract: status declared, JSON, body valid."""

    def __init__(self, provider: str) -> None:
        """Read the contract."""
        self.document = _document(provider)
        self.judged = 0

    def __call__(self, response: httpx.Response) -> None:
        """Judge a response; those to requests that no operation is meant by have no contract."""
        operation = self._operation(response.request)
        if operation is None or str(response.status_code) not in operation["responses"]:
            assert operation is None or response.status_code in {413, 415}
            return
        response.read()
        declared = self._resolve(operation["responses"][str(response.status_code)])
        assert response.headers["content-type"] == "application/json"
        schema = {**declared["content"]["application/json"]["schema"], "components": self.document["components"]}
        Draft202012Validator(schema).validate(response.json())
        self.judged += 1

    def _operation(self, request: httpx.Request) -> Any:
        found = [(path, item) for path, item in self.document["paths"].items() if _matches(path, request.url.path)]
        found.sort(key=lambda pair: pair[0].count("{"))
        return found[0][1].get(request.method.lower()) if found else None

    def _resolve(self, value: Mapping[str, Any]) -> Any:
        if "$ref" not in value:
            return value
        target = self.document
        for key in value["$ref"].removeprefix("#/").split("/"):
            target = target[key]
        return target


class AsyncJudge(Judge):
    """The same, awaited."""

    async def __call__(self, response: httpx.Response) -> None:  # type: ignore[override]
        """Judge a response."""
        await response.aread()
        super().__call__(response)


def _matches(template: str, path: str) -> bool:
    return re.fullmatch(re.sub(r"\{[^}]+\}", "[^/]+", template), path) is not None


def judged(provider: str) -> httpx.Client:
    """A client whose every response is judged."""
    return httpx.Client(verify=False, event_hooks={"response": [Judge(provider)]})


def judged_async(provider: str) -> httpx.AsyncClient:
    """The same, asynchronous."""
    return httpx.AsyncClient(verify=False, event_hooks={"response": [AsyncJudge(provider)]})


def headers_of(mock: Mock, tenant: str | None = None) -> dict[str, str]:
    """Headers that a customer of this mock sends."""
    secrets = mock.tenant(tenant).secrets
    match mock.provider.name:
        case "sandbox":
            keys = {"x-api-key": secrets["api_key"], "x-api-secret": secrets["api_secret"]}
            token = httpx.post(f"{mock.base_url}/authenticate", headers=keys, verify=False).json()["data"][
                "access_token"
            ]
            return {"x-api-key": secrets["api_key"], "authorization": token}
        case "deepvue":
            return {"client-id": secrets["client_id"], "x-api-key": secrets["client_secret"]}
        case _:
            return {"client_id": secrets["client_id"], "client_secret": secrets["client_secret"]}


class Raw:
    """Requests with a customer's credentials and without our clients; every response is judged."""

    def __init__(self, mock: Mock, tenant: str | None = None) -> None:
        """Log in."""
        self.http = judged(mock.provider.name)
        self.http.base_url = httpx.URL(mock.base_url)
        self.headers = headers_of(mock, tenant)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.http.close()

    def __call__(self, method: str, path: str, body: object = None, **options: Any) -> httpx.Response:
        """Send a request; `headers` are added to the credentials."""
        headers = {**self.headers, **options.pop("headers", {})}
        if body is not None:
            options["json"] = body
        return self.http.request(method, path, headers=headers, **options)


_SESSION = {"redirect_url": BACK, "flow": "signin"}
BODIES: Mapping[str, tuple[str, str, dict[str, Any]]] = {
    "sandbox": (
        "POST",
        "/kyc/digilocker/sessions/init",
        {"@entity": "in.co.sandbox.kyc.digilocker.session.request", "doc_types": ["pan"], **_SESSION},
    ),
    "deepvue": ("POST", "/v1/kyc/digilocker/initiate-session", {"consent": "Y", "purpose": "KYC"}),
    "decentro": (
        "POST",
        "/v2/kyc/digilocker/initiate_session",
        {"consent": True, "consent_purpose": PURPOSE, "reference_id": "one", "redirect_url": BACK},
    ),
}
"""How each provider opens a session: method, path, and a body that keeps the contract."""
