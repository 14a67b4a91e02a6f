"""Rules of an envelope: which bodies they are about, and which of them comes first."""

from __future__ import annotations

from typing import Any

import pytest

from kyc_clients._runtime.errors import DownloadError
from kyc_clients._runtime.kinds import check_kind
from kyc_clients._runtime.operation import Envelope, Rule
from kyc_clients._runtime.pointer import MISSING
from kyc_clients._runtime.rules import first_match, rules_for

DOCUMENT = {"code": "E-12", "n": 5, "t": True, "null": None, "text": "Out OF Credits"}


@pytest.mark.parametrize(
    ("conditions", "holds"),
    [
        ({}, True),
        ({"status": (402, 403)}, True),
        ({"status": (402,)}, False),
        ({"pointer": "/code", "is_": "E-12"}, True),
        ({"pointer": "/code", "is_": "E-13"}, False),
        ({"pointer": "/n", "is_": 5.0}, True),
        ({"pointer": "/t", "is_": 1}, False),
        ({"pointer": "/null", "is_": None}, True),
        ({"pointer": "/none", "is_": None}, False),
        ({"pointer": "/code", "in_": ("E-11", "E-12")}, True),
        ({"pointer": "/code", "in_": ("E-11",)}, False),
        ({"pointer": "/code", "in_": ()}, False),
        ({"pointer": "/code", "not_in": ("E-11",)}, True),
        ({"pointer": "/code", "not_in": ("E-11", "E-12")}, False),
        ({"pointer": "/none", "not_in": ("E-11",)}, False),
        ({"pointer": "/code", "prefix": "E-"}, True),
        ({"pointer": "/code", "prefix": "F"}, False),
        ({"pointer": "/n", "prefix": "5"}, False),
        ({"pointer": "/text", "contains": "of credits"}, True),
        ({"pointer": "/text", "contains": "no credits"}, False),
        ({"pointer": "/n", "contains": "5"}, False),
        ({"pointer": "/code", "prefix": "E-", "contains": "12"}, True),
        ({"pointer": "/code", "prefix": "E-", "contains": "13"}, False),
        ({"pointer": "/code", "in_": ("E-12",), "is_": "E-13"}, False),
        ({"pointer": "/none", "missing": True}, True),
        ({"pointer": "/null", "missing": True}, True),
        ({"pointer": "/code", "missing": True}, False),
        ({"pointer": "/code", "present": True}, True),
        ({"pointer": "/null", "present": True}, False),
        ({"pointer": "/none", "present": True}, False),
        ({"also": (Rule(pointer="/code", is_="E-12"), Rule(status=(403,)))}, True),
        ({"also": (Rule(pointer="/code", is_="E-12"), Rule(status=(402,)))}, False),
        ({"also": (Rule(pointer="/code", is_="E-13"),)}, False),
        ({"status": (403,), "pointer": "/n", "is_": 6, "also": (Rule(),)}, False),
        ({"pointer": "/n", "is_": 5, "also": (Rule(pointer="/none", missing=True),)}, True),
    ],
)
def test_a_rule_holds_where_every_condition_of_it_does(conditions: dict[str, Any], *, holds: bool) -> None:
    """On a value only where there is one."""
    rule = Rule("rejected", **conditions)

    assert first_match((rule,), 403, DOCUMENT) is (rule if holds else None)


def test_the_first_rule_that_holds_counts() -> None:
    """Whether they are about one place or several."""
    rules = [
        Rule("a", pointer="/code", is_="E-11"), Rule("b", pointer="/code", is_="E-12"), Rule("c", pointer="/n", is_=5),
        Rule("d", pointer="/code", is_="E-11"), Rule("e", pointer="/n", is_=6), Rule("f"),
    ]  # fmt: skip

    def first(*chosen: int) -> str:
        found = first_match(tuple(rules[at] for at in chosen), 200, DOCUMENT)
        return "" if found is None else found.error

    assert [first(0, 1, 2), first(2, 1), first(3, 2, 1), first(4, 0, 1), first(0, 4, 5), first(0, 3, 4), first()] == [
        "b", "c", "c", "b", "f", "", "",
    ]  # fmt: skip
    assert first_match((Rule("a", pointer="/x", is_=MISSING),), 200, DOCUMENT) is None
    assert first_match(tuple(rules), 200, "no object") is rules[5]


def test_an_operation_has_the_rules_of_all_and_its_own() -> None:
    """In their order."""
    rules = tuple(Rule(name, operation=name.rstrip("12")) for name in ("", "x1", "y1", "x2"))
    found = rules_for(Envelope(message=("/m",), failures=rules, errors=rules[::-1]), "x")

    assert [one.error for one in found.failures] == ["", "x1", "x2"]
    assert [one.error for one in found.errors] == ["x2", "x1", ""]
    assert found.message == ("/m",)


PNG, JPEG, XML = b"\x89PNG\r\n\x1a\n rest", b"\xff\xd8\xff\xe0", b'\xef\xbb\xbf <?xml version="1.0"?><a/>'
WIDE = "\ufeff<a/>".encode("utf-16")


@pytest.mark.parametrize(
    ("head", "promised", "came", "problem"),
    [
        (b"junk %PDF-1.7", "application/pdf", "", ""),
        (b"PDF", "application/pdf", "", "is not a PDF"),
        (JPEG, "image/jpeg", "", ""),
        (JPEG, "IMAGE/JPG; a=b", "", ""),
        (PNG, "image/jpeg", "", "is not a JPEG"),
        (PNG, "image/png", "", ""),
        (JPEG, "image/png", "", "is not a PNG"),
        (XML, "application/xml", "", ""),
        (XML, "text/xml", "", ""),
        (XML, "image/svg+xml", "", ""),
        (WIDE, "application/xml", "", ""),
        (b"{}", "text/xml", "", "is not XML"),
        (b"anything", "application/zip", "", ""),
        (b"anything", "", "", ""),
        (b"%PDF-", "application/pdf", "Text/HTML; charset=utf-8", "is HTML, most likely the page of an error"),
        (b"<!DOCTYPE html><p>", "", "", "is HTML, most likely the page of an error"),
        (b'<?xml version="1.0"?><!-- a --> <html>', "text/xml", "", "is HTML, most likely the page of an error"),
        (b"  <head>", "application/xml", "", "is HTML, most likely the page of an error"),
        (b"<!DOCTYPE html>", "text/html", "text/html", ""),
        (b"<html>", "application/xhtml+xml", "", ""),
        (b"<htmlx>", "application/xml", "", ""),
    ],
    ids=range(21),
)
def test_a_document_is_of_the_kind_that_was_promised(head: bytes, promised: str, came: str, problem: str) -> None:
    """By its first bytes; HTML that nobody promised is the page of an error."""
    if problem:
        with pytest.raises(DownloadError, match=problem):
            check_kind(head, promised, came)
    else:
        check_kind(head, promised, came)
