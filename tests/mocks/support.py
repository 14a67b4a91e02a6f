"""What the tests of the mocks share: a judge of answers that is not the mock's own, and requests without our clients."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Self

import httpx
from jsonschema import Draft202012Validator

from kyc_clients._runtime.mock import Mock
from tests.contract.contracts import calls, contract, snake
from tests.contract.oracle import look
from tests.contract.provider.defaults import headers_of as headers_with
from tests.contract.provider.profiles import PROFILES
from tests.providers.samples import all_samples

PURPOSE = "for bank account verification"
BACK = "https://example.com/return"


class ContractCheck:
    """Holds every response of a mock to the patched contract: status declared, JSON, body valid."""

    def __init__(self, provider: str) -> None:
        """Read the contract."""
        self.document = contract(provider)
        self.checked = 0

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
        self.checked += 1

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


class AsyncContractCheck(ContractCheck):
    """The same, awaited."""

    async def __call__(self, response: httpx.Response) -> None:  # type: ignore[override]
        """Judge a response."""
        await response.aread()
        super().__call__(response)


def _matches(template: str, path: str) -> bool:
    return re.fullmatch(re.sub(r"\{[^}]+\}", "[^/]+", template), path) is not None


def checked(provider: str) -> httpx.Client:
    """A client whose every response is judged."""
    return httpx.Client(verify=False, event_hooks={"response": [ContractCheck(provider)]})


def checked_async(provider: str) -> httpx.AsyncClient:
    """The same, asynchronous."""
    return httpx.AsyncClient(verify=False, event_hooks={"response": [AsyncContractCheck(provider)]})


def headers_of(mock: Mock, tenant: str | None = None) -> dict[str, str]:
    """Headers that a customer of this mock sends to any operation; where one gives a token, after asking for one."""
    provider, known = mock.provider.name, dict(mock.tenant(tenant).secrets)
    asked = {call.id: call for call in calls() if call.provider == provider}
    for name, scheme in contract(provider)["components"]["securitySchemes"].items():
        if "x-login" in scheme:
            login = asked[scheme["x-login"]["operation"]]
            answer = httpx.request(
                login.method, mock.base_url + login.path, headers=headers_with(login, known), verify=False
            )
            pointers = scheme["x-login"]["token"]
            known[scheme.get("x-argument", snake(name))] = look(answer.json(), pointers[0])[1]
    return {name: value for call in asked.values() for name, value in headers_with(call, known).items()}


def _small(headers: Mapping[str, str]) -> dict[str, str]:
    """Headers by names in small letters, however a contract writes them: two spellings of one name would both be sent."""
    return {name.lower(): value for name, value in headers.items()}


class Raw:
    """Requests with a customer's credentials and without our clients; every response is judged."""

    def __init__(self, mock: Mock, tenant: str | None = None) -> None:
        """Log in."""
        self.http = checked(mock.provider.name)
        self.http.base_url = httpx.URL(mock.base_url)
        self.headers = _small(headers_of(mock, tenant))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.http.close()

    def __call__(self, method: str, path: str, body: object = None, **options: Any) -> httpx.Response:
        """Send a request; `headers` are added to the credentials, or take their place."""
        headers = {**self.headers, **_small(options.pop("headers", {}))}
        if body is not None:
            options["json"] = body
        return self.http.request(method, path, headers=headers, **options)


@cache
def opening(provider: str) -> tuple[str, str, dict[str, Any]]:
    """How a provider opens a session, as it documents it: method, path, and a body that keeps the contract."""
    call = next(one for one in calls() if one.provider == provider and one.id == PROFILES[provider].sessions.opens[0])
    documented = (one for one in all_samples() if one.provider == provider)
    found = next(one for one in documented if one.operation == f"{call.method} {call.path}" and one.returns)
    return call.method, call.path, dict(found.request["body"])


OPENING = tuple(name for name, profile in PROFILES.items() if profile.sessions.opens)
"""The providers that open sessions."""
