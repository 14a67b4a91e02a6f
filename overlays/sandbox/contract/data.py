"""Sandbox's documented test data, written down again from its documentation: which request is answered with what."""

from __future__ import annotations

from typing import Any

from tests.contract.contracts import Call
from tests.contract.provider.asking import Filling
from tests.contract.provider.lab import ANY

Expected = tuple[int, dict[str, Any]]

_DOWN: Expected = (503, {"/message": "Source Unavailable"})
_KYC = "in.co.sandbox.kyc."
REFERENCES = {
    "123456789012": 1234567,
    "123456789015": 1234568,
    "123456789016": 1234569,
    "123456789017": 1234566,
    "123456789018": 1234570,
}
REFUSALS = {
    "1234568": "Invalid OTP",
    "1234569": "OTP Expired",
    "1234570": "Request under process, please try after 30 seconds",
    "1234566": "Invalid Reference Id",
}
CATEGORIES = {
    "T": "trust",
    "C": "company",
    "A": "association_of_persons",
    "B": "body_of_individuals",
    "F": "firm",
    "H": "hindu_undivided_family",
    "G": "government",
    "L": "local_authority",
    "J": "artificial_juridical_person",
}
"""Of a holder by the fourth letter of a PAN; any other letter is an individual's."""
PANS: dict[str, tuple[str, str, str | None, str]] = {
    "XXXPX1234A": ("John Ronald Doe", "11/11/2001", None, "y"),
    "XXXPX1234H": ("Tony Duck", "10/11/1999", "Holder is Deceased", "n"),
    "XXXTX1234P": ("Acme Trust", "01/01/1980", "Liquidated", "na"),
    "XXXCX1234B": ("Ron Doe Private Limited", "10/11/1969", "Merger", "na"),
    "XXXAX2345A": ("Doe Association", "01/01/1980", None, "na"),
    "XXXBX3456B": ("Doe Industry", "08/12/1991", None, "na"),
}
BRANCHES = {"HDFC0001234": "HDFC", "SBIN0061411": "SBIN", "SBIN0021745": "SBIN"}
COMPANY_ACCOUNT = "10000000014"
COMPANIES = (
    ("U36912DL2013PTC248756", "MAC 9 JEWELS & BULLIONS PRIVATE LIMITED"),
    ("U36100DL2012PTC238252", "MAC 9 WOOD TAILORS INDIA PRIVATE LIMITED"),
    ("ACG-1117", "MAC ACOUSTIC & INTERIOR PRODUCTS LLP"),
    ("AAJ-9269", "MAC ADMARKETING LLP"),
    ("AAJ-9420", "MAC ADMARKETING SOLUTIONS LLP"),
    ("U34300GJ2017PTC097818", "MACHEV ENERGY PRIVATE LIMITED"),
)


def answered(call: Call, filling: Filling) -> Expected:
    """Return the answer to a request that keeps the contract."""
    body = filling.body if isinstance(filling.body, dict) else {}
    values = {name: value if isinstance(value, str) else value[0] for name, value in filling.parameters.items()}
    return _ANSWERS[call.id]({**values, **body})


def _verify_user(given: dict[str, Any]) -> Expected:
    unknown = given.get("mobile") == "9999999999" or given.get("aadhaar_number") == "987654321098"
    return 200, {"/data": {"@entity": f"{_KYC}digilocker.user.verification.response", "user_exists": not unknown}}


def _generate_otp(given: dict[str, Any]) -> Expected:
    number = given["aadhaar_number"]
    if number == "123456789020":
        return _DOWN
    known: Any = REFERENCES.get(number, lambda reference: isinstance(reference, int) and 10**6 <= reference < 10**7)
    if number == "123456789013":
        return 200, {"/data/message": "Invalid Aadhaar Card", "/data/@entity": f"{_KYC}aadhaar.okyc.otp.response"}
    return 200, {
        "/data/message": "OTP sent successfully",
        "/data/reference_id": known,
        "/data/@entity": f"{_KYC}aadhaar.okyc.otp.response",
    }


def _verify_otp(given: dict[str, Any]) -> Expected:
    reference, otp = given["reference_id"], given["otp"]
    if (reference, otp) == ("1234567", "112233"):
        return _DOWN
    entity = {"/data/@entity": f"{_KYC}aadhaar.okyc"}
    if (reference, otp) == ("1234567", "121212"):
        return 200, {
            **entity,
            "/data/status": "VALID",
            "/data/message": "Aadhaar Card Exists",
            "/data/name": "John Doe",
            "/data/reference_id": 1234567,
        }
    if reference == "1234567":
        return 200, {"/data": {"@entity": f"{_KYC}aadhaar.okyc", "message": "Invalid OTP"}}
    return 200, {
        "/data": {"@entity": f"{_KYC}aadhaar.okyc", "message": REFUSALS.get(reference, "Invalid Reference Id")}
    }


def _ifsc(given: dict[str, Any]) -> Expected:
    ifsc = given["ifsc"].upper()
    return (
        (200, {"/IFSC": ifsc, "/BANKCODE": BRANCHES[ifsc], "/code": None})
        if ifsc in BRANCHES
        else (404, {"/message": ANY})
    )


def _drop(given: dict[str, Any]) -> Expected:
    if given["ifsc"].upper() not in BRANCHES:
        return 422, {"/message": "Invalid IFSC provided"}
    entity = "@in.co.sandbox.bank.account.penny_drop_verification_response"
    return 200, {
        "/data/@entity": entity,
        "/data/account_exists": True,
        "/data/name_at_bank": _holder(given),
        "/data/utr": ANY,
        "/data/amount_deposited": "1",
    }


def _less(given: dict[str, Any]) -> Expected:
    if given["ifsc"].upper() not in BRANCHES:
        return 422, {"/message": "Invalid IFSC provided"}
    entity = "@in.co.sandbox.bank.account.penny_less_verification_response"
    return 200, {
        "/data/@entity": entity,
        "/data/account_exists": True,
        "/data/name_at_bank": _holder(given).upper(),
        "/data/utr": None,
    }


def _holder(given: dict[str, Any]) -> str:
    return "Jake Incorporated" if given["account_number"] == COMPANY_ACCOUNT else "John Doe"


def _pan(given: dict[str, Any]) -> Expected:
    pan = given["pan"]
    if pan == "XXXPX1234Z":
        return _DOWN
    category = CATEGORIES.get(pan[3], "individual")
    own = given["name_as_per_pan"], given["date_of_birth"], None, "y" if category == "individual" else "na"
    name, born, remarks, seeding = PANS.get(pan, own)
    return 200, {
        "/data/@entity": f"{_KYC}pan_verification.response",
        "/data/pan": pan,
        "/data/status": "valid",
        "/data/name_as_per_pan_match": given["name_as_per_pan"].lower() == name.lower(),
        "/data/date_of_birth_match": given["date_of_birth"] == born,
        "/data/category": category,
        "/data/remarks": lambda document: document == remarks,
        "/data/aadhaar_seeding_status": seeding,
    }


def _linked(given: dict[str, Any]) -> Expected:
    pan = given["pan"]
    if pan[3] != "P":
        return 422, {"/message": "Individuals PAN is required"}
    linked = (pan, given["aadhaar_number"]) == ("XXXPX1234A", "123456789012")
    document: Any = (
        (lambda text: "is linked" in text)
        if linked
        else "PAN does not exist"
        if pan == "XXXPX3456X"
        else "PAN not linked with Aadhaar"
    )
    return 200, {
        "/data/@entity": f"{_KYC}pan_aadhaar.status.response",
        "/data/aadhaar_seeding_status": "y" if linked else "n",
        "/data/message": document,
    }


def _master_data(given: dict[str, Any]) -> Expected:
    # The documented example asks for one company and gets another.
    cin = "U34300GJ2017PTC097818" if given["cin"] == "U47219GJ2023PTC143977" else given["cin"]
    if cin not in dict(COMPANIES):
        return 521, {"/message": f"Company master data not found for CIN: {cin}"}
    entity = f"{_KYC}mca.company_master_data"
    return 200, {
        "/data/0/@entity": entity,
        "/data/0/cin": cin,
        "/data/0/company_name": dict(COMPANIES)[cin],
        "/data/1": None,
    }


def _search(given: dict[str, Any]) -> Expected:
    if ("cin" in given) == ("company_name" in given):
        return 400, {"/message": "pass only one of cin or company_name"}
    limit, offset = int(given.get("limit", 5)), int(given.get("offset", 0))
    if "company_name" in given:
        found = [pair for pair in COMPANIES if given["company_name"].upper() in pair[1]]
    else:
        cin = "U34300GJ2017PTC097818" if given["cin"] == "U47219GJ2023PTC143977" else given["cin"]
        found = [pair for pair in COMPANIES if pair[0] == cin]
        if not found:
            return (521 if len(cin) in {8, 21} and cin.upper() == cin else 400), {"/message": ANY}
    if not found:
        return 521, {"/message": ANY}
    page, part = found[offset : offset + limit], f"{_KYC}mca.company_master_data_search_"
    records = [{"@entity": f"{part}result", "cin": cin, "company_name": name} for cin, name in page]
    more = {"limit": limit, "offset": offset, "count": len(page), "has_more": offset + limit < len(found)}
    return 200, {"/data": {"@entity": f"{part}response", "records": records, **more}}


def _director(given: dict[str, Any]) -> Expected:
    if given["id"] != "99999999":
        return 422, {"/message": "DIN Entered does not match MCA records, Please enter a valid DIN."}
    return 200, {
        "/data/@entity": f"{_KYC}mca.director",
        "/data/director_data/din": "99999999",
        "/data/director_data/name": "JOHN DOE",
        "/data/company_data/1": ANY,
    }


def _login(_: dict[str, Any]) -> Expected:
    return 200, {"/data/access_token": lambda text: text.count(".") == 2}


_ANSWERS = {
    "digilockerVerifyUser": _verify_user,
    "aadhaarGenerateOtp": _generate_otp,
    "aadhaarVerifyOtp": _verify_otp,
    "bankVerifyIfsc": _ifsc,
    "bankVerifyAccountPennyDrop": _drop,
    "bankVerifyAccountPennyless": _less,
    "panVerify": _pan,
    "panGetAadhaarLinkStatus": _linked,
    "mcaGetCompanyMasterData": _master_data,
    "mcaSearchCompanies": _search,
    "mcaGetDirectorMasterData": _director,
    "authenticationAuthenticate": _login,
}
