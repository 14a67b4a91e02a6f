"""Clients that talk to nobody: an in-memory provider that records requests and returns prepared responses."""

from __future__ import annotations

import asyncio
import json
from importlib import import_module
from typing import Any, Self

import httpx

from tests.contract.contracts import Call, contract, snake
from tests.contract.oracle import NOW


class Line:
    """Stands for the network and the provider behind it."""

    def __init__(self) -> None:
        """Answer nothing yet."""
        self.sent: list[httpx.Request] = []
        self.status = 200
        self.content = b"{}"
        self.headers: dict[str, str] = {"content-type": "application/json"}
        self.error: Exception | None = None

    def answers(self, body: object, status: int = 200) -> None:
        """Answer with this JSON value from now on."""
        self.status = status
        self.content = json.dumps(body).encode()

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Answer a request."""
        self.sent.append(request)
        if self.error is not None:
            raise self.error
        return httpx.Response(self.status, headers=self.headers, content=self.content)


def credentials(provider: str) -> dict[str, str]:
    """Return made-up credentials for every security scheme of a contract, so that nothing has to log in."""
    schemes = contract(provider).get("components", {}).get("securitySchemes", {})
    names = [scheme.get("x-argument", snake(name)) for name, scheme in schemes.items()]
    return {name: f"made-up-{name}" for name in names}


def client_of(provider: str, line: Line, *, asynchronous: bool = False, **options: Any) -> Any:
    """Return a client of a provider over a line, with the clock of the oracle."""
    runtime = import_module("kyc_clients._runtime.client")
    module = import_module(f"kyc_clients.{provider}.client")
    made = getattr(module, f"{'Async' if asynchronous else ''}{module.SPEC.title}")
    options = {
        **credentials(provider),
        "environment": next(iter(module.SPEC.environments)),
        "retries": 0,
        "transport": httpx.MockTransport(line),
        "effects": runtime.Effects(now=lambda: NOW, sleep=lambda _: None),
        **options,
    }
    return made(**options)


def method_of(client: Any, call: Call) -> Any:
    """Return the method of a client that an operation is called by."""
    return getattr(getattr(client, call.group), call.name)


class Caller:
    """Calls one operation through the blocking client or the awaited one, and returns the outcome."""

    def __init__(self, call: Call, *, asynchronous: bool = False, **options: Any) -> None:
        """Make the client."""
        self.call = call
        self.strict = options.get("strict", False)
        self.line = Line()
        self.client = client_of(call.provider, self.line, asynchronous=asynchronous, **options)
        self.method = method_of(self.client, call)
        self._runner = asyncio.Runner() if asynchronous else None

    def __call__(self, arguments: dict[str, Any]) -> Any:
        """Return the value, or the exception of whatever class."""
        self.line.sent.clear()
        try:
            return self._runner.run(self.method(**arguments)) if self._runner else self.method(**arguments)
        except Exception as error:  # noqa: BLE001 - which one it is, is what the tests ask
            return error

    def __enter__(self) -> Self:
        """Return the caller."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the client, and the event loop."""
        if self._runner:
            self._runner.run(self.client.__aexit__(None, None, None))
            self._runner.close()
        else:
            self.client.__exit__(None, None, None)


def errors() -> Any:
    """Return the module of the clients' exceptions."""
    return import_module("kyc_clients.errors")
