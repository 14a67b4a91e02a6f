"""OAuth2 client credentials (RFC 6749, 4.4): a token fetched with the application's own secret, lowered to a login like any other."""

from __future__ import annotations

from typing import Final

from .operation import Body, Login, Operation, ResponseSpec

_TEXT: Final = {"type": "string"}
_SECRET: Final = {"type": "string", "x-sensitive": True}


def client_credentials(client: str, base: str, path: str, argument: str, *, in_body: bool = False) -> Login:
    """Return how a token is fetched. `client` names the scheme that holds the secret, `argument` what the credentials' names begin with.

    `base` is the address that the contract names for it; `.` is the client's own base URL, `/` the root of its host.
    """
    fields = ("scope", "client_id", "client_secret") if in_body else ("scope",)
    kinds = {"scope": _TEXT, "client_id": _TEXT, "client_secret": _SECRET}
    properties = {"grant_type": {"const": "client_credentials"}, **{name: kinds[name] for name in fields}}
    operation: Operation[object] = Operation(
        id=f"{argument}_token",
        method="POST",
        path=path,
        body=Body(
            "application/x-www-form-urlencoded",
            {"type": "object", "properties": properties, "required": ["grant_type"]},
            required=True,
            fields=tuple((name, name) for name in fields),
        ),
        responses={
            "200": ResponseSpec("application/json", {}),
            "400": ResponseSpec("application/json", {}, error="authentication"),
        },
        security=((client,),),
        retry="safe",
        base=base,
    )
    given = tuple((name, f"{argument}_{name}") for name in fields)
    return Login(operation, operation.security, ("/access_token",), 3600, "/expires_in", given)
