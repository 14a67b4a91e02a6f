"""Which credentials an example request carries, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.emit.samples import follow, operation_node, response_schema, successes
from generator.pointers import split
from generator.types import Pointer
from generator.values import object_at

if TYPE_CHECKING:
    from generator.api import Api, Login, Operation, Scheme
    from generator.types import Json

_PREFIXES = {"HttpBearer": "Bearer ", "HttpBasic": "Basic "}


def schemes_of(api: Api, operation: Operation) -> tuple[Scheme, ...]:
    """Return the schemes of the alternative that asks least: no token that no operation gives, then the fewest credentials."""
    schemes = {scheme.key: scheme for scheme in api.schemes}
    sets = [tuple(schemes[key] for key in option if key in schemes) for option in operation.security]
    return min(sets, key=lambda option: (any(map(_is_foreign, option)), len(option)), default=())


def carrier(scheme: Scheme) -> tuple[str, str, str]:
    """Return where a credential goes, under which name, and the text before it."""
    if scheme.kind == "ApiKey":
        return scheme.location, scheme.name, ""
    return "header", "Authorization", _PREFIXES[scheme.kind]


def token_pointer(api: Api, contract: Json, login: Login) -> Pointer:
    """Return where in a login's response the token is: the first place that the contract knows."""
    operation = operation_of(api, login.operation)
    schemas = [
        response_schema(contract, response) for _, response in successes(contract, operation_node(contract, operation))
    ]
    places = [Pointer(place) for place in login.token]
    known = [place for place in places if any(_has(contract, schema, place) for schema in schemas)]
    return (known or places)[0]


def operation_of(api: Api, identity: str) -> Operation:
    """Return an operation by its identity."""
    return next(item for group in api.groups for item in group.operations if item.identity == identity)


def _is_foreign(scheme: Scheme) -> bool:
    return scheme.kind == "HttpBearer" and scheme.login is None


def _has(contract: Json, schema: Json, place: Pointer) -> bool:
    for key in split(place):
        properties = object_at(follow(contract, schema), "properties")
        if key not in properties:
            return False
        schema = properties[key]
    return True
