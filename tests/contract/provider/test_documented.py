"""Which texts of a mock are its own."""

import pytest

from tests.contract.provider.mutants import documented, generic
from tests.contract.provider.mutants.documented import is_written

WRITTEN = "detail: Not authenticated\nmsg: \"value is wrong; permitted: 'a'\"\ngrant_type"


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Not authenticated", True),
        ("not authenticated", True),
        ("authentic", False),
        ("value is wrong; permitted: {}", True),
        ("value is wrong; permitted: {rule}", True),
        ("value is right; permitted: {}", False),
        ("grant_type", True),
        ("grant", False),
        (", ", True),
        ("", True),
        ("grant_{}", True),
    ],
)
def test_a_text_is_written_where_a_document_has_it_as_whole_words(text: str, *, is_one: bool) -> None:
    """Without regard to case, and whatever fills the holes of a template; what has no word in it is never the mock's own."""
    assert is_written(text, WRITTEN.casefold()) == is_one


def test_what_the_contract_says_is_never_left_out() -> None:
    """Names of members and documented words of refusals are tried; a name that was made up for a person is not."""
    texts = {one.text for one in generic.mutants("deepvue") if one.name in documented.undocumented("deepvue")}

    assert not texts & {"Not authenticated", "authorization_url", "application/xml"}
    assert {"value is not a valid dict", "free_tier_{}"} <= texts
