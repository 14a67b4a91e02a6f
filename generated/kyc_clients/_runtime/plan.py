"""A compiled operation: what all its calls share, computed at the first."""

from __future__ import annotations

from time import time
from typing import TYPE_CHECKING, Final

from .argument_forms import converter_of
from .body_plan import BodyPlan, as_it_is
from .encode import to_wire
from .extras import CONTRACT, checked_extras
from .failures import InvalidRequest, Violation
from .future_times import future_check
from .media import JSON
from .parameters import cookie_text, defined, header_text, path_text, query_pairs, undefined
from .pointer import join
from .reading import Reader
from .request_parts import RequestParts
from .schema import models_of, nullable, sensitive
from .unset import UNSET
from .unwritable import texts_in, unwritable
from .validate import below, validator

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from .call_options import CallOptions
    from .operation import Operation, Parameter, ResponseSpec
    from .schema import Resolve, Schema

_SUCCESS: Final = range(200, 300)


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
                future_check(one.schema, resolve, trial=trial),
                nullable(one.schema),
                converter_of(one.schema) or as_it_is,
            )
            for one in operation.parameters
        ]
        self._names = {one.name: one.argument for one in operation.parameters}
        self._body = BodyPlan(operation.body, resolve, trial=trial) if operation.body is not None else None
        self._accept = (
            ", ".join(dict.fromkeys(one.content_type for one in operation.responses.values() if one.content_type))
            or JSON
        )
        self._readers: dict[int, Reader] = {}
        self._resolve = resolve

    def request(
        self,
        arguments: Mapping[str, object],
        now: Callable[[], float] = time,
        own: CallOptions = CONTRACT,
    ) -> RequestParts:
        """Build the request. `InvalidRequest` lists every rule of the contract that the arguments break by then.

        What only the caller knows (`own`) is added; `ConfigurationError` where it is no addition.
        """
        broken: list[Violation] = []
        request = RequestParts(self.template, own.accept or self._accept)
        if own.accept is not None:
            self._check_choice(own.accept)
            request.common = False
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
                self._body.write(arguments, request, more, clock, own)
                broken += [_named(item, self._body.arguments) for item in more]
        except RecursionError:
            broken.append(Violation("", "too-deep", "is nested more deeply than can be written"))
        if broken:
            raise self._invalid(broken)
        return request

    def _check_choice(self, accept: str) -> None:
        """Refuse a media type that no success has."""
        declared = self.operation.responses
        successes = [one for status, one in declared.items() if status[:1] == "2"] or [*declared.values()]
        offered = dict.fromkeys(name for one in successes for name, _ in one.offers())
        if accept not in offered:
            raise self._invalid([Violation("/accept", "enum", f"must be one of {', '.join(map(repr, offered))}")])

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
            elif more := _counted(check(value), strict=now is not None) or (
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
        listed = "; ".join(map(_sentence, broken))
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

    def reader(self, schema: Schema) -> Reader:
        """Return the reader of a response's parsed body, by a schema of the operation's."""
        known = self._readers.get(id(schema))
        if known is None:
            known = self._readers[id(schema)] = Reader(schema, self._resolve, self.operation.id)
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


def _sentence(item: Violation) -> str:
    """Return a violation as text, with its argument where the wire uses another name."""
    place = item.pointer or "/"
    other = item.argument not in {"", "body", item.pointer.partition("/")[2].partition("/")[0]}
    return (
        f"{item.argument} ({place}) {item.message} [{item.rule}]" if other else f"{place} {item.message} [{item.rule}]"
    )


def _counted(found: Sequence[Violation], *, strict: bool) -> Sequence[Violation]:
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


def plan_of(operation: Operation[object], package: str, *, trial: bool = False) -> Plan:
    """Return the plan of an operation, for production or off it, compiled at its first call and kept on it."""
    plan = operation.plans.get(trial)
    if not isinstance(plan, Plan):
        plan = operation.plans[trial] = Plan(operation, models_of(f"{package}.models"), trial=trial)
    return plan
