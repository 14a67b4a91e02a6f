# Generated from generator/templates by `make generate`. Edit that.

"""The request that a call would send, as a curl command with variables in the place of secrets."""

from __future__ import annotations

import inspect
import re
import shlex
from typing import TYPE_CHECKING, NoReturn

import httpx

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from .._runtime.client import Client

_OURS = frozenset({"accept-encoding", "connection", "content-length", "host", "user-agent", "accept"})


class _Captured(BaseException):
    """Carries the request past everything that handles failures of sending."""

    def __init__(self, request: httpx.Request) -> None:
        super().__init__()
        self.request = request


def curl(
    make: Callable[..., Client],
    settings: Mapping[str, object],
    product: str,
    method: str,
    arguments: Mapping[str, object],
) -> str:
    """Return the command; nothing is sent, and no credential is needed.

    Raises:
        InvalidRequest: if an argument breaks the contract.
    """
    names = [
        name for name, parameter in inspect.signature(make).parameters.items() if "Secret" in str(parameter.annotation)
    ]
    provider = make.__module__.split(".")[-2].upper()
    variables = {name: f"${provider}_{name.upper()}" for name in names}

    def capture(request: httpx.Request) -> NoReturn:
        raise _Captured(request)

    transport = httpx.MockTransport(capture)
    try:
        with make(**settings, **variables, transport=transport) as made:
            getattr(getattr(made, product), method)(**arguments)
    except _Captured as captured:
        return command(captured.request, variables.values())
    raise AssertionError("a call that sends nothing cannot be shown")


def command(request: httpx.Request, variables: Collection[str]) -> str:
    """Return the command for a request; texts that end in one of these variables let the shell put in its value."""
    parts = [f"curl -X {request.method} {shlex.quote(str(request.url))}"]
    parts += [
        f"-H {_quoted(f'{name}: {value}', variables)}" for name, value in request.headers.items() if name not in _OURS
    ]
    body = request.read()
    if body:
        parts.append(f"--data {shlex.quote(body.decode(errors='replace'))}")
    return " \\\n  ".join(parts)


def _quoted(text: str, variables: Collection[str]) -> str:
    """Quote for a shell, which is to put in the value of our variables and nothing else."""
    found = next((name for name in variables if text.endswith((f" {name}", f"={name}"))), None)
    if found is None:
        return shlex.quote(text)
    return '"' + re.sub(r'(["$`\\])', r"\\\1", text.removesuffix(found)) + f'{found}"'
