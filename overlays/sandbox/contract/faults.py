"""Named faults of Sandbox's mock."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from tests.contract.provider.mutants.families import (
    GONE,
    answering,
    bytes_of,
    crashes,
    drop,
    http_faults,
    lax,
    laxness,
    opening_doors,
    put,
    shapes,
    statuses,
    strict,
)
from tests.contract.provider.mutants.tamper import Exchange, Fault

from . import faults_of_sessions

INIT, STATUS, DOCUMENT, PROFILE = (
    "digilockerInitiateSession",
    "digilockerGetSessionStatus",
    "digilockerGetDocument",
    "digilockerGetUserProfile",
)
LOGIN = "authenticationAuthenticate"
_SAMPLE = {"code": 500, "timestamp": 0, "message": "Internal Server Error", "transaction_id": "x"}


def faults() -> Iterator[Fault]:
    """Return all of them."""
    yield from shapes(
        INIT, ["/data/session_id", "/data/authorization_url", "/transaction_id", "/timestamp", "/code", "/data"]
    )
    yield from shapes(
        STATUS, ["/data/status", "/data/id", "/data/created_at", "/data/updated_at", "/data/documents_consented"]
    )
    yield from shapes(
        DOCUMENT,
        [
            "/data/files",
            "/data/files/0/url",
            "/data/files/0/size",
            "/data/files/0/metadata",
            "/data/files/0/metadata/ContentType",
        ],
    )
    yield from shapes("panVerify", ["/data/status", "/data/remarks", "/data/name_as_per_pan_match"])
    yield from bytes_of(STATUS)
    yield from statuses(STATUS, [(521, 404), (521, 500), (401, 403), (401, 400)])
    yield from statuses(INIT, [(400, 422), (400, 200), (403, 401)])
    yield from statuses(DOCUMENT, [(523, 521), (523, 400), (400, 404), (521, 523)])
    yield from _envelope()
    yield from _validation()
    yield from opening_doors(
        {"x-api-key": "api_key"}, opened=lambda one: one.call is not None and one.call.id == STATUS
    )
    yield from opening_doors(
        {"x-api-secret": "api_secret"}, opened=lambda one: one.call is not None and one.call.id == LOGIN
    )
    yield from _tokens()
    yield from http_faults()
    yield Fault(
        "validation",
        "HEAD is taken for GET",
        before=lambda one: setattr(one, "method", "GET") if one.method == "HEAD" else None,
    )
    yield from crashes(INIT, _SAMPLE)
    yield from faults_of_sessions.faults()


def _envelope() -> Iterator[Fault]:
    yield answering(STATUS, "envelope", "code is always 200", put("/code", 200), good=False)
    yield answering(STATUS, "envelope", "code is text", put("/code", str), good=True)
    yield answering(STATUS, "envelope", "the time is in seconds", put("/timestamp", lambda value: value // 1000))
    yield answering(STATUS, "envelope", "the time is a second late", put("/timestamp", lambda value: value - 1000))
    yield answering(STATUS, "envelope", "the time is text", put("/timestamp", str))
    yield answering(
        STATUS,
        "envelope",
        "the same transaction_id always",
        put("/transaction_id", "2d6275fa-3b64-4b2b-9b64-2d6275fa3b64"),
    )
    yield answering(
        STATUS,
        "envelope",
        "a transaction_id that is no UUID",
        put("/transaction_id", lambda value: value.replace("-", "")),
    )
    yield answering(STATUS, "envelope", "no message", put("/message", GONE), good=False)
    yield answering(STATUS, "envelope", "an empty message", put("/message", ""), good=False)
    yield answering(STATUS, "envelope", "data beside a refusal", lambda document: {**document, "data": {}}, good=False)
    yield Fault("headers", "no x-amzn-RequestId", after=lambda one: drop(one.sent, "x-amzn-requestid"))
    yield Fault("headers", "another x-amzn-RequestId", after=lambda one: one.sent.update({"x-amzn-requestid": "x"}))
    yield Fault("envelope", "IFSC in an envelope", after=_wrapped)


def _wrapped(exchange: Exchange) -> None:
    if exchange.call is not None and exchange.call.id == "bankVerifyIfsc" and exchange.good:
        exchange.document = {"code": 200, "data": exchange.document}


def _validation() -> Iterator[Fault]:
    for member in ("@entity", "flow", "redirect_url", "doc_types"):
        yield from laxness("sandbox", INIT, member)
    yield lax(
        "sandbox", INIT, "over http", "redirect_url", lambda value: isinstance(value, str) and value.startswith("http:")
    )
    yield lax(
        "sandbox",
        INIT,
        "in capitals",
        "redirect_url",
        lambda value: isinstance(value, str) and value.startswith("HTTPS:"),
    )
    yield lax("sandbox", INIT, "with a blank", "redirect_url", lambda value: isinstance(value, str) and " " in value)
    yield lax(
        "sandbox",
        INIT,
        "that ends with its pattern only",
        "redirect_url",
        lambda value: isinstance(value, str) and "https://" in value[1:],
    )
    yield lax("sandbox", INIT, "of no document", "doc_types", lambda value: value == [])
    yield lax(
        "sandbox",
        INIT,
        "with an unknown one",
        "doc_types",
        lambda value: isinstance(value, list) and "unforeseen" in value,
    )
    yield lax("sandbox", INIT, "as an object", "doc_types", lambda value: isinstance(value, dict))
    yield lax(
        "sandbox", INIT, "unlisted", "flow", lambda value: isinstance(value, str) and value not in {"signin", "signup"}
    )
    yield lax(
        "sandbox",
        INIT,
        "in the past",
        "consent_expiry",
        lambda value: isinstance(value, int) and value < 4_000_003_600_000,
        good=4_000_009_000_000,
    )
    yield lax(
        "sandbox",
        INIT,
        "a millisecond too soon",
        "consent_expiry",
        lambda value: value == 4_000_003_599_999,
        good=4_000_009_000_000,
    )
    yield lax(
        "sandbox", INIT, "as text", "consent_expiry", lambda value: isinstance(value, str), good=4_000_009_000_000
    )
    yield lax(
        "sandbox",
        INIT,
        "beyond 64 bits",
        "consent_expiry",
        lambda value: isinstance(value, int) and value >= 2**63,
        good=4_000_009_000_000,
    )
    yield lax(
        "sandbox",
        INIT,
        "with a wrong mobile",
        "options",
        lambda value: isinstance(value, dict) and not str(value.get("verified_mobile", "9876500000")).isdecimal(),
        good={},
    )
    yield lax(
        "sandbox",
        INIT,
        "with a mobile that begins with 5",
        "options",
        lambda value: isinstance(value, dict) and str(value.get("verified_mobile")).startswith("5"),
        good={},
    )
    yield lax(
        "sandbox",
        INIT,
        "with no methods",
        "options",
        lambda value: isinstance(value, dict) and value.get("verification_method") == [],
        good={},
    )
    yield lax(
        "sandbox",
        INIT,
        "with a truth as text",
        "options",
        lambda value: isinstance(value, dict) and isinstance(value.get("pinless"), str),
        good={},
    )
    yield lax(
        "sandbox",
        "aadhaarGenerateOtp",
        "of 13 digits",
        "aadhaar_number",
        lambda value: isinstance(value, str) and len(value) == 13,
        good="123456789012",
    )
    yield lax(
        "sandbox",
        "aadhaarGenerateOtp",
        "in other digits",
        "aadhaar_number",
        lambda value: isinstance(value, str) and not value.isascii(),
        good="123456789012",
    )
    yield lax(
        "sandbox",
        "panVerify",
        "in small letters",
        "pan",
        lambda value: isinstance(value, str) and value != value.upper(),
        good="XXXPX1234A",
    )
    yield lax(
        "sandbox", "panVerify", "that is short", "reason", lambda value: isinstance(value, str) and len(value) < 20
    )
    yield strict(INIT, "signup", lambda body: body.get("flow") == "signup")
    yield strict(INIT, "bodies without options", lambda body: "options" not in body)
    yield strict(INIT, "bodies without consent_expiry", lambda body: "consent_expiry" not in body)
    yield strict(
        INIT, "a single document", lambda body: isinstance(body.get("doc_types"), list) and len(body["doc_types"]) == 1
    )
    yield strict(
        INIT,
        "a document twice",
        lambda body: (
            isinstance(body.get("doc_types"), list)
            and len(body["doc_types"]) > len({str(one) for one in body["doc_types"]})
        ),
    )
    yield strict(INIT, "unknown members", lambda body: "unforeseen" in body)
    yield strict(INIT, "an expiry exactly an hour ahead", lambda body: body.get("consent_expiry") == 4_000_003_600_000)
    yield strict(
        "panVerify",
        "a reason of exactly 20 characters",
        lambda body: isinstance(body.get("reason"), str) and len(body["reason"]) == 20,
    )
    yield strict("digilockerVerifyUser", "an Aadhaar number alone", lambda body: "mobile" not in body)


def _tokens() -> Iterator[Fault]:
    def letting(name: str, forgives: Any) -> Fault:
        def before(exchange: Exchange) -> None:
            given = exchange.headers.get("authorization")
            right = exchange.memory.get("token")
            if (
                right
                and exchange.call is not None
                and exchange.call.id != LOGIN
                and given != right
                and forgives(given, right)
            ):
                exchange.headers["authorization"] = right

        def after(exchange: Exchange) -> None:
            if (
                exchange.call is not None
                and exchange.call.id == LOGIN
                and exchange.good
                and exchange.headers.get("x-api-key") == exchange.mock.tenant("first").secrets["api_key"]
            ):
                exchange.memory["token"] = exchange.document["data"]["access_token"]

        return Fault("authentication", f"a token {name} is let through", before=before, after=after)

    yield letting("that is missing", lambda given, _: given is None)
    yield letting("that is wrong", lambda given, _: given is not None)
    yield letting("with Bearer before it", lambda given, _: str(given).startswith("Bearer "))
    yield letting("without its signature", lambda given, _: str(given).endswith("."))
    yield letting("cut short", lambda given, right: bool(given) and right.startswith(given))
    yield letting("with something after it", lambda given, right: bool(given) and given.startswith(right))
    yield Fault("time", "tokens never expire", setup=_ageless)
    yield Fault("time", "tokens expire after an hour", setup=lambda mock: _lifetime(mock, 3600))
    yield Fault("time", "tokens last a second longer", setup=lambda mock: _lifetime(mock, 86_401))
    yield Fault("time", "tokens last a second less", setup=lambda mock: _lifetime(mock, 86_399))
    yield answering(LOGIN, "shape", "an empty token", put("/data/access_token", ""))
    yield answering(LOGIN, "authentication", "the same token for everybody", put("/data/access_token", _Same()))
    yield _refusing("an expired token is 401", 403, 401, "expired")
    yield _refusing("a wrong token is 401", 403, 401, "Invalid access token")


class _Same:
    """Remembers the first value."""

    def __init__(self) -> None:
        self.value: Any = None

    def __call__(self, value: Any) -> Any:
        self.value = self.value or value
        return self.value


def _refusing(name: str, right: int, wrong: int, text: str) -> Fault:
    def after(exchange: Exchange) -> None:
        if exchange.status == right and text in str(exchange.document):
            exchange.status = wrong
            exchange.document = {**exchange.document, "code": wrong}

    return Fault("authentication", name, after=after)


def _lifetime(mock: Any, seconds: int) -> None:
    module: Any = import_module("kyc_clients.sandbox.mock")

    assert mock is not None
    module.LIFETIME = seconds


def _ageless(mock: Any) -> None:
    _lifetime(mock, 10**12)
