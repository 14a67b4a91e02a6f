"""Turns differences of a contract into changes for users of the client."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from generator.changes import envelope
from generator.changes.change import Change, behaviour_change, breaking_change, compatible_change
from generator.changes.cursor import RENAMED, Rank
from generator.changes.document import compare
from generator.changes.keywords import shown
from generator.runtime.errors import ERROR_CLASSES, ApiError, class_of_status
from generator.values import value_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.changes.cursor import Difference
    from generator.types import Json

_EXTENSIONS: Final = frozenset(
    {"x-ahead", "x-epoch", "x-error", "x-file-link", "x-login", "x-poll", "x-retry", "x-sensitive", "x-token-auth"}
)
"""Extension keywords that change what a client does."""
_BEHAVIOURAL: Final = _EXTENSIONS | {"default", "operationId", "security", "servers", RENAMED}
"""Keywords that change behaviour but no source."""
_PARAMETER: Final = re.compile(r"^\w+ parameter ")
_PYTHON: Final = frozenset({"tags", "path parameters"})
"""Keywords that change Python names alone, which `python` compares."""
_TEMPLATES: Final[Mapping[str, str]] = {
    "operationId": "is called {new} in events now, was {old}",
    "security": "needs {new} now, was {old}",
    "default": "means {new} where it is left out now, was {old}",
    "x-retry": "is {new} to repeat after failures now, was {old}",
    "x-poll": "waits until {new}; was: {old}",
    "x-login": "is fetched by {new} now, was {old}",
}
_SENTENCES: Final[Mapping[str, str]] = {
    "removed": "is removed",
    "now required": "is required now",
    "no longer required": "is no longer required",
    "new": "is new",
}


def compare_contracts(provider: str, methods: Mapping[str, str], old: Json, new: Json) -> list[tuple[str, Change]]:
    """List every change with its place in the contract. `methods` maps requests to methods of the client."""
    found: list[tuple[str, Change]] = [("", message) for message in envelope.compare(provider, old, new)]
    found += [("environment", message) for message in _hosts(provider, _environments(old), _environments(new))]
    for difference in _moved(compare(_without_servers(old), _without_servers(new), _EXTENSIONS)):
        found += [
            (difference.where or difference.subject, message) for message in _changes_of(provider, methods, difference)
        ]
    return found


def _moved(changes: Iterable[Difference]) -> Iterator[Difference]:
    """Merge the removal and the addition of a parameter of one name into a move."""
    known = list(changes)
    moved_away = {
        (difference.subject, _name(difference)): difference
        for difference in known
        if _is_parameter(difference, "removed")
    }
    added = {
        (difference.subject, _name(difference)): difference
        for difference in known
        if _is_parameter(difference, "added")
    }
    for difference in known:
        key = difference.subject, _name(difference)
        if key not in moved_away or key not in added or difference not in {moved_away[key], added[key]}:
            yield difference
        elif difference == moved_away[key]:
            yield replace(difference, what=f"is {added[key].where} now", keyword=RENAMED)


def _is_parameter(difference: Difference, what: str) -> bool:
    return (
        difference.what.startswith(what) and bool(_PARAMETER.match(difference.where)) and ": " not in difference.where
    )


def _name(difference: Difference) -> str:
    return _PARAMETER.sub("", difference.where)


def _changes_of(provider: str, methods: Mapping[str, str], difference: Difference) -> Iterator[Change]:
    subject = _subject(provider, methods, difference.subject)
    if (
        difference.rank == Rank.MOVED
        and subject.startswith(f"{provider}.")
        and " " in difference.subject
        and "/" in difference.what
    ):
        target = difference.what.removeprefix("now ")
        yield behaviour_change(methods.get(target, subject), f"is sent as `{target}` now, was `{difference.subject}`")
    if difference.rank not in {Rank.CHANGED, Rank.EXTENDED} or difference.keyword in _PYTHON:
        return
    name, text = _place(difference), _text(difference)
    status = _status(difference)
    responses = difference.keyword == "responses" and bool(status)  # a shared response has no status of its own
    if difference.keyword == "x-error" or (responses and not status.startswith("2")):
        yield from _raises(subject, difference)
    elif responses:
        what = "is no longer known to respond with" if difference.what == "removed" else "may respond with"
        message = f"{what} HTTP {status}{'' if difference.what == 'removed' else ' now'}, with {_content(difference)}"
        yield (
            breaking_change(subject, message) if difference.rank == Rank.CHANGED else behaviour_change(subject, message)
        )
    elif difference.keyword == "x-sensitive":
        yield behaviour_change(
            subject,
            "is hidden when printed now" if difference.values[1] else "is no longer hidden when printed",
            name=name,
        )
    elif difference.keyword == "deprecated":
        moved_away = difference.what.endswith("none")
        yield compatible_change(
            subject,
            "is no longer deprecated" if moved_away else "is deprecated",
            "Changed" if moved_away else "Deprecated",
            name=name,
        )
    elif _changes_behaviour(difference):
        yield behaviour_change(subject, text, name=name)
    elif difference.rank == Rank.EXTENDED:
        yield compatible_change(subject, text, "Added" if difference.what.startswith("added") else "Changed", name=name)
    else:
        yield breaking_change(
            subject, text, name=name, section="Removed" if difference.what == "removed" else "Changed"
        )


def _changes_behaviour(difference: Difference) -> bool:
    credential = difference.subject.startswith("securityScheme ") and difference.what not in {"new", "removed"}
    sent_as = difference.keyword in {"content", "const"} and difference.where.startswith("body")
    return difference.keyword in _BEHAVIOURAL or credential or sent_as


def _subject(provider: str, methods: Mapping[str, str], subject: str) -> str:
    kind, _, name = subject.partition(" ")
    if kind == "schema":
        return f"{provider}.models.{name}"
    return methods.get(subject, provider if kind in {"the", "securityScheme"} else f"{provider} {subject}")


def _place(difference: Difference) -> str:
    """The place of a change in words: of a field or an argument, its name."""
    kind, _, name = difference.subject.partition(" ")
    first, _, rest = difference.where.partition(": ")
    if first.startswith("response "):
        return f"{rest.replace(': ', ' ')} of {first}".removeprefix(" of ")
    whole = rest or ("the body" if first else "")
    where = (whole if first in {"body", ""} else _name(difference)).replace(": ", " ")
    return f"credential {name} {where}".strip() if kind == "securityScheme" else where


def _text(difference: Difference) -> str:
    required = re.fullmatch(r"required \S+ → (\S+)", difference.what)
    what = difference.what if required is None else f"{'now' if required[1] == 'true' else 'no longer'} required"
    item = re.fullmatch(r"(value|tag|content) (.+) (removed|added)", what, re.DOTALL)
    if item:
        return f"{'no longer has' if item[3] == 'removed' else 'also has'} the {item[1]} {item[2]}"
    if difference.keyword == RENAMED:
        return f"travels as {re.sub(r'^is (called )?| now$', '', what)} now"
    known = re.fullmatch(r"(\S+) (.+) → (.+)", what, re.DOTALL)
    if known is None:
        return _SENTENCES.get(what, what).replace("added: ", "is new, ")
    key, old, new = known.groups()
    if difference.keyword in _TEMPLATES:
        old, new = (_value_text(difference.keyword, value) for value in difference.values)
        return _TEMPLATES[difference.keyword].format(old=old, new=new)
    if new == "none":
        return f"no longer has `{key}` {old}"
    return f"has `{key}` {new} now" + ("" if old == "none" else f", was {old}")


def _value_text(keyword: str, value: Json) -> str:
    """The value of a keyword in words."""
    if value is None:
        return "what the whole API needs" if keyword == "security" else "nothing"
    if keyword == "security" and isinstance(value, list):
        return " or ".join(" and ".join(sorted(one)) for one in value if isinstance(one, dict)) or "nothing"
    if keyword == "x-poll" and isinstance(value, dict):
        return envelope.describe_poll(value)
    return value if keyword in {"x-retry", "operationId"} and isinstance(value, str) else shown(value)


def _status(difference: Difference) -> str:
    return re.sub(r".*\bresponse ", "", difference.where).partition(":")[0]


def _content(difference: Difference) -> str:
    content = value_at(difference.values[0] or difference.values[1], "content")
    return " or ".join(f"`{media}`" for media in content) if isinstance(content, dict) and content else "no content"


def _raises(subject: str, difference: Difference) -> Iterator[Change]:
    """A subclass of the old exception class is compatible: an `except` clause still catches it."""
    status = _status(difference)
    old, new = (
        _error(status, value if difference.keyword == "x-error" else value_at(value, "x-error"))
        for value in difference.values
    )
    if old is new:
        yield compatible_change(
            subject, f"is {'no longer ' if difference.what == 'removed' else ''}known to respond with {_http(status)}"
        )
        return
    text = f"raises `{new.__name__}` on {_http(status)} now, was `{old.__name__}`"
    yield compatible_change(subject, text) if issubclass(new, old) else breaking_change(subject, text)


def _http(status: str) -> str:
    return "any other HTTP status" if status == "default" else f"HTTP {status}" if status else "it"


def _error(status: str, kind: Json) -> type[ApiError]:
    known = ERROR_CLASSES.get(kind) if isinstance(kind, str) else None
    return known or (class_of_status(int(status)) if status.isdecimal() else ApiError)


def _hosts(provider: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Change]:
    for name in [*old, *(name for name in new if name not in old)]:
        before, after = old.get(name), new.get(name)
        if after is None:
            yield breaking_change(provider, f"environment `{name}` is removed, {before}", section="Removed")
        elif before is None:
            yield compatible_change(provider, f"environment `{name}` is new, {after}", "Added")
        elif before != after:
            yield behaviour_change(provider, f"environment `{name}` is {after} now, was {before}")


def _environments(document: Json) -> dict[str, str]:
    """Base URLs by environment name, or by number where a server has no name."""
    servers = value_at(document, "servers")
    found: dict[str, str] = {}
    for number, server in enumerate(servers if isinstance(servers, list) else []):
        word = value_at(server, "x-environment") or value_at(server, "description")
        name = word if isinstance(word, str) and word.isalnum() else f"number {number + 1}"
        variables = value_at(server, "variables")
        found[name] = f"{value_at(server, 'url')}{f' with {shown(variables)}' if variables else ''}"
    return found


def _without_servers(document: Json) -> Json:
    """A document without its servers, which are compared separately."""
    return {key: item for key, item in document.items() if key != "servers"} if isinstance(document, dict) else document
