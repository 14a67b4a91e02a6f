"""The resolved contract that templates print: every name and type is decided.

`read` makes these values; `emit` prints them. Neither OpenAPI nor `$ref` exists any more here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from generator.annotations import Annotation, Direction
    from generator.types import Json, Pointer


SHARED: Final = "shared"
"""The module of classes that several groups use."""


@dataclass(frozen=True, slots=True)
class Field:
    """One attribute of a model."""

    attribute: str
    annotation: Annotation
    default: str | None
    """Source of the default, or None where the caller must give a value."""
    description: str
    epoch: str | None = None
    """`milliseconds` or `seconds` where the integer counts from the Unix epoch."""
    link: str | None = None
    """`url` or `base64` where the string leads to a file or holds one."""
    media_type: str = ""
    """What the file is, where the contract says."""


@dataclass(frozen=True, slots=True)
class Model:
    """One class in `models/`."""

    name: str
    module: str
    description: str
    fields: tuple[Field, ...]
    schema: Json
    direction: Direction
    pointer: Pointer


@dataclass(frozen=True, slots=True)
class Argument:
    """One keyword argument of a method."""

    name: str
    annotation: Annotation
    default: str | None
    description: str
    positional: bool = False
    """Whether it may be given without its name though it stands in no path."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """Where an argument goes on the wire."""

    argument: str
    name: str
    location: str
    schema: Json
    required: bool
    style: str | None
    explode: bool | None


@dataclass(frozen=True, slots=True)
class Body:
    """A request body. `fields` pairs arguments with wire names where an object is flattened into arguments."""

    content_type: str
    schema: Json
    required: bool
    fields: tuple[tuple[str, str], ...] | None
    kinds: tuple[tuple[str, str], ...] = ()
    """Parts of a form with their media types, or how its fields are written."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another media type in which a success may be had."""

    content_type: str
    schema: Json


@dataclass(frozen=True, slots=True)
class Response:
    """What one status (or `4XX`, `default`) answers."""

    content_type: str | None
    """The media type that is asked for where a caller does not choose."""
    schema: Json
    error: str | None
    others: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one group."""

    identity: str
    name: str
    constant: str
    method: str
    path: str
    summary: str
    description: str
    documentation: str
    deprecated: bool
    arguments: tuple[Argument, ...]
    parameters: tuple[Parameter, ...]
    body: Body | None
    responses: tuple[tuple[str, Response], ...]
    security: tuple[tuple[str, ...], ...]
    servers: tuple[tuple[str, str], ...]
    """Environments with the addresses of its own servers; none where it is served where all are."""
    retry: str
    billed: bool
    poll: Json
    returns: Annotation
    choices: tuple[tuple[Annotation, tuple[str, ...]], ...]
    """What a caller may ask for with `accept`: types with the media types that give them, the usual first; empty without a choice."""
    returns_description: str
    raises: tuple[tuple[str, str], ...]
    """Error classes with the statuses that raise them, for the docstring."""
    pointer: Pointer


@dataclass(frozen=True, slots=True)
class Group:
    """The operations of one tag: an attribute of the client."""

    attribute: str
    module: str
    class_name: str
    title: str
    description: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class Login:
    """How a scheme's value is fetched: the operation by its id."""

    operation: str
    token: tuple[str, ...]
    lifetime: int


@dataclass(frozen=True, slots=True)
class TokenUrl:
    """Where the client credentials of OAuth2 give a token."""

    base: str
    """`.` for the client's base URL, `/` for the root of its host, else an address of its own."""
    path: str
    in_body: bool
    scopes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Scheme:
    """One security scheme: an argument of the client's constructor."""

    key: str
    kind: Literal["ApiKey", "HttpBearer", "HttpBasic"]
    argument: str
    name: str
    location: str
    description: str
    variable: str
    """The environment variable that is read where the argument is not given."""
    login: Login | None
    token_url: TokenUrl | None = None
    prefixes: tuple[tuple[str, str], ...] = ()
    """How its value begins, by environment."""


def credentials(scheme: Scheme) -> tuple[str, ...]:
    """The constructor's arguments that one scheme needs."""
    if scheme.kind == "HttpBasic":
        return f"{scheme.argument}_username", f"{scheme.argument}_password"
    return scheme.argument, *client_credentials(scheme)


def client_credentials(scheme: Scheme) -> tuple[str, ...]:
    """Those of them from which a token is fetched."""
    if scheme.token_url is None:
        return ()
    return f"{scheme.argument}_client_id", f"{scheme.argument}_client_secret", f"{scheme.argument}_scope"


@dataclass(frozen=True, slots=True)
class Environment:
    """A server that a caller may name."""

    name: str
    url: str
    """With `{name}` for each variable that only the caller knows."""
    description: str
    trial: bool = False
    """Whether it is for tests."""


@dataclass(frozen=True, slots=True)
class Variable:
    """A part of a server's address that only the caller knows: an argument of the client."""

    argument: str
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Api:
    """One provider, ready to print."""

    package: str
    title: str
    class_name: str
    version: str
    description: str
    documentation: str
    environments: tuple[Environment, ...]
    path: str
    """Of a relative server: what a caller's `base_url` ends with."""
    variables: tuple[Variable, ...]
    schemes: tuple[Scheme, ...]
    envelope: Json
    callback: Json
    webhook: Json
    """How webhooks are signed; None where the provider does not say."""
    groups: tuple[Group, ...]
    models: tuple[Model, ...]
    accepted: tuple[tuple[str, str, int], ...]
    """Losses that waivers accept: the finding, what the client does, how many times."""
