"""Sandbox's prose, rule by rule: its documented test data, and what a login gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.contract.provider.asking import Filling, ask
from tests.contract.provider.lab import ANY, Lab
from tests.contract.provider.profile import Promise
from tests.contract.provider.sandbox import DAY, LOGIN, headers, log_in, valid
from tests.contract.provider.sandbox_data import (
    BRANCHES,
    COMPANIES,
    COMPANY_ACCOUNT,
    PANS,
    REFERENCES,
    REFUSALS,
    answered,
)
from tests.contract.provider.sandbox_doors import claims

BANK: dict[str, tuple[int, str, bool | None]] = {
    "10000000001": (200, "Account is blocked", True),
    "10000000002": (200, "Given account is an NRE account", True),
    "10000000003": (200, "Invalid account number or ifsc provided", False),
    "10000000004": (200, "Beneficiary bank offline", None),
    "10000000005": (200, "IMPS Mode fail", None),
    "10000000006": (200, "NPCI Unavailable", None),
    "10000000007": (200, "Source bank declined", None),
    "10000000008": (200, "IFSC is invalid", None),
    "10000000009": (500, "Failed at bank", None),
    "10000000010": (500, "IMPS not supported on Beneficiary account", None),
    "10000000011": (500, "Transaction failed", None),
    "10000000012": (422, "Please provide a valid bank account", None),
    "10000000013": (503, "Source Unavailable", None),
}
"""The outcomes that the provider documents, at the account numbers that the mock has for them."""


def _ask_all(lab: Lab, operation: str, fillings: Iterator[Filling]) -> None:
    call = lab.call(operation)
    for filling in fillings:
        answer = lab.send(call, ask(call, filling, headers(lab, call)))
        lab.expect(
            answer,
            call,
            *answered(call, filling),
            why=f"the documented answer to {filling.body if isinstance(filling.body, dict) else dict(filling.parameters)}",
        )


def _otp_sent(lab: Lab) -> None:
    base = valid(lab, lab.call("aadhaarGenerateOtp"))
    numbers = [*REFERENCES, "123456789013", "123456789020", "999988887777", "123456789014", "000000000000"]
    _ask_all(lab, "aadhaarGenerateOtp", (base.but(aadhaar_number=number) for number in numbers))


def _otp_checked(lab: Lab) -> None:
    base = valid(lab, lab.call("aadhaarVerifyOtp"))
    otps = ("121212", "121211", "112233", "121711", "121811", "000000", "999999")
    references = ("1234567", *REFUSALS, "1", "7654321", "", "abc", "01234567")
    _ask_all(
        lab, "aadhaarVerifyOtp", (base.but(reference_id=reference, otp=otp) for reference in references for otp in otps)
    )


def _otp_flow(lab: Lab) -> None:
    """A number that nobody documented gets a reference of its own, which only its customer can use."""
    send, check = lab.call("aadhaarGenerateOtp"), lab.call("aadhaarVerifyOtp")
    references = []
    for number in ("999988887777", "999988887776", "999988887777"):
        answer = lab.send(send, ask(send, valid(lab, send).but(aadhaar_number=number), headers(lab, send)))
        reference = lab.expect(answer, send, 200, {"/data/reference_id": ANY}, why="a code sent")["data"][
            "reference_id"
        ]
        references.append(reference)
        for tenant, otp, said in (
            ("second", "121212", "Invalid Reference Id"),
            ("first", "121213", "Invalid OTP"),
            ("first", "121212", "Aadhaar Card Exists"),
        ):
            filling = valid(lab, check).but(reference_id=str(reference), otp=otp)
            answer = lab.send(check, ask(check, filling, headers(lab, check, tenant)))
            status = {
                "/data/status": "VALID",
                "/data/reference_id": reference,
                "/data/address/@entity": "in.co.sandbox.kyc.aadhaar.okyc.address",
            }
            lab.expect(
                answer,
                check,
                200,
                {"/data/message": said, **(status if "Exists" in said else {"/data/status": None})},
                why=f"the code {otp} by the {tenant} customer",
            )
    if len(set(references)) != 3:
        raise lab.broken(send.id, "a reference of its own for every code", str(references), answer)


def _pans(lab: Lab) -> None:
    base = valid(lab, lab.call("panVerify"))
    people = [(name, born) for name, born, _, _ in PANS.values()]
    _ask_all(
        lab,
        "panVerify",
        (
            base.but(pan=pan, name_as_per_pan=name, date_of_birth=born)
            for pan in [*PANS, "XXXPX1234Z", "ABCPD1234E"]
            for name, born in people
        ),
    )
    _ask_all(
        lab,
        "panVerify",
        (
            base.but(name_as_per_pan=name)
            for name in ("JOHN RONALD DOE", "john ronald doe", "John Ronald", "John Ronald Doe ")
        ),
    )


def _mismatches(lab: Lab) -> None:
    """The documented examples of a PAN whose date, or name and date, are not the holder's."""
    call = lab.call("panVerify")
    for pan in ("XXXPX1234O", "XXXPX1234L"):
        filling = valid(lab, call).but(pan=pan, name_as_per_pan="Somebody Else", date_of_birth="10/11/1999")
        lab.expect(
            lab.send(call, ask(call, filling, headers(lab, call))),
            call,
            200,
            {"/data/date_of_birth_match": False, "/data/name_as_per_pan_match": False},
            why="another name and date",
        )


def _links(lab: Lab) -> None:
    base = valid(lab, lab.call("panGetAadhaarLinkStatus"))
    pans = ("XXXPX1234A", "XXXPX1234X", "XXXPX3456X", "XXXCX1234B", "XXXTX1234P", "XXXAX2345A", "XXXBX3456B")
    _ask_all(
        lab,
        "panGetAadhaarLinkStatus",
        (base.but(pan=pan, aadhaar_number=number) for pan in pans for number in ("123456789012", "999999999999")),
    )


def _branches(lab: Lab) -> None:
    codes = [*BRANCHES, *(code.lower() for code in BRANCHES), "HDFC0001235", "ABCD0000000"]
    for operation in ("bankVerifyIfsc", "bankVerifyAccountPennyDrop", "bankVerifyAccountPennyless"):
        base = valid(lab, lab.call(operation))
        _ask_all(lab, operation, (base.at(ifsc=code) for code in codes))


def _accounts(lab: Lab) -> None:
    for operation in ("bankVerifyAccountPennyDrop", "bankVerifyAccountPennyless"):
        call = lab.call(operation)
        for number, (status, said, exists) in BANK.items():
            answer = lab.send(
                call,
                ask(call, valid(lab, call).at(account_number=number), headers(lab, call)),
                also={500: "Failed at bank"},
            )
            body = (
                {"/data/message": said, "/data/account_exists": exists, "/data/name_at_bank": None}
                if status == 200
                else {"/message": said}
            )
            lab.expect(answer, call, status, body, why=f"the documented outcome {said!r}")
        base = valid(lab, call)
        _ask_all(lab, operation, (base.at(account_number=number) for number in ("20000000001", COMPANY_ACCOUNT)))


def _companies(lab: Lab) -> None:
    master, search = (valid(lab, lab.call(name)) for name in ("mcaGetCompanyMasterData", "mcaSearchCompanies"))
    cins = [*(cin for cin, _ in COMPANIES), "U47219GJ2023PTC143977", "U00000GJ2017PTC097818", "ZZZ-0000"]
    _ask_all(lab, "mcaGetCompanyMasterData", (master.but(cin=cin) for cin in cins))
    _ask_all(lab, "mcaSearchCompanies", (Filling({"cin": cin}) for cin in [*cins, "unforeseen", "U34300"]))
    names = ("MAC", "mac", "MACHEV", "MAC AD", "LLP", "PRIVATE", "UNHEARD OF")
    pages = [
        {},
        {"limit": "1"},
        {"limit": "2", "offset": "1"},
        {"offset": "4"},
        {"limit": "6"},
        {"limit": "5", "offset": "5"},
        {"offset": "99"},
        {"limit": "100", "offset": "0"},
    ]
    _ask_all(lab, "mcaSearchCompanies", (Filling({"company_name": name, **page}) for name in names for page in pages))
    _ask_all(lab, "mcaSearchCompanies", iter([search.at(cin="ACG-1117"), Filling({}), Filling({"limit": "3"})]))


def _directors(lab: Lab) -> None:
    base = valid(lab, lab.call("mcaGetDirectorMasterData"))
    _ask_all(lab, "mcaGetDirectorMasterData", (base.but(id=number) for number in ("99999999", "99999998", "00000000")))


def _users(lab: Lab) -> None:
    base = valid(lab, lab.call("digilockerVerifyUser"))
    fillings = [base.but(mobile=mobile) for mobile in ("9687205427", "9999999999", "9876543210")]
    fillings += [base.without("mobile").but(aadhaar_number=number) for number in ("987654321098", "123456789012")]
    _ask_all(
        lab,
        "digilockerVerifyUser",
        iter([*fillings, base.without("aadhaar_number"), base.without("aadhaar_number").but(mobile="9999999999")]),
    )


def _logins(lab: Lab) -> None:
    """A token names its customer and is good for a day; each login gives another."""
    tokens = []
    for tenant in ("first", "second", "first"):
        tokens.append(log_in(lab, tenant))
        said = claims(tokens[-1])
        key = lab.pulls.credentials(tenant)["api_key"]
        wanted = {
            "aud": "API",
            "api_key": key,
            "intent": "ACCESS_TOKEN",
            "iat": lab.now() // 1000,
            "exp": lab.now() // 1000 + DAY,
        }
        if any(said.get(name) != value for name, value in wanted.items()):
            answer = lab.send(lab.call(LOGIN), ask(lab.call(LOGIN), Filling(), headers(lab, lab.call(LOGIN), tenant)))
            raise lab.broken(LOGIN, f"a token that says {wanted}", str(said), answer)
    if len(set(tokens)) != 3:
        raise lab.broken(LOGIN, "another token for every login", "the same", answer)


_RULES: dict[str, Callable[[Lab], None]] = {
    "OKYC: each documented Aadhaar number is answered as documented": _otp_sent,
    "OKYC: each documented reference and code is answered as documented": _otp_checked,
    "OKYC: a reference belongs to the customer who asked": _otp_flow,
    "PAN: each documented number is answered as documented, for every name and date": _pans,
    "PAN: another name or date is no match": _mismatches,
    "PAN and Aadhaar: each documented pair is answered as documented": _links,
    "bank: an IFSC is known in any case, or refused": _branches,
    "bank: each documented outcome": _accounts,
    "MCA: companies by number and by name, page by page": _companies,
    "MCA: directors": _directors,
    "DigiLocker: who has an account": _users,
    "login: a token names its customer and is good for a day": _logins,
}


def promises() -> Iterator[Promise]:
    """Return a promise for every rule."""
    for says, rule in _RULES.items():
        yield Promise("sandbox", "rules", says, rule)
