"""Writes the first overlay of a provider: its hosts, and questions as commented actions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from generator.pointers import ROOT, join, split
from generator.scaffold.actions import MOST, action
from generator.scaffold.credentials import credentials
from generator.scaffold.findings import (
    environments,
    files,
    operations,
    personal,
    polled,
    quoted,
    redirects,
    suspects,
    timestamps,
    unnamed_errors,
)
from generator.scaffold.links import links
from generator.scaffold.responses import failures, wrapped, wrapper
from generator.scaffold.words import words

if TYPE_CHECKING:
    from generator.types import Json, Pointer

_MESSAGE: Final = ("message", "msg", "error", "detail", "description", "title")
_CODE: Final = ("code", "status_code", "sub_code", "responseCode", "error_code", "status")
_KINDS: Final = {
    "400": "bad-request", "401": "authentication", "402": "insufficient-credits", "403": "permission-denied", "404": "not-found",
    "409": "conflict", "410": "session-expired", "422": "unprocessable", "429": "rate-limited", "503": "source-unavailable",
    "3": "rejected", "4": "bad-request", "5": "server-error",
}  # fmt: skip
"""What a status, or its first digit, most often means."""
_FLAGS: Final = frozenset({"success", "ok", "successful", "isSuccess", "is_success"})
_TRANSACTION: Final = (
    *("transaction_id", "transactionId", "txn_id", "txnId", "request_id", "requestId", "traceId", "trace_id"),
    *("correlationId", "correlation_id"),
)


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
        credentials(root, evidence),
        _envelope(root, evidence),
        _kinds(root, evidence),
        _sensitive(root, evidence),
        _times(root, evidence),
        _retries(root, evidence),
        _reads(root, evidence),
        _polls(root, evidence),
        _files(root, evidence),
        _callback(root, evidence),
        links(root, evidence),
        words(root, evidence),
        _texts(root),
    ):
        lines += ["", *(f"  # {line}" for line in question), *(f"  # {line}" for line in actions)]
    return "\n".join(lines) + "\n"


def _hosts(root: Json, evidence: str) -> list[str]:
    found = environments(root)
    lines = ["  # Environments: are these the names that users should choose by? Are these all the hosts?"]
    if not found:
        why = "The document names no host of its own. Which is it?"
        update: Json = {"servers": [{"url": "https://api.example.com", "x-environment": "production"}]}
        return [*lines, *(f"  {line}" for line in action("$", why, evidence, update))]
    for index, url, name in found:
        why = f"{url[:200]} is chosen by name."
        lines += [f"  {line}" for line in action(f"$.servers[{index}]", why, evidence, {"x-environment": name})]
    return lines


def _envelope(root: Json, evidence: str) -> tuple[list[str], list[str]]:
    """Where responses speak: those of errors first, then what most successful responses have."""
    calls = [item.node for item in operations(root)]
    names, failed = wrapper(root, calls), failures(root, calls)
    question = ["Envelope: where do responses say what went wrong? Can a failure come under HTTP 200?"]
    listed = ", ".join(quoted(name) for name in names[:MOST])
    question.append(
        f"  found in most responses: {listed}" if names else "  found: successful responses have no members in common."
    )
    if failed:
        question.append(f"  found in responses of errors: {', '.join(map(quoted, [*failed][:MOST]))}")
    schemas = failed | {place: node for place, node in wrapped(root, calls, names).items() if _speaks(place)}
    envelope: dict[str, Json] = {}
    for key, known in (("message", _MESSAGE), ("code", _CODE), ("transaction-id", _TRANSACTION)):
        places: list[Json] = [place for name in known for place, node in schemas.items() if _is_text(place, name, node)]
        if places:
            envelope[key] = places
    flags = [name for name in names if name in _FLAGS and schemas.get(join(ROOT, name), {}).get("type") == "boolean"]
    if flags:
        envelope["failures"] = [{"when": {"pointer": f"/{name}", "is": False}, "error": "rejected"} for name in flags]
    if "message" not in envelope:
        return question, []
    return question, action("$", "Errors speak like this.", evidence, {"x-envelope": envelope})


def _speaks(place: Pointer) -> bool:
    """Whether a member of a successful response is one of the response itself, or of the error in it."""
    first, *rest = split(place)
    return not rest or first in _MESSAGE


def _is_text(place: Pointer, name: str, node: dict[str, Json]) -> bool:
    return split(place)[-1] == name and "properties" not in node and node.get("type") not in {"object", "array"}


def _kinds(root: Json, evidence: str) -> tuple[list[str], list[str]]:
    question = [
        "Errors: which exception should each status raise? Without an answer its number decides: 404 is NotFound."
    ]
    actions: list[str] = []
    for item, status in unnamed_errors(root)[:MOST]:
        target = f"$.paths[{json.dumps(item.path)}].{item.method}.responses[{json.dumps(status)}]"
        actions += action(
            target, f"HTTP {status} means this.", evidence, {"x-error": _KINDS.get(status, _KINDS[status[0]])}
        )
    return question, actions


def _sensitive(root: Json, evidence: str) -> tuple[list[str], list[str]]:
    found = personal(root)
    question = [
        "Sensitive: what must never be printed or logged? By their names, these might be; look for others, too."
    ]
    actions: list[str] = []
    for field in found[:MOST]:
        target = f"$..properties[{json.dumps(field.name)}]"
        actions += action(target, "Names a person, or is a secret.", evidence, {"x-sensitive": True})
    more = [f"  (and {len(found) - MOST} more)"] if len(found) > MOST else []
    return [*question, *more] if found else [*question, "  found: none by name."], actions


def _times(root: Json, evidence: str) -> tuple[list[str], list[str]]:
    found = timestamps(root)
    question = ["Times: are these numbers timestamps, and do they count milliseconds or seconds since 1970?"]
    actions: list[str] = []
    for field in found[:MOST]:
        target = f"$..properties[{json.dumps(field.name)}]"
        actions += action(target, "Counts milliseconds.", evidence, {"x-epoch": "milliseconds"})
    return question if found else [*question, "  found: none by name."], actions


def _retries(root: Json, evidence: str) -> tuple[list[str], list[str]]:
    found = [item for item in operations(root) if item.method in {"post", "patch"}]
    question = [
        "Retries: which of these may be sent again after they may have arrived? None is, unless you say so; GET, HEAD and",
        "OPTIONS are (see the next question).",
    ]
    actions: list[str] = []
    for item in found[:MOST]:
        target = f"$.paths[{json.dumps(item.path)}].{item.method}"
        actions += action(target, "Only reads; nothing is billed twice.", evidence, {"x-retry": "safe"})
    return question, actions


def _reads(root: Json, evidence: str) -> tuple[list[str], list[str]]:
    found = [item for item in operations(root) if item.method == "get"]
    question = [
        "Reads: does one of these change something, or cost something each time? All are repeated, unless you say so."
    ]
    actions: list[str] = []
    for item in found[:MOST]:
        target = f"$.paths[{json.dumps(item.path)}].get"
        actions += action(target, "Changes something.", evidence, {"x-retry": "unsafe"})
    return (question, actions) if found else ([*question, "  found: no GET."], [])


def _polls(root: Json, evidence: str) -> tuple[list[str], list[str]]:
    question = [
        "Polling: is one of these asked again and again until it is done? Which states end that, and which are failures?"
    ]
    actions: list[str] = []
    for item, state in polled(root)[:MOST]:
        target = f"$.paths[{json.dumps(item.path)}].get"
        poll: dict[str, Json] = {"status": state.place, "done": [*state.done]}
        poll |= {"failed": {**state.failed}} if state.failed else {}
        actions += action(target, "Asked until it is done.", evidence, {"x-poll": poll})
    return (question, actions) if actions else ([*question, "  found: no GET of something that has states."], [])


def _files(root: Json, evidence: str) -> tuple[list[str], list[str]]:
    question = ["Files: which of these links lead to files, and which of these texts are files in base64?"]
    actions: list[str] = []
    old = isinstance(root, dict) and str(root.get("openapi")).startswith("3.0")
    base64: dict[str, Json] = {"format": "byte"} if old else {"contentEncoding": "base64"}
    for field, is_link in files(root)[:MOST]:
        target = f"$..properties[{json.dumps(field.name)}]"
        update: dict[str, Json] = {"x-file-link": True, "x-sensitive": True} if is_link else base64
        actions += action(target, "Leads to a file." if is_link else "Holds a file.", evidence, update)
    return (question, actions) if actions else ([*question, "  found: none by name."], [])


def _callback(root: Json, evidence: str) -> tuple[list[str], list[str]]:
    question = [
        "Callback: does a person's browser come back with a query? What is the session called in it, the state, the error?"
    ]
    if not redirects(root):
        return [*question, "  found: no field that sounds like the address to come back to."], []
    update: Json = {"x-callback": {"session": ["session_id"], "state": ["state"], "error": ["error"]}}
    return question, action("$", "The browser comes back with these.", evidence, update)


def _texts(root: Json) -> tuple[list[str], list[str]]:
    found = suspects(root)
    question = [
        'Texts and examples: may they be kept here? If not, write keep = "structure" into SOURCE.toml and take them out.',
    ]  # fmt: skip
    if found:
        question.append(f"  {len(found)} texts look like a secret or a real person's number; look at them first:")
        question += [f"  {quoted(pointer)}" for pointer in found[:10]]
    return question, []
