"""`make contract` on hosts that are real to it: nobody pulls their strings, a person consents, and what they bill is counted."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from kyc_clients._runtime.mock import Server
from kyc_clients.mock import find_mocks
from tests.contract.provider import business, deviations
from tests.contract.provider.__main__ import main
from tests.contract.provider.deviations import Deviation, Deviations
from tests.contract.provider.fuzzing import ROOT
from tests.contract.provider.lab import SESSIONS
from tests.contract.provider.mutants.families import answering, put
from tests.contract.provider.mutants.tamper import Fault, Tampered
from tests.contract.provider.run import Order, Result, run

pytestmark = pytest.mark.slow
PAN = {
    "@entity": "in.co.sandbox.kyc.pan_verification.request",
    "pan": "XXXPX1234A",
    "name_as_per_pan": "John Doe",
    "date_of_birth": "11/11/2001",
    "consent": "Y",
    "reason": "To check that a contract is kept",
}
ERRAND = business.Errand("panVerify", {}, PAN, 1)


@contextmanager
def _host(
    name: str, monkeypatch: pytest.MonkeyPatch, fault: Fault | None = None, *, hidden: bool = True
) -> Iterator[Any]:
    """Serve a provider's mock as a real host: without its control API, and with a fault if there is one."""
    mock: Any = find_mocks()[name]()
    for argument, value in mock.tenant().secrets.items():
        monkeypatch.setenv(f"{name}_{argument}".upper(), value)
    app = mock.app if fault is None else Tampered(mock, fault).app
    server = Server(_without_control(app) if hidden else app)
    server.start()
    mock.url = server.url
    yield mock
    server.stop()


def _without_control(app: Any) -> Any:
    async def hide(scope: Any, receive: Any, send: Any) -> None:
        hides = scope["type"] == "http" and scope["path"].startswith("/_mock")
        await app({**scope, "path": "/unforeseen", "raw_path": b"/unforeseen"} if hides else scope, receive, send)

    return hide


def _person(mock: Any) -> Callable[[str], str]:
    """Consent to everything in the newest session."""
    return lambda _: str(mock.consent([*mock.state.sessions][-1].id))


def _walk(results: list[Result]) -> Result:
    return next(one for one in results if "a person consents" in one.promise.says)


@pytest.mark.parametrize(("name", "only"), [("deepvue", ""), ("sandbox", "life cycles/"), ("decentro", "life cycles/")])
def test_everything_on_a_right_host_is_green(name: str, only: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A person consents once, and five sessions are opened at most."""
    with _host(name, monkeypatch) as mock:
        order = Order((name,), only, base_url=mock.url, everything=True, person=_person(mock), keep_going=True)
        results = run(order)

    assert [(one.promise.name, one.broken) for one in results if one.broken] == []
    assert _walk(results).not_tried == ""
    assert 1 <= len([*mock.state.sessions]) == order.spent[SESSIONS] <= 5


def test_schemathesis_waits_for_a_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    """It opens dozens of sessions."""
    with _host("deepvue", monkeypatch) as mock:
        results = run(Order(("deepvue",), "schemathesis/", base_url=mock.url, everything=True))

    assert {one.not_tried for one in results} == {"schemathesis opens dozens of sessions; --budget 200 allows it"}
    assert [*mock.state.sessions] == []


@pytest.mark.parametrize(
    ("order", "why"),
    [
        ({"person": None}, "a person must consent, and nobody is there: --consent manual"),
        ({"budget": 0, "person": str}, "it could open a session, and 0 were opened, as --budget allows"),
    ],
)
def test_nothing_is_opened_where_nobody_can_go_on(order: Any, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a person, or without a budget."""
    with _host("deepvue", monkeypatch) as mock:
        results = run(Order(("deepvue",), base_url=mock.url, everything=True, only="a person consents", **order))

    assert (_walk(results).broken, _walk(results).not_tried) == (None, why)
    assert [*mock.state.sessions] == []


def test_tokens_that_never_expire_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the two promises about old tokens, and by no other."""
    with _host("sandbox", monkeypatch, hidden=False) as mock:
        monkeypatch.setattr("kyc_clients.sandbox.mock.LIFETIME", 10**12)
        results = run(Order(("sandbox",), base_url=mock.url, only="authentication/a token", keep_going=True))

    assert [one.promise.says for one in results if one.broken] == [
        "a token that is a day old",
        "a token that is a week old",
    ]
    assert len(results) > 10


def test_a_success_that_somebody_allowed_is_held_to_the_contract(monkeypatch: pytest.MonkeyPatch) -> None:
    """As documented it is kept, and not asked again."""
    with _host("sandbox", monkeypatch) as mock:
        order = Order(("sandbox",), base_url=mock.url, only="business/", errands=(ERRAND, ERRAND), keep_going=True)
        first, second = run(order)

    assert (first.broken, first.not_tried) == (None, "")
    assert second.not_tried == "panVerify was asked 1 times already, as contract.toml allows"


def test_a_success_that_differs_is_reported_with_an_overlay_action(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the schema that it is about."""
    fault = answering("panVerify", "any", "another type", put("/data/date_of_birth_match", "yes"))
    with _host("sandbox", monkeypatch, fault) as mock:
        (result,) = run(Order(("sandbox",), base_url=mock.url, only="business/", errands=(ERRAND,)))

    assert result.broken is not None
    assert result.broken.came.splitlines()[-3:] == [
        (
            "  - target: $['paths']['/kyc/pan/verify']['post']['responses']['200']['content']['application/json']['schema']"
            "['properties']['data']['properties']['date_of_birth_match']"
        ),
        "    description: 'panVerify: another type came.'",
        '    update: {"type": "string"}',
    ]


def test_what_is_known_to_be_otherwise_is_no_failure_and_hides_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is asked after it is asked all the same: here with a second deviation, that nobody knows of."""

    def spoil(exchange: Any) -> None:
        if exchange.status == 401:
            exchange.status = 403 if "eaadhaar" in exchange.path else 400

    known = Deviations([Deviation("", "no credentials at all: HTTP 401", "their gateway says 400")])
    with _host("deepvue", monkeypatch, Fault("any", "other refusals", after=spoil)) as mock:
        order = Order(("deepvue",), base_url=mock.url, only="authentication/no credentials at all", deviations=known)
        (result,) = run(order)

    assert result.broken is None
    assert known.known[0].met == 5
    assert known.gone() == []


GH = """#!/bin/sh
echo "$@" >> {log}
for last; do :; done
case "$2" in list) cat {found} ;; *) cat "$last" > {body} ;; esac
"""
"""Stands for GitHub's command line: lists what was found, and keeps what was to be written."""


@pytest.mark.parametrize(("found", "verb"), [("", "create"), ("12", "edit")])
def test_the_drift_watch_opens_one_issue_about_a_host_that_changed(
    found: str, verb: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its contract was changed behind its back: the issue says which operation, and which overlay action says so."""
    log, body = tmp_path / "log", tmp_path / "body"
    (tmp_path / "found").write_text(found, "utf-8")
    (tmp_path / "gh").write_text(GH.format(log=log, found=tmp_path / "found", body=body), "utf-8")
    (tmp_path / "gh").chmod(0o755)
    with _host("sandbox", monkeypatch, answering("bankVerifyIfsc", "any", "a number", put("/MICR", 302240007))) as mock:
        done = _watch(mock.url, tmp_path)

    assert done.returncode == 0, done.stdout + done.stderr
    assert f"issue {verb}" in log.read_text("utf-8")
    assert body.read_text("utf-8").startswith("1 of 2 promises were not kept by http://127.0.0.1:")
    assert "bankVerifyIfsc: another type came." in body.read_text("utf-8")


def test_the_drift_watch_says_nothing_of_a_host_that_did_not_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No issue is opened."""
    with _host("sandbox", monkeypatch) as mock:
        done = _watch(mock.url, tmp_path)

    assert (done.returncode, done.stdout.splitlines()[-1:]) == (0, ["sandbox: nothing changed"]), (
        done.stdout + done.stderr
    )


def _watch(url: str, folder: Path) -> subprocess.CompletedProcess[str]:
    ran = f"{sys.executable} -m tests.contract.provider --keep-going --only business/"
    more = {"PROVIDER": "sandbox", "BASE_URL": url, "CONTRACT": ran, "PATH": f"{folder}:{os.environ['PATH']}"}
    environment = {**os.environ, **more, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'generated'}"}
    return subprocess.run(
        ["bash", ".ci/drift-watch"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[deviation]]\npromised = 'HTTP 401'\n", "deviation 1 has no reason; add one"),
        ("[[deviation]]\n", "deviation 1 has no promised and no reason; add one"),
        ("[[", "at end of document"),
    ],
)
def test_a_deviation_without_a_reason_is_refused(text: str, message: str, tmp_path: Path) -> None:
    """Nobody could know later whether it still holds."""
    file = tmp_path / "deviations.toml"
    file.write_text(text, "utf-8")

    with pytest.raises(deviations.NoDeviations) as raised:
        deviations.read(file)

    assert message in str(raised.value)


def test_an_operation_that_there_is_not_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In one line, before anything is sent."""
    file = tmp_path / "contract.toml"
    file.write_text('[[call]]\noperation = "panVerifyy"\n', "utf-8")

    with pytest.raises(SystemExit):
        main(["--provider", "sandbox", "--base-url", "http://127.0.0.1:1", "--calls", str(file)])

    assert "sandbox has no operation 'panVerifyy'; it has aadhaarGenerateOtp, " in capsys.readouterr().err
