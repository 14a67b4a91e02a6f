"""Sandbox's prose, rule by rule: its documented test data, and what a login gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.contract.provider.asking import Filling, ask
from tests.contract.provider.lab import Lab
from tests.contract.provider.promise import Promise
from tests.contract.provider.tokens import claims

from .data import BRANCHES, COMPANIES, COMPANY_ACCOUNT
from .people import PEOPLE, ask_all
from .requests import DAY, LOGIN, headers, log_in, valid

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


def _branches(lab: Lab) -> None:
    codes = [*BRANCHES, *(code.lower() for code in BRANCHES), "HDFC0001235", "ABCD0000000"]
    for operation in ("bankVerifyIfsc", "bankVerifyAccountPennyDrop", "bankVerifyAccountPennyless"):
        base = valid(lab, lab.call(operation))
        ask_all(lab, operation, (base.at(ifsc=code) for code in codes))


def _mobiles(lab: Lab) -> None:
    call = lab.call("digilockerInitiateSession")
    for mobile, status in {
        "9876500000": 200,
        "5876500000": 400,
        "987650000x": 400,
        "": 400,
        "9876500000\n": 400,
    }.items():
        signing_up = valid(lab, call).but(flow="signup", options={"verified_mobile": mobile})
        lab.expect(lab.send(call, ask(call, signing_up, headers(lab, call))), call, status, why=f"a mobile {mobile!r}")


def _accounts(lab: Lab) -> None:
    for operation in ("bankVerifyAccountPennyDrop", "bankVerifyAccountPennyless"):
        call = lab.call(operation)
        for number, (status, message, exists) in BANK.items():
            answer = lab.send(
                call,
                ask(call, valid(lab, call).at(account_number=number), headers(lab, call)),
                also={500: "Failed at bank"},
            )
            body = (
                {"/data/message": message, "/data/account_exists": exists, "/data/name_at_bank": None}
                if status == 200
                else {"/message": message}
            )
            lab.expect(answer, call, status, body, why=f"the documented outcome {message!r}")
        base = valid(lab, call)
        ask_all(lab, operation, (base.at(account_number=number) for number in ("20000000001", COMPANY_ACCOUNT)))


def _companies(lab: Lab) -> None:
    master, search = (valid(lab, lab.call(name)) for name in ("mcaGetCompanyMasterData", "mcaSearchCompanies"))
    cins = [*(cin for cin, _ in COMPANIES), "U47219GJ2023PTC143977", "U00000GJ2017PTC097818", "ZZZ-0000"]
    ask_all(lab, "mcaGetCompanyMasterData", (master.but(cin=cin) for cin in cins))
    ask_all(lab, "mcaSearchCompanies", (Filling({"cin": cin}) for cin in [*cins, "unforeseen", "U34300"]))
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
    ask_all(lab, "mcaSearchCompanies", (Filling({"company_name": name, **page}) for name in names for page in pages))
    ask_all(lab, "mcaSearchCompanies", iter([search.at(cin="ACG-1117"), Filling({}), Filling({"limit": "3"})]))


def _directors(lab: Lab) -> None:
    base = valid(lab, lab.call("mcaGetDirectorMasterData"))
    ask_all(lab, "mcaGetDirectorMasterData", (base.but(id=number) for number in ("99999999", "99999998", "00000000")))


def _users(lab: Lab) -> None:
    base = valid(lab, lab.call("digilockerVerifyUser"))
    fillings = [base.but(mobile=mobile) for mobile in ("9687205427", "9999999999", "9876543210")]
    fillings += [base.without("mobile").but(aadhaar_number=number) for number in ("987654321098", "123456789012")]
    ask_all(
        lab,
        "digilockerVerifyUser",
        iter([*fillings, base.without("aadhaar_number"), base.without("aadhaar_number").but(mobile="9999999999")]),
    )


def _logins(lab: Lab) -> None:
    """A token names its customer and is good for a day; each login gives another."""
    tokens = []
    for tenant in ("first", "second", "first"):
        tokens.append(log_in(lab, tenant))
        claimed = claims(tokens[-1])
        key = lab.pulls.credentials(tenant)["api_key"]
        wanted = {
            "aud": "API",
            "api_key": key,
            "intent": "ACCESS_TOKEN",
            "iat": lab.now() // 1000,
            "exp": lab.now() // 1000 + DAY,
        }
        if any(claimed.get(name) != value for name, value in wanted.items()):
            answer = lab.send(lab.call(LOGIN), ask(lab.call(LOGIN), Filling(), headers(lab, lab.call(LOGIN), tenant)))
            raise lab.broken(LOGIN, f"a token that says {wanted}", str(claimed), answer)
    if len(set(tokens)) != 3:
        raise lab.broken(LOGIN, "another token for every login", "the same", answer)


_RULES: dict[str, Callable[[Lab], None]] = {
    **PEOPLE,
    "bank: an IFSC is known in any case, or refused": _branches,
    "bank: each documented outcome": _accounts,
    "MCA: companies by number and by name, page by page": _companies,
    "MCA: directors": _directors,
    "DigiLocker: who has an account": _users,
    "DigiLocker: a sign-up brings a mobile, or is refused": _mobiles,
    "login: a token names its customer and is good for a day": _logins,
}


def promises() -> Iterator[Promise]:
    """Return a promise for every rule."""
    for says, rule in _RULES.items():
        yield Promise("sandbox", "rules", says, rule)
