"""What a mock takes is what the contract's schemas say, to the last character."""

import json
from typing import Any

import pytest

from kyc_clients._runtime.formats import format_check
from kyc_clients._runtime.mock.formats import is_date, is_int64, is_uri
from kyc_clients._runtime.mock.texts import TEXTS
from kyc_clients.sandbox.mock import SandboxMock
from tests.mocks.support import BACK, Raw

BODY = {
    "@entity": "in.co.sandbox.kyc.digilocker.session.request",
    "doc_types": ["pan"],
    "redirect_url": BACK,
    "flow": "signin",
}


@pytest.mark.parametrize(
    ("change", "accepted"),
    [
        ({"doc_types": []}, False),
        ({"doc_types": ["voter_id"]}, False),
        ({"doc_types": ["aadhaar", "aadhaar"]}, True),
        ({"doc_types": "aadhaar"}, False),
        ({"flow": "SIGNIN"}, False),
        ({"@entity": "in.co.sandbox.kyc.digilocker.session"}, False),
        ({"redirect_url": "http://example.com/"}, False),
        ({"redirect_url": "HTTPS://example.com/"}, False),
        ({"redirect_url": "https://exa mple.com/"}, False),
        ({"redirect_url": "https://example.com/\n"}, False),
        ({"redirect_url": "https://"}, False),
        ({"redirect_url": "https://[::1]/x"}, True),
        ({"redirect_url": "https://["}, False),
        ({"options": {"verification_method": []}}, False),
        ({"options": {"pinless": "true"}}, False),
        ({"flow": "signup", "options": {"verified_mobile": "9876543210"}}, True),
        ({"options": {"verified_mobile": "9876543210"}}, False),
        ({"options": {"usernameless": True}}, False),
        ({"options": {"usernameless": False, "pinless": True}}, True),
        ({"flow": "signup", "options": {"pinless": True}}, False),
        ({"redirect_url": "http://localhost:8000/return"}, True),
        ({"redirect_url": "http://127.0.0.1/return?x=1"}, True),
        ({"redirect_url": "http://localhost.example.com/"}, False),
        ({"redirect_url": "http://localhost:8000/\n"}, False),
        ({"options": {"verified_mobile": "9876543210\n"}}, False),
        ({"options": {"verified_mobile": "5876543210"}}, False),
        ({"options": {"verified_mobile": "٩٨٧٦٥٤٣٢١٠"}}, False),
        ({"options": {"anything": 1}}, True),
        ({"consent_expiry": "1999999999999"}, False),
        ({"consent_expiry": 1999999999999.5}, False),
        ({"consent_expiry": 1999999999999.0}, True),
        ({"consent_expiry": 1999999999}, False),
        ({"consent_expiry": 2**63}, False),
        ({"consent_expiry": True}, False),
        ({"consent_expiry": None}, False),
        ({"anything": None}, True),
    ],
    ids=lambda value: json.dumps(value) if isinstance(value, dict) else None,
)
def test_near_misses_are_misses(sandbox: SandboxMock, change: dict[str, Any], accepted: bool) -> None:  # noqa: FBT001
    """And near hits are hits: types, patterns to their very end, formats, ranges, unknown members."""
    with Raw(sandbox) as send:
        answer = send("POST", "/kyc/digilocker/sessions/init", {**BODY, **change})

    assert answer.status_code == (200 if accepted else 400)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"company_name": "mac", "limit": "1"}, 200),
        ({"company_name": "mac", "limit": "0"}, 400),
        ({"company_name": "mac", "limit": "one"}, 400),
        ({"company_name": "mac", "limit": "1.5"}, 400),
        ({"company_name": "mac", "limit": ["1", "2"]}, 400),
        ({"company_name": "mac", "offset": "-1"}, 400),
        ({"company_name": "mac", "offset": "9" * 30}, 200),
        ({"company_name": "mac", "anything": "1"}, 200),
        ({}, 400),
    ],
    ids=str,
)
def test_parameters_are_read_as_their_schemas_say(sandbox: SandboxMock, query: dict[str, Any], status: int) -> None:
    """Numbers, bounds, repeated ones, unknown ones."""
    with Raw(sandbox) as send:
        assert send("GET", "/kyc/mca/company/master-data/search", params=query).status_code == status


@pytest.mark.parametrize(("value", "status"), [("true", 200), ("false", 200), ("yes", 400), ("True", 400), ("", 400)])
def test_a_flag_in_a_header_is_true_or_false(sandbox: SandboxMock, value: str, status: int) -> None:
    """In lower case."""
    path = "/bank/HDFC0001234/accounts/42090969996/verify"
    with Raw(sandbox) as send:
        assert send("GET", path, headers={"x-accept-cache": value}).status_code == status


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        (BACK, True),
        ("myapp://done", True),
        ("urn:x:y", True),
        ("mailto:a@example.com", True),
        ("https://user:pw@example.com:8443/a?b=c#d", True),
        ("https://example.com:65535/", True),
        ("https://example.com:65536/", False),
        ("https://example.com:99999/", False),
        ("https://example.com:000065535", True),
        ("https://example.com:" + "0" * 5000 + "1", True),
        ("https://example.com:" + "9" * 5000, False),
        ("https://u:99999@example.com/", True),
        ("https://[::1]:65536/", False),
        ("https://example.com:/", True),
        ("https://[::1]:80/", True),
        ("https://[::g]/", False),
        ("https://:80/", False),
        ("https:///x", False),
        ("//example.com/", False),
        ("example.com", False),
        ("https://exämple.com/", False),
        ("https://example.com/%zz", False),
        ("https://example.com/a b", False),
        ("", False),
    ],
)
def test_a_uri_is_one_by_its_standard(text: str, valid: bool) -> None:  # noqa: FBT001
    """RFC 3986, with a host for the web's schemes and a port that there is; the clients say the same."""
    check = format_check("uri")

    assert check is not None
    assert (is_uri(text), check(text)) == (valid, valid)


def test_other_formats_are_checked_too() -> None:
    """64 bits to the last one; days of the calendar; other types are not theirs."""
    assert (is_int64(2**63 - 1), is_int64(2**63), is_int64(-(2**63)), is_int64("x")) == (True, False, True, True)
    assert (is_date("2024-02-29"), is_date("2023-02-29"), is_date("20240229"), is_date(1)) == (True, False, False, True)
    assert is_uri(1)


@pytest.mark.parametrize(
    ("kind", "text", "valid"),
    [
        ("uuid", "7b5f9a5e-0c1d-4b0e-9b1e-2f6f1d1f5a10", True),
        ("uuid", "7B5F9A5E-0C1D-4B0E-9B1E-2F6F1D1F5A10", True),
        ("uuid", "7b5f9a5e0c1d4b0e9b1e2f6f1d1f5a10", False),
        ("uuid", "7b5f9a5e-0c1d-4b0e-9b1e-2f6f1d1f5a1g", False),
        ("uuid", "७b5f9a5e-0c1d-4b0e-9b1e-2f6f1d1f5a10", False),
        ("uuid", "7b5f9a5e-0c1d-4b0e-9b1e-2f6f1d1f5a10\n", False),
        ("date-time", "2024-01-19T10:20:30Z", True),
        ("date-time", "2024-01-19t10:20:30.5+05:30", True),
        ("date-time", "2016-12-31T23:59:60Z", True),
        ("date-time", "2023-02-29T10:20:30Z", False),
        ("date-time", "2024-01-19T24:00:00Z", False),
        ("date-time", "2024-01-19T10:20:61Z", False),
        ("date-time", "2024-01-19T10:20:30", False),
        ("date-time", "2024-01-19T10:20:30+24:00", False),
        ("date-time", "2024-1-19T10:20:30Z", False),
        ("date-time", "2024-01-19", False),
        ("time", "10:20:30", True),
        ("time", "10:60:30", False),
        ("email", "asha@example.com", True),
        ("email", "asha@example..com", False),
        ("email", "example.com", False),
        ("hostname", "api.example.com", True),
        ("hostname", "-api.example.com", False),
        ("hostname", "api-.example.com", False),
        ("ipv4", "192.0.2.1", True),
        ("ipv4", "192.0.2.256", False),
        ("ipv4", "2001:db8::1", False),
        ("ipv6", "2001:db8::1", True),
        ("ipv6", "2001:db8::1%eth0", False),
    ],
)
def test_a_format_is_read_alike_by_mock_and_client(kind: str, text: str, valid: bool) -> None:  # noqa: FBT001
    """Each by code of its own."""
    check = format_check(kind)

    assert check is not None
    assert (TEXTS[kind](text), check(text)) == (valid, valid)
