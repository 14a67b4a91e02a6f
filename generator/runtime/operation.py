"""Declarations of generated code: operations, parameters, bodies, responses, security schemes, error rules.

Plain values, cheap to make when a module is imported. Nothing here does anything; `plan` compiles an operation at its first call.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Generic, Literal, TypeAlias, TypeVar

from .pointer import MISSING
from .record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .schema import Schema

T_co = TypeVar("T_co", covariant=True)


class Parameter(Record):
    """A value that travels in the path, the query, a header or a cookie."""

    argument: str
    """The keyword argument of the generated method."""
    name: str
    """Its name on the wire."""
    location: Literal["path", "query", "header", "cookie"]
    schema: Schema
    required: bool = False
    style: str | None = None
    """OpenAPI's `style`, or `json` for its JSON text; None is the default of the location."""
    explode: bool | None = None
    """OpenAPI's `explode`; None is the default of the style."""


class Body(Record):
    """A request's body."""

    content_type: str
    schema: Schema
    required: bool = False
    fields: tuple[str | tuple[str, str], ...] | None = None
    """The argument of each property, with its wire name where that differs; None where one argument, `body`, is the whole."""
    kinds: tuple[tuple[str, str], ...] = ()
    """`(wire name, media type)` of the parts of a multipart form that the contract gives one.

    Of a urlencoded form, `(wire name, style)` of the fields that have one, with `*` behind it where it is exploded; `json` is JSON text.
    """


_ANYTHING: Final[Schema] = MappingProxyType({})


class ResponseSpec(Record):
    """A response that the contract declares for a status. `content_type` None is a response without a body."""

    content_type: str | None = None
    schema: Schema | None = None
    error: str | None = None
    """The error kind (see `errors.KINDS`) that this status means."""
    others: tuple[tuple[str, Schema], ...] = ()
    """Further media types in which it may be had, each with its schema."""

    def offers(self) -> tuple[tuple[str, Schema], ...]:
        """Return every media type of it, the usual one first."""
        return () if self.content_type is None else ((self.content_type, self.schema or _ANYTHING), *self.others)


_NOWHERE: Final[Mapping[str, str]] = MappingProxyType({})


class Operation(Generic[T_co]):
    """One call of an API: everything the client must know to make it, check it and read its response."""

    __slots__ = (
        "base",
        "billed",
        "body",
        "id",
        "method",
        "parameters",
        "path",
        "plans",
        "responses",
        "retry",
        "security",
        "servers",
    )

    def __init__(
        self,
        *,
        id: str,  # noqa: A002 - the contract's word
        method: str,
        path: str,
        parameters: tuple[Parameter, ...] = (),
        body: Body | None = None,
        responses: Mapping[str, ResponseSpec],
        security: tuple[tuple[str, ...], ...] = (),
        retry: Literal["safe", "unsafe"] = "unsafe",
        billed: bool = True,
        base: str = "",
        servers: Mapping[str, str] = _NOWHERE,
    ) -> None:
        """`responses` by status, `4XX` or `default`; `security` is alternatives of scheme names, all of one being needed; `()` is public.

        `base` is for what is no part of the contract, and knows nothing of its envelope: `.` for the client's own base URL, `/` for
        the root of its host, or another base URL, which the contract names. `servers` are those of the contract that serve this
        operation alone, by environment; under the empty name, a path.
        """
        self.id: Final = id
        self.method: Final = method
        self.path: Final = path
        self.parameters: Final = parameters
        self.body: Final = body
        self.responses: Final = responses
        self.security: Final = security
        self.retry: Final = retry
        self.billed: Final = billed
        """Whether a request may be billed: always, unless the contract says that it is free."""
        self.base: Final = base
        self.servers: Final = servers
        self.plans: Final[dict[bool, object]] = {}
        """Compiled at the first call, by `plan.plan_of`: for production, and off it."""


class Login(Record):
    """How the value of a scheme is obtained: by an operation, from the first of the JSON Pointers that its response has."""

    operation: Operation[object] | str
    """The operation, or its module and name in the client's package, which imports the models: `authentication.AUTHENTICATE`."""
    security: tuple[tuple[str, ...], ...]
    """The security of the operation."""
    token: tuple[str, ...]
    lifetime: int
    """Seconds that a token lives when neither it nor the response says so."""
    expires: str = ""
    """Where the response says how many seconds the token lives, as a JSON Pointer."""
    given: tuple[tuple[str, str], ...] = ()
    """Arguments of the operation with the credentials that they are, where those are given."""


class ApiKey(Record):
    """A credential sent as it is, in a header, the query or a cookie."""

    argument: str
    name: str
    location: Literal["header", "query", "cookie"] = "header"
    login: Login | None = None


class HttpBearer(Record):
    """A token sent as `Authorization: Bearer …`."""

    argument: str
    login: Login | None = None


class HttpBasic(Record):
    """A user name and a password sent as `Authorization: Basic …`."""

    username: str
    password: str


class ClientSecret(Record):
    """The name and the secret of an OAuth2 client, which go to where its tokens come from: in a header, or in the body."""

    client_id: str
    client_secret: str
    scope: str
    in_body: bool = False


Scheme: TypeAlias = "ApiKey | HttpBearer | HttpBasic | ClientSecret"
"""A way to authenticate."""


class Rule(Record):
    """What a body that says no looks like, and which error kind that is. Every condition given must hold.

    A condition on the value at `pointer` holds only where there is a value; `missing` is for where there is none. For `missing`
    and `present` alike, null is no value.
    """

    error: str = ""
    """The error kind; empty for a further condition of a rule."""
    status: tuple[int, ...] = ()
    pointer: str = ""
    is_: object = MISSING
    in_: tuple[object, ...] | None = None
    not_in: tuple[object, ...] | None = None
    prefix: str | None = None
    contains: str | None = None
    """Compared without regard to case."""
    missing: bool = False
    present: bool = False
    operation: str = ""
    """Id of the one operation that this is about; empty for all."""
    also: tuple[Rule, ...] = ()
    """Further conditions, which must hold as well."""


class Envelope(Record):
    """How the bodies of a provider speak: where message, code and ids stand, and which bodies mean failure."""

    message: tuple[str, ...] = ()
    code: tuple[str, ...] = ()
    transaction_id: tuple[str, ...] = ()
    request_id_headers: tuple[str, ...] = ()
    failures: tuple[Rule, ...] = ()
    """For HTTP 2xx: the first that matches makes the response an error."""
    errors: tuple[Rule, ...] = ()
    """For every error: the first that matches says which kind it is."""


class Callback(Record):
    """Names of query parameters on the caller's redirect URL; of each, the first present counts."""

    consented: tuple[str, ...] = ()
    """Values of the status that mean yes, whatever their case; any other means no. Empty where no status is sent."""

    session: tuple[str, ...] = ()
    code: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    error: tuple[str, ...] = ()
    error_description: tuple[str, ...] = ()


class Poll(Record):
    """When polling ends: the pointer of the status, the values of success, and those of failure."""

    status: str
    done: tuple[str, ...]
    failed: Mapping[str, str] = {}


class ClientSpec(Record):
    """Everything that is true of a whole client."""

    provider: str
    """Its name: the prefix of environment variables, the end of the logger's name."""
    package: str
    """The package that holds `models`, where `$ref`s are resolved."""
    title: str = ""
    version: str = ""
    environments: Mapping[str, str] = {}
    """Base URLs by name."""
    path: str = ""
    """Without environments, the path that a base URL ends with."""
    variables: Mapping[str, tuple[str, str | None]] = {}
    """Parts of the addresses that only the caller knows: the argument and its value, by name."""
    trials: tuple[str, ...] = ()
    """The environments that are for tests."""
    schemes: Mapping[str, Scheme] = {}
    envelope: Envelope = Envelope()
    callback: Callback = Callback()
    security: tuple[tuple[str, ...], ...] = ()
    """The alternatives of all operations together, the login's apart; empty where one needs no credentials."""
    prefixes: Mapping[str, Mapping[str, str]] = {}
    """How credentials begin, by argument and environment, where the provider says so."""
