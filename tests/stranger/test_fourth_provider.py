"""A fourth provider that nobody foresaw is files: a client, a mock and contract tests come of them, with no edit anywhere else.

Lantern is made up. It has what the three providers do not: a path that ends in a slash, parameters of a whole path, `uuid` and
`date-time`, an operation without arguments, names of operations that follow no rule, a GET that changes something, and errors whose
members stand under `error`.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.files import read_source, write_tree
from generator.generate import make_tree
from generator.lint import lint
from generator.parse import parse
from generator.scaffold.drafts import drafts
from generator.types import Source
from generator.workspace import ROOT, VOCABULARY, open_workspace

pytestmark = pytest.mark.slow
HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with Lantern alone, its client generated."""
    root = tmp_path_factory.mktemp("stranger")
    for name in ("specs", "overlays"):
        shutil.copytree(HERE / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    workspace = open_workspace(root)
    write_tree(workspace.target, make_tree(workspace, force=True).files)
    return root


def _run(root: Path, *command: str, expected: str = "") -> str:
    """Run Python where Lantern's client, overlays and samples are found before ours; return what it printed."""
    places = " ".join(map(str, (root / "generated", root, ROOT)))
    environment = {**os.environ, "PYTHONPATH": places.replace(" ", os.pathsep)}
    line = [sys.executable, *(part.replace("<places>", places) for part in command)]
    done = subprocess.run(line, cwd=root, env=environment, input=expected, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


LAYERS = {"near misses": 9, "authentication": 35, "http": 12, "troubles": 6, "life cycles": 9, "rules": 4, "samples": 5}
"""Promises of each layer that is tried in process; `make contract` tries schemathesis, too."""


def test_the_client_is_typed_and_named_by_the_contract(tree: Path) -> None:
    """Methods for names of every kind, and a GET that is not repeated."""
    text = (tree / "generated/kyc_clients/lantern/requests.py").read_text("utf-8")

    assert [line for line in text.splitlines() if line.startswith("    def ")] == [
        "    def everything(",
        "    def ask_somebody_now(",
        "    def what_became_of_it(",
        "    def withdraw(",
    ]


FAULTS = {
    "authentication": ('if tenant is None or tenant.standing != "active":', "if tenant is None and not given:"),
    "another customer's session answers like one that does not exist": (
        'state.sessions.find(call.text("request_id").lower(), tenant=call.tenant.name, product=_PRODUCT)',
        'next((one for one in state.sessions if one.id == call.text("request_id").lower()), None)',
    ),
    "requests_withdraw: what keeps all rules is accepted": (
        'session.ended = "withdrawn"',
        'session.ended = "withdrawn"; session.tenant = "second"',
    ),
    "what-became-of-it: what breaks one rule is refused": (
        "problem = reason.problems[0]",
        'problem = reason.problems[0]\n        return _failure(state, 404, "None", "no_such_request")',
    ),
}
"""A piece of Lantern's mock and what is wrong in its place, by a promise that notices."""


def test_lint_has_nothing_to_say_of_it(tree: Path) -> None:
    """Though it asks of a provider here all that `make lint-specs` asks of the contracts."""
    assert lint(open_workspace(tree).providers["lantern"], parse(read_source(ROOT / VOCABULARY, ROOT)), ours=True) == []


def test_its_contract_tests_are_green_and_notice_faults_of_its_mock(tree: Path, tmp_path: Path) -> None:
    """Every promise that needs no schemathesis, by a profile of one file; none of them was written for Lantern."""
    root = shutil.copytree(tree, tmp_path / "tree")
    faults = [[name, right, wrong] for name, (right, wrong) in FAULTS.items()]

    kept, *with_faults = json.loads(_run(root, str(HERE / "keeping.py"), "lantern", expected=json.dumps(faults)))

    assert {name: came for name, came in kept.items() if came} == {}
    assert {layer: sum(name.split("/")[1] == layer for name in kept) for layer in LAYERS} == LAYERS
    assert [name for name, came in zip(FAULTS, with_faults, strict=True) if not any(came.values())] == []


TRY = """
import json, re, httpx
from kyc_clients.mock import Hub
from kyc_clients._runtime.mock import Server

hub = Hub()
server = Server(hub.app)
server.start()
page = httpx.get(f"{server.url}/contracts/lantern").text
told = {}
for operation in hub.trials["lantern"].items:
    sent = httpx.post(f"{server.url}/contracts/lantern/try", data={"operation": operation}).text
    told[operation] = re.search("<title>(.*?)</title>", sent)[1].rpartition(": ")[2]
index = httpx.get(server.url).text
server.stop()
print(json.dumps([page.count("class='try'"), told, "lantern/postman.json" in index]))
"""


def test_its_operations_are_tried_from_the_page_of_its_contract(tree: Path) -> None:
    """The collection, the page and its forms come of the contract as well."""
    forms, output, listed = json.loads(_run(tree, "-c", TRY))

    assert (forms, listed) == (4, True)
    assert set(output) == {"everything", "AskSomebodyNow", "what-became-of-it", "requests_withdraw"}
    assert output["everything"] == "200 OK"


def test_drafts_are_a_mock_and_a_profile_that_run(tree: Path, tmp_path: Path) -> None:
    """As `make new` writes them: they know the credentials, and say what is not written."""
    root = shutil.copytree(tree, tmp_path / "tree")
    document = parse(Source("openapi.yaml", (HERE / "specs/lantern/openapi.yaml").read_text("utf-8"))).value
    made = drafts("lantern", "Lantern", document)
    (root / "generated/kyc_clients/lantern/mock.py").write_text(made["mock.py"], "utf-8")
    (root / "overlays/lantern/contract.py").write_text(made["contract.py"], "utf-8")

    (kept,) = json.loads(_run(root, str(HERE / "keeping.py"), "lantern", expected="[]"))

    assert {name for name, came in kept.items() if name.startswith("lantern/authentication/x-") and came} == set()
    assert "HTTP 501" in kept["lantern/near misses/AskSomebodyNow: what keeps all rules is accepted"]


def test_drafts_keep_the_style_of_the_repository() -> None:
    """What is not written yet, too, passes `make lint`."""
    document = parse(Source("openapi.yaml", (HERE / "specs/lantern/openapi.yaml").read_text("utf-8"))).value
    for name, text in drafts("lantern", "Lantern", document).items():
        if name.endswith(".py"):
            for command in (["check"], ["format", "--check"]):
                line = [
                    sys.executable,
                    "-m",
                    "ruff",
                    *command,
                    "--stdin-filename",
                    f"overlays/lantern/drafts/{name}",
                    "-",
                ]
                done = subprocess.run(line, cwd=ROOT, input=text, capture_output=True, text=True, check=False)
                assert done.returncode == 0, done.stdout + done.stderr


def test_the_page_shows_what_is_here() -> None:
    """Each piece of a file that docs/how-to/new-provider.md shows stands in that file."""
    page = (ROOT / "docs/how-to/new-provider.md").read_text("utf-8")
    shown = re.findall(r"^`(tests/stranger/\S+)`[^`]*?:\n\n```\w+\n(.*?)```", page, flags=re.MULTILINE | re.DOTALL)

    assert len(shown) >= 5
    assert [name for name, text in shown if text not in (ROOT / name).read_text("utf-8")] == []


def test_the_tests_of_every_client_take_it(tree: Path) -> None:
    """A few of what `make test` runs: near misses, and samples at the client and at the mock."""
    modules = ("contract/consumer/test_requests.py", "providers/test_samples.py", "mocks/test_samples.py")
    options = ("-q", "-n", "0", "-p", "no:cacheprovider", "-o", "pythonpath=<places>", "--rootdir", str(ROOT))
    some = ("-k", "sync_call or documented_pair or near_miss_requests or violation or forgotten or succeeds")

    output = _run(tree, "-m", "pytest", *options, *some, *(str(ROOT / "tests" / module) for module in modules))

    assert re.search(r"\b27 passed", output), output
