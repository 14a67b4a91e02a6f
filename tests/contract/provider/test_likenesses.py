"""Which texts look like documented ones."""

import pytest

from tests.contract.contracts import calls
from tests.contract.provider.likenesses import documented, is_like


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Session created.", "Session created."),
        ("MEERA", "JOHN DOE"),
        ("Ministry of Road Transport", "Aadhaar Card"),
        ("560001", "411001"),
        ("in.gov.transport-DRVLC-MH0000000000000", "in.gov.pan-PANCR-AAAAA0000A"),
        ("http://127.0.0.1:8000/x?state=1", "https://production.example/go"),
        ("a" * 32, "0c8c7833678e412f9fec77dbe0494562"),
        ("driving_license", "pan"),
        ("19-01-1994", "01-02-2003"),
    ],
)
def test_a_text_of_the_same_form_is_like_a_documented_one(text: str, known: str) -> None:
    """Other people, other ids, another day."""
    assert is_like(text, {known})


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Session was created for you.", "Session created."),
        ("application/xmlx", "application/xml"),
        ("411001x", "411001"),
        ("41101", "411001"),
        ("SUCCESSx", "SUCCESS"),
        ("x", ""),
        ("1994-01-19", "01-02-2003"),
        ("Meera", "JOHN DOE"),
        ("in.gov.transport-drvlc-MH0000000000000", "in.gov.pan-PANCR-AAAAA0000A"),
    ],
)
def test_a_text_of_another_form_is_like_none(text: str, known: str) -> None:
    """Sentences and media types are documented word by word."""
    assert not is_like(text, {known})


def test_what_is_documented_comes_from_the_contract_and_the_documented_pairs() -> None:
    """By pointer, whatever the item of a list."""
    call = next(one for one in calls() if one.id == "digilockerListIssuedFiles" and one.provider == "deepvue")

    assert documented("deepvue", call)["/data/*/issuerid"] == {"in.gov.uidai", "in.gov.pan"}
