"""The mock of Sandbox in a process of its own, which stops at the end of its standard input."""

from __future__ import annotations

import json
import sys

import httpx

from kyc_clients.mock import find_mocks


def main() -> None:
    """Serve, and print where, and with which headers a call is let in."""
    with find_mocks()["sandbox"]() as mock:
        secrets = mock.tenant().secrets
        keys = {"x-api-key": secrets["api_key"], "x-api-secret": secrets["api_secret"]}
        logged_in = httpx.post(f"{mock.base_url}/authenticate", headers=keys)
        token = logged_in.raise_for_status().json()["data"]["access_token"]
        headers = {"x-api-key": secrets["api_key"], "authorization": token}
        sys.stdout.write(json.dumps({"url": mock.base_url, "headers": headers}) + "\n")
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    main()
