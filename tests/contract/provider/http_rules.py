"""What HTTP itself asks of a server, on every path: methods, paths, media types, bodies that are no JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from tests.contract.contracts import Call, contract
from tests.contract.provider.asking import ask
from tests.contract.provider.lab import Lab
from tests.contract.provider.profile import Profile
from tests.contract.provider.promise import Promise
from tests.contract.provider.wire import Ask

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "QUERY", "PROPFIND")
LARGE = 1_048_576


def promises(profile: Profile, calls: dict[str, Call]) -> Iterator[Promise]:
    """Return the promises of this layer."""
    checks = {
        "a method that is not documented is refused with 405 and the right Allow": _methods,
        "a path that is not documented is refused with 404": _paths,
        "a body counts as JSON by its media type alone": _media,
        "a body that is no JSON is refused and breaks nothing": _unreadable,
        "unusual JSON means what it says": _unusual,
        "a body that is too large is refused with 413": _large,
        "names of headers are read in any case": _cases,
        "parts of a path are read percent-decoded": _encoded,
    }
    assert calls
    for says, check in checks.items():
        alone = check in {_methods, _paths}
        yield Promise(profile.name, "http", says, _check_for(profile, check), controlled=not alone, safe=not alone)


def _check_for(profile: Profile, check: Any) -> Any:
    def keep(lab: Lab) -> None:
        check(profile, lab)

    return keep


def _methods(profile: Profile, lab: Lab) -> None:
    paths = contract(lab.provider)["paths"]
    for call in lab.calls.values():
        allowed = sorted(name.upper() for name in paths[call.path] if name.upper() in METHODS)
        valid = ask(call, profile.valid(lab, call), profile.headers(lab, call))
        for method in METHODS:
            if method in allowed:
                continue
            answer = (
                lab.send(None, Ask(method, valid.path, valid.headers), also={405: "wrong method"})
                if method != "HEAD"
                else lab.transport.exchange(Ask(method, valid.path, valid.headers))
            )
            if answer.status != 405 or sorted(answer.headers.get("allow", "").split(", ")) != allowed:
                raise lab.broken(
                    call.id,
                    f"{method} refused with 405 and Allow: {', '.join(allowed)}",
                    f"{answer.shown()} Allow: {answer.headers.get('allow')}",
                    answer,
                )


def _paths(profile: Profile, lab: Lab) -> None:
    for call in lab.calls.values():
        valid = ask(call, profile.valid(lab, call), profile.headers(lab, call))
        path = valid.path.partition("?")[0]
        for other in _neighbours(path, call):
            if _is_known(lab, other):
                continue
            answer = lab.send(None, Ask(call.method, other, valid.headers, valid.content), also={404: "unknown path"})
            lab.expect(answer, None, 404, why=f"{other}, which no path of the contract is")


def _neighbours(path: str, call: Call) -> Iterator[str]:
    yield f"{path}/"
    yield f"{path}/unforeseen"
    yield f"/{path}"
    yield path.rpartition("/")[0] or "/"
    yield f"{path.rpartition('/')[0]}//{path.rpartition('/')[2]}"
    yield path.replace("/", "%2F")
    yield f"{path};x=1" if "{" not in call.path.rpartition("/")[2] else f"{path}/x;y"
    first = path.split("/")[1]
    yield path.replace(first, first.upper(), 1)
    yield path.replace(first, f"{first}x", 1)
    yield f"/v9{path}"
    yield "/"
    yield "/%00"
    yield "/%ff%fe"


def _is_known(lab: Lab, path: str) -> bool:
    parts = path.split("/")
    for known in contract(lab.provider)["paths"]:
        ours = known.split("/")
        if len(ours) == len(parts) and all(
            one == two or (one.startswith("{") and two) for one, two in zip(ours, parts, strict=True)
        ):
            return True
    return False


def _bodied(profile: Profile, lab: Lab) -> Iterator[tuple[Call, Ask]]:
    for call in lab.calls.values():
        if call.body is not None:
            yield call, ask(call, profile.valid(lab, call), profile.headers(lab, call))


def _media(profile: Profile, lab: Lab) -> None:
    right = (
        "application/json",
        "APPLICATION/JSON",
        "application/json; charset=utf-8",
        'application/json;charset="UTF-8"',
        "application/json ; charset=utf-8",
        "application/json; version=1",
    )
    wrong = (
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/jsonx",
        "xapplication/json",
        "application/xml",
        "application/json; charset=utf-16",
        "AAA",
        "*/*",
        "application/",
        "text/json",
    )
    for call, _ in _bodied(profile, lab):
        for media in right:
            filling = profile.valid(lab, call)
            valid = ask(call, filling, profile.headers(lab, call))
            answer = lab.send(
                call, Ask(call.method, valid.path, {**valid.headers, "content-type": media}, valid.content)
            )
            lab.expect(answer, call, *profile.accepted(lab, call, filling), why=f"Content-Type: {media}")
        valid = ask(call, profile.valid(lab, call), profile.headers(lab, call))
        for media in wrong:
            headers = {name: value for name, value in valid.headers.items() if name != "content-type"} | (
                {"content-type": media} if media else {}
            )
            answer = lab.send(call, Ask(call.method, valid.path, headers, valid.content), also={415: "media type"})
            if answer.status != 415:
                raise lab.broken(call.id, f"415 for Content-Type {media!r}", answer.shown(), answer)


def _unreadable(profile: Profile, lab: Lab) -> None:
    for call, valid in _bodied(profile, lab):
        text = valid.content
        bodies = {
            "truncated": text[:-1],
            "with a tail": text + b"x",
            "two values": text + text,
            "a trailing comma": text[:-1] + b",}",
            "single quotes": text.replace(b'"', b"'"),
            "a comment": b"/**/" + text,
            "a word": b"unforeseen",
            "NaN": _with(text, b"NaN"),
            "Infinity": _with(text, b"Infinity"),
            "-Infinity": _with(text, b"-Infinity"),
            "a number too large for anybody": _with(text, b"1e400"),
            "no UTF-8": _with(text, b'"\xff\xfe"'),
            "UTF-16": text.decode().encode("utf-16"),
            "nested too deep": b"[" * 100_000 + b"]" * 100_000,
            "nested too deep inside": _with(text, b"[" * 50_000 + b"]" * 50_000),
            "blanks": b"  ",
            "a control character": _with(text, b'"\x01"'),
        }
        for what, content in bodies.items():
            answer = lab.send(call, Ask(call.method, valid.path, valid.headers, content))
            lab.expect(answer, call, *profile.unread, why=f"a body that is {what}")


def _with(text: bytes, value: bytes) -> bytes:
    return text[:-1] + b', "unforeseen": ' + value + b"}"


def _unusual(profile: Profile, lab: Lab) -> None:
    for call, _ in _bodied(profile, lab):
        for what, write in _writers():
            filling = profile.valid(lab, call)
            valid = ask(call, filling, profile.headers(lab, call))
            answer = lab.send(call, Ask(call.method, valid.path, valid.headers, write(filling.body)))
            lab.expect(answer, call, *profile.accepted(lab, call, filling), why=f"a body written {what}")


def _writers() -> Iterator[tuple[str, Any]]:
    yield "with blanks", lambda body: b" \r\n\t" + json.dumps(body, indent=3).encode() + b"\n "
    yield (
        "with escapes",
        lambda body: re.sub(r'"[^"]*"', lambda text: text[0].replace("a", "\\u0061"), json.dumps(body)).encode(),
    )
    yield "backwards", lambda body: json.dumps(dict(reversed(body.items()))).encode()
    yield "without blanks, in UTF-8", lambda body: json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def _large(profile: Profile, lab: Lab) -> None:
    for call, valid in _bodied(profile, lab):
        filling = profile.valid(lab, call)
        most = ask(call, filling, profile.headers(lab, call))
        padded = most.content + b" " * (LARGE - len(most.content))
        answer = lab.send(call, Ask(call.method, most.path, most.headers, padded))
        lab.expect(answer, call, *profile.accepted(lab, call, filling), why="a body of a mebibyte")
        padded = valid.content + b" " * (LARGE + 1 - len(valid.content))
        answer = lab.send(call, Ask(call.method, valid.path, valid.headers, padded), also={413: "too large"})
        if answer.status != 413:
            raise lab.broken(call.id, "413 for a body of more than a mebibyte", answer.shown(), answer)


def _cases(profile: Profile, lab: Lab) -> None:
    for call in lab.calls.values():
        for change in (str.upper, str.title):
            filling = profile.valid(lab, call)
            valid = ask(call, filling, profile.headers(lab, call))
            headers = {change(name): value for name, value in valid.headers.items()}
            answer = lab.send(call, Ask(call.method, valid.path, headers, valid.content))
            lab.expect(answer, call, *profile.accepted(lab, call, filling), why="headers in another case")


def _encoded(profile: Profile, lab: Lab) -> None:
    for call in lab.calls.values():
        filling = profile.valid(lab, call)
        path = [one.name for one in call.parameters if one.location == "path"]
        if not path:
            continue
        valid = ask(call, filling, profile.headers(lab, call))
        coded = "".join(f"%{byte:02x}" for byte in str(filling.parameters[path[0]]).encode())
        answer = lab.send(
            call,
            Ask(
                call.method,
                valid.path.replace(quote(str(filling.parameters[path[0]]), safe=""), coded, 1),
                valid.headers,
                valid.content,
            ),
        )
        lab.expect(answer, call, *profile.accepted(lab, call, filling), why="a path with every character encoded")
