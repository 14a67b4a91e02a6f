"""What holds for every answer: a documented status, the documented media type, the documented shape, the provider's envelope."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tests.contract.contracts import Call, Place, Schema, contract, escaped, target
from tests.contract.oracle import findings
from tests.contract.provider.wire import Answer
from tests.contract.provider.written import Written

ORDERED = "ordered"
"""Says why an answer may have a status that the contract does not list: a trouble is on order."""
SLOWEST = 5.0
"""Seconds within which anything is answered."""


@dataclass(frozen=True)
class Complaint:
    """What was promised of every answer, and what came."""

    promised: str
    came: str


Envelope = Callable[["ResponseChecker", Call | None, Answer, Any], Iterator[Complaint]]


class ResponseChecker:
    """Checks responses of one provider. It remembers transaction ids, which never come twice."""

    def __init__(self, provider: str, envelope: Envelope, now: Callable[[], int], *, leeway: int, closed: bool) -> None:
        """Check against a provider's contract and envelope.

        `leeway` is how many milliseconds its clock may be off; `closed` forbids fields that no contract lists, which a mock
        has no reason to send and a provider may.
        """
        self.provider = provider
        self.now = now
        self.leeway = leeway
        self.seen: set[str] = set()
        self._envelope = envelope
        self._closed = closed
        self.usual: frozenset[str] = frozenset()
        """Fields that no contract lists and that do no harm."""
        self.written: Written | None = None
        """The answers that are written down; None where others may come."""

    def complaints(self, call: Call | None, answer: Answer, also: Mapping[int, str]) -> Iterator[Complaint]:
        """Name what is wrong with an answer, the gravest first."""
        if answer.status == 0:
            yield Complaint("an answer", answer.content.decode("utf-8", "replace"))
            return
        if answer.seconds > SLOWEST:
            yield Complaint(f"an answer within {SLOWEST:.0f} seconds", f"one after {answer.seconds:.1f}")
        place = _response_place(self.provider, call, answer.status) if call else None
        if place is None and answer.status not in also:
            known = (
                sorted(contract(self.provider)["paths"][call.path][call.method.lower()]["responses"])
                if call
                else sorted(also)
            )
            yield Complaint(f"one of the documented statuses ({', '.join(map(str, known))})", answer.shown())
            return
        kind, _, rest = answer.headers.get("content-type", "").partition(";")
        if kind.strip() != "application/json" or rest.strip().lower() not in {"", "charset=utf-8"}:
            yield Complaint("Content-Type: application/json", repr(answer.headers.get("content-type")))
        if answer.headers.get("content-length", str(len(answer.content))) != str(len(answer.content)):
            yield Complaint("as many bytes as Content-Length says", f"{len(answer.content)}")
        try:
            body = answer.body
        except (ValueError, RecursionError) as error:
            yield Complaint("a JSON body", f"{error}: {answer.shown()}")
            return
        if place is not None:
            yield from self._shape(place, body, answer)
        yield from self._envelope(self, call, answer, body)
        if self.written is not None and not self.written.has(call, answer, ordered=also.get(answer.status) == ORDERED):
            yield Complaint("one of the answers that are written down", answer.shown())

    def _shape(self, place: Place, body: Any, answer: Answer) -> Iterator[Complaint]:
        for finding in findings(self.provider, place, body):
            where = finding.pointer or "the body"
            yield Complaint(f"a body that keeps the contract's rule `{finding.rule}` at {where}", answer.shown())
        if self._closed:
            for pointer in unlisted(contract(self.provider), place.schema, body):
                if pointer.rpartition("/")[2] in self.usual:
                    continue
                yield Complaint("no field that the contract does not list", f"{pointer} in {answer.shown()}")

    def once(self, name: str, value: object) -> Iterator[Complaint]:
        """Complain about an id that came before."""
        if str(value) in self.seen:
            yield Complaint(f"a {name} of its own for every answer", f"{value!r} twice")
        self.seen.add(str(value))

    def timely(self, value: object) -> Iterator[Complaint]:
        """Complain about a time stamp that is not now, in milliseconds."""
        now = self.now()
        if not isinstance(value, int) or abs(value - now) > self.leeway:
            yield Complaint(f"a timestamp in milliseconds, now ({now})", repr(value))


def _response_place(provider: str, call: Call, status: int) -> Place | None:
    document = contract(provider)
    replies = document["paths"][call.path][call.method.lower()]["responses"]
    if str(status) not in replies:
        return None
    pointer = f"/paths/{escaped(call.path)}/{call.method.lower()}/responses/{status}"
    given = replies[str(status)]
    pointer = given["$ref"][1:] if "$ref" in given else pointer
    content = target(document, given).get("content", {})
    if "application/json" not in content:
        return Place(pointer, {})
    return Place(f"{pointer}/content/application~1json/schema", content["application/json"]["schema"])


def unlisted(document: Schema, schema: Schema, value: Any, pointer: str = "") -> Iterator[str]:
    """Name the fields of a value that its schema does not list."""
    schemas = list(_all(document, schema))
    if isinstance(value, dict):
        known: dict[str, Schema] = {}
        for one in schemas:
            known |= one.get("properties", {})
        for name, item in value.items():
            if name in known:
                yield from unlisted(document, known[name], item, f"{pointer}/{escaped(name)}")
            elif known:
                yield f"{pointer}/{escaped(name)}"
    if isinstance(value, list):
        items: Schema = next((one["items"] for one in schemas if "items" in one), {})
        for index, item in enumerate(value):
            yield from unlisted(document, items, item, f"{pointer}/{index}")


def _all(document: Schema, schema: Schema) -> Iterator[Schema]:
    schema = target(document, schema)
    yield schema
    for word in ("allOf", "anyOf", "oneOf"):
        for one in schema.get(word, ()):
            yield from _all(document, one)
