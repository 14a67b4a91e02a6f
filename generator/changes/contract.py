"""What the changes of a contract are to users of the client: which break them, and how each is said."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from generator.changes import envelope
from generator.changes.change import Change as Told, allows, breaks, shifts
from generator.changes.document import compare
from generator.changes.nodes import RENAMED, Rank, shown
from generator.runtime.errors import KINDS, ApiError, class_of_status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.changes.nodes import Change
    from generator.types import Json

_OURS: Final = frozenset(
    {"x-ahead", "x-epoch", "x-error", "x-file-link", "x-login", "x-poll", "x-retry", "x-sensitive", "x-token-auth"}
)
"""Extension keywords that decide what a client does."""
_SHIFTING: Final = _OURS | {"default", "operationId", "security", "servers", RENAMED}
"""What changes what a program does, and no program's text."""
_PARAMETER: Final = re.compile(r"^\w+ parameter ")
_PYTHON: Final = frozenset({"tags", "path parameters"})
"""What changes names in Python alone, where that is seen."""
_SAID: Final[Mapping[str, str]] = {
    "operationId": "is called {new} in events now, was {old}",
    "security": "needs {new} now, was {old}",
    "default": "means {new} where it is left out now, was {old}",
    "x-retry": "is {new} to repeat after failures now, was {old}",
    "x-poll": "waits until {new}; was: {old}",
    "x-login": "is fetched by {new} now, was {old}",
}
_PLAIN: Final[Mapping[str, str]] = {
    "removed": "is gone",
    "now required": "is required now",
    "no longer required": "is no longer required",
    "new": "is new",
}


def compare_contracts(provider: str, methods: Mapping[str, str], old: Json, new: Json) -> list[tuple[str, Told]]:
    """Every change, with its place in the contract. `methods` are those of the client, by their requests."""
    found: list[tuple[str, Told]] = [("", told) for told in envelope.compare(provider, old, new)]
    found += [("environment", told) for told in _hosts(provider, _environments(old), _environments(new))]
    for change in _moved(compare(_bare(old), _bare(new), _OURS)):
        found += [(change.where or change.subject, told) for told in _told(provider, methods, change)]
    return found


def _moved(changes: Iterable[Change]) -> Iterator[Change]:
    """Make one change of a parameter that went from one place and came to another, under the same name."""
    known = list(changes)
    gone = {(change.subject, _name(change)): change for change in known if _is_parameter(change, "removed")}
    come = {(change.subject, _name(change)): change for change in known if _is_parameter(change, "added")}
    for change in known:
        key = change.subject, _name(change)
        if key not in gone or key not in come or change not in {gone[key], come[key]}:
            yield change
        elif change == gone[key]:
            yield replace(change, what=f"is {come[key].where} now", keyword=RENAMED)


def _is_parameter(change: Change, what: str) -> bool:
    return change.what.startswith(what) and bool(_PARAMETER.match(change.where)) and ": " not in change.where


def _name(change: Change) -> str:
    return _PARAMETER.sub("", change.where)


def _told(provider: str, methods: Mapping[str, str], change: Change) -> Iterator[Told]:
    subject = _subject(provider, methods, change.subject)
    if (
        change.rank == Rank.MOVED
        and subject.startswith(f"{provider}.")
        and " " in change.subject
        and "/" in change.what
    ):
        target = change.what.removeprefix("now ")
        yield shifts(methods.get(target, subject), f"is sent as `{target}` now, was `{change.subject}`")
    if change.rank not in {Rank.CHANGED, Rank.EXTENDED} or change.keyword in _PYTHON:
        return
    name, text = _place(change), _text(change)
    status = _status(change)
    if change.keyword == "x-error" or (change.keyword == "responses" and not status.startswith("2")):
        yield from _raises(subject, change)
    elif change.keyword == "responses":
        what = "is no longer known to answer" if change.what == "removed" else "may answer"
        told = f"{what} HTTP {status}{'' if change.what == 'removed' else ' now'}, with {_content(change)}"
        yield breaks(subject, told) if change.rank == Rank.CHANGED else shifts(subject, told)
    elif change.keyword == "x-sensitive":
        yield shifts(
            subject, "is hidden when printed now" if change.values[1] else "is no longer hidden when printed", name=name
        )
    elif change.keyword == "deprecated":
        gone = change.what.endswith("none")
        yield allows(
            subject,
            "is no longer deprecated" if gone else "is deprecated",
            "Changed" if gone else "Deprecated",
            name=name,
        )
    elif _shifts(change):
        yield shifts(subject, text, name=name)
    elif change.rank == Rank.EXTENDED:
        yield allows(subject, text, "Added" if change.what.startswith("added") else "Changed", name=name)
    else:
        yield breaks(subject, text, name=name, section="Removed" if change.what == "removed" else "Changed")


def _shifts(change: Change) -> bool:
    credential = change.subject.startswith("securityScheme ") and change.what not in {"new", "removed"}
    sent_as = change.keyword in {"content", "const"} and change.where.startswith("body")
    return change.keyword in _SHIFTING or credential or sent_as


def _subject(provider: str, methods: Mapping[str, str], subject: str) -> str:
    kind, _, name = subject.partition(" ")
    if kind == "schema":
        return f"{provider}.models.{name}"
    return methods.get(subject, provider if kind in {"the", "securityScheme"} else f"{provider} {subject}")


def _place(change: Change) -> str:
    """The place of a change in words: a field or an argument by its name alone."""
    kind, _, name = change.subject.partition(" ")
    first, _, rest = change.where.partition(": ")
    if first.startswith("reply "):
        return f"{rest.replace(': ', ' ')} of {first}".removeprefix(" of ")
    whole = rest or ("the body" if first else "")
    where = (whole if first in {"body", ""} else _name(change)).replace(": ", " ")
    return f"credential {name} {where}".strip() if kind == "securityScheme" else where


def _text(change: Change) -> str:
    what = change.what
    item = re.fullmatch(r"(value|tag|content) (.+) (removed|added)", what, re.DOTALL)
    if item:
        return f"{'no longer has' if item[3] == 'removed' else 'also has'} the {item[1]} {item[2]}"
    if change.keyword == RENAMED:
        return f"travels as {re.sub(r'^is (called )?| now$', '', what)} now"
    known = re.fullmatch(r"(\S+) (.+) → (.+)", what, re.DOTALL)
    if known is None:
        return _PLAIN.get(what, what).replace("added: ", "is new, ")
    key, old, new = known.groups()
    if change.keyword in _SAID:
        old, new = (_words(change.keyword, value) for value in change.values)
        return _SAID[change.keyword].format(old=old, new=new)
    if new == "none":
        return f"no longer has `{key}` {old}"
    return f"has `{key}` {new} now" + ("" if old == "none" else f", was {old}")


def _words(keyword: str, value: Json) -> str:
    """The value of a keyword as a person says it."""
    if value is None:
        return "what the whole API needs" if keyword == "security" else "nothing"
    if keyword == "security" and isinstance(value, list):
        return " or ".join(" and ".join(sorted(one)) for one in value if isinstance(one, dict)) or "nothing"
    if keyword == "x-poll" and isinstance(value, dict):
        return envelope.polled(value)
    return value if keyword in {"x-retry", "operationId"} and isinstance(value, str) else shown(value)


def _status(change: Change) -> str:
    return re.sub(r".*\breply ", "", change.where).partition(":")[0]


def _content(change: Change) -> str:
    content = _member(change.values[0] or change.values[1], "content")
    return " or ".join(f"`{media}`" for media in content) if isinstance(content, dict) and content else "no content"


def _raises(subject: str, change: Change) -> Iterator[Told]:
    """A caller's `except` still catches where the new class is the old one or below it."""
    status = _status(change)
    old, new = (
        _error(status, value if change.keyword == "x-error" else _member(value, "x-error")) for value in change.values
    )
    if old is new:
        yield allows(subject, f"is {'no longer ' if change.what == 'removed' else ''}known to answer {_http(status)}")
        return
    text = f"raises `{new.__name__}` on {_http(status)} now, was `{old.__name__}`"
    yield allows(subject, text) if issubclass(new, old) else breaks(subject, text)


def _http(status: str) -> str:
    return "any other HTTP status" if status == "default" else f"HTTP {status}"


def _error(status: str, kind: Json) -> type[ApiError]:
    known = KINDS.get(kind) if isinstance(kind, str) else None
    return known or (class_of_status(int(status)) if status.isdecimal() else ApiError)


def _hosts(provider: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Told]:
    for name in [*old, *(name for name in new if name not in old)]:
        before, after = old.get(name), new.get(name)
        if after is None:
            yield breaks(provider, f"environment `{name}` is gone, {before}", section="Removed")
        elif before is None:
            yield allows(provider, f"environment `{name}` is new, {after}", "Added")
        elif before != after:
            yield shifts(provider, f"environment `{name}` is {after} now, was {before}")


def _environments(document: Json) -> dict[str, str]:
    """Addresses by the name that a caller may know: written, or by their order."""
    servers = _member(document, "servers")
    found: dict[str, str] = {}
    for number, server in enumerate(servers if isinstance(servers, list) else []):
        word = _member(server, "x-environment") or _member(server, "description")
        name = word if isinstance(word, str) and word.isalnum() else f"number {number + 1}"
        variables = _member(server, "variables")
        found[name] = f"{_member(server, 'url')}{f' with {shown(variables)}' if variables else ''}"
    return found


def _bare(document: Json) -> Json:
    """A document without what is compared by itself."""
    return {key: item for key, item in document.items() if key != "servers"} if isinstance(document, dict) else document


def _member(value: Json, key: str) -> Json:
    return value.get(key) if isinstance(value, dict) else None
