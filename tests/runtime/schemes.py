"""A client with a credential of every kind, none of which is asked for by its operations unless a test says so."""

from __future__ import annotations

from typing import Any

import httpx

from kyc_clients._runtime.client import Client
from kyc_clients._runtime.operation import ApiKey, ClientSecret, ClientSpec, HttpBasic, HttpBearer, Scheme

SCHEMES: dict[str, Scheme] = {
    "key": ApiKey("key", "X-Key"),
    "query": ApiKey("query", "api key", "query"),
    "cookie": ApiKey("cookie", "sid", "cookie"),
    "bearer": HttpBearer("bearer"),
    "basic": HttpBasic("user", "password"),
    "client": ClientSecret("client_id", "client_secret", "scope"),
    "body": ClientSecret("body_id", "body_secret", "body_scope", in_body=True),
}
SPEC = ClientSpec(
    "acme", "acme", title="Acme", environments={"test": "https://test.example/v1"}, trials=("test",), schemes=SCHEMES
)
GIVEN = {
    "key": "k-1", "query": "q&1", "cookie": "c;1", "bearer": "b-1", "user": "u", "password": "p", "client_id": "i",
    "client_secret": "s", "body_id": "bi", "body_secret": "bs",
}  # fmt: skip


def client_of(**options: Any) -> Client:
    """Return one whose calls all succeed."""
    return Client(SPEC, GIVEN, transport=httpx.MockTransport(lambda _: httpx.Response(200)), **options)
