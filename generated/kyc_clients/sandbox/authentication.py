# Generated from specs/sandbox and overlays/sandbox by `make generate`. Edit those.

"""Methods of `Sandbox.authentication`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .._runtime.client import AsyncGroup, Group, TimeoutTypes
from .._runtime.operation import Operation, Parameter, ResponseSpec
from .models import AuthenticationResponse

__all__ = ["AsyncAuthentication", "Authentication"]


AUTHENTICATE: Final[Operation[AuthenticationResponse]] = Operation(
    id="authenticationAuthenticate",
    method="POST",
    path="/authenticate",
    parameters=(Parameter("api_version", "x-api-version", "header", {"type": "string"}),),
    responses={
        "200": ResponseSpec("application/json", {"$ref": "AuthenticationResponse"}),
        "400": ResponseSpec("application/json", {"$ref": "Error"}, error="bad-request"),
        "401": ResponseSpec("application/json", {"$ref": "Error"}, error="authentication"),
        "403": ResponseSpec("application/json", {"$ref": "Error"}, error="permission-denied"),
        "404": ResponseSpec("application/json", {"$ref": "Error"}, error="not-found"),
        "422": ResponseSpec("application/json", {"$ref": "Error"}, error="unprocessable"),
        "429": ResponseSpec("application/json", {"$ref": "Error"}, error="rate-limited"),
        "500": ResponseSpec("application/json", {"$ref": "Error"}, error="server-error"),
        "503": ResponseSpec("application/json", {"$ref": "Error"}, error="source-unavailable"),
        "504": ResponseSpec("application/json", {"$ref": "Error"}, error="server-error"),
    },
    security=(("apiKey", "apiSecret"),),
    retry="safe",
    billed=False,
)


class Authentication(Group):
    """Access tokens. A client logs in by itself; call this only to hold a token yourself.

    Each call also takes a `timeout`, a `deadline`, `headers` and `retries` of its own. If you know better
    than the contract, `validate=False` sends what breaks its rules, `extra_body` and `extra_query` what it
    does not know.
    """

    __slots__ = ()

    def authenticate(
        self,
        *,
        api_version: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> AuthenticationResponse:
        """Log in.

        Gives an access token for the key and the secret. It is good for 24 hours; asking again at any time
        gives a new one and costs nothing.

        Args:
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        Returns:
            A new access token.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401), PermissionDenied (403),
                NotFound (404), Unprocessable (422), RateLimited (429), ServerError (500, 504),
                SourceUnavailable (503).

        Repeated where its response is lost; it costs nothing.

        `POST /authenticate`, https://developer.sandbox.co.in/api-reference/authenticate
        """
        return self._call(
            AUTHENTICATE, (timeout, headers, retries, deadline, validate, extra_query, None), api_version=api_version
        )


class AsyncAuthentication(AsyncGroup):
    """The methods of `Authentication`, awaited."""

    __slots__ = ()

    async def authenticate(
        self,
        *,
        api_version: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> AuthenticationResponse:
        """Log in.

        Gives an access token for the key and the secret. It is good for 24 hours; asking again at any time
        gives a new one and costs nothing.

        Args:
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        As `Authentication.authenticate`, awaited.
        """
        return await self._call(
            AUTHENTICATE, (timeout, headers, retries, deadline, validate, extra_query, None), api_version=api_version
        )
