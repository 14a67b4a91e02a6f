"""The body of an operation compiled: how arguments become it, what it must keep to, and how it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from .argument_forms import converter_of
from .body import Upload, is_file, outside, writer
from .codec import dump
from .encode import constants_writer, to_wire
from .failures import Violation
from .future_times import future_check
from .media import is_json
from .schema import constants, nullable, part, schema_of, sensitive
from .unset import UNSET
from .unwritable import broken_texts
from .validate import validator

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .call_options import CallOptions
    from .operation import Body
    from .request_parts import RequestParts
    from .schema import Resolve, Schema


class BodyPlan:
    """How the body of an operation is made of arguments, checked and written."""

    def __init__(self, body: Body, resolve: Resolve, *, trial: bool) -> None:
        """Compile, for production or off it."""
        schema: Schema = schema_of(resolve(str(body.schema["$ref"]))) if "$ref" in body.schema else body.schema
        properties = cast("Mapping[str, Schema]", part(schema, "properties"))
        self._required = body.required
        self._check = validator(body.schema, resolve, trial=trial)
        self._later = future_check(body.schema, resolve, trial=trial)
        self._content_type = body.content_type
        files = frozenset(name for name, item in properties.items() if is_file(item))
        self._write = writer(body.content_type, dict(body.kinds), files)
        self._write_constants = constants_writer(body.schema, resolve)
        self._is_json = is_json(body.content_type)
        self._constants = constants(schema)
        self._copies = cast("Mapping[str, str]", part(schema, "x-copy-of"))
        self._fields = None
        if body.fields is not None:
            pairs = [(item, item) if isinstance(item, str) else item for item in body.fields]
            self._fields = [
                (argument, wire, nullable(item), converter_of(item) or as_it_is)
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
        return frozenset((*self._properties, *self._copies, *given))

    def write(
        self,
        arguments: Mapping[str, object],
        request: RequestParts,
        broken: list[Violation],
        now: Callable[[], float] | None,
        own: CallOptions,
    ) -> None:
        """Put the body into the request, or what is broken about it into the list. Without a clock no rule counts."""
        unencodable: list[object] = []
        value = self._value(arguments, unencodable)
        if value is UNSET and own.extra_body:
            value = dict(self._constants)
        if value is UNSET:
            broken += [Violation("", "required", "a body is required")] if self._required and now is not None else []
            return
        if self._write_constants is not None:
            self._write_constants(value)
        if more := self._broken(value, now, own):
            broken += more
            return
        if isinstance(value, dict):
            value = self._completed(cast("dict[str, object]", value), own, unencodable)
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

    def _broken(self, value: object, now: Callable[[], float] | None, own: CallOptions) -> list[Violation]:
        """Return what is broken about the body. Without a clock, only its media type is checked."""
        found: list[Violation] = []
        if now is not None:
            found += self._check(value if self._is_json else _without_uploads(value))
            found += self._later(value, now()) if self._later is not None else ()
        has_type = any(name.lower() == "content-type" for name in own.headers or ())
        if not has_type and (unfit := outside(value, self._content_type)):
            found.append(Violation("", "media-type", unfit))
        return found

    def _completed(self, value: dict[str, object], own: CallOptions, unencodable: list[object]) -> dict[str, object]:
        """Return an object with the members that go by two names, and with those that only the caller knows."""
        if self._copies:
            value = _with_copies(value, self._copies, own.copies)
        if not own.extra_body:
            return value
        return {**value, **cast("dict[str, object]", to_wire(own.extra_body, unencodable))}

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


def _with_copies(value: dict[str, object], copies: Mapping[str, str], which: str) -> dict[str, object]:
    """Return a body with the members that repeat others, or with these alone."""
    given = {} if which == "original" else {copy: value[name] for copy, name in copies.items() if name in value}
    left_out = {copies[copy] for copy in given} if which == "copy" else set[str]()
    return {**{name: item for name, item in value.items() if name not in left_out}, **given}


def as_it_is(value: object) -> object:
    """Return what is given."""
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
