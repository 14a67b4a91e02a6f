"""A real browser: headless Chromium, driven through chromedriver by plain HTTP (the W3C's WebDriver protocol)."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import httpx

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "chrome")
MISSING: Final = "no Chromium here: on Debian, `apt-get install chromium chromium-driver` lets this run"
_ELEMENT: Final = "element-6066-11e4-a52e-4f735466cecf"
"""By this name the protocol calls a reference to an element."""
_ARGUMENTS: Final = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)
_NOWHERE: Final = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
"""No name is looked up: a redirect to `example.com` ends on the browser's own page for it, with that address."""
_PATIENCE: Final = 20.0


def is_there() -> bool:
    """Whether this machine has Chromium and its driver."""
    return bool(shutil.which("chromedriver")) and any(shutil.which(name) for name in NAMES)


class Browser:
    """One window, which has the focus whatever else the machine shows."""

    def __init__(self, http: httpx.Client, session: str) -> None:
        """Drive the window of a session, by its URL."""
        self._http = http
        self._session = session
        self._chrome("Emulation.setFocusEmulationEnabled", enabled=True)

    def open(self, url: str) -> None:
        """Go to an address."""
        self._do("POST", "/url", url=url)

    def shows(self, title: str) -> None:
        """Wait for the page with this title."""
        self._wait("/title", title)

    def arrives_at(self, url: str) -> str:
        """Wait until the address begins with this one, and return it."""
        return self._wait("/url", url)

    def click(self, css: str) -> None:
        """Click the first element that fits."""
        self._do("POST", f"/element/{self._find(css)}/click")

    def press(self, keys: str) -> None:
        """Press keys, one after another, wherever the focus is, once the page is there."""
        patience = time.monotonic() + _PATIENCE
        while not self.evaluate("document.hasFocus() && document.readyState === 'complete'"):
            assert time.monotonic() < patience, "the window never had the focus"
        presses = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self._do("POST", "/actions", actions=[{"type": "key", "id": "keyboard", "actions": presses}])

    def name_of(self, css: str) -> str:
        """Return the name by which assistive technology calls an element."""
        return str(self._do("GET", f"/element/{self._find(css)}/computedlabel"))

    def evaluate(self, script: str) -> Any:
        """Return the value of an expression in the page; works where the page's own scripts do not."""
        return self._do("POST", "/execute/sync", script=f"return {script}", args=[])

    def set_scripts(self, *, allowed: bool) -> None:
        """Let pages run scripts, or not."""
        self._chrome("Emulation.setScriptExecutionDisabled", value=not allowed)

    def set_size(self, width: int, height: int) -> None:
        """Show pages as a screen of so many pixels does; narrow ones are phones."""
        self._chrome(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600
        )

    def _wait(self, path: str, beginning: str) -> str:
        patience = time.monotonic() + _PATIENCE
        while not (found := str(self._do("GET", path))).startswith(beginning):
            assert time.monotonic() < patience, f"waited for {beginning}, and there is still {found}"
            time.sleep(0.02)
        return found

    def _chrome(self, command: str, **parameters: object) -> None:
        self._do("POST", "/goog/cdp/execute", cmd=command, params=parameters)

    def _find(self, css: str) -> str:
        return str(self._do("POST", "/element", using="css selector", value=css)[_ELEMENT])

    def _do(self, method: str, path: str, **body: object) -> Any:
        answer = self._http.request(method, f"{self._session}{path}", json=body if method == "POST" else None)
        value = answer.json()["value"]
        assert answer.status_code == 200, f"{method} {path}: {value['error']}: {value['message']}"
        return value


@contextmanager
def browsing(folder: Path) -> Generator[Browser]:
    """Start a browser with an empty profile in a folder; end it and its driver afterwards."""
    environment = {**os.environ, "HOME": str(folder)}
    command = ["chromedriver", "--port=0"]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as driver:
        try:
            with httpx.Client(timeout=60, trust_env=False) as http:
                sessions = f"http://127.0.0.1:{_port(driver)}/session"
                arguments = [*_ARGUMENTS, _NOWHERE, f"--user-data-dir={folder / 'profile'}"]
                wanted = {"alwaysMatch": {"goog:chromeOptions": {"args": arguments}}}
                answer = http.post(sessions, json={"capabilities": wanted}).json()["value"]
                assert "sessionId" in answer, f"Chromium does not start: {answer['message']}"
                session = f"{sessions}/{answer['sessionId']}"
                yield Browser(http, session)
                http.delete(session)
        finally:
            driver.terminate()


def _port(driver: subprocess.Popen[str]) -> int:
    assert driver.stdout is not None
    for line in driver.stdout:
        if "successfully on port" in line:
            return int(line.rstrip(".\n").rpartition(" ")[2])
    raise AssertionError("chromedriver ended at once")
