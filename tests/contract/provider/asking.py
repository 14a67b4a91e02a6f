"""From values to a request, by the contract: where each parameter goes, and what stands in the body."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import quote, urlencode

from tests.contract.contracts import Call
from tests.contract.provider.wire import Ask

NOTHING: Any = object()
"""No body at all."""


@dataclass(frozen=True)
class Filling:
    """The values of one request: parameters by their names on the wire, each a text or several, and a body."""

    parameters: Mapping[str, str | list[str]] = field(default_factory=dict)
    body: Any = NOTHING

    def but(self, **changes: Any) -> Filling:
        """Return it with members of the body replaced."""
        return replace(self, body={**self.body, **changes})

    def without(self, *names: str) -> Filling:
        """Return it with members of the body left out."""
        return replace(self, body={name: value for name, value in self.body.items() if name not in names})

    def at(self, **parameters: str | list[str]) -> Filling:
        """Return it with parameters replaced."""
        return replace(self, parameters={**self.parameters, **parameters})


def ask(call: Call, filling: Filling, headers: Mapping[str, str]) -> Ask:
    """Return the request that says these values."""
    places = {one.name: one.location for one in call.parameters}
    path, query, sent = call.path, list[tuple[str, str]](), dict(headers)
    for name, value in filling.parameters.items():
        for text in [value] if isinstance(value, str) else value:
            match places.get(name, "query"):
                case "path":
                    path = path.replace(f"{{{name}}}", quote(text, safe=""))
                case "header":
                    sent[name] = text
                case _:
                    query.append((name, text))
    content = b""
    if filling.body is not NOTHING:
        sent.setdefault("content-type", "application/json")
        content = json.dumps(filling.body).encode()
    return Ask(call.method, path + (f"?{urlencode(query)}" if query else ""), sent, content)
