"""Credentials with one thing wrong with them."""

from __future__ import annotations

from collections.abc import Iterator

WAYS = (
    "missing",
    "empty",
    "a letter",
    "all but its last character",
    "all but its first character",
    "one character more",
    "one character before",
    "its other case",
    "one character changed",
    "twice",
    "quoted",
    "a wildcard",
    "null",
    "letters beyond ASCII",
)
"""Every way in which `spoilt` spoils."""


def spoilt(headers: dict[str, str], name: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Return credentials with one of them wrong in every way that careless code takes for right."""
    value = headers[name]
    rest = {key: item for key, item in headers.items() if key != name}
    middle = len(value) // 2
    yield "missing", rest
    wrong = {
        "empty": "",
        "a letter": "x",
        "all but its last character": value[:-1],
        "all but its first character": value[1:],
        "one character more": f"{value}x",
        "one character before": f"x{value}",
        "its other case": value.swapcase(),
        "one character changed": value[:middle] + ("x" if value[middle] != "x" else "y") + value[middle + 1 :],
        "twice": value + value,
        "quoted": f'"{value}"',
        "a wildcard": "*",
        "null": "null",
        "letters beyond ASCII": "\xe9\xff",
    }
    for what, text in wrong.items():
        if text != value:
            yield what, {**rest, name: text}
