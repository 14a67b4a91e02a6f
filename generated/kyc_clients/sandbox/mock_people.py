"""Sandbox's test data of people: Aadhaar by one-time code, PAN, and whether the two are linked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from .._runtime.mock import Refusal
from .mock_responses import failure, success

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._runtime.mock import Call, Handler, MockResponse, MockState

RIGHT_OTP: Final = "121212"
"""The code that a person would have received."""

_SENT: Final[Mapping[str, int]] = {
    "123456789012": 1234567,
    "123456789015": 1234568,
    "123456789016": 1234569,
    "123456789017": 1234566,
    "123456789018": 1234570,
}
_NO_CARD: Final = "123456789013"
_NO_SOURCE: Final = "123456789020"
_OUTCOMES: Final[Mapping[str, str]] = {
    "1234566": "Invalid Reference Id",
    "1234568": "Invalid OTP",
    "1234569": "OTP Expired",
    "1234570": "Request under process, please try after 30 seconds",
}


def _generate_otp(state: MockState, call: Call) -> MockResponse:
    number = call.text("aadhaar_number")
    if number == _NO_SOURCE:
        raise Refusal(failure(state, 503, "Source Unavailable"))
    message = "Invalid Aadhaar Card" if number == _NO_CARD else "OTP sent successfully"
    reference = 78829 if number == _NO_CARD else _SENT.get(number) or state.ids.number(7)
    state.notes[f"okyc/{call.tenant.name}/{reference}"] = number
    entity = "in.co.sandbox.kyc.aadhaar.okyc.otp.response"
    return success(state, {"@entity": entity, "reference_id": reference, "message": message})


def _verify_otp(state: MockState, call: Call) -> MockResponse:
    reference, otp = call.text("reference_id"), call.text("otp")
    if (reference, otp) == ("1234567", "112233"):
        raise Refusal(failure(state, 503, "Source Unavailable"))
    known = reference == "1234567" or f"okyc/{call.tenant.name}/{reference}" in state.notes
    message = _OUTCOMES.get(reference) or ("Invalid Reference Id" if not known else "")
    if not message and otp != RIGHT_OTP:
        message = "Invalid OTP"
    if message:
        return success(state, {"@entity": "in.co.sandbox.kyc.aadhaar.okyc", "message": message})
    return success(state, {**_RECORD, "reference_id": int(reference)})


_HASH: Final = "044917e2c4c62a439d068.......d9f71bbde10b1d227a914e"
_RECORD: Final[Mapping[str, object]] = {
    "@entity": "in.co.sandbox.kyc.aadhaar.okyc",
    "status": "VALID",
    "message": "Aadhaar Card Exists",
    "care_of": "S/O: Johnny Doe",
    "full_address": "12, Example Residency, Bengaluru, Bengaluru-Karnataka, India ",
    "date_of_birth": "21-04-1985",
    "email_hash": _HASH,
    "gender": "M",
    "name": "John Doe",
    "address": {
        "@entity": "in.co.sandbox.kyc.aadhaar.okyc.address",
        "country": "India",
        "district": "Bengaluru",
        "house": "Mangal Kanaka Niwas",
        "landmark": "",
        "pincode": "581615",
        "post_office": "Bengaluru",
        "state": "Karnataka",
        "street": "Main Cross 3rd",
        "subdistrict": "",
        "vtc": "Bengaluru",
    },
    "year_of_birth": "1985",
    "mobile_hash": _HASH,
    "photo": "data:image/jpeg;base64,/9j/4AAQSk.......mj/2Q==",
    "share_code": "1234",
}


class _Pan(NamedTuple):
    """What the register holds; a documented mismatch is a register that holds something else."""

    category: str
    name: str
    born: str
    remarks: str | None
    seeding: str


_PANS: Final[Mapping[str, _Pan]] = {
    "XXXPX1234A": _Pan("individual", "John Ronald Doe", "11/11/2001", None, "y"),
    "XXXPX1234H": _Pan("individual", "Tony Duck", "10/11/1999", "Holder is Deceased", "n"),
    "XXXPX1234O": _Pan("individual", "James Hope", "01/01/1980", None, "n"),
    "XXXPX1234L": _Pan("individual", "James Hope", "01/01/1980", None, "n"),
    "XXXTX1234P": _Pan("trust", "Acme Trust", "01/01/1980", "Liquidated", "na"),
    "XXXCX1234B": _Pan("company", "Ron Doe Private Limited", "10/11/1969", "Merger", "na"),
    "XXXAX2345A": _Pan("association_of_persons", "Doe Association", "01/01/1980", None, "na"),
    "XXXBX3456B": _Pan("body_of_individuals", "Doe Industry", "08/12/1991", None, "na"),
}
_CATEGORIES: Final[Mapping[str, str]] = {
    "P": "individual",
    "C": "company",
    "T": "trust",
    "A": "association_of_persons",
    "B": "body_of_individuals",
    "F": "firm",
    "H": "hindu_undivided_family",
    "G": "government",
    "L": "local_authority",
    "J": "artificial_juridical_person",
}


def _verify_pan(state: MockState, call: Call) -> MockResponse:
    pan, name, born = call.text("pan"), call.text("name_as_per_pan"), call.text("date_of_birth")
    if pan == "XXXPX1234Z":
        raise Refusal(failure(state, 503, "Source Unavailable"))
    category = _CATEGORIES.get(pan[3], "individual")
    # A PAN that is not documented belongs to any name that is given.
    record = _PANS.get(pan) or _Pan(category, name, born, None, "y" if category == "individual" else "na")
    data = {
        "@entity": "in.co.sandbox.kyc.pan_verification.response",
        "pan": pan,
        "category": record.category,
        "status": "valid",
        "remarks": record.remarks,
        "name_as_per_pan_match": name.casefold() == record.name.casefold(),
        "date_of_birth_match": born == record.born,
        "aadhaar_seeding_status": record.seeding,
    }
    return success(state, data)


_LINKS: Final[Mapping[tuple[str, str], str]] = {
    ("XXXPX1234A", "123456789012"): "Your PAN is linked to Aadhaar Number  XXXX XXXX 9999.",
}


def _link_status(state: MockState, call: Call) -> MockResponse:
    pan = call.text("pan")
    if pan[3] != "P":
        raise Refusal(failure(state, 422, "Individuals PAN is required"))
    linked = _LINKS.get((pan, call.text("aadhaar_number")))
    missing = "PAN does not exist" if pan == "XXXPX3456X" else "PAN not linked with Aadhaar"
    entity = "in.co.sandbox.kyc.pan_aadhaar.status.response"
    status = "n" if linked is None else "y"
    return success(state, {"@entity": entity, "aadhaar_seeding_status": status, "message": linked or missing})


HANDLERS: Final[Mapping[str, Handler]] = {
    "aadhaarGenerateOtp": _generate_otp,
    "aadhaarVerifyOtp": _verify_otp,
    "panVerify": _verify_pan,
    "panGetAadhaarLinkStatus": _link_status,
}

KNOWN_PEOPLE: Final = (
    ("Aadhaar number", "123456789012", f"a one-time code is sent; it is {RIGHT_OTP}"),
    *(
        ("Aadhaar number", number, f"a one-time code is sent; verifying it gives: {_OUTCOMES[str(reference)]}")
        for number, reference in _SENT.items()
        if str(reference) in _OUTCOMES
    ),
    ("Aadhaar number", _NO_CARD, "200: Invalid Aadhaar Card"),
    ("Aadhaar number", _NO_SOURCE, "503: Source Unavailable"),
)
"""What the index of the mocks lists."""
