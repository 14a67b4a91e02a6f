"""The documented request and response pairs in `specs/<provider>/samples`, and clients that talk to nobody else."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx

if TYPE_CHECKING:
    from collections.abc import Mapping

SPECS = Path(str(import_module("kyc_clients").__file__)).parents[2] / "specs"


@dataclass(frozen=True, slots=True)
class Sample:
    """One pair. `name` is `provider/file` without its ending."""

    name: str
    provider: str
    operation: str
    call: Mapping[str, Any]
    request: Mapping[str, Any]
    response: Mapping[str, Any]
    returns: str | None
    raises: str | None
    sent: bool


@cache
def all_samples() -> tuple[Sample, ...]:
    """Every sample of every provider, sorted by name."""
    return tuple(_read(path) for path in sorted(SPECS.glob("*/samples/*.json")))


def _read(path: Path) -> Sample:
    table = json.loads(path.read_text("utf-8"))
    provider = path.parts[-3]
    return Sample(
        f"{provider}/{path.stem}",
        provider,
        table["operation"],
        table["call"],
        table["request"],
        table["response"],
        table.get("returns"),
        table.get("raises"),
        table.get("sent", True),
    )


def make_client(provider: str, http_client: httpx.Client | httpx.AsyncClient, **options: Any) -> Any:
    """A client with made-up credentials over the given `httpx` client: the async one for an async one."""
    module = import_module(f"kyc_clients.{provider}.client")
    kind = "Async" if isinstance(http_client, httpx.AsyncClient) else ""
    made = getattr(module, f"{kind}{module.SPEC.title}")
    arguments = {scheme.argument: f"made-up-{scheme.argument}" for scheme in module.SPEC.schemes.values()}
    if all(scheme.login is None for scheme in module.SPEC.schemes.values() if hasattr(scheme, "login")):
        arguments = {key: value for key, value in arguments.items() if key != "access_token"}
    environment = next(iter(module.SPEC.environments))
    return made(**arguments, environment=environment, retries=0, http_client=http_client, **options)


def answer(sample: Sample) -> httpx.Response:
    """The documented answer."""
    response = sample.response
    if "text" in response:
        return httpx.Response(response["status"], headers=response.get("headers"), text=response["text"])
    if "body" not in response:
        return httpx.Response(response["status"], headers=response.get("headers"))
    return httpx.Response(response["status"], headers=response.get("headers"), json=response["body"])
