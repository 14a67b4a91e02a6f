"""What no page of a provider shows is never stated as a fact: by docstrings, by `explain`, by `lint`."""

from __future__ import annotations

import inspect
import json
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from generator.lint.evidence import check_evidence
from generator.overlay import load
from generator.parse import decode, parse
from tests.providers.samples import SPECS

ROOT = Path(__file__).resolve().parents[2]
PROVIDERS = ("decentro", "deepvue", "sandbox")
SAYS = {"inferred": "Inferred: no page", "observed": "Observed in public code; no page"}


@cache
def _contract(provider: str) -> Any:
    return json.loads((ROOT / "generated" / "kyc_clients" / provider / "openapi.json").read_text("utf-8"))


@cache
def _methods(provider: str) -> dict[str, str]:
    """Docstrings of the methods of the blocking client, by operation, as one line each."""
    found: dict[str, str] = {}
    contract = _contract(provider)
    for tag in {operation["tags"][0] for _, operation in _operations(contract)}:
        module = import_module(f"kyc_clients.{provider}.{tag.replace('-', '_')}")
        group = next(value for name, value in vars(module).items() if name in module.__all__ and "Async" not in name)
        for name, operation in vars(module).items():
            if name.isupper() and hasattr(operation, "responses"):
                written = inspect.getdoc(getattr(group, name.lower())) or ""
                found[operation.id] = " ".join(written.split())
    return found


def _operations(contract: Any) -> list[tuple[str, Any]]:
    items = [operation for item in contract["paths"].values() for operation in item.values()]
    return [(one["operationId"], one) for one in items if isinstance(one, dict) and "operationId" in one]


@pytest.mark.parametrize("provider", PROVIDERS)
def test_every_operation_links_its_page(provider: str) -> None:
    """At the provider's own site; the single sign-on of Decentro is in its own repository alone."""
    hosts = {
        "decentro": ("https://docs.decentro.tech/", "https://github.com/decentro-in/"),
        "deepvue": ("https://docs.deepvue.ai/",),
        "sandbox": ("https://developer.sandbox.co.in/",),
    }[provider]
    written = _methods(provider)

    assert len(written) == {"decentro": 15, "deepvue": 5, "sandbox": 28}[provider]
    assert [name for name, text in written.items() if not any(host in text for host in hosts)] == []


@pytest.mark.parametrize("provider", PROVIDERS)
def test_an_operation_that_no_page_shows_says_so_with_its_evidence(provider: str) -> None:
    """And those that pages show do not."""
    written = _methods(provider)
    for name, operation in _operations(_contract(provider)):
        level = operation.get("x-confidence", "documented")
        for confidence, sentence in SAYS.items():
            whole = f"{sentence} of the provider says so (from {operation.get('x-evidence')})."
            before_arguments = written[name].partition("Args:")[0]
            assert (whole in before_arguments) == (level == confidence), name


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_member_that_no_page_shows_says_so_with_its_evidence(provider: str) -> None:
    """In the docstring of the method that takes it, or of the class that has it."""
    texts = "\n".join(
        path.read_text("utf-8") for path in sorted((ROOT / "generated" / "kyc_clients" / provider).rglob("*.py"))
    )
    flat = " ".join(texts.split())
    doubted = [
        (f"{name}.{member}", item)
        for name, schema in _contract(provider).get("components", {}).get("schemas", {}).items()
        for member, item in schema.get("properties", {}).items()
        if item.get("x-confidence") in SAYS
    ]

    for place, item in doubted:
        sentence = SAYS[item["x-confidence"]]
        assert f"{' '.join(item['description'].split())} {sentence} of the provider says so" in flat, place
    assert len(doubted) == {"decentro": 10, "deepvue": 4, "sandbox": 0}[provider]


def test_error_responses_that_no_page_shows_are_listed() -> None:
    """Decentro documents 400 alone for DigiLocker."""
    written = _methods("decentro")["digilockerSsoInitiateSession"]

    assert "Responses 401, 403, 404, 429, 500, 503: inferred; no page of the provider shows that." in written


@pytest.mark.parametrize(
    ("name", "fact"),
    [
        ("entitylockerGetDocument", "deletes the documents after 60 minutes"),
        ("entitylockerInitiateSession", "one hour if left out, as with DigiLocker (inferred)"),
        ("digilockerInitiateSession", "publicly accessible"),
    ],
)
def test_facts_that_a_caller_plans_with_are_in_the_docstring(name: str, fact: str) -> None:
    """How long documents live, what a URL must be."""
    assert fact in _methods("sandbox")[name]


def _overlay(description: str, evidence: str) -> Any:
    text = (
        f"overlay: 1.1.0\ninfo: {{title: T, version: '1'}}\nactions:\n  - target: $\n    description: {description}\n"
    )
    text += f"    x-evidence: {evidence}\n    update: {{a: 1}}\n"
    return load(parse(decode("1.overlay.yaml", text.encode())))


@pytest.mark.parametrize(
    ("description", "evidence", "codes"),
    [
        ("It is so.", "specs/acme/samples/a.json", ["overlay-unsure"]),
        ("It is so, inferred from a sister call.", "specs/acme/samples/a.json", []),
        ("It is so.", "specs/acme/samples/b.json", []),
        ("It is so.", "https://acme.example/page", []),
    ],
)
def test_an_action_that_rests_on_its_own_sample_says_so(description: str, evidence: str, codes: list[str]) -> None:
    """An inferred sample shows no more than that we agree with ourselves."""
    found = check_evidence([_overlay(description, evidence)], {"specs/acme/samples/a.json"})

    assert [item.code for item in found] == codes


@pytest.mark.parametrize("provider", PROVIDERS)
def test_no_action_of_ours_rests_on_an_inferred_sample_in_silence(provider: str) -> None:
    """Each says `inferred`."""
    inferred = {
        path.relative_to(ROOT).as_posix()
        for path in SPECS.glob("*/samples/*.json")
        if json.loads(path.read_text("utf-8"))["confidence"] == "inferred"
    }
    paths = sorted((ROOT / "overlays" / provider).glob("*.overlay.yaml"))
    overlays = [load(parse(decode(path.name, path.read_bytes()))) for path in paths]

    assert [str(item) for item in check_evidence(overlays, inferred)] == []
