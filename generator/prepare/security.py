"""Who may call: security schemes become arguments of the client, servers become environments."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator import names
from generator.api import Environment, Login, Scheme
from generator.pointers import ROOT, join

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.prepare.operations import Call
    from generator.prepare.scope import Node, Scope
    from generator.types import Json, Pointer

Alternatives = tuple[tuple[str, ...], ...]


def read_security(scope: Scope, call: Call) -> Alternatives:
    """The alternatives of one operation: any one, with all of its schemes, lets a call in. None: it is public."""
    inherited = scope.root.get("security")
    declared = call.node.get("security", inherited)
    listed = declared if isinstance(declared, list) else []
    return tuple(tuple(sorted(option)) for option in listed if isinstance(option, dict))


def read_schemes(scope: Scope, calls: list[Call], groups: dict[str, str]) -> tuple[Scheme, ...]:
    """Every scheme that some operation uses, in the document's order. `groups` maps tags to modules."""
    used = {key for call in calls for option in read_security(scope, call) for key in option}
    components = scope.root.get("components")
    declared = components.get("securitySchemes") if isinstance(components, dict) else None
    schemes: list[Scheme] = []
    for key, entry in (declared if isinstance(declared, dict) else {}).items():
        if key in used:
            found = _scheme(scope, key, entry, calls, groups)
            schemes += [found] if found else []
    missing = sorted(used - set(declared if isinstance(declared, dict) else {}))
    for key in missing:
        scope.refuse(
            "unknown-scheme",
            join(ROOT, "security"),
            f"security names {key!r}, which no security scheme defines",
            "Define it by overlay.",
        )
    _check_unique(scope, [(scheme.argument, scheme.key) for scheme in schemes])
    return tuple(schemes)


def read_environments(scope: Scope) -> tuple[Environment, ...]:
    """The servers, each with the name that a caller uses."""
    servers = scope.root.get("servers")
    listed = [node for node in servers if isinstance(node, dict)] if isinstance(servers, list) else []
    found: list[Environment] = []
    for index, node in enumerate(listed):
        place = join(ROOT, "servers", str(index))
        url = _server_url(scope, node, place)
        name = _environment_name(node, url, only=len(listed) == 1)
        if url:
            found.append(Environment(name, url, str(node.get("description") or "")))
    _check_unique(scope, [(item.name, item.url) for item in found])
    return tuple(found)


def _scheme(scope: Scope, key: str, entry: Json, calls: list[Call], groups: dict[str, str]) -> Scheme | None:
    node, place = scope.follow(entry, join(ROOT, "components", "securitySchemes", key))
    kind = {("apiKey", ""): "ApiKey", ("http", "bearer"): "HttpBearer", ("http", "basic"): "HttpBasic"}.get(
        (str(node.get("type")), str(node.get("scheme") or "").lower() if node.get("type") == "http" else "")
    )
    location = str(node.get("in") or "header")
    if kind is None or location not in {"header", "query", "cookie"}:
        advice = "Supported are apiKey and http bearer or basic; describe it as one of them by overlay."
        scope.refuse(
            "unsupported-security",
            place,
            f"security scheme {key!r} of type {node.get('type')!r} is not supported",
            advice,
        )
        return None
    try:
        argument = names.identifier(str(node.get("x-argument") or key), names.CLIENT_RESERVED)
    except ValueError as error:
        scope.refuse("bad-name", place, str(error), "Name it by overlay with `x-argument`.")
        return None
    name = str(node.get("name") or "Authorization") if kind == "ApiKey" else "Authorization"
    variable = f"{scope.provider.name}_{argument}".upper().rstrip("_")
    login = _login(scope, node, place, calls, groups) if "x-login" in node else None
    description = str(node.get("description") or "").strip()
    return Scheme(key, kind, argument, name, location, description, variable, login)  # type: ignore[arg-type]  # one of three, see above


def _login(scope: Scope, node: Node, place: Pointer, calls: list[Call], groups: dict[str, str]) -> Login | None:
    login = node["x-login"]
    wanted = login.get("operation") if isinstance(login, dict) else None
    call = next((item for item in calls if item.identity == wanted), None)
    if call is None or not isinstance(login, dict):
        scope.refuse(
            "bad-login",
            join(place, "x-login"),
            f"`x-login` names operation {wanted!r}, which does not exist",
            "Correct it by overlay.",
        )
        return None
    tokens = login.get("token")
    lifetime = login.get("lifetime")
    return Login(
        groups[call.group], names.constant(call.name),
        tuple(str(item) for item in tokens) if isinstance(tokens, list) else ("/access_token",),
        lifetime if isinstance(lifetime, int) else 3600,
    )  # fmt: skip


def _server_url(scope: Scope, node: Node, place: Pointer) -> str:
    url = str(node.get("url") or "")
    variables = node.get("variables")
    for name, variable in (variables if isinstance(variables, dict) else {}).items():
        default: Json = variable.get("default") if isinstance(variable, dict) else ""
        url = url.replace(f"{{{name}}}", str(default))
    try:
        parts = urlsplit(url)
        sound = (
            parts.scheme in {"https", "http"} and bool(parts.hostname) and "@" not in parts.netloc and parts.port != 0
        )
    except ValueError:
        sound, parts = False, urlsplit("")
    if url == "/" or url.startswith("/"):
        return ""
    if (
        not sound
        or parts.query
        or parts.fragment
        or "{" in url
        or not url.isascii()
        or not url.isprintable()
        or " " in url
    ):
        advice = "Name a plain `https://host/path` by overlay: credentials go there."
        scope.refuse("bad-server", join(place, "url"), f"{url!r} is no server that credentials may be sent to", advice)
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


def _check_unique(scope: Scope, pairs: Iterable[tuple[str, str]]) -> None:
    seen: dict[str, str] = {}
    for name, what in pairs:
        if name in seen:
            advice = "Name servers with `x-environment` and schemes with `x-argument`, by overlay."
            scope.refuse("name-collision", ROOT, f"{seen[name]!r} and {what!r} are both called `{name}`", advice)
        seen[name] = what
