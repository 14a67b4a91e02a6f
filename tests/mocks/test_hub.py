"""All mocks on one port, the demonstration, and the pytest plugin: what a user starts with."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from html import escape, unescape
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

import httpx
import pytest

from kyc_clients import testing
from kyc_clients._runtime.mock import Clock, Mock, Server, browse
from kyc_clients._runtime.mock.pages import STYLE
from kyc_clients.decentro import Decentro
from kyc_clients.mock import Hub, find_mocks
from kyc_clients.mock.snippets import snippets
from kyc_clients.sandbox import Sandbox
from tests.contract.contracts import CLIENTS
from tests.mocks.support import BACK, PURPOSE

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(CLIENTS.parent), "PYTHONWARNINGS": "error"}
ALONE = "PYTEST_DISABLE_PLUGIN_AUTOLOAD"
"""With it set, the example gets our plugin by name alone, whether the environment has its entry point or not."""
EXAMPLE = Path(__file__).parent / "example"


@pytest.fixture(scope="module")
def hub() -> Iterator[tuple[Hub, str]]:
    """All mocks, served."""
    made = Hub(clock=Clock("2026-01-01T00:00:00Z"))
    server = Server(made.app)
    server.start()
    yield made, server.url
    server.stop()


def test_every_provider_has_a_mock() -> None:
    """Whatever has a client can be run on one's own machine."""
    assert set(find_mocks()) == {path.parent.name for path in CLIENTS.glob("*/generated.lock")}


def test_clients_work_under_a_path(hub: tuple[Hub, str]) -> None:
    """Base URL, links and pages carry the provider's name."""
    made, url = hub
    secrets: Any = made.mocks["sandbox"].tenant().secrets
    with Sandbox(base_url=f"{url}/sandbox", **secrets) as client:
        session = client.digilocker.initiate_session(flow="signin", redirect_url=BACK, doc_types=["pan"]).data
        landed = browse(session.authorization_url)
        file = client.digilocker.get_document(session.session_id, "pan").data.files[0]
    secrets = {name: made.mocks["decentro"].tenant().secrets[name] for name in ("client_id", "client_secret")}
    with Decentro(base_url=f"{url}/decentro", **secrets) as other:
        opened = other.digilocker.initiate_session(reference_id="one", consent_purpose=PURPOSE, redirect_url=BACK)
        landed_too = browse(opened.data.authorization_url)

    assert httpx.get(f"{url}/deepvue/a%0Ab").json() == {"detail": "Not Found"}
    assert httpx.get(f"{url}/nobody/at/all").status_code == 404
    assert session.authorization_url.startswith(f"{url}/sandbox/")
    assert landed == f"{BACK}?session_id={session.session_id}"
    assert httpx.get(file.url).status_code == 200
    assert "status=SUCCESS" in landed_too


def test_the_index_says_what_runs_where(hub: tuple[Hub, str]) -> None:
    """Base URLs, credentials, contracts, control APIs, and the latest requests."""
    made, url = hub
    httpx.get(f"{url}/deepvue/nowhere")

    index, log = httpx.get(url), httpx.get(f"{url}/log")

    for name, mock in made.mocks.items():
        assert f"{url}/{name}" in index.text
        assert f"href='/contracts/{name}'" in index.text
        assert f"href='{url}/{name}/_mock/requests'" in index.text
        assert all(secret in index.text for secret in mock.tenant("second").secrets.values())
        assert httpx.get(f"{url}/{name}/_mock").json()["base_url"] == f"{url}/{name}"
    assert "<iframe src='/log' name='log'" in index.text
    assert "GET /nowhere" in log.text
    assert '<meta http-equiv="refresh"' in log.text


@pytest.mark.parametrize("name", sorted(find_mocks()))
def test_the_index_leads_to_the_documents_of_a_provider(hub: tuple[Hub, str], name: str) -> None:
    """The contract, the flows, and a collection that needs nothing filled in to be sent to this mock."""
    made, url = hub
    index = httpx.get(url).text
    served = f"{url}/contracts/{name}"
    flows = ["arazzo.yaml"] if (CLIENTS / name / "arazzo.yaml").exists() else []
    assert all(f"href='/contracts/{name}/{file}'" in index for file in ("postman.json", *flows))

    for file in ("openapi.yaml", *flows):
        assert httpx.get(f"{served}/{file}").text == (CLIENTS / name / file).read_text()
    filled = {item["key"]: item["value"] for item in httpx.get(f"{served}/postman.json").json()["variable"]}
    assert filled["base_url"] == f"{url}/{name}"
    secrets = made.mocks[name].tenant().secrets
    assert {key: filled[key] for key in filled.keys() & secrets} == {
        key: secrets[key] for key in filled.keys() & secrets
    }
    assert filled.keys() & secrets


@pytest.mark.parametrize(
    "path", ["sandbox/client.py", "sandbox/../sandbox/client.py", "nobody/arazzo.yaml", "nobody/postman.json"]
)
def test_no_other_file_is_served(hub: tuple[Hub, str], path: str) -> None:
    """Only the documents that the index names."""
    assert httpx.get(f"{hub[1]}/contracts/{path}").status_code == 404


def _copied(url: str) -> list[str]:
    """What a person copies from the index."""
    return [unescape(text) for text in re.findall(r"<pre[^>]*>(.*?)</pre>", httpx.get(url).text, re.DOTALL)]


@pytest.mark.skipif(shutil.which("curl") is None, reason="there is no curl here")
def test_what_a_person_copies_from_the_index_works(hub: tuple[Hub, str]) -> None:
    """Python for every provider, and curl where its mock says what to ask first; each again and again."""
    made, url = hub
    copied = _copied(url)
    assert len(copied) == sum(2 if mock.provider.first_call else 1 for mock in made.mocks.values())
    for text in copied:
        if text.startswith("curl "):
            output = subprocess.run(
                f"{text} -s -o /dev/null -w '%{{http_code}}'", shell=True, capture_output=True, check=True
            )
            assert output.stdout in {b"200", b"201"}, text
        else:
            exec(compile(text, "index", "exec"), {})


def test_a_button_of_the_index_orders_a_fault_and_another_calls_it_off(hub: tuple[Hub, str]) -> None:
    """By a form, without a script; the page shows what is on order."""
    made, url = hub
    mock = made.mocks["deepvue"]
    done = httpx.post(f"{url}/act", data={"provider": "deepvue", "kind": "drop", "operation": "digilockerGetEaadhaar"})
    assert (done.status_code, done.headers["location"]) == (303, "/#deepvue")
    assert [(fault.kind, fault.operation) for fault in mock.faults.all()] == [("drop", "digilockerGetEaadhaar")]
    assert "<li>drop: digilockerGetEaadhaar, 1 to come</li>" in httpx.get(url).text
    httpx.post(f"{url}/act", data={"provider": "deepvue", "act": "call-off"})
    assert mock.faults.all() == ()


def test_a_button_of_the_index_moves_the_clock_and_another_resets_the_mock(hub: tuple[Hub, str]) -> None:
    """All that tests do with it, by hand."""
    made, url = hub
    mock = made.mocks["decentro"]
    before = mock.clock.now()
    httpx.post(f"{url}/act", data={"provider": "decentro", "seconds": "3600"})
    assert mock.clock.now() - before == 3600
    httpx.post(f"{url}/act", data={"provider": "decentro", "act": "reset"})
    assert (mock.clock.now(), len(mock.requests)) == (before, 0)


@pytest.mark.parametrize(
    ("form", "origin", "status"),
    [
        ({"provider": "nobody", "act": "reset"}, None, 404),
        ({"provider": "sandbox"}, None, 422),
        ({"provider": "sandbox", "kind": "earthquake"}, None, 422),
        ({"provider": "sandbox", "seconds": "-1"}, None, 422),
        ({"provider": "sandbox", "seconds": "soon"}, None, 422),
        ({"provider": "sandbox", "act": "reset"}, "https://elsewhere.example", 403),
        ({"provider": "sandbox", "act": "reset"}, "null", 403),
    ],
)
def test_a_form_that_is_wrong_or_somebody_elses_does_nothing(
    hub: tuple[Hub, str], form: dict[str, str], origin: str | None, status: int
) -> None:
    """And says why."""
    done = httpx.post(f"{hub[1]}/act", data=form, headers={"origin": origin} if origin else {})
    assert done.status_code == status
    assert done.text


def test_the_log_shows_what_a_filter_leaves(hub: tuple[Hub, str]) -> None:
    """By provider, status and text; it stands still for who asks."""
    _, url = hub
    httpx.get(f"{url}/deepvue/one")
    httpx.get(f"{url}/sandbox/two")
    log = httpx.get(f"{url}/log", params={"provider": "deepvue", "text": "ONE", "status": "4", "still": "1"}).text
    assert "GET /one" in log
    assert "GET /two" not in log
    assert "<caption>sandbox" not in log
    assert "http-equiv" not in log
    assert "GET /one" not in httpx.get(f"{url}/log", params={"status": "2"}).text


def test_known_test_data_is_on_the_index_and_in_the_docs(hub: tuple[Hub, str]) -> None:
    """One table, in both places the same."""
    page, docs = httpx.get(hub[1]).text, (Path(__file__).parents[2] / "docs" / "mocks.md").read_text()
    known = hub[0].mocks["sandbox"].provider.known
    assert len(known) == 23
    for what, value, outcome in known:
        assert f"<td>{escape(what)}</td><td><code>{value}</code></td><td>{escape(outcome)}</td>" in page
        assert f"| {what} | `{value}` | {outcome} |" in docs
    with Sandbox(base_url=f"{hub[1]}/sandbox", **cast("Any", hub[0].mocks["sandbox"].tenant().secrets)) as client:
        for what, value, outcome in known:
            if what == "Branch (IFSC)":
                found = client.bank.verify_ifsc(ifsc=value)
                assert outcome == f"{found.bank}, {found.branch}"


def _luminance(colour: str) -> float:
    whole = "".join(digit * 2 for digit in colour[1:]) if len(colour) == 4 else colour[1:]
    parts = [int(whole[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_colour_of_text_has_the_contrast_of_wcag_aa(scheme: int) -> None:
    """4.5 to 1 for text, 3 to 1 for borders and the focus."""
    block = re.findall(r":root\{([^}]*)\}", STYLE)[scheme]
    colours = dict(re.findall(r"--(\w+):(#\w+)", block))
    texts = [("text", "page"), ("text", "soft"), ("text", "note"), ("text", "bad"), ("main", "page"), ("on", "main")]
    texts += [("main", "soft"), ("hint", "page")]
    assert {pair: ratio for pair in texts if (ratio := _contrast(*map(colours.__getitem__, pair))) < 4.5} == {}
    edges = [("line", "page"), ("focus", "page"), ("noted", "note"), ("wrong", "bad")]
    assert {pair: ratio for pair in edges if (ratio := _contrast(*map(colours.__getitem__, pair))) < 3} == {}


def test_each_contract_can_be_read(hub: tuple[Hub, str]) -> None:
    """Every operation with its path, rules and meanings; the document itself is there, too."""
    made, url = hub
    for name, mock in made.mocks.items():
        page = httpx.get(f"{url}/contracts/{name}").text
        assert not [each.path for each in mock.provider.contract.operations if each.path not in page]
        assert "<script" not in page
        assert httpx.get(f"{url}/contracts/{name}/openapi.json").json() == mock.provider.contract.document
    assert httpx.get(f"{url}/contracts/nobody").status_code == 404


def test_many_at_once_get_ids_of_their_own(hub: tuple[Hub, str]) -> None:
    """Sessions opened from several threads do not mix."""
    made, url = hub
    secrets: Any = made.mocks["sandbox"].tenant().secrets
    with Sandbox(base_url=f"{url}/sandbox", **secrets) as client, ThreadPoolExecutor(8) as pool:
        responses = pool.map(
            lambda _: client.digilocker_sdk.create_session(flow="signin", doc_types=["pan"]), range(80)
        )
        ids = {answer.data.id for answer in responses}

    assert len(ids) == 80


def _run(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        env={**ENVIRONMENT, ALONE: "1"},
        cwd=cwd,
        capture_output=True,
        check=False,
        text=True,
        timeout=60,
    )


@pytest.mark.slow
def test_the_demonstration_walks_every_flow() -> None:
    """It prints what happened, leaves nothing running, and succeeds."""
    done = _run("-m", "kyc_clients.mock.demo")

    assert (done.returncode, done.stderr) == (0, "")
    headings = [line for line in done.stdout.splitlines() if line and not line.startswith(" ")]
    assert "  - decentro failed (RateLimited); deepvue takes over." in done.stdout
    walked = [
        f"{name.title()}, {product.name}"
        for name in find_mocks()
        if find_spec(f"kyc_clients.{name}.consent")
        for product in import_module(f"kyc_clients.{name}.consent").PRODUCTS
    ]
    assert headings == [
        "The consent flow over every provider",
        *(heading for walk in walked for heading in (walk, f"{walk}, asynchronous")),
        *(
            f"{name.title()} has a mock, and no consent flow to walk."
            for name in sorted(find_mocks())
            if not find_spec(f"kyc_clients.{name}.consent")
        ),
    ]
    assert done.stdout.count("ConsentMissing, and nothing was asked.") == len(walked)
    assert done.stdout.count("The person refused.") == len(walked)


@pytest.mark.slow
def test_the_mocks_are_served_until_interrupted() -> None:
    """The first lines say where; an interrupt ends it in peace."""
    mocks = sorted(find_mocks())
    command = [sys.executable, "-m", "kyc_clients.mock", "--port", "0", "--seed", "7", "--at", "2026-01-01"]
    with subprocess.Popen(
        command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as served:
        assert served.stdout is not None
        lines = [served.stdout.readline().split() for _ in ("all", *mocks)]
        answer = httpx.get(f"{lines[1][0]}/_mock").json()
        served.send_signal(2)
        _, errors = served.communicate(timeout=20)

    assert [line[0].rpartition("/")[2] for line in lines] == ["", *mocks]
    assert answer["now"] == 1_767_225_600_000
    assert (served.returncode, errors) == (0, "")


@pytest.mark.slow
def test_a_wrong_start_says_why(hub: tuple[Hub, str]) -> None:
    """A port that is taken, and an instant that is none."""
    taken = _run("-m", "kyc_clients.mock", "--port", hub[1].rpartition(":")[2])
    unusual = _run("-m", "kyc_clients.mock", "--at", "yesterday")

    assert (taken.returncode, unusual.returncode) == (1, 2)
    assert "cannot be used" in taken.stderr
    assert "--at" in unusual.stderr
    assert "Traceback" not in taken.stderr + unusual.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    "imported", ["from kyc_clients.mock import Hub", "import kyc_clients.sandbox.mock"], ids=["hub", "provider"]
)
def test_without_the_extra_one_is_reported_what_to_install(imported: str) -> None:
    """The name of the extra, not of a module deep inside; the clients themselves need none of it."""
    done = _run("-c", f"import sys; sys.modules['starlette'] = None; import kyc_clients.sandbox; {imported}")

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        "ModuleNotFoundError: the mocks need starlette: pip install 'kyc-clients[mock]'"
    )


@pytest.mark.slow
def test_the_command_without_the_extra_is_one_sentence() -> None:
    """Whoever types it reads what to install, and no traceback."""
    code = (
        "import runpy, sys; sys.modules['starlette'] = None; runpy.run_module('kyc_clients.mock', run_name='__main__')"
    )

    assert _run("-c", code).stderr == "the mocks need starlette: pip install 'kyc-clients[mock]'\n"


@pytest.mark.slow
def test_pytest_lists_what_each_fixture_is() -> None:
    """`pytest --fixtures` has a line for each provider's mock."""
    listed = _run("-m", "pytest", "-p", "kyc_clients.testing", "--fixtures", "--collect-only", cwd=EXAMPLE).stdout

    for name in ("Sandbox", "Deepvue", "Decentro"):
        assert f"    {name} on this machine, as new for each test" in listed


@pytest.mark.slow
@pytest.mark.parametrize("more", [(), ("-p", "xdist.plugin", "-n", "2")], ids=["alone", "under xdist"])
def test_the_example_project_passes_with_the_plugin(more: tuple[str, ...]) -> None:
    """A project of one's own gets `sandbox_mock` and its like, as new for each test."""
    done = _run("-m", "pytest", "-q", "-p", "kyc_clients.testing", "-p", "no:cacheprovider", *more, cwd=EXAMPLE)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "14 passed" in done.stdout


def test_a_fixture_without_the_extra_says_what_to_install(tmp_path: Path) -> None:
    """In one sentence, and no traceback."""
    code = (
        "import sys, pytest; sys.modules['starlette'] = None;"
        "pytest.main(['-q', '-p', 'kyc_clients.testing', '-p', 'no:cacheprovider'])"
    )
    (tmp_path / "test_own.py").write_text("def test_own(sandbox_client): pass")
    output = _run("-c", code, cwd=tmp_path).stdout

    assert "the mocks need starlette: pip install 'kyc-clients[mock]'" in output
    assert "Traceback" not in output
    assert len(output.splitlines()) < 12


def test_every_fixture_says_what_it_is() -> None:
    """A mock, a client and its awaited twin for each provider, and the clock."""
    names = [f"{name}_{kind}" for name in find_mocks() for kind in ("mock", "client")]
    names += [f"async_{name}_client" for name in find_mocks()] + ["kyc_clock"]
    assert [name for name in names if not getattr(testing, name)._fixture_function.__doc__] == []


FIRST_CALLS = {
    "decentro": r"""    found = client.digilocker_sso.initiate_session\(
        reference_id='order-[0-9a-f]{8}',
        consent_purpose='To verify identity for an account',
        redirect_url='https://example.com/return',
    \)
    print\(found\)""",
    "deepvue": r"""    found = client.digilocker.initiate_session\(
        purpose='Opening an account',
        redirect_url='https://example.com/return',
    \)
    print\(found\)""",
    "sandbox": r"""    found = client.bank.verify_ifsc\(
        ifsc='SBIN0061411',
    \)
    print\(found\)""",
}


@pytest.mark.parametrize("provider", FIRST_CALLS)
def test_the_first_call_to_copy_works(
    mocks: dict[str, Mock], provider: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """As it stands on the index: it is pasted and run."""
    text = dict(snippets(provider, mocks[provider], mocks[provider].base_url))["Python"]

    exec(compile(text, provider, "exec"), {})

    assert re.search(f"{FIRST_CALLS[provider]}$", text)
    assert capsys.readouterr().out.strip() not in {"", "None"}
