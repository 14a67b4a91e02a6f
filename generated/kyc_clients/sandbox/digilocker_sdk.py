# Generated from specs/sandbox and overlays/sandbox by `make generate`. Edit those.

"""Methods of `Sandbox.digilocker_sdk`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from .._runtime.client import AsyncGroup, Group, TimeoutTypes
from .._runtime.consent import Cancel
from .._runtime.operation import Body, Operation, Parameter, Poll, ResponseSpec
from .._runtime.schema import Json
from .models import (
    DigilockerSdkCreateSessionResponse,
    DigilockerSdkSessionStatusResponse,
    DigilockerUserProfileResponse,
    DocumentResponse,
)

__all__ = ["AsyncDigilockerSdk", "DigilockerSdk"]


_ERRORS: Final = {
    "400": ResponseSpec("application/json", {"$ref": "Error"}, error="bad-request"),
    "401": ResponseSpec("application/json", {"$ref": "Error"}, error="authentication"),
    "403": ResponseSpec("application/json", {"$ref": "Error"}, error="permission-denied"),
    "404": ResponseSpec("application/json", {"$ref": "Error"}, error="not-found"),
    "422": ResponseSpec("application/json", {"$ref": "Error"}, error="unprocessable"),
    "429": ResponseSpec("application/json", {"$ref": "Error"}, error="rate-limited"),
    "500": ResponseSpec("application/json", {"$ref": "Error"}, error="server-error"),
    "503": ResponseSpec("application/json", {"$ref": "Error"}, error="source-unavailable"),
    "504": ResponseSpec("application/json", {"$ref": "Error"}, error="server-error"),
}

CREATE_SESSION: Final[Operation[DigilockerSdkCreateSessionResponse]] = Operation(
    id="digilockerSdkCreateSession",
    method="POST",
    path="/kyc/digilocker-sdk/sessions/create",
    parameters=(Parameter("api_version", "x-api-version", "header", {"type": "string"}),),
    body=Body(
        "application/json", {"$ref": "DigilockerSdkCreateSessionRequest"}, required=True, fields=("flow", "doc_types")
    ),
    responses={"200": ResponseSpec("application/json", {"$ref": "DigilockerSdkCreateSessionResponse"}), **_ERRORS},
    security=(("accessToken", "apiKey"),),
    retry="unsafe",
)

GET_SESSION_STATUS: Final[Operation[DigilockerSdkSessionStatusResponse]] = Operation(
    id="digilockerSdkGetSessionStatus",
    method="GET",
    path="/kyc/digilocker-sdk/sessions/{session_id}/status",
    parameters=(
        Parameter("session_id", "session_id", "path", {"type": "string", "minLength": 1}, required=True),
        Parameter("api_version", "x-api-version", "header", {"type": "string"}),
    ),
    responses={
        "200": ResponseSpec("application/json", {"$ref": "DigilockerSdkSessionStatusResponse"}),
        "521": ResponseSpec("application/json", {"$ref": "Error"}, error="session-not-found"),
        **_ERRORS,
    },
    security=(("accessToken", "apiKey"),),
    retry="safe",
    billed=False,
)

GET_DOCUMENT: Final[Operation[DocumentResponse]] = Operation(
    id="digilockerSdkGetDocument",
    method="GET",
    path="/kyc/digilocker-sdk/sessions/{session_id}/documents/{doc_type}",
    parameters=(
        Parameter("session_id", "session_id", "path", {"type": "string", "minLength": 1}, required=True),
        Parameter(
            "doc_type",
            "doc_type",
            "path",
            {"type": "string", "enum": ["aadhaar", "pan", "driving_license"]},
            required=True,
        ),
        Parameter("api_version", "x-api-version", "header", {"type": "string"}),
    ),
    responses={
        "200": ResponseSpec("application/json", {"$ref": "DocumentResponse"}),
        "521": ResponseSpec("application/json", {"$ref": "Error"}, error="session-not-found"),
        "523": ResponseSpec("application/json", {"$ref": "Error"}, error="invalid-session-state"),
        **_ERRORS,
    },
    security=(("accessToken", "apiKey"),),
    retry="safe",
)

GET_USER_PROFILE: Final[Operation[DigilockerUserProfileResponse]] = Operation(
    id="digilockerSdkGetUserProfile",
    method="GET",
    path="/kyc/digilocker-sdk/sessions/{session_id}/user/profile",
    parameters=(
        Parameter("session_id", "session_id", "path", {"type": "string", "minLength": 1}, required=True),
        Parameter("api_version", "x-api-version", "header", {"type": "string"}),
    ),
    responses={
        "200": ResponseSpec("application/json", {"$ref": "DigilockerUserProfileResponse"}),
        "521": ResponseSpec("application/json", {"$ref": "Error"}, error="session-not-found"),
        "523": ResponseSpec("application/json", {"$ref": "Error"}, error="invalid-session-state"),
        **_ERRORS,
    },
    security=(("accessToken", "apiKey"),),
    retry="safe",
)


class DigilockerSdk(Group):
    """The same as `digilocker`, with the consent screens inside your own page or app, shown by the provider's
    SDK.

    Each call also takes a `timeout`, a `deadline`, `headers` and `retries` of its own. If you know better
    than the contract, `validate=False` sends what breaks its rules, `extra_body` and `extra_query` what it
    does not know.
    """

    __slots__ = ()

    def create_session(
        self,
        *,
        flow: Literal["signin", "signup"],
        doc_types: Sequence[Literal["aadhaar", "driving_license", "pan"]],
        api_version: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> DigilockerSdkCreateSessionResponse:
        """Create a DigiLocker session for the browser or mobile SDK.

        Creates a session and returns its id, which the SDK in the browser or on the phone takes to show the
        consent screens. Each call is a new session.

        Args:
            flow: `signin` for a person who has a DigiLocker account, `signup` to open one.
            doc_types: Documents to ask for. The person may consent to some of them only.
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401), PermissionDenied (403),
                NotFound (404), Unprocessable (422), RateLimited (429), ServerError (500, 504),
                SourceUnavailable (503).

        Never repeated once it may have arrived.

        `POST /kyc/digilocker-sdk/sessions/create`,
        https://developer.sandbox.co.in/api-reference/kyc/digilocker-sdk/endpoints/create-session
        """
        return self._call(
            CREATE_SESSION,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            flow=flow,
            doc_types=doc_types,
            api_version=api_version,
        )

    def get_session_status(
        self,
        session_id: str,
        *,
        api_version: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> DigilockerSdkSessionStatusResponse:
        """Get the state of a DigiLocker SDK session.

        Returns the status of a session. Poll it; it is not billed.

        Args:
            session_id: Id of the session, as its start or creation gave it.
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        Returns:
            The state of the session.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401), PermissionDenied (403),
                NotFound (404), Unprocessable (422), RateLimited (429), ServerError (500, 504),
                SourceUnavailable (503), SessionNotFound (521).

        Repeated where its response is lost; it costs nothing.

        `GET /kyc/digilocker-sdk/sessions/{session_id}/status`,
        https://developer.sandbox.co.in/api-reference/kyc/digilocker-sdk/endpoints/get-session-status
        """
        return self._call(
            GET_SESSION_STATUS,
            (timeout, headers, retries, deadline, validate, extra_query, None),
            session_id=session_id,
            api_version=api_version,
        )

    def wait_for_consent(
        self,
        session_id: str,
        *,
        timeout: float | None = None,
        interval: float | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        cancel: Cancel | None = None,
    ) -> DigilockerSdkSessionStatusResponse:
        """Ask `get_session_status` until the person has decided, and return its last response.

        Rate limits and short outages are waited out.

        Args:
            session_id: Id of the session, as its start or creation gave it.
            timeout: Seconds to wait in all; ten minutes where it is not given.
            interval: Seconds from one look to the next, at most; they grow from two to fifteen where it is
                not given.
            headers: Headers of each look.
            retries: How often each look is repeated; as often as the client says where it is not given.
            cancel: Ends the waiting when it is set: a `threading.Event`, or what behaves like one.

        Raises:
            ConsentDenied: when the state is `failed`.
            SessionExpired: when the state is `expired`.
            WaitTimeout: when the time is up.
            WaitCancelled: when `cancel` is set.
            ApiError: for a refusal that waiting does not cure, such as an unknown session.

        `GET /kyc/digilocker-sdk/sessions/{session_id}/status`
        """
        return self._wait(
            GET_SESSION_STATUS,
            {"session_id": session_id},
            Poll("/data/status", ("succeeded",), {"failed": "consent-denied", "expired": "session-expired"}),
            timeout=timeout,
            interval=interval,
            headers=headers,
            retries=retries,
            cancel=cancel,
        )

    def get_document(
        self,
        session_id: str,
        doc_type: Literal["aadhaar", "pan", "driving_license"],
        *,
        api_version: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> DocumentResponse:
        """Get a document from DigiLocker.

        Gives links to the files of one document, once the session has succeeded. The links are good for one
        hour. The call is billed.

        Args:
            session_id: Id of the session, as its start or creation gave it.
            doc_type: The document to get, one for which the person consented.
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        Returns:
            Links to the files of the document.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401), PermissionDenied (403),
                NotFound (404), Unprocessable (422), RateLimited (429), ServerError (500, 504),
                SourceUnavailable (503), SessionNotFound (521), InvalidSessionState (523).

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `GET /kyc/digilocker-sdk/sessions/{session_id}/documents/{doc_type}`,
        https://developer.sandbox.co.in/api-reference/kyc/digilocker-sdk/endpoints/get-document
        """
        return self._call(
            GET_DOCUMENT,
            (timeout, headers, retries, deadline, validate, extra_query, None),
            session_id=session_id,
            doc_type=doc_type,
            api_version=api_version,
        )

    def get_user_profile(
        self,
        session_id: str,
        *,
        api_version: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> DigilockerUserProfileResponse:
        """Get the profile of the DigiLocker user.

        Gives name, date of birth and mobile of the person, once the session has succeeded. The call is
        billed.

        Args:
            session_id: Id of the session, as its start or creation gave it.
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401), PermissionDenied (403),
                NotFound (404), Unprocessable (422), RateLimited (429), ServerError (500, 504),
                SourceUnavailable (503), SessionNotFound (521), InvalidSessionState (523).

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `GET /kyc/digilocker-sdk/sessions/{session_id}/user/profile`,
        https://developer.sandbox.co.in/api-reference/kyc/digilocker-sdk/endpoints/user_profile
        """
        return self._call(
            GET_USER_PROFILE,
            (timeout, headers, retries, deadline, validate, extra_query, None),
            session_id=session_id,
            api_version=api_version,
        )


class AsyncDigilockerSdk(AsyncGroup):
    """The methods of `DigilockerSdk`, awaited."""

    __slots__ = ()

    async def create_session(
        self,
        *,
        flow: Literal["signin", "signup"],
        doc_types: Sequence[Literal["aadhaar", "driving_license", "pan"]],
        api_version: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> DigilockerSdkCreateSessionResponse:
        """Create a DigiLocker session for the browser or mobile SDK.

        Creates a session and returns its id, which the SDK in the browser or on the phone takes to show the
        consent screens. Each call is a new session.

        Args:
            flow: `signin` for a person who has a DigiLocker account, `signup` to open one.
            doc_types: Documents to ask for. The person may consent to some of them only.
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        As `DigilockerSdk.create_session`, awaited.
        """
        return await self._call(
            CREATE_SESSION,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            flow=flow,
            doc_types=doc_types,
            api_version=api_version,
        )

    async def get_session_status(
        self,
        session_id: str,
        *,
        api_version: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> DigilockerSdkSessionStatusResponse:
        """Get the state of a DigiLocker SDK session.

        Returns the status of a session. Poll it; it is not billed.

        Args:
            session_id: Id of the session, as its start or creation gave it.
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        As `DigilockerSdk.get_session_status`, awaited.
        """
        return await self._call(
            GET_SESSION_STATUS,
            (timeout, headers, retries, deadline, validate, extra_query, None),
            session_id=session_id,
            api_version=api_version,
        )

    async def wait_for_consent(
        self,
        session_id: str,
        *,
        timeout: float | None = None,
        interval: float | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
    ) -> DigilockerSdkSessionStatusResponse:
        """Ask `get_session_status` until the person has decided, and return its last response.

        Rate limits and short outages are waited out.

        Args:
            session_id: Id of the session, as its start or creation gave it.
            timeout: Seconds to wait in all; ten minutes where it is not given.
            interval: Seconds from one look to the next, at most; they grow from two to fifteen where it is
                not given.
            headers: Headers of each look.
            retries: How often each look is repeated; as often as the client says where it is not given.

        As `DigilockerSdk.wait_for_consent`, awaited.
        """
        return await self._wait(
            GET_SESSION_STATUS,
            {"session_id": session_id},
            Poll("/data/status", ("succeeded",), {"failed": "consent-denied", "expired": "session-expired"}),
            timeout=timeout,
            interval=interval,
            headers=headers,
            retries=retries,
        )

    async def get_document(
        self,
        session_id: str,
        doc_type: Literal["aadhaar", "pan", "driving_license"],
        *,
        api_version: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> DocumentResponse:
        """Get a document from DigiLocker.

        Gives links to the files of one document, once the session has succeeded. The links are good for one
        hour. The call is billed.

        Args:
            session_id: Id of the session, as its start or creation gave it.
            doc_type: The document to get, one for which the person consented.
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        As `DigilockerSdk.get_document`, awaited.
        """
        return await self._call(
            GET_DOCUMENT,
            (timeout, headers, retries, deadline, validate, extra_query, None),
            session_id=session_id,
            doc_type=doc_type,
            api_version=api_version,
        )

    async def get_user_profile(
        self,
        session_id: str,
        *,
        api_version: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> DigilockerUserProfileResponse:
        """Get the profile of the DigiLocker user.

        Gives name, date of birth and mobile of the person, once the session has succeeded. The call is
        billed.

        Args:
            session_id: Id of the session, as its start or creation gave it.
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        As `DigilockerSdk.get_user_profile`, awaited.
        """
        return await self._call(
            GET_USER_PROFILE,
            (timeout, headers, retries, deadline, validate, extra_query, None),
            session_id=session_id,
            api_version=api_version,
        )
