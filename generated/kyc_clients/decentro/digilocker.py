# Generated from specs/decentro and overlays/decentro by `make generate`. Edit those.

"""Methods of `Decentro.digilocker`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from .._runtime.client import AsyncGroup, Group, TimeoutTypes
from .._runtime.operation import Body, Operation, ResponseSpec
from .._runtime.schema import Json
from .models import (
    DigilockerDownloadFileResponse,
    DigilockerEaadhaarResponse,
    DigilockerExchangeCodeResponse,
    DigilockerGetFileDataResponse,
    DigilockerInitiateSessionResponse,
    DigilockerListIssuedFilesResponse,
)

__all__ = ["AsyncDigilocker", "Digilocker"]


_ERRORS: Final = {
    "400": ResponseSpec("application/json", {"$ref": "Error"}, error="bad-request"),
    "401": ResponseSpec("application/json", {"$ref": "Error"}, error="authentication"),
    "403": ResponseSpec("application/json", {"$ref": "Error"}, error="permission-denied"),
    "404": ResponseSpec("application/json", {"$ref": "Error"}, error="not-found"),
    "429": ResponseSpec("application/json", {"$ref": "Error"}, error="rate-limited"),
    "500": ResponseSpec("application/json", {"$ref": "Error"}, error="server-error"),
    "503": ResponseSpec("application/json", {"$ref": "Error"}, error="source-unavailable"),
}

INITIATE_SESSION: Final[Operation[DigilockerInitiateSessionResponse]] = Operation(
    id="digilockerInitiateSession",
    method="POST",
    path="/v2/kyc/digilocker/initiate_session",
    body=Body(
        "application/json",
        {"$ref": "DigilockerInitiateSessionRequest"},
        required=True,
        fields=(
            "reference_id",
            "consent_purpose",
            "redirect_url",
            "redirect_to_signup",
            "abstract_access_token",
            "documents_for_consent",
        ),
    ),
    responses={"200": ResponseSpec("application/json", {"$ref": "DigilockerInitiateSessionResponse"}), **_ERRORS},
    security=(("clientId", "clientSecret", "moduleSecret"), ("clientId", "clientSecret"), ("accessToken",)),
    retry="unsafe",
)

EXCHANGE_CODE: Final[Operation[DigilockerExchangeCodeResponse]] = Operation(
    id="digilockerExchangeCode",
    method="POST",
    path="/v2/kyc/digilocker/access_token/code",
    body=Body(
        "application/json",
        {"$ref": "DigilockerExchangeCodeRequest"},
        required=True,
        fields=("reference_id", "consent_purpose", "initial_decentro_transaction_id", "digilocker_code"),
    ),
    responses={"200": ResponseSpec("application/json", {"$ref": "DigilockerExchangeCodeResponse"}), **_ERRORS},
    security=(("clientId", "clientSecret", "moduleSecret"), ("clientId", "clientSecret"), ("accessToken",)),
    retry="unsafe",
)

GET_EAADHAAR: Final[Operation[DigilockerEaadhaarResponse]] = Operation(
    id="digilockerGetEaadhaar",
    method="POST",
    path="/v2/kyc/digilocker/eaadhaar",
    body=Body(
        "application/json",
        {"$ref": "DigilockerGetEaadhaarRequest"},
        required=True,
        fields=("initial_decentro_transaction_id", "consent_purpose", "reference_id", "generate_xml", "generate_pdf"),
    ),
    responses={"200": ResponseSpec("application/json", {"$ref": "DigilockerEaadhaarResponse"}), **_ERRORS},
    security=(("clientId", "clientSecret", "moduleSecret"), ("clientId", "clientSecret"), ("accessToken",)),
    retry="unsafe",
)

LIST_ISSUED_FILES: Final[Operation[DigilockerListIssuedFilesResponse]] = Operation(
    id="digilockerListIssuedFiles",
    method="POST",
    path="/v2/kyc/digilocker/issued_files",
    body=Body(
        "application/json",
        {"$ref": "DigilockerListIssuedFilesRequest"},
        required=True,
        fields=("initial_decentro_transaction_id", "consent_purpose", "reference_id"),
    ),
    responses={"200": ResponseSpec("application/json", {"$ref": "DigilockerListIssuedFilesResponse"}), **_ERRORS},
    security=(("clientId", "clientSecret", "moduleSecret"), ("clientId", "clientSecret"), ("accessToken",)),
    retry="unsafe",
)

DOWNLOAD_FILE: Final[Operation[DigilockerDownloadFileResponse]] = Operation(
    id="digilockerDownloadFile",
    method="POST",
    path="/v2/kyc/digilocker/file",
    body=Body(
        "application/json",
        {"$ref": "DigilockerDownloadFileRequest"},
        required=True,
        fields=("initial_decentro_transaction_id", "consent_purpose", "reference_id", "file_urn"),
    ),
    responses={"200": ResponseSpec("application/json", {"$ref": "DigilockerDownloadFileResponse"}), **_ERRORS},
    security=(("clientId", "clientSecret", "moduleSecret"), ("clientId", "clientSecret"), ("accessToken",)),
    retry="unsafe",
)

GET_FILE_DATA: Final[Operation[DigilockerGetFileDataResponse]] = Operation(
    id="digilockerGetFileData",
    method="POST",
    path="/v2/kyc/digilocker/file/data",
    body=Body(
        "application/json",
        {"$ref": "DigilockerGetFileDataRequest"},
        required=True,
        fields=("initial_decentro_transaction_id", "consent_purpose", "reference_id", "file_urn"),
    ),
    responses={"200": ResponseSpec("application/json", {"$ref": "DigilockerGetFileDataResponse"}), **_ERRORS},
    security=(("clientId", "clientSecret", "moduleSecret"), ("clientId", "clientSecret"), ("accessToken",)),
    retry="unsafe",
)

GET_ONE_TIME_EAADHAAR: Final[Operation[DigilockerEaadhaarResponse]] = Operation(
    id="digilockerGetOneTimeEaadhaar",
    method="POST",
    path="/v2/kyc/digilocker/eaadhaar/onetime",
    body=Body(
        "application/json",
        {"$ref": "DigilockerGetOneTimeEaadhaarRequest"},
        required=True,
        fields=(
            "initial_decentro_transaction_id",
            "digilocker_code",
            "consent_purpose",
            "reference_id",
            "generate_xml",
            "generate_pdf",
        ),
    ),
    responses={"200": ResponseSpec("application/json", {"$ref": "DigilockerEaadhaarResponse"}), **_ERRORS},
    security=(("clientId", "clientSecret", "moduleSecret"), ("clientId", "clientSecret"), ("accessToken",)),
    retry="unsafe",
)


class Digilocker(Group):
    """The classic suite. It names the session in the body.

    Each call also takes a `timeout`, a `deadline`, `headers` and `retries` of its own. If you know better
    than the contract, `validate=False` sends what breaks its rules, `extra_body` and `extra_query` what it
    does not know.
    """

    __slots__ = ()

    def initiate_session(
        self,
        *,
        reference_id: str,
        consent_purpose: str,
        redirect_url: str,
        redirect_to_signup: bool | None = None,
        abstract_access_token: bool | None = None,
        documents_for_consent: Sequence[str] | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> DigilockerInitiateSessionResponse:
        """Open a DigiLocker session.

        Opens a session and returns the address where the person signs in to DigiLocker and consents. The
        address works until it is followed; DigiLocker's code, where one comes back, is good for one hour.
        Keep the `decentroTxnId` of the reply: it names the session in every later call.

        Responses 401, 403, 404, 429, 500, 503: inferred; no page of the provider shows that.

        Args:
            reference_id: An id of your own for this request, never used before.
            consent_purpose: Why the documents are asked for, in 20 to 50 characters.
            redirect_url: Where the browser goes afterwards. What comes back is added to its query.
            redirect_to_signup: Whether to begin with sign-up and login by Aadhaar. Login by mobile number,
                when left out.
            abstract_access_token: Whether Decentro exchanges DigiLocker's code by itself, so that you need
                not. It does, when left out. Inferred: no page of the provider says so (from
                specs/decentro/samples/digilocker-initiate-session--code-mode.json).
            documents_for_consent: Kinds of document to ask for, by the issuers' codes, for example `ADHAR` or
                `PANCR`. Observed in public code; no page of the provider says so (from
                specs/decentro/samples/digilocker-initiate-session--documents-chosen.json).

        Returns:
            The session is open.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401), PermissionDenied (403),
                NotFound (404), RateLimited (429), ServerError (500), SourceUnavailable (503).

        Never repeated once it may have arrived.

        `POST /v2/kyc/digilocker/initiate_session`,
        https://docs.decentro.tech/reference/kyc_api-digilocker-initiate-session
        """
        return self._call(
            INITIATE_SESSION,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            reference_id=reference_id,
            consent_purpose=consent_purpose,
            redirect_url=redirect_url,
            redirect_to_signup=redirect_to_signup,
            abstract_access_token=abstract_access_token,
            documents_for_consent=documents_for_consent,
        )

    def exchange_code(
        self,
        initial_decentro_transaction_id: str,
        *,
        reference_id: str,
        consent_purpose: str,
        digilocker_code: str,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> DigilockerExchangeCodeResponse:
        """Complete the authorisation with DigiLocker's code.

        Exchanges the code that DigiLocker handed to your `redirect_url`. Not needed where the session was
        opened with `abstract_access_token`. The token itself stays with Decentro; the reply says who
        consented and for how long. The page documents the body; the path is from public code, the reply from
        the single sign-on twin.

        Observed in public code; no page of the provider says so (from
        specs/decentro/samples/digilocker-exchange-code--exchanged.json).

        Responses 200, 401, 403, 404, 429, 500, 503: inferred; no page of the provider shows that.

        Args:
            reference_id: An id of your own for this request, never used before.
            consent_purpose: Why the documents are asked for, in 20 to 50 characters.
            initial_decentro_transaction_id: The `decentroTxnId` that opening the session returned; no later
                reply's id will do.
            digilocker_code: The code that DigiLocker handed to your `redirect_url`. Good for one hour.

        Returns:
            The authorisation is complete.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401), PermissionDenied (403),
                NotFound (404), RateLimited (429), ServerError (500), SourceUnavailable (503).

        Never repeated once it may have arrived.

        `POST /v2/kyc/digilocker/access_token/code`,
        https://docs.decentro.tech/reference/digilocker-generate-access-token
        """
        return self._call(
            EXCHANGE_CODE,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            reference_id=reference_id,
            consent_purpose=consent_purpose,
            initial_decentro_transaction_id=initial_decentro_transaction_id,
            digilocker_code=digilocker_code,
        )

    def get_eaadhaar(
        self,
        initial_decentro_transaction_id: str,
        *,
        consent_purpose: str,
        reference_id: str,
        generate_xml: bool | None = None,
        generate_pdf: bool | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> DigilockerEaadhaarResponse:
        """Read the person's e-Aadhaar.

        Reads the person's e-Aadhaar: identity, address and photo, and on request the XML and the PDF. Call it
        only after the person has consented: an early call has spoilt sessions for good, so never poll with
        it. The page documents the body; the path is from public code.

        Observed in public code; no page of the provider says so (from
        specs/decentro/samples/digilocker-get-eaadhaar--read.json).

        Responses 401, 403, 404, 429, 500, 503: inferred; no page of the provider shows that.

        Args:
            initial_decentro_transaction_id: The `decentroTxnId` that opening the session returned; no later
                reply's id will do.
            consent_purpose: Why the documents are asked for, in 20 to 50 characters.
            reference_id: An id of your own for this request, never used before.
            generate_xml: Whether to return the signed XML too.
            generate_pdf: Whether to return the PDF too.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401), PermissionDenied (403),
                NotFound (404), RateLimited (429), ServerError (500), SourceUnavailable (503).

        Never repeated once it may have arrived.

        `POST /v2/kyc/digilocker/eaadhaar`,
        https://docs.decentro.tech/reference/kyc_api-digilocker-get-e-aadhaar
        """
        return self._call(
            GET_EAADHAAR,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            initial_decentro_transaction_id=initial_decentro_transaction_id,
            consent_purpose=consent_purpose,
            reference_id=reference_id,
            generate_xml=generate_xml,
            generate_pdf=generate_pdf,
        )

    def list_issued_files(
        self,
        initial_decentro_transaction_id: str,
        *,
        consent_purpose: str,
        reference_id: str,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> DigilockerListIssuedFilesResponse:
        """List the documents that the person shared.

        Lists the documents issued to the person that the consent covers. Each has a `uri` by which it is read
        or downloaded. Named in the guide; path and body are from public code.

        Observed in public code; no page of the provider says so (from
        specs/decentro/samples/digilocker-list-issued-files--listed.json).

        Responses 401, 403, 404, 429, 500, 503: inferred; no page of the provider shows that.

        Args:
            initial_decentro_transaction_id: The `decentroTxnId` that opening the session returned; no later
                reply's id will do.
            consent_purpose: Why the documents are asked for, in 20 to 50 characters.
            reference_id: An id of your own for this request, never used before.

        Returns:
            The documents, possibly none.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401), PermissionDenied (403),
                NotFound (404), RateLimited (429), ServerError (500), SourceUnavailable (503).

        Never repeated once it may have arrived.

        `POST /v2/kyc/digilocker/issued_files`, https://docs.decentro.tech/docs/kyc-digilocker
        """
        return self._call(
            LIST_ISSUED_FILES,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            initial_decentro_transaction_id=initial_decentro_transaction_id,
            consent_purpose=consent_purpose,
            reference_id=reference_id,
        )

    def download_file(
        self,
        initial_decentro_transaction_id: str,
        *,
        consent_purpose: str,
        reference_id: str,
        file_urn: str,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> DigilockerDownloadFileResponse:
        """Download one document.

        Downloads the file of an issued document. Named in the guide; path and body are from public code, the
        reply from the single sign-on twin.

        Observed in public code; no page of the provider says so (from
        specs/decentro/samples/digilocker-download-file--downloaded.json).

        Responses 200, 401, 403, 404, 429, 500, 503: inferred; no page of the provider shows that.

        Args:
            initial_decentro_transaction_id: The `decentroTxnId` that opening the session returned; no later
                reply's id will do.
            consent_purpose: Why the documents are asked for, in 20 to 50 characters.
            reference_id: An id of your own for this request, never used before.
            file_urn: The `uri` of an issued document.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401), PermissionDenied (403),
                NotFound (404), RateLimited (429), ServerError (500), SourceUnavailable (503).

        Never repeated once it may have arrived.

        `POST /v2/kyc/digilocker/file`, https://docs.decentro.tech/docs/kyc-digilocker
        """
        return self._call(
            DOWNLOAD_FILE,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            initial_decentro_transaction_id=initial_decentro_transaction_id,
            consent_purpose=consent_purpose,
            reference_id=reference_id,
            file_urn=file_urn,
        )

    def get_file_data(
        self,
        initial_decentro_transaction_id: str,
        *,
        consent_purpose: str,
        reference_id: str,
        file_urn: str,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> DigilockerGetFileDataResponse:
        """Read one document's fields.

        Reads what an issued document says, as fields. Path and body are from public code, the reply from the
        single sign-on twin.

        Observed in public code; no page of the provider says so (from
        specs/decentro/samples/digilocker-get-file-data--other-document.json).

        Responses 200, 401, 403, 404, 429, 500, 503: inferred; no page of the provider shows that.

        Args:
            initial_decentro_transaction_id: The `decentroTxnId` that opening the session returned; no later
                reply's id will do.
            consent_purpose: Why the documents are asked for, in 20 to 50 characters.
            reference_id: An id of your own for this request, never used before.
            file_urn: The `uri` of an issued document.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401), PermissionDenied (403),
                NotFound (404), RateLimited (429), ServerError (500), SourceUnavailable (503).

        Never repeated once it may have arrived.

        `POST /v2/kyc/digilocker/file/data`, https://docs.decentro.tech/docs/kyc-digilocker
        """
        return self._call(
            GET_FILE_DATA,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            initial_decentro_transaction_id=initial_decentro_transaction_id,
            consent_purpose=consent_purpose,
            reference_id=reference_id,
            file_urn=file_urn,
        )

    def get_one_time_eaadhaar(
        self,
        initial_decentro_transaction_id: str,
        *,
        digilocker_code: str,
        consent_purpose: str,
        reference_id: str,
        generate_xml: bool | None = None,
        generate_pdf: bool | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> DigilockerEaadhaarResponse:
        """Exchange the code and read the e-Aadhaar in one call.

        Takes DigiLocker's code and answers with the e-Aadhaar at once. Named in the guide; path and body are
        from public code, the reply is that of the ordinary e-Aadhaar call.

        Observed in public code; no page of the provider says so (from
        specs/decentro/samples/digilocker-get-one-time-eaadhaar--read.json).

        Responses 200, 401, 403, 404, 429, 500, 503: inferred; no page of the provider shows that.

        Args:
            initial_decentro_transaction_id: The `decentroTxnId` that opening the session returned; no later
                reply's id will do.
            digilocker_code: The code that DigiLocker handed to your `redirect_url`. Good for one hour.
            consent_purpose: Why the documents are asked for, in 20 to 50 characters.
            reference_id: An id of your own for this request, never used before.
            generate_xml: Whether to return the signed XML too.
            generate_pdf: Whether to return the PDF too.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401), PermissionDenied (403),
                NotFound (404), RateLimited (429), ServerError (500), SourceUnavailable (503).

        Never repeated once it may have arrived.

        `POST /v2/kyc/digilocker/eaadhaar/onetime`, https://docs.decentro.tech/docs/kyc-digilocker
        """
        return self._call(
            GET_ONE_TIME_EAADHAAR,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            initial_decentro_transaction_id=initial_decentro_transaction_id,
            digilocker_code=digilocker_code,
            consent_purpose=consent_purpose,
            reference_id=reference_id,
            generate_xml=generate_xml,
            generate_pdf=generate_pdf,
        )


class AsyncDigilocker(AsyncGroup):
    """The methods of `Digilocker`, awaited."""

    __slots__ = ()

    async def initiate_session(
        self,
        *,
        reference_id: str,
        consent_purpose: str,
        redirect_url: str,
        redirect_to_signup: bool | None = None,
        abstract_access_token: bool | None = None,
        documents_for_consent: Sequence[str] | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> DigilockerInitiateSessionResponse:
        """Open a DigiLocker session.

        Opens a session and returns the address where the person signs in to DigiLocker and consents. The
        address works until it is followed; DigiLocker's code, where one comes back, is good for one hour.
        Keep the `decentroTxnId` of the reply: it names the session in every later call.

        Responses 401, 403, 404, 429, 500, 503: inferred; no page of the provider shows that.

        Args:
            reference_id: An id of your own for this request, never used before.
            consent_purpose: Why the documents are asked for, in 20 to 50 characters.
            redirect_url: Where the browser goes afterwards. What comes back is added to its query.
            redirect_to_signup: Whether to begin with sign-up and login by Aadhaar. Login by mobile number,
                when left out.
            abstract_access_token: Whether Decentro exchanges DigiLocker's code by itself, so that you need
                not. It does, when left out. Inferred: no page of the provider says so (from
                specs/decentro/samples/digilocker-initiate-session--code-mode.json).
            documents_for_consent: Kinds of document to ask for, by the issuers' codes, for example `ADHAR` or
                `PANCR`. Observed in public code; no page of the provider says so (from
                specs/decentro/samples/digilocker-initiate-session--documents-chosen.json).

        As `Digilocker.initiate_session`, awaited.
        """
        return await self._call(
            INITIATE_SESSION,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            reference_id=reference_id,
            consent_purpose=consent_purpose,
            redirect_url=redirect_url,
            redirect_to_signup=redirect_to_signup,
            abstract_access_token=abstract_access_token,
            documents_for_consent=documents_for_consent,
        )

    async def exchange_code(
        self,
        initial_decentro_transaction_id: str,
        *,
        reference_id: str,
        consent_purpose: str,
        digilocker_code: str,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> DigilockerExchangeCodeResponse:
        """Complete the authorisation with DigiLocker's code.

        Exchanges the code that DigiLocker handed to your `redirect_url`. Not needed where the session was
        opened with `abstract_access_token`. The token itself stays with Decentro; the reply says who
        consented and for how long. The page documents the body; the path is from public code, the reply from
        the single sign-on twin.

        Observed in public code; no page of the provider says so (from
        specs/decentro/samples/digilocker-exchange-code--exchanged.json).

        Responses 200, 401, 403, 404, 429, 500, 503: inferred; no page of the provider shows that.

        Args:
            reference_id: An id of your own for this request, never used before.
            consent_purpose: Why the documents are asked for, in 20 to 50 characters.
            initial_decentro_transaction_id: The `decentroTxnId` that opening the session returned; no later
                reply's id will do.
            digilocker_code: The code that DigiLocker handed to your `redirect_url`. Good for one hour.

        As `Digilocker.exchange_code`, awaited.
        """
        return await self._call(
            EXCHANGE_CODE,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            reference_id=reference_id,
            consent_purpose=consent_purpose,
            initial_decentro_transaction_id=initial_decentro_transaction_id,
            digilocker_code=digilocker_code,
        )

    async def get_eaadhaar(
        self,
        initial_decentro_transaction_id: str,
        *,
        consent_purpose: str,
        reference_id: str,
        generate_xml: bool | None = None,
        generate_pdf: bool | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> DigilockerEaadhaarResponse:
        """Read the person's e-Aadhaar.

        Reads the person's e-Aadhaar: identity, address and photo, and on request the XML and the PDF. Call it
        only after the person has consented: an early call has spoilt sessions for good, so never poll with
        it. The page documents the body; the path is from public code.

        Observed in public code; no page of the provider says so (from
        specs/decentro/samples/digilocker-get-eaadhaar--read.json).

        Responses 401, 403, 404, 429, 500, 503: inferred; no page of the provider shows that.

        Args:
            initial_decentro_transaction_id: The `decentroTxnId` that opening the session returned; no later
                reply's id will do.
            consent_purpose: Why the documents are asked for, in 20 to 50 characters.
            reference_id: An id of your own for this request, never used before.
            generate_xml: Whether to return the signed XML too.
            generate_pdf: Whether to return the PDF too.

        As `Digilocker.get_eaadhaar`, awaited.
        """
        return await self._call(
            GET_EAADHAAR,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            initial_decentro_transaction_id=initial_decentro_transaction_id,
            consent_purpose=consent_purpose,
            reference_id=reference_id,
            generate_xml=generate_xml,
            generate_pdf=generate_pdf,
        )

    async def list_issued_files(
        self,
        initial_decentro_transaction_id: str,
        *,
        consent_purpose: str,
        reference_id: str,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> DigilockerListIssuedFilesResponse:
        """List the documents that the person shared.

        Lists the documents issued to the person that the consent covers. Each has a `uri` by which it is read
        or downloaded. Named in the guide; path and body are from public code.

        Observed in public code; no page of the provider says so (from
        specs/decentro/samples/digilocker-list-issued-files--listed.json).

        Responses 401, 403, 404, 429, 500, 503: inferred; no page of the provider shows that.

        Args:
            initial_decentro_transaction_id: The `decentroTxnId` that opening the session returned; no later
                reply's id will do.
            consent_purpose: Why the documents are asked for, in 20 to 50 characters.
            reference_id: An id of your own for this request, never used before.

        As `Digilocker.list_issued_files`, awaited.
        """
        return await self._call(
            LIST_ISSUED_FILES,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            initial_decentro_transaction_id=initial_decentro_transaction_id,
            consent_purpose=consent_purpose,
            reference_id=reference_id,
        )

    async def download_file(
        self,
        initial_decentro_transaction_id: str,
        *,
        consent_purpose: str,
        reference_id: str,
        file_urn: str,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> DigilockerDownloadFileResponse:
        """Download one document.

        Downloads the file of an issued document. Named in the guide; path and body are from public code, the
        reply from the single sign-on twin.

        Observed in public code; no page of the provider says so (from
        specs/decentro/samples/digilocker-download-file--downloaded.json).

        Responses 200, 401, 403, 404, 429, 500, 503: inferred; no page of the provider shows that.

        Args:
            initial_decentro_transaction_id: The `decentroTxnId` that opening the session returned; no later
                reply's id will do.
            consent_purpose: Why the documents are asked for, in 20 to 50 characters.
            reference_id: An id of your own for this request, never used before.
            file_urn: The `uri` of an issued document.

        As `Digilocker.download_file`, awaited.
        """
        return await self._call(
            DOWNLOAD_FILE,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            initial_decentro_transaction_id=initial_decentro_transaction_id,
            consent_purpose=consent_purpose,
            reference_id=reference_id,
            file_urn=file_urn,
        )

    async def get_file_data(
        self,
        initial_decentro_transaction_id: str,
        *,
        consent_purpose: str,
        reference_id: str,
        file_urn: str,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> DigilockerGetFileDataResponse:
        """Read one document's fields.

        Reads what an issued document says, as fields. Path and body are from public code, the reply from the
        single sign-on twin.

        Observed in public code; no page of the provider says so (from
        specs/decentro/samples/digilocker-get-file-data--other-document.json).

        Responses 200, 401, 403, 404, 429, 500, 503: inferred; no page of the provider shows that.

        Args:
            initial_decentro_transaction_id: The `decentroTxnId` that opening the session returned; no later
                reply's id will do.
            consent_purpose: Why the documents are asked for, in 20 to 50 characters.
            reference_id: An id of your own for this request, never used before.
            file_urn: The `uri` of an issued document.

        As `Digilocker.get_file_data`, awaited.
        """
        return await self._call(
            GET_FILE_DATA,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            initial_decentro_transaction_id=initial_decentro_transaction_id,
            consent_purpose=consent_purpose,
            reference_id=reference_id,
            file_urn=file_urn,
        )

    async def get_one_time_eaadhaar(
        self,
        initial_decentro_transaction_id: str,
        *,
        digilocker_code: str,
        consent_purpose: str,
        reference_id: str,
        generate_xml: bool | None = None,
        generate_pdf: bool | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> DigilockerEaadhaarResponse:
        """Exchange the code and read the e-Aadhaar in one call.

        Takes DigiLocker's code and answers with the e-Aadhaar at once. Named in the guide; path and body are
        from public code, the reply is that of the ordinary e-Aadhaar call.

        Observed in public code; no page of the provider says so (from
        specs/decentro/samples/digilocker-get-one-time-eaadhaar--read.json).

        Responses 200, 401, 403, 404, 429, 500, 503: inferred; no page of the provider shows that.

        Args:
            initial_decentro_transaction_id: The `decentroTxnId` that opening the session returned; no later
                reply's id will do.
            digilocker_code: The code that DigiLocker handed to your `redirect_url`. Good for one hour.
            consent_purpose: Why the documents are asked for, in 20 to 50 characters.
            reference_id: An id of your own for this request, never used before.
            generate_xml: Whether to return the signed XML too.
            generate_pdf: Whether to return the PDF too.

        As `Digilocker.get_one_time_eaadhaar`, awaited.
        """
        return await self._call(
            GET_ONE_TIME_EAADHAAR,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            initial_decentro_transaction_id=initial_decentro_transaction_id,
            digilocker_code=digilocker_code,
            consent_purpose=consent_purpose,
            reference_id=reference_id,
            generate_xml=generate_xml,
            generate_pdf=generate_pdf,
        )
