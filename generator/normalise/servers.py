"""Reads servers, which become environments; credentials are sent nowhere else."""

from __future__ import annotations

import re
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Final, TypeAlias
from urllib.parse import unquote, urlsplit

from generator import names
from generator.api import Environment, Variable
from generator.engine import naming
from generator.pointers import exists, join, resolve
from generator.values import object_at

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from generator.normalise.scope import Node, Scope
    from generator.types import Json, Pointer

HOLE: Final = re.compile(r"\{([^{}]+)\}")
_STANDING: Final = re.compile(r"[<>{}\[\]$%]|^your|^my[-_ ]|\b(?:change[-_ ]?me|x{3,}|to[-_ ]?do)\b")
_MEANINGLESS: Final = frozenset(
    {
        "my", "your", "tenant", "tenantid", "tenantname", "subdomain", "domain", "domainname", "company", "companyname",
        "customer", "customerid", "organization", "organisation", "organizationname", "org", "workspace", "account",
        "accountname", "instance", "instancename", "site", "sitename", "store", "storename", "shop", "shopname", "host",
        "hostname", "server", "example", "placeholder", "sample", "acme", "foo", "bar", "username", "projectid", "name",
    }
)  # fmt: skip
"""Words of defaults that stand for what only a caller knows."""
Refuse: TypeAlias = "Callable[[Pointer, str], None]"
LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})
MOST_CHOICES: Final = 50
"""More combinations of a server's variables are no list to choose from: then the defaults count alone."""
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_PATH: Final = re.compile(r"[A-Za-z0-9\-._~%!$&'()*+,;=:@/]*")
_URL: Final = re.compile(
    r"(?P<scheme>(?i:https?))://(?P<host>[A-Za-z0-9](?:[A-Za-z0-9.\-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])"
    r"(?::(?P<port>[0-9]{1,5}))?(?P<path>/[A-Za-z0-9\-._~%!$&'()*+,;=:@/]*)?"
)


def environments_in(scope: Scope, pointer: Pointer, refuse: Refuse) -> tuple[Environment, ...]:
    """The servers of a list, each with the name that a caller uses. What cannot be one is refused, with place and message.

    Relative ones have no host: a caller gives the `base_url`.
    """
    found: dict[str, Environment] = {}
    listed = servers_at(scope, pointer)
    for index, node in enumerate(listed):
        place = join(pointer, str(index))
        called = ""
        for written, chosen in _choices(node):
            url = _server_url(scope, written, place, refuse)
            if not url:
                continue
            called = called or _environment_name(node, url, only=len(listed) == 1)
            name = "_".join([called, *chosen])
            if name in found and found[name].url != url:
                message = f"{found[name].url!r} and {url!r} are both called `{name}`"
                scope.refuse(
                    "name-collision",
                    place,
                    message,
                    "Name servers with `x-environment`, by overlay; or waive it.",
                )
                name = names.numbered(name, found)
            made = Environment(name, url, str(node.get("description") or ""), trial=node.get("x-test") is True)
            found.setdefault(name, made)
    return tuple(found.values())


def servers_at(scope: Scope, pointer: Pointer) -> list[Node]:
    """The servers of a list in the document. A variable that stands for a whole origin is its default: `{origin}/path`."""
    servers = resolve(scope.root, pointer) if exists(scope.root, pointer) else None
    return [_with_origin(node) for node in servers if isinstance(node, dict)] if isinstance(servers, list) else []


def _with_origin(node: Node) -> Node:
    url = str(node.get("url") or "")
    first = HOLE.match(url)
    default = object_at(object_at(node, "variables"), first[1]).get("default") if first else None
    if first is None or not isinstance(default, str) or "://" not in default:
        return node
    return {**node, "url": default.rstrip("/") + url[first.end() :]}


def is_relative(url: str) -> bool:
    """Whether an address has no host of its own."""
    return not _SCHEME.match(url) and not url.startswith("//") and bool(_PATH.fullmatch(HOLE.sub("x", url)))


def refused_server(url: str) -> str:
    """Why credentials may not be sent to an address; empty where they may."""
    match = _URL.fullmatch(url)
    if match is None or not plain_path(match["path"] or "") or int(match["port"] or 1) not in range(1, 65536):
        return "is no server that credentials may be sent to"
    if match["scheme"].lower() == "http" and match["host"].lower() not in LOOPBACK:
        return "would send credentials unencrypted"
    return ""


def plain_path(path: str) -> bool:
    """Whether a path stays where it seems to be."""
    return bool(_PATH.fullmatch(path)) and not any(part in {".", ".."} for part in unquote(path).split("/"))


def _choices(node: Node) -> Iterator[tuple[str, list[str]]]:
    """The URLs that the variables of a server allow, the one of the defaults first, with the words that tell them apart."""
    url = str(node.get("url") or "")
    variables = node.get("variables")
    options = {
        name: _options(variable)
        for name, variable in (variables if isinstance(variables, dict) else {}).items()
        if f"{{{name}}}" in url and not _is_callers(name, variable)
    }
    combinations = list(product(*options.values())) if prod(map(len, options.values())) <= MOST_CHOICES else []
    defaults = tuple(found[0] for found in options.values())
    for values in combinations or [defaults]:
        written = url
        for name, value in zip(options, values, strict=True):
            written = written.replace(f"{{{name}}}", value)
        pairs = zip(values, defaults, strict=True)
        yield written, [naming.snake(value) or "other" for value, usual in pairs if value != usual]


def _options(variable: Json) -> list[str]:
    """The values of a variable, its default first."""
    node = variable if isinstance(variable, dict) else {}
    default = str(node.get("default") if node.get("default") is not None else "")
    enum = node.get("enum")
    return list(dict.fromkeys([default, *map(str, enum if isinstance(enum, list) else [])]))


def _is_callers(name: str, variable: Json) -> bool:
    """Whether only the caller knows what a variable is: its default stands for something, such as `your-tenant`."""
    node = variable if isinstance(variable, dict) else {}
    if isinstance(node.get("enum"), list) and node["enum"]:
        return False
    default = str(node.get("default") if node.get("default") is not None else "")
    words = [re.sub(r"^(?:my|your)(?=.)", "", word) for word in re.findall(r"[a-z0-9]+", default.lower())]
    is_placeholder = bool(_STANDING.search(default.lower()))
    return is_placeholder or set(words) <= _MEANINGLESS or "".join(words) == naming.snake(name).replace("_", "")


def read_variables(
    scope: Scope, pointer: Pointer, environments: Iterable[Environment], taken: Collection[str]
) -> tuple[Variable, ...]:
    """The variables that are left in the addresses of servers, with what callers give them as."""
    declared: dict[str, Json] = {}
    for server in servers_at(scope, pointer):
        variables = server.get("variables")
        declared = {**variables, **declared} if isinstance(variables, dict) else declared
    found: dict[str, Variable] = {}
    for name in dict.fromkeys(name for item in environments for name in HOLE.findall(item.url)):
        node = declared.get(name)
        try:
            argument = naming.identifier(name, names.CONSTRUCTOR_RESERVED | frozenset(taken))
        except ValueError as error:
            scope.refuse("bad-name", pointer, str(error), "Rename the variable by overlay.", fatal=True)
            continue
        description = str(node.get("description") or "") if isinstance(node, dict) else ""
        found[name] = Variable(argument, name, description.strip())
    return tuple(found.values())


def _server_url(scope: Scope, url: str, place: Pointer, refuse: Refuse) -> str:
    """The URL; empty where there is no host, or after a report."""
    if is_relative(url):
        return ""
    declared = _declared(scope, place)
    reason = refused_server(HOLE.sub(lambda match: "x" if match[1] in declared else match[0], url))
    if reason:
        refuse(join(place, "url"), f"{url[:200]!r} {reason}")
        return ""
    return url.rstrip("/")


def _declared(scope: Scope, place: Pointer) -> Collection[str]:
    node = resolve(scope.root, place)
    variables = node.get("variables") if isinstance(node, dict) else None
    return variables.keys() if isinstance(variables, dict) else ()


def _environment_name(node: Node, url: str, *, only: bool) -> str:
    named = naming.snake(str(node.get("x-environment") or ""))
    if named:
        return named
    described = naming.snake(str(node.get("description") or ""))
    if described and "_" not in described:
        return described
    return "production" if only else naming.snake(urlsplit(url).hostname or "server")
