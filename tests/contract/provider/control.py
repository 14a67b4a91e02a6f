"""The strings of a mock, pulled through its own control API: the same in process, over HTTP, and for a mock in any language."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from tests.contract.provider.broken import Broken
from tests.contract.provider.wire import Ask, Transport


class _Answered(dict[str, Any]):
    """An object that a control API answers with: a name that it lacks is a broken promise."""

    def __init__(self, members: Mapping[str, Any], asked: str) -> None:
        super().__init__(members)
        self.asked = asked

    def __missing__(self, name: str) -> Any:
        raise Broken(self.asked, f"`{name}`", f"{sorted(self)}", "")


def _answered(value: Any, asked: str) -> Any:
    """Return a value in which each object is one that knows what was asked."""
    if isinstance(value, dict):
        return _Answered({name: _answered(item, asked) for name, item in value.items()}, asked)
    return [_answered(item, asked) for item in value] if isinstance(value, list) else value


class Control:
    """The control API of a mock."""

    def __init__(self, transport: Transport) -> None:
        """Speak through a transport."""
        self._transport = transport
        self._known: dict[str, Any] = {}
        """What only our own commands change: asked once, where asking for each check would be half of its time."""

    def is_there(self) -> bool:
        """Whether the server has one."""
        answer = self._transport.exchange(Ask("GET", "/_mock"))
        return answer.status == 200 and b'"control"' in answer.content

    def now(self) -> int:
        """Return the mock's time in milliseconds."""
        return int(self._clock()["now"])

    def is_stopped(self) -> bool:
        """Whether the mock's clock moves on command only."""
        return bool(self._clock()["stopped"])

    def stop_at(self, seconds: float) -> bool:
        """Let the clock stand at an instant that is ahead; return whether it does."""
        if not self.is_stopped():
            self._known.clear()
            if self._transport.exchange(Ask("POST", "/_mock/clock/stop")).status != 200:
                return False
            self.advance(seconds - self.now() / 1000)
        return True

    def advance(self, seconds: float) -> None:
        """Push the clock."""
        self._call("POST", "/clock/advance", {"seconds": seconds})

    def reset(self) -> None:
        """Let the mock forget everything."""
        self._call("POST", "/reset")

    def tenants(self) -> list[str]:
        """Return the names of all customers."""
        return list(self._tenants())

    def credentials(self, tenant: str) -> dict[str, str]:
        """Return the secrets of a customer by the arguments of the client."""
        found: dict[str, str] = self._tenants()[tenant]
        if not isinstance(found, dict):
            raise Broken("the control API's GET /tenants", f"secrets of {tenant}", f"{found!r}", "")
        return found

    def variables(self, provider: str) -> dict[str, str]:
        """Return the variables that a client reads by the first customer's secrets, as far as they were asked for."""
        known: dict[str, Any] = self._known.get("tenants", {})
        first: dict[str, str] = known.get("first", {})
        return {value: f"{provider}_{name}".upper() for name, value in first.items() if name != "standing"}

    def add_tenant(self, name: str, standing: str) -> dict[str, str]:
        """Take on a customer, once."""
        if name not in self._tenants():
            self._call("POST", "/tenants", {"name": name, "standing": standing})
        return self.credentials(name)

    def session(self, session_id: str) -> dict[str, Any]:
        """Return what the mock knows of a session."""
        found: dict[str, Any] = self._call("GET", f"/sessions/{quote(session_id, safe='')}")
        return found

    def sessions(self) -> list[dict[str, Any]]:
        """Return what the mock knows of all sessions, oldest first."""
        found: list[dict[str, Any]] = self._call("GET", "/sessions")
        return found

    def count(self) -> int:
        """Return how many sessions there are."""
        return len(self.sessions())

    def consent(self, session_id: str, allow: list[str] | None = None) -> str:
        """Let the person allow documents, all of them by default; return where the browser goes."""
        body = {} if allow is None else {"allow": allow}
        return str(self._call("POST", f"/sessions/{quote(session_id)}/consent", body)["redirect"])

    def deny(self, session_id: str) -> str:
        """Let the person refuse; return where the browser goes."""
        return str(self._call("POST", f"/sessions/{quote(session_id)}/consent", {"deny": True})["redirect"])

    def log(self) -> list[dict[str, Any]]:
        """Return what was asked and answered since the last reset."""
        found: list[dict[str, Any]] = self._call("GET", "/requests")
        return found

    def fault(self, **order: object) -> None:
        """Order a trouble."""
        self._call("POST", "/faults", order)

    def well(self) -> None:
        """Call all troubles off."""
        self._call("DELETE", "/faults")

    def _clock(self) -> Any:
        known = self._known.get("clock") or self._call("GET", "/clock")
        if known["stopped"]:
            self._known["clock"] = known
        return known

    def _tenants(self) -> Any:
        if "tenants" not in self._known:
            found = self._call("GET", "/tenants")
            if not isinstance(found, dict):
                raise Broken("the control API's GET /tenants", "an object", f"{found!r}", "")
            self._known["tenants"] = found
        return self._known["tenants"]

    def _call(self, method: str, path: str, body: object = None) -> Any:
        if method != "GET":
            self._known.clear()
        content = b"" if body is None else json.dumps(body).encode()
        answer = self._transport.exchange(Ask(method, f"/_mock{path}", {"content-type": "application/json"}, content))
        asked = f"the control API's {method} {path}"
        if answer.status != 200:
            raise Broken(asked, "HTTP 200", answer.shown(), answer.ask.shown())
        if not isinstance(answer.body, dict | list):
            raise Broken(asked, "an object or a list", answer.shown(), answer.ask.shown())
        return _answered(answer.body, asked)
