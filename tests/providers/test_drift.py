"""What a client makes of a response that differs from its contract, and what it says of it."""

from __future__ import annotations

import copy
import json
import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from kyc_clients._runtime import drift
from kyc_clients.drift import DriftEvent, write
from kyc_clients.errors import UnexpectedResponse
from kyc_clients.sandbox import Sandbox

Change = Callable[[dict[str, Any]], object]
FOUND: dict[str, Any] = {
    "code": 200,
    "timestamp": 1,
    "transaction_id": "t-1",
    "data": {
        "files": [
            {
                "@entity": "in.co.sandbox.file",
                "url": "https://files.example/1",
                "size": 3,
                "metadata": {
                    "ContentType": "application/xml",
                    "issuer_id": "in.gov.example",
                    "issuer": "Example",
                    "LastModified": "19/12/2024",
                    "description": "Example",
                },
            }
        ]
    },
}
VERIFIED: dict[str, Any] = {
    "code": 200,
    "timestamp": 1,
    "transaction_id": "t-1",
    "data": {
        "@entity": "in.co.sandbox.kyc.pan_verification.response",
        "pan": "XXXPX1234A",
        "category": "individual",
        "status": "valid",
        "remarks": None,
        "name_as_per_pan_match": True,
        "date_of_birth_match": True,
        "aadhaar_seeding_status": "y",
    },
}


def client(body: object, status: int = 200, **options: Any) -> Sandbox:
    """A client whose every call but the login gets this response."""

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/authenticate":
            return httpx.Response(200, json={"access_token": "made-up"})
        return httpx.Response(status) if body is None else httpx.Response(status, json=body)

    transport = httpx.MockTransport(answer)
    return Sandbox(api_key="k", api_secret="s", environment="test", transport=transport, **options)


def read(change: Change, status: int = 200, **options: Any) -> tuple[Any, list[DriftEvent]]:
    """The document that a changed response comes to, and the events."""
    body, events = copy.deepcopy(FOUND), list[DriftEvent]()
    change(body)
    with client(body, status, on_drift=events.append, **options) as sandbox:
        return sandbox.digilocker.get_document("s-1", "aadhaar"), events


def event(pointer: str, rule: str, expected: str, found_kind: str, *, status: int = 200) -> DriftEvent:
    """An event of that operation."""
    return DriftEvent("digilockerGetDocument", pointer, rule, expected, found_kind, status)


def test_a_response_as_documented_makes_no_event() -> None:
    """Silence is what the contract says."""
    assert read(lambda body: body)[1] == []


CHANGES: dict[str, tuple[Change, DriftEvent]] = {
    "missing": (lambda body: body.pop("code"), event("/code", "required", "integer", "missing")),
    "null": (lambda body: body.update(code=None), event("/code", "null", "integer", "null")),
    "object missing": (
        lambda body: body["data"]["files"][0].pop("metadata"),
        event("/data/files/*/metadata", "required", "object", "missing"),
    ),
    "digits": (lambda body: body.update(code="200"), event("/code", "type", "integer", "string")),
    "integer": (lambda body: body.update(transaction_id=7), event("/transaction_id", "type", "string", "integer")),
    "unknown": (lambda body: body.update(new_thing="Asha"), event("/new_thing", "unknown", "", "string")),
    "unknown, no identifier": (lambda body: body.update({"98765 43210": 1}), event("/*", "unknown", "", "integer")),
    "row": (
        lambda body: body["data"]["files"].append({"url": 7.5}),
        event("/data/files/*/url", "row", "string", "number"),
    ),
    "row without its link": (
        lambda body: body["data"]["files"].append({"size": 1}),
        event("/data/files/*/url", "row", "", "missing"),
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_nobody_acts_on_may_differ_and_is_reported(name: str) -> None:
    """A value comes back, with exactly one event."""
    change, wanted_event = CHANGES[name]
    document, events = read(change)

    assert events == [wanted_event]
    assert document.data.files[0].url == "https://files.example/1"


@pytest.mark.parametrize("name", CHANGES)
def test_a_strict_client_raises_every_difference(name: str) -> None:
    """One typed error, for those who test against the contract."""
    with pytest.raises(UnexpectedResponse):
        read(CHANGES[name][0], strict=True)


def test_what_is_missing_reads_as_none_and_is_not_written() -> None:
    """`to_dict` gives back what came."""
    document, _ = read(lambda body: body.pop("code"))

    assert document.code is None
    assert "code" not in document.to_dict()


def test_digits_and_integers_are_read_as_the_contract_says() -> None:
    """In both directions, without loss."""
    assert read(lambda body: body.update(code="200"))[0].code == 200
    assert read(lambda body: body.update(transaction_id=7))[0].transaction_id == "7"


@pytest.mark.parametrize("code", [2.5, "2e2", "0200", " 200", "+200", "٢٠٠", True, [200], "9" * 19])
def test_what_would_lose_something_is_no_integer(code: object) -> None:
    """One typed error, with the place."""
    with pytest.raises(UnexpectedResponse) as caught:
        read(lambda body: body.update(code=code))

    assert (caught.value.pointer, caught.value.rule) == ("/code", "type")


def test_a_number_with_a_fraction_is_no_text() -> None:
    """Nobody knows how it was written."""
    with pytest.raises(UnexpectedResponse):
        read(lambda body: body.update(transaction_id=1.5))


@pytest.mark.parametrize("status", [201, 202, 203, 206, 299])
def test_any_2xx_with_a_body_that_fits_is_a_success(status: int) -> None:
    """With an event that names the declared status."""
    document, events = read(lambda body: body, status)

    assert document.code == 200
    assert events[-1] == event("", "status", "200", str(status), status=status)


def test_a_strict_client_takes_the_declared_success_alone() -> None:
    """For those who test against a contract."""
    with pytest.raises(UnexpectedResponse) as caught:
        read(lambda body: body, 202, strict=True)

    assert (caught.value.rule, caught.value.status) == ("status", 202)


def test_a_204_where_a_body_is_declared_is_no_success() -> None:
    """None would be a lie."""
    with client(None, 204) as sandbox, pytest.raises(UnexpectedResponse, match="the body is empty"):
        sandbox.pan.verify(**ARGUMENTS)


ARGUMENTS: dict[str, Any] = {
    "pan": "XXXPX1234A",
    "name_as_per_pan": "Asha Example",
    "date_of_birth": "01/01/1990",
    "reason": "to test what a client does",
}


def test_rows_left_out_are_kept_beside_the_list() -> None:
    """In `extra`, under the list's name; written back after the others."""
    row = {"size": 1}
    document, _ = read(lambda body: body["data"]["files"].append(row))

    assert len(document.data.files) == 1
    assert document.data.extra == {"files": [row]}
    assert document.to_dict()["data"]["files"] == [*FOUND["data"]["files"], row]


LOST: dict[str, tuple[Change, str]] = {
    "the object": (lambda body: body.pop("data"), "/data"),
    "null": (lambda body: body.update(data=None), "/data"),
    "the list": (lambda body: body["data"].pop("files"), "/data/files"),
    "no rows": (lambda body: body["data"].update(files=[]), "/data/files"),
    "the link of the only row": (lambda body: body["data"]["files"][0].pop("url"), "/data/files/0/url"),
    "an empty link": (lambda body: body["data"]["files"][0].update(url=""), "/data/files/0/url"),
}


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("name", LOST)
def test_a_response_without_what_a_caller_acts_on_is_one_typed_error(name: str, *, strict: bool) -> None:
    """In both modes."""
    change, pointer = LOST[name]
    with pytest.raises(UnexpectedResponse) as caught:
        read(change, strict=strict)

    assert caught.value.pointer == pointer


@pytest.mark.parametrize(
    ("member", "value"), [("status", None), ("status", ""), ("status", 1), ("status", "missing"), ("status", {})]
)
def test_a_verdict_is_never_read_from_anything_else(member: str, value: object) -> None:
    """Missing, null, empty or of another type: an error, never a record."""
    body = copy.deepcopy(VERIFIED)
    body["data"][member] = value
    if value == "missing":
        del body["data"][member]
    with client(body) as sandbox, pytest.raises(UnexpectedResponse):
        sandbox.pan.verify(**ARGUMENTS)


def test_a_pan_of_which_nothing_else_is_known_is_still_a_verdict() -> None:
    """An invalid PAN may come without its matches; None is no match."""
    body = copy.deepcopy(VERIFIED)
    body["data"].update(status="invalid", name_as_per_pan_match=None, date_of_birth_match=None)
    with client(body) as sandbox:
        found = sandbox.pan.verify(**ARGUMENTS).data

    assert (found.status, found.name_as_per_pan_match, found.date_of_birth_match) == ("invalid", None, None)


def test_a_value_outside_an_enumeration_is_reported_where_it_may_be() -> None:
    """It looks like an identifier and is no person's."""
    body, events = copy.deepcopy(VERIFIED), list[DriftEvent]()
    body["data"]["aadhaar_seeding_status"] = "pending"
    with client(body, on_drift=events.append) as sandbox:
        assert str(sandbox.pan.verify(**ARGUMENTS).data.aadhaar_seeding_status) == "pending"

    assert events == [
        DriftEvent("panVerify", "/data/aadhaar_seeding_status", "enum", "string", "string", 200, "pending")
    ]


@pytest.mark.parametrize("secret", ["ABCDE1234F", "+919876543210", "Asha Example", "a" * 41])
def test_a_value_that_is_no_identifier_is_never_reported(secret: str) -> None:
    """Neither in the event nor in the log."""
    body, events = copy.deepcopy(VERIFIED), list[DriftEvent]()
    body["data"] |= {"aadhaar_seeding_status": secret, secret: secret, "remarks": secret}
    with client(body, on_drift=events.append) as sandbox:
        sandbox.pan.verify(**ARGUMENTS)

    assert len(events) == 2
    assert secret not in repr(events)


@pytest.fixture
def nothing_logged(monkeypatch: pytest.MonkeyPatch) -> None:
    """This process has logged no event yet."""
    monkeypatch.setattr(drift, "_SEEN", type(drift._SEEN)())


@pytest.mark.usefixtures("nothing_logged")
def test_each_event_is_logged_once(caplog: pytest.LogCaptureFixture) -> None:
    """Two calls, one line; the observer hears of both."""
    seen: list[DriftEvent] = []
    body = copy.deepcopy(FOUND) | {"only_in_this_test": 1}
    with caplog.at_level(logging.WARNING, "kyc_clients.drift"), client(body, on_drift=seen.append) as sandbox:
        for _ in range(2):
            sandbox.digilocker.get_document("s-1", "aadhaar")

    assert [record.getMessage() for record in caplog.records] == [
        "digilockerGetDocument (HTTP 200) /only_in_this_test: unknown, found integer"
    ]
    assert len(seen) == 2


@pytest.mark.usefixtures("nothing_logged")
def test_at_most_a_thousand_distinct_events_are_logged(caplog: pytest.LogCaptureFixture) -> None:
    """A response that is another every time fills no disk. The observer hears of every one."""
    seen: list[DriftEvent] = []
    events = [event(f"/a{number}", "unknown", "", "string") for number in range(1003)]
    with caplog.at_level(logging.WARNING, "kyc_clients.drift"):
        drift.report([*events, *events], seen.append)

    assert len(caplog.records) == 1000
    assert caplog.records[-1].getMessage() == "digilockerGetDocument (HTTP 200) /a999: unknown, found string"
    assert len(seen) == 2006


def _fails(_: DriftEvent) -> None:
    message = "no disk"
    raise OSError(message)


def test_an_observer_that_fails_fails_no_call(tmp_path: Path) -> None:
    """Nor does a disk that is full, or a folder that is not there."""
    body = copy.deepcopy(FOUND) | {"more": 1}
    for observer in (_fails, write(str(tmp_path / "missing" / "drift.jsonl"))):
        with client(body, on_drift=observer) as sandbox:
            assert sandbox.digilocker.get_document("s-1", "aadhaar").code == 200


@pytest.mark.usefixtures("nothing_logged")
def test_a_lost_event_is_logged_once(caplog: pytest.LogCaptureFixture) -> None:
    """For each class of error."""
    with caplog.at_level(logging.WARNING, "kyc_clients.drift"):
        drift.report([event("/a", "unknown", "", "string"), event("/b", "unknown", "", "string")], _fails)

    assert [record.getMessage() for record in caplog.records if "lost" in record.getMessage()] == [
        "a drift event was lost: on_drift or a log handler raised OSError"
    ]


def test_events_are_written_as_lines_of_json(tmp_path: Path) -> None:
    """One for each, appended, with the time."""
    path = tmp_path / "drift.jsonl"
    for _ in range(2):
        with client(copy.deepcopy(FOUND) | {"more": 1}, on_drift=write(str(path))) as sandbox:
            sandbox.digilocker.get_document("s-1", "aadhaar")
    lines = [json.loads(line) for line in path.read_text("ascii").splitlines()]

    assert [{key: line[key] for key in ("operation", "pointer", "rule", "found_kind")} for line in lines] == [
        {"operation": "digilockerGetDocument", "pointer": "/more", "rule": "unknown", "found_kind": "integer"}
    ] * 2
    assert all(line["at"] > 1_700_000_000 for line in lines)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no processes of this kind here")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_processes_that_share_a_file_do_not_tear_its_lines(tmp_path: Path) -> None:
    """Four of them, at once."""
    path = tmp_path / "drift.jsonl"
    observer = write(str(path))
    children: list[int] = []
    for _ in range(4):
        child = os.fork()
        if not child:
            for _ in range(50):
                observer(event("/code", "required", "integer", "missing"))
            os._exit(0)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)

    assert len([json.loads(line) for line in path.read_text("ascii").splitlines()]) == 200
