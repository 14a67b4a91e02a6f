"""`api.md`: every method of a client on one page, for people and for programs that read documentation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.annotations import source
from generator.code import safe_text
from generator.emit.prose import by_status, repeated
from generator.pointers import resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.api import Api, Argument, Group, Operation
    from generator.types import Json

_ADDRESS: Final = re.compile(r"https?://[!-~]+")
_CODE: Final = re.compile(r"(`[^`]+`)")
_MARKUP: Final = re.compile(r"[\\<>\[\]|*_]")
_CALLING: Final = (
    "A method of `Async{name}` has the same name and arguments, and is awaited. Arguments in the path may be given by position, the "
    "others by name. Every method also takes `timeout`, `deadline`, `headers`, `retries`, `validate`, `extra_query` and `extra_body`."
)


def reference(api: Api, contract: Json) -> str:
    """Write the page. `contract` is the patched document, which says how sure its parts are."""
    lines = [f"# {_plain(api.title)}", ""]
    lines += [f"`from kyc_clients.{api.package} import {api.class_name}, Async{api.class_name}`", ""]
    lines += [_CALLING.format(name=api.class_name), ""]
    for group in api.groups:
        lines += _group(group, contract)
    return "\n".join(lines).rstrip("\n") + "\n"


def _group(group: Group, contract: Json) -> Iterator[str]:
    yield from (f"## {_code(group.attribute)}", "")
    if group.description:
        yield from (_plain(group.description), "")
    yield from ("| Method | Request | Returns |", "| --- | --- | --- |")
    for item in group.operations:
        called = f"{group.attribute}.{item.name}"
        returned = _code(source(item.returns, "response"))
        yield f"| [{_code(called)}](#{_anchor(called)}) | {_request(item)} | {returned} |"
    yield ""
    for item in group.operations:
        yield from _method(f"{group.attribute}.{item.name}", item, contract)


def _method(called: str, item: Operation, contract: Json) -> Iterator[str]:
    yield from (f"### {_code(called)}", "")
    marks = ["; the provider calls it deprecated"] if item.deprecated else []
    yield from (f"{_request(item)}{''.join(marks)}", "")
    text = [_plain(text) for text in dict.fromkeys((item.summary, item.description)) if text]
    yield from (part for text in text for part in (text, ""))
    if item.arguments:
        yield from ("| Argument | Type | In | Needed | |", "| --- | --- | --- | --- | --- |")
        yield from (_row(item, argument) for argument in item.arguments)
        yield ""
    yield f"- Returns {_code(source(item.returns, 'response'))}. {_plain(item.returns_description)}".rstrip()
    named = by_status(item.raises)
    more = f", `ApiError` by HTTP status: {named}" if named else ""
    yield f"- Raises `InvalidRequest` if an argument breaks the contract (nothing is sent){more}."
    yield f"- {repeated(item)}"
    if isinstance(item.poll, dict):
        yield f"- {_code(called.partition('.')[0] + '.wait_for_consent')} asks it until the person has decided."
    yield f"- Confidence: {_confidence(item, contract)}."
    if _ADDRESS.fullmatch(item.documentation) and not set(item.documentation) & set("<>"):
        yield f"- The provider's page: <{item.documentation}>"
    yield ""


def _row(item: Operation, argument: Argument) -> str:
    places = {parameter.argument: parameter.location for parameter in item.parameters}
    needed = "yes" if argument.default is None else ""
    cells = (
        _code(argument.name),
        _code(source(argument.annotation, "request")),
        places.get(argument.name, "body"),
        needed,
        _plain(argument.description),
    )
    return f"| {' | '.join(cells)} |".replace("|  |", "| |").replace("|  |", "| |")


def _confidence(item: Operation, contract: Json) -> str:
    """How sure the operation is; a provider's own document says nothing of it, and is documentation."""
    node = resolve(contract, item.pointer)
    found = node.get("x-confidence") if isinstance(node, dict) else None
    return found if found in {"observed", "inferred"} else "documented"


def _request(item: Operation) -> str:
    return _code(f"{item.method} {item.path}")


def _anchor(called: str) -> str:
    """Return the anchor that GitHub and MkDocs make of a heading."""
    return re.sub(r"[^\w-]", "", called.lower())


def _code(text: str) -> str:
    """Print text as code inside a table; nothing in it ends the code or the cell."""
    inner = " ".join(safe_text(text).split()).replace("|", "\\|")
    return f"`{inner}`" if "`" not in inner else f"`` {inner.replace('``', '` `')} ``"


def _plain(text: str) -> str:
    """Print a description in one line: its code stays code, and all else that Markdown or HTML would read is text."""
    line = " ".join(safe_text(text).split())
    parts = _CODE.split(line)
    return "".join(_code(part[1:-1]) if index % 2 else _escaped(part) for index, part in enumerate(parts))


def _escaped(text: str) -> str:
    shown = text.replace("&", "&amp;").replace("`", "&#96;")
    return _MARKUP.sub(lambda found: {"<": "&lt;", ">": "&gt;"}.get(found[0], f"\\{found[0]}"), shown)
