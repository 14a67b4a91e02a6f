"""`make generate`, `make check` and `explain`, run as a person would on a copy of the repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import main
from generator.workspace import list_providers

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("generator", "specs", "overlays", "generated")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A copy of what generation reads and writes. The generator keeps its compiled modules, which its commands would compile again."""
    for part in PARTS:
        left_out = () if part == "generator" else ("__pycache__",)
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns(*left_out))
    return tmp_path


def keep(repository: Path, *providers: str) -> None:
    """Take all other providers away, so that a command has less to do."""
    for name in {*list_providers(repository)} - {*providers}:
        for part in ("specs", "overlays"):
            shutil.rmtree(repository / part / name)


def run(repository: Path, *arguments: str, code: int = 0) -> str:
    """Run one command there; what it printed, both streams together."""
    environment = {**os.environ, "PYTHONPATH": str(repository)}
    done = subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=repository,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    output = done.stdout + done.stderr
    assert done.returncode == code, output
    assert "Traceback" not in output
    return output


def explain(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    """What `explain` prints, in this process."""
    assert main(["explain", *arguments]) == code
    printed = capsys.readouterr()
    return printed.out + printed.err


def tree(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_everything_generated_can_be_deleted_and_comes_back(repository: Path) -> None:
    """What is committed is what the inputs give; nothing under `generated/` is an input. A table says what was written."""
    before = tree(repository / "generated")
    shutil.rmtree(repository / "generated")

    output = run(repository, "generate").splitlines()

    assert tree(repository / "generated") == before
    assert output[0].split() == ["provider", "operations", "models", "overlay", "actions", "files", "changed"]
    providers = list_providers(repository)
    written = {line.split()[0]: line.split()[1] for line in output[1 : 1 + len(providers)]}
    assert (*written,) == providers
    assert written.items() >= {"decentro": "15", "deepvue": "5", "sandbox": "28"}.items()


def test_a_client_is_rendered_again_where_one_insists_and_nothing_changes(repository: Path) -> None:
    """`--force`; the table says that no file changed."""
    keep(repository, "deepvue")
    before = tree(repository / "generated" / "kyc_clients" / "deepvue")

    output = run(repository, "generate", "--force").splitlines()

    assert output[1].split()[0] == "deepvue"
    assert output[1].split()[-1] == "0"
    assert tree(repository / "generated" / "kyc_clients" / "deepvue") == before


def test_up_to_date_clients_are_not_rendered(repository: Path) -> None:
    """The locks tell that nothing changed, unless one insists or CI runs."""
    environment = {key: value for key, value in os.environ.items() if key != "CI"}
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "generator", "check"],
        cwd=repository, env={**environment, "PYTHONPATH": str(repository)}, capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert "openapi_python_client" not in done.stderr


def test_check_passes_on_what_is_committed(repository: Path) -> None:
    """And says what it compared."""
    output = run(repository, "check")

    assert (
        output == f"generated/kyc_clients is what specs/ and overlays/ give ({', '.join(list_providers(repository))})\n"
    )


def test_check_names_each_file_that_was_edited_removed_or_added(repository: Path) -> None:
    """Whatever somebody did under `generated/` is found."""
    package = repository / "generated" / "kyc_clients"
    for name in {*list_providers(repository)} - {"decentro", "deepvue"}:
        shutil.rmtree(package / name)
    keep(repository, "decentro", "deepvue")
    (package / "decentro" / "client.py").write_text("edited", encoding="utf-8")
    (package / "deepvue" / "digilocker.py").unlink()
    (package / "decentro" / "old.py").write_text("stale", encoding="utf-8")

    output = run(repository, "check", code=1).splitlines()

    assert output[:3] == [
        "generated/kyc_clients: missing: deepvue/digilocker.py",
        "generated/kyc_clients: differs: decentro/client.py",
        "generated/kyc_clients: stale:   decentro/old.py",
    ]
    assert "make generate" in output[3]


def test_a_broken_target_is_located_and_nothing_is_written(repository: Path) -> None:
    """The message names file, line and column of the action, and what to do; `generated/` stays."""
    overlay = repository / "overlays" / "deepvue" / "90-broken.overlay.yaml"
    overlay.write_text(
        "overlay: 1.1.0\ninfo: {title: Broken, version: '1'}\nactions:\n"
        "  - target: $.paths['/v1/kyc/digilocker/initiate-sesion'].post\n"
        "    description: A typing mistake.\n    update: {deprecated: true}\n",
        encoding="utf-8",
    )
    before = tree(repository / "generated")

    output = run(repository, "generate", code=1)

    assert output.startswith("overlays/deepvue/90-broken.overlay.yaml:4:")
    assert "error[overlay-no-match]" in output
    assert "help:" in output
    assert tree(repository / "generated") == before


def test_every_broken_provider_is_reported_at_once(repository: Path) -> None:
    """Nobody has to run the command once per mistake."""
    for name in ("deepvue", "decentro"):
        (repository / "overlays" / name / "provider.toml").write_text(
            'title = "One"\ntitle = "Two"\n', encoding="utf-8"
        )

    output = run(repository, "generate", code=1)

    assert "overlays/deepvue/provider.toml:2:" in output
    assert "overlays/decentro/provider.toml:2:" in output


def test_a_copied_provider_is_a_fourth_client_without_any_python(repository: Path) -> None:
    """A new provider is files: two folders and a title."""
    keep(repository, "deepvue")
    for part in ("specs", "overlays"):
        shutil.copytree(repository / part / "deepvue", repository / part / "newvue")
    settings = repository / "overlays" / "newvue" / "provider.toml"
    settings.write_text(settings.read_text("utf-8").replace('"Deepvue"', '"Newvue"'), encoding="utf-8")

    output = run(repository, "generate")

    assert [line.split()[:2] for line in output.splitlines() if line.startswith("newvue")] == [["newvue", "5"]]
    program = """
import httpx
from kyc_clients.newvue import Newvue
answer = {"code": 201, "timestamp": 1, "transaction_id": "t", "data": {"authorization_url": "https://example.com/go"}}
transport = httpx.MockTransport(lambda request: httpx.Response(201, json=answer))
with Newvue(client_id="id", client_secret="secret", transport=transport) as client:
    session = client.digilocker.initiate_session(purpose="KYC", redirect_url="https://example.com/back")
    print(session.data.authorization_url)
"""
    environment = {**os.environ, "PYTHONPATH": str(repository / "generated")}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "https://example.com/go\n"


def test_a_removed_provider_takes_its_client_along(repository: Path) -> None:
    """Nothing stale stays."""
    keep(repository, "deepvue", "sandbox")

    run(repository, "generate")

    assert not (repository / "generated" / "kyc_clients" / "decentro").exists()


def test_a_spec_without_overlays_is_reported_what_it_needs(repository: Path) -> None:
    """Half a provider is not skipped in silence."""
    (repository / "specs" / "acme").mkdir()

    output = run(repository, "generate", code=1)

    assert output == (
        "specs/acme:1:1: error[provider-incomplete]: acme has no overlays folder\n"
        "    help: Add overlays/acme/provider.toml with a `title`.\n"
    )


@pytest.mark.parametrize(
    "name",
    ["digilockerInitiateSession", "digilocker.initiate_session", "POST /v1/kyc/digilocker/initiate-session"],
)
def test_explain_leads_from_the_spec_over_the_actions_to_the_method(
    capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """Where a method comes from, in three steps, each a place to click on."""
    output = explain(capsys, "deepvue", name)

    assert output.startswith("digilocker.initiate_session()    POST /v1/kyc/digilocker/initiate-session\n")
    assert "\n  specs/deepvue/openapi.yaml:" in output
    assert "\n  overlays/deepvue/10-retries.overlay.yaml:" in output
    assert "Digilocker.initiate_session\n" in output
    line = next(line for line in output.splitlines() if line.endswith("  Digilocker.initiate_session"))
    path, number = line.split()[0].rsplit(":", 1)
    assert "def initiate_session(" in (ROOT / path).read_text("utf-8").splitlines()[int(number) - 1]


def test_explain_says_how_sure_why_and_from_where(capsys: pytest.CaptureFixture[str]) -> None:
    """Confidence, decision and evidence, of what an overlay says and of what a document written by hand says."""
    output = explain(capsys, "decentro", "digilocker_sso.initiate_session")

    assert "\nhow sure\n  documented  /paths/~1v2~1kyc~1sso~1digilocker~1session/post\n" in output
    assert "\n  inferred  /components/schemas/DigilockerSsoInitiateSessionRequest/properties/purpose\n" in output
    assert "\n      decision: I6: the document of 2023 says purpose, every request of the current guide" in output
    assert "\n      evidence: https://docs.decentro.tech/docs/kyc-digilocker\n" in output


def test_explain_prints_the_plain_document_that_the_engine_reads(capsys: pytest.CaptureFixture[str]) -> None:
    """Classes under their names, one tag and one id for each operation, and neither texts nor rules."""
    output = explain(capsys, "--document", "deepvue")

    assert "      operationId: digilockerInitiateSession\n      tags:\n        - digilocker\n" in output
    assert "$ref: '#/components/schemas/DigilockerInitiateSessionRequest'" in output
    assert "pattern:" not in output


def test_explain_lists_the_operations_where_it_knows_none_of_that_name(capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong name is answered with the right ones."""
    output = explain(capsys, "deepvue", "nothing", code=1)

    assert "error[unknown-operation]" in output
    assert "digilocker.initiate_session" in output
