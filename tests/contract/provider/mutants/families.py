"""Faults by kind, to be aimed at operations: how servers break contracts, one line each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from tests.contract.contracts import Call, calls
from tests.contract.provider.mutants.tamper import Exchange, Fault
from tests.contract.values import full

_GONE: Any = object()


def answering(
    operation: str,
    category: str,
    name: str,
    change: Callable[[Any], Any],
    *,
    good: bool = True,
    when: Callable[[Exchange], bool] = lambda _: True,
) -> Fault:
    """Change the JSON of an operation's answers: the good ones, or the refusals."""

    def after(exchange: Exchange) -> None:
        if (
            exchange.call is not None
            and exchange.call.id == operation
            and exchange.good == good
            and exchange.document is not None
            and when(exchange)
        ):
            document = exchange.document
            changed = change(document)
            exchange.document = document if changed is None else changed

    return Fault(category, f"{operation}: {name}", after=after)


def put(pointer: str, value: Any) -> Callable[[Any], None]:
    """Put a value at a JSON Pointer, if there is something there; `GONE` takes it away."""

    def change(document: Any) -> None:
        holder: Any = document
        tokens = pointer.split("/")[1:]
        for token in tokens[:-1]:
            if isinstance(holder, list):
                holder = holder[int(token)] if int(token) < len(holder) else {}
            else:
                holder = holder.get(token, {}) if isinstance(holder, dict) else {}
        last: Any = tokens[-1]
        if isinstance(holder, list):
            last = int(last)
            if last >= len(holder):
                return
        elif not isinstance(holder, dict) or last not in holder:
            return
        if value is _GONE:
            del holder[last]
        else:
            holder[last] = value(holder[last]) if callable(value) else value

    return change


GONE = _GONE


def shapes(operation: str, fields: list[str]) -> Iterator[Fault]:
    """Faults of an answer's shape, at each of these pointers."""
    for pointer in fields:
        yield answering(operation, "shape", f"{pointer} is missing", put(pointer, _GONE))
        yield answering(operation, "shape", f"{pointer} is null", put(pointer, None))
        yield answering(
            operation,
            "shape",
            f"{pointer} has another type",
            put(pointer, lambda value: {"value": value} if not isinstance(value, dict) else "text"),
        )
    yield answering(
        operation,
        "shape",
        "has a field that nobody documents",
        lambda document: {**document, "internal_note": "x"} if isinstance(document, dict) else document,
    )


def bytes_of(operation: str) -> Iterator[Fault]:
    """Faults of an answer's bytes and headers."""

    def of(name: str, change: Callable[[Exchange], None], *, good: bool = True) -> Fault:
        def after(exchange: Exchange) -> None:
            if exchange.call is not None and exchange.call.id == operation and exchange.good == good:
                change(exchange)

        return Fault("headers", f"{operation}: {name}", after=after)

    yield of("half of its JSON", lambda one: setattr(one, "answer", one.answer[: len(one.answer) // 2]))
    yield of("nothing", lambda one: setattr(one, "answer", b""))
    yield of("JSON with NaN", lambda one: setattr(one, "answer", one.answer[:-1] + b',"note":NaN}'))
    yield of("a name twice", lambda one: setattr(one, "answer", one.answer[:-1] + b"," + one.answer[1:]))
    yield of("an HTML page in place of a refusal", _html, good=False)
    yield of("text/html over JSON", lambda one: one.sent.update({"content-type": "text/html"}))
    yield of("application/octet-stream", lambda one: one.sent.update({"content-type": "application/octet-stream"}))
    yield of("no Content-Type", lambda one: drop(one.sent, "content-type"))
    yield of("charset latin-1", lambda one: one.sent.update({"content-type": "application/json; charset=latin-1"}))
    yield of("bytes that are no UTF-8", lambda one: setattr(one, "answer", one.answer[:-1] + b',"note":"\xe9"}'))


def drop(headers: dict[str, str], name: str) -> None:
    """Take a header away."""
    headers.pop(name, None)


def _html(exchange: Exchange) -> None:
    exchange.answer, exchange.sent["content-type"] = b"<h1>Error</h1>", "text/html"


def statuses(operation: str, refusals: list[tuple[int, int]], good: int = 200) -> Iterator[Fault]:
    """Faults of statuses: successes and refusals with another one."""
    for wrong in (202, 204, 500):
        yield _status(operation, good, wrong)
    for right, wrong in refusals:
        yield _status(operation, right, wrong)


def _status(operation: str, right: int, wrong: int) -> Fault:
    def after(exchange: Exchange) -> None:
        if exchange.call is not None and exchange.call.id == operation and exchange.status == right:
            exchange.status = wrong
            document = exchange.document
            if isinstance(document, dict) and document.get("code") == right:
                exchange.document = {**document, "code": wrong}

    return Fault("status", f"{operation}: HTTP {wrong} in place of {right}", after=after)


def _call(operation: str, provider: str) -> Call:
    return next(one for one in calls() if one.id == operation and one.provider == provider)


def lax(
    provider: str, operation: str, name: str, member: str, forgives: Callable[[Any], bool], *, good: Any = _GONE
) -> Fault:
    """Take what breaks a rule for what keeps it: the member is repaired before the mock sees it."""
    call = _call(operation, provider)
    assert call.body is not None
    whole = full(provider, call.body)
    right = whole.get(member) if good is _GONE else good

    def before(exchange: Exchange) -> None:
        if (
            exchange.call is not None
            and exchange.call.id == operation
            and isinstance(exchange.body, dict)
            and forgives(exchange.body.get(member, _GONE))
        ):
            exchange.body = {**exchange.body, member: right}

    return Fault("validation", f"{operation}: accepts {member} {name}", before=before)


def laxness(provider: str, operation: str, member: str, good: Any = _GONE) -> Iterator[Fault]:
    """Every usual way to be lax about a text."""
    ways: dict[str, Callable[[Any], bool]] = {
        "that is missing": lambda value: value is _GONE,
        "that is null": lambda value: value is None,
        "that is a number": lambda value: isinstance(value, int) and not isinstance(value, bool),
        "that is empty": lambda value: value == "",
        "with a line end": lambda value: isinstance(value, str) and value.endswith("\n"),
        "of any other kind": lambda value: isinstance(value, list | dict | bool),
    }
    for name, forgives in ways.items():
        yield lax(provider, operation, name, member, forgives, good=good)


def strict(operation: str, name: str, refuses: Callable[[Any], bool]) -> Fault:
    """Refuse what keeps the contract: the mock sees an empty body in its place."""

    def before(exchange: Exchange) -> None:
        if (
            exchange.call is not None
            and exchange.call.id == operation
            and isinstance(exchange.body, dict)
            and refuses(exchange.body)
        ):
            exchange.body = {}

    return Fault("over-strict", f"{operation}: refuses {name}", before=before)


def crash(operation: str, name: str, strikes: Callable[[Exchange], bool], provider_body: Any) -> Fault:
    """Crash with HTTP 500 on some requests."""

    def before(exchange: Exchange) -> None:
        if (exchange.call is not None and exchange.call.id == operation) and strikes(exchange):
            exchange.status, exchange.sent, exchange.answer = (
                500,
                {"content-type": "application/json"},
                json.dumps(provider_body).encode(),
            )

    return Fault("crash", f"{operation or 'any path'}: crashes on {name}", before=before)


def crashes(operation: str, body: Any) -> Iterator[Fault]:
    """Every usual reason to crash."""
    tests: dict[str, Callable[[Exchange], bool]] = {
        "letters beyond ASCII": lambda one: b"\\u0928" in one.content or "%E0%A4" in one.path + one.query,
        "NUL": lambda one: b"\\u0000" in one.content or "%00" in one.path,
        "a long text": lambda one: len(one.content) > 15_000 and len(one.content) < 100_000,
        "a body that is no object": lambda one: bool(one.content) and not isinstance(one.body, dict),
        "a body that is no JSON": lambda one: bool(one.content) and one.body is None,
        "no body": lambda one: one.method == "POST" and not one.content,
        "no Content-Type": lambda one: one.method == "POST" and "content-type" not in one.headers,
    }
    for name, strikes in tests.items():
        yield crash(operation, name, strikes, body)


def opening_doors(keys: dict[str, str], *, opened: Callable[[Exchange], bool] = lambda _: True) -> Iterator[Fault]:
    """Faults of authentication: a wrong credential is taken for the right one. `keys`: header by argument."""
    ways: dict[str, Callable[[str | None, str], bool]] = {
        "missing": lambda given, _: given is None,
        "empty": lambda given, _: given == "",
        "wrong": lambda given, right: given is not None and given != right,
        "a prefix": lambda given, right: (
            bool(given) and given is not None and len(given) > 3 and right.startswith(given)
        ),
        "longer": lambda given, right: given is not None and given.startswith(right) and given != right,
        "in another case": lambda given, right: given is not None and given != right and given.lower() == right.lower(),
    }
    for header, argument in keys.items():
        for name, forgives in ways.items():
            yield Fault(
                "authentication", f"{header} {name} is let through", before=_letting(header, argument, forgives, opened)
            )


def _letting(
    header: str, argument: str, forgives: Callable[[str | None, str], bool], opened: Callable[[Exchange], bool]
) -> Callable[[Exchange], None]:
    def before(exchange: Exchange) -> None:
        right = exchange.mock.tenant("first").secrets[argument]
        if exchange.call is not None and opened(exchange) and forgives(exchange.headers.get(header), right):
            exchange.headers[header] = right

    return before


def http_faults() -> Iterator[Fault]:
    """Faults of methods and paths."""

    def after(change: Callable[[Exchange], None], status: int) -> Callable[[Exchange], None]:
        return lambda exchange: change(exchange) if exchange.status == status else None

    yield Fault("headers", "405 without Allow", after=after(lambda one: drop(one.sent, "allow"), 405))
    yield Fault(
        "headers",
        "405 that allows everything",
        after=after(lambda one: one.sent.update({"allow": "GET, POST, DELETE, PUT"}), 405),
    )
    yield Fault("status", "404 in place of 405", after=after(lambda one: setattr(one, "status", 404), 405))
    yield Fault(
        "status",
        "400 in place of 404 for an unknown path",
        after=lambda one: setattr(one, "status", 400) if one.status == 404 and one.call is None else None,
    )
    yield Fault(
        "status",
        "200 for an unknown path",
        after=lambda one: setattr(one, "status", 200) if one.status == 404 and one.call is None else None,
    )
    yield Fault(
        "validation",
        "any media type is JSON",
        before=lambda one: one.headers.update({"content-type": "application/json"}) if one.content else None,
    )
    yield Fault(
        "validation",
        "a charset is refused",
        before=lambda one: (
            one.headers.update({"content-type": "text/plain"}) if ";" in one.headers.get("content-type", "") else None
        ),
    )
    yield Fault(
        "validation",
        "a trailing slash is overlooked",
        before=lambda one: setattr(one, "path", one.path.rstrip("/") or "/"),
    )
    yield Fault(
        "validation",
        "paths are read in any case",
        before=lambda one: (
            setattr(one, "path", one.path.lower()) if one.call is None and one.path.lower() != one.path else None
        ),
    )
    yield Fault(
        "validation",
        "PUT is taken for POST",
        before=lambda one: setattr(one, "method", "POST") if one.method == "PUT" else None,
    )
    yield Fault(
        "validation",
        "a large body is taken",
        before=lambda one: setattr(one, "content", one.content.strip()) if len(one.content) > 1_000_000 else None,
    )
