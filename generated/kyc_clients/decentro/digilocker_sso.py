# Generated from specs/decentro and overlays/decentro by `make generate`. Edit those.

"""Methods of `Decentro.digilocker_sso`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from .._runtime.client import AsyncGroup, Group, TimeoutTypes
from .._runtime.operation import Body, Operation, Parameter, ResponseSpec
from .._runtime.schema import Json
from .models import (
    DigilockerDownloadFileResponse,
    DigilockerEaadhaarResponse,
    DigilockerExchangeCodeResponse,
    DigilockerGetFileDataResponse,
    DigilockerInitiateSessionResponse,
    DigilockerListIssuedFilesResponse,
    DigilockerPullFileResponse,
    DigilockerRevokeSessionResponse,
    PullFileParameters,
)

__all__ = ["AsyncDigilockerSso", "DigilockerSso"]


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
    id="digilockerSsoInitiateSession",
    method="POST",
    path="/v2/kyc/sso/digilocker/session",
    body=Body(
        "application/json",
        {"$ref": "DigilockerSsoInitiateSessionRequest"},
        required=True,
        fields=(
            ("consent_purpose", "purpose"),
            "reference_id",
            "redirect_url",
            "redirect_to_signup",
            "pinless_signin",
            "pinless_signup",
            "usernameless_signup",
            "clear_cookies",
            "documents_for_consent",
        ),
    ),
    responses={"200": ResponseSpec("application/json", {"$ref": "DigilockerInitiateSessionResponse"}), **_ERRORS},
    security=(("clientId", "clientSecret", "moduleSecret"), ("clientId", "clientSecret"), ("accessToken",)),
    retry="unsafe",
)

EXCHANGE_CODE: Final[Operation[DigilockerExchangeCodeResponse]] = Operation(
    id="digilockerSsoExchangeCode",
    method="POST",
    path="/v2/kyc/sso/digilocker/{initial_decentro_txn_id}/token",
    parameters=(
        Parameter(
            "initial_decentro_transaction_id",
            "initial_decentro_txn_id",
            "path",
            {"type": "string", "minLength": 1, "x-sensitive": True},
            required=True,
        ),
    ),
    body=Body(
        "application/json",
        {"$ref": "DigilockerSsoExchangeCodeRequest"},
        required=True,
        fields=(("digilocker_code", "code"), ("consent_purpose", "purpose"), "reference_id"),
    ),
    responses={"200": ResponseSpec("application/json", {"$ref": "DigilockerExchangeCodeResponse"}), **_ERRORS},
    security=(("clientId", "clientSecret", "moduleSecret"), ("clientId", "clientSecret"), ("accessToken",)),
    retry="unsafe",
)

GET_EAADHAAR: Final[Operation[DigilockerEaadhaarResponse]] = Operation(
    id="digilockerSsoGetEaadhaar",
    method="POST",
    path="/v2/kyc/sso/digilocker/{initial_decentro_txn_id}/eaadhaar",
    parameters=(
        Parameter(
            "initial_decentro_transaction_id",
            "initial_decentro_txn_id",
            "path",
            {"type": "string", "minLength": 1, "x-sensitive": True},
            required=True,
        ),
    ),
    body=Body(
        "application/json",
        {"$ref": "DigilockerSsoGetEaadhaarRequest"},
        required=True,
        fields=(("consent_purpose", "purpose"), "reference_id", "generate_xml", "generate_pdf"),
    ),
    responses={"200": ResponseSpec("application/json", {"$ref": "DigilockerEaadhaarResponse"}), **_ERRORS},
    security=(("clientId", "clientSecret", "moduleSecret"), ("clientId", "clientSecret"), ("accessToken",)),
    retry="unsafe",
)

LIST_ISSUED_FILES: Final[Operation[DigilockerListIssuedFilesResponse]] = Operation(
    id="digilockerSsoListIssuedFiles",
    method="POST",
    path="/v2/kyc/sso/digilocker/{initial_decentro_txn_id}/files/issued",
    parameters=(
        Parameter(
            "initial_decentro_transaction_id",
            "initial_decentro_txn_id",
            "path",
            {"type": "string", "minLength": 1, "x-sensitive": True},
            required=True,
        ),
    ),
    body=Body(
        "application/json",
        {"$ref": "DigilockerSsoListIssuedFilesRequest"},
        required=True,
        fields=(("consent_purpose", "purpose"), "reference_id"),
    ),
    responses={"200": ResponseSpec("application/json", {"$ref": "DigilockerListIssuedFilesResponse"}), **_ERRORS},
    security=(("clientId", "clientSecret", "moduleSecret"), ("clientId", "clientSecret"), ("accessToken",)),
    retry="unsafe",
)

DOWNLOAD_FILE: Final[Operation[DigilockerDownloadFileResponse]] = Operation(
    id="digilockerSsoDownloadFile",
    method="POST",
    path="/v2/kyc/sso/digilocker/{initial_decentro_txn_id}/file/download",
    parameters=(
        Parameter(
            "initial_decentro_transaction_id",
            "initial_decentro_txn_id",
            "path",
            {"type": "string", "minLength": 1, "x-sensitive": True},
            required=True,
        ),
    ),
    body=Body(
        "application/json",
        {"$ref": "DigilockerSsoDownloadFileRequest"},
        required=True,
        fields=("file_urn", ("consent_purpose", "purpose"), "reference_id"),
    ),
    responses={"200": ResponseSpec("application/json", {"$ref": "DigilockerDownloadFileResponse"}), **_ERRORS},
    security=(("clientId", "clientSecret", "moduleSecret"), ("clientId", "clientSecret"), ("accessToken",)),
    retry="unsafe",
)

GET_FILE_DATA: Final[Operation[DigilockerGetFileDataResponse]] = Operation(
    id="digilockerSsoGetFileData",
    method="POST",
    path="/v2/kyc/sso/digilocker/{initial_decentro_txn_id}/file",
    parameters=(
        Parameter(
            "initial_decentro_transaction_id",
            "initial_decentro_txn_id",
            "path",
            {"type": "string", "minLength": 1, "x-sensitive": True},
            required=True,
        ),
    ),
    body=Body(
        "application/json",
        {"$ref": "DigilockerSsoGetFileDataRequest"},
        required=True,
        fields=("file_urn", ("consent_purpose", "purpose"), "reference_id"),
    ),
    responses={"200": ResponseSpec("application/json", {"$ref": "DigilockerGetFileDataResponse"}), **_ERRORS},
    security=(("clientId", "clientSecret", "moduleSecret"), ("clientId", "clientSecret"), ("accessToken",)),
    retry="unsafe",
)

PULL_FILE: Final[Operation[DigilockerPullFileResponse]] = Operation(
    id="digilockerSsoPullFile",
    method="POST",
    path="/v2/kyc/sso/digilocker/{initial_decentro_txn_id}/file/pull",
    parameters=(
        Parameter(
            "initial_decentro_transaction_id",
            "initial_decentro_txn_id",
            "path",
            {"type": "string", "minLength": 1, "x-sensitive": True},
            required=True,
        ),
    ),
    body=Body(
        "application/json",
        {"$ref": "DigilockerSsoPullFileRequest"},
        required=True,
        fields=(("consent_purpose", "purpose"), "reference_id", "document_type", "document_type_related_parameters"),
    ),
    responses={"200": ResponseSpec("application/json", {"$ref": "DigilockerPullFileResponse"}), **_ERRORS},
    security=(("clientId", "clientSecret", "moduleSecret"), ("clientId", "clientSecret"), ("accessToken",)),
    retry="unsafe",
)

REVOKE_SESSION: Final[Operation[DigilockerRevokeSessionResponse]] = Operation(
    id="digilockerSsoRevokeSession",
    method="DELETE",
    path="/v2/kyc/sso/digilocker/session/{initial_decentro_txn_id}",
    parameters=(
        Parameter(
            "initial_decentro_transaction_id",
            "initial_decentro_txn_id",
            "path",
            {"type": "string", "minLength": 1, "x-sensitive": True},
            required=True,
        ),
    ),
    responses={"200": ResponseSpec("application/json", {"$ref": "DigilockerRevokeSessionResponse"}), **_ERRORS},
    security=(("clientId", "clientSecret", "moduleSecret"), ("clientId", "clientSecret"), ("accessToken",)),
    retry="unsafe",
)


class DigilockerSso(Group):
    """The single sign-on suite (MeriPehchaan). It names the session in the path.

    Each call also takes a `timeout`, a `deadline`, `headers` and `retries` of its own. If you know better
    than the contract, `validate=False` sends what breaks its rules, `extra_body` and `extra_query` what it
    does not know.
    """

    __slots__ = ()

    def initiate_session(
        self,
        *,
        consent_purpose: str,
        reference_id: str,
        redirect_url: str,
        redirect_to_signup: bool | None = None,
        pinless_signin: bool | None = None,
        pinless_signup: bool | None = None,
        usernameless_signup: bool | None = None,
        clear_cookies: bool | None = None,
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

        Opens a session and returns the address where the person signs in to DigiLocker and consents. Keep the
        `decentroTxnId` of the reply: it names the session in every later call.

        Responses 401, 403, 404, 429, 500, 503: inferred; no page of the provider shows that.

        Args:
            consent_purpose: Why the documents are asked for, in 20 to 50 characters. Sent as `purpose`, as
                the document says, and as `consent_purpose`, as the guide says; the client's option `copies`
                sends one of them. Inferred: no page of the provider says so (from
                https://docs.decentro.tech/docs/kyc-digilocker).
            reference_id: An id of your own for this request, never used before.
            redirect_url: Where the browser goes afterwards. What comes back is added to its query.
            redirect_to_signup: Whether to begin with sign-up and login by Aadhaar. Login by mobile number,
                when left out.
            pinless_signin: Whether the person may sign in without the DigiLocker PIN.
            pinless_signup: Whether the person may sign up without setting a PIN.
            usernameless_signup: Whether the person may sign up without choosing a user name.
            clear_cookies: Whether to begin with a clean browser session at DigiLocker. Observed in public
                code; no page of the provider says so.
            documents_for_consent: Kinds of document to ask for, by the issuers' codes, for example `ADHAR` or
                `PANCR`.

        Returns:
            The session is open.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401), PermissionDenied (403),
                NotFound (404), RateLimited (429), ServerError (500), SourceUnavailable (503).

        Never repeated once it may have arrived.

        `POST /v2/kyc/sso/digilocker/session`,
        https://github.com/decentro-in/decentro-in-kyc-sdk-go/blob/09cef07/api/openapi.yaml
        """
        return self._call(
            INITIATE_SESSION,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            consent_purpose=consent_purpose,
            reference_id=reference_id,
            redirect_url=redirect_url,
            redirect_to_signup=redirect_to_signup,
            pinless_signin=pinless_signin,
            pinless_signup=pinless_signup,
            usernameless_signup=usernameless_signup,
            clear_cookies=clear_cookies,
            documents_for_consent=documents_for_consent,
        )

    def exchange_code(
        self,
        initial_decentro_transaction_id: str,
        *,
        digilocker_code: str,
        consent_purpose: str,
        reference_id: str,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> DigilockerExchangeCodeResponse:
        """Complete the authorisation with DigiLocker's code.

        Exchanges the code that DigiLocker handed to your `redirect_url`. The token itself stays with
        Decentro; the reply says who consented and for how long.

        Responses 401, 403, 404, 429, 500, 503: inferred; no page of the provider shows that.

        Args:
            initial_decentro_transaction_id: The `decentroTxnId` that opening the session returned; no later
                reply's id will do.
            digilocker_code: The code that DigiLocker handed to your `redirect_url`. Good for one hour.
            consent_purpose: Why the documents are asked for, in 20 to 50 characters. Sent as `purpose`, as
                the document says, and as `consent_purpose`, as the guide says; the client's option `copies`
                sends one of them. Inferred: no page of the provider says so (from
                https://docs.decentro.tech/docs/kyc-digilocker).
            reference_id: An id of your own for this request, never used before.

        Returns:
            The authorisation is complete.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401), PermissionDenied (403),
                NotFound (404), RateLimited (429), ServerError (500), SourceUnavailable (503).

        Never repeated once it may have arrived.

        `POST /v2/kyc/sso/digilocker/{initial_decentro_txn_id}/token`,
        https://github.com/decentro-in/decentro-in-kyc-sdk-go/blob/09cef07/api/openapi.yaml
        """
        return self._call(
            EXCHANGE_CODE,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            initial_decentro_transaction_id=initial_decentro_transaction_id,
            digilocker_code=digilocker_code,
            consent_purpose=consent_purpose,
            reference_id=reference_id,
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
        only after the person has consented, and never poll with it.

        Responses 401, 403, 404, 429, 500, 503: inferred; no page of the provider shows that.

        Args:
            initial_decentro_transaction_id: The `decentroTxnId` that opening the session returned; no later
                reply's id will do.
            consent_purpose: Why the documents are asked for, in 20 to 50 characters. Sent as `purpose`, as
                the document says, and as `consent_purpose`, as the guide says; the client's option `copies`
                sends one of them. Inferred: no page of the provider says so (from
                https://docs.decentro.tech/docs/kyc-digilocker).
            reference_id: An id of your own for this request, never used before.
            generate_xml: Whether to return the signed XML too.
            generate_pdf: Whether to return the PDF too.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401), PermissionDenied (403),
                NotFound (404), RateLimited (429), ServerError (500), SourceUnavailable (503).

        Never repeated once it may have arrived.

        `POST /v2/kyc/sso/digilocker/{initial_decentro_txn_id}/eaadhaar`,
        https://github.com/decentro-in/decentro-in-kyc-sdk-go/blob/09cef07/api/openapi.yaml
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
        or downloaded.

        Responses 401, 403, 404, 429, 500, 503: inferred; no page of the provider shows that.

        Args:
            initial_decentro_transaction_id: The `decentroTxnId` that opening the session returned; no later
                reply's id will do.
            consent_purpose: Why the documents are asked for, in 20 to 50 characters. Sent as `purpose`, as
                the document says, and as `consent_purpose`, as the guide says; the client's option `copies`
                sends one of them. Inferred: no page of the provider says so (from
                https://docs.decentro.tech/docs/kyc-digilocker).
            reference_id: An id of your own for this request, never used before.

        Returns:
            The documents, possibly none.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401), PermissionDenied (403),
                NotFound (404), RateLimited (429), ServerError (500), SourceUnavailable (503).

        Never repeated once it may have arrived.

        `POST /v2/kyc/sso/digilocker/{initial_decentro_txn_id}/files/issued`,
        https://github.com/decentro-in/decentro-in-kyc-sdk-go/blob/09cef07/api/openapi.yaml
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
        file_urn: str,
        consent_purpose: str,
        reference_id: str,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> DigilockerDownloadFileResponse:
        """Download one document.

        Downloads the file of an issued document.

        Responses 401, 403, 404, 429, 500, 503: inferred; no page of the provider shows that.

        Args:
            initial_decentro_transaction_id: The `decentroTxnId` that opening the session returned; no later
                reply's id will do.
            file_urn: The `uri` of an issued document.
            consent_purpose: Why the documents are asked for, in 20 to 50 characters. Sent as `purpose`, as
                the document says, and as `consent_purpose`, as the guide says; the client's option `copies`
                sends one of them. Inferred: no page of the provider says so (from
                https://docs.decentro.tech/docs/kyc-digilocker).
            reference_id: An id of your own for this request, never used before.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401), PermissionDenied (403),
                NotFound (404), RateLimited (429), ServerError (500), SourceUnavailable (503).

        Never repeated once it may have arrived.

        `POST /v2/kyc/sso/digilocker/{initial_decentro_txn_id}/file/download`,
        https://github.com/decentro-in/decentro-in-kyc-sdk-go/blob/09cef07/api/openapi.yaml
        """
        return self._call(
            DOWNLOAD_FILE,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            initial_decentro_transaction_id=initial_decentro_transaction_id,
            file_urn=file_urn,
            consent_purpose=consent_purpose,
            reference_id=reference_id,
        )

    def get_file_data(
        self,
        initial_decentro_transaction_id: str,
        *,
        file_urn: str,
        consent_purpose: str,
        reference_id: str,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> DigilockerGetFileDataResponse:
        """Read one document's fields.

        Reads what an issued document says, as fields. In the classic suite the same last segment downloads
        the file instead.

        Responses 401, 403, 404, 429, 500, 503: inferred; no page of the provider shows that.

        Args:
            initial_decentro_transaction_id: The `decentroTxnId` that opening the session returned; no later
                reply's id will do.
            file_urn: The `uri` of an issued document.
            consent_purpose: Why the documents are asked for, in 20 to 50 characters. Sent as `purpose`, as
                the document says, and as `consent_purpose`, as the guide says; the client's option `copies`
                sends one of them. Inferred: no page of the provider says so (from
                https://docs.decentro.tech/docs/kyc-digilocker).
            reference_id: An id of your own for this request, never used before.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401), PermissionDenied (403),
                NotFound (404), RateLimited (429), ServerError (500), SourceUnavailable (503).

        Never repeated once it may have arrived.

        `POST /v2/kyc/sso/digilocker/{initial_decentro_txn_id}/file`,
        https://github.com/decentro-in/decentro-in-kyc-sdk-go/blob/09cef07/api/openapi.yaml
        """
        return self._call(
            GET_FILE_DATA,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            initial_decentro_transaction_id=initial_decentro_transaction_id,
            file_urn=file_urn,
            consent_purpose=consent_purpose,
            reference_id=reference_id,
        )

    def pull_file(
        self,
        initial_decentro_transaction_id: str,
        *,
        consent_purpose: str,
        reference_id: str,
        document_type: str,
        document_type_related_parameters: PullFileParameters,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> DigilockerPullFileResponse:
        """Have a document linked to the person's DigiLocker.

        Asks the issuer for a document and links it to the person's DigiLocker. The person has to consent to
        this explicitly, in words that the provider's page gives. PAN is the only kind so far.

        Responses 401, 403, 404, 429, 500, 503: inferred; no page of the provider shows that.

        Args:
            initial_decentro_transaction_id: The `decentroTxnId` that opening the session returned; no later
                reply's id will do.
            consent_purpose: Why the documents are asked for, in 20 to 50 characters. Sent as `purpose`, as
                the document says, and as `consent_purpose`, as the guide says; the client's option `copies`
                sends one of them. Inferred: no page of the provider says so (from
                https://docs.decentro.tech/docs/kyc-digilocker).
            reference_id: An id of your own for this request, never used before.
            document_type: Kind of document. `PAN` is the only one so far.
            document_type_related_parameters: What the issuer needs to find the document.

        Returns:
            The document is linked. The reply has no `data`.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401), PermissionDenied (403),
                NotFound (404), RateLimited (429), ServerError (500), SourceUnavailable (503).

        Never repeated once it may have arrived.

        `POST /v2/kyc/sso/digilocker/{initial_decentro_txn_id}/file/pull`,
        https://github.com/decentro-in/decentro-in-kyc-sdk-go/blob/09cef07/api/openapi.yaml
        """
        return self._call(
            PULL_FILE,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            initial_decentro_transaction_id=initial_decentro_transaction_id,
            consent_purpose=consent_purpose,
            reference_id=reference_id,
            document_type=document_type,
            document_type_related_parameters=document_type_related_parameters,
        )

    def revoke_session(
        self,
        initial_decentro_transaction_id: str,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> DigilockerRevokeSessionResponse:
        """End a session.

        Revokes the session's token, so that no more documents can be read. Takes no body.

        Responses 401, 403, 404, 429, 500, 503: inferred; no page of the provider shows that.

        Args:
            initial_decentro_transaction_id: The `decentroTxnId` that opening the session returned; no later
                reply's id will do.

        Returns:
            The token is revoked.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401), PermissionDenied (403),
                NotFound (404), RateLimited (429), ServerError (500), SourceUnavailable (503).

        Never repeated once it may have arrived.

        `DELETE /v2/kyc/sso/digilocker/session/{initial_decentro_txn_id}`,
        https://github.com/decentro-in/decentro-in-kyc-sdk-go/blob/09cef07/api/openapi.yaml
        """
        return self._call(
            REVOKE_SESSION,
            (timeout, headers, retries, deadline, validate, extra_query, None),
            initial_decentro_transaction_id=initial_decentro_transaction_id,
        )


class AsyncDigilockerSso(AsyncGroup):
    """The methods of `DigilockerSso`, awaited."""

    __slots__ = ()

    async def initiate_session(
        self,
        *,
        consent_purpose: str,
        reference_id: str,
        redirect_url: str,
        redirect_to_signup: bool | None = None,
        pinless_signin: bool | None = None,
        pinless_signup: bool | None = None,
        usernameless_signup: bool | None = None,
        clear_cookies: bool | None = None,
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

        Opens a session and returns the address where the person signs in to DigiLocker and consents. Keep the
        `decentroTxnId` of the reply: it names the session in every later call.

        Responses 401, 403, 404, 429, 500, 503: inferred; no page of the provider shows that.

        Args:
            consent_purpose: Why the documents are asked for, in 20 to 50 characters. Sent as `purpose`, as
                the document says, and as `consent_purpose`, as the guide says; the client's option `copies`
                sends one of them. Inferred: no page of the provider says so (from
                https://docs.decentro.tech/docs/kyc-digilocker).
            reference_id: An id of your own for this request, never used before.
            redirect_url: Where the browser goes afterwards. What comes back is added to its query.
            redirect_to_signup: Whether to begin with sign-up and login by Aadhaar. Login by mobile number,
                when left out.
            pinless_signin: Whether the person may sign in without the DigiLocker PIN.
            pinless_signup: Whether the person may sign up without setting a PIN.
            usernameless_signup: Whether the person may sign up without choosing a user name.
            clear_cookies: Whether to begin with a clean browser session at DigiLocker. Observed in public
                code; no page of the provider says so.
            documents_for_consent: Kinds of document to ask for, by the issuers' codes, for example `ADHAR` or
                `PANCR`.

        As `DigilockerSso.initiate_session`, awaited.
        """
        return await self._call(
            INITIATE_SESSION,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            consent_purpose=consent_purpose,
            reference_id=reference_id,
            redirect_url=redirect_url,
            redirect_to_signup=redirect_to_signup,
            pinless_signin=pinless_signin,
            pinless_signup=pinless_signup,
            usernameless_signup=usernameless_signup,
            clear_cookies=clear_cookies,
            documents_for_consent=documents_for_consent,
        )

    async def exchange_code(
        self,
        initial_decentro_transaction_id: str,
        *,
        digilocker_code: str,
        consent_purpose: str,
        reference_id: str,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> DigilockerExchangeCodeResponse:
        """Complete the authorisation with DigiLocker's code.

        Exchanges the code that DigiLocker handed to your `redirect_url`. The token itself stays with
        Decentro; the reply says who consented and for how long.

        Responses 401, 403, 404, 429, 500, 503: inferred; no page of the provider shows that.

        Args:
            initial_decentro_transaction_id: The `decentroTxnId` that opening the session returned; no later
                reply's id will do.
            digilocker_code: The code that DigiLocker handed to your `redirect_url`. Good for one hour.
            consent_purpose: Why the documents are asked for, in 20 to 50 characters. Sent as `purpose`, as
                the document says, and as `consent_purpose`, as the guide says; the client's option `copies`
                sends one of them. Inferred: no page of the provider says so (from
                https://docs.decentro.tech/docs/kyc-digilocker).
            reference_id: An id of your own for this request, never used before.

        As `DigilockerSso.exchange_code`, awaited.
        """
        return await self._call(
            EXCHANGE_CODE,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            initial_decentro_transaction_id=initial_decentro_transaction_id,
            digilocker_code=digilocker_code,
            consent_purpose=consent_purpose,
            reference_id=reference_id,
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
        only after the person has consented, and never poll with it.

        Responses 401, 403, 404, 429, 500, 503: inferred; no page of the provider shows that.

        Args:
            initial_decentro_transaction_id: The `decentroTxnId` that opening the session returned; no later
                reply's id will do.
            consent_purpose: Why the documents are asked for, in 20 to 50 characters. Sent as `purpose`, as
                the document says, and as `consent_purpose`, as the guide says; the client's option `copies`
                sends one of them. Inferred: no page of the provider says so (from
                https://docs.decentro.tech/docs/kyc-digilocker).
            reference_id: An id of your own for this request, never used before.
            generate_xml: Whether to return the signed XML too.
            generate_pdf: Whether to return the PDF too.

        As `DigilockerSso.get_eaadhaar`, awaited.
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
        or downloaded.

        Responses 401, 403, 404, 429, 500, 503: inferred; no page of the provider shows that.

        Args:
            initial_decentro_transaction_id: The `decentroTxnId` that opening the session returned; no later
                reply's id will do.
            consent_purpose: Why the documents are asked for, in 20 to 50 characters. Sent as `purpose`, as
                the document says, and as `consent_purpose`, as the guide says; the client's option `copies`
                sends one of them. Inferred: no page of the provider says so (from
                https://docs.decentro.tech/docs/kyc-digilocker).
            reference_id: An id of your own for this request, never used before.

        As `DigilockerSso.list_issued_files`, awaited.
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
        file_urn: str,
        consent_purpose: str,
        reference_id: str,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> DigilockerDownloadFileResponse:
        """Download one document.

        Downloads the file of an issued document.

        Responses 401, 403, 404, 429, 500, 503: inferred; no page of the provider shows that.

        Args:
            initial_decentro_transaction_id: The `decentroTxnId` that opening the session returned; no later
                reply's id will do.
            file_urn: The `uri` of an issued document.
            consent_purpose: Why the documents are asked for, in 20 to 50 characters. Sent as `purpose`, as
                the document says, and as `consent_purpose`, as the guide says; the client's option `copies`
                sends one of them. Inferred: no page of the provider says so (from
                https://docs.decentro.tech/docs/kyc-digilocker).
            reference_id: An id of your own for this request, never used before.

        As `DigilockerSso.download_file`, awaited.
        """
        return await self._call(
            DOWNLOAD_FILE,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            initial_decentro_transaction_id=initial_decentro_transaction_id,
            file_urn=file_urn,
            consent_purpose=consent_purpose,
            reference_id=reference_id,
        )

    async def get_file_data(
        self,
        initial_decentro_transaction_id: str,
        *,
        file_urn: str,
        consent_purpose: str,
        reference_id: str,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> DigilockerGetFileDataResponse:
        """Read one document's fields.

        Reads what an issued document says, as fields. In the classic suite the same last segment downloads
        the file instead.

        Responses 401, 403, 404, 429, 500, 503: inferred; no page of the provider shows that.

        Args:
            initial_decentro_transaction_id: The `decentroTxnId` that opening the session returned; no later
                reply's id will do.
            file_urn: The `uri` of an issued document.
            consent_purpose: Why the documents are asked for, in 20 to 50 characters. Sent as `purpose`, as
                the document says, and as `consent_purpose`, as the guide says; the client's option `copies`
                sends one of them. Inferred: no page of the provider says so (from
                https://docs.decentro.tech/docs/kyc-digilocker).
            reference_id: An id of your own for this request, never used before.

        As `DigilockerSso.get_file_data`, awaited.
        """
        return await self._call(
            GET_FILE_DATA,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            initial_decentro_transaction_id=initial_decentro_transaction_id,
            file_urn=file_urn,
            consent_purpose=consent_purpose,
            reference_id=reference_id,
        )

    async def pull_file(
        self,
        initial_decentro_transaction_id: str,
        *,
        consent_purpose: str,
        reference_id: str,
        document_type: str,
        document_type_related_parameters: PullFileParameters,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> DigilockerPullFileResponse:
        """Have a document linked to the person's DigiLocker.

        Asks the issuer for a document and links it to the person's DigiLocker. The person has to consent to
        this explicitly, in words that the provider's page gives. PAN is the only kind so far.

        Responses 401, 403, 404, 429, 500, 503: inferred; no page of the provider shows that.

        Args:
            initial_decentro_transaction_id: The `decentroTxnId` that opening the session returned; no later
                reply's id will do.
            consent_purpose: Why the documents are asked for, in 20 to 50 characters. Sent as `purpose`, as
                the document says, and as `consent_purpose`, as the guide says; the client's option `copies`
                sends one of them. Inferred: no page of the provider says so (from
                https://docs.decentro.tech/docs/kyc-digilocker).
            reference_id: An id of your own for this request, never used before.
            document_type: Kind of document. `PAN` is the only one so far.
            document_type_related_parameters: What the issuer needs to find the document.

        As `DigilockerSso.pull_file`, awaited.
        """
        return await self._call(
            PULL_FILE,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            initial_decentro_transaction_id=initial_decentro_transaction_id,
            consent_purpose=consent_purpose,
            reference_id=reference_id,
            document_type=document_type,
            document_type_related_parameters=document_type_related_parameters,
        )

    async def revoke_session(
        self,
        initial_decentro_transaction_id: str,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> DigilockerRevokeSessionResponse:
        """End a session.

        Revokes the session's token, so that no more documents can be read. Takes no body.

        Responses 401, 403, 404, 429, 500, 503: inferred; no page of the provider shows that.

        Args:
            initial_decentro_transaction_id: The `decentroTxnId` that opening the session returned; no later
                reply's id will do.

        As `DigilockerSso.revoke_session`, awaited.
        """
        return await self._call(
            REVOKE_SESSION,
            (timeout, headers, retries, deadline, validate, extra_query, None),
            initial_decentro_transaction_id=initial_decentro_transaction_id,
        )
