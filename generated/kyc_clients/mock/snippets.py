# Generated from generator/templates by `make generate`. Edit that.

"""What a person copies from the index to make a first call: Python, and the same request for a shell."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NoReturn, cast

import httpx

from ..cli.curl import command

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from .._runtime.client import Client
    from .._runtime.mock import Mock


class _Captured(BaseException):
    """Carries the first request past everything that handles failures of sending."""

    def __init__(self, request: httpx.Request) -> None:
        super().__init__()
        self.request = request


def snippets(name: str, mock: Mock, base: str) -> Iterator[tuple[str, str]]:
    """Yield titles and texts."""
    secrets = mock.tenant().secrets
    module = import_module(f"{__package__}".rpartition(".")[0] + f".{name}.client")
    made = cast("Callable[..., Client]", getattr(module, module.__all__[-1]))
    given = {"base_url": base, **{argument: secrets[argument] for argument in mock.provider.arguments}}
    product, method, wanted = mock.provider.first_call or ("", "", {})
    called = [f"        {argument}={value!r}," for argument, value in _values(wanted).items()]
    call = [f"    found = client.{product}.{method}(", *called, "    )"] if product else []
    lines = [
        f"from {module.__name__.rpartition('.')[0]} import {module.__all__[-1]}",
        "",
        f"with {module.__all__[-1]}(",
        *(f"    {argument}={value!r}," for argument, value in given.items()),
        ") as client:",
        *call,
        f"    print({'found' if product else 'client'})",
    ]
    yield "Python", "\n".join(lines)

    def capture(request: httpx.Request) -> NoReturn:
        raise _Captured(request)

    if product:
        try:
            with made(**given, transport=httpx.MockTransport(capture)) as client:
                getattr(getattr(client, product), method)(**_values(wanted))
        except _Captured as captured:
            yield "curl", command(captured.request, ())


def _values(wanted: Mapping[str, object]) -> dict[str, object]:
    """Return arguments, those made anew that work only once."""
    return {argument: value() if callable(value) else value for argument, value in wanted.items()}
