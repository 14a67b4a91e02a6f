"""Who may call: security schemes become arguments of the client, servers become environments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import unquote, urlsplit

from generator import names
from generator.api import Environment, Group, Login, Scheme
from generator.pointers import ROOT, join
from generator.prepare.parameters import FORBIDDEN_HEADERS, TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.prepare.operations import Call
    from generator.prepare.scope import Node, Scope
    from generator.types import Json, Pointer

Alternatives = tuple[tuple[str, ...], ...]

SCHEMES: Final = join(ROOT, "components", "securitySchemes")
LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_PATH: Final = re.compile(r"[A-Za-z0-9\-._~%!$&'()*+,;=:@/]*")
_URL: Final = re.compile(
    r"(?P<scheme>(?i:https?))://(?P<host>[A-Za-z0-9](?:[A-Za-z0-9.\-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])"
    r"(?::(?P<port>[0-9]{1,5}))?(?P<path>/[A-Za-z0-9\-._~%!$&'()*+,;=:@/]*)?"
)


def read_security(scope: Scope, call: Call) -> Alternatives:
    """The alternatives of one operation: any one, with all of its schemes, lets a call in. None: it is public.

    An alternative whose scheme someone accepts as unsupported is no alternative.
    """
    declared = call.node.get("security", scope.root.get("security"))
    listed = [option for option in declared if isinstance(option, dict)] if isinstance(declared, list) else []
    return tuple(
        tuple(sorted(option)) for option in listed
        if not any(_ignored(scope, key) for key in option)
    )  # fmt: skip


def _ignored(scope: Scope, key: str) -> bool:
    """Whether a scheme is one that we cannot use, and someone accepts that."""
    components = scope.root.get("components")
    listed = components.get("securitySchemes") if isinstance(components, dict) else None
    node = listed.get(key) if isinstance(listed, dict) else None
    unknown = isinstance(node, dict) and "$ref" not in node and _kind(node) is None
    return unknown and scope.waived("unsupported-security", join(SCHEMES, key))


def read_schemes(scope: Scope, calls: list[Call], groups: tuple[Group, ...]) -> tuple[Scheme, ...]:
    """Every scheme that some operation uses, in the document's order."""
    used: dict[str, Pointer] = {}
    for call in calls:
        place = join(call.pointer if "security" in call.node else ROOT, "security")
        for option in read_security(scope, call):
            used |= {key: used.get(key, place) for key in option}
    components = scope.root.get("components")
    listed = components.get("securitySchemes") if isinstance(components, dict) else None
    declared = listed if isinstance(listed, dict) else {}
    schemes: list[Scheme] = []
    for key, entry in declared.items():
        if key in used:
            found = _scheme(scope, key, entry, groups)
            schemes += [found] if found else []
    for key, place in used.items():
        if key not in declared:
            message = f"security names {key!r}, which no security scheme defines"
            scope.refuse("unknown-scheme", place, message, "Define it by overlay.")
    arguments = [(name, scheme.key) for scheme in schemes for name in _arguments(scheme)]
    _check_unique(scope, arguments, SCHEMES, "Name security schemes with `x-argument`, by overlay.")
    return tuple(schemes)


def _arguments(scheme: Scheme) -> tuple[str, ...]:
    if scheme.kind == "HttpBasic":
        return f"{scheme.argument}_username", f"{scheme.argument}_password"
    return (scheme.argument,)


def read_environments(scope: Scope) -> tuple[Environment, ...]:
    """The servers, each with the name that a caller uses. Relative ones have no host: a caller gives the `base_url`."""
    servers = scope.root.get("servers")
    listed = [node for node in servers if isinstance(node, dict)] if isinstance(servers, list) else []
    found: dict[str, Environment] = {}
    for index, node in enumerate(listed):
        place = join(ROOT, "servers", str(index))
        url = _server_url(scope, node, place)
        if not url:
            continue
        name = _environment_name(node, url, only=len(listed) == 1)
        if name in found and found[name].url != url:
            message = f"{found[name].url!r} and {url!r} are both called `{name}`"
            scope.refuse("name-collision", place, message, "Name servers with `x-environment`, by overlay.")
        found.setdefault(name, Environment(name, url, str(node.get("description") or "")))
    return tuple(found.values())


def _scheme(scope: Scope, key: str, entry: Json, groups: tuple[Group, ...]) -> Scheme | None:
    node, place = scope.follow(entry, join(SCHEMES, key))
    kind = _kind(node)
    location = str(node.get("in") or "header")
    if kind is None or location not in {"header", "query", "cookie"}:
        advice = "Supported are apiKey and http bearer or basic: describe it as one of them by overlay, or waive it."
        message = f"security scheme {key!r} of type {' '.join(_words(node))} is not supported"
        scope.refuse("unsupported-security", join(SCHEMES, key), message, advice)
        return None
    name = str(node.get("name") or "") if kind == "ApiKey" else "Authorization"
    taken = location == "header" and name.lower() in FORBIDDEN_HEADERS - {"authorization"}
    if taken or not name or (location != "query" and not TOKEN.fullmatch(name)):
        message = f"{name!r} cannot be the name of a {location} that holds a credential"
        scope.refuse("bad-scheme", place, message, "Correct it by overlay.")
        return None
    try:
        argument = names.identifier(str(node.get("x-argument") or key), names.CONSTRUCTOR_RESERVED)
    except ValueError as error:
        scope.refuse("bad-name", place, str(error), "Name it by overlay with `x-argument`.")
        return None
    login = None
    if "x-login" in node and kind == "HttpBasic":
        message = "a user name and password are given, not fetched"
        scope.refuse("bad-login", join(place, "x-login"), message, "Remove `x-login` by overlay.")
    elif "x-login" in node:
        login = _login(scope, node, place, groups)
    variable = f"{scope.provider.name}_{argument}".upper()
    description = str(node.get("description") or "").strip()
    return Scheme(key, kind, argument, name, location, description, variable, login)


def _kind(node: Node) -> Literal["ApiKey", "HttpBearer", "HttpBasic"] | None:
    words = _words(node)
    if words[:1] == ["apiKey"]:
        return "ApiKey"
    if words == ["http", "bearer"]:
        return "HttpBearer"
    return "HttpBasic" if words == ["http", "basic"] else None


def _words(node: Node) -> list[str]:
    scheme = [str(node.get("scheme")).lower()] if node.get("type") == "http" else []
    return [str(node.get("type")), *scheme]


def _login(scope: Scope, node: Node, place: Pointer, groups: tuple[Group, ...]) -> Login | None:
    login = node["x-login"]
    wanted = login.get("operation") if isinstance(login, dict) else None
    found = [(group, item) for group in groups for item in group.operations if item.identity == wanted]
    if not found or not isinstance(login, dict):
        message = f"`x-login` names operation {wanted!r}, which does not exist"
        scope.refuse("bad-login", join(place, "x-login"), message, "Correct it by overlay.")
        return None
    group, operation = found[0]
    tokens = login.get("token")
    lifetime = login.get("lifetime")
    return Login(
        group.module, operation.constant,
        tuple(str(item) for item in tokens) if isinstance(tokens, list) else ("/access_token",),
        lifetime if isinstance(lifetime, int) else 3600,
    )  # fmt: skip


def _server_url(scope: Scope, node: Node, place: Pointer) -> str:
    """The URL with its variables at their defaults; empty where there is no host, or after a report."""
    url = str(node.get("url") or "")
    variables = node.get("variables")
    for name, variable in (variables if isinstance(variables, dict) else {}).items():
        default: Json = variable.get("default") if isinstance(variable, dict) else ""
        url = url.replace(f"{{{name}}}", str(default))
    relative = not _SCHEME.match(url) and not url.startswith("//")
    if relative and _PATH.fullmatch(url):
        return ""
    match = _URL.fullmatch(url)
    climbs = any(part in {".", ".."} for part in unquote(url).split("/"))
    if match is None or climbs or int(match["port"] or 1) not in range(1, 65536):
        advice = "Name a plain `https://host/path` by overlay: credentials go there. Or waive it, to leave it out."
        message = f"{url[:200]!r} is no server that credentials may be sent to"
        scope.refuse("bad-server", join(place, "url"), message, advice)
        return ""
    if match["scheme"].lower() == "http" and match["host"].lower() not in LOOPBACK:
        advice = "Name its `https://` address by overlay. Or waive it, to leave it out."
        message = f"{url!r} would send credentials unencrypted"
        scope.refuse("bad-server", join(place, "url"), message, advice)
        return ""
    return url.rstrip("/")


def _environment_name(node: Node, url: str, *, only: bool) -> str:
    named = names.snake(str(node.get("x-environment") or ""))
    if named:
        return named
    described = names.words(str(node.get("description") or ""))
    if len(described) == 1:
        return described[0]
    return "production" if only else names.snake(urlsplit(url).hostname or "server")


def _check_unique(scope: Scope, pairs: Iterable[tuple[str, str]], pointer: Pointer, advice: str) -> None:
    seen: dict[str, str] = {}
    for name, what in pairs:
        if name in seen:
            scope.refuse("name-collision", pointer, f"{seen[name]!r} and {what!r} are both called `{name}`", advice)
        seen[name] = what
