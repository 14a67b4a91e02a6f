# Generated from specs/deepvue and overlays/deepvue by `make generate`. Edit those.

"""Methods of `Deepvue.digilocker`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from .._runtime.client import AsyncGroup, Group, TimeoutTypes
from .._runtime.operation import Body, Operation, ResponseSpec
from .._runtime.schema import Json
from .models import (
    DigilockerDownloadFileResponse,
    DigilockerExchangeCodeResponse,
    DigilockerGetEaadhaarResponse,
    DigilockerInitiateSessionResponse,
    DigilockerListIssuedFilesResponse,
)

__all__ = ["AsyncDigilocker", "Digilocker"]


_ERRORS: Final = {
    "400": ResponseSpec("application/json", {"$ref": "Error"}, error="bad-request"),
    "401": ResponseSpec("application/json", {"$ref": "Error"}, error="authentication"),
    "403": ResponseSpec("application/json", {"$ref": "Error"}, error="authentication"),
    "422": ResponseSpec("application/json", {"$ref": "Error"}, error="unprocessable"),
    "429": ResponseSpec("application/json", {"$ref": "Error"}, error="rate-limited"),
    "500": ResponseSpec("application/json", {"$ref": "Error"}, error="server-error"),
    "503": ResponseSpec("application/json", {"$ref": "Error"}, error="source-unavailable"),
}

INITIATE_SESSION: Final[Operation[DigilockerInitiateSessionResponse]] = Operation(
    id="digilockerInitiateSession",
    method="POST",
    path="/v1/kyc/digilocker/initiate-session",
    body=Body(
        "application/json",
        {"$ref": "DigilockerInitiateSessionRequest"},
        required=True,
        fields=("purpose", "redirect_url", "doc_types"),
    ),
    responses={
        "200": ResponseSpec("application/json", {"$ref": "DigilockerInitiateSessionResponse"}),
        "201": ResponseSpec("application/json", {"$ref": "DigilockerInitiateSessionResponse"}),
        **_ERRORS,
    },
    security=(("clientId", "clientSecret"),),
    retry="unsafe",
)

EXCHANGE_CODE: Final[Operation[DigilockerExchangeCodeResponse]] = Operation(
    id="digilockerExchangeCode",
    method="POST",
    path="/v1/kyc/digilocker/access-token",
    body=Body(
        "application/json",
        {"$ref": "DigilockerExchangeCodeRequest"},
        required=True,
        fields=("purpose", "initial_deepvue_transaction_id", "digilocker_code"),
    ),
    responses={"200": ResponseSpec("application/json", {"$ref": "DigilockerExchangeCodeResponse"}), **_ERRORS},
    security=(("clientId", "clientSecret"),),
    retry="unsafe",
)

LIST_ISSUED_FILES: Final[Operation[DigilockerListIssuedFilesResponse]] = Operation(
    id="digilockerListIssuedFiles",
    method="POST",
    path="/v1/kyc/digilocker/issued-files",
    body=Body(
        "application/json",
        {"$ref": "DigilockerListIssuedFilesRequest"},
        required=True,
        fields=("purpose", "initial_deepvue_transaction_id"),
    ),
    responses={"200": ResponseSpec("application/json", {"$ref": "DigilockerListIssuedFilesResponse"}), **_ERRORS},
    security=(("clientId", "clientSecret"),),
    retry="safe",
)

DOWNLOAD_FILE: Final[Operation[DigilockerDownloadFileResponse]] = Operation(
    id="digilockerDownloadFile",
    method="POST",
    path="/v1/kyc/digilocker/file",
    body=Body(
        "application/json",
        {"$ref": "DigilockerDownloadFileRequest"},
        required=True,
        fields=("purpose", "initial_deepvue_transaction_id", "uri"),
    ),
    responses={"200": ResponseSpec("application/json", {"$ref": "DigilockerDownloadFileResponse"}), **_ERRORS},
    security=(("clientId", "clientSecret"),),
    retry="safe",
)

GET_EAADHAAR: Final[Operation[DigilockerGetEaadhaarResponse]] = Operation(
    id="digilockerGetEaadhaar",
    method="POST",
    path="/v1/kyc/digilocker/eaadhaar",
    body=Body(
        "application/json",
        {"$ref": "DigilockerGetEaadhaarRequest"},
        required=True,
        fields=("purpose", "initial_deepvue_transaction_id", "generate_pdf"),
    ),
    responses={"200": ResponseSpec("application/json", {"$ref": "DigilockerGetEaadhaarResponse"}), **_ERRORS},
    security=(("clientId", "clientSecret"),),
    retry="unsafe",
)


class Digilocker(Group):
    """A person's DigiLocker documents, fetched with their consent.

    Each call also takes a `timeout`, a `deadline`, `headers` and `retries` of its own. If you know better
    than the contract, `validate=False` sends what breaks its rules, `extra_body` and `extra_query` what it
    does not know.
    """

    __slots__ = ()

    def initiate_session(
        self,
        *,
        purpose: str,
        redirect_url: str | None = None,
        doc_types: Sequence[Literal["aadhaar", "pan", "dl"]] | None = None,
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
        `transaction_id` of the reply: every later call takes it as `initial_deepvue_transaction_id`.

        Responses 200, 403: inferred; no page of the provider shows that.

        Args:
            purpose: Why the documents are asked for, in a few words.
            redirect_url: Where the browser goes once the person has consented. DigiLocker's code arrives
                there; no page says what comes back, so that is inferred.
            doc_types: Documents to offer on the consent screen: Aadhaar, PAN, driving licence. All three when
                left out.

        Returns:
            The session is open. The guide promises 200 for every success; the body's `code` says 201.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401, 403), Unprocessable (422),
                RateLimited (429), ServerError (500), SourceUnavailable (503).

        Never repeated once it may have arrived.

        `POST /v1/kyc/digilocker/initiate-session`,
        https://docs.deepvue.ai/reference/digilocker-kyc/digilocker/initiate-session
        """
        return self._call(
            INITIATE_SESSION,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            purpose=purpose,
            redirect_url=redirect_url,
            doc_types=doc_types,
        )

    def exchange_code(
        self,
        *,
        purpose: str,
        initial_deepvue_transaction_id: str,
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

        Exchanges the code that DigiLocker handed to your `redirect_url`. The token itself stays with Deepvue;
        the reply says who consented and for how long. That a code can be exchanged once is inferred from
        OAuth 2; this call is not repeated.

        Response 403: inferred; no page of the provider shows that.

        Args:
            purpose: Why the documents are asked for, in a few words.
            initial_deepvue_transaction_id: The `transaction_id` that opening the session returned.
            digilocker_code: The code that DigiLocker handed to your `redirect_url`.

        Returns:
            The authorisation is complete.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401, 403), Unprocessable (422),
                RateLimited (429), ServerError (500), SourceUnavailable (503).

        Never repeated once it may have arrived.

        `POST /v1/kyc/digilocker/access-token`,
        https://docs.deepvue.ai/reference/digilocker-kyc/digilocker/access-token
        """
        return self._call(
            EXCHANGE_CODE,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            purpose=purpose,
            initial_deepvue_transaction_id=initial_deepvue_transaction_id,
            digilocker_code=digilocker_code,
        )

    def list_issued_files(
        self,
        *,
        purpose: str,
        initial_deepvue_transaction_id: str,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> DigilockerListIssuedFilesResponse:
        """List the documents that the person shared.

        Lists the documents issued to the person that the consent covers. Each has a `uri` by which it is
        downloaded. Needs a completed authorisation.

        Response 403: inferred; no page of the provider shows that.

        Args:
            purpose: Why the documents are asked for, in a few words.
            initial_deepvue_transaction_id: The `transaction_id` that opening the session returned.

        Returns:
            The documents, possibly none.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401, 403), Unprocessable (422),
                RateLimited (429), ServerError (500), SourceUnavailable (503).

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `POST /v1/kyc/digilocker/issued-files`,
        https://docs.deepvue.ai/reference/digilocker-kyc/digilocker/issued-files
        """
        return self._call(
            LIST_ISSUED_FILES,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            purpose=purpose,
            initial_deepvue_transaction_id=initial_deepvue_transaction_id,
        )

    def download_file(
        self,
        *,
        purpose: str,
        initial_deepvue_transaction_id: str,
        uri: str,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> DigilockerDownloadFileResponse:
        """Download one document.

        Downloads the document that a `uri` from the list of issued documents names. The provider does not say
        how the returned text is encoded, nor what kind of file it is.

        Response 403: inferred; no page of the provider shows that.

        Args:
            purpose: Why the documents are asked for, in a few words.
            initial_deepvue_transaction_id: The `transaction_id` that opening the session returned.
            uri: The `uri` of an issued document. Inferred: no page of the provider says so (from
                specs/deepvue/samples/digilocker-download-file--downloaded.json).

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401, 403), Unprocessable (422),
                RateLimited (429), ServerError (500), SourceUnavailable (503).

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `POST /v1/kyc/digilocker/file`,
        https://docs.deepvue.ai/reference/digilocker-kyc/digilocker/download-file
        """
        return self._call(
            DOWNLOAD_FILE,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            purpose=purpose,
            initial_deepvue_transaction_id=initial_deepvue_transaction_id,
            uri=uri,
        )

    def get_eaadhaar(
        self,
        *,
        purpose: str,
        initial_deepvue_transaction_id: str,
        generate_pdf: bool | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> DigilockerGetEaadhaarResponse:
        """Read the person's e-Aadhaar.

        Reads the person's e-Aadhaar: identity, address and photo, and on request the PDF. The Aadhaar number
        comes masked. Needs a completed authorisation.

        Response 403: inferred; no page of the provider shows that.

        Args:
            purpose: Why the documents are asked for, in a few words.
            initial_deepvue_transaction_id: The `transaction_id` that opening the session returned.
            generate_pdf: Whether to return the e-Aadhaar as a PDF too. Not, when left out.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401, 403), Unprocessable (422),
                RateLimited (429), ServerError (500), SourceUnavailable (503).

        Never repeated once it may have arrived.

        `POST /v1/kyc/digilocker/eaadhaar`,
        https://docs.deepvue.ai/reference/digilocker-kyc/digilocker/e-aadhaar
        """
        return self._call(
            GET_EAADHAAR,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            purpose=purpose,
            initial_deepvue_transaction_id=initial_deepvue_transaction_id,
            generate_pdf=generate_pdf,
        )


class AsyncDigilocker(AsyncGroup):
    """The methods of `Digilocker`, awaited."""

    __slots__ = ()

    async def initiate_session(
        self,
        *,
        purpose: str,
        redirect_url: str | None = None,
        doc_types: Sequence[Literal["aadhaar", "pan", "dl"]] | None = None,
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
        `transaction_id` of the reply: every later call takes it as `initial_deepvue_transaction_id`.

        Responses 200, 403: inferred; no page of the provider shows that.

        Args:
            purpose: Why the documents are asked for, in a few words.
            redirect_url: Where the browser goes once the person has consented. DigiLocker's code arrives
                there; no page says what comes back, so that is inferred.
            doc_types: Documents to offer on the consent screen: Aadhaar, PAN, driving licence. All three when
                left out.

        As `Digilocker.initiate_session`, awaited.
        """
        return await self._call(
            INITIATE_SESSION,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            purpose=purpose,
            redirect_url=redirect_url,
            doc_types=doc_types,
        )

    async def exchange_code(
        self,
        *,
        purpose: str,
        initial_deepvue_transaction_id: str,
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

        Exchanges the code that DigiLocker handed to your `redirect_url`. The token itself stays with Deepvue;
        the reply says who consented and for how long. That a code can be exchanged once is inferred from
        OAuth 2; this call is not repeated.

        Response 403: inferred; no page of the provider shows that.

        Args:
            purpose: Why the documents are asked for, in a few words.
            initial_deepvue_transaction_id: The `transaction_id` that opening the session returned.
            digilocker_code: The code that DigiLocker handed to your `redirect_url`.

        As `Digilocker.exchange_code`, awaited.
        """
        return await self._call(
            EXCHANGE_CODE,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            purpose=purpose,
            initial_deepvue_transaction_id=initial_deepvue_transaction_id,
            digilocker_code=digilocker_code,
        )

    async def list_issued_files(
        self,
        *,
        purpose: str,
        initial_deepvue_transaction_id: str,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> DigilockerListIssuedFilesResponse:
        """List the documents that the person shared.

        Lists the documents issued to the person that the consent covers. Each has a `uri` by which it is
        downloaded. Needs a completed authorisation.

        Response 403: inferred; no page of the provider shows that.

        Args:
            purpose: Why the documents are asked for, in a few words.
            initial_deepvue_transaction_id: The `transaction_id` that opening the session returned.

        As `Digilocker.list_issued_files`, awaited.
        """
        return await self._call(
            LIST_ISSUED_FILES,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            purpose=purpose,
            initial_deepvue_transaction_id=initial_deepvue_transaction_id,
        )

    async def download_file(
        self,
        *,
        purpose: str,
        initial_deepvue_transaction_id: str,
        uri: str,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> DigilockerDownloadFileResponse:
        """Download one document.

        Downloads the document that a `uri` from the list of issued documents names. The provider does not say
        how the returned text is encoded, nor what kind of file it is.

        Response 403: inferred; no page of the provider shows that.

        Args:
            purpose: Why the documents are asked for, in a few words.
            initial_deepvue_transaction_id: The `transaction_id` that opening the session returned.
            uri: The `uri` of an issued document. Inferred: no page of the provider says so (from
                specs/deepvue/samples/digilocker-download-file--downloaded.json).

        As `Digilocker.download_file`, awaited.
        """
        return await self._call(
            DOWNLOAD_FILE,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            purpose=purpose,
            initial_deepvue_transaction_id=initial_deepvue_transaction_id,
            uri=uri,
        )

    async def get_eaadhaar(
        self,
        *,
        purpose: str,
        initial_deepvue_transaction_id: str,
        generate_pdf: bool | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> DigilockerGetEaadhaarResponse:
        """Read the person's e-Aadhaar.

        Reads the person's e-Aadhaar: identity, address and photo, and on request the PDF. The Aadhaar number
        comes masked. Needs a completed authorisation.

        Response 403: inferred; no page of the provider shows that.

        Args:
            purpose: Why the documents are asked for, in a few words.
            initial_deepvue_transaction_id: The `transaction_id` that opening the session returned.
            generate_pdf: Whether to return the e-Aadhaar as a PDF too. Not, when left out.

        As `Digilocker.get_eaadhaar`, awaited.
        """
        return await self._call(
            GET_EAADHAAR,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            purpose=purpose,
            initial_deepvue_transaction_id=initial_deepvue_transaction_id,
            generate_pdf=generate_pdf,
        )
