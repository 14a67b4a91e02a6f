"""`arazzo.yaml`, run by a program that is not ours: Redocly's `respect` walks every flow against the mocks."""

import json
import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from kyc_clients._runtime.mock import Mock
from kyc_clients.decentro import Decentro
from kyc_clients.decentro.mock import DecentroMock
from tests.contract.contracts import CLIENTS
from tests.mocks.support import BACK, PURPOSE

ROOT = Path(__file__).parents[2]
REDOCLY = ROOT / ".venv" / "node" / "node_modules" / ".bin" / "redocly"
QUIET = {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true"}
FLOWS = sorted(CLIENTS.glob("*/arazzo.yaml"))

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not REDOCLY.exists(), reason="no Redocly here: `make lint-specs` sets it up"),
]


def _redocly(*arguments: str) -> None:
    path = f"{ROOT / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    command = [str(REDOCLY), *arguments]
    done = subprocess.run(
        command, env={**os.environ, **QUIET, "PATH": path}, capture_output=True, check=False, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _run(mock: Mock, calls: Iterable[tuple[str, Mapping[str, str]]], folder: Path) -> list[dict[str, Any]]:
    """Run workflows of a provider with their inputs, all in one; return the steps with their responses."""
    steps = [
        {
            "stepId": f"run{index}",
            "workflowId": f"$sourceDescriptions.flows.{name}",
            "parameters": [{"name": key, "value": value} for key, value in inputs.items()],
        }
        for index, (name, inputs) in enumerate(calls)
    ]
    source = {"name": "flows", "type": "arazzo", "url": str(CLIENTS / mock.provider.name / "arazzo.yaml")}
    whole = {
        "arazzo": "1.0.1",
        "info": {"title": "All", "version": "1"},
        "sourceDescriptions": [source],
        "workflows": [{"workflowId": "all", "steps": steps}],
    }
    document, log = folder / "arazzo.yaml", folder / "log.json"
    document.write_text(json.dumps(whole))
    _redocly("respect", str(document), "--server", f"api={mock.base_url}", "--json-output", str(log))
    return list(_steps(json.loads(log.read_text())))


def _steps(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict) and "response" in node:
        yield node
    elif isinstance(node, dict | list):
        for item in node.values() if isinstance(node, dict) else node:
            yield from _steps(item)


def _outputs(workflow: Any, steps: Iterable[dict[str, Any]]) -> dict[str, str]:
    """What a workflow puts out, read from the response of its last step."""
    last = workflow["steps"][-1]
    response = next(step for step in steps if step["stepId"] == last["stepId"])["response"]
    found: dict[str, str] = {}
    for name, expression in last["outputs"].items():
        value = response["body"]
        for key in expression.removeprefix("$response.body#/").split("/"):
            value = value[key]
        found[name] = str(value)
    return found


def _consented(mock: Mock, outputs: Mapping[str, str]) -> dict[str, str]:
    """Let the person of a session consent to everything; return the code that comes back, if one does."""
    known = {session.id for session in mock.state.sessions}
    for value in known & set(outputs.values()):
        back = parse_qs(urlsplit(mock.consent(value) or "").query)
        return {"code": back["code"][0]} if "code" in back else {}
    return {}


def _by_code(mock: DecentroMock) -> dict[str, str]:
    """Open a session of Decentro's older suite whose code the caller exchanges."""
    with Decentro(base_url=mock.base_url, **mock.credentials) as client:
        opened = client.digilocker.initiate_session(
            reference_id=mock.state.ids.hex(8),
            consent_purpose=PURPOSE,
            redirect_url=BACK,
            abstract_access_token=False,
        )
    outputs = {"initial_decentro_transaction_id": opened.decentro_txn_id}
    return outputs | _consented(mock, outputs)


@pytest.mark.parametrize("document", FLOWS, ids=lambda path: path.parent.name)
def test_every_flow_runs_from_its_opening_to_its_last_document(
    document: Path, mocks: dict[str, Mock], tmp_path: Path
) -> None:
    """A person consents in between. Redocly holds every response to the contract."""
    mock = mocks[document.parent.name]
    workflows = {item["workflowId"]: item for item in yaml.safe_load(document.read_text())["workflows"]}
    given = {name: mock.tenant().secrets[name] for name in mock.provider.arguments}

    def inputs(name: str, more: Mapping[str, str]) -> tuple[str, dict[str, str]]:
        asked = workflows[name]["inputs"]["required"]
        return name, {key: value for key, value in {**given, "reference": name, **more}.items() if key in asked}

    opening = [name for name in workflows if name.endswith("-open")]
    steps = _run(mock, [inputs(name, {}) for name in opening], tmp_path)
    opened: dict[str, dict[str, str]] = {}
    for name in opening:
        found = _outputs(workflows[name], steps)
        opened[name.removesuffix("-open")] = found | _consented(mock, found)
    reading = [
        inputs(name, opened[opener] if way == "read" else _by_code(cast("DecentroMock", mock)))
        for name in workflows
        for opener, _, way in (name.partition("-"),)
        if name not in opening
    ]
    _run(mock, reading, tmp_path)

    asked = {step["operationId"] for workflow in workflows.values() for step in workflow["steps"]}
    assert asked == {entry.operation for entry in mock.requests}
    assert {entry.status // 100 for entry in mock.requests} == {2}


def test_redocly_finds_no_fault_in_any_of_them() -> None:
    """By its strictest rules; a warning is an error."""
    _redocly("lint", "--extends", "recommended-strict", *map(str, FLOWS))
