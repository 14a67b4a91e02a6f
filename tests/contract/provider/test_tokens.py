"""Tokens as the promises read and forge them: what is none is a broken promise, and no fault of the tests."""

from __future__ import annotations

import pytest

from tests.contract.provider.broken import Broken
from tests.contract.provider.tokens import claims, part, signed, with_claims

TOKEN = f"{part({'alg': 'HS256'})}.{part({'sub': 'a'})}.c2ln"


def test_what_a_token_says_is_read_and_changed_under_its_signature() -> None:
    """Whoever signed it."""
    assert claims(TOKEN) == {"sub": "a"}
    assert claims(with_claims(TOKEN, exp=1)) == {"sub": "a", "exp": 1}
    assert with_claims(TOKEN, exp=1).split(".")[::2] == TOKEN.split(".")[::2]
    assert signed(TOKEN, b"key").rpartition(".")[0] == TOKEN.rpartition(".")[0]
    assert signed(TOKEN, b"key") != signed(TOKEN, b"other")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "a.b",
        f"{part({})}x{part({})}.c2ln",
        f"a.{part([1])}.b",
        f"a.{part(None)}.b",
        "a.e30\u00e9.b",
        "a.xQ.b",
        "a.e30=.b",
        "a=.e30.b",
        "a.e30.b=",
        "a.e30.b.c",
    ],
)
def test_what_is_no_token_breaks_a_promise(text: str) -> None:
    """Also where its claims are to be changed."""
    with pytest.raises(Broken):
        claims(text)
    with pytest.raises(Broken):
        with_claims(text, exp=1)
