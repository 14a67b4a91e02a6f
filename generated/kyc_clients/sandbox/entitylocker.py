# Generated from specs/sandbox and overlays/sandbox by `make generate`. Edit those.

"""Methods of `Sandbox.entitylocker`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from .._runtime.client import AsyncGroup, Group, TimeoutTypes
from .._runtime.consent import Cancel
from .._runtime.operation import Body, Operation, Parameter, Poll, ResponseSpec
from .._runtime.schema import Json
from .models import (
    DocumentResponse,
    EntitylockerEntityDetailsResponse,
    EntitylockerInitiateSessionResponse,
    EntitylockerSessionStatusResponse,
    EntitylockerUserProfileResponse,
)

__all__ = ["AsyncEntitylocker", "Entitylocker"]


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

INITIATE_SESSION: Final[Operation[EntitylockerInitiateSessionResponse]] = Operation(
    id="entitylockerInitiateSession",
    method="POST",
    path="/kyc/entitylocker/sessions/init",
    parameters=(Parameter("api_version", "x-api-version", "header", {"type": "string"}),),
    body=Body(
        "application/json",
        {"$ref": "EntitylockerInitiateSessionRequest"},
        required=True,
        fields=("flow", "redirect_url", "consent_expiry"),
    ),
    responses={"200": ResponseSpec("application/json", {"$ref": "EntitylockerInitiateSessionResponse"}), **_ERRORS},
    security=(("accessToken", "apiKey"),),
    retry="unsafe",
)

GET_SESSION_STATUS: Final[Operation[EntitylockerSessionStatusResponse]] = Operation(
    id="entitylockerGetSessionStatus",
    method="GET",
    path="/kyc/entitylocker/sessions/{session_id}/status",
    parameters=(
        Parameter("session_id", "session_id", "path", {"type": "string", "minLength": 1}, required=True),
        Parameter("api_version", "x-api-version", "header", {"type": "string"}),
    ),
    responses={
        "200": ResponseSpec("application/json", {"$ref": "EntitylockerSessionStatusResponse"}),
        "521": ResponseSpec("application/json", {"$ref": "Error"}, error="session-not-found"),
        **_ERRORS,
    },
    security=(("accessToken", "apiKey"),),
    retry="safe",
    billed=False,
)

GET_DOCUMENT: Final[Operation[DocumentResponse]] = Operation(
    id="entitylockerGetDocument",
    method="GET",
    path="/kyc/entitylocker/sessions/{session_id}/documents/{doc_type}",
    parameters=(
        Parameter("session_id", "session_id", "path", {"type": "string", "minLength": 1}, required=True),
        Parameter(
            "doc_type",
            "doc_type",
            "path",
            {"type": "string", "enum": ["company_master_details", "gstn_details", "udhyam_certificate"]},
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

GET_ENTITY_DETAILS: Final[Operation[EntitylockerEntityDetailsResponse]] = Operation(
    id="entitylockerGetEntityDetails",
    method="GET",
    path="/kyc/entitylocker/sessions/{session_id}/entity",
    parameters=(
        Parameter("session_id", "session_id", "path", {"type": "string", "minLength": 1}, required=True),
        Parameter("api_version", "x-api-version", "header", {"type": "string"}),
    ),
    responses={
        "200": ResponseSpec("application/json", {"$ref": "EntitylockerEntityDetailsResponse"}),
        "521": ResponseSpec("application/json", {"$ref": "Error"}, error="session-not-found"),
        "523": ResponseSpec("application/json", {"$ref": "Error"}, error="invalid-session-state"),
        **_ERRORS,
    },
    security=(("accessToken", "apiKey"),),
    retry="safe",
)

GET_USER_PROFILE: Final[Operation[EntitylockerUserProfileResponse]] = Operation(
    id="entitylockerGetUserProfile",
    method="GET",
    path="/kyc/entitylocker/sessions/{session_id}/user/profile",
    parameters=(
        Parameter("session_id", "session_id", "path", {"type": "string", "minLength": 1}, required=True),
        Parameter("api_version", "x-api-version", "header", {"type": "string"}),
    ),
    responses={
        "200": ResponseSpec("application/json", {"$ref": "EntitylockerUserProfileResponse"}),
        "521": ResponseSpec("application/json", {"$ref": "Error"}, error="session-not-found"),
        "523": ResponseSpec("application/json", {"$ref": "Error"}, error="invalid-session-state"),
        **_ERRORS,
    },
    security=(("accessToken", "apiKey"),),
    retry="safe",
)


class Entitylocker(Group):
    """Documents of a business from EntityLocker, by consent of a person who acts for it.

    Each call also takes a `timeout`, a `deadline`, `headers` and `retries` of its own. If you know better
    than the contract, `validate=False` sends what breaks its rules, `extra_body` and `extra_query` what it
    does not know.
    """

    __slots__ = ()

    def initiate_session(
        self,
        *,
        flow: Literal["signin", "signup"],
        redirect_url: str,
        consent_expiry: int | None = None,
        api_version: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> EntitylockerInitiateSessionResponse:
        """Start an EntityLocker session.

        Starts a session in which a person consents to share documents of a business. Send their browser to
        `authorization_url`; it comes back to `redirect_url`. Which documents are shared is chosen there. Each
        call is a new, billed session.

        Args:
            flow: `signin` for a business that has an EntityLocker account, `signup` to open one.
            redirect_url: Where the browser goes when the person has consented or declined. `https://` and
                publicly accessible; in the test environment also this machine.
            consent_expiry: When the request for consent lapses, in milliseconds since 1970. At least one hour
                ahead; one hour if left out, as with DigiLocker (inferred).
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

        `POST /kyc/entitylocker/sessions/init`,
        https://developer.sandbox.co.in/api-reference/kyc/entitylocker/endpoints/initiate_session
        """
        return self._call(
            INITIATE_SESSION,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            flow=flow,
            redirect_url=redirect_url,
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
    ) -> EntitylockerSessionStatusResponse:
        """Get the state of an EntityLocker session.

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

        `GET /kyc/entitylocker/sessions/{session_id}/status`,
        https://developer.sandbox.co.in/api-reference/kyc/entitylocker/endpoints/session_status
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
    ) -> EntitylockerSessionStatusResponse:
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

        `GET /kyc/entitylocker/sessions/{session_id}/status`
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
        doc_type: Literal["company_master_details", "gstn_details", "udhyam_certificate"],
        *,
        api_version: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> DocumentResponse:
        """Get a document from EntityLocker.

        Gives links to the files of one document, once the session has succeeded. The links are good for one
        hour, and the provider deletes the documents after 60 minutes: save what you need. The call is billed.

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

        `GET /kyc/entitylocker/sessions/{session_id}/documents/{doc_type}`,
        https://developer.sandbox.co.in/api-reference/kyc/entitylocker/endpoints/fetch_document
        """
        return self._call(
            GET_DOCUMENT,
            (timeout, headers, retries, deadline, validate, extra_query, None),
            session_id=session_id,
            doc_type=doc_type,
            api_version=api_version,
        )

    def get_entity_details(
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
    ) -> EntitylockerEntityDetailsResponse:
        """Get the business behind an EntityLocker session.

        Gives name, date of incorporation and contacts of the business, once the session has succeeded. The
        call is billed.

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

        `GET /kyc/entitylocker/sessions/{session_id}/entity`,
        https://developer.sandbox.co.in/api-reference/kyc/entitylocker/endpoints/get_entity_details
        """
        return self._call(
            GET_ENTITY_DETAILS,
            (timeout, headers, retries, deadline, validate, extra_query, None),
            session_id=session_id,
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
    ) -> EntitylockerUserProfileResponse:
        """Get the profile of the EntityLocker user.

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

        `GET /kyc/entitylocker/sessions/{session_id}/user/profile`,
        https://developer.sandbox.co.in/api-reference/kyc/entitylocker/endpoints/get_user_profile_details
        """
        return self._call(
            GET_USER_PROFILE,
            (timeout, headers, retries, deadline, validate, extra_query, None),
            session_id=session_id,
            api_version=api_version,
        )


class AsyncEntitylocker(AsyncGroup):
    """The methods of `Entitylocker`, awaited."""

    __slots__ = ()

    async def initiate_session(
        self,
        *,
        flow: Literal["signin", "signup"],
        redirect_url: str,
        consent_expiry: int | None = None,
        api_version: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> EntitylockerInitiateSessionResponse:
        """Start an EntityLocker session.

        Starts a session in which a person consents to share documents of a business. Send their browser to
        `authorization_url`; it comes back to `redirect_url`. Which documents are shared is chosen there. Each
        call is a new, billed session.

        Args:
            flow: `signin` for a business that has an EntityLocker account, `signup` to open one.
            redirect_url: Where the browser goes when the person has consented or declined. `https://` and
                publicly accessible; in the test environment also this machine.
            consent_expiry: When the request for consent lapses, in milliseconds since 1970. At least one hour
                ahead; one hour if left out, as with DigiLocker (inferred).
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        As `Entitylocker.initiate_session`, awaited.
        """
        return await self._call(
            INITIATE_SESSION,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            flow=flow,
            redirect_url=redirect_url,
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
    ) -> EntitylockerSessionStatusResponse:
        """Get the state of an EntityLocker session.

        Returns the status of a session. Poll it; it is not billed.

        Args:
            session_id: Id of the session, as its start or creation gave it.
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        As `Entitylocker.get_session_status`, awaited.
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
    ) -> EntitylockerSessionStatusResponse:
        """Ask `get_session_status` until the person has decided, and return its last response.

        Rate limits and short outages are waited out.

        Args:
            session_id: Id of the session, as its start or creation gave it.
            timeout: Seconds to wait in all; ten minutes where it is not given.
            interval: Seconds from one look to the next, at most; they grow from two to fifteen where it is
                not given.
            headers: Headers of each look.
            retries: How often each look is repeated; as often as the client says where it is not given.

        As `Entitylocker.wait_for_consent`, awaited.
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
        doc_type: Literal["company_master_details", "gstn_details", "udhyam_certificate"],
        *,
        api_version: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> DocumentResponse:
        """Get a document from EntityLocker.

        Gives links to the files of one document, once the session has succeeded. The links are good for one
        hour, and the provider deletes the documents after 60 minutes: save what you need. The call is billed.

        Args:
            session_id: Id of the session, as its start or creation gave it.
            doc_type: The document to get, one for which the person consented.
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        As `Entitylocker.get_document`, awaited.
        """
        return await self._call(
            GET_DOCUMENT,
            (timeout, headers, retries, deadline, validate, extra_query, None),
            session_id=session_id,
            doc_type=doc_type,
            api_version=api_version,
        )

    async def get_entity_details(
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
    ) -> EntitylockerEntityDetailsResponse:
        """Get the business behind an EntityLocker session.

        Gives name, date of incorporation and contacts of the business, once the session has succeeded. The
        call is billed.

        Args:
            session_id: Id of the session, as its start or creation gave it.
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        As `Entitylocker.get_entity_details`, awaited.
        """
        return await self._call(
            GET_ENTITY_DETAILS,
            (timeout, headers, retries, deadline, validate, extra_query, None),
            session_id=session_id,
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
    ) -> EntitylockerUserProfileResponse:
        """Get the profile of the EntityLocker user.

        Gives name, date of birth and mobile of the person, once the session has succeeded. The call is
        billed.

        Args:
            session_id: Id of the session, as its start or creation gave it.
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        As `Entitylocker.get_user_profile`, awaited.
        """
        return await self._call(
            GET_USER_PROFILE,
            (timeout, headers, retries, deadline, validate, extra_query, None),
            session_id=session_id,
            api_version=api_version,
        )
