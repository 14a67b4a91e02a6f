"""OAuth2 schemes: which the client logs in to, and which need a token of the caller."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.api import TokenUrl
from generator.normalise.servers import plain_path, refused_server
from generator.pointers import join

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.normalise.scope import Node, Scope
    from generator.types import Pointer

FLOW = "clientCredentials"


def read_token_url(scope: Scope, node: Node, place: Pointer, servers: Iterable[str]) -> TokenUrl | None:
    """Where the token of an oauth2 scheme is had with the client's own secret; None where only a person can get one.

    What lies below a server goes with the client's base URL, so that sandboxes and mocks have logins of their own.
    """
    flows = node.get("flows")
    flow = flows.get(FLOW) if isinstance(flows, dict) else None
    if not isinstance(flow, dict):
        return None
    where = join(place, "flows", FLOW, "tokenUrl")
    url = str(flow.get("tokenUrl") or "")
    scopes = flow.get("scopes")
    listed = tuple((key, str(text)) for key, text in (scopes if isinstance(scopes, dict) else {}).items())
    in_body = node.get("x-token-auth") == "body"
    if url.startswith("/") and not url.startswith("//") and plain_path(url):
        return TokenUrl("/", url, in_body, listed)
    reason = refused_server(url)
    if reason:
        advice = "Name the https:// address by overlay: the client's secret goes there. Or waive it: users then bring tokens."
        scope.refuse("bad-token-url", where, f"{url[:200]!r} {reason}", advice)
        return None
    for server in servers:
        if server and url.startswith(f"{server}/"):
            return TokenUrl(".", url.removeprefix(server), in_body, listed)
    parts = urlsplit(url)
    return TokenUrl(f"{parts.scheme}://{parts.netloc}", parts.path or "/", in_body, listed)
