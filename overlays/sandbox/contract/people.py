"""Sandbox's prose about people: Aadhaar by one-time code, PAN, and whether the two are linked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from string import ascii_uppercase

from tests.contract.provider.asking import Filling, ask
from tests.contract.provider.lab import ANY, Lab

from .data import PANS, REFERENCES, REFUSALS, answered
from .requests import headers, valid


def ask_all(lab: Lab, operation: str, fillings: Iterator[Filling]) -> None:
    """Hold the answers to these requests to the documentation."""
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
    ask_all(lab, "aadhaarGenerateOtp", (base.but(aadhaar_number=number) for number in numbers))


def _otp_checked(lab: Lab) -> None:
    """Whether or not a code was sent to the number before."""
    _check_otps(lab)
    _otp_sent(lab)
    _check_otps(lab)


def _check_otps(lab: Lab) -> None:
    base = valid(lab, lab.call("aadhaarVerifyOtp"))
    otps = ("121212", "121211", "112233", "121711", "121811", "000000", "999999")
    references = ("1234567", *REFUSALS, "1", "7654321", "", "abc", "01234567")
    ask_all(
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
        for tenant, otp, document in (
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
                {"/data/message": document, **(status if "Exists" in document else {"/data/status": None})},
                why=f"the code {otp} by the {tenant} customer",
            )
    if len(set(references)) != 3:
        raise lab.broken(send.id, "a reference of its own for every code", str(references), answer)


def _pans(lab: Lab) -> None:
    base = valid(lab, lab.call("panVerify"))
    people = [(name, born) for name, born, _, _ in PANS.values()]
    ask_all(
        lab,
        "panVerify",
        (
            base.but(pan=pan, name_as_per_pan=name, date_of_birth=born)
            for pan in [*PANS, "XXXPX1234Z", "ABCPD1234E"]
            for name, born in people
        ),
    )
    ask_all(
        lab,
        "panVerify",
        (
            base.but(name_as_per_pan=name)
            for name in ("JOHN RONALD DOE", "john ronald doe", "John Ronald", "John Ronald Doe ")
        ),
    )


def _letters(lab: Lab) -> None:
    """Beyond the documented numbers a PAN belongs to any name that is given."""
    base = valid(lab, lab.call("panVerify"))
    ask_all(lab, "panVerify", (base.but(pan=f"XXX{letter}Z1234Q") for letter in ascii_uppercase))


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
    ask_all(
        lab,
        "panGetAadhaarLinkStatus",
        (base.but(pan=pan, aadhaar_number=number) for pan in pans for number in ("123456789012", "999999999999")),
    )


PEOPLE: Mapping[str, Callable[[Lab], None]] = {
    "OKYC: each documented Aadhaar number is answered as documented": _otp_sent,
    "OKYC: each documented reference and code is answered as documented": _otp_checked,
    "OKYC: a reference belongs to the customer who asked": _otp_flow,
    "PAN: each documented number is answered as documented, for every name and date": _pans,
    "PAN: the fourth letter says what the holder is": _letters,
    "PAN: another name or date is no match": _mismatches,
    "PAN and Aadhaar: each documented pair is answered as documented": _links,
}
