"""Serialises parameters in OpenAPI's styles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast
from urllib.parse import quote

from .codec import dump

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from .operation import Parameter

_IN_COOKIES: Final = "!#$&'()*+-./:<=>?@[]^_`{|}~"
_SEPARATORS: Final[Mapping[str, str]] = {"form": ",", "spaceDelimited": "%20", "pipeDelimited": "%7C"}


def plain(value: object) -> str:
    """Return a scalar as text, the way JSON would write it: of a member of an enumeration its value."""
    if isinstance(value, str):
        return str.__str__(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return int.__repr__(value) if isinstance(value, int) else str(value)


def defined(parameter: Parameter, value: object) -> object:
    """Return a value without the nulls inside it: RFC 6570, whose styles these are, leaves undefined members out."""
    if parameter.style == "json":
        return value
    if isinstance(value, dict):
        return {name: item for name, item in cast("dict[str, object]", value).items() if item is not None}
    if isinstance(value, list):
        return [item for item in cast("list[object]", value) if item is not None]
    return value


def undefined(parameter: Parameter, value: object) -> bool:
    """Whether a style writes nothing for a value: null, or a list or an object that holds nothing."""
    return parameter.style != "json" and (value is None or value in ([], {}))


def quoted(value: object) -> str:
    """Return a scalar percent-encoded, `/` included; a text of dots alone too, which would otherwise climb the path."""
    text = plain(value)
    return text.replace(".", "%2E") if text in {".", ".."} else quote(text, safe="")


def cookie_quoted(value: object) -> str:
    """Return a scalar for a cookie. Only what no cookie may hold is percent-encoded: many servers do not decode at all."""
    return quote(plain(value), safe=_IN_COOKIES)


def _whole(parameter: Parameter, value: object) -> object:
    """Return a value as its style writes it, or its JSON text, which is one scalar."""
    return dump(value).decode() if parameter.style == "json" else value


def path_text(parameter: Parameter, value: object) -> str:
    """Return what stands in the path for a parameter."""
    return _simple(_whole(parameter, value), explode=bool(parameter.explode), write=quoted)


def header_text(parameter: Parameter, value: object) -> str:
    """Return a header's value."""
    return _simple(_whole(parameter, value), explode=bool(parameter.explode), write=plain)


def cookie_text(parameter: Parameter, value: object) -> str:
    """Return one pair of the `Cookie` header."""
    return f"{quote(parameter.name, safe='')}={_simple(_whole(parameter, value), explode=False, write=cookie_quoted)}"


def _simple(value: object, *, explode: bool, write: Callable[[object], str]) -> str:
    if isinstance(value, dict):
        mark = "=" if explode else ","
        return ",".join(f"{write(name)}{mark}{write(item)}" for name, item in cast("dict[str, object]", value).items())
    if isinstance(value, list):
        return ",".join(write(item) for item in cast("list[object]", value))
    return write(value)


def query_pairs(parameter: Parameter, value: object) -> list[str]:
    """Return the encoded `name=value` pairs of a query parameter."""
    style = parameter.style or "form"
    explode = parameter.explode if parameter.explode is not None else style == "form"
    name = quote(parameter.name, safe="")
    if style == "json":
        return [f"{name}={quoted(_whole(parameter, value))}"]
    if style == "deepObject":
        return [f"{name}{steps}={quoted(item)}" for steps, item in _steps(value)]
    if isinstance(value, dict):
        members = [(str(key), item) for key, item in cast("dict[object, object]", value).items()]
        if explode:
            return [f"{quoted(key)}={quoted(item)}" for key, item in members]
        return [f"{name}={_SEPARATORS.get(style, ',').join(quoted(part) for pair in members for part in pair)}"]
    if isinstance(value, list):
        items = [quoted(item) for item in cast("list[object]", value)]
        return (
            [f"{name}={item}" for item in items] if explode else [f"{name}={_SEPARATORS.get(style, ',').join(items)}"]
        )
    return [f"{name}={quoted(value)}"]


def _steps(value: object) -> Iterator[tuple[str, object]]:
    """Yield each scalar within a value with the keys and the numbers in brackets that lead to it; what is null is left out."""
    if isinstance(value, dict | list):
        known = cast("dict[object, object] | list[object]", value)
        for key, item in known.items() if isinstance(known, dict) else enumerate(known):
            for steps, scalar in _steps(item):
                yield f"%5B{quoted(key)}%5D{steps}", scalar
    elif value is not None:
        yield "", value
