"""Writes the first overlay of a provider: its hosts, and questions as commented actions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from generator.dump import flow, key as one_line
from generator.scaffold.findings import (
    environments,
    failure_places,
    files,
    logins,
    operations,
    personal,
    polled,
    quoted,
    redirects,
    suspects,
    timestamps,
    unnamed_errors,
    wrapped,
    wrapper,
)
from generator.values import object_at

if TYPE_CHECKING:
    from generator.types import Json

_MOST: Final = 40
_MESSAGE: Final = ("message", "msg", "error", "detail", "description")
_CODE: Final = ("code", "status_code", "sub_code", "responseCode", "error_code", "status")
_FLAGS: Final = frozenset({"success", "ok", "successful", "isSuccess", "is_success"})
_TRANSACTION: Final = ("transaction_id", "transactionId", "txn_id", "txnId", "request_id", "requestId")


def overlay_text(title: str, root: Json, evidence: str) -> str:
    """Return the text of the overlay. What is active in it is certain; what is a guess is a comment."""
    lines = [
        f"# What {title}'s document does not say. Answer each question: uncomment and correct what is true, delete the rest.",
        "# overlays/README.md explains the keywords. `python -m generator explain` shows what an action has done.",
        "overlay: 1.1.0",
        "info:",
        f"  title: What {title}'s document does not say",
        '  version: "1"',
        "actions:",
        *_hosts(root, evidence),
    ]
    for question, actions in (
        _credentials(root, evidence),
        _envelope(root, evidence),
        _kinds(root, evidence),
        _sensitive(root, evidence),
        _times(root, evidence),
        _retries(root, evidence),
        _reads(root, evidence),
        _polls(root, evidence),
        _files(root, evidence),
        _callback(root, evidence),
        _texts(root),
    ):
        lines += ["", *(f"  # {line}" for line in question), *(f"  # {line}" for line in actions)]
    return "\n".join(lines) + "\n"


def _action(target: str, why: str, evidence: str, update: Json) -> list[str]:
    return [
        f"- target: {one_line(target)}",
        f"  description: {one_line(why)}",
        f"  x-evidence: {one_line(evidence)}",
        f"  update: {flow(update)}",
    ]


def _hosts(root: Json, evidence: str) -> list[str]:
    found = environments(root)
    lines = ["  # Environments: are these the names that users should choose by? Are these all the hosts?"]
    if not found:
        why = "The document names no host of its own. Which is it?"
        update: Json = {"servers": [{"url": "https://api.example.com", "x-environment": "production"}]}
        return [*lines, *(f"  {line}" for line in _action("$", why, evidence, update))]
    for index, url, name in found:
        why = f"{url[:200]} is chosen by name."
        lines += [f"  {line}" for line in _action(f"$.servers[{index}]", why, evidence, {"x-environment": name})]
    return lines


def _credentials(root: Json, evidence: str) -> tuple[list[str], list[str]]:
    schemes = object_at(object_at(root, "components"), "securitySchemes")
    question = ["Credentials: how does one authenticate? Each scheme becomes an argument of the client."]
    for name, scheme in list(schemes.items())[:_MOST]:
        node = scheme if isinstance(scheme, dict) else {}
        words = [str(node[key]) for key in ("type", "scheme", "in", "name") if key in node]
        question.append(f"  found: {quoted(name)} ({quoted(' '.join(words))[1:-1]})")
    if not schemes:
        question.append("  found: no security scheme at all. Header parameters that hold a key should become one:")
        update: Json = {
            "components": {"securitySchemes": {"apiKey": {"type": "apiKey", "in": "header", "name": "x-api-key"}}},
            "security": [{"apiKey": []}],
        }
        return question, _action("$", "The key travels in a header.", evidence, update)
    found = [item for item in logins(root) if item.identity][:1]
    if not found:
        return question, []
    question.append(f"Does {quoted(found[0].identity)} give a token? Then the client can log in by itself:")
    target = f"$.components.securitySchemes[{json.dumps(next(iter(schemes)))}]"
    login: Json = {"x-login": {"operation": found[0].identity, "token": ["/access_token"], "lifetime": 3600}}
    return question, _action(target, "A login gives it.", evidence, login)


def _envelope(root: Json, evidence: str) -> tuple[list[str], list[str]]:
    names = wrapper(root)
    question = ["Envelope: where do replies say what went wrong? Can a failure come under HTTP 200?"]
    if not names:
        return _failures(root, evidence, question)
    question.append(f"  found in most replies: {', '.join(quoted(name) for name in names[:_MOST])}")
    envelope: dict[str, Json] = {}
    for key, known in (("message", _MESSAGE), ("code", _CODE), ("transaction-id", _TRANSACTION)):
        places: list[Json] = [_place(root, name, known) for name in known if name in names]
        if places:
            envelope[key] = places
    flags = [name for name in names if name in _FLAGS and wrapped(root, name).get("type") == "boolean"]
    if flags:
        envelope["failures"] = [{"when": {"pointer": f"/{name}", "is": False}, "error": "rejected"} for name in flags]
    if not envelope:
        return question, []
    return question, _action("$", "Errors speak like this.", evidence, {"x-envelope": envelope})


def _failures(root: Json, evidence: str, question: list[str]) -> tuple[list[str], list[str]]:
    """Where replies of errors speak, if those of success have nothing in common."""
    question = [*question, "  found: successful replies have no members in common."]
    places = failure_places(root)
    envelope: dict[str, Json] = {}
    for key, known in (
        ("message", _MESSAGE),
        ("code", _CODE),
        ("transaction-id", (*_TRANSACTION, "traceId", "trace_id")),
    ):
        found: list[Json] = [place for name in known for place in places if place.endswith(f"/{name}")]
        if found:
            envelope[key] = found
    if "message" not in envelope:
        return question, []
    question.append(f"  found in replies of errors: {', '.join(map(quoted, places[:_MOST]))}")
    return question, _action("$", "Errors speak like this.", evidence, {"x-envelope": envelope})


def _kinds(root: Json, evidence: str) -> tuple[list[str], list[str]]:
    question = [
        "Errors: which exception should each status raise? Without an answer its number decides: 404 is NotFound."
    ]
    actions: list[str] = []
    for item, status in unnamed_errors(root)[:_MOST]:
        target = f"$.paths[{json.dumps(item.path)}].{item.method}.responses[{json.dumps(status)}]"
        actions += _action(target, f"HTTP {status} means this.", evidence, {"x-error": "rejected"})
    return question, actions


def _place(root: Json, name: str, known: tuple[str, ...]) -> str:
    """Where a member says something: in itself, or below itself where it is an object of its own."""
    inner = next((item for item in known if item in object_at(wrapped(root, name), "properties")), "")
    return f"/{name}/{inner}" if inner else f"/{name}"


def _sensitive(root: Json, evidence: str) -> tuple[list[str], list[str]]:
    found = personal(root)
    question = [
        "Sensitive: what must never be printed or logged? By their names, these might be; look for others, too."
    ]
    actions: list[str] = []
    for field in found[:_MOST]:
        target = f"$..properties[{json.dumps(field.name)}]"
        actions += _action(target, "Names a person, or is a secret.", evidence, {"x-sensitive": True})
    more = [f"  (and {len(found) - _MOST} more)"] if len(found) > _MOST else []
    return [*question, *more] if found else [*question, "  found: none by name."], actions


def _times(root: Json, evidence: str) -> tuple[list[str], list[str]]:
    found = timestamps(root)
    question = ["Times: are these numbers moments, and do they count milliseconds or seconds since 1970?"]
    actions: list[str] = []
    for field in found[:_MOST]:
        target = f"$..properties[{json.dumps(field.name)}]"
        actions += _action(target, "Counts milliseconds.", evidence, {"x-epoch": "milliseconds"})
    return question if found else [*question, "  found: none by name."], actions


def _retries(root: Json, evidence: str) -> tuple[list[str], list[str]]:
    found = [item for item in operations(root) if item.method in {"post", "patch"}]
    question = [
        "Retries: which of these may be sent again after they may have arrived? None is, unless you say so; GET, HEAD and",
        "OPTIONS are (see the next question).",
    ]
    actions: list[str] = []
    for item in found[:_MOST]:
        target = f"$.paths[{json.dumps(item.path)}].{item.method}"
        actions += _action(target, "Only reads; nothing is billed twice.", evidence, {"x-retry": "safe"})
    return question, actions


def _reads(root: Json, evidence: str) -> tuple[list[str], list[str]]:
    found = [item for item in operations(root) if item.method == "get"]
    question = [
        "Reads: does one of these change something, or cost something each time? All are repeated, unless you say so."
    ]
    actions: list[str] = []
    for item in found[:_MOST]:
        target = f"$.paths[{json.dumps(item.path)}].get"
        actions += _action(target, "Changes something.", evidence, {"x-retry": "unsafe"})
    return (question, actions) if found else ([*question, "  found: no GET."], [])


def _polls(root: Json, evidence: str) -> tuple[list[str], list[str]]:
    question = [
        "Polling: is one of these asked again and again until it is done? Which states end that, and which are failures?"
    ]
    actions: list[str] = []
    for item, place, states in polled(root)[:_MOST]:
        target = f"$.paths[{json.dumps(item.path)}].get"
        update: Json = {"x-poll": {"status": place, "done": [*states]}}
        actions += _action(target, "Asked until it is done.", evidence, update)
    return (question, actions) if actions else ([*question, "  found: no GET of something that has states."], [])


def _files(root: Json, evidence: str) -> tuple[list[str], list[str]]:
    question = ["Files: which of these links lead to files, and which of these texts are files in base64?"]
    actions: list[str] = []
    for field, is_link in files(root)[:_MOST]:
        target = f"$..properties[{json.dumps(field.name)}]"
        update: dict[str, Json] = {"x-file-link": True} if is_link else {"contentEncoding": "base64"}
        actions += _action(target, "Leads to a file." if is_link else "Holds a file.", evidence, update)
    return (question, actions) if actions else ([*question, "  found: none by name."], [])


def _callback(root: Json, evidence: str) -> tuple[list[str], list[str]]:
    question = [
        "Callback: does a person's browser come back with a query? What is the session called in it, the state, the error?"
    ]
    if not redirects(root):
        return [*question, "  found: no field that sounds like the address to come back to."], []
    update: Json = {"x-callback": {"session": ["session_id"], "state": ["state"], "error": ["error"]}}
    return question, _action("$", "The browser comes back with these.", evidence, update)


def _texts(root: Json) -> tuple[list[str], list[str]]:
    found = suspects(root)
    question = [
        'Texts and examples: may they be kept here? If not, write keep = "structure" into SOURCE.toml and take them out.',
    ]  # fmt: skip
    if found:
        question.append(f"  {len(found)} texts look like a secret or a real person's number; look at them first:")
        question += [f"  {quoted(pointer)}" for pointer in found[:10]]
    return question, []
