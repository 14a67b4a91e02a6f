"""A compiled operation: what all its calls share, computed at the first."""

from __future__ import annotations

from time import time
from typing import TYPE_CHECKING, Final, cast

from .ahead import watch
from .body import JSON, Upload, is_file, is_json, writer
from .codec import dump
from .encode import constants_filler, to_wire
from .extras import CONTRACT, checked_extras
from .failures import InvalidRequest, Violation
from .given import taker
from .parameters import cookie_text, defined, header_text, path_text, query_pairs, undefined
from .pointer import join
from .reading import Reader
from .schema import constants, models_of, nullable, part, schema_of, sensitive
from .unset import UNSET
from .unwritable import broken_texts, texts_in, unwritable
from .validate import below, validator

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from .call_options import CallOptions
    from .operation import Body, Operation, Parameter, ResponseSpec
    from .schema import Resolve, Schema

_SUCCESS: Final = range(200, 300)


class RequestParts:
    """A request without a host and without credentials."""

    __slots__ = ("common", "content", "content_type", "fixed", "headers", "target")

    def __init__(self, target: str, accept: str) -> None:
        """Start from the path template."""
        self.target = target
        """Path and query, percent-encoded."""
        self.fixed = True
        """Whether the target is the same for every call."""
        self.headers = [("accept", accept)]
        self.common = True
        """Whether every call with a body of this content type has these headers."""
        self.content: bytes | None = None
        self.content_type = ""


class Plan:
    """How one operation is called and its responses are read. Holds nothing of any client or call."""

    def __init__(self, operation: Operation[object], resolve: Resolve, *, trial: bool = False) -> None:
        """Compile, for production or off it. Model classes are looked up when a value first needs them."""
        self.operation = operation
        self.template = operation.path
        self.safe = operation.retry == "safe"
        self._arguments = [
            (
                one,
                validator(one.schema, resolve, trial=trial),
                watch(one.schema, resolve, trial=trial),
                nullable(one.schema),
                taker(one.schema) or _as_it_is,
            )
            for one in operation.parameters
        ]
        self._names = {one.name: one.argument for one in operation.parameters}
        self._body = _BodyPlan(operation.body, resolve, trial=trial) if operation.body is not None else None
        self._accept = (
            ", ".join(dict.fromkeys(one.content_type for one in operation.responses.values() if one.content_type))
            or JSON
        )
        self._readers: dict[int, Reader] = {}
        self._resolve = resolve

    def request(
        self, arguments: Mapping[str, object], now: Callable[[], float] = time, own: CallOptions = CONTRACT
    ) -> RequestParts:
        """Build the request. `InvalidRequest` lists every rule of the contract that the arguments break by then.

        What only the caller knows (`own`) is added; `ConfigurationError` where it is no addition.
        """
        broken: list[Violation] = []
        request = RequestParts(self.template, self._accept)
        clock = now if own.validate else None
        try:
            extra = checked_extras(self.operation, own, self._body.names if self._body is not None else None)
            if self._arguments:
                self._place(arguments, request, broken, clock)
                broken = [_named(item, self._names) for item in broken]
            if extra:
                request.target = f"{request.target}{'&' if '?' in request.target else '?'}{extra}"
                request.fixed = False
            if self._body is not None:
                more: list[Violation] = []
                self._body.write(arguments, request, more, clock, own.extra_body or {})
                broken += [_named(item, self._body.arguments) for item in more]
        except RecursionError:
            broken.append(Violation("", "too-deep", "is nested more deeply than can be written"))
        if broken:
            raise self._invalid(broken)
        return request

    def _place(
        self,
        arguments: Mapping[str, object],
        request: RequestParts,
        broken: list[Violation],
        now: Callable[[], float] | None,
    ) -> None:
        """Check every parameter and put it where it goes. Without a clock, only whether it can be written counts."""
        query: list[str] = []
        cookies: list[str] = []
        for parameter, check, later, may_be_null, taken in self._arguments:
            value = defined(parameter, to_wire(taken(_given(arguments, parameter))))
            if value is UNSET or (value is None and not may_be_null):
                if parameter.required and (now is not None or parameter.location == "path"):
                    message = f"is required ({parameter.location} parameter)"
                    broken.append(Violation(join(parameter.name), "required", message))
            elif more := _misfits(check(value), strict=now is not None) or (
                (later and now and later(value, now())) or unwritable(parameter, value)
            ):
                broken += below(parameter.name, more)
            elif not undefined(parameter, value):
                _put(parameter, value, request, query, cookies)
            elif parameter.location == "path":
                broken.append(Violation(join(parameter.name), "required", "must not be empty (path parameter)"))
        if cookies:
            request.headers.append(("cookie", "; ".join(cookies)))
            request.common = False
        if query:
            request.target = f"{request.target}{'&' if '?' in self.template else '?'}{'&'.join(query)}"
            request.fixed = False

    def _invalid(self, broken: Sequence[Violation]) -> InvalidRequest:
        listed = "; ".join(map(_told, broken))
        error = InvalidRequest(f"The request breaks the contract and was not sent: {listed}")
        error.violations = tuple(broken)
        error.method, error.path = self.operation.method, self.template
        return error

    def declared(self, status: int) -> ResponseSpec | None:
        """Return what the contract declares for a status: exactly, by its class (`4XX`), or by `default`."""
        responses = self.operation.responses
        found = responses.get(str(status)) or responses.get(f"{status // 100}XX") or responses.get(f"{status // 100}xx")
        if found is not None or "default" not in responses:
            return found
        declares_success = any(name[:1] == "2" for name in responses)
        return None if declares_success and status in _SUCCESS else responses["default"]

    def nearest(self) -> tuple[str, ResponseSpec] | None:
        """Return the declared success, by its status, as which another 2xx is read."""
        return next(((name, declared) for name, declared in self.operation.responses.items() if name[:1] == "2"), None)

    def reader(self, declared: ResponseSpec) -> Reader:
        """Return the reader of a response's parsed body."""
        known = self._readers.get(id(declared))
        if known is None:
            known = self._readers[id(declared)] = Reader(declared.schema or {}, self._resolve, self.operation.id)
        return known

    def secrets(self, arguments: Mapping[str, object]) -> list[str]:
        """Return the values among the arguments that no message may repeat."""
        hidden = {one.argument for one in self.operation.parameters if sensitive(one.schema)}
        if self._body is not None:
            hidden |= self._body.sensitive()
        given = {name: to_wire(value) for name, value in arguments.items()}
        # Of an object, any part may be personal: its class says which, but a message need repeat none.
        hidden |= {name for name, value in given.items() if isinstance(value, dict)}
        return [text for name in hidden for text in texts_in(given.get(name))]


def _named(item: Violation, arguments: Mapping[str, str]) -> Violation:
    """Return a violation that says which argument the value is."""
    first = item.pointer.partition("/")[2].partition("/")[0].replace("~1", "/").replace("~0", "~")
    return item.changed(argument=arguments.get(first, arguments.get("", "")))


def _told(item: Violation) -> str:
    """Say what is wrong, and with which argument where the wire calls it by another name."""
    place = item.pointer or "/"
    other = item.argument not in {"", "body", item.pointer.partition("/")[2].partition("/")[0]}
    return (
        f"{item.argument} ({place}) {item.message} [{item.rule}]" if other else f"{place} {item.message} [{item.rule}]"
    )


def _misfits(found: Sequence[Violation], *, strict: bool) -> Sequence[Violation]:
    """Return the violations that count: where the caller knows better, a value of a type that cannot be written alone."""
    return found if strict else [one for one in found if one.rule == "type"]


def _put(parameter: Parameter, value: object, request: RequestParts, query: list[str], cookies: list[str]) -> None:
    """Write a parameter where it goes: the path, a header, or the lists of query and cookie pairs."""
    if parameter.location == "path":
        request.target = request.target.replace(f"{{{parameter.name}}}", path_text(parameter, value))
        request.fixed = False
    elif parameter.location == "query":
        query += query_pairs(parameter, value)
    elif parameter.location == "header":
        request.headers.append((parameter.name, header_text(parameter, value)))
        request.common = False
    else:
        cookies.append(cookie_text(parameter, value))


def _given(arguments: Mapping[str, object], parameter: Parameter) -> object:
    value = arguments.get(parameter.argument, UNSET)
    return parameter.schema["const"] if parameter.required and value is UNSET and "const" in parameter.schema else value


class _BodyPlan:
    def __init__(self, body: Body, resolve: Resolve, *, trial: bool) -> None:
        schema: Schema = schema_of(resolve(str(body.schema["$ref"]))) if "$ref" in body.schema else body.schema
        properties = cast("Mapping[str, Schema]", part(schema, "properties"))
        self._required = body.required
        self._check = validator(body.schema, resolve, trial=trial)
        self._later = watch(body.schema, resolve, trial=trial)
        self._content_type = body.content_type
        files = frozenset(name for name, item in properties.items() if is_file(item))
        self._write = writer(body.content_type, dict(body.kinds), files)
        self._fill = constants_filler(body.schema, resolve)
        self._is_json = is_json(body.content_type)
        self._constants = constants(schema)
        self._fields = None
        if body.fields is not None:
            pairs = [(item, item) if isinstance(item, str) else item for item in body.fields]
            self._fields = [
                (argument, wire, nullable(item), taker(item) or _as_it_is)
                for argument, wire in pairs
                for item in (properties.get(wire, {}),)
            ]
        self._properties = properties

    def sensitive(self) -> set[str]:
        """Return the arguments that hold secrets or personal data."""
        if self._fields is None:
            return {"body"}
        return {argument for argument, wire, *_ in self._fields if sensitive(self._properties.get(wire, {}))}

    @property
    def arguments(self) -> Mapping[str, str]:
        """The argument of each member, by its wire name; of the whole body, by the empty name."""
        return {"": "body"} if self._fields is None else {wire: argument for argument, wire, *_ in self._fields}

    @property
    def names(self) -> frozenset[str]:
        """The members that the contract knows, and the arguments that they are given by."""
        given = [argument for argument, *_ in self._fields or ()]
        return frozenset((*self._properties, *given))

    def write(
        self,
        arguments: Mapping[str, object],
        request: RequestParts,
        broken: list[Violation],
        now: Callable[[], float] | None,
        extra: Mapping[str, object],
    ) -> None:
        """Put the body into the request, or what is broken about it into the list. Without a clock no rule counts."""
        unencodable: list[object] = []
        value = self._value(arguments, unencodable)
        if value is UNSET and extra:
            value = dict(self._constants)
        if value is UNSET:
            broken += [Violation("", "required", "a body is required")] if self._required and now is not None else []
            return
        if self._fill is not None:
            self._fill(value)
        more: list[Violation] = []
        if now is not None:
            more += self._check(value if self._is_json else _without_uploads(value))
            more += self._later(value, now()) if self._later is not None else ()
        if more:
            broken += more
            return
        if extra and isinstance(value, dict):
            value = {**cast("dict[str, object]", value), **cast("dict[str, object]", to_wire(extra, unencodable))}
        try:
            if self._is_json:
                request.content_type, request.content = self._content_type, dump(value, plain=not unencodable)
            else:
                request.content_type, request.content = self._write(value)
        except UnicodeEncodeError:
            broken += [Violation(place, "encoding", "must be valid Unicode") for place in broken_texts(value)]
        except (TypeError, ValueError):
            broken.append(Violation("", "json", "holds a value that JSON cannot express"))
        request.headers.append(("content-type", request.content_type))
        request.common = request.common and self._is_json

    def _value(self, arguments: Mapping[str, object], unencodable: list[object]) -> object:
        if self._fields is None:
            value = arguments.get("body", UNSET)
            return UNSET if value is None and not self._required else to_wire(value, unencodable)
        wire: dict[str, object] = dict(self._constants)
        for argument, name, may_be_null, taken in self._fields:
            value = taken(arguments.get(argument, UNSET))
            if value is not UNSET and (value is not None or (may_be_null and self._is_json)):
                wire[name] = to_wire(value, unencodable)
        return wire if self._required or len(wire) > len(self._constants) else UNSET


def _as_it_is(value: object) -> object:
    return value


def _without_uploads(value: object) -> object:
    """Return the value as its schema describes it: an upload is its bytes."""
    if isinstance(value, Upload):
        return value.content
    if isinstance(value, dict):
        return {name: _without_uploads(item) for name, item in cast("dict[str, object]", value).items()}
    if isinstance(value, list):
        return [_without_uploads(item) for item in cast("list[object]", value)]
    return value


def plan_of(operation: Operation[object], package: str, *, trial: bool = False) -> Plan:
    """Return the plan of an operation, for production or off it, compiled at its first call and kept on it."""
    plan = operation.plans.get(trial)
    if not isinstance(plan, Plan):
        plan = operation.plans[trial] = Plan(operation, models_of(f"{package}.models"), trial=trial)
    return plan
