"""What small texts come to: redirects after a consent, errors without a message, categories of characters."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

import pytest

from generator.runtime.callback import CallbackResult, parse_callback
from generator.runtime.categories import category_at
from generator.runtime.error_text import error_text, faults, page, redirect
from generator.runtime.errors import ConsentDenied
from generator.runtime.operation import Callback

CALLBACK = Callback(
    session=("txn", "session_id"), code=("code",), state=("state",), status=("status",), error=("error",),
    error_description=("error_description",), consented=("SUCCESS",),
)  # fmt: skip


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("session_id=2&txn=1", {"session_id": "1"}),
        ("txn=1&txn=2&session_id=3", {"session_id": "3", "repeated": ("txn",)}),
        ("x=1&x=2&code=c", {"code": "c", "consented": True, "repeated": ("x",)}),
        ("status=success", {"status": "success", "consented": True}),
        ("status=", {}),
        ("error=", {}),
        ("code=", {}),
        ("error=e&code=c", {"error": "e", "code": "c", "denied": True}),
        ("status=no&error=", {"status": "no", "denied": True}),
        ("status=SUCCESS&txn=1&txn=2", {"status": "SUCCESS", "repeated": ("txn",)}),
        ("http://e.example/r?a=1?b", {"extra": {"a": "1?b"}}),
        ("e.example?code=c", {"code": "c", "consented": True}),
        ("a=b?code=c", {"extra": {"a": "b?code=c"}}),
        ("/r=1?code=c", {"code": "c", "consented": True}),
        ("a/b=1&=2&c", {"extra": {"c": ""}}),
        ("a+b=c%20d", {"extra": {"a b": "c d"}}),
        ("&".join(f"p{number}=1" for number in range(100)) + "&code=c", {"extra": {f"p{number}": "1" for number in range(100)}}),
        ({f"p{number}": "1" for number in range(101)}, {"extra": {f"p{number}": "1" for number in range(100)}}),
        ({"code": ("c",), "x": 1, "y": None, "z": b"\xff"}, {"code": "c", "consented": True, "extra": {"z": "\ufffd"}}),
        (bytearray(b"code=c"), {"code": "c", "consented": True}),
    ],
)  # fmt: skip
def test_a_redirect_is_read_name_by_name(url: Any, expected: dict[str, Any]) -> None:
    """The first of several names counts; what contradicts itself counts for nothing, and of very many the first hundred."""
    assert parse_callback(url, CALLBACK) == CallbackResult(**expected)


def test_without_words_that_mean_yes_a_status_says_nothing() -> None:
    """Neither yes nor no."""
    found = parse_callback("status=DENIED", Callback(status=("status",)))

    assert (found.status, found.consented, found.denied) == ("DENIED", False, False)


def test_a_denial_is_raised_by_the_first_word_that_is_one() -> None:
    """And what opens doors is not printed."""
    denied = CallbackResult(error="not a word!", status="DENIED", denied=True, code="c", state="s")
    with pytest.raises(ConsentDenied) as caught:
        denied.raise_if_denied()

    assert caught.value.code == "DENIED"
    assert repr(denied) == "CallbackResult(status='DENIED', error='not a word!', has=<code, state>)"
    CallbackResult(error="access_denied").raise_if_denied()


def _response(content: bytes = b"", status: int = 500, **headers: str) -> Any:
    return SimpleNamespace(
        status=status, content=content, headers={name.replace("_", "-"): text for name, text in headers.items()}
    )


PAGE = "A gateway or firewall answered in place of the API, with a page of HTML"


@pytest.mark.parametrize(
    ("document", "text"),
    [
        ({"detail": [{"loc": ["body", "consent"], "msg": "field required"}]}, "consent: field required"),
        ({"detail": [{"loc": ["query", "a", 0, "b"], "msg": "x"}, {"loc": ["body"], "msg": "y"}]}, "a.0.b: x; y"),
        ({"detail": [{"loc": ["header", "x"], "msg": "m"}, {"loc": ["path", "y"], "msg": "n"}]}, "x: m; y: n"),
        ({"detail": [{"loc": ["other", "a b", "12345", "c"], "msg": "x"}]}, "other.c: x"),
        ({"detail": "text", "errors": [{"loc": [], "msg": "x"}]}, "x"),
        ({"detail": [{"loc": "a", "msg": "x"}, {"loc": [], "msg": 1}, 7], "errors": [{"loc": [], "msg": "y"}]}, "y"),
        ({"detail": [{"loc": [str(number)], "msg": "x"} for number in range(11)]}, "; ".join(f"{number}: x" for number in range(10))),
        ({"message": "x"}, ""),
        ([], ""),
        (None, ""),
    ],
)  # fmt: skip
def test_a_list_of_faults_is_one_sentence(document: object, text: str) -> None:
    """With the place of each, without values; ten are enough."""
    assert faults(document) == text


@pytest.mark.parametrize(
    ("response", "text"),
    [
        (_response(b"<html><title>502 Bad &amp;\n Gateway</title>"), f"{PAGE}: 502 Bad & Gateway"),
        (_response(b"\xef\xbb\xbf <!-- x --> <!DOCTYPE html>"), PAGE),
        (_response(b"<TITLE lang='en'>x</TITLE>"), f"{PAGE}: x"),
        (_response(b"<title>" + b"x" * 90 + b"</title>"), f"{PAGE}: {'x' * 80}"),
        (_response(b"<title>" + b"x" * 401 + b"</title>"), PAGE),
        (_response(b"nothing", content_type="Text/HTML; charset=utf-8"), PAGE),
        (_response(b"nothing", content_type="text/plain"), ""),
        (_response(b"{}"), ""),
        (_response(b"<xml/>"), ""),
        (_response(b"<html>" + b" " * 65_536 + b"<title>x</title>"), PAGE),
    ],
    ids=["title", "comment", "upper case", "long", "too long", "by its type", "text", "JSON", "XML", "far down"],
)
def test_a_page_of_html_is_of_a_gateway(response: Any, text: str) -> None:
    """With its title."""
    assert page(response) == text


@pytest.mark.parametrize(
    ("status", "location", "where"),
    [
        (301, "https://other.example/a", "other.example"),
        (399, "//other.example", "other.example"),
        (302, "/login", "another path of the same host"),
        (302, "https://[", "another path of the same host"),
        (302, "", None),
        (200, "https://other.example", None),
        (404, "https://other.example", None),
    ],
)
def test_a_redirect_is_explained_by_its_host(status: int, location: str, where: str | None) -> None:
    """None is followed."""
    text = redirect(_response(status=status, location=location))

    assert text == (
        "" if where is None else f"The address redirects to {where}, which is not followed: check the base URL"
    )


def test_an_error_without_a_message_is_explained_by_what_it_has() -> None:
    """Its faults before its page, and that before its redirect."""
    assert error_text({"errors": [{"loc": [], "msg": "x"}]}, _response(b"<html>", 302, location="/a")) == "x"
    assert error_text(None, _response(b"<html>", 302, location="/a")) == PAGE
    assert error_text(None, _response(b"", 302, location="/a")).startswith("The address redirects")
    assert error_text(None, _response()) == ""


@pytest.mark.parametrize(
    ("pattern", "length", "holds", "lacks"),
    [
        (r"\p{Lu}", 6, "A", "a"),
        (r"\p{Uppercase_Letter}", 20, "A", "a"),
        (r"\p{gc=Nd}x", 9, "5", "x"),
        (r"\p{General_Category=Nd}", 23, "5", "x"),
        (r"\pL", 3, "a", "5"),
        (r"\P{L}", 5, "5", "a"),
        (r"\PN", 3, "a", "5"),
    ],
)
def test_a_category_of_characters_is_found_by_its_names(pattern: str, length: int, holds: str, lacks: str) -> None:
    """Short or long, and turned round."""
    found = category_at(pattern, 0)

    assert found is not None
    assert found[1] == length
    matches = re.compile(f"[{found[0]}]").fullmatch
    assert matches(holds)
    assert not matches(lacks)


@pytest.mark.parametrize("pattern", [r"\p{Greek}", r"\p{}", r"\pl", r"\d", r"x\pL"])
def test_what_names_no_category_is_none(pattern: str) -> None:
    """A script, for one."""
    assert category_at(pattern, 0) is None
