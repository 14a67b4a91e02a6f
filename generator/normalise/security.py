"""Reads security schemes, which become arguments of the client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from generator import names
from generator.api import Login, Scheme, credentials
from generator.engine import naming
from generator.normalise.keywords import text_of
from generator.normalise.oauth import read_token_url
from generator.normalise.parameters import FORBIDDEN_HEADERS, TOKEN
from generator.pointers import ROOT, join

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from generator.normalise.operations import Call
    from generator.normalise.scope import Node, Scope
    from generator.types import Json, Pointer

Alternatives = tuple[tuple[str, ...], ...]

SCHEMES: Final = join(ROOT, "components", "securitySchemes")


def read_security(scope: Scope, call: Call) -> Alternatives:
    """The alternatives of one operation: any one, with all of its schemes, lets a call in. None: it is public.

    An alternative whose scheme someone accepts as unsupported is no alternative.
    """
    declared = call.node.get("security", scope.root.get("security"))
    listed = [option for option in declared if isinstance(option, dict)] if isinstance(declared, list) else []
    return tuple(
        tuple(sorted(option)) for option in listed
        if not any(_ignored(scope, key, _security_place(call)) for key in option)
    )  # fmt: skip


def _security_place(call: Call) -> Pointer:
    return join(call.pointer if "security" in call.node else ROOT, "security")


def _ignored(scope: Scope, key: str, place: Pointer) -> bool:
    """Whether a scheme is one that we cannot use, or that nobody defines, and someone accepts that."""
    node = scope.components("securitySchemes").get(key)
    if node is None:
        return scope.waived("unknown-scheme", place)
    found, _ = scope.follow(node, join(SCHEMES, key))
    return _carried(found) is None and scope.waived("unsupported-security", join(SCHEMES, key))


def _carried(node: Node) -> tuple[Literal["ApiKey", "HttpBearer", "HttpBasic"], str] | None:
    """Return what a scheme is and where its credential goes; None of one that we cannot use."""
    kind, location = _kind(node), str(node.get("in") or "header")
    return (kind, location) if kind is not None and location in {"header", "query", "cookie"} else None


def read_schemes(scope: Scope, calls: list[Call], servers: Iterable[str]) -> tuple[Scheme, ...]:
    """Every scheme that some operation uses, in the document's order."""
    used: dict[str, Pointer] = {}
    for call in calls:
        place = _security_place(call)
        for option in read_security(scope, call):
            used |= {key: used.get(key, place) for key in option}
    declared = scope.components("securitySchemes")
    schemes: list[Scheme] = []
    for key, entry in declared.items():
        if key in used:
            found = _scheme(scope, key, entry, {call.identity for call in calls}, servers)
            schemes += [found] if found else []
    for key, place in used.items():
        if key not in declared:
            message = f"security names {key!r}, which no security scheme defines"
            scope.refuse("unknown-scheme", place, message, "Define it by overlay, or waive it.")
    arguments = [(name, scheme.key) for scheme in schemes for name in credentials(scheme)]
    _check_unique(scope, arguments, SCHEMES, "Name security schemes with `x-argument`, by overlay.")
    return tuple(schemes)


def _scheme(scope: Scope, key: str, entry: Json, identities: Collection[str], servers: Iterable[str]) -> Scheme | None:
    node, place = scope.follow(entry, join(SCHEMES, key))
    carried = _carried(node)
    if carried is None:
        advice = "Supported are apiKey, http bearer and basic, oauth2, openIdConnect: describe it as one by overlay, or waive it."
        message = f"security scheme {key!r} of type {' '.join(_words(node))} is not supported"
        scope.refuse("unsupported-security", join(SCHEMES, key), message, advice)
        return None
    kind, location = carried
    name = str(node.get("name") or "") if kind == "ApiKey" else "Authorization"
    argument = _argument(scope, key, node, place) if _may_hold(scope, name, location, place) else None
    if argument is None:
        return None
    login = _login(scope, node, place, identities) if "x-login" in node else None
    fetched = node.get("type") == "oauth2" and login is None
    token_url = read_token_url(scope, node, place, servers) if fetched else None
    variable = f"{scope.provider.name}_{argument}".upper()
    prefixes = _prefixes(scope, node, place)
    return Scheme(
        key, kind, argument, name, location, text_of(node.get("description")), variable, login, token_url, prefixes
    )


def _prefixes(scope: Scope, node: Node, place: Pointer) -> tuple[tuple[str, str], ...]:
    """How the credential begins in each environment; one that no server is called after is reported."""
    prefixes = node.get("x-prefixes")
    pairs = [(str(name), str(prefix)) for name, prefix in (prefixes if isinstance(prefixes, dict) else {}).items()]
    servers = scope.root.get("servers")
    listed = [one for one in (servers if isinstance(servers, list) else []) if isinstance(one, dict)]
    known = {str(one["x-environment"]) for one in listed if "x-environment" in one}
    for name, _ in pairs:
        if name not in known:
            there = ", ".join(sorted(known)) or "none"
            message = f"`x-prefixes` names environment {name!r}, and servers are called: {there}"
            scope.refuse("bad-prefixes", join(place, "x-prefixes", name), message, "Correct it by overlay.")
    return tuple(pairs)


def _may_hold(scope: Scope, name: str, location: str, place: Pointer) -> bool:
    """Whether a credential can travel under a name."""
    taken = location == "header" and name.lower() in FORBIDDEN_HEADERS - {"authorization"}
    if taken or not name or (location != "query" and not TOKEN.fullmatch(name)):
        message = f"{name!r} cannot be the name of a {location} that holds a credential"
        scope.refuse("bad-scheme", place, message, "Correct it by overlay.")
        return False
    return True


def _argument(scope: Scope, key: str, node: Node, place: Pointer) -> str | None:
    """What the client's argument is called."""
    try:
        return naming.identifier(str(node.get("x-argument") or key), names.CONSTRUCTOR_RESERVED)
    except ValueError as error:
        scope.refuse("bad-name", place, str(error), "Name it by overlay with `x-argument`.", fatal=True)
        return None


def _kind(node: Node) -> Literal["ApiKey", "HttpBearer", "HttpBasic"] | None:
    words = _words(node)
    if words[:1] == ["apiKey"]:
        return "ApiKey"
    if words in (["http", "bearer"], ["oauth2"], ["openIdConnect"]):
        return "HttpBearer"
    return "HttpBasic" if words == ["http", "basic"] else None


def _words(node: Node) -> list[str]:
    scheme = [str(node.get("scheme")).lower()] if node.get("type") == "http" else []
    return [str(node.get("type")), *scheme]


def _login(scope: Scope, node: Node, place: Pointer, identities: Collection[str]) -> Login | None:
    if _kind(node) == "HttpBasic":
        message = "a user name and password are given, not fetched"
        scope.refuse("bad-login", join(place, "x-login"), message, "Remove `x-login` by overlay.")
        return None
    login = node["x-login"]
    wanted = login.get("operation") if isinstance(login, dict) else None
    if not isinstance(login, dict) or not isinstance(wanted, str) or wanted not in identities:
        message = f"`x-login` names operation {wanted!r}, which does not exist"
        scope.refuse("bad-login", join(place, "x-login"), message, "Correct it by overlay.")
        return None
    tokens = login.get("token")
    lifetime = login.get("lifetime")
    return Login(
        wanted,
        tuple(str(item) for item in tokens) if isinstance(tokens, list) else ("/access_token",),
        lifetime if isinstance(lifetime, int) else 3600,
    )  # fmt: skip


def _check_unique(scope: Scope, pairs: Iterable[tuple[str, str]], pointer: Pointer, advice: str) -> None:
    seen: dict[str, str] = {}
    for name, what in pairs:
        if name in seen:
            message = f"{seen[name]!r} and {what!r} are both called `{name}`"
            scope.refuse("name-collision", pointer, message, advice, fatal=True)
        seen[name] = what
