"""Values that nobody may ever read in a log, a message or a `repr`: planted wherever a contract says that a value is sensitive."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.contract.attempts import Attempt, complete
from tests.contract.contracts import Call, Place, Schema, contract, target
from tests.contract.line import credentials
from tests.contract.oracle import conforms, findings
from tests.contract.values import full, succeeding

FITTING = ("938471650298", "9384716502", "938471", "QZXWV9384K", "19/07/1983", "QZXW0VB9384", "1983-07-19")
"""For fields with a pattern: an Aadhaar number, a mobile, an OTP, a PAN, two dates, an IFSC. The first that fits is taken."""

DOCUMENT = "Y2FuYXJ5LWRvY3VtZW50LXNlY3JldA=="
URL = "https://canary-host.example.com/private/path?signature=canary-signature-secret"


def secrets(provider: str) -> dict[str, str]:
    """Return credentials that are canaries."""
    return {name: f"canary-credential-{name}" for name in credentials(provider)}


FORMATTED = {"uuid": "5ec2e700-5ec2-4e70-8ec2-5ec2e7005ec2", "date-time": "2083-07-19T05:04:03Z"}
"""For fields with a format."""
_KINDS = {"@entity"}
"""Fields that say what kind of object it is, the same for every person, even where the object is hidden as a whole."""


class Planted:
    """A valid value with canaries in all its sensitive places, and the canaries."""

    def __init__(self, provider: str) -> None:
        """Plant nothing yet."""
        self._provider = provider
        self.canaries: set[str] = set()

    def value(self, schema: Schema, valid: Any, *, sensitive: bool = False, name: str = "") -> Any:
        """Return a valid value with canaries."""
        schema = target(contract(self._provider), schema)
        sensitive = sensitive or bool(
            schema.get("x-sensitive") or schema.get("contentEncoding") or schema.get("x-file-link")
        )
        for branch in schema.get("allOf", ()):
            valid = self.value(branch, valid, sensitive=sensitive, name=name)
        if isinstance(valid, dict):
            known = schema.get("properties", {})
            return {
                key: self.value(known.get(key, {}), item, sensitive=sensitive and key not in _KINDS, name=key)
                for key, item in valid.items()
            }
        if isinstance(valid, list):
            return [self.value(schema.get("items", {}), item, sensitive=sensitive, name=name) for item in valid]
        return self._canary(schema, valid, name) if sensitive else valid

    def _canary(self, schema: Schema, valid: Any, name: str) -> Any:
        if isinstance(valid, bool) or valid is None:
            return valid
        if isinstance(valid, int):
            self.canaries.add("938471650298")
            return 938471650298
        candidates = [URL] if "uri" in str(schema.get("format")) or "url" in name.lower() else []
        candidates += [DOCUMENT] if schema.get("contentEncoding") == "base64" else []
        candidates += [FORMATTED[schema["format"]]] if schema.get("format") in FORMATTED else []
        if "pattern" not in schema and "maxLength" not in schema and "enum" not in schema:
            candidates.append(f"canary {name} Vasundhara")
        for text in (*candidates, *FITTING):
            if fits(schema, text):
                self.canaries.add(text)
                self.canaries.update(["canary-signature-secret"] if text == URL else [])
                return text
        return valid

    def parameters(self, call: Call, whole: Attempt) -> dict[str, Any]:
        """Return parameters with canaries, in every path too: a filled path is a list of ids."""
        return {
            one.name: self.value(
                one.place.schema,
                whole.parameters[one.name],
                sensitive=one.sensitive
                or (one.location == "path" and "enum" not in target(contract(call.provider), one.place.schema)),
                name=one.name,
            )
            for one in call.parameters
        }


def fits(schema: Schema, text: str) -> bool:
    """Whether a text keeps what a schema says of texts alone."""
    import re  # noqa: PLC0415 - only here

    least, most = schema.get("minLength", 0), schema.get("maxLength", len(text))
    return (
        least <= len(text) <= most
        and re.search(schema.get("pattern", ""), text) is not None
        and text in schema.get("enum", [text])
        and conforms(schema, text)
    )


def pointers_of(provider: str, *words: str) -> list[str]:
    """Return where an envelope says these of a failure, as JSON Pointers into a body."""
    envelope = contract(provider).get("x-envelope", {})
    found = [pointer for word in words for pointer in envelope.get(word, ()) if pointer.startswith("/")]
    return list(dict.fromkeys(found))


def placed(pointer: str, value: Any) -> dict[str, Any]:
    """Return the smallest body with a value at a JSON Pointer."""
    for token in reversed(pointer.split("/")[1:]):
        value = [value] if token == "0" else {token: value}
    found: dict[str, Any] = value
    return found


def planted_request(call: Call) -> tuple[Attempt, set[str]]:
    """Return a valid attempt full of canaries, and the canaries."""
    whole, planted = complete(call), Planted(call.provider)
    parameters = planted.parameters(call, whole)
    members = planted.value(call.body.schema, whole.members) if call.body else {}
    attempt = Attempt(call, parameters, members)
    assert attempt.findings == [], attempt.findings
    return attempt, planted.canaries


def repeated(call: Call) -> set[str]:
    """Return the canaries of a request that a client can know again in a message: those of arguments that are sensitive by contract."""
    attempt, canaries = planted_request(call)
    harmless = {str(attempt.parameters[one.name]) for one in call.parameters if not one.sensitive}
    return canaries - harmless - {"canary-signature-secret"}


def nested(call: Call) -> set[str]:
    """Return those of them that stand inside an argument."""
    attempt, _ = planted_request(call)
    flat = {str(value) for value in attempt.arguments.values()}
    return repeated(call) - flat


def planted_answers(call: Call) -> Iterator[tuple[int, Place, Any, set[str]]]:
    """Return valid answers full of canaries, with unknown fields that hold some too."""
    for status, place in call.replies.items():
        if place is not None:
            planted = Planted(call.provider)
            body = planted.value(place.schema, full(call.provider, place, call.id))
            body = succeeding(call.provider, body, call.id)
            assert findings(call.provider, place, body) == []
            canary = "canary unknown Vasundhara"
            yield status, place, {**body, "unforeseen": [canary]}, planted.canaries | {canary}
