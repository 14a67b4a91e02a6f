"""README: every line that one may copy works."""

import json
import re
import socket
from pathlib import Path

import httpx
import pytest

from generator.cli import main
from kyc_clients import errors
from tests.documents.samples import AADHAAR, PAN
from tests.type_checks import mypy

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()
MAKEFILE = (ROOT / "Makefile").read_text()

SNIPPETS = re.findall(r"^```python\n(.*?)^```$", README, flags=re.MULTILINE | re.DOTALL)
COMMANDS = re.findall(r"^\$ ([^#\n]+?)\s*(?:#.*)?$", README, flags=re.MULTILINE)
LINKS = re.findall(r"\]\((?!https?:|#)([^)#]+)", README)

SAMPLES = [json.loads(path.read_text()) for path in sorted(ROOT.glob("specs/*/samples/*.json"))]
HOSTS = {"test-api.sandbox.co.in", "production.deepvue.tech", "in.staging.decentro.tech"}
CONSENTED = "succeeded"


@pytest.mark.parametrize("snippet", SNIPPETS, ids=[f"{number}" for number in range(1, len(SNIPPETS) + 1)])
def test_a_snippet_runs(snippet: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Copied as it stands, it runs against the providers' documented answers, in any folder and with no network."""

    async def answer_later(_: object, request: httpx.Request) -> httpx.Response:
        await request.aread()
        return _documented_answer(request)

    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", lambda _, request: _documented_answer(request))
    monkeypatch.setattr(httpx.AsyncHTTPTransport, "handle_async_request", answer_later)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(socket.AF_INET, 0, 0, "", ("93.184.215.14", 443))])
    monkeypatch.chdir(tmp_path)

    exec(compile(snippet, "README.md", "exec"), {"__name__": "__main__"})


@pytest.mark.slow
def test_snippets_are_typed(tmp_path: Path) -> None:
    """What one copies is clean under `mypy --strict`, too."""
    for number, snippet in enumerate(SNIPPETS, start=1):
        (tmp_path / f"snippet_{number}.py").write_text(snippet)

    assert (
        mypy(
            tmp_path, *(f"snippet_{number}.py" for number in range(1, len(SNIPPETS) + 1)), path=str(ROOT / "generated")
        )
        == ""
    )


def test_there_is_a_snippet_for_each_provider() -> None:
    """A newcomer sees each client at work after the flow over all of them, and before anything else."""
    for provider in ("sandbox", "deepvue", "decentro"):
        assert any(f"from kyc_clients.{provider} import" in snippet for snippet in SNIPPETS[1:4])
    assert all(len(snippet.strip().splitlines()) <= 10 for snippet in SNIPPETS[1:4])


def test_what_one_needs_first_fits_on_one_screen() -> None:
    """What it is, two commands and the consent flow come before the first section of details."""
    first = README.split("\n## ")[0]

    assert "$ make generate" in first
    assert "$ make test" in first
    assert first.count("```python") == 1
    assert "ConsentFlow(sandbox, decentro)" in first
    assert len(first.splitlines()) <= 60


@pytest.mark.parametrize("command", [command for command in COMMANDS if not command.startswith("python ")])
def test_a_command_exists(command: str) -> None:
    """Commands are targets of the Makefile, which CI runs, or an installation."""
    words = command.split()
    if words[0] == "make":
        assert all(f"\n{word}:" in MAKEFILE for word in words[1:] if "=" not in word)
    else:
        assert words[:2] in (["pip", "install"], ["git", "clone"])


@pytest.mark.parametrize("command", [command for command in COMMANDS if command.startswith("python ")])
def test_a_command_of_the_generator_runs(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As it stands, with files for the words in capitals."""
    document = str(ROOT / "specs" / "deepvue" / "openapi.yaml")
    overlay = str(min((ROOT / "overlays" / "deepvue").glob("*.overlay.yaml")))
    patched = str(ROOT / "generated" / "kyc_clients" / "deepvue" / "openapi.yaml")
    given = {"DOC": document, "OVERLAY": overlay, "OLD": document, "NEW": patched}
    given |= {"FILE": patched, "NAME": "acme", "DIR": str(tmp_path / "acme")}
    words = [given.get(word, word) for word in command.split()]
    monkeypatch.chdir(ROOT)

    code = main(words[3:])

    printed = capsys.readouterr()
    assert (words[:3], code, printed.err) == (["python", "-m", "generator"], 0, "")
    assert printed.out


@pytest.mark.parametrize("link", sorted(set(LINKS)))
def test_a_link_leads_somewhere(link: str) -> None:
    """What README points at in the repository is there."""
    assert (ROOT / link).exists()


def test_the_errors_table_names_real_errors_and_misses_none() -> None:
    """Every class that a caller may catch is explained, with the parent it has."""
    table = README.partition("\n## Errors\n")[2].partition("\n## ")[0]
    named = set(re.findall(r"`([A-Z]\w+)`", table))
    public = {
        name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, errors.KycError)
    }

    assert named == public


def _documented_answer(request: httpx.Request) -> httpx.Response:
    """The documented success for this call; of several, the one that says that the person consented. Else, a file."""
    if request.url.host not in HOSTS:
        content = PAN if "PANCR" in request.url.path else AADHAAR if "ADHAR" in request.url.path else b"%PDF-1.7"
        return httpx.Response(200, stream=httpx.ByteStream(content), request=request)
    found = [sample for sample in SAMPLES if "returns" in sample and _is_for(request, sample["operation"])]
    best = max(
        found, key=lambda sample: (_fixed_text(sample["operation"]), CONSENTED in json.dumps(sample["response"]))
    )
    answer = best["response"]
    if request.url.path.endswith("/documents/pan"):
        answer = json.loads(json.dumps(answer).replace("uidai-ADHAR", "pan-PANCR"))
    return httpx.Response(answer["status"], headers=answer["headers"], json=answer["body"], request=request)


def _is_for(request: httpx.Request, operation: str) -> bool:
    method, _, template = operation.partition(" ")
    pattern = re.sub(r"\\\{.*?\\\}", "[^/]+", re.escape(template))
    return request.method == method and re.fullmatch(pattern, request.url.path) is not None


def _fixed_text(operation: str) -> int:
    return -operation.count("{")
