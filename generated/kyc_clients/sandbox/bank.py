# Generated from specs/sandbox and overlays/sandbox by `make generate`. Edit those.

"""Methods of `Sandbox.bank`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .._runtime.client import AsyncGroup, Group, TimeoutTypes
from .._runtime.operation import Operation, Parameter, ResponseSpec
from .models import BankBranch, BankVerifyAccountPennyDropResponse, BankVerifyAccountPennylessResponse

__all__ = ["AsyncBank", "Bank"]


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

VERIFY_IFSC: Final[Operation[BankBranch]] = Operation(
    id="bankVerifyIfsc",
    method="GET",
    path="/bank/{ifsc}",
    parameters=(
        Parameter(
            "ifsc",
            "ifsc",
            "path",
            {"type": "string", "pattern": "^[A-Za-z]{4}[a-zA-Z0-9]{7}$", "x-form": "4 letters and 7 letters or digits"},
            required=True,
        ),
        Parameter("api_version", "x-api-version", "header", {"type": "string"}),
    ),
    responses={"200": ResponseSpec("application/json", {"$ref": "BankBranch"}), **_ERRORS},
    security=(("accessToken", "apiKey"),),
    retry="safe",
)

VERIFY_ACCOUNT_PENNY_DROP: Final[Operation[BankVerifyAccountPennyDropResponse]] = Operation(
    id="bankVerifyAccountPennyDrop",
    method="GET",
    path="/bank/{ifsc}/accounts/{account_number}/verify",
    parameters=(
        Parameter(
            "ifsc",
            "ifsc",
            "path",
            {"type": "string", "pattern": "^[A-Za-z]{4}[a-zA-Z0-9]{7}$", "x-form": "4 letters and 7 letters or digits"},
            required=True,
        ),
        Parameter(
            "account_number",
            "account_number",
            "path",
            {"type": "string", "minLength": 1, "x-sensitive": True},
            required=True,
        ),
        Parameter("name", "name", "query", {"type": "string", "x-sensitive": True}),
        Parameter(
            "mobile",
            "mobile",
            "query",
            {
                "type": "string",
                "pattern": "^[6-9]\\d{9}$",
                "x-form": "10 digits, the first of them 6 to 9",
                "x-sensitive": True,
            },
        ),
        Parameter("accept_cache", "x-accept-cache", "header", {"type": "boolean"}),
        Parameter("api_version", "x-api-version", "header", {"type": "string"}),
    ),
    responses={"200": ResponseSpec("application/json", {"$ref": "BankVerifyAccountPennyDropResponse"}), **_ERRORS},
    security=(("accessToken", "apiKey"),),
    retry="unsafe",
)

VERIFY_ACCOUNT_PENNYLESS: Final[Operation[BankVerifyAccountPennylessResponse]] = Operation(
    id="bankVerifyAccountPennyless",
    method="GET",
    path="/bank/{ifsc}/accounts/{account_number}/penniless-verify",
    parameters=(
        Parameter(
            "ifsc",
            "ifsc",
            "path",
            {"type": "string", "pattern": "^[A-Za-z]{4}[a-zA-Z0-9]{7}$", "x-form": "4 letters and 7 letters or digits"},
            required=True,
        ),
        Parameter(
            "account_number",
            "account_number",
            "path",
            {"type": "string", "minLength": 1, "x-sensitive": True},
            required=True,
        ),
        Parameter("name", "name", "query", {"type": "string", "x-sensitive": True}),
        Parameter("mobile", "mobile", "query", {"type": "string", "x-sensitive": True}),
        Parameter("accept_cache", "x-accept-cache", "header", {"type": "boolean"}),
        Parameter("api_version", "x-api-version", "header", {"type": "string"}),
    ),
    responses={"200": ResponseSpec("application/json", {"$ref": "BankVerifyAccountPennylessResponse"}), **_ERRORS},
    security=(("accessToken", "apiKey"),),
    retry="safe",
)


class Bank(Group):
    """Branches by IFSC, and whether an account exists and whose it is.

    Each call also takes a `timeout`, a `deadline`, `headers` and `retries` of its own. If you know better
    than the contract, `validate=False` sends what breaks its rules, `extra_body` and `extra_query` what it
    does not know.
    """

    __slots__ = ()

    def verify_ifsc(
        self,
        ifsc: str,
        *,
        api_version: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> BankBranch:
        """Look up a bank branch by its IFSC.

        Gives name, address and payment systems of a branch.

        Args:
            ifsc: IFSC of the branch, 4 letters and 7 letters or digits.
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401), PermissionDenied (403),
                NotFound (404), Unprocessable (422), RateLimited (429), ServerError (500, 504),
                SourceUnavailable (503).

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `GET /bank/{ifsc}`, https://developer.sandbox.co.in/api-reference/kyc/bank/endpoints/ifsc_verification
        """
        return self._call(
            VERIFY_IFSC,
            (timeout, headers, retries, deadline, validate, extra_query, None),
            ifsc=ifsc,
            api_version=api_version,
        )

    def verify_account_penny_drop(
        self,
        ifsc: str,
        account_number: str,
        *,
        name: str | None = None,
        mobile: str | None = None,
        accept_cache: bool | None = None,
        api_version: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> BankVerifyAccountPennyDropResponse:
        """Verify a bank account by a deposit.

        Pays one rupee into an account and returns its holder's name. Answers about the account are results,
        be they good or bad; where the banks could not be asked, this raises.

        Args:
            ifsc: IFSC of the branch, 4 letters and 7 letters or digits.
            account_number: Number of the account.
            name: Name of the holder, as you know it.
            mobile: Mobile number of the holder, 10 digits.
            accept_cache: Whether an answer up to 24 hours old will do. It costs nothing. Without it, the
                source is asked.
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        Returns:
            Whether the account exists, and whose it is.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401), PermissionDenied (403),
                NotFound (404), Unprocessable (422), RateLimited (429), ServerError (500, 504),
                SourceUnavailable (503).

        Never repeated once it may have arrived.

        `GET /bank/{ifsc}/accounts/{account_number}/verify`,
        https://developer.sandbox.co.in/api-reference/kyc/bank/endpoints/penny_drop
        """
        return self._call(
            VERIFY_ACCOUNT_PENNY_DROP,
            (timeout, headers, retries, deadline, validate, extra_query, None),
            ifsc=ifsc,
            account_number=account_number,
            name=name,
            mobile=mobile,
            accept_cache=accept_cache,
            api_version=api_version,
        )

    def verify_account_pennyless(
        self,
        ifsc: str,
        account_number: str,
        *,
        name: str | None = None,
        mobile: str | None = None,
        accept_cache: bool | None = None,
        api_version: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> BankVerifyAccountPennylessResponse:
        """Verify a bank account without a deposit.

        Returns the name of an account's holder, without a deposit. Works with some banks only. Answers about
        the account are results, be they good or bad; where the bank could not be asked, this raises.

        Args:
            ifsc: IFSC of the branch, 4 letters and 7 letters or digits.
            account_number: Number of the account.
            name: Name of the holder, as you know it.
            mobile: Mobile number of the holder, 10 digits.
            accept_cache: Whether an answer up to 24 hours old will do. It costs nothing. Without it, the
                source is asked.
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        Returns:
            Whether the account exists, and whose it is.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401), PermissionDenied (403),
                NotFound (404), Unprocessable (422), RateLimited (429), ServerError (500, 504),
                SourceUnavailable (503).

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `GET /bank/{ifsc}/accounts/{account_number}/penniless-verify`,
        https://developer.sandbox.co.in/api-reference/kyc/bank/endpoints/penny_less
        """
        return self._call(
            VERIFY_ACCOUNT_PENNYLESS,
            (timeout, headers, retries, deadline, validate, extra_query, None),
            ifsc=ifsc,
            account_number=account_number,
            name=name,
            mobile=mobile,
            accept_cache=accept_cache,
            api_version=api_version,
        )


class AsyncBank(AsyncGroup):
    """The methods of `Bank`, awaited."""

    __slots__ = ()

    async def verify_ifsc(
        self,
        ifsc: str,
        *,
        api_version: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> BankBranch:
        """Look up a bank branch by its IFSC.

        Gives name, address and payment systems of a branch.

        Args:
            ifsc: IFSC of the branch, 4 letters and 7 letters or digits.
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        As `Bank.verify_ifsc`, awaited.
        """
        return await self._call(
            VERIFY_IFSC,
            (timeout, headers, retries, deadline, validate, extra_query, None),
            ifsc=ifsc,
            api_version=api_version,
        )

    async def verify_account_penny_drop(
        self,
        ifsc: str,
        account_number: str,
        *,
        name: str | None = None,
        mobile: str | None = None,
        accept_cache: bool | None = None,
        api_version: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> BankVerifyAccountPennyDropResponse:
        """Verify a bank account by a deposit.

        Pays one rupee into an account and returns its holder's name. Answers about the account are results,
        be they good or bad; where the banks could not be asked, this raises.

        Args:
            ifsc: IFSC of the branch, 4 letters and 7 letters or digits.
            account_number: Number of the account.
            name: Name of the holder, as you know it.
            mobile: Mobile number of the holder, 10 digits.
            accept_cache: Whether an answer up to 24 hours old will do. It costs nothing. Without it, the
                source is asked.
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        As `Bank.verify_account_penny_drop`, awaited.
        """
        return await self._call(
            VERIFY_ACCOUNT_PENNY_DROP,
            (timeout, headers, retries, deadline, validate, extra_query, None),
            ifsc=ifsc,
            account_number=account_number,
            name=name,
            mobile=mobile,
            accept_cache=accept_cache,
            api_version=api_version,
        )

    async def verify_account_pennyless(
        self,
        ifsc: str,
        account_number: str,
        *,
        name: str | None = None,
        mobile: str | None = None,
        accept_cache: bool | None = None,
        api_version: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> BankVerifyAccountPennylessResponse:
        """Verify a bank account without a deposit.

        Returns the name of an account's holder, without a deposit. Works with some banks only. Answers about
        the account are results, be they good or bad; where the bank could not be asked, this raises.

        Args:
            ifsc: IFSC of the branch, 4 letters and 7 letters or digits.
            account_number: Number of the account.
            name: Name of the holder, as you know it.
            mobile: Mobile number of the holder, 10 digits.
            accept_cache: Whether an answer up to 24 hours old will do. It costs nothing. Without it, the
                source is asked.
            api_version: Version of the API to answer, such as `1.0.0`. Without it, the newest stable one
                answers.

        As `Bank.verify_account_pennyless`, awaited.
        """
        return await self._call(
            VERIFY_ACCOUNT_PENNYLESS,
            (timeout, headers, retries, deadline, validate, extra_query, None),
            ifsc=ifsc,
            account_number=account_number,
            name=name,
            mobile=mobile,
            accept_cache=accept_cache,
            api_version=api_version,
        )
