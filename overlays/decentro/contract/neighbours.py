"""What lies beside something documented is something else: a file that was not shared, an id that names no session."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.contract.provider.lab import Lab
from tests.contract.provider.promise import Promise

from .model import Model, observe
from .requests import CODES, NO_SESSION, SUITES, USED, granted, open_session, send

_MINUTE = 60
_MONTH = 30 * 86_400


def _unshared(lab: Lab) -> None:
    for suite in SUITES:
        listed = send(lab, f"{suite}ListIssuedFiles", granted(lab, suite)).body["data"]
        everything = {one["doctype"]: one["uri"] for one in listed}
        for kind in CODES:
            session = granted(lab, suite, [kind])
            for code, urn in everything.items():
                for operation in (f"{suite}DownloadFile", f"{suite}GetFileData"):
                    answer = send(lab, operation, session, file_urn=urn)
                    status = 200 if code == kind else 404
                    lab.expect(answer, lab.call(operation), status, why=f"{code}, where {kind} alone was shared")


def _references(lab: Lab) -> None:
    """However a request ended, in whichever suite, however long ago."""
    back = {"redirect_url": "https://example.com/return"}
    first, second = (f"{suite}InitiateSession" for suite in SUITES)
    lab.expect(send(lab, first, reference_id="one", **back), lab.call(first), 200, why="a new reference")
    refused = send(lab, "digilockerListIssuedFiles", "0" * 32, reference_id="two")
    lab.expect(refused, lab.call("digilockerListIssuedFiles"), *NO_SESSION, why="an unknown session")
    for when in ("at once", "a month later"):
        for operation in (first, second):
            for reference in ("one", "two"):
                answer = send(lab, operation, reference_id=reference, **back)
                lab.expect(answer, lab.call(operation), *USED, why=f"the reference {reference} again, {when}")
        lab.pulls.advance(_MONTH)


def _later_ids(lab: Lab) -> None:
    """Every answer has an id; the one of the opening alone names the session."""
    for suite in SUITES:
        session = granted(lab, suite)
        for what in ("ListIssuedFiles", "GetEaadhaar"):
            later = send(lab, f"{suite}{what}", session).body["decentroTxnId"]
            for other in ("ListIssuedFiles", "GetEaadhaar"):
                answer = send(lab, f"{suite}{other}", later)
                call = lab.call(f"{suite}{other}")
                lab.expect(answer, call, *NO_SESSION, why=f"the id of an answer of {what}")


def _token_mode(lab: Lab) -> None:
    suite = "digilocker"
    answer = send(lab, f"{suite}InitiateSession", redirect_url="https://example.com/return")
    model = Model(lab, suite, answer.body["decentroTxnId"], abstract=True)
    lab.pulls.advance(_MINUTE)
    lab.pulls.consent(model.id)
    model.decided, model.consented, model.consented_at, model.granted_at = True, CODES, lab.now(), lab.now()
    lab.pulls.advance(60 * _MINUTE - 0.001)
    observe(model, "in token mode, a millisecond before an hour after consent")
    lab.pulls.advance(0.001)
    observe(model, "in token mode, an hour after consent")


def _pulled_again(lab: Lab) -> None:
    model = Model(lab, "digilockerSso", open_session(lab, "digilockerSso"))
    model.consent(["PANCR", "ADHAR"])
    model.exchange("the exchange")
    person = {"id_number": "AAAAA0000A", "full_name": "Asha Example"}
    answer = model.send("PullFile", document_type="PAN", document_type_related_parameters=person)
    model.expect(answer, "PullFile", (200, {}), "a pull of what was shared")
    model.pulled = True
    observe(model, "after a pull of what was shared")


_CHECKS: dict[str, Any] = {
    "a file that was not shared is not there": _unshared,
    "a reference stays used, however its request ended": _references,
    "the id of a later answer names no session": _later_ids,
    "in token mode the hour begins with the consent": _token_mode,
    "a pull of what was shared adds nothing": _pulled_again,
}


def promises() -> Iterator[Promise]:
    """Return every one of them."""
    for says, check in _CHECKS.items():
        yield Promise("decentro", "life cycles", says, check)
