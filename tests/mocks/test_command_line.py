"""`kyc`: what a person types, and what they see."""

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kyc_clients.cli.commands import kyc
from kyc_clients.cli.consent import draw
from kyc_clients.sandbox.mock import SandboxMock
from tests.mocks.support import BACK

PAGE = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text()
Run = Callable[..., Result]


@pytest.fixture
def run(sandbox: SandboxMock, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `kyc` with the credentials of Sandbox's mock in the environment."""
    for name, value in sandbox.credentials.items():
        if name != "environment":
            monkeypatch.setenv(f"SANDBOX_{name.upper()}", str(value))
    return lambda *arguments: CliRunner().invoke(kyc, arguments, prog_name="kyc")


def _session(run: Run, base_url: str) -> dict[str, str]:
    done = run(
        *("sandbox", "digilocker", "initiate-session", "--flow", "signin", "--redirect-url", BACK),
        *("--doc-types", "aadhaar", "--doc-types", "pan", "--base-url", base_url),
    )
    assert done.exit_code == 0, done.output
    found: dict[str, str] = json.loads(done.output)["data"]
    return found


def test_every_method_of_every_provider_has_help(run: Run) -> None:
    """Whoever explores by `--help` reads of each provider, product and method."""
    assert [name for name in ("decentro", "deepvue", "sandbox") if f"\n  {name} " not in run("--help").output] == []
    assert "\n  get-document " in run("sandbox", "digilocker", "--help").output
    assert (
        "--doc-types [aadhaar|pan|driving_license]" in run("sandbox", "digilocker", "initiate-session", "--help").output
    )


def test_a_call_prints_the_json_of_the_response(run: Run, sandbox: SandboxMock) -> None:
    """Programs read what the provider sent, by its own names."""
    session = _session(run, sandbox.base_url)

    assert session["@entity"] == "in.co.sandbox.kyc.digilocker.session.response"
    assert session["authorization_url"] == "<hidden>"


def test_personal_data_is_shown_to_those_alone_who_ask(run: Run, sandbox: SandboxMock) -> None:
    """A terminal is looked at by others, and its scrollback stays."""
    session = _session(run, sandbox.base_url)["session_id"]
    sandbox.consent(session, allow=["aadhaar", "pan"])
    command = ("sandbox", "digilocker", "get-user-profile", "--session-id", session, "--base-url", sandbox.base_url)

    hidden, shown = run(*command), run(*command, "--show")

    assert json.loads(hidden.output)["data"]["name"] == "<hidden>"
    assert json.loads(shown.output)["data"]["name"] not in hidden.output


def test_curl_is_printed_with_variables_for_secrets_and_nothing_is_sent(run: Run, sandbox: SandboxMock) -> None:
    """What one pastes into a ticket holds no key."""
    done = run("sandbox", "bank", "verify-ifsc", "--ifsc", "SBIN0061411", "--environment", "test", "--curl")

    assert done.output == (
        "curl -X GET https://test-api.sandbox.co.in/bank/SBIN0061411 \\\n"
        '  -H "authorization: $SANDBOX_ACCESS_TOKEN" \\\n'
        '  -H "x-api-key: $SANDBOX_API_KEY"\n'
    )
    assert list(sandbox.requests) == []


def test_what_a_caller_gives_stays_text_in_a_pasted_command(run: Run) -> None:
    """A shell runs nothing that stands in a header, an address or a body."""
    unusual = "1$(id)`id`\"'"
    start = ("sandbox", "digilocker", "initiate-session", "--flow", "signin", "--doc-types", "pan")
    done = run(*start, "--redirect-url", BACK, "--api-version", unusual, "--environment", "test", "--curl")

    assert shlex.split(done.output)[5:7] == ["-H", f"x-api-version: {unusual}"]
    assert '-H "x-api-key: $SANDBOX_API_KEY"' in done.output


def test_what_stands_in_a_path_may_be_given_by_its_place(run: Run, sandbox: SandboxMock) -> None:
    """As in Python; twice, or not at all, is a mistake that is named."""
    command = ("sandbox", "bank", "verify-ifsc")
    done = run(*command, "HDFC0001234", "--base-url", sandbox.base_url)
    twice = run(*command, "HDFC0001234", "--ifsc", "SBIN0061411")
    missing = run(*command)

    assert json.loads(done.output)["BRANCH"] == "PARK STREET"
    assert (twice.exit_code, missing.exit_code) == (2, 2)
    assert "IFSC is given twice: once by its place, once as --ifsc" in twice.output
    assert "Missing argument 'IFSC', which is also --ifsc" in missing.output


def test_a_wrong_value_names_the_choices(run: Run) -> None:
    """Before anything is sent, with status 2."""
    done = run("sandbox", "digilocker", "get-document", "--session-id", "x", "--doc-type", "passport")

    assert done.exit_code == 2
    assert "'aadhaar', 'pan', 'driving_license'" in done.output


def test_a_refusal_is_a_message_and_status_one(run: Run, sandbox: SandboxMock) -> None:
    """What the provider says, without a traceback."""
    command = ("sandbox", "digilocker", "get-session-status", "--session-id", "unknown")
    done = run(*command, "--base-url", sandbox.base_url)

    assert done.exit_code == 1
    assert "HTTP 521" in done.output
    assert "Traceback" not in done.output


def test_json_that_is_none_is_named(run: Run, sandbox: SandboxMock) -> None:
    """An option that takes an object says so."""
    done = run(
        *(
            "sandbox",
            "digilocker",
            "initiate-session",
            "--flow",
            "signin",
            "--redirect-url",
            BACK,
            "--doc-types",
            "pan",
        ),
        *("--options", "{pinless", "--base-url", sandbox.base_url),
    )

    assert done.exit_code == 2
    assert "takes a JSON object" in done.output


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_printed_for_each_shell(run: Run, shell: str) -> None:
    """`eval "$(kyc completion bash)"` is all the set-up."""
    assert "_KYC_COMPLETE" in run("completion", shell).output


@pytest.mark.parametrize("line", re.findall(r"^\$ kyc (.+?)(?:  +#.*)?$", PAGE, flags=re.MULTILINE))
def test_every_command_of_the_page_works(run: Run, line: str) -> None:
    """Copied as it stands."""
    assert run(*shlex.split(line)).exit_code == 0


def test_without_the_extra_one_is_reported_what_to_install() -> None:
    """One sentence, and no traceback."""
    code = "import runpy, sys; sys.modules['click'] = None; runpy.run_module('kyc_clients.cli', run_name='__main__')"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": "generated"},
        capture_output=True,
        check=False,
        text=True,
    )

    assert done.stderr == "the command line needs click: pip install 'kyc-clients[cli]'\n"


def _consenting(mock: Any, monkeypatch: pytest.MonkeyPatch, *, refuses: bool = False) -> list[str]:
    """A person who sees the QR code and decides at once; returns what they were shown."""
    shown: list[str] = []

    def see(text: str) -> str:
        shown.append(text)
        session = next(iter(mock.state.sessions)).id
        back = mock.deny(session) if refuses else mock.consent(session)
        monkeypatch.setattr("click.prompt", lambda *_, **__: back)
        return "a QR code"

    monkeypatch.setattr("kyc_clients.cli.consent.draw", see)
    return shown


def _ask(mock: Any, monkeypatch: pytest.MonkeyPatch, *more: str) -> Result:
    for name, value in mock.credentials.items():
        monkeypatch.setenv(f"{mock.provider.name.upper()}_{name.upper()}", str(value))
    command = ("consent", mock.provider.name, "--document", "aadhaar", "--document", "pan", "--return-url", BACK)
    return CliRunner().invoke(kyc, [*command, "--base-url", mock.base_url, *more], prog_name="kyc")


@pytest.mark.parametrize("name", ["sandbox", "decentro", "deepvue"])
def test_a_consent_is_walked_in_a_terminal(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Opened, shown, decided, printed; where the provider has no status, the address is pasted. Files are saved."""
    mock = request.getfixturevalue(name)
    shown = _consenting(mock, monkeypatch)
    done = _ask(mock, monkeypatch, "--save", str(tmp_path / "files"))
    assert done.exit_code == 0, done.output
    printed = json.loads(done.stdout)
    assert (printed["provider"], printed["documents_asked"]) == (name, ["aadhaar", "pan"])
    assert shown[0] in done.stderr
    assert "a QR code" in done.stderr
    assert sorted(printed["files"]) == sorted(str(path) for path in (tmp_path / "files").iterdir())


@pytest.mark.parametrize("name", ["sandbox", "decentro", "deepvue"])
def test_a_person_who_refuses_is_reported_in_a_terminal(
    name: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """In one sentence, with the status of a refusal."""
    mock = request.getfixturevalue(name)
    _consenting(mock, monkeypatch, refuses=True)
    done = _ask(mock, monkeypatch)
    assert done.exit_code == 1
    assert done.stdout == ""
    assert done.stderr.splitlines()[-1].startswith("Error: ")


def test_an_address_is_a_qr_code_that_a_phone_reads() -> None:
    """The modules of the code, two to a character, with the white border that readers need."""
    drawn = draw("https://digilocker.example/authorise?state=7c1e")
    lines = drawn.splitlines()
    assert len(lines) >= 19
    assert len({len(line) for line in map(_printed, lines) if line}) == 1
    assert _printed(lines[0]).strip(" █▀▄") == ""


def _printed(line: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", line)


def test_a_consent_without_qr_code_needs_no_library(
    run: Run, sandbox: SandboxMock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And says what to install where it is missing."""
    monkeypatch.setitem(sys.modules, "segno", None)
    command = ("consent", "sandbox", "--document", "pan", "--return-url", BACK, "--base-url", sandbox.base_url)
    assert "segno: pip install 'kyc-clients[cli]', or say --no-qr" in run(*command).output


@pytest.mark.parametrize(("provider", "printed"), [("nobody", "no provider 'nobody'"), ("mock", "no provider 'mock'")])
def test_a_consent_with_nobody_is_a_mistake_of_usage(run: Run, provider: str, printed: str) -> None:
    """Nothing is sent."""
    done = run("consent", provider, "--document", "pan", "--return-url", BACK)
    assert done.exit_code == 2
    assert printed in done.output
