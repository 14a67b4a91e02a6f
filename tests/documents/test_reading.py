"""DigiLocker's own documents become small models; whatever else comes is refused, with nothing of it in the message."""

import pickle
from datetime import date

import pytest

from kyc_clients.documents import (
    Aadhaar,
    Address,
    Certificate,
    read,
    read_aadhaar,
    read_certificate,
    read_date,
    read_gender,
    read_pan,
)
from kyc_clients.errors import DocumentError
from tests.documents.samples import AADHAAR, GST, LICENCE, PAN, PHOTO


def test_an_aadhaar_gives_its_holder() -> None:
    found = read_aadhaar(AADHAAR)
    assert (found.name, found.birth_date, found.gender, found.last_four) == (
        "Asha Example", date(1994, 1, 19), "female", "1234",
    )  # fmt: skip


def test_an_aadhaar_gives_its_address_in_parts_and_on_a_line() -> None:
    found = read_aadhaar(AADHAAR).address
    assert found == Address(
        "C/O Ravi Example", "12", "Example Road", "Near the well", "Example Colony", "Pune", "Example PO", "Haveli",
        "Pune", "Maharashtra", "411001", "India",
    )  # fmt: skip
    assert found.text == (
        "C/O Ravi Example, 12, Example Road, Near the well, Example Colony, Pune, Example PO, Haveli, Pune, "
        "Maharashtra, 411001, India"
    )


def test_an_aadhaar_gives_its_photograph_as_bytes() -> None:
    assert read_aadhaar(AADHAAR).photo == bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")


def test_an_aadhaar_inside_a_certificate_is_found() -> None:
    inner = AADHAAR.split(b"\n", 1)[1]
    wrapped = b'<Certificate type="ADHAR"><CertificateData>' + inner + b"</CertificateData></Certificate>"
    assert read_aadhaar(wrapped).last_four == "1234"


@pytest.mark.parametrize("number", ["123412341234", "1234 1234 1234", "1234-1234-1234"])
def test_of_a_whole_aadhaar_number_the_last_four_digits_alone_are_kept(number: str) -> None:
    found = read_aadhaar(AADHAAR.replace(b"xxxxxxxx1234", number.encode()))
    assert found.last_four == "1234"
    assert (found.source, found.content) == (None, None)
    assert number.encode() not in pickle.dumps(found)


def test_a_year_alone_is_no_birth_date() -> None:
    assert read_aadhaar(AADHAAR.replace(b"19-01-1994", b"1994")).birth_date is None


def test_a_pan_gives_number_name_and_birth_date() -> None:
    found = read_pan(PAN)
    assert (found.number, found.name, found.birth_date) == ("AAAAA0000A", "Asha Example", date(1994, 1, 19))


def test_a_licence_gives_its_dates_and_whose_child_the_holder_is() -> None:
    found = read_certificate(LICENCE)
    assert (found.issued_on, found.valid_from, found.valid_until) == (
        date(2020, 3, 12), date(2020, 3, 12), date(2040, 3, 11),
    )  # fmt: skip
    assert (found.kind, found.number, found.care_of, found.gender, found.issuer) == (
        "DRVLC", "MH1220200000000", "Ravi Example", "female", "Transport Department",
    )  # fmt: skip
    assert found.photo is not None


def test_a_certificate_of_a_business_gives_its_name() -> None:
    found = read_certificate(GST)
    assert (found.kind, found.number, found.name) == ("GSTND", "27AAAAA0000A1Z5", "Example Textiles")


def test_the_providers_text_stays_in_source() -> None:
    assert read(PAN).source == PAN.decode()


def test_a_document_of_another_kind_is_refused() -> None:
    with pytest.raises(DocumentError, match="a Certificate where an Aadhaar belongs"):
        read_aadhaar(PAN)
    with pytest.raises(DocumentError, match="an Aadhaar where a Certificate belongs"):
        read_certificate(AADHAAR)
    with pytest.raises(DocumentError, match="another kind than a PAN"):
        read_pan(LICENCE)


@pytest.mark.parametrize("document", [read(AADHAAR), read(LICENCE), read_pan(PAN), read_aadhaar(AADHAAR).address])
def test_no_repr_shows_a_person(document: Aadhaar | Certificate) -> None:
    shown = repr(document) + str(document)
    for text in ("Asha", "Ravi", "1994", "1234", "MH12", "AAAAA", "Pune", PHOTO):
        assert text not in shown


def test_a_repr_names_the_fields_that_are_there() -> None:
    """So that one sees what a document lacks."""
    assert repr(Address(house="12", country="India")) == "Address(<hidden: house, country>)"
    assert repr(Address()) == "Address(<hidden: >)"
    assert Address(house="12", street="12", country="India").text == "12, India"


@pytest.mark.parametrize("document", [read(AADHAAR), read(LICENCE), read_pan(PAN)])
def test_documents_are_values(document: Aadhaar | Certificate) -> None:
    assert pickle.loads(pickle.dumps(document)) == document
    with pytest.raises(AttributeError):
        document.name = "Other"  # type: ignore[misc]


BOMB = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><KycRes>&c;</KycRes>'


REFUSED = {
    "nothing": b"",
    "text": b"not xml",
    "a PDF": b"%PDF-1.4",
    "cut short": b"<KycRes>",
    "two roots": b"<KycRes></KycRes><KycRes/>",
    "no holder": b"<KycRes/>",
    "another root": b"<Other/>",
    "an empty certificate": b"<Certificate/>",
    "a refusal": b'<KycRes ret="N" err="996"/>',
    "entities": BOMB,
    "a document type": b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><KycRes/>',
    "an entity from elsewhere": b'<!DOCTYPE a [<!ENTITY x SYSTEM "http://example.com/">]><KycRes>&x;</KycRes>',
    "an unknown encoding": b'<?xml version="1.0" encoding="made-up"?><KycRes/>',
    "too deep": b"<a>" * 40 + b"</a>" * 40,
    "too many elements": b"<KycRes>" + b"<a/>" * 20_001 + b"</KycRes>",
    "too many attributes": b"<KycRes " + b" ".join(b'a%d=""' % number for number in range(201)) + b"/>",
    "too large": b"<KycRes>" + b" " * (8 * 1024 * 1024) + b"</KycRes>",
    "two holders": AADHAAR.replace(b"<Poi ", b"<Poi/><Poi "),
    "a photograph that is none": AADHAAR.replace(PHOTO.encode(), b"****"),
    "half a byte order mark": b"\xff\xfe\x00",
}


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED)
def test_what_is_no_document_or_not_safe_is_refused(content: bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        read(content)
    assert "Asha" not in str(caught.value)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("19-01-1994", date(1994, 1, 19)),
        ("19/01/1994", date(1994, 1, 19)),
        ("19.01.1994", date(1994, 1, 19)),
        ("9-1-1994", date(1994, 1, 9)),
        (" 19-01-1994 ", date(1994, 1, 19)),
        ("1994-01-19", date(1994, 1, 19)),
        ("1994/01/19", date(1994, 1, 19)),
        ("19011994", date(1994, 1, 19)),
        ("19940119", date(1994, 1, 19)),
        ("20121112", date(2012, 11, 12)),
        ("12-03-2025 18:54:22", date(2025, 3, 12)),
        ("2099-01-01T00:00:00", date(2099, 1, 1)),
        ("2026-01-01T10:00:00.000+05:30", date(2026, 1, 1)),
        ("19-Jan-1994", date(1994, 1, 19)),
        ("19 January 1994", date(1994, 1, 19)),
        ("19-JAN-1994", date(1994, 1, 19)),
        (1071145000000, date(2003, 12, 11)),
        ("1071145000000", date(2003, 12, 11)),
        (1768674599, date(2026, 1, 17)),
        (758917800000, date(1994, 1, 19)),
        ("29-02-2000", date(2000, 2, 29)),
    ],
)
def test_a_date_is_read_in_every_documented_form(text: str | int, day: date) -> None:
    assert read_date(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1994",
        "30-02-1994",
        "19-13-1994",
        "00-00-0000",
        "31-12-0001",
        "19-01-94",
        "soon",
        "19-Foo-1994",
        None,
        True,
        1e300,
    ],
)
def test_what_says_no_day_gives_none(text: str | float | None) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("word", "gender"),
    [
        ("M", "male"), ("MALE", "male"), ("Male", "male"), ("F", "female"), ("FEMALE", "female"), ("female", "female"),
        ("T", "transgender"), ("TRANSGENDER", "transgender"), ("", None), (None, None), ("X", None),
    ],
)  # fmt: skip
def test_words_for_a_gender_are_one(word: str | None, gender: str | None) -> None:
    assert read_gender(word) == gender
