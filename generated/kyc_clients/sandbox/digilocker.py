# Generated from specs/sandbox and overlays/sandbox by `make generate`. Edit those.

"""Methods of `Sandbox.digilocker`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from .._runtime.client import AsyncGroup, Group, TimeoutTypes
from .._runtime.consent import Cancel
from .._runtime.operation import Body, Operation, Parameter, Poll, ResponseSpec
from .._runtime.schema import Json
from .models import (
    DigilockerInitiateSessionResponse,
    DigilockerSessionOptions,
    DigilockerSessionStatusResponse,
    DigilockerUserProfileResponse,
    DigilockerVerifyUserResponse,
    DocumentResponse,
)

__all__ = ["AsyncDigilocker", "Digilocker"]


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

VERIFY_USER: Final[Operation[DigilockerVerifyUserResponse]] = Operation(
    id="digilockerVerifyUser",
    method="POST",
    path="/kyc/digilocker/user/verify",
    parameters=(Parameter("api_version", "x-api-version", "header", {"type": "string"}),),
    body=Body(
        "application/json", {"$ref": "DigilockerVerifyUserRequest"}, required=True, fields=("aadhaar_number", "mobile")
    ),
    responses={"200": ResponseSpec("application/json", {"$ref": "DigilockerVerifyUserResponse"}), **_ERRORS},
    security=(("accessToken", "apiKey"),),
    retry="safe",
)

INITIATE_SESSION: Final[Operation[DigilockerInitiateSessionResponse]] = Operation(
    id="digilockerInitiateSession",
    method="POST",
    path="/kyc/digilocker/sessions/init",
    parameters=(Parameter("api_version", "x-api-version", "header", {"type": "string"}),),
    body=Body(
        "application/json",
        {
            "$ref": "DigilockerInitiateSessionRequest",
            "x-test-values": [
                {
                    "@entity": "in.co.sandbox.kyc.digilocker.session.request",
                    "flow": "signin",
                    "redirect_url": "https://developer.sandbox.co.in/",
                    "doc_types": ["aadhaar"],
                    "options": {
                        "verification_method": ["aadhaar"],
                        "pinless": True,
                        "usernameless": True,
                        "verified_mobile": "9687205427",
                    },
                },
                {
                    "@entity": "in.co.sandbox.kyc.digilocker.session.request",
                    "flow": "signin",
                    "redirect_url": "https://developer.sandbox.co.in/",
                    "doc_types": ["aadhaar"],
                    "options": {
                        "verification_method": ["aadhaar"],
                        "pinless": True,
                        "usernameless": True,
                        "verified_mobile": "9999999999",
                    },
                    "consent_expiry": 1751975600361,
                },
            ],
        },
        required=True,
        fields=("flow", "redirect_url", "doc_types", "options", "consent_expiry"),
    ),
    responses={"200": ResponseSpec("application/json", {"$ref": "DigilockerInitiateSessionResponse"}), **_ERRORS},
    security=(("accessToken", "apiKey"),),
    retry="unsafe",
)

GET_SESSION_STATUS: Final[Operation[DigilockerSessionStatusResponse]] = Operation(
    id="digilockerGetSessionStatus",
    method="GET",
    path="/kyc/digilocker/sessions/{session_id}/status",
    parameters=(
        Parameter("session_id", "session_id", "path", {"type": "string", "minLength": 1}, required=True),
        Parameter("api_version", "x-api-version", "header", {"type": "string"}),
    ),
    responses={
        "200": ResponseSpec("application/json", {"$ref": "DigilockerSessionStatusResponse"}),
        "521": ResponseSpec("application/json", {"$ref": "Error"}, error="session-not-found"),
        **_ERRORS,
    },
    security=(("accessToken", "apiKey"),),
    retry="safe",
    billed=False,
)

GET_USER_PROFILE: Final[Operation[DigilockerUserProfileResponse]] = Operation(
    id="digilockerGetUserProfile",
    method="GET",
    path="/kyc/digilocker/sessions/{session_id}/user/profile",
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

GET_DOCUMENT: Final[Operation[DocumentResponse]] = Operation(
    id="digilockerGetDocument",
    method="GET",
    path="/kyc/digilocker/sessions/{session_id}/documents/{doc_type}",
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


class Digilocker(Group):
    """Documents of a person from DigiLocker, by their consent: start a session, send the person to its
    `authorization_url`, poll the state, fetch each document.

    Each call also takes a `timeout`, a `deadline`, `headers` and `retries` of its own. If you know better
    than the contract, `validate=False` sends what breaks its rules, `extra_body` and `extra_query` what it
    does not know.
    """

    __slots__ = ()

    def verify_user(
        self,
        *,
        aadhaar_number: str | None = None,
        mobile: str | None = None,
        api_version: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> DigilockerVerifyUserResponse:
        """Find out whether a DigiLocker account exists.

        Checks whether a person has a DigiLocker account, by Aadhaar number or mobile. Use it to choose
        between `signin` and `signup`.

        Args:
            aadhaar_number: Aadhaar number of the person, 12 digits. Give this or `mobile`.
            mobile: Mobile number of the person, 10 digits. Give this or `aadhaar_number`.
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        Returns:
            Whether there is such an account.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401), PermissionDenied (403),
                NotFound (404), Unprocessable (422), RateLimited (429), ServerError (500, 504),
                SourceUnavailable (503).

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `POST /kyc/digilocker/user/verify`,
        https://developer.sandbox.co.in/api-reference/kyc/digilocker/endpoints/verify_user
        """
        return self._call(
            VERIFY_USER,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            aadhaar_number=aadhaar_number,
            mobile=mobile,
            api_version=api_version,
        )

    def initiate_session(
        self,
        *,
        flow: Literal["signin", "signup"],
        redirect_url: str,
        doc_types: Sequence[Literal["aadhaar", "pan", "driving_license"]],
        options: DigilockerSessionOptions | None = None,
        consent_expiry: int | None = None,
        api_version: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> DigilockerInitiateSessionResponse:
        """Start a DigiLocker session.

        Starts a session in which a person consents to share documents. Send their browser to
        `authorization_url`; it comes back to `redirect_url`. Each call is a new, billed session.

        Args:
            flow: `signin` for a person who has a DigiLocker account, `signup` to open one.
            redirect_url: Where the browser goes when the person has consented or declined. `https://` and
                publicly accessible; in the test environment also this machine.
            doc_types: Documents to ask for. The person may consent to some of them only.
            options: How DigiLocker treats the person.
            consent_expiry: When the request for consent lapses, in milliseconds since 1970. At least one hour
                ahead; one hour if left out.
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        Returns:
            The new session, with the URL to send the person to.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401), PermissionDenied (403),
                NotFound (404), Unprocessable (422), RateLimited (429), ServerError (500, 504),
                SourceUnavailable (503).

        Never repeated once it may have arrived.

        `POST /kyc/digilocker/sessions/init`,
        https://developer.sandbox.co.in/api-reference/kyc/digilocker/endpoints/initiate_session
        """
        return self._call(
            INITIATE_SESSION,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            flow=flow,
            redirect_url=redirect_url,
            doc_types=doc_types,
            options=options,
            consent_expiry=consent_expiry,
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
    ) -> DigilockerSessionStatusResponse:
        """Get the state of a DigiLocker session.

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

        `GET /kyc/digilocker/sessions/{session_id}/status`,
        https://developer.sandbox.co.in/api-reference/kyc/digilocker/endpoints/session_status
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
    ) -> DigilockerSessionStatusResponse:
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

        `GET /kyc/digilocker/sessions/{session_id}/status`
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

        `GET /kyc/digilocker/sessions/{session_id}/user/profile`,
        https://developer.sandbox.co.in/api-reference/kyc/digilocker/endpoints/user_profile
        """
        return self._call(
            GET_USER_PROFILE,
            (timeout, headers, retries, deadline, validate, extra_query, None),
            session_id=session_id,
            api_version=api_version,
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

        `GET /kyc/digilocker/sessions/{session_id}/documents/{doc_type}`,
        https://developer.sandbox.co.in/api-reference/kyc/digilocker/endpoints/fetch_document
        """
        return self._call(
            GET_DOCUMENT,
            (timeout, headers, retries, deadline, validate, extra_query, None),
            session_id=session_id,
            doc_type=doc_type,
            api_version=api_version,
        )


class AsyncDigilocker(AsyncGroup):
    """The methods of `Digilocker`, awaited."""

    __slots__ = ()

    async def verify_user(
        self,
        *,
        aadhaar_number: str | None = None,
        mobile: str | None = None,
        api_version: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> DigilockerVerifyUserResponse:
        """Find out whether a DigiLocker account exists.

        Checks whether a person has a DigiLocker account, by Aadhaar number or mobile. Use it to choose
        between `signin` and `signup`.

        Args:
            aadhaar_number: Aadhaar number of the person, 12 digits. Give this or `mobile`.
            mobile: Mobile number of the person, 10 digits. Give this or `aadhaar_number`.
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        As `Digilocker.verify_user`, awaited.
        """
        return await self._call(
            VERIFY_USER,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            aadhaar_number=aadhaar_number,
            mobile=mobile,
            api_version=api_version,
        )

    async def initiate_session(
        self,
        *,
        flow: Literal["signin", "signup"],
        redirect_url: str,
        doc_types: Sequence[Literal["aadhaar", "pan", "driving_license"]],
        options: DigilockerSessionOptions | None = None,
        consent_expiry: int | None = None,
        api_version: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> DigilockerInitiateSessionResponse:
        """Start a DigiLocker session.

        Starts a session in which a person consents to share documents. Send their browser to
        `authorization_url`; it comes back to `redirect_url`. Each call is a new, billed session.

        Args:
            flow: `signin` for a person who has a DigiLocker account, `signup` to open one.
            redirect_url: Where the browser goes when the person has consented or declined. `https://` and
                publicly accessible; in the test environment also this machine.
            doc_types: Documents to ask for. The person may consent to some of them only.
            options: How DigiLocker treats the person.
            consent_expiry: When the request for consent lapses, in milliseconds since 1970. At least one hour
                ahead; one hour if left out.
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        As `Digilocker.initiate_session`, awaited.
        """
        return await self._call(
            INITIATE_SESSION,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            flow=flow,
            redirect_url=redirect_url,
            doc_types=doc_types,
            options=options,
            consent_expiry=consent_expiry,
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
    ) -> DigilockerSessionStatusResponse:
        """Get the state of a DigiLocker session.

        Returns the status of a session. Poll it; it is not billed.

        Args:
            session_id: Id of the session, as its start or creation gave it.
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        As `Digilocker.get_session_status`, awaited.
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
    ) -> DigilockerSessionStatusResponse:
        """Ask `get_session_status` until the person has decided, and return its last response.

        Rate limits and short outages are waited out.

        Args:
            session_id: Id of the session, as its start or creation gave it.
            timeout: Seconds to wait in all; ten minutes where it is not given.
            interval: Seconds from one look to the next, at most; they grow from two to fifteen where it is
                not given.
            headers: Headers of each look.
            retries: How often each look is repeated; as often as the client says where it is not given.

        As `Digilocker.wait_for_consent`, awaited.
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

        As `Digilocker.get_user_profile`, awaited.
        """
        return await self._call(
            GET_USER_PROFILE,
            (timeout, headers, retries, deadline, validate, extra_query, None),
            session_id=session_id,
            api_version=api_version,
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

        As `Digilocker.get_document`, awaited.
        """
        return await self._call(
            GET_DOCUMENT,
            (timeout, headers, retries, deadline, validate, extra_query, None),
            session_id=session_id,
            doc_type=doc_type,
            api_version=api_version,
        )
