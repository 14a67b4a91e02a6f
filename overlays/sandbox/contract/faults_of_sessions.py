"""Named faults of Sandbox's mock: its sessions, its time, its data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.contract.provider.mutants.families import (
    answering,
    put,
)
from tests.contract.provider.mutants.tamper import Exchange, Fault

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
    yield from _state()
    yield from _time()
    yield from _data()


def _state() -> Iterator[Fault]:
    yield answering(STATUS, "state", "always created", put("/data/status", "created"))
    yield answering(STATUS, "state", "always succeeded", put("/data/status", "succeeded"))
    yield answering(
        STATUS,
        "state",
        "failed is shown as expired",
        put("/data/status", lambda value: "expired" if value == "failed" else value),
    )
    yield answering(
        STATUS,
        "state",
        "every document is consented",
        put("/data/documents_consented", ["aadhaar", "pan", "driving_license"]),
    )
    yield answering(STATUS, "state", "one document too few", put("/data/documents_consented", lambda value: value[1:]))
    yield answering(STATUS, "state", "another session's id", put("/data/id", "00000000-0000-4000-8000-000000000000"))
    yield answering(
        "digilockerSdkGetSessionStatus",
        "state",
        "authorized is shown as initialized",
        put("/data/status", lambda value: "initialized" if value == "authorized" else value),
    )
    yield answering(
        STATUS,
        "state",
        "the steps on the way show",
        put("/data/status", lambda value: "initialized" if value == "created" else value),
    )
    yield answering(STATUS, "state", "goes back after success", _Back())
    yield Fault("state", "the same session id for everybody", after=_same_session)
    yield Fault("state", "documents without consent", before=_other_document)
    yield Fault("state", "documents after a refusal", setup=lambda mock: _reviving(mock, "failed"))
    yield Fault("state", "an expired session can be consented to", setup=_never_expiring)
    yield Fault("tenancy", "another customer's session is shown", before=_as_owner)
    yield Fault("tenancy", "another customer's session is refused with 403", after=_revealing)
    yield Fault("tenancy", "another product's session is shown", setup=_one_product)
    yield Fault("state", "references of OKYC are everybody's", setup=_shared_references)
    yield answering(
        INIT,
        "state",
        "the address belongs to another session",
        put("/data/authorization_url", lambda url: url.replace("code_challenge=", "code_challenge=x")),
    )
    yield answering(
        INIT,
        "state",
        "the address forgets the caller's",
        put("/data/authorization_url", lambda url: url.replace("redirect_uri=", "redirect_url=")),
    )


class _Back:
    """Shows a session as created, every other time after success."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, document: Any) -> None:
        if document["data"]["status"] == "succeeded":
            self.count += 1
            if self.count % 2 == 0:
                document["data"] = {
                    key: value
                    for key, value in document["data"].items()
                    if key not in {"updated_at", "documents_consented"}
                } | {"status": "created"}


def _same_session(exchange: Exchange) -> None:
    if exchange.call is not None and exchange.call.id == INIT and exchange.good:
        first = exchange.memory.setdefault("first", exchange.document["data"])
        exchange.document = {**exchange.document, "data": first}


def _other_document(exchange: Exchange) -> None:
    if exchange.call is not None and exchange.call.id == DOCUMENT:
        session = next((one for one in exchange.mock.state.sessions if one.id in exchange.path), None)
        if session is not None and session.consented and exchange.path.rpartition("/")[2] not in session.consented:
            exchange.path = f"{exchange.path.rpartition('/')[0]}/{session.consented[0]}"


def _reviving(mock: Any, status: str) -> None:
    find = mock.state.sessions.find

    def found(*given: Any, **named: Any) -> Any:
        session = find(*given, **named)
        if session is not None and session.status == status:
            session.status, session.consented = "succeeded", session.requested
        return session

    mock.state.sessions.find = found


def _never_expiring(mock: Any) -> None:
    mock.state.sessions._now = lambda session: session


def _as_owner(exchange: Exchange) -> None:
    session = next((one for one in exchange.mock.state.sessions if one.id in exchange.path), None)
    tokens = exchange.memory.setdefault("tokens", {})
    key = exchange.headers.get("x-api-key", "")
    if exchange.headers.get("authorization"):
        tokens.setdefault(key, exchange.headers["authorization"])
    if session is not None:
        owner = exchange.mock.tenant(session.tenant).secrets["api_key"]
        if key != owner and owner in tokens:
            exchange.headers |= {"x-api-key": owner, "authorization": tokens[owner]}


def _revealing(exchange: Exchange) -> None:
    session = next((one for one in exchange.mock.state.sessions if one.id in exchange.path), None)
    if (
        exchange.status == 521
        and session is not None
        and exchange.mock.tenant(session.tenant).secrets["api_key"] != exchange.headers.get("x-api-key")
    ):
        exchange.status, exchange.document = 403, {**exchange.document, "code": 403}


def _one_product(mock: Any) -> None:
    sessions = mock.state.sessions
    sessions.find = lambda session_id, *, tenant, product: (
        found
        if (found := next((one for one in sessions if one.id == session_id), None)) is not None
        and found.tenant == tenant
        and product
        else None
    )


def _shared_references(mock: Any) -> None:
    class Notes(dict[str, str]):
        def __contains__(self, key: object) -> bool:
            return any(str(key).rpartition("/")[2] == known.rpartition("/")[2] for known in self)

    mock.state.notes = Notes()


def _time() -> Iterator[Fault]:
    yield answering(STATUS, "time", "created_at is now", put("/data/created_at", _Later()))
    yield answering(STATUS, "time", "created_at in seconds", put("/data/created_at", lambda value: value // 1000))
    yield answering(
        STATUS,
        "time",
        "updated_at is created_at",
        lambda document: put("/data/updated_at", document["data"]["created_at"])(document),
    )
    yield answering(STATUS, "time", "updated_at a second late", put("/data/updated_at", lambda value: value + 1000))
    yield Fault("time", "sessions last an hour longer", setup=lambda mock: _longer(mock, 3_600_000))
    yield Fault("time", "sessions last a millisecond longer", setup=lambda mock: _longer(mock, 1))
    yield Fault("time", "sessions last a millisecond less", setup=lambda mock: _longer(mock, -1))
    yield Fault("time", "consent_expiry is overlooked", before=_no_expiry)
    yield Fault("time", "links never expire", setup=lambda mock: setattr(mock.state.files, "_clock", _Standing(mock)))
    yield answering(
        DOCUMENT,
        "data",
        "links that lead nowhere",
        put("/data/files/0/url", lambda url: url.replace("_files/", "_files/x")),
    )
    yield answering(DOCUMENT, "data", "sizes that are wrong", put("/data/files/0/size", lambda size: size + 1))
    yield answering(
        DOCUMENT, "data", "a media type that is wrong", put("/data/files/0/metadata/ContentType", "text/plain")
    )


class _Later:
    """Gives a later time every time."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, value: int) -> int:
        self.count += 1
        return value + self.count


class _Standing:
    """A clock that never moves on."""

    def __init__(self, mock: Any) -> None:
        self._at = mock.clock.now()

    def now(self) -> float:
        return float(self._at)


def _longer(mock: Any, milliseconds: int) -> None:
    add = mock.state.sessions.add

    def added(session: Any) -> Any:
        session.expires_at += milliseconds
        return add(session)

    mock.state.sessions.add = added


def _no_expiry(exchange: Exchange) -> None:
    body = exchange.body
    if (
        exchange.call is not None
        and exchange.call.id == INIT
        and isinstance(body, dict)
        and isinstance(body.get("consent_expiry"), int)
        and 4_000_003_600_000 <= body["consent_expiry"] < 2**63
    ):
        exchange.body = {name: value for name, value in body.items() if name != "consent_expiry"}


def _data() -> Iterator[Fault]:
    yield answering("panVerify", "data", "every name matches", put("/data/name_as_per_pan_match", value=True))
    yield answering("panVerify", "data", "no date matches", put("/data/date_of_birth_match", value=False))
    yield answering("panVerify", "data", "the dead are alive", put("/data/remarks", None))
    yield answering("panGetAadhaarLinkStatus", "data", "everybody is linked", put("/data/aadhaar_seeding_status", "y"))
    yield answering(
        "bankVerifyAccountPennyDrop", "data", "every account exists", put("/data/account_exists", value=True)
    )
    yield answering("aadhaarVerifyOtp", "data", "any code is right", put("/data/message", "Aadhaar Card Exists"))
    yield answering("mcaSearchCompanies", "data", "there is always more", put("/data/has_more", value=True))
    yield answering(
        "mcaSearchCompanies", "data", "pages are counted wrong", put("/data/count", lambda count: count + 1)
    )
    yield answering(
        "mcaSearchCompanies",
        "data",
        "the last of a page is missing",
        put("/data/records", lambda records: records[:-1]),
    )
    yield answering("digilockerVerifyUser", "data", "everybody has an account", put("/data/user_exists", value=True))
    yield answering(PROFILE, "data", "a date in another order", put("/data/date_of_birth", "2003-12-11"))
    yield answering(PROFILE, "data", "an empty name", put("/data/name", ""))
    yield answering(
        "entitylockerGetEntityDetails", "data", "a register that nobody knows", put("/data/verified_by", "gst")
    )
