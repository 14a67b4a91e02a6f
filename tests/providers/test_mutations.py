"""What the clients make of every documented success, changed in one place: a value, a value with drift, or one typed error."""

from __future__ import annotations

import copy
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from kyc_clients.drift import DriftEvent
from kyc_clients.errors import ApiError, KycError, Rejected, UnexpectedResponse
from tests.providers.samples import Sample, all_samples, answer, make_client
from tests.tallies import TALLIES

CLIENTS = Path(__file__).parents[2] / "generated" / "kyc_clients"
OVERLAYS = Path(__file__).parents[2] / "overlays"
SUCCESSES = [one for one in all_samples() if one.returns is not None and isinstance(one.response.get("body"), dict)]
pytestmark = pytest.mark.filterwarnings("ignore:The provider calls:DeprecationWarning")
PROVIDERS = ("decentro", "deepvue", "sandbox")
VALUE, DRIFT, ERROR = "value", "drift", "error"
VERDICTS = {
    "sandbox": {
        "aadhaarVerifyOtp": "/data/status",
        "bankVerifyAccountPennyDrop": "/data/account_exists",
        "bankVerifyAccountPennyless": "/data/account_exists",
        "digilockerVerifyUser": "/data/user_exists",
        "panGetAadhaarLinkStatus": "/data/aadhaar_seeding_status",
        "panVerify": "/data/status",
    },
    "decentro": {"digilockerSsoPullFile": "/status", "digilockerSsoRevokeSession": "/data/revoked"},
}
"""The member that is the outcome of each verification. Written by hand."""


REFUSALS = {
    *((name, "/data") for name in ("aadhaarVerifyOtp", "bankVerifyAccountPennyDrop", "bankVerifyAccountPennyless")),
    *(
        (f"digilocker{name}", "/data")
        for name in ("DownloadFile", "ExchangeCode", "GetEaadhaar", "InitiateSession", "ListIssuedFiles")
    ),
}
"""Members without which a response is a refusal, by a rule of the envelope. Written by hand; the second row is Deepvue's."""


@dataclass(frozen=True, slots=True)
class Change:
    """One place of a documented success, changed."""

    kind: str
    pointer: str
    body: Any
    status: int


def outcome(sample: Sample, body: Any, status: int) -> tuple[str, list[DriftEvent], object]:
    """What the client makes of a response to the sample's call."""
    fields = {name: getattr(sample, name) for name in Sample.__dataclass_fields__}
    response = Sample(**{**fields, "response": {**sample.response, "body": body, "status": status}})
    events: list[DriftEvent] = []
    with httpx.Client(transport=httpx.MockTransport(lambda _: answer(response))) as http_client:
        client = make_client(sample.provider, http_client, on_drift=events.append)
        group, name = sample.call["method"].split(".")
        try:
            value = getattr(getattr(client, group), name)(**sample.call["arguments"])
        except (UnexpectedResponse, ApiError) as error:
            return ERROR, events, error
    return (DRIFT if events else VALUE), events, value


def members(value: Any, pointer: str = "") -> Iterator[tuple[str, Any, str]]:
    """Every member of an object, with the object that holds it and its pointer, rows by `*`."""
    if isinstance(value, dict):
        for name in list(value):
            yield f"{pointer}/{name}", value, name
            yield from members(value[name], f"{pointer}/{name}")
    elif isinstance(value, list):
        for item in value:
            yield from members(item, f"{pointer}/*")


def changes(sample: Sample) -> Iterator[Change]:
    """Every change of one success that the table counts."""
    whole, status = sample.response["body"], sample.response["status"]
    for other in (200, 201, 202):
        yield Change("other 2xx", "", whole, other)
    for text in ("Done", "", None):
        yield Change("add message", "/message", {"message": text, **whole}, status)
    yield Change("unknown member", "", {**whole, "unforeseen": 1}, status)
    for index, (pointer, _, _) in enumerate(list(members(whole))):
        for kind, value in (("drop", None), ("null", None), ("retype", None), ("unknown variant", "unforeseen")):
            body = copy.deepcopy(whole)
            _, holder, name = list(members(body))[index]
            if kind == "drop":
                del holder[name]
            elif kind == "retype":
                holder[name] = _retyped(holder[name])
            elif kind == "unknown variant" and not isinstance(holder[name], str):
                continue
            else:
                holder[name] = value
            yield Change(kind, pointer, body, status)


def _retyped(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    return {"unforeseen": value} if isinstance(value, list) else 7


@cache
def essential(provider: str) -> dict[str, dict[str, set[str]]]:
    """By operation: `all` members of its success, and the `essential` ones with what holds them, read from the contract."""
    contract = json.loads((CLIENTS / provider / "openapi.json").read_text("utf-8"))
    found: dict[str, dict[str, set[str]]] = {}
    for item in contract["paths"].values():
        for operation in item.values():
            if isinstance(operation, dict) and "operationId" in operation:
                response = next(one for name, one in operation["responses"].items() if name[0] == "2")
                sets = found[operation["operationId"]] = {"all": set[str](), "essential": set[str]()}
                _collect(contract, response["content"]["application/json"]["schema"], "", sets)
    return found


def _collect(contract: Any, schema: Any, pointer: str, sets: dict[str, set[str]]) -> bool:
    """Fill the sets; return whether the object itself cannot be without an essential member."""
    while "$ref" in schema:
        target = contract
        for token in schema["$ref"][2:].split("/"):
            target = target[token]
        schema = {**target, **{key: item for key, item in schema.items() if key == "x-essential"}}
    holds = False
    for name, item in schema.get("properties", {}).items():
        inside = _collect(contract, item, f"{pointer}/{name}", sets)
        sets["all"].add(f"{pointer}/{name}")
        if "x-essential" in item or (inside and name in schema.get("required", ())):
            sets["essential"].add(f"{pointer}/{name}")
            holds = True
    if "items" in schema:
        _collect(contract, schema["items"], f"{pointer}/*", sets)
    return holds


@pytest.mark.parametrize("provider", PROVIDERS)
def test_every_documented_success_changed_in_one_place(provider: str, pytestconfig: pytest.Config) -> None:
    """Every loss that nobody acts on is a value with an event, every other one typed error; no verdict is ever made up.

    The table stands at the end of the run.
    """
    table: Counter[tuple[str, str]] = Counter()
    wrong: list[str] = []
    for sample in (one for one in SUCCESSES if one.provider == provider):
        identity = _identity(sample)
        assert outcome(sample, sample.response["body"], sample.response["status"])[0] != ERROR
        for change in changes(sample):
            kind, events, value = outcome(sample, change.body, change.status)
            table[change.kind, kind] += 1
            wrong += _complaints(provider, identity, sample, change, (kind, events, value))
    pytestconfig.stash[TALLIES].tables[f"documented successes of {provider}, changed in one place"] = _table(
        provider, table
    )
    assert wrong == [], "\n".join(wrong)


def _identity(sample: Sample) -> str:
    contract = json.loads((CLIENTS / sample.provider / "openapi.json").read_text("utf-8"))
    method, _, path = sample.operation.partition(" ")
    return str(contract["paths"][path][method.lower()]["operationId"])


def _complaints(
    provider: str, identity: str, sample: Sample, change: Change, seen: tuple[str, list[DriftEvent], object]
) -> list[str]:
    kind, events, value = seen
    where = f"{sample.name}: {change.kind} {change.pointer}: {kind} {events or value!r}"
    sets = essential(provider)[identity]
    added = change.kind == "add message" and change.pointer not in sets["all"]
    if (added or change.kind in {"other 2xx", "unknown member"}) and kind == ERROR:
        return [where]
    if change.pointer == VERDICTS.get(provider, {}).get(identity) and change.kind in {"drop", "null", "retype"}:
        return [] if type(value) is Rejected or _is_the_one_error(identity, change, value) else [where]
    if change.kind not in {"drop", "null"} or change.pointer not in sets["all"]:
        return []
    if change.pointer in sets["essential"]:
        left_out = "*" in change.pointer and kind == DRIFT  # of several rows, one that is lost
        return [] if left_out or _is_the_one_error(identity, change, value) else [where]
    return [where] if kind == ERROR and not isinstance(value, ApiError) else []


def _is_the_one_error(identity: str, change: Change, value: object) -> bool:
    """Whether a loss is reported as what it is: a response without this member, by its pointer; or the refusal that it means."""
    if type(value) is UnexpectedResponse:
        neither = identity == "authenticationAuthenticate"  # fits neither of its two forms
        either = {""} if neither else set[str]()
        return re.sub(r"/\d+(?=/|$)", "/*", value.pointer) in {change.pointer, *either}
    return type(value) is Rejected and (identity, change.pointer) in REFUSALS


def _table(provider: str, table: Counter[tuple[str, str]]) -> list[str]:
    kinds = dict.fromkeys(change for change, _ in table)
    lines = [f"{'change':<18}{'value':>8}{'drift':>8}{'error':>8}"]
    lines += [f"{one:<18}" + "".join(f"{table[one, kind]:>8}" for kind in (VALUE, DRIFT, ERROR)) for one in kinds]
    lines += ["essential members, by operation:"]
    lines += [f"  {name}: {', '.join(sorted(sets['essential'])) or '-'}" for name, sets in essential(provider).items()]
    return [*lines, "why each is one:", *_reasons(provider)]


def _reasons(provider: str) -> list[str]:
    overlay = yaml.safe_load((OVERLAYS / provider / "96-essential.overlay.yaml").read_text("utf-8"))
    return [f"  {action['target']}: {action['description']}" for action in overlay["actions"]]


def test_few_members_are_essential() -> None:
    """At most a fifth of all, and at least one in every operation."""
    sets = [(provider, name, one) for provider in PROVIDERS for name, one in essential(provider).items()]
    every, acted_on = sum(len(one["all"]) for *_, one in sets), sum(len(one["essential"]) for *_, one in sets)

    assert [(provider, name) for provider, name, one in sets if not one["essential"]] == []
    assert len(sets) == 48
    assert acted_on * 5 <= every, (acted_on, every)


@pytest.mark.parametrize("sample", SUCCESSES, ids=[one.name for one in SUCCESSES])
def test_a_documented_success_makes_no_event(sample: Sample) -> None:
    """What a provider documents is what the contract says."""
    kind, events, value = outcome(sample, sample.response["body"], sample.response["status"])

    assert kind == VALUE or {event.rule for event in events} == {"unknown"}, (
        value
    )  # an inferred sample has members of its own
    assert not isinstance(value, KycError)
