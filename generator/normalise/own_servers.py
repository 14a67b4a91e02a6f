"""Reads the servers of single paths and operations: which of them serves in which environment of the client."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.normalise.servers import HOLE, environments_in, is_relative, plain_path, servers_at
from generator.pointers import ROOT, join

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.api import Environment
    from generator.normalise.operations import Call
    from generator.normalise.scope import Scope
    from generator.types import Pointer

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Servers:
    """The servers of the client."""

    pointer: Pointer
    environments: tuple[Environment, ...]
    path: str
    """Of a relative one: what a caller's `base_url` ends with."""


def read_servers(scope: Scope, calls: Sequence[Call]) -> Servers:
    """The servers of the root or, of a document that has them at its operations alone, those of the first one."""
    own = [call.servers for call in calls]
    first = own[0] if own and all(own) and not scope.root.get("servers") else None
    pointer = join(ROOT, "servers") if first is None else first
    urls = [str(node.get("url") or "") for node in servers_at(scope, pointer)]
    path = next((path.rstrip("/") for path in urls if is_relative(path) and plain_path(path)), "")
    advice = "Name a plain `https://host/path` by overlay: credentials go there. Or waive it, to leave it out."
    found = environments_in(scope, pointer, lambda place, message: scope.refuse("bad-server", place, message, advice))
    return Servers(pointer, found, path)


def _refuse(scope: Scope, place: Pointer, message: str) -> None:
    advice = "Name its servers as those of the root with `x-environment`, by overlay; or waive it: calls then go to the root's."
    scope.refuse("unsupported-servers", place, message, advice)


def own_servers(scope: Scope, pointer: Pointer | None, main: Servers) -> Pairs:
    """The address that serves an operation in each environment of the client; none where it has no servers of its own.

    Without environments, it is the path of the one server, under no name.
    """
    if pointer is None or servers_at(scope, pointer) == servers_at(scope, main.pointer):
        return ()
    environments = main.environments
    listed = servers_at(scope, pointer)
    paths = [str(node.get("url") or "") for node in listed if is_relative(str(node.get("url") or ""))]
    found = {item.name: item.url for item in environments_in(scope, pointer, partial(_refuse, scope))}
    if paths and len(listed) == 1:
        return _below(scope, pointer, paths[0], environments)
    pairs = tuple((item.name, found[item.name]) for item in environments if item.name in found)
    if not pairs and len(found) == len(environments) == 1:
        pairs = ((environments[0].name, next(iter(found.values()))),)
    if not pairs and (found or paths):
        served = ", ".join(f"`{item.name}`" for item in environments) or "none with a host"
        _refuse(scope, pointer, f"no server of this operation is of an environment of the client ({served})")
    known = {name for item in environments for name in HOLE.findall(item.url)}
    return _without_strangers(scope, pointer, pairs, known)


def _below(scope: Scope, pointer: Pointer, path: str, environments: Iterable[Environment]) -> Pairs:
    """A path on the hosts of the client."""
    path = f"/{path.strip('/')}".rstrip("/")
    if not plain_path(path) or HOLE.search(path):
        _refuse(scope, join(pointer, "0", "url"), f"{path[:200]!r} is no plain path")
        return ()
    hosts = [(item.name, urlsplit(HOLE.sub("x", item.url)), item.url) for item in environments]
    return tuple((name, _host(url) + path) for name, _, url in hosts) or (("", path),)


def _host(url: str) -> str:
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.partition('/')[0]}"


def _without_strangers(scope: Scope, pointer: Pointer, pairs: Pairs, known: set[str]) -> Pairs:
    """Addresses all of whose parts the client can know."""
    strange = [name for _, url in pairs for name in HOLE.findall(url) if name not in known]
    if strange:
        message = f"the address of this operation's server has `{{{strange[0]}}}`, which no server of the root has"
        _refuse(scope, pointer, message)
    return () if strange else pairs
