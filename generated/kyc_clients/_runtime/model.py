"""The classes of a contract: `@model class Session(Model): …` with its fields as annotations and its schema beside them.

attrs makes them: slots, a keyword-only constructor, defaults. Comparison and printing are written once, for all of them.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, Final, TypeVar, cast, dataclass_transform

from .schema import Json, Schema, sensitive
from .unset import UNSET, Unset

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Self

    from attrs import AttrsInstance

    from .schema import Field

__all__ = ["UNSET", "Json", "Model", "Schema", "Unset", "model"]

REQUIRED: Final = object()
"""The default of a field that has none."""

_NOTHING: Final[Mapping[str, Json]] = MappingProxyType({})
M = TypeVar("M", bound="Model")


class Model:
    """A JSON object of the contract as a value: keyword-only, comparable, picklable, and silent about personal data when printed.

    Fields that the contract does not know are kept in `extra` and go back to the wire with `to_dict`.
    """

    __slots__ = ("__extra__",)

    __extra__: dict[str, Json]
    _schema: ClassVar[Schema] = {}
    """The object as it is on the wire."""
    __model_fields__: ClassVar[Mapping[str, object]] = {}
    """Attributes and their defaults, `REQUIRED` where there is none."""
    __model_shape__: ClassVar[tuple[Field, ...] | None] = None
    __model_rows__: ClassVar[tuple[tuple[str, str, bool], ...]] = ()
    __model_decode__: ClassVar[Callable[[object], object] | None] = None

    @property
    def extra(self) -> Mapping[str, Json]:
        """Fields by their wire names that the answer held and the contract does not know; empty when there were none."""
        return getattr(self, "__extra__", _NOTHING)

    @classmethod
    def from_dict(cls, value: Mapping[str, Json]) -> Self:
        """Read a JSON object as leniently as an answer; `UnexpectedResponse` names the pointer that breaks the contract."""
        from .decode import Broken, model_decoder  # noqa: PLC0415 - not before something is to be read

        try:
            return cast("Self", model_decoder(cls)(dict(value)))
        except Broken as broken:
            raise broken.error() from None

    def to_dict(self) -> dict[str, Json]:
        """Return the JSON object of the wire, unknown fields included and absent ones left out."""
        from .encode import model_to_wire  # noqa: PLC0415 - not before something is to be written

        return model_to_wire(self)

    def __eq__(self, other: object) -> bool:
        """Equal when of the same class with the same fields, unknown ones included."""
        if type(other) is not type(self):
            return NotImplemented
        same = all(getattr(self, name) == getattr(other, name) for name in self.__model_fields__)
        return same and self.extra == other.extra

    __hash__ = None  # type: ignore[assignment]  # mutable values do not hash

    def __repr__(self) -> str:
        """Print the fields; a sensitive value, and any unknown one, shows only that it is there."""
        shown: list[str] = []
        hidden = {field.attribute for field in shape(type(self)) if sensitive(field.schema)}
        for name in self.__model_fields__:
            value: object = getattr(self, name, UNSET)  # an object half read has not all of them
            if value is None or value is UNSET:
                continue
            shown.append(f"{name}=<hidden>" if name in hidden else f"{name}={value!r}")
        if self.extra:
            shown.append(f"extra=<{', '.join(self.extra)}>")
        return f"{type(self).__name__}({', '.join(shown)})"


def schema_of(cls: type[Model]) -> Schema:
    """Return the schema of a class: the object as it is on the wire."""
    return cast("Schema", vars(cls).get("_schema", {}))


def shape(cls: type[Model]) -> tuple[Field, ...]:
    """Return the properties of a class's schema, worked out once."""
    known = cls.__dict__.get("__model_shape__")
    if known is None:
        from .schema import fields  # noqa: PLC0415 - with the first use of the class

        known = cls.__model_shape__ = fields(schema_of(cls))
    return cast("tuple[Field, ...]", known)


@dataclass_transform(kw_only_default=True)
def model(cls: type[M]) -> type[M]:
    """Make a class of annotated fields a model: slots, keyword-only constructor, defaults."""
    from attrs import NOTHING, define, fields  # noqa: PLC0415 - with the first class of a contract, not with its client

    # Unknown fields live in a slot of the base, which attrs knows nothing of: comparison, copies and pickles are not its own.
    made = define(cls, kw_only=True, eq=False, repr=False, getstate_setstate=False, weakref_slot=False)
    made.__model_fields__ = {
        field.name: REQUIRED if field.default is NOTHING else field.default
        for field in fields(cast("type[AttrsInstance]", made))
    }
    return made
