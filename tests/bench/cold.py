"""Bar 3: what a fresh process costs before it has done anything, and until its first response. Whole processes are measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.bench.payload import BODY, HEADERS, PATH

if TYPE_CHECKING:
    from collections.abc import Mapping

IMPORT: Final = "from kyc_clients.sandbox import Sandbox"
_CREDENTIALS: Final = (
    f"api_key={HEADERS['x-api-key']!r}, access_token={HEADERS['Authorization']!r}, base_url='http://127.0.0.1:1'"
)
_REQUEST: Final = f"json={BODY!r}, headers={HEADERS!r}"
_FLAT: Final = "flow='signin', redirect_url='https://developer.sandbox.co.in/', doc_types=['aadhaar']"
_MODEL: Final = (
    "DigilockerSessionOptions("
    "verification_method=['aadhaar'], pinless=True, usernameless=True, verified_mobile='9687205427')"
)


def imports() -> Mapping[str, str]:
    """Return scripts that import, and make a client and the first model of a request."""
    return {
        "python": "pass",
        "import httpx": "import httpx",
        "ours: import": IMPORT,
        "ours: import, client, model": (
            f"{IMPORT}\nSandbox({_CREDENTIALS})\nfrom kyc_clients.sandbox.models import DigilockerSessionOptions\n{_MODEL}"
        ),
        "stock: import": "import stock_client",
        "stock: import, one operation": "import stock_client.api.kyc.initiate_session",
        "requests": "import requests",
        "aiohttp": "import aiohttp",
        "githubkit": "import githubkit",
        "openai": "import openai",
        "anthropic": "import anthropic",
    }


PEERS: Final = ("requests", "aiohttp", "githubkit", "openai", "anthropic")


def first_answers(url: str) -> Mapping[str, str]:
    """Return scripts that end with their first response.

    A raw client makes a TLS context even for the loopback URL of a benchmark, ours does not. Over https both need one, so the
    scripts that are compared make it on both sides; those `without TLS` make it on neither.
    """
    ours = (
        f"{IMPORT}\nwith Sandbox({_CREDENTIALS.replace('http://127.0.0.1:1', url)}) as sandbox:\n"
        "    from kyc_clients.sandbox.models import DigilockerSessionOptions\n"
        f"    print(sandbox.digilocker.initiate_session({_FLAT}, options={_MODEL}).data.session_id)\n"
    )
    context = "import kyc_clients._runtime.http, kyc_clients._runtime.tls\nkyc_clients._runtime.tls.tls('https://')\n"
    raw = (
        "import httpx\nwith httpx.Client({verify}) as client:\n"
        f"    print(client.post({url + PATH!r}, {_REQUEST}).json()['data']['session_id'])\n"
    )
    return {
        "httpx: first response": raw.replace("{verify}", ""),
        "ours: first response": context + ours,
        "httpx: first response, without TLS": raw.replace("{verify}", "verify=False"),
        "ours: first response, without TLS": ours,
    }


def one_of(package: str) -> str:
    """Return a script that loads one operation of a made-up client, and makes its client."""
    return (
        f"from {package} import {package.capitalize()}\nclient = {package.capitalize()}(base_url='http://127.0.0.1:1')\n"
        "client.group0.group_0_get_0\n"
        f"from {package}.models import Thing0\nThing0(name='a')\n"
    )
