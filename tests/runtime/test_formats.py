"""Which texts are of a format, to its edges, and how a pattern of ECMA-262 is written for Python."""

from __future__ import annotations

import pytest

from generator.runtime.formats import format_check, to_python

OCTETS = "https://e.example/" + "x" * (4096 - 18)
"""A URI whose 4096 characters are the most that are looked at at once."""

TEXTS: list[tuple[str, list[str], list[str]]] = [
    ("date", ["2024-01-31", "2024-12-31", "2024-04-30", "2000-02-29", "2024-02-29", "0001-01-01", "9999-12-31", "2023-02-28",
              "2023-03-29", "2023-10-29", "2023-01-29"],
     ["2024-01-32", "2024-04-31", "2023-02-29", "1900-02-29", "2100-02-29", "2024-02-30", "0000-01-01", "2024-00-10", "2024-01-00",
      "2024-11-31", "2024-1-01", "2024-01-01x", "2024-01-01T00:00:00Z", " 2024-01-01", ""]),
    ("time", ["23:59:59", "00:00:60", "23:59:59.5Z", "12:00:00+05:30", "12:00:00z"],
     ["24:00:00", "12:60:00", "12:00:61", "12:00", "12:00:00+24:00", "12:00:00.", "x12:00:00"]),
    ("date-time", ["2024-02-29T23:59:59Z", "2024-02-29 23:59:59-11:00"],
     ["2023-02-29T23:59:59Z", "2024-02-30T00:00:00Z", "2024-02-29T24:00:00Z", "2024-02-29", "2024-02-29T23:59:59"]),
    ("uuid", ["839fd8a0-0000-4000-8000-00000000ABcd"], ["839fd8a0-0000-4000-8000-00000000abcg", "839fd8a000004000800000000000abcd"]),
    ("email", ["a@b.example", "a" * 64 + "@b"], ["a" * 65 + "@b", "a@b_c.example", "a@b.example\n", "a@"]),
    ("hostname", ["a" * 63 + ".example", "a-b.example"], ["a" * 64 + ".example", "a-.example", ".".join(["a" * 62] * 5), ""]),
    ("ipv4", ["0.0.0.0", "255.249.199.99"], ["256.0.0.0", "0.0.0", "0.0.0.0.0", "00.0.0.0"]),
    ("ipv6", ["::", "2001:db8::1", "::ffff:192.0.2.1"], ["::1%1", "2001:db8::1::", "192.0.2.1", "", "g::"]),
    ("uri", ["https://e.example", "https://[::1]:65535/x", "https://u:p@e.example", "https://@e", "app://u@",
             "mailto:a@e.example", "urn:a:b", "a:b"],
     ["https://:1", "https://u@", "https://u:p@:80", "http://@",
             "https://e.example:65536", "https://[e.example]", "https://e[1]", "://e", "1a:b", "a:", "a b:c"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "fits", "differs"), TEXTS)
def test_a_text_is_of_a_format_or_not(name: str, fits: list[str], differs: list[str]) -> None:
    """At both sides of each edge."""
    check = format_check(name)

    assert check is not None
    assert [text for text in fits if check(text) is not True] == []
    assert [text for text in differs if check(text) is not False] == []


@pytest.mark.parametrize("name", ["int64", "password", "binary", "byte", "", "Date"])
def test_a_format_that_says_nothing_of_a_text_has_no_check(name: str) -> None:
    """Whoever asks for it may leave it out."""
    assert format_check(name) is None


@pytest.mark.parametrize(
    ("text", "is_uri"),
    [
        (OCTETS, True),
        (OCTETS + "x", True),
        (OCTETS + " ", False),
        (OCTETS[:-1] + " ", False),
        (OCTETS[:-1] + "%41", True),
        (OCTETS[:-2] + "%41", True),
        (OCTETS[:-3] + "%41", True),
        (OCTETS[:-3] + "%41%42", True),
        (OCTETS[:-1] + "%4x", False),
        (OCTETS[:-2] + "%4x", False),
        (OCTETS[:-3] + "%4xy", False),
        (OCTETS + "%41", True),
        ("1" + OCTETS, False),
        ("https://:1/" + "x" * 5000, False),
        ("https://e.example?" + "x" * 5000, True),
        ("https://e.example#" + "x" * 5000, True),
        ("https://e.example" + "x" * (16_384 - 17), True),
        ("https://e.example" + "x" * (16_384 - 16), False),
        ("https://e.example" + "x" * 5000, True),
        ("https://e.example" + "x" * 5000 + " ", False),
        ("urn:" + "x" * 20_000, True),
        ("urn:x?" + "x" * 20_000, True),
        ("a:/" + "x" * 20_000, True),
    ],
    ids=lambda one: f"{one[:20]} {len(one)} {one[-6:]}" if isinstance(one, str) else None,
)
def test_a_long_uri_is_held_to_the_same_form(text: str, *, is_uri: bool) -> None:
    """Wherever it is cut to be looked at, also beside a percent-encoded octet; a host of that length is none."""
    check = format_check("uri")

    assert check is not None
    assert check(text) is is_uri


@pytest.mark.parametrize(
    ("pattern", "python"),
    [
        ("", ""),
        ("a", "a"),
        ("^a$", r"^a\Z"),
        ("a.b", r"a[^\n\r\u2028\u2029]b"),
        ("(a)(?:b)", "(a)(?:b)"),
        ("(?<n>a)(?<m>b)", "(?P<n>a)(?P<m>b)"),
        ("(?<=a)(?<!b)", "(?<=a)(?<!b)"),
        ("(?=a)(?!b)", "(?=a)(?!b)"),
        ("[$.(]", "[$.(]"),
        ("[a[b]", r"[a\[b]"),
        ("[a]$", r"[a]\Z"),
        ("[^a]$", r"[^a]\Z"),
        ("[^]$", r"[\s\S]\Z"),
        ("[].", r"(?!)[^\n\r\u2028\u2029]"),
        ("x[]y[^]z", r"x(?!)y[\s\S]z"),
        (r"\/\-\A\Z\a", r"/\-AZa"),
        (r"\$\.\(\[\]", r"\$\.\(\[\]"),
        (r"[\]$]$", r"[\]$]\Z"),
        (r"[\S]", r"[\S]"),
        (r"\w\d\b\\", r"\w\d\b\\"),
        ("\\", "\\"),
        ("a\\", "a\\"),
        ("]a]", "]a]"),
        (r"\p", r"\p"),
        (r"\p{Nobody}$", r"\p{Nobody}\Z"),
    ],
)  # fmt: skip
def test_a_pattern_is_written_in_the_words_of_python(pattern: str, python: str) -> None:
    """Letter by letter, inside a class of characters and after one."""
    assert to_python(pattern) == python


def test_spaces_of_a_pattern_are_those_of_unicode_inside_and_outside_a_class() -> None:
    """As ECMA-262 lists them."""
    spaces = r"\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"

    assert to_python(r"\s") == f"[{spaces}]"
    assert to_python(r"[a\s]") == f"[a{spaces}]"
    assert to_python(r"\S") == f"[^{spaces}]"
    assert to_python(r"[a]\s") == f"[a][{spaces}]"
