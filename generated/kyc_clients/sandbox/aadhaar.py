# Generated from specs/sandbox and overlays/sandbox by `make generate`. Edit those.

"""Methods of `Sandbox.aadhaar`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .._runtime.client import AsyncGroup, Group, TimeoutTypes
from .._runtime.operation import Body, Operation, Parameter, ResponseSpec
from .._runtime.schema import Json
from .models import AadhaarGenerateOtpResponse, AadhaarVerifyOtpResponse

__all__ = ["AsyncAadhaar", "Aadhaar"]


GENERATE_OTP: Final[Operation[AadhaarGenerateOtpResponse]] = Operation(
    id="aadhaarGenerateOtp",
    method="POST",
    path="/kyc/aadhaar/okyc/otp",
    parameters=(Parameter("api_version", "x-api-version", "header", {"type": "string"}),),
    body=Body(
        "application/json", {"$ref": "AadhaarGenerateOtpRequest"}, required=True, fields=("aadhaar_number", "reason")
    ),
    responses={
        "200": ResponseSpec("application/json", {"$ref": "AadhaarGenerateOtpResponse"}),
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
    retry="unsafe",
)

VERIFY_OTP: Final[Operation[AadhaarVerifyOtpResponse]] = Operation(
    id="aadhaarVerifyOtp",
    method="POST",
    path="/kyc/aadhaar/okyc/otp/verify",
    parameters=(Parameter("api_version", "x-api-version", "header", {"type": "string"}),),
    body=Body("application/json", {"$ref": "AadhaarVerifyOtpRequest"}, required=True, fields=("reference_id", "otp")),
    responses={
        "200": ResponseSpec("application/json", {"$ref": "AadhaarVerifyOtpResponse"}),
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
    retry="unsafe",
)


class Aadhaar(Group):
    """Offline e-KYC of an Aadhaar holder: an OTP goes to the mobile known to UIDAI, the OTP yields the record.

    Each call also takes a `timeout`, a `deadline`, `headers` and `retries` of its own. If you know better
    than the contract, `validate=False` sends what breaks its rules, `extra_body` and `extra_query` what it
    does not know.
    """

    __slots__ = ()

    def generate_otp(
        self,
        *,
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
    ) -> AadhaarGenerateOtpResponse:
        """Send an OTP to the Aadhaar holder.

        Has UIDAI send an OTP to the mobile registered with an Aadhaar number.

        Args:
            aadhaar_number: Aadhaar number, 12 digits.
            reason: What you need the record for.
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        Returns:
            The reference to give back with the OTP.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401), PermissionDenied (403),
                NotFound (404), Unprocessable (422), RateLimited (429), ServerError (500, 504),
                SourceUnavailable (503).

        Never repeated once it may have arrived.

        `POST /kyc/aadhaar/okyc/otp`,
        https://developer.sandbox.co.in/api-reference/kyc/aadhaar/endpoints/generate_otp
        """
        return self._call(
            GENERATE_OTP,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            aadhaar_number=aadhaar_number,
            reason=reason,
            api_version=api_version,
        )

    def verify_otp(
        self,
        *,
        reference_id: str | int,
        otp: str,
        api_version: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> AadhaarVerifyOtpResponse:
        """Verify the OTP and get the Aadhaar record.

        Gives the record of the Aadhaar holder for the OTP that they received. A wrong or late OTP raises,
        though the provider answers 200.

        Args:
            reference_id: The `reference_id` of the OTP, as text.
            otp: The OTP, 6 digits.
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        Returns:
            The record of the Aadhaar holder.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401), PermissionDenied (403),
                NotFound (404), Unprocessable (422), RateLimited (429), ServerError (500, 504),
                SourceUnavailable (503).

        Never repeated once it may have arrived.

        `POST /kyc/aadhaar/okyc/otp/verify`,
        https://developer.sandbox.co.in/api-reference/kyc/aadhaar/endpoints/verify_otp
        """
        return self._call(
            VERIFY_OTP,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            reference_id=reference_id,
            otp=otp,
            api_version=api_version,
        )


class AsyncAadhaar(AsyncGroup):
    """The methods of `Aadhaar`, awaited."""

    __slots__ = ()

    async def generate_otp(
        self,
        *,
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
    ) -> AadhaarGenerateOtpResponse:
        """Send an OTP to the Aadhaar holder.

        Has UIDAI send an OTP to the mobile registered with an Aadhaar number.

        Args:
            aadhaar_number: Aadhaar number, 12 digits.
            reason: What you need the record for.
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        As `Aadhaar.generate_otp`, awaited.
        """
        return await self._call(
            GENERATE_OTP,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            aadhaar_number=aadhaar_number,
            reason=reason,
            api_version=api_version,
        )

    async def verify_otp(
        self,
        *,
        reference_id: str | int,
        otp: str,
        api_version: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> AadhaarVerifyOtpResponse:
        """Verify the OTP and get the Aadhaar record.

        Gives the record of the Aadhaar holder for the OTP that they received. A wrong or late OTP raises,
        though the provider answers 200.

        Args:
            reference_id: The `reference_id` of the OTP, as text.
            otp: The OTP, 6 digits.
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        As `Aadhaar.verify_otp`, awaited.
        """
        return await self._call(
            VERIFY_OTP,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            reference_id=reference_id,
            otp=otp,
            api_version=api_version,
        )
