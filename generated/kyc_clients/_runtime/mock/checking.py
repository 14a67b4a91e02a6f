"""Whether a request keeps the contract, judged by `jsonschema`: a validator that the clients do not use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, cast

from jsonschema import Draft202012Validator, ValidationError, validators

from .formats import FORMATS, pattern
from .messages import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from jsonschema.protocols import Validator

    from .clock import Clock
    from .contract import Contract, JsonObject, Operation, Parameter

_INTEGER: Final = re.compile(r"-?[0-9]{1,40}")
_LOCAL: Final = re.compile(
    r"(?i)https?://(localhost|127(\.[0-9]{1,3}){3}|\[::1\])(:(?P<port>[0-9]{1,5}))?([/?#][!-~]*)?\Z"
)
_BOOLEANS: Final = {"true": True, "false": False}


class Checker:
    """Checks requests against a contract, at the mock's time."""

    def __init__(self, contract: Contract, clock: Clock) -> None:
        """Prepare for a contract; a rule about the future is judged by this clock."""
        self._components = contract.components
        self._validators: dict[tuple[str, str], Validator] = {}
        self._class = _dialect(clock, self._resolve)

    def body(self, operation: Operation, value: object) -> tuple[Problem, ...]:
        """Name every rule that a request body breaks, in the order of the schema's properties."""
        schema = operation.body or {}
        problems = self._problems((operation.id, "body"), schema, value, ("body",))
        order = list(cast("JsonObject", self._resolve(schema).get("properties", {})))
        return tuple(sorted(problems, key=lambda problem: _rank(problem.place[1:], order)))

    def read(self, operation: Operation, body: object) -> tuple[object, tuple[Problem, ...]]:
        """Return a body in which what came by a second name stands under its first; name what differs under the two."""
        copies = cast("Mapping[str, str]", self._resolve(operation.body or {}).get("x-copy-of", {}))
        if not copies or not isinstance(body, dict):
            return body, ()
        given = cast("dict[str, object]", body)
        both = [(copy, name) for copy, name in copies.items() if copy in given and name in given]
        differing = [(copy, name) for copy, name in both if given[copy] != given[name]]
        first = {name: given[copy] for copy, name in copies.items() if copy in given and name not in given}
        return {**given, **first}, tuple(
            Problem(("body", copy), "x-copy-of", name, given[copy]) for copy, name in differing
        )

    def parameters(
        self, operation: Operation, given: Mapping[str, Mapping[str, Sequence[str]]]
    ) -> tuple[dict[str, object], tuple[Problem, ...]]:
        """Read parameters by location and name; return their values and every rule that they break."""
        values: dict[str, object] = {}
        problems: list[Problem] = []
        for parameter in operation.parameters:
            name = parameter.name.lower() if parameter.location == "header" else parameter.name
            texts = given[parameter.location].get(name, ())
            place = (parameter.location, parameter.name)
            if texts:
                values[parameter.name] = value = _read(parameter, texts)
                problems += self._problems((operation.id, ":".join(place)), parameter.schema, value, place)
            elif parameter.required:
                problems.append(Problem(place, "required", rule=True))
        return values, tuple(problems)

    def _problems(
        self, key: tuple[str, str], schema: JsonObject, value: object, place: tuple[str, ...]
    ) -> Iterator[Problem]:
        if key not in self._validators:
            self._validators[key] = self._class(schema, format_checker=FORMATS)
        errors = cast("Iterable[ValidationError]", self._validators[key].iter_errors(cast("Any", value)))
        yield from (_problem(error, place) for error in errors if not self._eased(error, schema, value))

    def _eased(self, error: ValidationError, schema: JsonObject, value: object) -> bool:
        """Whether the value, or one around it, is one that a test environment takes whatever its schema says: a mock is one."""
        node, found = schema, value
        for step in (*cast("Iterable[str | int]", error.absolute_path), None):
            while True:
                if _takes(node, found):
                    return True
                if "$ref" not in node:
                    break
                node = self._resolve(node)
            if isinstance(step, str) and isinstance(found, dict):
                found = cast("JsonObject", found).get(step)
                node = cast("Mapping[str, JsonObject]", node.get("properties", {})).get(step, {})
            elif isinstance(step, int) and isinstance(found, list):
                found, node = cast("list[object]", found)[step], cast("JsonObject", node.get("items", {}))
        return False

    def _resolve(self, schema: JsonObject) -> JsonObject:
        found = schema
        while "$ref" in found:
            name = str(found["$ref"]).rpartition("/")[2]
            found = cast("Mapping[str, JsonObject]", self._components["schemas"])[name]
        return found


def _takes(schema: JsonObject, value: object) -> bool:
    known = cast("Sequence[object]", schema.get("x-test-values", ()))
    return (schema.get("x-local-url") is True and _is_local(value)) or any(
        value == each and type(value) is type(each) for each in known
    )


def _is_local(value: object) -> bool:
    match = _LOCAL.match(value) if isinstance(value, str) else None
    return match is not None and int(match["port"] or 0) < 65536  # noqa: PLR2004 - ports end there


def _dialect(clock: Clock, resolve: Callable[[JsonObject], JsonObject]) -> Any:  # noqa: ANN401 - jsonschema's classes have no nameable type
    rules = {"$ref": _reference(resolve), "required": _required, "pattern": _pattern, "x-ahead": _ahead(clock)}
    extend = cast("Any", validators.extend)  # type: ignore[redundant-cast,unused-ignore]
    return extend(Draft202012Validator, rules)


def _reference(resolve: Callable[[JsonObject], JsonObject]) -> Any:  # noqa: ANN401
    """Look references up in a table: jsonschema would walk to each anew, which is half of what a check takes."""

    def reference(validator: Any, target: str, value: object, _: object) -> Iterator[ValidationError]:  # noqa: ANN401
        yield from validator.descend(value, resolve({"$ref": target}))

    return reference


def _required(validator: Any, names: Sequence[str], value: object, _: object) -> Iterator[ValidationError]:  # noqa: ANN401
    if validator.is_type(value, "object"):
        for name in names:
            if name not in cast("JsonObject", value):
                yield ValidationError(f"{name} is missing", path=[name], instance=None)


def _pattern(validator: Any, text: str, value: object, _: object) -> Iterator[ValidationError]:  # noqa: ANN401
    if validator.is_type(value, "string") and not pattern(text).search(str(value)):
        yield ValidationError(f"does not match {text}")


def _ahead(clock: Clock) -> Any:  # noqa: ANN401
    def ahead(validator: Any, seconds: float, value: object, schema: JsonObject) -> Iterator[ValidationError]:  # noqa: ANN401
        unit = 1000 if schema.get("x-epoch") == "milliseconds" else 1
        if validator.is_type(value, "number") and cast("float", value) < (clock.now() + seconds) * unit:
            yield ValidationError(f"is not {seconds} seconds in the future")

    return ahead


def _problem(error: ValidationError, place: tuple[str, ...]) -> Problem:
    path = tuple(cast("Iterable[str | int]", error.absolute_path))
    if error.validator == "additionalProperties":
        known = cast("JsonObject", cast("JsonObject", error.schema).get("properties", {}))
        extra = [name for name in cast("JsonObject", error.instance) if name not in known]
        path = (*path, extra[0])
    return Problem((*place, *path), str(error.validator), error.validator_value, error.instance)


def _rank(place: tuple[str | int, ...], order: list[str]) -> int:
    return order.index(str(place[0])) if place and str(place[0]) in order else len(order)


def _read(parameter: Parameter, texts: Sequence[str]) -> object:
    """Return a parameter as the type that its schema wants, where it can be read so."""
    if len(texts) > 1:
        return list(texts)
    text = texts[0]
    match parameter.schema.get("type"):
        case "integer" if _INTEGER.fullmatch(text):
            return int(text)
        case "boolean":
            return _BOOLEANS.get(text, text)
        case _:
            return text
