"""What may be billed, and what is repeated though it may be: declared by overlays, documented in docstrings, obeyed by the clients."""

from __future__ import annotations

import ast
from typing import Any

import pytest

from generator.workspace import ROOT
from tests.providers.contracts import patched, read
from tests.providers.test_evidence import PROVIDERS, actions

FREE = {
    "sandbox": {
        "/authenticate",
        "/kyc/digilocker/sessions/{session_id}/status",
        "/kyc/digilocker-sdk/sessions/{session_id}/status",
        "/kyc/entitylocker/sessions/{session_id}/status",
        "/kyc/entitylocker-sdk/sessions/{session_id}/status",
    },
    "deepvue": set[str](),
    "decentro": set[str](),
}
REPEATED_THOUGH_BILLED = {
    "sandbox": {
        "bank.verify_account_pennyless",
        "bank.verify_ifsc",
        "digilocker.get_document",
        "digilocker.get_user_profile",
        "digilocker.verify_user",
        "digilocker_sdk.get_document",
        "digilocker_sdk.get_user_profile",
        "entitylocker.get_document",
        "entitylocker.get_entity_details",
        "entitylocker.get_user_profile",
        "entitylocker_sdk.get_document",
        "mca.get_company_master_data",
        "mca.get_director_master_data",
        "mca.search_companies",
        "pan.get_aadhaar_link_status",
        "pan.verify",
    },
    "deepvue": {"digilocker.download_file", "digilocker.list_issued_files"},
    "decentro": set[str](),
}
NEVER = "Never repeated once it may have arrived."
COSTS = "Repeated where its response is lost, which may be billed again: `repeat_billed`."
NOTHING = "Repeated where its response is lost; it costs nothing."


def operations(provider: str) -> dict[str, dict[str, Any]]:
    """The operations of a patched contract, by path and method."""
    paths = patched(*read(provider))["paths"]
    verbs = {"get", "put", "post", "delete", "patch"}
    return {f"{path} {verb}": found for path, item in paths.items() for verb, found in item.items() if verb in verbs}


def sentences(provider: str) -> dict[str, set[str]]:
    """Which of the three sentences the docstrings of methods hold, by the methods' names."""
    found: dict[str, set[str]] = {NEVER: set(), COSTS: set(), NOTHING: set()}
    for path in (ROOT / "generated" / "kyc_clients" / provider).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef):
                docstring = ast.get_docstring(node) or ""
                for sentence in [sentence for sentence in found if sentence in docstring]:
                    found[sentence].add(f"{path.stem}.{node.name}")
    return found


@pytest.mark.parametrize("provider", FREE)
def test_what_is_free_is_what_overlays_say_and_nothing_else(provider: str) -> None:
    """A call that nobody knows to be free may be billed."""
    free = {name.split()[0] for name, found in operations(provider).items() if found.get("x-billed") is False}
    assert free == FREE[provider]
    declared = [action for _, _, action in actions(provider) if "x-billed" in str(action.get("update"))]
    assert all(action["x-evidence"].startswith("https://") and action["description"] for action in declared)
    assert bool(declared) is bool(FREE[provider])


@pytest.mark.parametrize("provider", FREE)
def test_each_docstring_says_whether_the_call_is_repeated_and_may_be_billed_again(provider: str) -> None:
    """Exactly one of three sentences, as many as there are operations."""
    docstring = sentences(provider)
    assert docstring[COSTS] == REPEATED_THOUGH_BILLED[provider]
    assert len(docstring[NOTHING]) == len(FREE[provider])
    assert len(docstring[NEVER]) + len(docstring[COSTS]) + len(docstring[NOTHING]) == len(operations(provider))
    assert not docstring[NEVER] & docstring[COSTS]


@pytest.mark.parametrize("provider", PROVIDERS)
def test_no_call_that_starts_something_is_repeated(provider: str) -> None:
    """Sessions, one-time passwords, payments and codes that work once."""
    starting = ("init", "create", "generate", "exchange", "otp", "revoke", "penny_drop")
    repeated = sentences(provider)[COSTS] | sentences(provider)[NOTHING]
    assert [name for name in repeated if any(word in name.partition(".")[2] for word in starting)] == []


def test_readme_says_the_same_of_repeats() -> None:
    """Its table, row by row."""
    readme = (ROOT / "README.md").read_text()
    for row in (
        "| What happened | Safe calls, free or with `repeat_billed` | Others, such as a session start |",
        "| no connection could be made; HTTP 429 | repeated | repeated |",
        "| HTTP 408, 500, 502, 503, 504; a timeout; a broken connection | repeated | raised at once |",
    ):
        assert row in readme
    assert "(`x-billed: false`: Sandbox's login and the status of its sessions)" in readme
