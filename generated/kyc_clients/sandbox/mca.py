# Generated from specs/sandbox and overlays/sandbox by `make generate`. Edit those.

"""Methods of `Sandbox.mca`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from .._runtime.client import AsyncGroup, Group, TimeoutTypes
from .._runtime.deprecation import deprecated
from .._runtime.operation import Body, Operation, Parameter, ResponseSpec
from .._runtime.schema import Json
from .models import McaGetCompanyMasterDataResponse, McaGetDirectorMasterDataResponse, McaSearchCompaniesResponse

__all__ = ["AsyncMca", "Mca"]


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

GET_COMPANY_MASTER_DATA: Final[Operation[McaGetCompanyMasterDataResponse]] = Operation(
    id="mcaGetCompanyMasterData",
    method="POST",
    path="/kyc/mca/company/master-data",
    parameters=(
        Parameter("accept_cache", "x-accept-cache", "header", {"type": "boolean"}),
        Parameter("source", "x-source", "header", {"type": "string", "enum": ["primary", "secondary"]}),
        Parameter("api_version", "x-api-version", "header", {"type": "string"}),
    ),
    body=Body("application/json", {"$ref": "McaGetCompanyMasterDataRequest"}, required=True, fields=("cin",)),
    responses={
        "200": ResponseSpec("application/json", {"$ref": "McaGetCompanyMasterDataResponse"}),
        "521": ResponseSpec("application/json", {"$ref": "Error"}, error="not-found"),
        **_ERRORS,
    },
    security=(("accessToken", "apiKey"),),
    retry="safe",
)

SEARCH_COMPANIES: Final[Operation[McaSearchCompaniesResponse]] = Operation(
    id="mcaSearchCompanies",
    method="GET",
    path="/kyc/mca/company/master-data/search",
    parameters=(
        Parameter("cin", "cin", "query", {"type": "string"}),
        Parameter("company_name", "company_name", "query", {"type": "string", "minLength": 3}),
        Parameter("accept_cache", "x-accept-cache", "header", {"type": "boolean"}),
        Parameter("api_version", "x-api-version", "header", {"type": "string"}),
        Parameter("limit", "limit", "query", {"type": "integer", "minimum": 1}),
        Parameter("offset", "offset", "query", {"type": "integer", "minimum": 0}),
    ),
    responses={
        "200": ResponseSpec("application/json", {"$ref": "McaSearchCompaniesResponse"}),
        "521": ResponseSpec("application/json", {"$ref": "Error"}, error="not-found"),
        **_ERRORS,
    },
    security=(("accessToken", "apiKey"),),
    retry="safe",
)

GET_DIRECTOR_MASTER_DATA: Final[Operation[McaGetDirectorMasterDataResponse]] = Operation(
    id="mcaGetDirectorMasterData",
    method="POST",
    path="/mca/director/master-data/search",
    parameters=(Parameter("api_version", "x-api-version", "header", {"type": "string"}),),
    body=Body("application/json", {"$ref": "McaGetDirectorMasterDataRequest"}, required=True, fields=("id", "reason")),
    responses={"200": ResponseSpec("application/json", {"$ref": "McaGetDirectorMasterDataResponse"}), **_ERRORS},
    security=(("accessToken", "apiKey"),),
    retry="safe",
)


class Mca(Group):
    """The register of companies and LLPs of the Ministry of Corporate Affairs.

    Each call also takes a `timeout`, a `deadline`, `headers` and `retries` of its own. If you know better
    than the contract, `validate=False` sends what breaks its rules, `extra_body` and `extra_query` what it
    does not know.
    """

    __slots__ = ()

    def get_company_master_data(
        self,
        *,
        cin: str,
        accept_cache: bool | None = None,
        source: Literal["primary", "secondary"] | None = None,
        api_version: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> McaGetCompanyMasterDataResponse:
        """Get the register entry of a company or LLP.

        Gives the register entry of a company, by CIN, or of an LLP, by LLPIN.

        Args:
            cin: CIN of a company (21 characters) or LLPIN of an LLP (`AAA-1234`).
            accept_cache: Whether an answer up to 24 hours old will do. It costs nothing. Without it, the
                source is asked.
            source: Which of two sources to ask. Each has a cache of its own.
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        Returns:
            The register entries with this number.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401), PermissionDenied (403),
                NotFound (404, 521), Unprocessable (422), RateLimited (429), ServerError (500, 504),
                SourceUnavailable (503).

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `POST /kyc/mca/company/master-data`,
        https://developer.sandbox.co.in/api-reference/kyc/mca/company_master_data
        """
        return self._call(
            GET_COMPANY_MASTER_DATA,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            cin=cin,
            accept_cache=accept_cache,
            source=source,
            api_version=api_version,
        )

    def search_companies(
        self,
        *,
        cin: str | None = None,
        company_name: str | None = None,
        limit: int | None = None,
        offset: int | None = None,
        accept_cache: bool | None = None,
        api_version: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> McaSearchCompaniesResponse:
        """Search the register of companies.

        Finds companies and LLPs by CIN or by the beginning of their name. Give one of the two.

        Args:
            cin: CIN of the company. Not together with `company_name`.
            company_name: Beginning of the name, 3 characters at least. Not together with `cin`.
            limit: Most results in one answer.
            offset: How many results to pass over.
            accept_cache: Whether an answer up to 24 hours old will do. It costs nothing. Without it, the
                source is asked.
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        Returns:
            One page of what was found.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401), PermissionDenied (403),
                NotFound (404, 521), Unprocessable (422), RateLimited (429), ServerError (500, 504),
                SourceUnavailable (503).

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `GET /kyc/mca/company/master-data/search`,
        https://developer.sandbox.co.in/api-reference/kyc/mca/search_company
        """
        return self._call(
            SEARCH_COMPANIES,
            (timeout, headers, retries, deadline, validate, extra_query, None),
            cin=cin,
            company_name=company_name,
            limit=limit,
            offset=offset,
            accept_cache=accept_cache,
            api_version=api_version,
        )

    @deprecated("The provider calls POST /mca/director/master-data/search deprecated.")
    def get_director_master_data(
        self,
        *,
        id: str,
        reason: str,
        api_version: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> McaGetDirectorMasterDataResponse:
        """Get the register entry of a director.

        Gives a director and the companies they direct. The provider has discontinued it.

        Args:
            id: DIN of the director, 8 digits.
            reason: What you need to know it for, 20 characters at least.
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        Returns:
            The director, with their seats.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401), PermissionDenied (403),
                NotFound (404), Unprocessable (422), RateLimited (429), ServerError (500, 504),
                SourceUnavailable (503).

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `POST /mca/director/master-data/search`,
        https://developer.sandbox.co.in/api-reference/kyc/mca/director_master_data
        """
        return self._call(
            GET_DIRECTOR_MASTER_DATA,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            id=id,
            reason=reason,
            api_version=api_version,
        )


class AsyncMca(AsyncGroup):
    """The methods of `Mca`, awaited."""

    __slots__ = ()

    async def get_company_master_data(
        self,
        *,
        cin: str,
        accept_cache: bool | None = None,
        source: Literal["primary", "secondary"] | None = None,
        api_version: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> McaGetCompanyMasterDataResponse:
        """Get the register entry of a company or LLP.

        Gives the register entry of a company, by CIN, or of an LLP, by LLPIN.

        Args:
            cin: CIN of a company (21 characters) or LLPIN of an LLP (`AAA-1234`).
            accept_cache: Whether an answer up to 24 hours old will do. It costs nothing. Without it, the
                source is asked.
            source: Which of two sources to ask. Each has a cache of its own.
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        As `Mca.get_company_master_data`, awaited.
        """
        return await self._call(
            GET_COMPANY_MASTER_DATA,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            cin=cin,
            accept_cache=accept_cache,
            source=source,
            api_version=api_version,
        )

    async def search_companies(
        self,
        *,
        cin: str | None = None,
        company_name: str | None = None,
        limit: int | None = None,
        offset: int | None = None,
        accept_cache: bool | None = None,
        api_version: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> McaSearchCompaniesResponse:
        """Search the register of companies.

        Finds companies and LLPs by CIN or by the beginning of their name. Give one of the two.

        Args:
            cin: CIN of the company. Not together with `company_name`.
            company_name: Beginning of the name, 3 characters at least. Not together with `cin`.
            limit: Most results in one answer.
            offset: How many results to pass over.
            accept_cache: Whether an answer up to 24 hours old will do. It costs nothing. Without it, the
                source is asked.
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        As `Mca.search_companies`, awaited.
        """
        return await self._call(
            SEARCH_COMPANIES,
            (timeout, headers, retries, deadline, validate, extra_query, None),
            cin=cin,
            company_name=company_name,
            limit=limit,
            offset=offset,
            accept_cache=accept_cache,
            api_version=api_version,
        )

    @deprecated("The provider calls POST /mca/director/master-data/search deprecated.")
    async def get_director_master_data(
        self,
        *,
        id: str,
        reason: str,
        api_version: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> McaGetDirectorMasterDataResponse:
        """Get the register entry of a director.

        Gives a director and the companies they direct. The provider has discontinued it.

        Args:
            id: DIN of the director, 8 digits.
            reason: What you need to know it for, 20 characters at least.
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        As `Mca.get_director_master_data`, awaited.
        """
        return await self._call(
            GET_DIRECTOR_MASTER_DATA,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            id=id,
            reason=reason,
            api_version=api_version,
        )
