"""`make contract` on a server that is no mock in this process: ours behind a path, a stranger's, or none at all."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, ClassVar

import pytest

from kyc_clients._runtime.mock import Server
from kyc_clients.mock import Hub, find_mocks
from tests.contract.provider import run as running
from tests.contract.provider.__main__ import main
from tests.contract.provider.benches import mock_of, served
from tests.contract.provider.control import Control
from tests.contract.provider.profile import Profile
from tests.contract.provider.profiles import PROFILES
from tests.contract.provider.reach import is_near
from tests.contract.provider.run import Order, chosen, run
from tests.mocks.support import headers_of

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports go into a folder of the test's; no credentials are left over."""
    monkeypatch.chdir(tmp_path)
    for name in ("DEEPVUE_CLIENT_ID", "DEEPVUE_CLIENT_SECRET"):
        monkeypatch.delenv(name, raising=False)


class Stranger(BaseHTTPRequestHandler):
    """Somebody's own Deepvue, nearly right: it distinguishes everybody else and knows its framework's words, but not its purpose."""

    keys: ClassVar = {"client-id": "mine", "x-api-key": "secret"}
    came: list[float]

    def do_GET(self) -> None:
        """There is nothing to read."""
        self._answer(404, "Not Found")

    def do_POST(self) -> None:
        """Look at the credentials, then at the body, as far as it looks."""
        self.came.append(time.monotonic())
        content = self.rfile.read(int(self.headers.get("content-length", "0")))
        if any(self.headers.get(name) != value for name, value in self.keys.items()):
            self._answer(401, "Not authenticated")
            return
        try:
            body = json.loads(content)
        except ValueError:
            body = None
        if isinstance(body, dict) and body.get("consent") == "Y":
            self._answer(403, "Not a valid token")
        else:
            self._answer(422, [{"loc": ["body"], "msg": "field required", "type": "value_error.missing"}])

    def _answer(self, status: int, detail: object) -> None:
        content = json.dumps({"detail": detail}).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def stranger(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A stranger's server, with the credentials for it in the environment."""
    Stranger.came = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Stranger)
    Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("DEEPVUE_CLIENT_ID", "mine")
    monkeypatch.setenv("DEEPVUE_CLIENT_SECRET", "secret")
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_foreign_server_gets_the_name_of_the_broken_promise(
    stranger: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Provider, operation, what was promised, what came, the request, and the one command that shows it again."""
    code = main(["--provider", "deepvue", "--base-url", stranger])

    printed = capsys.readouterr().out
    lines = dict(
        line.split(maxsplit=1) for line in printed.splitlines() if line.startswith("  ") and len(line.split()) > 1
    )
    assert code == 1
    assert printed.count("BROKEN  ") == 1
    assert lines["operation"].startswith("digilocker")
    assert "HTTP 4" in lines["promised"] + lines["came"]
    assert lines["request"].startswith("curl -i -X POST")
    assert "secret" not in printed
    assert lines["again"].startswith(f"make contract PROVIDER=deepvue BASE_URL={stranger} ONLY='")


def test_the_command_that_is_printed_shows_it_again(stranger: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What follows `ONLY=` is one promise, which is broken again."""
    main(["--provider", "deepvue", "--base-url", stranger])
    only = capsys.readouterr().out.rpartition("ONLY='")[2].partition("'")[0]

    assert main(["--provider", "deepvue", "--base-url", stranger, "--only", only]) == 1
    assert capsys.readouterr().out.count(f"ONLY='{only}'") == 1


def test_somebody_far_away_is_asked_politely(stranger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a pause between any two requests."""
    monkeypatch.setattr(running, "is_near", lambda _: False)
    monkeypatch.setattr(running, "POLITE", 0.05)
    order = Order(providers=("deepvue",), base_url=stranger, only="wrong credentials are reported", keep_going=True)

    run(order)

    # Not each gap by itself: a request that a busy machine holds up comes closer to the next.
    gaps = len(Stranger.came) - 1
    assert gaps > 10
    assert Stranger.came[-1] - Stranger.came[0] > 0.048 * gaps


@pytest.mark.parametrize(
    ("url", "near"),
    [
        ("http://127.0.0.1:9999", True),
        ("http://127.8.9.10/sandbox", True),
        ("http://[::1]:80", True),
        ("http://localhost:1", True),
        ("http://localhost.example.com", False),
        ("http://127.0.0.1.example.com", False),
        ("https://example.com/127.0.0.1", False),
        ("http://10.0.0.1", False),
    ],
)
def test_only_this_machine_is_near(url: str, *, near: bool) -> None:
    """A name that begins like a loopback address is far away."""
    assert is_near(url) is near


@pytest.mark.parametrize("profile", PROFILES.values(), ids=str)
def test_without_a_control_api_only_what_is_safe_is_tried(profile: Profile, monkeypatch: pytest.MonkeyPatch) -> None:
    """No session is opened, and nobody is asked what only a person could do; `--everything` tries more."""
    mock = find_mocks()[profile.name]()
    for name, value in mock.tenant().secrets.items():
        monkeypatch.setenv(f"{profile.name}_{name}".upper(), value)
    monkeypatch.setattr(Control, "is_there", lambda _: False)
    with mock:
        results = run(Order(providers=(profile.name,), base_url=mock.base_url))
        with served(profile, mock.base_url, closed=True) as lab:
            order = Order(providers=(profile.name,), base_url=mock.base_url, everything=True)
            more = [one for one in chosen(profile, order) if not running._hindrance(one, lab, order)]

    tried = [one for one in results if not one.not_tried]
    assert len(tried) > 10
    assert {one.not_tried for one in results} >= {
        "it needs a mock with a control API",
        "it could open or bill something; --everything asks for it",
    }
    assert [one.broken for one in results if one.broken] == []
    assert list(mock.state.sessions) == []
    assert len(more) > len(tried)


@pytest.mark.parametrize("profile", PROFILES.values(), ids=str)
def test_a_server_that_takes_any_key_opens_nothing_for_it(profile: Profile, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every wrong key comes with a request that nobody could fulfil; that the server took the key is reported all the same."""
    mock = find_mocks()[profile.name]()
    for name, value in mock.tenant().secrets.items():
        monkeypatch.setenv(f"{profile.name}_{name}".upper(), value)
    monkeypatch.setattr(Control, "is_there", lambda _: False)
    with mock:
        right = {name.encode(): value.encode() for name, value in headers_of(mock).items()}

        async def lax(scope: Any, receive: Any, send: Any) -> None:
            if scope["type"] == "http" and not scope["path"].startswith("/authenticate"):
                kept = [(name, value) for name, value in scope["headers"] if name not in right]
                scope = {**scope, "headers": [*kept, *right.items()]}
            await mock.app(scope, receive, send)

        server = Server(lax)
        server.start()
        results = run(Order(providers=(profile.name,), base_url=server.url, keep_going=True))
        server.stop()

    broken = [one.promise.name for one in results if one.broken]
    assert f"{profile.name}/authentication/no credentials at all" in broken
    assert list(mock.state.sessions) == []


def test_what_only_a_mock_in_this_process_can_show_is_not_called_kept() -> None:
    """A token that Decentro's mock gives out in Python, over HTTP: neither kept nor broken, with the reason."""
    mock = find_mocks()["decentro"]()
    with mock:
        order = Order(providers=("decentro",), base_url=mock.base_url, only="a token that is a quarter of an hour old")
        (result,) = run(order)

    assert (result.broken, result.cases) == (None, 0)
    assert result.not_tried == "it asks a mock in this process what no server is asked over HTTP"


@pytest.mark.parametrize(
    "only",
    [
        "sandbox/near misses/entitylockerInitiateSession",
        "deepvue/life cycles/the person decides",
        "decentro/life cycles/digilocker: the person decides",
        "decentro/samples/the client reads",
    ],
)
def test_a_mock_that_somebody_started_by_hand_keeps_its_promises(only: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Below a path and with a clock that runs, as `make mock` serves it; afterwards the clock runs again."""
    name = only.partition("/")[0]
    hub = Hub()
    server = Server(hub.app)
    server.start()
    code = main(["--provider", name, "--base-url", f"{server.url}/{name}", "--only", only])
    server.stop()

    assert (code, hub.mocks[name].clock.stopped) == (0, False), capsys.readouterr().out


@pytest.mark.parametrize("url", ["ftp://example.com", "127.0.0.1:9999", "http://", "http://[::1", "http://x:99999"])
def test_what_is_no_url_is_refused(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In one line, with an example."""
    assert main(["--provider", "sandbox", "--base-url", url]) == 2
    assert capsys.readouterr().err == (
        f"BASE_URL={url}: that is no URL of a server; say something like http://127.0.0.1:9999\n"
    )


def test_an_unreachable_server_is_reported_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """No promise is called broken that nobody was asked to keep."""
    assert main(["--provider", "sandbox", "--base-url", "http://127.0.0.1:1"]) == 2
    assert capsys.readouterr().err == (
        "http://127.0.0.1:1: no answer: ConnectionRefusedError(111, 'Connection refused'). "
        "Is the server started, and the URL right?\n"
    )


def test_missing_credentials_are_named(
    stranger: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Those that the client reads, too."""
    monkeypatch.delenv("DEEPVUE_CLIENT_SECRET")

    assert main(["--provider", "deepvue", "--base-url", stranger]) == 2
    assert capsys.readouterr().err == (
        f"{stranger} has no control API that gives credentials, so set DEEPVUE_CLIENT_SECRET in the environment\n"
    )


def test_a_second_run_with_the_same_seed_sends_and_gets_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    """`--twice` compares the request logs byte by byte."""
    assert main(["--provider", "deepvue", "--only", "authentication/", "--twice"]) == 0

    printed = capsys.readouterr().out
    assert "once more, with the same seed …" in printed
    assert printed.splitlines()[-1].startswith("traffic: reports/contract/traffic/deepvue.jsonl, ")
    assert printed.splitlines()[-1].endswith(": equal both times")


def test_a_second_run_that_differs_is_reported(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where it begins to, and the exit code says so."""
    seeds = iter(("0", "1"))
    monkeypatch.setattr(running, "mock_of", lambda name, _, port=0: mock_of(name, next(seeds), port))

    assert main(["--provider", "deepvue", "--only", "wrong credentials are reported", "--twice"]) == 1
    assert "NOT EQUAL from byte" in capsys.readouterr().out
