"""Sandbox's test data of the register of companies (MCA)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from .._runtime.mock import Refusal
from .mock_responses import failure, success

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._runtime.mock import Call, Handler, MockResponse, MockState

_CIN: Final = re.compile(r"[LU][0-9]{5}[A-Z]{2}[0-9]{4}[A-Z]{3}[0-9]{6}|[A-Z]{3}-[0-9]{4}", re.ASCII)
_ENTITY: Final = "in.co.sandbox.kyc.mca.company_master_data"
_MACHEV: Final[Mapping[str, object]] = {
    "@entity": _ENTITY,
    "cin": "U34300GJ2017PTC097818",
    "company_name": "MACHEV ENERGY PRIVATE LIMITED",
    "company_roc_code": "ROC Ahmedabad",
    "company_category": "Company limited by shares",
    "company_sub_category": "Non-government company",
    "company_class": "Private",
    "authorized_capital": 100000,
    "paidup_capital": 100000,
    "company_registration_date": "2017-06-09",
    "registered_office_address": "12, EXAMPLE TOWER, Ahmedabad, Gujarat, 380015-India",
    "listing_status": "Unlisted",
    "company_status": "Strike Off",
    "company_state_code": "gujarat",
    "company_origin": "India",
    "nic_code": "34300",
    "company_industrial_classification": "Manufacturing (Machinery and Equipments)",
}
_NAMES: Final[Mapping[str, str]] = {
    "U36912DL2013PTC248756": "MAC 9 JEWELS & BULLIONS PRIVATE LIMITED",
    "U36100DL2012PTC238252": "MAC 9 WOOD TAILORS INDIA PRIVATE LIMITED",
    "ACG-1117": "MAC ACOUSTIC & INTERIOR PRODUCTS LLP",
    "AAJ-9269": "MAC ADMARKETING LLP",
    "AAJ-9420": "MAC ADMARKETING SOLUTIONS LLP",
    "U34300GJ2017PTC097818": "MACHEV ENERGY PRIVATE LIMITED",
}
_ALIASES: Final = {"U47219GJ2023PTC143977": "U34300GJ2017PTC097818"}
"""The documented example asks for one company and gets another."""
_PAGE: Final = 5


def _master_data(state: MockState, call: Call) -> MockResponse:
    cin = _ALIASES.get(call.text("cin"), call.text("cin"))
    if cin not in _NAMES:
        raise Refusal(failure(state, 521, f"Company master data not found for CIN: {cin}"))
    other = {"@entity": _ENTITY, "cin": cin, "company_name": _NAMES[cin], "updated_at": "2026-06-30T00:00:00Z"}
    return success(state, [_MACHEV if cin == _MACHEV["cin"] else other])


def _search(state: MockState, call: Call) -> MockResponse:
    given, wanted = call.text("cin"), call.text("company_name")
    if ("cin" in call.arguments) == ("company_name" in call.arguments):
        raise Refusal(failure(state, 400, "pass only one of cin or company_name"))
    if not wanted and not _CIN.fullmatch(given):
        raise Refusal(failure(state, 400, "cin must be a valid MCA CIN"))
    cin = _ALIASES.get(given, given)
    found = [(key, name) for key, name in _NAMES.items() if key == cin or (wanted and wanted.upper() in name)]
    if not found:
        raise Refusal(failure(state, 521, f"Company master data not found: {given or wanted}"))
    limit, offset = call.number("limit") or _PAGE, call.number("offset") or 0
    page = found[offset : offset + limit]
    data = {
        "@entity": f"{_ENTITY}_search_response",
        "records": [{"@entity": f"{_ENTITY}_search_result", "cin": key, "company_name": name} for key, name in page],
        "limit": limit,
        "offset": offset,
        "count": len(page),
        "has_more": offset + limit < len(found),
    }
    return success(state, data)


def _director(state: MockState, call: Call) -> MockResponse:
    if call.text("id") not in {"99999999", "9999999"}:
        message = "DIN Entered does not match MCA records, Please enter a valid DIN."
        raise Refusal(failure(state, 422, message))
    return success(state, _DIRECTOR)


_PART: Final = "in.co.sandbox.kyc.mca.director"
_DIRECTOR: Final[Mapping[str, object]] = {
    "@entity": _PART,
    "director_data": {"@entity": f"{_PART}.director_data", "din": "99999999", "name": "JOHN DOE"},
    "llp_data": [
        {
            "@entity": f"{_PART}.llp_data",
            "end_date": "-",
            "llp_name": "JOHN DOE PRIVATE LIMITED",
            "designation": "Director",
            "begin_date": "19/03/2015",
            "llpin/fllpin": "ABC-1234",
        }
    ],
    "company_data": [
        {
            "@entity": f"{_PART}.company_data",
            "end_date": "-",
            "company_name": name,
            "designation": "Director",
            "begin_date": begin,
            "cin/fcrn": cin,
        }
        for name, begin, cin in (
            ("JOHN DOE PRIVATE LIMITED", "19/03/2015", "U12300GJ2015PTC123456"),
            ("JD PRIVATE LIMITED", "09/06/2017", "U12300GJ2017PTC123456"),
        )
    ],
}

HANDLERS: Final[Mapping[str, Handler]] = {
    "mcaGetCompanyMasterData": _master_data,
    "mcaSearchCompanies": _search,
    "mcaGetDirectorMasterData": _director,
}
