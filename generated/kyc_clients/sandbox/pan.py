# Generated from specs/sandbox and overlays/sandbox by `make generate`. Edit those.

"""Methods of `Sandbox.pan`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as _date
from typing import Final

from .._runtime.client import AsyncGroup, Group, TimeoutTypes
from .._runtime.operation import Body, Operation, Parameter, ResponseSpec
from .._runtime.schema import Json
from .models import PanGetAadhaarLinkStatusResponse, PanVerifyResponse

__all__ = ["AsyncPan", "Pan"]


VERIFY: Final[Operation[PanVerifyResponse]] = Operation(
    id="panVerify",
    method="POST",
    path="/kyc/pan/verify",
    parameters=(
        Parameter("accept_cache", "x-accept-cache", "header", {"type": "boolean"}),
        Parameter("api_version", "x-api-version", "header", {"type": "string"}),
    ),
    body=Body(
        "application/json",
        {"$ref": "PanVerifyRequest"},
        required=True,
        fields=("pan", "name_as_per_pan", "date_of_birth", "reason"),
    ),
    responses={
        "200": ResponseSpec("application/json", {"$ref": "PanVerifyResponse"}),
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
    security=(("accessToken", "apiKey"),),
    retry="safe",
)

GET_AADHAAR_LINK_STATUS: Final[Operation[PanGetAadhaarLinkStatusResponse]] = Operation(
    id="panGetAadhaarLinkStatus",
    method="POST",
    path="/kyc/pan-aadhaar/status",
    parameters=(Parameter("api_version", "x-api-version", "header", {"type": "string"}),),
    body=Body(
        "application/json",
        {"$ref": "PanGetAadhaarLinkStatusRequest"},
        required=True,
        fields=("pan", "aadhaar_number", "reason"),
    ),
    responses={
        "200": ResponseSpec("application/json", {"$ref": "PanGetAadhaarLinkStatusResponse"}),
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
    security=(("accessToken", "apiKey"),),
    retry="safe",
)


class Pan(Group):
    """Permanent account numbers of the income tax department.

    Each call also takes a `timeout`, a `deadline`, `headers` and `retries` of its own. If you know better
    than the contract, `validate=False` sends what breaks its rules, `extra_body` and `extra_query` what it
    does not know.
    """

    __slots__ = ()

    def verify(
        self,
        *,
        pan: str,
        name_as_per_pan: str,
        date_of_birth: str | _date,
        reason: str,
        accept_cache: bool | None = None,
        api_version: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> PanVerifyResponse:
        """Verify a PAN, a name and a date of birth.

        Checks whether a PAN is valid and belongs to a name and a date of birth.

        Args:
            pan: The PAN, 5 letters, 4 digits and a letter, upper case.
            name_as_per_pan: Name on the PAN card, 2 characters at least.
            date_of_birth: Date of birth, or of incorporation, `DD/MM/YYYY`.
            reason: What you need to know it for, 20 characters at least.
            accept_cache: Whether an answer up to 24 hours old will do. It costs nothing. Without it, the
                source is asked.
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        Returns:
            Whether the PAN is valid, and what goes with it.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401), PermissionDenied (403),
                NotFound (404), Unprocessable (422), RateLimited (429), ServerError (500, 504),
                SourceUnavailable (503).

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `POST /kyc/pan/verify`,
        https://developer.sandbox.co.in/api-reference/kyc/pan/endpoints/verify_pan_details
        """
        return self._call(
            VERIFY,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            pan=pan,
            name_as_per_pan=name_as_per_pan,
            date_of_birth=date_of_birth,
            reason=reason,
            accept_cache=accept_cache,
            api_version=api_version,
        )

    def get_aadhaar_link_status(
        self,
        *,
        pan: str,
        aadhaar_number: str,
        reason: str,
        api_version: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> PanGetAadhaarLinkStatusResponse:
        """Find out whether a PAN and an Aadhaar number are linked.

        Checks whether a PAN and an Aadhaar number are linked. That they are not, or that one does not exist,
        is a result too.

        Args:
            pan: PAN of an individual, 5 letters, 4 digits and a letter, upper case.
            aadhaar_number: Aadhaar number, 12 digits.
            reason: What you need to know it for.
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        Returns:
            Whether the two are linked.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401), PermissionDenied (403),
                NotFound (404), Unprocessable (422), RateLimited (429), ServerError (500, 504),
                SourceUnavailable (503).

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `POST /kyc/pan-aadhaar/status`,
        https://developer.sandbox.co.in/api-reference/kyc/pan/endpoints/pan_aadhaar_link_status
        """
        return self._call(
            GET_AADHAAR_LINK_STATUS,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            pan=pan,
            aadhaar_number=aadhaar_number,
            reason=reason,
            api_version=api_version,
        )


class AsyncPan(AsyncGroup):
    """The methods of `Pan`, awaited."""

    __slots__ = ()

    async def verify(
        self,
        *,
        pan: str,
        name_as_per_pan: str,
        date_of_birth: str | _date,
        reason: str,
        accept_cache: bool | None = None,
        api_version: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> PanVerifyResponse:
        """Verify a PAN, a name and a date of birth.

        Checks whether a PAN is valid and belongs to a name and a date of birth.

        Args:
            pan: The PAN, 5 letters, 4 digits and a letter, upper case.
            name_as_per_pan: Name on the PAN card, 2 characters at least.
            date_of_birth: Date of birth, or of incorporation, `DD/MM/YYYY`.
            reason: What you need to know it for, 20 characters at least.
            accept_cache: Whether an answer up to 24 hours old will do. It costs nothing. Without it, the
                source is asked.
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        As `Pan.verify`, awaited.
        """
        return await self._call(
            VERIFY,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            pan=pan,
            name_as_per_pan=name_as_per_pan,
            date_of_birth=date_of_birth,
            reason=reason,
            accept_cache=accept_cache,
            api_version=api_version,
        )

    async def get_aadhaar_link_status(
        self,
        *,
        pan: str,
        aadhaar_number: str,
        reason: str,
        api_version: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> PanGetAadhaarLinkStatusResponse:
        """Find out whether a PAN and an Aadhaar number are linked.

        Checks whether a PAN and an Aadhaar number are linked. That they are not, or that one does not exist,
        is a result too.

        Args:
            pan: PAN of an individual, 5 letters, 4 digits and a letter, upper case.
            aadhaar_number: Aadhaar number, 12 digits.
            reason: What you need to know it for.
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        As `Pan.get_aadhaar_link_status`, awaited.
        """
        return await self._call(
            GET_AADHAAR_LINK_STATUS,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            pan=pan,
            aadhaar_number=aadhaar_number,
            reason=reason,
            api_version=api_version,
        )
