"""Reading a response that differs from the contract: what it comes to, and each place where the reader gave way.

These are all the ways in which it gives way:

- A required member that is not essential may be missing or null; an optional one may be null, unless it is a verdict.
- An integer is read from its canonical digits, and a text from an integer; true and false from `"true"` and `"false"`. Never so
  where the value is the verdict of a verification, or is essential and a truth value or one of an enumeration.
- A member, a value of an enumeration or a constant that the contract does not know is kept.
- A row of a list that cannot be read is left out, and kept beside the list; but not the only one, or all of them.

Whatever else differs is `Broken`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, cast

from .drift import DriftEvent, reportable
from .exact import essentials, exact, is_empty
from .failures import Broken
from .json_types import coerced, expected, is_whole, kind_of
from .places import Place, shown_tokens
from .pointer import join, look_up
from .schema import by_form, names, nullable, part, parts, schema_of, with_article
from .variants import possible_alternatives

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .schema import Resolve, Schema

Rows: TypeAlias = "dict[tuple[str | int, ...], list[object]]"
"""Rows that were left out, by the path of their list in what is read."""

_Union: TypeAlias = "dict[tuple[str, int, bool, bool], tuple[object, object, Tolerant]]"
"""Inside a union: what a class made of an object, with the reader that noted what it gave way to."""


def _nearest(refused: Sequence[Broken], word: str) -> Broken:
    """Return the difference that lies deepest; where alternatives differ at several places of one depth, none of them."""
    deepest = max(one.pointer.count("/") for one in refused)
    found = [one for one in refused if one.pointer.count("/") == deepest]
    if len({one.pointer for one in found}) == 1:
        return found[0]
    return Broken(word, "must match at least one alternative")


class Tolerant:
    """Reads one response. `events` and `rows` hold what it gave way to."""

    def __init__(self, operation: str, status: int, resolve: Resolve) -> None:
        """Nothing has differed yet."""
        self.events: dict[DriftEvent, str] = {}
        """Each with the pointer of where it was first, indices and all."""
        self.rows: Rows = {}
        self._union: _Union | None = None
        self._operation = operation
        self._status = status
        self._resolve = resolve

    def note(self, place: Place, rule: str, expected: str, found_kind: str, found: str = "") -> None:
        """Keep an event, once."""
        event = DriftEvent(self._operation, place.pointer, rule, expected, found_kind, self._status, found)
        self.events.setdefault(event, "".join(map(join, place.path)))

    def read(self, schema: Schema | bool, value: object, place: Place, *, closed: bool = True) -> object:  # noqa: FBT001 - a schema may be one
        """Return the value as the contract describes it. `Broken` says where it cannot be read as that."""
        if isinstance(schema, bool) or not schema:
            return value
        if schema.get("x-sensitive") is True:
            place = place.hidden()
        if "$ref" in schema:
            return self._referenced(str(schema["$ref"]), value, place)
        for word in ("anyOf", "oneOf"):
            if word in schema:
                value = self._one_of(schema, word, value, place, closed=closed)
                closed = False  # the alternatives have reported unknown members
        for branch in parts(schema, "allOf"):
            value = self.read(branch, value, place, closed=False)
        value = self._check_type(schema, value, place)
        self._check_listed(schema, value, place)
        if type(value) is dict:
            return self._object(schema, cast("dict[str, object]", value), place, closed=closed)
        if type(value) is list:
            return self._rows(schema, cast("list[object]", value), place)
        return value

    def _rows(self, schema: Schema, found: list[object], place: Place) -> object:
        if "prefixItems" in schema:
            return self._tuple(schema, found, place)
        return self._list(part(schema, "items"), found, place) if isinstance(schema.get("items"), dict) else found

    def _referenced(self, name: str, value: object, place: Place) -> object:
        """Read as a class: inside a union once, however many variants hold the object."""
        schema = schema_of(self._resolve(name))
        if self._union is None or not isinstance(value, dict):
            return self.read(schema, value, place)
        value = cast("object", value)
        key = (name, id(value), place.sensitive, place.essential)
        if key not in self._union:
            other = self._fresh_reader()
            try:
                self._union[key] = (value, other.read(schema, value, place), other)
            except Broken as broken:
                self._union[key] = (value, Broken(broken.rule, broken.message, broken.pointer), other)
        _, result, other = self._union[key]
        if isinstance(result, Broken):
            raise Broken(result.rule, result.message, result.pointer)
        self.events = {**other.events, **self.events}
        self.rows |= other.rows
        return result

    def _fresh_reader(self) -> Tolerant:
        """Return a reader of the same response without notes."""
        reader = Tolerant(self._operation, self._status, self._resolve)
        reader._union = self._union
        return reader

    def _tuple(self, schema: Schema, found: list[object], place: Place) -> object:
        """Read items each of which has a meaning of its own: none of them can be left out."""
        first, rest = parts(schema, "prefixItems"), part(schema, "items")
        rows: list[object] = []
        for at, item in enumerate(found):
            try:
                rows.append(self.read(first[at] if at < len(first) else rest, item, place.below(at, "/*")))
            except Broken as broken:
                raise broken.under(at) from None
        return rows

    def _one_of(self, schema: Schema, word: str, value: object, place: Place, *, closed: bool) -> object:
        """Read as the alternative that fits, else as the one that its discriminator names, else as the one that takes the least."""
        branches = parts(schema, word)
        self._union = {} if self._union is None else self._union
        named = possible_alternatives(schema, word, self._resolve)(value)
        ordered = [branches[at] for at in named] or branches
        if any(exact(branch, self._resolve, closed=closed)(value) for branch in ordered):
            return value
        tries: list[tuple[int, object, Tolerant]] = []
        refused: list[Broken] = []
        for branch in ordered:
            other = self._fresh_reader()
            try:
                tries.append((len(tries), other.read(branch, value, place, closed=closed), other))
            except Broken as broken:
                refused.append(broken)
        if not tries:
            nearest = _nearest(refused, word)
            if named:
                raise nearest
            self.note(place, word, "a known alternative", kind_of(value))
            return value  # of a kind that the contract does not know, and like none that it does
        _, result, chosen = min(tries, key=lambda one: (len(one[2].events), one[0]))
        self.events |= chosen.events
        if not named:
            return value  # of a kind that the contract does not know
        self.rows |= chosen.rows
        return result

    def _check_type(self, schema: Schema, value: object, place: Place) -> object:
        types = names(schema, "type")
        kind = kind_of(value)
        if not types or kind in types or (kind == "integer" and "number" in types) or is_whole(value, types):
            return value
        decides = place.essential and ("boolean" in types or "enum" in schema or "const" in schema)
        result = None if decides or schema.get("x-verdict") is True else coerced(value, types)
        if result is None:
            raise Broken("type", f"must be {with_article(*types)}")
        self.note(place, "type", " or ".join(types), kind)
        return result

    def _check_listed(self, schema: Schema, value: object, place: Place) -> None:
        """Note a value outside an enumeration, or another than the constant; it passes if it has the type of those inside."""
        word = "enum" if "enum" in schema else "const" if "const" in schema else ""
        if not word or exact({word: schema[word]}, self._resolve)(value):
            return
        listed = cast("Sequence[object]", schema["enum"] if word == "enum" else [schema["const"]])
        kinds = tuple(dict.fromkeys(kind_of(item) for item in listed))
        if kind_of(value) not in kinds:
            raise Broken("type", f"must be {with_article(*kinds)}")
        self.note(place, word, " or ".join(kinds), kind_of(value), "" if place.sensitive else reportable(value))

    def _object(self, schema: Schema, found: dict[str, object], place: Place, *, closed: bool) -> object:
        properties = cast("Mapping[str, Schema]", part(schema, "properties"))
        rest = schema.get("additionalProperties")
        of_form = by_form(schema, _same_schema)
        result: dict[str, object] = {}
        essential, required = essentials(schema), names(schema, "required")
        for name in required:
            if name not in found and part(properties, name).get("writeOnly") is not True:
                self._missing(properties.get(name, {}), name, place, essential=name in essential)
        for name, item in found.items():
            if name in properties:
                if (
                    item is None
                    and name in essential
                    and (name in required or properties[name].get("x-verdict") is True)
                ):
                    self._not_null(properties[name], name)
                self._member(properties[name], name, item, place, result, essential=name in essential)
                if "x-essential" in schema and name in essential and is_empty(item, properties[name]):
                    raise Broken("empty", "must not be empty", join(name))
            elif formed := of_form(name):
                result[name] = _read_member(name, self, formed[0], item, place.below(name, "/*"))
            elif isinstance(rest, dict):
                result[name] = _read_member(name, self, cast("Schema", rest), item, place.below(name, "/*"))
            else:
                result[name] = item
                if closed and rest is not True:
                    known = "" if place.sensitive else reportable(name)
                    self.note(place.below(known or "*", join(known or "*")), "unknown", "", kind_of(item))
        return result

    def _missing(self, schema: Schema, name: str, place: Place, *, essential: bool) -> None:
        if essential:
            raise Broken("required", "is required", join(name))
        self.note(place.below(name, join(name)), "required", expected(schema, self._resolve), "missing")

    def _not_null(self, schema: Schema, name: str) -> None:
        """Refuse null for what a caller acts on. Where another member may stand for it, the alternatives say whether one does."""
        if not nullable(schema):
            wanted = expected(schema, self._resolve)
            raise Broken("type", f"must be {with_article(wanted)}", join(name))

    def _member(
        self, schema: Schema, name: str, item: object, place: Place, result: dict[str, object], *, essential: bool
    ) -> None:
        """Read a member into the result, or leave it out."""
        inner = place.below(name, join(name), essential=essential)
        if item is None and not nullable(schema):
            wanted = expected(schema, self._resolve)
            self.note(inner, "null", wanted, "null")
            return
        result[name] = _read_member(name, self, schema, item, inner)

    def _list(self, schema: Schema, found: list[object], place: Place) -> object:
        """Read each row. One that cannot be read is left out, unless nothing would be left."""
        rows: list[object] = []
        left_out: list[object] = []
        broken: Broken | None = None
        for index, item in enumerate(found):
            other = self._fresh_reader()
            try:
                row = other.read(schema, item, place.below(len(rows), "/*"))
            except Broken as error:
                self._lost(error, place, schema, item, index)
                broken = broken or error.under(index)
                left_out.append(item)
            else:
                rows.append(row)
                self.events |= other.events
                self.rows |= other.rows
        if broken is not None and not rows:
            raise broken
        if left_out:
            self.rows[place.path] = left_out
        return rows

    def _lost(self, error: Broken, place: Place, schema: Schema, item: object, index: int) -> None:
        """Note that a row was left out, and what could not be read in it."""
        tokens = [token.replace("~1", "/").replace("~0", "~") for token in error.pointer.split("/")[1:]]
        found = "missing" if error.rule == "required" else kind_of(look_up(item, error.pointer))
        wanted = (
            error.message.removeprefix("must be ").removeprefix("a ").removeprefix("an ")
            if error.rule == "type"
            else ""
        )
        shown_as = "/*" + "".join(shown_tokens(schema, tokens, self._resolve))
        self.note(place.below(index, shown_as), "row", wanted, found)


def _same_schema(schema: Schema) -> Schema:
    return schema


def _read_member(name: str, reader: Tolerant, schema: Schema, item: object, place: Place) -> object:
    try:
        return reader.read(schema, item, place)
    except Broken as broken:
        raise broken.under(name) from None
