"""Prints JSON data as YAML that YAML 1.1 and 1.2 readers read alike, and as JSON. Same value, same bytes."""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING, Final

from generator.parse.core import Float

if TYPE_CHECKING:
    from generator.types import Json

_PLAIN: Final = re.compile(r"(?:[^\W\d_]|[/_$])(?:[^:#]|:(?=[^\s])|(?<=[^\s])#)*(?<![:\s])")
_RESERVED: Final = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null"])
_LONGEST_KEY: Final = 120


def dump(value: Json) -> str:
    """Return a value as block-style YAML: no anchors, no wrapped lines, quoted wherever some reader might misread."""
    if isinstance(value, dict | list) and value:
        return "\n".join(block(value, "", "")) + "\n"
    return scalar(value, "  ") + "\n"


def dump_json(value: Json) -> str:
    """Return a value as JSON, indented by two spaces, text unescaped, numbers as written where JSON allows."""
    return json_text(value) + "\n"


def json_text(value: Json, indent: str = "", step: str = "  ") -> str:
    """Return a value as JSON without a final line break; lines after the first begin with `indent`."""
    parts: list[str] = []
    _json(value, "\n" + indent, step, parts)
    return "".join(parts)


def block(value: dict[str, Json] | list[Json], first: str, indent: str) -> list[str]:
    """Return the lines of a filled container: `first` begins the first of them, `indent` the others."""
    lines: list[str] = []
    _block(value, first, indent, lines)
    return lines


def flow(value: Json) -> str:
    """Return a value on one line, as it may stand between the brackets of a YAML flow collection."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_flow_text(name)}: {flow(item)}" for name, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return _flow_text(value) if isinstance(value, str) else scalar(value, "")


def scalar(value: Json, indent: str) -> str:
    """Return a scalar, or an empty container, as it stands after `key: `; further lines begin with `indent`."""
    if isinstance(value, str):
        return _text(value, indent)
    if isinstance(value, dict | list):
        return "{}" if isinstance(value, dict) else "[]"
    return _number(value) if isinstance(value, float) else json.dumps(value)


def key(name: str) -> str:
    """Return a key on one line, quoted where it must be."""
    return _text(name, None)


def _flow_text(text: str) -> str:
    plain = _text(text, None)
    return plain if plain[0] in "'\"" or not set(plain) & set("[]{},") else f"'{plain.replace(chr(39), chr(39) * 2)}'"


def _block(value: dict[str, Json] | list[Json], first: str, indent: str, lines: list[str]) -> None:
    deeper = indent + "  "
    if isinstance(value, list):
        for item in value:
            if isinstance(item, dict | list) and item:
                _block(item, f"{first}- ", deeper, lines)
            else:
                lines.append(f"{first}- {scalar(item, deeper)}")
            first = indent
        return
    for name, item in value.items():
        label = key(name)
        if len(label) > _LONGEST_KEY:
            lines.append(f"{first}? {label}")
            first, label = indent, ""
        if isinstance(item, dict | list) and item:
            lines.append(f"{first}{label}:")
            _block(item, deeper, deeper, lines)
        else:
            lines.append(f"{first}{label}: {scalar(item, deeper)}")
        first = indent


def _text(text: str, indent: str | None) -> str:
    """Return a text in the plainest style that is safe; on one line if there is no indent."""
    if text.isprintable():
        if _PLAIN.fullmatch(text) and text.lower() not in _RESERVED:
            return text
        return "'" + text.replace("'", "''") + "'"
    if indent is not None and _fits_literal(text):
        body = text.rstrip("\n")
        chomp = {0: "-", 1: ""}.get(len(text) - len(body), "+")
        lines = text[:-1] if chomp == "+" else body
        return f"|{chomp}\n" + "\n".join(indent + line if line else "" for line in lines.split("\n"))
    return _double_quoted(text)


def _fits_literal(text: str) -> bool:
    lines = text.split("\n")
    return (
        len(lines) > 1
        and bool(lines[0])
        and not text.startswith(" ")
        and all(line.isprintable() and not line.endswith(" ") for line in lines)
    )


def _double_quoted(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(char if char.isprintable() else _escape(char) for char in quoted)


def _escape(char: str) -> str:
    code = ord(char)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 - four digits hold no more


def _number(value: float) -> str:
    """Return a number as both YAML versions read it: with a point, and a sign in the exponent."""
    mantissa, mark, exponent = _source(value).lower().partition("e")
    if "." not in mantissa:
        mantissa += ".0"
    if mark and exponent[0] not in "+-":
        exponent = "+" + exponent
    return f"{mantissa}{mark}{exponent}"


def _source(value: float) -> str:
    """Return how a number was written, or the shortest way to write it, with digits on both sides of a point."""
    if not math.isfinite(value):
        raise ValueError(f"{value} is no JSON value")
    text = value.text if isinstance(value, Float) else repr(value)
    sign, digits = ("-", text[1:]) if text[0] == "-" else ("", text.removeprefix("+"))
    mantissa, mark, exponent = digits.lower().partition("e")
    whole, point, fraction = mantissa.partition(".")
    whole = whole.lstrip("0") or "0"
    return f"{sign}{whole}{point}{fraction or ('0' if point else '')}{mark}{exponent}"


def _json(value: Json, newline: str, step: str, parts: list[str]) -> None:
    if isinstance(value, dict | list) and value:
        deeper = newline + step
        parts.append("{" if isinstance(value, dict) else "[")
        separator = deeper
        if isinstance(value, dict):
            for name, item in value.items():
                parts.append(f"{separator}{json.dumps(name, ensure_ascii=False)}: ")
                _json(item, deeper, step, parts)
                separator = "," + deeper
        else:
            for item in value:
                parts.append(separator)
                _json(item, deeper, step, parts)
                separator = "," + deeper
        parts.append(newline + ("}" if isinstance(value, dict) else "]"))
    elif isinstance(value, float):
        parts.append(_source(value))
    else:
        parts.append(json.dumps(value, ensure_ascii=False))
